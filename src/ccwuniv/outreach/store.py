"""The live log: acts recorded from day to day, durably, by one process or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from ccwuniv._support import one_of
from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach import recording
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import with_links_of, without_links
from ccwuniv.outreach.database import place_of
from ccwuniv.outreach.incoming import Acts, amended, checked, checked_id, checked_reason, several
from ccwuniv.outreach.keeping import KeptLog
from ccwuniv.outreach.lines import from_line, read_lines
from ccwuniv.outreach.merging import MergedAct, Side, merge, versions_of
from ccwuniv.outreach.opening import as_path
from ccwuniv.outreach.readable import Log_co
from ccwuniv.outreach.seen import confidential_among
from ccwuniv.outreach.undoing import last_of, undo
from ccwuniv.outreach.versions import Version

if TYPE_CHECKING:
    import sqlite3

__all__ = ["LiveLog"]


class LiveLog(KeptLog[Log_co]):
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
        The file. In a folder that several machines share, one at a time writes it.
    value : callable
        What makes a log that is a value of what such a log holds.
    recorded_by : str, optional
        Who records; by default the name in ``CCWUNIV_USER``, or else that of the login.

    Raises
    ------
    StoreError
        When it cannot be opened for writing, is not a whole log, or is of a newer version; it is left as it was.

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

    def append(self, action: OutreachAction | Mapping[str, Any]) -> OutreachAction:
        """Record an act, and return it as it is recorded.

        Raises
        ------
        DataError
            When it is not an act, or its id is taken, be it by an act withdrawn or one that is confidential.
        StoreError
            When it could not be recorded, or the log's file was moved, removed or replaced since it was opened.
        """
        act = checked(action)
        self._file.write(lambda database: recording.insert_all(database, [act], self._stamp()))
        return act

    def extend(self, actions: Acts) -> int:
        """Record one act or several, all or none, and return how many; of a log all acts, confidential ones, too.

        Raises
        ------
        DataError
            When one of them is not an act, or has an id that is taken or that another of them has.
        StoreError
            When they could not be recorded; the log is as it was.
        """
        given = several(actions)
        self._file.write(lambda database: recording.insert_all(database, map(checked, given), self._stamp()))
        return len(given)

    def amend(self, action: str, /, *, see_confidential: bool = False, **changes: Any) -> OutreachAction:
        """Change an act, and return its new version; the version before stays in its :meth:`history`.

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
            raise DataError("name the fields to change")
        if "id" in changes:
            raise DataError("an id stays; withdraw the act and append another", column="id", value=changes["id"])
        name = checked_id(action)

        def record(database: sqlite3.Connection) -> OutreachAction:
            recorded = recording.current(database, name, see_confidential)
            old = from_line(recorded.line)
            if old.id != name:
                raise DataError("the record of this act is of another act", column="id", value=name)
            new = amended(old, changes)
            linked = {*old.part_of, *old.same_as}
            hidden = frozenset() if see_confidential else confidential_among(database, linked)
            recording.change(database, recorded, with_links_of(new, old, hidden), self._stamp())
            return without_links(new, hidden)

        return self._file.write(record)

    def withdraw(self, action: str, reason: str, *, confidential: bool = False) -> None:
        """Take an act out of the log; it stays in its :meth:`history`, with the reason, and its id stays taken.

        A record that is not an act, as earlier versions of this library may have left it, can be taken out, too.

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

        def record(database: sqlite3.Connection) -> None:
            recording.withdraw(database, recording.current(database, name, confidential), why, self._stamp())

        self._file.write(record)

    def last_recorded(self, action: str | None = None, *, confidential: bool = False) -> tuple[Version, ...]:
        """Return what :meth:`undo` would take back: what one call recorded last, or the last record of one act.

        Parameters
        ----------
        action : str, optional
            The act's id; without it, the last call of who records here (``recorded_by``).
        confidential : bool
            Whether it may be of a confidential act.

        Raises
        ------
        DataError
            When there is nothing to take back.
        """
        name = None if action is None else checked_id(action)
        last = self._file.look(lambda database: last_of(database, self.recorded_by, name, confidential))
        return tuple(self.history(one, confidential=confidential)[-1] for one in last.ids)

    def undo(
        self, action: str | None = None, *, only: dt.datetime | None = None, confidential: bool = False
    ) -> tuple[str, ...]:
        """Take back what was recorded last, and return the ids of the acts: nothing is removed from their history.

        An act that was appended is withdrawn; one that was amended or withdrawn is again what it was before. What one
        call recorded, such as a whole file of acts, is taken back together.

        Parameters
        ----------
        action : str, optional
            The act's id; without it, the last call of who records here (``recorded_by``).
        only : datetime.datetime, optional
            When that was recorded, as :meth:`last_recorded` said: an error where something was recorded since.
        confidential : bool
            Whether it may be of a confidential act.

        Raises
        ------
        DataError
            When there is nothing to take back, or something else was recorded since.
        StoreError
            When it could not be recorded; the log is as it was.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/outreach.sqlite") as live:
        ...     act = live.append({"id": "a", "kind": "call", "start": "2026-05-04", "states": ["LAO"]})
        ...     live.undo(), len(live), [version.reason for version in live.history("a")]
        (('a',), 0, ['', 'undone'])
        """
        name = None if action is None else checked_id(action)

        def record(database: sqlite3.Connection) -> tuple[str, ...]:
            last = last_of(database, self.recorded_by, name, confidential)
            if only is not None and last.recorded_at != only:
                raise DataError("something else was recorded since; look again what there is to take back")
            undo(database, last, self._stamp())
            return last.ids

        return self._file.write(record)

    def merge(
        self,
        other: str | Path,
        *,
        prefer: Mapping[str, Side] | None = None,
        preview: bool = False,
        confidential: bool = False,
    ) -> tuple[MergedAct, ...]:
        """Bring what another copy of this log holds into this one, and return what was done with each of its acts.

        The whole other copy is merged, confidential acts included. Each record keeps who made it and when. An act that
        both copies changed stays as it is here, unless ``prefer`` says otherwise. Merging the same copy again changes
        nothing.

        Parameters
        ----------
        other : str or pathlib.Path
            The other copy; it stays as it is.
        prefer : mapping, optional
            For acts that both copies changed: the id, and ``"here"`` or ``"there"``.
        preview : bool
            Whether only to say what would be done.
        confidential : bool
            Whether confidential acts are among those that are returned.

        Raises
        ------
        StoreError
            When the other copy is not a whole log, or is this log, or it could not be recorded.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> from tempfile import TemporaryDirectory
        >>> folder = TemporaryDirectory()
        >>> with OutreachLog.open(f"{folder.name}/outreach.sqlite") as live:
        ...     copy = live.backup(f"{folder.name}/copy.sqlite")
        ...     with OutreachLog.open(copy, recorded_by="Anna") as there:
        ...         _ = there.append({"id": "a", "kind": "call", "start": "2026-05-04", "states": ["LAO"]})
        ...     [(act.id, act.outcome) for act in live.merge(copy)], live.history("a")[0].recorded_by
        ([('a', 'new')], 'Anna')
        >>> folder.cleanup()
        """
        path = as_path(other)
        if place_of(path) is None:
            raise StoreError(str(path), "there is no such log.")
        if place_of(path) == place_of(self._place):
            raise StoreError(str(path), "is the log itself; use the path of the other copy.")
        with LiveLog(path, self._value, self.recorded_by) as copy:
            versions = copy._file.look(versions_of)
        chosen: dict[str, Side] = dict(prefer or {})
        for name, side in chosen.items():
            one_of(f"prefer[{name!r}]", side, get_args(Side))
        work = self._file.look if preview else self._file.write
        done = work(lambda database: merge(database, versions, chosen, path.name, self._stamp()))
        return tuple(act for act in done if confidential or act.shown)

    def read_jsonl(self, path: str | Path) -> int:
        """Record the acts of a JSON Lines file, all of them or none, and return how many.

        Raises
        ------
        StoreError
            When the file cannot be read, or the acts not be recorded.
        DataError
            With the line that is not an act, or the id that is taken.
        """
        return self.extend(read_lines(Path(path)))
