"""The file of a live log: interrupted, moved, removed, replaced, copied while it is written, put back."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from ccwuniv._support import uncollected
from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach import OutreachLog
from ccwuniv.outreach.store import LiveLog
from tests.support.log_files import database, ids, ids_of, letter, names

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outreach.sqlite"


@pytest.fixture
def live(path: Path) -> Iterator[LiveLog]:
    with OutreachLog.open(path) as log:
        log.append(letter("there"))
        yield log


# Interrupts


def interrupted_at(line: int, work: Callable[[], object]) -> bool:
    """Do some work and interrupt it at a line of the log's own code, counted from its start; say whether it came."""
    left = line

    def trace(frame: Any, event: str, _: object) -> Any:  # noqa: ANN401
        nonlocal left
        if "outreach" not in Path(frame.f_code.co_filename).parts or "tests" in Path(frame.f_code.co_filename).parts:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def refused(live: LiveLog) -> None:
    with suppress(DataError):
        live.append(letter("there"))


WORKS: dict[str, tuple[Callable[[LiveLog, int], object], int]] = {
    "append": (lambda live, i: live.append(letter(f"new-{i}")), 1),
    "amend": (lambda live, i: live.amend("there", note=f"{i}"), 1),
    "what is refused": (lambda live, _: refused(live), 1),
    "withdraw": (lambda live, i: live.withdraw(f"act-{i}", "a reason"), 500),
    "verify": (lambda live, _: live.verify(), 2),
}
"""What is interrupted, and the number of acts of the log in which it is."""


@pytest.mark.parametrize(("work", "number"), WORKS.values(), ids=WORKS)
def test_an_interrupt_at_any_line_leaves_nothing_open(
    live: LiveLog, path: Path, work: Callable[[LiveLog, int], object], number: int
) -> None:
    database(live).execute("PRAGMA synchronous = OFF")
    live.extend(letter(f"act-{i}") for i in range(number))
    lines = 0
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        while interrupted_at(lines, lambda: work(live, lines)):  # noqa: B023
            assert not database(live).in_transaction
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
            lines += 1 if lines < 300 else 50
    assert lines > 30
    assert live.verify() == ()


def test_what_a_second_interrupt_left_open_is_rolled_back(live: LiveLog) -> None:
    for ask in (live.log, live.verify, lambda: live.append(letter("b")), lambda: len(live)):
        database(live).execute("BEGIN IMMEDIATE")
        database(live).execute("DELETE FROM act")
        ask()
        assert not database(live).in_transaction
    assert ids(live) == "b there"


def test_an_interrupt_ends_the_wait_for_another_writer(live: LiveLog, path: Path) -> None:
    # Python loses an interrupt that comes while a callback of its collector runs, and Hypothesis has set one.
    with uncollected(), closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        act = letter("b")
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it puts aside ignore it
        timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            live.append(act)
        timer.join()
        signal.signal(signal.SIGINT, before)
        other.execute("INSERT INTO act_state VALUES ('FRA', 99)")
        other.execute("ROLLBACK")
    live.append(letter("c"))
    assert ids(live) == "c there"


# Moved, removed, replaced


def move(path: Path) -> None:
    path.rename(path.with_name("moved"))


def replace(path: Path) -> None:
    other = path.with_name("other")
    with OutreachLog.open(other) as log:
        log.append(letter("other"))
    other.replace(path)


