"""The text of a Word document: its running text in order, with the numbers that Word sets, and the footnotes below."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ccwuniv._support import LARGEST_UNPACKED, unpacked_size
from ccwuniv.errors import SourceFormatError, StoreError

if TYPE_CHECKING:
    from docx.section import Section
    from docx.text.paragraph import Paragraph as DocxParagraph
    from lxml import etree

__all__ = ["is_word", "word_text"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RULE = "_" * 12
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def is_word(data: bytes) -> bool:
    """Say whether bytes are a Word document of today's form."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def word_text(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a Word document, one line per paragraph, and notes on it.

    Raises
    ------
    StoreError
        Where the library that reads Word documents is not installed.
    SourceFormatError
        For a document that cannot be read, or unpacks to more than 200 million bytes.
    """
    try:
        docx: Any = importlib.import_module("docx")
    except ImportError:
        raise StoreError(
            where,
            "is a Word document, and python-docx, which reads it, is not installed; pip install 'ccwuniv[office]'.",
        ) from None
    if (size := unpacked_size(data)) > LARGEST_UNPACKED:
        expected = f"a Word document of at most {LARGEST_UNPACKED:,} bytes unpacked"
        raise SourceFormatError(where, expected, f"{size:,} bytes")
    try:
        return _Reader(docx.Document(io.BytesIO(data))).read()
    except Exception as error:  # noqa: BLE001 - a broken document makes its reader fail in many ways
        raise SourceFormatError(
            where, "a Word document that can be read", f"{type(error).__name__} ({error})"
        ) from None


@dataclass(frozen=True, slots=True)
class _Level:
    """How Word numbers the paragraphs of a level."""

    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class _Reader:
    document: Any
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    counted: Counter[tuple[str, int]] = field(default_factory=Counter)
    marks: dict[str, int] = field(default_factory=dict)
    styles: dict[str, etree._Element] = field(default_factory=dict)
    changed: bool = False

    def read(self) -> tuple[str, tuple[str, ...]]:
        """Return the text of the document, and notes on it."""
        self.styles = {one.get(f"{_W}styleId"): one for one in self.document.styles.element.iter(f"{_W}style")}
        self._learn_levels()
        heads = dict.fromkeys(p.text.strip() for s in self.document.sections for p in _head_paragraphs(s))
        lines = [head for head in heads if head]
        lines += self._block(self.document.element.body)
        if notes := list(self._footnotes()):
            lines += ["", _RULE, *notes]
        remark = ("changes that Word tracked are read as accepted",) if self.changed else ()
        return "\n".join(lines) + "\n", remark

    def _learn_levels(self) -> None:
        part = next((r.target_part for r in self.document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is None:
            return
        root = part.element
        abstract = {one.get(f"{_W}abstractNumId"): one for one in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            of = number.find(f"{_W}abstractNumId")
            for level in abstract[of.get(f"{_W}val")].iter(f"{_W}lvl") if of is not None else ():
                key = number.get(f"{_W}numId"), int(level.get(f"{_W}ilvl"))
                start = _value(level, "start") or "1"
                self.levels[key] = _Level(_value(level, "numFmt"), _value(level, "lvlText"), int(start))

    def _block(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{_W}p":
                text = self._number(child) + self._inline(child)
                yield from text.split("\n")
                if text.strip():
                    yield ""
            elif child.tag == f"{_W}tbl":
                for row in child.iter(f"{_W}tr"):
                    cells = (" ".join(self._block(cell)) for cell in row.iter(f"{_W}tc"))
                    yield "\t".join(cell.strip() for cell in cells)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
                yield from self._block(child)

    def _inline(self, element: etree._Element) -> str:
        pieces: list[str] = []
        for child in element:
            if child.tag in _LEFT_OUT or child.tag == _FALLBACK:
                self.changed = self.changed or child.tag in (f"{_W}del", f"{_W}moveFrom")
            elif child.tag == f"{_W}t":
                pieces.append(child.text or "")
            elif child.tag in _TEXT:
                pieces.append(_TEXT[child.tag])
            elif child.tag == f"{_W}footnoteReference":
                mark = self.marks.setdefault(child.get(f"{_W}id") or "", len(self.marks) + 1)
                pieces.append(str(mark).translate(_RAISED))
            elif isinstance(child.tag, str):
                self.changed = self.changed or child.tag in (f"{_W}ins", f"{_W}moveTo")
                pieces.append(self._inline(child))
        return "".join(pieces)

    def _number(self, paragraph: etree._Element) -> str:
        """Return the number or the bullet that Word sets before a paragraph, and count it."""
        properties = _numbering(paragraph, self.styles)
        level = self.levels.get(properties) if properties else None
        if properties is None or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "• "
        number, depth = properties
        self.counted[properties] += 1
        for key in [key for key in self.counted if key[0] == number and key[1] > depth]:
            del self.counted[key]
        shown = level.pattern
        for n in range(depth + 1):
            of = self.levels.get((number, n), level)
            shown = shown.replace(f"%{n + 1}", _figure(of.form, of.start + max(self.counted[number, n], 1) - 1))
        return f"{shown} "

    def _footnotes(self) -> Iterator[str]:
        part = next((r.target_part for r in self.document.part.rels.values() if r.reltype.endswith("/footnotes")), None)
        if part is None or not self.marks:
            return
        parse = importlib.import_module("docx.oxml").parse_xml
        written = {note.get(f"{_W}id"): note for note in parse(part.blob).iter(f"{_W}footnote")}
        for id_, mark in list(self.marks.items()):
            if id_ in written:
                yield f"{mark} " + " ".join(self._inline(p).strip() for p in written[id_].iter(f"{_W}p"))


def _head_paragraphs(section: Section) -> Iterator[DocxParagraph]:
    for head in (section.first_page_header, section.header):
        if not head.is_linked_to_previous:
            yield from head.paragraphs


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return str(found.get(f"{_W}val")) if found is not None else ""


def _numbering(paragraph: etree._Element, styles: dict[str, etree._Element]) -> tuple[str, int] | None:
    """Return the numbering of a paragraph and its level: its own, or that of its style or a parent style."""
    properties = paragraph.find(f"{_W}pPr")
    style = _value(properties, "pStyle") if properties is not None else ""
    seen: set[str] = set()
    while True:
        numbered = properties.find(f"{_W}numPr") if properties is not None else None
        if numbered is not None:
            number = _value(numbered, "numId")
            return (number, int(_value(numbered, "ilvl") or 0)) if number not in ("", "0") else None
        if style in seen or style not in styles:
            return None
        seen.add(style)
        properties = styles[style].find(f"{_W}pPr")
        style = _value(styles[style], "basedOn")


def _figure(form: str, number: int) -> str:
    """Return a number as Word sets it."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        written += sign * (number // value)
        number %= value
    return written
