"""The command line as a user meets it: tables, the weekly questions, refusals in one style, UTF-8 everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

import ccwuniv as ccw
from ccwuniv.cli import app
from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.init_command import init_command
from ccwuniv.records import today

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CCWUNIV_LOG", "CCWUNIV_DATA", "CCWUNIV_CONFIG", "CCWUNIV_TODAY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*words: str, width: int = 80) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(app, list(words))


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, as a shell would."""
    return subprocess.run(
        [sys.executable, "-m", "ccwuniv", *words], capture_output=True, check=False, env=os.environ | environment
    )


# Tables


@pytest.mark.parametrize("command", ["totals", "gaps", "migration", "match"])
def test_every_table_comes_in_three_forms(command: str) -> None:
    Path("names.txt").write_text("France\nEgypt\n", encoding="utf-8")
    words = [command, *(["names.txt"] if command == "match" else [])]
    rows = run(*words, "--format", "csv").stdout.splitlines()
    told = json.loads(run(*words, "--json").stdout)
    assert len(told["table"]) == len(rows) - 1
    assert list(told["table"][0]) == rows[0].split(",")
    assert told["source"]["data"] == ccw.Registry.bundled().version
    shown = run(*words, "--format", "table", width=200).stdout
    assert all(name.replace("_", " ") in shown for name in rows[0].split(","))


@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_terminal_loses_no_column(width: int) -> None:
    shown = " ".join(run("migration", "--format", "table", width=width).stdout.split())
    assert all(word in shown for word in ("deposited", "waiting", "munitions", "2012-07-13", "GRULAC"))


def test_a_panel_is_csv_without_a_column_of_numbers() -> None:
    lines = run("panel", "--start", "2014", "--end", "2014", "--states", "FRA").stdout.splitlines()
    assert lines[:2] == ["iso3,year,date,instrument,status,bound", "FRA,2014,2014-12-31,CCW,in_force,TRUE"]


def test_a_reference() -> None:
    assert run("cite", "--style", "bibtex").stdout.startswith("@")


# Each week


def test_what_changed_is_a_paragraph_to_paste() -> None:
    assert run("changes", "--since", "2024-05-01", "--until", "2024-06-01").stdout == (
        "Between 1 May 2024 and 1 June 2024: United Kingdom of Great Britain and Northern Ireland, Protocol V "
        "(13 May 2024). The Convention has 127 High Contracting Parties, as before.\n"
    )
    assert run("changes", "--since", "2026-01-01", "--language", "fr").stdout.startswith("Entre le 1er janvier 2026")
    asked = ("changes", "--since", "2024-05-01", "--until", "2024-12-31", "--language", "fr")
    assert "(13 mai 2024) ; Trinité-et-Tobago, Convention" in run(*asked).stdout


def test_a_list_is_a_sentence_in_the_order_of_its_language() -> None:
    asked = ("list", "--group", "Northern Africa", "--party", "CCW", "--not-party", "P5")
    assert run(*asked).stdout == "Algeria and Morocco\n"
    assert run(*asked, "--language", "fr").stdout == "Algérie et Maroc\n"
    assert run("list", "--group", "Central Asia", "--party", "P5", "--not-party", "CCW").stdout == "No State.\n"


