"""Checks of a row's sense: no effect before the treaty, no act after the page, no entry into force without an act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.records import UntcAction

__all__ = ["Effect", "checked", "with_deposits", "with_effects", "with_territories"]

_MAY_TAKE_EFFECT = (
    CONSENT_KINDS | ENDING_KINDS | {ActionKind.PROVISIONAL_APPLICATION, ActionKind.TERRITORIAL_APPLICATION}
)


_NAMES_NO_ACT = "names no act"
_DEPOSITED = re.compile(r"d[eé]p[oóô]sit|dép[oô]t|receipt|сдач", re.IGNORECASE)


class Effect(NamedTuple):
    """A day of effect of a row, and how it is printed."""

    printed: str
    day: dt.date


def with_effects(acts: list[UntcAction], effects: Iterable[Effect], unread: list[str]) -> list[UntcAction]:
    """Give each day of effect to the last act of its row that it can belong to; a signature takes none."""
    for printed, day in effects:
        takers = [n for n, act in enumerate(acts) if act.kind in CONSENT_KINDS | ENDING_KINDS and not act.effective]
        takers = takers or [n for n, act in enumerate(acts) if act.kind in _MAY_TAKE_EFFECT and not act.effective]
        if takers:
            acts[takers[-1]] = replace(acts[takers[-1]], effective=day)
        else:
            unread.append(f"day of effect {printed} belongs to no act of this row")
    return acts


def with_deposits(acts: list[UntcAction], unread: list[str]) -> list[UntcAction]:
    """Use a day whose heading names no act ("Deposit" beside "Ratification") for the row's consent.

    The day of deposit is that of the act. Any other day of what is one consent is not a second one.
    """
    unnamed = [act for act in acts if act.kind in CONSENT_KINDS and _NAMES_NO_ACT in act.note]
    named = [act for act in acts if act.kind in CONSENT_KINDS and _NAMES_NO_ACT not in act.note]
    if not unnamed or not named:
        return acts
    kept = [act for act in acts if act not in unnamed]
    for day in unnamed:
        own = named[0]
        if any(act.date == day.date for act in named):
            continue
        if len(named) == len(unnamed) == 1 and day.date > own.date and _DEPOSITED.search(day.column):
            said = f"{own.column!r} of {own.date}; the day is that in {day.column!r}"
            kept[kept.index(own)] = replace(own, date=day.date, note="; ".join(filter(None, (own.note, said))))
        else:
            unread.append(f"{day.column}: {day.date}, a second day beside {own.column!r}")
    return kept


def with_territories(acts: list[UntcAction], territories: Sequence[str], unread: list[str]) -> list[UntcAction]:
    """Note the territories of an act; it is then a territorial application, and ends nothing."""
    if territories and not acts:
        unread.append(f"territories: {'; '.join(territories)}")
    if not territories:
        return acts
    kind, kept = ActionKind.TERRITORIAL_APPLICATION, []
    for act in acts:
        if act.kind in ENDING_KINDS:
            unread.append(f"{act.kind} of {act.date} for {'; '.join(territories)}, which ends no participation")
        else:
            kept.append(replace(act, kind=kind, note="; ".join(filter(None, (act.note, *territories)))))
    return kept


def checked(
    page: Page, acts: Sequence[UntcAction], undone: Sequence[tuple[UntcAction, dt.date]], day: dt.date | None
) -> list[UntcAction]:
    """Return the acts of a page without those later than the page, and without impossible effects.

    ``day`` is that which the caller gives; it is asked where the page prints none.
    """
    header = page.header
    last = header.status_day or day
    adopted = header.concluded or min((act.date for act in acts), default=None) if _prints_effects(acts) else None
    kept = []
    for act in acts:
        if last and act.date > last:
            what = f"{act.participant}: {act.kind} of {act.date}"
            page.note(_place(act), what, "later than the page itself; it is not an act")
            continue
        if act.effective and adopted and act.effective < adopted:
            problem = "an effect before the treaty was adopted; it is not used"
        elif act.effective and act.kind in ENDING_KINDS and act.effective < act.date:
            problem = "an effect before its notification; it is not used"
        else:
            kept.append(act)
            continue
        page.note(_place(act), f"{act.participant}: {act.effective}", problem)
        kept.append(replace(act, effective=None))
    kept = _without_undone(kept, undone) if undone else kept
    _note_endings_alone(page, kept)
    return kept


def _note_endings_alone(page: Page, acts: Sequence[UntcAction]) -> None:
    """Note participants with an ending but no consent before it."""
    for act in acts:
        if act.kind in ENDING_KINDS and not any(
            one.kind in CONSENT_KINDS and one.participant == act.participant and one.date <= act.date for one in acts
        ):
            what = f"{act.participant}: {act.kind} of {act.date}"
            page.note(_place(act), what, "an ending before every consent")


def _place(act: UntcAction) -> str:
    return f"table {act.table}, row {act.row}"


def _prints_effects(acts: Sequence[UntcAction]) -> bool:
    return any(act.effective for act in acts)


def _without_undone(acts: list[UntcAction], undone: Iterable[tuple[UntcAction, dt.date]]) -> list[UntcAction]:
    for taken_back, day in undone:
        own = [
            act
            for act in acts
            if act.kind in ENDING_KINDS and act.participant == taken_back.participant and act.date <= day
        ]
        if own:
            acts.remove(max(own, key=lambda act: act.date))
    return acts
