"""Taking back what was recorded last: nothing is removed, the version before is recorded again."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import NamedTuple

from ccwuniv.errors import DataError
from ccwuniv.outreach import recording
from ccwuniv.outreach.confidence import is_shown_line
from ccwuniv.outreach.lines import from_line

__all__ = ["UNDONE", "Last", "last_of", "undo"]

UNDONE = "undone"
"""The reason recorded with a version that takes back the one before."""

_LAST = "SELECT id, recorded_at, line FROM act WHERE recorded_by = ? AND reason <> ? ORDER BY recorded_at DESC"
_BEFORE = "SELECT event, line FROM earlier WHERE id = ? ORDER BY version DESC LIMIT 1"


class Last(NamedTuple):
    """What one call recorded last: when, and the acts."""

    recorded_at: dt.datetime
    ids: tuple[str, ...]


def last_of(database: sqlite3.Connection, who: str, name: str | None, confidential: bool) -> Last:
    """Return the last record of a person, or the last record of one act by anyone.

    Raises
    ------
    DataError
        When there is nothing to take back.
    """
    if name is not None:
        row = database.execute("SELECT id, recorded_at, reason, line FROM act WHERE id = ?", (name,)).fetchone()
        if row is None or not (confidential or is_shown_line(row[3])):
            raise recording.unknown(name)
        if row[2] == UNDONE:
            raise DataError("the last record of this act was taken back already; amend it", column="id", value=name)
        return Last(dt.datetime.fromisoformat(row[1]), (name,))
    moment = ""
    ids: list[str] = []
    for found, at, line in database.execute(_LAST, (who, UNDONE)):
        if ids and at != moment:
            break
        if confidential or is_shown_line(line):
            moment = at
            ids.append(found)
    if not ids:
        raise DataError(f"{who} has recorded nothing here that can be taken back; use the id of an act")
    return Last(dt.datetime.fromisoformat(moment), tuple(sorted(ids)))


def undo(database: sqlite3.Connection, last: Last, stamp: recording.Stamp) -> None:
    """Take back what was recorded last: an act appended is withdrawn, one amended or withdrawn is as it was before."""
    for name in last.ids:
        old = recording.recorded(database, name)
        if old is None:
            raise recording.unknown(name)
        before = database.execute(_BEFORE, (name,)).fetchone()
        if before is None or before[0] == "withdraw":
            recording.withdraw(database, old, UNDONE, stamp)
        else:
            event = "restore" if old.event == "withdraw" else "amend"
            recording.replace(database, old, (event, UNDONE, stamp[0], stamp[1]), before[1], from_line(before[1]))
