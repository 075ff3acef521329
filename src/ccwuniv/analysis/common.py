"""Helpers that several analyses share: the protocols of a registry, who is bound on a day, days as a column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import DataError
from ccwuniv.names import name_order
from ccwuniv.records import NEVER, Basis, column_of, read_column, tables

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = [
    "bound_grid",
    "categorical",
    "day_array",
    "days_of_ordinals",
    "exact_interval",
    "listed",
    "opening_day",
    "part_column",
    "protocols_of",
    "require_columns",
    "scipy_stats",
    "with_names",
]


_EPOCH = dt.date(1970, 1, 1).toordinal()


def scipy_stats(purpose: str) -> ModuleType:
    """Return ``scipy.stats``, or say how to install it for a purpose."""
    try:
        return import_module("scipy.stats")
    except ImportError:
        raise DataError(f"{purpose} needs scipy; install ccwuniv[stats]") from None


def exact_interval(successes: int, trials: int, level: float) -> tuple[float, float]:
    """Return the limits of Clopper and Pearson for a share; missing where nothing was tried."""
    if not trials:
        return float("nan"), float("nan")
    test = scipy_stats("an exact interval").binomtest(int(successes), int(trials))
    interval = test.proportion_ci(level, method="exact")
    return float(interval.low), float(interval.high)


def protocols_of(reg: Registry) -> tuple[str, ...]:
    """Return the codes of the protocols annexed to a convention of the registry; an amendment is none."""
    return tuple(i.code for i in reg.instruments if i.parent in reg.codes and i.kind != "amendment")


def opening_day(reg: Registry, code: str) -> dt.date | None:
    """Return the first day on which a state could sign or join an instrument, None where it is not known.

    The first day of the period of signature, else the day of adoption; for what is annexed to a convention, not before
    that convention's.
    """
    instrument = reg.instrument(code)
    own = instrument.signature_period[0] if instrument.signature_period else instrument.adopted
    parent = opening_day(reg, instrument.parent) if instrument.parent in reg.codes else None
    return max((day for day in (own, parent) if day is not None), default=None)


def bound_grid(reg: Registry, day: dt.date, basis: Basis, *, listed: bool = False) -> npt.NDArray[np.bool_]:
    """Return whether each instrument (column) binds each state (row, in the registry's order) on a day.

    A protocol is an integral part of the Convention for the states that it binds (article 4(5)): without the
    Convention it binds nobody. ``listed`` as for :meth:`Registry.status_grid`: a count, or (by default) a model.
    """
    grid: npt.NDArray[np.bool_] = reg.bound_since(day, basis=basis, listed=listed) != NEVER
    for column, instrument in enumerate(reg.instruments):
        if instrument.parent in reg.codes:
            grid[:, column] &= grid[:, reg.codes.index(instrument.parent)]
    return grid


def with_names(frame: pd.DataFrame, reg: Registry, *, in_order: bool, day: dt.date | None = None) -> pd.DataFrame:
    """Return a table with the name of each state right after its code, the rows in the order of the names if asked.

    With a ``day``, the names are those of the depositary's list on it.

    Examples
    --------
    >>> import pandas as pd
    >>> from ccwuniv import Registry
    >>> frame = pd.DataFrame({"iso3": ["FRA", "DEU", "CIV"], "year": 2014})
    >>> with_names(frame, Registry.bundled(), in_order=True).values.tolist()
    [['CIV', "Côte d'Ivoire", 2014], ['FRA', 'France', 2014], ['DEU', 'Germany', 2014]]
    """
    import pandas as pd

    name = {state.iso3: state.name if day is None else state.entry(day) for state in reg.states}
    codes: dict[str, pd.Series[Any] | pd.Index[Any]] = {"": frame.index} if frame.index.name == "iso3" else {}
    codes |= {str(column).removeprefix("iso3"): frame[column] for column in frame if str(column).startswith("iso3")}
    named = {f"name{end}": pd.Series(of.map(name), index=frame.index, dtype="str") for end, of in codes.items()}
    result = frame.copy()
    for column, values in named.items():
        code = column.replace("name", "iso3")
        result.insert(list(result).index(code) + 1 if code in result else 0, column, values)
    if not in_order:
        return result
    place = {iso3: row for row, iso3 in enumerate(sorted(name, key=lambda iso3: name_order(name[iso3])))}
    order = pd.DataFrame({end: pd.Series(of.map(place)).to_numpy() for end, of in codes.items()})
    rows = order.sort_values(list(codes), kind="stable").index.to_numpy()
    ordered = result.take(rows)
    return ordered if frame.index.name == "iso3" else ordered.reset_index(drop=True)


def day_array(days: Iterable[dt.date | None]) -> npt.NDArray[np.datetime64]:
    """Return days as an array of whole seconds, the unit of every dated column; None becomes ``NaT``.

    Examples
    --------
    >>> [str(day) for day in day_array([dt.date(2014, 9, 1), None])]
    ['2014-09-01T00:00:00', 'NaT']
    """
    import numpy as np

    return np.array(list(days), dtype="datetime64[D]").astype("datetime64[s]")


def days_of_ordinals(ordinals: npt.NDArray[np.int64]) -> npt.NDArray[np.datetime64]:
    """Return ordinals as days, in the same unit; NEVER becomes ``NaT``."""
    import numpy as np

    days = (ordinals - _EPOCH).astype("datetime64[D]")
    return np.where(ordinals == NEVER, np.datetime64("NaT", "D"), days).astype("datetime64[s]")


def categorical(codes: npt.NDArray[np.integer[Any]], names: Iterable[str]) -> pd.Categorical[str]:
    """Return codes as a column of the names that they mean; -1 is missing."""
    import pandas as pd

    return pd.Categorical.from_codes(codes, categories=pd.Index(list(names), dtype="str"))


def listed(words: Iterable[str]) -> str:
    """Write codes side by side, as they are in a cell."""
    return " ".join(words)


def require_columns(frame: pd.DataFrame, columns: Iterable[str], wanted: str) -> None:
    """Refuse a frame without these columns, and say what the frame should be.

    Raises
    ------
    DataError
        Naming the first column that is missing.
    """
    from ccwuniv.errors import DataError

    for column in columns:
        if column not in frame.columns:
            raise DataError(f"the frame has no such column; {wanted}", column=column)


def part_column(frame: pd.DataFrame, by: str) -> pd.Series[Any]:
    """Return the column that divides the waits; the caller's own column stays as it is.

    Examples
    --------
    >>> import pandas as pd
    >>> part_column(pd.DataFrame({"instrument": ["P5", "P5"]}), "instrument").tolist()
    ['P5', 'P5']
    """
    column = column_of(frame, by, "pass the table that waiting_times returned")
    known = tables()["waiting_times"].variable(by)
    kind: Any = known.type if known is not None else None
    return column if kind is None else read_column(column, by, kind, missing=True)
