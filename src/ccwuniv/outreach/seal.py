"""The seal of a live log: how many records there are, and the sum of their checksums.

A copy taken while the log is written can mix pages of two moments, and still look sane to SQLite. Each transaction
brings the seal up to date; a file whose records do not add up to its seal is not whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

__all__ = ["COLUMNS", "FORMER_COLUMNS", "SEAL_TABLE", "Seal", "add", "computed", "of_record", "of_states", "read_seal"]

SEAL_TABLE = "CREATE TABLE seal (log TEXT NOT NULL, records INTEGER NOT NULL, digest INTEGER NOT NULL)"
COLUMNS = "id, CAST(version AS TEXT), event, reason, recorded_at, recorded_by, line"
FORMER_COLUMNS = "id, CAST(version AS TEXT), event, reason, recorded_at, line"
"""The fields of the second form of a log, which had no author."""

_BETWEEN = "\x1f"


class Seal(NamedTuple):
    """The identity of a log (a random word), its number of records (all versions), and their checksum."""

    log: str
    records: int
    digest: int


def of_record(texts: Sequence[str]) -> int:
    """Return the checksum of one version of an act: id, version, event, reason, when, by whom, line."""
    return crc32(_BETWEEN.join(texts).encode())


def of_states(states: Iterable[str], seq: int) -> int:
    """Return the checksum of an act's entries in the index of states."""
    return sum(of_record((iso3, str(seq))) for iso3 in states)


def read_seal(database: sqlite3.Connection) -> Seal:
    """Return the seal of the log; where it is gone, one that fits no log."""
    found = database.execute("SELECT log, records, digest FROM seal").fetchone()
    return Seal("", -1, 0) if found is None else Seal(*found)


def add(database: sqlite3.Connection, records: int, digest: int) -> None:
    """Bring the seal up to date within the transaction that changes the records."""
    database.execute("UPDATE seal SET records = records + ?, digest = digest + ?", (records, digest))


def computed(database: sqlite3.Connection, columns: str = COLUMNS) -> tuple[int, int]:
    """Return the number of records and their checksum, as the seal should have them.

    Raises
    ------
    TypeError
        When a record is not text.
    """
    records = digest = 0
    for table in ("act", "earlier"):
        for rows in _parts(database.execute(f"SELECT {columns} FROM {table}")):
            records += len(rows)
            digest += sum(map(of_record, rows))
    for rows in _parts(database.execute("SELECT iso3, CAST(seq AS TEXT) FROM act_state")):
        digest += sum(map(of_record, rows))
    return records, digest


def _parts(found: sqlite3.Cursor) -> Iterator[list[tuple[str, ...]]]:
    """Yield rows by the thousand, a third faster than one by one."""
    while rows := found.fetchmany(1000):
        yield rows
