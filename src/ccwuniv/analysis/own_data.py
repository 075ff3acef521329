"""Join participation to your own table of states and years, without losing a row unnoticed."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Container
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ccwuniv._support import explained, one_of, several
from ccwuniv.analysis.common import categorical, require_columns
from ccwuniv.analysis.panel_scope import PANEL_STATUSES, Scope
from ccwuniv.analysis.panels import day_of_year
from ccwuniv.errors import DataError, OptionError
from ccwuniv.names import SCHEMES
from ccwuniv.records import Basis, DateLike, InstrumentsLike, check_counting, read_cells, reads
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.names import Scheme
    from ccwuniv.registry import Registry

__all__ = ["add_participation"]

_SHOWN = 5
_LAST_YEAR = 9999
_YEAR = re.compile(r"\d{4}(\.0)?")
_NOT_ELIGIBLE, _NOT_YET_OPEN = PANEL_STATUSES.index("not_eligible"), PANEL_STATUSES.index("not_yet_open")


@explained
def add_participation(
    reg: Registry,
    frame: pd.DataFrame,
    as_of: DateLike | None = None,
    *,
    instruments: InstrumentsLike | None = None,
    state: str = "iso3",
    when: str = "year",
    scheme: Scheme | None = None,
    at: str = "12-31",
    unmatched: Literal["error", "report"] = "error",
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Join participation to your own table: every row stays, and rows that name no state are reported.

    The other way round, from a panel to one's covariates, is :func:`join_covariates`.

    Parameters
    ----------
    reg : Registry
    frame : pandas.DataFrame
        One's own data: a row per state and year, or state and day, or several of them.
    as_of : day, optional
        The last day that is known, the data's own by default. Later days are ``unknown``.
    instruments : instrument or several, optional
        All of the registry by default.
    state : str
        The column that names the state: by ISO code, or by a name in any of six languages. A name is read in the
        row's year, or on its day: "Yugoslavia" is one state in 1985 and another in 1995. So is the code ``YUG``, but in
        a table that this library made.
    when : str
        The column of years (whole numbers) or days.
    scheme : str, optional
        Where the column holds identifiers of another list, which one: ``"cow"``, ``"gw"``, ``"m49"``,
        ``"iso_numeric"``. They are read in the row's year, or on its day, since they are dated.
    at : str
        For years, the day of observation as ``"MM-DD"``.
    unmatched : {"error", "report"}
        What to do with rows whose state is none: raise, or leave them missing and count them.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound.

    Returns
    -------
    pandas.DataFrame
        The table with the further columns ``iso3`` (unless ``state`` is that) and, per instrument, ``CODE_status`` (the
        codes of :func:`panel`; before the Convention was adopted ``not_yet_open``) and ``CODE_bound``.
        ``.attrs["ccwuniv"]["join"]`` counts the rows without a state, and names the first with the reason.

    Raises
    ------
    DataError
        When a column is missing, or is there already; when a row has no year or day; when rows name no state (and
        ``unmatched="error"``).
    OptionError, UnknownInstrumentError, DateError
        For an argument that cannot be understood.

    Examples
    --------
    >>> import pandas as pd
    >>> from ccwuniv import Registry
    >>> mine = pd.DataFrame({"country": ["Laos", "West Germany", "Kosovo"], "year": [2012, 1985, 2012]})
    >>> joined = add_participation(Registry.bundled(), mine, state="country", instruments=["P2"], unmatched="report")
    >>> joined[["iso3", "P2_status", "P2_bound"]].astype(object).where(joined["iso3"].notna(), None).values.tolist()
    [['LAO', 'in_force', True], ['DEU', 'not_bound', False], [None, None, None]]
    >>> joined.attrs["ccwuniv"]["join"]["unmatched_rows"]
    1
    """
    import numpy as np
    import pandas as pd

    one_of("unmatched", unmatched, ("error", "report"))
    if scheme is not None:
        one_of("scheme", scheme, SCHEMES)
    check_counting(basis)
    if not isinstance(frame, pd.DataFrame):
        raise OptionError("frame", f"a {type(frame).__name__}", ["a pandas DataFrame"])
    require_columns(frame, (state, when), "say which column names the state (state=) and which the time (when=)")
    reg = reg.within_data()
    scope = Scope.of(reg, "all", instruments, basis, "at_the_time", reg.recorded_day(as_of))
    scope = replace(scope, rows=tuple(range(len(reg.states))))  # also who was gone before the first instrument
    times = _times(frame[when], when, at)
    days = [day for day, _ in times]
    keys: _Keys = "own" if "ccwuniv" in frame.attrs else "kept" if state == "iso3" else "read"
    found, reasons = _states(frame[state], times, scheme, reg, keys)
    if reasons and unmatched == "error":
        lost = several(sum(reasons.values()), "row names", "rows name")
        raise DataError(
            f"{lost} no state, first {'; '.join(list(reasons)[:_SHOWN])} Correct them, or "
            "pass unmatched='report' to keep them with missing values.",
            column=state,
        )
    cells = _cells(scope, found, days)
    bound, silent = scope.binding(cells), np.isin(cells, (-1, _NOT_ELIGIBLE, PANEL_STATUSES.index("unknown")))
    added: dict[str, Any] = {} if state == "iso3" else {"iso3": pd.Series(found, frame.index, dtype="object")}
    for place, code in enumerate(scope.codes):
        added[f"{code}_status"] = categorical(cells[:, place], PANEL_STATUSES)
        added[f"{code}_bound"] = pd.arrays.BooleanArray(bound[:, place], silent[:, place])
    if clash := [name for name in added if name in frame.columns]:
        raise DataError("is in the table already; rename it", column=clash[0])
    result = frame.assign(**added)
    facts = {
        "state": state,
        "when": when,
        "unmatched_rows": sum(reasons.values()),
        "unmatched": [f"{reason} ({several(count, 'row')})" for reason, count in list(reasons.items())[:_SHOWN]],
    }
    result.attrs = {
        **frame.attrs,
        **provenance(
            reg, "add_participation", named=reasons, as_of=scope.last, basis=basis, at=at, scheme=scheme, join=facts
        ),
    }
    return result


