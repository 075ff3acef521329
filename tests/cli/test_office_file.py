"""What an office says once, in its own file, and today's date: heeded by every command that has a use for it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import ccwuniv as ccw
from ccwuniv.__main__ import main
from ccwuniv.cli import app

Said = tuple[int, str, str]
Ccwuniv = Callable[..., Said]

FILE = """\
universe = "un_members"
contacts = "contacts.csv"
not_examples = ["Cambodia"]
[letterhead]
office = "The Unit"
address = "Palais des Nations"
signatory = "A. Person"
[groups]
Mine = ["LAO", "VNM", "KHM"]
[[calendar]]
instrument = "CCW"
title = "Meeting of 2025"
start = 2025-11-12
end = 2025-11-14
[[calendar]]
instrument = "CCW"
title = "Meeting of 2026"
start = 2026-12-16
end = 2026-12-18
documents_due = 2026-12-01
agenda_item = "Item 9"
[[calendar]]
instrument = "P5"
title = "Conference on Protocol V"
start = 2026-12-14
end = 2026-12-15
"""
ACT = ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--states", "Viet Nam")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CCWUNIV_LOG", "CCWUNIV_DATA", "CCWUNIV_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-11-30")
    monkeypatch.setenv("CCWUNIV_USER", "Anna")
    return tmp_path


@pytest.fixture
def ccwuniv(capsys: pytest.CaptureFixture[str]) -> Ccwuniv:
    """Run the command line as a process would, and return its exit code and both outputs."""

    def run(*words: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(words)
        return (int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def configured(office: Path) -> None:
    (office / "ccwuniv.toml").write_text(FILE, encoding="utf-8")
    (office / "contacts.csv").write_text("state,post,language\nViet Nam,Geneva,French\n", encoding="utf-8")


# The office's file


@pytest.mark.usefixtures("configured")
def test_a_brief_heeds_the_whole_file(ccwuniv: Ccwuniv) -> None:
    text = ccwuniv("brief", "VNM", "--internal")[1]
    for words in (
        "The Unit\\\nPalais des Nations",
        "Counts are out of 193 States: the 193 Members of the United Nations.",
        "| Mine |",
        "Meeting of 2026: 16 December 2026, Geneva.",
        "Conference on Protocol V: 14 December 2026",
        "République socialiste du Viet Nam: L'État",
    ):
        assert text.count(words) == 1, words
    assert "Cambodia" not in text
    assert "Meeting of 2025" not in text


@pytest.mark.usefixtures("configured")
def test_the_annual_draft_takes_its_period_and_its_meeting_from_the_calendar(ccwuniv: Ccwuniv) -> None:
    code, text, _ = ccwuniv("annual")
    assert code == 0
    for words in ("from 14 November 2025 to 1 December 2026", "Meeting of 2026", "Item 9", "The Unit", "193 States"):
        assert words in text
    assert "1 December 2025" not in ccwuniv("year")[1]
    assert "between the meetings of 12 November 2025 and 16 December 2026: 30 November 2026" in ccwuniv("year")[1]


@pytest.mark.usefixtures("configured")
def test_the_report_and_letters_bear_the_letterhead(ccwuniv: Ccwuniv, monkeypatch: pytest.MonkeyPatch) -> None:
    docx = pytest.importorskip("docx")
    drawn = ccw.universalization_report
    monkeypatch.setattr("ccwuniv.documents.universalization_report", partial(drawn, pictures=False))
    ccwuniv("report", "--out", "report")
    text = Path("report/report.md").read_text(encoding="utf-8")
    assert text.startswith("The Unit\\\nPalais des Nations\n")
    assert text.count("Counts are out of 193 States") == 1
    ccwuniv("letters", "--kind", "signatory", "--form", "letter", "--post", "Geneva", "--out", "drafts")
    letter = "\n".join(paragraph.text for paragraph in docx.Document("drafts/VNM-geneva.docx").paragraphs)
    assert "A. Person" in letter
    assert "du Viet Nam" in letter


@pytest.mark.usefixtures("configured")
def test_a_group_of_the_office_is_asked_for_by_its_name(ccwuniv: Ccwuniv) -> None:
    assert ccwuniv("list", "--group", "Mine", "--party", "CCW")[1] == "Cambodia and Lao People's Democratic Republic\n"
    rows = json.loads(ccwuniv("gaps", "--states", "Mine", "--json")[1])["table"]
    assert len(rows) == 3
    assert len(json.loads(ccwuniv("gaps", "--states", "Mine", "--states", "FRA", "--json")[1])["table"]) == 4


@pytest.mark.usefixtures("configured")
def test_who_is_asked_and_listed_is_in_the_universe(ccwuniv: Ccwuniv) -> None:
    said = "since the universe in ccwuniv.toml is un_members: Cook Islands, Niue.\n"
    _, listed, error = ccwuniv("list", "--not-party", "CCW")
    assert f"Left out, {said}" in error
    assert not {"Niue", "Cook Islands"} & set(re.split(r", | and ", listed))
    _, asked, error = ccwuniv("letters", "--kind", "not_party")
    assert f"Not written to, {said}" in error
    assert len({row["iso3"] for row in csv.DictReader(io.StringIO(asked.removeprefix("\ufeff")))}) == 67
    assert (
        "universe in ccwuniv.toml is un_members: Holy See, State of Palestine.\n" in ccwuniv("list", "--party", "P5")[2]
    )
    for words in (("letters", "--kind", "signatory"), ("list", "--group", "Polynesia")):
        assert "since the universe" not in ccwuniv(*words)[2], words


# Today


def test_the_office_asks_for_today_and_research_for_the_last_day_of_the_data(ccwuniv: Ccwuniv) -> None:
    said = "Today is 30 November 2026."
    assert ccwuniv("status", "LAO")[1].startswith("Lao People's Democratic Republic (LAO) on 30 November 2026\n")
    for words in (["status", "LAO", "--data", "own"], ["brief", "LAO"], ["letters", "--kind", "signatory"]):
        ccw.Registry.bundled().write("own")
        code, out, error = ccwuniv(*words)
        assert (code, said in error) == (0, True)
        assert "where the data stop" in out or "2026-02-03" in out
    assert said in ccwuniv("log", "due")[2]
    assert said in ccwuniv("log", "today")[1]
    assert json.loads(ccwuniv("totals", "--json")[1])["source"]["as_of"] == "2026-02-03"


def test_a_withdrawal_that_took_effect_since_is_told_at_today(ccwuniv: Ccwuniv) -> None:
    text = ccwuniv("brief", "Poland", "--internal")[1]
    assert "the Mine Ban Convention" not in text or "effective 20 February 2026" in text
    year = ccwuniv("year", "--since", "2025-11-14", "--until", "2026-12-16")[1]
    assert "| 2026-02-20 | Poland | Mine Ban Convention | ends |" in year


def test_a_planned_act_that_lies_ahead_is_in_the_internal_brief(ccwuniv: Ccwuniv) -> None:
    ccwuniv("log", "add", "--kind", "seminar", "--start", "2027-02-01", "--states", "LAO", "--status", "planned")
    assert "Planned: seminar (2027-02-01-seminar-1)." in ccwuniv("brief", "LAO", "--internal")[1]


# What is left out, and on what an answer rests


def test_how_many_internal_acts_are_left_out_is_said_and_of_confidential_ones_nothing(ccwuniv: Ccwuniv) -> None:
    ccwuniv(*ACT)
    ccwuniv(*ACT, "--again", "--public")
    ccwuniv(*ACT, "--again", "--confidential")
    for words in (["brief", "VNM"], ["annual", "--year", "2026"], ["explore", "--acts"], ["log", "export", "a.csv"]):
        code, out, error = ccwuniv(*words)
        assert code == 0
        assert "Internal acts left out: 1; --internal adds them.\n" in error, words
        assert "INTERNAL" not in out
        _, out, error = ccwuniv(*words, "--internal")
        assert "left out: " not in error
        assert "INTERNAL" in out
    assert "Internal acts left out" not in ccwuniv("brief", "LAO")[2]


def test_a_record_says_how_many_internal_acts_it_leaves_out(reg: ccw.Registry) -> None:
    acts = [
        {"id": level, "kind": "letter", "start": "2026-01-20", "states": ["VNM"], "level": level}
        for level in ("public", "internal", "confidential")
    ]
    log = ccw.OutreachLog(acts)
    assert [ccw.brief(reg, log, "VNM", internal=inside).left_out for inside in (False, True)] == [1, 0]
    assert [ccw.annual_report(reg, log, 2026, internal=inside).left_out for inside in (False, True)] == [1, 0]
    assert ccw.annual_report(reg, log, 2025).left_out == 0
    letters = ccw.letter_list(reg, log, "signatory")
    assert letters.attrs["ccwuniv"]["internal_acts_left_out"] == 1


def test_the_log_commands_read_the_data_of_the_office(ccwuniv: Ccwuniv, reg: ccw.Registry) -> None:
    joined = {"iso3": "VNM", "instrument": "CCW", "kind": "ratification", "date": "2026-01-05", "source": "made"}
    reg.with_actions([joined]).replaced(version="mine").write("own")
    assert "was bound by CCW already" in ccwuniv(*ACT, "--data", "own")[2]
    ccwuniv("log", "add", "--kind", "letter", "--start", "2026-03-02", "--not-party-to", "CCW")
    shown = [
        ccwuniv("log", "show", "--state", "Viet Nam", *more)[1].count("letter") for more in ([], ["--data", "own"])
    ]
    assert shown[0] == shown[1] + 2
    assert "version mine" in ccwuniv("log", "handover", "over.md", "--data", "own")[2]


# Refusals


def test_a_refusal_names_the_option_after_which_the_value_stands(ccwuniv: Ccwuniv) -> None:
    for words, said in (
        (["annual", "--year", "2026", "--out", "a.md", "--annex", "b.pdf"], "--annex b.pdf is not accepted"),
        (["brief", "LAO", "--contacts", "c.txt"], "--contacts c.txt is not accepted"),
        (["status", "LAO", "--as-of", "x"], "--as-of x: not understood as a day; use a day as 'YYYY-MM-DD'.\n"),
        (["log", "amend", "a", "--note", "x"], "ID a: no act of this log has this id."),
        (["log", "add", "--kind", "other", *ACT[4:]], "ccwuniv: an act of another kind needs a note that says what"),
        (["log", "undo"], "Please add --yes, or the id of the act."),
        (["annual", "--year", "x"], "Invalid value for '--year': use a whole number. See ccwuniv annual --help.\n"),
        (["letters", "--date", "2026-12-01"], "Please add --form note, letter or email with --templates and --date."),
        (["changes", "--since", "2031-01-01"], "choose that day or an earlier one. To add newer data, see `ccwuniv"),
        (["report", "--as-of", "2031-01-01"], "or add --after-data for what follows from them by law. To add"),
    ):
        ccwuniv(*ACT, "--id", "b", "--again")
        Path("c.txt").write_text("", encoding="utf-8")
        code, _, error = ccwuniv(*words)
        assert code in (1, 2)
        assert said in error


def commands(command: Any = None, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401
    """Give each command with its words."""
    command = command or get_command(app)
    if not hasattr(command, "commands"):
        yield words, command
        return
    for name, one in command.commands.items():
        yield from commands(one, (*words, name))


NEEDED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("changes",): ("--since", "2014-01-01"),
    ("log", "add"): ACT[2:],
    ("log", "withdraw"): ("--reason", "x"),
    ("log", "sponsorship"): ("--stage", "granted"),
    ("annual",): ("--year", "2026"),
    ("year",): ("--since", "2025-11-14", "--until", "2026-12-16"),
}
FREE = {
    ("log", "add"): {"note", "venue", "document", "accession_stage", "id", "actor", "mandates", "part_of", "same_as",
                     "audience"},
    ("report",): {"out"},
}  # fmt: skip
"""Options that take any text."""
ARGUMENTS = {
    "state": "LAO",
    "file": "x.none",
    "act": "a",
    "folder": "x.none",
    "pages": "x.none",
    "other": "x",
    "log": "x",
}


def test_no_refusal_speaks_of_an_argument_of_a_function(ccwuniv: Ccwuniv, subtests: pytest.Subtests) -> None:
    ccwuniv(*ACT, "--id", "a")
    tried = 0
    for words, command in commands():
        given = [ARGUMENTS[one.name] for one in command.params if one.param_type_name == "argument" and one.required]
        for option in command.params:
            if option.param_type_name != "option" or option.is_flag or option.name in FREE.get(words, ()):
                continue
            needed = list(NEEDED.get(words, ()))
            if (name := max(option.opts, key=len)) in needed:
                del needed[needed.index(name) : needed.index(name) + 2]
            tried += 1
            with subtests.test(" ".join((*words, name))):
                error = ccwuniv(*words, *given, *needed, name, "no such/x.none")[2]
                said = [line for line in error.splitlines() if line.startswith("ccwuniv:")]
                assert not re.search(r"\b[a-z_]+=(?!CODE|STATES)|datetime|Traceback|OutreachAction", "\n".join(said)), (
                    said
                )
    assert tried > 100
