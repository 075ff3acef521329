"""Find the acts of a log towards each state; an act recorded twice is one contact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.kinds import PUBLIC_CALLS
from ccwuniv.outreach.targeting import candidate_rows, target_rows
from ccwuniv.records import Basis

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach.readable import ReadableLog
    from ccwuniv.outreach.targeting import TargetRow
    from ccwuniv.registry import Registry

__all__ = ["Contact", "acts_towards", "candidacies", "contact_frame", "contact_rows", "contacts_by_state"]


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


def contact_frame(
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
    >>> len(log.targets(Registry.bundled())), len(contact_frame(Registry.bundled(), log))
    (80, 0)
    """
    rows = log.targets(reg, basis=basis, confidential=confidential)
    calls = _calls(log, confidential=confidential)
    facts = rows.attrs
    rows = rows[(rows["designation"] == "named") | ~rows["id"].isin(list(calls))].reset_index(drop=True)
    rows.attrs = facts
    return rows


def contact_rows(
    reg: Registry, log: ReadableLog, *, basis: Basis = "consent", confidential: bool = False
) -> list[TargetRow]:
    """Return the same as plain rows.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}])
    >>> [(row.iso3, row.designation) for row in contact_rows(Registry.bundled(), log)]
    [('LAO', 'named')]
    """
    calls = _calls(log, confidential=confidential)
    rows = target_rows(log.acts(confidential=confidential), reg, None, basis)
    return [row for row in rows if row.designation == "named" or row.id not in calls]


def _calls(log: ReadableLog, *, confidential: bool) -> set[str]:
    return {act.id for act in log.acts(confidential=confidential) if act.kind in PUBLIC_CALLS}


def contacts_by_state(
    reg: Registry, log: ReadableLog, until: dt.date | None = None, *, confidential: bool = False
) -> dict[str, list[Contact]]:
    """Return the acts done towards each state, earliest first; a public call counts for the states that it names.

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
    for row in contact_rows(reg, done, confidential=confidential):
        if row.id not in acts:
            continue
        before = found.get((row.iso3, row.counted_as))
        act = acts.get(row.counted_as, acts[row.id])
        codes = (*before.instruments, row.instrument) if before else (row.instrument,)
        named = row.designation == "named" or (before is not None and before.named)
        found[row.iso3, row.counted_as] = Contact(act, tuple(dict.fromkeys(codes)), named)
    by_state: dict[str, list[Contact]] = {}
    for (iso3, _), contact in sorted(found.items(), key=lambda item: (item[1].act.end, item[1].act.id)):
        by_state.setdefault(iso3, []).append(contact)
    return by_state


def acts_towards(reg: Registry, acts: Sequence[OutreachAction], iso3: str) -> set[str]:
    """Return the ids of the acts that had a state as a target, named or described.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> acts_towards(Registry.bundled(), [act], "LAO"), acts_towards(Registry.bundled(), [act], "VNM")
    ({'a'}, set())
    """
    return {row.id for row in target_rows(acts, reg, None, "consent") if row.iso3 == iso3}


def candidacies(
    reg: Registry, log: ReadableLog, iso3: str, until: dt.date | None = None, *, confidential: bool = False
) -> list[str]:
    """Return the ids of the acts that reached part of a group that includes a state, with no record of which part.

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
    rows = candidate_rows(done.acts(confidential=confidential), reg, None, "consent")
    return sorted(ended & {row.id for row in rows if row.iso3 == iso3})