_Time: TypeAlias = "tuple[dt.date, dt.date | int]"
"""The day of observation of a row, and the time at which its state's name is read: that day, or its year."""


_Keys: TypeAlias = Literal["own", "kept", "read"]
"""How the states of rows are found: by this library's own codes, by a column ``iso3``, or by reading names."""


def _year(time: _Time) -> int:
    return time[0].year


def _times(column: pd.Series[int], name: str, at: str) -> list[_Time]:
    """Return the time of each row."""
    month, day = map(int, day_of_year("dyad-year", at).split("-"))
    if column.isna().any():
        raise DataError("the year or day is missing", row=int(column.isna().argmax()) + 2, column=name)
    times: list[_Time] = []
    for row, value in enumerate(column.astype("object"), start=2):
        written = bool(_YEAR.fullmatch(value)) if isinstance(value, str) else reads(value, "number")
        if not written:
            (read,) = read_cells(column.iloc[[row - 2]], name, "date", first=row)
            times.append((read, read))
        elif float(value) % 1 or not 1 <= float(value) <= _LAST_YEAR:
            raise DataError("is not a year", row=row, column=name, value=str(value))
        else:
            times.append((dt.date(int(float(value)), month, day), int(float(value))))
    return times


def _states(
    column: pd.Series[str], times: list[_Time], scheme: Scheme | None, reg: Registry, keys: _Keys
) -> tuple[list[str | None], Counter[str]]:
    """Return the state of each row, or None, and the number of rows for each reason."""
    known = {state.iso3 for state in reg.states}
    resolved: dict[tuple[object, _Time], tuple[str | None, str]] = {}
    found: list[str | None] = []
    reasons: Counter[str] = Counter()
    for value, time in zip(column.astype("object"), times, strict=True):
        key = value, time
        if key not in resolved:
            resolved[key] = _state(value, scheme, time, known, keys)
        iso3, reason = resolved[key]
        found.append(iso3)
        if iso3 is None:
            reasons[reason] += 1
    return found, reasons


def _state(
    value: object, scheme: Scheme | None, time: _Time, known: Container[str], keys: _Keys
) -> tuple[str | None, str]:
    """Return the state that a cell means, or None and the reason."""
    from ccwuniv import names

    own = scheme is None and isinstance(value, str) and value in known
    if own and (keys == "own" or not names.depends_on_day(str(value))):
        return str(value), ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    try:
        iso3 = names.resolve(text, on=time[1]) if scheme is None else names.from_identifier(text, scheme, time[1])
    except LookupError as error:
        return None, str(error)
    if own and keys == "kept" and iso3 != value:
        then = f"{text!r} is the code of {names.name(iso3, on=f'{_year(time)}-12-31')} in {_year(time)}"
        return None, f"{then}, and here that of a State which had ended; write {iso3}, or say scheme='iso_alpha3'."
    return (iso3, "") if iso3 in known else (None, f"{text!r} ({iso3}) is not in this registry.")


def _cells(scope: Scope, found: list[str | None], days: list[dt.date]) -> npt.NDArray[np.int8]:
    """Return the code of each row (-1 without a state) on each instrument, as places in PANEL_STATUSES."""
    import numpy as np

    place = {state.iso3: row for row, state in enumerate(scope.states)}
    cells = np.full((len(found), len(scope.codes)), -1, dtype=np.int8)
    rows_of: dict[dt.date, list[int]] = {}
    for row, day in enumerate(days):
        if found[row] is not None:
            rows_of.setdefault(day, []).append(row)
    for day, rows in rows_of.items():
        grid = scope.cells(day) if day >= scope.reg.first_day else _before(scope, day)
        cells[rows] = grid[[place[found[row] or ""] for row in rows]]
    return cells


def _before(scope: Scope, day: dt.date) -> npt.NDArray[np.int8]:
    """Return the codes of a day before the first instrument was adopted."""
    import numpy as np

    living = np.array([state.eligible(day) for state in scope.states], dtype=bool)
    column = np.where(living, _NOT_YET_OPEN, _NOT_ELIGIBLE).astype(np.int8)
    return np.repeat(column[:, None], len(scope.codes), axis=1)
