"""Consents within a horizon after the acts of an outreach log, and their base rates. Never an effect."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.analysis.common import exact_interval
from ccwuniv.analysis.incidence import BY, DIGITS, NO_UNTREATED_GROUP, first_contacts, read_outcomes
from ccwuniv.analysis.refused_rates import refuse_found_by_search, with_refusals
from ccwuniv.analysis.waiting_curves import product_limit
from ccwuniv.errors import DataError, OptionError
from ccwuniv.outreach import contact_frame, holds_internal
from ccwuniv.records import Basis, add_months, arguments
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import OutreachAction, ReadableLog, Selector
    from ccwuniv.registry import Registry

__all__ = ["base_rates", "contacts_over_time", "outreach_outcomes"]

_HORIZON = re.compile(r"(\d{1,3})([YMD])")


def _until(day: dt.date, horizon: str) -> dt.date:
    found = _HORIZON.fullmatch(horizon)
    if not found or not int(found[1]):
        raise OptionError("horizon", horizon, ("3Y", "18M", "90D"))
    count = int(found[1])
    return (
        day + dt.timedelta(days=count) if found[2] == "D" else add_months(day, count * (12 if found[2] == "Y" else 1))
    )


@explained
def outreach_outcomes(
    reg: Registry, log: ReadableLog, horizon: str = "3Y", *, basis: Basis = "consent"
) -> pd.DataFrame:
    """Return whether the targets of each act consented within a horizon, and after how many days.

    The letters of the log went to every state not party, so no state is untouched: what is returned are outcomes, and
    their shares are base rates, never effects. Planned and confidential acts are left out, and so are targets that
    were already party on the day of the act; an act of which there are several records counts once. An act that lasted
    is taken at its last day: a state that joined in the course of it is left out, since nobody knows what came first.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog
    horizon : str
        How long after an act a consent counts: a number with Y, M or D (years, months, days), such as ``"3Y"``.
    basis : {"consent", "in_force", "in_force_as_known"}
        What counts as having joined: the deposit, or the effect.

    Returns
    -------
    pandas.DataFrame
        A row per act, target and instrument: ``id``, ``paragraph``, ``iso3``, ``instrument``, ``designation`` (named or
        selected), ``date`` (of the act, its last where it lasted), ``horizon_until``, ``observed`` (whether the data
        reach that far), ``known_until`` (the earlier of the horizon's end and the data's last day), ``joined`` (the
        first day after the act from which the state counts on the basis asked for, within the horizon or not: of
        deposit, or on the basis in_force of entry into force), ``consented`` (within the horizon; missing while neither
        is known), ``days`` (from the act to a consent within the horizon),
        ``everyone`` (whether the act reached the state only as one of all outside some instrument), ``found_by``
        (record or search, as the act says).
        Where ``observed`` is false, ``consented`` is true or missing, never false: take rates of observed rows alone,
        as :func:`base_rates` does, or a curve that knows how long each was followed, as :func:`incidence_curve` does.
        A state has as many rows as acts reached it, and its one consent is in each of them that is near enough.

    Raises
    ------
    OptionError
        For a horizon that is none.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> outcomes = outreach_outcomes(Registry.bundled(), OutreachLog.bundled(), "12Y")
    >>> named = outcomes[(outcomes["designation"] == "named") & (outcomes["instrument"] == "CCW")]
    >>> sorted(set(named.loc[named["joined"].notna(), "iso3"]))
    ['BHR', 'DZA', 'LBN', 'SGP']
    """
    given = dict(locals())
    import pandas as pd

    reg = reg.within_data()
    acts = log.filter(status="done")
    targets = acts.targets(reg, basis=basis)
    targets = targets.drop_duplicates(["counted_as", "iso3", "instrument"], ignore_index=True)
    days = [day.date() for day in targets["date"]]
    pairs = list(zip(targets["iso3"], targets["instrument"], strict=True))
    open_then = [
        not any(spell.covers(day, basis) for spell in reg.spells(iso3, code))
        for (iso3, code), day in zip(pairs, days, strict=True)
    ]
    targets = targets[pd.Series(open_then, index=targets.index, dtype="bool")].reset_index(drop=True)
    days = [day for day, kept in zip(days, open_then, strict=True) if kept]
    ends = [_until(day, horizon) for day in days]
    first = [
        _first_after(reg, iso3, code, day, basis)
        for iso3, code, day in zip(targets["iso3"], targets["instrument"], days, strict=True)
    ]
    within = [found is not None and found <= end for found, end in zip(first, ends, strict=True)]
    observed = [end <= reg.as_of for end in ends]
    known = [bool(inside) if inside or seen else None for inside, seen in zip(within, observed, strict=True)]
    waited = [
        (found - day).days if inside and found else None for found, day, inside in zip(first, days, within, strict=True)
    ]
    by_id = {act.id: act for act in acts}
    frame = targets.drop(columns="counted_as").assign(
        horizon_until=pd.to_datetime(ends).astype("datetime64[s]"),
        observed=pd.Series(observed, dtype="bool"),
        known_until=pd.to_datetime([min(end, reg.as_of) for end in ends]).astype("datetime64[s]"),
        joined=pd.to_datetime(pd.Series(first, dtype="object")).astype("datetime64[s]"),
        consented=pd.Series(known, dtype="boolean"),
        days=pd.Series(waited, dtype="Int64"),
        everyone=_one_of_all(targets, by_id),
        found_by=pd.Series([by_id[one].found_by for one in targets["id"]], dtype="str"),
    )
    frame.attrs = provenance(
        reg,
        "outreach_outcomes",
        given,
        documents=documents_of(acts),
        internal=holds_internal(acts),
        as_of=reg.as_of,
        basis=basis,
        horizon=horizon,
        note=NO_UNTREATED_GROUP,
    )
    return frame


def _one_of_all(targets: pd.DataFrame, acts: Mapping[str, OutreachAction]) -> pd.Series[bool]:
    """Say for each target whether its act addressed all States outside an instrument."""
    import pandas as pd

    every = {one.id for one in acts.values() if one.selector and _lacks_alone(one.selector)}
    rows = zip(targets["id"], targets["designation"], strict=True)
    return pd.Series([designation == "selected" and one in every for one, designation in rows], dtype="bool")


def _lacks_alone(selector: Selector) -> bool:
    said = selector.model_dump(exclude_defaults=True)
    return set(said) == {"not_party_to"}


def _first_after(reg: Registry, iso3: str, code: str, day: dt.date, basis: Basis) -> dt.date | None:
    starts = (spell.start(basis) for spell in reg.spells(iso3, code))
    return min((start for start in starts if start is not None and start > day), default=None)


@explained
def base_rates(outcomes: pd.DataFrame, by: str = "instrument", *, level: float = 0.95) -> pd.DataFrame:
    """Return how many of the states that acts reached consented within the horizon, with exact intervals.

    A state counts once per row of ``by``, whatever the number of acts that reached it, and consented where it did so
    within the horizon of any of them. Only acts whose horizon is over on the last day of the data count, for all states
    alike: a state that joined inside a horizon not yet over is left out with those that did not join in it so far.
    Otherwise only those that joined would be counted. Beside that share stands the cumulative incidence at the end of
    the horizon, which uses the rows left out for as long as they were followed: see :func:`incidence_curve`.

    No rate is given where it would say nothing: for acts that a search of public pages came upon (an error); in a row
    most of whose States were reached only by acts that addressed every State outside; in rows that count a State twice
    within a horizon. The intervals are of States, each counted once.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        What :func:`outreach_outcomes` returned.
    by : str
        A column of it: ``instrument``, ``designation``, ``paragraph`` or ``id``.
    level : float
        Of both intervals: of Clopper and Pearson for the share, log-log for the incidence (need the extra ``stats``).

    Returns
    -------
    pandas.DataFrame
        Indexed by ``by``: ``states``, ``consented``, ``share``, ``low``, ``high`` (these three missing where no
        state is counted), ``rows_left_out`` (how many rows of ``outcomes``, neither States nor acts, have a horizon
        that is not over), ``incidence``, ``incidence_low``, ``incidence_high`` (the cumulative incidence at the
        horizon's end; missing where no state was followed so far), ``note``, ``refused`` (why a row has counts, and
        neither share nor incidence; empty where it has).
        ``.attrs["ccwuniv"]["left_out"]`` says how many rows, States and acts are left out altogether, and why;
        ``measures`` what ``share`` and ``incidence`` are, as the note of each row does.

    Raises
    ------
    OptionError
        When ``by`` is none of these columns, or ``level`` is not between 0 and 1.
    DataError
        When scipy is not installed, a cell of ``outcomes`` cannot be read (the error names it), or an act was found by
        a search.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> log = OutreachLog.bundled().filter(document="Report of the Implementation Support Unit")
    >>> rates = base_rates(outreach_outcomes(Registry.bundled(), log, "5Y"))
    >>> rates.loc["AP2", ["states", "consented"]].astype(int).to_list()
    [11, 1]
    >>> rates.loc["CCW", "refused"][:60]
    '60 of its 80 States were reached only by acts that addressed'
    """
    given = dict(locals())
    import pandas as pd

    if by not in BY or by not in outcomes.columns:
        raise OptionError("by", by, BY)
    if not 0 < level < 1:
        raise OptionError("level", level, ("a number between 0 and 1",))
    refuse_found_by_search(outcomes)
    table = _read(outcomes, by)
    over = table[table["observed"]]
    states = over.groupby([by, "iso3"])["consented"].max().groupby(level=0)
    rows = table.groupby(by)["observed"]
    counts = pd.DataFrame(
        {"states": states.size(), "consented": states.sum(), "rows_left_out": rows.size() - rows.sum()}
    )
    frame = counts.reindex(rows.size().index).fillna(0).astype("int64")
    bounds = [exact_interval(k, n, level) for k, n in zip(frame["consented"], frame["states"], strict=True)]
    frame = frame.assign(
        share=frame["consented"] / frame["states"].where(frame["states"] > 0),
        low=[low for low, _ in bounds],
        high=[high for _, high in bounds],
        note=f"{NO_UNTREATED_GROUP} {_DIFFERENCE}",
    )
    at_horizon = list(_at_horizon(table, by, list(frame.index), level))
    for place, column in enumerate(_INCIDENCE):
        frame[column] = pd.Series([limits[place] for limits in at_horizon], frame.index, dtype="float64")
    frame = frame[["states", "consented", "share", "low", "high", "rows_left_out", *_INCIDENCE, "note"]]
    frame = with_refusals(frame, outcomes, by)
    facts = outcomes.attrs.get("ccwuniv", {})
    last = f", {facts['as_of']}" if "as_of" in facts else ""
    left_out = {
        "rows": int((~table["observed"]).sum()),
        **{
            name: int(outcomes[column].nunique() - outcomes[column][table["observed"].to_numpy()].nunique())
            for name, column in (("states", "iso3"), ("acts", "id"))
            if column in outcomes
        },
        "reason": f"their horizon ends after the last day of the data{last}",
    }
    about = {
        "call": "base_rates",
        "arguments": arguments(given),
        "by": by,
        "level": level,
        "left_out": left_out,
        "measures": dict(_MEASURES),
    }
    frame.attrs = {"ccwuniv": {**facts, **about}}
    return frame


_MEASURES = {
    "share": "of the States counted, those that consented within the horizon of any act that reached them",
    "incidence": "of all States reached, those estimated to have consented by the end of the horizon of the first act "
    "that reached them",
}
_DIFFERENCE = (
    "The share takes any act that reached a State, the incidence the first one: they are not the same measure."
)

_INCIDENCE = ("incidence", "incidence_low", "incidence_high")


def _at_horizon(table: pd.DataFrame, by: str, values: list[Any], level: float) -> Iterator[tuple[float, ...]]:
    """Give the cumulative incidence at the end of the horizon, with its limits, for each value of a column."""
    followed = first_contacts(table, by)
    for value in values:
        own = followed[followed[by] == value]
        last = product_limit(own["t_stop"].to_numpy(), own["event"].to_numpy(dtype=bool), level).iloc[-1]
        reached = last["survival"] == 0 or bool((own["observed"] & ~own["event"]).any())
        limits = (last["survival"], last["high"], last["low"])
        yield tuple(round(1 - float(limit), DIGITS) if reached else float("nan") for limit in limits)


def _read(outcomes: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the rows for base rates; where the horizon is over, the row must say whether the state consented."""
    table = read_outcomes(outcomes, by)
    unknown = (table["observed"] & table["consented"].isna()).to_numpy()
    if unknown.any():
        rule = "is missing although the horizon is over (observed); use the table as outreach_outcomes returned it"
        raise DataError(rule, file="table", row=int(unknown.argmax()) + 2, column="consented")
    return table.astype({"consented": "boolean"})


