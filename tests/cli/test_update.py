"""Newer data, as an office takes them: pages saved from a browser, shown, asked, written, and never half."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import ccwuniv as ccw
from ccwuniv.cli import app
from ccwuniv.registry import TABLES, add_version
from tests.support.saved_pages import page, save_pages, with_two_accessions

Run = Callable[..., Result]
DAY = dt.date(2026, 6, 1)
KILLED = 9


@pytest.fixture(scope="module")
def newer(reg: ccw.Registry) -> ccw.Registry:
    return with_two_accessions(reg, "2026-05-04", DAY)


@pytest.fixture(scope="module")
def pages(newer: ccw.Registry, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return [str(file) for file in save_pages(tmp_path_factory.mktemp("saved"), newer, DAY)]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an office's folder of its own, on 8 June 2026."""
    monkeypatch.chdir(tmp_path)
    for name in ("CCWUNIV_LOG", "CCWUNIV_DATA", "CCWUNIV_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-06-08")
    CliRunner().invoke(app, ["init"])

    def command(*words: str, answers: str = "") -> Result:
        return CliRunner().invoke(app, list(words), input=answers)

    return command


def test_two_accessions_arrive(run: Run, pages: list[str], reg: ccw.Registry) -> None:
    shown = run("update", *pages, "--dry-run")
    assert "Total of CCW: 128 before, 130 after." in shown.stdout
    assert "NPL,P3,consent_to_be_bound,2026-05-04" in shown.stdout
    assert not Path("data").exists()
    done = run("update", *pages, "--yes")
    assert done.exit_code == 0
    assert done.stdout.endswith("data/2026-06-08-1; they end on 2026-06-01.\n")
    own = ccw.Registry.read("data")
    assert (own.version, own.as_of) == ("2026.06.01+own.1", DAY)
    assert own.totals()["CCW"] == reg.totals()["CCW"] + 2
    assert not [finding for finding in ccw.check(own) if finding.severity == "error"]
    told = json.loads(Path("data/2026-06-08-1/update.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in told["pages"]] == [Path(name).name for name in pages]
    assert all(Path("data/2026-06-08-1/pages", Path(name).name).is_file() for name in pages)


def test_without_pages_it_says_which_to_save(run: Run) -> None:
    told = run("update").stdout
    assert all(f"mtdsg_no={number}&" in told for number in ("XXVI-2", "XXVI-2-a", "XXVI-2-b", "XXVI-2-c", "XXVI-2-d"))


REFUSED = {
    "one page alone": (["CCW.html"], "no page of XXVI-2-c, XXVI-2-b, XXVI-2-a, XXVI-2-d; the data end on one day"),
    "an older page": (["older.html"], "is of 2025-01-31, and your data end on 2026-02-03; save the page again"),
    "a page of another treaty": (["mine_ban.html"], "is a page of XXVI-5, none of XXVI-2"),
    "a page without its day": (["table.csv"], "states no day of its own; add --as-of DAY"),
    "a departure that is not understood": (
        ["left.html"],
        "left.html: tells of a departure that is not understood, so no",
    ),
    "two pages of one treaty": (["CCW.html", "again.html"], "is of the same treaty as CCW.html; name one of the two"),
    "a file that is not there": (["nothing.html"], "nothing.html: there is no such file"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_writes_nothing(case: str, run: Run, pages: list[str], reg: ccw.Registry) -> None:
    files, words = REFUSED[case]
    Path("CCW.html").write_bytes(Path(pages[0]).read_bytes())
    left = Path(pages[-1]).read_text(encoding="utf-8").replace("<td>Albania<", "<td>Albania <sup>1</sup><")
    note = '<div class="divNotesAll"><a name="1">1</a>Albania denounced the Protocol.</div></body>'
    Path("left.html").write_text(left.replace("</body>", note), encoding="utf-8")
    Path("again.html").write_bytes(Path(pages[0]).read_bytes())
    Path("older.html").write_text(page(reg, "P5", dt.date(2025, 1, 31)), encoding="utf-8")
    mine_ban = Path(__file__).parents[1] / "fixtures" / "pages" / "mine_ban.html"
    Path("mine_ban.html").write_bytes(mine_ban.read_bytes())
    Path("table.csv").write_text("Participant,Consent to be bound(P)\nMalawi,4 May 2026 P\n", encoding="utf-8")
    done = run("update", *files, "--yes")
    assert words in str(done.exception)
    assert not Path("data").exists()


def test_without_a_terminal_nothing_is_written_unasked(run: Run, pages: list[str]) -> None:
    done = run("update", *pages)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2:] == [
        f"Add --yes to write this to {Path('data').absolute()}.",
        "Nothing was written.",
    ]
    assert not Path("data").exists()


def test_a_header_that_differs_from_its_rows_is_for_a_person_to_judge(run: Run, newer: ccw.Registry) -> None:
    for file in save_pages(Path(), newer, DAY):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Parties : 130<", "Parties : 131<"), encoding="utf-8")
    saved = sorted(str(file) for file in Path().glob("*.html"))
    done = run("update", *saved, "--yes")
    assert "The header states 131 parties; the rows give 130" in str(done.exception)
    assert "without --yes you are asked" in str(done.exception)
    assert not Path("data").exists()


def test_an_act_after_the_oldest_page_is_not_told_as_known_to_all(
    run: Run, pages: list[str], newer: ccw.Registry
) -> None:
    Path("P5.html").write_text(page(newer, "P5", dt.date(2026, 5, 1)), encoding="utf-8")
    done = run("update", *pages[:4], "P5.html", "--yes")
    assert "another page shows an act of 2026-05-04; save this page again" in str(done.exception)


def test_other_files_in_the_data_folder_stay(run: Run, pages: list[str]) -> None:
    Path("data").mkdir()
    Path("data/mine.txt").write_text("mine", encoding="utf-8")
    done = run("update", *pages, "--yes")
    assert "holds other files" in str(done.exception)
    assert [entry.name for entry in Path("data").iterdir()] == ["mine.txt"]


def test_a_data_folder_of_a_newer_form_is_refused(run: Run, pages: list[str]) -> None:
    run("update", *pages, "--yes")
    Path("data/current.json").write_text('{"form": 2, "version": "2026-06-08-1"}', encoding="utf-8")
    with pytest.raises(ccw.StoreError, match="is a data folder of form 2, and this ccwuniv knows form 1"):
        ccw.Registry.read("data")


def test_versions_are_not_overwritten_by_plain_tables(run: Run, pages: list[str], reg: ccw.Registry) -> None:
    run("update", *pages, "--yes")
    with pytest.raises(ccw.StoreError, match="holds versions of the data"):
        reg.write("data")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that ends in the middle of a call needs fork")
def test_a_writer_killed_at_any_step_leaves_the_data_before_or_after(tmp_path: Path, reg: ccw.Registry) -> None:
    add_version(tmp_path, reg, {"page.html": b"-"}, {}, DAY)
    later = reg.replaced(as_of=DAY)
    steps, found = 0, []
    while (killed := _ends_at(steps, lambda: add_version(tmp_path, later, {}, {}, DAY))) == KILLED:
        steps += 1
        found.append(ccw.Registry.read(tmp_path).as_of)
    assert killed == 0
    assert steps > len(TABLES)
    assert set(found[: len(TABLES)]) == {reg.as_of}
    assert set(found) <= {reg.as_of, DAY}
    assert ccw.Registry.read(tmp_path) == later


def _ends_at(step: int, call: Callable[[], object]) -> int:
    """Make a call in a child that is gone, without a word, when it asks the disk or renames for the given time."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = itertools.count(step, -1)

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given: real(*given) if next(left) else os._exit(KILLED)

    os.fsync, os.rename, os.replace = dying(os.fsync), dying(os.rename), dying(os.replace)
    try:
        call()
    finally:
        os._exit(0)
