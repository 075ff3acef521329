"""Rules on rows: the table that each comes from, its letter, its source, and the subject of a dispute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import FIRST_THREE, INSTRUMENTS
from ccwuniv.checks.rule import Found, about, rule
from ccwuniv.records import CONSENT_KINDS, Action, ActionKind
from ccwuniv.sources import USUAL_LETTERS

__all__ = ["RULES"]

_TABLE = re.compile(r"UN Treaty Collection ([IVXLC]+-\d+(?:-[a-z])?)\b")


@rule(
    22,
    "An act is taken from the depositary's table of its own instrument: Protocol II never from Amended Protocol II",
    article="Convention, article 8(1)(b); Vienna Convention on the Law of Treaties, article 40",
    severity="error",
)
def _own_table(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        named = _TABLE.match(action.source)
        table = facts.instruments[action.instrument].untc_id
        if named is not None and table and named[1] != table:
            yield about(action, f"{action.kind} on {action.date} from table {named[1]}", f"table {table}")


_UNLETTERED = frozenset(ActionKind) - CONSENT_KINDS | {ActionKind.RATIFICATION}


@rule(
    39,
    "The kind of an act is the one that the depositary's letter marks",
    article="UN Treaty Collection XXVI-2, headings of the tables",
    severity="error",
)
def _letters(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        if action.instrument not in INSTRUMENTS or not _TABLE.match(action.source):
            continue
        allowed = _kinds_of(action)
        if action.kind not in allowed:
            shown = repr(action.declared_as) if action.declared_as else "no letter"
            letters = f"one of {', '.join(sorted(filter(None, USUAL_LETTERS)))}"
            possible = "no letter, or d" if action.instrument in FIRST_THREE else letters
            expected = " or ".join(sorted(allowed)) or possible
            yield about(action, f"{action.kind} with {shown}", expected)


def _kinds_of(action: Action) -> frozenset[ActionKind]:
    """Return the kinds that a letter allows; of Protocols I to III the table prints crosses, and no letter but "d"."""
    if action.declared_as:
        known = USUAL_LETTERS.get(action.declared_as)
        possible = known is ActionKind.SUCCESSION if action.instrument in FIRST_THREE else known is not None
        return frozenset({known}) if known is not None and possible else frozenset()
    if action.instrument in FIRST_THREE:
        return _UNLETTERED - {ActionKind.RATIFICATION} | {ActionKind.CONSENT_TO_BE_BOUND}
    return _UNLETTERED


@rule(
    40,
    "A dispute names a state and an instrument, and what is held in it is what the registry holds",
    article="data/disputes.csv",
    severity="error",
)
def _disputes(facts: Facts) -> Iterator[Found]:
    for dispute in facts.reg.disputes:
        if dispute.instrument not in facts.instruments or (dispute.iso3 is None) != (dispute.field == "trigger_date"):
            yield Found(
                f"a dispute about {dispute.field}", "a state and an instrument", dispute.iso3, source=dispute.source
            )
            continue
        held = facts.held(dispute)
        if held != dispute.held_value:
            other = f"all disputes are read the other way: {dispute.alternative}" if facts.read_the_other_way else ""
            found, expected = (
                f"{dispute.field} {held or 'none'}",
                f"{dispute.held_value or 'none'}, as the dispute says",
            )
            yield Found(found, expected, dispute.iso3, dispute.instrument, dispute.source, explained=other)


@rule(
    41,
    "Every record names its source",
    article="a figure without a source cannot be checked",
    severity="error",
)
def _sources(facts: Facts) -> Iterator[Found]:
    reg = facts.reg
    for instrument in reg.instruments:
        if not instrument.source.strip():
            yield Found("an instrument without a source", "a source", None, instrument.code)
    for state in reg.states:
        if not state.source.strip():
            yield Found("a state without a source", "a source", state.iso3)
    for action in reg.actions:
        if not action.source.strip():
            yield about(action, f"{action.kind} on {action.date} without a source", "a source")
    for table in (reg.statements, reg.memberships, reg.periods, reg.disputes, reg.published_totals, reg.related):
        for record in table:
            if not record.source.strip():
                place = getattr(record, "iso3", None), getattr(record, "instrument", None)
                yield Found(f"a row of {type(record).__name__} without a source", "a source", *place)


RULES = (_own_table, _letters, _disputes, _sources)
