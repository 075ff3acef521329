"""The seal of a live log: how many records there are, and the sum of their checksums.

A copy taken while the log is written can mix pages of two moments, and still look sane to SQLite. Each transaction
brings the seal up to date; a file whose records do not add up to its seal is not whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

__all__ = ["SEAL_TABLE", "Seal", "add", "computed", "of_record", "of_states", "read_seal"]

SEAL_TABLE = "CREATE TABLE seal (log TEXT NOT NULL, records INTEGER NOT NULL, digest INTEGER NOT NULL)"
_COLUMNS = "id, CAST(version AS TEXT), event, reason, recorded_at, line"
_BETWEEN = "\x1f"


class Seal(NamedTuple):
    """Which log it is (a random word), how many records it holds, every version counted, and their sum."""

    log: str
    records: int
    digest: int


def of_record(texts: Sequence[str]) -> int:
    """Return the checksum of one version of an act: id, version, event, reason, when it was recorded, line."""
    return crc32(_BETWEEN.join(texts).encode())


def of_states(states: Iterable[str], seq: int) -> int:
    """Return the sum of the checksums of what the index of states holds of an act."""
    return sum(crc32(f"{iso3}{_BETWEEN}{seq}".encode()) for iso3 in states)


def read_seal(database: sqlite3.Connection) -> Seal:
    """Return the seal that the log bears."""
    return Seal(*database.execute("SELECT log, records, digest FROM seal").fetchone())


def add(database: sqlite3.Connection, records: int, digest: int) -> None:
    """Bring the seal up to date within the transaction that changes the records."""
    database.execute("UPDATE seal SET records = records + ?, digest = digest + ?", (records, digest))


def computed(database: sqlite3.Connection) -> tuple[int, int]:
    """Return how many records there are, and their sum: what the seal should say.

    Raises
    ------
    TypeError
        When a record is no text.
    """
    records = digest = 0
    for table in ("act", "earlier"):
        for row in database.execute(f"SELECT {_COLUMNS} FROM {table}"):
            records += 1
            digest += of_record(row)
    for iso3, seq in database.execute("SELECT iso3, seq FROM act_state"):
        digest += of_states((iso3,), seq)
    return records, digest
