"""What another system lacks or does otherwise is taken away or stood in for: the suite itself runs on Linux.

Windows has no fork, no bounds for a process, asks no process whether it runs, confirms no folder by itself, and lets
nobody replace a file that Excel holds open. Its editors end lines with CR LF.
"""

from __future__ import annotations

import ast
import errno
import os
import re
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import ccwuniv as ccw
from ccwuniv._support import flush, inside, is_running, part_beside, sweep, write_files
from ccwuniv.cli.configuration import _read as read_configuration
from ccwuniv.errors import StoreError
from ccwuniv.testing import sample_log, sample_registry

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ccwuniv"
PARTS = "ccwuniv._support.parts"

POSIX = {
    *("fcntl", "resource", "pwd", "grp", "termios", "pty", "syslog", "fork", "forkpty", "getuid", "geteuid", "setuid"),
    *(
        "getpgid",
        "killpg",
        "mkfifo",
        "chown",
        "sync",
        "SIGKILL",
        "SIGALRM",
        "setitimer",
        "alarm",
        "O_CLOEXEC",
        "statvfs",
    ),
}
"""Modules and names that only some systems have."""
OTHER_HALF = {"_support/processes.py": {"resource"}, "documents/pictures.py": {"fork"}}
"""Where they are used all the same, beside what is done without them; each has its test here or in test_bounded.py."""


def names_in(code: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(alias.name for alias in node.names)}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "signal"):
            found.add(node.attr)
    return found


def test_nothing_that_one_system_alone_has_is_used_without_its_other_half() -> None:
    used = {
        path.relative_to(SOURCE).as_posix(): found
        for path in SOURCE.rglob("*.py")
        if (found := names_in(path.read_text(encoding="utf-8")) & POSIX)
    }
    assert used == OTHER_HALF


def test_what_takes_the_place_of_another_file_replaces_it() -> None:
    """``rename`` over a file that is there is an error on Windows, ``replace`` is none."""
    renamed = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"(?:os|part|path|place|file|copy)\w*\.rename\(", path.read_text(encoding="utf-8"))
    }
    to_a_new_name = {"_support/files.py", "outreach/lockfile.py", "outreach/backups.py", "outreach/opening.py"}
    assert renamed <= to_a_new_name


class TestWithoutPosix:
    """The parts of files, where no process can be asked whether it runs, and no folder be confirmed."""

    @pytest.fixture(autouse=True)
    def windows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        parts = __import__("sys").modules[PARTS]
        names = {name: getattr(os, name) for name in dir(os) if name not in POSIX | {"kill"}}
        monkeypatch.setattr(parts, "os", SimpleNamespace(**{**names, "name": "nt"}))

    def test_a_process_is_taken_to_run(self) -> None:
        assert is_running(2**30)

    def test_a_folder_is_not_confirmed_and_a_file_is(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"x")
        flush(tmp_path)
        flush(tmp_path / "file")

    def test_files_are_written_and_replaced(self, tmp_path: Path) -> None:
        for content in (b"old", b"new"):
            write_files({tmp_path / "a.csv": content, tmp_path / "b.csv": content})
        assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"new", b"new"]


def test_without_posix_what_is_left_is_swept_after_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = part_beside(tmp_path / "table.csv")
    left.write_bytes(b"half")
    monkeypatch.setattr("ccwuniv._support.parts.is_running", lambda _process: True)
    sweep(tmp_path)
    assert left.exists()
    day_ago = time.time() - 25 * 60 * 60
    os.utime(left, (day_ago, day_ago))
    sweep(tmp_path)
    assert not left.exists()


def test_a_disk_that_confirms_no_folder_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_number: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("os.fsync", refuse)
    flush(tmp_path)


PLACES = ("with blanks", "Büro für Abrüstung", "裁军 司", "مكتب", "a'b & c", "x" * 100)


