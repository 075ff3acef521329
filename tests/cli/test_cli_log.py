"""The daily act on the command line: recorded once, understood, taken back, brought in, handed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import ccwuniv as ccw
from ccwuniv.cli import register
from ccwuniv.outreach import KIND_MEANINGS
from tests.outreach.test_log_shared import lock

Run = Callable[..., Result]
NEXT = "granted or declined or cancelled"
CALL = ("log", "add", "--kind", "call", "--start", "2026-11-03", "--states", "Fiji")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; what goes wrong is the result's exception."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCWUNIV_LOG", raising=False)
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-11-30")
    monkeypatch.setenv("CCWUNIV_USER", "Anna")
    app = typer.Typer()
    register(app)
    return lambda *words, answers="": CliRunner().invoke(app, list(words), input=answers)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccwuniv.cli.log_options._is_terminal", lambda: True)


def acts() -> list[ccw.OutreachAction]:
    with ccw.OutreachLog.open("outreach.sqlite") as live:
        assert live.verify() == ()
        return list(live.acts(confidential=True))


# Recording


def test_the_same_act_is_refused_without_anybody_to_ask(run: Run) -> None:
    assert run(*CALL).exit_code == 0
    done = run(*CALL, "--note", "again?")
    assert "may be recorded already, as 2026-11-03-call-1: call, 2026-11-03; towards Fiji" in str(done.exception)
    assert "add --again" in str(done.exception)
    assert len(acts()) == 1
    assert run(*CALL, "--again").exit_code == 0
    assert run(*CALL[:-1], "Tonga").exit_code == 0
    assert len(acts()) == 3


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("answers", "number"), [("n\n", 1), ("y\ny\n", 2), ("y\nn\n", 1)])
def test_at_a_terminal_it_is_asked_back(run: Run, answers: str, number: int) -> None:
    assert run(*CALL, "--instruments", "P5", "--actor", "Fiji", "--note", "x", "--due", "2026-12-01",
               "--public", answers="y\n").exit_code == 0  # fmt: skip
    done = run(*CALL, "--public", "--instruments", "P5", "--actor", "Fiji", "--note", "x", "--due", "2026-12-01",
               answers=answers)  # fmt: skip
    assert "This may be recorded already:\n  2026-11-03-call-1:" in done.stdout
    assert len(acts()) == number


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("answer", ["y\n", "\n", "n\n"])
def test_what_was_understood_is_shown_before_it_is_recorded(run: Run, answer: str) -> None:
    done = run(*CALL, "--note", "the kit", "--venue", "Suva", answers=answer)
    shown = {line[2:16].strip(): line[17:] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert {name.rstrip(":"): value for name, value in shown.items()} == {
        "Kind": "call", "When": "2026-11-03", "Where": "Suva", "Towards": "Fiji", "For": "CCW", "By": "not said",
        "Note": "the kit", "Follow-up due": "never", "Level": "internal",
    }  # fmt: skip
    assert "Record this in outreach.sqlite?" in done.stdout
    assert Path("outreach.sqlite").exists() == (answer != "n\n")


def test_nothing_is_done_before_its_day(run: Run) -> None:
    done = run(*CALL[:4], "--start", "2027-03-01", "--states", "Fiji")
    assert "is said to be done on 2027-03-01, and today is 2026-11-30; record it as planned" in str(done.exception)
    assert not Path("outreach.sqlite").exists()
    assert run(*CALL[:4], "--start", "2027-03-01", "--states", "Fiji", "--status", "planned").exit_code == 0
    for change in (("--status", "done"), ("--status", "done", "--start", "2026-12-01")):
        assert "record it as planned" in str(run("log", "amend", "2027-03-01-call-1", *change).exception)
    assert run("log", "amend", "2027-03-01-call-1", "--status", "done", "--start", "2026-11-30").exit_code == 0


def test_the_kinds_are_listed_with_a_line_each_and_a_misspelt_one_gets_a_suggestion(run: Run) -> None:
    for command in ("add", "amend"):
        shown = " ".join(run("log", command, "--help").stdout.split())
        assert all(f"{kind}: {meaning}" in shown for kind, meaning in KIND_MEANINGS.items())
    assert "did you mean 'note_verbale'?" in str(run(*CALL[:3], "noteverbale", *CALL[4:]).exception)
    run(*CALL)
    assert "did you mean 'email'?" in str(run("log", "amend", "2026-11-03-call-1", "--kind", "e-mail").exception)


def test_an_attachment_is_known_by_its_checksum(run: Run) -> None:
    Path("letters").mkdir()
    Path("letters/fiji.pdf").write_bytes(b"one")
    assert run(*CALL, "--attach", "letters/fiji.pdf").exit_code == 0
    assert [one.path for one in acts()[0].attachments] == ["letters/fiji.pdf"]
    assert "letters/fiji.pdf: as recorded" in run("log", "show", "2026-11-03-call-1").stdout
    Path("letters/fiji.pdf").write_bytes(b"two")
    assert "letters/fiji.pdf: changed since" in run("log", "show", "2026-11-03-call-1").stdout
    Path("letters/fiji.pdf").unlink()
    assert "letters/fiji.pdf: not there" in run("log", "show", "2026-11-03-call-1").stdout
    assert "there is no such file" in str(run(*CALL, "--again", "--attach", "letters/fiji.pdf").exception)
    Path("more.txt").write_bytes(b"x")
    run("log", "amend", "2026-11-03-call-1", "--attach", "more.txt")
    assert [one.path for one in acts()[0].attachments] == ["letters/fiji.pdf", "more.txt"]


def test_undo(run: Run) -> None:
    run(*CALL)
    run("log", "amend", "2026-11-03-call-1", "--note", "x")
    assert "--yes, or the id of the act" in str(run("log", "undo").exception)
    assert run("log", "undo", "--yes").stdout.endswith("Taken back in outreach.sqlite: 2026-11-03-call-1.\n")
    assert [act.note for act in acts()] == [""]
    assert "taken back already" in str(run("log", "undo", "2026-11-03-call-1").exception)
    run(*CALL[:-1], "Tonga")
    assert "Tonga" in run("log", "undo", "2026-11-03-call-2").stdout
    assert len(acts()) == 1


# One log


def test_every_command_rests_on_one_log_and_says_which(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    words = (("log", "due"), ("log", "show"), ("log", "today"), ("log", "sponsorship"), ("log", "export", "a.jsonl"),
             ("brief", "Fiji", "--internal"), ("letters", "--internal"),
             ("year", "--since", "2013-11-15", "--until", "2014-11-14"))  # fmt: skip
    for command in words:
        assert (
            "Log: the shipped one, of public acts from 1995 to 2024; there is no outreach.sqlite"
            in run(*command).stderr
        )
    run(*CALL)
    for command in words:
        assert "Log: outreach.sqlite.\n" in run(*command).stderr
    monkeypatch.setenv("CCWUNIV_LOG", "other.sqlite")
    assert "Recorded in other.sqlite: " in run(*CALL).stdout
    assert "Log: other.sqlite.\n" in run("log", "show").stderr


def test_the_log_of_the_office_s_own_file(run: Run) -> None:
    Path("ccwuniv.toml").write_text('form = 1\nlog = "shared.sqlite"\n', encoding="utf-8")
    assert f"there is no {Path('shared.sqlite').resolve()}." in run("log", "due").stderr
    assert "shared.sqlite: 2026-11-03-call-1" in run(*CALL).stdout
    assert "shared.sqlite.\n" in run("log", "due").stderr
    assert not Path("outreach.sqlite").exists()


def test_a_conflicted_copy_is_named_and_merged(run: Run) -> None:
    run(*CALL)
    copy = "outreach (Boris's conflicted copy 2026-11-30).sqlite"
    run("log", "backup", copy)
    run(*CALL[:-1], "Tonga", "--log", copy)
    noted = run("log", "show").stderr
    assert f"Note: beside the log lies {copy}, which two machines made." in noted
    assert f'ccwuniv log merge "outreach.sqlite" "{copy}"' in noted
    done = run("log", "merge", "outreach.sqlite", copy)
    assert done.exit_code == 0, done.exception
    assert done.stdout.startswith("2026-11-03-call-2: taken\nMerged ")
    assert [act.states for act in acts()] == [("FJI",), ("TON",)]
    before = sorted(Path().iterdir())
    assert "is new to outreach.sqlite" in run("log", "merge", "outreach.sqlite", copy).stdout
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(("options", "code", "note"), [([], 1, "here"), (["--prefer", "there"], 0, "there"),
                                                       (["--prefer", "here"], 0, "here")])  # fmt: skip
def test_an_act_changed_in_both_copies(run: Run, options: list[str], code: int, note: str) -> None:
    run(*CALL)
    run("log", "backup", "copy.sqlite")
    run("log", "amend", "2026-11-03-call-1", "--note", "here")
    run("log", "amend", "2026-11-03-call-1", "--note", "there", "--log", "copy.sqlite")
    done = run("log", "merge", "outreach.sqlite", "copy.sqlite", *options)
    assert "2026-11-03-call-1: changed in both copies: here by Anna on " in done.stdout
    assert (done.exit_code, acts()[0].note) == (code, note)


def test_unlock(run: Run) -> None:
    run(*CALL)
    assert run("log", "unlock").stdout == "Nobody holds outreach.sqlite.\n"
    lock(Path("outreach.sqlite"))
    assert "--yes, once you know that this program no longer runs" in str(run("log", "unlock").exception)
    done = run("log", "unlock", "--yes")
    assert done.stdout.startswith("outreach.sqlite is held by Anna Keller on GVA-12 since 2026-11-30 09:00:00 +0100.\n")
    assert len(acts()) == 1


# The day


def test_today(run: Run) -> None:
    for day, states, options in (
        ("2026-06-01", "Fiji", ["--due", "2026-09-01"]),
        ("2026-11-02", "Tonga", ["--due", "2026-12-05"]),
        ("2026-11-10", "Samoa", ["--status", "planned"]),
        ("2026-12-03", "Nauru", ["--status", "planned"]),
        ("2026-11-11", "Chad", ["--due", "2027-06-01", "--confidential"]),
    ):
        run("log", "add", "--kind", "call", "--start", day, "--states", states, *options)
    run("log", "add", "--kind", "sponsorship", "--start", "2026-11-16", "--end", "2026-11-20", "--states", "Palau",
        "--stage", "applied")  # fmt: skip
    shown = run("log", "today").stdout
    assert shown.startswith("Today is 30 November 2026.\n")
    parts = {part.partition(" (")[0]: part.splitlines()[1:] for part in shown.split("\n\n")[1:]}
    assert [line[2:12] for line in parts["Overdue"]] == ["2026-09-01"]
    assert [line[2:12] for line in parts["Due within 14 days"]] == ["2026-12-05"]
    came = parts["Recorded since 2026-11-23"]
    assert "Chad" not in shown
    if "Nothing was recorded." not in came[0]:  # the clock of the records is the machine's
        assert all("Anna: append: " in line for line in came)
    assert [line.strip().partition(":")[0] for line in parts["To do next"]] == [
        "answer or follow up, then", "was it done on 2026-11-10? Then",
        "sponsorship 2026-11-16-sponsorship-1 is applied, which ended on 2026-11-20; next is " + NEXT,
        "prepare for 2026-12-03",
    ]  # fmt: skip
    assert "ccwuniv log amend 2026-11-10-call-1 --status done" in parts["To do next"][1]


def test_a_sponsorship_from_the_application_to_the_follow_up(run: Run) -> None:
    run("log", "add", "--kind", "sponsorship", "--start", "2026-11-16", "--end", "2026-11-20", "--states", "Palau",
        "--stage", "applied", "--note", "two delegates")  # fmt: skip
    name = "2026-11-16-sponsorship-1"
    assert f"applied (1); next: {NEXT}" in run("log", "sponsorship").stdout
    assert "'granted', 'declined' or 'cancelled'" in str(
        run("log", "sponsorship", name, "--stage", "attended").exception
    )
    for stage, options in (("granted", []), ("attended", ["--due", "2026-12-20"]), ("followed_up", ["--due", ""])):
        assert run("log", "sponsorship", name, "--stage", stage, *options).exit_code == 0
        assert acts()[0].stage == stage
    assert acts()[0].status == "done"
    assert acts()[0].due is None
    assert "is closed" in str(run("log", "sponsorship", name, "--stage", "cancelled").exception)
    with ccw.OutreachLog.open("outreach.sqlite") as live:
        assert [v.action.stage for v in live.history(name)] == ["applied", "granted", "attended", "followed_up"]


def test_a_sponsorship_is_not_attended_before_its_day(run: Run) -> None:
    run("log", "add", "--kind", "sponsorship", "--start", "2027-03-01", "--states", "Palau", "--stage", "granted")
    assert "record it as planned" in str(
        run("log", "sponsorship", "2027-03-01-sponsorship-1", "--stage", "attended").exception
    )


LIST = """Date,Country,Type,Remarks
2026-03-02,Viet Nam,e-mail,sent the kit
03/04/2026,Laos,letter,
2026-03-02,Viet Nam,email,the same
2026-03-05,Atlantis,call,
2027-03-05,Fiji,call,
"""


def test_a_list_is_brought_in_with_a_report_of_each_row(run: Run) -> None:
    Path("list.csv").write_text(LIST, encoding="utf-8")
    done = run("log", "import", "list.csv", "--report", "report.csv")
    assert done.exit_code == 1
    assert "row 2: taken: email, 2026-03-02; towards Viet Nam; for CCW; sent the kit" in done.stdout
    assert "row 3: unclear: start: '03/04/2026' may be 3 April or 4 March 2026" in done.stdout
    assert "row 4: unclear: may be row 2 again; --again takes it" in done.stdout
    assert "row 5: unclear: 'Atlantis' is not a state known here" in done.stdout
    assert "row 6: refused: is said to be done on 2027-03-05" in done.stdout
    assert "taken 1, unclear 3, refused 1.\nNothing was recorded; --yes records the row taken." in done.stdout
    assert not Path("outreach.sqlite").exists()
    assert Path("report.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("2,taken,,,")
    assert run("log", "import", "list.csv", "--yes", "--day-first", "--level", "public").exit_code == 1
    assert [(act.id, act.level) for act in acts()] == [
        ("2026-03-02-email-1", "public"), ("2026-04-03-letter-1", "public"),
    ]  # fmt: skip
    done = run("log", "import", "list.csv", "--yes", "--day-first")
    assert "row 2: unclear: may be 2026-03-02-email-1 again" in done.stdout
    assert len(acts()) == 2
    run("log", "undo", "--yes")
    assert acts() == []


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("answer", "number"), [("y\n", 1), ("n\n", 0)])
def test_at_a_terminal_a_list_is_recorded_once_somebody_says_so(run: Run, answer: str, number: int) -> None:
    Path("list.csv").write_text("".join(LIST.splitlines(keepends=True)[:2]), encoding="utf-8")
    done = run("log", "import", "list.csv", answers=answer)
    assert "Record this act in outreach.sqlite?" in done.stdout
    assert Path("outreach.sqlite").exists() == bool(number)


@pytest.mark.parametrize("name", ["over.md", "over.xlsx"])
def test_a_hand_over_file(run: Run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(*CALL, "--due", "2026-11-20", "--note", "asked for the kit")
    run(*CALL[:-1], "Chad", "--confidential")
    monkeypatch.setenv("CCWUNIV_USER", "Boris")
    run(*CALL[:-1], "Tonga", "--due", "2026-12-20")
    done = run("log", "handover", name, "--by", "Anna")
    assert done.stdout == f"INTERNAL: the hand-over file is at {name}.\n"
    if name.endswith("xlsx"):
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(name)
        text = "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)
        assert all(sheet["A1"].value.startswith("INTERNAL") for sheet in book)
    else:
        text = Path(name).read_text(encoding="utf-8")
        assert text.startswith("# INTERNAL: hand-over, 30 November 2026\n")
    assert "asked for the kit" in text
    assert "Fiji" in text
    assert "Tonga" not in text
    assert "Chad" not in text
    assert isinstance(run("log", "handover", "over.txt").exception, ccw.OptionError)
