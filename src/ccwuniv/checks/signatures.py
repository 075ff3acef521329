"""Rules on signatures, and on the depositary's words for a consent with or without one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import SNAPSHOT
from ccwuniv.checks.rule import Found, Known, about, rule
from ccwuniv.records import Action, ActionKind

__all__ = ["RULES"]

SETTLED = dt.date(1993, 1, 1)  # since then today's states are what they are; none signed later
SIGNED = 50
SIGNED_WITH_FORMER_STATES = 53
SIGNED_AND_NOT_PARTY = 4


@rule(
    10,
    "A signature falls into the period in which the instrument was open for signature",
    article="Convention, article 3",
    severity="error",
)
def _period(facts: Facts) -> Iterator[Found]:
    for action in facts.signatures:
        period = facts.instruments[action.instrument].signature_period
        if period is not None and not period[0] <= action.date <= period[1]:
            yield about(action, f"signature on {action.date}", f"a day from {period[0]} to {period[1]}")


@rule(
    11,
    "A signature is no later than the consent of the state",
    article="Convention, article 4(1)",
    severity="error",
)
def _before_consent(facts: Facts) -> Iterator[Found]:
    for action in facts.signatures:
        consent = facts.first_consent(action.iso3, action.instrument)
        if consent is not None and consent.date < action.date:
            yield about(action, f"signature on {action.date}", f"a day up to the {consent.kind} of {consent.date}")


def _methods(facts: Facts) -> Iterator[tuple[Action, bool]]:
    """Give each state's first consent to an instrument that states signed, and whether it had signed, too."""
    signed = {(action.iso3, action.instrument) for action in facts.signatures}
    open_for_signature = {code for _, code in signed}
    for iso3, code in facts.acts:
        consent = facts.first_consent(iso3, code) if code in open_for_signature else None
        if consent is not None:
            yield consent, (iso3, code) in signed


_NO_SIGNATURE = "the depositary prints an acceptance without a signature, and the data follow it"


@rule(
    12,
    "A ratification follows a signature; so, as a rule, do acceptance and approval",
    article="Convention, article 4(1)",
    severity="error",
    known=(
        Known("CHL", "CCW", "acceptance on 2003-10-15, no signature", _NO_SIGNATURE),
        Known("CIV", "CCW", "acceptance on 2016-05-25, no signature", _NO_SIGNATURE),
    ),
)
def _ratification_follows_signature(facts: Facts) -> Iterator[Found]:
    for consent, signed in _methods(facts):
        if signed:
            continue
        found = f"{consent.kind} on {consent.date}, no signature"
        if consent.kind is ActionKind.RATIFICATION:
            yield about(consent, found, "a signature before it")
        elif consent.kind in {ActionKind.ACCEPTANCE, ActionKind.APPROVAL}:
            yield about(consent, found, "a signature before it", severity="warning")


@rule(
    13,
    "A state that signed does not accede",
    article="Convention, article 4(1)",
    severity="error",
)
def _signatories_do_not_accede(facts: Facts) -> Iterator[Found]:
    for consent, signed in _methods(facts):
        if signed and consent.kind is ActionKind.ACCESSION:
            yield about(
                consent, f"accession on {consent.date} after a signature", "ratification, acceptance or approval"
            )


@rule(
    15,
    "Fifty of today's states signed the Convention, with three former ones 53; four of the fifty are not party",
    article="UN Treaty Collection XXVI-2, status of 2026-02-03",
    severity="warning",
    needs=("CCW",),
)
def _signatories(facts: Facts) -> Iterator[Found]:
    if facts.reg.as_of < SETTLED:
        return
    all_of_them = {action.iso3 for action in facts.signatures if action.instrument == "CCW"}
    today = {iso3 for iso3 in all_of_them if facts.states[iso3].listed(facts.reg.as_of)}
    for counted, expected, what in (
        (len(today), SIGNED, "of today's states signed"),
        (len(all_of_them), SIGNED_WITH_FORMER_STATES, "states signed, former ones among them"),
    ):
        if counted != expected:
            yield Found(f"{counted} {what}", f"{expected}", None, "CCW")
    if facts.reg.as_of >= SNAPSHOT:
        waiting = today - facts.parties("CCW", SNAPSHOT)
        if len(waiting) != SIGNED_AND_NOT_PARTY:
            found = f"{len(waiting)} signed and are not party ({', '.join(sorted(waiting))})"
            yield Found(found, f"{SIGNED_AND_NOT_PARTY} on {SNAPSHOT}", None, "CCW")


RULES = (
    _period,
    _before_consent,
    _ratification_follows_signature,
    _signatories_do_not_accede,
    _signatories,
)
