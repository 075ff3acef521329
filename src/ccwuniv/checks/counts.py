"""Counts: what others published, what must add up, and who is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import INSTRUMENTS, PARTIES_NOT_MEMBERS, REGIONAL_GROUPS
from ccwuniv.checks.rule import Found, about, rule
from ccwuniv.law import Spell
from ccwuniv.records import CONSENT_KINDS, ActionKind, Basis, PublishedTotal

__all__ = ["RULES"]

GROUPS_LISTED = dt.date(2026, 2, 3)


@rule(
    16,
    "Twenty states had consented to the Convention on the day that brought it into force, three of them former ones",
    article="Convention, article 5(1)",
    severity="error",
    needs=("CCW",),
)
def _first_twenty(facts: Facts) -> Iterator[Found]:
    day = INSTRUMENTS["CCW"].trigger_date
    if day > facts.reg.as_of:
        return
    early = [action.iso3 for action in facts.consents if action.instrument == "CCW" and action.date <= day]
    former = [iso3 for iso3 in early if facts.states[iso3].kind == "former"]
    if (len(early), len(former)) != (20, 3):
        yield Found(
            f"{len(early)} by {day}, {len(former)} of them former states", "20, 3 of them former states", None, "CCW"
        )


@rule(
    23,
    "Only some parties to the Convention have accepted the amendment of article 1, each by an act of its own",
    article="Convention, article 8(1)(b)",
    severity="error",
    needs=("CCW", "A1"),
)
def _amendment(facts: Facts) -> Iterator[Found]:
    day = facts.reg.as_of
    parties, accepted = facts.parties("CCW", day), facts.parties("A1", day)
    for iso3 in sorted(accepted - parties):
        yield Found(f"party to A1 and not to CCW on {day}", "a party to CCW", iso3, "A1")
    if accepted and accepted == parties:
        found = f"all {len(parties)} parties to CCW on {day}"
        yield Found(found, "fewer: silence is not acceptance", None, "A1", severity="warning")


@rule(
    24,
    "On every day the parties to a protocol or amendment are among those to the Convention, and no more than they",
    article="Convention, article 4(3)-(5)",
    severity="error",
)
def _subset(facts: Facts) -> Iterator[Found]:
    bases: tuple[Basis, ...] = ("consent", "in_force")
    for p in facts.participations:
        parent = p.instrument.parent
        if parent is None or parent not in facts.instruments:
            continue
        for basis in bases:
            start = p.spell.start(basis)
            if start is not None and not _covered(p.spell, facts.spells(p.state.iso3, parent), basis):
                until = p.spell.ends or "today"
                yield about(p.consent, f"party from {start} to {until} ({basis})", f"a party to {parent} all that time")


def _covered(spell: Spell, parents: tuple[Spell, ...], basis: Basis) -> bool:
    start = spell.start(basis)
    return start is not None and any(
        parent.covers(start, basis) and (parent.ends is None or (spell.ends is not None and spell.ends <= parent.ends))
        for parent in parents
    )


@rule(
    26,
    "The totals that others published are reached, on some day of the month where the day is not known, or the "
    "difference is explained",
    article="data/totals.csv, each total with its source",
    severity="error",
)
def _published(facts: Facts) -> Iterator[Found]:
    for total in facts.reg.published_totals:
        plus, _, minus = total.instrument.partition(" not ")
        if total.kind != "total" or not facts.reg.first_day <= total.date <= facts.reg.as_of:
            continue
        if unknown := [code for code in (plus, minus) if code and code not in facts.instruments]:
            yield Found(f"a total of {unknown[0]}", "an instrument of the registry", None, None, total.source)
            continue
        counted = {
            day: len(facts.parties(plus, day) - (facts.parties(minus, day) if minus else frozenset()))
            for day in _days(total)
        }
        yield from _compared(total, counted)


def _days(total: PublishedTotal) -> list[dt.date]:
    """Return the days to which a total may refer: its own, or every day of its month up to it."""
    first = total.date.replace(day=1) if total.precision == "month" else total.date
    return [first + dt.timedelta(days=n) for n in range((total.date - first).days + 1)]


def _compared(total: PublishedTotal, counted: Mapping[dt.date, int]) -> Iterator[Found]:
    subject, minus, _ = total.instrument.partition(" not ")
    which = total.instrument if minus else "parties"
    fewest, most = min(counted.values()), max(counted.values())
    number = f"{fewest}" if fewest == most else f"{fewest} to {most}"
    when = f"on {total.date}" if total.precision == "day" else f"from {min(counted)} to {total.date}"
    found = f"{number} {which} counted {when}, {total.count} published"
    reached = total.count in counted.values()
    if total.agrees and not reached:
        yield Found(found, "the published total", None, subject, total.source)
    elif not total.agrees and reached:
        yield Found(found, "a difference, since the row says there is one", None, subject, total.source)
    elif not total.agrees:
        yield Found(found, "the published total", None, subject, total.source, None, "warning", total.note)


@rule(
    28,
    "The parties to the Convention are members of the United Nations, save the Holy See and Palestine",
    article="Convention, articles 3 and 4: all States",
    severity="error",
    needs=("CCW",),
)
def _members(facts: Facts) -> Iterator[Found]:
    day = facts.reg.as_of
    outside = {iso3 for iso3 in facts.parties("CCW", day) if facts.member_since(iso3) is None}
    expected = {iso3 for iso3, joined in PARTIES_NOT_MEMBERS.items() if joined <= day}
    also_possible = {state.iso3 for state in facts.states.values() if state.kind == "other"}
    for iso3 in sorted(outside - expected - also_possible):
        yield Found(f"party and no member on {day}", "a member of the United Nations", iso3, "CCW")
    for iso3 in sorted(expected - outside):
        yield Found(f"no party, or a member, on {day}", f"a party since {PARTIES_NOT_MEMBERS[iso3]}", iso3, "CCW")


@rule(
    36,
    "The regional groups have 54, 54, 23, 33 and 29 members, together the 193 of the United Nations, each in one group",
    article="UN DGACM, Regional groups of Member States; Kiribati and the United States are counted in",
    severity="error",
)
def _regional_groups(facts: Facts) -> Iterator[Found]:
    reg = facts.reg
    if reg.as_of < GROUPS_LISTED or set(reg.group_names("un")) != set(REGIONAL_GROUPS):
        return
    holding = [m for m in reg.memberships if m.scheme == "un" and m.holds(reg.as_of)]
    for group, size in REGIONAL_GROUPS.items():
        counted = sum(m.group == group for m in holding)
        if counted != size:
            yield Found(f"{counted} in {group}", f"{size}", source="groups.csv")
    groups = {m.iso3: m for m in holding}
    members = {state.iso3 for state in reg.states if state.kind == "member"}
    for iso3 in sorted(members ^ set(groups)):
        yield Found(f"{'in no group' if iso3 in members else 'in a group'}", "each member in one group", iso3)
    for m in holding:
        if groups[m.iso3] is not m:
            yield Found(f"in {m.group} and {groups[m.iso3].group}", "one group", m.iso3, source=m.source)


@rule(
    38,
    "A territorial note changes no count: every party consented itself, and had done so before such a note",
    article="Vienna Convention on the Law of Treaties, article 29",
    severity="error",
)
def _territories(facts: Facts) -> Iterator[Found]:
    consented = {(a.iso3, a.instrument) for a in facts.reg.actions if a.kind in CONSENT_KINDS}
    for code in facts.instruments:
        for iso3 in sorted(facts.parties(code, facts.reg.as_of)):
            if (iso3, code) not in consented:
                yield Found(f"counted on {facts.reg.as_of}", "a consent of the state", iso3, code)
    for action in facts.reg.actions:
        extended = action.kind is ActionKind.TERRITORIAL_APPLICATION
        if extended and facts.spell_on(action.iso3, action.instrument, action.date) is None:
            yield about(action, f"territorial application on {action.date}", "a party at that time", severity="warning")


RULES = (
    _first_twenty,
    _amendment,
    _subset,
    _published,
    _members,
    _regional_groups,
    _territories,
)
