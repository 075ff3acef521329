"""A panel written part by part is the panel: read by other programs, whole or not there, and described."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.exports import partitions

duckdb = pytest.importorskip("duckdb")
polars = pytest.importorskip("polars")
pytest.importorskip("pyarrow")

REG = ccw.Registry.bundled()
STATES = ["LAO", "FRA", "YUG", "SRB", "VNM"]


def text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table as text, in an order of its own."""
    names = sorted(frame.columns)
    return frame[names].astype(str).sort_values(names).reset_index(drop=True)


def expected(unit: str) -> pd.DataFrame:
    if unit == "country-year":
        return ccw.panel(REG, "country-year", states=STATES, start=1990, end=1995).drop(columns="date")
    wide = ccw.panel(REG, "dyad-year", states=STATES, start=1990, end=1995)
    return wide.melt(["iso3_a", "iso3_b", "year"], list(REG.codes), "instrument", "status")


@pytest.mark.parametrize("unit", ["country-year", "dyad-year"])
@pytest.mark.parametrize("by", ["year", "instrument"])
def test_the_parts_are_the_panel(tmp_path: Path, unit: str, by: str) -> None:
    rows = ccw.write_panel(REG, tmp_path, unit, partition_by=by, states=STATES, start=1990, end=1995)
    wanted = expected(unit)
    assert rows == len(wanted)
    read = pd.read_parquet(tmp_path)
    if "bound" in read:
        read["bound"] = read["bound"].astype("boolean")
    assert text(read).equals(text(wanted))


@pytest.mark.parametrize("by", ["year", "instrument"])
def test_duckdb_and_polars_count_the_same(tmp_path: Path, by: str) -> None:
    ccw.write_panel(REG, tmp_path, "dyad-year", partition_by=by, states=STATES, start=1990, end=1995)
    wanted = expected("dyad-year").groupby(["year", "instrument", "status"], observed=True).size().to_dict()
    files = f"{tmp_path}/*/*.parquet"
    asked = (
        f"select year, instrument, status, count(*) from read_parquet('{files}', hive_partitioning=true) group by all"
    )
    ours = {(int(year), code, status): number for year, code, status, number in duckdb.sql(asked).fetchall()}
    assert ours == wanted
    counted = (
        polars.scan_parquet(files, hive_partitioning=True).group_by("year", "instrument", "status").len().collect()
    )
    assert {(int(year), code, status): number for year, code, status, number in counted.iter_rows()} == wanted


def test_the_description_says_what_is_there(tmp_path: Path) -> None:
    rows = ccw.write_panel(REG, tmp_path, "dyad-year", states=STATES, start=1990, end=1992)
    said = json.loads((tmp_path / "_description.json").read_text(encoding="utf-8"))
    assert said["rows"] == rows == sum(part["rows"] for part in said["parts"])
    assert [part["folder"] for part in said["parts"]] == ["year=1990", "year=1991", "year=1992"]
    assert [column["name"] for column in said["columns"]] == ["iso3_a", "iso3_b", "year", "instrument", "status"]
    assert said["provenance"]["call"] == "write_panel"
    assert said["provenance"]["basis"] == "in_force"
    assert str(tmp_path) not in json.dumps(said)


def test_progress_is_told_after_each_part(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    ccw.write_panel(REG, tmp_path, states=["LAO"], start=1990, end=1992, progress=lambda *part: told.append(part))
    assert told == [(1, 3, "year=1990"), (2, 3, "year=1991"), (3, 3, "year=1992")]


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ccw.StoreError, match="not empty"):
        ccw.write_panel(REG, tmp_path, start=1990, end=1990)
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "wrong", [{"unit": "spell"}, {"partition_by": "status"}, {"at": "any"}, {"basis": "signature"}]
)
def test_what_there_is_none_of_is_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ccw.OptionError):
        ccw.write_panel(REG, tmp_path, **wrong)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


SCRIPT = """
import sys, ccwuniv
def tell(done, total, name):
    print(done, flush=True)
ccwuniv.write_panel(ccwuniv.Registry.bundled(), sys.argv[1], "dyad-year", start=1990, end=2020, progress=tell)
"""


@pytest.mark.skipif(os.name != "posix", reason="a process is killed by a signal")
def test_a_killed_writer_leaves_whole_parts_and_no_description(tmp_path: Path) -> None:
    run = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    names = {entry.name for entry in tmp_path.iterdir() if not entry.name.startswith(".")}
    assert names
    assert "_description.json" not in names
    for name in names:
        year = int(name.removeprefix("year="))
        whole = len(ccw.panel(REG, "dyad-year", start=year, end=year)) * len(REG.codes)
        assert len(pd.read_parquet(tmp_path / name / "part-0.parquet")) == whole


@pytest.mark.skipif(os.name != "posix", reason="a process is killed by a signal")
def test_the_next_writer_removes_the_parts_of_a_killed_one(tmp_path: Path) -> None:
    script = SCRIPT.replace("print(done, flush=True)", "import os; os.kill(os.getpid(), 9)")
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert any(entry.name == "year=1990" for entry in tmp_path.iterdir())
    ccw.write_panel(REG, tmp_path, states=["LAO"], start=2000, end=2001)
    assert {entry.name for entry in tmp_path.iterdir()} == {"_description.json", "year=2000", "year=2001"}


def test_parts_that_no_killed_writer_left_stay(tmp_path: Path) -> None:
    ccw.write_panel(REG, tmp_path, states=["LAO"], start=2000, end=2001)
    (tmp_path / "_description.json").unlink()
    with pytest.raises(ccw.StoreError, match="not empty"):
        ccw.write_panel(REG, tmp_path, states=["LAO"], start=2000, end=2001)
    assert {entry.name for entry in tmp_path.iterdir()} == {"year=2000", "year=2001"}


@pytest.mark.parametrize("new", ["", "panel", "panels/of/years"])
def test_where_an_error_ends_it_the_folder_is_as_it_was(tmp_path: Path, new: str) -> None:
    def stop(done: int, *_: object) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ccw.write_panel(REG, tmp_path / new, states=["LAO"], start=1990, end=1992, progress=stop)
    assert not list(tmp_path.iterdir())


def test_a_folder_whose_name_the_system_refuses_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ccw.StoreError, match="cannot be"):
        ccw.write_panel(REG, tmp_path / ("x" * 400) / "panel", states=["LAO"], start=1990, end=1992)


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ccw.StoreError, match=r"ccwuniv\[parquet\]"):
        partitions.write_panel(REG, tmp_path, start=1990, end=1990)
