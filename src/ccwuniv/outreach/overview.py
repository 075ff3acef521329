"""A log at a glance, as a notebook shows it."""

from __future__ import annotations

from collections.abc import Sequence

from ccwuniv._support import html_table
from ccwuniv.outreach.lines import from_line

__all__ = ["overview"]

_SHOWN = 30
_COLUMNS = ("id", "act", "start", "end", "actors", "towards", "instruments", "status")


def overview(lines: Sequence[str]) -> str:
    """Return the first acts of canonical lines, and how many there are, as HTML."""
    rows = (
        (a.id, a.kind, a.start, a.end, "; ".join(map(str, a.actors)), a.towards, " ".join(a.instruments), a.status)
        for a in map(from_line, lines[:_SHOWN])
    )
    begins = f", of which the first {_SHOWN} by id" if len(lines) > _SHOWN else ""
    head = f"<p><b>Outreach log</b>, acts that are not confidential: {len(lines)}{begins}</p>"
    return head + html_table(_COLUMNS, rows)
