"""From a gap matrix to the rows of its picture, in an order that shows its structure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Real
from textwrap import shorten
from typing import TYPE_CHECKING, Literal

from ccwuniv.names import name_order
from ccwuniv.plot.captions import facts_of
from ccwuniv.plot.classes import classes
from ccwuniv.plot.matrix import Row
from ccwuniv.plot.reading import WordKind, name_of, own_kind
from ccwuniv.plot.styles import MISSING, STATUSES, Look
from ccwuniv.records import Status, index_cells, is_missing, read_column

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Order", "is_matrix", "matrix_rows", "read_matrix"]

Order = Literal["structure", "name", "given"]

_NOT_BOUND = STATUSES[Status.NOT_BOUND]
_GAPS = {True: _NOT_BOUND, False: replace(STATUSES[Status.IN_FORCE], words="bound")}
_KINDS: Mapping[str, WordKind] = {"status": "text", "gap": "boolean", "date": "date"}
_SHARE = {Status.IN_FORCE: 0, Status.CONSENTED: 1}


@dataclass(frozen=True)
class _Cell:
    look: Look
    text: str
    rank: int

    @property
    def bound(self) -> bool:
        return self.rank <= 1


_UNKNOWN = _Cell(MISSING, "", 6)


def is_matrix(frame: pd.DataFrame) -> bool:
    """Say whether a table can be a gap matrix: it is indexed by codes of states."""
    return frame.index.name == "iso3"


def read_matrix(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a gap matrix whose columns hold truth values, days or words, all of them the same.

    Which of them, its provenance says, or else its first cell.

    Raises
    ------
    DataError
        Naming the first cell that is of another kind; a number is of none, since it does not say what it means.
    """
    import pandas as pd

    table = frame.set_axis(index_cells(frame, "code"), axis="index").rename_axis("iso3")
    columns = {str(name): table.iloc[:, place] for place, name in enumerate(table.columns)}
    there = [value for column in columns.values() for value in column.astype("object") if not is_missing(value)]
    numbers = bool(there) and isinstance(there[0], Real) and type(there[0]).__name__ not in ("bool", "bool_")
    first = "text" if numbers else own_kind(pd.Series(there[:1], dtype="object"))
    kind = _KINDS.get(str(facts_of(frame).get("values")), first)
    result = pd.DataFrame({name: _words(column, name, kind) for name, column in columns.items()}, index=table.index)
    result.attrs = dict(frame.attrs)
    return result


def _words(column: pd.Series, name: str, kind: WordKind) -> pd.Series:
    """Return a column read as of its kind; a word that is missing stays missing."""
    if kind != "text":
        return read_column(column, name, kind, missing=True)
    return read_column(column, name, "code", missing=True)


def matrix_rows(frame: pd.DataFrame, order: Order, labels: Literal["iso3", "name"]) -> tuple[list[Row], list[Look]]:
    """Return the rows of the picture, and what its legend explains."""
    looks = classes(value for _, column in frame.items() if _is_words(column) for value in column)
    columns = [_cells(column, looks) for _, column in frame.items()]
    codes = [str(iso3) for iso3 in frame.index]
    names = [name_of(iso3) for iso3 in codes]
    shown = [shorten(name, 34, placeholder=" …") for name in names] if labels == "name" else codes
    table = [[column[place] for column in columns] for place in range(len(codes))]
    places = list(range(len(codes)))
    if order == "name":
        places.sort(key=lambda place: name_order(names[place]))
    elif order == "structure":
        places.sort(key=lambda p: (-_count(table[p]), [cell.rank for cell in table[p]], name_order(shown[p])))
    rows = []
    for before, place in zip([None, *places], places, strict=False):
        cells = table[place]
        ruled = order == "structure" and before is not None and _count(table[before]) != _count(cells)
        rows.append(Row(shown[place], [cell.look for cell in cells], [cell.text for cell in cells], ruled))
    seen = {cell.look: cell.rank for cells in table for cell in cells if not cell.text}
    return rows, sorted(seen, key=lambda look: seen[look])


def _count(cells: Sequence[_Cell]) -> int:
    return sum(cell.bound for cell in cells)


def _is_words(column: pd.Series) -> bool:
    from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype

    return not (is_bool_dtype(column.dtype) or is_datetime64_any_dtype(column.dtype))


def _cells(column: pd.Series, looks: Mapping[object, Look]) -> list[_Cell]:
    """Return the look of each cell of an instrument; a lower rank means more bound."""
    from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype

    if is_datetime64_any_dtype(column.dtype):
        return [_Cell(_NOT_BOUND, "", 4) if is_missing(day) else _Cell(MISSING, str(day.year), 0) for day in column]
    if is_bool_dtype(column.dtype):
        return [_UNKNOWN if is_missing(gap) else _Cell(_GAPS[bool(gap)], "", 4 if gap else 0) for gap in column]
    ranks = {status: place for place, status in enumerate(STATUSES)}
    return [_UNKNOWN if is_missing(value) else _Cell(looks[value], "", ranks.get(str(value), 5)) for value in column]
