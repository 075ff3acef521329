"""A line that somebody added to a table by hand: described again, refused in words, and the last day moved with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import ccwuniv as ccw
from tools import build_data

LATER = 'MEX,AP2,consent_to_be_bound,2030-05-01,,P,"UN Treaty Collection XXVI-2-b, status of 2030-05-02",verified,\n'


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped tables, on which the tool works."""
    copy = Path(shutil.copytree(build_data.DATA, tmp_path / "data"))
    monkeypatch.setattr(build_data, "DATA", copy)
    return copy


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    return ((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))


def add(table: Path, line: str) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.write(line)


def hashes(data: Path) -> dict[str, str]:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["path"]: resource["hash"] for resource in package["resources"]}


def test_where_nothing_was_added_nothing_changes(data: Path) -> None:
    before = list(everything(data))
    assert build_data.main(["--describe"]) == 0
    assert list(everything(data)) == before


def test_a_name_changes_its_table_and_the_checksum_alone(data: Path) -> None:
    before = hashes(data)
    add(data / "names.csv", "LAO,en,variant,Lao P. D. R.,,,usual name,recalled\n")
    assert build_data.main(["--describe"]) == 0
    assert {file for file, digest in hashes(data).items() if digest != before[file]} == {"names.csv"}


def test_an_act_after_the_last_day_is_refused_in_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(data / "actions.csv", LATER)
    before = list(everything(data))
    assert build_data.main(["--describe"]) == 1
    assert "'2030-05-01': is after the last day of the data" in capsys.readouterr().out
    assert list(everything(data)) == before


def test_an_act_after_the_last_day_moves_it(data: Path) -> None:
    before = ccw.Registry.read(data)
    add(data / "actions.csv", LATER)
    for day in ("2030-05-02", "2030-05-03"):
        assert build_data.main(["--describe", day]) == 0
    after = ccw.Registry.read(data)
    assert (str(after.as_of), after.version) == ("2030-05-03", "2030.05.03")
    assert after.status("MEX", "AP2").value == "consented"
    assert after.sources == (*before.sources, "acts added by hand, each with its own source, up to 2030-05-03")


def test_an_act_that_contradicts_the_law_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(data / "actions.csv", "VNM,AP2,consent_to_be_bound,2014-05-01,,P,a made-up source,verified,\n")
    assert build_data.main(["--describe"]) == 1
    assert "expected a consent to CCW" in capsys.readouterr().out
