"""The live log: acts recorded from day to day, durably, by one process or several."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from ccwuniv._confidence import PUBLIC_LINE, is_public_line, with_links_of, without_links
from ccwuniv._days import as_day
from ccwuniv._log.database import connect, transaction, worded
from ccwuniv._log.filters import Criteria
from ccwuniv._log.held import Held
from ccwuniv._log.lines import from_line, ids_linked, read_lines, to_line
from ccwuniv._log.query import condition
from ccwuniv._log.recording import due_day, index_states, insert, insert_one
from ccwuniv._log.seen import confidential_among, public_versions
from ccwuniv.acts import OutreachAction, last_day
from ccwuniv.errors import DataError, OptionError, StoreError
from ccwuniv.model import DateLike
from ccwuniv.outreach import OutreachLog, ReadableLog, act_of, log_of, recorded

__all__ = ["LiveLog", "Version"]

_VERSIONS = """
    SELECT version, event, recorded_at, reason, line FROM earlier WHERE id = ?1
    UNION ALL SELECT version, event, recorded_at, reason, line FROM act WHERE id = ?1
    ORDER BY version
"""
_KEEP = """
    INSERT INTO earlier (id, version, event, reason, recorded_at, line)
    SELECT id, version, event, reason, recorded_at, line FROM act WHERE id = ?
"""


_CHANGE = """
    UPDATE act SET version = version + 1, event = ?, reason = ?, recorded_at = ?, due = ?, line = ? WHERE id = ?
