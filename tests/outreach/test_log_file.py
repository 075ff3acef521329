"""The file of a live log: interrupted, moved, copied, put back, of the former form, backed up, checked."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ccwuniv.cli import app
from ccwuniv.errors import CcwError, DataError, StoreError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.log import OutreachLog
from ccwuniv.outreach.store import LiveLog

ROOT = Path(__file__).parents[2]


def letter(name: str = "a", **fields: object) -> OutreachAction:
    return OutreachAction(**{"id": name, "kind": "letter", "start": "2014-05-02", "states": ["LAO"], **fields})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outreach.sqlite"


@pytest.fixture
def live(path: Path) -> Iterator[LiveLog]:
    with OutreachLog.open(path) as log:
        log.append(letter("there"))
        yield log


def database(log: LiveLog) -> sqlite3.Connection:
    assert log._file._connection is not None
    return log._file._connection


def ids(log: OutreachLog | LiveLog) -> str:
    return " ".join(act.id for act in log)


def ids_of(path: Path) -> str:
    with OutreachLog.open(path) as log:
        assert log.verify() == ()
        return ids(log)


def sql(path: Path, *statements: str) -> None:
    """What another program does to a log."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


# Interrupts


def interrupted_at(line: int, work: Callable[[], object]) -> bool:
    """Do some work and interrupt it at a line of the log's own code, counted from its start; say whether it came."""
    left = line

    def trace(frame: Any, event: str, _: object) -> Any:  # noqa: ANN401
        nonlocal left
        if "_log" not in frame.f_code.co_filename:
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


WORKS: dict[str, Callable[[LiveLog, int], object]] = {
    "append": lambda live, i: live.append(letter(f"new-{i}")),
    "amend": lambda live, i: live.amend("there", note=f"{i}"),
    "withdraw": lambda live, i: live.withdraw(f"act-{i}", "a reason"),
    "verify": lambda live, _: live.verify(),
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_an_interrupt_at_any_line_leaves_nothing_open(
    live: LiveLog, path: Path, work: Callable[[LiveLog, int], object]
) -> None:
    database(live).execute("PRAGMA synchronous = OFF")
    live.extend(letter(f"act-{i}") for i in range(500))
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
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.2, lambda: os.kill(os.getpid(), 2))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            live.append(letter("b"))
        timer.join()
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
    with pytest.raises(StoreError, match="was put back or replaced while it was open, and nothing of this"):
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
    with pytest.raises(StoreError, match="was put back or replaced while it was open, and nothing of this"):
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


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda _: b"", "is empty: a copy that was not finished"),
        (lambda data: data[:8192], "is damaged"),
        (lambda data: data[:-1000], "is damaged"),
        (lambda data: bytes(len(data)), "is no log of outreach acts"),
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


# The former form


FORMER = (
    "PRAGMA journal_mode = WAL",
    """CREATE TABLE act (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        event TEXT NOT NULL DEFAULT 'append', reason TEXT NOT NULL DEFAULT '', recorded_at TEXT NOT NULL, due TEXT,
        line TEXT NOT NULL)""",
    """CREATE TABLE earlier (id TEXT NOT NULL, version INTEGER NOT NULL, event TEXT NOT NULL, reason TEXT NOT NULL,
        recorded_at TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (id, version)) WITHOUT ROWID""",
    "CREATE TABLE act_state (iso3 TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (iso3, seq)) WITHOUT ROWID",
    "CREATE INDEX act_due ON act (due) WHERE due IS NOT NULL",
    "PRAGMA application_id = 1128486741",
    "PRAGMA user_version = 1",
)
NOW = "2026-01-02T03:04:05.000006+00:00"


def line(name: str, **fields: object) -> str:
    return json.dumps({"id": name, "kind": "letter", "start": "2014-05-02", "end": "2014-05-02", "states": ["LAO"],
                       **fields})  # fmt: skip


