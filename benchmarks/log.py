"""The log of acts beside SQLite and the disk alone: one durable record at a time, and asked for a state."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from benchmarks.made import acts
from benchmarks.timing import Work
from ccwuniv.outreach import LiveLog, OutreachLog, to_line

__all__ = ["works"]

APPENDS = 20


def works(number: int) -> Iterator[Work]:
    """Give the works on a log of so many acts."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield from _appends(folder, stack)
        yield _filter(folder, stack, number)


def _plain_table(path: Path) -> sqlite3.Connection:
    """Make the table that a person would write by hand: acts by id and by one state, as durable as the log."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA synchronous = EXTRA")
    database.execute("CREATE TABLE act (id TEXT PRIMARY KEY, iso3 TEXT, line TEXT)")
    database.execute("CREATE INDEX act_iso3 ON act (iso3)")
    return database


def _appends(folder: Path, stack: ExitStack) -> Iterator[Work]:
    live = stack.enter_context(OutreachLog.open(folder / "appended"))
    plain = stack.enter_context(closing(_plain_table(folder / "inserted")))
    bare = stack.enter_context((folder / "bare").open("wb+", buffering=0))
    bare.write(b"x" * 4096 * APPENDS)
    os.fsync(bare.fileno())
    sync = getattr(os, "fdatasync", os.fsync)
    new, rows = acts(0, 10**9), ((act.id, act.states[0], to_line(act)) for act in acts(0, 10**9))

    def append() -> int:
        return len([live.append(next(new)) for _ in range(APPENDS)])

    def insert() -> int:
        return sum(plain.execute("INSERT INTO act VALUES (?, ?, ?)", next(rows)).rowcount for _ in range(APPENDS))

    def confirm() -> int:
        bare.seek(0)
        for _ in range(APPENDS):
            bare.write(b"y" * 4096)
            sync(bare.fileno())
        return APPENDS

    for name, yardstick, theirs, rate in (
        ("append", "sqlite3, a line to a commit", insert, 30),
        ("append_disk", "write and fdatasync of 4 kB", confirm, None),
    ):
        yield Work(
            name,
            f"LiveLog.append, {APPENDS} acts, each durable by itself",
            yardstick,
            append,
            theirs,
            agree=lambda ours, theirs: ours == theirs == APPENDS and len(live) >= APPENDS,
            pieces=APPENDS,
            rate=rate,
            clock="wall",
            remains="each waits until the disk has confirmed five flushes, as the first yardstick does",
            recorded=name == "append",
        )


def _filter(folder: Path, stack: ExitStack, number: int) -> Work:
    live: LiveLog = stack.enter_context(OutreachLog.open(folder / "full"))
    live.extend(acts(0, number))
    plain = stack.enter_context(closing(_plain_table(folder / "plain")))
    plain.execute("BEGIN")
    plain.executemany("INSERT INTO act VALUES (?, ?, ?)", ((a.id, a.states[0], to_line(a)) for a in acts(0, number)))
    plain.execute("COMMIT")

    def theirs() -> list[Any]:
        return plain.execute("SELECT line FROM act WHERE iso3 = ? ORDER BY +id", ("LAO",)).fetchall()

    return Work(
        "filter",
        f"filter by state, of {number:,} acts",
        "SELECT of the same rows, by hand",
        lambda: live.filter(state="LAO"),
        theirs,
        agree=lambda ours, theirs: ours._held().lines == tuple(line for (line,) in theirs),  # type: ignore[attr-defined]
        rate=20,
    )
