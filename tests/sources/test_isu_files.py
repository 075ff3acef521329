"""Reports as files: PDF by two typesetters in six languages, PDF whose letters or digits are turned, Word documents."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from ccwuniv.errors import SourceFormatError, StoreError
from ccwuniv.sources import read_report
from ccwuniv.sources.isu import pdf
from tests.support.small_pdf import as_word_draws, pdf_of

docx = pytest.importorskip("docx")
pytest.importorskip("pypdf")

PDFS = Path(__file__).parents[1] / "fixtures" / "isu" / "pdf"
SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
REPORT = next(iter(sorted(SEED.glob("000_*.txt"))), SEED / "report.txt")
ARABIC = (
    "عالمية اتفاقية الأسلحة التقليدية المعينة",
    "1. بلغ عدد الأطراف في الاتفاقية 117 طرفا؛ وفي البروتوكول الخامس، 84.",
)


def plain_pdf(*lines: str) -> bytes:
    return pdf_of([[[(line, 0.0)] for line in lines]])


def test_twelve_pdfs_of_two_typesetters_in_six_languages_give_what_they_say() -> None:
    said = json.loads((PDFS / "said.json").read_text(encoding="utf-8"))
    assert len(said) == 12
    unlike = []
    for name, of in said.items():
        report = read_report(PDFS / f"{name}.pdf")
        if (dict(report.totals), sorted(report.states), report.language) != (of["totals"], of["states"], name[-2:]):
            unlike.append((name, report.totals, report.states))
        if len(report.paragraphs) != 4 or report.meeting_dates is None or str(report.meeting_dates[0]) != "2019-11-13":
            unlike.append((name, len(report.paragraphs), report.meeting_dates))
    assert unlike == []


def test_letters_that_a_pdf_turns_into_others_are_put_right() -> None:
    cases = {
        "⻄班牙、⻢里": "ESP MLI",
        "the Lao Peo\ufffeple's Democratic Republic and Saint Kitts and Nevis": "LAO KNA",
        "la Con\u00ad\nvention et l'Azer\u00ad\nbaïdjan": "AZE",
        "ﬁnally Fiji": "FJI",
    }
    for text, states in cases.items():
        head = "《特定常规武器公约》缔约方会议" if states == "ESP MLI" else "Convention on Certain Conventional Weapons"
        report = read_report(plain_pdf(head, *f"1. CCW: 117. {text}".split("\n")))
        assert " ".join(report.states) == states, text
    read = read_report(plain_pdf("《公约》有117个缔约方；第⼀号议定书，112个缔约方。"))
    assert read.totals == {"CCW": 117, "P1": 112}


def test_arabic_letters_that_a_pdf_turns_are_put_right() -> None:
    forms = "ﺍﳌﻐﺮﺏ ﻭﺍﳌﻜﺴﻴﻚ ﻭﺍﳌﻤﻠﻜﺔ ﺍﳌﺘﺤﺪﺓ ﻭﺍﻟﺴﻮﺩﺍﻥ ﻭﻣﺼﺮ"
    for line, states in ((forms, {"MAR", "MEX", "GBR", "SDN", "EGY"}), ("غينيا االستوائية والسودان", {"GNQ", "SDN"})):
        report = read_report(pdf_of([[as_word_draws(one) for one in (*ARABIC, f"2. {line}")]]))
        assert set(report.states) == states
        assert report.totals == {"CCW": 117, "P5": 84}


def test_arabic_digits_are_read_by_the_second_reader_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    document = pdf_of([[as_word_draws(line) for line in ARABIC]])
    right, turned = "\n".join(ARABIC), "\n".join(ARABIC).replace(" 117 ", "117 ")
    other = "\n".join(ARABIC).replace("117", "84.").replace("84.", "117", 1)
    cases = [
        (right, right, {"CCW": 117, "P5": 84}, ""),
        (turned, right, {"CCW": 117, "P5": 84}, "read by pypdfium2"),
        (turned, turned, {}, "by pypdf and by pypdfium2"),
        (turned, None, {}, "installs pypdfium2"),
        (right, None, {"CCW": 117, "P5": 84}, ""),
        (right, turned, {"CCW": 117, "P5": 84}, ""),
        (right, right.replace("117", "171"), {"P5": 84}, "pypdf gives 117 parties to CCW, pypdfium2 171"),
    ]
    assert other
    for first, second, totals, note in cases:
        monkeypatch.setattr(pdf, "_by_pypdf", lambda _data, _where, text=first: text)
        monkeypatch.setattr(pdf, "_by_pypdfium2", lambda _data, text=second: text)
        report = read_report(document)
        assert report.totals == totals, (first, second)
        assert any(note in one.message for one in report.notes), note
        assert {claim.treaty for claim in report.claims if claim.kind == "total"} == set(totals)


def test_a_pdf_that_is_broken_or_empty_is_refused_in_words() -> None:
    for data, message in ((b"%PDF-1.7\nnothing", "a PDF that can be read"), (plain_pdf(), "PDF of pictures")):
        with pytest.raises(SourceFormatError, match=message):
            read_report(data)


# Word


def word(*paragraphs: str, style: str | None = None) -> tuple[object, io.BytesIO]:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text, style=style)
    return document, io.BytesIO()


def saved(document: object, *, parts: dict[str, tuple[str, str]] | None = None) -> bytes:
    """Save a document; ``parts`` replaces text in its parts."""
    buffer, changed = io.BytesIO(), io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            old, new = (parts or {}).get(name, ("", ""))
            text = source.read(name)
            target.writestr(name, text.replace(old.encode(), new.encode()) if old else text)
    return changed.getvalue()


def test_a_word_document_is_read_with_the_numbers_that_word_sets() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "CCW/MSP/2019/5"
    document.add_paragraph("Convention on Certain Conventional Weapons")
    for text in ("The Convention has 117 High Contracting Parties:", "Finland wrote to Togo and Chad."):
        document.add_paragraph(text, style="List Number")
        if "117" in text:
            document.add_paragraph("Protocol V: 84", style="List Bullet")
            document.add_paragraph("Amended Protocol II: 100", style="List Bullet")
    report = read_report(saved(document))
    assert [paragraph.number for paragraph in report.paragraphs] == [1, 2]
    assert report.totals == {"CCW": 117, "P5": 84, "AP2": 100}
    assert (report.symbol, report.drafts[0].states) == ("CCW/MSP/2019/5", ("TGO", "TCD"))


def test_a_table_and_tracked_changes_of_word_are_read() -> None:
    document = docx.Document()
    document.add_paragraph("Convention on Certain Conventional Weapons")
    document.add_paragraph("1. The Convention has 117 High Contracting Parties; Protocol V, 84. Sent to CHANGED.")
    table = document.add_table(rows=0, cols=2)
    for cells in (("Named", "States"), ("In Africa", "Togo")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    changes = "Sent to <w:del><w:r><w:delText>Mali</w:delText></w:r></w:del><w:ins><w:r><w:t>Chad</w:t></w:r></w:ins>"
    run = f"</w:t></w:r>{changes.removeprefix('Sent to ')}<w:r><w:t>"
    report = read_report(saved(document, parts={"word/document.xml": ("CHANGED", run)}))
    assert (report.totals, report.states) == ({"CCW": 117, "P5": 84}, ("TCD", "TGO"))
    assert any("tracked" in note.message for note in report.notes)


def test_the_footnotes_of_word_are_footnotes() -> None:
    document = docx.Document()
    document.add_paragraph("Convention on Certain Conventional Weapons")
    document.add_paragraph("1. The Convention has a plan.MARK It has 117 High Contracting Parties.")
    reference = '</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t xml:space="preserve">'
    data = saved(document, parts={"word/document.xml": ("MARK", reference)})
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7"><w:p>'
        "<w:r><w:footnoteRef/></w:r><w:r><w:t>See document "
        "CCW/CONF.IV/4/Add.1.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )
    form = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    added = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(added, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode() if name.endswith((".rels", "Types].xml")) else source.read(name)
            if name == "word/_rels/document.xml.rels":
                text = str(text).replace("</Relationships>", relation)
            if name == "[Content_Types].xml":
                text = str(text).replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{form}"/></Types>'
                )
            target.writestr(name, text)
        target.writestr("word/footnotes.xml", notes)
    report = read_report(added.getvalue())
    assert report.footnotes == {"1": "See document CCW/CONF.IV/4/Add.1."}
    assert report.paragraphs[0].text == "The Convention has a plan. It has 117 High Contracting Parties."


def test_what_is_no_word_document_or_has_no_reader_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    with pytest.raises(SourceFormatError, match="a Word document that can be read"):
        read_report(empty.getvalue())
    with pytest.raises(SourceFormatError, match="ZIP container that is not a Word document"):
        read_report(b"PK\x03\x04rest")
    document, _ = word("The Convention has 117 High Contracting Parties.")
    data = saved(document)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(StoreError, match=r"pip install 'ccwuniv\[office\]'"):
        read_report(data)


if REPORT.is_file():

    def test_the_report_of_2014_reads_the_same_as_word_and_as_pdf() -> None:
        text = REPORT.read_text(encoding="utf-8")
        plain = read_report(text)
        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        lines = text.splitlines()
        pages = [lines[n : n + 40] for n in range(0, len(lines), 40)]
        for data in (saved(document), pdf_of([[[(line, 0.0)] for line in page] for page in pages])):
            report = read_report(data)
            assert (report.totals, set(report.states)) == (plain.totals, set(plain.states))
            assert (len(report.paragraphs), len(report.footnotes), len(report.drafts)) == (14, 3, 38)
