"""The tables of participants of a web page, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.columns import Role, columns, is_participant
from ccwuniv.sources.untc.dates import first_date
from ccwuniv.sources.untc.limits import MOST_CELLS, MOST_COLUMNS
from ccwuniv.sources.untc.markup import beginning, cell_of, is_of_class, text_of
from ccwuniv.sources.untc.page import Cell, Page, Row, Table
from ccwuniv.sources.untc.participants import state_of
from ccwuniv.sources.untc.text import name_and_marks, squeeze

__all__ = ["SECTIONS", "tables_of"]

SECTIONS = re.compile(r"_(dg[A-Za-z]+)$")
"""The ids of the tables that hold statements or notes, not participants."""

_PARTICIPANT = re.compile(r"participants?[\s\d,;*]*", re.IGNORECASE)
_INITIALS = ("p", "P")
_GRIDS = ("_tblgrid", "_Table1")
_ABOVE = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "caption")
_LOWEST_HEADING = 6
_LONGEST_TITLE = 300
_MOST_IN_NOTES = 50
"""Tables inside footnotes that are read; more are noted."""
_EMPTY = Cell("")
_CELLS = ("td", "th")

Grid = list[list[Cell]]


def tables_of(root: etree._Element, page: Page, source: str) -> Iterator[Table]:
    """Yield the tables of participants; rows of names and days without a heading go into the notes.

    A table inside a footnote is none of them: it is kept with the page's footnotes.
    """
    seen: set[etree._Element] = set()
    for table in root.iter("table"):
        is_grid = _is_grid(table)
        if not is_grid and (next(table.iterdescendants("table"), None) is not None or _holds_statements(table)):
            continue
        rows = _rows(table, source)
        grid = list(islice(rows, _LOWEST_HEADING))
        head = _head(grid, is_grid=is_grid)
        if head is None:
            if not _is_section(table):
                _note_dated_rows([*grid, *rows], table, page)
            continue
        note = _note_around(table)
        grid += rows
        below = _end_of_head(grid, head)
        headings = tuple(": ".join(dict.fromkeys(filter(None, parts))) for parts in _columnwise(grid[head:below]))
        body = tuple(Row(n, tuple(row)) for n, row in enumerate(_body(grid[below:]), start=1))
        if note is None:
            yield Table(headings, body, title=_title(table, seen, [row[0].text for row in grid[:head] if row]))
        elif len(page.footnote_tables) == _MOST_IN_NOTES:
            page.note("footnotes", "; ".join(headings), "one table too many in the footnotes, not read", departure=True)
        else:
            mark, before = _mark_and_beginning(note, table)
            page.footnote_tables.append(Table(headings, body, mark=mark, before=before))
        seen.add(table)


def _is_section(table: etree._Element) -> bool:
    return SECTIONS.search(table.get("id") or "") is not None


def _holds_statements(table: etree._Element) -> bool:
    """Say whether a table is a section of statements or notes: rows of one cell."""
    return _is_section(table) and all(len(row) == 1 for row in islice(_own_rows(table), _LOWEST_HEADING))


def _head(grid: Grid, *, is_grid: bool) -> int | None:
    """Return which row is that of the headings: one with a participant and, outside the site's own table, an act."""
    for n, row in enumerate(grid):
        texts = tuple(cell.text for cell in row)
        if any(map(_says_participant, texts)):
            return n
        if any(map(is_participant, texts)) and not any(first_date(text) for text in texts if len(text) < 40):
            roles = {column.role for column in columns(texts)}
            if is_grid or (roles & {Role.ACTIONS, Role.ACT} and not any(map(state_of, texts))):
                return n
    return None


def _note_around(table: etree._Element) -> etree._Element | None:
    return next((around for around in table.iterancestors("div") if is_of_class(around, "divNotesAll")), None)


def _is_in_the_head(table: etree._Element) -> bool:
    return any(around.get("id") == "headerbox" for around in (table, *table.iterancestors()))


def _mark_and_beginning(note: etree._Element, table: etree._Element) -> tuple[str, str]:
    """Return the mark of a footnote, and what it says before a table in it."""
    anchor = note.find(".//a[@name]")
    mark = beginning(anchor, 80) if anchor is not None else ""
    inside = set(table.iter())
    text = text_of(note, [], lambda element: element in inside)
    return mark, squeeze(text.removeprefix(mark))


