"""The number of acts left out of a paper for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv.outreach import level_of

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog

__all__ = ["left_out"]


def left_out(log: ReadableLog | None, *, internal: bool, towards: str = "") -> int:
    """Return how many internal acts of a log are left out; never how many confidential ones.

    Parameters
    ----------
    log : OutreachLog, LiveLog or None
    internal : bool
        Whether internal acts are in: then none is left out.
    towards : str
        Only acts that name this state, by its code.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}])
    >>> left_out(log, internal=False), left_out(log, internal=False, towards="VNM"), left_out(log, internal=True)
    (1, 0, 0)
    """
    if log is None or internal:
        return 0
    return sum(level_of(act) == "internal" and (not towards or towards in act.states) for act in log.acts())
