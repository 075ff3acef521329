"""Find the footnotes of a report, and their marks inside the sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from ccwuniv.sources.isu.dates import MONTH_NAMES
from ccwuniv.sources.isu.flow import CJK, Edit
from ccwuniv.sources.isu.lines import TERMINAL, Line

__all__ = ["Footnotes", "find_footnotes", "is_citation"]

_COUNTED = (
    rf"(?!\s*(?:个|名|次|年|月|日|号|届|条|段|国|位|份|项|%|per\s+cent"
    rf"|(?:de\s+)?(?:{MONTH_NAMES})(?![^\W\d_])|(?-i:High\b|Altas\b|Hautes\b|Высок)"
    rf"|states?\b|part(?:y|ies)\b|countr|capitals?\b|états?\b|estados?\b|государств|طرفا|دول))"
)
_DEFINITION = re.compile(
    rf"\s*(?:(?P<number>\d{{1,2}})(?:\s+(?!\d+\s)|(?=[A-Z“《«]|[\u4e00-\u9fff]))"
    rf"|[(（](?P<bracketed>\d{{1,2}})[)）]\s*|(?P<sign>[*†‡])\s*)"
    rf"{_COUNTED}(?=\S)",
    re.IGNORECASE,
)
_STARTER = re.compile(
    r"[“\"«《]|see\b|ibid|document\b|as contained|as amended|available|voir\b|véase|ibíd|см\.|там же|انظر|"
    r"见|同上|参见|[A-Z]{1,4}/|https?:"
    r"|final (?:document|report|declaration)\b|report of the\b|(?:general assembly"
    r" )?resolution \d|document final\b|déclaration finale\b"
    r"|documento final\b|declaración final\b|заключительн\w+ документ|最后文件|最后报告|最后宣言|الوثيقة الختامية",
    re.IGNORECASE,
)
_PASSAGE = re.compile(
    (
        r"\b(?:para(?:graph)?s?|par|párr(?:afo)?s?|annexe?|anexo|pp?|пункты?|п)\b\.?\s*[\dIVX]+"
        r"|第\s*\d+\s*段|附件|الفقرة\s*\d+"
    ),
    re.IGNORECASE,
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_AFTER_SIGN = r"(?<=[。，；、》”’\"')\]»）.,;:?!])(?<!\d[.,])"
_AFTER_WORD = rf"(?<=[^\W\d_][^\W\d_][^\W\d_])(?<![{CJK}])"
_END = rf"(?=$|[\s,.;:)\]”\"»{CJK}])"


_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_SHORT, _SHORT_IDEOGRAPHS = 60, 20
"""A shorter line is a citation even if it names no passage; Chinese sentences are short, too."""


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a text: their lines, their marks, and the characters to cut from the sentences."""

    lines: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    marks: dict[str, int] = field(default_factory=dict)
    edits: dict[int, Edit] = field(default_factory=dict)
    swallowed: list[tuple[str, int]] = field(default_factory=list)


def find_footnotes(lines: Sequence[Line], starts: Collection[int]) -> Footnotes:
    """Find the footnotes among the lines of a text, and their marks.

    A line opens a footnote when it starts with the next number in turn (or an asterisk), and a mark of that number
    stands earlier in the text, a rule goes before it, or another footnote does.

    Parameters
    ----------
    lines : sequence of Line
        The lines of the text.
    starts : collection of int
        The places among them of the lines that open a numbered paragraph, where a footnote ends.
    """
    notes = Footnotes()
    expected, after, n = 1, 0, 0
    while n < len(lines):
        found = None if n in starts else _DEFINITION.match(lines[n].text)
        mark = _mark(found, expected, notes) if found else ""
        if not found or not mark or not _opens(n, found, lines, notes, mark, after):
            n += 1
            continue
        if place := _find_mark(mark, lines, n, after, notes):
            _cut(notes, mark, place)
            after = place[0]
        expected += mark.isdigit()
        n = _take(notes, mark, found, n, lines, starts)
    return notes


def is_citation(text: str) -> bool:
    """Say whether a line is a footnote by its own words: a number, a document, and a passage of it.

    Examples
    --------
    >>> is_citation("1 Final Document, para. 12."), is_citation("1 The Convention has 117 parties.")
    (True, False)
    """
    found = _DEFINITION.match(text)
    short = len(text) < (_SHORT_IDEOGRAPHS if _IDEOGRAPH.search(text) else _SHORT)
    return bool(found and _STARTER.match(text, found.end()) and (_PASSAGE.search(text) or "/" in text or short))


def _mark(found: re.Match[str], expected: int, notes: Footnotes) -> str:
    if found["sign"]:
        return found["sign"] if found["sign"] not in notes.lines else ""
    number = found["number"] or found["bracketed"]
    return str(expected) if int(number) == expected else ""


