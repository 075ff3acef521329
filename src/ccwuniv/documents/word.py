"""A paper as a Word document, for people who go on writing in it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ccwuniv.documents.blocks import (
    Block,
    Content,
    Download,
    Figure,
    Heading,
    Listing,
    Note,
    Paragraph,
    Run,
    Table,
    Text,
    footnotes_of,
    runs,
)
from ccwuniv.documents.directions import RIGHT_TO_LEFT
from ccwuniv.documents.spreadsheets import printable
from ccwuniv.documents.steady import steady
from ccwuniv.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph


__all__ = ["OFFICE_NEEDED", "add_page_number", "new_document", "put_run", "put_whole", "set_direction", "word_of"]

OFFICE_NEEDED = "a Word document needs python-docx; pip install 'ccwuniv[office]', or use a name that ends in .html."

_LOCALES = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_CJK = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_PIECES = re.compile(f"([{RIGHT_TO_LEFT}](?:.*[{RIGHT_TO_LEFT}])?)")
_FONT = "Times New Roman"


@dataclass
class _Notes:
    """The numbers of the footnotes, and which of them were referred to already."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def again(self, footnote: str) -> bool:
        """Say whether a footnote was referred to before, and remember that it is now."""
        before = footnote in self.seen
        self.seen.add(footnote)
        return before


def word_of(paper: Content) -> bytes:
    """Return a paper as a Word document.

    Raises
    ------
    StoreError
        When python-docx is not installed.
    """
    document = new_document(paper.title, paper.language)
    notes = _Notes(footnotes_of(paper.blocks))
    if notes.numbers:
        from ccwuniv.documents.footnotes import add_footnotes

        add_footnotes(document, list(notes.numbers), paper.language)
    _head_and_foot(document, paper)
    for line in paper.head:
        _fill(document.add_paragraph(), line, paper.language, _Notes())
    _fill(document.add_paragraph(style="Title"), paper.title, paper.language, _Notes())
    for block in paper.blocks:
        _add(document, block, paper.language, notes)
    page = io.BytesIO()
    document.save(page)
    return steady(page.getvalue())


def new_document(title: str, language: str) -> Document:
    """Return an empty document on A4 in the type of the office, its language set.

    Raises
    ------
    StoreError
        When python-docx is not installed.
    """
    try:
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt, RGBColor
    except ImportError:
        raise StoreError(title, OFFICE_NEEDED) from None
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(21)
    section.top_margin = section.bottom_margin = Mm(18)
    styles: Any = document.styles
    for name, size, bold in (("Normal", 10, False), ("Title", 15, True), ("Heading 1", 12.5, True),
                             ("Heading 2", 11, True), ("Caption", 9.5, False), ("Footer", 8, False)):  # fmt: skip
        style = styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for kind in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(kind), _FONT)
        fonts.set(qn("w:eastAsia"), "SimSun")
        _size_of_arabic(style.element.get_or_add_rPr(), size)
    for wide in styles["Title"].element.rPr.findall(qn("w:spacing")):  # it would part the letters of Arabic
        wide.getparent().remove(wide)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, before in (("Heading 1", 9), ("Heading 2", 7), ("Title", 0)):
        styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(before), Pt(3)
    styles["Intense Quote"].font.color.rgb = RGBColor(0, 0, 0)
    _speak(styles["Normal"].element.get_or_add_rPr(), language)
    properties = document.core_properties
    properties.title, properties.language, properties.author = printable(title), language, ""
    properties.comments = ""
    return document


