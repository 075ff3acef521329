"""The commands of the office: the year, and the log entered in one line or by questions."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import ccwuniv as ccw
from ccwuniv.cli import register
from ccwuniv.cli.act_entry import read_actor
from ccwuniv.outreach import read_states

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; what goes wrong is the result's exception."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCWUNIV_LOG", raising=False)
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-11-30")
    monkeypatch.setenv("CCWUNIV_USER", "Anna")
    app = typer.Typer()
    register(app)

    def command(*words: str, answers: str = "") -> Result:
        return CliRunner().invoke(app, list(words), input=answers)

    return command


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccwuniv.cli.log_options._is_terminal", lambda: True)


ONE = ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--states", "Viet Nam, Egypt")


def only_act() -> ccw.OutreachAction:
    with ccw.OutreachLog.open("outreach.sqlite") as live:
        [act] = live.acts(confidential=True)
    return act


class TestAdd:
    def test_one_line(self, run: Run) -> None:
        done = run(*ONE, "--instruments", "CCW", "--actor", "Finland", "--note", "x", "--due", "9999-04-01")
        assert done.exit_code == 0
        assert done.stdout == (
            "Recorded in outreach.sqlite: 2026-03-02-letter-1: letter, 2026-03-02; towards Egypt, Viet Nam; for CCW; "
            "by FIN; follow-up due 9999-04-01; x\n"
        )
        assert done.stderr == ""
        act = only_act()
        assert (act.states, act.instruments, str(act.due)) == (("VNM", "EGY"), ("CCW",), "9999-04-01")

    @pytest.mark.parametrize(
        ("options", "field", "value"),
        [
            (["--instruments", "Protocol V; AP II"], "instruments", ("P5", "AP2")),
            (["--confidential"], "level", "confidential"),
            (["--public"], "level", "public"),
            ([], "level", "internal"),
            (["--status", "planned"], "status", "planned"),
            (["--end", "2026-03-04"], "end", dt.date(2026, 3, 4)),
            (["--mandates", "plan-2011-1, plan-2011-2"], "mandates", ("plan-2011-1", "plan-2011-2")),
            (["--accession-stage", "in parliament"], "accession_stage", "in parliament"),
            (["--actor", "Poland", "--actor", "role=Chair; country=Fiji"], "actors",
             (ccw.Actor(country="POL"), ccw.Actor(role="Chair", country="FJI"))),
            (["--actor", "high representative for disarmament affairs"], "actors",
             (ccw.Actor(role="High Representative for Disarmament Affairs", organisation="United Nations"),)),
        ],
    )  # fmt: skip
    def test_field(self, run: Run, options: list[str], field: str, value: object) -> None:
        assert run(*ONE, *options).exit_code == 0
        assert getattr(only_act(), field) == value

    def test_whom_described(self, run: Run) -> None:
        words = ("--party-to", "P2", "--not-party-to", "AP2")
        assert run("log", "add", "--kind", "letter", "--start", "2026-03-02", *words).exit_code == 0
        assert only_act().selector == ccw.Selector(party_to=["P2"], not_party_to=["AP2"])

    def test_ids_count_on_past_withdrawn_ones(self, run: Run) -> None:
        run(*ONE)
        run("log", "withdraw", "2026-03-02-letter-1", "--reason", "twice")
        assert "Recorded in outreach.sqlite: 2026-03-02-letter-2:" in run(*ONE).stdout
        assert "Recorded in outreach.sqlite: mine:" in run(*ONE, "--id", "mine", "--again").stdout

    @pytest.mark.parametrize(
        ("options", "error", "words"),
        [
            (["--states", "Frnace"], ccw.UnknownStateError, "did you mean France"),
            (["--states", "Kosovo"], ccw.NotAParticipantError, "not a possible participant"),
            (["--due", "2026-03-01"], ccw.DataError, "due on 2026-03-01, before it starts"),
            (["--due", "tomorrow"], ccw.CcwError, "'tomorrow'"),
            (["--kind", "ltter"], ccw.DataError, "'letter'"),
            (["--start", "2026-02-30"], ccw.CcwError, "no calendar has this day"),
            (["--instruments", "P6"], ccw.UnknownInstrumentError, "Known codes"),
            (["--actor", "colour=blue"], ccw.OptionError, "role=..."),
            (["--id", "two words"], ccw.DataError, "one word"),
            (["--same-as", "x", "--id", "x"], ccw.DataError, "another record of itself"),
        ],
    )
    def test_what_cannot_be_is_refused_and_no_log_begun(
        self, run: Run, options: list[str], error: type[Exception], words: str
    ) -> None:
        done = run(*ONE, *options)
        assert isinstance(done.exception, error)
        assert words in str(done.exception)
        assert not Path("outreach.sqlite").exists()

    def test_an_id_that_is_taken(self, run: Run) -> None:
        run(*ONE, "--id", "a")
        assert "this id is taken" in str(run(*ONE, "--id", "a", "--again").exception)

    @pytest.mark.parametrize(
        ("states", "instruments", "noted"),
        [
            ("France", "CCW", True), ("France", "CCW; P5", True), ("Lao PDR", "AP2", False), ("Lao PDR", "P2", True),
            ("Viet Nam", "CCW", False), ("Lao PDR", "P2; AP2", False), ("DDR", "CCW", True),
        ],
    )  # fmt: skip
    def test_an_act_about_a_party_is_recorded_with_a_word(
        self, run: Run, states: str, instruments: str, noted: bool
    ) -> None:
        done = run(*ONE, "--states", states, "--instruments", instruments)
        assert done.exit_code == 0
        assert ("recorded all the same" in done.stderr) == noted
        assert only_act()

    def test_a_follow_up_that_is_past_is_recorded_with_a_word(self, run: Run) -> None:
        done = run(*ONE, "--due", "2026-03-03")
        assert "was due on 2026-03-03, which is past" in done.stderr
        assert str(only_act().due) == "2026-03-03"

    def test_a_misspelt_office_is_recorded_with_a_word(self, run: Run) -> None:
        done = run(*ONE, "--actor", "High Representative for Disarmament Affair")
        assert "known is High Representative for Disarmament Affairs, United Nations" in done.stderr

    @pytest.mark.parametrize("missing", ["kind", "start", "states"])
    def test_without_a_terminal_what_is_missing_is_said(self, run: Run, missing: str) -> None:
        words = list(ONE[2:])
        place = words.index(f"--{missing}")
        done = run("log", "add", *words[:place], *words[place + 2 :])
        assert f"--{missing}" in str(done.exception)
        assert isinstance(done.exception, ccw.OptionError)


@pytest.mark.usefixtures("terminal")
class TestQuestions:
    def test_an_act_by_questions(self, run: Run) -> None:
        answers = ["letter", "2026-03-02", "viet; Lao PDR", "ap ii", "Finland", "a note", "2026-12-01", "conf", "y"]
        done = run("log", "add", answers="\n".join(answers) + "\n")
        assert done.exit_code == 0, done.output
        act = only_act()
        assert (act.kind, act.states, act.instruments) == ("letter", ("VNM", "LAO"), ("AP2",))
        assert (act.actors, act.note, str(act.due), act.level) == (
            (ccw.Actor(country="FIN"),), "a note", "2026-12-01", "confidential",
        )  # fmt: skip

    def test_an_answer_that_stands_for_nothing_is_asked_for_again(self, run: Run) -> None:
        answers = ["letr", "letter", "March", "2026-03-02", "Frnace", "guin", "France", "P9", "", "", "", "", "", "y"]
        done = run("log", "add", answers="\n".join(answers) + "\n")
        assert done.exit_code == 0, done.output
        for words in (
            "Error: 'letr'",
            "'March': not understood as a day; use a day as 'YYYY-MM-DD'.\n",
            "did you mean France",
            "Guinea-Bissau",
            "'P9'",
        ):
            assert words in done.output
        assert only_act().states == ("FRA",)

    def test_a_kind_is_completed(self, run: Run) -> None:
        run("log", "add", answers="bilat\n2026-03-02\nEgypt\n\n\n\n\n\n\n")
        assert only_act().kind == "bilateral_meeting"

    def test_an_office_is_completed_and_a_near_miss_asked_about(self, run: Run) -> None:
        near = "High Representative for Disarmament Afairs"
        answers = f"letter\n2026-03-02\nEgypt\n\n{near}\nn\nhigh representative for\n\n\n\n\n"
        done = run("log", "add", answers=answers)
        assert "Is High Representative for Disarmament Afairs another one?" in done.output
        assert [actor.organisation for actor in only_act().actors] == ["United Nations"]

    def test_a_misspelt_country_is_asked_about(self, run: Run) -> None:
        done = run("log", "add", answers="letter\n2026-03-02\nEgypt\n\nPolnd\nn\nPoland\n\n\n\n\n")
        assert "Known is Poland. Is Polnd another one?" in done.output
        assert only_act().actors == (ccw.Actor(country="POL"),)

    def test_only_what_is_missing_is_asked(self, run: Run) -> None:
        done = run("log", "add", "--kind", "letter", "--states", "Egypt", "--instruments", "CCW", "--actor", "Fiji",
                   "--note", "x", "--due", "2026-12-01", "--confidential", answers="2026-03-02\n\n")  # fmt: skip
        assert done.exit_code == 0, done.output
        assert done.output.count("?") + done.output.count("Day (") == 2

    def test_an_act_towards_nobody_needs_a_note(self, run: Run) -> None:
        done = run("log", "add", answers="publication\n2026-03-02\n\n\n\n\n\nfor everyone\n\n\n\n")
        assert done.exit_code == 0, done.output
        assert only_act().note == "for everyone"

    def test_an_interrupted_act_is_not_recorded(self, run: Run) -> None:
        assert run("log", "add", answers="letter\n2026-03-02\n").exit_code == 1
        assert not Path("outreach.sqlite").exists()


class TestLog:
    def test_due_by_day(self, run: Run) -> None:
        for day in ("2026-05-01", "2026-04-01", "2026-06-01"):
            run(*ONE, "--due", day, "--again")
        run(*ONE, "--due", "2026-03-15", "--confidential", "--again")
        done = run("log", "due", "--until", "2026-05-01")
        assert [line[:10] for line in done.stdout.splitlines()] == ["2026-04-01", "2026-05-01"]
        assert "--confidential shows them" in done.stderr
        assert run("log", "due", "--confidential").stdout.startswith("2026-03-15")

    def test_a_follow_up_that_is_done_is_cleared(self, run: Run) -> None:
        run(*ONE, "--due", "2026-04-01")
        assert run("log", "amend", "2026-03-02-letter-1", "--due", "", "--note", "answered").exit_code == 0
        assert run("log", "due").stdout == "Nothing is due.\n"
        assert only_act().note == "answered"

    def test_amend_changes_only_what_it_is_given(self, run: Run) -> None:
        run(*ONE, "--actor", "Fiji", "--note", "x", "--confidential")
        before = only_act()
        run("log", "amend", before.id, "--states", "Egypt", "--level", "internal", "--see-confidential")
        assert only_act() == before.model_copy(update={"states": ("EGY",), "level": "internal"})

    @pytest.mark.parametrize(
        ("words", "error"),
        [
            (["amend", "nobody", "--note", "x"], ccw.DataError),
            (["amend", "2026-03-02-letter-1"], ccw.DataError),
            (["amend", "2026-03-02-letter-1", "--start", ""], ccw.OptionError),
            (["amend", "2026-03-02-letter-1", "--due", "2026-03-01"], ccw.DataError),
            (["amend", "2026-03-02-letter-1", "--states", "Atlantis"], ccw.UnknownStateError),
            (["withdraw", "nobody", "--reason", "x"], ccw.DataError),
            (["withdraw", "2026-03-02-letter-1", "--reason", " "], ccw.OptionError),
            (["show", "nobody"], ccw.DataError),
            (["export", "acts.txt"], ccw.OptionError),
            (["export", "no/acts.csv"], ccw.StoreError),
            (["export", "no/acts.jsonl"], ccw.StoreError),
            (["show", "--state", "Frnace"], ccw.UnknownStateError),
            (["due", "--until", "soon"], ccw.DateError),
        ],
    )
    def test_refused_and_nothing_lost(self, run: Run, words: list[str], error: type[Exception]) -> None:
        run(*ONE)
        before = only_act()
        assert isinstance(run("log", *words).exception, error)
        assert only_act() == before

    @pytest.mark.parametrize("words", [["show", "a"], ["amend", "a", "--note", "x"], ["undo"], ["verify"],
                                       ["withdraw", "a", "--reason", "x"], ["handover", "a.md"],
                                       ["due", "--log", "other.sqlite"], ["show", "--log", "other.sqlite"],
                                       ["today", "--log", "other.jsonl"]])  # fmt: skip
    def test_a_log_that_is_not_there_is_not_begun(self, run: Run, words: list[str]) -> None:
        done = run("log", *words)
        assert isinstance(done.exception, ccw.StoreError)
        assert "no such" in str(done.exception)
        assert list(Path().iterdir()) == []

    @pytest.mark.parametrize("words", [ONE[1:], ("due",), ("show",), ("amend", "a", "--note", "x")])
    def test_a_log_of_a_newer_version(self, run: Run, words: tuple[str, ...]) -> None:
        run(*ONE)
        with sqlite3.connect("outreach.sqlite") as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            database.execute(f"PRAGMA user_version = {version + 1}")
        database.close()
        before = Path("outreach.sqlite").read_bytes()
        done = run("log", *words)
        assert isinstance(done.exception, ccw.StoreError), done.output
        assert "newer" in str(done.exception)
        assert Path("outreach.sqlite").read_bytes() == before

    def test_show_by_state_named_or_described(self, run: Run) -> None:
        run(*ONE)
        run("log", "add", "--kind", "demarche", "--start", "2026-03-02", "--not-party-to", "CCW")
        run("log", "add", "--kind", "letter", "--start", "2026-03-03", "--states", "Laos", "--instruments", "AP2")
        shown = {state: run("log", "show", "--state", state).stdout for state in ("VNM", "Eritrea", "LAO", "FRA")}
        kinds = {state: [line.partition(":")[0][11:] for line in text.splitlines()] for state, text in shown.items()}
        assert kinds == {
            "VNM": ["demarche-1", "letter-1"], "Eritrea": ["demarche-1"], "LAO": ["letter-1"], "FRA": [""],
        }  # fmt: skip

    def test_history(self, run: Run) -> None:
        run(*ONE)
        run("log", "amend", "2026-03-02-letter-1", "--note", "second")
        run("log", "withdraw", "2026-03-02-letter-1", "--reason", "a slip")
        events = [line.split("  ")[2] for line in run("log", "show", "2026-03-02-letter-1").stdout.splitlines()[::2]]
        assert events == ["append", "amend", "withdraw (a slip)"]
        assert " UTC by Anna  append" in run("log", "show", "2026-03-02-letter-1").stdout

    def test_the_log_of_the_environment(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CCWUNIV_LOG", "office.sqlite")
        run(*ONE)
        assert Path("office.sqlite").exists()
        assert "letter-1" in run("log", "show").stdout
        assert "1 contact on record" in run("brief", "VNM", "--internal").stdout

    def test_export_reads_back(self, run: Run) -> None:
        run(*ONE)
        run(*ONE, "--confidential", "--again")
        run("log", "export", "all.jsonl", "--confidential")
        done = run("log", "export", "some.jsonl", "--internal")
        assert "Confidential acts, if there are any, are left out" in done.stderr
        assert done.stdout == "INTERNAL: 1 act is in some.jsonl.\n"
        done = run("log", "export", "none.jsonl")
        assert "Internal acts left out: 1; --internal adds them." in done.stderr
        assert (done.stdout, Path("none.jsonl").read_text()) == ("0 acts are in none.jsonl.\n", "")
        assert [len(ccw.OutreachLog.read_jsonl(name)) for name in ("all.jsonl", "some.jsonl")] == [1, 1]
        assert len(ccw.OutreachLog.read_jsonl("all.jsonl").acts(confidential=True)) == 2
        assert run("log", "show", "--log", "some.jsonl").stdout == run("log", "show").stdout
        run("log", "export", "acts.csv", "--internal")
        assert len(list(csv.DictReader(io.StringIO(Path("acts.csv").read_text(encoding="utf-8-sig"))))) == 1


class TestYear:
    def test_year(self, run: Run) -> None:
        done = run("year", "--since", "2013-11-15", "--until", "2014-11-14")
        assert "Day 364 of 364" in done.stdout
        assert isinstance(run("year", "--since", "2014-11-14", "--until", "2013-11-15").exception, ccw.DateError)


class TestReading:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("Viet Nam, Egypt", "VNM EGY"),
            ("Korea, Republic of, Egypt", "KOR EGY"),
            ("Egypt, Iran, Islamic Republic of", "EGY IRN"),
            ("Korea, Republic of; Congo, Democratic Republic of the", "KOR COD"),
            ("越南、埃及，老挝", "VNM EGY LAO"),
            ("مصر، لبنان", "EGY LBN"),
            ("LAO,LAO , lao", "LAO"),
            ("Thailand & Myanmar", "THA MMR"),
            ("Thailand, Togo et Bénin and Bosnia and Herzegovina", "THA TGO BEN BIH"),
            ("Egypt\nLebanon\n", "EGY LBN"),
            ("", ""),
        ],
    )
    def test_states(self, text: str, codes: str) -> None:
        assert read_states(text) == codes.split()

    @pytest.mark.parametrize("text", ["Thailand and Atlantis", "Guinea and Bissau", "North and South Korea"])
    def test_states_of_which_one_is_not_known(self, text: str) -> None:
        with pytest.raises(ccw.UnknownStateError, match=f"{text!r} is not a state known here"):
            read_states(text)

    def test_an_office_on_record_is_taken_without_the_person_who_held_it(self) -> None:
        from ccwuniv.cli.act_entry import known_actors

        known = known_actors(ccw.OutreachLog.bundled())
        assert read_actor("High Representative for Disarmament Affairs", known).person == ""
        assert read_actor("Angela Kane", known).person == "Angela Kane"
