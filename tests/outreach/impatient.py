"""A live log that waits for no other writer, so that a test in which one holds it ends soon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ccwuniv.outreach import database

__all__ = ["waiting_for_nobody"]


@contextmanager
def waiting_for_nobody() -> Iterator[None]:
    """Let every live log of this process give up at once where another program holds its file, meanwhile."""
    before = database._PATIENCE
    database._PATIENCE = 0.02
    try:
        yield
    finally:
        database._PATIENCE = before
