"""The day for which the office's commands answer, without loading the commands."""

from __future__ import annotations

from ccwuniv.records import today

__all__ = ["office_day"]


def office_day(asked: str | None) -> str:
    """Return the day for which a command of the office answers: the one asked for, else today."""
    return asked or today().isoformat()