@explained
def contacts_over_time(reg: Registry, log: ReadableLog, *, basis: Basis = "consent") -> pd.DataFrame:
    """Return how often each state had been a target by each day, for a dated join to the user's own models.

    Join it to a panel of days or spells with :func:`ccwuniv.join_covariates`, which takes the latest row before each
    day. Planned and confidential acts are left out; an act of which there are several records counts once, on
    its last day.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog
    basis : {"consent", "in_force", "in_force_as_known"}
        On which the descriptions of targets resolve.

    Returns
    -------
    pandas.DataFrame
        A row per state, instrument and day on which the count grows: ``iso3``, ``instrument``, ``date``, ``contacts``.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> contacts = contacts_over_time(Registry.bundled(), OutreachLog.bundled())
    >>> contacts[(contacts["iso3"] == "MUS") & (contacts["instrument"] == "AP2")]["contacts"].to_list()
    [1]
    """
    given = dict(locals())
    reg = reg.within_data()
    targets = contact_frame(reg, log.filter(status="done"), basis=basis)
    once = targets.drop_duplicates(["counted_as", "iso3", "instrument"])
    keys = ["iso3", "instrument", "date"]
    grown = once.groupby(keys).size().groupby(level=["iso3", "instrument"]).cumsum()
    frame = grown.rename("contacts").reset_index().astype({"contacts": "int64"})
    acts = log.filter(status="done")
    frame.attrs = provenance(
        reg,
        "contacts_over_time",
        given,
        documents=documents_of(acts),
        internal=holds_internal(acts),
        as_of=reg.as_of,
        basis=basis,
        note=NO_UNTREATED_GROUP,
    )
    return frame
