"""Opening a live log: the file is looked at, and what lies beside it, before anything is written."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from ccwuniv._support import flush, is_folder, part_beside, sweep
from ccwuniv.errors import OptionError, StoreError
from ccwuniv.outreach.checking import check_whole
from ccwuniv.outreach.database import (
    Place,
    beside,
    in_words,
    make_durable,
    opened,
    patiently,
    place_of,
    refusal,
    worded,
)
from ccwuniv.outreach.form import VERSION, convert, make_tables, version_of

__all__ = ["as_path", "connect", "look"]

_LEFT = ("-journal", "-wal")
"""The files that SQLite keeps beside a database while writing."""


def as_path(path: object) -> Path:
    """Return the path that a caller gives."""
    if isinstance(path, str | os.PathLike) and isinstance(os.fspath(path), str) and str(path) != ":memory:":
        return Path(path)
    raise OptionError("path", path, ("the path of a file",))


def connect(path: Path) -> tuple[sqlite3.Connection, Place]:
    """Open a log for writing, or begin one; return the database, and which file it is.

    Raises
    ------
    StoreError
        When the file is not a whole log, of a newer version, or cannot be written; it is left as it was.
    """
    if is_folder(path):
        raise StoreError(str(path), "is a folder; use the path of a file in it.")
    if not is_folder(path.parent):
        raise refusal(path, "SQLITE_CANTOPEN")
    with worded(path):
        if place_of(path) is None:
            _begin(path)
        _check_rights(path)
        sweep(beside(path, "").parent)
        place = place_of(path)
        look(path)
        database = opened(path, "rw")
        try:
            make_durable(database)
            if patiently(lambda: version_of(database, path)) < VERSION:
                _convert(database, path)
            return database, _unmoved(path, place)
        except BaseException:
            database.close()
            raise


def _unmoved(path: Path, place: Place | None) -> Place:
    if place is None or place_of(path) != place:
        raise StoreError(str(path), "was moved, removed or replaced while it was opened; open it again.")
    return place


def _begin(path: Path) -> None:
    """Make a log under a temporary name and then rename it, so that nobody sees an unfinished one."""
    for ending in _LEFT:
        if _size(left := beside(path, ending)):
            raise StoreError(str(path), f"is not there, but {left.name} of it is; put both back, or remove that file.")
    part = part_beside(beside(path, ""))
    try:
        with closing(opened(part, "rwc")) as database:
            make_durable(database)
            database.execute("BEGIN IMMEDIATE")
            make_tables(database)
            database.execute("COMMIT")
        _name(part, beside(path, ""))
        flush(part.parent)
    finally:
        part.unlink(missing_ok=True)


def _name(part: Path, place: Path) -> None:
    """Give a new file its name, unless another process was faster."""
    try:
        os.link(part, place)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not place.exists():
            part.rename(place)


def _check_rights(path: Path) -> None:
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(beside(path, "").parent, os.W_OK | os.X_OK)):
        raise refusal(path, "SQLITE_READONLY")


def _convert(database: sqlite3.Connection, path: Path) -> None:
    patiently(lambda: database.execute("BEGIN IMMEDIATE"))
    if version_of(database, path) < VERSION:  # another process may have been faster
        convert(database)
    patiently(lambda: database.execute("COMMIT"))


def look(path: Path) -> None:
    """Read a log without writing to it, and refuse one that is not whole.

    Raises
    ------
    StoreError
        With what is wrong, and which file beside it does not belong to it.
    """
    while True:
        before = _state(path)
        if before[0] == 0:
            raise StoreError(
                str(path), "is empty: a copy that was not finished. Go back to a backup, or remove it to begin a log."
            )
        error = _header_fault(path) or _fault(path)
        if error is None:
            return
        if _state(path) == before:  # nobody was writing meanwhile
            raise error


def _state(path: Path) -> list[object]:
    """Return the facts that change when the file or a file beside it is written; the size of the file is first."""
    files = [beside(path, ending) for ending in ("", *_LEFT)]
    found = [file.stat() if file.exists() else None for file in files]
    return [found[0] and found[0].st_size, *((one.st_ino, one.st_size, one.st_mtime_ns) for one in found if one)]


def _header_fault(path: Path) -> StoreError | None:
    """Say whether the file alone shows that it is not a log; to open a database otherwise may leave files beside it."""
    try:
        with closing(opened(path, "ro", alone=True)) as database:
            version_of(database, path)
    except sqlite3.Error:  # another process is writing, or the next look will say what is wrong
        return None
    except StoreError as error:
        return None if _size(beside(path, "-wal")) else error
    return None


def _fault(path: Path) -> StoreError | None:
    try:
        with closing(opened(path, "ro")) as database:
            check_whole(database, path)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
            return _rehearsed(path)
        found = in_words(path, error)
    except UnicodeError as error:
        found = in_words(path, error)
    except StoreError as error:
        found = error
    else:
        return None
    if _size(beside(path, "-wal")) and _is_whole(path, alone=True):
        return _foreign(path, "-wal")
    return found


def _rehearsed(path: Path) -> StoreError | None:
    """Roll back a killed writer on a copy first: its journal may belong to an earlier file of that name."""
    with TemporaryDirectory() as folder:
        copy, alone = Path(folder, "log"), Path(folder, "alone")
        try:
            shutil.copyfile(path, alone)
            shutil.copyfile(path, copy)
            shutil.copyfile(beside(path, "-journal"), beside(copy, "-journal"))
        except OSError as error:
            return StoreError(str(path), f"cannot be read: {error.strerror}.")
        if _is_whole(copy):
            return None
        if _is_whole(alone):
            return _foreign(path, "-journal")
    return StoreError(
        str(path), "is damaged, and the journal beside it does not mend it; go back to a backup (ccwuniv log restore)."
    )


def _is_whole(path: Path, *, alone: bool = False) -> bool:
    try:
        with closing(opened(path, "rw", alone=alone)) as database:
            check_whole(database, path)
    except (sqlite3.Error, UnicodeError, StoreError):
        return False
    return True


def _foreign(path: Path, ending: str) -> StoreError:
    return StoreError(
        str(path),
        f"is whole, but {beside(path, ending).name} beside it is of another state of the log, and would damage it. "
        "Move that file away, then open the log again.",
    )


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
