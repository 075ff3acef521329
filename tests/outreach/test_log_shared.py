"""A log in a folder that two machines share: neither sees the other's locks, their clocks differ, a service copies."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ccwuniv.errors import StoreError
from ccwuniv.outreach import LiveLog, OutreachLog, database, holder_of, lockfile, take_away
from tests.outreach.impatient import waiting_for_nobody
from tests.support.log_files import ids, ids_of, letter, names
from tests.support.log_writers import forked

FAR = {"who": "Anna Keller", "host": "GVA-12", "machine": "another", "process": 1, "since": "2026-11-30 09:00:00 +0100",
       "token": "x"}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outreach.sqlite"


@pytest.fixture
def live(path: Path) -> Iterator[LiveLog]:
    with OutreachLog.open(path) as log:
        log.append(letter("there"))
        yield log


def lock(path: Path, **fields: object) -> Path:
    found = lockfile.lock_of(path)
    found.write_text(json.dumps({**FAR, **fields}), encoding="utf-8")
    return found


def on_another_machine(number: int) -> None:
    """Make this process one of another machine: SQLite's locks are its own, and its clock is hours off."""
    connect, now = sqlite3.connect, time.time
    database.sqlite3.connect = lambda place, **options: connect(f"{place}&nolock=1", **options)  # type: ignore[assignment]
    lockfile.machine = lambda: f"machine {number}"
    lockfile._host = lambda: f"host-{number}"
    time.time = lambda: now() + number * 7_200


def appending(path: Path, name: str, number: int) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        on_another_machine(number)
        with OutreachLog.open(path, recorded_by=name) as log:
            tell("open")
            for i in range(40):
                log.append(letter(f"{name}-{i}", note="x" * 500))
                tell(f"append {name}-{i}")
                assert len(log) > i
            if log.verify():
                tell("failed: not whole")

    return work


def test_two_machines_that_see_no_locks_of_each_other_lose_nothing(path: Path) -> None:
    with OutreachLog.open(path):
        pass
    children = [forked(appending(path, name, number)) for number, name in enumerate(("anna", "boris"))]
    told = [child.wait() for child in children]
    assert [line for lines in told for line in lines if line.startswith("failed")] == []
    assert set(ids_of(path).split()) == {f"{name}-{i}" for name in ("anna", "boris") for i in range(40)}
    with OutreachLog.open(path) as log:
        assert {log.history(f"{name}-3")[0].recorded_by for name in ("anna", "boris")} == {"anna", "boris"}
    assert names(path.parent) == {path.name}


def test_a_lock_of_another_machine_is_named_and_kept(live: LiveLog, path: Path) -> None:
    held = lock(path)
    os.utime(held, (time.time() - 600, time.time() - 600))
    before = held.read_bytes()
    for ask in (lambda: live.append(letter("new")), lambda: len(live), live.verify, lambda: OutreachLog.open(path)):
        with waiting_for_nobody(), pytest.raises(StoreError) as error:
            ask()
        said = str(error.value)
        assert "Anna Keller holds the log on GVA-12 since 2026-11-30 09:00:00 +0100 by that clock" in said
        assert "(for 10 minutes); nothing was recorded." in said
        assert "ccwuniv log unlock" in said
    assert held.read_bytes() == before
    assert names(path.parent) == {path.name, held.name}


def test_the_lock_is_waited_for(live: LiveLog, path: Path) -> None:
    held = lock(path)
    child = forked(lambda tell: (time.sleep(0.3), held.unlink(), tell("gone")))  # type: ignore[func-returns-value]
    live.append(letter("new"))
    assert child.wait() == ["gone"]
    assert ids(live) == "new there"


def test_the_lock_of_a_killed_program_of_this_machine_is_taken_away(live: LiveLog, path: Path) -> None:
    dead = forked(lambda _: None)
    dead.wait()
    for fields in ({"process": dead.number, "machine": lockfile.machine()}, None):
        held = lock(path, **fields) if fields else lockfile.lock_of(path)
        if not fields:
            held.write_bytes(b"")  # killed as it wrote it
        live.append(letter(f"new-{bool(fields)}"))
        assert names(path.parent) == {path.name}
    assert ids(live) == "new-False new-True there"


def test_what_an_interrupt_left_of_ones_own_lock_is_taken_up(live: LiveLog, path: Path) -> None:
    lock(path, token=live._file._shared._token.decode())
    live.append(letter("new"))
    assert names(path.parent) == {path.name}
    lock(path, token=live._file._shared._token.decode())
    live._file._shared._is_made = True
    live.close()
    assert names(path.parent) == {path.name}


def test_who_lost_the_lock_records_nothing(live: LiveLog, path: Path) -> None:
    def lose(statement: str) -> None:
        if statement.split()[:3] == ["INSERT", "INTO", "act"]:
            take_away(path)
            lock(path)

    live._file._connection.set_trace_callback(lose)  # type: ignore[union-attr]
    with pytest.raises(StoreError, match="its lock was taken away, and nothing of this was recorded"):
        live.append(letter("new"))
    live._file._connection.set_trace_callback(None)  # type: ignore[union-attr]
    assert holder_of(path) == lockfile.Holder(**FAR)  # type: ignore[arg-type]
    take_away(path)
    assert (ids(live), holder_of(path)) == ("there", None)


def test_a_lock_that_changed_hands_as_it_was_broken_is_left(path: Path) -> None:
    held = lock(path)
    lockfile._break(held, b"an older one")
    assert holder_of(path) == lockfile.Holder(**FAR)  # type: ignore[arg-type]
    assert names(path.parent) == {held.name}


@pytest.mark.parametrize(
    "name",
    [
        "outreach (conflicted copy 2026-11-30).sqlite",
        "outreach (Anna's conflicted copy 2026-11-30).sqlite",
        "outreach (conflicted copy 2026-11-30 101500).sqlite",
        "outreach (Copie en conflit de Anna 2026-11-30).sqlite",
        "outreach.sync-conflict-20261130-101500-ABCDEFG.sqlite",
        "outreach_conflict-2026.sqlite",
    ],
)
def test_a_conflicted_copy_is_noticed(live: LiveLog, path: Path, name: str) -> None:
    other: Any = path.with_name(name)
    for near in ("outreach-before-restore-1.sqlite", "outreach backup.sqlite", "other (conflicted copy).sqlite"):
        path.with_name(near).write_bytes(b"")
    assert live.conflicted_copies() == ()
    live.backup(other)
    assert live.conflicted_copies() == (other,)
