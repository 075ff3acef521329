"""Panels through time: every state on every day, or in every year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv.analysis.panel_scope import Scope, check_size

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.analysis.panel_scope import Codes

__all__ = ["country_year_panel", "state_day_panel"]


def state_day_panel(scope: Scope, first: dt.date, last: dt.date) -> pd.DataFrame:
    """Return a row per state, day and instrument."""
    import numpy as np
    import pandas as pd

    days = pd.date_range(first, last, unit="s")
    check_size("state-day", len(days) * len(scope.rows) * len(scope.columns))
    turns = scope.turns(first, last)
    cells = np.stack([scope.cells(turn) for turn in turns])
    place = np.searchsorted(np.array(turns, dtype="datetime64[s]"), days.to_numpy(), side="right") - 1
    return _frame(scope, cells[place], {"date": days})


def country_year_panel(scope: Scope, years: dict[int, dt.date], at: str) -> pd.DataFrame:
    """Return a row per state, year and instrument: on the year's day, or (``any``) the weightiest code of the year."""
    import numpy as np
    import pandas as pd

    check_size("country-year", len(years) * len(scope.rows) * len(scope.columns))
    shape = (0, len(scope.rows), len(scope.columns))
    cells = [_any_time(scope, year, day) if at == "any" else scope.cells(day) for year, day in years.items()]
    times: dict[str, pd.Index[int] | pd.DatetimeIndex] = {"year": pd.Index(list(years), dtype="int64")}
    if at != "any":
        times["date"] = pd.DatetimeIndex(list(years.values())).as_unit("s")
    return _frame(scope, np.stack(cells) if cells else np.empty(shape, dtype=np.int8), times)


def _any_time(scope: Scope, year: int, last: dt.date) -> Codes:
    import numpy as np

    first = max(dt.date(year, 1, 1), scope.reg.first_day)
    found: Codes = np.max([scope.cells(turn) for turn in scope.turns(first, last)], axis=0)
    return found


def _frame(scope: Scope, cells: Codes, times: dict[str, pd.Index[int] | pd.DatetimeIndex]) -> pd.DataFrame:
    """Lay out codes of times, states and instruments as rows of states, times and instruments."""
    import numpy as np
    import pandas as pd

    count, states, codes = cells.shape
    when = np.tile(np.repeat(np.arange(count), codes), states)
    columns = {name: index.take(when) for name, index in times.items()}
    return pd.DataFrame(
        {
            "iso3": scope.iso3.repeat(count * codes),
            **columns,
            "instrument": pd.Index(scope.codes, dtype="str").take(np.tile(np.arange(codes), states * count)),
            **scope.status_and_bound(cells.transpose(1, 0, 2)),
        }
    )
