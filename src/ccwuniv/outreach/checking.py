"""Check whether a live log is whole: briefly whenever it is opened, and in full by ``verify``."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach.confidence import is_shown_line
from ccwuniv.outreach.database import patiently
from ccwuniv.outreach.form import FIRST, VERSION, version_of
from ccwuniv.outreach.lines import from_line, to_line
from ccwuniv.outreach.recording import due_day
from ccwuniv.outreach.seal import COLUMNS, FORMER_COLUMNS, computed, read_seal

__all__ = ["check_whole", "findings"]

_TORN = (
    "is not whole: its records do not add up to its seal. It is a copy taken while the log was written, or another "
    "program changed it; go back to a backup (ccwuniv log restore FILE)."
)
_DAMAGED = "is damaged; go back to a backup (ccwuniv log restore FILE), or to the last export as JSON Lines."
_VERSIONS = """
    SELECT id, version, event, recorded_at, line FROM earlier
    UNION ALL SELECT id, version, event, recorded_at, line FROM act ORDER BY id, version
"""
_FOLLOWING = {
    "": ("append",),
    "append": ("amend", "withdraw"),
    "amend": ("amend", "withdraw"),
    "restore": ("amend", "withdraw"),
    "withdraw": ("restore",),
}
"""The events that may follow each event of an act; the first is append."""

_GAPS = """
    SELECT count(*) FROM (SELECT id, version FROM act) AS last
    WHERE version <> 1 + (SELECT count(*) FROM earlier WHERE earlier.id = last.id AND earlier.version < last.version)
"""


def check_whole(database: sqlite3.Connection, path: Path) -> int:
    """Return the form of a log, if SQLite's own check and the seal find it whole.

    A log of the first form bears no seal; there no version of an act may be missing.

    Raises
    ------
    StoreError
        When it is not whole, or no log.
    """
    database.execute("BEGIN")
    version = patiently(lambda: version_of(database, path))
    if database.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise StoreError(str(path), _DAMAGED)
    if version == FIRST:
        if database.execute(_GAPS).fetchone() != (0,):
            raise StoreError(str(path), _DAMAGED)
    elif not _is_sealed(database, COLUMNS if version == VERSION else FORMER_COLUMNS):
        raise StoreError(str(path), _TORN)
    return version


def _is_sealed(database: sqlite3.Connection, columns: str = COLUMNS) -> bool:
    try:
        return read_seal(database)[1:] == computed(database, columns)
    except TypeError:  # a record is not text
        return False


def findings(database: sqlite3.Connection, *, confidential: bool = False) -> Iterator[str]:
    """Say in words what is wrong with a log; nothing if it is whole. Confidential acts are named only on request."""
    for (found,) in database.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"The database is damaged: {found}."
    yield from _wrong_versions(database, confidential)
    yield from _wrong_indexes(database, confidential)
    if not _is_sealed(database):
        yield "The records do not add up to the seal."


def _wrong_versions(database: sqlite3.Connection, confidential: bool) -> Iterator[str]:
    before = ("", 0, "")
    for name, version, event, recorded_at, line in database.execute(_VERSIONS):
        where = f"{_called(name, line, confidential)}, version {version}"
        number, last = (before[1], before[2]) if before[0] == name else (0, "")
        if version != number + 1:
            yield f"{where}: the version before it is missing."
        if event not in _FOLLOWING.get(last if number else "", ()):
            yield f"{where}: {event!r} does not follow {last!r}." if number else f"{where}: begins with {event!r}."
        if not _is_moment(recorded_at):
            yield f"{where}: when it was recorded is not a time."
        if fault := _fault(name, line):
            yield f"{where}: {fault}"
        before = (name, version, event)


def _called(name: str, line: str, confidential: bool) -> str:
    return repr(name) if confidential or is_shown_line(line) else "A record that is not shown"


def _is_moment(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _fault(name: str, line: str) -> str:
    try:
        act = from_line(line)
        if act.id != name:
            return "the record is of another act."
        again = to_line(act)
        return "" if again == line or from_line(again) == act else "the record does not read back equal."
    except DataError:
        return "the record is not an act; withdraw it."


def _wrong_indexes(database: sqlite3.Connection, confidential: bool) -> Iterator[str]:
    """Compare the indexes that filters use with the lines."""
    indexed: dict[int, set[str]] = {}
    for iso3, seq in database.execute("SELECT iso3, seq FROM act_state"):
        indexed.setdefault(seq, set()).add(iso3)
    for seq, name, event, due, line in database.execute("SELECT seq, id, event, due, line FROM act"):
        states, day = set[str](), None
        if event != "withdraw":
            try:
                act = from_line(line)
            except DataError:
                continue
            states, day = set(act.states), due_day(act)
        if indexed.pop(seq, set()) != states:
            yield f"{_called(name, line, confidential)}: the index of states does not agree with the record."
        if due != day:
            yield f"{_called(name, line, confidential)}: the day on which it is due does not agree with the record."
    if indexed:
        yield "The index of states names acts that are not there."