def _opens(n: int, found: re.Match[str], lines: Sequence[Line], notes: Footnotes, mark: str, after: int) -> bool:
    line = lines[n]
    beside = n - 1 in notes.taken
    marked = _find_mark(mark, lines, n, after, notes) is not None
    if not mark.isdigit():
        return marked
    apart = line.after_gap or beside or bool(_STARTER.match(line.text[found.end() :]))
    citation = is_citation(line.text) and n > 0 and bool(TERMINAL.search(lines[n - 1].text))
    by_words = beside and bool(_STARTER.match(line.text[found.end() :]))
    return apart and (marked or line.after_rule or by_words or (citation and bool(_PASSAGE.search(line.text))))


def _take(
    notes: Footnotes, mark: str, found: re.Match[str], n: int, lines: Sequence[Line], starts: Collection[int]
) -> int:
    """Collect a footnote's lines, up to the next footnote, the next paragraph, or the interrupted sentence."""
    body_open = next((not TERMINAL.search(lines[k].text) for k in range(n - 1, -1, -1) if k not in notes.taken), False)
    spans = [(lines[n].start + found.end(), lines[n].end)]
    notes.taken.add(n)
    for k in range(n + 1, len(lines)):
        line = lines[k]
        if k in starts or line.number_alone or _next_definition(line, mark, notes):
            break
        if line.after_gap and (body_open or TERMINAL.search(lines[k - 1].text)):
            break
        spans.append((line.start, line.end))
        notes.taken.add(k)
    notes.lines[mark] = spans
    return n + len(spans)


def _next_definition(line: Line, mark: str, notes: Footnotes) -> bool:
    found = _DEFINITION.match(line.text)
    if not found:
        return False
    expected = int(mark) + 1 if mark.isdigit() else 1 + sum(m.isdigit() for m in notes.lines)
    return bool(_mark(found, expected, notes))


def _cut(notes: Footnotes, mark: str, place: tuple[int, int, str]) -> None:
    start, end, instead = place
    notes.marks[mark] = start
    notes.edits[start] = Edit(end, instead)
    if instead:
        notes.swallowed.append((mark, start))


def _find_mark(
    mark: str, lines: Sequence[Line], before: int, after: int, notes: Footnotes
) -> tuple[int, int, str] | None:
    """Find a mark in the lines before a footnote: first one attached to a word, else one at the start of a line."""
    body = [n for n in range(before) if n not in notes.taken and lines[n].end >= after]
    for search in (_glued, _loose):
        for n in body:
            previous = lines[n - 1].text if n else ""
            for start, end, instead in search(mark, lines[n].text, previous):
                if lines[n].start + start >= after and (lines[n].start + start) not in notes.edits:
                    return lines[n].start + start, lines[n].start + end, instead
    return None


def _glued(mark: str, text: str, previous: str) -> Iterator[tuple[int, int, str]]:
    m = re.escape(mark)
    if mark.isdigit():
        # A mark set over the first digit of a year: `1 013` is mark 1 and 2013.
        head = rf"(?:{_AFTER_SIGN}\s?|^\s*)" if TERMINAL.search(previous) else rf"{_AFTER_SIGN}\s?"
        for found in re.finditer(rf"{head}(?P<mark>{m})\s?(?=0\d\d\s*(?:年|\b(?!\d)))", text):
            yield found.start("mark"), found.end(), "2"
        yield from _plain(rf"{_AFTER_SIGN}{m}(?=20\s?\d\s?\d\s*年)", text)
        yield from _plain(rf"(?<=\S){mark.translate(_SUPERSCRIPT)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])", text)
        yield from _plain(rf"(?<=[^\s\d(（])[(（]{m}[)）]", text)
        yield from _plain(rf"{_AFTER_SIGN}{m}{_END}{_COUNTED}", text)
        yield from _plain(rf"{_AFTER_WORD}{m}{_END}{_COUNTED}", text)
    else:
        yield from _plain(rf"(?<=\S){m}{_END}", text)


def _loose(mark: str, text: str, previous: str) -> Iterator[tuple[int, int, str]]:
    if not mark.isdigit():
        return
    m = re.escape(mark)
    if re.fullmatch(rf"\s*{m}\s*", text):
        yield 0, len(text), ""
    if TERMINAL.search(previous):
        yield from _plain(rf"^\s*{m}\s+(?!\d){_COUNTED}(?=\S)", text)
    yield from _plain(rf"(?<=[。.!?”])\s+{m}\s+{_COUNTED}(?=[A-ZА-ЯÀ-Þ\u4e00-\u9fff《“])", text)
    yield from _plain(rf"(?<=[\u4e00-\u9fff]){m}(?=[，。；、）》”])", text)


def _plain(pattern: str, text: str) -> Iterator[tuple[int, int, str]]:
    return ((found.start(), found.end(), "") for found in re.finditer(pattern, text, re.IGNORECASE))
