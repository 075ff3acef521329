"""Text without line breaks, as a web copy has it: divided where its head, its headings and its paragraphs begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ccwuniv.sources.isu.dates import find_dates
from ccwuniv.sources.isu.lines import TERMINAL, Line
from ccwuniv.sources.isu.words import words

__all__ = ["divided", "head_divided"]

_LONG = 300
"""The length from which a line must hold several lines of a page."""

_NUMBER = re.compile(
    r"(?:(?<=\s)|(?<=[。；”」）.!?؟])|^)(?:§\s?(?P<section>\d{1,3})\.?\s"
    r"|(?P<number>\d{1,3})(?:\s?[.．、)](?=\s*[^\s\d]|\s*(?:19|20)\d\d\s*年|\s+\d)|\s?[-–—]\s*(?=[\u0600-\u06ff])))"
)
_SENTENCE_END = re.compile(r"[.。!?！？؟][”»\"’'）)\]》]*\s*")
_LONGEST_HEADING = 120
_HEAD_PARTS = words(
    r"\bDistr\.|\b\d{4} session\b|\b(?:Geneva|New York), |\b(?:provisional )?agenda item \d+|\bitem \d+ of the"
    r"|\b(?:submitted|presented|prepared) by\b|\bintroduction(?= ?$)",
    r"\b(?:session|réunion) de \d{4}|\bGenève, |\bpoint \d+ de l['’]ordre|\bdocument (?:soumis|présenté|établi) par",
    r"\b(?:período de sesiones|reunión) de \d{4}|\bginebra, |\btema \d+ del programa|\b(?:presentado|preparado) por",
    (
        r"\b(?:сессия|совещание) \d{4} года|\bженева, |\bпункт \d+ (?:предварительной )?повестки"
        r"|\b(?:представлено|подготовлено) "
    ),
    r"\d{4} ?年(?:度)?(?:会议|届会)|临时议程(?:项目)? ?\d+|议程项目 ?\d+|\S{2,12}(?:提交|编写)(?= )|导言(?= ?$)",
    r"(?:دورة|اجتماع) عام \d{4}|جنيف، |البند \d+ من جدول|(?:مقدمة?|من إعداد) من ",
)


def divided(lines: Sequence[Line]) -> list[Line]:
    """Divide the lines that are too long for a page; a line of a page stays as it is."""
    return [piece for line in lines for piece in (_pieces(line) if len(line.text) > _LONG else (line,))]


def head_divided(lines: Sequence[Line]) -> list[Line]:
    """Divide the lines of a head that hold several of its parts: the document's date, the session, place and days."""
    return [piece for line in lines for piece in _head_pieces(line)]


def _head_pieces(line: Line) -> Iterator[Line]:
    parts = [found.start() for found in _HEAD_PARTS.finditer(line.text)]
    days = sum(date.precision == "day" for date in find_dates(line.text))
    cuts = sorted({0, *parts}) if len(parts) > 1 or (parts and days > 1) else [0]
    for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
        if line.text[start:end].strip():
            gap = line.after_gap if start == 0 else True
            yield Line(line.start + start, line.start + end, line.text[start:end], gap, line.after_rule and start == 0)


def _pieces(line: Line) -> Iterator[Line]:
    """Yield the parts of a long line: its head in pieces, its headings and its paragraphs."""
    starts = _chain(line.text)
    if len(starts) < 2 and not (starts and _HEAD_PARTS.search(line.text, 0, starts[0])):
        yield line
        return
    cuts = {0, *starts, *(found.start() for found in _HEAD_PARTS.finditer(line.text, 0, starts[0]))}
    for start in starts[1:]:
        cuts |= _heading(line.text, start)
    ordered = sorted(cuts)
    for n, (start, end) in enumerate(zip(ordered, [*ordered[1:], len(line.text)], strict=True)):
        text = line.text[start:end]
        if text.strip():
            gap = line.after_gap if n == 0 else True
            yield Line(line.start + start, line.start + end, text, gap, line.after_rule and n == 0)


def _chain(text: str) -> list[int]:
    """Return where the paragraphs start whose numbers follow each other: the longest such run."""
    places: dict[int, list[int]] = {}
    for found in _NUMBER.finditer(text):
        places.setdefault(int(found["number"] or found["section"]), []).append(found.start())
    best: list[int] = []
    for first in sorted(places)[:3]:
        for place in places[first][:3]:
            run, number = [place], first + 1
            while following := [one for one in places.get(number, ()) if one > run[-1]]:
                run.append(following[0])
                number += 1
            if len(run) > len(best):
                best = run
    return best


def _heading(text: str, start: int) -> set[int]:
    """Return the place of a heading that is between the end of a paragraph and the next one."""
    before = max(
        (found.end() for found in _SENTENCE_END.finditer(text, max(0, start - 2 * _LONGEST_HEADING), start)), default=0
    )
    heading = text[before:start].strip()
    return (
        {before} if before and heading and len(heading) < _LONGEST_HEADING and not TERMINAL.search(heading) else set()
    )
