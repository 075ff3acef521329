"""Which records are of one act, so that nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterable

from ccwuniv.acts import OutreachAction

__all__ = ["one_act"]


def one_act(acts: Iterable[OutreachAction]) -> dict[str, str]:
    """Return, for the id of each record, the id of the record that stands for the act.

    Records linked by ``same_as``, directly or over a third, are of one act, whichever of them bears the link. The one
    that stands for it is the first by id among those whose actors did more than draft; links to acts that are not
    there link nothing.
    """
    by_id = {act.id: act for act in acts}
    groups: dict[str, list[str]] = {act_id: [act_id] for act_id in by_id}
    for act in by_id.values():
        for other in act.same_as:
            if other in by_id and groups[act.id] is not groups[other]:
                joined = groups[act.id] + groups[other]
                groups.update(dict.fromkeys(joined, joined))
    return {act_id: min(group, key=lambda one: (_only_drafted(by_id[one]), one)) for act_id, group in groups.items()}


def _only_drafted(act: OutreachAction) -> bool:
    return bool(act.actors) and all(actor.capacity == "drafter" for actor in act.actors)
