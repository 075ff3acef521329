"""A paper says the same in Markdown, as a page and as a Word document, whatever is in it."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

import ccwuniv as ccw
from ccwuniv.documents.blocks import Content, Download, Figure, Heading, Listing, Note, Paragraph, Run, Table
from ccwuniv.documents.footers import footer
from ccwuniv.documents.papers import Paper
from tests.support.papers import assert_word_says, notes_of, said_in_markdown, said_in_word, spaced
from tests.support.record import report_acts

docx = pytest.importorskip("docx")

REG, LOG = ccw.Registry.bundled(), report_acts()
HOSTILE = "A & <b>\"C\"</b> 'd' *e* | `f` [g](http://h) \\ _i_ {{ j }} جمهورية (المادة 4) 中文"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def of_everything(words: str = HOSTILE, language: str = "en") -> Paper:
    """A paper of every block, with the same words in every place."""
    return Paper(
        words,
        (
            Paragraph(words),
            Heading(words),
            Paragraph((Run(words, bold=True), Run(words, italic=True), Run(".", footnote=words)), number=1),
            Heading(words, 2),
            Listing((words, Run(words, footnote="another source"))),
            Listing((words, words), ordered=True),
            Heading("Table"),
            Table((words, "b"), ((words, Run(words, footnote=words)), ("x", "")), words),
            Heading("Figure"),
            Figure("map", words, PNG, b"<svg/>"),
            Download(words, "table.csv", pd.DataFrame({"a": [1]})),
            Note(words),
            Paragraph("النص (المادة 4)", language="ar"),
        ),
        language,
        (words,),
        "INTERNAL",
    )


@cache
def papers() -> dict[str, Paper]:
    meeting = ccw.Meeting("A Meeting", dt.date(2014, 11, 13), symbol="CCW/MSP/2014/1")
    return {
        "everything": of_everything(),
        "brief": ccw.brief(REG, LOG, "Viet Nam"),
        "brief, internal": ccw.brief(REG, LOG, "USA", internal=True),
        "brief, Arabic": ccw.brief(REG, LOG, "Egypt", internal=True, language="ar"),
        "annual": ccw.annual_report(REG, LOG, 2014, meeting=meeting),
        "annual, French": ccw.annual_report(REG, LOG, 2014, language="fr"),
        "annex": ccw.annual_annex(REG, LOG, 2014),
        "report": ccw.universalization_report(REG, "2014-09-01", pictures=False).paper,
    }


DEPOSITARY = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no="
EVERY = pytest.mark.parametrize("name", papers())


@EVERY
def test_word_says_what_markdown_says(name: str) -> None:
    paper = papers()[name]
    assert_word_says(paper.word, paper.markdown, paper.marking)
    assert docx.Document(io.BytesIO(paper.word)).core_properties.title == paper.title


@EVERY
def test_a_page_says_what_markdown_says(name: str) -> None:
    paper = papers()[name]
    tree = html.fromstring(paper.html)
    for extra in tree.xpath("//nav|//*[@class='skip']|//sup|//section[@role='doc-endnotes']|//style|//title"):
        extra.drop_tree()
    page = spaced(tree.text_content())
    for words in said_in_markdown(paper.markdown.partition("\n[^1]: ")[0]):
        assert words in page


@EVERY
def test_the_same_paper_has_the_same_bytes(name: str) -> None:
    paper = papers()[name]
    assert paper.word == paper.word
    with zipfile.ZipFile(io.BytesIO(paper.word)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(archive.namelist()) == len(set(archive.namelist()))
    assert paper.html == paper.html


@EVERY
def test_a_page_is_read_by_landmarks_headings_and_scopes(name: str) -> None:
    tree = html.fromstring(papers()[name].html)
    for landmark in ("header", "main", "footer"):
        assert len(tree.xpath(f"//{landmark}")) == 1
    assert tree.xpath("//a[@class='skip'][@href='#text']")
    assert len(tree.xpath("//h1")) == 1
    assert not tree.xpath("//thead//th[not(@scope='col')]|//tbody//th[not(@scope='row')]|//img[not(@alt)]")
    inside = [target for target in tree.xpath("//a[not(@download)]/@href") if not target.startswith(DEPOSITARY)]
    assert {target.removeprefix("#") for target in inside} <= {*tree.xpath("//@id")}
    assert len(tree.xpath("//@id")) == len({*tree.xpath("//@id")})
    assert not tree.xpath("//body/*[not(self::header or self::nav or self::main or self::footer or @class='skip')]")
    assert not tree.xpath("//table[not(parent::div[@tabindex='0'][@aria-label])]|//figure[not(@aria-label)]")
    headings = tree.xpath("//main//section[@aria-labelledby]/h2")
    listed = [spaced(one.text_content()) for one in tree.xpath("//nav//a")]
    assert listed == ([spaced(one.text_content()) for one in headings] if len(headings) >= 4 else [])
    assert not tree.xpath("//script|//link|//@src[not(starts-with(., 'data:'))]")


class TestLinks:
    def test_a_number_of_the_depositary_leads_to_its_page_in_text_cells_and_footnotes(self) -> None:
        source = "UN Treaty Collection XXVI-2, XXVI-2-d, status of 2026-02-03; page XXVI-6"
        blocks = (Paragraph(Run(f"See {source}.", footnote=source)), Table(("a", "b"), (("x", source),)))
        tree = html.fromstring(Paper("Sources", blocks).html)
        leads = [(link.text, link.get("href")) for link in tree.xpath("//main//a[starts-with(@href, 'https:')]")]
        two = [(number, f"{DEPOSITARY}{number}&chapter=26&clang=_en") for number in ("XXVI-2", "XXVI-2-d")]
        assert leads == two * 3
        assert spaced(tree.xpath("//main/p")[0].text_content()) == f"See {source}.1"

    def test_a_footnote_leads_back_to_where_it_is_first_referred_to(self) -> None:
        tree = html.fromstring(papers()["annual"].html)
        notes = tree.xpath("//section[@role='doc-endnotes']//li")
        assert len(notes) > 5
        for note in notes:
            [back] = note.xpath("./a[@role='doc-backlink']/@href")
            [reference] = tree.xpath(f"//*[@id='{back.removeprefix('#')}']")
            assert reference.get("href") == f"#{note.get('id')}"

    def test_words_may_lead_to_a_page(self) -> None:
        paper = Paper("A note", (Paragraph(Run("Protocol V", link="https://example.org/v")),))
        assert "[Protocol V](https://example.org/v)" in paper.markdown
        assert html.fromstring(paper.html).xpath("//main//a[.='Protocol V']/@href") == ["https://example.org/v"]


def test_columns_of_numbers_days_and_marks_are_told_apart() -> None:
    rows = (
        ("a", "12 (48%)", "3 of 11", "", "1 March 2014", "s", "P1"),
        ("b", "+2", "0", "1.5", "23 September 2022", "", "2 a"),
    )
    tree = html.fromstring(Paper("T", (Table(("h", "n", "n", "n", "d", "m", "t"), rows),)).html)
    classes = [[cell.get("class") for cell in row] for row in tree.xpath("//tr")]
    assert classes == [[None, "number", "number", "number", "day", "mark", None]] * 3


class TestWhateverStandsInIt:
    def test_hostile_words_arrive_in_every_place(self) -> None:
        paper = papers()["everything"]
        document = docx.Document(io.BytesIO(paper.word))
        places = [words for words in said_in_word(document) if spaced(HOSTILE) in words]
        assert len(places) == 15, "title, paragraphs, headings, lists, caption, cells, file, note"
        assert spaced(HOSTILE) in notes_of(paper.word)
        assert html.fromstring(paper.html).xpath("//img/@alt") == [HOSTILE]
        assert 'descr="A &amp; &lt;b&gt;' in zipfile.ZipFile(io.BytesIO(paper.word)).read("word/document.xml").decode()

    @pytest.mark.parametrize(
        "words", ["page\x0c1 \x00 \ud800 \ufffe", "line\r\nbreak\u2028", "]]>", "&amp; &#60;", "-"]
    )
    def test_what_no_document_may_hold_is_replaced(self, words: str) -> None:
        paper = of_everything(words)
        document = docx.Document(io.BytesIO(paper.word))
        assert any(word[-1] in words for word in said_in_word(document) if word)
        assert html.fromstring(paper.html.encode("utf-8", "replace").decode()) is not None

    def test_arabic_runs_from_right_to_left(self) -> None:
        body = docx.Document(io.BytesIO(papers()["brief, Arabic"].word)).element.body
        arabic = re.compile("[\u0600-\u06ff]")
        runs = [run for run in body.xpath(".//w:r") if arabic.search("".join(run.xpath("./w:t/text()")))]
        assert len(runs) >= 2
        assert all(run.xpath("./w:rPr/w:rtl") for run in runs)
        assert all(run.xpath("./w:rPr/w:lang/@w:bidi") == ["ar-SA"] for run in runs)
        [path] = [p for p in body.xpath("./w:p") if "يجوز للدولة" in "".join(p.xpath(".//w:t/text()"))]
        assert path.xpath("./w:pPr/w:bidi")

    def test_a_day_after_arabic_is_not_shown_backwards(self) -> None:
        """By the bidirectional algorithm 2026-03-02 would read 02-03-2026 there, which is another day."""
        words = "مذكرة 2026-03-02-call-1, 3/2"
        kept = "مذكرة \u200e2026-03-02-call-1, \u200e3/2"
        block = Paragraph((Run(words), Run(kept, footnote=words)))
        paper = Paper("Days", (block, Listing((words,)), Table(("a",), ((words,),), words), Note(words)))
        word = "\n".join(said_in_word(docx.Document(io.BytesIO(paper.word))))
        for written in (paper.markdown, paper.html, word):
            assert written.count(kept) >= 6
            assert not re.search("(?<!\u200e)2026-03-02", written)
        assert notes_of(paper.word) == [kept]

    def test_a_whole_paper_in_arabic(self) -> None:
        tree = html.fromstring(of_everything("النص (المادة 4)", "ar").html)
        assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
        body = docx.Document(io.BytesIO(of_everything("النص", "ar").word)).element.body
        assert all(p.xpath("./w:pPr/w:bidi") for p in body.xpath("./w:p[w:r/w:t]"))
        assert all(table.xpath("./w:tblPr/w:bidiVisual") for table in body.xpath("./w:tbl"))
        assert {size for cell in body.xpath(".//w:tc") for size in cell.xpath(".//w:szCs/@w:val")} == {"20"}

    def test_a_footnote_is_referred_to_again_and_not_repeated(self) -> None:
        body = docx.Document(io.BytesIO(papers()["everything"].word)).element.body
        assert body.xpath(".//w:footnoteReference/@w:id") == ["1", "2"]
        assert body.xpath(".//w:fldSimple/@w:instr") == [" NOTEREF _RefNote1 \\f "]
        assert body.xpath(".//w:bookmarkStart/@w:name") == ["_RefNote1", "_RefNote2"]

    def test_the_heading_of_a_table_is_repeated_on_every_page(self) -> None:
        body = docx.Document(io.BytesIO(papers()["annual"].word)).element.body
        for table in body.xpath("./w:tbl"):
            assert table.xpath("count(./w:tr[w:trPr/w:tblHeader])") == 1


class TestFooters:
    def test_every_paper_says_that_it_is_no_document_of_the_united_nations(self) -> None:
        for name, paper in papers().items():
            if name != "everything":
                assert paper.footer == footer(paper.language)
                assert paper.footer[0] in html.fromstring(paper.html).text_content()
        assert "not an official document of the United Nations" in footer("en")[0]
        assert "The record of the depositary prevails" in footer("en")[0]
        assert "imply no opinion" in footer("en")[0]

    def test_what_no_native_speaker_read_says_so(self) -> None:
        assert len(footer("fr")) == 2
        foot = docx.Document(io.BytesIO(papers()["annual, French"].word)).sections[0].footer
        assert {line.style.name for line in foot.paragraphs} == {"Footer"}
        assert papers()["annual, French"].footer[1].startswith("Ce texte n'a pas été relu")


class TestFiles:
    def test_the_endings(self, tmp_path: Path) -> None:
        paper = papers()["brief"]
        assert paper.write(tmp_path / "a.docx").read_bytes() == paper.word
        assert paper.write(tmp_path / "a.html").read_text(encoding="utf-8") == paper.html
        for name in ("a.doc", "a.pdf", "a.txt", "a"):
            with pytest.raises(ccw.OptionError, match=r"\.docx"):
                paper.write(tmp_path / name)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.html"]

    def test_without_the_extra_word_is_refused_and_nothing_is_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(ccw.StoreError, match=r"ccwuniv\[office\]"):
            papers()["brief"].write(tmp_path / "a.docx")
        assert not list(tmp_path.iterdir())

    def test_the_report_in_word_has_its_pictures(self, tmp_path: Path) -> None:
        report = ccw.universalization_report(REG, "2014-09-01", pictures=False)
        shown = replace(report.paper, blocks=(*report.paper.blocks, Figure("map", "a map", PNG, b"<svg/>")))
        document = docx.Document(io.BytesIO(shown.word))
        assert len(document.inline_shapes) == 1
        report.write(tmp_path, word=True)
        assert docx.Document(str(tmp_path / "report.docx")).paragraphs[0].text == report.title

    def test_a_page_without_a_heading(self) -> None:
        page = Paper("A note", (Paragraph("Words."),))
        assert "<p>Words.</p>" in page.html
        assert isinstance(page, Content)


def test_the_footnote_goes_with_the_name(reg: ccw.Registry) -> None:
    """Wherever a table or a paper has the name of Kosovo, and nowhere else."""
    footnote = (
        "References to Kosovo shall be understood in full compliance with Security Council resolution 1244 (1999)."
    )
    acts = {"id": "a", "kind": "letter", "start": "2024-01-10", "states": ["SRB"], "note": "Kosovo was spoken of."}
    for said, count in ((acts, 1), ({**acts, "note": "All was spoken of."}, 0)):
        page = ccw.brief(reg, ccw.OutreachLog([said]), "SRB", internal=True)
        assert page.markdown.count(footnote) == count
        assert sum(line == footnote for line in page.footer) == count
    found = ccw.match_participants(reg, ["France", "Косово"])
    assert found["remark"].tolist()[1].endswith(footnote)
    mine = pd.DataFrame({"state": ["France", "Kosovo"], "year": 2012})
    joined = ccw.add_participation(reg, mine, state="state", unmatched="report")
    page = ccw.read_untc(
        b"Participant,Ratification\nFrance,4 Mar 1988\nKosovo,4 Mar 2010\n", "2020-01-01", instrument="t"
    )
    for table in (found, joined, ccw.Registry.from_tables(page).totals()):
        assert table.attrs["ccwuniv"]["footnotes"] == [footnote]
    for table in (ccw.match_participants(reg, ["France"]), reg.totals()):
        assert "footnotes" not in table.attrs["ccwuniv"]