@pytest.mark.parametrize("name", PLACES)
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    sample_registry().write(folder / "data")
    assert ccw.Registry.read(folder / "data") == sample_registry()
    sample_log().write_jsonl(folder / "acts.jsonl", internal=True)
    assert len(ccw.OutreachLog.read_jsonl(folder / "acts.jsonl")) == len(sample_log())
    with ccw.OutreachLog.open(folder / "log.sqlite") as live:
        live.extend(sample_log())
    assert ccw.export(sample_registry().totals(), folder / "totals.csv")
    (folder / "page.csv").write_text("Participant,Ratification\nFrance,4 Mar 1988\n", encoding="utf-8")
    assert ccw.read_untc(folder / "page.csv", instrument="CCW").actions


def test_a_drive_or_a_device_of_windows_is_no_name_of_a_file(tmp_path: Path) -> None:
    for name in ("C:totals.csv", "con", "NUL.csv", "a\\b.csv", "com1.txt", "totals.csv ", "totals."):
        with pytest.raises(StoreError, match="is not a name for a file in it"):
            inside(tmp_path, name)


class TestHeldByAnotherProgram:
    """Excel holds a file open: on Windows it can be neither replaced nor, at times, read."""

    def test_it_is_told_and_the_old_file_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        place = tmp_path / "totals.csv"
        place.write_bytes(b"old")

        def held(_path: Path, _target: Path) -> None:
            raise PermissionError(errno.EACCES, "The process cannot access the file because it is being used")

        monkeypatch.setattr(Path, "replace", held)
        with pytest.raises(StoreError, match=r"totals\.csv: cannot be written: The process cannot access the file"):
            write_files({place: b"new"})
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]

    def test_a_list_that_cannot_be_read_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "contacts.csv").write_bytes(b"State;Post;Language\n")

        def held(*_given: object, **_named: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(Path, "open", held)
        with pytest.raises(StoreError, match=r"contacts\.csv: cannot be read: Permission denied"):
            ccw.read_contacts(tmp_path / "contacts.csv")


class TestLinesOfWindows:
    def test_a_file_of_acts(self, tmp_path: Path) -> None:
        sample_log().write_jsonl(path := tmp_path / "acts.jsonl", internal=True)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert ccw.OutreachLog.read_jsonl(path).actions == sample_log().released(internal=True).actions

    def test_a_list_of_contacts(self, tmp_path: Path) -> None:
        path = tmp_path / "contacts.csv"
        path.write_bytes(b"\xef\xbb\xbfState;Post;Language\r\nViet Nam;Geneva;French\r\n")
        assert ccw.read_contacts(path).of("VNM")[0].language == "fr"

    def test_the_offices_file(self, tmp_path: Path) -> None:
        path = tmp_path / "ccwuniv.toml"
        path.write_bytes(b'\xef\xbb\xbfform = 1\r\nlog = "Bericht \xc3\xbc.sqlite"\r\n')
        assert read_configuration(path).log == tmp_path / "Bericht ü.sqlite"

    def test_pages_and_reports(self) -> None:
        page = b"Participant,Ratification\r\nFrance,4 Mar 1988\r\n"
        assert ccw.read_untc(page, instrument="CCW").actions[0].participant == "France"
        text = "CCW\r\n\r\n1. The Convention has 117 High Contracting Parties.\r\n"
        assert ccw.read_report(text).totals == ccw.read_report(text.replace("\r", "")).totals == {"CCW": 117}


WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"


@pytest.mark.skipif(not WORKFLOW.exists(), reason="an sdist has no workflows")
def test_the_workflow_names_three_systems_and_every_python_of_the_classifiers() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    named = re.findall(r'Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert named
    assert all(f'"{one}"' in text for one in named)
    assert all(f"{system}-latest" in text for system in ("ubuntu", "macos", "windows"))
    assert all(f'"3.{minor}"' in text for minor in (11, 12, 13))
    assert text.startswith("# Untried")