def _size_of_arabic(properties: Any, size: float) -> None:  # noqa: ANN401  # an element of lxml
    """Set the size of Arabic, which Word sets separately, one point above that of other letters."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for former in properties.findall(qn("w:szCs")):
        properties.remove(former)
    element = OxmlElement("w:szCs")
    element.set(qn("w:val"), str(round(2 * (size + 1))))
    before = properties.find(qn("w:sz"))
    before.addnext(element)


def _speak(properties: Any, language: str) -> None:  # noqa: ANN401  # an element of lxml
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:lang")
    attribute = {"ar": "w:bidi", "zh": "w:eastAsia"}.get(language, "w:val")
    element.set(qn(attribute), _LOCALES.get(language, language))
    properties.append(element)


def _head_and_foot(document: Document, paper: Content) -> None:
    from docx.shared import Pt

    section = document.sections[0]
    if paper.marking:
        _fill(section.header.paragraphs[0], Run(paper.marking, bold=True), paper.language, _Notes())
    place = section.footer.paragraphs[0]
    place.paragraph_format.space_before = Pt(6)  # else the footnotes seem to go on
    for line in paper.footer:
        _fill(place, line, paper.language, _Notes())
        place = section.footer.add_paragraph(style="Footer")
    add_page_number(place)


def add_page_number(place: WordParagraph) -> None:
    """Put the number of the page into a paragraph of a header or footer."""
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    inner, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    inner.append(text)
    number.append(inner)
    place._p.append(number)
    place.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER


def _add(document: Document, block: Block, language: str, notes: _Notes) -> None:
    from docx.shared import Mm

    match block:
        case Heading():
            _fill(document.add_heading(level=block.level), block.text, language, notes)
        case Paragraph():
            place = document.add_paragraph()
            if block.number is not None:
                place.add_run(f"{block.number}.\t")
            _fill(place, block.text, block.language or language, notes)
        case Listing():
            for number, item in enumerate(block.items, 1):
                place = document.add_paragraph(style="List Paragraph" if block.ordered else "List Bullet")
                if block.ordered:
                    place.add_run(f"{number}.\t")
                    place.paragraph_format.first_line_indent = Mm(-6)
                    place.paragraph_format.left_indent = Mm(6)
                    place.paragraph_format.tab_stops.add_tab_stop(Mm(6))
                _fill(place, item, language, notes)
        case Table():
            _table(document, block, language, notes)
        case Figure():
            _figure(document, block)
        case Download() | Note():
            words, style = (block.words, "Normal") if isinstance(block, Download) else (block.text, "Intense Quote")
            _fill(document.add_paragraph(style=style), words, language, notes)


def _fill(place: WordParagraph, text: Text, language: str, notes: _Notes) -> None:
    if language == "ar":
        set_direction(place)
    for run in runs(text):
        put_run(place, run, language)
        if run.footnote:
            from ccwuniv.documents.footnotes import refer

            refer(place, notes.numbers[run.footnote], again=notes.again(run.footnote))


def set_direction(place: WordParagraph) -> None:
    """Make a paragraph run from right to left."""
    from docx.oxml import OxmlElement

    place._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def put_run(place: WordParagraph, run: Run, language: str) -> None:
    """Put a piece of text into a paragraph, with parts from right to left as runs marked so."""
    for part in filter(None, _PIECES.split(printable(run.text))):
        spoken = "ar" if _RIGHT_TO_LEFT.search(part) else "zh" if _CJK.search(part) else run.language or language
        put_whole(place, replace(run, text=part, language="" if spoken == language != "ar" else spoken), language)


def put_whole(place: WordParagraph, run: Run, language: str) -> None:
    """Put a text into a paragraph as one run, from right to left where its language is written so."""
    from docx.oxml import OxmlElement

    made = place.add_run(printable(run.text))
    made.bold, made.italic, made.font.cs_bold = run.bold or None, run.italic or None, run.bold or None
    properties = made._r.get_or_add_rPr()
    if (run.language or language) == "ar":
        properties.append(OxmlElement("w:rtl"))
        _speak(properties, "ar")
    elif run.language:
        _speak(properties, run.language)


def _table(document: Document, block: Table, language: str, notes: _Notes) -> None:
    from docx.enum.table import WD_TABLE_DIRECTION
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    if block.caption:
        _fill(document.add_paragraph(style="Caption"), block.caption, language, notes)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    if language == "ar":
        table.table_direction = WD_TABLE_DIRECTION.RTL
    rows: list[tuple[Text, ...]] = [tuple(Run(cell, bold=True) for cell in block.header), *block.rows]
    for cells in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row.cells, cells, strict=True):
            place = cell.paragraphs[0]
            place.paragraph_format.space_after = Pt(0)
            _fill(place, text, language, notes)
            for run in place.runs:
                run.font.size = Pt(9)
                _size_of_arabic(run._r.get_or_add_rPr(), 9)
    if rows:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    gap = document.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(5)


def _figure(document: Document, block: Figure) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    shape: Any = document.add_picture(io.BytesIO(block.png))
    widest, tallest = Mm(165), Mm(235)
    scale = min(widest / shape.width, tallest / shape.height, 1)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape._inline.find(qn("wp:docPr")).set("descr", printable(block.alt))
