"""Find the state of an act by its day: a name of several states means the one that bore it then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ccwuniv.errors import AmbiguousStateError, CcwError
from ccwuniv.records import CONSENT_KINDS
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.records import UntcAction, UntcConsent

__all__ = ["named_by_day"]


def named_by_day(
    actions: Iterable[UntcAction], consents: Iterable[UntcConsent], page: Page
) -> tuple[list[UntcAction], list[UntcConsent]]:
    """Return acts and consents with the states that bore their participants' names on their days.

    An act of a day on which no state did has none, and a note says so. Of a name that two bore on the day, such as
    "Congo" in 1962, an act is given to who bears it now, as the depositary's pages name the member that goes on, and a
    note says who the two are. A cross without a day is of the day of the participant's first deposit.
    """
    dated: list[UntcAction] = []
    deposited: dict[str, dt.date] = {}
    for act in actions:
        if act.kind in CONSENT_KINDS:
            deposited.setdefault(act.participant, act.date)
        iso3 = act.iso3
        if _day_matters(act.participant, iso3):
            iso3, why = _on(act.participant, act.date)
            if why:
                page.note(f"table {act.table}, row {act.row}", f"{act.participant}, {act.date}", why)
        dated.append(act if iso3 == act.iso3 else replace(act, iso3=iso3))
    given = []
    for consent in consents:
        day = consent.date or deposited.get(consent.participant)
        iso3 = consent.iso3
        if day and _day_matters(consent.participant, iso3):
            iso3, _ = _on(consent.participant, day)
        given.append(consent if iso3 == consent.iso3 else replace(consent, iso3=iso3))
    return dated, given


def _day_matters(name: str, iso3: str | None) -> bool:
    """Say whether which state a participant is depends on the day."""
    return _has_years(name) if iso3 else _depends_on_day(name)


@lru_cache(maxsize=1024)
def _has_years(name: str) -> bool:
    from ccwuniv.names import has_years

    return has_years(name)


@lru_cache(maxsize=1024)
def _depends_on_day(name: str) -> bool:
    from ccwuniv.names import depends_on_day

    return depends_on_day(name)


@lru_cache(maxsize=4096)
def _on(name: str, day: dt.date) -> tuple[str | None, str]:
    """Return the state that a page means by a name on a day, with a note if there is none or there were two."""
    from ccwuniv.names import is_over, resolve, resolve_printed

    shared = over = ""
    try:
        return resolve(name, day), ""
    except AmbiguousStateError as error:
        shared = str(error).removesuffix("; say which.")
    except CcwError as error:
        over = str(error).partition("; did you mean")[0] if is_over(name, day.isoformat()) else ""
    try:
        iso3 = resolve_printed(name, day)
    except CcwError as error:
        return None, str(error)
    if over:
        return iso3, f"{over}; read as {iso3}, its only bearer: see that name and day are right"
    return iso3, f"{shared}; read as {iso3}, whose name it is now: see which of them acted" if shared else ""
