"""What an act proves of its state: that it could take part on that day, and was on the depositary's list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ccwuniv.errors import DataError

if TYPE_CHECKING:
    from ccwuniv.records import Action, State

__all__ = ["is_first_shown_by", "states_shown_by"]

_DAY = dt.timedelta(days=1)


def states_shown_by(
    actions: Iterable[Action], states: Mapping[str, State], beside: Iterable[Action] = ()
) -> dict[str, State]:
    """Return the states with the days that some acts prove, so that every State that counts is in the denominator, too.

    An act on the depositary's list proves on its day that its state could take part, and that the list had an entry for
    it. Where that entry follows another one (Serbia's, that of "Yugoslavia"), the other ends the day before, unless an
    act rests on it, too: then the list has both. ``beside`` are acts that are there already.

    Raises
    ------
    DataError
        For an act of a successor before the day of its succession: it is another state's.

    Examples
    --------
    >>> from ccwuniv import Action, Registry
    >>> states = {state.iso3: state for state in Registry.bundled().states}
    >>> act = Action(iso3="SRB", instrument="treaty", kind="accession", date="2000-04-20", source="assumed")
    >>> shown = states_shown_by([act], states)
    >>> str(shown["SRB"].listed_since), str(shown["YUG"].listed_until)
    ('2000-04-20', '2000-04-19')
    """
    every = sorted(actions, key=lambda action: action.date)
    acting = {action.iso3 for action in (*every, *beside)}
    shown = dict(states)
    for action in every:
        before = shown[action.iso3]
        shown[action.iso3] = state = _eligible_by(action, _listed_by(action, before))
        if state.listed_since == before.listed_since:
            continue
        for iso3 in state.successor_of:
            other = shown.get(iso3)
            if other is not None and other.listed_until is not None and iso3 not in acting:
                until = max(action.date - _DAY, other.eligible_until or action.date - _DAY)
                shown[iso3] = other.model_copy(update={"listed_until": until})
    return shown


def _eligible_by(action: Action, state: State) -> State:
    since = state.eligible_since
    if since is None or since <= action.date:
        return state
    if state.eligible_by == "succession":
        raise DataError(
            f"a {action.kind} of {state.name} on {action.date} comes before {since}, the first day on which it could "
            "take part, by succession; move the act to the State that made it, or correct its day",
            file=action.source,
            column="iso3",
            value=action.iso3,
        )
    return state.model_copy(
        update={"eligible_since": action.date, "eligible_by": "act", "source": _source(action, state)}
    )


def _listed_by(action: Action, state: State) -> State:
    first = state.eligible_since
    if state.listed_since is None or state.listed_since <= action.date or (first is not None and action.date < first):
        return state
    return state.model_copy(update={"listed_since": action.date, "source": _source(action, state)})


def is_first_shown_by(state: State, action: Action) -> bool:
    """Say whether the act alone shows that its state could take part on that day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> act = {"iso3": "EST", "instrument": "CCW", "kind": "accession", "date": "1985-01-01"}
    >>> reg = Registry.bundled().replaced(actions=[]).with_actions(act)
    >>> is_first_shown_by(reg.state("EST"), reg.actions[0])
    True
    """
    return state.source.startswith(_shown(action))


def _source(action: Action, state: State) -> str:
    return f"{_shown(action)}; before: {state.source}"


def _shown(action: Action) -> str:
    return f"first act shown: {action.source}, {action.kind} of {action.date}"
