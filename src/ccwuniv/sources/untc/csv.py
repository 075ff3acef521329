"""A table saved or scraped as delimited text, as a page."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Sequence
from functools import cache

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.columns import Role, columns, is_participant
from ccwuniv.sources.untc.dates import first_date
from ccwuniv.sources.untc.limits import LONGEST_HEADING, MOST_COLUMNS
from ccwuniv.sources.untc.page import Cell, Page, Row, Table, header_from
from ccwuniv.sources.untc.participants import state_of
from ccwuniv.sources.untc.phrases.meanings import heading, opening_of_title, phrase_lines
from ccwuniv.sources.untc.text import italic, name_and_marks, plain, squeeze

__all__ = ["read_csv"]

_DELIMITERS = ",;\t|"
_HALF_DATE = re.compile(
    r"[\[(\s]*(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?)\.?\s*"
)
_YEAR = re.compile(r"\s*\d{4}\b")
_END = re.compile(
    r"\s*(?:declarations?|reservations?|objections?|end ?notes?|notes?|territorial application|notifications?)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\[?(\d{1,3})\]?[.)]?\s+(?=\S)")
_NOTES = re.compile(r"\s*(?:end ?notes?|notes?)\s*:?\s*", re.IGNORECASE)
_LONGEST_NAME = 80
_HOLD_ACTS = frozenset({Role.ACTIONS, Role.NO_ACT, Role.ACT, Role.ANNEXED, Role.STATUS})
_STATUS_DAY = re.compile(r"(?:status as at|as (?:of|at))\W*(.*)", re.IGNORECASE)


def read_csv(text: str, source: str) -> Page:
    """Read delimited text: comma, semicolon, tab or bar, quoted or not, with or without lines above the headings.

    Raises
    ------
    SourceFormatError
        When no line can be that of the headings.
    """
    text = re.sub(r"^sep=(.)\n", "", text)
    page = Page("csv")
    lines, head = _read_with_any(text)
    if head is None:
        first = next((squeeze(line) for line in text.split("\n") if line.strip()), "no text")
        found = f"the first line {first[:80]!r}"
        raise SourceFormatError(source, "a heading line with 'Participant' and columns of treaty actions", found)
    page.header = header_from(_fields([" ".join(filter(None, line)) for line in lines[:head]]), page)
    _add_tables(lines[head:], page, source)
    if not any(_is_of_the_genre(table) for table in page.tables):
        shown = [", ".join(table.headings) for table in page.tables]
        found = f"columns {shown[0]}" if shown else "lines of headings without rows"
        raise SourceFormatError(source, "a 'Participant' column and columns of treaty actions", found)
    return page


def _is_of_the_genre(table: Table) -> bool:
    return any(text.casefold().startswith("participant") for text in table.headings) or any(
        column.role in {Role.ACTIONS, Role.ACT, Role.ANNEXED} for column in columns(table.headings)
    )


@cache
def _like_a_participant() -> re.Pattern[str]:
    """Return a quick test of whether a cell may be the heading of participants."""
    phrases = [line["phrase"] for line in phrase_lines("headings") if line["meaning"] == "participant"]
    letters = sorted({re.escape(phrase[:4].strip()) for phrase in phrases})
    return re.compile(rf"\s*(?:{'|'.join(letters)}|[^\s,]*[<&])", re.IGNORECASE)


Lines = list[list[str]]


def _read_with_any(text: str) -> tuple[Lines, int | None]:
    """Read the text with the delimiter that gives the widest heading."""
    best: tuple[Lines, int | None] = [], None
    for delimiter in (one for one in _DELIMITERS if one in text):
        best = max(best, _read(text, delimiter, _width(best)), key=_width)
    if _width(best) < 2:
        best = max((_read(text, delimiter, -1) for delimiter in _DELIMITERS), key=_width)
    return best


def _read(text: str, delimiter: str, known: int) -> tuple[Lines, int | None]:
    """Return the cells of each line, and which line is that of the headings, if it is wider than one that is known."""
    lines: Lines = []
    with contextlib.suppress(csv.Error):
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    swallowed = len(lines) < text.count("\n") + (not text.endswith("\n")) and any(
        "\n" in cell and delimiter in cell.split("\n", 1)[1] for line in lines for cell in line
    )
    if swallowed or not lines:
        lines = [_read_line(line, delimiter) for line in text.split("\n")]
    if not any(len(line) > known and _is_head(line) for line in lines):
        return lines, None
    return lines, next(n for n, line in enumerate(lines) if _is_head(line))


def _read_line(line: str, delimiter: str) -> list[str]:
    """Read one line by itself, without its quotes where they do not pair."""
    if not line or '"' not in line:
        return line.split(delimiter) if line else []
    if line.count('"') % 2:
        return [cell.strip().strip('"') for cell in line.split(delimiter)]
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _is_head(line: Sequence[str]) -> bool:
    """Say whether a line is that of the headings: it names the participants and an act, and has no date or state."""
    if not any(map(_like_a_participant().match, line)) or max(map(len, line)) > LONGEST_HEADING:
        return False
    cells = [plain(cell)[0] for cell in line]
    named = next((n for n, cell in enumerate(cells) if len(cell) < _LONGEST_NAME and is_participant(cell)), None)
    if named is None or any(first_date(cell) for cell in cells):
        return False
    if cells[named].casefold().startswith("participant"):
        return True
    if not any(column.role in _HOLD_ACTS for n, column in enumerate(columns(tuple(cells))) if n != named):
        return False
    return not any(cell and heading(cell) is None and state_of(cell) for cell in cells)


def _width(read: tuple[Lines, int | None]) -> int:
    lines, head = read
    return len(lines[head]) if head is not None else -1


def _fields(titles: Sequence[str]) -> dict[str, str]:
    """Read the lines above the headings: a title, a status day, totals."""
    fields = {"status": "", "title": "", "status_day": ""}
    for line in filter(None, map(squeeze, titles)):
        if day := _STATUS_DAY.search(line):
            fields["status_day"] = day[1]
        elif re.search(r"\b(?:parties|signatories)\s*:", line, re.IGNORECASE):
            fields["status"] = f"{fields['status']} {line}"
        elif not fields["title"]:
            fields["title"] = line
        elif "conclusion" not in fields and first_date(line):
            fields["conclusion"] = line
    return fields


def _add_tables(lines: Lines, page: Page, source: str) -> None:
    heads = [n for n, line in enumerate(lines) if _is_head(line)]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        where = f"table {len(page.tables) + 1}"
        body = [line for line in lines[start + 1 : end] if any(map(str.strip, line))]
        following = _title(body[-1]) if body and end < len(lines) else ""
        headings = _fit_headings([plain(cell)[0] for cell in lines[start]], body)
        rows, rest = _rows(body[:-1] if following else body, len(headings), where, page)
        if rest and (unread := _footnotes(rest, [*rows, *(row for table in page.tables for row in table.rows)], page)):
            first = " ".join(" ".join(unread[0]).split()[:12])
            page.note(f"below {where}", first, f"lines of text below the table, not read: {len(unread)}")
        if (width := max((len(row.cells) for row in rows), default=len(headings))) > MOST_COLUMNS:
            raise SourceFormatError(source, f"lines of at most {MOST_COLUMNS:,} cells", f"one of {width:,}")
        if rows or len(heads) == 1:
            above = lines[start - 1] if start and len(heads) > 1 else []
            page.tables.append(Table(tuple(headings), tuple(rows), title=_title(above)))
        else:
            page.note(where, ", ".join(headings), "headings without rows")


def _title(line: Sequence[str]) -> str:
    """Return a line above the headings as the title of their table, where it announces one."""
    text = squeeze(" ".join(filter(None, line)))
    return text if line and not any(map(str.strip, line[1:])) and opening_of_title(text) else ""


def _footnotes(rest: Lines, rows: Sequence[Row], page: Page) -> Lines:
    """Keep numbered lines below a heading of notes as footnotes if rows refer to them; return the others."""
    if not _NOTES.fullmatch(" ".join(rest[0])):
        return rest
    found: dict[str, str] = {}
    last = ""
    for line in rest[1:]:
        text = squeeze(",".join(line))
        if mark := _NOTE.match(text):
            last = mark[1]
            found.setdefault(last, text[mark.end() :])
        elif last:
            found[last] += f"\n{text}"
    pointed = {mark for row in rows for cell in row.cells for mark in (*cell.marks, *name_and_marks(cell.text)[1])}
    if not found.keys() & pointed:
        return rest
    page.footnotes.update(found)
    return []


def _fit_headings(headings: list[str], body: Lines) -> list[str]:
    """Join a last heading that its own commas have cut, where no row is as wide."""
    width = max((len(line) for line in body), default=len(headings))
    while headings and not headings[-1] and len(headings) > width:
        headings.pop()
    if 1 < width < len(headings):
        return [*headings[: width - 1], ", ".join(headings[width - 1 :])]
    return headings


def _rows(body: Lines, width: int, where: str, page: Page) -> tuple[list[Row], Lines]:
    rows: list[Row] = []
    cell_of = cache(lambda markup: Cell(*plain(markup), italic(markup)))
    for n, line in enumerate(body):
        if _END.match(line[0]) and not any(map(str.strip, line[1:])):
            return rows, body[n:]
        cells = _fit(line, width) if len(line) > width else line
        if any(map(str.strip, line[len(cells) :])):
            page.note(f"{where}, row {n + 1}", " | ".join(line), "more cells than headings; joined to fit")
        rows.append(Row(n + 1, tuple(map(cell_of, cells))))
    return rows, []


def _fit(line: list[str], width: int) -> list[str]:
    """Join the pieces of a date or name that a delimiter inside it has cut, where a line has too many cells."""
    cells = list(line)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    for n in reversed(range(len(cells) - 1)):
        if len(cells) > width and _HALF_DATE.fullmatch(cells[n]) and _YEAR.match(cells[n + 1]):
            cells[n : n + 2] = [f"{cells[n]} {cells[n + 1]}"]
    extra = len(cells) - width
    if extra > 0 and all(cell.strip() and not first_date(cell) for cell in cells[: extra + 1]):
        cells[: extra + 1] = [", ".join(cell.strip() for cell in cells[: extra + 1])]
    return cells
