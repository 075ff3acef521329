"""A list of names, as offices have it: a sheet, a delimited file, a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ccwuniv._support import FIRST_ROWS, Formula, rows_of_list
from ccwuniv.errors import DataError, OptionError

__all__ = ["read_names"]

_USUAL = ("state", "country", "participant", "delegation", "name", "état", "etat", "pays", "nom")


def read_names(file: Path, column: str | None = None) -> list[str]:
    """Return the names in a file, without the empty ones.

    A list of one column may have no heading; in one of several, the names are below the column that is asked for, or
    below the only heading that usually names States.

    Raises
    ------
    StoreError, SourceFormatError
        When the file cannot be read.
    DataError, OptionError
        When it does not say which column holds the names.
    """

    def known(row: Sequence[object]) -> int:
        return len(_places(row, column))

    rows = rows_of_list(file, known=known, texts=True)
    heading = next((number for number, row in enumerate(rows[:FIRST_ROWS]) if known(row)), None)
    width = max((sum(cell is not None for cell in row) for row in rows), default=0)
    if heading is None and (column is not None or width > 1):
        first: Sequence[Any] = next((row for row in rows if any(row)), ())
        raise _not_told(file, [str(cell) for cell in first if cell], column)
    found = [] if heading is None else _places(rows[heading], column)
    if len(found) > 1:
        raise _not_told(file, [str(rows[heading or 0][place]) for place in found], column)
    names = []
    for number, row in enumerate(rows[0 if heading is None else heading + 1 :], 1 if heading is None else heading + 2):
        cells = [cell for cell in row if cell is not None] if heading is None else row[found[0] : found[0] + 1]
        for cell in cells:
            if isinstance(cell, Formula):
                rule = "a formula that was not computed; open and save the list in Excel"
                raise DataError(rule, file=file.name, row=number, value=str(cell))
            if cell is not None and str(cell).strip():
                names.append(str(cell).strip())
    return names


def _places(row: Sequence[object], column: str | None) -> list[int]:
    """Return the places of the headings that name States: the one asked for, else those that usually do."""
    cells = [str(cell).strip() if cell is not None else "" for cell in row]
    if column is not None:
        return [place for place, cell in enumerate(cells) if cell == column]
    return [place for place, cell in enumerate(cells) if cell.casefold() in _USUAL]


def _not_told(file: Path, columns: list[str], column: str | None) -> DataError | OptionError:
    if column is not None:
        return OptionError("column", column, columns)
    rule = f"has the columns {', '.join(columns)}; say with --column which of them names the States"
    return DataError(rule, file=str(file))
