"""A year in an office, from an empty folder to the draft for the Meeting, as the commands are typed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import ccwuniv as ccw
from ccwuniv.__main__ import main
from tests.support.papers import assert_word_says, notes_of
from tests.support.saved_pages import save_pages, with_two_accessions

SECRET, NOTE = "the minister is against it", "asked for a French text"
ACTS = tuple(
    (day, f"log add --start {day} {words}")
    for day, words in {
        "2026-02-10": '--kind note_verbale --not-party-to CCW --document "Note 2026/1" --public',
        "2026-02-23": f'--kind call --states Namibia --note "{NOTE}" --due 2026-03-16',
        "2026-03-16": '--kind follow_up --states Namibia --document "File 7" --public',
        "2026-03-25": f'--kind bilateral_meeting --states "Viet Nam" --note "{SECRET}" --confidential',
        "2026-04-14": '--kind email --states Nepal --document "Mail 14" --public',
        "2026-05-20": '--kind briefing --audience "Permanent missions" --document "Flyer & list" --public',
        "2026-06-15": '--kind letter --states "Namibia; Nepal" --document "Letter 3" --public',
        "2026-07-02": '--kind seminar --states "Kenya; Ghana" --document "Programme" --public',
        "2026-08-11": '--kind advice --party-to P2 --not-party-to AP2 --instruments AP2 --document "Note 9" --public',
        "2026-09-08": '--kind demarche --states Egypt --instruments "CCW, P5" --document "Note 11" --public',
        "2026-10-05": '--kind statement --note "<Item 98>" --document "A/C.1/81" --public',
        "2026-11-02": '--kind sponsorship --stage granted --states Ghana --document "List" --public',
    }.items()
)
PERIOD = "--since 2025-11-15 --until 2026-11-18"
COMMANDS = (
    "status Namibia",
    "totals",
    "gaps --states not_party",
    "migration",
    "changes --since 2026-02-03",
    "list --not-party CCW",
    "letters",
    "brief Namibia",
    "brief Namibia --out brief.docx",
    "brief Namibia --internal",
    "brief Namibia --internal --out internal.docx",
    "letters --kind signatory --form note --out notes",
    "letters --kind no_p5 --form email --attach brief.docx --out mails",
    f"annual {PERIOD}",
    f"annual {PERIOD} --out draft.docx --annex annex.docx",
    f"year {PERIOD}",
    "log due",
    "log today",
    "log show",
    "log export acts.csv",
    "explore",
    "update {pages} --yes",
)


class Told(NamedTuple):
    """What a command printed."""

    out: str
    err: str


Typed = Callable[..., Told]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Type a command on a day, in the office's folder; return what it prints."""
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path / "office")
    for name in ("CCWUNIV_LOG", "CCWUNIV_DATA", "CCWUNIV_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CCWUNIV_USER", "Anna")

    def command(day: str, line: str, *, code: int = 0) -> Told:
        monkeypatch.setenv("CCWUNIV_TODAY", day)
        monkeypatch.setattr(sys, "argv", ["ccwuniv", *shlex.split(line)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        assert ended.value.code == code, told.err
        return Told(told.out, told.err)

    return command


def files() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def listed(letters: Told) -> set[str]:
    return {row["iso3"] for row in csv.DictReader(io.StringIO(letters.out))}


def test_a_year(typed: Typed, reg: ccw.Registry, tmp_path: Path) -> None:
    later = with_two_accessions(reg, "2026-05-04", dt.date(2026, 6, 1))
    pages = " ".join(f'"{page}"' for page in save_pages(tmp_path / "saved", later, later.as_of))

    # February: the folder is begun, and the office's list of contacts is named in its file.
    assert not files()
    typed("2026-02-09", "init")
    own = Path("ccwuniv.toml")
    own.write_text(
        own.read_text(encoding="utf-8").replace('# contacts = "contacts.xlsx"', 'contacts = "c.csv"'), "utf-8"
    )
    Path("c.csv").write_text("state,post,email\nJapan,Geneva,japan@example.org\n", encoding="utf-8")

    # Until May: six acts, each typed twice and recorded once.
    for day, act in ACTS[:6]:
        assert "Recorded in " in typed(day, act).out
        before = files()
        assert "may be recorded already" in typed(day, act, code=1).err
        assert files() == before
    first = {line: typed("2026-06-05", line) for line in COMMANDS[:12]}
    assert first["brief Namibia"].out.startswith("# Namibia")
    assert "Not a party." in first["brief Namibia"].out
    assert NOTE in first["brief Namibia --internal"].out

    # June: the depositary's pages show two accessions.
    assert "Total of CCW: 128 before, 130 after." in typed("2026-06-08", f"update {pages} --yes").out
    for day, act in ACTS[6:]:
        assert "Recorded in " in typed(day, act).out

    # November: the papers of the Meeting.
    told = {line: typed("2026-11-16", line.format(pages=pages)) for line in COMMANDS}
    assert (len(listed(first["letters"])), len(listed(told["letters"]))) == (69, 67)
    assert listed(first["letters"]) - listed(told["letters"]) == {"NAM", "NPL"}
    assert "Namibia" not in told["list --not-party CCW"].out
    handed, internal = told["brief Namibia"].out, told["brief Namibia --internal"].out
    assert all("accession, 4 May 2026" in brief and "Not a party." not in brief for brief in (handed, internal))
    assert all(
        ("letter-1" in brief, NOTE in brief) == (marked, marked) for brief, marked in ((handed, 0), (internal, 1))
    )
    assert_word_says(Path("brief.docx").read_bytes(), handed)
    assert_word_says(Path("internal.docx").read_bytes(), internal, "INTERNAL")
    draft = told[f"annual {PERIOD}"].out
    assert_word_says(Path("draft.docx").read_bytes(), draft)
    documents = [shlex.split(act)[shlex.split(act).index("--document") + 1] for _, act in ACTS if "--document" in act]
    assert [name for name in documents if name in notes_of(Path("draft.docx").read_bytes())] == documents
    assert "has 130 High Contracting Parties" in draft
    assert "2 States consented to be bound in the period." in draft
    assert NOTE not in draft
    assert not [line for line, words in {**first, **told}.items() if SECRET in words.out + words.err]
    assert SECRET in typed("2026-11-16", "log show --confidential").out

    # A second run of any command changes nothing, and says the same.
    before = files()
    assert {line: typed("2026-11-16", line.format(pages=pages)) for line in COMMANDS} == told
    assert [typed("2026-11-16", act, code=1).out for _, act in ACTS] == [""] * 12
    assert "is there already" in typed("2026-11-16", "init", code=1).err
    assert files() == before
