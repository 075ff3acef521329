"""The lines of a document, without page numbers, running heads and job numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

__all__ = ["SYMBOL", "TERMINAL", "Line", "lines", "symbols"]

SYMBOL = r"(?<![A-Za-z0-9/])[A-Z]{1,6}(?:/\s?[A-Z0-9][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*)+\*?(?![A-Za-z0-9])"
"""A regular expression for the symbol of a United Nations document; :func:`symbols` needs a digit in it as well."""

TERMINAL = re.compile(r"[.。!！?？;；؟]\s*+(?:[”»\"’'）)\]】》]++\s*+)?$")
"""How a sentence, or an item of a list, ends."""

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*")
_SYMBOL = re.compile(SYMBOL)
_RUNNING_HEAD = re.compile(rf"\s*+(?:\d{{1,3}}\s++)?{SYMBOL}(?:\s+(?:page\s+)?\d{{1,3}})?\s*", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\s*+(?:[-–—]\s*+)?\d{1,3}\s*+(?:[-–—]\s*+)?")
_FURNITURE = re.compile(
    r"""\s*+(?:
      .{0,60}\bGE\.\s?\d\d-\d{3,}.{0,60}
    | \*\s?\d{6,}\s?\*
    | (?:page|página|pág\.|стр(?:аница|\.)|صفحة)\s*\d+(?:\s*(?:of|/|de|sur|из|من)\s*\d+)?
    | \d{1,3}\s*/\s*\d{1,3}
    | (?:\d{1,3}/\d{1,3}\s+)?\d\d-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{1,3}/\d{1,3})?
    | 第\s*\d+\s*页(?:\s*[,，共/]\s*(?:共\s*)?\d+\s*页)?
    | (?:please\s+recycle|请回收|merci\s+de\s+recycler|se\s+ruega\s+reciclar|просьба\s+отправить).{0,80}
    | [_\-–—=*.•·]{4,}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE = re.compile(r"\s*[_\-–—=]{4,}\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may hold text: its place, and whether an empty line or a page break comes before it."""

    start: int
    end: int
    text: str
    after_gap: bool
    after_rule: bool = False
    before_gap: bool = False

    @property
    def number_alone(self) -> bool:
        """Whether nothing but a number is on it: a page number, or a footnote mark."""
        return bool(_NUMBER_ALONE.fullmatch(self.text))


def lines(text: str) -> tuple[list[Line], list[Line]]:
    r"""Return the lines of a text that are not empty, and those left out as page numbers or running heads.

    Numbers alone on a line stay: only the footnotes tell a mark from a page number.

    Examples
    --------
    >>> kept, left_out = lines("CCW/MSP/2014/3\n\n1. The Convention\nGE.14-12345 (E)\n\f2\n\nhas parties.")
    >>> [line.text for line in kept], [line.text for line in left_out]
    (['1. The Convention', '2', 'has parties.'], ['CCW/MSP/2014/3', 'GE.14-12345 (E)'])
    """
    kept: list[Line] = []
    left_out: list[Line] = []
    heads = _repeated_heads(text)
    gap, rule = True, False
    raw = _raw_lines(text)
    furniture = {n for n, (line, _, _) in enumerate(raw) if _FURNITURE.fullmatch(line.text)}
    for n, (line, at_break, next_blank) in enumerate(raw):
        if not line.text.strip(" \t\xa0\u3000\ufeff\u200b\u200e\u200f"):
            gap = True
            continue
        gap = gap or at_break
        alone = gap or next_blank or bool({n - 1, n + 1} & furniture) or _over_page_number(raw, n + 1)
        if (
            n in furniture
            or (alone and _RUNNING_HEAD.fullmatch(line.text) and symbols(line.text))
            or (alone and line.text.strip() in heads)
        ):
            left_out.append(line)
            rule = rule or bool(_RULE.fullmatch(line.text))
            gap = True
            continue
        kept.append(Line(line.start, line.end, line.text, gap, rule, next_blank))
        gap = rule = False
    return kept, left_out


def _over_page_number(raw: list[tuple[Line, bool, bool]], n: int) -> bool:
    """Say whether a line is a number alone, the last of its page."""
    return n + 1 < len(raw) and raw[n][0].number_alone and raw[n + 1][1]


def _raw_lines(text: str) -> list[tuple[Line, bool, bool]]:
    """Return every line, whether a page break comes before it, and whether an empty line or page break follows."""
    found: list[tuple[int, int, bool]] = []
    place, broken = 0, True
    while place <= len(text):
        match = _LINE.match(text, place)
        end = match.end() if match else place
        found.append((place, end, broken))
        broken = text[end : end + 1] == "\f"
        place = end + (2 if text[end : end + 2] == "\r\n" else 1)
    result = []
    for n, (start, end, at_break) in enumerate(found):
        following = found[n + 1] if n + 1 < len(found) else None
        next_blank = following is None or following[2] or not text[following[0] : following[1]].strip()
        result.append((Line(start, end, text[start:end], after_gap=False), at_break, next_blank))
    return result


def _repeated_heads(text: str) -> frozenset[str]:
    """Return the lines that are at the top or the foot of several pages."""
    pages = text.split("\f")
    if len(pages) < 3:
        return frozenset()
    edges: Counter[str] = Counter()
    for page in pages:
        full = [line.strip() for line in page.splitlines() if line.strip()]
        edges.update({line for line in (*full[:2], *full[-2:]) if not line[0].isdigit()})
    return frozenset(line for line, times in edges.items() if times >= 3)


def symbols(text: str) -> list[tuple[str, int, int]]:
    """Return the document symbols of a text, without the spaces of a broken line, and where each is.

    Examples
    --------
    >>> [symbol for symbol, _, _ in symbols("See CCW/CONF.IV/4/Add.1, CCW/MSP/ 2013/10 and the and/or OF it.")]
    ['CCW/CONF.IV/4/Add.1', 'CCW/MSP/2013/10']
    """
    return [
        ("".join(found[0].split()).rstrip("*"), found.start(), found.end())
        for found in _SYMBOL.finditer(text)
        if any(c.isdigit() for c in found[0])
    ]
