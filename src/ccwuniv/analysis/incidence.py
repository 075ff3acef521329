"""The share of states reached by acts that have consented by each day since: cumulative incidence with censoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis.waiting_curves import product_limit
from ccwuniv.errors import OptionError
from ccwuniv.records import arguments, read_columns

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.records import Kind

__all__ = ["BY", "DIGITS", "NO_UNTREATED_GROUP", "first_contacts", "incidence_curve", "read_outcomes"]

BY = ("instrument", "designation", "paragraph", "id")
"""The columns of outcomes that divide them."""

DIGITS = 15
"""The digits to which one minus a share is rounded, so that it equals the same share computed directly."""

NO_UNTREATED_GROUP = (
    "A base rate among those whom acts reached, not an effect of any act: where letters go to every State not party, "
    "no State is left to compare with."
)
"""The note on every figure about outcomes."""


@explained
def incidence_curve(outcomes: pd.DataFrame, by: str = "instrument", *, level: float = 0.95) -> pd.DataFrame:
    """Estimate the share of states reached by acts that have consented, by days since the first act.

    One minus Kaplan and Meier's product-limit estimate, with pointwise log-log limits from Greenwood's variance. A
    state counts once per value of ``by``, from the first act that reached it, until it consents, the horizon ends or
    the data do: a horizon that is not over leaves nobody out. A former State stays among those that did not consent,
    since it no longer can (so the estimate is that of Aalen and Johansen). Later acts begin no wait of their own: who
    does not join is reached more often, and would otherwise count more often.

    The limits hold for states that decide independently of each other, and describe chance alone; they say nothing of
    an effect.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        What :func:`outreach_outcomes` returned.
    by : str
        A column of it: ``instrument``, ``designation``, ``paragraph`` or ``id``.
    level : float
        The confidence level (needs the extra ``stats``).

    Returns
    -------
    pandas.DataFrame
        A row per value of ``by`` and day on which some state consented or was followed for the last time, ``t`` days
        after its first act: ``incidence`` (the share that has consented by then), ``low``, ``high`` (missing before the
        first consent, and where all have consented), ``at_risk`` (states followed for at least ``t`` days that had not
        consented before), ``events``, ``note``. Each curve begins with a row at ``t`` 0, and ends where the last state
        is no longer followed: beyond that day nothing is estimated.

    Raises
    ------
    OptionError
        When ``by`` is none of these columns, or ``level`` is not between 0 and 1.
    DataError
        When scipy is not installed, or a cell of ``outcomes`` cannot be read: the error names it.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> from ccwuniv.analysis import outreach_outcomes
    >>> log = OutreachLog.bundled().filter(document="Report of the Implementation Support Unit")
    >>> curve = incidence_curve(outreach_outcomes(Registry.bundled(), log, "12Y"))
    >>> ccw = curve[(curve["instrument"] == "CCW") & (curve["events"] > 0)]
    >>> ccw.iloc[-1][["t", "incidence", "at_risk"]].astype(float).round(4).tolist()
    [3603.0, 0.1375, 70.0]
    """
    given = dict(locals())
    import pandas as pd

    if by not in BY or by not in outcomes.columns:
        raise OptionError("by", by, BY)
    if isinstance(level, bool) or not isinstance(level, int | float) or not 0 < level < 1:
        raise OptionError("level", level, ["a share between 0 and 1, such as 0.95"])
    followed = first_contacts(read_outcomes(outcomes, by), by)
    curves = []
    for value, own in followed.groupby(by, sort=True):
        curve = product_limit(own["t_stop"].to_numpy(), own["event"].to_numpy(dtype=bool), float(level))
        curve.insert(0, by, value)
        curves.append(curve)
    columns = [by, "t", "survival", "low", "high", "at_risk", "events"]
    found = pd.concat(curves, ignore_index=True) if curves else pd.DataFrame(columns=columns)
    shares = {"incidence": 1 - found["survival"], "low": 1 - found["high"], "high": 1 - found["low"]}
    frame = found.assign(**{name: share.astype("float64").round(DIGITS) for name, share in shares.items()})
    frame = frame.assign(note=NO_UNTREATED_GROUP)[[by, "t", "incidence", "low", "high", "at_risk", "events", "note"]]
    facts = {"call": "incidence_curve", "arguments": arguments(given), "by": by, "level": level, "interval": "log-log"}
    frame.attrs = {"ccwuniv": {**outcomes.attrs.get("ccwuniv", {}), **facts, "states": len(followed)}}
    return frame


def read_outcomes(outcomes: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the columns of outcomes on which rates and curves rest."""
    kinds: dict[str, Kind] = {"iso3": "code", "observed": "boolean", "consented": "boolean", "days": "integer"}
    kinds |= {"date": "date", "known_until": "date", by: "integer" if by == "paragraph" else "code"}
    missing = ("consented", "days", "paragraph")
    return read_columns(outcomes, kinds, "pass the table that outreach_outcomes returned", optional=missing)


def first_contacts(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return a row per state and value of a column: how long it was followed since the first act that reached it.

    ``t_stop`` are the days, ``event`` says whether they end with its consent, ``observed`` whether the horizon is over.
    """
    first = table.sort_values("date", kind="stable").drop_duplicates([by, "iso3"]).dropna(subset=[by])
    followed = (first["known_until"] - first["date"]).dt.days
    event = first["consented"].astype("boolean").fillna(value=False).astype("bool")
    stops = first["days"].astype("Float64").where(event, followed.astype("Float64")).astype("int64")
    return first.assign(t_stop=stops, event=event)[[by, "iso3", "t_stop", "event", "observed"]].reset_index(drop=True)