"""


class Version(NamedTuple):
    """One version of an act: what was recorded of it, when, and what was done to record it.

    Its ``repr`` says nothing of the act.
    """

    number: int
    event: Literal["append", "amend", "withdraw"]
    recorded_at: dt.datetime
    reason: str
    action: OutreachAction

    def __repr__(self) -> str:
        return f"Version({self.number}, {self.event!r}, {self.recorded_at})"


class LiveLog(ReadableLog):
    """A log of acts kept in a file, opened with :meth:`OutreachLog.open <ccwuniv.OutreachLog.open>`.

    A record is on the disk when the call that makes it returns. Several processes may write; each opens the log for
    itself. Nothing recorded is ever overwritten: an amended or withdrawn act keeps its earlier versions.
    Everything that can be asked of an :class:`~ccwuniv.OutreachLog` can be asked of this one, as it stands.

    Parameters
    ----------
    path : str or pathlib.Path
        The file, on a disk of this machine.

    Raises
    ------
    StoreError
        When it cannot be opened for writing, is no log, or is of a newer version; it is left as it was.

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
        self.path = Path(path)
        self._connection: sqlite3.Connection | None = connect(self.path)
        self._process = os.getpid()
        self._lock = threading.RLock()

    # recording

    def append(self, action: OutreachAction | Mapping[str, Any]) -> OutreachAction:
        """Record an act, and return it.

        Raises
        ------
        DataError
            When it is no act, or its id is taken, be it by an act withdrawn or one that is confidential.
        StoreError
            When it could not be recorded; the log is as it was.
        """
        act = act_of(action)
        with self._writing() as database:
            try:
                insert_one(database, act, _now())
            except sqlite3.IntegrityError:
                raise _taken(act.id) from None
        return act

    def extend(self, actions: Iterable[OutreachAction | Mapping[str, Any]]) -> int:
        """Record acts, all of them or none, and return how many; of another log all acts, confidential ones, too.

        Raises
        ------
        DataError
            When one of them is no act, or has an id that is taken or that another of them has.
        StoreError
            When they could not be recorded; the log is as it was.
        """
        acts = list(recorded(actions))
        with self._writing() as database:
            (last,) = database.execute("SELECT coalesce(max(seq), 0) FROM act").fetchone()
            try:
                insert(database, acts, _now(), after=last)
            except sqlite3.IntegrityError:
                raise _doubled(database, sorted(act.id for act in acts), last) from None
        return len(acts)

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
        if not changes or "id" in changes:
            rule = (
                "an id stays as it is; withdraw the act and append another" if changes else "give the fields to change"
            )
            raise DataError(rule, column="id" if changes else None, value=changes.get("id"))
        with self._writing() as database:
            old = self._current(database, action, see_confidential)
            act = OutreachAction(**{**_as_given(old, changes), **changes})
            linked = {*old.part_of, *old.same_as}
            hidden = frozenset() if see_confidential else confidential_among(database, linked)
            self._replace(database, with_links_of(act, old, hidden), "amend", "")
        return without_links(act, hidden)

    def withdraw(self, action: str, reason: str, *, confidential: bool = False) -> None:
        """Take an act out of the log; it stays in its :meth:`history`, with the reason, and its id stays taken.

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
        if not reason.strip():
            raise OptionError("reason", reason, ("a reason in words",))
        with self._writing() as database:
            self._replace(database, self._current(database, action, confidential), "withdraw", reason)

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
        rows = self._read(_VERSIONS, (action,))
        if not confidential:
            rows = public_versions(rows)
        if not rows:
            raise _unknown(action)
        try:
            days = [dt.datetime.fromisoformat(row[2]) for row in rows]
        except (TypeError, ValueError):
            raise StoreError(str(self.path), "is damaged: when the act was recorded is no day.") from None
        hidden = frozenset() if confidential else self._hidden([row[4] for row in rows])
        return tuple(
            Version(number, event, at, reason, without_links(from_line(line), hidden))
            for at, (number, event, _, reason, line) in zip(days, rows, strict=True)
        )

    def log(self) -> OutreachLog:
        """Return the log as it is now, as a value that no later record changes; confidential acts stay hidden in it."""
        return log_of(self._held())

    def due(self, until: DateLike) -> OutreachLog:
        """Return the acts that want following up by a day, inclusive."""
        return log_of(self._part(self._select("due <= ?", [as_day(until).isoformat()])))

    def _held(self) -> Held:
        return self._part(self._select())

    def _matching(self, wanted: Criteria) -> OutreachLog:
        found = self._part(self._select(*condition(wanted)))
        if wanted.actor is not None:
            found = Held([act for act in found.acts if wanted.match(act)], hidden=found.concealed)
        return log_of(found)

    def _part(self, lines: Sequence[str]) -> Held:
        """Return what lines of the log hold."""
        return Held(lines=lines, hidden=self._hidden(lines))

    def _hidden(self, lines: Iterable[str]) -> frozenset[str]:
        """Return the ids of confidential acts to which the acts of some lines link."""
        if not (linked := ids_linked(lines)):
            return frozenset()
        with self._lock, worded(self.path):
            return confidential_among(self._database(), linked)

    def __len__(self) -> int:
        ((number,),) = self._read(f"SELECT count(*) FROM act WHERE event <> 'withdraw' AND {PUBLIC_LINE}")
        return int(number)

    def __repr__(self) -> str:
        return f"<LiveLog {self.path}: {'closed' if self._connection is None else f'{len(self)} public acts'}>"

    # the file

    def close(self) -> None:
        """Close the file; everything recorded is in it."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                with worded(self.path):
                    self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, worded(self.path):
            database = self._database()
            with transaction(database):
                yield database

    def _read(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock, worded(self.path):
            return self._database().execute(query, values).fetchall()

    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreError(str(self.path), "is closed; open it again with OutreachLog.open.")
        if self._process != os.getpid():
            raise StoreError(str(self.path), "was opened by the parent process; open it in this one, too.")
        return self._connection

    def _select(self, condition: str = "", values: Sequence[object] = ()) -> tuple[str, ...]:
        # The plus keeps SQLite from walking through every id in order where a condition finds a few acts by itself.
        further = f" AND {condition} ORDER BY +id" if condition else " ORDER BY id"
        query = f"SELECT line FROM act WHERE event <> 'withdraw'{further}"
        with self._lock, worded(self.path):
            return tuple([line for (line,) in self._database().execute(query, values)])

    @staticmethod
    def _current(database: sqlite3.Connection, action: str, confidential: bool) -> OutreachAction:
        row = database.execute("SELECT event, line FROM act WHERE id = ?", (action,)).fetchone()
        if row is None or not (confidential or is_public_line(row[1])):
            raise _unknown(action)
        if row[0] == "withdraw":
            raise DataError("was withdrawn; append what is to stand under another id", column="id", value=action)
        act = from_line(row[1])
        if act.id != action:
            raise DataError("the record of this act is of another: something else wrote it", column="id", value=action)
        return act

    @staticmethod
    def _replace(database: sqlite3.Connection, act: OutreachAction, event: str, reason: str) -> None:
        database.execute(_KEEP, (act.id,))
        database.execute(_CHANGE, (event, reason, _now(), due_day(act), to_line(act), act.id))
        (seq,) = database.execute("SELECT seq FROM act WHERE id = ?", (act.id,)).fetchone()
        database.execute("DELETE FROM act_state WHERE seq = ?", (seq,))
        if event != "withdraw":
            index_states(database, {iso3: [seq] for iso3 in act.states})


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def _as_given(act: OutreachAction, changes: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of an act without the last day, where that followed from the fields that change."""
    fields = {name: getattr(act, name) for name in type(act).model_fields}
    moves = not changes.keys().isdisjoint({"start", "precision"})
    if moves and act.precision != "period" and act.end == last_day(act.start, act.precision):
        del fields["end"]
    return fields


def _unknown(action: str) -> DataError:
    return DataError("no act of this log has this id", column="id", value=action)


def _taken(one: str) -> DataError:
    """Return what is said of an id that is not free, the same whoever has it: it may be a confidential act."""
    return DataError("this id is taken; give the act another one", column="id", value=one)


def _doubled(database: sqlite3.Connection, ids: Iterable[str], last: int) -> DataError:
    """Return the error that names the first id which is not new."""
    seen: set[str] = set()
    for one in ids:
        if database.execute("SELECT 1 FROM act WHERE id = ? AND seq <= ?", (one, last)).fetchone():
            return _taken(one)
        if one in seen:
            return DataError("two of these acts have this id; give each one of its own", column="id", value=one)
        seen.add(one)
    return DataError("an id is taken", column="id")
