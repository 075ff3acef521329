"""Rules on acts: what a consent needs, and on which days acts can fall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import FIRST_ACTS, FIRST_THREE, INSTRUMENTS, LATER_CONSENTS, OPENED, SNAPSHOT
from ccwuniv.checks.rule import Found, Known, about, rule
from ccwuniv.law import COUNTING_PROTOCOLS
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, Action, ActionKind
from ccwuniv.registry import too_few_protocols, without_the_convention

__all__ = ["RULES"]

PROTOCOLS = tuple(sorted(COUNTING_PROTOCOLS))


@rule(
    1,
    "A party consented to at least two protocols when it deposited its consent to the Convention",
    article="Convention, article 4(3)",
    severity="error",
    needs=("CCW", *PROTOCOLS),
)
def _two_protocols(facts: Facts) -> Iterator[Found]:
    for deposit in facts.consents:
        if (doubt := too_few_protocols(facts.reg, deposit)) is not None:
            yield about(deposit, doubt.found, doubt.expected, doubt.severity)


@rule(
    2,
    "An act on a protocol or amendment follows the state's consent to the Convention to which it is annexed",
    article="Convention, article 4(3)-(4)",
    severity="error",
)
def _after_the_convention(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        if (doubt := without_the_convention(facts.reg, action)) is not None:
            yield about(action, doubt.found, doubt.expected)


@rule(
    19,
    "No act is later than the last day of the data",
    article="the data end on the day of the depositary's tables",
    severity="error",
)
def _within_the_data(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        if action.date > facts.reg.as_of:
            yield about(action, f"{action.kind} on {action.date}", f"a day up to {facts.reg.as_of}")


@rule(
    20,
    "Acts fall on working days",
    article="the depositary's practice; treaty events and time zones are possible exceptions",
    severity="warning",
)
def _working_days(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        if action.date.weekday() >= 5:
            yield about(action, f"{action.kind} on {action.date:%A}, {action.date}", "Monday to Friday")


@rule(
    21,
    "A state acts once on an instrument: it consents again only after it left, and signs once",
    article="Vienna Convention on the Law of Treaties, articles 11 and 54",
    severity="error",
)
def _once(facts: Facts) -> Iterator[Found]:
    for (iso3, code), acts in facts.acts.items():
        bound: Action | None = None
        parent = facts.instruments[code].parent or ""
        cascade = [a for a in facts.acts.get((iso3, parent), ()) if a.kind in ENDING_KINDS]  # article 9(3)
        for action in sorted([*acts, *cascade], key=lambda a: (a.date, a.kind in ENDING_KINDS)):
            if action.kind in ENDING_KINDS:
                if bound is None and action.instrument == code:
                    yield about(action, f"{action.kind} on {action.date}", "a consent before it")
                bound = None
            elif action.kind in CONSENT_KINDS:
                if bound is not None:
                    what = f"{action.kind} on {action.date}, after the {bound.kind} of {bound.date}"
                    yield about(action, what, "one consent")
                bound = action
        yield from _repeated(acts)


def _repeated(acts: Sequence[Action]) -> Iterator[Found]:
    signed = [action for action in acts if action.kind is ActionKind.SIGNATURE]
    for action in signed[1:]:
        yield about(action, f"signatures on {signed[0].date} and {action.date}", "one signature")
    counted = Counter((action.kind, action.date) for action in acts if action not in signed)
    for action in {(a.kind, a.date): a for a in acts}.values():
        if counted[action.kind, action.date] > 1:
            yield about(action, f"{action.kind} of {action.date} twice", "one row for one act")


@rule(
    29,
    "A party had joined the United Nations when it consented to the Convention",
    article="rare exceptions: the Convention is open to all States (articles 3 and 4)",
    severity="warning",
    needs=("CCW",),
    known=(
        Known(
            "CHE",
            "CCW",
            "consent on 1982-08-20, member since 2002-09-10",
            "Switzerland was party long before it became a member of the United Nations",
        ),
        Known(
            "LIE",
            "CCW",
            "consent on 1989-08-16, member since 1990-09-18",
            "Liechtenstein was party before it became a member of the United Nations",
        ),
    ),
)
def _members(facts: Facts) -> Iterator[Found]:
    for action in facts.consents:
        since = facts.member_since(action.iso3)
        if action.instrument == "CCW" and since is not None and action.date < since:
            yield about(action, f"consent on {action.date}, member since {since}", "a day after it joined")


@rule(
    30,
    "No act is earlier than the adoption of its instrument, nor than the opening for signature",
    article="Convention, articles 3 and 8",
    severity="error",
)
def _after_adoption(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        instrument = facts.instruments[action.instrument]
        period = instrument.signature_period
        known = [instrument.adopted, period[0] if period else None]
        if instrument.code in INSTRUMENTS:
            known += [INSTRUMENTS[instrument.code].adopted, OPENED]
        earliest = max((day for day in known if day is not None), default=None)
        if earliest is not None and action.date < earliest:
            yield about(action, f"{action.kind} on {action.date}", f"a day from {earliest}")


@rule(
    31,
    "Mexico consented first to the Convention, Finland to Protocol IV",
    article="UN Treaty Collection XXVI-2 and XXVI-2-a",
    severity="warning",
    needs=tuple(FIRST_ACTS),
)
def _first_acts(facts: Facts) -> Iterator[Found]:
    for code, (iso3, day) in FIRST_ACTS.items():
        if day > facts.reg.as_of:
            continue
        mine = [action for action in facts.consents if action.instrument == code]
        first = min(mine, key=lambda action: action.date, default=None)
        if first is None:
            yield Found("no consent", f"{iso3} on {day}", instrument=code)
        elif (first.iso3, first.date) != (iso3, day):
            yield about(first, f"the first consent on {first.date}", f"{iso3} on {day}")


@rule(
    33,
    "Consent to be bound by Protocols I to III is notified with the Convention's deposit, or on a later day that the "
    "depositary prints; to succeed to them is part of a succession to the Convention",
    article="Convention, article 4(3)-(4); UN Treaty Collection XXVI-2, heading and notes of the table of protocols",
    severity="warning",
    needs=("CCW", *FIRST_THREE),
)
def _with_the_convention(facts: Facts) -> Iterator[Found]:
    for action in facts.consents:
        deposit = facts.first_consent(action.iso3, "CCW")
        if action.instrument not in FIRST_THREE or deposit is None:
            continue
        with_it = action.date == deposit.date
        succeeds = with_it and deposit.kind is ActionKind.SUCCESSION
        kind = ActionKind.SUCCESSION if succeeds else ActionKind.CONSENT_TO_BE_BOUND
        printed = LATER_CONSENTS.get((action.iso3, action.instrument), deposit.date)
        later = action.date > max(SNAPSHOT, deposit.date)
        if action.kind is not kind or not (later or action.date == printed):
            yield about(action, f"{action.kind} on {action.date}", f"{kind} on {printed}")


_TWO_DEPOSITS = "the depositary's tables print two days; another deposit within a month is rare, and possible"


@rule(
    42,
    "A state's consents within a month are all of one day",
    article="the depositary's tables: with three exceptions no state acted twice within 31 days",
    severity="warning",
    needs=("CCW",),
    known=(
        Known("ESP", "AP2", "consent on 1998-01-27, 8 days after P4", _TWO_DEPOSITS),
        Known("FRA", "AP2", "consent on 1998-07-23, 23 days after P4", _TWO_DEPOSITS),
        Known("URY", "P4", "consent on 1998-09-18, 31 days after AP2", _TWO_DEPOSITS),
    ),
)
def _on_one_day(facts: Facts) -> Iterator[Found]:
    by_state: dict[str, list[Action]] = {}
    for action in facts.consents:
        if action.instrument in INSTRUMENTS:
            by_state.setdefault(action.iso3, []).append(action)
    for acts in by_state.values():
        for earlier, later in pairwise(sorted(acts, key=lambda action: action.date)):
            days = (later.date - earlier.date).days
            if 0 < days <= 31:
                found = f"consent on {later.date}, {days} day{'' if days == 1 else 's'} after {earlier.instrument}"
                yield about(later, found, f"{earlier.date}, or a day more than a month later")


RULES = (
    _two_protocols,
    _after_the_convention,
    _within_the_data,
    _working_days,
    _once,
    _members,
    _after_adoption,
    _first_acts,
    _with_the_convention,
    _on_one_day,
)
