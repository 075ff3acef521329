"""An archive makes its result again: in a fresh process, from its own data, to the byte."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from matplotlib import pyplot as plt

import ccwuniv as ccw
from tests.support.record import report_acts

DAY = "2014-09-01"
LOG = report_acts()
ONE = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
Make = Callable[[ccw.Registry], Any]

RESULTS: dict[str, tuple[Make, str]] = {
    "totals": (lambda reg: reg.totals(DAY, basis="in_force"), "reg.totals(as_of='2014-09-01', basis='in_force')"),
    "one state": (lambda reg: reg.participation("老挝"), "reg.participation('老挝')"),
    "gaps": (
        lambda reg: ccw.gap_matrix(reg, pd.Timestamp(DAY), states=["FRA", reg.state("LAO")], values="deposited"),
        "ccw.gap_matrix(reg, as_of='2014-09-01', states=['FRA', 'LAO'], values='deposited')",
    ),
    "a column": (lambda reg: ccw.gap_matrix(reg, DAY)["AP2"], "ccw.gap_matrix(reg, as_of='2014-09-01')"),
    "panel": (
        lambda reg: ccw.panel(reg, instruments=[ccw.InstrumentCode.AP2], states="African", start=2011, end=2014),
        "ccw.panel(reg, states='African', instruments=['AP2'], start=2011, end=2014)",
    ),
    "waiting curve": (
        lambda reg: ccw.waiting_curve(ccw.waiting_times(reg, "AP2", split="none"), level=0.9),
        "ccw.waiting_curve(ccw.waiting_times(reg, 'AP2', split='none'), level=0.9)",
    ),
    "overlap": (
        lambda reg: ccw.treaty_overlap(ccw.treaty_table(reg, DAY)),
        "ccw.treaty_overlap(ccw.treaty_table(reg, as_of='2014-09-01'))",
    ),
    "targets": (lambda reg: ccw.target_list(reg, LOG, DAY), "ccw.target_list(reg, log=log, as_of='2014-09-01')"),
    "rates": (
        lambda reg: ccw.base_rates(ccw.outreach_outcomes(reg, LOG, "5Y")),
        "ccw.base_rates(ccw.outreach_outcomes(reg, log, horizon='5Y'))",
    ),
    "acts": (lambda _: LOG.summary("actor"), "log.summary(by='actor')"),
    "letters": (
        lambda reg: ccw.letter_list(reg, kind="p2_only", languages={"Cuba": "fr"}),
        "ccw.letter_list(reg, kind='p2_only', languages={'Cuba': 'fr'})",
    ),
    "figure": (
        lambda reg: ccw.plot.history(ccw.history(reg, freq="Y"), instruments=["P2", "AP2"]),
        "ccw.history(reg, freq='Y')",
    ),
}


@pytest.fixture(params=RESULTS)
def case(request: pytest.FixtureRequest) -> tuple[Make, str]:
    return RESULTS[request.param]


def unpacked(archive: Path, folder: Path) -> Path:
    with ZipFile(archive) as file:
        file.extractall(folder)
    return folder


def reproduce(folder: Path) -> subprocess.CompletedProcess[str]:
    here = {**os.environ, "PYTHONPATH": str(Path(ccw.__file__).parents[1])}
    return subprocess.run(
        [sys.executable, "reproduce.py"],
        cwd=folder,
        env=here,
        capture_output=True,
        check=False,
        text=True,
    )


def test_the_call_is_written_as_a_person_would(reg: ccw.Registry, tmp_path: Path, case: tuple[Make, str]) -> None:
    make, call = case
    archive = ccw.replication_archive(make(reg), tmp_path / "result.zip", log=LOG)
    script = ZipFile(archive).read("reproduce.py").decode("utf-8")
    assert f"    result = {call}" in script
    compile(script, "reproduce.py", "exec")


@pytest.mark.parametrize("name", ["gaps", "a column", "waiting curve", "targets", "figure"])
def test_the_same_table_in_a_fresh_process(reg: ccw.Registry, tmp_path: Path, name: str) -> None:
    archive = ccw.replication_archive(RESULTS[name][0](reg), tmp_path / "result.zip")
    folder = unpacked(archive, tmp_path / "unpacked")
    done = reproduce(folder)
    assert (done.returncode, done.stdout) == (0, "the same table\n"), done.stderr
    assert (folder / "reproduced.csv").read_bytes() == (folder / "result.csv").read_bytes()
    if name == "figure":
        assert (folder / "reproduced.png").read_bytes().startswith(b"\x89PNG")
        assert (folder / "figure.svg").read_bytes().startswith(b"<?xml")


PLAIN: dict[str, Make] = {
    "totals by deposit": lambda reg: reg.totals("1995-06-30"),
    "totals in force, beside an entry that stayed on the list": lambda reg: reg.totals("1995-06-30", basis="in_force"),
    "history, with an entry that stayed on the list": lambda reg: ccw.history(reg, freq="Y"),
    "curve": lambda reg: ccw.waiting_curve(ccw.waiting_times(reg, "AP2", split="none"), level=0.9),
    "curve by a truth value": lambda reg: ccw.waiting_curve(ccw.waiting_times(reg, "AP2", split="none"), by="former"),
    "curve by what changes during a wait": lambda reg: ccw.waiting_curve(ccw.waiting_times(reg, "AP2"), by="joint"),
    "gap matrix": lambda reg: ccw.gap_matrix(reg, DAY, states="all", names=True, identifiers=["cow", "iso2"]),
    "gaps, in force": lambda reg: ccw.gap_matrix(reg, "1995-06-30", states="all", values="gap", basis="in_force"),
    "days, with an entry that stayed on the list": lambda reg: ccw.gap_matrix(reg, "1995-06-30", values="deposited"),
    "days as known": lambda reg: ccw.gap_matrix(
        reg, "1993-06-30", states="all", values="date", basis="in_force_as_known"
    ),
    "one column of it": lambda reg: ccw.gap_matrix(reg, DAY)["AP2"],
    "migration": lambda reg: ccw.migration_list(reg, DAY, identifiers="cow"),
    "migration of others, in force": lambda reg: ccw.migration_list(
        reg, "2000-06-30", old="CCW", new="P4", basis="in_force", log=LOG
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_script_makes_the_result_without_the_library(reg: ccw.Registry, tmp_path: Path, name: str) -> None:
    folder = unpacked(ccw.replication_archive(PLAIN[name](reg), tmp_path / "result.zip"), tmp_path / "unpacked")
    script = folder / "plain" / "make.py"
    assert not re.search(r"import (ccwuniv|pandas|numpy)", script.read_text(encoding="utf-8"))
    assert {path.name for path in script.parent.iterdir()} >= {
        "make.R",
        "make.do",
        "used.csv",
        "used.dta",
        "result.dta",
    }
    assert runpy.run_path(str(script))["main"]() == 0
    used = script.with_name("used.csv")
    head, *lines = used.read_text(encoding="utf-8").splitlines(keepends=True)
    used.write_text("".join([head, *lines[len(lines) // 2 :]]), encoding="utf-8")  # without the first half
    assert runpy.run_path(str(script))["main"]() == 1


def test_what_no_plain_script_makes_is_read_as_it_was_used(reg: ccw.Registry, tmp_path: Path) -> None:
    with ZipFile(ccw.replication_archive(ccw.treaty_table(reg, DAY), tmp_path / "result.zip")) as archive:
        assert "plain/used.csv" not in archive.namelist()
        assert "needs ccwuniv: see reproduce.py" in archive.read("plain/make.R").decode("utf-8")
        assert "read the result as it was used" in archive.read("README.md").decode("utf-8")


def test_another_table_is_told(reg: ccw.Registry, tmp_path: Path) -> None:
    folder = unpacked(ccw.replication_archive(reg.totals(DAY), tmp_path / "result.zip"), tmp_path / "unpacked")
    data = folder / "data" / "actions.csv"
    lines = data.read_text(encoding="utf-8").splitlines(keepends=True)
    data.write_text("".join(line for line in lines if not line.startswith("FRA,P5")), encoding="utf-8")
    done = reproduce(folder)
    assert done.returncode == 1
    assert "ANOTHER TABLE" in done.stdout


def test_the_same_result_gives_the_same_bytes(reg: ccw.Registry, tmp_path: Path) -> None:
    first, second = (
        ccw.replication_archive(ccw.plot.gap_matrix(ccw.gap_matrix(reg, DAY, states="WEOG")), tmp_path / f"{n}.zip")
        for n in (1, 2)
    )
    assert first.read_bytes() == second.read_bytes()


def test_what_it_holds(reg: ccw.Registry, tmp_path: Path) -> None:
    table = ccw.target_list(reg, LOG, DAY)
    with ZipFile(ccw.replication_archive(table, tmp_path / "result.zip")) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {"README.md", "outreach.jsonl", "data/actions.csv", "data/LICENSE", "data/datapackage.json"} <= set(
            names
        )
        assert json.loads(archive.read("provenance.json")) == table.attrs["ccwuniv"]
        assert archive.read("requirements.txt").decode().startswith(f"ccwuniv=={ccw.__version__}\n")
        readme = archive.read("README.md").decode("utf-8")
        assert ccw.cite(table) in readme
        assert "python reproduce.py" in readme
        assert archive.read("references.bib").decode("utf-8").rstrip() == ccw.cite(table, "bibtex", sources=True)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_registry_of_ones_own(reg: ccw.Registry, tmp_path: Path) -> None:
    later = reg.with_actions([ONE])
    with pytest.raises(ccw.DataError, match="with reg= and log= what it was made from"):
        ccw.replication_archive(later.totals(), tmp_path / "result.zip")
    assert not (tmp_path / "result.zip").exists()
    folder = unpacked(
        ccw.replication_archive(later.totals(), tmp_path / "result.zip", reg=later), tmp_path / "unpacked"
    )
    assert reproduce(folder).returncode == 0


def test_a_table_that_was_changed(reg: ccw.Registry, tmp_path: Path) -> None:
    table = ccw.gap_matrix(reg, DAY)
    with pytest.raises(ccw.DataError, match=r"is not what ccw.gap_matrix\(reg, as_of='2014-09-01'\) gives"):
        ccw.replication_archive(table[table["AP2"] == "not_bound"], tmp_path / "result.zip")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda _: pd.DataFrame({"a": [1]}), "records no call"),
        (lambda reg: ccw.compare(reg, reg).numbers, "compare records no call"),
        (
            lambda reg: ccw.gap_matrix(reg, states=iter(["FRA"])),
            "the argument states of gap_matrix was a list_iterator",
        ),
        (lambda reg: ccw.relations(reg, "USA", "MEX"), "a Relation"),
        (lambda _: plt.figure(), "a Figure"),
        (lambda reg: reg, "a Registry"),
    ],
)
def test_what_cannot_be_made_again_is_refused(reg: ccw.Registry, tmp_path: Path, make: Make, why: str) -> None:
    with pytest.raises(ccw.OptionError, match=why):
        ccw.replication_archive(make(reg), tmp_path / "result.zip")


@pytest.mark.parametrize("call", ["os.system", "__import__", "Registry.write", "errors", "Registry"])
def test_a_call_that_is_none_of_the_face_is_not_made(tmp_path: Path, call: str) -> None:
    table = pd.DataFrame({"a": [1]})
    table.attrs["ccwuniv"] = {"library": "0", "call": call, "arguments": {}, "sources": []}
    with pytest.raises(ccw.OptionError, match="records no call"):
        ccw.replication_archive(table, tmp_path / "result.zip")


def test_confidential_acts_are_written_only_when_asked(reg: ccw.Registry, tmp_path: Path) -> None:
    secret = {"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"], "level": "confidential"}
    log = ccw.OutreachLog([secret, {**secret, "id": "b", "level": "public"}])
    with ZipFile(ccw.replication_archive(log.targets(reg), tmp_path / "open.zip", log=log)) as archive:
        assert archive.read("outreach.jsonl").count(b"\n") == 1
    shown = log.frame(confidential=True)
    with pytest.raises(ccw.OptionError, match="confidential"):
        ccw.replication_archive(shown, tmp_path / "shown.zip", log=log)
    with ZipFile(ccw.replication_archive(shown, tmp_path / "shown.zip", log=log, confidential=True)) as archive:
        assert archive.read("outreach.jsonl").count(b"\n") == 2


def test_internal_acts_are_written_only_when_asked(reg: ccw.Registry, tmp_path: Path) -> None:
    act = {"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}
    log = ccw.OutreachLog([act, {**act, "id": "b", "level": "public"}])
    with pytest.raises(ccw.OptionError, match="the table rests on internal acts"):
        ccw.replication_archive(log.targets(reg), tmp_path / "all.zip", log=log)
    for table, options, number in ((log.targets(reg), {"internal": True}, 2), (log.released().targets(reg), {}, 1)):
        with ZipFile(ccw.replication_archive(table, tmp_path / "some.zip", log=log, **options)) as archive:
            assert archive.read("outreach.jsonl").count(b"\n") == number
            assert (b"INTERNAL" in archive.read("README.md")) == (number == 2)


def test_a_place_that_is_none(reg: ccw.Registry, tmp_path: Path) -> None:
    with pytest.raises(ccw.StoreError, match="cannot be written"):
        ccw.replication_archive(reg.totals(), tmp_path / "nowhere" / "result.zip")


@pytest.mark.parametrize(
    ("options", "first"),
    [
        ({}, "The log is here without its internal acts, of which there are 1."),
        ({"internal": True}, "INTERNAL: it holds internal acts."),
        ({"confidential": True}, "CONFIDENTIAL: it holds confidential and internal acts."),
    ],
)
def test_an_archive_says_what_acts_are_in_its_log_also_where_the_result_rests_on_none_of_them(
    reg: ccw.Registry, tmp_path: Path, options: dict[str, bool], first: str
) -> None:
    act = {"id": "act-1", "kind": "letter", "start": "2014-05-02", "states": ["MEX"], "level": "public"}
    own = [act, {**act, "id": "act-2", "level": "internal"}, {**act, "id": "act-3", "level": "confidential"}]
    log = ccw.OutreachLog(own)
    waiting = ccw.migration_list(reg, "2000-06-30", log=log.released())
    archive = ccw.replication_archive(waiting, tmp_path / "result.zip", log=log, **options)
    with ZipFile(archive) as file:
        held = b"".join(map(file.read, file.namelist()))
        readme = file.read("README.md").decode("utf-8").splitlines()
    assert readme[2] == first
    assert (b"act-2" in held, b"act-3" in held) == (bool(options), "confidential" in options)
    assert ("All data are in this archive, and all may be shared: the" in readme) == (not options)
