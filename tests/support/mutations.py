"""Mutations of the data: every way in which a row is likely to be wrong, and whether the checks see it.

    python -m tests.support.mutations [NUMBER]

Each mutation changes one fact of the shipped data. It is caught where reading refuses it, or where a rule finds what
nobody has explained. Without NUMBER every mutation is tried, which takes minutes; with it, up to so many of each kind.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ccwuniv as ccw
from ccwuniv.checks import Facts, findings, rules
from ccwuniv.errors import CcwError
from ccwuniv.records import CONSENT_KINDS, Action, ActionKind, Record, add_months
from ccwuniv.registry import check_consistency, check_references

SEED = 22495  # the number under which the Convention is registered

Rows = tuple[Action, ...]
Parts = dict[str, Any]

KINDS = (
    ActionKind.RATIFICATION,
    ActionKind.ACCEPTANCE,
    ActionKind.APPROVAL,
    ActionKind.ACCESSION,
    ActionKind.SUCCESSION,
    ActionKind.CONSENT_TO_BE_BOUND,
)
LETTERS = ("", "a", "A", "AA", "d", "P")


_ONE_SOURCE = "only the depositary's page, read again (ccwuniv update), sees "
_A_LONE_ACT = (
    "an act that is alone on its day, on an instrument that needs no other, may have been on another working day "
    "as far as treaty and published totals tell, and a signature of any in its year; "
)
WHY_NOT_ALL = {
    "date moved by a day": f"{_A_LONE_ACT}{_ONE_SOURCE}it",
    "date moved by a month": f"{_A_LONE_ACT}{_ONE_SOURCE}it",
    "date moved by a year": f"{_A_LONE_ACT}{_ONE_SOURCE}it",
    "day and month exchanged": f"{_A_LONE_ACT}{_ONE_SOURCE}it",
    "row dropped": "nobody published a total of Protocol II alone, a state with three protocols may lack one, and no "
    f"count holds a territorial note; {_ONE_SOURCE}it",
    "letter changed": "the table prints no letter for a later consent to Protocol III, and P would be the usual one",
    "instrument changed": f"Protocols I to III are in one table, and a state may have any of them; {_ONE_SOURCE}it",
    "state changed to one that has no such row": "the count stays the same, and any party to the Convention may accept "
    f"the instrument on that day; {_ONE_SOURCE}it",
    "states of neighbouring rows exchanged": "the counts stay the same, the days are near each other, and both states "
    f"may act on either; {_ONE_SOURCE}it",
    "published total moved by one": "eight of the 52 totals are known to differ, and then differ all the same",
}
"""Why not every mutation of a kind can be seen from the tables alone."""


@dataclass(frozen=True)
class Mutation:
    """A change of one fact: its kind, the instrument, what it is about, and the parts of the registry it replaces."""

    kind: str
    instrument: str
    what: str
    make: Callable[[ccw.Registry], Parts]


def _replaced(place: int, *rows: Action) -> Callable[[ccw.Registry], Parts]:
    return lambda reg: {"actions": (*reg.actions[:place], *rows, *reg.actions[place + 1 :])}


def _moved(day: dt.date) -> Iterator[tuple[str, dt.date]]:
    for days in (1, -1):
        yield "date moved by a day", day + dt.timedelta(days=days)
    for months in (1, -1):
        yield "date moved by a month", add_months(day, months)
    for months in (12, -12):
        yield "date moved by a year", add_months(day, months)
    if day.day <= 12 and day.day != day.month:
        yield "day and month exchanged", day.replace(month=day.day, day=day.month)


def _fields(action: Action) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the changes of one field of a row."""
    for kind, day in _moved(action.date):
        yield kind, {"date": day}
    for other in KINDS if action.kind in CONSENT_KINDS else KINDS[:1]:
        if other is not action.kind:
            yield "kind changed", {"kind": other}
    for letter in LETTERS:
        if letter != action.declared_as and action.kind in CONSENT_KINDS:
            yield "letter changed", {"declared_as": letter}
    wrong = add_months(action.effective or action.date, 0 if action.effective else 6) + dt.timedelta(days=1)
    if action.kind is not ActionKind.TERRITORIAL_APPLICATION:
        yield "date of effect set or moved", {"effective": wrong}
    yield "source emptied", {"source": ""}


