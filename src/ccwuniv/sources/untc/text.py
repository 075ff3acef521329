"""From the bytes of a saved page to clean text: encodings, stray control bytes, footnote marks."""

from __future__ import annotations

import binascii
import codecs
import contextlib
import html
import io
import quopri
import re

from ccwuniv.sources.untc.limits import LONGEST_MARK

__all__ = ["bare", "clean", "in_utf8", "italic", "name_and_marks", "plain", "squeeze", "text_in"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOUNDARY = re.compile(rb"""boundary\s*=\s*"?([^";\s]{1,200})""", re.IGNORECASE)
_OF_A_SCRIPT = re.compile(r"cp\d|iso8859|koi8|mac|gb|big5|shift_jis|euc|iso2022|johab|hz|tis-620|ptcp154")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)

# The depositary's XML was cut down from 16-bit text to its low bytes, so that U+201C became 0x1C.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_CONTROLS |= {0xFEFF: None, 0x200B: None, 0x200E: None, 0x200F: None, 0xAD: None}
_TRUNCATED = {0x10: "‐", 0x11: "‑", 0x13: "–", 0x14: "—", 0x18: "‘", 0x19: "’", 0x1C: "“", 0x1D: "”"}
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_REPAIRED = {chr(code): text or "" for code, text in {**_CONTROLS, **_TRUNCATED, **_WINDOWS}.items()}
_SOUND_ASCII = bytes(code for code in range(128) if chr(code) not in _REPAIRED)
_STRAYS = re.compile(rb"[\x00-\x7f]|\xc2[\x80-\x9f\xad]|\xe2\x80[\x8b\x8e\x8f]|\xef\xbb\xbf")
_STRAY = re.compile(f"[{re.escape(''.join(_REPAIRED))}]")

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,9})|([0-9]{1,9}));")
_NO_CHARACTER = re.compile(r"&#(?:x[0-9a-f]{8,}|[0-9]{8,});?", re.IGNORECASE)
_HIGH = re.compile(r"[\xc2-\xf4][^\x00-\x7f]+")
_EXPECTED = re.compile(r"[ -ž‐-›€™\n\t]+")
# A letter that begins UTF-8 read as windows-1252, and after it another one that is not ASCII.
_READ_TWICE = re.compile(rb"\xc3[\x82-\xb4][\xc2-\xf4]")

