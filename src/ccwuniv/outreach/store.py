"""The live log: acts recorded from day to day, durably, by one process or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self

from ccwuniv._support import is_there
from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach import recording
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.backups import restore, write_backup
from ccwuniv.outreach.checking import findings
from ccwuniv.outreach.confidence import PUBLIC_LINE, with_links_of, without_links
from ccwuniv.outreach.filters import Criteria
from ccwuniv.outreach.held import Held
from ccwuniv.outreach.incoming import Acts, as_given, checked, checked_id, checked_reason, several
from ccwuniv.outreach.lines import from_line, ids_linked, read_lines
from ccwuniv.outreach.logfile import LogFile
from ccwuniv.outreach.opening import as_path
from ccwuniv.outreach.query import condition
from ccwuniv.outreach.readable import Log_co, ReadableLog
from ccwuniv.outreach.seen import confidential_among, public_versions
from ccwuniv.outreach.versions import Version
from ccwuniv.records import DateLike, as_day

if TYPE_CHECKING:
    import sqlite3

__all__ = ["LiveLog"]

_VERSIONS = """
    SELECT version, event, recorded_at, reason, line FROM earlier WHERE id = ?1
    UNION ALL SELECT version, event, recorded_at, reason, line FROM act WHERE id = ?1
    ORDER BY version
