"""The tables of a live log, the signs of a log file, and the step from an older form."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.lines import from_line, to_line
from ccwuniv.outreach.recording import due_day, index_states
from ccwuniv.outreach.seal import SEAL_TABLE, computed
from ccwuniv.records import from_json

__all__ = ["FIRST", "VERSION", "convert", "make_tables", "version_of"]

_APPLICATION = 0x43435755
"""``CCWU``: what SQLite's application_id says of the file."""

VERSION = 3
"""The form of the tables, kept as SQLite's user_version."""

FIRST = 1
"""The first form: without a seal, with a write-ahead log beside the file. The second had a seal, and no names."""

_TABLES = (
    """
    CREATE TABLE act (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        event TEXT NOT NULL,
        reason TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        due TEXT,
        line TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE earlier (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        event TEXT NOT NULL,
        reason TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (id, version)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE act_state (iso3 TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (iso3, seq)) WITHOUT ROWID",
    "CREATE INDEX act_due ON act (due) WHERE due IS NOT NULL",
)


def make_tables(database: sqlite3.Connection) -> None:
    """Make the tables of a new log, within a transaction."""
    for statement in _TABLES:
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    _seal(database)


def version_of(database: sqlite3.Connection, path: Path) -> int:
    """Return the form of the tables.

    Raises
    ------
    StoreError
        When the file is not a log, holds nothing, or is of a form that is not known here.
    """
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (application, version, tables) == (0, 0, 0):
        raise StoreError(
            str(path),
            "holds nothing: it is a copy that was not finished, or one of a log whose records were in a -wal file "
            "beside it. Go back to a backup, or remove it to begin a new log.",
        )
    if application != _APPLICATION:
        raise StoreError(str(path), "is a database of another program; use the path of a log, or of a new file.")
    if version > VERSION:
        raise StoreError(
            str(path), f"is a log of version {version}, and this ccwuniv knows version {VERSION}; install a newer one."
        )
    if version < FIRST:
        raise StoreError(str(path), f"says that it is a log of version {version}, which never was; restore a backup.")
    return int(version)


def convert(database: sqlite3.Connection) -> None:
    """Bring tables of an older form into the present one, within a transaction.

    Each line is written again as it is written today, and the indexes are made anew from the lines. A line that is no
    act stays as it is, for :meth:`LiveLog.withdraw` to take out.
    """
    for table in ("act", "earlier"):
        database.execute(f"ALTER TABLE {table} ADD COLUMN recorded_by TEXT NOT NULL DEFAULT ''")
    database.execute("DELETE FROM act_state")
    for seq, name, event, line in database.execute("SELECT seq, id, event, line FROM act").fetchall():
        try:
            act = _former_act(line)
        except DataError:
            database.execute("UPDATE act SET due = NULL WHERE seq = ?", (seq,))
            continue
        there = event != "withdraw"
        new = (to_line(act) if act.id == name else line, due_day(act) if there else None, seq)
        database.execute("UPDATE act SET line = ?, due = ? WHERE seq = ?", new)
        index_states(database, seq, act.states if there else ())
    for name, version, line in database.execute("SELECT id, version, line FROM earlier").fetchall():
        try:
            act = _former_act(line)
        except DataError:
            continue
        if act.id == name:
            new_line = (to_line(act), name, version)
            database.execute("UPDATE earlier SET line = ? WHERE id = ? AND version = ?", new_line)
    _seal(database)


def _former_act(line: str) -> OutreachAction:
    """Return the act of an older form's line: confidential, unless it plainly says not; then internal."""
    try:
        fields = from_json(line)
    except ValueError:
        return from_line(line)
    if not isinstance(fields, dict):
        return from_line(line)
    told = fields.pop("confidential", False)
    return from_line(json.dumps({**fields, "level": "internal" if told is False else "confidential"}))


def _seal(database: sqlite3.Connection) -> None:
    """Compute the seal of a log again; a sealed log keeps its identity."""
    (sealed,) = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'seal'").fetchone()
    if sealed:
        database.execute("UPDATE seal SET records = ?, digest = ?", computed(database))
    else:
        database.execute(SEAL_TABLE)
        database.execute("INSERT INTO seal VALUES (?, ?, ?)", (os.urandom(8).hex(), *computed(database)))
    database.execute(f"PRAGMA user_version = {VERSION}")
