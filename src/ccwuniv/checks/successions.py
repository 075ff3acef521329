"""Rules on successions: who succeeded whom, to what, and since when."""

from __future__ import annotations

from collections.abc import Iterator

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import FIRST_THREE, INSTRUMENTS, SUCCEEDED_TO, SUCCESSIONS
from ccwuniv.checks.rule import Found, about, rule
from ccwuniv.records import succession_of

__all__ = ["RULES"]

_ARTICLE_23 = "Vienna Convention on Succession of States in respect of Treaties, article 23"


@rule(
    4,
    "A succession takes effect on the day of the succession of states, before it is notified",
    article=_ARTICLE_23,
    severity="error",
)
def _effect_of_succession(facts: Facts) -> Iterator[Found]:
    for p in facts.successions:
        effect, general, iso3 = p.spell.in_force, p.instrument.entry_into_force, p.state.iso3
        printed = SUCCESSIONS.get(iso3) if p.instrument.code in INSTRUMENTS else None
        if printed is not None and p.state.eligible_since != printed:
            found = f"{iso3} is eligible from {p.state.eligible_since or 'before the Convention'}"
            yield Found(found, f"{printed}", iso3, p.instrument.code, p.state.source)
        if effect is None:
            continue
        if effect > p.consent.date:
            yield about(
                p.consent, f"effect on {effect}, notified on {p.consent.date}", "an effect before the notification"
            )
        begun = printed or succession_of(p.state)
        if begun is not None and general is not None and effect != max(begun, general):
            yield about(p.consent, f"effect on {effect}", f"{max(begun, general)}, the day of the succession")


@rule(
    14,
    "Eight states succeeded to the Convention and its first protocols, one to more; all predecessors were bound",
    article="UN Treaty Collection XXVI-2, notes on former states",
    severity="warning",
)
def _successors(facts: Facts) -> Iterator[Found]:
    for p in facts.successions:
        iso3, code = p.state.iso3, p.instrument.code
        if code in INSTRUMENTS and code not in SUCCEEDED_TO.get(iso3, ()):
            yield about(p.consent, f"succession on {p.consent.date}", "another act, or a state that succeeded another")
        elif not any(facts.spells(predecessor, code) for predecessor in p.state.successor_of):
            predecessors = ", ".join(p.state.successor_of) or "no state"
            yield about(p.consent, f"succession to {predecessors}, never party", "a predecessor that was bound")


@rule(
    34,
    "A successor takes over the three first protocols that bound its predecessor, no more and no fewer",
    article=_ARTICLE_23,
    severity="error",
    needs=("CCW", *FIRST_THREE),
)
def _same_protocols(facts: Facts) -> Iterator[Found]:
    succeeded = {(p.state.iso3, p.instrument.code) for p in facts.successions}
    for p in facts.successions:
        predecessors = [iso3 for iso3 in p.state.successor_of if facts.spells(iso3, "CCW")]
        if p.instrument.code != "CCW" or not predecessors:
            continue
        theirs = {code for code in FIRST_THREE if any(facts.spells(iso3, code) for iso3 in predecessors)}
        own = {code for code in FIRST_THREE if (p.state.iso3, code) in succeeded}
        if own != theirs:
            found = f"succession to {', '.join(sorted(own)) or 'no protocol'}"
            yield about(p.consent, found, f"{', '.join(sorted(theirs)) or 'none'}, as {', '.join(predecessors)}")


RULES = (_effect_of_succession, _successors, _same_protocols)
