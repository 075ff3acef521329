"""The form of each name in a folded text, and the conditions for a mention of a state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from ccwuniv.names import nametable as table
from ccwuniv.names.pairs import pairs
from ccwuniv.names.spellings import spellings
from ccwuniv.names.text import FOLDING, Flat, flatten
from ccwuniv.names.years import ALWAYS, Bearer, Period, bearer_of, lives, matters, meant

__all__ = ["CHINESE", "IN_LISTS", "Pattern", "automaton", "named_at", "patterns", "reading"]

_HOMONYMS = frozenset({"مالي"})
"""Names that are words, too: Arabic for Mali is also "financial"."""

IN_LISTS = frozenset({"salvador", "сар", "بحرين", "كاميرون"})
"""Names that mostly mean something else, and a state only between two others of a list."""

_Fits: TypeAlias = Callable[[Flat, str, int, int], bool]


_ARABIC, CHINESE = "\u0600", "\u2e80"


def _is_letter(char: str) -> bool:
    return char.isalnum() and char < CHINESE


def _stands_as_word(flat: Flat, _text: str, start: int, end: int) -> bool:
    """Say whether the match is a whole word; a footnote's mark may follow."""
    before, after = flat.text[start - 1 : start], flat.text[end : end + 1]
    if before.isalnum() and before < CHINESE:
        return False
    return not after.isalnum() or after.isdigit() or after >= CHINESE


def _stands_as_abbreviation(flat: Flat, _text: str, start: int, end: int) -> bool:
    """Say whether letters are an abbreviation by themselves: not US$ nor US1."""
    around = flat.text[start - 1 : start] + flat.text[end : end + 1]
    return not any(char == "$" or _is_letter(char) for char in around)


_GOES_ON = re.compile(r" (?!(?:and|et|y|or|ou|o)\b)[^\W\d_]").match


def _stands_inverted(flat: Flat, text: str, start: int, end: int) -> bool:
    """Say whether "Moldova, Republic of" ends there, at the end of the line or before another word."""
    ends = not _GOES_ON(flat.text, end) or "\n" in text[flat.origin(end - 1) : flat.origin(end + 1)]
    return _stands_as_word(flat, text, start, end) and ends


_ARABIC_LETTERS = re.compile("[\u0621-\u064a]*$")
_ARABIC_PREFIX = re.compile("[وف]?[بكل]?").fullmatch


def _stands_in_arabic(flat: Flat, _text: str, start: int, end: int) -> bool:
    """Say whether a name comes first, or after "and", "in", "like" or "to"."""
    before = _ARABIC_LETTERS.search(flat.text, max(0, start - 4), start)
    return not _is_letter(flat.text[end : end + 1]) and _ARABIC_PREFIX(before.group() if before else "") is not None


_DATED = "@"
"""The mark before a name whose state depends on the day."""


def named_at(iso3: str, when: Period | None, *, former: bool = False) -> str:
    """Return the state that a pattern means at a time; none if it means several, or a former state of other years.

    Where the text says that it is the former one, it means the former state that bore the name, whenever that was.
    """
    several = tuple(_of_key()[iso3[1:]]) if iso3[:1] == _DATED else ()
    gone = {one.code for one in several} & lives().keys()
    if former and len(gone) == 1:
        return gone.pop()
    codes = meant(several, when, spoken=True) if several else (iso3,)
    if len(codes) != 1 or codes[0] not in table.states():
        return ""
    begun, ended = lives().get(codes[0], ("", ""))
    return "" if when and ended and not (begun <= when[1] and when[0] <= ended) else codes[0]


class Pattern(NamedTuple):
    """The form of a name in a folded text, and the conditions for a mention."""

    length: int
    lead: int
    """How many characters of it come before the name proper."""

    trail: int
    """How many come after."""

    iso3: str
    """The state, or a mark and the name where the day says which; empty for what is only in the way."""

    doubtful: bool
    """Whether it may be another word."""

    base: str
    """Its words, if a longer name contains it."""

    capitals: tuple[tuple[int, ...], ...] = ()
    """Which of its letters must be capitals: either these or those."""

    fits: _Fits | None = None
    """How it must be written."""


