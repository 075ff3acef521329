"""From what a report is read: a path, bytes, text, a PDF; and what is refused, with its place."""

from __future__ import annotations

import io
import os
import sys
import types
from pathlib import Path

import pytest

from ccwuniv.errors import SourceFormatError, StoreError
from ccwuniv.sources.isu.pdf import pypdf_text
from ccwuniv.sources.isu.report import IsuReport, read_report

FIXTURES = Path(__file__).parents[1] / "fixtures" / "isu"


def read(name: str) -> IsuReport:
    return read_report(FIXTURES / f"{name}.txt")


def test_text_path_and_bytes_read_the_same(tmp_path: Path) -> None:
    text = (FIXTURES / "report_wrong_zh.txt").read_text(encoding="utf-8")
    file = tmp_path / "report.txt"
    for data in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("gb18030")):
        file.write_bytes(data)
        for source in (file, str(file), data):
            assert read_report(source).totals == {"CCW": 119, "AP2": 100, "P5": 84}
    assert read_report(text).states == read("report_wrong_zh").states
    latin = (FIXTURES / "prose_fr.txt").read_text(encoding="utf-8").encode("cp1252")
    assert read_report(latin).states == read("prose_fr").states


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "line 1: .* nothing"),
        (b" \n\t\n", "line 1: .* nothing"),
        (b"Convention\n\x00\x01\x02\x03\x04", "line 2: .* control character"),
        (b"Convention\n\xff\x81\x9d no text", "line 2: .* byte 0xff"),
        (b"PK\x03\x04rest", "ZIP container"),
        (b"<!DOCTYPE html><html><body>CCW</body></html>", "read_untc"),
        (b"A recipe for bread.\n\n1. Take flour.\n", "line 1: .* begins 'A recipe for bread.'"),
        (b"\n\nThe Mine Ban Convention has 160 States Parties. Chad is one.\n", "line 3: .* does not speak of it"),
        (b"x" * 20_000_001, "at most 20,000,000 bytes"),
        (b"The Convention has parties.\n" * 40_000, "at most 1,000,000 characters"),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(SourceFormatError, match=message):
        read_report(data)


def test_a_file_of_100_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.touch()
    os.truncate(file, 100_000_000)
    with pytest.raises(StoreError, match=r"larger than such a file can be \(20 MB\)"):
        read_report(file)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere\.txt: there is no such file"):
        read_report(tmp_path / "nowhere.txt")
    with pytest.raises(StoreError, match="is a folder"):
        read_report(tmp_path)
    with pytest.raises(SourceFormatError, match="NoneType"):
        read_report(None)  # type: ignore[arg-type]


def test_a_pdf_without_its_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(StoreError, match=r"pip install 'ccwuniv\[pdf\]'"):
        read_report(b"%PDF-1.7\n")


def test_a_pdf_is_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class Page:
        def __init__(self, text: str) -> None:
            self.text = text

        def extract_text(self) -> str:
            return self.text

    class Reader:
        def __init__(self, file: io.BytesIO) -> None:
            assert file.read().startswith(b"%PDF")
            self.pages = [Page("1. The Convention has 117 High Contracting"), Page("2\nParties; Protocol V, 84.\n")]

    pdf = types.ModuleType("pypdf")
    pdf.PdfReader = Reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pypdf", pdf)
    pages = pypdf_text(b"%PDF-1.7\n").decode().split("\f")
    assert [page.strip()[:2] for page in pages] == ["1.", "2\n"]


def test_a_text_that_only_may_be_of_the_genre_is_read_with_a_note() -> None:
    report = read_report("Algeria, the Lao People's\nDemocratic Republic and South Sudan have acceded.\n")
    assert report.states == ("DZA", "LAO", "SSD")
    assert any("does not name the Convention in full" in note.message for note in report.notes)
