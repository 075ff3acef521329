"""Get the text of a report (path, bytes or text; `.txt`, PDF or Word), or an error that says why not."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from pathlib import Path

from ccwuniv._support import file_bytes
from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.isu.pdf import pdf_text
from ccwuniv.sources.isu.repair import repaired
from ccwuniv.sources.isu.word_file import is_word, word_text

__all__ = ["LARGEST", "LONGEST", "SourceText", "source_text"]

LARGEST = 20_000_000
"""The largest file that is read, in bytes: a PDF may hold pictures."""

LONGEST = 1_000_000
"""The longest text that is read, in characters: a report has some thousands, a conference's final document 300,000."""

_EXPECTED = "the text of a report of the Implementation Support Unit"
_NO_TEXT = (
    (b"PK\x03\x04", "a ZIP container that is not a Word document; save the report as Word (.docx), PDF or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor file; save the document as Word (.docx), PDF or plain text"),
    (b"{\\rtf", "rich text; save the document as Word (.docx), PDF or plain text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKUP = re.compile(r"\s*(?:<!doctype|<\?xml|<html|<[a-z]+[^<>]*>\s*<)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE = re.compile(r"[。；؛]|[^\W\d_]{2}[.,:;،]\s|\S\s+\S+\s+\S+\s+\S.*[.!?؟]\s*$")
_LONGEST_PATH = 4096
_FILE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source, and what to call the source in messages.

    ``remarks`` say what was put right in its characters, and what else a reader should know of it; ``second`` is the
    text as a second reader of PDF gives it, where the two should agree on numbers; ``sure`` says whether the numbers
    are where they belong.
    """

    text: str
    where: str
    remarks: tuple[str, ...] = ()
    second: str = ""
    sure: bool = True


def source_text(source: str | Path | bytes) -> SourceText:
    """Return the text of a source.

    A string is a path, unless it has a line break or reads like a sentence and no file has that name: then it is the
    text itself.

    Raises
    ------
    StoreError
        For a file that is not there or cannot be read, and for a PDF or a Word document without the library that reads
        it.
    SourceFormatError
        For what is empty, too large, no text, or markup.
    """
    if isinstance(source, str) and _is_text(source):
        read = SourceText(source, "text")
    elif isinstance(source, bytes | bytearray):
        read = _decode(bytes(source), "bytes")
    elif isinstance(source, str | Path):
        read = _decode(_read(Path(source)), str(source))
    else:
        raise SourceFormatError("source", "a path, bytes or text", type(source).__name__)
    text, mended = repaired(read.text) if len(read.text) <= LONGEST else (read.text, ())
    _check_is_text(text, read.where)
    remarks = (*read.remarks, *(f"put right: {what}" for what in mended))
    return replace(read, text=text, remarks=remarks, second=repaired(read.second[:LONGEST])[0])


def _is_text(source: str) -> bool:
    if "\n" in source or "\r" in source or len(source) > _LONGEST_PATH:
        return True
    if not _SENTENCE.search(source) or _FILE_SUFFIX.search(source):
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):
        return True


def _read(path: Path) -> bytes:
    return file_bytes(path, LARGEST, missing="there is no such file; use the path of a report, or its text.")


def _decode(data: bytes, where: str) -> SourceText:
    if len(data) > LARGEST:
        found = f"{len(data):,} bytes; use the report alone"
        raise SourceFormatError(where, f"a report of at most {LARGEST:,} bytes", found)
    if data.lstrip()[:5] == b"%PDF-":
        pdf = pdf_text(data, where)
        return SourceText(pdf.text, where, (pdf.remark,) if pdf.remark else (), pdf.second, pdf.sure)
    if data.startswith(b"PK\x03\x04") and is_word(data):
        text, remarks = word_text(data, where)
        return SourceText(text, where, remarks)
    for magic, what in _NO_TEXT:
        if data.startswith(magic):
            raise SourceFormatError(where, _EXPECTED, what)
    return SourceText(_characters(data, where), where)


def _characters(data: bytes, where: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, where, error)


def _decode_legacy(data: bytes, where: str, failed: UnicodeDecodeError) -> str:
    """Read bytes that are not UTF-8: UTF-16 without its mark, Chinese GB 18030, or Western windows-1252."""
    head = data[:4096]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > len(zeros) // 4:
            return data.decode(encoding, "replace")
    for encoding in ("gb18030", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text) and _plausible(text, encoding):
            return text
    line = data.count(b"\n", 0, failed.start) + 1
    raise SourceFormatError(
        f"{where}, line {line}",
        f"{_EXPECTED}, in UTF-8",
        f"the byte 0x{data[failed.start]:02x}, which is not text; save the file as UTF-8 text",
    )


def _plausible(text: str, encoding: str) -> bool:
    foreign = [c for c in text if c > "\x7f"]
    if encoding == "gb18030":
        return len(_HAN.findall(text)) > len(foreign) * 0.6
    return sum(c.isalpha() or c in "\xa0«»–—‘’“”°…" for c in foreign) > len(foreign) * 0.8


def _check_is_text(text: str, where: str) -> None:
    if len(text) > LONGEST:
        raise SourceFormatError(
            where, f"a report of at most {LONGEST:,} characters", f"{len(text):,} of them; use the report alone"
        )
    if half := _HALF.search(text):
        line = text.count("\n", 0, half.start()) + 1
        raise SourceFormatError(
            f"{where}, line {line}", _EXPECTED, f"{half[0]!r}, half a character; read the file as what it is encoded in"
        )
    found = list(_CONTROL.finditer(text[:200_000]))
    if len(found) > len(text[:200_000]) // 500:
        line = text.count("\n", 0, found[0].start()) + 1
        raise SourceFormatError(
            f"{where}, line {line}", _EXPECTED, f"the control character {found[0][0]!r}, so that this is not text"
        )
    if not text.strip("\ufeff \t\r\n\f\v\xa0\u3000"):
        raise SourceFormatError(f"{where}, line 1", _EXPECTED, "nothing: there is no text in it")
    if _MARKUP.match(text):
        raise SourceFormatError(
            f"{where}, line 1", _EXPECTED, "a page in HTML or XML; read_untc reads those of the UN Treaty Collection"
        )
