"""Dates of effect: the rule of the treaty, the counting of months, and the entry into force."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from ccwuniv.checks.facts import Facts, Participation
from ccwuniv.checks.printed import INSTRUMENTS, NEIGHBOURS
from ccwuniv.checks.rule import Found, Known, about, rule
from ccwuniv.law import NEIGHBOURING_RULES, date_of_effect, denunciation_effect
from ccwuniv.records import succession_of

__all__ = ["RULES"]


@rule(
    3,
    "A consent takes effect after the treaty's delay, counted from the act or, if that is later, from the one that "
    "brought the treaty into force",
    article="Convention, articles 5 and 8(1)(b); another treaty's rule of effect",
    severity="error",
)
def _rule_of_effect(facts: Facts) -> Iterator[Found]:
    for p in facts.participations:
        delay, general, trigger = p.instrument.effect_rule, p.instrument.entry_into_force, p.instrument.trigger_date
        if p.is_succession or delay is None or general is None:
            continue
        if trigger is None:
            expected = date_of_effect(p.consent.date, delay, general)
        else:
            expected = date_of_effect(max(p.consent.date, trigger), delay, trigger)
        if p.spell.in_force != expected:
            yield about(
                p.consent, f"effect on {p.spell.in_force} of the {p.consent.kind} of {p.consent.date}", f"{expected}"
            )
    for action in facts.signatures:
        if action.effective is not None:
            yield about(action, f"effect on {action.effective} of a signature", "none: a signature binds by no date")


@rule(
    5,
    "A protocol or amendment takes effect for a state no earlier than the Convention",
    article="Convention, article 4(5)",
    severity="error",
)
def _not_before_the_convention(facts: Facts) -> Iterator[Found]:
    for p in facts.participations:
        if p.instrument.parent is None or p.spell.in_force is None:
            continue
        spell = facts.spell_on(p.state.iso3, p.instrument.parent, p.consent.date)
        if spell is not None and spell.in_force is not None and p.spell.in_force < spell.in_force:
            yield about(
                p.consent, f"effect on {p.spell.in_force}", f"{spell.in_force} or later, as {p.instrument.parent}"
            )


@rule(
    6,
    "No consent takes effect before the instrument entered into force",
    article="Convention, article 5(1) and 5(3)",
    severity="error",
)
def _not_before_entry_into_force(facts: Facts) -> Iterator[Found]:
    for p in facts.participations:
        general = p.instrument.entry_into_force
        if p.spell.in_force is not None and general is not None and p.spell.in_force < general:
            yield about(p.consent, f"effect on {p.spell.in_force}", f"{general} or later")


def _by_months(facts: Facts) -> Iterator[tuple[Participation, dt.date]]:
    """Yield the consents whose effect is counted in months from their own day, with that effect."""
    for p in facts.participations:
        delay = p.instrument.effect_rule
        counted = delay is not None and (delay.unit, delay.anchor) == ("months", "day") and p.after_trigger
        if counted and not p.is_succession and p.spell.in_force is not None:
            yield p, p.spell.in_force


@rule(
    7,
    "Six months after an act are 181 to 184 days",
    article="Convention, article 5(2) and 5(4)",
    severity="warning",
)
def _six_months_in_days(facts: Facts) -> Iterator[Found]:
    for p, effect in _by_months(facts):
        days = (effect - p.consent.date).days
        if p.instrument.effect_rule is not None and p.instrument.effect_rule.delay == 6 and not 181 <= days <= 184:
            yield about(p.consent, f"effect {days} days after {p.consent.date}", "181 to 184 days")


@rule(
    8,
    "An act on a day up to the 28th takes effect on the same day of the month",
    article="the depositary's counting of months",
    severity="error",
)
def _same_day_of_the_month(facts: Facts) -> Iterator[Found]:
    for p, effect in _by_months(facts):
        if p.consent.date.day <= 28 and effect.day != p.consent.date.day:
            yield about(
                p.consent, f"act on {p.consent.date}, effect on {effect}", f"day {p.consent.date.day} of a month"
            )


@rule(
    9,
    "An act on the 29th, 30th or 31st takes effect on that day, or on the last day of a month that has no such day",
    article="the depositary's counting of months",
    severity="error",
)
def _last_days_of_the_month(facts: Facts) -> Iterator[Found]:
    for p, effect in _by_months(facts):
        if p.consent.date.day > 28:
            expected = min(p.consent.date.day, calendar.monthrange(effect.year, effect.month)[1])
            if effect.day != expected:
                yield about(p.consent, f"act on {p.consent.date}, effect on {effect}", f"day {expected} of the month")


@rule(
    17,
    "The consents reach the number that the treaty asks for on the day that its entry into force implies",
    article="Convention, article 5(1) and 5(3)",
    severity="error",
    known=(
        Known(
            None,
            "AP2",
            "20 consents before 1998-06-03, 21 by that day",
            "the 20th consent on the depositary's list is Norway's of 20 April 1998, while the official entry into "
            "force, 3 December 1998, fits the 21st, Lithuania's; cause unknown, the official day is the authority",
        ),
    ),
)
def _threshold(facts: Facts) -> Iterator[Found]:
    for code, instrument in facts.instruments.items():
        trigger, delay = instrument.trigger_date, instrument.effect_rule
        if delay is None or trigger is None or trigger > facts.reg.as_of:
            continue
        days = [action.date for action in facts.consents if action.instrument == code]
        before, by_then = sum(day < trigger for day in days), sum(day <= trigger for day in days)
        if before >= delay.threshold or by_then < delay.threshold:
            found = f"{before} consents before {trigger}, {by_then} by that day"
            yield Found(found, f"the consent number {delay.threshold} on that day", None, code, instrument.source)


@rule(
    18,
    "The days of adoption, of entry into force and of the act that triggered it are as the depositary prints them",
    article="Convention, articles 5 and 8; UN Treaty Collection XXVI-2",
    severity="error",
)
def _printed_dates(facts: Facts) -> Iterator[Found]:
    for code, instrument in facts.instruments.items():
        if code in INSTRUMENTS:
            for field, printed in INSTRUMENTS[code]._asdict().items():
                held = getattr(instrument, field)
                if held != printed:
                    yield Found(f"{field} {held}", f"{printed}", None, code, instrument.source)
        delay, trigger = instrument.effect_rule, instrument.trigger_date
        if delay is not None and trigger is not None:
            implied = date_of_effect(trigger, delay, trigger)
            if implied != instrument.entry_into_force:
                found = f"trigger_date {trigger}, entry_into_force {instrument.entry_into_force}"
                yield Found(found, f"the entry into force that it implies, {implied}", None, code, instrument.source)


@rule(
    35,
    "Consents of a state on one day take effect on one day, except to an instrument not yet in force",
    article="Convention, article 5(2) and 5(4)",
    severity="error",
)
def _one_day_one_effect(facts: Facts) -> Iterator[Found]:
    together: dict[tuple[object, ...], list[Participation]] = defaultdict(list)
    for p in facts.participations:
        delay = p.instrument.effect_rule
        if delay is not None and (p.is_succession or p.after_trigger):
            treaty = p.instrument.parent or p.instrument.code
            together[p.state.iso3, p.consent.date, p.is_succession, treaty, delay.delay, delay.unit].append(p)
    for group in together.values():
        effects = sorted({p.spell.in_force for p in group if p.spell.in_force is not None})
        for p in group:
            if len(effects) > 1 and p.spell.in_force != effects[0]:
                others = ", ".join(q.instrument.code for q in group if q.spell.in_force == effects[0])
                yield about(p.consent, f"effect on {p.spell.in_force}", f"{effects[0]}, as {others} of the same day")


@rule(
    43,
    "A neighbouring treaty takes effect for a state, and ends for it, on the days that its own rule gives; for a "
    "successor it takes effect on the day of its succession",
    article="Mine Ban Convention and Convention on Cluster Munitions, articles 17 and 20(3); Arms Trade Treaty, "
    "articles 22 and 24(2)",
    severity="error",
)
def _neighbours(facts: Facts) -> Iterator[Found]:
    for r in facts.reg.related:
        delay, general = NEIGHBOURING_RULES[r.treaty], NEIGHBOURS[r.treaty]
        implied = date_of_effect(r.deposited, delay, general)
        born = succession_of(facts.states[r.iso3]) if r.iso3 in facts.states else None
        succeeded = born is not None and r.in_force == max(born, general) <= r.deposited
        if r.in_force != implied and not succeeded:
            yield Found(
                f"effect on {r.in_force} of the consent of {r.deposited}", f"{implied}", r.iso3, r.treaty, r.source
            )
        notified, left = r.withdrawal_notified, r.withdrawal_effective
        if notified is not None and left is not None and left < denunciation_effect(notified, delay):
            expected = f"{denunciation_effect(notified, delay)} or later"
            yield Found(f"end on {left} after the notice of {notified}", expected, r.iso3, r.treaty, r.source)


@rule(
    48,
    "The day of a consent is that of its deposit, never a day of effect: not its own, nor that of the state's earlier "
    "consent, nor that of the treaty's entry into force",
    article="Convention, articles 4 and 5: what is notified to the depositary, and what follows from it",
    severity="error",
    known=(
        Known(
            "BGR",
            "AP2",
            "consent on 1998-12-03, the entry into force of AP2",
            "the depositary's table prints that day for Bulgaria's consent to be bound",
        ),
    ),
)
def _effect_as_deposit(facts: Facts) -> Iterator[Found]:
    effects: dict[str, list[Participation]] = defaultdict(list)
    for p in facts.participations:
        effects[p.state.iso3].append(p)
    for p in facts.participations:
        day, code = p.consent.date, p.instrument.code
        earlier = [q for q in effects[p.state.iso3] if q.consent.date < day == q.spell.in_force]
        if p.consent.effective == day:
            yield about(p.consent, f"consent on {day}, its own day of effect", "the day of its deposit")
        elif day == p.instrument.entry_into_force:
            yield about(p.consent, f"consent on {day}, the entry into force of {code}", "the day of its deposit")
        elif earlier:
            theirs = f"the effect of {earlier[0].instrument.code}, deposited on {earlier[0].consent.date}"
            yield about(p.consent, f"consent on {day}, {theirs}", "the day of its deposit")
    for r in facts.reg.related:
        if r.deposited in (r.in_force, NEIGHBOURS[r.treaty]):
            found = f"consent on {r.deposited}, a day of effect"
            yield Found(found, "the day of its deposit", r.iso3, r.treaty, r.source)


RULES = (
    _rule_of_effect,
    _not_before_the_convention,
    _not_before_entry_into_force,
    _six_months_in_days,
    _same_day_of_the_month,
    _last_days_of_the_month,
    _threshold,
    _printed_dates,
    _one_day_one_effect,
    _neighbours,
    _effect_as_deposit,
)
