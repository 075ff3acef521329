"""The period between two meetings, as the office's calendar has it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv.cli.configuration import configuration
from ccwuniv.errors import OptionError

if TYPE_CHECKING:
    from ccwuniv.documents import Meeting

__all__ = ["between_meetings", "meeting_after"]

_INSTRUMENT = "CCW"


def between_meetings(day: dt.date) -> tuple[Meeting, Meeting]:
    """Return the last meeting on the Convention that began by a day, and the next one.

    Raises
    ------
    OptionError
        Where the calendar has no such two.
    """
    meetings = _meetings()
    before, after = [m for m in meetings if m.start <= day], [m for m in meetings if m.start > day]
    if not (before and after):
        said = "--since and --until (ccwuniv.toml has no calendar with the last meeting on the Convention and the next)"
        raise OptionError("since", None, (said,))
    return before[-1], after[0]


def meeting_after(day: dt.date) -> Meeting | None:
    """Return the first meeting on the Convention that begins on a day or later; None where the calendar has none."""
    return next((meeting for meeting in _meetings() if meeting.start >= day), None)


def _meetings() -> list[Meeting]:
    found = (meeting for meeting in configuration().calendar if meeting.instrument == _INSTRUMENT)
    return sorted(found, key=lambda meeting: meeting.start)
