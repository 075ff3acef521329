"""How many states are bound, by group and through time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ccwuniv._support import explained, one_of
from ccwuniv.errors import DataError, DateError
from ccwuniv.records import CONSENT_KINDS, ActionKind, Basis, DateLike, Population, State, check_counting
from ccwuniv.registry import NOT_KNOWN, provenance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["NO_GROUP", "UNIVERSES", "Universe", "coverage", "history", "universe_of"]

Groups: TypeAlias = Literal["at_the_time", "current"]
Universe = Literal["all_states", "un_members", "un_members_and_observers"]
UNIVERSES = ("all_states", "un_members", "un_members_and_observers")
NO_GROUP = "no group"

_FREQUENCIES: Mapping[str, str] = {"D": "D", "W": "W-SUN", "M": "ME", "Q": "QE", "Y": "YE"}


def universe_of(reg: Registry, day: dt.date, universe: Universe, *, listed: bool = True) -> tuple[State, ...]:
    """Return the states that make up a denominator on a day.

    ``all_states``: every participant in the depositary's practice then (Convention, articles 3 and 4: "all States");
    ``un_members``: the Member States of that day, as many as the United Nations counted; ``un_members_and_observers``:
    with the observer States of that day.

    ``listed``: as the depositary's list had them, for a denominator of what is counted; otherwise as they could take
    part, for a model. From 27 April 1992 to 11 March 2001 the first holds Yugoslavia (YUG), the second the Federal
    Republic (SRB), and neither both: who is meant by the entry from 1 November 2000, when the Federal Republic became a
    Member, to 11 March 2001 is open.

    Raises
    ------
    DataError
        When the registry does not hold the Members of the United Nations.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [len(universe_of(reg, reg.as_of, universe)) for universe in UNIVERSES]
    [197, 193, 195]
    """
    one_of("universe", universe, UNIVERSES)
    there = {
        state.iso3: state
        for state in reg.states
        if state.kind != "organisation" and (state.listed(day) if listed else state.eligible(day))
    }
    if universe == "all_states":
        return tuple(there.values())
    if not any(period.system == "un_member" for period in reg.periods):
        raise DataError(
            f"the registry does not hold the Members of the United Nations, so universe={universe!r} has no answer; "
            "add them as periods, or ask with universe='all_states'"
        )
    inside = set(reg.in_system("un_member", day))
    if universe == "un_members_and_observers":
        inside |= reg.in_system("un_observer", day)
    other = _other_entries(reg)
    inside |= {other[iso3] for iso3 in inside - there.keys() if iso3 in other}
    return tuple(state for iso3, state in there.items() if iso3 in inside)


def _other_entries(reg: Registry) -> dict[str, str]:
    """Return the codes of states whose entries on the list follow one another, each with the other's, both ways."""
    former = {state.iso3 for state in reg.states if state.listed_until is not None}
    follow = [(s.iso3, iso3) for s in reg.states if s.listed_since for iso3 in s.successor_of if iso3 in former]
    return {one: other for pair in follow for one, other in (pair, pair[::-1])}


def group_day(reg: Registry, state: State, day: dt.date, groups: Groups) -> dt.date:
    """Return the day whose groups are meant: that day, or the data's last for a state that still exists.

    Examples
    --------
    >>> import datetime as dt
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [str(group_day(reg, reg.state(iso3), dt.date(1985, 1, 1), "current")) for iso3 in ("POL", "DDR")]
    ['2026-02-03', '1985-01-01']
    """
    return reg.as_of if groups == "current" and state.listed(reg.as_of) else day