def test_a_list_of_participants_is_matched() -> None:
    book = openpyxl.Workbook()
    for row in (["No", "Delegation"], [1, "France"], [2, "Egypt"], [3, "Nauru "], [4, "Korea"], [5, "ICRC"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save("meeting.xlsx")
    rows = json.loads(run("match", "meeting.xlsx", "--json").stdout)["table"]
    assert [(row["printed"], row["standing"]) for row in rows] == [
        ("France", "party"),
        ("Egypt", "signatory"),
        ("Nauru", "party"),
        ("Korea", "unclear"),
        ("ICRC", "unknown"),
    ]


def test_a_column_that_is_not_told_is_asked_for() -> None:
    Path("list.csv").write_text("a,b\n1,France\n", encoding="utf-8")
    done = run("match", "list.csv")
    assert "has the columns a, b; say with --column which of them names the States" in str(done.exception)
    assert json.loads(run("match", "list.csv", "--column", "b", "--json").stdout)["table"][0]["iso3"] == "FRA"


# Refusals


REFUSED = {
    ("totals", "--bogus"): (2, "ccwuniv: No such option: --bogus. See ccwuniv totals --help.\n"),
    ("nothing",): (2, "ccwuniv: No such command 'nothing'. See ccwuniv --help.\n"),
    ("log", "add", "--kind", "letter"): (1, "ccwuniv: Please add --start (at a terminal it is asked for).\n"),
    ("gaps", "--states", "nowhere"): (
        1,
        "ccwuniv: --states nowhere is not accepted; use 'all', 'parties', 'not_party', a group (",
    ),
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_refused_is_one_line_in_the_words_of_the_command(words: tuple[str, ...]) -> None:
    code, told = REFUSED[words]
    done = process(*words)
    assert done.returncode == code
    said = [line for line in done.stderr.decode().splitlines(keepends=True) if not line.startswith("Data: as shipped")]
    assert len(said) == 1
    assert said[0].startswith(told)


def test_utf_8_goes_into_pipes_whatever_the_locale() -> None:
    done = process("list", "--group", "Western Africa", "--party", "P5", PYTHONIOENCODING="latin-1", LC_ALL="C")
    assert "Côte d'Ivoire" in done.stdout.decode("utf-8")
    assert done.stderr.decode().startswith("Data: as shipped, version ")


def test_help_has_two_names_and_a_shell_can_complete_a_command() -> None:
    assert run("totals", "-h").stdout == run("totals", "--help").stdout
    done = process(_CCWUNIV_COMPLETE="complete_bash", COMP_WORDS="ccwuniv to", COMP_CWORD="1")
    assert done.stdout.decode().split() == ["totals"]


# The office's file


def test_the_office_has_a_file_and_it_is_written_once() -> None:
    assert run("init").exit_code == 0
    told = configuration()
    assert (told.log, told.data) == (Path("outreach.sqlite").absolute(), Path("data").absolute())
    assert "is there already" in str(run("init").exception)


def test_the_file_of_a_folder_above_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init_command(tmp_path)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert configuration().file == tmp_path / "ccwuniv.toml"


FILES = {
    'universe = "everybody"': "universe is 'everybody'; it may be all_states, un_members, un_members_and_observers",
    "form = 2": "is an office's file of form 2, and this ccwuniv knows form 1; install a newer one",
    'colour = "blue"': "says 'colour', which no command knows; it may say calendar, contacts, data, groups",
    "[groups]\nMine = 'LAO'": "the group 'Mine' is a list of States",
    "[groups]\nMine = ['Atlantis']": "cannot be understood: the group 'Mine': 'Atlantis' is not a state known",
    "not_examples = ['Korea']": "ccwuniv.toml: cannot be understood: not_examples: 'Korea' may mean",
    "data = 5": 'data is a path, such as "data"',
    "[[calendar]]\ntitle = 'Meeting'": "a meeting of the calendar has no instrument",
    "data =": "cannot be read as the office's file",
}


@pytest.mark.parametrize("text", FILES)
def test_a_file_that_cannot_be_understood_is_refused(text: str) -> None:
    Path("ccwuniv.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ccw.CcwError) as refused:
        configuration()
    assert FILES[text] in str(refused.value)


def test_a_file_that_is_no_text_is_refused_in_our_words() -> None:
    Path("ccwuniv.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ccw.CcwError, match="save it as text in UTF-8"):
        configuration()


def test_a_calendar_and_groups_are_read() -> None:
    Path("ccwuniv.toml").write_text(
        "[[calendar]]\ninstrument = 'CCW'\ntitle = 'Meeting'\nstart = 2026-11-18\nend = 2026-11-20\n"
        "documents_due = 2026-10-01\n[groups]\nMine = ['Laos', 'VNM']\n",
        encoding="utf-8",
    )
    told = configuration()
    assert dict(told.groups) == {"Mine": ("LAO", "VNM")}
    assert str(told.calendar[0].documents_due) == "2026-10-01"


def test_today_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-11-30")
    assert str(today()) == "2026-11-30"
    monkeypatch.setenv("CCWUNIV_TODAY", "Monday")
    with pytest.raises(ccw.DateError):
        today()
