"""A log that is kept in a file: opened, closed, backed up, put back, checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, Self

from ccwuniv._support import is_there
from ccwuniv.errors import StoreError
from ccwuniv.outreach.backups import restore, write_backup
from ccwuniv.outreach.checking import findings
from ccwuniv.outreach.copies import conflicted_copies
from ccwuniv.outreach.held import Held
from ccwuniv.outreach.logfile import LogFile
from ccwuniv.outreach.opening import as_path
from ccwuniv.outreach.readable import Log_co, ReadableLog
from ccwuniv.outreach.recorder import recorder
from ccwuniv.outreach.recording import Stamp

__all__ = ["KeptLog"]


class KeptLog(ReadableLog[Log_co]):
    """A log that is kept in a file; what is recorded in it and asked of it is for :class:`LiveLog`."""

    def __init__(self, path: str | Path, value: Callable[[Held], Log_co], recorded_by: str | None = None) -> None:
        self.path = as_path(path)
        self.recorded_by = recorder(recorded_by)
        self._value = value
        self._file = LogFile(self.path, self.recorded_by)

    def _stamp(self) -> Stamp:
        return Stamp.now(self.recorded_by)

    def conflicted_copies(self) -> tuple[Path, ...]:
        """Return the copies beside the log that a service made because two machines wrote it at once.

        They are known by their names, as the common services give them ("conflicted copy", ".sync-conflict-").
        :meth:`merge` takes in what they hold.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/outreach.sqlite") as live:
        ...     copy = live.backup(f"{folder}/outreach (conflicted copy 2026-11-30).sqlite")
        ...     live.conflicted_copies() == (copy,)
        True
        """
        return conflicted_copies(self.path)

    def backup(self, path: str | Path, *, replace: bool = False) -> Path:
        """Write a copy of the whole log, confidential acts and earlier versions included, and return its path.

        Other processes may write meanwhile: the copy is the log as it is at one moment. It is checked before it gets
        its name, and opens as a log of its own.

        Parameters
        ----------
        path : str or pathlib.Path
            The file to write.
        replace : bool
            Whether a file that is there may be replaced.

        Raises
        ------
        StoreError
            When a file is there and ``replace`` is not given, or the copy cannot be written; what was there before
            still is.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> folder = TemporaryDirectory()
        >>> with OutreachLog.open(f"{folder.name}/outreach.sqlite") as live:
        ...     act = live.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]})
        ...     copy = live.backup(f"{folder.name}/backup.sqlite")
        >>> with OutreachLog.open(copy) as live:
        ...     [act.id for act in live]
        ['a']
        >>> folder.cleanup()
        """
        target = as_path(path)
        self._file.look(lambda database: write_backup(database, self.path, target, replace=replace))
        return target

    def restore(self, backup: str | Path) -> Path | None:
        """Put a backup in the place of this log, and return where the log that was there is kept.

        Nothing is lost: the former log is kept beside this one, as ``NAME-before-restore-TIME``. This log is open on
        the backup afterwards; where other processes have it open, their next record is an error, and they open it
        again. A log that does not open is restored by ``ccwuniv log restore FILE``.

        Parameters
        ----------
        backup : str or pathlib.Path
            A file that :meth:`backup` wrote, or any whole copy of a log. It stays as it is.

        Returns
        -------
        pathlib.Path or None
            Where the former log is kept; None where somebody had removed its file.

        Raises
        ------
        StoreError
            When it is no whole log, or the files cannot be written; the log is then as it was.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> folder = TemporaryDirectory()
        >>> with OutreachLog.open(f"{folder.name}/outreach.sqlite") as live:
        ...     copy = live.backup(f"{folder.name}/backup.sqlite")
        ...     act = live.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]})
        ...     kept = live.restore(copy)
        ...     [act.id for act in live]
        []
        >>> with OutreachLog.open(kept) as former:
        ...     [act.id for act in former]
        ['a']
        >>> folder.cleanup()
        """
        source = as_path(backup)
        self._file.read("SELECT 1")  # open, and of this process
        self.close()
        try:
            kept = restore(self.path, source)
        finally:
            if is_there(self.path):
                self._file = LogFile(self.path, self.recorded_by)
        return kept

    def verify(self, *, confidential: bool = False) -> tuple[str, ...]:
        """Check all of the log, and return what is wrong with it, in words; nothing where it is whole.

        SQLite's own check of the file; that every record, earlier ones included, is an act that reads back equal; that
        no version is missing; that the indexes by which filters go agree with the records; and that the records add up
        to the seal, which each transaction brings up to date.

        Parameters
        ----------
        confidential : bool
            Whether the ids of confidential acts are named; what is wrong with their records is said in any case.

        Raises
        ------
        StoreError
            When the file cannot be read.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/outreach.sqlite") as live:
        ...     live.verify()
        ()
        """
        return self._file.look(lambda database: tuple(findings(database, confidential=confidential)))

    def close(self) -> None:
        """Close the file; everything recorded is in it."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise StoreError(
            str(self.path), "is open, and an open log is neither pickled nor copied; take live.log(), or open it there."
        )
