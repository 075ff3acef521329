"""The log of outreach acts: what was done, towards whom, and how to ask about it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._support import Progress
from ccwuniv.errors import DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.filters import Criteria
from ccwuniv.outreach.frames import from_frame
from ccwuniv.outreach.given import Acts, recorded
from ccwuniv.outreach.held import Held
from ccwuniv.outreach.lines import read_lines
from ccwuniv.outreach.readable import ReadableLog

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach.store import LiveLog

__all__ = ["OutreachLog"]


class OutreachLog(ReadableLog["OutreachLog"]):
    """A log of outreach acts: a value, equal by content, its acts in the order of their ids.

    Build one with :meth:`bundled` (public acts from 1995 to 2024), :meth:`read_jsonl`, :meth:`from_pandas` or from
    acts; keep one from day to day with :meth:`open`.

    Parameters
    ----------
    actions : OutreachAction, mapping, or several
        The acts. A mapping holds the fields of one. Of another log all acts are taken, confidential ones, too.

    Raises
    ------
    DataError
        When two acts have the same id, or a mapping is not an act.

    Examples
    --------
    >>> OutreachLog({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]})
    <OutreachLog: 1 act, 2014-05-02 to 2014-05-02>
    """

    def __init__(self, actions: Acts = ()) -> None:
        by_id: dict[str, OutreachAction] = {}
        for act in recorded(actions):
            if not isinstance(getattr(act, "id", None), str):  # one that was made without a check
                raise DataError("an act has no id; make it with OutreachAction(...)", column="id")
            if act.id in by_id:
                raise DataError("two acts have this id; use a different id for each", column="id", value=act.id)
            by_id[act.id] = act
        self._content = Held([by_id[act_id] for act_id in sorted(by_id)])

    @classmethod
    def bundled(cls) -> OutreachLog:
        """Return the shipped log: public acts from 1995 to 2024.

        Of 2014 it holds every act of a report of the Implementation Support Unit; the others a search of stored public
        pages found. No year is complete: see :func:`ccwuniv.coverage_of_record`.

        Examples
        --------
        >>> log = OutreachLog.bundled()
        >>> report = log.filter(document="Report of the Implementation Support Unit")
        >>> len(log), len(report), report.summary("kind").idxmax()
        (89, 38, 'consultation')
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
            With the number of the line that is not an act, or whose id is on an earlier line.

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
    def open(cls, path: str | Path, *, recorded_by: str | None = None) -> LiveLog[OutreachLog]:
        """Open a live log, or begin one: a file that several processes may write, each record durable at once.

        Parameters
        ----------
        path : str or pathlib.Path
            The file. In a folder that several machines share, one at a time writes it: see ``ccwuniv log unlock``.
        recorded_by : str, optional
            Who records; by default the name in ``CCWUNIV_USER``, or else that of the login.

        Raises
        ------
        StoreError
            When it cannot be opened for writing, is not a whole log, or is of a newer version; it is left as it was.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, OutreachLog.open(Path(folder, "acts.log")) as log:
        ...     log.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}).id, len(log)
        ('a', 1)
        """
        from ccwuniv.outreach.store import LiveLog

        return LiveLog(path, log_of, recorded_by)

    def _held(self) -> Held:
        return self._content

    def _of(self, held: Held) -> OutreachLog:
        return log_of(held)

    def _matching(self, wanted: Criteria) -> OutreachLog:
        held = self._content
        return log_of(Held([act for act in held.acts if wanted.match(act)], hidden=held.concealed))

    def __eq__(self, other: object) -> bool:
        return self._held().lines == other._held().lines if isinstance(other, OutreachLog) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._held().lines)

    def __repr__(self) -> str:
        number = f"{len(self)} act{'' if len(self) == 1 else 's'}"
        if not len(self):
            return f"<OutreachLog: {number}>"
        first, last = min(act.start for act in self), max(act.end for act in self)
        return f"<OutreachLog: {number}, {first} to {last}>"


def log_of(held: Held) -> OutreachLog:
    """Make a log of the given acts."""
    log = OutreachLog()
    vars(log).update(_content=held)
    return log


@cache
def _bundled() -> OutreachLog:
    from ccwuniv._support import data_directory

    return OutreachLog.read_jsonl(data_directory() / "outreach.jsonl")
