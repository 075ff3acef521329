"""A folder of saved pages: every file is read or named as unread, and the caller is told how far the reading is."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.errors import OptionError, SourceFormatError, StoreError

ROW = "Participant,Ratification\n{},4 Mar 1988\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "b.csv": ROW.format("France"),
        "a.csv": ROW.format("Spain"),
        "c.txt": "a list of what to do",
        "d.html": "",
        ".hidden": "x",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "b_files").mkdir()
    return tmp_path


def test_the_tables_come_in_the_order_of_the_names_of_their_files(folder: Path) -> None:
    pages = ccw.read_untc_folder(folder)
    assert [(table.source, table.actions[0].iso3) for table in pages.tables] == [("a.csv", "ESP"), ("b.csv", "FRA")]
    assert pages.tables == (ccw.read_untc(folder / "a.csv"), ccw.read_untc(folder / "b.csv"))


def test_what_could_not_be_read_is_named_with_its_reason(folder: Path) -> None:
    pages = ccw.read_untc_folder(str(folder))
    assert {name: error.found for name, error in pages.unread.items() if isinstance(error, SourceFormatError)} == {
        "c.txt": "the first line 'a list of what to do'",
        "d.html": "an empty file",
    }
    assert repr(pages) == "<UntcFolder 2 files read, not read: c.txt, d.html>"
    with pytest.raises(SourceFormatError, match=r"2 files not read: .*c\.txt: .*'a list of what to do'.*d\.html: "):
        pages.all()
    for name in pages.unread:
        (folder / name).unlink()
    assert ccw.read_untc_folder(folder).all() == pages.tables


def test_a_function_is_told_after_each_file(folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    ccw.read_untc_folder(folder, progress=lambda *news: told.append(news))
    assert told == [(1, 4, "a.csv"), (2, 4, "b.csv"), (3, 4, "c.txt"), (4, 4, "d.html")]


def test_a_line_on_standard_error_says_how_far_it_is_if_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ccw.read_untc_folder(folder)
    assert capsys.readouterr() == ("", "")
    ccw.read_untc_folder(folder, progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.strip() for line in err.split("\r")] == [
        "",
        "1 of 4: a.csv",
        "2 of 4: b.csv",
        "3 of 4: c.txt",
        "4 of 4: d.html",
    ]
    assert err.endswith("\n")


def test_no_folder_and_an_empty_one_are_errors(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a folder"):
        ccw.read_untc_folder(tmp_path / "missing")
    with pytest.raises(StoreError, match="holds no file"):
        ccw.read_untc_folder(tmp_path)
    file = tmp_path / "page.csv"
    file.write_text(ROW.format("France"), encoding="utf-8")
    with pytest.raises(StoreError, match="is not a folder"):
        ccw.read_untc_folder(file)


def test_several_processes_read_what_one_does(folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    pages = ccw.read_untc_folder(folder, processes=3, progress=lambda *news: told.append(news))
    alone = ccw.read_untc_folder(folder)
    assert pages.tables == alone.tables
    assert {name: str(error) for name, error in pages.unread.items()} == {
        name: str(error) for name, error in alone.unread.items()
    }
    assert told == [(1, 4, "a.csv"), (2, 4, "b.csv"), (3, 4, "c.txt"), (4, 4, "d.html")]


@pytest.mark.parametrize("program", ["", "/nowhere/python", sys.base_prefix, shutil.which("true") or ""])
def test_what_no_process_delivers_is_read_here(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    alone = ccw.read_untc_folder(folder)
    monkeypatch.setattr(sys, "executable", program)
    assert ccw.read_untc_folder(folder, processes=2).tables == alone.tables


@pytest.mark.parametrize("processes", [0, -1, 65, 1.5, "2"])
def test_another_number_of_processes_is_refused(folder: Path, processes: int) -> None:
    with pytest.raises(OptionError, match="a whole number from 1 to 64"):
        ccw.read_untc_folder(folder, processes=processes)
