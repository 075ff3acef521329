"""Panels through time: every state on every day, or in every year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv.analysis.common import categorical
from ccwuniv.analysis.panel_scope import Scope, check_size

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.analysis.panel_scope import Codes

_BYTES = {False: 120, True: 60}
"""Of a row while it is made: with its texts, or with categories in their place."""

__all__ = ["country_year_panel", "state_day_panel"]


def state_day_panel(scope: Scope, first: dt.date, last: dt.date, *, coded: bool) -> pd.DataFrame:
    """Return a row per state, day and instrument."""
    import numpy as np
    import pandas as pd

    days = pd.date_range(first, last, unit="s")
    check_size("state-day", len(days) * len(scope.rows) * len(scope.columns), _BYTES[coded])
    turns = scope.turns(first, last)
    cells = np.stack([scope.cells(turn) for turn in turns])
    place = np.searchsorted(np.array(turns, dtype="datetime64[s]"), days.to_numpy(), side="right") - 1
    return _frame(scope, cells[place], {"date": days}, coded=coded)


def country_year_panel(scope: Scope, years: dict[int, dt.date], at: str, *, coded: bool) -> pd.DataFrame:
    """Return a row per state, year and instrument: on the year's day, or (``any``) the weightiest code of the year."""
    import numpy as np
    import pandas as pd

    check_size("country-year", len(years) * len(scope.rows) * len(scope.columns), _BYTES[coded])
    shape = (0, len(scope.rows), len(scope.columns))
    cells = [_any_time(scope, year, day) if at == "any" else scope.cells(day) for year, day in years.items()]
    times: dict[str, pd.Index[int] | pd.DatetimeIndex] = {"year": pd.Index(list(years), dtype="int64")}
    if at != "any":
        times["date"] = pd.DatetimeIndex(list(years.values())).as_unit("s")
    return _frame(scope, np.stack(cells) if cells else np.empty(shape, dtype=np.int8), times, coded=coded)


def _any_time(scope: Scope, year: int, last: dt.date) -> Codes:
    import numpy as np

    first = max(dt.date(year, 1, 1), scope.reg.first_day)
    found: Codes = np.max([scope.cells(turn) for turn in scope.turns(first, last)], axis=0)
    return found


def _frame(
    scope: Scope, cells: Codes, times: dict[str, pd.Index[int] | pd.DatetimeIndex], *, coded: bool
) -> pd.DataFrame:
    """Lay out codes of times, states and instruments as rows of states, times and instruments."""
    import numpy as np
    import pandas as pd

    count, states, codes = cells.shape
    when = np.tile(np.repeat(np.arange(count), codes), states)
    columns = {name: index.take(when) for name, index in times.items()}
    iso3 = np.repeat(np.arange(states, dtype=np.int16), count * codes)
    instrument = np.tile(np.arange(codes, dtype=np.int16), states * count)
    instruments = pd.Index(scope.codes, dtype="str")
    return pd.DataFrame(
        {
            "iso3": categorical(iso3, scope.iso3) if coded else scope.iso3.take(iso3),
            **columns,
            "instrument": categorical(instrument, instruments) if coded else instruments.take(instrument),
            **scope.status_and_bound(cells.transpose(1, 0, 2)),
        },
        copy=False,
    )
