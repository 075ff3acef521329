"""The file of a live log: an SQLite database, opened, made where there is none, and its errors put into words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccwuniv._files import is_folder
from ccwuniv.errors import StoreError

__all__ = ["connect", "transaction", "worded"]

_APPLICATION = 0x43435755
"""``CCWU``: what SQLite's application_id says of the file."""

_VERSION = 1
"""The form of the tables, kept as SQLite's user_version."""

_PATIENCE = 30.0
"""Seconds to wait for another writer."""

_SCHEMA = (
    """
    CREATE TABLE act (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL DEFAULT 1,
        event TEXT NOT NULL DEFAULT 'append',
        reason TEXT NOT NULL DEFAULT '',
        recorded_at TEXT NOT NULL,
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
        line TEXT NOT NULL,
        PRIMARY KEY (id, version)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE act_state (iso3 TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (iso3, seq)) WITHOUT ROWID",
    "CREATE INDEX act_due ON act (due) WHERE due IS NOT NULL",
)

_ADVICE = {
    "SQLITE_FULL": "the disk is full, and nothing of this was recorded; free some space and do it again",
    "SQLITE_READONLY": "cannot be written; ask for the right to write the file and its folder, or copy both elsewhere",
    "SQLITE_CANTOPEN": "cannot be opened for writing; see that its folder exists and that you may write there",
    "SQLITE_PERM": "cannot be opened for writing; see that you may write the file and its folder",
    "SQLITE_BUSY": "another program held the log for too long, and nothing of this was recorded; do it again later",
    "SQLITE_LOCKED": "another program held the log for too long, and nothing of this was recorded; do it again later",
    "SQLITE_NOTADB": "is no log of outreach acts; give the path of one, or of a file that does not exist yet",
    "SQLITE_CORRUPT": "is damaged; go back to a copy of it, or to the last export as JSON Lines",
    "SQLITE_IOERR": "the disk does not read or write it, and nothing of this was recorded; see to the disk",
    "SQLITE_TOOBIG": "an act is too large for the log; shorten its texts",
}


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Raise what SQLite reports as a :class:`~ccwuniv.errors.StoreError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        advice = next((words for code, words in _ADVICE.items() if name.startswith(code)), str(error))
        raise StoreError(str(path), f"{advice}.") from None
    except UnicodeDecodeError:  # what SQLite itself reports holds bytes of a damaged file
        raise StoreError(str(path), f"{_ADVICE['SQLITE_CORRUPT']}.") from None
    except UnicodeEncodeError:
        raise StoreError(str(path), "holds no half of a character (a lone surrogate); take it out.") from None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of what follows, durably, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def connect(path: Path) -> sqlite3.Connection:
    """Open the database of a log for writing, or make it.

    Raises
    ------
    StoreError
        When the file is another program's, of a newer version, damaged, or cannot be written; it is left as it was.
    """
    if is_folder(path):
        raise StoreError(str(path), "is a folder; give the path of a file in it.")
    with worded(path):
        try:
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        except ValueError:
            raise StoreError(str(path), "is no name of a file.") from None
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN")
    new = _is_new(connection, path)
    connection.execute("COMMIT")
    _write_ahead(connection, path)
    # FULL makes each commit durable; F_FULLFSYNC is what that takes on macOS, and means nothing elsewhere.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA cache_size = -65536")
    with transaction(connection):
        if new and _is_new(connection, path):
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")


def _is_new(connection: sqlite3.Connection, path: Path) -> bool:
    """Say whether nothing has been written yet, and refuse what is no log or one of a newer version.

    It looks three times, so within one transaction: another process may begin the log meanwhile.
    """
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, version, tables) == (0, 0, 0):
        return True
    if application != _APPLICATION:
        raise StoreError(str(path), "is a database of another program; give the path of a log, or of a new file.")
    if version > _VERSION:
        raise StoreError(
            str(path), f"is a log of version {version}, and this ccwuniv knows version {_VERSION}; install a newer one."
        )
    return False


def _write_ahead(connection: sqlite3.Connection, path: Path) -> None:
    """Switch to the write-ahead log, for which SQLite does not itself wait while another process does the same."""
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > patience:
                raise
            time.sleep(0.01)
    if mode != "wal":
        raise StoreError(str(path), "cannot keep a write-ahead log; give the path of a file on a disk of this machine.")
