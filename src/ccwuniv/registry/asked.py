"""Which states and instruments a caller asks for: by word, group, code or name, one or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccwuniv._support import several_given
from ccwuniv.errors import AmbiguousStateError, NotAParticipantError, OptionError, UnknownStateError, quoted
from ccwuniv.records import DateLike, Instrument, InstrumentsLike, State, StatesLike

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ccwuniv.registry.grouped import Grouped

__all__ = ["codes_asked", "rows_asked"]

_WORDS = ("all", "parties", "not_party")
_LISTED = ("a state by code or name", "a list of states")
_INSTRUMENTS = ("an instrument by code or name", "a list of instruments")
_SHOWN = 3


def codes_asked(reg: Grouped, instruments: InstrumentsLike | None) -> tuple[str, ...]:
    """Return the codes of the instruments asked for, each once, in the caller's order; all where none is named.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> codes_asked(reg, "Amended Protocol II"), codes_asked(reg, ["P5", "P2", "P5"])
    (('AP2',), ('P5', 'P2'))
    """
    if instruments is None:
        return reg.codes
    several = several_given("instruments", instruments, (str, Instrument), _INSTRUMENTS)
    return tuple(dict.fromkeys(reg.instrument(one).code for one in several))


def rows_asked(
    reg: Grouped,
    states: StatesLike,
    day: dt.date,
    bound: npt.NDArray[np.bool_],
    *,
    listed: bool = False,
    on: DateLike | None = None,
) -> npt.NDArray[np.intp]:
    """Return the places of the states asked for in the registry, each once.

    A text is a word of the option, then a group, then a state. ``bound`` says which states (rows) are bound by which
    instruments on the day; ``listed``, whether all are those of the depositary's list, or those that could take part;
    ``on``, the day at which names are read, None where the question has none: names are then those of today.

    Raises
    ------
    OptionError
        For a text that is none of these, with what is close; for one that is a group and a state.
    UnknownStateError, NotAParticipantError
        For anything but states in a list.

    Examples
    --------
    >>> import datetime as dt
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> bound = reg.bound_since(reg.as_of) < dt.date.max.toordinal()
    >>> for asked in ("Viet Nam", "Melanesia", ["FRA", "France"]):
    ...     [reg.states[row].iso3 for row in rows_asked(reg, asked, reg.as_of, bound)]
    ['VNM']
    ['FJI', 'PNG', 'SLB', 'VUT']
    ['FRA']
    """
    import numpy as np

    if isinstance(states, str) and states in _WORDS:
        if states == "parties":
            return np.flatnonzero(bound.any(axis=1))
        existing = np.array([s.listed(day) if listed else s.eligible(day) for s in reg.states], dtype=bool)
        return np.flatnonzero(existing if states == "all" else existing & ~bound.any(axis=1))
    if isinstance(states, str):
        wanted = _named(reg, states, day, on)
    else:
        wanted = [reg.state(one, on) for one in several_given("states", states, State, (*_WORDS, *_LISTED))]
    place = {state.iso3: row for row, state in enumerate(reg.states)}
    return np.array(list(dict.fromkeys(place[state.iso3] for state in wanted)), dtype=np.intp)


def _named(reg: Grouped, text: str, day: dt.date, on: DateLike | None) -> Sequence[State]:
    """Return the group or the state that a text means."""
    groups = sorted({membership.group for membership in reg.memberships})
    try:
        state = reg.state(text, on)
    except (AmbiguousStateError, NotAParticipantError):
        if text not in groups:
            raise
    except UnknownStateError as error:
        if text not in groups:
            if on is not None and _is_of_other_years(text):
                raise
            raise _refusal(text, groups, error) from None
    else:
        if text not in groups:
            return (state,)
        raise _said(
            text,
            (f"reg.group({text!r})", f"[{state.iso3!r}]"),
            f"may mean the group or the state {state.name}; use reg.group({text!r}) or [{state.iso3!r}].",
        )
    return reg.group(text, day)


def _is_of_other_years(text: str) -> bool:
    """Say whether a text that names no state on the day is a name at another time."""
    from ccwuniv import names

    try:
        return bool(names.resolve(text))
    except UnknownStateError as error:
        return isinstance(error, AmbiguousStateError)


def _refusal(text: str, groups: Sequence[str], error: UnknownStateError) -> OptionError:
    """Say what could be meant by a text that names neither an option, a group nor a state."""
    from ccwuniv.names import nearest

    close = [*map(repr, nearest(text, (*_WORDS, *groups), _SHOWN)), *error.suggestions[:_SHOWN]]
    hint = f"did you mean {', '.join(close[:-1])}{' or ' if close[1:] else ''}{close[-1]}? Use" if close else "use"
    words = ", ".join(map(repr, _WORDS))
    among = f"a group ({', '.join(map(repr, groups))}), " if groups else ""
    allowed = (*_WORDS, *groups, *_LISTED)
    return _said(text, allowed, f"is not accepted; {hint} {words}, {among}{_LISTED[0]}, or {_LISTED[1]}.")


def _said(text: str, allowed: Sequence[str], problem: str) -> OptionError:
    error = OptionError("states", text, allowed)
    error.args = (f"states={quoted(text)} {problem}",)
    return error
