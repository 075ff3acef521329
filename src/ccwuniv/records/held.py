"""The rows of a table: as columns of cells that are checked as columns, and as records once these are asked for."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module, util
from operator import attrgetter
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ccwuniv._support import Versioned, uncollected
from ccwuniv.records.forms import FORMS, Form, UnclearError, meaning
from ccwuniv.records.texts import read_bytes

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Column", "Held", "HeldCells", "HeldRecords", "read_held"]

R = TypeVar("R")

_LONGEST_CELL = 131_072
"""Python's own reader of CSV admits no longer one."""

_MANY = 500_000
"""How many bytes a table has from which the reader of pyarrow is worth loading."""

_BREAKS = (b'"', b"\r", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e", b"\0")
_OTHER_BREAKS = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""Quotes, and what Python takes for the end of a line beside the usual one: such a table is read row by row."""


class Column(Versioned):
    """A column: its cells, or which words there are and which of them is in each row; each is made of the other."""

    def __init__(self, cells: Any = None, words: Sequence[str] | None = None, codes: Any = None) -> None:  # noqa: ANN401
        self._cells, self._words, self._codes = cells, words, codes

    def __len__(self) -> int:
        return len(self._codes if self._cells is None else self._cells)

    @property
    def cells(self) -> Sequence[str]:
        """The cells, row by row."""
        if self._cells is None:
            self._cells = list(map(self.words.__getitem__, self._codes.tolist()))
        elif not isinstance(self._cells, list | tuple):
            self._cells = self._cells.to_pylist()
        return cast("Sequence[str]", self._cells)

    def cell(self, row: int) -> str:
        """Return the cell of one row."""
        return self.words[self._codes[row]] if self._cells is None else self.cells[row]

    @property
    def words(self) -> Sequence[str]:
        """The words, each once."""
        if self._words is None:
            self._words = list(dict.fromkeys(self.cells))
        return self._words

    @property
    def codes(self) -> npt.NDArray[np.int64]:
        """The place of each row's word among the words."""
        if self._codes is None:
            import numpy as np

            place = {word: number for number, word in enumerate(self.words)}
            cells = self.cells
            self._codes = np.fromiter(map(place.__getitem__, cells), dtype=np.int64, count=len(cells))
        return cast("npt.NDArray[np.int64]", self._codes)


class Held(Versioned, Generic[R]):
    """The rows of a table, asked by column or as records."""

    def __len__(self) -> int:
        raise NotImplementedError

    @property
    def records(self) -> tuple[R, ...]:
        """The rows as records, made once."""
        raise NotImplementedError

    def record(self, place: int) -> R:
        """Return one row as a record."""
        return self.records[place]

    def rows(self, places: Collection[int] | None = None) -> Sequence[Any]:
        """Return the rows, or some of them, as what is read as a record is: records, or less where none are made."""
        return self.records if places is None else [self.records[place] for place in places]

    def __iter__(self) -> Iterator[R]:
        return iter(self.records)

    def values(self, column: str) -> list[Any]:
        """Return what a column says, row by row, as the records have it."""
        raise NotImplementedError

    def distinct_values(self, column: str) -> Collection[Any]:
        """Return what a column says, each value once or more often."""
        return self.values(column)

    def distinct(self, column: str) -> tuple[Sequence[Any], npt.NDArray[np.int64]]:
        """Return what a column says, each value once, and the place of each row's value among them."""
        raise NotImplementedError


class HeldRecords(Held[R]):
    """Rows that were given as records."""

    def __init__(self, records: Iterable[R]) -> None:
        self._records = tuple(records)

    def __len__(self) -> int:
        return len(self._records)

    @property
    def records(self) -> tuple[R, ...]:
        """The rows as records."""
        return self._records

    def values(self, column: str) -> list[Any]:
        """Return what a column says, row by row."""
        return list(map(attrgetter(column), self._records))

    def distinct(self, column: str) -> tuple[Sequence[Any], npt.NDArray[np.int64]]:
        """Return each value of a column once, and the place of each row's among them."""
        import numpy as np

        values = self.values(column)
        place: dict[Any, int] = {}
        codes = (place.setdefault(value, len(place)) for value in values)
        found = np.fromiter(codes, dtype=np.int64, count=len(values))
        return list(place), found


class HeldCells(Held[R]):
    """Rows that were read from a file, each cell of which is of the form of its column.

    Parameters
    ----------
    model : str
        The name of the record of a row.
    columns : mapping of str to Column
        By name, in the order of the record.
    """

    def __init__(self, model: str, columns: Mapping[str, Column]) -> None:
        self._model, self._columns = model, dict(columns)
        forms = FORMS[model]
        self._meanings = {name: _meanings(forms[name], c.words) for name, c in columns.items() if forms[name] != Form()}
        self._single: dict[int, R] = {}

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    @cached_property
    def records(self) -> tuple[R, ...]:
        """The rows as records."""
        names = tuple(self._columns)
        with uncollected():
            rows = [
                {name: cell for name, cell in zip(names, cells, strict=True) if cell}
                for cells in zip(*(self._columns[name].cells for name in names), strict=True)
            ]
            return cast("tuple[R, ...]", _made(self._model, rows))

    def record(self, place: int) -> R:
        """Return one row as a record."""
        if "records" in self.__dict__:
            return self.records[place]
        if place not in self._single:
            row = {name: cell for name, column in self._columns.items() if (cell := column.cell(place))}
            self._single[place] = _made(self._model, [row])[0]
        return self._single[place]

    def rows(self, places: Collection[int] | None = None) -> Sequence[Any]:
        """Return the rows as what they say, which is read as a record is."""
        if places is not None and len(places) * 4 < len(self):
            forms = FORMS[self._model]
            columns: Iterable[Iterable[Any]] = [
                [meaning(forms[name], column.cell(place)) for place in places] for name, column in self._columns.items()
            ]
            places = None
        else:
            columns = map(self.values, self._columns)
        found = [
            SimpleNamespace(**dict(zip(self._columns, cells, strict=True))) for cells in zip(*columns, strict=True)
        ]
        return found if places is None else [found[place] for place in places]

    def values(self, column: str) -> list[Any]:
        """Return what a column says, row by row."""
        held, found = self._columns[column], self._meanings.get(column)
        if found is None or found is held.words:
            return list(held.cells)
        of_word = dict(zip(held.words, found, strict=True))
        return list(map(of_word.__getitem__, held.cells))

    def distinct_values(self, column: str) -> Collection[Any]:
        """Return each value of a column."""
        return self._meanings.get(column, self._columns[column].words)

    def distinct(self, column: str) -> tuple[Sequence[Any], npt.NDArray[np.int64]]:
        """Return each value of a column once, and the place of each row's among them."""
        return self._meanings.get(column, self._columns[column].words), self._columns[column].codes


def _made(model: str, rows: list[dict[str, str]]) -> tuple[Any, ...]:
    """Make records of rows, which needs what checks records."""
    from ccwuniv.records.rows import made_of

    module = {"State": "state", "Period": "periods", "Statement": "statement"}.get(model, "model")
    return made_of(getattr(import_module(f"ccwuniv.records.{module}"), model), rows)


def _meanings(form: Form, words: Sequence[str]) -> Sequence[Any]:
    """Return what each word of a column means; the words themselves where they mean what they say."""
    if form.kind in ("text", "word"):
        for word in words if form.kind == "word" else ("",) if "" in words else ():
            meaning(form, word)
        if form.empty == "" or "" not in words:
            return words
    return [meaning(form, word) for word in words]


def read_held(path: Path, model: str) -> HeldCells[Any]:
    """Read a table of records as columns, each of which is checked as a column.

    Raises
    ------
    UnclearError
        Where anything is not as a table of ours has it: :func:`read_csv` reads it row by row, or says what is wrong.
    StoreError
        When the file is missing or unreadable.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> acts = read_held(data_directory() / "actions.csv", "Action")
    >>> acts.values("iso3")[0], acts.record(0).iso3
    ('AFG', 'AFG')
    """
    content = read_bytes(path)
    header = ",".join(FORMS[model]).encode() + b"\n"
    if not content.startswith(header):
        raise UnclearError
    if len(content) > _MANY and _has_plain_lines(content) and util.find_spec("pyarrow"):
        return HeldCells(model, _by_arrow(content, model))
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise UnclearError from None
    return HeldCells(model, _by_rows(text, model))


def _has_plain_lines(content: bytes) -> bool:
    breaks = _BREAKS if content.isascii() else (*_BREAKS, *_OTHER_BREAKS)
    return not any(map(content.__contains__, breaks))


def _by_rows(text: str, model: str) -> dict[str, Column]:
    names = tuple(FORMS[model])
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error:
        raise UnclearError from None
    if set(map(len, rows)) != {len(names)}:
        raise UnclearError
    columns = list(zip(*rows[1:], strict=True)) or [()] * len(names)
    return {name: Column(cells) for name, cells in zip(names, columns, strict=True)}


def _by_arrow(content: bytes, model: str) -> dict[str, Column]:
    """Read a large table without quotes by pyarrow, each column as its words and where they are."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    forms = FORMS[model]
    words = pa.dictionary(pa.int32(), pa.string())
    options = arrow_csv.ConvertOptions(
        column_types={name: pa.string() if form == Form() else words for name, form in forms.items()},
        strings_can_be_null=False,
        check_utf8=not content.isascii(),
    )
    parse = arrow_csv.ParseOptions(ignore_empty_lines=False, newlines_in_values=False, quote_char=False)
    read = arrow_csv.ReadOptions(use_threads=False, block_size=len(content) + 1)
    try:
        table = arrow_csv.read_csv(pa.BufferReader(content), read, parse, options).combine_chunks()
    except pa.ArrowException:
        raise UnclearError from None
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    if table.num_rows != lines - 1:
        raise UnclearError
    return {name: _of_arrow(table.column(name).chunk(0)) for name in forms}


def _of_arrow(chunk: Any) -> Column:  # noqa: ANN401  # an array of pyarrow
    import pyarrow.compute as pc

    coded = hasattr(chunk, "dictionary")
    if (pc.max(pc.binary_length(chunk.dictionary if coded else chunk)).as_py() or 0) >= _LONGEST_CELL:
        raise UnclearError
    if not coded:
        return Column(chunk)
    return Column(None, chunk.dictionary.to_pylist(), chunk.indices.to_numpy().astype("int64"))