"""


class LiveLog(ReadableLog[Log_co]):
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
    value : callable
        What makes a log that is a value of what such a log holds.

    Raises
    ------
    StoreError
        When it cannot be opened for writing, is no whole log, or is of a newer version; it is left as it was.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> with OutreachLog.open(f"{folder.name}/outreach.sqlite") as live:
    ...     act = live.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]})
    ...     act = live.amend("a", note="answered on 1 June")
    ...     live.withdraw("a", "entered twice")
    ...     [(version.event, version.action.note) for version in live.history("a")]
    [('append', ''), ('amend', 'answered on 1 June'), ('withdraw', 'answered on 1 June')]
    >>> folder.cleanup()
    """

    def __init__(self, path: str | Path, value: Callable[[Held], Log_co]) -> None:
        self.path = as_path(path)
        self._value = value
        self._file = LogFile(self.path)

    # recording

    def append(self, action: OutreachAction | Mapping[str, Any]) -> OutreachAction:
        """Record an act, and return it as it is recorded.

        Raises
        ------
        DataError
            When it is no act, or its id is taken, be it by an act withdrawn or one that is confidential.
        StoreError
            When it could not be recorded, or the log's file was moved, removed or replaced since it was opened.
        """
        act = checked(action)
        self._file.write(lambda database: recording.insert_all(database, [act]))
        return act

    def extend(self, actions: Acts) -> int:
        """Record one act or several, all or none, and return how many; of a log all acts, confidential ones, too.

        Raises
        ------
        DataError
            When one of them is no act, or has an id that is taken or that another of them has.
        StoreError
            When they could not be recorded; the log is as it was.
        """
        given = several(actions)
        self._file.write(lambda database: recording.insert_all(database, map(checked, given)))
        return len(given)

    def amend(self, action: str, /, *, see_confidential: bool = False, **changes: Any) -> OutreachAction:
        """Change an act, and return it as it now stands; the version before stays in its :meth:`history`.

        Parameters
        ----------
        action : str
            The act's id.
        see_confidential : bool
            Whether the act may be a confidential one, or name one. (``confidential`` is a field of the act itself.)
            Without it, a confidential act is not found, and links of a public act to confidential ones stay.
        **changes
            The fields to change. Where ``start`` or ``precision`` changes and the last day had followed from
            them, it follows again.

        Raises
        ------
        DataError
            When no act that may be seen has this id, the act was withdrawn, or the change makes it no act.
        StoreError
            When it could not be recorded; the log is as it was.
        """
        if not changes:
            raise DataError("give the fields to change")
        if "id" in changes:
            raise DataError("an id stays; withdraw the act and append another", column="id", value=changes["id"])
        name = checked_id(action)

        def record(database: sqlite3.Connection) -> OutreachAction:
            recorded = recording.current(database, name, see_confidential)
            old = from_line(recorded.line)
            if old.id != name:
                raise DataError("the record of this act is of another act", column="id", value=name)
            new = checked(OutreachAction(**{**as_given(old, changes), **changes}))
            linked = {*old.part_of, *old.same_as}
            hidden = frozenset() if see_confidential else confidential_among(database, linked)
            recording.change(database, recorded, with_links_of(new, old, hidden))
            return without_links(new, hidden)

        return self._file.write(record)

    def withdraw(self, action: str, reason: str, *, confidential: bool = False) -> None:
        """Take an act out of the log; it stays in its :meth:`history`, with the reason, and its id stays taken.

        A record that is no act, as earlier versions of this library may have left it, can be taken out, too.

        Parameters
        ----------
        action : str
            The act's id.
        reason : str
            Why, in words.
        confidential : bool
            Whether it may be a confidential act.

        Raises
        ------
        OptionError
            When no reason is given.
        DataError
            When no act that may be seen has this id, or the act was withdrawn before.
        StoreError
            When it could not be recorded; the log is as it was.
        """
        name, why = checked_id(action), checked_reason(reason)
        self._file.write(lambda found: recording.withdraw(found, recording.current(found, name, confidential), why))

    def read_jsonl(self, path: str | Path) -> int:
        """Record the acts of a JSON Lines file, all of them or none, and return how many.

        Raises
        ------
        StoreError
            When the file cannot be read, or the acts not be recorded.
        DataError
            With the line that is no act, or the id that is taken.
        """
        return self.extend(read_lines(Path(path)))

    # asking

    def history(self, action: str, *, confidential: bool = False) -> tuple[Version, ...]:
        """Return the versions of an act, the first one first.

        Without ``confidential=True`` this is the history of the public log: an act that was confidential begins with
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
            rows = public_versions(rows)
        if not rows:
            raise recording.unknown(action)
        try:
            days = [dt.datetime.fromisoformat(row[2]) for row in rows]
        except (TypeError, ValueError):
            raise StoreError(str(self.path), "is damaged: when the act was recorded is no day.") from None
        hidden = frozenset() if confidential else self._hidden([row[4] for row in rows])
        return tuple(
            Version(number, event, at, reason, without_links(from_line(line), hidden))
            for at, (number, event, _, reason, line) in zip(days, rows, strict=True)
        )

    def log(self) -> Log_co:
        """Return the log as it is now, as a value that no later record changes; confidential acts stay hidden in it."""
        return self._value(self._held())

    def due(self, until: DateLike) -> Log_co:
        """Return the acts that want following up by a day, inclusive."""
        return self._value(self._part(self._select("due <= ?", [as_day(until).isoformat()])))

    def _held(self) -> Held:
        return self._part(self._select())

    def _matching(self, wanted: Criteria) -> Log_co:
        try:
            found = self._part(self._select(*condition(wanted)))
        except StoreError:
            self.log().actions  # noqa: B018  # names the record that is no act, where that is what SQLite cannot read
            raise
        if wanted.actor is not None:
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
        ((number,),) = self._file.read(f"SELECT count(*) FROM act WHERE event <> 'withdraw' AND {PUBLIC_LINE}")
        return int(number)

    def __repr__(self) -> str:
        return f"<LiveLog {self.path}: {'closed' if self._file.closed else f'{len(self)} public acts'}>"

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
                self._file = LogFile(self.path)
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

    def _select(self, condition: str = "", values: Sequence[object] = ()) -> tuple[str, ...]:
        # The plus keeps SQLite from walking through every id in order where a condition finds a few acts by itself.
        further = f" AND {condition} ORDER BY +id" if condition else " ORDER BY id"
        rows = self._file.read(f"SELECT line FROM act WHERE event <> 'withdraw'{further}", values)
        return tuple([line for (line,) in rows])
