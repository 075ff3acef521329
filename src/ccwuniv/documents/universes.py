"""The denominator of a paper, in words: out of which states it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv import names
from ccwuniv._support import FrozenMapping
from ccwuniv.analysis import universe_of
from ccwuniv.errors import UnknownStateError

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.registry import Registry

__all__ = ["Denominator", "denominator"]

_WORDS: Mapping[str, tuple[str, str, str, str, str, str]] = {
    "en": (
        "Counts are out of {number} States: {parts}.",
        "the {number} Members of the United Nations",
        "its {number} observer States ({names})",
        "its observer State ({names})",
        "{number} other States",
        "and",
    ),
    "fr": (
        "Les chiffres portent sur {number} États : {parts}.",
        "les {number} Membres de l'Organisation des Nations Unies",
        "ses {number} États observateurs ({names})",
        "son État observateur ({names})",
        "{number} autres États",
        "et",
    ),
}

_MOST_NAMES = 6


@dataclass(frozen=True)
class Denominator:
    """The number of states in the denominator, and those that are not Members of the United Nations.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> found = denominator(reg, reg.as_of, "all_states")
    >>> found.number, list(found.others)
    (197, ['COK', 'NIU'])
    """

    codes: frozenset[str]
    members: int
    observers: Mapping[str, str]
    others: Mapping[str, str]

    @property
    def number(self) -> int:
        """How many states there are."""
        return len(self.codes)

    def in_words(self, language: str) -> str:
        """Say it in a sentence.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> denominator(reg, reg.as_of, "un_members").in_words("en")
        'Counts are out of 193 States: the 193 Members of the United Nations.'
        """
        sentence, members, observers, observer, others, conjunction = _WORDS[language]
        parts = [members.format(number=self.members)] if self.members else []
        if self.observers:
            named = f" {conjunction} ".join(_named(self.observers, language))
            words = observers if len(self.observers) > 1 else observer
            parts.append(words.format(number=len(self.observers), names=named))
        few = len(self.others) <= _MOST_NAMES
        parts += _named(self.others, language) if few else [others.format(number=len(self.others))]
        joined = f" {conjunction} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
        return sentence.format(number=self.number, parts=joined or "0")


def _named(states: Mapping[str, str], language: str) -> list[str]:
    """Return the names of states in a language; one that the table of names does not have keeps the registry's."""
    found = []
    for iso3, own in states.items():
        try:
            found.append(own if language == "en" else names.name(iso3, language))  # type: ignore[arg-type]
        except UnknownStateError:
            found.append(own)
    return sorted(found, key=names.name_order)


def denominator(reg: Registry, day: dt.date, universe: Universe) -> Denominator:
    """Return the denominator of a paper on a day.

    Raises
    ------
    OptionError
        For another universe.
    """
    states = universe_of(reg, day, universe)
    known = any(period.system == "un_member" for period in reg.periods)
    members = {s.iso3 for s in universe_of(reg, day, "un_members")} if known else set[str]()
    members &= {state.iso3 for state in states}
    observing = {s.iso3 for s in universe_of(reg, day, "un_members_and_observers")} - members if known else set[str]()
    beside = [state for state in states if state.iso3 not in members]
    return Denominator(
        frozenset(state.iso3 for state in states),
        len(members),
        FrozenMapping({state.iso3: state.entry(day) for state in beside if state.iso3 in observing}),
        FrozenMapping({state.iso3: state.entry(day) for state in beside if state.iso3 not in observing}),
    )
