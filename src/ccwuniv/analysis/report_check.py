"""A report compared with a registry: each claim beside the registry's answer for the report's day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from ccwuniv._support import explained, several
from ccwuniv.errors import CcwError
from ccwuniv.outreach import NEIGHBOURS, Selector
from ccwuniv.records import DateLike, Status
from ccwuniv.registry import provenance, spell_of_status

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.records import State
    from ccwuniv.registry import Registry
    from ccwuniv.sources import Claim, IsuReport, PartyCount

__all__ = ["check_report"]

Verdict = Literal["agree", "differ", "not_checkable"]
_COUNTABLE = ("signatures", "signatories")
_COLUMNS = ("paragraph", "claim", "subject", "treaty", "said", "registry", "verdict", "reason")


@dataclass(frozen=True, slots=True)
class _Finding:
    """The registry's answer to a claim."""

    said: str
    registry: str
    verdict: Verdict
    reason: str = ""


_Check: TypeAlias = "Callable[[Claim, Registry, dt.date, str], _Finding]"


@explained
def check_report(reg: Registry, report: IsuReport, as_of: DateLike | None = None) -> pd.DataFrame:
    r"""Compare each claim of a report with a registry.

    Parties are counted as the United Nations counts them, by deposit of consent. A number differs only where it was
    stated as the total of the parties to an instrument. Of what else parties are counted by (``report.counts``) the
    registry holds the signatures; a number of them agrees, or is not checkable.

    Parameters
    ----------
    reg : Registry
        The data to hold it against.
    report : IsuReport
        A report that was read with :func:`~ccwuniv.read_report`.
    as_of : day, optional
        The day on which the claims are to hold; ``report.day``, the latest of which the report can speak, by default.

    Returns
    -------
    pandas.DataFrame
        A row per claim, in the order of the report: ``paragraph``; ``claim`` (``total``, ``not_party``, ``joined`` or
        ``count``); ``subject`` (a state, an instrument, states in words, or what was counted); ``treaty``; what is
        ``said``, and what the ``registry`` says; ``verdict`` (``agree``, ``differ`` or ``not_checkable``); and the
        ``reason`` of a verdict that is not plain agreement.

    Raises
    ------
    DateError
        For a day that the registry cannot answer for.

    Examples
    --------
    >>> from ccwuniv import Registry, read_report
    >>> report = read_report("As at 1 September 2014, the Convention has 119 High Contracting Parties; Protocol V, 84.")
    >>> check_report(Registry.bundled(), report)[["treaty", "said", "registry", "verdict"]].to_string(index=False)
    'treaty said registry verdict\n   CCW  119      117  differ\n    P5   84       84   agree'
    """
    import pandas as pd

    reg = reg.within_data()
    given = as_of if as_of is not None else report.day
    day = reg.recorded_day(given) if given is not None else None
    rows: list[tuple[object, ...]] = []
    checks: dict[str, _Check] = {**_CHECKS, "total": partial(_total, cache(lambda: _other_reading(reg)))}
    for claim in report.claims:
        finding = _finding(checks[claim.kind], claim, reg, day)
        subject = claim.iso3 or (claim.selector.describe() if claim.selector else claim.treaty)
        rows.append((claim.paragraph, claim.kind, subject, claim.treaty, *dataclasses.astuple(finding)))
    for count in _not_described(reg, report):
        finding = _counted(count, reg, day)
        subject = count.kind.replace("_", " ")
        rows.append((count.paragraph, "count", subject, count.treaty, *dataclasses.astuple(finding)))
    rows.sort(key=lambda row: int(str(row[0])))
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"paragraph": "int64"})
    why = report.day_reason if as_of is None else "given"
    frame.attrs = provenance(
        reg,
        "check_report",
        tables=("actions", "related"),
        as_of=day,
        report=report.title or report.source,
        day_reason=why,
    )
    return frame


def _finding(check: _Check, claim: Claim, registry: Registry, day: dt.date | None) -> _Finding:
    said = _said(claim)
    if day is None:
        return _Finding(said, "", "not_checkable", "the report gives no day; use as_of")
    try:
        return check(claim, registry, day, said)
    except CcwError as error:
        return _Finding(said, "", "not_checkable", str(error))


def _said(claim: Claim) -> str:
    if claim.kind == "not_party":
        return "not party"
    if claim.kind == "joined":
        return str(claim.day) if claim.day else "party"
    return str(claim.number)


def _total(other: Callable[[], Registry], claim: Claim, registry: Registry, day: dt.date, said: str) -> _Finding:
    code = registry.instrument(claim.treaty).code
    if claim.note == "ordinal":
        return _ordinal(claim.number or 0, code, registry, day, said)
    if claim.note:
        return _Finding(said, "", "not_checkable", f"the text gives no day for it, but {claim.note}")
    day = claim.day or day
    held = int(registry.totals(day)[code])
    if held == claim.number:
        return _Finding(said, str(held), "agree", f"on {claim.day}" if claim.day else "")
    readings = {
        "counted by entry into force the registry says the same": registry.totals(day, basis="in_force"),
        "under the other reading of disputed facts the registry says the same": other().totals(day),
    }
    same = [words for words, totals in readings.items() if int(totals[code]) == claim.number]
    reached = _reached(claim.number or 0, code, registry)
    return _Finding(said, str(held), "differ", same[0] if same else reached)


