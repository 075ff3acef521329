"""Whose an act is by its day: a name that several states bore means the one that bore it then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ccwuniv.errors import CcwError
from ccwuniv.records import CONSENT_KINDS
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.records import UntcAction, UntcConsent

__all__ = ["named_by_day"]


def named_by_day(
    actions: Iterable[UntcAction], consents: Iterable[UntcConsent], page: Page
) -> tuple[list[UntcAction], list[UntcConsent]]:
    """Return acts and consents with the states that bore their participants' names on their days.

    An act of a day on which no state did has none, and a note says so. A cross without a day is of the day of the
    participant's first deposit.
    """
    dated: list[UntcAction] = []
    deposited: dict[str, dt.date] = {}
    for act in actions:
        iso3, why = _state(act.participant, act.iso3, act.date)
        if why:
            page.note(f"table {act.table}, row {act.row}", f"{act.participant}, {act.date}", why)
        if act.kind in CONSENT_KINDS:
            deposited.setdefault(act.participant, act.date)
        dated.append(act if iso3 == act.iso3 else replace(act, iso3=iso3))
    given = []
    for consent in consents:
        day = consent.date or deposited.get(consent.participant)
        iso3 = _state(consent.participant, consent.iso3, day)[0] if day else consent.iso3
        given.append(consent if iso3 == consent.iso3 else replace(consent, iso3=iso3))
    return dated, given


def _state(name: str, iso3: str | None, day: dt.date) -> tuple[str | None, str]:
    """Return the state of a participant on a day, or None and why it is none; as it is where the day says no more."""
    return _on(name, day) if iso3 or _depends_on_day(name) else (None, "")


@lru_cache(maxsize=1024)
def _depends_on_day(name: str) -> bool:
    from ccwuniv.names import depends_on_day

    return depends_on_day(name)


@lru_cache(maxsize=4096)
def _on(name: str, day: dt.date) -> tuple[str | None, str]:
    from ccwuniv.names import resolve_printed

    try:
        return resolve_printed(name, day), ""
    except CcwError as error:
        return None, str(error)
