"""A registry at a glance, as a notebook shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from ccwuniv._support import html_table
from ccwuniv.errors import DataError

if TYPE_CHECKING:
    import datetime as dt

    from ccwuniv.records import Action, Basis, Instrument, InstrumentLike, State

__all__ = ["overview"]


class Counted(Protocol):
    """The facts of a registry that are shown at a glance."""

    version: str
    as_of: dt.date
    data_until: dt.date

    @property
    def instruments(self) -> tuple[Instrument, ...]: ...
    @property
    def states(self) -> tuple[State, ...]: ...
    @property
    def actions(self) -> tuple[Action, ...]: ...
    @property
    def hypothetical(self) -> bool: ...

    def parties(self, instrument: InstrumentLike, /, *, basis: Basis = "consent") -> tuple[State, ...]: ...


def overview(reg: Counted) -> str:
    """Return the registry's last day and version, and the parties to each instrument on that day, as HTML."""
    until = f", by law from the data up to {reg.data_until}" if reg.as_of > reg.data_until else ""
    head = (
        f"Registry{' with hypothetical actions' if reg.hypothetical else ''} as of {reg.as_of}{until}, "
        f"data {reg.version or 'unversioned'}: {len(reg.states)} states, {len(reg.actions)} actions"
    )
    rows = ((i.code, len(reg.parties(i)), _in_force(reg, i), i.entry_into_force or "", i.name) for i in reg.instruments)
    columns = ("instrument", "parties by consent", "of them in force", "entry into force", "name")
    return f"<p><b>{escape(head)}</b></p>{html_table(columns, rows)}"


def _in_force(reg: Counted, instrument: Instrument) -> int | str:
    try:
        return len(reg.parties(instrument, basis="in_force"))
    except DataError:
        return "not known"
