"""A log that is kept in a file: opened, asked, backed up, put back, checked, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn, Self

from ccwuniv._support import is_there
from ccwuniv.errors import DataError, OptionError, StoreError
from ccwuniv.outreach import recording
from ccwuniv.outreach.backups import restore, write_backup
from ccwuniv.outreach.checking import findings
from ccwuniv.outreach.confidence import SHOWN_LINE, without_links
from ccwuniv.outreach.copies import conflicted_copies
from ccwuniv.outreach.filters import Criteria
from ccwuniv.outreach.held import Held
from ccwuniv.outreach.incoming import checked_id
from ccwuniv.outreach.lines import from_line, ids_linked
from ccwuniv.outreach.logfile import LogFile
from ccwuniv.outreach.opening import as_path
from ccwuniv.outreach.query import condition
from ccwuniv.outreach.readable import Log_co, ReadableLog
from ccwuniv.outreach.recorder import recorder
from ccwuniv.outreach.recording import Stamp
from ccwuniv.outreach.seen import confidential_among, shown_versions
from ccwuniv.outreach.versions import Version
from ccwuniv.records import DateLike, as_day

__all__ = ["KeptLog"]

_VERSIONS = """
    SELECT version, event, recorded_at, recorded_by, reason, line FROM earlier WHERE id = ?1
    UNION ALL SELECT version, event, recorded_at, recorded_by, reason, line FROM act WHERE id = ?1
    ORDER BY version
"""


class KeptLog(ReadableLog[Log_co]):
    """A log that is kept in a file; what is recorded in it is for :class:`LiveLog`."""

    def __init__(self, path: str | Path, value: Callable[[Held], Log_co], recorded_by: str | None = None) -> None:
        self.path = as_path(path)
        self._place = self.path.absolute()  # whatever folder is the current one later
        self.recorded_by = recorder(recorded_by)
        self._value = value
        self._file = LogFile(self._place, self.recorded_by)

    def _stamp(self) -> Stamp:
        return Stamp.now(self.recorded_by)

    def history(self, action: str, *, confidential: bool = False) -> tuple[Version, ...]:
        """Return the versions of an act, the first one first.

        Without ``confidential=True`` this is the history as it was shown: an act that was confidential begins with
        the first version that was not, and one that is confidential now has no history.

        Parameters
        ----------
        action : str
            The act's id.
        confidential : bool
            Whether confidential versions are among them, and links to confidential acts.

        Raises
        ------
        DataError
            When the log never had an act of this id that may be seen.
        """
        rows = self._file.read(_VERSIONS, (checked_id(action),))
        if not confidential:
            rows = shown_versions(rows)
        if not rows:
            raise recording.unknown(action)
        try:
            days = [dt.datetime.fromisoformat(row[2]) for row in rows]
        except (TypeError, ValueError):
            raise StoreError(str(self.path), "is damaged: when the act was recorded is not a day.") from None
        hidden = frozenset() if confidential else self._hidden([row[5] for row in rows])
        return tuple(
            Version(number, event, at, by, reason, without_links(from_line(line), hidden))
            for at, (number, event, _, by, reason, line) in zip(days, rows, strict=True)
        )

    def log(self) -> Log_co:
        """Return the log as it is now, as a value that never changes; its confidential acts stay hidden."""
        return self._value(self._held())

    def recorded_since(self, moment: dt.datetime, *, confidential: bool = False) -> tuple[Version, ...]:
        """Return what was recorded since a moment, the first one first: acts appended, amended, withdrawn.

        Parameters
        ----------
        moment : datetime.datetime
            With its time zone.
        confidential : bool
            Whether records of confidential acts are among them.

        Raises
        ------
        OptionError
            For a moment without a time zone.

        Examples
        --------
        >>> import datetime as dt
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/outreach.sqlite") as live:
        ...     act = live.append({"id": "a", "kind": "call", "start": "2026-05-04", "states": ["LAO"]})
        ...     [version.event for version in live.recorded_since(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))]
        ['append']
        """
        if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
            raise OptionError("moment", moment, ("a datetime.datetime with a time zone",))
        first = moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
        ids = [name for (name,) in self._file.read("SELECT id FROM act WHERE recorded_at >= ?", (first,))]
        found = []
        for name in ids:
            try:
                found += [one for one in self.history(name, confidential=confidential) if one.recorded_at >= moment]
            except DataError:  # it may not be seen
                continue
        return tuple(sorted(found, key=lambda version: (version.recorded_at, version.action.id)))

    def due(self, until: DateLike) -> Log_co:
        """Return the acts whose follow-up is due by a day, inclusive."""
        return self._value(self._part(self._select("due <= ?", [as_day(until).isoformat()])))

    def _held(self) -> Held:
        return self._part(self._select())

    def _of(self, held: Held) -> Log_co:
        return self._value(held)

    def _matching(self, wanted: Criteria) -> Log_co:
        try:
            found = self._part(self._select(*condition(wanted)))
        except StoreError:
            self.log().actions  # noqa: B018  # names the record that is not an act, where that is what SQLite cannot read
            raise
        if wanted.actor is not None or wanted.document is not None:
            found = Held([act for act in found.acts if wanted.match(act)], hidden=found.concealed)
        return self._value(found)

    def _part(self, lines: Sequence[str]) -> Held:
        """Return what lines of the log hold."""
        return Held(lines=lines, hidden=self._hidden(lines))

    def _hidden(self, lines: Iterable[str]) -> frozenset[str]:
        """Return the ids of confidential acts to which the acts of some lines link."""
        if not (linked := ids_linked(lines)):
            return frozenset()
        return self._file.look(lambda database: confidential_among(database, linked))

    def __len__(self) -> int:
        ((number,),) = self._file.read(f"SELECT count(*) FROM act WHERE event <> 'withdraw' AND {SHOWN_LINE}")
        return int(number)

    def __repr__(self) -> str:
        try:
            holds = "closed" if self._file.closed else f"{len(self)} acts"
        except StoreError:
            holds = "cannot be read now"
        return f"<LiveLog {self.path}: {holds}>"

    def _select(self, condition: str = "", values: Sequence[object] = ()) -> tuple[str, ...]:
        # The plus keeps SQLite from walking through every id in order where a condition finds a few acts by itself.
        further = f" AND {condition} ORDER BY +id" if condition else " ORDER BY id"
        rows = self._file.read(f"SELECT line FROM act WHERE event <> 'withdraw'{further}", values)
        return tuple([line for (line,) in rows])

    # the file

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
        return conflicted_copies(self._place)

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
        self._file.look(lambda database: write_backup(database, self._place, target, replace=replace))
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
            When it is not a whole log, or the files cannot be written; the log is then as it was.

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
            kept = restore(self._place, source)
        finally:
            if is_there(self._place):
                self._file = LogFile(self._place, self.recorded_by)
        return kept

    def verify(self, *, confidential: bool = False) -> tuple[str, ...]:
        """Check all of the log, and return its errors in words; nothing if it is whole.

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
