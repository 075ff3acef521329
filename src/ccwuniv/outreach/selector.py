"""Selectors: who is meant, said by what they are party to rather than by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic import model_validator

from ccwuniv.errors import DataError
from ccwuniv.outreach.checked import Checked
from ccwuniv.outreach.codes import NEIGHBOURS, Instruments, Treaties, Words
from ccwuniv.records import Basis, DateLike, check_counting, counted_from

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["Selector"]

_WORDS = {
    "CCW": "the Convention",
    "A1": "amended Article 1",
    "P1": "Protocol I",
    "P2": "Protocol II",
    "AP2": "Amended Protocol II",
    "P3": "Protocol III",
    "P4": "Protocol IV",
    "P5": "Protocol V",
    **NEIGHBOURS,
}


class Selector(Checked):
    """Who is meant by an act, where the states are described and not named. Every condition must hold.

    Parameters
    ----------
    party_to : iterable of str
        Party to each of these: codes or usual names of the Convention's instruments, or ``mine_ban``,
        ``cluster_munitions``, ``arms_trade``.
    not_party_to : iterable of str
        Party to none of these.
    signatory : iterable of str
        Has signed each of these instruments of the Convention, party to it since or not.
    groups : iterable of str
        A member of one of these groups of the registry, such as ``"African"``.
    any_of : iterable of Selector
        At least one of these holds.
    all_of : iterable of Selector
        Each of these holds.

    Raises
    ------
    DataError
        When it says nothing, or has a field that there is not.
    UnknownInstrumentError
        For anything but an instrument or a neighbouring treaty.

    Examples
    --------
    >>> migration = Selector(party_to=["P2"], not_party_to=["AP2"])
    >>> migration.describe()
    'parties to Protocol II that are not party to Amended Protocol II'
    >>> from ccwuniv.registry import Registry
    >>> migration.resolve(Registry.bundled(), "2014-09-01")[:3]
    ('BDI', 'CUB', 'DJI')
    """

    party_to: Treaties = ()
    not_party_to: Treaties = ()
    signatory: Instruments = ()
    groups: Words = ()
    any_of: tuple[Selector, ...] = ()
    all_of: tuple[Selector, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Selector:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError(
                f"an empty selector means nobody in particular; set one of {', '.join(type(self).model_fields)}"
            )
        if both := [code for code in self.party_to if code in self.not_party_to]:
            raise ValueError(f"no state is both party and not party to {_WORDS[both[0]]}")
        return self

    def resolve(self, registry: Registry, day: DateLike | None = None, basis: Basis = "consent") -> tuple[str, ...]:
        """Return the states that are meant on a day, as ISO codes in alphabetical order.

        Asked of every participant of the day, members of the United Nations or not.

        Parameters
        ----------
        registry : Registry
            The data that know who is party to what.
        day : datetime.date or str, optional
            The day; the data's last day where it is not given.
        basis : {"consent", "in_force", "in_force_as_known"}
            Whether a state is party from the deposit of its consent, or from the date of effect.

        Raises
        ------
        DataError
            When the registry holds nothing on a neighbouring treaty that is asked for.
        UnknownInstrumentError
            When it does not hold an instrument that is asked for.
        OptionError
            For a group that it does not know.
        DateError
            For a group on a day for which no source shows its members.

        Examples
        --------
        >>> from ccwuniv.registry import Registry
        >>> len(Selector(not_party_to=["CCW"], groups=["GRULAC"]).resolve(Registry.bundled(), "2014-09-01"))
        11
        """
        check_counting(basis)
        on = registry.recorded_day(day)
        everyone = frozenset(s.iso3 for s in registry.states if s.kind != "organisation" and s.eligible(on))
        return tuple(sorted(_among(everyone, self, registry, on, basis)))

    def __str__(self) -> str:
        return self.describe()

    def describe(self) -> str:
        """Return who is meant, in English words.

        Examples
        --------
        >>> Selector(not_party_to=["CCW", "mine_ban", "cluster_munitions"]).describe()
        'states not party to the Convention, the Mine Ban Convention or the Convention on Cluster Munitions'
        >>> Selector(not_party_to="CCW", signatory="CCW", groups=["African"]).describe()
        'states not party to the Convention that have signed the Convention and belong to the African group'
        """
        if [name for name in type(self).model_fields if getattr(self, name)] == ["any_of"]:
            return _joined([part.describe() for part in self.any_of], "or")
        head, *clauses = self._clauses()
        return f"{head} that {_joined(clauses, 'and')}" if clauses else head

    def _clauses(self) -> list[str]:
        """Return the noun of the description, and then its clauses."""
        clauses = []
        if self.party_to:
            noun = f"parties to {_joined([_WORDS[code] for code in self.party_to], 'and')}"
        elif self.not_party_to:
            noun = f"states not party to {self._lacks()}"
        else:
            noun = "states"
        if self.party_to and self.not_party_to:
            clauses.append(f"are not party to {self._lacks()}")
        if self.signatory:
            clauses.append(f"have signed {_joined([_WORDS[code] for code in self.signatory], 'and')}")
        if self.groups:
            clauses.append(f"belong to the {_joined(self.groups, 'or')} group")
        clauses += [f"are among ({part.describe()})" for part in self.all_of]
        if self.any_of:
            clauses.append("are " + _joined([f"among ({part.describe()})" for part in self.any_of], "or"))
        return [noun, *clauses]

    def _lacks(self) -> str:
        return _joined([_WORDS[code] for code in self.not_party_to], "or")


def _joined(words: Iterable[str], last: str) -> str:
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def _among(
    everyone: frozenset[str], selector: Selector, registry: Registry, day: dt.date, basis: Basis
) -> frozenset[str]:
    found = everyone
    for code in selector.party_to:
        found &= _parties(registry, code, day, basis)
    for code in selector.not_party_to:
        found -= _parties(registry, code, day, basis)
    for code in selector.signatory:
        found &= {state.iso3 for state in registry.signatories(code, day)}
    if selector.groups:
        found &= {state.iso3 for group in selector.groups for state in registry.group(group, day)}
    for part in selector.all_of:
        found &= _among(everyone, part, registry, day, basis)
    if selector.any_of:
        found &= frozenset().union(*(_among(everyone, part, registry, day, basis) for part in selector.any_of))
    return found


def _parties(registry: Registry, code: str, day: dt.date, basis: Basis) -> frozenset[str]:
    """Return who is party to an instrument or a neighbouring treaty; the latter until its withdrawal takes effect."""
    if code not in NEIGHBOURS:
        return frozenset(state.iso3 for state in registry.parties(code, day, basis=basis))
    rows = [row for row in registry.related if row.treaty == code]
    if not rows:
        raise DataError(f"this registry does not say who is party to {NEIGHBOURS[code]}; add them to related.csv")
    return frozenset(
        row.iso3
        for row in rows
        if (since := counted_from(row.deposited, row.in_force, basis)) is not None
        and since <= day
        and (row.withdrawal_effective is None or day < row.withdrawal_effective)
    )
