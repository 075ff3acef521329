"""What a paper may say of the log. Every paper asks here, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog

__all__ = ["may_be_said"]


def may_be_said(log: ReadableLog, *, internal: bool) -> ReadableLog:  # noqa: ARG001  # no log has internal acts yet
    """Return the acts of which a paper may speak: the public ones, in an internal paper the internal ones, too.

    Confidential acts are among neither: they are asked for by name, with ``confidential=True``, where a paper offers
    that.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> log = OutreachLog.bundled()
    >>> len(may_be_said(log, internal=False)) == len(log)
    True
    """
    return log
