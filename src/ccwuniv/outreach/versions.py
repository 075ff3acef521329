"""The versions of an act in a live log: nothing recorded is ever overwritten."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from ccwuniv.outreach.acts import OutreachAction

__all__ = ["Version"]


class Version(NamedTuple):
    """One version of an act: its content, time, author and event.

    ``recorded_by`` is empty for what was recorded before logs kept it.

    Its ``repr`` says nothing of the act.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import OutreachLog
    >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/log.sqlite") as live:
    ...     _ = live.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]})
    ...     print(live.history("a")[0].event)
    append
    """

    number: int
    event: Literal["append", "amend", "withdraw", "restore"]
    recorded_at: dt.datetime
    recorded_by: str
    reason: str
    action: OutreachAction

    def __repr__(self) -> str:
        return f"Version({self.number}, {self.event!r}, {self.recorded_at})"
