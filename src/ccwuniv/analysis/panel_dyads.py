"""Panels of pairs: every two states in every year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ccwuniv.analysis.common import categorical
from ccwuniv.analysis.panel_scope import Scope, check_size
from ccwuniv.records import basis_in_words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["PAIR_CODES", "dyad_year_panel", "pairs_of", "participants"]

PAIR_CODES = ("neither", "only_a", "only_b", "both", "not_yet_open", "unknown")
"""The codes of a pair's cell: whom an instrument binds."""

_NOT_YET_OPEN, _UNKNOWN = PAIR_CODES.index("not_yet_open"), PAIR_CODES.index("unknown")
_BOTH = PAIR_CODES.index("both")
_RULES = ["AP2", "P2", "contested", "none"]


def dyad_year_panel(scope: Scope, years: dict[int, dt.date], *, directed: bool) -> pd.DataFrame:
    """Return a row per pair of participants, and year."""
    import numpy as np
    import pandas as pd

    alive = {year: participants(scope, day) for year, day in years.items()}
    sizes = [len(rows) * (len(rows) - 1) // (1 if directed else 2) for rows in alive.values()]
    check_size("dyad-year", sum(sizes), 100 + 4 * len(scope.codes))
    parts = [_pairs(scope, alive[year], day, directed=directed) for year, day in years.items()]
    empty = np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), np.empty((0, len(scope.codes)), dtype=np.int8)
    first, second, cells = (np.concatenate(part) for part in zip(empty, *parts, strict=True))
    unknown = (cells == _UNKNOWN).any(axis=1)
    columns: dict[str, Any] = {
        "iso3_a": scope.iso3.take(first),
        "iso3_b": scope.iso3.take(second),
        "year": np.repeat(np.array(list(years), dtype="int64"), sizes),
        "date": pd.DatetimeIndex(list(years.values())).as_unit("s").repeat(sizes),
        **{code: categorical(cells[:, place], PAIR_CODES) for place, code in enumerate(scope.codes)},
        "common": pd.arrays.IntegerArray((cells == _BOTH).sum(axis=1).astype("int64"), unknown),
    }
    if {"P2", "AP2"} <= set(scope.codes):
        columns["mines_rule"] = categorical(np.where(unknown, -1, _mines(scope, cells)), _RULES)
    columns["basis"] = categorical(np.zeros(len(cells), dtype="int8"), [basis_in_words(scope.basis)])
    return pd.DataFrame(columns)  # at once: a column more, one by one, costs as much as all before it


def participants(scope: Scope, day: dt.date) -> npt.NDArray[np.intp]:
    """Return the places of the states that could take part on a day, or on the last that is known."""
    import numpy as np

    return np.flatnonzero([state.eligible(min(day, scope.last)) for state in scope.states])


def pairs_of(count: int, *, directed: bool) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the places of both states of every pair: each pair once, or in both orders.

    Examples
    --------
    >>> [places.tolist() for places in pairs_of(3, directed=False)]
    [[0, 0, 1], [1, 2, 2]]
    """
    import numpy as np

    if not directed:
        return np.triu_indices(count, k=1)
    first, second = np.nonzero(~np.eye(count, dtype=bool))
    return first, second


def _pairs(scope: Scope, rows: npt.NDArray[np.intp], day: dt.date, *, directed: bool) -> tuple[Any, Any, Any]:
    import numpy as np

    cells = scope.cells(day)
    bound = scope.binding(cells).astype(np.int8)
    first, second = (rows[place] for place in pairs_of(len(rows), directed=directed))
    codes = bound[first] + 2 * bound[second]
    codes[:, [opened > day for opened in scope.openings]] = _NOT_YET_OPEN
    if day > scope.last:
        codes[:] = _UNKNOWN
    return first, second, codes


def _mines(scope: Scope, cells: npt.NDArray[np.int8]) -> npt.NDArray[np.intp]:
    """Return which rule on mines applies, as places in _RULES (see :func:`ccwuniv.law.mines_rule`)."""
    import numpy as np

    old, new = cells[:, scope.codes.index("P2")], cells[:, scope.codes.index("AP2")]
    one_each = ((old == 1) & (new == 2)) | ((old == 2) & (new == 1))
    return np.select([new == _BOTH, old == _BOTH, one_each], [0, 1, 2], default=3)
