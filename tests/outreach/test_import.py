"""A list of contacts from Excel or CSV: every row is taken, unclear or refused, and says why."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from ccwuniv.errors import SourceFormatError, StoreError
from ccwuniv.outreach import ImportedList, read_list
from ccwuniv.outreach.list_days import read_day
from ccwuniv.outreach.list_words import _KINDS, _UNCLEAR, HEADINGS, field_of, kind_of_words, plain_words

openpyxl = pytest.importorskip("openpyxl")

HEAD = ["Date", "Type of contact", "Country", "Protocol", "By", "Place", "Remarks", "Follow-up by", "Budget line"]
EXCEL_DAY = dt.datetime(2026, 3, 2)  # noqa: DTZ001  # as Excel keeps a day
ROWS: list[tuple[list[object], str, str]] = [
    (
        [EXCEL_DAY, "E-mail", "Viet Nam", "P5", "Finland", "", "sent the kit", "2026-04-01", 7],
        "taken",
        "",
    ),
    (["3 mars 2026", "note verbale", "Laos; Korea, Republic of", "AP II", None, "Geneva", None, None], "taken", ""),
    (["25/12/2025", "Telephone", "埃及", None, None, None, "=SUM", None], "taken", ""),
    (["March 2026", "workshop", "Fiji", None, None, None, None, None], "taken", ""),
    ([None] * 8, "", ""),
    (["03/04/2026", "call", "Fiji", None, None, None, None, None], "unclear", "may be 3 April or 4 March 2026"),
    (["2026-03-02", "meeting", "Fiji", None, None, None, None, None], "unclear", "may be bilateral_meeting or"),
    (["2026-03-02", "leter", "Fiji", None, None, None, None, None], "unclear", "did you mean letter?"),
    (["2026-03-02", "call", "Frnace", None, None, None, None, None], "unclear", "did you mean France"),
    (["2026-03-02", "call", "Kosovo", None, None, None, None, None], "unclear", "not a possible participant"),
    (["2026-03-02", "call", None, None, None, None, None, None], "unclear", "no state is given"),
    (["2026-03-02", None, "Fiji", None, None, None, None, None], "unclear", "no kind of act is given"),
    ([None, "call", "Fiji", None, None, None, None, None], "unclear", "no day is given"),
    (["2026-03-02", "call", "Fiji", "P9", None, None, None, None], "unclear", "'P9' is not an instrument"),
    (["2026-03-02", "call", "Fiji", None, None, None, "#REF!", None], "unclear", "is an error of Excel's"),
    (["2026-03-02", "call", "Fiji", None, None, None, None, "soon"], "unclear", "due: 'soon' is not understood"),
    ([46000, "call", "Fiji", None, None, None, None, None], "unclear", "'46000' is not understood as a day"),
    (["2026-12-02", "call", "Fiji", None, None, None, None, None], "refused", "record it as planned"),
    (["2026-03-02", "call", "Fiji", None, None, None, None, "2026-03-01"], "refused", "due on 2026-03-01, before"),
    (["2026-03-02", "other", "Fiji", None, None, None, None, None], "refused", "needs a note"),
]


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-11-30")


def workbook(path: Path, rows: list[list[Any]], *, sheets: tuple[str, ...] = ("Contacts",)) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def said(found: ImportedList) -> list[tuple[str, str]]:
    return [(row.outcome, row.why) for row in found.rows]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "csv with semicolons"])
def test_each_row_is_taken_unclear_or_refused_and_says_why(tmp_path: Path, kind: str) -> None:
    rows = [["Contacts of the unit"], [], HEAD, *(row for row, _, _ in ROWS)]
    if kind == "xlsx":
        file = workbook(tmp_path / "list.xlsx", [[None if cell == "=SUM" else cell for cell in row] for row in rows])
    else:
        file = tmp_path / "list.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, delimiter=";" if "semi" in kind else ",")
            writer.writerows([f"{cell:%Y-%m-%d}" if isinstance(cell, dt.datetime) else cell for cell in row]
                             for row in rows)  # fmt: skip
    found = read_list(file)
    expected = [(number, outcome, why) for number, (_, outcome, why) in enumerate(ROWS, start=4) if outcome]
    assert [(row.number, row.outcome) for row in found.rows] == [(number, outcome) for number, outcome, _ in expected]
    assert [why for row, (_, _, why) in zip(found.rows, expected, strict=True) if why not in row.why] == []
    assert found.ignored == ("Budget line",)
    assert found.columns["Remarks"] == "note"
    first, second, third, fourth = (row.act for row in found.taken if row.act)
    assert (first.kind, first.states, first.instruments, str(first.due)) == ("email", ("VNM",), ("P5",), "2026-04-01")
    assert (first.actors[0].country, first.note) == ("FIN", "sent the kit")
    assert (second.start, second.states, second.venue) == (dt.date(2026, 3, 3), ("LAO", "KOR"), "Geneva")
    assert third.states == ("EGY",)
    assert (fourth.precision, fourth.end) == ("month", dt.date(2026, 3, 31))


def test_what_is_said_for_the_whole_list_settles_rows(tmp_path: Path) -> None:
    file = workbook(tmp_path / "list.xlsx", [["Date", "State"], ["03/04/2026", "Fiji"]])
    assert said(read_list(file, day_first=True)) == [("unclear", "no kind of act is given")]
    for first, day in ((True, "2026-04-03"), (False, "2026-03-04")):
        [row] = read_list(file, day_first=first, defaults={"kind": "call"}).taken
        assert row.act is not None
        assert (row.act.kind, str(row.act.start)) == ("call", day)


def test_a_row_says_who_may_know_of_it_and_no_word_is_guessed(tmp_path: Path) -> None:
    said_of = ["confidential", "Confidentiel", "public", None, "yes"]
    rows = [["2026-03-02", "call", "Fiji", level] for level in said_of]
    for heading in ("Level", "Confidential", "Niveau de confidentialité"):
        found = read_list(workbook(tmp_path / "list.xlsx", [["Date", "Kind", "State", heading], *rows]))
        assert [row.act and row.act.level for row in found.rows] == [
            "confidential", "confidential", "public", "internal", None,
        ]  # fmt: skip
        assert found.rows[-1].why == "'yes' does not say who may know of it; say public, internal or confidential"


def test_a_formula_that_was_never_computed_is_unclear(tmp_path: Path) -> None:
    file = workbook(tmp_path / "list.xlsx", [["Date", "State", "Kind"], ["2026-03-02", "=A1", "call"]])
    [(outcome, why)] = said(read_list(file))
    assert (outcome, "open and save the list in Excel" in why) == ("unclear", True)


def test_a_list_that_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    two = workbook(tmp_path / "two.xlsx", [["Date", "State"]], sheets=("2025", "2026"))
    twice = workbook(tmp_path / "twice.xlsx", [["Date", "State", "Country"]])
    none = workbook(tmp_path / "none.xlsx", [["a", "b"], [1, 2]])
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook")
    latin = tmp_path / "latin.csv"
    latin.write_bytes("Date;Pays;Séjour".encode("latin-1"))
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    for file, error, words in (
        (two, SourceFormatError, "the name of a sheet, since there are several; found 2025, 2026"),
        (twice, SourceFormatError, "one column for 'states'; found a second one, 'Country'"),
        (none, SourceFormatError, "a row of headings such as Date"),
        (empty, SourceFormatError, "a row of headings such as Date"),
        (text, StoreError, "is not an Excel workbook"),
        (latin, StoreError, "save it in Excel as 'CSV UTF-8'"),
        (tmp_path / "no.csv", StoreError, "there is no such file"),
        (tmp_path, StoreError, "is a folder; use one of the files in it"),
    ):
        with pytest.raises(error, match=words):
            read_list(file)
    assert read_list(two, sheet="2026").rows == ()
    with pytest.raises(SourceFormatError, match="a sheet 'x'"):
        read_list(two, sheet="x")


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-03-02", "2026-03-02"), ("2 March 2026", "2026-03-02"), ("March 2nd, 2026", "2026-03-02"),
     ("2 de marzo de 2026", "2026-03-02"), ("1er juin 2026", "2026-06-01"), ("13.3.2026", "2026-03-13"),
     ("3/3/2026", "2026-03-03"), ("3/13/2026", "2026-03-13"), ("2026", "2026-01-01"), ("mars 2026", "2026-03-01"),
     ("4 juin 2026", "2026-06-04"), ("2026-03-02 00:00:00", "2026-03-02"),
     ("30 February 2026", None), ("31/31/2026", None), ("1.2.26", None), ("Smarch 2026", None), ("next week", None),
     ("3/4/2026", None), ("0/0/2026", None), ("20260302", None), ("1492", None)],
)  # fmt: skip
def test_a_day_is_read_where_it_can_mean_one_thing_alone(text: str, day: str | None) -> None:
    found = read_day(text)
    assert (found.day and str(found.day)) == day
    assert bool(found.problem) == (day is None)


def test_no_word_means_two_things() -> None:
    phrases = [one.strip() for said in HEADINGS.values() for one in said.split(";")]
    assert sorted(set(phrases)) == sorted(phrases)
    assert [one for one in phrases if plain_words(one) != one] == []
    assert all(field_of(one) for one in phrases)
    kinds = [one.strip() for said in _KINDS.values() for one in said.split(";")]
    assert sorted(set(kinds)) == sorted(kinds)
    assert not set(kinds) & set(_UNCLEAR)
    assert all(len(kind_of_words(one)) == 1 for one in kinds)
