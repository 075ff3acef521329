"""How acts go into the tables of a live log, a few or a million."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from typing import TypeAlias

from ccwuniv._log.lines import to_line
from ccwuniv.acts import OutreachAction

__all__ = ["due_day", "index_states", "insert", "insert_one"]

_AT_ONCE = 100
"""How many rows one statement takes: with five values each, fewer than the 999 that an old SQLite admits."""

Row: TypeAlias = tuple[int | str | None, ...]


def insert_one(database: sqlite3.Connection, act: OutreachAction, now: str) -> None:
    """Insert one act, without what makes many of them fast.

    Raises
    ------
    sqlite3.IntegrityError
        When an act of the same id was recorded before.
    """
    row = (act.id, now, due_day(act), to_line(act))
    seq = database.execute("INSERT INTO act (id, recorded_at, due, line) VALUES (?, ?, ?, ?)", row).lastrowid
    database.executemany("INSERT INTO act_state VALUES (?, ?)", [(iso3, seq) for iso3 in act.states])


def insert(database: sqlite3.Connection, acts: Iterable[OutreachAction], now: str, after: int) -> None:
    """Insert acts in the order of their ids, numbered from the one after ``after``.

    Raises
    ------
    sqlite3.IntegrityError
        When two acts have the same id, or one has that of an act recorded before.
    """
    ordered = sorted(acts, key=attrgetter("id"))
    of_state: dict[str, list[int]] = defaultdict(list)
    for seq, act in enumerate(ordered, start=after + 1):
        for iso3 in act.states:
            of_state[iso3].append(seq)
    rows = ((seq, act.id, now, due_day(act), to_line(act)) for seq, act in enumerate(ordered, start=after + 1))
    _insert_rows(database, "act (seq, id, recorded_at, due, line)", 5, rows)
    index_states(database, of_state)


def index_states(database: sqlite3.Connection, of_state: Mapping[str, Sequence[int]]) -> None:
    """Note which acts name which states, state by state, so that each goes to one place of the index."""
    rows = ((iso3, seq) for iso3 in sorted(of_state) for seq in of_state[iso3])
    _insert_rows(database, "act_state (iso3, seq)", 2, rows)


def due_day(act: OutreachAction) -> str | None:
    """Return the day by which an act wants following up, as the table keeps it."""
    return act.due.isoformat() if act.due else None


def _insert_rows(database: sqlite3.Connection, table: str, width: int, rows: Iterable[Row]) -> None:
    """Insert rows, many to a statement: a statement for each would cost more than the row."""
    left = iter(rows)
    while part := tuple(islice(left, _AT_ONCE)):
        database.execute(_insertion(table, width, len(part)), tuple(chain.from_iterable(part)))


@cache
def _insertion(table: str, width: int, rows: int) -> str:
    row = f"({', '.join('?' * width)})"
    return f"INSERT INTO {table} VALUES {', '.join([row] * rows)}"
