"""The states that a running text mentions, in six languages, with the place of each mention."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from ccwuniv._support import uncollected
from ccwuniv.errors import OptionError
from ccwuniv.names import nametable as table
from ccwuniv.names.beside import Whole, whole_name
from ccwuniv.names.pairs import pairs
from ccwuniv.names.spellings import spellings
from ccwuniv.names.text import FOLDING, Flat, flatten
from ccwuniv.names.years import ALWAYS, Bearer, Period, When, bearer_of, lives, matters, meant, period

__all__ = ["Mention", "find_states", "patterns"]


class Mention(NamedTuple):
    """A place in a text where a state is named.

    Attributes
    ----------
    iso3 : str
        The state.
    start, end : int
        Where the name stands: ``text[start:end]`` of the text that was searched.
    text : str
        The name as it stands there.

    Examples
    --------
    >>> find_states("Letters to Togo.")
    [Mention(iso3='TGO', start=11, end=15, text='Togo')]
    """

    iso3: str
    start: int
    end: int
    text: str


def find_states(text: str, on: When | None = None) -> list[Mention]:
    r"""Return every mention of a state in a text, in the order of their places.

    At each place the longest name counts: 南苏丹 is South Sudan and holds no mention of Sudan, "Papua New Guinea" none
    of Guinea. Names may be broken over lines and pages, hyphenated at the end of a line, and inflected in Russian or
    joined to a prefix in Arabic. What is beside a name counts: "Sudan, S." is South Sudan, "N. Sudan" none, and "North
    and South Korea" two states. In Latin and Cyrillic script a name begins with a capital, and an abbreviation is
    written exactly ("US", never "us"); codes such as ``LAO`` are not names. A mention of what is no state (Kosovo,
    Northern Ireland, the Gulf of Guinea, US dollars) is none, and neither is a name that several states share
    ("Korea").

    A name has its years. With a day it means the state that bore it then ("Yugoslavia" in 2001: ``SRB``); if nobody
    did, its only bearer, since a text may speak of the past ("Zaire" in 2014), but for a former state whose last day
    was before. Without a day it means who bears it now, or the only one that bore it: "Yugoslavia" is then none.

    Parameters
    ----------
    text : str
        A text in Arabic, Chinese, English, French, Russian or Spanish, or in several of them.
    on : datetime.date, str or int, optional
        The day or year of the text.

    Returns
    -------
    list of Mention

    Raises
    ------
    OptionError
        For anything but a text.
    DateError
        For what is neither a day nor a year.

    Examples
    --------
    >>> [mention.iso3 for mention in find_states("阿拉伯叙\n利亚共和国、汤加 和越南")]
    ['SYR', 'TON', 'VNM']
    >>> find_states("Poland wrote to South Sudan.")[1]
    Mention(iso3='SSD', start=16, end=27, text='South Sudan')
    >>> [mention.iso3 for mention in find_states("Slovenia and Yugoslavia", on=1999)]
    ['SVN', 'SRB']
    """
    if not isinstance(text, str):
        raise OptionError("text", text, ("a text",))
    when = period(on)
    with uncollected():
        return _mentions(text, when)


def _mentions(text: str, when: Period | None) -> list[Mention]:
    flat = flatten(text, _reading())
    found = sorted(_candidates(text, flat))
    named: list[str] = []
    places: list[int] = []
    done = 0
    for number, (start, minus_end, iso3, doubtful, base) in enumerate(found):
        if start < done or (doubtful and not _in_company(flat.text, found, number)):
            continue
        name = Whole(start, -minus_end, _at(iso3, when) if when or iso3[:1] == _DATED else iso3)
        if base:
            name = whole_name(flat, text, base, name, done, _next(found, number, -minus_end), when)
        done = name.end
        if name.iso3:
            named.append(name.iso3)
            places += (name.start, done - 1)
    origins = iter(flat.origins(places))
    mentions: list[Mention] = []
    for iso3, first, last in zip(named, origins, origins, strict=True):
        end = last + 1
        if text[end : end + 1] >= _FIRST_ACCENT:
            end = _end_of_character(text, end)
        mentions.append(Mention(iso3, first, end, text[first:end]))
    return mentions


_DATED = "@"
"""Before a name that means a state by its day."""


def _at(iso3: str, when: Period | None) -> str:
    """Return the state that a pattern means at a time; none if it means several, or a former state of other years."""
    codes = meant(tuple(_of_key()[iso3[1:]]), when, spoken=True) if iso3[:1] == _DATED else (iso3,)
    if len(codes) != 1 or codes[0] not in table.states():
        return ""
    begun, ended = lives().get(codes[0], ("", ""))
    return "" if when and ended and not (begun <= when[1] and when[0] <= ended) else codes[0]


_Candidate: TypeAlias = "tuple[int, int, str, bool, str]"
"""Where a name begins in the flat text, where it ends (negative), its state (or none), whether it may be another word,
and its words if others have a qualifier more: in order, the first of those that begin at one place is the longest.
"""


def _next(found: list[_Candidate], number: int, end: int) -> int:
    """Return where the next name begins after a place."""
    places = (found[place][0] for place in range(number + 1, len(found)))
    return next((place for place in places if place >= end), sys.maxsize)


def _candidates(text: str, flat: Flat) -> list[_Candidate]:
    found: list[_Candidate] = []
    for last, (length, lead, trail, iso3, doubtful, base, capitals, fits) in _automaton().iter(flat.text):
        start = last + 1 - length
        if fits and not fits(flat, text, start, last + 1):
            continue
        if capitals and not _capitals_stand(text, flat, start, capitals):
            continue
        found.append((start + lead, trail - last - 1, iso3, doubtful, base))
    return found


def _capitals_stand(text: str, flat: Flat, start: int, capitals: tuple[tuple[int, ...], ...]) -> bool:
    for offsets in capitals:
        for offset in offsets:
            if not text[flat.origin(start + offset)].isupper():
                break
        else:
            return True
    return False


_FIRST_ACCENT = "\u0300"


def _end_of_character(text: str, place: int) -> int:
    """Return where a character ends after which accents may be written."""
    while place < len(text) and unicodedata.combining(text[place]):
        place += 1
    return place


_Fits: TypeAlias = Callable[[Flat, str, int, int], bool]


_ARABIC, _CHINESE = "\u0600", "\u2e80"


def _is_letter(char: str) -> bool:
    return char.isalnum() and char < _CHINESE


def _stands_as_word(flat: Flat, _text: str, start: int, end: int) -> bool:
    """Say whether no word goes on before or after; a footnote's mark may follow."""
    before, after = flat.text[start - 1 : start], flat.text[end : end + 1]
    if before.isalnum() and before < _CHINESE:
        return False
    return not after.isalnum() or after.isdigit() or after >= _CHINESE


