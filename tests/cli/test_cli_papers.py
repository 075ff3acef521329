"""The commands that write papers: a brief, letters and their templates, the annual draft and its annex."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import ccwuniv as ccw
from ccwuniv.cli import register

docx = pytest.importorskip("docx")
Run = Callable[..., Result]
DATA = "Data: as shipped, version 2026.02.03, to 3 February 2026. Today is 30 November 2026.\n"
ONE = ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--states", "Viet Nam, Egypt")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; what goes wrong is the result's exception."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCWUNIV_LOG", raising=False)
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-11-30")
    app = typer.Typer()
    register(app)
    return lambda *words: CliRunner().invoke(app, list(words))


def test_brief(run: Run) -> None:
    done = run("brief", "越南")
    assert done.stdout.startswith("# Viet Nam and the Convention")
    assert run("brief", "VNM", "--out", "vnm.html").stdout == "The brief is at vnm.html.\n"
    assert Path("vnm.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert isinstance(run("brief", "Vietnm").exception, ccw.UnknownStateError)
    assert isinstance(run("brief", "VNM", "--out", "vnm.pdf").exception, ccw.OptionError)
    assert not Path("vnm.pdf").exists()


def test_a_brief_is_handed_over_without_a_word_of_the_log(run: Run) -> None:
    run(*ONE)
    handed, internal = run("brief", "VNM").stdout, run("brief", "VNM", "--internal", "--log", "outreach.sqlite").stdout
    assert "letter-1" not in handed
    assert "INTERNAL" not in handed
    assert internal.startswith("**INTERNAL**")
    assert "letter-1" in internal
    assert isinstance(run("brief", "VNM", "--confidential").exception, ccw.OptionError)


def test_a_brief_with_the_groups_and_the_language_of_the_office(run: Run) -> None:
    Path("contacts.csv").write_text("state,post,language\nViet Nam,Geneva,French\n", encoding="utf-8")
    text = run(
        "brief", "VNM", "--group", "ASEAN=Viet Nam, LAO, Cambodia", "--not-example", "Cambodia",
        "--contacts", "contacts.csv",
    ).stdout  # fmt: skip
    assert "| ASEAN |" in text
    assert "Cambodia" not in text
    assert "République socialiste du Viet Nam: L'État, qui a signé" in text
    assert isinstance(run("brief", "VNM", "--group", "ASEAN").exception, ccw.OptionError)


def test_the_annual_draft_and_its_annex(run: Run) -> None:
    done = run("annual", "--since", "2025-11-15", "--until", "2026-11-01", "--out", "a.docx", "--annex", "b.docx")
    shipped = "Log: the shipped one, of public acts from 1995 to 2024; there is no outreach.sqlite in this folder.\n"
    assert done.stderr == DATA + shipped + "Totals are as at 3 February 2026, the last day of the data.\n"
    assert done.stdout == "The draft is at a.docx.\nThe internal annex is at b.docx.\n"
    for name, marked in (("a.docx", False), ("b.docx", True)):
        assert (docx.Document(name).sections[0].header.paragraphs[0].text == "INTERNAL") == marked
    first = Path("a.docx").read_bytes()
    run("annual", "--since", "2025-11-15", "--until", "2026-11-01", "--out", "a.docx")
    assert Path("a.docx").read_bytes() == first, "a second run changes nothing"


def test_an_ending_that_is_none_is_refused_before_anything_is_written(run: Run) -> None:
    for name in ("a.doc", "a", "a.pdf"):
        for more in (("--out", name), ("--out", "a.md", "--annex", name)):
            assert isinstance(run("annual", "--year", "2014", *more).exception, ccw.OptionError)
    assert not list(Path().glob("a*"))


def test_drafts_of_letters(run: Run) -> None:
    rows = [
        "state,post,addressee,language,e-mail,phone",
        "Egypt,New York,,ar,mission@example.org,1",
        "Sudan,capital,,,,",
    ]
    Path("contacts.csv").write_text("\n".join(rows), encoding="utf-8")
    done = run("letters", "--kind", "signatory", "--form", "email", "--contacts", "contacts.csv", "--out", "mails")
    assert done.stdout == "1 draft is in mails; nothing was sent.\n"
    assert done.stderr == f"contacts.csv: not read: phone.\n{DATA}No address: Nigeria, Sudan, Viet Nam.\n"
    assert [path.name for path in Path("mails").iterdir()] == ["EGY-new-york.eml"]
    notes = run("letters", "--kind", "signatory", "--form", "note", "--contacts", "contacts.csv", "--out", "notes")
    assert notes.stdout == "4 drafts are in notes; nothing was sent.\n"
    assert "In English, since no language is given: Nigeria, Sudan, Viet Nam.\n" in notes.stderr
    assert sorted(path.name for path in Path("notes").iterdir()) == [
        "EGY-new-york.docx", "NGA.docx", "SDN-capital.docx", "VNM.docx", "all.docx",
    ]  # fmt: skip


def test_templates(run: Run) -> None:
    assert run("template", "copy", "own", "--form", "note").stdout == f"{Path('own', 'note.en.docx')}\n"
    assert isinstance(run("template", "copy", "own", "--form", "note").exception, ccw.StoreError)
    assert run("template", "check", "own/note.en.docx").stdout == "own/note.en.docx can be filled.\n"
    document = docx.Document("own/note.en.docx")
    document.paragraphs[3].runs[0].text = "{{ adressee }}"
    document.save("own/note.en.docx")
    done = run("template", "check", "own/note.en.docx")
    assert done.exit_code == 1
    assert done.stdout == "paragraph 4: '{{ adressee }}' is not a tag; did you mean addressee?\n"
    drafts = run("letters", "--kind", "signatory", "--form", "note", "--templates", "own", "--out", "notes")
    assert "paragraph 4" in str(drafts.exception)
    assert not Path("notes").exists()


def test_at_a_terminal_the_list_is_a_workbook(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccwuniv.cli.letters_command._at_a_terminal", lambda: True)
    assert run("letters", "--kind", "signatory").stdout == "4 States are listed in letters.xlsx.\n"
    first = Path("letters.xlsx").read_bytes()
    run("letters", "--kind", "signatory")
    assert Path("letters.xlsx").read_bytes() == first, "a second run changes nothing"


def test_without_the_extra_the_list_is_csv_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = run("letters", "--kind", "signatory", "--out", "list.xlsx")
    assert done.stdout == "4 States are listed in list.csv.\n"
    assert done.stderr == f"{DATA}Written as CSV, list.csv: Excel needs openpyxl; pip install 'ccwuniv[office]'.\n"
    assert [path.name for path in Path().glob("list*")] == ["list.csv"]


def test_the_list_has_not_a_word_of_the_log_unless_asked(run: Run) -> None:
    run(*ONE)
    plain, internal = run("letters", "--kind", "signatory"), run("letters", "--kind", "signatory", "--internal")
    assert "last_contact" not in plain.stdout
    assert "last_contact" in internal.stdout
    assert internal.stderr == f"{DATA}Log: outreach.sqlite.\nINTERNAL: the list says what is in the log.\n"


def test_letters(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("letters", "--kind", "signatory", "--language", "VNM=fr").stdout)))
    assert [row["iso3"] for row in rows] == ["EGY", "NGA", "SDN", "VNM"]
    assert rows[-1]["language"] == "fr"
    assert all(len(cell) <= 250 for row in rows for cell in row.values())
    assert not [name for name in rows[0] if " " in name]
    assert run("letters", "--out", "letters.csv").stdout == "69 States are listed in letters.csv.\n"
    assert isinstance(run("letters", "--kind", "no_p9").exception, ccw.OptionError)
    assert isinstance(run("letters", "--language", "VNM").exception, ccw.OptionError)
