"""Text cut from an original that remembers the place of each of its characters there."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["CJK", "ITEM", "Edit", "Flow", "flow"]

CJK = r"\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
"""The inside of a character class: ideographs, and the punctuation and full-width forms set with them."""

_BULLET = r"\s*[•·▪◦‣●○■]"
_LETTER = r"\s*(?:[–—*-](?=\s)|[(（]?(?:[a-z]|i{1,3}|iv|vi{1,3}|ix)[)）]|[(（][一二三四五六七八九十]+[)）])"
ITEM = re.compile(rf"{_BULLET}|{_LETTER}")
"""How an item of a list starts."""

_SURE_ITEM = re.compile(_BULLET)
_BEFORE_ITEM = re.compile(r"(?:^|[.;:,。；：，、؛،]|\b(?:and|or|et|ou|y|e|и|или))\s*$")

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_TOKEN = re.compile(rf"[^\s{_INVISIBLE}]+")
_IDEOGRAPH = re.compile(rf"[{CJK}]")
_FIRST_PART = re.compile(
    r"\b(?:anti|booby|co|follow|inter|long|non|post|pre|re|self|so|sous|sub|vice|well|\d+)-$", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"public(?:s|a|ik)?\b|présent|present", re.IGNORECASE)
_SECOND_PART = re.compile(r"(?:based|building|designate|elect|in|mines?|of|party|related|term|to|up|wide)\b")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the original to replace, and the text to put there."""

    end: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Clean text; ``origin[i]`` is the place in the original of its character ``i``."""

    text: str
    origin: array[int]

    @classmethod
    def of(cls, original: str, start: int, end: int) -> Flow:
        """Return a part of an original, cleaned."""
        return flow(original, [(start, end)])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of a part of the text."""
        return self.origin[start], self.origin[end - 1] + 1

    @property
    def start(self) -> int:
        """Where the text starts in the original."""
        return self.origin[0] if self.text else 0

    @property
    def end(self) -> int:
        """Where the text ends in the original."""
        return self.origin[-1] + 1 if self.text else 0


def flow(original: str, lines: Iterable[tuple[int, int]], edits: Mapping[int, Edit] | None = None) -> Flow:
    r"""Join lines of an original into running text.

    White space becomes one space, or none beside an ideograph, where it is an accident of the page; a word broken at
    the end of a line by a hyphen is made whole; an item of a list keeps its own line.

    Parameters
    ----------
    original : str
        The whole text.
    lines : iterable of (int, int)
        The start and end in it of each line, in order.
    edits : mapping of int to Edit, optional
        What to leave out or replace, by its place: footnote marks.

    Examples
    --------
    >>> text = "捷克共\n\n和国、汤加 和越南"
    >>> joined = flow(text, [(0, 3), (5, 14)])
    >>> joined.text, joined.span(0, 5)
    ('捷克共和国、汤加和越南', (0, 7))
    >>> flow("explosive rem-\nnants of non-\ndetectable", [(0, 14), (15, 28), (29, 39)]).text
    'explosive remnants of non-detectable'
    """
    text, origin = _edited(original, lines, edits or {})
    pieces: list[str] = []
    places = array("q")
    last = ""
    end = 0
    for token in _TOKEN.finditer(text):
        word, begin = token[0], token.start()
        between = text[end:begin]
        glue = _glue(last, word, between)
        if glue is None:
            pieces[-1] = pieces[-1][:-1]
            places.pop()
        elif glue:
            pieces.append(glue)
            places.append(origin[end])
        pieces.append(word)
        places.extend(origin[begin : token.end()])
        last, end = word, token.end()
    return Flow("".join(pieces), places)


def _edited(original: str, lines: Iterable[tuple[int, int]], edits: Mapping[int, Edit]) -> tuple[str, array[int]]:
    pieces: list[str] = []
    places = array("q")

    def take(start: int, end: int) -> None:
        pieces.append(original[start:end])
        places.extend(range(start, end))

    before = 0, 0
    for start, end in lines:
        here, first, begun = start, len(pieces), len(places)
        for cut in sorted(place for place in edits if start <= place < end):
            take(here, cut)
            pieces.append(edits[cut].instead)
            places.extend([cut] * len(edits[cut].instead))
            here = edits[cut].end
        take(here, end)
        pieces.append("\n")
        places.append(end)
        if _SURE_ITEM.match(original, start, end) or (
            ITEM.match(original, start, end) and _BEFORE_ITEM.search(original[before[0] : before[1]])
        ):
            pieces.insert(first, "\v")
            places.insert(begun, start)
        before = start, end
    return "".join(pieces), places


def _glue(last: str, word: str, between: str) -> str | None:
    """Return the text between two words; None removes the hyphen at the end of the first."""
    if not last or not between.strip(_INVISIBLE) or not any(c.isspace() for c in between):
        return ""
    if "\v" in between:
        return "\n"
    if _IDEOGRAPH.match(last[-1]) or _IDEOGRAPH.match(word):
        return ""
    if "\n" in between and len(last) > 1:
        if last[-1] in "/–":
            return ""
        if last[-1] in "-‐" and last[-2].isalpha():
            whole = (
                not word[0].islower()
                or (_FIRST_PART.search(last) and not _BROKEN_WORD.match(word))
                or _SECOND_PART.match(word)
            )
            return "" if whole else None
    return " "
