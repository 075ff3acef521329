"""Whom to talk to next: the states not party, each reason in a column of its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.analysis.common import day_array
from ccwuniv.analysis.counting import universe_of
from ccwuniv.names import name_order
from ccwuniv.outreach import contact_rows, holds_internal
from ccwuniv.records import Basis, DateLike, Status
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["outside_rows", "target_list"]

_TREATIES = ("mine_ban", "cluster_munitions", "arms_trade")
_COLUMNS = ("name", "un_regional_group", "signatory", *_TREATIES, "neighbouring_treaties", "group_share")
_OF_A_LOG = ("contacts", "last_contact", "sponsored")
_DTYPES = {
    **dict.fromkeys(("name", "un_regional_group"), "str"),
    **dict.fromkeys(("signatory", *_TREATIES), "bool"),
    **dict.fromkeys(("neighbouring_treaties", "contacts", "sponsored"), "int64"),
    "group_share": "float64",
}


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
    rows = outside_rows(reg, log, day, basis=basis)
    columns = [*_COLUMNS, *(_OF_A_LOG if log is not None else ())]
    index = pd.Index([row["iso3"] for row in rows], name="iso3", dtype="str")
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in columns}, index=index)
    frame = frame.astype({name: kind for name, kind in _DTYPES.items() if name in frame})
    if log is not None:
        frame["last_contact"] = day_array(row["last_contact"] for row in rows)
    acts = None if log is None else log.filter(until=day, status="done")
    frame.attrs = provenance(
        reg,
        "target_list",
        given,
        tables=("actions", "related", "memberships:un"),
        instruments=(reg.codes[0], *_TREATIES),
        documents=documents_of(acts),
        internal=holds_internal(acts),
        as_of=day,
        basis=basis,
        denominator=len(rows),
    )
    return frame


def outside_rows(
    reg: Registry, log: ReadableLog | None, day: dt.date, *, basis: Basis = "consent"
) -> list[dict[str, Any]]:
    """Return the rows of :func:`target_list` in their order, each with its ``iso3``, and days and None as they are.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [row["iso3"] for row in outside_rows(reg, None, reg.as_of)[:4]]
    ['NGA', 'SDN', 'EGY', 'VNM']
    """
    code = reg.codes[0]
    parties = {state.iso3 for state in reg.parties(code, day, basis=basis)}
    known = [name for name in reg.group_names() if reg.group_known_since(name) <= day]
    shares = {name: _share([s.iso3 for s in reg.group(name, day)], parties) for name in known}
    joined = {treaty: reg.related_parties(treaty, day, basis=basis) for treaty in _TREATIES}
    contacts = {} if log is None else _contacts(log, reg, day)
    rows: list[dict[str, Any]] = []
    for state in universe_of(reg, day, "all_states", listed=False):
        if state.iso3 in parties:
            continue
        group = reg.regional_group(state, day) or ""
        others = {treaty: state.iso3 in members for treaty, members in joined.items()}
        rows.append(
            {
                "iso3": state.iso3,
                "name": state.name,
                "un_regional_group": group,
                "signatory": reg.status(state, code, day, basis=basis) is Status.SIGNED,
                **others,
                "neighbouring_treaties": sum(others.values()),
                "group_share": shares.get(group),
                **dict(zip(_OF_A_LOG, contacts.get(state.iso3, (0, None, 0)), strict=True)),
            }
        )
    return sorted(rows, key=_order)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    return not row["signatory"], -row["neighbouring_treaties"], row["contacts"], name_order(row["name"])


def _share(members: list[str], parties: set[str]) -> float | None:
    return len(parties.intersection(members)) / len(members) if members else None


def _contacts(log: ReadableLog, reg: Registry, day: dt.date) -> dict[str, tuple[int, dt.date, int]]:
    """Return how many acts were contacts with each state, the day of the latest, and how many were sponsorship."""
    done = log.filter(until=day, status="done")
    sponsorship = {act.id for act in done if act.kind == "sponsorship"}
    reached: dict[str, dict[str, dt.date]] = {}
    paid: dict[str, set[str]] = {}
    for row in contact_rows(reg, done):
        if row.date <= day:
            reached.setdefault(row.iso3, {}).setdefault(row.counted_as, row.date)
            if row.id in sponsorship:  # of the records of one act, whichever says so
                paid.setdefault(row.iso3, set()).add(row.counted_as)
    return {iso3: (len(acts), max(acts.values()), len(paid.get(iso3, ()))) for iso3, acts in reached.items()}