@explained
def coverage(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    by: str = "un_regional_group",
    groups: Groups = "at_the_time",
    after_data: bool = False,
    universe: Universe = "all_states",
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Count the parties to each instrument in each part of a universe of states, and their share of it.

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default; group, universe and parties are those of the day.
    by : str
        ``"un_regional_group"``: a row per group whose members are known on that day, ``not known`` for the states of
        which no source tells such a group, ``no group`` for those in none, and ``total``; ``"m49"``: the same by
        sub-region of the UN's standard M49; ``"instrument"``: a row per instrument; ``"kind"``: a row per way of
        consenting (ratification, accession ...);
        or another scheme of groups in the registry.
    groups : {"at_the_time", "current"}
        The groups of the day, or those of the data's last day carried back, as a fixed classification. The regional
        groups are those for elections in New York; practice in Geneva may differ.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        The denominator; see :func:`universe_of`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts.

    Returns
    -------
    pandas.DataFrame
        By group: ``states`` (the denominator), a column of counts per instrument, and one of shares (0 to 1) named
        ``CODE_share``. By instrument: ``parties``, ``states``, ``share``. By kind: a column of counts per instrument.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = coverage(Registry.bundled(), universe="un_members")
    >>> table.loc["total", ["states", "CCW"]].astype(int).to_dict()
    {'states': 193, 'CCW': 126}
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    schemes = sorted({m.scheme for m in reg.memberships} - {"un"})
    one_of("groups", groups, ("at_the_time", "current"))
    one_of("by", by, ("un_regional_group", "instrument", "kind", *schemes))
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    states = universe_of(reg, day, universe, listed=basis == "consent")
    inside = {state.iso3 for state in states}
    bound = {c: {s.iso3 for s in reg.parties(c, day, basis=basis)} & inside for c in reg.codes}
    grouped = by not in ("instrument", "kind")
    scheme = "un" if by == "un_regional_group" else by
    if by == "instrument":
        parties = [len(bound[code]) for code in reg.codes]
        frame = pd.DataFrame(
            {"parties": parties, "states": len(states), "share": [_share(n, len(states)) for n in parties]},
            index=reg.code_index,
        )
    elif by == "kind":
        frame = _by_kind(reg, day, bound, basis)
    else:
        frame = _by_group(reg, day, states, bound, scheme, groups).rename_axis(by)
    frame.attrs = provenance(
        reg,
        "coverage",
        given,
        tables=("actions", f"memberships:{scheme}") if grouped else ("actions",),
        as_of=day,
        basis=basis,
        by=by,
        universe=universe,
        denominator=len(states),
        groups=groups if grouped else None,
        groups_not_known=int(frame["states"].get(NOT_KNOWN, 0)) if grouped else None,
    )
    return frame


def _share(count: int, states: int) -> float:
    return count / states if states else float("nan")


def _by_group(
    reg: Registry, day: dt.date, states: Sequence[State], bound: Mapping[str, set[str]], scheme: str, classed: Groups
) -> pd.DataFrame:
    import pandas as pd

    meant = reg.as_of if classed == "current" else day
    known = [name for name in reg.group_names(scheme) if reg.group_known_since(name) <= meant]
    of_state = {
        state.iso3: reg.regional_group(state, group_day(reg, state, day, classed), scheme=scheme) or NO_GROUP
        for state in states
    }
    of_state = {iso3: group if group in (*known, NO_GROUP) else NOT_KNOWN for iso3, group in of_state.items()}
    groups: dict[str, set[str]] = {name: set() for name in known}
    groups |= {name: set() for name in (NOT_KNOWN, NO_GROUP) if name in of_state.values()}
    for iso3, group in of_state.items():
        groups.setdefault(group, set()).add(iso3)
    groups["total"] = {state.iso3 for state in states}
    rows: list[dict[str, Any]] = []
    for members in groups.values():
        counts = {code: len(bound[code] & members) for code in reg.codes}
        shares = {f"{code}_share": _share(n, len(members)) for code, n in counts.items()}
        rows.append({"states": len(members), **counts, **shares})
    return pd.DataFrame(rows, index=pd.Index(groups, dtype="str"))


def _by_kind(reg: Registry, day: dt.date, bound: Mapping[str, set[str]], basis: Basis) -> pd.DataFrame:
    import pandas as pd

    kinds = [kind for kind in ActionKind if kind in CONSENT_KINDS]
    counts = {
        code: Counter(
            next(s.consent.kind for s in reversed(reg.spells(iso3, code)) if s.counts(day, basis)) for iso3 in own
        )
        for code, own in bound.items()
    }
    used = [kind for kind in kinds if any(counts[code][kind] for code in reg.codes)]
    columns = {code: [counts[code][kind] for kind in used] for code in reg.codes}
    return pd.DataFrame(columns, index=pd.Index([str(kind) for kind in used], name="kind", dtype="str"), dtype="int64")


@lru_cache(maxsize=16)
def _days(first: dt.date, last: dt.date, freq: str) -> tuple[pd.DatetimeIndex, npt.NDArray[np.int64]]:
    """Return the days of a period as an index, which must not be handed out itself, and as ordinals."""
    import pandas as pd

    days = pd.date_range(first, last, freq=_FREQUENCIES[freq], name="date", unit="s")
    return days, days.asi8 // 86_400 + dt.date(1970, 1, 1).toordinal()


@explained
def history(
    reg: Registry,
    start: DateLike | None = None,
    end: DateLike | None = None,
    *,
    freq: Literal["D", "W", "M", "Q", "Y"] = "D",
    basis: Basis = "consent",
    population: Population = "at_the_time",
) -> pd.DataFrame:
    """Count the parties to each instrument through time.

    Parameters
    ----------
    reg : Registry
    start, end : day, optional
        Inclusive; from the first action to the data's last day by default.
    freq : {"D", "W", "M", "Q", "Y"}
        Every day; or the last day of every week (Sunday), month, quarter or year that ends within the period.
    basis, population
        As for :meth:`Registry.totals`, whose answer each row is.

    Returns
    -------
    pandas.DataFrame
        Counts, indexed by ``date``, a column per instrument.

    Raises
    ------
    DateError
        When the period ends before it starts, or leaves the days that the data can answer for.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> history(Registry.bundled(), "2012-01-01", "2014-12-31", freq="Y")["CCW"].tolist()
    [115, 117, 119]
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis, population)
    one_of("freq", freq, tuple(_FREQUENCIES))
    reg = reg.within_data()
    first = reg.recorded_day(reg.first_action if start is None else start)
    last = reg.recorded_day(end)
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    days, ordinals = _days(first, last, freq)
    counts = reg.counts_on(ordinals, basis=basis, population=population)
    frame = pd.DataFrame(counts.T, index=days.copy(deep=True), columns=reg.code_index, copy=False)
    frame.attrs = provenance(
        reg,
        "history",
        given,
        as_of=last,
        start=first,
        freq=freq,
        basis=basis,
        population=population,
    )
    return frame
