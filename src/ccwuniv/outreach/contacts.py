"""Which acts of a log went towards which state: an act recorded twice is one contact."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.kinds import PUBLIC_CALLS
from ccwuniv.records import Basis

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach.readable import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Contact", "candidacies", "contact_rows", "contacts_by_state"]


class Contact(NamedTuple):
    """An act towards a state: the record of it, for which instruments, and whether it names the state.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> contacts = contacts_by_state(Registry.bundled(), OutreachLog.bundled())
    >>> contacts["LAO"][0].act.id, contacts["LAO"][0].named
    ('2014-p08-01', False)
    """

    act: OutreachAction
    instruments: tuple[str, ...]
    named: bool


def contact_rows(
    reg: Registry, log: ReadableLog, *, basis: Basis = "consent", confidential: bool = False
) -> pd.DataFrame:
    """Return the targets of a log's acts that were contacts with a state, with the columns of ``log.targets``.

    A call made in public, a statement, a resolution or an appeal, reaches for every State that it describes, and is no
    contact with one that it does not name.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> call = {"id": "a", "kind": "appeal", "start": "2014-05-02", "selector": {"not_party_to": ["CCW"]}}
    >>> log = OutreachLog([call])
    >>> len(log.targets(Registry.bundled())), len(contact_rows(Registry.bundled(), log))
    (80, 0)
    """
    rows = log.targets(reg, basis=basis, confidential=confidential)
    calls = {act.id for act in log.acts(confidential=confidential) if act.kind in PUBLIC_CALLS}
    facts = rows.attrs
    rows = rows[(rows["designation"] == "named") | ~rows["id"].isin(list(calls))].reset_index(drop=True)
    rows.attrs = facts
    return rows


def contacts_by_state(
    reg: Registry, log: ReadableLog, until: dt.date | None = None, *, confidential: bool = False
) -> dict[str, list[Contact]]:
    """Return the acts done towards each state, the earliest first; a public call counts for those whom it names.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog
        Planned acts are not contacts.
    until : datetime.date, optional
        The last day of the acts that count; every act of the log by default, later than the registry or not.
    confidential : bool
        Whether confidential acts are among them.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> contacts = contacts_by_state(Registry.bundled(), OutreachLog.bundled())
    >>> [contact.act.kind for contact in contacts["LAO"]][:2]
    ['consultation']
    """
    done = log.filter(status="done")
    acts = {act.id: act for act in done.acts(confidential=confidential) if until is None or act.end <= until}
    found: dict[tuple[str, str], Contact] = {}
    rows = contact_rows(reg, done, confidential=confidential)
    for act_id, iso3, code, designation, stands in zip(
        *(rows[name] for name in ("id", "iso3", "instrument", "designation", "counted_as")), strict=True
    ):
        if act_id not in acts:
            continue
        before = found.get((iso3, stands))
        act = acts.get(stands, acts[act_id])
        codes = (*before.instruments, code) if before else (code,)
        named = designation == "named" or (before is not None and before.named)
        found[iso3, stands] = Contact(act, tuple(dict.fromkeys(codes)), named)
    by_state: dict[str, list[Contact]] = {}
    for (iso3, _), contact in sorted(found.items(), key=lambda item: (item[1].act.end, item[1].act.id)):
        by_state.setdefault(iso3, []).append(contact)
    return by_state


def candidacies(
    reg: Registry, log: ReadableLog, iso3: str, until: dt.date | None = None, *, confidential: bool = False
) -> list[str]:
    """Return the ids of the acts that reached some of those among whom a state is; which of them is not recorded.

    Public calls are not among them, nor acts in a region of which there is no list.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> candidacies(Registry.bundled(), OutreachLog.bundled(), "KAZ")[:2]
    ['2008-almaty-seminar-01', '2014-p09-01']
    """
    done = log.filter(status="done")
    ended = {
        act.id
        for act in done.acts(confidential=confidential)
        if (until is None or act.end <= until)
        and act.kind not in PUBLIC_CALLS
        and all(region.key for region in act.region)
    }
    rows = done.candidates(reg, confidential=confidential)
    return sorted(ended & set(rows.loc[rows["iso3"] == iso3, "id"]))
