"""The reader of UN Treaty Collection tables: what a page says, and nothing of it lost in silence."""

from __future__ import annotations

import csv
import datetime as dt
import email.message
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.cells import read_cell
from ccwuniv.sources.untc.columns import columns
from ccwuniv.sources.untc.footnotes import tell
from ccwuniv.sources.untc.table import UntcTable, read_untc

FIXTURES = Path(__file__).parents[1] / "fixtures" / "untc"
PAGE = (FIXTURES / "status_page.html").read_bytes()
XML = (FIXTURES / "protocol.en.xml").read_bytes()


def cases(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def acts(table: UntcTable, participant: str) -> list[str]:
    return [f"{a.kind} {a.date}" for a in table.actions if a.participant == participant]


def messages(table: UntcTable) -> str:
    return "\n".join(map(str, table.notes))


# --- the words of a cell and of a footnote -------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("cells.csv"), ids=lambda case: f"{case['heading'][:20]}: {case['cell']}")
def test_a_cell_means_what_its_own_heading_says(case: dict[str, str]) -> None:
    reading = read_cell(case["cell"], columns(("Participant", case["heading"]))[1])
    shown = [f"{act.kind} {act.day} {act.letter}".strip() for act in reading.acts]
    bracketed = [f"[{text}]" if act.bracketed else text for act, text in zip(reading.acts, shown, strict=True)]
    assert (", ".join(bracketed), reading.unread) == (case["acts"], case["unread"])


@pytest.mark.parametrize("case", cases("withdrawals.csv"), ids=lambda case: case["footnote"][:50])
def test_a_footnote_tells_when_a_participant_left(case: dict[str, str]) -> None:
    shown = [
        "undone" if one.kind is None else f"{one.kind} {one.notified or '-'} {one.effective or '-'}"
        for one in tell(case["footnote"])
    ]
    assert ", ".join(shown).replace(", undone", " undone") == case["endings"]


# --- a saved status page -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page() -> UntcTable:
    return read_untc(FIXTURES / "status_page.html")


def test_the_header_of_a_page_is_read_day_before_month(page: UntcTable) -> None:
    header = page.header
    assert (header.chapter, header.number, page.instrument, page.form) == ("XXVI", "XXVI-2", "CCW", "html")
    assert header.title == "Convention on Examples of Conventional Weapons"
    assert (header.concluded, header.concluded_at) == (dt.date(1980, 10, 10), "Geneva")
    assert header.entry_into_force == dt.date(1983, 12, 2)
    assert header.registration == (dt.date(1983, 12, 2), "22495")
    assert header.status_day == page.as_of == dt.date(2027, 3, 5)


def test_brackets_keep_the_act_and_its_footnote_gives_the_withdrawal(page: UntcTable) -> None:
    assert acts(page, "Estonia") == ["accession 2000-04-20", "withdrawal 2026-06-27"]
    accession, withdrawal = (a for a in page.actions if a.participant == "Estonia")
    assert accession.withdrawn
    assert not withdrawal.withdrawn
    assert withdrawal.effective == dt.date(2026, 12, 27)


def test_brackets_without_a_readable_footnote_are_noted(page: UntcTable) -> None:
    assert all(a.withdrawn for a in page.actions if a.participant == "Germany")
    assert "'Germany': withdrawn, by its brackets; the day of withdrawal is not stated" in messages(page)


@pytest.mark.parametrize(
    ("as_of", "parties"),
    [("1983-03-13", 0), ("1983-03-14", 1), ("2026-12-26", 6), ("2026-12-27", 5), ("2027-11-19", 5), ("2027-11-20", 4)],
)
def test_parties_count_until_the_day_before_a_withdrawal_takes_effect(as_of: str, parties: int) -> None:
    assert read_untc(PAGE, as_of=as_of).parties_counted == parties


def test_the_total_of_the_header_is_checked_against_the_rows(page: UntcTable) -> None:
    assert page.agrees is True
    assert page.parties_check == "The header states 5 parties; the rows give 5 on 5 March 2027: they agree."
    other = read_untc(PAGE.replace(b"Parties : 5", b"Parties : 6"), as_of="1990-01-01")
    assert other.agrees is False
    assert other.parties_check == (
        "The header states 6 parties; the rows give 5 on 5 March 2027: they differ "
        "(the header counts who has left by a footnote: Estonia)."
    )
    assert other.parties_check in messages(other)


def test_former_states_stand_apart_from_the_rows(page: UntcTable) -> None:
    assert [(a.iso3, str(a.kind), str(a.date)) for a in page.former_actions] == [
        ("YUG", "signature", "1981-06-01"),
        ("YUG", "ratification", "1983-06-02"),
    ]
    assert {a.note for a in page.former_actions} == {"read in footnote 1"}
    assert "signature that was cancelled" in messages(page)


def test_crosses_are_consents_with_the_day_beside_them(page: UntcTable) -> None:
    assert [(c.iso3, c.protocol, c.date) for c in page.consents] == [
        ("AUT", "P1", None),
        ("AUT", "P2", None),
        ("AUT", "P3", None),
        ("CHL", "P1", None),
        ("CHL", "P3", dt.date(2004, 7, 18)),
        ("HRV", "P1", None),
        ("HRV", "P2", None),
    ]
    assert "Protocol III: see note" in messages(page)


def test_statements_are_facts_without_text(page: UntcTable) -> None:
    assert [(s.iso3, s.kind, s.heading, s.upon) for s in page.statements] == [
        ("AUT", "declaration", "Declaration", "signature"),
        ("AUT", "reservation", "Reservation", "signature"),
        ("CHL", "understanding", "Statements of Understanding", ""),
        ("DEU", "objection", "With regard to the reservation made by Chile upon acceptance of the", ""),
    ]
    understanding, objection = page.statements[2:]
    assert (understanding.made, understanding.withdrawn) == (dt.date(2004, 10, 19), dt.date(2009, 1, 19))
    assert (objection.made, objection.objected_to) == (dt.date(2010, 2, 2), "CHL")


def test_who_is_no_state_is_kept_and_who_did_nothing_is_noted(page: UntcTable) -> None:
    (union,) = (a for a in page.actions if a.participant == "European Union")
    assert (union.iso3, union.kind) == (None, ActionKind.APPROVAL)
    assert "table 1, row 8: 'Sudan': listed without a dated act" in messages(page)


def test_marks_are_kept_beside_the_name_not_in_it(page: UntcTable) -> None:
    assert {a.participant: a.marks for a in page.actions if a.row}["Germany"] == ("3", "4")
    assert page.footnotes["4"] == "See note 2 in the front matter."


def variants_of_the_page() -> Iterator[tuple[str, bytes]]:
    text = PAGE.decode()
    yield "utf-8 with a mark of byte order", b"\xef\xbb\xbf" + PAGE
    yield "utf-16", text.encode("utf-16")
    yield "utf-16 without a mark", text.encode("utf-16-le")
    yield "windows-1252", text.replace("utf-8", "windows-1252").encode("cp1252")
    yield "windows-1252 that says it is utf-8", text.encode("cp1252")
    yield "carriage returns", text.replace("\n", "\r\n").encode()
    yield "capitals", re.sub(r"</?(?:table|tr|td)\b", lambda tag: tag[0].upper(), text).encode()
    yield (
        "bodies of tables, as a browser adds them",
        re.sub(r"(<table[^>]*>)(.*?)(</table>)", r"\1<tbody>\2</tbody>\3", text, flags=re.DOTALL).encode(),
    )
    yield (
        "the address it was saved from, and no form",
        (
            "<!-- saved from url=(0083)https://treaties.un.org/Pages/ViewDetails.aspx?mtdsg_no=XXVI-2&chapter=26 -->"
            + re.sub(r"</?form[^>]*>", "", text)
        ).encode(),
    )
    archive = email.message.EmailMessage()
    archive["MIME-Version"] = "1.0"
    archive.make_related()
    archive.add_related(text, subtype="html", charset="utf-8", cte="quoted-printable")
    yield "a web archive", archive.as_bytes().replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    ("how", "data"), list(variants_of_the_page()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_page_reads_the_same_however_it_was_saved(how: str, data: bytes, page: UntcTable) -> None:
    saved = read_untc(data)
    for part in ("header", "actions", "former_actions", "consents", "statements", "footnotes", "notes"):
        assert getattr(saved, part) == getattr(page, part), how


# --- the depositary's XML ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def protocol() -> UntcTable:
    return read_untc(FIXTURES / "protocol.en.xml")


def test_xml_with_stray_control_bytes_loses_no_text(protocol: UntcTable) -> None:
    header = protocol.header
    assert (header.number, header.title, protocol.instrument) == ("XI-A-6-b", "Protocol on “Examples”", "XI-A-6-b")
    assert (header.concluded, header.concluded_at) == (dt.date(1954, 6, 4), "Lake Success, New York")
    assert (header.entry_into_force, header.registration, header.status_day) == (None, (None, ""), None)
    (ivoire,) = (a for a in protocol.actions if a.iso3 == "CIV")
    assert (ivoire.participant, ivoire.marks) == ("Côte d’Ivoire", ("10", "11"))
    assert ivoire.effective == dt.date(2016, 11, 25)
    assert protocol.footnotes == {"3": "A note.\nIts second paragraph."}


def test_acts_deposited_with_the_league_of_nations_are_read(protocol: UntcTable) -> None:
    assert acts(protocol, "Belgium") == ["ratification 1937-11-27"]
    assert acts(protocol, "China") == ["accession 1938-05-10", "territorial_application 1939-06-28"]
    assert "'Bulgaria': listed without a dated act" in messages(protocol)
    assert "Hong-Kong" in {a.note for a in protocol.actions}


def test_a_cross_of_another_treaty_keeps_its_heading(protocol: UntcTable) -> None:
    assert [(c.iso3, c.protocol) for c in protocol.consents] == [("CIV", "Annex A")]


def test_a_heading_for_two_kinds_gives_way_to_the_headings_below_it(protocol: UntcTable) -> None:
    assert [(s.kind, s.heading, s.made) for s in protocol.statements] == [
        ("reservation", "Reservation", dt.date(2010, 2, 2)),
        ("declaration", "Declarations", dt.date(2010, 2, 2)),
    ]


def test_xml_without_a_table_gives_its_header_and_says_so() -> None:
    table = read_untc(re.sub(rb"<LON>.*</Treaty>", b"</Treaty>", XML, flags=re.DOTALL))
    assert (table.header.parties_stated, table.actions) == (3, ())
    assert "no table of participants" in messages(table)


# --- a table as a value --------------------------------------------------------------------------------------------


def test_a_table_shows_itself_in_one_line_and_as_a_frame(page: UntcTable) -> None:
    assert repr(page) == (
        "<UntcTable CCW as of 2027-03-05 from html 'status_page.html': 12 actions, 5 parties, 7 consents, 5 notes>"
    )
    assert "<caption>XXVI-2: Convention on Examples" in page._repr_html_()
    frame = page.frame()
    assert len(frame) == len(page.actions)
    assert frame["date"].dt.date.tolist() == [a.date for a in page.actions]
    assert frame["iso3"].isna().sum() == 1
    assert [(type(kind), kind) for kind in frame["kind"]] == [(str, a.kind.value) for a in page.actions]
    assert frame.attrs["ccwuniv"]["as_of"] == "2027-03-05"
