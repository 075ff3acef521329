"""Actions that contradict each other, or the states and instruments that they name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ccwuniv.errors import DataError
from ccwuniv.law import date_of_end
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind

if TYPE_CHECKING:
    from ccwuniv.records import Action, Instrument, State

__all__ = ["check_consistency", "check_references"]


def _refuse(rule: str, lines: Sequence[int], index: int, column: str, value: object) -> DataError:
    shown = value.isoformat() if isinstance(value, dt.date) else value
    if lines:
        return DataError(rule, file="actions.csv", row=lines[index], column=column, value=shown)
    return DataError(rule, file=f"action {index + 1}", column=column, value=shown)


def check_references(
    actions: Iterable[Action],
    instruments: Collection[str],
    states: Collection[str],
    lines: Sequence[int] = (),
) -> None:
    """Refuse an action that names an unknown state or instrument.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> check_references(reg.actions[:1], {"P5": reg.instrument("P5")}, {"AFG": reg.state("AFG")})
    Traceback (most recent call last):
    ...
    ccwuniv.errors.DataError: action 1, column 'instrument': 'CCW': is none of P5
    """
    for index, action in enumerate(actions):
        if action.iso3 not in states:
            raise _refuse("is none of the states", lines, index, "iso3", action.iso3)
        if action.instrument not in instruments:
            raise _refuse(f"is none of {', '.join(instruments)}", lines, index, "instrument", action.instrument)


def check_consistency(
    actions: Sequence[Action],
    instruments: Mapping[str, Instrument],
    states: Mapping[str, State],
    last_day: dt.date,
    lines: Sequence[int] = (),
) -> None:
    """Refuse duplicates, and actions that contradict each other or the calendar of their instrument and state.

    Leaving a convention ends what is annexed to it (article 9(3)), so that a consent to it may be given again later.

    Raises
    ------
    DataError
        Naming the line (or the action's place), the column, the value, and what it contradicts.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> instruments, states = {one.code: one for one in reg.instruments}, {one.iso3: one for one in reg.states}
    >>> check_consistency(reg.actions, instruments, states, reg.as_of)
    """
    _check_calendar(actions, instruments, states, last_day, lines)
    order = sorted(range(len(actions)), key=lambda i: (actions[i].date, actions[i].kind in ENDING_KINDS, i))
    bound: dict[tuple[str, str], Action] = {}
    over: dict[tuple[str, str | None], dt.date] = {}
    parents = {instrument.parent for instrument in instruments.values()}
    signed: dict[tuple[str, str], Action] = {}
    for index in order:
        action = actions[index]
        key = (action.iso3, action.instrument)
        what = f"of {action.iso3} on {action.instrument}"
        if action.kind in CONSENT_KINDS:
            ended = over.get((action.iso3, instruments[action.instrument].parent), dt.date.min)
            first = bound.get(key)
            if first is not None and not first.date < ended <= action.date:
                rule = (
                    f"duplicate of the {first.kind} {what} of that day"
                    if first.date == action.date
                    else f"contradicts the {first.kind} {what} of {first.date}, which is not ended"
                )
                raise _refuse(rule, lines, index, "date", action.date)
            bound[key] = action
        elif action.kind in ENDING_KINDS:
            if key not in bound:
                raise _refuse(f"a {action.kind} {what} without a consent before it", lines, index, "date", action.date)
            del bound[key]
            if action.instrument in parents:
                over[key] = date_of_end(action, instruments[action.instrument])
        elif action.kind is ActionKind.SIGNATURE:
            if key in signed:
                rule = f"duplicate of the signature {what} of {signed[key].date}"
                raise _refuse(rule, lines, index, "date", action.date)
            if key in bound and bound[key].date < action.date:
                rule = f"a signature {what} after its {bound[key].kind} of {bound[key].date}"
                raise _refuse(rule, lines, index, "date", action.date)
            signed[key] = action


def _check_calendar(
    actions: Sequence[Action],
    instruments: Mapping[str, Instrument],
    states: Mapping[str, State],
    last_day: dt.date,
    lines: Sequence[int],
) -> None:
    for index, action in enumerate(actions):
        state, instrument = states[action.iso3], instruments[action.instrument]
        if action.date > last_day:
            raise _refuse(f"is after the last day of the data, {last_day}", lines, index, "date", action.date)
        if instrument.adopted is not None and action.date < instrument.adopted:
            rule = f"is before {instrument.code} was adopted, on {instrument.adopted}"
            raise _refuse(rule, lines, index, "date", action.date)
        if state.eligible_until is not None and action.date > state.eligible_until:
            rule = f"is after the last day on which {state.name} was a participant, {state.eligible_until}"
            raise _refuse(rule, lines, index, "date", action.date)
        if action.effective is None:
            continue
        if action.effective < action.date and action.kind is not ActionKind.SUCCESSION:
            rule = f"a {action.kind} of {action.date} cannot take effect earlier"
            raise _refuse(rule, lines, index, "effective", action.effective)
