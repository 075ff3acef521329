"""A live log of the former form, backed up, put back, checked, and under strain."""

from __future__ import annotations

import datetime as dt
import json
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
from ccwuniv.outreach import OutreachLog
from ccwuniv.outreach.seal import FORMER_COLUMNS, SEAL_TABLE, computed
from ccwuniv.outreach.store import LiveLog
from tests.support.log_files import database, ids, ids_of, letter, names, sql

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outreach.sqlite"


@pytest.fixture
def live(path: Path) -> Iterator[LiveLog]:
    with OutreachLog.open(path) as log:
        log.append(letter("there"))
        yield log


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


def of_the_second_form(path: Path) -> None:
    """A log of the form before the levels and the names, with a seal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (*FORMER[1:-1], "PRAGMA user_version = 2"):
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO act (id, recorded_at, line) VALUES (?, ?, ?)",
            [(name, NOW, line(name, **fields)) for name, fields in (("a", {}), ("b", {"confidential": True}),
                                                                    ("c", {"confidential": False}))],
        )  # fmt: skip
        connection.executemany("INSERT INTO act_state VALUES ('LAO', ?)", [(1,), (2,), (3,)])
        connection.execute(SEAL_TABLE)
        connection.execute("INSERT INTO seal VALUES ('this log', ?, ?)", computed(connection, FORMER_COLUMNS))


def test_what_was_not_confidential_in_an_older_log_is_internal(path: Path) -> None:
    of_the_second_form(path)
    for _ in range(2):
        with OutreachLog.open(path) as live:
            assert {act.id: act.level for act in live.acts(confidential=True)} == {
                "a": "internal", "b": "confidential", "c": "internal",
            }  # fmt: skip
            assert (ids(live.filter(state="LAO")), live.verify()) == ("a b c", ())
            assert live.history("a")[0].recorded_at == dt.datetime.fromisoformat(NOW)
            assert database(live).execute("SELECT log, records FROM seal").fetchone() == ("this log", 3)
    with OutreachLog.open(path) as live:
        live.append(letter("d"))


def test_an_older_log_that_is_not_whole_is_refused_and_left(path: Path) -> None:
    of_the_second_form(path)
    sql(path, "UPDATE act SET reason = 'x' WHERE id = 'a'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="do not add up to its seal"):
        OutreachLog.open(path)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("former")
def test_a_log_of_the_former_form_is_converted_with_its_write_ahead_file(path: Path, tmp_path: Path) -> None:
    copy = killed_copy(path, tmp_path / "copied")
    for _ in range(2):
        with OutreachLog.open(copy) as live:
            assert names(copy.parent) == {copy.name}
            assert len(live) == 2
            assert [version.event for version in live.history("gone")] == ["append", "withdraw"]
            assert ids(live.due("2015-01-01")) == "a"
            assert live.verify() == ("'broken', version 1: the record is not an act; withdraw it.",)
            assert database(live).execute("PRAGMA user_version").fetchone() == (3,)
            assert database(live).execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert live.history("hidden", confidential=True)[0].action.level == "confidential"
            assert live.history("a")[0].action.level == "internal"
            assert live.history("a")[0].recorded_by == ""
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
                DataError, match=r"'broken': the record of this id is not an act; take it out with withdraw"
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
            with pytest.raises(DataError, match="is not an act"):
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
    live.append(letter("secret", level="confidential"))
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
    with pytest.raises(StoreError, match="is there already; use another name"):
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
    for wrong, words in ((text, "is not a log"), (torn, "is not whole"), (path, "is the log itself"),
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
    "UPDATE act SET line = '{}' WHERE id = 'a'": "'a', version 1: the record is not an act; withdraw it.",
    "UPDATE act SET line = (SELECT line FROM act WHERE id = 'b') WHERE id = 'a'":
        "'a', version 1: the record is of another act.",
    "UPDATE act SET version = 3 WHERE id = 'a'": "'a', version 3: the version before it is missing.",
    "DELETE FROM earlier": "'b', version 2: the version before it is missing.",
    "UPDATE act SET event = 'amend' WHERE id = 'a'": "'a', version 1: begins with 'amend'.",
    "UPDATE act SET event = 'append' WHERE id = 'b'": "'b', version 2: 'append' does not follow 'append'.",
    "UPDATE act SET recorded_at = 'x' WHERE id = 'a'": "'a', version 1: when it was recorded is not a time.",
    "UPDATE act SET recorded_at = '2026-01-02' WHERE id = 'a'": "'a', version 1: when it was recorded is not a time.",
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
    assert (done.exit_code, done.stdout) == (1, "'broken', version 1: the record is not an act; withdraw it.\n")


# Under strain, in short


def strain(*arguments: object) -> list[dict[str, Any]]:
    command = [sys.executable, "-W", "error", "-m", "tests.support.log_writers", "--json", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=300, cwd=ROOT)
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("what", "number", "least"), [("kills", 18, 18), ("interrupts", 8, 8), ("copies", 8, 8), ("together", 8, 80)]
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
