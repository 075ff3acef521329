"""How long states wait on average, up to a horizon: the restricted mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis.common import scipy_stats
from ccwuniv.analysis.waiting_curves import about_waits, check_level, parted_waits
from ccwuniv.errors import DataError, OptionError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["restricted_mean_waiting_time"]


@explained
def restricted_mean_waiting_time(
    frame: pd.DataFrame, horizon: int | None = None, *, by: str | None = None, level: float = 0.95
) -> pd.DataFrame:
    """Estimate how many of the first days of its risk a state waits on average: the restricted mean survival time.

    The area below the curve of :func:`waiting_curve` up to a horizon. The mean without a horizon is not known as long
    as some states still wait; nor is the median where more than half do. Unlike a hazard ratio it rests on no
    assumption of proportional hazards. Needs scipy (the extra ``stats``).

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`waiting_times` returned, all states or some; also read back from a file that :func:`export` wrote.
    horizon : int, optional
        So many days after the risk began. By default the last day to which every curve is estimated.
    by : str, optional
        A column by which to part the episodes (by an episode's first value): ``"un_regional_group"``.
    level : float
        The confidence level.

    Returns
    -------
    pandas.DataFrame
        A row (per value of ``by``): ``horizon``, ``mean`` (days), ``se`` (Greenwood's), ``low``, ``high`` (normal,
        from the standard error), ``waits``, ``events`` (up to the horizon).

    Raises
    ------
    DataError
        When a curve is not estimated up to the horizon, scipy is not installed, or a cell cannot be read.
    OptionError
        For a horizon that is not a whole number of days, or a level outside 0 to 1.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis import waiting_times
    >>> waits = waiting_times(Registry.bundled(), "AP2", split="none")
    >>> restricted_mean_waiting_time(waits, 3652)[["mean", "se"]].round(1).values.tolist()
    [[2716.7, 86.7]]
    """
    given = dict(locals())
    import pandas as pd

    check_level(level)
    if horizon is not None and (isinstance(horizon, bool) or not isinstance(horizon, int) or horizon < 1):
        raise OptionError("horizon", horizon, ["a whole number of days, 1 or more"])
    parts = parted_waits(frame, by)
    known = [_known_until(own) for _, own in parts]
    ends = [last for last in known if last is not None]
    until = (
        horizon if horizon is not None else min(ends, default=max((own["t_stop"].max() for _, own in parts), default=0))
    )
    for (value, _), last in zip(parts, known, strict=True):
        if last is not None and until > last:
            raise DataError(
                f"the curve is estimated up to day {last} only; use a horizon of at most that",
                column=by or "t_stop",
                value=value if by else until,
            )
    z = scipy_stats("an interval of a mean").norm.ppf((1 + level) / 2)
    rows = []
    for value, own in parts:
        mean, error = _mean(own["t_stop"].to_numpy(), own["event"].to_numpy(dtype=bool), int(until))
        events = int((own["event"] & (own["t_stop"] <= until)).sum())
        numbers = {"horizon": int(until), "mean": mean, "se": error, "low": mean - z * error, "high": mean + z * error}
        rows.append({**({by: value} if by else {}), **numbers, "waits": len(own), "events": events})
    columns = [*([by] if by else []), "horizon", "mean", "se", "low", "high", "waits", "events"]
    result = pd.DataFrame(rows, columns=columns)
    result.attrs = about_waits(frame, "restricted_mean_waiting_time", given, parts, level=level, horizon=int(until))
    return result


def _known_until(waits: pd.DataFrame) -> int | None:
    """Return the last day to which the curve of some waits is estimated, None where it reached 0."""
    last = int(waits["t_stop"].max())
    return None if waits.loc[waits["t_stop"] == last, "event"].all() else last


def _mean(durations: npt.NDArray[np.int64], events: npt.NDArray[np.bool_], horizon: int) -> tuple[float, float]:
    """Return the area below the product-limit curve up to a horizon, and its standard error."""
    import numpy as np

    times = np.unique(durations[events & (durations <= horizon)])
    at_risk = (durations >= times[:, None]).sum(axis=1)
    ended = ((durations == times[:, None]) & events).sum(axis=1)
    survival = np.concatenate([[1.0], np.cumprod(1 - ended / at_risk)])
    areas = survival * np.diff(np.concatenate([[0], times, [horizon]]))
    later = np.cumsum(areas[::-1])[::-1][1:]  # below the curve, after each event
    spared = at_risk - ended
    terms = np.where(spared > 0, ended / (at_risk * np.maximum(spared, 1)), 0.0)
    return float(areas.sum()), float(np.sqrt((later**2 * terms).sum()))