def _of_rows(reg: ccw.Registry) -> Iterator[Mutation]:
    """Give the mutations of every row of actions.csv."""
    bound = {(a.iso3, a.instrument) for a in reg.actions if a.kind in CONSENT_KINDS}
    states = [state.iso3 for state in reg.states if state.kind != "former"]
    for place, action in enumerate(reg.actions):
        what = f"{action.iso3} {action.instrument} {action.kind} {action.date}"
        for kind, change in _fields(action):
            shown = ", ".join(f"{name} {value}" for name, value in change.items())
            yield Mutation(
                kind, action.instrument, f"{what}: {shown}", _replaced(place, action.model_copy(update=change))
            )
        yield Mutation("row dropped", action.instrument, what, _replaced(place))
        yield Mutation("row doubled", action.instrument, what, _replaced(place, action, action))
        others = [code for code in reg.codes if (action.iso3, code) not in bound] or [*reg.codes]
        for code in others:
            if code != action.instrument:
                other = action.model_copy(update={"instrument": code})
                yield Mutation("instrument changed", action.instrument, f"{what}: {code}", _replaced(place, other))
        after = [s for s in states if s > action.iso3 and (s, action.instrument) not in bound] or states
        if after[0] != action.iso3:
            other = action.model_copy(update={"iso3": after[0]})
            kind = "state changed to one that has no such row"
            yield Mutation(kind, action.instrument, f"{what}: {after[0]}", _replaced(place, other))
        yield from _exchanged(reg.actions, place)


def _exchanged(rows: Rows, place: int) -> Iterator[Mutation]:
    """Give the exchange of the states of two rows that are beside each other, where that is not a mere reordering."""
    if place + 1 == len(rows):
        return
    one, two = rows[place : place + 2]
    if one.instrument == two.instrument and (one.date, one.kind) != (two.date, two.kind):
        swapped = one.model_copy(update={"iso3": two.iso3}), two.model_copy(update={"iso3": one.iso3})

        def make(reg: ccw.Registry) -> Parts:
            return {"actions": (*reg.actions[:place], *swapped, *reg.actions[place + 2 :])}

        yield Mutation("states of neighbouring rows exchanged", one.instrument, f"{one.iso3} and {two.iso3}", make)


def _invented(reg: ccw.Registry) -> Iterator[Mutation]:
    """Give an invented consent of every state to every instrument that it has not, on a working day of 2019."""
    bound = {(a.iso3, a.instrument) for a in reg.actions if a.kind in CONSENT_KINDS}
    for instrument in reg.instruments:
        notified = instrument.code in {"AP2", "P4", "P5"}
        for state in reg.states:
            if (state.iso3, instrument.code) in bound or state.kind == "former":
                continue
            row = Action(
                iso3=state.iso3,
                instrument=instrument.code,
                kind=ActionKind.CONSENT_TO_BE_BOUND if notified else ActionKind.ACCESSION,
                date=dt.date(2019, 6, 4),
                declared_as="P" if notified else "a",
                source=f"UN Treaty Collection {instrument.untc_id}, status of {reg.as_of}",
            )
            yield Mutation("row invented", instrument.code, state.iso3, _added(row))


def _added(row: Action) -> Callable[[ccw.Registry], Parts]:
    return lambda reg: {"actions": (*reg.actions, row)}


def _of_other_tables(reg: ccw.Registry) -> Iterator[Mutation]:
    """Give the mutations of the dates of instruments, of totals, memberships, successions and disputes."""
    day = dt.timedelta(days=1)
    for i in reg.instruments:
        for name in ("adopted", "trigger_date", "entry_into_force"):
            yield _record("instrument's date moved by a day", "instruments", i, {name: getattr(i, name) + day})
    for total in reg.published_totals:
        for step in (1, -1):
            yield _record("published total moved by one", "published_totals", total, {"count": total.count + step})
    for m in reg.memberships:
        if m.until is None and m.scheme == "un":
            yield _record("regional group dropped", "memberships", m, {"until": reg.as_of - day})
    for state in reg.states:
        if state.successor_of:
            moved = state.eligible_since + day if state.eligible_since else None
            yield _record("day of a succession moved by a day", "states", state, {"eligible_since": moved})
    for dispute in reg.disputes:
        held = dispute.held_value + day if dispute.held_value else reg.as_of
        yield _record("disputed fact held otherwise", "disputes", dispute, {"held_value": held})


