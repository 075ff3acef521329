"""The migration list: states bound by an original instrument and not by its amended form."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis.common import day_array
from ccwuniv.analysis.identifiers import IdentifiersLike, identifiers_asked, with_identifiers
from ccwuniv.errors import OptionError
from ccwuniv.names import by_name
from ccwuniv.outreach import contact_frame, holds_internal
from ccwuniv.records import Basis, DateLike, InstrumentLike, State, check_counting
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.law import Spell
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["migration_list"]


@explained
def migration_list(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    log: ReadableLog | None = None,
    old: InstrumentLike = "P2",
    new: InstrumentLike = "AP2",
    identifiers: IdentifiersLike | None = None,
    after_data: bool = False,
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Return the states bound by one instrument and not by another, and for how long they have been.

    "Migration" is this library's word, not the treaty's: consent to Amended Protocol II neither requires nor implies
    nor ends consent to Protocol II (Convention, articles 4 and 8).

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default.
    log : OutreachLog, optional
        The acts to bring states in; confidential ones are left out.
    old, new : instrument
        Protocol II and Amended Protocol II by default.
    identifiers : {"cow", "gw", "m49", "iso2"} or several, optional
        Columns with the identifiers by which other data sets know each state on the day, as for :func:`panel`.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso3``, in the order of the names: ``name``; ``un_regional_group``; ``deposited`` (the day of
        the deposit of its consent to ``old``, on either basis); ``in_force`` (the day of its entry into force for the
        state, which may lie ahead);
        ``years_waiting`` (years of 365.25 days from the first day on which the state could have consented to ``new``:
        the later of its consent to ``old`` and the adoption of ``new``; missing before that; of those still waiting, so
        no measure of how long those waited that moved: see :func:`waiting_curve`); ``mine_ban`` and
        ``cluster_munitions`` (on that day, on that basis). With a log also ``contacts`` (how many acts had the
        state as a target for ``new`` by that day; an act recorded twice counts once) and ``last_contact``.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> " ".join(migration_list(Registry.bundled(), "2014-09-01").index)
    'BDI CUB DJI LAO LSO MUS MEX MNG TGO UGA UZB'
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    codes = identifiers_asked(identifiers)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    first, second = reg.instrument(old), reg.instrument(new)
    if first.code == second.code:
        raise OptionError("new", second.code, [code for code in reg.codes if code != first.code])
    moved = {state.iso3 for state in reg.parties(second, day, basis=basis)}
    waiting = by_name(state for state in reg.parties(first, day, basis=basis) if state.iso3 not in moved)
    spells = [_spell(reg, state, first.code, day, basis) for state in waiting]
    consents = [spell.consent.date for spell in spells]
    mine_ban = reg.related_parties("mine_ban", day, basis=basis)
    cluster = reg.related_parties("cluster_munitions", day, basis=basis)
    frame = pd.DataFrame(
        {
            "name": [state.entry(day) for state in waiting],
            "un_regional_group": [reg.regional_group(state, day) or "" for state in waiting],
            "deposited": day_array(consents),
            "in_force": day_array(spell.in_force for spell in spells),
            "years_waiting": [_years(max(c, second.adopted or c), day) for c in consents],
            "mine_ban": [state.iso3 in mine_ban for state in waiting],
            "cluster_munitions": [state.iso3 in cluster for state in waiting],
        },
        index=pd.Index([state.iso3 for state in waiting], name="iso3", dtype="str"),
    )
    text, truth = dict.fromkeys(("name", "un_regional_group"), "str"), ("mine_ban", "cluster_munitions")
    frame = frame.astype({**text, "years_waiting": "float64", **dict.fromkeys(truth, "bool")})
    if log is not None:
        frame = _with_contacts(frame, log, reg, day, second.code)
    frame = with_identifiers(frame, codes, day)
    acts = None if log is None else log.filter(until=day, status="done")
    frame.attrs = provenance(
        reg,
        "migration_list",
        given,
        tables=("actions", "related", "memberships:un"),
        instruments=(first.code, second.code, "mine_ban", "cluster_munitions"),
        documents=documents_of(acts),
        internal=holds_internal(acts),
        as_of=day,
        basis=basis,
        old=first.code,
        new=second.code,
        denominator=len(reg.parties(first, day, basis=basis)),
    )
    return frame


def _years(since: dt.date, day: dt.date) -> float:
    return (day - since).days / 365.25 if since <= day else float("nan")


def _spell(reg: Registry, state: State, code: str, day: dt.date, basis: Basis) -> Spell:
    return next(spell for spell in reversed(reg.spells(state, code)) if spell.counts(day, basis))


def _with_contacts(frame: pd.DataFrame, log: ReadableLog, reg: Registry, day: dt.date, code: str) -> pd.DataFrame:
    import pandas as pd

    made = contact_frame(reg, log.filter(until=day, status="done"))
    made = made[(made["instrument"] == code) & (made["date"] <= pd.Timestamp(day))]
    by_state = made.drop_duplicates(["iso3", "counted_as"]).groupby("iso3")["date"]
    contacts = by_state.size().reindex(frame.index, fill_value=0).astype("int64")
    return frame.assign(contacts=contacts, last_contact=by_state.max().reindex(frame.index))