def _stands_as_abbreviation(flat: Flat, _text: str, start: int, end: int) -> bool:
    """Say whether letters are an abbreviation by themselves: not US$ nor US1."""
    around = flat.text[start - 1 : start] + flat.text[end : end + 1]
    return not any(char == "$" or _is_letter(char) for char in around)


_GOES_ON = re.compile(r" (?!(?:and|et|y|or|ou|o)\b)[^\W\d_]").match


def _stands_inverted(flat: Flat, text: str, start: int, end: int) -> bool:
    """Say whether "Moldova, Republic of" ends there: with the line, or so that no name goes on."""
    ends = not _GOES_ON(flat.text, end) or "\n" in text[flat.origin(end - 1) : flat.origin(end + 1)]
    return _stands_as_word(flat, text, start, end) and ends


_ARABIC_LETTERS = re.compile("[\u0621-\u064a]*$")
_ARABIC_PREFIX = re.compile("[وف]?[بكل]?").fullmatch


def _stands_in_arabic(flat: Flat, _text: str, start: int, end: int) -> bool:
    """Say whether before a name stands nothing, or only "and", "in", "like" or "to"."""
    before = _ARABIC_LETTERS.search(flat.text, max(0, start - 4), start)
    return not _is_letter(flat.text[end : end + 1]) and _ARABIC_PREFIX(before.group() if before else "") is not None


# Arabic for Mali is also the word "financial": it is the state after these words, and beside another state.
_HOMONYMS = frozenset({"مالي"})
_BEFORE_A_STATE = re.compile(r"(?:^|[,(:]|\b(?:في|من|الي|بين|حكومه|جمهوريه|دوله|شمال|جنوب|وسط|شرق|غرب|لدي)) ?و?$")
_BETWEEN_STATES = re.compile(r"[ ,و]*").fullmatch


def _in_company(flat: str, found: list[_Candidate], number: int) -> bool:
    start, minus_end, *_ = found[number]
    before = [flat[-there[1] : start] for there in found[max(0, number - 1) : number]]
    after = [flat[-minus_end : there[0]] for there in found[number + 1 : number + 2]]
    return bool(_BEFORE_A_STATE.search(flat[max(0, start - 12) : start])) or any(map(_BETWEEN_STATES, before + after))


class Pattern(NamedTuple):
    """How a name is in a flat text, and what it takes to be a mention."""

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
    """Its words, if others have a qualifier more."""

    capitals: tuple[tuple[int, ...], ...] = ()
    """Which of its letters must be capitals: either these or those."""

    fits: _Fits | None = None
    """How it must stand."""


@cache
def patterns() -> dict[str, Pattern]:
    """Return each name as it stands in a flat text, and what it takes to be a mention."""
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
            found[key] = Pattern(len(key), lead, 0, _bearer(key), key in _HOMONYMS, base, either, fits)
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
    """Return who bears each name as it stands in a flat text."""
    return {}


def _bearer(key: str) -> str:
    """Return the only state that bears a name, or a mark and the name where the day says which."""
    several = list(_of_key()[key])
    return f"{_DATED}{key}" if matters(several) else several[0].code


def _names() -> Iterator[tuple[Bearer, str, str]]:
    """Return who bears each name, its language and the name; what is no state has no code."""
    for row in table.name_rows():
        yield bearer_of(row), row[1], row[3]
    nobody = Bearer("", *ALWAYS)
    for _, _, language, name, *_ in table.other_rows():
        yield nobody, language, name
    for day in range(1, 32):
        yield nobody, "zh", f"月{day}日本"


def _how_it_stands(key: str, capitals: tuple[int, ...]) -> _Fits | None:
    if key[0] >= _CHINESE:
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
    """What each character of a text is compared as: Chinese ones that stand in no name are all the same.

    Over half of a Chinese text is so found at once.
    """

    def __init__(self) -> None:
        self._alphabet = frozenset("".join(patterns()))

    def __missing__(self, code: int) -> str:
        folded = FOLDING[code]
        self[code] = folded = folded if folded < _OTHER_HAN or folded in self._alphabet else _OTHER_HAN
        return folded


@cache
def _reading() -> _Reading:
    return _Reading()


@cache
def _automaton() -> Any:  # noqa: ANN401  # the library carries no types
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for char in _OFTEN:
        automaton.add_word(f"{char}\0", None)  # no flat text holds this
    for key, pattern in patterns().items():
        automaton.add_word(key, tuple(pattern))
    automaton.make_automaton()
    return automaton
