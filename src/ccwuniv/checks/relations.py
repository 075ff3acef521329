"""Rules on what binds two states towards each other, and on the names of states and other entities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations_with_replacement

from ccwuniv import law, names
from ccwuniv.checks.facts import Facts
from ccwuniv.checks.rule import Found, rule
from ccwuniv.errors import CcwError

__all__ = ["RULES"]

NOT_PARTICIPANTS = ("European Union", "Kosovo", "Taiwan")


@rule(
    27,
    "Every state is found by its name; the European Union, Kosovo and Taiwan are found as no participants",
    article="Convention, articles 3 and 4: States",
    severity="error",
)
def _names(facts: Facts) -> Iterator[Found]:
    for state in facts.reg.states:
        if state.kind == "organisation":
            continue
        resolved = _resolved(state.name)
        if resolved != state.iso3:
            yield Found(f"the name {state.name!r} means {resolved or 'no state'}", state.iso3, state.iso3)
    for name in NOT_PARTICIPANTS:
        if resolved := _resolved(name):
            yield Found(f"the name {name!r} means {resolved}", "no possible participant")


@rule(
    49,
    "A state is shown by a name of the last day of the data, a former state by one of its own last day: a name has its "
    "years, and another state may bear it in others",
    article="the UN's names, as names.csv dates them",
    severity="error",
)
def _names_of_the_day(facts: Facts) -> Iterator[Found]:
    for state in facts.reg.states:
        if state.kind == "organisation":
            continue
        day = min(facts.reg.as_of, state.eligible_until or facts.reg.as_of)
        resolved = _resolved(state.name, day)
        later = names.later_name(state.iso3, state.name, day)
        if resolved != state.iso3 and state.name in names.known_as(state.iso3):
            yield Found(f"the name {state.name!r} means {resolved or 'no state'} on {day}", state.iso3, state.iso3)
        elif later:
            yield Found(f"the name {state.name!r} is of earlier years", later, state.iso3, severity="warning")


def _resolved(name: str, day: dt.date | None = None) -> str:
    try:
        return names.resolve(name, on=day)
    except CcwError:
        return ""


@rule(
    37,
    "What binds two states towards each other is the same from both sides, and holds the Convention if it binds both",
    article="Convention, article 7(1)",
    severity="error",
    needs=("CCW",),
)
def _symmetric(facts: Facts) -> Iterator[Found]:
    bound = {facts.reg.bound(iso3): iso3 for iso3 in sorted(facts.states, reverse=True)}
    for first, second in combinations_with_replacement(bound, 2):
        one, other = law.common_instruments(first, second), law.common_instruments(second, first)
        pair = f"{bound[first]} and {bound[second]}"
        if one != other:
            yield Found(f"{pair}: {', '.join(sorted(one))}; the other way {', '.join(sorted(other))}", "the same")
        expected = first & second if "CCW" in first & second else frozenset()
        if one != expected:
            found = f"{pair}: {', '.join(sorted(one)) or 'nothing'}"
            yield Found(found, f"{', '.join(sorted(expected)) or 'nothing'}")


RULES = (_names, _symmetric, _names_of_the_day)
