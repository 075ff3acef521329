"""A registry at a glance, as a notebook shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ccwuniv._support import html_table
from ccwuniv.errors import DataError

if TYPE_CHECKING:
    from ccwuniv.records import Instrument
    from ccwuniv.registry.registry import Registry

__all__ = ["overview"]


def overview(reg: Registry) -> str:
    """Return the registry's last day and version, and the parties to each instrument on that day, as HTML."""
    head = (
        f"Registry{' with hypothetical actions' if reg.hypothetical else ''} as of {reg.as_of}, "
        f"data {reg.version or 'unversioned'}: {len(reg.states)} states, {len(reg.actions)} actions"
    )
    rows = ((i.code, len(reg.parties(i)), _in_force(reg, i), i.entry_into_force or "", i.name) for i in reg.instruments)
    columns = ("instrument", "parties by consent", "of them in force", "entry into force", "name")
    return f"<p><b>{escape(head)}</b></p>{html_table(columns, rows)}"


def _in_force(reg: Registry, instrument: Instrument) -> int | str:
    try:
        return len(reg.parties(instrument, basis="in_force"))
    except DataError:
        return "not known"
