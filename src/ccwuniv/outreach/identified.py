"""Records found by the id of their act, and what is said of an id that is unknown or taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ccwuniv.errors import DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import is_public_line
from ccwuniv.outreach.recording import Recorded, insert, recorded

__all__ = ["current", "insert_new", "unknown"]


def insert_new(database: sqlite3.Connection, acts: Iterable[OutreachAction]) -> None:
    """Record acts whose ids are new.

    Raises
    ------
    DataError
        When the id of one is taken, or another of them has it.
    """
    new: set[str] = set()
    for act in acts:
        if act.id in new:
            raise DataError("two of these acts have this id; give each one of its own", column="id", value=act.id)
        if recorded(database, act.id) is not None:
            raise _taken(act.id)
        insert(database, act)
        new.add(act.id)


def current(database: sqlite3.Connection, name: str, confidential: bool) -> Recorded:
    """Return the present record of an act that may be seen.

    Raises
    ------
    DataError
        When there is none, or the act was withdrawn.
    """
    found = recorded(database, name)
    if found is None or not (confidential or is_public_line(found.line)):
        raise unknown(name)
    if found.event == "withdraw":
        raise DataError("was withdrawn; append what is to stand under another id", column="id", value=name)
    return found


def unknown(action: str) -> DataError:
    """Return what is said of an id that no act has, or none that may be seen."""
    return DataError("no act of this log has this id", column="id", value=action)


def _taken(one: str) -> DataError:
    """Return what is said of an id that is not free, the same whoever has it: it may be a confidential act."""
    return DataError("this id is taken; give the act another one", column="id", value=one)
