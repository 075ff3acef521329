"""How acts go into the tables of a live log; the seal is brought up to date with each."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from ccwuniv.errors import DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.lines import from_line, to_line
from ccwuniv.outreach.seal import add, of_record, of_states

__all__ = ["Recorded", "change", "due_day", "index_states", "insert", "recorded", "withdraw"]

_INSERT = "INSERT INTO act (id, version, event, reason, recorded_at, line, due) VALUES (?, ?, ?, ?, ?, ?, ?)"
_KEEP = """
    INSERT INTO earlier (id, version, event, reason, recorded_at, line)
    SELECT id, version, event, reason, recorded_at, line FROM act WHERE seq = ?
"""
_CHANGE = "UPDATE act SET version = ?, event = ?, reason = ?, recorded_at = ?, due = ?, line = ? WHERE seq = ?"


class Recorded(NamedTuple):
    """The present version of an act, as its table keeps it."""

    seq: int
    id: str
    version: int
    event: str
    line: str


def recorded(database: sqlite3.Connection, name: str) -> Recorded | None:
    """Return what is recorded of an act, found by the index of ids."""
    row = database.execute("SELECT seq, id, version, event, line FROM act WHERE id = ?", (name,)).fetchone()
    return None if row is None else Recorded(*row)


def insert(database: sqlite3.Connection, act: OutreachAction) -> None:
    """Record a new act."""
    first = (act.id, "1", "append", "", _now(), to_line(act))
    seq = database.execute(_INSERT, (*first, due_day(act))).lastrowid or 0
    index_states(database, seq, act.states)
    add(database, 1, of_record(first) + of_states(act.states, seq))


def change(database: sqlite3.Connection, old: Recorded, act: OutreachAction) -> None:
    """Record another version of an act, and keep the one before."""
    _replace(database, old, "amend", "", to_line(act), due_day(act), act.states)


def withdraw(database: sqlite3.Connection, old: Recorded, reason: str) -> None:
    """Record that an act is withdrawn, be its line an act or not."""
    _replace(database, old, "withdraw", reason, old.line, None, ())


def _replace(
    database: sqlite3.Connection,
    old: Recorded,
    event: str,
    reason: str,
    line: str,
    due: str | None,
    states: Iterable[str],
) -> None:
    before, after = _indexed(old.line), tuple(states)
    now, version = _now(), old.version + 1
    database.execute(_KEEP, (old.seq,))
    database.execute(_CHANGE, (version, event, reason, now, due, line, old.seq))
    # By state and number: the index is ordered by state, and to find the number alone takes a walk through all of it.
    gone = [(iso3, old.seq) for iso3 in before]
    database.executemany("DELETE FROM act_state WHERE iso3 = ? AND seq = ?", gone)
    index_states(database, old.seq, after)
    moved = of_states(after, old.seq) - of_states(before, old.seq)
    add(database, 1, of_record((old.id, str(version), event, reason, now, line)) + moved)


def _indexed(line: str) -> tuple[str, ...]:
    """Return the states under which the index has the act of a line; a line that is no act is under none."""
    try:
        return from_line(line).states
    except DataError:
        return ()


def index_states(database: sqlite3.Connection, seq: int, states: Iterable[str]) -> None:
    """Note which states an act names."""
    database.executemany("INSERT INTO act_state VALUES (?, ?)", [(iso3, seq) for iso3 in states])


def due_day(act: OutreachAction) -> str | None:
    """Return the day by which an act wants following up, as the table keeps it."""
    return act.due.isoformat() if act.due else None


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
