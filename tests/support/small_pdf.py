"""A small PDF of given lines, made by hand: without the outlines of letters, which a reader of its text does not need.

It lets a test say what stands behind each glyph, and in which order glyphs and runs are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["as_word_draws", "pdf_of"]

_ARABIC = re.compile("[\u0621-\u065f\ufb50-\ufdff\ufe70-\ufefc]")
_RUN = re.compile(r"\d+(?:[-–/.]\d+)*|[A-Za-z][\w/.-]*|[^\dA-Za-z]+")
_WIDTH, _HEIGHT, _MARGIN, _SIZE, _PITCH = 1000, 2000, 40, 10, 30


def pdf_of(pages: Iterable[Iterable[Sequence[tuple[str, float]]]]) -> bytes:
    """Return a PDF; a line is a list of runs, each with the place where it starts, in widths of a letter."""
    glyphs: dict[str, int] = {}
    contents = [_content(lines, glyphs) for lines in pages]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _font(), _cid_font(), _to_unicode(glyphs)]
    kids = []
    for content in contents:
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def as_word_draws(line: str) -> list[tuple[str, float]]:
    """Return the runs of a line as Word draws it: in the order of reading, Arabic from the right, its letters "
    "turned."""
    runs = _RUN.findall(line)
    if not _ARABIC.search(line):
        return [(line, 0.0)]
    drawn: list[tuple[str, float]] = []
    place = float(len(line))
    for run in runs:
        place -= len(run)
        drawn.append((run if run[0].isalnum() and run.isascii() else run[::-1], place))
    return drawn


def _content(lines: Iterable[Sequence[tuple[str, float]]], glyphs: dict[str, int]) -> str:
    drawn = ["BT", f"/F1 {_SIZE} Tf"]
    for n, line in enumerate(lines):
        for run, place in line:
            codes = "".join(f"{glyphs.setdefault(letter, len(glyphs) + 1):04x}" for letter in run)
            x, y = _MARGIN + place * _SIZE / 2, _HEIGHT - _MARGIN - n * _PITCH
            drawn.append(f"1 0 0 1 {x:.1f} {y:.1f} Tm <{codes}> Tj")
    return "\n".join([*drawn, "ET"])


def _font() -> str:
    return (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode"
        " 5 0 R >>"
    )


def _cid_font() -> str:
    return (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4"
        " /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
    )


def _to_unicode(glyphs: dict[str, int]) -> str:
    pairs = [f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in glyphs.items()]
    blocks = (pairs[n : n + 100] for n in range(0, len(pairs), 100))
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{mapped}\nendcmap end end"
    )
    return f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    written = b"%PDF-1.7\n"
    places = []
    for n, one in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{n} 0 obj\n{one}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode("ascii")
