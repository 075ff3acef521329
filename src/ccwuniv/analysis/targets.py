"""Whom to talk to next: the states not party, each reason in a column of its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis.counting import universe_of
from ccwuniv.names import in_name_order
from ccwuniv.outreach import contact_rows, holds_internal
from ccwuniv.records import Basis, DateLike, Status
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["target_list"]

_TREATIES = ("mine_ban", "cluster_munitions", "arms_trade")


@explained
def target_list(
    reg: Registry,
    log: ReadableLog | None = None,
    as_of: DateLike | None = None,
    *,
    after_data: bool = False,
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Return the states outside the Convention, with the reasons to talk to each.

    The order is a convention for reading, not a forecast: signatories first (article 4(1) keeps their way by
    ratification open), then by how many of the three neighbouring treaties a state has joined, then by the fewest
    contacts on record, then by name. No chance of joining is computed for any state.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog, optional
        The acts to bring states in; confidential ones are left out.
    as_of : day, optional
        The data's last day by default; acts after it are left out.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso3``: ``name``; ``un_regional_group``; ``signatory``; ``mine_ban``, ``cluster_munitions``,
        ``arms_trade`` (party on that day); ``neighbouring_treaties`` (how many of the three); ``group_share`` (share of
        its regional group that is party to the Convention); with a log ``contacts``, ``last_contact`` and
        ``sponsored`` (how many acts had the state as a target, the latest, and how many were sponsorship).

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> list(target_list(Registry.bundled()).index[:4])
    ['NGA', 'SDN', 'EGY', 'VNM']
    """
    given = dict(locals())
    import pandas as pd

    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    code = reg.codes[0]
    parties = {state.iso3 for state in reg.parties(code, day, basis=basis)}
    outside = [state for state in universe_of(reg, day, "all_states", listed=False) if state.iso3 not in parties]
    groups = [reg.regional_group(state, day) for state in outside]
    known = [name for name in reg.group_names() if reg.group_known_since(name) <= day]
    shares = {name: _share([s.iso3 for s in reg.group(name, day)], parties) for name in known}
    index = pd.Index([state.iso3 for state in outside], name="iso3", dtype="str")
    frame = pd.DataFrame(
        {
            "name": [state.name for state in outside],
            "un_regional_group": [group or "" for group in groups],
            "signatory": [reg.status(state, code, day, basis=basis) is Status.SIGNED for state in outside],
        },
        index=index,
    ).astype({"name": "str", "un_regional_group": "str", "signatory": "bool"})
    for treaty in _TREATIES:
        frame[treaty] = index.isin(reg.related_parties(treaty, day, basis=basis))
    frame["neighbouring_treaties"] = frame[list(_TREATIES)].sum(axis=1).astype("int64")
    frame["group_share"] = pd.Series([shares.get(group or "") for group in groups], index=index, dtype="float64")
    if log is not None:
        frame = frame.join(_contacts(log, reg, day, index))
    order = ["signatory", "neighbouring_treaties", *(["contacts"] if log is not None else []), "name"]
    upward = [False, False, *([True] if log is not None else []), True]
    frame = frame.sort_values(order, ascending=upward, key=in_name_order)
    acts = None if log is None else log.filter(until=day, status="done")
    frame.attrs = provenance(
        reg,
        "target_list",
        given,
        tables=("actions", "related", "memberships:un"),
        instruments=(code, *_TREATIES),
        documents=documents_of(acts),
        internal=holds_internal(acts),
        as_of=day,
        basis=basis,
        denominator=len(outside),
    )
    return frame


def _share(members: list[str], parties: set[str]) -> float | None:
    return len(parties.intersection(members)) / len(members) if members else None


def _contacts(log: ReadableLog, reg: Registry, day: dt.date, index: pd.Index[str]) -> pd.DataFrame:
    import pandas as pd

    done = log.filter(until=day, status="done")
    reached = contact_rows(reg, done)
    reached = reached[reached["date"] <= pd.Timestamp(day)]
    sponsorship = {act.id for act in done if act.kind == "sponsorship"}
    by_state = reached.drop_duplicates(["iso3", "counted_as"]).groupby("iso3")
    sponsored = reached[reached["id"].isin(sponsorship)]  # of the records of one act, whichever says so
    paid = sponsored.drop_duplicates(["iso3", "counted_as"]).groupby("iso3").size()
    return pd.DataFrame(
        {
            "contacts": by_state.size().reindex(index, fill_value=0).astype("int64"),
            "last_contact": by_state["date"].max().reindex(index),
            "sponsored": paid.reindex(index, fill_value=0).astype("int64"),
        }
    )
