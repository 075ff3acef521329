"""Which acts of a log went towards which state: an act recorded twice is one contact."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from ccwuniv.outreach.acts import OutreachAction

if TYPE_CHECKING:
    from ccwuniv.outreach.readable import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Contact", "candidacies", "contacts_by_state"]


class Contact(NamedTuple):
    """An act towards a state: the record that stands for it, for which instruments, and whether it names the state.

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


def contacts_by_state(
    reg: Registry, log: ReadableLog, until: dt.date | None = None, *, confidential: bool = False
) -> dict[str, list[Contact]]:
    """Return the acts done towards each state, the earliest first.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog
        Planned acts are no contacts.
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
    rows = done.targets(reg, confidential=confidential)
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

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> candidacies(Registry.bundled(), OutreachLog.bundled(), "KAZ")[:1]
    ['2014-p09-01']
    """
    done = log.filter(status="done")
    ended = {act.id for act in done.acts(confidential=confidential) if until is None or act.end <= until}
    rows = done.candidates(reg, confidential=confidential)
    return sorted(ended & set(rows.loc[rows["iso3"] == iso3, "id"]))
