"""Two states that share a word of their names: "North and South Korea", "E. and W. Germany", «Corée du Nord et du Sud».

Where one of the two is named by the word alone, it is the other one in such a phrase: "North and South Sudan".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ccwuniv.names.russian import case_forms

__all__ = ["Pair", "pairs"]

# In each language: the point of the compass in a name, before the word that is shared or after it, and "and".
_BEFORE = {
    "en": (re.compile(r"(North|South|East|West)( .+)"), (" and ", " & ", "/")),
    "ru": (re.compile(r"((?:Северн|Южн|Восточн|Западн)\w+)( \w+)"), (" и ", "/")),
    "zh": (re.compile(r"([南北])(\w+)"), ("", "和")),
}
_AFTER = {
    "fr": (re.compile(r"(.+) ((?:du|de l')\s?(?:Nord|Sud|Est|Ouest))"), (" et ",)),
    "es": (re.compile(r"(.+) (del (?:Norte|Sur|Este|Oeste)|Oriental|Occidental)"), (" y ",)),
    "ar": (re.compile(r"(.+) (ال(?:شمال|جنوب|شرق|غرب)ي?ة?)"), (" و",)),
}
_OPPOSITES = (
    "North South", "East West", "Северн Южн", "Восточн Западн", "南 北", "Nord Sud", "Est Ouest", "Norte Sur",
    "Este Oeste", "Oriental Occidental", "شمال جنوب", "شرق غرب",
)  # fmt: skip
_WRITTEN = {
    "North": ("North", "N.", "N", "No."),
    "South": ("South", "S.", "S", "So."),
    "East": ("East", "E.", "E"),
    "West": ("West", "W.", "W"),
}


class Pair(NamedTuple):
    """A phrase that names two states, and the one given only by its point of the compass.

    Without a state it is the whole phrase, and names none: "Northern and Southern Sudan" may be parts of one or two.
    """

    iso3: str
    before: str
    """What comes before the point of the compass."""

    direction: str
    after: str


def pairs(names: Iterable[tuple[str, str, str]]) -> Iterator[Pair]:
    """Return the phrases in which two names share a word; the other of the two names is whole there.

    Examples
    --------
    >>> "".join(next(pairs([("PRK", "en", "North Korea"), ("KOR", "en", "South Korea")]))[1:])
    'North and South Korea'
    """
    shared: dict[tuple[str, str, int], dict[str, str]] = {}
    alone: dict[tuple[str, str, int], str] = {}
    for iso3, language, name in names:
        pattern, _ = (_BEFORE | _AFTER).get(language, (None, ()))
        for number, form in enumerate((name, *case_forms(name)) if language == "ru" else (name,)):
            alone[language, form, number] = iso3
            if pattern and (found := pattern.fullmatch(form)):
                direction, word = found.groups() if language in _BEFORE else reversed(found.groups())
                shared.setdefault((language, word, number), {})[direction] = iso3
    for (language, word, number), several in shared.items():
        bare = alone.get((language, word.strip(), number), "")
        one = next(iter(several)) if len(several) == 1 else ""
        if bare and one and several[one] != bare:
            several[_opposite(one)] = bare
            if language == "en":
                yield from (Pair("", "", phrase, "") for phrase in _regions(one, word))
        for direction, iso3 in several.items():
            for other in several.keys() - {direction}:
                yield from _phrases(language, iso3, direction, other, word)


def _phrases(language: str, iso3: str, direction: str, other: str, word: str) -> Iterator[Pair]:
    if language not in _BEFORE:
        yield from (Pair(iso3, f"{word} {other}{joined}", direction, "") for joined in _AFTER[language][1])
        return
    for joined in _BEFORE[language][1]:
        for one in _WRITTEN.get(direction, (direction,)):
            for another in _WRITTEN.get(other, (other,)):
                yield Pair(iso3, "", one, f"{joined}{another}{word}")


def _opposite(direction: str) -> str:
    """Return the other point of the compass, in the same form: "du Nord" for "du Sud"."""
    for both in map(str.split, _OPPOSITES):
        for one, other in (both, reversed(both)):
            if one in direction:
                return direction.replace(one, other)
    return direction


def _regions(direction: str, word: str) -> Iterator[str]:
    """Return the phrases that name the parts of one land or of two."""
    one, other = f"{direction}ern", f"{_opposite(direction)}ern"
    for joined in _BEFORE["en"][1]:
        yield f"{one}{joined}{other}{word}"
        yield f"{other}{joined}{one}{word}"
