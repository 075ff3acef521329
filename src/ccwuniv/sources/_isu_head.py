"""What stands before the paragraphs of a report: session, dates and item of the meeting, title, author, symbol."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ccwuniv.sources._isu_dates import FoundDate, find_dates
from ccwuniv.sources._isu_flow import flow
from ccwuniv.sources._isu_lines import SYMBOL, Line, symbols

__all__ = ["Head", "is_author", "read_head"]

_SESSION = re.compile(
    r"\s*(?:\d{4}\s*年(?:度)?(?:会议|届会)|第[^，。]{1,6}[届次](?:年度)?(?:会议|届会)|\d{4} (?:session|meeting)|(?:\w+-?){1,3} (?:annual )?(?:session|conference|meeting)(?: \(\d{4}\))?"
    r"|(?:session|réunion) de \d{4}|(?:período de sesiones|reunión) de \d{4}|(?:сессия|совещание) \d{4} года|\d{4} год|(?:دورة|اجتماع) عام \d{4})\s*",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:临时)?议程(?:项目)?\s*(?:项目)?\s*(?P<zh>\d+)|\b(?:provisional )?agenda items? (?P<en>\d+)|\bitems? (?P<en2>\d+) (?:\([a-z]\) )?of the (?:provisional )?agenda"
    r"|\bpoint (?P<fr>\d+) (?:[a-z]\) )?de l['’]ordre du jour|\btema (?P<es>\d+) (?:[a-z]\) )?del programa|\bпункт (?P<ru>\d+) (?:предварительной )?повестки|البند (?P<ar>\d+) من جدول",
    re.IGNORECASE,
)
_ITEM_REST = re.compile(r"[\s:：.]*(?:provisoire|provisional|(?:предварительной )?(?:повестки )?дня|الأعمال(?: المؤقت)?)?\s*", re.IGNORECASE)
_AUTHOR = re.compile(
    r"\s*(?:(?:submitted|presented|prepared) by (?:the )?(?P<en>.+)|(?:document )?(?:soumise?|présentée?|établie?) par (?:l['’]|la |le )?(?P<fr>.+)"
    r"|(?:presentado|preparado) por (?:la |el )?(?P<es>.+)|(?:представлено?|подготовлено?) (?P<ru>.+)|(?:مقدمة?|من إعداد) (?:من )?(?P<ar>.+)|(?:由\s*)?(?P<zh>.+?)(?:提交|编写))\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"geneva|日内瓦|genève|ginebra|женева|جنيف|new york|纽约", re.IGNORECASE)
_BOILERPLATE = re.compile(
    rf".*\bdistr\.|.*(?:original\s*[:：]|原文[:：])|\s*(?:united nations|联合国|nations unies|naciones unidas|организация объединенных наций|الأمم المتحدة)\b.*"
    rf"|\s*{SYMBOL}\s*|\s*(?:general|普遍分发|limited)\s*",
    re.IGNORECASE,
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


def read_head(text: str, lines: Sequence[Line], page: Sequence[Line], first: int) -> Head:
    """Read the lines before the first paragraph.

    Parameters
    ----------
    text : str
        The whole text.
    lines : sequence of Line
        Those of the head.
    page : sequence of Line
        Those left out as belonging to the page: the report's own symbol stands there.
    first : int
        The place in the text of the first paragraph.
    """
    if not lines:
        return Head(symbol=_symbol(page, first))
    found = {n: one for n, line in enumerate(lines) if (one := _kind(line.text))}
    dates = [(n, date) for n, line in enumerate(lines) for date in find_dates(line.text) if date.precision == "day" and date.first]
    meeting = next((d for n, d in dates if _PLACE.search(lines[n].text)), None) or next((d for _, d in dates if d.first != d.last), None)
    alone = (d for n, d in dates if d is not meeting and d.first == d.last and len(lines[n].text.strip()) < 40)
    dated = next((d.first for d in alone), None)
    used = set(found) | ({n for n, d in dates if d is meeting} if meeting else set())
    item, author = _first(found, "item"), _first(found, "author")
    title, agenda_title = _titles(text, lines, used, item, author)
    number = _ITEM.search(_plain(lines[item].text)) if item is not None else None
    by = _AUTHOR.fullmatch(_plain(lines[author].text)) if author is not None else None
    session = _first(found, "session")
    return Head(
        title=title,
        session=_plain(lines[session].text) if session is not None else None,
        meeting_dates=_range(meeting),
        agenda_item=int(next(filter(None, number.groups()))) if number else None,
        agenda_title=agenda_title,
        submitted_by=next(filter(None, by.groups())).strip(" *†.") if by else None,
        symbol=_symbol([*lines, *page], first) or _symbol(page, len(text)),
        dated=dated,
    )


def is_author(text: str) -> bool:
    """Say whether a line of the head names who submitted the report.

    Examples
    --------
    >>> is_author("Submitted by the Implementation Support Unit"), is_author("Introduction")
    (True, False)
    """
    return _kind(text) == "author"


def _kind(text: str) -> str:
    plain = _plain(text)
    if _SESSION.fullmatch(plain):
        return "session"
    if _ITEM.search(plain):
        return "item"
    if _AUTHOR.fullmatch(plain):
        return "author"
    return "boilerplate" if _BOILERPLATE.fullmatch(plain) or _BOILERPLATE.match(plain) else ""


def _plain(text: str) -> str:
    return flow(text, [(0, len(text))]).text


def _first(found: dict[int, str], kind: str) -> int | None:
    return next((n for n, one in found.items() if one == kind), None)


def _range(date: FoundDate | None) -> tuple[dt.date, dt.date] | None:
    return (date.first, date.last) if date and date.first and date.last else None


def _titles(
    text: str, lines: Sequence[Line], used: set[int], item: int | None, author: int | None
) -> tuple[str | None, str | None]:
    """Return the title, which is the last block before the author, and that of the agenda item, which follows it."""
    begin = item + 1 if item is not None else 0
    until = author if author is not None else len(lines)
    if item is None and author is None:
        begin = max(used, default=-1) + 1
    blocks: list[list[Line]] = []
    for n in range(begin, until):
        if n in used:
            continue
        if blocks and not lines[n].after_gap:
            blocks[-1].append(lines[n])
        else:
            blocks.append([lines[n]])
    if len(blocks) == 1 and item is not None and len(blocks[0]) > 1:
        blocks = [blocks[0][:-1], blocks[0][-1:]]
    written = [flow(text, [(line.start, line.end) for line in block]).text.strip(" *†") for block in blocks]
    title = written[-1] if written else None
    rest = _ITEM_REST.fullmatch(_ITEM.sub("", lines[item].text)) if item is not None else None
    if item is not None and not rest:
        return title, _ITEM.sub("", _plain(lines[item].text)).strip(" :：") or None
    return title, (written[0] if item is not None and len(written) > 1 else None)


def _symbol(lines: Sequence[Line], before: int) -> str | None:
    ordered = sorted((line for line in lines if line.start < before), key=lambda line: line.start)
    return next((symbol for line in ordered for symbol, _, _ in symbols(line.text)), None)