_MARKED = re.compile(
    rf"<\s*(superscript|sup)\b[^<>]*>(.{{0,{LONGEST_MARK}}}?)<\s*/\s*\1\s*>", re.IGNORECASE | re.DOTALL
)
_OPEN_MARK = re.compile(r"<\s*/?\s*(?:superscript|sup)\b[^<>]*>\s*([\d\s,;]*)", re.IGNORECASE)
_BREAK = re.compile(r"<\s*/?\s*(?:br|p|div|li|tr|td)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARK = re.compile(r"\d+[a-z]?(?![a-z])|[*†‡]+")
_TRAILING = re.compile(r"(?<=[^\d\s,;])[\s,;]*((?:\d{1,3}(?:(?:\s*[,;]\s*|\s+)\d{1,3})*|[*†‡]+))\s*$")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\))\s*(?=[^\W\d_])")
_IN_BRACKETS = re.compile(
    r"\s*(?:\[\s*(?P<square>\d{1,3}(?:\s*[,;]\s*\d{1,3})*|[a-z]|note \d{1,3})\s*\]|"
    r"\(\s*(?P<round>\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\))\s*$",
    re.IGNORECASE,
)
_MOST_MARKS, _LONGEST_BRACKET = 12, 40
_LONGEST_MARKUP = 1_000
_ITALIC = re.compile(r"<\s*(i|em)\b[^<>]*>(.*?)<\s*/\s*\1\s*>", re.IGNORECASE | re.DOTALL)
_QUOTES = re.compile(r"[“”„\"«»]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in wrong), error.end


codecs.register_error("ccwuniv-windows", _as_windows)


def in_utf8(data: bytes) -> bytes:
    """Return the text of a file in UTF-8, whatever encoding it is in or declares.

    Bytes that are not UTF-8 are read one by one as windows-1252, so that UTF-8, Latin-1 and a mixture of both all
    come out right. Another encoding is believed only where the file declares it and all of it can be read so.

    Examples
    --------
    >>> {in_utf8(text).decode() for text in ("Côte".encode("latin-1"), "Côte".encode("utf-16"), "Côte".encode())}
    {'Côte'}
    """
    if b"\nContent-Type: multipart/related" in data[:4096].replace(b"\r", b""):
        data = _web_archive(data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").encode()
    head = data[:1024]
    if head[1::2].count(0) > len(head) // 4 > 0:
        return data.decode("utf-16-le", "replace").encode()
    if head[0::2].count(0) > len(head) // 4 > 0:
        return data.decode("utf-16-be", "replace").encode()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _of_another_encoding(data).encode("utf-8", "replace")
    return data


def _of_another_encoding(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not re.match(rb"utf|iso-8859-1$|latin|windows-1252|ascii", declared[1], re.IGNORECASE):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            codec = codecs.lookup(declared[1].decode("ascii")).name
            if _OF_A_SCRIPT.match(codec):
                return data.decode(codec)
    return data.decode("utf-8", "ccwuniv-windows")


def _web_archive(data: bytes) -> bytes:
    """Return the page in a single-file web archive (MHTML), or the data where there is none."""
    data = data.replace(b"\r\n", b"\n")
    boundary = _BOUNDARY.search(data[:4096])
    for part in data.split(b"\n--" + boundary[1])[1:] if boundary else ():
        head, _, body = part.partition(b"\n\n")
        head = head[:4096].lower()
        if b"text/html" in head:
            if b"quoted-printable" in head:
                return quopri.decodestring(body)
            with contextlib.suppress(ValueError):
                return binascii.a2b_base64(body) if b"base64" in head else body
    return data


def clean(data: bytes) -> bytes:
    r"""Return text in UTF-8 without control characters, with the punctuation and letters they replaced.

    Examples
    --------
    >>> clean(b"\x1cfirst\x1d, d\x19Ivoire").decode(), clean("C\xc3\xb4te".encode()).decode()
    ('“first”, d’Ivoire', 'Côte')
    >>> clean(b"a&#28;b\x0b").decode()
    'a“b'
    """
    data = _REFERENCE.sub(_control_reference, data) if b"&#" in data else data
    if _STRAYS.search(data.translate(None, _SOUND_ASCII)):
        data = _STRAY.sub(lambda stray: _REPAIRED[stray[0]], data.decode()).encode()
    return _HIGH.sub(_demojibake, data.decode()).encode() if _READ_TWICE.search(data) else data


def text_in(data: bytes) -> str:
    r"""Return text in UTF-8 as text, with one kind of line break.

    Examples
    --------
    >>> text_in(b"one\r\ntwo\rthree")
    'one\ntwo\nthree'
    """
    return io.IncrementalNewlineDecoder(None, translate=True).decode(data.decode(), final=True)


def _control_reference(match: re.Match[bytes]) -> bytes:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return b""
    return chr(code).encode() if code < 0x20 or 0x7F <= code < 0xA0 else match[0]


def _demojibake(match: re.Match[str]) -> str:
    """Repair UTF-8 that was read as windows-1252, where the result is plausible."""
    try:
        fixed = b"".join(c.encode("cp1252") if ord(c) > 0xFF else c.encode("latin-1") for c in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]
    return fixed if _EXPECTED.fullmatch(fixed) else match[0]


def squeeze(text: str) -> str:
    r"""Return text with every run of white space, no-break spaces among them, as one space.

    Examples
    --------
    >>> squeeze(" \xa09 Aug\t 2017 ")
    '9 Aug 2017'
    """
    return " ".join(text.split())


def plain(markup: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a piece of markup, and the footnote marks in it.

    Examples
    --------
    >>> plain("Ukraine<superscript>10, 11</superscript>"), plain("<right>2 February 2010</right>")
    (('Ukraine', ('10', '11')), ('2 February 2010', ()))
    """
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split()), ()
    marks: list[str] = []

    def keep(found: re.Match[str]) -> str:
        marks.extend(_MARK.findall(_TAG.sub("", found[found.re.groups])))
        return " "

    text = _OPEN_MARK.sub(keep, _MARKED.sub(keep, markup))
    text = _NO_CHARACTER.sub("", _TAG.sub("", _BREAK.sub(" ", text)))
    return squeeze(html.unescape(text)), tuple(marks)


def italic(markup: str) -> str:
    """Return the part of a piece of markup that is set in italics, without footnote marks.

    Examples
    --------
    >>> italic("Netherlands <i>Aruba<sup>2</sup></i>"), italic("Netherlands")
    ('Aruba', '')
    """
    if "</" not in markup or len(markup) > _LONGEST_MARKUP:
        return ""
    return squeeze(" ".join(plain(found[2])[0] for found in _ITALIC.finditer(markup)))


def name_and_marks(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a participant's name without the footnote marks at its end or the number before it, and these marks.

    Examples
    --------
    >>> name_and_marks("China 2"), name_and_marks("Yemen1,35"), name_and_marks("Serbia¹"), name_and_marks("Cuba")
    (('China', ('2',)), ('Yemen', ('1', '35')), ('Serbia', ('1',)), ('Cuba', ()))
    >>> name_and_marks("1. Albania"), name_and_marks("Afghanistan[1]"), name_and_marks("Serbia 1 2")
    (('Albania', ()), ('Afghanistan', ('1',)), ('Serbia', ('1', '2')))
    >>> name_and_marks("(3) Chad"), name_and_marks("Kenya (5)"), name_and_marks("Iran (Islamic Republic of)")
    (('Chad', ()), ('Kenya', ('5',)), ('Iran (Islamic Republic of)', ()))
    """
    name = squeeze(name.translate(_SUPERSCRIPTS))
    if name[:1].isdecimal() or name[:1] == "(":
        name = _NUMBERED.sub("", name, count=1)
    marks: list[str] = []
    while name.endswith(("]", ")")) and len(marks) < _MOST_MARKS:
        found = _IN_BRACKETS.search(name, max(1, len(name) - _LONGEST_BRACKET))
        if not found:
            break
        name, marks = name[: found.start()], [*_MARK.findall(found["square"] or found["round"]), *marks]
    found = _TRAILING.search(name) if name and (name[-1].isdecimal() or name[-1] in "*†‡") else None
    if not found:
        return name, tuple(marks)
    return name[: found.start()].rstrip(" ,;"), (*_MARK.findall(found[1]), *marks)


def bare(text: str) -> str:
    """Return text without quotation marks, which never belong in a name or a date."""
    return squeeze(_QUOTES.sub("", text))
