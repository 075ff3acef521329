"""What a paper says, block by block, as Markdown and as a Word document, so that the two can be compared."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

docx = pytest.importorskip("docx")

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_FOOTNOTE = re.compile(r"^\[\^\d+\]: (.*)$", re.MULTILINE)


def assert_word_says(word: bytes, markdown: str, marking: str = "") -> None:
    """Hold a Word document against the Markdown of the same paper: every block, footnote, header and footer."""
    document = docx.Document(io.BytesIO(word))
    body, _, foot = markdown.partition("\n---\n")
    written = list(said_in_markdown(_FOOTNOTE.sub("", body)))
    marked = bool(marking)
    assert [words for words in written[marked:] if words] == [words for words in said_in_word(document) if words]
    plain = [spaced(one.replace("\\", "")) for one in notes_of(word)]
    assert [spaced(one.replace("\\", "")) for one in _FOOTNOTE.findall(body)] == plain
    section = document.sections[0]
    assert section.header.paragraphs[0].text == marking
    footers = [spaced(one.text) for one in section.footer.paragraphs if one.text]
    assert footers == [words for words in said_in_markdown(foot) if words != marking]


def spaced(text: str) -> str:
    return " ".join(text.split())


def said_in_markdown(text: str) -> Iterator[str]:
    """The words of each block, in order, without marks, numbers of lists and references to footnotes."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            words = "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
            pictures = [child for child in token.children or () if child.type == "image"]
            if not pictures:
                yield spaced(re.sub(r"\[\^\d+\]", "", words))


def said_in_word(document: Any) -> Iterator[str]:  # noqa: ANN401
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            yield _said_in(docx.text.paragraph.Paragraph(element, document))
        elif element.tag.endswith("}tbl"):
            for row in docx.table.Table(element, document).rows:
                for cell in row.cells:
                    yield _said_in(cell.paragraphs[0])


def _said_in(paragraph: Any) -> str:  # noqa: ANN401
    text = spaced(paragraph.text)
    return re.sub(r"^\d+\. ", "", text) if paragraph.style.name == "List Paragraph" else text


def notes_of(word: bytes) -> list[str]:
    """The footnotes of a Word document, in their order."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return []
        tree = etree.fromstring(archive.read("word/footnotes.xml"))
    notes = tree.xpath("w:footnote[not(@w:type)]", namespaces=W)
    return [spaced("".join(note.xpath(".//w:t/text()", namespaces=W))) for note in notes]
