"""Footnotes of a Word document, which python-docx does not write: a part of the file, and references to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from ccwuniv.documents.directions import keep_days
from ccwuniv.documents.spreadsheets import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["add_footnotes", "refer"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def add_footnotes(document: Document, notes: Sequence[str], language: str) -> None:
    """Give a document its footnotes, numbered from 1 in their order."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    root = etree.Element(_w("footnotes"), nsmap={"w": _W})
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = etree.SubElement(root, _w("footnote"), {_w("type"): kind, _w("id"): str(number)})
        etree.SubElement(etree.SubElement(etree.SubElement(note, _w("p")), _w("r")), _w(kind))
    for number, text in enumerate(notes, 1):
        note = etree.SubElement(root, _w("footnote"), {_w("id"): str(number)})
        paragraph = etree.SubElement(note, _w("p"))
        if language == "ar":
            etree.SubElement(etree.SubElement(paragraph, _w("pPr")), _w("bidi"))
        etree.SubElement(_raised(paragraph), _w("footnoteRef"))
        run = etree.SubElement(paragraph, _w("r"))
        properties = etree.SubElement(run, _w("rPr"))
        for size, value in (("sz", "17"), ("szCs", "19")):
            etree.SubElement(properties, _w(size), {_w("val"): value})
        words = etree.SubElement(run, _w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        words.text = f" {printable(keep_days(text))}"
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _KIND, content, document.part.package)
    document.part.relate_to(part, _RELATION)


def _raised(paragraph: etree._Element) -> etree._Element:
    run = etree.SubElement(paragraph, _w("r"))
    etree.SubElement(etree.SubElement(run, _w("rPr")), _w("vertAlign"), {_w("val"): "superscript"})
    return run


def refer(place: Paragraph, number: int, *, again: bool) -> None:
    """Put a footnote's reference at the end of a paragraph; a later reference points to the first.

    Word numbers the footnotes by their references, so that the first one alone may be one.
    """
    if again:
        field = etree.SubElement(place._p, _w("fldSimple"), {_w("instr"): f" NOTEREF {_mark(number)} \\f "})
        etree.SubElement(_raised(field), _w("t")).text = str(number)
        return
    mark = {_w("id"): str(number)}
    etree.SubElement(place._p, _w("bookmarkStart"), {**mark, _w("name"): _mark(number)})
    etree.SubElement(_raised(place._p), _w("footnoteReference"), mark)
    etree.SubElement(place._p, _w("bookmarkEnd"), mark)


def _mark(number: int) -> str:
    return f"_RefNote{number}"
