"""The states that a running text mentions, in six languages, with the place of each mention."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from ccwuniv._support import uncollected
from ccwuniv.errors import OptionError
from ccwuniv.names.beside import Whole, whole_name
from ccwuniv.names.money import is_of_money
from ccwuniv.names.patterns import CHINESE, IN_LISTS, Pattern, automaton, named_at, reading
from ccwuniv.names.text import Flat, flatten
from ccwuniv.names.years import Period, When, period

__all__ = ["Mention", "find_states"]

_AMMAN = re.compile("ع\u064e?م(?:\u0651\u064e?|\u064e\u0651)ان")
"""The capital of Jordan, where its sign of doubling is written: Oman has none, and the same letters."""
_LANGUAGE = re.compile("文(?![件书化官明职物学艺员])|语")
"""The character that makes a language of a name in Chinese, where it begins no word of its own."""


class Mention(NamedTuple):
    """A place in a text where a state is named.

    Attributes
    ----------
    iso3 : str
        The state.
    start, end : int
        Where the name stands: ``text[start:end]`` of the text that was searched.
    text : str
        The name as it is there.

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
    written exactly ("US", never "us"); codes such as ``LAO`` are not names. A mention of what is not a state (Kosovo,
    Northern Ireland, the Gulf of Guinea, US dollars) is none, and neither is a name that several states share
    ("Korea").

    A name has its years. With a day it means the state that bore it then ("Yugoslavia" in 2001: ``SRB``); if nobody
    did, its only bearer, since a text may speak of the past ("Zaire" in 2014), but for a former state whose last day
    was before. Without a day it means who bears it now, or the only one that bore it: "Yugoslavia" is then none. "The
    former Yugoslavia" is the former State, whatever the day.

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
    flat = flatten(text, reading())
    found = sorted(_candidates(text, flat))
    named: list[str] = []
    places: list[int] = []
    done = 0
    for number, (start, minus_end, iso3, special) in enumerate(found):
        if start < done:
            continue
        if special or when:
            name = _by_day_and_company(text, flat, found, number, done, when)
            if name is None:
                continue
            done = name.end
            if name.iso3 and not is_of_money(flat.text, name.start, done):
                named.append(name.iso3)
                places += (name.start, done - 1)
            continue
        done = -minus_end
        if iso3 and not is_of_money(flat.text, start, done):
            named.append(iso3)
            places += (start, done - 1)
    origins = iter(flat.origins(places))
    mentions: list[Mention] = []
    for iso3, first, last in zip(named, origins, origins, strict=True):
        end = last + 1
        if iso3 == "OMN" or text[end : end + 1] >= _FIRST_ACCENT:
            end = _end_of_name(text, first, end)
        if end:
            mentions.append(_new(Mention, (iso3, first, end, text[first:end])))
    return mentions


_new: Callable[[type[Mention], tuple[str, int, int, str]], Mention] = tuple.__new__
"""Makes a mention in half the time of its constructor."""


def _by_day_and_company(
    text: str, flat: Flat, found: list[_Candidate], number: int, done: int, when: Period | None
) -> Whole | None:
    """Return the name at a place where the day or the words beside it decide the meaning; None if it is not a name."""
    start, minus_end, iso3, special = found[number]
    if isinstance(special, Pattern) and special.doubtful and not _in_company(flat.text, found, number):
        return None
    former = _is_former(flat.text, start, -minus_end)
    name = Whole(start, -minus_end, named_at(iso3, when, former=former))
    if not isinstance(special, Pattern) or not special.base:
        return name
    return whole_name(flat, text, special.base, name, done, _next(found, number, -minus_end), when)


_Candidate: TypeAlias = "tuple[int, int, str, Pattern | tuple[()]]"
"""Where a name begins in the flat text, where it ends (negative), its state (or none), and its pattern where that
alone does not say which: in order, the first of those that begin at one place is the longest.
"""


def _next(found: list[_Candidate], number: int, end: int) -> int:
    """Return where the next name begins after a place."""
    places = (found[place][0] for place in range(number + 1, len(found)))
    return next((place for place in places if place >= end), sys.maxsize)


def _candidates(text: str, flat: Flat) -> list[_Candidate]:
    """Return the names in a text; what most of them need is tried here, since a call costs as much as the rest."""
    found: list[_Candidate] = []
    characters, places, shifts = flat
    end_of_text = len(characters)
    for last, (length, lead, trail, iso3, special, capital, word, capitals, fits) in automaton().iter(characters):
        start, end = last + 1 - length, last + 1
        if word:
            before, after = characters[start - 1] if start else " ", characters[end] if end < end_of_text else " "
            if before != " " and before.isalnum() and before < CHINESE:
                continue
            if after != " " and after.isalnum() and after < CHINESE and not after.isdigit():
                continue
        elif fits and not fits(flat, text, start, end):
            continue
        if capital >= 0:
            place = start + capital
            if not text[place + shifts[bisect_right(places, place) - 1]].isupper():
                continue
        elif capitals and not _capitals_stand(text, flat, start, capitals):
            continue
        found.append((start + lead, trail - end, iso3, special))
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


def _end_of_name(text: str, first: int, end: int) -> int:
    """Return where a name ends, with the accents of its last character; 0 for a language, and for Amman."""
    if _LANGUAGE.match(text, end):
        return 0
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return 0 if _AMMAN.fullmatch(text, first, end) else end


# "the former Yugoslavia", «l'ancienne Yougoslavie», «la antigua Yugoslavia», «бывшей Югославии», 前南斯拉夫: before a
# name, or as part of it.
_FORMER = r"\bformer (?:the )?|\b(?:anciens?|anciennes?|antigu[ao]s?|ex)(?: l[ae])? (?:l )?|\bбывш\w+ |前"
_FORMER_BEFORE = re.compile(rf"(?:{_FORMER})$")
_FORMER_WITHIN = re.compile(rf"(?:{_FORMER})|السابقه?|سابقا")
_FORMER_AFTER = re.compile(r" (?:السابقه?|سابقا)\b").match


def _is_former(flat: str, start: int, end: int) -> bool:
    """Say whether a text speaks of the former state of a name."""
    before = _FORMER_BEFORE.search(flat, max(0, start - 16), start)
    return bool(before or _FORMER_WITHIN.search(flat, start, end) or _FORMER_AFTER(flat, end))


# A name that is a word, too, is a state after these words, and beside another state.
_BEFORE_A_STATE = re.compile(r"(?:^|[,(:]|\b(?:في|من|الي|بين|حكومه|جمهوريه|دوله|شمال|جنوب|وسط|شرق|غرب|لدي)) ?و?$")
_BETWEEN_STATES = re.compile(r"[ ,و]*").fullmatch
_COMMA = re.compile(r" ?[,،;؛-] ?").fullmatch


def _in_company(flat: str, found: list[_Candidate], number: int) -> bool:
    start, minus_end, *_ = found[number]
    if flat[start:-minus_end] in IN_LISTS:
        return any(
            there[2] and _COMMA(flat[-there[1] : start]) for there in found[max(0, number - 3) : number]
        ) and any(there[2] and _COMMA(flat[-minus_end : there[0]]) for there in found[number + 1 : number + 4])
    before = [flat[-there[1] : start] for there in found[max(0, number - 1) : number]]
    after = [flat[-minus_end : there[0]] for there in found[number + 1 : number + 2]]
    return bool(_BEFORE_A_STATE.search(flat[max(0, start - 12) : start])) or any(map(_BETWEEN_STATES, before + after))
