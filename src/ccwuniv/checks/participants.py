"""Rules on who could take part and when: acts, entries on the list, periods in systems of states."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import UN_MEMBERS
from ccwuniv.checks.rule import Found, about, rule
from ccwuniv.records import ActionKind, State, System

__all__ = ["RULES"]

_ONE_RULE = (
    "docs/background/states.md: the first of membership in the United Nations, an act that the depositary accepted, a "
    "decision of the General Assembly that names the State, and the effect of a recorded succession"
)
_DAY = dt.timedelta(days=1)


@rule(
    50,
    "Every act falls within the days on which its state is shown to take part",
    article=_ONE_RULE,
    severity="error",
)
def _acts(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        state = facts.states[action.iso3]
        if not (state.eligible(action.date) and state.listed(action.date)):
            yield about(action, f"{action.kind} on {action.date}", _days(state))
    for r in facts.reg.related:
        related = facts.states.get(r.iso3)
        if related is not None and not related.eligible(r.deposited):
            yield Found(f"consent on {r.deposited}", _days(related), r.iso3, r.treaty, r.source)


def _days(state: State) -> str:
    until = f" to {state.eligible_until}" if state.eligible_until else ""
    entry = f", and of its entry on the list, from {state.listed_since}" if state.listed_since else ""
    return f"a day of {state.eligible_since or 'the beginning'}{until}{entry}"


@rule(
    51,
    "A state takes part from its membership in the United Nations at the latest; it is in a system of states once at a "
    "time, and never Member and observer together",
    article=_ONE_RULE,
    severity="error",
)
def _periods(facts: Facts) -> Iterator[Found]:
    pairs: dict[tuple[str, System], None] = dict.fromkeys((one.iso3, one.system) for one in facts.reg.periods)
    for iso3, system in pairs:
        own = facts.periods_of(iso3, system)
        for earlier, later in pairwise(sorted(own, key=lambda period: period.since)):
            if earlier.until is None or later.since <= earlier.until:
                yield Found(f"{system} from {later.since}, and from {earlier.since}", "one after the other", iso3)
        state, first = facts.states.get(iso3), min(period.since for period in own)
        late = state is not None and state.eligible_since is not None and first < state.eligible_since
        if late and system == "un_member":
            yield Found(f"{system} from {first}", f"{state and state.eligible_since} or later", iso3)
        for member in facts.periods_of(iso3, "un_member") if system == "un_observer" else ():
            if any(period.holds(member.since) or member.holds(period.since) for period in own):
                yield Found(f"observer on {member.since}, a Member from then", "one of the two", iso3)


@rule(
    52,
    "The United Nations had as many Members at the end of a year as it counted",
    article="United Nations, growth in membership",
    severity="error",
)
def _counted(facts: Facts) -> Iterator[Found]:
    if not facts.periods_of("USA", "un_member"):
        return
    for year, members in UN_MEMBERS.items():
        day = dt.date(year, 12, 31)
        counted = len(facts.members(day))
        if day <= facts.reg.as_of and counted != members:
            yield Found(f"{counted} Members on {day}", f"{members}", source="periods.csv")


@rule(
    53,
    "The proof that a state could take part is of that day",
    article=_ONE_RULE,
    severity="error",
)
def _shown(facts: Facts) -> Iterator[Found]:
    effects: dict[str, set[dt.date]] = defaultdict(set)
    for action in facts.reg.actions:
        if action.kind is ActionKind.SUCCESSION and action.effective is not None:
            effects[action.iso3].add(action.effective)
    for r in facts.reg.related:
        effects[r.iso3] |= {r.in_force} if r.in_force < r.deposited else set()
    for state in facts.reg.states:
        day, member = state.eligible_since, facts.member_since(state.iso3)
        if state.eligible_by == "un_membership" and day != member:
            yield Found(f"a Member from {member or 'no day'}", f"{day}", state.iso3, source=state.source)
        elif state.eligible_by == "succession" and effects[state.iso3] and day not in effects[state.iso3]:
            found = ", ".join(map(str, sorted(effects[state.iso3])))
            other = "all disputes are read the other way" if facts.read_the_other_way else ""
            found = f"successions with effect from {found}"
            yield Found(found, f"{day}", state.iso3, source=state.source, explained=other)
        elif state.eligible_by in ("act", "assembly") and member is not None and day is not None and member < day:
            found = f"{state.eligible_by} on {day}, a Member from {member}"
            yield Found(found, "the first of the two", state.iso3, source=state.source)


@rule(
    54,
    "An entry that the list kept beyond a state's last day says so, and the entry that follows it is a successor's",
    article="UN Treaty Collection, notes on former states; UN document A/50/326",
    severity="error",
)
def _entries(facts: Facts) -> Iterator[Found]:
    followed = {iso3: s for s in facts.reg.states if s.listed_since is not None for iso3 in s.successor_of}
    for state in facts.reg.states:
        if state.listed_until is None or state.listed_until == state.eligible_until:
            continue
        heir = followed.get(state.iso3)
        if not state.listed_as:
            yield Found(f"an entry until {state.listed_until} in no words", "how it read", state.iso3)
        if heir is None or heir.listed_since != state.listed_until + _DAY:
            found = f"an entry until {state.listed_until}, then {heir.iso3 if heir else 'no entry'}"
            yield Found(found, "a successor's from the day after", state.iso3, source=state.source)


RULES = (_acts, _periods, _counted, _shown, _entries)