def _of_neighbours(reg: ccw.Registry) -> Iterator[Mutation]:
    """Give the mutations of the dates of effect of neighbouring treaties."""
    day = dt.timedelta(days=1)
    for r in reg.related:
        yield _record("neighbour's date of effect moved by a day", "related", r, {"in_force": r.in_force + day})


def _record(kind: str, table: str, record: Record, change: Parts) -> Mutation:
    def make(reg: ccw.Registry) -> Parts:
        return {table: [r.model_copy(update=change) if r == record else r for r in getattr(reg, table)]}

    about = getattr(record, "instrument", getattr(record, "code", getattr(record, "treaty", "states")))
    return Mutation(kind, about, f"{record} {change}", make)


def mutations(reg: ccw.Registry) -> dict[str, list[Mutation]]:
    """Return every mutation, by kind."""
    found: dict[str, list[Mutation]] = {}
    for mutation in (*_of_rows(reg), *_invented(reg), *_of_other_tables(reg), *_of_neighbours(reg)):
        found.setdefault(mutation.kind, []).append(mutation)
    return found


def caught(reg: ccw.Registry, parts: Parts) -> str:
    """Say what sees that parts of a registry are wrong: ``reader``, the number of a rule, or nothing."""
    try:
        if "actions" in parts:
            states = {state.iso3: state for state in reg.states}
            instruments = {i.code: i for i in reg.instruments}
            if not all(action.source for action in parts["actions"]):
                return "reader"
            check_references(parts["actions"], instruments, states)
            check_consistency(parts["actions"], instruments, states, reg.as_of)
        facts = Facts(reg.replaced(**parts))
    except CcwError:
        return "reader"
    unexplained = (f for rule in rules() for f in findings(rule, facts) if not f.explained)
    first = next(unexplained, None)
    return str(first.number) if first else ""


@dataclass
class Share:
    """How many mutations of a kind were tried, how many what caught, and which nothing did."""

    tried: int = 0
    by: Counter[str] = field(default_factory=Counter)
    missed: list[Mutation] = field(default_factory=list)

    @property
    def caught(self) -> int:
        return self.tried - len(self.missed)

    def line(self, kind: str) -> str:
        read = self.by["reader"]
        where = Counter(mutation.instrument for mutation in self.missed).most_common()
        missed = ", ".join(f"{code} {count}" for code, count in where)
        numbers = f"{self.tried:>6} {self.caught:>6} {self.caught / self.tried:>7.1%} {read:>7} {self.caught - read:>6}"
        return f"{kind:<40} {numbers}  {missed}".rstrip()


HEAD = f"{'mutation':<40} {'tried':>6} {'caught':>6} {'share':>7} {'reading':>7} {'rules':>6}  not caught"


def measure(reg: ccw.Registry, every: Mapping[str, Sequence[Mutation]]) -> dict[str, Share]:
    """Try mutations, and return the share caught by kind."""
    shares: dict[str, Share] = {}
    for kind, group in every.items():
        share = shares[kind] = Share()
        for mutation in group:
            by = caught(reg, mutation.make(reg))
            share.tried += 1
            share.by[by] += 1
            if not by:
                share.missed.append(mutation)
    return shares


def sample(every: Mapping[str, list[Mutation]], size: int) -> dict[str, Sequence[Mutation]]:
    """Draw up to so many mutations of each kind, always the same."""
    draw = random.Random(SEED)
    return {kind: draw.sample(group, min(size, len(group))) for kind, group in every.items()}


def report(shares: Mapping[str, Share]) -> str:
    """Return the shares as lines, with their sum, and why what is not caught cannot be."""
    whole = Share()
    for share in shares.values():
        whole.tried += share.tried
        whole.by += share.by
        whole.missed += share.missed
    blind = [f"{kind}: {WHY_NOT_ALL.get(kind, '')}" for kind, share in shares.items() if share.missed]
    lines = [HEAD, *(share.line(kind) for kind, share in shares.items()), whole.line("together")]
    rules_used = Counter({by: n for by, n in whole.by.items() if by.isdecimal()})
    first = ", ".join(f"{number} ({count})" for number, count in rules_used.most_common())
    return "\n".join([*lines, "", f"first seen by rule: {first}", "", *blind])


def main() -> None:
    reg = ccw.Registry.bundled()
    every = mutations(reg)
    begun = time.monotonic()
    shares = measure(reg, sample(every, int(sys.argv[1])) if sys.argv[1:] else every)
    print(report(shares))
    print(f"\n{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