def _ordinal(number: int, code: str, registry: Registry, day: dt.date, said: str) -> _Finding:
    """Check that an instrument had at least a number of parties by a day."""
    held = int(registry.totals(day)[code])
    verdict: Verdict = "agree" if held >= number else "differ"
    return _Finding(said, str(held), verdict, _reached(number, code, registry))


def _not_described(registry: Registry, report: IsuReport) -> list[PartyCount]:
    """Return the counts that a registry can count, without those that are claims, with a description of the states."""
    described = {(claim.paragraph, claim.number) for claim in report.claims if claim.kind == "count"}
    countable = (count for count in report.counts if count.kind in _COUNTABLE and count.treaty in registry.codes)
    return [count for count in countable if (count.paragraph, count.number) not in described]


def _counted(count: PartyCount, registry: Registry, day: dt.date | None) -> _Finding:
    """Compare a number of signatures, or of signatories that are not party, with the registry."""
    said = str(count.number)
    if day is None:
        return _Finding(said, "", "not_checkable", "the report gives no day; use as_of")
    if count.kind == "signatures":
        held = len(registry.signatories(count.treaty, day))
    else:
        held = sum(registry.status(state, count.treaty, day) is Status.SIGNED for state in registry.states)
    if held == count.number:
        return _Finding(said, str(held), "agree")
    return _Finding(said, str(held), "not_checkable", "no total; perhaps of another day, or of a part of them")


def _other_reading(registry: Registry) -> Registry:
    return registry.with_disputes("alternative") if registry.disputes else registry


def _reached(number: int, code: str, registry: Registry) -> str:
    """Return the day on which an instrument first had a number of parties."""
    starts, ends = registry.starts_and_ends(code)
    counts = {day: bisect_right(starts, day) - bisect_right(ends, day) for day in dict.fromkeys(starts)}
    first = next((day for day, count in counts.items() if count >= number), None)
    if first is None or first > registry.as_of.toordinal():
        return f"it never had {several(number, 'party', 'parties')} up to {registry.as_of}"
    return f"it had {several(counts[first], 'party', 'parties')} from {dt.date.fromordinal(first)}"


def _not_party(claim: Claim, registry: Registry, day: dt.date, said: str) -> _Finding:
    state = registry.state(claim.iso3 or "")
    if not state.listed(day):
        return _Finding(
            said, "", "not_checkable", f"{state} was not a participant in the depositary's practice on {day}"
        )
    if claim.treaty in NEIGHBOURS:
        party = state.iso3 in Selector(party_to=(claim.treaty,)).resolve(registry, day)
        held = "party" if party else "not party"
    else:
        status = registry.status(state, claim.treaty, day)
        party = status in (Status.CONSENTED, Status.IN_FORCE)
        held = _party(registry, state, claim.treaty, day) if party else _outside(status)
    return _Finding(said, held, "differ" if party else "agree", claim.note)


def _party(registry: Registry, state: State, code: str, day: dt.date) -> str:
    """Name both days by which a state is party: that of its deposit, and that of entry into force."""
    spell = spell_of_status(registry.spells(state, code), day)
    assert spell is not None
    deposit = f"party by deposit of {spell.consent.date}"
    if spell.in_force is None:
        return deposit
    return f"{deposit}, in force {'since' if spell.in_force <= day else 'from'} {spell.in_force}"


def _outside(status: Status) -> str:
    return {Status.SIGNED: "not party, signatory", Status.ENDED: "no longer party"}.get(status, "not party")


def _joined(claim: Claim, registry: Registry, day: dt.date, said: str) -> _Finding:
    spells = registry.spells(claim.iso3 or "", claim.treaty)
    dates = [spell.consent.date for spell in spells if spell.consent.date <= max(day, claim.day or day)]
    held = ", ".join(map(str, dates)) or "not party"
    if claim.day is None:
        return _Finding(said, held, "agree" if dates else "differ")
    if claim.day > registry.as_of:
        return _Finding(said, held, "not_checkable", f"the data stop at {registry.as_of}")
    return _Finding(said, held, "agree" if claim.day in dates else "differ")


def _count(claim: Claim, registry: Registry, day: dt.date, said: str) -> _Finding:
    if claim.selector is None or claim.number is None:
        return _Finding(said, "", "not_checkable", "the states are not described")
    held = len(claim.selector.resolve(registry, day))
    if claim.number > held:
        return _Finding(said, str(held), "not_checkable", "no total; more States than fit the description on that day")
    if claim.note == "part":
        return _Finding(said, str(held), "not_checkable", f"unnamed, a part of the {held} that fit the description")
    if claim.number == held:
        return _Finding(said, str(held), "agree")
    return _Finding(said, str(held), "not_checkable", "no total; fewer States than fit the description on that day")


_CHECKS: dict[str, _Check] = {
    "not_party": _not_party,
    "joined": _joined,
    "count": _count,
}
