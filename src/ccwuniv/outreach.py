"""The log of outreach acts: what was done, towards whom, and how to ask about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._collecting import uncollected
from ccwuniv._log.checked import fields_of
from ccwuniv._log.filters import Criteria
from ccwuniv._log.frames import from_frame
from ccwuniv._log.lines import from_line, read_lines, to_line
from ccwuniv._log.readable import ReadableLog
from ccwuniv._progress import Progress
from ccwuniv.acts import OutreachAction
from ccwuniv.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv._log.store import LiveLog

__all__ = ["OutreachLog", "ReadableLog"]


class OutreachLog(ReadableLog):
    """A log of outreach acts: a value, equal by content, its acts in the order of their ids.

    Build one with :meth:`bundled` (the acts of the 2014 report), :meth:`read_jsonl`, :meth:`from_pandas` or from acts;
    keep one from day to day with :meth:`open`.

    Parameters
    ----------
    actions : iterable of OutreachAction or mapping
        The acts. A mapping holds the fields of one.

    Raises
    ------
    DataError
        When two acts have the same id, or a mapping is no act.

    Examples
    --------
    >>> OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}])
    <OutreachLog: 1 act, 2014-05-02 to 2014-05-02>
    """

    def __init__(self, actions: Iterable[OutreachAction | Mapping[str, Any]] = ()) -> None:
        by_id: dict[str, OutreachAction] = {}
        for given in actions:
            act = act_of(given)
            if act.id in by_id:
                raise DataError("two acts have this id; give each one of its own", column="id", value=act.id)
            by_id[act.id] = act
        self._acts: tuple[OutreachAction, ...] | None = tuple(by_id[act_id] for act_id in sorted(by_id))
        self._written: tuple[str, ...] | None = None

    @classmethod
    def bundled(cls) -> OutreachLog:
        """Return the shipped log: every act of the Implementation Support Unit's report of 2014.

        Examples
        --------
        >>> len(OutreachLog.bundled()), OutreachLog.bundled().summary("kind").idxmax()
        (38, 'consultation')
        """
        return _bundled()

    @classmethod
    def read_jsonl(cls, path: str | Path, *, progress: Progress = False) -> OutreachLog:
        """Read a log from JSON Lines, whole or not at all.

        Parameters
        ----------
        path : str or pathlib.Path
        progress : bool or callable, optional
            ``True`` writes on standard error how many lines are read; a function is called with the number of lines
            read, their total, and the name of the file.

        Raises
        ------
        StoreError
            When the file is missing or unreadable.
        DataError
            With the number of the line that is no act, or whose id stands on an earlier line.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = OutreachLog.bundled().write_jsonl(file := Path(folder, "acts.jsonl"))
        ...     OutreachLog.read_jsonl(file) == OutreachLog.bundled()
        True
        """
        return cls(read_lines(Path(path), progress))

    @classmethod
    def from_pandas(cls, frame: pd.DataFrame) -> OutreachLog:
        """Make a log of a table of the form that :meth:`to_pandas` returns; an empty or missing cell is a default.

        Raises
        ------
        DataError
            With the row (the first one being 1) and the column that are wrong.

        Examples
        --------
        >>> OutreachLog.from_pandas(OutreachLog.bundled().to_pandas()) == OutreachLog.bundled()
        True
        """
        return cls(from_frame(frame))

    @classmethod
    def open(cls, path: str | Path) -> LiveLog:
        """Open a live log, or begin one: a file that several processes may write, each record durable at once.

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
        >>> with TemporaryDirectory() as folder, OutreachLog.open(Path(folder, "acts.log")) as log:
        ...     log.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}).id, len(log)
        ('a', 1)
        """
        from ccwuniv._log.store import LiveLog

        return LiveLog(path)

    @property
    def actions(self) -> tuple[OutreachAction, ...]:
        """The acts, in the order of their ids.

        Examples
        --------
        >>> first = OutreachLog.bundled().actions[0]
        >>> first.kind, str(first.start), str(first.end)
        ('letter', '2013-11-11', '2014-09-17')
        """
        if self._acts is None:
            with uncollected():
                self._acts = tuple(map(from_line, self._written or ()))
        return self._acts

    def _lines(self) -> tuple[str, ...]:
        if self._written is None:
            self._written = tuple(map(to_line, self._acts or ()))
        return self._written

    def _matching(self, wanted: Criteria) -> OutreachLog:
        return OutreachLog(act for act in self.actions if wanted.match(act))

    def __len__(self) -> int:
        return len((self._written if self._acts is None else self._acts) or ())

    def __eq__(self, other: object) -> bool:
        return self._lines() == other._lines() if isinstance(other, OutreachLog) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._lines())

    def __repr__(self) -> str:
        number = f"{len(self)} act{'' if len(self) == 1 else 's'}"
        if not len(self):
            return f"<OutreachLog: {number}>"
        first, last = min(act.start for act in self), max(act.end for act in self)
        return f"<OutreachLog: {number}, {first} to {last}>"


def act_of(given: OutreachAction | Mapping[str, Any]) -> OutreachAction:
    """Return an act that may stand as a mapping of its fields."""
    return given if isinstance(given, OutreachAction) else OutreachAction(**fields_of(given))


def of_lines(lines: Iterable[str]) -> OutreachLog:
    """Make a log of canonical lines in the order of ids; its acts are built when they are asked for."""
    log = OutreachLog()
    vars(log).update(_acts=None, _written=tuple(lines))
    return log


@cache
def _bundled() -> OutreachLog:
    from ccwuniv._data import data_directory

    return OutreachLog.read_jsonl(data_directory() / "outreach.jsonl")
