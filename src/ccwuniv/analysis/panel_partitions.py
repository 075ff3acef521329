"""Panels too large for memory, part by part: the same cells, one year or one instrument at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from ccwuniv.analysis.panel_dyads import PAIR_CODES, pairs_of, participants
from ccwuniv.analysis.panel_scope import PANEL_STATUSES, UNKNOWN, Scope

if TYPE_CHECKING:
    from ccwuniv.analysis.panel_scope import Codes

__all__ = ["Coded", "PartBy", "Partition", "YearPanel"]

PartBy: TypeAlias = Literal["year", "instrument"]
Places: TypeAlias = npt.NDArray[np.int16]


class Coded(NamedTuple):
    """A column of words, each cell the place of its word.

    Examples
    --------
    >>> import numpy as np
    >>> Coded(np.array([1, 0]), ("CCW", "P5")).words
    ('CCW', 'P5')
    """

    places: npt.NDArray[Any]
    words: tuple[str, ...]


class Partition(NamedTuple):
    """The rows of one year or instrument: columns of words and of numbers, all of one length.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis import year_panel
    >>> asked = {"states": ["LAO"], "instruments": "P5", "start": 2010, "end": 2013, "at": None, "directed": False}
    >>> made = year_panel(Registry.bundled(), "country-year", None, "year", basis="consent", **asked)
    >>> sorted(next(made.parts()).columns)
    ['bound', 'instrument', 'iso3', 'status']
    """

    value: int | str
    columns: dict[str, Coded | npt.NDArray[Any]]
    missing: npt.NDArray[np.bool_] | None = None
    """Where ``bound`` is missing."""


@dataclass(frozen=True)
class YearPanel:
    """A panel of state-years or pair-years, also with a row per instrument, in the order of :func:`panel`."""

    scope: Scope
    years: dict[int, dt.date]
    by: PartBy
    pairs: bool
    directed: bool

    @property
    def values(self) -> list[int | str]:
        """What divides the panel: years, or instruments."""
        return [*self.years] if self.by == "year" else [*self.scope.codes]

    @cached_property
    def rows(self) -> int:
        """How many rows all parts have together."""
        each = (len(first) for first, _ in self._members) if self.pairs else (len(self.scope.rows) for _ in self.years)
        return sum(each) * len(self.scope.codes)

    @cached_property
    def _cells(self) -> Codes:
        """The code of each state (second) and instrument (third) in each year (first)."""
        shape = (0, len(self.scope.rows), len(self.scope.codes))
        found = [self.scope.cells(day) for day in self.years.values()]
        return np.stack(found) if found else np.empty(shape, dtype=np.int8)

    @cached_property
    def _members(self) -> list[tuple[Places, Places]]:
        """The two states of each pair in a year; years with the same participants share the same arrays."""
        known: dict[bytes, tuple[Places, Places]] = {}
        found = []
        for day in self.years.values():
            rows = participants(self.scope, day).astype(np.int16)
            if (key := rows.tobytes()) not in known:
                first, second = pairs_of(len(rows), directed=self.directed)
                known[key] = rows[first], rows[second]
            found.append(known[key])
        return found

    def parts(self) -> Iterator[Partition]:
        """Yield the parts one by one, in order."""
        for place, value in enumerate(self.values):
            years = [place] if self.by == "year" else [*range(len(self.years))]
            codes = slice(None) if self.by == "year" else slice(place, place + 1)
            yield self._pairs(value, years, codes) if self.pairs else self._states(value, years, codes)

    def _times(self, years: npt.NDArray[np.intp]) -> dict[str, npt.NDArray[Any]]:
        return {} if self.by == "year" else {"year": np.array([*self.years], dtype=np.int32)[years]}

    def _instruments(self, codes: slice, times: int) -> dict[str, Coded]:
        if self.by == "instrument":
            return {}
        places = np.arange(len(self.scope.codes), dtype=np.int16)[codes]
        return {"instrument": Coded(np.tile(places, times), self.scope.codes)}

    def _states(self, value: int | str, years: list[int], codes: slice) -> Partition:
        cells = self._cells[years][:, :, codes].transpose(1, 0, 2)
        states, count, each = cells.shape
        flat = np.ascontiguousarray(cells).ravel()
        iso3 = Coded(np.repeat(np.arange(states, dtype=np.int16), count * each), tuple(self.scope.iso3))
        when = np.tile(np.repeat(np.array(years, dtype=np.intp), each), states)
        columns: dict[str, Coded | npt.NDArray[Any]] = {
            "iso3": iso3,
            **self._times(when),
            **self._instruments(codes, states * count),
            "status": Coded(flat, PANEL_STATUSES),
            "bound": self.scope.binding(flat),
        }
        return Partition(value, columns, (flat == 0) | (flat == UNKNOWN))

    def _pairs(self, value: int | str, years: list[int], codes: slice) -> Partition:
        iso3s, each = tuple(self.scope.iso3), len(self.scope.codes[codes])
        first, second = (np.concatenate([self._members[year][side] for year in years]) for side in (0, 1))
        sizes = [len(self._members[year][0]) for year in years]
        status = np.concatenate([self._status(year, codes) for year in years])
        columns: dict[str, Coded | npt.NDArray[Any]] = {
            "iso3_a": Coded(np.repeat(first, each), iso3s),
            "iso3_b": Coded(np.repeat(second, each), iso3s),
            **self._times(np.repeat(np.repeat(np.array(years, dtype=np.intp), sizes), each)),
            **self._instruments(codes, len(first)),
            "status": Coded(status.ravel(), PAIR_CODES),
        }
        return Partition(value, columns)

    def _status(self, year: int, codes: slice) -> Codes:
        """Return whom each instrument binds of each pair of a year, as places in PAIR_CODES."""
        day = [*self.years.values()][year]
        first, second = self._members[year]
        bound = self.scope.binding(self._cells[year][:, codes]).astype(np.int8)
        found: Codes = bound.take(first, axis=0)
        found += (2 * bound).take(second, axis=0)
        found[:, [opened > day for opened in self.scope.openings[codes]]] = PAIR_CODES.index("not_yet_open")
        if day > self.scope.last:
            found[:] = PAIR_CODES.index("unknown")
        return found
