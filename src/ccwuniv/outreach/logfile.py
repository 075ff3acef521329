"""The open file of a live log: one transaction at a time, whole or rolled back, and always in the same file."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ccwuniv.errors import StoreError
from ccwuniv.outreach.database import patiently, place_of, worded
from ccwuniv.outreach.lockfile import LockFile
from ccwuniv.outreach.opening import connect
from ccwuniv.outreach.seal import Seal, read_seal

__all__ = ["LogFile"]

T = TypeVar("T")


class LogFile:
    """A log that is open in this process, for all of its threads."""

    def __init__(self, path: Path, who: str) -> None:
        self.path = path
        self.who = who
        self._shared = LockFile(path, who)
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None
        self._written: tuple[int, int] | None = None
        with self._shared.held():
            self._connection, self._place = connect(path)
            with worded(path):
                self._seen = patiently(lambda: read_seal(self._open()))

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._connection is None

    def close(self) -> None:
        """Close the file; a process that was forked leaves it to its parent."""
        if self._process != os.getpid():
            self._connection = None
            return
        with self._lock:
            if self._connection is not None:
                with worded(self.path):
                    self._connection.close()
            self._connection = None
            self._shared.let_go()

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Make a change durably, or not at all.

        Raises
        ------
        StoreError
            When it could not be recorded, or the file is another than the one that was opened.
        """
        database = self._open()
        with self._lock, worded(self.path), self._shared.held():
            self._roll_back()  # what a second interrupt has left open
            self._check_place("nothing of this was recorded")
            database.execute("PRAGMA shrink_memory")  # what is cached may be of a file that was since put back
            result, seal = self._settled(lambda: self._record(database, work))
            self._seen = seal
            self._check_place("the last record may be lost")
        return result

    def read(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query."""
        return self.look(lambda database: database.execute(query, values).fetchall())

    def look(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Read from the log as it is at one moment."""
        database = self._open()
        with self._lock, worded(self.path), self._shared.held():
            self._roll_back()
            self._check_replaced()
            if (written := _written(self.path)) != self._written:  # what is cached may be of the file before that
                database.execute("PRAGMA shrink_memory")
                self._written = written
            return self._settled(lambda: self._ask(database, work))

    def _record(self, database: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> tuple[T, Seal]:
        patiently(lambda: database.execute("BEGIN IMMEDIATE"))
        self._check_seal(read_seal(database))
        result = work(database)
        seal = read_seal(database)
        if not self._shared.is_held():
            raise StoreError(str(self.path), "its lock was taken away, and nothing of this was recorded; do it again.")
        patiently(lambda: database.execute("COMMIT"))
        return result, seal

    def _ask(self, database: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
        database.execute("BEGIN")
        found = patiently(lambda: read_seal(database))
        if found.log:  # where it is gone, `verify` says what else is wrong
            self._check_seal(found)
        return work(database)

    def _settled(self, work: Callable[[], T]) -> T:
        """Run a step, and roll back any transaction that it leaves open."""
        try:
            try:
                return work()
            finally:
                self._roll_back()
        except BaseException:  # an interrupt may come just before the roll-back above
            self._roll_back()
            raise

    def _open(self) -> sqlite3.Connection:
        # Before the lock: in a forked process, a thread that is not there may hold it for ever.
        if self._process != os.getpid():
            raise StoreError(str(self.path), "was opened by the parent process; open it in this one, too.")
        if self._connection is None:
            raise StoreError(str(self.path), "is closed; open it again with OutreachLog.open.")
        return self._connection

    def _roll_back(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _check_place(self, lost: str) -> None:
        if place_of(self.path) != self._place:
            raise StoreError(
                str(self.path), f"was moved, removed or replaced while it was open, and {lost}; open it again."
            )

    def _check_replaced(self) -> None:
        """Allow reading from a file that was removed while open, but not from one that was replaced."""
        if place_of(self.path) not in (self._place, None):
            raise StoreError(str(self.path), "was replaced while it was open; open it again.")

    def _check_seal(self, found: Seal) -> None:
        """Refuse a file that now holds another or an older log than the one last seen."""
        older = found.records < self._seen.records
        other = found.records == self._seen.records and found.digest != self._seen.digest
        if found.log != self._seen.log or older or other:
            raise StoreError(
                str(self.path),
                "was put back or replaced while it was open, and nothing was done; open it again.",
            )


def _written(path: Path) -> tuple[int, int] | None:
    """Return when a file was last written, and its size, or None where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
