"""Rules on acts of outreach: which states were outside, which were parties, and which commitments held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.rule import Found, rule
from ccwuniv.errors import CcwError
from ccwuniv.outreach import OutreachAction

__all__ = ["RULES"]

_LOG = "The record of outreach: outreach.jsonl"


def _party(facts: Facts, iso3: str, act: OutreachAction, day: dt.date) -> list[str]:
    """Return the instruments of an act to which a state had consented by a day."""
    on = min(day, facts.reg.as_of)
    return [
        code
        for code in act.instruments
        if code in facts.instruments and any(spell.covers(on, "consent") for spell in facts.reg.spells(iso3, code))
    ]


def _about(act: OutreachAction, found: str, expected: str, iso3: str | None = None) -> Found:
    return Found(f"act {act.id}: {found}", expected, iso3=iso3, source=act.document)


@rule(
    55,
    "A state that an act names was outside one of the act's instruments, at least, on the act's first day",
    article=_LOG,
    severity="error",
)
def _targets_outside(facts: Facts) -> Iterator[Found]:
    for act in facts.acts_of_outreach:
        for iso3 in act.states:
            if len(_party(facts, iso3, act, act.start)) == len(act.instruments):
                bound = f"party to {' '.join(act.instruments)} on {act.start}"
                yield _about(act, bound, "a state outside; a party that took part is in participants", iso3)


@rule(
    56,
    "A state that took part in an act without being its target was party to one of its instruments on its last day",
    article=_LOG,
    severity="error",
)
def _participants_inside(facts: Facts) -> Iterator[Found]:
    for act in facts.acts_of_outreach:
        for iso3 in act.participants:
            if not _party(facts, iso3, act, act.end):
                outside = f"party to none of {' '.join(act.instruments)} on {act.end}"
                yield _about(act, outside, "a party; a state outside is in states", iso3)


@rule(
    57,
    "An act answers a commitment only on days on which the commitment holds",
    article="The commitments: mandates.json",
    severity="error",
)
def _commitments_hold(facts: Facts) -> Iterator[Found]:
    for act in facts.acts_of_outreach:
        for name in act.mandates:
            asked = facts.commitments.get(name)
            if asked is not None and (act.end < asked.since or (asked.until is not None and asked.until < act.start)):
                holds = f"{asked.since} to {asked.until}" if asked.until else f"a day from {asked.since}"
                yield _about(act, f"answers {name} from {act.start} to {act.end}", holds)


@rule(
    58,
    "The states that an act describes existed on its last day",
    article=_LOG,
    severity="error",
)
def _selectors_resolve(facts: Facts) -> Iterator[Found]:
    for act in facts.acts_of_outreach:
        if act.selector is None:
            continue
        try:
            meant = act.selector.resolve(facts.reg, min(act.end, facts.reg.as_of))
        except CcwError as error:
            yield _about(act, str(error).rstrip("."), "a description that the data can answer")
            continue
        if not meant:
            yield _about(act, f"{act.selector.describe()}: no state on {act.end}", "a state, at least")


RULES = (_targets_outside, _participants_inside, _commitments_hold, _selectors_resolve)
