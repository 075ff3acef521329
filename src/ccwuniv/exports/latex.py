"""Tables as LaTeX: columns that wrap, a size and an orientation in which the table fits, the source below."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import ceil

from ccwuniv._support import typeset, unicode_letters
from ccwuniv.exports.sheets import Sheet, flat
from ccwuniv.records import Variable

__all__ = ["latex_of"]

_LINES = {"": 40, "landscape": 22}
"""How many lines a page has room for beside its text and the note, by orientation."""
_GAP = 0.65
"""Between two columns, in the width of the letter M at 10 points."""
_LAYOUTS = (
    ("", "normalsize", 32.5),
    ("", "small", 35.0),
    ("", "footnotesize", 38.0),
    ("landscape", "small", 49.0),
    ("landscape", "footnotesize", 53.5),
    ("landscape", "scriptsize", 57.0),
)
"""Orientation, size, and how many such widths a line of the standard classes then has, at least, on A4 or letter."""
_WIDE = {"W": 1.03, "M": 0.92, "m": 0.84, "w": 0.73, "—": 1.0, " ": 0.34}
_NARROW = "ijl.,;:'|!()[]/-"
_LONGEST_WORD = 15.0
_CHUNK = 14
_MOST_LINES = 7
_PIECES = re.compile(r"[^\s_/\-]*[_/\-]?\s*")


@dataclass(frozen=True, slots=True)
class _Column:
    variable: Variable
    cells: Sequence[str]
    numeric: bool
    least: float
    natural: float


def latex_of(sheet: Sheet, citation: str) -> bytes:
    """Return a table as LaTeX with booktabs, its provenance in a comment and its source in a note.

    A table that is wider than a page on its side is given in parts, each with the key of the table as its first
    columns.
    """
    table = flat(sheet.frame)
    columns = [
        _column(variable, table.iloc[:, place], numeric=table.dtypes.iloc[place].kind in "iuf")
        for place, variable in enumerate(sheet.variables)
    ]
    keys = max(1, sum(name is not None for name in sheet.frame.index.names))
    way, size, room, parts = _laid_out(columns, keys if len(columns) > keys else 0)
    long = any(_lines(part, room) > _LINES[way] for part in parts)
    letters = unicode_letters("".join(chain(citation, *(column.cells for column in columns))))
    packages = ["array", "booktabs", *(["longtable"] if long else []), *(["pdflscape"] if way else [])]
    body = [
        *([f"\\begin{{{way}}}"] if way else []),
        f"\\begingroup\\{size}\\setlength{{\\tabcolsep}}{{3pt}}\\setlength{{\\LTleft}}{{0pt}}"
        if long
        else f"\\begingroup\\{size}\\setlength{{\\tabcolsep}}{{3pt}}",
        *chain.from_iterable(_part(part, room, long=long) for part in parts),
        f"\\par\\smallskip\\noindent{{\\footnotesize\\raggedright {typeset(citation)}\\par}}",
        "\\par\\endgroup",
        *([f"\\end{{{way}}}"] if way else []),
    ]
    head = [
        f"% {_one_line(sheet.title)}. Needs \\usepackage{{{','.join(packages)}}}.",
        f"% {_engines(letters)}",
        *([f"% In {len(parts)} parts: the table is wider than a page."] if len(parts) > 1 else []),
        f"% provenance: {json.dumps(sheet.facts)}",
        *(f"% {_one_line(column.variable.name)}: {_one_line(column.variable.label)}" for column in columns),
    ]
    return "\n".join([*head, *body, ""]).encode("utf-8")


def _column(variable: Variable, column: Iterable[object], *, numeric: bool) -> _Column:
    cells = [_cell(value) for value in column]
    texts = {variable.name, *cells}
    pieces = (piece for text in texts for piece in _pieces(text))
    return _Column(
        variable, cells, numeric, max(map(_width, pieces), default=0.5), max(map(_width, texts), default=0.5)
    )


def _cell(value: object) -> str:
    import numpy as np
    import pandas as pd

    if value is None or value is pd.NA or value != value:
        return "–"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return f"{value:.3f}" if isinstance(value, float) else " ".join(str(value).split())


def _pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text between which a line may break; a day or a number stays whole."""
    if re.fullmatch(r"[\d.,+\-–]+", text):
        yield text
        return
    for word in filter(None, map(str.strip, _PIECES.findall(text))):
        if _width(word) <= _LONGEST_WORD:
            yield word
        else:
            yield from (word[start : start + _CHUNK] for start in range(0, len(word), _CHUNK))


