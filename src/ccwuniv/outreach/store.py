"""The live log: acts recorded from day to day, durably, by one process or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach import recording
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import PUBLIC_LINE, with_links_of, without_links
from ccwuniv.outreach.filters import Criteria
from ccwuniv.outreach.held import Held
from ccwuniv.outreach.incoming import Acts, as_given, checked, checked_id, checked_reason, several
from ccwuniv.outreach.keeping import KeptLog
from ccwuniv.outreach.lines import from_line, ids_linked, read_lines
from ccwuniv.outreach.query import condition
from ccwuniv.outreach.readable import Log_co
from ccwuniv.outreach.seen import confidential_among, public_versions
from ccwuniv.outreach.versions import Version
from ccwuniv.records import DateLike, as_day

if TYPE_CHECKING:
    import sqlite3

__all__ = ["LiveLog"]

_VERSIONS = """
    SELECT version, event, recorded_at, recorded_by, reason, line FROM earlier WHERE id = ?1
    UNION ALL SELECT version, event, recorded_at, recorded_by, reason, line FROM act WHERE id = ?1
    ORDER BY version
"""


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
        self._file.write(lambda database: recording.insert_all(database, [act], self._stamp()))
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
        self._file.write(lambda database: recording.insert_all(database, map(checked, given), self._stamp()))
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
            recording.change(database, recorded, with_links_of(new, old, hidden), self._stamp())
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

        def record(database: sqlite3.Connection) -> None:
            recording.withdraw(database, recording.current(database, name, confidential), why, self._stamp())

        self._file.write(record)

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
        hidden = frozenset() if confidential else self._hidden([row[5] for row in rows])
        return tuple(
            Version(number, event, at, by, reason, without_links(from_line(line), hidden))
            for at, (number, event, _, by, reason, line) in zip(days, rows, strict=True)
        )

    def log(self) -> Log_co:
        """Return the log as it is now, as a value that no later record changes; confidential acts stay hidden in it."""
        return self._value(self._held())

    def due(self, until: DateLike) -> Log_co:
        """Return the acts whose follow-up is due by a day, inclusive."""
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

    def _select(self, condition: str = "", values: Sequence[object] = ()) -> tuple[str, ...]:
        # The plus keeps SQLite from walking through every id in order where a condition finds a few acts by itself.
        further = f" AND {condition} ORDER BY +id" if condition else " ORDER BY id"
        rows = self._file.read(f"SELECT line FROM act WHERE event <> 'withdraw'{further}", values)
        return tuple([line for (line,) in rows])
