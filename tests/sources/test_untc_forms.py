"""Tables of the UN Treaty Collection in every shape in which people have them, and what is no such table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ccwuniv.errors import DateError, SourceFormatError, StoreError
from ccwuniv.sources.untc.table import UntcTable, read_untc


def acts(table: UntcTable, participant: str) -> list[str]:
    return [f"{a.kind} {a.date}" for a in table.actions if a.participant == participant]


def messages(table: UntcTable) -> str:
    return "\n".join(map(str, table.notes))


CSV = (
    'Participant,Signature,"Ratification, Accession(a)"\n'
    "Côte d'Ivoire 3,,25 May 2016 a\n"
    "France,10 Apr 1981,4 Mar 1988\n"
)
CSV_ACTS = [
    ("CIV", "accession", "2016-05-25"),
    ("FRA", "signature", "1981-04-10"),
    ("FRA", "ratification", "1988-03-04"),
]


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("latin-1"),
        CSV.encode("utf-16"),
        CSV.encode().decode("cp1252").encode(),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace('"', "").encode(),
        CSV.replace('"', "").replace("Ratification, Accession", "Ratification/Accession").replace(",", ";").encode(),
        CSV.replace('"', "").replace("Ratification, ", "Ratification; ").replace(",", "\t").encode(),
        ("sep=,\n" + CSV).encode(),
        ("Convention on Examples\nSTATUS AS AT : 03-02-2026\n\n" + CSV).encode(),
        (CSV + "\n\nDeclarations\nFrance\nA text.\n").encode(),
        ("," + CSV.replace("\nC", "\n0,C").replace("\nF", "\n1,F")).encode(),
        CSV.replace("10 Apr 1981", "1981-04-10")
        .replace("4 Mar 1988", "04/03/1988")
        .replace("25 May", "25th May,")
        .encode(),
        CSV.replace("Participant", "State Party").encode(),
        CSV.replace("\nFrance", '\n"France').encode(),
        CSV.replace("Ivoire 3", "Ivoire3").replace("10 Apr", "10\xa0Apr ").encode(),
    ],
)
def test_delimited_text_reads_the_same_however_it_was_written(data: bytes) -> None:
    assert [(a.iso3, str(a.kind), str(a.date)) for a in read_untc(data).actions] == CSV_ACTS


def test_lines_above_and_below_a_table_are_not_lost() -> None:
    table = read_untc(
        f"Convention on Examples\nParties : 2\nStatus as at 3 May 2020\n{CSV}\nEnd note\n1 See C.N.1\n".encode()
    )
    assert (table.header.title, table.header.parties_stated, table.as_of) == (
        "Convention on Examples",
        2,
        dt.date(2020, 5, 3),
    )
    assert table.agrees is True
    assert "'End note': lines of text below the table, not read: 2" in messages(table)


def test_a_name_that_a_comma_has_cut_is_joined_and_noted() -> None:
    table = read_untc(b"Participant,Signature,Ratification\nIran, Islamic Republic of,,3 Dec 1992\n")
    assert acts(table, "Iran, Islamic Republic of") == ["ratification 1992-12-03"]
    assert "more cells than headings" in messages(table)


def test_what_is_no_act_is_noted_with_its_heading_and_text() -> None:
    table = read_untc(b'Participant,Resolution,Date of Adoption,UNTS Volume\n"Yemen1,35",108 (II),30 Sep 1947,113\n')
    assert table.actions == ()
    assert "table 1, row 1: 'Yemen: Resolution: 108 (II); Date of Adoption: 30 Sep 1947; UNTS Volume: 113'" in messages(
        table
    )


def test_a_column_of_acts_names_the_kind_and_other_entries_are_noted() -> None:
    table = read_untc(
        b"Participant,Action,Date of Notification/Deposit,Date of Effect\nChina,Ratification,11/08/2003,18/05/2004\n"
        b"China,Communication,12/08/2003,\nChina,Withdrawal of reservation,13/08/2003,\n"
    )
    assert [(str(a.kind), a.date, a.effective) for a in table.actions] == [
        ("ratification", dt.date(2003, 8, 11), dt.date(2004, 5, 18))
    ]
    assert "Communication; Date of Notification/Deposit: 12/08/2003" in messages(table)
    assert "Withdrawal of reservation" in messages(table)


@pytest.mark.parametrize(
    ("name", "number", "instrument"),
    [
        ("26-2-a.csv", "XXVI-2-a", "P4"),
        ("26-2.b.csv", "XXVI-2-b", "AP2"),
        ("XXVI-2-a.en.csv", "XXVI-2-a", "P4"),
        ("11-A-6.csv", "XI-A-6", "XI-A-6"),
        ("my table.csv", None, "my_table"),
        ("2014-01-27.csv", None, "2014_01_27"),
    ],
)
def test_the_name_of_a_file_may_tell_the_number(tmp_path: Path, name: str, number: str | None, instrument: str) -> None:
    (tmp_path / name).write_text(CSV)
    table = read_untc(str(tmp_path / name))
    assert (table.header.number, table.instrument, table.source) == (number, instrument, name)
    assert ("inferred from the name of the file" in messages(table)) is (number is not None)
    assert read_untc(tmp_path / name, instrument="mine").instrument == "mine"


def web_page(*rows: str) -> bytes:
    return f"<a href='https://treaties.un.org/'>UNTC</a><table>{''.join(rows)}</table>".encode()


def tr(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


RATIFIED = tr("Participant", "Ratification")
SHAPES = {
    "two lines of headings": (
        [
            tr("<td rowspan='2'>Participant</td>", "<td colspan='2'>Protocol A</td>"),
            tr("Signature", "Accession(a)"),
            tr("France", "1 May 1990", "2 May 1991 a"),
        ],
        [
            "France signature 1990-05-01 Protocol A: Signature",
            "France accession 1991-05-02 Protocol A: Accession(a)",
        ],
    ),
    "a participant of two rows, and a heading inside the table": (
        [
            RATIFIED,
            tr("<td rowspan='2'>France</td>", "1 May 1990"),
            tr("2 May 1991"),
            tr("<td colspan='2'>States of the second group</td>"),
            tr("Spain", "3 May 1992"),
        ],
        [
            "France ratification 1990-05-01 Ratification",
            "France ratification 1991-05-02 Ratification",
            "Spain ratification 1992-05-03 Ratification",
        ],
    ),
    "territories": (
        [
            tr("Participant", "Date of receipt of the notification", "Territories"),
            tr("Netherlands", "1 May 1990", "Aruba"),
        ],
        ["Netherlands territorial_application 1990-05-01 Date of receipt of the notification"],
    ),
    "a column of acts": (
        [
            tr("Participant", "Action", "Date of Notification/Deposit", "Date of Effect"),
            tr("France", "Approval", "10/12/2002", "18/05/2004"),
        ],
        ["France approval 2002-12-10 Date of Notification/Deposit"],
    ),
    "French": (
        [
            tr("Participant", "Signature", "Ratification, Adhésion(a), Approbation(AA)"),
            tr("France", "1er août 1990", "2 févr. 1991 AA"),
        ],
        [
            "France signature 1990-08-01 Signature",
            "France approval 1991-02-02 Ratification, Adhésion(a), Approbation(AA)",
        ],
    ),
    "brackets round the name": (
        [RATIFIED, tr("[France]", "1 May 1990")],
        ["[France ratification 1990-05-01 Ratification]"],
    ),
}


@pytest.mark.parametrize(("rows", "shown"), SHAPES.values(), ids=SHAPES)
def test_tables_of_every_shape_are_read(rows: list[str], shown: list[str]) -> None:
    lines = [(f"{a.participant} {a.kind} {a.date} {a.column}", a.withdrawn) for a in read_untc(web_page(*rows)).actions]
    assert [f"[{line}]" if withdrawn else line for line, withdrawn in lines] == shown


def test_several_tables_of_one_page_are_told_apart() -> None:
    table = read_untc(
        web_page(RATIFIED, tr("France", "1 May 1990"), "</table><table>", RATIFIED, tr("Spain", "1 May 1990"))
    )
    assert [(a.participant, a.table, a.row) for a in table.actions] == [("France", 1, 1), ("Spain", 2, 1)]


def test_dated_rows_below_no_heading_are_noted() -> None:
    rows = [tr("Belgium", "(Nov 27th, 1937)"), tr("Brazil", "(Jul 2nd, 1938)")]
    assert "Belgium | (Nov 27th, 1937)" in messages(read_untc(web_page(RATIFIED, "</table><table>", *rows)))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf \n", "an empty file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a binary file"),
        (bytes(range(256)) * 8, "a binary file"),
        (b'{"status": "none"}', "the first line"),
        (b"Country,Population\nFrance,68\n", "the first line"),
        (b"<html><head><title>News</title></head><body><p>No table</p></body></html>", "none in the page 'News'"),
        (
            b"<html><title>Games</title><table><tr><td>Participant</td><td>Score</td></tr></table></html>",
            "page 'Games'",
        ),
        (web_page(tr("State", "Population"), tr("France", "68")), "none in the page"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "a root element <rss>"),
        (b"<?xml version='1.0'?>", "nothing that can be parsed"),
    ],
)
def test_anything_else_is_refused_by_name(data: bytes, found: str) -> None:
    with pytest.raises(SourceFormatError) as caught:
        read_untc(data)
    assert found in caught.value.found
    assert "Treaty" in caught.value.expected or "Participant" in caught.value.expected


def test_a_file_that_cannot_be_read_is_an_error_of_the_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        read_untc(tmp_path / "missing.html")
    with pytest.raises(StoreError, match="is a folder; use one of the files in it"):
        read_untc(tmp_path)
    with pytest.raises(DateError):
        read_untc(CSV.encode(), as_of="2026-13-01")
