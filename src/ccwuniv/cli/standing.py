"""A state's status, in lines: what ``ccwuniv status`` prints."""

from __future__ import annotations

import datetime as dt

from ccwuniv.records import spoken
from ccwuniv.registry import Participation, Registry, beyond_the_data, participation_rows

__all__ = ["status_text"]


def status_text(
    registry: Registry, state: str, as_of: str | None = None, *, asked: str | None = None, after_data: bool = False
) -> str:
    """Return a State's status under every instrument, with dates and sources.

    Its name is read at the day that was asked for; where none was, an earlier name is one, too.
    """
    registry = registry.reaching(as_of, after_data=after_data)
    found, day = registry.state(state, asked), registry.day(as_of)
    lines = [f"{found.name} ({found.iso3}) on {spoken(day)}"]
    for row in participation_rows(registry, found, day):
        words = row["status"].replace("_", " ")
        kind = row["kind"].replace("_", " ")
        date = row["deposited"] or row["signed"]
        act = f"{kind} {date}" if date else ""
        effect, ends = _effect(row, day), ""
        if row["ends"]:
            ends = f"{'ended' if row['ends'] <= day else 'ends'} {row['ends']}"
        facts = ", ".join(part for part in (act, effect, ends) if part)
        lines.append(f"  {row['instrument']:<4} {words:<10} {facts}".rstrip())
        if row["note"]:
            lines.append(f"       {row['note']}")
    if beyond := beyond_the_data(registry, day):
        lines.append(beyond)
    data = f"Data: version {registry.version}, to {spoken(registry.data_until)}."
    return "\n".join([*lines, f"{data} Source: {'; '.join(registry.sources)}."])


def _effect(row: Participation, day: dt.date) -> str:
    """Say when an instrument entered, or enters, into force for the state."""
    effect, ends = row["in_force"], row["ends"]
    if effect is None:
        return ""
    if ends is not None and ends <= effect:
        return "never in force"
    return f"in force {effect}" if effect <= day else f"in force from {effect}"
