"""A live log that waits for no other writer, so that a test in which one holds it ends soon."""

from __future__ import annotations

from ccwuniv.outreach import database

__all__ = ["wait_for_nobody"]


def wait_for_nobody() -> None:
    """Let every live log of this process give up at once where another program holds its file."""
    database._PATIENCE = 0.02