@cache
def patterns() -> dict[str, Pattern]:
    """Return the form of each name in a folded text, and the conditions for a mention."""
    found: dict[str, Pattern] = {}
    for one, language, name in dict.fromkeys(_names()):
        for spelling, lead, inverted in spellings(one.code, language, name):
            flat = flatten(spelling)
            key = flat.text.strip()
            _of_key().setdefault(key, {})[one] = None
            here = _capitals(spelling, flat) if one.code else ()
            fits = _stands_inverted if inverted else _how_it_stands(key, here)
            known = found.get(key)
            either = tuple(dict.fromkeys((*(known.capitals if known else ()), *filter(None, [here]))))
            base = table.namesake(name) if key < _ARABIC else ""
            found[key] = Pattern(
                len(key), lead, 0, _bearer(key), key in _HOMONYMS or key in IN_LISTS, base, either, fits
            )
    for pair in pairs((one.code, language, name) for one, language, name in _names() if one.code):
        before, direction, whole = (
            flatten(written).text for written in (pair.before, pair.direction, "".join(pair[1:]))
        )
        lead, trail = len(before), len(whole) - len(before) - len(direction)
        capitals = [(lead + place,) for place, char in enumerate(pair.direction) if char.isupper()][:1]
        fits = _how_it_stands(whole, ())
        found[whole] = Pattern(len(whole), lead, trail, pair.iso3, False, "", tuple(capitals), fits)
    return found


@cache
def _of_key() -> dict[str, dict[Bearer, None]]:
    """Return the bearers of each name in its folded form."""
    return {}


def _bearer(key: str) -> str:
    """Return the only state that bears a name, or a mark and the name where the day says which."""
    several = list(_of_key()[key])
    return f"{_DATED}{key}" if matters(several) else several[0].code


def _names() -> Iterator[tuple[Bearer, str, str]]:
    """Return who bears each name, its language and the name; another entity has no code."""
    for row in table.name_rows():
        yield bearer_of(row), row[1], row[3]
    nobody = Bearer("", *ALWAYS)
    for _, _, language, name, *_ in table.other_rows():
        yield nobody, language, name
    for day in range(1, 32):
        yield nobody, "zh", f"月{day}日本"


def _how_it_stands(key: str, capitals: tuple[int, ...]) -> _Fits | None:
    if key[0] >= CHINESE:
        return None
    if "\u0621" <= key[0] <= "\u064a":
        return _stands_in_arabic
    return _stands_as_abbreviation if len(capitals) == sum(map(str.isalpha, key)) else _stands_as_word


def _capitals(spelling: str, flat: Flat) -> tuple[int, ...]:
    """Return which letters must be capitals: the first that is one, and all those of abbreviations."""
    moved = len(flat.places) > 1
    upper = [place for place in range(len(flat.text)) if spelling[flat.origin(place) if moved else place].isupper()]
    words = {flat.text.rfind(" ", 0, place) for place in upper if place and flat.text[place - 1] != " "}
    return tuple(place for place in upper if place == upper[0] or flat.text.rfind(" ", 0, place) in words)


_OTHER_HAN = "\u3400"
# An automaton looks among the characters that may come next one by one: those that texts hold most must come first.
_OFTEN = (
    f"{_OTHER_HAN} اeоيtеلaаمoиنiнرnтتsсبrрعhвدlлفdкهcмسuдقmпكfуحpяجgыشwзyьbбvгkч،,.，。、国和公会大不上人日马西利亚加"
)


class _Reading(dict[int, str]):
    """The folded form of each character; Chinese characters that are in no name share one form.

    Over half of a Chinese text is so found at once.
    """

    def __init__(self) -> None:
        self._alphabet = frozenset("".join(patterns()))

    def __missing__(self, code: int) -> str:
        folded = FOLDING[code]
        self[code] = folded = folded if folded < _OTHER_HAN or folded in self._alphabet else _OTHER_HAN
        return folded


@cache
def reading() -> dict[int, str]:
    """Return what each character of a text is compared as, worked out as they are met."""
    return _Reading()


@cache
def automaton() -> Any:  # noqa: ANN401  # the library carries no types
    """Return the matcher that finds every pattern in a text at once."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for char in _OFTEN:
        automaton.add_word(f"{char}\0", None)  # no flat text holds this
    for key, pattern in patterns().items():
        length, lead, trail, iso3, doubtful, base, capitals, fits = pattern
        special = pattern if doubtful or base or iso3[:1] == _DATED else ()
        capital = capitals[0][0] if len(capitals) == 1 and len(capitals[0]) == 1 else -1
        word = fits is _stands_as_word
        automaton.add_word(key, (length, lead, trail, iso3, special, capital, word, capitals, fits))
    automaton.make_automaton()
    return automaton
