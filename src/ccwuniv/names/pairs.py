"""Two states that share a word of their names: "North and South Korea", «Corée du Nord et du Sud»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ccwuniv.names.russian import case_forms

__all__ = ["Pair", "pairs"]

# In each language: the point of the compass in a name, before the word that is shared or after it, and "and".
_BEFORE = {
    "en": (re.compile(r"(North|South|East|West|[NSEW]\.)( .+)"), (" and ", " & ", "/")),
    "ru": (re.compile(r"((?:Северн|Южн|Восточн|Западн)\w+)( \w+)"), (" и ", "/")),
    "zh": (re.compile(r"([南北])(\w+)"), ("", "和")),
}
_AFTER = {
    "fr": (re.compile(r"(.+) ((?:du|de l')\s?(?:Nord|Sud|Est|Ouest))"), (" et ",)),
    "es": (re.compile(r"(.+) (del (?:Norte|Sur|Este|Oeste)|Oriental|Occidental)"), (" y ",)),
    "ar": (re.compile(r"(.+) (ال(?:شمال|جنوب|شرق|غرب)ي?ة?)"), (" و",)),
}


class Pair(NamedTuple):
    """A phrase that names two states, and the one of them of which it holds the point of the compass alone."""

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
    shared: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for iso3, language, name in names:
        pattern, _ = (_BEFORE | _AFTER).get(language, (None, ()))
        for number, form in enumerate((name, *case_forms(name)) if language == "ru" else (name,)):
            if pattern and (found := pattern.fullmatch(form)):
                direction, word = found.groups() if language in _BEFORE else reversed(found.groups())
                shared.setdefault((language, f"{number} {word}"), []).append((iso3, direction, word))
    for (language, _), several in shared.items():
        for iso3, direction, word in several:
            for other in {direction_there for there, direction_there, _ in several if there != iso3}:
                if language in _BEFORE:
                    for joined in _BEFORE[language][1]:
                        yield Pair(iso3, "", direction, f"{joined}{other}{word}")
                else:
                    for joined in _AFTER[language][1]:
                        yield Pair(iso3, f"{word} {other}{joined}", direction, "")