def replace_by_a_copy(path: Path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def write_another_over_it(path: Path) -> None:
    other = path.with_name("other")
    with OutreachLog.open(other) as log:
        log.extend(letter(f"other-{i}") for i in range(9))
    shutil.copyfile(other, path)


@pytest.mark.parametrize("happens", [move, Path.unlink, replace, replace_by_a_copy, write_another_over_it])
def test_a_file_that_is_another_is_noticed_before_anything_is_said_to_be_recorded(
    live: LiveLog, path: Path, happens: Callable[[Path], None]
) -> None:
    happens(path)
    for record in (
        lambda: live.append(letter("new")),
        lambda: live.extend([letter("new")]),
        lambda: live.amend("there", note="x"),
        lambda: live.withdraw("there", "x"),
    ):
        with pytest.raises(StoreError, match=r"(moved, removed|put back) or replaced while it was open, and nothing"):
            record()
    assert not path.exists() or "new" not in ids_of(path)


def test_a_file_that_goes_and_comes_back_is_the_same(live: LiveLog, path: Path) -> None:
    path.rename(path.with_name("away"))
    path.with_name("away").rename(path)
    live.append(letter("new"))
    assert ids_of(path) == "new there"


def test_what_is_left_of_a_removed_file_can_be_read(live: LiveLog, path: Path) -> None:
    path.unlink()
    assert ids(live) == "there"
    replace(path)
    for ask in (live.log, live.verify):
        with pytest.raises(StoreError, match="was replaced while it was open"):
            ask()


def test_a_file_that_goes_while_it_is_written_is_noticed(live: LiveLog, path: Path) -> None:
    database(live).set_trace_callback(lambda statement: statement == "COMMIT" and path.unlink())
    with pytest.raises(StoreError, match="and the last record may be lost"):
        live.append(letter("new"))


def test_an_older_copy_put_back_into_the_same_file_is_noticed(live: LiveLog, path: Path) -> None:
    copy = shutil.copy(path, path.with_name("copy"))
    live.append(letter("later"))
    shutil.copyfile(copy, path)
    with pytest.raises(StoreError, match="was put back or replaced while it was open, and nothing was done"):
        live.append(letter("new"))
    assert ids_of(path) == "there"


def test_a_copy_that_was_put_back_and_has_as_many_records_is_noticed(live: LiveLog, path: Path) -> None:
    copy = shutil.copy(path, path.with_name("copy"))
    with OutreachLog.open(path) as other:
        other.append(letter("x"))
    assert ids(live) == "there x"
    live.append(letter("later"))
    shutil.copyfile(copy, path)
    with OutreachLog.open(path) as other:
        other.append(letter("y"))
        other.append(letter("z"))
    with pytest.raises(StoreError, match="was put back or replaced while it was open, and nothing was done"):
        live.append(letter("new"))
    assert ids_of(path) == "there y z"


@pytest.mark.parametrize("name", ["a b", "50%41", "what?mode=memory", "#1", "übung", "日志", "%00", "'quoted'"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    path = tmp_path / name / f"{name}.sqlite"
    with OutreachLog.open(path) as live:
        live.append(letter())
        live.backup(path.with_name(f"{name}.backup"))
    assert names(tmp_path / name) == {f"{name}.sqlite", f"{name}.backup"}
    assert ids_of(path) == "a"


# Copied while it is written


def states_of(path: Path) -> list[tuple[bytes, OutreachLog]]:
    """Return the bytes of a log, and what they say, after each of several records."""
    found = []
    with OutreachLog.open(path) as live:
        live.extend(letter(f"act-{i:03d}", note="x" * 300, states=["LAO", "VNM"]) for i in range(60))
        records: list[Callable[[], object]] = [
            lambda: None,
            lambda: live.append(letter("new", note="y" * 3_000)),
            lambda: live.amend("act-001", note="z", states=["FRA"], due="2014-06-01"),
            lambda: live.withdraw("act-059", "a reason"),
            lambda: live.extend(letter(f"more-{i:03d}", note="x" * 300) for i in range(60)),
        ]
        for record in records:
            record()
            found.append((path.read_bytes(), live.log()))
    return found


def test_a_copy_of_pages_of_two_moments_is_one_of_them_or_refused(path: Path) -> None:
    states, chance, size = states_of(path), random.Random(20140901), 4096
    refused = whole = 0
    for (one, before), (two, after) in zip([*states, *states], [*states[1:], *states[2:], states[0]], strict=False):
        pages = max(len(one), len(two)) // size
        cuts = [[page < cut for page in range(pages)] for cut in chance.sample(range(1, pages), 3)]
        for mix in [*cuts, *([not first for first in cut] for cut in cuts), chance.choices([True, False], k=pages)]:
            torn = b"".join((one if first else two)[page * size : (page + 1) * size] for page, first in enumerate(mix))
            path.write_bytes(torn)
            try:
                with OutreachLog.open(path) as live:
                    assert live.log() in (before, after)
                    assert live.verify() == ()
                    whole += 1
            except StoreError:
                refused += 1
    assert refused > 30
    assert whole > 0


def test_a_copy_of_an_open_log_holds_every_act_recorded_so_far(live: LiveLog, path: Path) -> None:
    copy = path.with_name("copy")
    for number in range(3):
        live.append(letter(f"more-{number}"))
        assert names(path.parent) <= {"outreach.sqlite", "copy"}
        shutil.copy(path, copy)
        with OutreachLog.open(copy) as copied:
            assert copied.log() == live.log()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda _: b"", "is empty: a copy that was not finished"),
        (lambda data: data[:8192], "is damaged"),
        (lambda data: data[:-1000], "is damaged"),
        (lambda data: bytes(len(data)), "is not a log of outreach acts"),
        (lambda data: data.replace(b'"note":"first"', b'"note":"other"'), "do not add up to its seal"),
    ],
)
def test_a_copy_that_is_not_whole_is_refused_in_words(
    live: LiveLog, path: Path, damage: Callable[[bytes], bytes], words: str
) -> None:
    live.append(letter(note="first"))
    copy = path.with_name("copy")
    copy.write_bytes(damage(path.read_bytes()))
    before = copy.read_bytes()
    with pytest.raises(StoreError, match=words):
        OutreachLog.open(copy)
    assert copy.read_bytes() == before
    assert names(path.parent) == {"outreach.sqlite", "copy"}


