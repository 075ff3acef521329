"""Backups of a live log: whole at any time, and put back without losing the log that is there."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from ccwuniv._support import flush, is_folder, part_beside, sweep
from ccwuniv.errors import StoreError
from ccwuniv.outreach.database import beside, make_durable, opened, patiently, place_of, worded
from ccwuniv.outreach.lockfile import LockFile
from ccwuniv.outreach.opening import connect, look
from ccwuniv.outreach.recorder import recorder

__all__ = ["restore", "write_backup"]

_ENDINGS = ("", "-journal", "-wal", "-shm")
"""The endings of the files that belong to one database."""


def write_backup(database: sqlite3.Connection, log: Path, path: Path, *, replace: bool) -> None:
    """Write the log that a connection reads to a file, whole or not at all.

    Raises
    ------
    StoreError
        When a file is there that is not to be replaced, or it cannot be written.
    """
    if place_of(path) is not None and place_of(path) == place_of(log):
        raise StoreError(str(path), "is the log itself; use another name for the backup.")
    if is_folder(path):
        raise StoreError(str(path), "is a folder; use the path of a file in it.")
    if place_of(path) is not None and not replace:
        raise StoreError(str(path), "is there already; use another name, or say that it may be replaced.")
    part = _copied(database, path)
    try:
        _put(part, path)
    finally:
        _discard(part)


def restore(log: Path, backup: Path) -> Path | None:
    """Put a backup in the place of a log, whether that one opens or not.

    Returns
    -------
    pathlib.Path or None
        Where the log that was there is kept, beside it; None where there was none.

    Raises
    ------
    StoreError
        When the backup is not a whole log, or the files cannot be written; the log is as it was.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import OutreachLog
    >>> with TemporaryDirectory() as folder:
    ...     log, kept = Path(folder, "log.sqlite"), Path(folder, "kept.sqlite")
    ...     with OutreachLog.open(log) as live:
    ...         _ = live.backup(kept)
    ...     before = restore(log, kept)
    ...     before is not None and before.exists()
    True
    """
    if place_of(backup) is None:
        raise StoreError(str(backup), "there is no such backup.")
    if is_folder(backup):
        raise StoreError(str(backup), "is a folder; use the path of a backup in it.")
    if is_folder(log):
        raise StoreError(str(log), "is a folder; use the path of a file in it.")
    if place_of(backup) == place_of(log):
        raise StoreError(str(backup), "is the log itself; use the path of a backup.")
    look(backup)
    with worded(backup), closing(opened(backup, "ro")) as database:
        part = _copied(database, log)
    try:
        connect(part)[0].close()  # brings a backup of an older form into the present one
        with LockFile(log, recorder()).held():
            kept = _keep_aside(log)
            _put(part, log)
    finally:
        _discard(part)
    return kept


def _copied(database: sqlite3.Connection, path: Path) -> Path:
    """Copy a database to a file beside the place that it will take, and check the copy."""
    part = part_beside(beside(path, ""))
    sweep(part.parent)
    try:
        with worded(path), closing(opened(part, "rwc")) as copy:
            make_durable(copy)
            database.backup(copy)
        look(part)
    except BaseException:
        _discard(part)
        raise
    return part


def _discard(part: Path) -> None:
    for ending in _ENDINGS:
        beside(part, ending).unlink(missing_ok=True)


def _put(part: Path, path: Path) -> None:
    place = beside(path, "")
    try:
        part.replace(place)
        flush(place.parent)
    except OSError as error:
        raise StoreError(str(path), f"cannot be written: {error.strerror}.") from None


def _keep_aside(log: Path) -> Path | None:
    """Keep the present log under a second name, and remove the files beside its first name."""
    place = beside(log, "")
    if not place.exists():
        return None
    _settle(log)
    moment = f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}"
    numbers = chain([""], map("-{}".format, count(2)))
    names = (f"{place.stem}-before-restore-{moment}{number}{place.suffix}" for number in numbers)
    kept = next(path for path in map(place.with_name, names) if not path.exists())
    try:
        try:
            os.link(place, kept)
        except OSError:  # a file system without links
            place.rename(kept)
        for ending in _ENDINGS[1:]:
            if (left := beside(log, ending)).exists():
                left.rename(beside(kept, ending))
    except OSError as error:
        raise StoreError(str(log), f"cannot be kept aside: {error.strerror}.") from None
    return kept if log.is_symlink() else log.with_name(kept.name)


def _settle(log: Path) -> None:
    """Wait for a writer at work, and roll back a killed one, where the log can be opened."""
    try:
        database, _ = connect(log)
    except StoreError:
        return
    with worded(log), closing(database):
        patiently(lambda: database.execute("BEGIN EXCLUSIVE"))
