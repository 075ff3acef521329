"""Where a state stands, in lines: what ``ccwuniv status`` prints."""

from __future__ import annotations

from ccwuniv._days import spoken
from ccwuniv._registry.participation import participation_rows
from ccwuniv.registry import Registry

__all__ = ["status_text"]


def status_text(registry: Registry, state: str, as_of: str | None = None) -> str:
    """Return where a state stands towards every instrument, with dates and sources."""
    found, day = registry.state(state), registry.day(as_of)
    lines = [f"{found.name} ({found.iso3}) on {spoken(day)}"]
    for row in participation_rows(registry, found, day):
        words = row["status"].replace("_", " ")
        kind = row["kind"].replace("_", " ")
        deposit = f"{kind} {row['date']}" if row["date"] else ""
        effect = f"in force {row['in_force']}" if row["in_force"] else ""
        ends = f"until {row['ends']}" if row["ends"] else ""
        facts = ", ".join(part for part in (deposit, effect, ends) if part)
        lines.append(f"  {row['instrument']:<4} {words:<10} {facts}".rstrip())
        if row["note"]:
            lines.append(f"       {row['note']}")
    return "\n".join([*lines, f"Source: {'; '.join(registry.sources)}."])
