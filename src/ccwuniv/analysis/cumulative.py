"""The share of states that have joined by each day since their risk began: cumulative incidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.analysis.common import scipy_stats
from ccwuniv.analysis.waiting_curves import about_waits, check_level, curves_of, parted_waits

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["cumulative_incidence"]

_COLUMNS = ("t", "incidence", "low", "high", "at_risk", "events", "ended")


@explained
def cumulative_incidence(frame: pd.DataFrame, *, by: str | None = None, level: float = 0.95) -> pd.DataFrame:
    """Estimate the share of states that have joined, by days since their risk began.

    Aalen and Johansen's estimate: that a state ceases to exist before it joins is a competing event, since it no longer
    can, and not a censored wait, as in :func:`waiting_curve`. Where no state ceased to exist, this is one minus that
    curve, and so are its limits: pointwise, log-log, from the variance by the delta method (which is then Greenwood's).
    Needs scipy (the extra ``stats``).

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
        A row per day on which some wait ended, ``t`` days after risk began: ``incidence`` (the share that has joined by
        then), ``low``, ``high`` (missing before the first event, and where all have joined), ``at_risk`` (waits that
        lasted at least ``t``), ``events``, ``ended`` (waits that ended with the state). Each curve begins with a row at
        ``t`` 0. With ``by``, that column comes first.

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
    >>> curve = cumulative_incidence(waiting_times(Registry.bundled(), "CCW", split="none"))
    >>> curve.loc[curve["t"] <= 3653].iloc[-1][["incidence", "low", "high"]].round(3).tolist()
    [0.239, 0.186, 0.304]
    """
    given = dict(locals())
    import pandas as pd

    check_level(level)
    parts = parted_waits(frame, by, {"former": "boolean"})

    def curve(own: pd.DataFrame) -> pd.DataFrame:
        event = own["event"].to_numpy(dtype=bool)
        causes = event + 2 * (~event & own["former"].to_numpy(dtype=bool))
        return pd.DataFrame(_estimate(own["t_stop"].to_numpy(), causes, float(level)))

    result = curves_of(parts, by, curve, _COLUMNS)
    result.attrs = about_waits(frame, "cumulative_incidence", given, parts, level=level, interval="log-log")
    return result


def _estimate(durations: npt.NDArray[np.int64], causes: npt.NDArray[np.int64], level: float) -> dict[str, Any]:
    """Return the columns of one curve; a wait ends with an event (1), with the state (2), or is censored (0)."""
    import numpy as np

    times = np.unique(np.concatenate([[0], durations]))
    at_risk = (durations >= times[:, None]).sum(axis=1)
    joined, ended = (((durations == times[:, None]) & (causes == cause)).sum(axis=1) for cause in (1, 2))
    left = joined + ended
    rates = left / np.maximum(at_risk, 1)
    before = np.concatenate([[1.0], np.cumprod(1 - rates)[:-1]])  # the share still waiting just before each day
    incidence = np.cumsum(before * joined / np.maximum(at_risk, 1))
    error = np.sqrt(_variance(incidence, before, at_risk, joined, left))
    z = scipy_stats("a curve of waiting times").norm.ppf((1 + level) / 2)
    waiting = 1 - incidence
    with np.errstate(divide="ignore", invalid="ignore"):
        width = z * error / (waiting * np.log(waiting))
        low, high = 1 - waiting ** np.exp(-width), 1 - waiting ** np.exp(width)
    defined = (joined.cumsum() > 0) & (waiting > 0) & (error > 0)
    return {
        "t": times,
        "incidence": incidence,
        "low": np.where(defined, np.minimum(low, high), np.nan),
        "high": np.where(defined, np.maximum(low, high), np.nan),
        "at_risk": at_risk,
        "events": joined,
        "ended": ended,
    }


def _variance(
    incidence: npt.NDArray[np.float64],
    before: npt.NDArray[np.float64],
    at_risk: npt.NDArray[np.int64],
    joined: npt.NDArray[np.int64],
    left: npt.NDArray[np.int64],
) -> npt.NDArray[np.float64]:
    """Return the variance of the incidence on each day, by the delta method (Marubini and Valsecchi 1995, 10.2)."""
    import numpy as np

    n = at_risk.astype("float64")
    later = np.tril(incidence[:, None] - incidence[None, :])  # what was still to come on each earlier day
    with np.errstate(divide="ignore", invalid="ignore"):
        all_left = np.where(n > left, left / (n * (n - left)), 0.0)
    own = before**2 * joined * (n - joined) / n**3
    crossed = before * joined / n**2
    found: npt.NDArray[np.float64] = (
        (later**2 * all_left).sum(axis=1) + np.cumsum(own) - 2 * (later * crossed).sum(axis=1)
    )
    return np.maximum(found, 0.0)
