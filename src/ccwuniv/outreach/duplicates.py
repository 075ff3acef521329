"""Find acts that are recorded already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import is_shown

if TYPE_CHECKING:
    from ccwuniv.outreach.readable import ReadableLog

__all__ = ["already_recorded", "same_again"]


def same_again(act: OutreachAction, acts: Iterable[OutreachAction]) -> tuple[OutreachAction, ...]:
    """Return those of some acts that may be the same: of the same kind, on the same days, towards the same states.

    Examples
    --------
    >>> act = OutreachAction(id="a", kind="call", start="2026-05-04", states=["LAO"])
    >>> again = act.model_copy(update={"id": "b", "note": "by telephone"})
    >>> [one.id for one in same_again(again, [act])]
    ['a']
    """
    said = _said(act)
    return tuple(one for one in acts if one.id != act.id and _said(one) == said)


def already_recorded(act: OutreachAction, log: ReadableLog) -> tuple[OutreachAction, ...]:
    """Return the acts of a log that may be the same; confidential ones only where the act is confidential itself.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> act = OutreachAction(id="a", kind="call", start="2026-05-04", states=["LAO"])
    >>> len(already_recorded(act.model_copy(update={"id": "b"}), OutreachLog([act])))
    1
    """
    near = log.filter(kind=act.kind, since=act.start, until=act.end)
    return same_again(act, near.acts(confidential=not is_shown(act)))


def _said(act: OutreachAction) -> tuple[object, ...]:
    whom = (frozenset(act.states), act.selector)
    unnamed = () if act.states or act.selector else (act.count, act.region, act.audience, act.note)
    return act.kind, act.start, act.end, whom, unnamed
