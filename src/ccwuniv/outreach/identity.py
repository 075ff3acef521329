"""Which records are of one act, so that nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterable

from ccwuniv.outreach.acts import OutreachAction

__all__ = ["one_act"]


def one_act(acts: Iterable[OutreachAction]) -> dict[str, str]:
    """Return, for the id of each record, the id of the record that is counted for the act.

    Records linked by ``same_as``, directly or over a third, are of one act, whichever of them bears the link. The one
    counted for it is the first by id among those whose actors did more than draft; links to acts that are not
    there link nothing.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> one_act([act, act.model_copy(update={"id": "b", "same_as": ("a",)})])
    {'a': 'a', 'b': 'a'}
    """
    by_id = {act.id: act for act in acts}
    linked: dict[str, list[str]] = {}
    for act in by_id.values():
        for other in act.same_as:
            if other in by_id:
                _join(linked, act.id, other)
    stands = {act_id: act_id for act_id in by_id}
    for group in {id(group): group for group in linked.values()}.values():
        first = min(group, key=lambda one: (_only_drafted(by_id[one]), one))
        stands.update(dict.fromkeys(group, first))
    return stands


def _join(linked: dict[str, list[str]], one: str, other: str) -> None:
    """Put two acts into one group by joining the smaller group to the larger, which is fast for long chains."""
    groups = linked.setdefault(one, [one]), linked.setdefault(other, [other])
    if groups[0] is not groups[1]:
        smaller, larger = sorted(groups, key=len)
        larger += smaller
        linked.update(dict.fromkeys(smaller, larger))


def _only_drafted(act: OutreachAction) -> bool:
    return bool(act.actors) and all(actor.capacity == "drafter" for actor in act.actors)
