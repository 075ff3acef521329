"""The office's list of contacts: read by whole phrases, checked row by row, refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.documents.address_book import Address, read_contacts

HEAD = "state,post,addressee,salutation,language,email\n"


def book(folder: Path, rows: str, head: str = HEAD) -> ccw.AddressBook:
    file = folder / "contacts.csv"
    file.write_text(head + rows, encoding="utf-8")
    return read_contacts(file)


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ("Viet Nam,Geneva,Mission,Excellency,French,m@example.org",
         Address("VNM", "Geneva", "Mission", "Excellency", "fr", "m@example.org")),
        ("越南,GENEVA,,,zh,", Address("VNM", "Geneva", language="zh")),
        ("EGY,New  York,البعثة الدائمة,,Arabe,", Address("EGY", "New York", "البعثة الدائمة", language="ar")),
        ("Côte d’Ivoire,capital,\"A & <B> \"\"C\"\", D\",,,", Address("CIV", "capital", 'A & <B> "C", D')),
        ("Nauru,new york,,,,\n,,,,,\n", Address("NRU", "New York")),
    ],
)  # fmt: skip
def test_a_row_is_read(row: str, address: Address, tmp_path: Path) -> None:
    assert book(tmp_path, row + "\n").addresses == (address,)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Atlantis,Geneva,,,,", "line 2, column 'state': 'Atlantis' is not a state known here"),
        ("Viet Nom,Geneva,,,,", "did you mean Viet Nam?"),
        ("Korea,Geneva,,,,", "may mean Republic of Korea or"),
        ("European Union,Geneva,,,,", "is not a possible participant"),
        (",Geneva,Somebody,,,", "line 2, column 'state'"),
        ("VNM,,,,,", "line 2, column 'post': '': use Geneva, New York or capital"),
        ("VNM,Vienna,,,,", "column 'post': 'Vienna': use Geneva, New York or capital"),
        ("VNM,Geneva,,,Vietnamese,", "column 'language': 'Vietnamese': use Arabic, Chinese, English"),
        ("VNM,Geneva,,,,somebody", "column 'email': 'somebody': is not an e-mail address"),
        ("VNM,Geneva,,,,a b@example.org", "is not an e-mail address"),
        ("VNM,Geneva,,,,a@example.org b@example.org", "is not an e-mail address"),
        ("VNM,Geneva,,,,a@b", "is not an e-mail address"),
        (f"VNM,Geneva,{'x' * 251},,,", "column 'addressee'"),
        ("VNM,Geneva,,,,\nViet Nam,geneva,,,,", "line 3: this is the same as line 2"),
    ],
)
def test_a_row_that_is_wrong_is_named(row: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ccw.DataError) as caught:
        book(tmp_path, row + "\n")
    assert said in str(caught.value)
    assert str(caught.value).startswith("contacts.csv, line ")


def test_all_wrong_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ccw.DataError) as caught:
        book(tmp_path, "VNM,Vienna,,,,\nLAO,Geneva,,,,\nAtlantis,Geneva,,,,\n")
    assert "2 rows cannot be read: line 2" in str(caught.value)
    assert "line 4" in str(caught.value)
    assert [error.row for error in caught.value.others] == [2, 4]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("state,addressee\n", "no column post"),
        ("name,town\n", "no column state and no column post"),
        ("state,post,country\n", "two columns for state"),
        ("", "no column state"),
    ],
)
def test_headings_that_are_missing_or_double(head: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ccw.DataError, match=said):
        book(tmp_path, "VNM,Geneva,\n" if head else "", head)


def test_a_column_that_is_not_read_is_told(tmp_path: Path) -> None:
    read = book(tmp_path, "VNM;Geneva;123;de\n", "State;Post;Telephone;Note\n")
    assert read.unused == ("Telephone", "Note")
    assert read.of("VNM", "Geneva")


def test_a_workbook_is_read_alike(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    for row in (["State", "Post", "E-mail"], ["Egypt", "Geneva", "m@example.org"], [None, None, None]):
        made.active.append(row)
    made.save(tmp_path / "contacts.xlsx")
    assert read_contacts(tmp_path / "contacts.xlsx").addresses == (Address("EGY", "Geneva", email="m@example.org"),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("contacts.txt", b"", "a name that ends in .xlsx"),
        ("missing.csv", None, "there is no such file"),
        ("contacts.csv", "state,post\nCôte d'Ivoire,Geneva\n".encode("cp1252"), "is not UTF-8"),
        ("contacts.csv", b'state,post\n"Egypt,Geneva\n', "is not a CSV that can be read"),
        ("contacts.xlsx", b"state,post\n", "is not an Excel workbook that can be read"),
    ],
)
def test_a_file_that_cannot_be_read(name: str, content: bytes | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ccw.CcwError, match=said):
        read_contacts(tmp_path / name)


def test_what_it_shows_of_itself_is_a_count(tmp_path: Path) -> None:
    read = book(tmp_path, "VNM,Geneva,Somebody,,,m@example.org\nVNM,capital,,,,\n")
    assert repr(read) == "<AddressBook: 2 addresses of 1 State>"
