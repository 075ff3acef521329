"""The agenda of a day: what is due, what is planned, which sponsorships are open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.kinds import NEXT_STAGES
from ccwuniv.records import DateLike, as_day

if TYPE_CHECKING:
    from ccwuniv.outreach.readable import ReadableLog

__all__ = ["Agenda", "agenda", "is_open"]


@dataclass(frozen=True)
class Agenda:
    """The acts that matter on a day.

    Parameters
    ----------
    day : datetime.date
    overdue : tuple of OutreachAction
        Follow-ups whose day is past, the oldest first.
    due : tuple of OutreachAction
        Follow-ups due on the day or within the days after it.
    unsettled : tuple of OutreachAction
        Planned acts whose last day is past: were they done?
    planned : tuple of OutreachAction
        Planned acts that begin on the day or within the days after it, or are under way.
    sponsorships : tuple of OutreachAction
        Sponsorships that are open: applied for, granted, or attended and not followed up.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> agenda(OutreachLog.bundled(), "2026-11-30").overdue
    ()
    """

    day: dt.date
    overdue: tuple[OutreachAction, ...]
    due: tuple[OutreachAction, ...]
    unsettled: tuple[OutreachAction, ...]
    planned: tuple[OutreachAction, ...]
    sponsorships: tuple[OutreachAction, ...]


def is_open(act: OutreachAction) -> bool:
    """Say whether a sponsorship is still open; an act without a stage never is.

    Examples
    --------
    >>> is_open(OutreachAction(id="a", kind="call", start="2026-05-04", states=["LAO"]))
    False
    """
    return act.stage is not None and bool(NEXT_STAGES[act.stage])


def agenda(log: ReadableLog, day: DateLike, *, days: int | None = 14, confidential: bool = False) -> Agenda:
    """Return what a log holds for a day.

    Parameters
    ----------
    log : OutreachLog
    day : datetime.date or str
    days : int, optional
        How many days after it are looked at; all of them where None is given.
    confidential : bool
        Whether confidential acts are among them.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> log = OutreachLog([{"id": "a", "kind": "call", "start": "2026-05-04", "states": ["LAO"], "due": "2026-06-01"}])
    >>> [act.id for act in agenda(log, "2026-06-02").overdue]
    ['a']
    """
    today = as_day(day)
    last = dt.date.max if days is None else today + dt.timedelta(days=days)
    acts = log.acts(confidential=confidential)
    waiting = sorted((act.due, act.id, act) for act in acts if act.due is not None and act.due <= last)
    open_plans = [act for act in acts if act.status == "planned" and act.stage not in ("declined", "cancelled")]
    by_day = sorted(open_plans, key=lambda act: (act.start, act.id))
    return Agenda(
        today,
        tuple(act for due, _, act in waiting if due < today),
        tuple(act for due, _, act in waiting if due >= today),
        tuple(act for act in by_day if act.end < today),
        tuple(act for act in by_day if act.end >= today and act.start <= last),
        tuple(sorted(filter(is_open, acts), key=lambda act: (act.start, act.id))),
    )
