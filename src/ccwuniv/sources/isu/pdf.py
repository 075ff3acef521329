"""Read the text of a PDF with pypdf, or with pypdfium2 where pypdf displaces the digits of Arabic text."""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from ccwuniv._support import apart
from ccwuniv.errors import SourceFormatError, StoreError

__all__ = ["PdfText", "displaced", "pdf_text"]

_ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LETTER = "[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]"
_DIGIT = "[0-9\u0660-\u0669]"
# A number without the space that parts it from a word ("and 5" is written so), or a stop at the wrong end of it.
_GLUED = re.compile(rf"{_LETTER}{{2}}{_DIGIT}|{_DIGIT}{_LETTER}{{2}}|[؛،]{_DIGIT}")
_STOP_FIRST = re.compile(r"(?:^|(?<=\s))[.،؛:](?=\s|$|[0-9\u0660-\u0669])")
_STOP_BEFORE_NUMBER = re.compile(
    rf"(?:^|(?<=\s))([.،؛:]+)({_DIGIT}{{1,4}}(?:[-–/]{_DIGIT}{{1,4}})*)(?=\s|$)", re.MULTILINE
)
_DESCENDING = re.compile(rf"(?<![\d/–-])(\d{{1,2}})([-–])(\d{{1,2}})(?= {_LETTER})")

# A hyphen that is drawn, though it is called soft: a typesetter lets one glyph mean both.
_DRAWN = re.compile(r"(?<=\w)\u00ad(?=\w|[ \t]*\n[A-ZÀ-ÖØ-ÞА-ЯЁ])")

_SECONDS = 60.0
"""How long either reader may take, in a process of its own."""

_DISPLACED = "digits of Arabic text come out at the wrong end of their run"


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, a form feed between its pages.

    ``remark`` says what a reader should know of it; ``second`` is the text by the second reader, where the two should
    agree on numbers; ``sure`` says whether the numbers are where they belong.
    """

    text: str
    remark: str = ""
    second: str = ""
    sure: bool = True


def pdf_text(data: bytes, where: str) -> PdfText:
    """Return the text of a PDF.

    Raises
    ------
    StoreError
        Where the library that reads PDF is not installed.
    SourceFormatError
        For a PDF that cannot be read, or has no text.
    """
    text = _DRAWN.sub("-", _by_pypdf(data, where))
    if not text.strip():
        raise SourceFormatError(
            where, "the text of a report", "a PDF of pictures without text; recognise its text first"
        )
    if len(_ARABIC.findall(text)) * 5 < sum(c.isalpha() for c in text):
        return PdfText(text)
    other = _by_pypdfium2(data)
    if other is None:
        return _alone(text)
    if not displaced(text):
        return PdfText(text, second="" if displaced(other) else other)
    if not displaced(other):
        return PdfText(other, f"read by pypdfium2, since pypdf gives it so that {_DISPLACED}")
    return PdfText(text, f"{_DISPLACED}, by pypdf and by pypdfium2: no number of parties was taken from it", sure=False)


def displaced(text: str) -> bool:
    """Say whether the numbers of an Arabic text are misplaced.

    Examples
    --------
    >>> displaced("بلغ عدد الأطراف 117 طرفا."), displaced("بلغ عدد الأطراف117 طرفا"), displaced(". طرفا 117")
    (False, True, True)
    """
    lines = _INVISIBLE.sub("", text).splitlines()
    numbered = (line for line in lines if re.search(_DIGIT, line) and _ARABIC.search(line))
    return any(_GLUED.search(line) or _STOP_FIRST.search(line.strip()) for line in numbered)


def _alone(text: str) -> PdfText:
    if not displaced(text):
        return PdfText(text)
    advice = "pip install 'ccwuniv[pdf]' installs pypdfium2, which can read it"
    return PdfText(text, f"{_DISPLACED}: no number of parties was taken from it; {advice}", sure=False)


def _by_pypdf(data: bytes, where: str) -> str:
    if not _is_installed("pypdf"):
        raise StoreError(where, "is a PDF, and pypdf, which reads it, is not installed; pip install 'ccwuniv[pdf]'.")
    return _text(apart(pypdf_text, data, where=where, expected="a PDF that can be read", seconds=_SECONDS))


def _by_pypdfium2(data: bytes) -> str | None:
    """Return the text by the second reader, repaired, or None if it is not installed or fails."""
    if not _is_installed("pypdfium2"):
        return None
    try:
        text = _text(apart(pypdfium2_text, data, where="", expected="", seconds=_SECONDS))
    except SourceFormatError:
        return None
    return _mended(text.replace("\r\n", "\n"))


def _is_installed(library: str) -> bool:
    try:
        return importlib.util.find_spec(library) is not None
    except ValueError:  # it is switched off
        return False


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def pypdf_text(data: bytes) -> bytes:
    """Return the text of a PDF by pypdf, in the process that this is called in."""
    pypdf: Any = importlib.import_module("pypdf")
    return _joined(str(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pypdfium2_text(data: bytes) -> bytes:
    """Return the text of a PDF by pypdfium2, in the process that this is called in."""
    pdfium: Any = importlib.import_module("pypdfium2")
    with closing(pdfium.PdfDocument(data)) as document:
        return _joined(str(page.get_textpage().get_text_range()) for page in document)


def _joined(pages: Iterable[str]) -> bytes:
    return "\f".join(pages).encode("utf-8", "surrogatepass")


def _mended(text: str) -> str:
    """Move a full stop from before a number to after it, and put the first day of a range first."""
    text = _STOP_BEFORE_NUMBER.sub(r"\2\1", text)
    return _DESCENDING.sub(lambda m: f"{m[3]}{m[2]}{m[1]}" if int(m[1]) > int(m[3]) else m[0], text)
