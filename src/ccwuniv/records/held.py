"""The rows of a table: as columns of cells that are checked as columns, and as records once these are asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ccwuniv._support import Versioned, uncollected
from ccwuniv.records.forms import FORMS, Form, meaning

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Column", "Held", "HeldCells", "HeldRecords"]

R = TypeVar("R")


class Column(Versioned):
    """A column: its cells, or its distinct words and the place of each row's word; either is made from the other."""

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
        return self.words[int(self._codes[row])] if self._cells is None else self.cells[row]

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


class Held(Versioned, ABC, Generic[R]):
    """The rows of a table, asked by column or as records.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.records import HeldRecords
    >>> states = HeldRecords(Registry.bundled().states)
    >>> len(states) > 200
    True
    """

    def __len__(self) -> int:
        return len(self.records)

    @cached_property
    def records(self) -> tuple[R, ...]:
        """The rows as records, made once.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> from ccwuniv.records import HeldRecords
        >>> states = HeldRecords(Registry.bundled().states)
        >>> states.records[0].iso3
        'AFG'
        """
        return self._make()

    @abstractmethod
    def _make(self) -> tuple[R, ...]: ...

    def record(self, place: int) -> R:
        """Return one row as a record.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> from ccwuniv.records import HeldRecords
        >>> states = HeldRecords(Registry.bundled().states)
        >>> states.record(0).iso3
        'AFG'
        """
        return self.records[place]

    def rows(self, places: Collection[int] | None = None) -> Sequence[Any]:
        """Return the rows, or some of them, as records or as objects that are read like records.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> from ccwuniv.records import HeldRecords
        >>> states = HeldRecords(Registry.bundled().states)
        >>> states.rows([0])[0].iso3
        'AFG'
        """
        return self.records if places is None else [self.records[place] for place in places]

    def __iter__(self) -> Iterator[R]:
        return iter(self.records)

    def values(self, column: str) -> list[Any]:
        """Return the values of a column, row by row, as the records have them.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> from ccwuniv.records import HeldRecords
        >>> states = HeldRecords(Registry.bundled().states)
        >>> states.values("iso3")[0]
        'AFG'
        """
        return list(map(attrgetter(column), self.records))

    def distinct_values(self, column: str) -> Collection[Any]:
        """Return the values of a column, some perhaps more than once.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> from ccwuniv.records import HeldRecords
        >>> states = HeldRecords(Registry.bundled().states)
        >>> "member" in states.distinct_values("kind")
        True
        """
        return self.values(column)

    def distinct(self, column: str) -> tuple[Sequence[Any], npt.NDArray[np.int64]]:
        """Return the values of a column, each once, and the place of each row's value among them.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> from ccwuniv.records import HeldRecords
        >>> states = HeldRecords(Registry.bundled().states)
        >>> kinds, places = states.distinct("kind")
        >>> kinds[places[0]]
        'member'
        """
        import numpy as np

        values = self.values(column)
        place: dict[Any, int] = {}
        codes = (place.setdefault(value, len(place)) for value in values)
        found = np.fromiter(codes, dtype=np.int64, count=len(values))
        return list(place), found


class HeldRecords(Held[R]):
    """Rows that were given as records.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.records import HeldRecords
    >>> states = HeldRecords(Registry.bundled().states)
    >>> len(states) > 200
    True
    """

    def __init__(self, records: Iterable[R]) -> None:
        self._records = tuple(records)

    def _make(self) -> tuple[R, ...]:
        return self._records


class HeldCells(Held[R]):
    """Rows that were read from a file, with every cell checked.

    Parameters
    ----------
    model : str
        The name of the record of a row.
    columns : mapping of str to Column
        By name, in the order of the record.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import read_held
    >>> states = read_held(data_directory() / "states.csv", "State")
    >>> len(states) > 200
    True
    """

    def __init__(self, model: str, columns: Mapping[str, Column]) -> None:
        self._model, self._columns = model, dict(columns)
        forms = FORMS[model]
        self._meanings = {name: _meanings(forms[name], c.words) for name, c in columns.items() if forms[name] != Form()}
        self._single: dict[int, R] = {}

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    def _make(self) -> tuple[R, ...]:
        names = tuple(self._columns)
        with uncollected():
            rows = [
                {name: cell for name, cell in zip(names, cells, strict=True) if cell}
                for cells in zip(*(self._columns[name].cells for name in names), strict=True)
            ]
            return cast("tuple[R, ...]", _records_of(self._model, rows))

    def record(self, place: int) -> R:
        """Return one row as a record.

        Examples
        --------
        >>> from ccwuniv._support import data_directory
        >>> from ccwuniv.records import read_held
        >>> states = read_held(data_directory() / "states.csv", "State")
        >>> states.record(0).iso3
        'AFG'
        """
        if "records" in self.__dict__:
            return self.records[place]
        if place not in self._single:
            row = {name: cell for name, column in self._columns.items() if (cell := column.cell(place))}
            self._single[place] = _records_of(self._model, [row])[0]
        return self._single[place]

    def rows(self, places: Collection[int] | None = None) -> Sequence[Any]:
        """Return the rows as objects that are read like records.

        Examples
        --------
        >>> from ccwuniv._support import data_directory
        >>> from ccwuniv.records import read_held
        >>> states = read_held(data_directory() / "states.csv", "State")
        >>> states.rows([0])[0].iso3
        'AFG'
        """
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
        """Return the values of a column, row by row.

        Examples
        --------
        >>> from ccwuniv._support import data_directory
        >>> from ccwuniv.records import read_held
        >>> states = read_held(data_directory() / "states.csv", "State")
        >>> states.values("iso3")[0]
        'AFG'
        """
        held, found = self._columns[column], self._meanings.get(column)
        if found is None or found is held.words:
            return list(held.cells)
        of_word = dict(zip(held.words, found, strict=True))
        return list(map(of_word.__getitem__, held.cells))

    def distinct_values(self, column: str) -> Collection[Any]:
        """Return each value of a column.

        Examples
        --------
        >>> from ccwuniv._support import data_directory
        >>> from ccwuniv.records import read_held
        >>> states = read_held(data_directory() / "states.csv", "State")
        >>> "member" in states.distinct_values("kind")
        True
        """
        return self._meanings.get(column, self._columns[column].words)

    def distinct(self, column: str) -> tuple[Sequence[Any], npt.NDArray[np.int64]]:
        """Return each value of a column once, and the place of each row's among them.

        Examples
        --------
        >>> from ccwuniv._support import data_directory
        >>> from ccwuniv.records import read_held
        >>> states = read_held(data_directory() / "states.csv", "State")
        >>> kinds, places = states.distinct("kind")
        >>> kinds[places[0]]
        'member'
        """
        return self._meanings.get(column, self._columns[column].words), self._columns[column].codes


def _records_of(model: str, rows: list[dict[str, str]]) -> tuple[Any, ...]:
    """Make records of rows."""
    from ccwuniv.records.rows import made_of

    return made_of(getattr(import_module("ccwuniv.records"), model), rows)


def _meanings(form: Form, words: Sequence[str]) -> Sequence[Any]:
    """Return the value of each word of a column."""
    if form.kind in ("text", "word"):
        for word in words if form.kind == "word" else ("",) if "" in words else ():
            meaning(form, word)
        if form.empty == "" or "" not in words:
            return words
    return [meaning(form, word) for word in words]
