"""Write acts into the tables of a live log; each updates the seal."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from ccwuniv.errors import DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import is_shown_line
from ccwuniv.outreach.lines import from_line, to_line
from ccwuniv.outreach.seal import add, of_record, of_states

__all__ = [
    "Recorded",
    "Stamp",
    "change",
    "current",
    "due_day",
    "index_states",
    "insert_all",
    "insert_version",
    "recorded",
    "replace",
    "unknown",
    "withdraw",
]

_INSERT = """
    INSERT INTO act (id, version, event, reason, recorded_at, recorded_by, line, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_KEEP = """
    INSERT INTO earlier (id, version, event, reason, recorded_at, recorded_by, line)
    SELECT id, version, event, reason, recorded_at, recorded_by, line FROM act WHERE seq = ?
"""
_CHANGE = """
    UPDATE act SET version = ?, event = ?, reason = ?, recorded_at = ?, recorded_by = ?, due = ?, line = ? WHERE seq = ?
"""


class Stamp(NamedTuple):
    """The time and author of a record: one stamp for all records of a call."""

    at: str
    by: str

    @classmethod
    def now(cls, by: str) -> Stamp:
        """Return the stamp of this moment."""
        return cls(dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"), by)


class Recorded(NamedTuple):
    """The present version of an act, as its table keeps it."""

    seq: int
    id: str
    version: int
    event: str
    line: str


def recorded(database: sqlite3.Connection, name: str) -> Recorded | None:
    """Return the record of an act, found by its id."""
    row = database.execute("SELECT seq, id, version, event, line FROM act WHERE id = ?", (name,)).fetchone()
    return None if row is None else Recorded(*row)


def insert_all(database: sqlite3.Connection, acts: Iterable[OutreachAction], stamp: Stamp) -> None:
    """Record new acts.

    Raises
    ------
    DataError
        When an id is taken, or two of the acts have it.
    """
    new: set[str] = set()
    for act in acts:
        if act.id in new:
            raise DataError("two of these acts have this id; use a different id for each", column="id", value=act.id)
        if recorded(database, act.id) is not None:
            # The same whoever has the id: it may be a confidential act.
            raise DataError("this id is taken; use another id for this act", column="id", value=act.id)
        insert_version(database, act.id, (1, "append", "", stamp[0], stamp[1]), to_line(act), act)
        new.add(act.id)


def current(database: sqlite3.Connection, name: str, confidential: bool) -> Recorded:
    """Return the record of an act that may be seen and changed.

    Raises
    ------
    DataError
        When there is none of this id, or it was withdrawn.
    """
    found = recorded(database, name)
    if found is None or not (confidential or is_shown_line(found.line)):
        raise unknown(name)
    if found.event == "withdraw":
        raise DataError("was withdrawn; use another id for a new act", column="id", value=name)
    return found


def unknown(action: str) -> DataError:
    """Return the error about an id of no act, or of none that may be seen."""
    return DataError("no act of this log has this id", column="id", value=action)


def insert_version(
    database: sqlite3.Connection, name: str, of: tuple[int, str, str, str, str], line: str, act: OutreachAction | None
) -> int:
    """Record an act that the log does not have, as the version it is, and return the number of its row.

    Parameters
    ----------
    of : tuple
        The number of the version, what was done, why, when, by whom.
    act : OutreachAction, optional
        What the indexes have of it; None for an act that was withdrawn, or a line that is not an act.
    """
    seq = database.execute(_INSERT, (name, *of, line, due_day(act) if act else None)).lastrowid or 0
    states = act.states if act else ()
    index_states(database, seq, states)
    add(database, 1, of_record((name, *map(str, of), line)) + of_states(states, seq))
    return seq


def change(database: sqlite3.Connection, old: Recorded, act: OutreachAction, stamp: Stamp) -> None:
    """Record another version of an act, and keep the one before."""
    replace(database, old, ("amend", "", stamp[0], stamp[1]), to_line(act), act)


def withdraw(database: sqlite3.Connection, old: Recorded, reason: str, stamp: Stamp) -> None:
    """Record that an act is withdrawn, even if its line is not a valid act."""
    replace(database, old, ("withdraw", reason, stamp[0], stamp[1]), old.line, None)


def replace(
    database: sqlite3.Connection, old: Recorded, of: tuple[str, str, str, str], line: str, act: OutreachAction | None
) -> None:
    """Record the next version of an act (what was done, why, when, by whom), and keep the one before."""
    before, after = () if old.event == "withdraw" else _indexed(old.line), act.states if act else ()
    version = old.version + 1
    database.execute(_KEEP, (old.seq,))
    database.execute(_CHANGE, (version, *of, due_day(act) if act else None, line, old.seq))
    # By state and number: the index is ordered by state, and to find the number alone takes a walk through all of it.
    gone = [(iso3, old.seq) for iso3 in before]
    database.executemany("DELETE FROM act_state WHERE iso3 = ? AND seq = ?", gone)
    index_states(database, old.seq, after)
    moved = of_states(after, old.seq) - of_states(before, old.seq)
    add(database, 1, of_record((old.id, str(version), *of, line)) + moved)


def _indexed(line: str) -> tuple[str, ...]:
    """Return the states under which the index has the act of a line; a line that is not an act is under none."""
    try:
        return from_line(line).states
    except DataError:
        return ()


def index_states(database: sqlite3.Connection, seq: int, states: Iterable[str]) -> None:
    """Note which states an act names."""
    database.executemany("INSERT INTO act_state VALUES (?, ?)", [(iso3, seq) for iso3 in states])


def due_day(act: OutreachAction) -> str | None:
    """Return the day by which a follow-up of an act is due, as the table keeps it."""
    return act.due.isoformat() if act.due else None
