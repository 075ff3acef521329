"""The rows of a list that a user keeps in Excel, as CSV or as a text: read in one way, whatever it lists."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ccwuniv._support.reading import LARGEST_UNPACKED, file_bytes, unpacked_size
from ccwuniv.errors import OptionError, SourceFormatError, StoreError

__all__ = ["FIRST_ROWS", "Formula", "rows_of_list"]

FIRST_ROWS = 20
"""How many rows are searched for the headings."""

_MOST_ROWS = 20_000
_LARGEST = 50_000_000
_SHEETS = (".xlsx", ".xlsm")
_MARKS = ",;\t"

Row = tuple[Any, ...]


class Formula(str):
    """A formula that was never computed."""

    __slots__ = ()


def rows_of_list(
    path: Path, *, sheet: str | None = None, known: Callable[[Sequence[object]], int] = len, texts: bool = False
) -> list[Row]:
    """Return the rows of a workbook's sheet, of a CSV file in UTF-8, or of a text; an empty cell is None.

    Parameters
    ----------
    path : Path
    sheet : str, optional
        The sheet; needed where a workbook has several.
    known : callable
        How many cells of a row are headings that are known: the mark that divides the cells of a CSV file is the one
        by which some row has most of them, and the sheet of a workbook is the only one that has any.
    texts : bool
        Whether a file of another ending is a text with one cell a line; else it is refused.

    Raises
    ------
    OptionError
        For another ending.
    StoreError, SourceFormatError
        When the file cannot be read, is too large, or a sheet is to be named.
    """
    ending, content = path.suffix.lower(), file_bytes(path, _LARGEST)
    if ending in _SHEETS:
        rows = _of_workbook(path, content, sheet, known)
    elif ending == ".csv":
        rows = _of_csv(path, content, known)
    elif texts:
        rows = [(line.strip() or None,) for line in _text(path, content).splitlines()]
    else:
        raise OptionError("file", str(path), ("a name that ends in .xlsx", "a name that ends in .csv"))
    if len(rows) > _MOST_ROWS:
        raise StoreError(str(path), f"has more than {_MOST_ROWS:,} rows; divide it.")
    return rows


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        rule = "is not UTF-8 text; save it in Excel as 'CSV UTF-8', or as a workbook (.xlsx)."
        raise StoreError(str(path), rule) from None


def _of_csv(path: Path, content: bytes, known: Callable[[Sequence[object]], int]) -> list[Row]:
    text = _text(path, content)
    tables, problem = [], ""
    for mark in _MARKS:
        try:
            tables.append(list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)))
        except csv.Error as error:
            problem = problem or str(error)
    if not tables:
        raise StoreError(str(path), f"is not a CSV that can be read ({problem}).")
    best = max(tables, key=lambda rows: _most_known(rows, known))
    return [tuple(cell.strip() or None for cell in row) for row in best]


def _most_known(rows: Sequence[Sequence[object]], known: Callable[[Sequence[object]], int]) -> int:
    return max((known(row) for row in rows[:FIRST_ROWS]), default=0)


def _of_workbook(path: Path, content: bytes, sheet: str | None, known: Callable[[Sequence[object]], int]) -> list[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        rule = "an Excel file needs openpyxl; pip install 'ccwuniv[office]', or save the list as CSV UTF-8."
        raise StoreError(str(path), rule) from None
    unreadable = StoreError(str(path), "is not an Excel workbook that can be read; save it again as .xlsx.")
    try:
        size = unpacked_size(content)
    except Exception:  # noqa: BLE001  # whatever a file that is not an archive makes the reader say
        raise unreadable from None
    if size > LARGEST_UNPACKED:
        raise StoreError(str(path), f"unpacks to {size:,} bytes, more than such a workbook has; divide it.")
    try:
        # With formulas, so that one which was never computed is not taken for an empty cell.
        book, formulas = (load_workbook(io.BytesIO(content), data_only=values) for values in (True, False))
    except Exception:  # noqa: BLE001  # whatever a file that is not a workbook makes the reader say
        raise unreadable from None
    names = book.sheetnames
    if sheet is not None and sheet not in names:
        raise SourceFormatError(path.name, f"a sheet {sheet!r}", ", ".join(names))
    sheets = {name: _values(book[name], formulas[name]) for name in ([sheet] if sheet else names)}
    if len(sheets) > 1:
        sheets = {name: rows for name, rows in sheets.items() if _most_known(rows, known)} or sheets
    if len(sheets) > 1:
        raise SourceFormatError(path.name, "the name of a sheet, since there are several", ", ".join(sheets))
    return next(iter(sheets.values()))


def _values(values: Any, formulas: Any) -> list[Row]:  # noqa: ANN401  # sheets of a library that is loaded late
    rows = [
        tuple(Formula(w) if v is None and w is not None else v for v, w in zip(one, other, strict=True))
        for one, other in zip(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=True)
    ]
    while rows and not any(rows[-1]):  # what is only formatted
        rows.pop()
    return rows
