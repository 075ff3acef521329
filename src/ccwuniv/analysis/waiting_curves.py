"""The curve of those still waiting: Kaplan and Meier's estimate, with its intervals."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.analysis.common import part_column, scipy_stats
from ccwuniv.errors import DataError, OptionError
from ccwuniv.records import Kind, arguments, read_columns

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["about_waits", "check_level", "parted_waits", "product_limit", "waiting_curve"]

_KINDS: Mapping[str, Kind] = {
    "iso3": "code",
    "episode": "integer",
    "t_start": "integer",
    "t_stop": "integer",
    "event": "boolean",
}
_WANTED = "pass the table that waiting_times returned"
_COLUMNS = ("t", "survival", "low", "high", "at_risk", "events")


@explained
def waiting_curve(frame: pd.DataFrame, *, by: str | None = None, level: float = 0.95) -> pd.DataFrame:
    """Estimate the share of states still waiting, by days since their risk began.

    Kaplan and Meier's product-limit estimate over episodes, with pointwise log-log intervals, which stay between 0
    and 1. An episode counts as one wait however it is split. Needs scipy (the extra ``stats``).

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`waiting_times` returned, all states or some; also read back from a file that :func:`export` wrote.
    by : str, optional
        A column by which to part the episodes, one curve each (by an episode's first value): ``"un_regional_group"``.
    level : float
        The confidence level.

    Returns
    -------
    pandas.DataFrame
        A row per day on which some wait ended, ``t`` days after risk began: ``survival`` (the share still waiting
        after ``t``), ``low``, ``high`` (missing where the interval is not defined: before the first event, and at 0),
        ``at_risk`` (waits that lasted at least ``t``), ``events``. Each curve begins with a row at ``t`` 0. With
        ``by``, that column comes first.

    Raises
    ------
    DataError
        When scipy is not installed, a cell cannot be read (the error names it), or an episode's intervals do not follow
        each other.
    OptionError
        For a level outside 0 to 1.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis import waiting_times
    >>> curve = waiting_curve(waiting_times(Registry.bundled(), "AP2", split="none"))
    >>> curve.loc[curve["t"] <= 3653].iloc[-1][["survival", "low", "high"]].round(3).tolist()
    [0.558, 0.486, 0.624]
    """
    given = dict(locals())
    check_level(level)
    parts = parted_waits(frame, by)

    def curve(own: pd.DataFrame) -> pd.DataFrame:
        return product_limit(own["t_stop"].to_numpy(), own["event"].to_numpy(dtype=bool), float(level))

    result = curves_of(parts, by, curve, _COLUMNS)
    result.attrs = about_waits(frame, "waiting_curve", given, parts, level=level, interval="log-log")
    return result


def curves_of(
    parts: Iterable[tuple[Any, pd.DataFrame]],
    by: str | None,
    curve: Callable[[pd.DataFrame], pd.DataFrame],
    columns: Sequence[str],
) -> pd.DataFrame:
    """Return the curves of all parts in one table; the first column says the part."""
    import pandas as pd

    curves = []
    for value, own in parts:
        made = curve(own)
        if by:
            made.insert(0, by, value)
        curves.append(made)
    empty = pd.DataFrame(columns=[*([by] if by else []), *columns])
    return pd.concat(curves, ignore_index=True) if curves else empty


def about_waits(
    frame: pd.DataFrame, call: str, given: dict[str, Any], parts: list[tuple[Any, pd.DataFrame]], **facts: object
) -> dict[Hashable | None, Any]:
    """Return the provenance of a result made from waits: that of their table, the call, and the number of waits."""
    by = {"by": given["by"]} if given["by"] else {}
    about = {"call": call, **facts, "waits": sum(len(own) for _, own in parts), "arguments": arguments(given), **by}
    return {"ccwuniv": {**frame.attrs.get("ccwuniv", {}), **about}}


def check_level(level: float) -> None:
    """Refuse any number but a level of confidence.

    Raises
    ------
    OptionError
    """
    if isinstance(level, bool) or not isinstance(level, int | float) or not 0 < level < 1:
        raise OptionError("level", level, ["a share between 0 and 1, such as 0.95"])


def parted_waits(
    frame: pd.DataFrame, by: str | None, further: Mapping[str, Kind] = MappingProxyType({})
) -> list[tuple[Any, pd.DataFrame]]:
    """Return the waits of each part: a row per episode, ``t_stop`` days long, ``event`` whether it ended with one.

    ``further`` columns are as in an episode's last row.

    Raises
    ------
    OptionError, DataError
        As for :func:`waiting_curve`.
    """
    if by in _KINDS or by in further:
        raise OptionError("by", by, [f"a column other than {', '.join([*_KINDS, *further])}, on which the curve rests"])
    waits = _waits(_read(frame, by, further), by, [*further])
    return list(waits.groupby(by, sort=True, observed=True, dropna=False)) if by else [(None, waits)]


def _read(frame: pd.DataFrame, by: str | None, further: Mapping[str, Kind]) -> pd.DataFrame:
    """Return the table that a curve is made from."""
    table = read_columns(frame, {**_KINDS, **further}, _WANTED)
    if by is not None:
        table[by] = part_column(frame, by)
    return table.reset_index(drop=True)


def _waits(frame: pd.DataFrame, by: str | None, further: list[str]) -> pd.DataFrame:
    """Return a row per episode: how long it lasted, whether it ended with an event."""
    ordered = frame.sort_values(["iso3", "episode", "t_start"], kind="stable")
    episodes = ordered.groupby(["iso3", "episode"], sort=False)
    follows = ordered["t_start"] == episodes["t_stop"].shift(fill_value=0)
    if not follows.all():
        broken = ordered.loc[~follows].iloc[0]
        raise DataError(
            "this interval does not begin where the one before it ended, or at 0; keep each episode whole",
            file=f"{broken['iso3']}, episode {broken['episode']}",
            column="t_start",
            value=int(broken["t_start"]),
        )
    middle = ordered.index[ordered["event"] & ordered.duplicated(["iso3", "episode"], keep="last")]
    if len(middle):
        broken = ordered.loc[middle[0]]
        raise DataError(
            "an event ends its episode, and this episode goes on; start a new episode with the next interval",
            file=f"{broken['iso3']}, episode {broken['episode']}",
            column="event",
            value=True,
        )
    firsts = {by: (by, "first")} if by else {}
    lasts = {name: (name, "last") for name in further}
    waits: pd.DataFrame = episodes.agg(t_stop=("t_stop", "last"), event=("event", "last"), **firsts, **lasts)
    return waits.reset_index(drop=True)


def product_limit(durations: npt.NDArray[np.int64], events: npt.NDArray[np.bool_], level: float) -> pd.DataFrame:
    """Return Kaplan and Meier's curve of some durations, with log-log limits from Greenwood's variance.

    Examples
    --------
    >>> import numpy as np
    >>> curve = product_limit(np.array([6, 6, 6, 6, 7]), np.array([True, True, True, False, True]), 0.95)
    >>> curve[["t", "survival", "at_risk", "events"]].values.tolist()
    [[0.0, 1.0, 5.0, 0.0], [6.0, 0.4, 5.0, 3.0], [7.0, 0.0, 1.0, 1.0]]
    """
    import numpy as np
    import pandas as pd

    times = np.unique(durations)
    at_risk = np.array([(durations >= t).sum() for t in times], dtype="int64")
    ended = np.array([((durations == t) & events).sum() for t in times], dtype="int64")
    survival, low, high = _estimate(durations, events, level) if len(times) else (times, times, times)
    frame = pd.DataFrame(
        {"t": times, "survival": survival, "low": low, "high": high, "at_risk": at_risk, "events": ended}
    )
    start = pd.DataFrame(
        {"t": [0], "survival": [1.0], "low": [np.nan], "high": [np.nan], "at_risk": [len(durations)], "events": [0]}
    )
    types = {"t": "int64", "survival": "float64", "low": "float64", "high": "float64", "at_risk": "int64"}
    return pd.concat([start.astype(types), frame.astype(types)], ignore_index=True).astype({"events": "int64"})


def _estimate(durations: npt.NDArray[np.int64], events: npt.NDArray[np.bool_], level: float) -> tuple[Any, Any, Any]:
    import numpy as np

    stats = scipy_stats("a curve of waiting times")
    sample = stats.CensoredData(uncensored=durations[events], right=durations[~events])
    survival = stats.ecdf(sample).sf
    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)  # where the interval is not defined, it is missing
        interval = survival.confidence_interval(confidence_level=level, method="log-log")
    return survival.probabilities, interval.low.probabilities, interval.high.probabilities
