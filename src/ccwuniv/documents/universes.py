"""The denominator of a paper, in words: who the states are out of which is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv.analysis import universe_of
from ccwuniv.names import names_in_order

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.registry import Registry

__all__ = ["Denominator", "denominator"]

_WORDS: Mapping[str, tuple[str, str, str, str]] = {
    "en": (
        "Counts are out of {number} States: {parts}.",
        "the {number} Members of the United Nations",
        "its {number} observer States ({names})",
        "and",
    ),
    "fr": (
        "Les chiffres portent sur {number} États : {parts}.",
        "les {number} Membres de l'Organisation des Nations Unies",
        "ses {number} États observateurs ({names})",
        "et",
    ),
}


@dataclass(frozen=True)
class Denominator:
    """Out of how many states is counted, and which they are beside the Members of the United Nations.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> found = denominator(reg, reg.as_of, "all_states")
    >>> found.number, found.others
    (197, ('COK', 'NIU'))
    """

    codes: frozenset[str]
    members: int
    observers: tuple[str, ...]
    others: tuple[str, ...]

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
        sentence, members, observers, conjunction = _WORDS[language]
        parts = [members.format(number=self.members)] if self.members else []
        if self.observers:
            named = f" {conjunction} ".join(names_in_order(self.observers, language))
            parts.append(observers.format(number=len(self.observers), names=named))
        parts += names_in_order(self.others, language)
        joined = f" {conjunction} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
        return sentence.format(number=self.number, parts=joined)


def denominator(reg: Registry, day: dt.date, universe: Universe) -> Denominator:
    """Return the denominator of a paper on a day.

    Raises
    ------
    OptionError
        For another universe.
    """
    states = universe_of(reg, day, universe)
    members = {s.iso3 for s in states if s.un_member_since is not None and s.un_member_since <= day}
    observers = tuple(sorted(s.iso3 for s in states if s.kind == "observer" and s.iso3 not in members))
    others = tuple(sorted(s.iso3 for s in states if s.iso3 not in members and s.iso3 not in observers))
    return Denominator(frozenset(s.iso3 for s in states), len(members), observers, others)
