"""A live log stays the one that was opened, and says so; what killed writers leave is swept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from ccwuniv import OutreachAction, OutreachLog
from ccwuniv._support import machine, part_beside, sweep, write_file
from ccwuniv.errors import CcwError, DataError, StoreError

ACT = {"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}
SECRET = "the cabinet will not move"


@pytest.fixture
def dead() -> int:
    """Return the number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_relative_path_means_the_folder_in_which_the_log_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    monkeypatch.chdir(tmp_path / "one")
    with OutreachLog.open("log.sqlite") as live:
        live.append(ACT)
        monkeypatch.chdir(tmp_path / "two")
        live.append(ACT | {"id": "b"})
        assert len(live) == 2
        assert live.backup("copy.sqlite").exists()
    assert not (tmp_path / "two" / "log.sqlite").exists()


def test_a_log_written_over_another_that_is_open_is_never_read_as_that_one(tmp_path: Path) -> None:
    with OutreachLog.open(tmp_path / "other.sqlite") as other:
        other.append(ACT | {"id": "other"})
    with OutreachLog.open(tmp_path / "log.sqlite") as live:
        live.append(ACT)
        shutil.copyfile(tmp_path / "other.sqlite", tmp_path / "log.sqlite")
        for read in (live.acts, live.log, live.to_pandas, live.verify, lambda: live.history("a"), lambda: len(live)):
            with pytest.raises(StoreError, match="put back or replaced while it was open"):
                read()
        assert repr(live).endswith("cannot be read now>")
        assert "put back or replaced" in live._repr_html_()


def test_what_is_wrong_with_a_confidential_act_does_not_repeat_it() -> None:
    wrong = [
        {"kind": SECRET},
        {"start": SECRET},
        {"actors": [{"name": "A", "kind": SECRET}]},
        {"states": [SECRET]},
        {SECRET: 1},
    ]
    for fields in wrong:
        with pytest.raises(CcwError) as error:
            OutreachAction(**(ACT | {"level": "confidential"} | fields))
        assert SECRET not in str(error.value), fields
    rows = pd.DataFrame([ACT | {"states": "LAO", "count": 1, "level": "confidential"} | wrong[1]])
    for frame in (rows, rows.assign(start="2014-05-02", states=SECRET), rows.assign(start="2014-05-02", kind=SECRET)):
        with pytest.raises(DataError) as found:
            OutreachLog.from_pandas(frame.drop(columns="count"))
        assert SECRET not in str(found.value)
    with pytest.raises(DataError, match=SECRET):
        OutreachAction(**(ACT | wrong[0]))


class TestParts:
    @staticmethod
    def left_by(folder: Path, process: int, ending: str = "") -> Path:
        name = part_beside(folder / "x").name.replace(f"-{os.getpid():x}-", f"-{process:x}-")
        (folder / f"{name}{ending}").write_text(SECRET)
        return folder / f"{name}{ending}"

    def test_the_next_writer_sweeps_what_a_killed_one_left(self, tmp_path: Path, dead: int) -> None:
        for write in (
            lambda: write_file(tmp_path / "table.csv", "x"),
            lambda: OutreachLog.open(tmp_path / "log.sqlite").close(),
        ):
            left = [self.left_by(tmp_path, dead), self.left_by(tmp_path, dead, "-journal")]
            write()
            assert not any(part.exists() for part in left)
        with OutreachLog.open(tmp_path / "log.sqlite") as live:
            left = [self.left_by(tmp_path, dead)]
            live.backup(tmp_path / "copy.sqlite")
        assert not left[0].exists()

    def test_what_is_being_written_stays_and_so_does_what_is_no_part_of_ours(self, tmp_path: Path, dead: int) -> None:
        mine, elsewhere = self.left_by(tmp_path, os.getpid()), self.left_by(tmp_path, dead)
        of_another = elsewhere.rename(tmp_path / f".00000000{elsewhere.name[9:]}")
        foreign = tmp_path / ".film.part"
        foreign.write_text("x")
        old = time.time() - 3 * 24 * 60 * 60
        os.utime(foreign, (old, old))
        sweep(tmp_path)
        assert mine.exists()
        assert of_another.exists()
        os.utime(of_another, (old, old))
        sweep(tmp_path)
        assert not of_another.exists()
        assert foreign.exists()
        assert machine() == machine()
