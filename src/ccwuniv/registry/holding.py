"""What a registry holds, table by table: records that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ccwuniv._support import Versioned
from ccwuniv.errors import DataError
from ccwuniv.records import Held, HeldInstruments, HeldRecords

if TYPE_CHECKING:
    import datetime as dt

    from ccwuniv.records import (
        Action,
        Dispute,
        Instrument,
        Membership,
        Outline,
        Period,
        PublishedTotal,
        RelatedParticipation,
        State,
        Statement,
    )

__all__ = ["FACTS", "Holding", "held", "last_day", "outlines_of"]

FACTS = ("states", "actions", "statements", "memberships", "periods", "disputes", "published_totals", "related")
"""The tables of a registry beside its instruments."""


class Holding(Versioned):
    """The tables of a registry, each as a tuple of records."""

    _tables: dict[str, Held[Any]]

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments, in order."""
        return self._tables["instruments"].records

    @property
    def states(self) -> tuple[State, ...]:
        """The states, in the order of their codes."""
        return self._tables["states"].records

    @property
    def actions(self) -> tuple[Action, ...]:
        """The treaty actions."""
        return self._tables["actions"].records

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Reservations, declarations, objections and the like."""
        return self._tables["statements"].records

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The groups of states, with the days between which a source shows them."""
        return self._tables["memberships"].records

    @property
    def periods(self) -> tuple[Period, ...]:
        """Since when and until when states were in a system of states."""
        return self._tables["periods"].records

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """The facts on which public sources differ."""
        return self._tables["disputes"].records

    @property
    def published_totals(self) -> tuple[PublishedTotal, ...]:
        """Totals that somebody published."""
        return self._tables["published_totals"].records

    @property
    def related(self) -> tuple[RelatedParticipation, ...]:
        """Participation in neighbouring treaties."""
        return self._tables["related"].records


def held(name: str, given: Iterable[Any]) -> Held[Any]:
    """Return a table of a registry; states are in the order of their codes."""
    if isinstance(given, Held):
        codes = given.values("iso3") if name == "states" else []
        if codes == sorted(codes):
            return given
    return HeldRecords(sorted(given, key=lambda state: state.iso3) if name == "states" else given)


def outlines_of(instruments: Held[Instrument]) -> Sequence[Outline | Instrument]:
    """Return what decides which acts on the instruments are possible."""
    return instruments.outlines if isinstance(instruments, HeldInstruments) else instruments.records


def last_day(actions: Held[Action]) -> dt.date:
    """Return the day of the last action."""
    if not len(actions):
        raise DataError("a registry without actions does not say its last day; use as_of")
    latest: dt.date = max(actions.distinct_values("date"))
    return latest
