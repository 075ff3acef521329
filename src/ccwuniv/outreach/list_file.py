"""The rows of a list that an office keeps in Excel or CSV, as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from ccwuniv.errors import SourceFormatError, StoreError
from ccwuniv.outreach.list_words import field_of

__all__ = ["FIRST_ROWS", "Formula", "known_headings", "rows_of"]

FIRST_ROWS = 20
"""Among how many rows the headings are looked for."""

_LONGEST = 20_000
"""How many rows a list may have."""


class Formula(str):
    """A formula that was never computed."""

    __slots__ = ()


def rows_of(path: Path, sheet: str | None) -> list[tuple[Any, ...]]:
    """Return the rows of a workbook's sheet, or of a CSV file.

    Raises
    ------
    StoreError, SourceFormatError
        When the file cannot be read, or a sheet is to be named.
    """
    return _workbook_rows(path, sheet) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv_rows(path)


def known_headings(row: Sequence[object]) -> int:
    """Return how many cells of a row are headings that are known.

    Examples
    --------
    >>> known_headings(["Date", "Pays", "Budget line", None])
    2
    """
    return sum(field_of(str(cell)) is not None for cell in row if cell)


def _workbook_rows(path: Path, sheet: str | None) -> list[tuple[Any, ...]]:
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise StoreError(
            str(path), "openpyxl reads workbooks: pip install 'ccwuniv[excel]', or save the list as CSV UTF-8."
        ) from None
    _check(path)
    try:
        # With formulas, so that one which was never computed is not taken for an empty cell.
        book, formulas = (load_workbook(path, data_only=values) for values in (True, False))
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError):
        raise StoreError(str(path), "is no Excel workbook that can be read; save it again as .xlsx.") from None
    names = book.sheetnames
    if sheet is None and len(names) > 1:
        raise SourceFormatError(path.name, "the name of a sheet, since there are several", ", ".join(names))
    if sheet is not None and sheet not in names:
        raise SourceFormatError(path.name, f"a sheet {sheet!r}", ", ".join(names))
    name = sheet or names[0]
    rows = [
        tuple(Formula(w) if v is None and w is not None else v for v, w in zip(one, other, strict=True))
        for one, other in zip(*(each[name].iter_rows(values_only=True) for each in (book, formulas)), strict=True)
    ]
    while rows and not any(rows[-1]):  # what is only formatted
        rows.pop()
    return _not_too_many(rows, path)


def _csv_rows(path: Path) -> list[tuple[Any, ...]]:
    _check(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoreError(
            str(path), "is no UTF-8 text; save it in Excel as 'CSV UTF-8', or as a workbook (.xlsx)."
        ) from None
    except OSError as error:
        raise StoreError(str(path), f"cannot be read: {error.strerror}.") from None
    tables = [list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) for mark in ",;\t"]
    best = max(tables, key=lambda rows: max((known_headings(row) for row in rows[:FIRST_ROWS]), default=0))
    return _not_too_many([tuple(cell.strip() or None for cell in row) for row in best], path)


def _check(path: Path) -> None:
    try:
        found = path.is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        raise StoreError(str(path), "there is no such file.")
    if path.stat().st_size > 50_000_000:
        raise StoreError(str(path), "is larger than 50 MB; a list of contacts is not. Give the file of the list.")


def _not_too_many(rows: list[tuple[Any, ...]], path: Path) -> list[tuple[Any, ...]]:
    if len(rows) > _LONGEST:
        raise StoreError(str(path), f"has more than {_LONGEST:,} rows; divide it.")
    return rows
