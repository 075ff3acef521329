"""The head of a report: session, dates and item of the meeting, title, author, symbol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ccwuniv.sources.isu.dates import FoundDate, find_dates
from ccwuniv.sources.isu.flow import Flow, flow
from ccwuniv.sources.isu.lines import SYMBOL, Line, symbols
from ccwuniv.sources.isu.words import words

__all__ = ["Head", "is_author", "read_head"]

_SESSION = words(
    r"\d{4}年(?:度)?(?:会议|届会)|第[^，,。]{1,6}[届次](?:年度)?(?:会议|届会)",
    r"\d{4} (?:session|meeting)|[\w-]+ (?:annual )?(?:session|conference|meeting)(?: \(\d{4}\))?",
    r"(?:session|réunion) de \d{4}|(?:período de sesiones|reunión) de \d{4}",
    r"(?:сессия|совещание) \d{4} года|\d{4} год|(?:دورة|اجتماع) عام \d{4}",
)
_ITEM = words(
    r"(?:临时)?议程(?:项目)? ?(?:项目)? ?(\d+)",
    r"\b(?:provisional )?agenda items? (\d+)|\bitems? (\d+) (?:\([a-z]\) )?of the (?:provisional )?agenda",
    r"\bpoint (\d+) (?:[a-z]\) )?de l['’]ordre du jour(?: provisoire)?",
    r"\btema (\d+) (?:[a-z]\) )?del programa(?: provisional)?",
    r"\bпункт (\d+) (?:предварительной )?повестки дня|البند (\d+) من جدول الأعمال(?: المؤقت)?",
)
_AUTHOR = words(
    "(?:submitted|presented|prepared) by (?:the )?(.+)",
    "(?:document )?(?:soumise?|présentée?|établie?) par (?:l['’]|la |le )?(.+)",
    "(?:presentado|preparado) por (?:la |el )?(.+)",
    "(?:представлено?|подготовлено?) (.+)|(?:مقدمة?|من إعداد) (?:من )?(.+)",
    "(?:由 ?)?(.+?)(?:提交|编写)",
)
_PLACE = words("geneva|genève|ginebra|женева|جنيف|日内瓦|new york|纽约")
_BOILERPLATE = words(
    r".*\bdistr\.|.*(?:original ?[:：]|原文[:：])|general$|limited$",
    rf"(?-i:{SYMBOL}$)",
    "united nations|nations unies|naciones unidas|организация объединенных наций|الأمم المتحدة|联合国$",
)
_UNFINISHED = words(
    r"\b(?:the|of|and|to|on|in|for|an?|its|de|la|les?|et|du|des|sur|el|los|y|del|sobre|и|о|на|к|по)\s*$",
    r"[-,،、]\s*$",
)
_LONGEST_DATE_LINE = 40
_DATED = words(
    r"(?:\bdated|\bdocument of|\bdate ?:|\bdocument du|\bdocumento de(?:l)?|\bдокумент от"
    r"|文件日期[:：]?|وثيقة بتاريخ) ?$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a report, each part as printed, None where it was not found."""

    title: str | None = None
    session: str | None = None
    meeting_dates: tuple[dt.date, dt.date] | None = None
    agenda_item: int | None = None
    agenda_title: str | None = None
    submitted_by: str | None = None
    symbol: str | None = None
    dated: dt.date | None = None


def is_author(text: str) -> bool:
    """Say whether a line of the head names who submitted the report.

    Examples
    --------
    >>> is_author("Submitted by the Implementation Support Unit"), is_author("Introduction")
    (True, False)
    """
    return bool(_AUTHOR.fullmatch(_plain(text)))