def in_the_middle(path: Path, folder: Path) -> Path:
    """Return a copy of a log and its journal, taken while a transaction has written a part of its pages."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 5")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE act SET line = replace(line, 'x', 'y'), version = version + 1")
        folder.mkdir()
        for file in (path, Path(f"{path}-journal")):
            shutil.copy(file, folder / file.name)
        writer.execute("ROLLBACK")
    return folder / path.name


@pytest.fixture
def filled(path: Path) -> Path:
    with OutreachLog.open(path) as live:
        live.extend(letter(f"act-{i:03d}", note="x" * 500) for i in range(100))
    return path


def test_a_copy_with_its_journal_is_whole(filled: Path, tmp_path: Path) -> None:
    copy = in_the_middle(filled, tmp_path / "copied")
    with OutreachLog.open(filled) as log, OutreachLog.open(copy) as copied:
        assert copied.log() == log.log()
        assert copied.verify() == ()
    assert names(copy.parent) == {copy.name}


def test_a_copy_without_its_journal_is_refused(filled: Path, tmp_path: Path) -> None:
    copy = in_the_middle(filled, tmp_path / "copied")
    Path(f"{copy}-journal").unlink()
    with pytest.raises(StoreError, match="is not whole: its records do not add up to its seal"):
        OutreachLog.open(copy)


def test_a_journal_left_beside_a_copy_that_was_put_back_does_not_damage_it(filled: Path, tmp_path: Path) -> None:
    older = shutil.copy(filled, tmp_path / "older")
    with OutreachLog.open(filled) as live:
        live.extend(letter(f"later-{i:03d}", note="x" * 500) for i in range(100))
        live.amend("act-001", note="xx")
    killed = in_the_middle(filled, tmp_path / "killed")
    shutil.copy(older, killed)
    before = {file.name: file.read_bytes() for file in killed.parent.iterdir()}
    with pytest.raises(StoreError, match=r"is whole, but outreach\.sqlite-journal beside it is of another state"):
        OutreachLog.open(killed)
    assert {file.name: file.read_bytes() for file in killed.parent.iterdir()} == before
    Path(f"{killed}-journal").unlink()
    with OutreachLog.open(killed) as put_back, OutreachLog.open(older) as log:
        assert put_back.log() == log.log()


def test_a_journal_beside_no_log_is_told_of(filled: Path, tmp_path: Path) -> None:
    killed = in_the_middle(filled, tmp_path / "killed")
    killed.unlink()
    with pytest.raises(StoreError, match=r"is not there, but outreach\.sqlite-journal of it is"):
        OutreachLog.open(killed)
    assert names(killed.parent) == {"outreach.sqlite-journal"}


def ahead_of(path: Path) -> bytes:
    """Return what is in the write-ahead file when another program writes a log with one, and take it back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE act SET line = replace(line, 'x', 'y')")
        ahead = Path(f"{path}-wal").read_bytes()
        writer.execute("PRAGMA journal_mode = DELETE")
    return ahead


def test_a_write_ahead_file_left_beside_a_copy_does_not_damage_it(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "put back").mkdir()
    put_back = Path(shutil.copy(filled, tmp_path / "put back" / "log"))
    left = Path(f"{put_back}-wal")
    left.write_bytes(ahead_of(filled))
    before = put_back.read_bytes()
    with pytest.raises(StoreError, match=r"is whole, but log-wal beside it is of another state of the log"):
        OutreachLog.open(put_back)
    assert put_back.read_bytes() == before
    left.unlink()
    assert len(ids_of(put_back).split()) == 100


def test_a_write_ahead_file_that_changes_nothing_is_taken_in(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "log"
    with OutreachLog.open(other) as live:
        live.append(letter())
    Path(f"{other}-wal").write_bytes(ahead_of(filled))
    for found in ("a", "a b"):
        assert ids_of(other) == found
        assert names(other.parent) == {"log"}
        with OutreachLog.open(other) as live:
            live.append(letter("b" if found == "a" else "c"))
