"""The live log: acts recorded from day to day, durably, by one process or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, Self

from ccwuniv._days import as_day
from ccwuniv._files import is_there
from ccwuniv._log import recording
from ccwuniv._log.backups import restore, write_backup
from ccwuniv._log.checking import findings
from ccwuniv._log.filters import Criteria
from ccwuniv._log.incoming import as_given, checked, checked_id, checked_reason, several
from ccwuniv._log.lines import from_line, read_lines
from ccwuniv._log.logfile import LogFile
from ccwuniv._log.opening import as_path
from ccwuniv._log.query import condition
from ccwuniv.acts import OutreachAction
from ccwuniv.errors import DataError, StoreError
from ccwuniv.model import DateLike
from ccwuniv.outreach import OutreachLog, ReadableLog, of_lines

if TYPE_CHECKING:
    import sqlite3

__all__ = ["LiveLog", "Version"]

_VERSIONS = """
    SELECT version, event, recorded_at, reason, line FROM earlier WHERE id = ?1
    UNION ALL SELECT version, event, recorded_at, reason, line FROM act WHERE id = ?1
    ORDER BY version
"""


class Version(NamedTuple):
    """One version of an act: what was recorded of it, when, and what was done to record it."""

    number: int
    event: Literal["append", "amend", "withdraw"]
    recorded_at: dt.datetime
    reason: str
    action: OutreachAction


class LiveLog(ReadableLog):
    """A log of acts kept in a file, opened with :meth:`OutreachLog.open <ccwuniv.OutreachLog.open>`.

    A record is on the disk when the call that makes it returns, and the file alone holds all of the log. Several
    processes may write; each opens the log for itself. Nothing recorded is ever overwritten: an amended or withdrawn
    act keeps its earlier versions. Everything that can be asked of an :class:`~ccwuniv.OutreachLog` can be asked of
    this one.

    :meth:`backup` makes a copy at any time, while others write, too. A file copied by other means while somebody
    writes may be torn: opening it is then an error.

    Parameters
    ----------
    path : str or pathlib.Path
        The file, on a disk of this machine.

    Raises
    ------
    StoreError
        When it cannot be opened for writing, is no whole log, or is of a newer version; it is left as it was.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> with OutreachLog.open(f"{folder.name}/outreach.sqlite") as live:
    ...     act = live.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]})
    ...     act = live.amend("a", note="answered on 1 June")
    ...     [(version.event, version.action.note) for version in live.history("a")]
    [('append', ''), ('amend', 'answered on 1 June')]
    >>> folder.cleanup()
    """

    def __init__(self, path: str | Path) -> None:
        self.path = as_path(path)
        self._file = LogFile(self.path)

    # recording

    def append(self, action: OutreachAction | Mapping[str, Any]) -> OutreachAction:
        """Record an act, and return it as it is recorded.

        Raises
        ------
        DataError
            When it is no act, or its id is in the log already, be it of an act withdrawn.
        StoreError
            When it could not be recorded, or the log's file was moved, removed or replaced since it was opened.
        """
        act = checked(action)
        self._file.write(lambda database: recording.insert_all(database, [act]))
        return act

    def extend(self, actions: Iterable[OutreachAction | Mapping[str, Any]]) -> int:
        """Record acts, all of them or none, and return how many.

        Raises
        ------
        DataError
            When one of them is no act, or has an id that is in the log already or that another of them has.
        StoreError
            When they could not be recorded; the log is as it was.
        """
        given = several(actions)
        self._file.write(lambda database: recording.insert_all(database, map(checked, given)))
        return len(given)

    def amend(self, action: str, /, **changes: Any) -> OutreachAction:
        """Change an act, and return it as it now stands; the version before stays in its :meth:`history`.

        Parameters
        ----------
        action : str
            The act's id.
        **changes
            The fields to change. Where ``start`` or ``precision`` changes and the last day had followed from
            them, it follows again.

        Raises
        ------
        DataError
            When no act of the log has this id, the act was withdrawn, or the change makes it no act.
        StoreError
            When it could not be recorded; the log is as it was.
        """
        if not changes or "id" in changes:
            rule = (
                "an id stays as it is; withdraw the act and append another" if changes else "give the fields to change"
            )
            raise DataError(rule, column="id" if changes else None, value=changes.get("id"))
        name = checked_id(action)

        def record(database: sqlite3.Connection) -> OutreachAction:
            old = recording.current(database, name)
            act = from_line(old.line)
            if act.id != name:
                raise DataError(
                    "the record of this act is of another: something else wrote it", column="id", value=name
                )
            new = checked(OutreachAction(**{**as_given(act, changes), **changes}))
            recording.change(database, old, new)
            return new

        return self._file.write(record)

    def withdraw(self, action: str, reason: str) -> None:
        """Take an act out of the log; it stays in its :meth:`history`, with the reason, and its id stays taken.

        A record that is no act, as earlier versions of this library may have left it, can be taken out, too.

        Raises
        ------
        OptionError
            When no reason is given.
        DataError
            When no act of the log has this id, or the act was withdrawn before.
        StoreError
            When it could not be recorded; the log is as it was.
        """
        name, why = checked_id(action), checked_reason(reason)
        self._file.write(lambda database: recording.withdraw(database, recording.current(database, name), why))

    def read_jsonl(self, path: str | Path) -> int:
        """Record the acts of a JSON Lines file, all of them or none, and return how many.

        Raises
        ------
        StoreError
            When the file cannot be read, or the acts not be recorded.
        DataError
            With the line that is no act, or the id that is in the log already.
        """
        return self.extend(read_lines(Path(path)))

    # asking

    def history(self, action: str) -> tuple[Version, ...]:
        """Return every version of an act, the first one first.

        Raises
        ------
        DataError
            When the log never had an act of this id.
        """
        rows = self._file.read(_VERSIONS, (checked_id(action),))
        if not rows:
            raise recording.unknown(action)
        try:
            days = [dt.datetime.fromisoformat(row[2]) for row in rows]
        except (TypeError, ValueError):
            raise StoreError(str(self.path), "is damaged: when the act was recorded is no day.") from None
        return tuple(
            Version(number, event, at, reason, from_line(line))
            for at, (number, event, _, reason, line) in zip(days, rows, strict=True)
        )

    def log(self) -> OutreachLog:
        """Return the log as it stands, as a value that no later record changes."""
        return of_lines(self._lines())

    def due(self, until: DateLike) -> OutreachLog:
        """Return the acts that want following up by a day, inclusive."""
        return of_lines(self._select("due <= ?", [as_day(until).isoformat()]))

    @property
    def actions(self) -> tuple[OutreachAction, ...]:
        """The acts as they stand, in the order of their ids."""
        return self.log().actions

    def _lines(self) -> tuple[str, ...]:
        return self._select()

    def _matching(self, wanted: Criteria) -> OutreachLog:
        try:
            found = of_lines(self._select(*condition(wanted)))
        except StoreError:
            self.log().actions  # noqa: B018  # names the record that is no act, where that is what SQLite cannot read
            raise
        return found if wanted.actor is None else OutreachLog(act for act in found if wanted.match(act))

    def __len__(self) -> int:
        ((number,),) = self._file.read("SELECT count(*) FROM act WHERE event <> 'withdraw'")
        return int(number)

    def __repr__(self) -> str:
        return f"<LiveLog {self.path}: {'closed' if self._file.closed else f'{len(self)} acts'}>"

    # the file

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
                self._file = LogFile(self.path)
        return kept

    def verify(self) -> tuple[str, ...]:
        """Check all of the log, and return what is wrong with it, in words; nothing where it is whole.

        SQLite's own check of the file; that every record, earlier ones included, is an act that reads back equal; that
        no version is missing; that the indexes by which filters go agree with the records; and that the records add up
        to the seal, which each transaction brings up to date.

        Raises
        ------
        StoreError
            When the file cannot be read.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/outreach.sqlite") as live:
        ...     live.verify()
        ()
        """
        return self._file.look(lambda database: tuple(findings(database)))

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

    def _select(self, condition: str = "", values: Sequence[object] = ()) -> tuple[str, ...]:
        # The plus keeps SQLite from walking through every id in order where a condition finds a few acts by itself.
        further = f" AND {condition} ORDER BY +id" if condition else " ORDER BY id"
        rows = self._file.read(f"SELECT line FROM act WHERE event <> 'withdraw'{further}", values)
        return tuple([line for (line,) in rows])