def read_head(text: str, lines: Sequence[Line], page: Sequence[Line], first: int) -> Head:
    """Read the lines before the first paragraph.

    Parameters
    ----------
    text : str
        The whole text.
    lines : sequence of Line
        Those of the head.
    page : sequence of Line
        Those left out as belonging to the page: the report's own symbol is there.
    first : int
        The place in the text of the first paragraph.
    """
    plain = [_plain(line.text) for line in lines]
    session = _first(plain, lambda one: bool(_SESSION.fullmatch(one)))
    item = _first(plain, lambda one: bool(_ITEM.search(one)))
    author = _first(plain, is_author)
    dated_lines = _dated_lines(plain)
    meeting = _meeting(plain, dated_lines)
    used = {n for n, date in dated_lines if date is meeting}
    used |= {n for n, one in enumerate(plain) if n == session or _BOILERPLATE.match(one)}
    agenda_title, title = _titles(text, lines, plain, used, item, author)
    by = _AUTHOR.fullmatch(plain[author]) if author is not None else None
    number = _ITEM.search(plain[item]) if item is not None else None
    return Head(
        title=title,
        session=plain[session] if session is not None else None,
        meeting_dates=_range(meeting),
        agenda_item=int(next(filter(None, number.groups()))) if number else None,
        agenda_title=agenda_title,
        submitted_by=next(filter(None, by.groups())).strip(" *†.") if by else None,
        symbol=_symbol([line for line in (*lines, *page) if line.start < first]) or _symbol(page),
        dated=next((d.first for n, d in dated_lines if d is not meeting and _is_date_of_document(plain[n], d)), None),
    )


def _is_date_of_document(line: str, date: FoundDate) -> bool:
    """Say whether a date is a document's own: in a short line, at the start of one, or after a word for it."""
    return (
        len(line) < _LONGEST_DATE_LINE
        or date.start < _LONGEST_DATE_LINE // 2
        or bool(_DATED.search(line[: date.start]))
    )


def _plain(text: str) -> str:
    return Flow.of(text, 0, len(text)).text


def _first(plain: Sequence[str], test: Callable[[str], bool]) -> int | None:
    return next((n for n, one in enumerate(plain) if test(one)), None)


def _dated_lines(plain: Sequence[str]) -> list[tuple[int, FoundDate]]:
    found = ((n, date) for n, one in enumerate(plain) for date in find_dates(one))
    return [(n, date) for n, date in found if date.precision == "day" and date.first]


def _meeting(plain: Sequence[str], dated: Sequence[tuple[int, FoundDate]]) -> FoundDate | None:
    """Return the dates of the meeting: those beside a place, or else the first range of days."""
    placed = (date for n, date in dated if _PLACE.search(plain[n]))
    ranges = (date for _, date in dated if date.first != date.last)
    return next(placed, None) or next(ranges, None)


def _range(date: FoundDate | None) -> tuple[dt.date, dt.date] | None:
    return (date.first, date.last) if date and date.first and date.last else None


def _titles(
    text: str, lines: Sequence[Line], plain: Sequence[str], used: set[int], item: int | None, author: int | None
) -> tuple[str | None, str | None]:
    """Return the title of the agenda item, which follows it, and the report's, the last block before the author."""
    nothing_known = item is None and author is None
    begin = max(used, default=-1) + 1 if nothing_known else item + 1 if item is not None else 0
    until = author if author is not None else len(lines)
    blocks: list[list[Line]] = []
    for n in range(begin, until):
        if n in used:
            continue
        if blocks and not lines[n].after_gap:
            blocks[-1].append(lines[n])
        else:
            blocks.append([lines[n]])
    if len(blocks) == 1 and item is not None:
        cut = _last_title(blocks[0])
        blocks = [block for block in (blocks[0][:cut], blocks[0][cut:]) if block]
    written = [flow(text, [(line.start, line.end) for line in block]).text.strip(" *†") for block in blocks]
    beside = _ITEM.sub("", plain[item]).strip(" :：.") if item is not None else ""
    first = written[0] if item is not None and len(written) > 1 else None
    return beside or first, written[-1] if written else None


def _last_title(block: Sequence[Line]) -> int:
    """Return where the last of several titles on consecutive lines starts."""
    for n in range(len(block) - 1, 0, -1):
        if not (_UNFINISHED.search(block[n - 1].text) or block[n].text.strip()[:1].islower()):
            return n
    return 0


def _symbol(lines: Sequence[Line]) -> str | None:
    ordered = sorted(lines, key=lambda line: line.start)
    return next((symbol for line in ordered for symbol, _, _ in symbols(line.text)), None)