@pytest.fixture
def former(path: Path) -> Iterator[sqlite3.Connection]:
    """A log as the build before left it, still open there: all of it is in the write-ahead file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in FORMER:
            connection.execute(statement)
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        first = "INSERT INTO act (id, recorded_at, due, line) VALUES (?, ?, ?, ?)"
        connection.executemany(
            first,
            [
                ("a", NOW, "2014-06-01", line("a", due="2014-06-01")),
                ("broken", NOW, None, line("broken", note=5)),
                ("hidden", NOW, None, line("hidden", confidential=1)),
            ],
        )
        connection.execute(first, ("gone", NOW, "2014-06-01", line("gone", due="2014-06-01")))
        connection.execute("UPDATE act SET version = 2, event = 'withdraw', reason = 'x' WHERE id = 'gone'")
        connection.execute("INSERT INTO earlier VALUES ('gone', 1, 'append', '', ?, ?)", (NOW, line("gone")))
        connection.executemany("INSERT INTO act_state VALUES (?, ?)", [("LAO", 1), ("LAO", 2), ("L", 3)])
        yield connection


def killed_copy(path: Path, folder: Path) -> Path:
    """Return a copy of a log and of its write-ahead file, as a killed program leaves them."""
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", folder / f"{path.name}{ending}")
    return folder / path.name


@pytest.mark.usefixtures("former")
def test_a_log_of_the_former_form_is_converted_with_its_write_ahead_file(path: Path, tmp_path: Path) -> None:
    copy = killed_copy(path, tmp_path / "copied")
    for _ in range(2):
        with OutreachLog.open(copy) as live:
            assert names(copy.parent) == {copy.name}
            assert len(live) == 3
            assert [version.event for version in live.history("gone")] == ["append", "withdraw"]
            assert ids(live.due("2015-01-01")) == "a"
            assert live.verify() == ("'broken', version 1: the record is no act; withdraw it.",)
            assert database(live).execute("PRAGMA user_version").fetchone() == (2,)
            assert database(live).execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert live.history("hidden")[0].action.confidential is True
            with pytest.raises(DataError, match="'broken'"):
                list(live)


@pytest.mark.usefixtures("former")
def test_a_line_that_is_no_act_is_named_and_can_be_withdrawn(path: Path, tmp_path: Path) -> None:
    with OutreachLog.open(killed_copy(path, tmp_path / "copied")) as live:
        asks: list[Callable[[], object]] = [
            lambda: list(live),
            live.frame,
            live.summary,
            lambda: live.filter(kind="letter").actions,
            lambda: live.filter(actor="Finland"),
            lambda: live.amend("broken", note="x"),
            lambda: live.history("broken"),
        ]
        for ask in asks:
            with pytest.raises(
                DataError, match=r"'broken': the record of this id is no act; take it out with withdraw"
            ):
                ask()
        live.withdraw("broken", "was no act")
        assert ids(live) == "a hidden"
        assert ids(live.filter(state="LAO")) == "a hidden"
        assert len(live.frame()) == 1
        with pytest.raises(DataError, match="was withdrawn"):
            live.withdraw("broken", "again")


@pytest.mark.parametrize("wrong", ["{", "5", '"a"', "[]", '{"id": "b"}', "\x00"])
def test_a_line_that_is_no_json_is_named_too(
    path: Path, tmp_path: Path, former: sqlite3.Connection, wrong: str
) -> None:
    former.execute("UPDATE act SET line = ? WHERE id = 'broken'", (wrong,))
    with OutreachLog.open(killed_copy(path, tmp_path / "copied")) as live:
        asks: list[Callable[[], object]] = [lambda: list(live), live.frame, lambda: live.filter(kind="letter").frame()]
        for ask in asks[: 3 if wrong in ("{", "\x00") else 2]:
            with pytest.raises(DataError, match="is no act"):
                ask()
        live.withdraw("broken", "was no act")
        assert ids(live) == "a hidden"
        assert ids(live.filter(kind="letter")) == "a hidden"


def test_a_former_log_that_another_program_holds_is_waited_for(
    former: sqlite3.Connection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccwuniv.outreach.database._PATIENCE", 0.1)
    former.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program held the log for too long"):
        OutreachLog.open(path)
    former.execute("ROLLBACK")
    assert former.execute("SELECT count(*) FROM act").fetchone() == (4,)


def test_a_former_log_that_lacks_a_version_is_damaged(path: Path, tmp_path: Path, former: sqlite3.Connection) -> None:
    former.execute("DELETE FROM earlier")
    copy = killed_copy(path, tmp_path / "copied")
    with pytest.raises(StoreError, match="is damaged"):
        OutreachLog.open(copy)


@pytest.mark.usefixtures("former")
def test_a_former_log_without_its_write_ahead_file_is_not_taken_for_a_new_one(path: Path, tmp_path: Path) -> None:
    copy = shutil.copy(path, tmp_path / "copy")
    with pytest.raises(StoreError, match="holds nothing: it is a copy that was not finished, or one of a log whose"):
        OutreachLog.open(copy)


# Backups


def test_a_backup_is_all_of_the_log(live: LiveLog, path: Path) -> None:
    live.append(letter("secret", confidential=True))
    live.amend("there", note="amended")
    assert live.backup(path.with_name("backup")) == path.with_name("backup")
    assert names(path.parent) == {"outreach.sqlite", "backup"}
    live.append(letter("later"))
    with OutreachLog.open(path.with_name("backup")) as copy:
        assert ids(copy) == "secret there"
        assert copy.history("there") == live.history("there")
        assert copy.verify() == ()
        copy.append(letter("own"))
    assert ids(live) == "later secret there"


def test_a_backup_replaces_nothing_unasked(live: LiveLog, path: Path) -> None:
    there = path.with_name("there")
    there.write_text("a letter")
    with pytest.raises(StoreError, match="is there already; give another name"):
        live.backup(there)
    assert there.read_text() == "a letter"
    live.backup(there, replace=True)
    assert ids_of(there) == "there"
    for wrong, words in ((path, "is the log itself"), (path.parent, "is a folder"),
                         (path.parent / "x" / "y", "see that its folder exists")):  # fmt: skip
        with pytest.raises(StoreError, match=words):
            live.backup(wrong, replace=True)
    assert names(path.parent) == {"outreach.sqlite", "there"}


def test_a_backup_is_whole_while_another_writes(live: LiveLog, path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with OutreachLog.open(path) as other:
            for i in range(1_000):
                other.extend([letter(f"{i}-one"), letter(f"{i}-two")])
                if done.is_set():
                    return

    thread = threading.Thread(target=write)
    thread.start()
    sizes = []
    for i in range(5):
        live.backup(copy := path.with_name(f"backup-{i}"))
        with OutreachLog.open(copy) as log:
            assert log.verify() == ()
            assert len(log) % 2 == 1
            sizes.append(len(log))
    done.set()
    thread.join()
    assert sizes == sorted(sizes)


def test_restoring_keeps_the_log_that_was_there(live: LiveLog, path: Path) -> None:
    live.backup(copy := path.with_name("backup"))
    before = copy.read_bytes()
    with OutreachLog.open(path) as other:
        live.append(letter("later"))
        kept = live.restore(copy)
        assert ids(live) == "there"
        with pytest.raises(StoreError, match="was moved, removed or replaced"):
            other.append(letter("other"))
    assert kept is not None
    assert kept.name.startswith("outreach-before-restore-")
    assert ids_of(kept) == "later there"
    live.append(letter("new"))
    assert ids_of(path) == "new there"
    assert copy.read_bytes() == before
    assert live.restore(copy) != kept
    assert len(names(path.parent)) == 4


def test_what_is_no_backup_is_not_restored(live: LiveLog, path: Path) -> None:
    text = path.with_name("text")
    text.write_text("What is this? " * 99)
    torn = path.with_name("torn")
    live.backup(torn)
    sql(torn, "UPDATE seal SET digest = digest + 1")
    for wrong, words in ((text, "is no log"), (torn, "is not whole"), (path, "is the log itself"),
                         (path.with_name("missing"), "no such backup"), (path.parent, "is a folder")):  # fmt: skip
        with pytest.raises(StoreError, match=words):
            live.restore(wrong)
        assert ids(live) == "there"
    assert names(path.parent) == {"outreach.sqlite", "text", "torn"}


@pytest.mark.usefixtures("former")
def test_a_backup_of_the_former_form_is_restored(path: Path, tmp_path: Path) -> None:
    copy = killed_copy(path, tmp_path / "copied")
    with OutreachLog.open(tmp_path / "present") as live:
        live.restore(copy)
        live.withdraw("broken", "was no act")
        assert ids(live) == "a hidden"
    assert not [name for name in names(tmp_path) if "part" in name]


# Checking


FAULTS = {
    "UPDATE act SET line = '{}' WHERE id = 'a'": "'a', version 1: the record is no act; withdraw it.",
    "UPDATE act SET line = (SELECT line FROM act WHERE id = 'b') WHERE id = 'a'":
        "'a', version 1: the record is of another act.",
    "UPDATE act SET version = 3 WHERE id = 'a'": "'a', version 3: the version before it is missing.",
    "DELETE FROM earlier": "'b', version 2: the version before it is missing.",
    "UPDATE act SET event = 'amend' WHERE id = 'a'": "'a', version 1: begins with 'amend'.",
    "UPDATE act SET event = 'append' WHERE id = 'b'": "'b', version 2: 'append' does not follow 'append'.",
    "UPDATE act SET recorded_at = 'x' WHERE id = 'a'": "'a', version 1: when it was recorded is no time.",
    "UPDATE act SET recorded_at = '2026-01-02' WHERE id = 'a'": "'a', version 1: when it was recorded is no time.",
    "DELETE FROM act_state": "'a': the index of states does not agree with the record.",
    "INSERT INTO act_state VALUES ('FRA', 99)": "The index of states names acts that are not there.",
    "UPDATE act SET due = '2014-01-01' WHERE id = 'a'":
        "'a': the day on which it is due does not agree with the record.",
    "UPDATE act SET reason = 'x' WHERE id = 'b'": "The records do not add up to the seal.",
    "UPDATE seal SET records = 99": "The records do not add up to the seal.",
    "DELETE FROM seal": "The records do not add up to the seal.",
}  # fmt: skip


@pytest.mark.parametrize(("statement", "words"), FAULTS.items())
def test_verify_says_what_is_wrong(path: Path, statement: str, words: str) -> None:
    with OutreachLog.open(path) as live:
        live.extend([letter("a"), letter("b")])
        live.amend("b", note="x")
        assert live.verify() == ()
        sql(path, statement)
        assert words in live.verify()
    if "due" not in statement:
        with pytest.raises(StoreError, match="is not whole"):
            OutreachLog.open(path)


def test_verify_tells_what_sqlite_finds(path: Path) -> None:
    with OutreachLog.open(path) as live:
        live.append(letter(due="2014-06-01"))
    without = "CREATE INDEX act_due ON act (due) WHERE due IS NULL"
    live = OutreachLog.open(path)
    sql(path, "PRAGMA writable_schema = ON", f"UPDATE sqlite_master SET sql = '{without}' WHERE name = 'act_due'",
        "PRAGMA schema_version = 99")  # fmt: skip
    assert any(found.startswith("The database is damaged: ") for found in live.verify())
    live.close()
    with pytest.raises(StoreError, match="is damaged"):
        OutreachLog.open(path)


# On the command line


def run(*words: str) -> Any:  # noqa: ANN401
    return CliRunner().invoke(app, ["log", *words])


def test_commands(live: LiveLog, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        "backup.sqlite is a whole copy of outreach.sqlite, confidential acts included."
        in run("backup", "backup.sqlite").stdout
    )
    assert isinstance(run("backup", "backup.sqlite").exception, StoreError)
    assert run("backup", "backup.sqlite", "--replace").exit_code == 0
    assert run("verify").stdout == "outreach.sqlite is whole: the file, every record, the indexes and the seal.\n"
    live.append(letter("later"))
    done = run("restore", "backup.sqlite")
    assert "outreach.sqlite is now what backup.sqlite holds." in done.stdout
    assert "The log that was there is kept as outreach-before-restore-" in done.stdout
    assert ids_of(path) == "there"


def test_a_damaged_log_is_restored_by_the_command(live: LiveLog, path: Path) -> None:
    copy = live.backup(path.with_name("backup"))
    live.close()
    path.write_bytes(b"\x55" * 9_000)
    Path(f"{path}-journal").write_bytes(b"what was left")
    failed = run("verify", "--log", str(path))
    assert isinstance(failed.exception, CcwError)
    assert run("restore", str(copy), "--log", str(path)).exit_code == 0
    assert ids_of(path) == "there"
    (kept,) = path.parent.glob("*-before-restore-*.sqlite")
    assert kept.read_bytes() == b"\x55" * 9_000
    assert Path(f"{kept}-journal").read_bytes() == b"what was left"


def test_a_log_that_is_gone_is_restored_by_the_command(live: LiveLog, path: Path) -> None:
    copy = live.backup(path.with_name("backup"))
    path.unlink()
    done = run("restore", str(copy), "--log", str(path))
    assert "is kept as" not in done.stdout
    assert ids_of(path) == "there"


def test_verify_ends_with_1_where_something_is_wrong(path: Path, tmp_path: Path, former: sqlite3.Connection) -> None:
    copy = killed_copy(path, tmp_path / "copied")
    former.execute("SELECT 1")
    done = run("verify", "--log", str(copy))
    assert (done.exit_code, done.stdout) == (1, "'broken', version 1: the record is no act; withdraw it.\n")


# Under strain, in short


def strain(*arguments: object) -> list[dict[str, Any]]:
    command = [sys.executable, "-W", "error", "-m", "tests.support.log_writers", "--json", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=300, cwd=ROOT)
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("what", "number", "least"), [("kills", 24, 24), ("interrupts", 10, 10), ("copies", 12, 12), ("together", 12, 128)]
)
def test_nothing_acknowledged_is_lost_and_every_copy_is_whole_or_refused(what: str, number: int, least: int) -> None:
    ((found,),) = [one.values() for one in strain(f"--{what}", number, "--seed", 20140901)]
    assert found["wrong"] == []
    assert sum(found["done"].values()) >= least
    assert found["acknowledged"] > number / 4


def test_without_the_right_to_write_it_is_refused_when_opened() -> None:
    (found,) = strain("--unprivileged")
    for case in ("file", "folder", "both"):
        assert "cannot be written; ask for the right to write the file and its folder" in found[case]
    assert found["acts"] == "there"


@pytest.mark.skipif(shutil.which("strace") is None, reason="flushes are counted by strace")
def test_a_record_takes_at_most_six_flushes(tmp_path: Path) -> None:
    flushes = {}
    for number in (10, 20):
        told = tmp_path / f"flushes-{number}"
        command = ["strace", "-f", "-o", told, "-e", "trace=fsync,fdatasync,sync_file_range,msync", sys.executable,
                   "-m", "tests.support.log_writers", "--appends", str(number)]  # fmt: skip
        subprocess.run(command, check=True, timeout=120, cwd=ROOT)
        flushes[number] = sum("sync" in line for line in told.read_text().splitlines())
    assert 30 <= flushes[20] - flushes[10] <= 60