@cache
def _width(text: str) -> float:
    return sum(map(_character, text))


def _character(character: str) -> float:
    if character in _WIDE:
        return _WIDE[character]
    if character in _NARROW:
        return 0.4
    if character.isdigit() or character == "–":
        return 0.51
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.79 if character.isupper() or not character.isascii() else 0.56


def _laid_out(columns: Sequence[_Column], keys: int) -> tuple[str, str, float, list[list[_Column]]]:
    """Return the first layout in which the columns fit, or the widest one with the columns in parts."""
    for way, size, room in _LAYOUTS:
        if sum(map(_wanted, columns)) <= room:
            return way, size, room, [list(columns)]
    way, size, room = _LAYOUTS[-1]
    first: list[_Column] = list(columns[:keys])
    parts: list[list[_Column]] = []
    for column in columns[keys:]:
        if not parts or sum(map(_wanted, [*parts[-1], column])) > room:
            parts.append(list(first))
        parts[-1].append(column)
    return way, size, room, parts or [first]


def _wanted(column: _Column) -> float:
    """Return the width in which no word is too long and no cell has too many lines."""
    return max(column.least, min(column.natural / _MOST_LINES, _LONGEST_WORD)) + _GAP


def _widths(columns: Sequence[_Column], room: float) -> list[float]:
    """Return the width of each column: what it needs, and a share of the rest of the line by its longest text."""
    least = list(map(_wanted, columns))
    more = [max(0.0, column.natural + _GAP - one) for column, one in zip(columns, least, strict=True)]
    spare = max(0.0, room - sum(least))
    part = min(1.0, spare / sum(more)) if sum(more) else 0.0
    return [one + part * further for one, further in zip(least, more, strict=True)]


def _lines(columns: Sequence[_Column], room: float) -> int:
    """Return about how many lines the rows of a part take."""
    widths = _widths(columns, room)
    rows = zip(*(column.cells for column in columns), strict=True)
    return sum(max(ceil(_width(cell) / width) for cell, width in zip(cells, widths, strict=True)) for cells in rows)


def _part(columns: Sequence[_Column], room: float, *, long: bool) -> Iterator[str]:
    widths = _widths(columns, room)
    scale = max(room, sum(widths))
    layout = "".join(_specified(column, width / scale) for column, width in zip(columns, widths, strict=True))
    heading = _row(_breaking(column.variable.name) for column in columns)
    yield f"\\begin{{longtable}}{{{layout}}}" if long else f"\\noindent\\begin{{tabular}}{{{layout}}}"
    yield from ("\\toprule", heading, "\\midrule", *(["\\endhead", "\\bottomrule", "\\endfoot"] if long else []))
    yield from (_row(map(_breaking, cells)) for cells in zip(*(column.cells for column in columns), strict=True))
    yield "\\end{longtable}" if long else "\\bottomrule\n\\end{tabular}\\par"


def _specified(column: _Column, share: float) -> str:
    """Return a column of the table: a share of the line, the space beside it among it."""
    side = "\\raggedleft" if column.numeric else "\\raggedright"
    return f">{{{side}\\arraybackslash}}p{{\\dimexpr{share:.4f}\\linewidth-2\\tabcolsep\\relax}}"


def _breaking(text: str) -> str:
    """Return a text in which a line may break between the pieces."""
    whole = typeset(text)
    pieces = list(_pieces(text))
    if len(pieces) < 2 or "".join(pieces) != text:
        return _words(text) if " " in text else whole
    return "\\allowbreak{}".join(map(typeset, pieces))


def _words(text: str) -> str:
    return " ".join(_breaking(word) for word in text.split(" "))


def _row(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _engines(letters: frozenset[str]) -> str:
    if not letters:
        return "Compiles with pdfLaTeX, XeLaTeX and LuaLaTeX."
    scripts = {unicodedata.name(letter, "?").split()[0].capitalize() for letter in letters if letter.isalpha()}
    said = ", ".join(sorted(scripts)) or "other signs"
    return (
        "Needs XeLaTeX or LuaLaTeX, not pdfLaTeX, and \\usepackage{fontspec}\\setmainfont{...} with a font that has "
        f"its characters ({said}); any other font leaves them out without an error."
    )
