"""Whether states of several groups wait alike: the log-rank test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.analysis.common import scipy_stats
from ccwuniv.analysis.waiting_curves import about_waits, parted_waits
from ccwuniv.errors import DataError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["log_rank_test"]


@explained
def log_rank_test(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Test whether the waits of several groups of states are of one distribution: the log-rank test.

    Mantel's test of the hypothesis that the hazards are equal on every day; it sees best a difference that is
    proportional through time. It takes states to decide independently of each other, which is seldom so of
    States; a small p-value is not an effect of the group. Needs scipy (the extra ``stats``).

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`waiting_times` returned, all states or some; also read back from a file that :func:`export` wrote.
    by : str
        The column of the groups, by an episode's first value: ``"un_regional_group"``. Episodes without a group are one
        of their own: leave them out where they should not be.

    Returns
    -------
    pandas.DataFrame
        A row per group: the column ``by``, ``waits``, ``events``, ``expected`` (events if all groups waited
        alike), and, the same in each row, ``chi2``, ``df`` and ``p``.

    Raises
    ------
    DataError
        When there is one group only, scipy is not installed, or a cell cannot be read.
    OptionError
        For a column on which the test itself rests.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis import waiting_times
    >>> waits = waiting_times(Registry.bundled(), "AP2", split="none", groups="current")
    >>> table = log_rank_test(waits[waits["un_regional_group"] != ""], "un_regional_group")
    >>> table[["un_regional_group", "events", "expected"]].round(1).values.tolist()[-1]
    ['WEOG', 27, 6.2]
    """
    given = dict(locals())
    import pandas as pd

    parts = parted_waits(frame, by)
    if len(parts) < 2:
        raise DataError("the test needs two groups or more, and here is one; choose more states", column=by)
    observed, expected, variance = _counts([own for _, own in parts])
    there = expected > 0
    there[there.nonzero()[0][-1:]] = False  # the differences add up to nothing, so one of them says no more
    difference = (observed - expected)[there]
    chi2, df = _quadratic(difference, variance[there][:, there]), int(there.sum())
    p = float(scipy_stats("the log-rank test").chi2.sf(chi2, df)) if df else float("nan")
    result = pd.DataFrame(
        {
            by: [value for value, _ in parts],
            "waits": [len(own) for _, own in parts],
            "events": observed.astype("int64"),
            "expected": expected,
            "chi2": chi2,
            "df": df,
            "p": p,
        }
    )
    result.attrs = about_waits(frame, "log_rank_test", given, parts, chi2=chi2, df=df, p=p)
    return result


def _counts(groups: list[pd.DataFrame]) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the events of each group, those expected if all waited alike, and the covariance of their difference."""
    import numpy as np

    durations = [own["t_stop"].to_numpy() for own in groups]
    events = [own["event"].to_numpy(dtype=bool) for own in groups]
    times = np.unique(np.concatenate([t[e] for t, e in zip(durations, events, strict=True)]))
    at_risk = np.stack([(t >= times[:, None]).sum(axis=1) for t in durations]).astype("float64")
    ended = np.stack([((t == times[:, None]) & e).sum(axis=1) for t, e in zip(durations, events, strict=True)])
    everyone, ends = at_risk.sum(axis=0), ended.sum(axis=0)
    share = at_risk / everyone
    weight = ends * np.where(everyone > 1, (everyone - ends) / np.maximum(everyone - 1, 1), 0.0)
    variance = np.diag((weight * share).sum(axis=1)) - (weight * share) @ share.T
    return ended.sum(axis=1), (share * ends).sum(axis=1), variance


def _quadratic(difference: npt.NDArray[np.float64], variance: npt.NDArray[np.float64]) -> float:
    import numpy as np

    return float(difference @ np.linalg.solve(variance, difference)) if len(difference) else float("nan")
