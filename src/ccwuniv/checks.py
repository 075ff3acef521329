"""The invariants that hold among treaty actions, as findings: each rule a function, each naming its article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ccwuniv.law import date_of_effect, two_protocol_rule
from ccwuniv.model import CONSENT_KINDS, Action, ActionKind, Finding, Instrument

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["check"]

Rule = Callable[["Registry"], Iterator[Finding]]


def check(reg: Registry) -> tuple[Finding, ...]:
    """Test a registry against the invariants of its law, and return what does not hold.

    An ``error`` contradicts the treaty or the data themselves; a ``warning`` is rare and possible. The shipped data
    have no errors. A registry of another treaty is tested against the rules that apply to any treaty.

    Parameters
    ----------
    reg : Registry

    Returns
    -------
    tuple of Finding
        Errors first; each with its rule, severity, message, and the state and instrument it is about.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [finding for finding in check(Registry.bundled()) if finding.severity == "error"]
    []
    """
    found = [finding for rule in _RULES for finding in rule(reg)]
    return tuple(sorted(found, key=lambda finding: finding.severity != "error"))


def _finding(rule: str, severity: str, message: str, action: Action | None = None, code: str | None = None) -> Finding:
    return Finding.model_validate(
        {
            "rule": rule,
            "severity": severity,
            "message": message,
            "iso3": action.iso3 if action else None,
            "instrument": action.instrument if action else code,
        }
    )


def _consents(reg: Registry) -> Iterator[Action]:
    return (action for action in reg.actions if action.kind in CONSENT_KINDS)


def _two_protocols(reg: Registry) -> Iterator[Finding]:
    rule = "Convention, article 4(3): two protocols at deposit"
    if "CCW" not in reg.codes:
        return
    for deposit in _consents(reg):
        if deposit.instrument != "CCW":
            continue
        chosen = [
            spell.consent.instrument
            for code in reg.codes
            for spell in reg.spells(deposit.iso3, code)
            if spell.consent.date <= deposit.date
        ]
        result = two_protocol_rule(chosen)
        if not result.satisfied:
            message = f"{deposit.iso3} deposited on {deposit.date} with {', '.join(result.counted) or 'no protocol'}"
            yield _finding(rule, "error", message, deposit)
        elif result.warning:
            yield _finding(rule, "warning", f"{deposit.iso3}: {result.warning}", deposit)


def _annexed_after_convention(reg: Registry) -> Iterator[Finding]:
    rule = "Convention, article 4(3)-(4): no consent to an annexed instrument before the Convention"
    parents = {i.code: i.parent for i in reg.instruments if i.parent in reg.codes}
    for action in _consents(reg):
        parent = parents.get(action.instrument)
        if parent is None:
            continue
        own = reg.spells(action.iso3, parent)
        if not any(s.consent.date <= action.date and (s.ends is None or action.date < s.ends) for s in own):
            message = f"{action.iso3} consented to {action.instrument} on {action.date} without being party to {parent}"
            yield _finding(rule, "error", message, action)
            continue
        mine = next((s for s in reg.spells(action.iso3, action.instrument) if s.consent is action), None)
        begun = min((s.effect for s in own if s.effect is not None), default=None)
        if mine is not None and mine.effect is not None and begun is not None and mine.effect < begun:
            message = (
                f"{action.iso3}: {action.instrument} would take effect on {mine.effect}, before {parent} on {begun}"
            )
            yield _finding(rule, "error", message, action)


def _effects(reg: Registry) -> Iterator[Finding]:
    by_code = {i.code: i for i in reg.instruments}
    for action in _consents(reg):
        instrument = by_code[action.instrument]
        if action.kind is ActionKind.SUCCESSION:
            if action.effective is not None and action.effective > action.date:
                message = (
                    f"{action.iso3} succeeded with effect from {action.effective}, after it notified on {action.date}"
                )
                yield _finding("a succession takes effect before its notification", "error", message, action)
        elif action.effective is not None and instrument.effect_rule is not None:
            expected = date_of_effect(action.date, instrument.effect_rule, instrument.entry_into_force)
            if action.effective != expected:
                message = (
                    f"{action.iso3} on {action.instrument}: {action.effective} is printed, the rule gives {expected}"
                )
                yield _finding(instrument.effect_rule.article or "date of effect", "error", message, action)


def _signatures(reg: Registry) -> Iterator[Finding]:
    for instrument in reg.instruments:
        for state in reg.states:
            signed = reg.signature(state, instrument)
            if signed is not None:
                yield from _signature_period(signed, instrument)
            spells = reg.spells(state, instrument)
            if spells and instrument.signature_period is not None:
                yield from _method(spells[0].consent, signed)


def _signature_period(signed: Action, instrument: Instrument) -> Iterator[Finding]:
    period = instrument.signature_period
    if period is not None and not period[0] <= signed.date <= period[1]:
        message = f"{signed.iso3} signed on {signed.date}, outside {period[0]} to {period[1]}"
        yield _finding("Convention, article 3: the period of signature", "error", message, signed)


def _method(consent: Action, signed: Action | None) -> Iterator[Finding]:
    rule = "Convention, article 4(1): a signatory ratifies, a State that has not signed accedes"
    if consent.kind is ActionKind.RATIFICATION and signed is None:
        yield _finding(rule, "error", f"{consent.iso3} ratified on {consent.date} without a signature", consent)
    elif consent.kind in (ActionKind.ACCEPTANCE, ActionKind.APPROVAL) and signed is None:
        message = f"{consent.iso3}: {consent.kind} on {consent.date} without a signature"
        yield _finding(rule, "warning", message, consent)
    elif consent.kind is ActionKind.ACCESSION and signed is not None:
        yield _finding(rule, "error", f"{consent.iso3} acceded on {consent.date} although it had signed", consent)


def _successions(reg: Registry) -> Iterator[Finding]:
    for action in _consents(reg):
        if action.kind is not ActionKind.SUCCESSION:
            continue
        predecessors = [p for p in reg.state(action.iso3).successor_of if p in {s.iso3 for s in reg.states}]
        if not any(reg.spells(p, action.instrument) for p in predecessors):
            message = f"{action.iso3} succeeded to {action.instrument}, to which no predecessor in the data was party"
            yield _finding("a succession needs a predecessor that was bound", "warning", message, action)


def _entry_into_force(reg: Registry) -> Iterator[Finding]:
    for instrument in reg.instruments:
        rule, trigger, code = instrument.effect_rule, instrument.trigger_date, instrument.code
        if rule is None or trigger is None or instrument.entry_into_force is None:
            continue
        implied = date_of_effect(trigger, rule, trigger)
        if implied != instrument.entry_into_force:
            message = (
                f"{code}: the trigger {trigger} implies {implied}, the depositary has {instrument.entry_into_force}"
            )
            yield _finding("the trigger date implies the entry into force", "error", message, code=code)
        days = [a.date for a in _consents(reg) if a.instrument == code]
        by_then, before = (sum(day <= limit for day in days) for limit in (trigger, trigger - dt.timedelta(days=1)))
        if by_then < rule.threshold or before >= rule.threshold:
            message = (
                f"{code}: {before} consents before the trigger {trigger}, {by_then} with it; {rule.threshold} needed"
            )
            yield _finding("the act that completes the threshold", "warning", message, code=code)


def _unusual_days(reg: Registry) -> Iterator[Finding]:
    for action in reg.actions:
        if action.date.weekday() >= 5:
            message = f"{action.iso3}: {action.kind} of {action.instrument} on {action.date:%A}, {action.date}"
            yield _finding("deposits fall on working days", "warning", message, action)
    for action in _consents(reg):
        since = reg.state(action.iso3).un_member_since
        if action.instrument == reg.codes[0] and since is not None and action.date < since:
            message = f"{action.iso3} consented on {action.date}, before it joined the United Nations on {since}"
            yield _finding("parties are mostly UN members when they consent", "warning", message, action)


def _published(reg: Registry) -> Iterator[Finding]:
    for total in reg.published_totals:
        if total.kind != "total":
            continue
        plus, _, minus = total.instrument.partition(" not ")
        less = {s.iso3 for s in reg.parties(minus, total.as_of)} if minus else set()
        counted = sum(s.iso3 not in less for s in reg.parties(plus, total.as_of))
        if (counted == total.count) != total.agrees:
            message = (
                f"{total.instrument} on {total.as_of}: {total.count} published, {counted} counted ({total.source})"
            )
            yield _finding("published totals are reproduced or explained", "error", message, code=plus)


_RULES: tuple[Rule, ...] = (
    _two_protocols,
    _annexed_after_convention,
    _effects,
    _signatures,
    _successions,
    _entry_into_force,
    _unusual_days,
    _published,
)