def _title(table: etree._Element, seen: set[etree._Element], above: Sequence[str]) -> str:
    """Return what is printed right above a table as its own title, or nothing."""
    caption = table.find("caption")
    if caption is not None:
        return cell_of(caption).text[:_LONGEST_TITLE]
    if said := squeeze(" ".join(above)):
        return said[:_LONGEST_TITLE]
    for before in table.itersiblings(*_ABOVE, "table", preceding=True):
        return "" if before.tag == "table" or _is_within(before, seen) else beginning(before, _LONGEST_TITLE)
    part = table.getparent()
    for before in part.itersiblings(preceding=True) if part is not None and part.tag == "div" else ():
        if _is_within(before, seen) or any(inside in seen for inside in before.iter("table")):
            return ""
        if (text := beginning(before, _LONGEST_TITLE)) and isinstance(before.tag, str):
            return text
    return ""


def _is_within(element: etree._Element, tables: set[etree._Element]) -> bool:
    return any(around in tables for around in element.iterancestors("table"))


def _is_grid(table: etree._Element) -> bool:
    name = table.get("id")
    return name is not None and name.endswith(_GRIDS)


def _rows(table: etree._Element, source: str) -> Iterator[list[Cell]]:
    """Yield a table's rows; a cell that spans rows or columns is repeated in a heading, empty elsewhere."""
    cells = 0
    spans: dict[int, tuple[int, Cell]] = {}
    for tr in _own_rows(table):
        row: list[Cell] = []
        parts = list(tr)
        tags = [part.tag for part in parts]
        heading = "th" in tags or "thead" in (tr.get("class") or "")
        for td, tag in zip(parts, tags, strict=True):
            if tag not in _CELLS:
                continue
            if spans:
                _fill(row, spans)
            cell = cell_of(td, _is_grid) if len(td) else Cell(squeeze(td.text or ""))
            heading = heading or (cell.text[:1] in _INITIALS and _says_participant(cell.text))
            if td.keys():
                down, across = _span(td.get("rowspan")), _span(td.get("colspan"))
                _repeat(row, spans, cell, down, across, heading=heading)
            else:
                row.append(cell)
            if len(row) > MOST_COLUMNS:
                break
        if spans:
            _fill(row, spans)
        cells += len(row)
        if len(row) > MOST_COLUMNS or cells > MOST_CELLS:
            expected = f"tables of at most {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells"
            raise SourceFormatError(source, expected, f"a larger one with the id {table.get('id', '')!r}")
        yield row


def _repeat(
    row: list[Cell], spans: dict[int, tuple[int, Cell]], cell: Cell, down: int, across: int, *, heading: bool
) -> None:
    for n in range(across):
        if down > 1:
            spans[len(row)] = (down - 1, cell if heading or not row else _EMPTY)
        row.append(cell if heading or n == 0 else _EMPTY)


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table without those of the tables in its cells."""
    if next(table.iterdescendants("table"), None) is None:
        yield from table.iter("tr")
        return
    walk = etree.iterwalk(table, events=("start",), tag=("tr", "table"))
    for _, node in walk:
        if node.tag == "tr":
            yield node
        elif node is not table:
            walk.skip_subtree()


def _fill(row: list[Cell], spans: dict[int, tuple[int, Cell]]) -> None:
    while len(row) in spans:
        left, cell = spans.pop(len(row))
        if left > 1:
            spans[len(row)] = (left - 1, cell)
        row.append(cell)


def _span(written: str | None) -> int:
    if written is None:
        return 1
    text = written.strip()
    return max(1, min(int(text[:4]), 100)) if text.isdecimal() else 1


def _says_participant(text: str) -> bool:
    return bool(_PARTICIPANT.fullmatch(text))


def _end_of_head(grid: Grid, head: int) -> int:
    end = head + 1
    while end < min(len(grid), head + _LOWEST_HEADING) and any(_says_participant(cell.text) for cell in grid[end]):
        end += 1
    return end


def _columnwise(rows: Grid) -> list[list[str]]:
    width = max(map(len, rows))
    return [[name_and_marks(row[n].text)[0] for row in rows if n < len(row)] for n in range(width)]


def _body(rows: Grid) -> Iterator[Sequence[Cell]]:
    return (row for row in rows if row and (row[0].text or any(cell.text for cell in row)))


def _note_dated_rows(grid: Grid, table: etree._Element, page: Page) -> None:
    """Note the rows of a table that lists names and days without a heading of participants.

    The head of the page and its footnotes are none.
    """
    dated = [
        row for row in grid if len(row) > 1 and row[0].text and len(row[-1].text) < 40 and first_date(row[-1].text)
    ]
    if len(dated) < 2 or _is_in_the_head(table) or _note_around(table) is not None:
        return
    for row in dated:
        page.note("a table without a 'Participant' heading", " | ".join(cell.text for cell in row), "row not read")
