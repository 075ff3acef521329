"""The part of a live log visible without asking for confidential acts: its ids and versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from ccwuniv.outreach.confidence import is_shown_line

__all__ = ["confidential_among", "shown_versions"]

_AT_ONCE = 500
"""How many ids are looked up in one question: fewer than the 999 values that an old SQLite admits."""


def confidential_among(database: sqlite3.Connection, ids: Collection[str]) -> frozenset[str]:
    """Return those of some ids that are of confidential acts, withdrawn ones, too."""
    found: set[str] = set()
    left = sorted(ids)
    for start in range(0, len(left), _AT_ONCE):
        part = left[start : start + _AT_ONCE]
        query = f"SELECT id, line FROM act WHERE id IN ({', '.join('?' * len(part))})"
        found.update(one for one, line in database.execute(query, part) if not is_shown_line(line))
    return frozenset(found)


def shown_versions(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Return the versions of an act that were not confidential, renumbered; none if the act is confidential now.

    Parameters
    ----------
    rows : sequence
        Of each version the number, what was done, when, by whom, why, and the canonical line.
    """
    if not rows or not is_shown_line(rows[-1][-1]):
        return []
    shown = [row for row in rows if is_shown_line(row[-1])]
    return [
        (number, "append" if number == 1 else event, *others)
        for number, (_, event, *others) in enumerate(shown, start=1)
    ]
