"""SQLite as a live log uses it: how a file is opened, how long another program is waited for, errors in words."""

from __future__ import annotations

import os
import sqlite3
import string
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

from ccwuniv.errors import StoreError

__all__ = ["Place", "beside", "in_words", "make_durable", "opened", "patiently", "place_of", "refusal", "worded"]

_PATIENCE = 30.0
"""Seconds to wait for another writer."""

_TURN = 0.05
"""Seconds that SQLite waits at a time; in between, Python can react to an interrupt."""

_BUSY = "another program held the log for too long, and nothing of this was recorded; do it again later"
_ADVICE = {
    "SQLITE_FULL": "the disk is full, and nothing of this was recorded; free some space and do it again",
    "SQLITE_READONLY_DBMOVED": "was moved, removed or replaced while it was open, and nothing of this was recorded; "
    "open it again",
    "SQLITE_READONLY": "cannot be written; ask for the right to write the file and its folder, or copy both elsewhere",
    "SQLITE_CANTOPEN": "cannot be opened for writing; see that its folder exists and that you may write there",
    "SQLITE_PERM": "cannot be opened for writing; see that you may write the file and its folder",
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_NOTADB": "is not a log of outreach acts; use the path of one, or of a file that does not exist yet",
    "SQLITE_CORRUPT": "is damaged; go back to a backup (ccwuniv log restore FILE), or to the last export as JSON Lines",
    "SQLITE_IOERR": "the disk does not read or write it, and nothing of this was recorded; see to the disk",
    "SQLITE_TOOBIG": "an act is too large for the log; shorten its texts",
    "SQLITE_ERROR": "is not in the form of a log: another program changed it; go back to a backup "
    "(ccwuniv log restore FILE)",
}

_PLAIN = frozenset(f"{string.ascii_letters}{string.digits}/:._-~".encode())
"""Characters that need no escape in the address of a file."""

T = TypeVar("T")
Place: TypeAlias = tuple[int, int]
"""The device and the inode of a file."""


def in_words(path: Path, error: sqlite3.Error | UnicodeError) -> StoreError:
    """Return the error that says in our words what SQLite reports, and what to do."""
    if isinstance(error, UnicodeEncodeError):
        return StoreError(str(path), "holds no half of a character (a lone surrogate); take it out.")
    name = getattr(error, "sqlite_errorname", "")
    if isinstance(error, UnicodeError) or "decode" in str(error):  # bytes that are not text, in SQLite's report, too
        name = "SQLITE_CORRUPT"
    advice = next((words for code, words in _ADVICE.items() if name.startswith(code)), f"SQLite says: {error}")
    return StoreError(str(path), f"{advice}.")


def refusal(path: Path, reason: str) -> StoreError:
    """Return the error that says what to do where SQLite would refuse a file for a reason of its own name."""
    return StoreError(str(path), f"{_ADVICE[reason]}.")


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Raise what SQLite reports as a :class:`~ccwuniv.errors.StoreError` that says what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        raise in_words(path, error) from None


def patiently(call: Callable[[], T]) -> T:
    """Run a step as soon as no other program holds the log; an interrupt ends the wait."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return call()
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", "")
            if not name.startswith("SQLITE_BUSY") or time.monotonic() > end:
                raise
        time.sleep(0.001)


def opened(path: Path, mode: Literal["ro", "rw", "rwc"], *, alone: bool = False) -> sqlite3.Connection:
    """Open a database: to read, to write one that is there, or to begin one.

    With ``alone``, no journal beside the file is looked at.
    """
    place = os.fsencode(Path(os.path.realpath(path)).as_posix())
    root = b"" if place.startswith(b"/") else b"/"  # before the letter of a drive
    plain = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in root + place)
    uri = f"file://{plain}?{'immutable=1' if alone else f'mode={mode}'}"
    return sqlite3.connect(uri, uri=True, timeout=_TURN, isolation_level=None, check_same_thread=False)


def make_durable(database: sqlite3.Connection) -> None:
    """Set how a commit reaches the disk.

    DELETE with EXTRA needs five flushes a commit, as TRUNCATE does, survives a loss of power, which DELETE with FULL
    (four flushes) does not, and leaves one file: a journal beside it is always of a writer at work, or killed.
    """
    (mode,) = patiently(lambda: database.execute("PRAGMA journal_mode = DELETE").fetchone())
    if mode != "delete":
        raise sqlite3.OperationalError(f"the journal mode stays {mode}")
    database.execute("PRAGMA synchronous = EXTRA")
    database.execute("PRAGMA fullfsync = ON")  # what a flush takes on macOS; it means nothing elsewhere
    database.execute("PRAGMA cache_size = -65536")


def place_of(path: Path) -> Place | None:
    """Return which file a path leads to, or None where there is none."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:
        raise StoreError(str(path), "is not a name of a file.") from None
    except OSError:
        raise refusal(path, "SQLITE_CANTOPEN") from None
    return found.st_dev, found.st_ino


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file that SQLite keeps beside a database, such as ``-journal``."""
    place = Path(os.path.realpath(path))
    return place.with_name(place.name + ending)
