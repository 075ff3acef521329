"""Communications of one state on another's participation or reservation: shown with their day, never applied."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv.records import State, Statement, statement_in_words

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["between_states", "communication_note", "objection_note", "was_made"]


def between_states(reg: Registry, one: State, two: State, day: dt.date) -> tuple[Statement, ...]:
    """Return what each state said about the other, only from its day on.

    Where the day is not known, none before the day on which it may have been said: see :func:`was_made`.
    """
    pair = {one.iso3, two.iso3}
    return tuple(
        s
        for s in reg.statements
        if s.objected_to is not None
        and {s.iso3, s.objected_to} == pair
        and was_made(reg, s, day)
        and (s.withdrawn is None or day < s.withdrawn)
    )


def was_made(reg: Registry, statement: Statement, day: dt.date) -> bool:
    """Say whether a statement was made by a day; where its day is not known, whether it may have been.

    What is said upon an act was not said before it: an undated statement, not before the first act on the instrument
    of the state that made it, and of the state on which it was made.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [one] = [s for s in reg.statements if s.kind == "communication" and s.iso3 == "CAN"]
    >>> was_made(reg, one, dt.date(2015, 1, 15)), was_made(reg, one, dt.date(2015, 1, 16))
    (False, True)
    """
    if statement.made is not None:
        return statement.made <= day
    states = filter(None, (statement.iso3, statement.objected_to))
    firsts = [min((a.date for a in reg.actions_of(s, statement.instrument)), default=None) for s in states]
    return all(first is not None and first <= day for first in firsts)


def objection_note(reg: Registry, statement: Statement) -> str:
    """Say by whom and when an objection was made, and that it is not applied."""
    made = f"made on {statement.made} " if statement.made else ""
    return (
        f"{statement_in_words(statement)}; {made}by {reg.state(statement.iso3)}, towards "
        f"{reg.state(statement.objected_to or '')}, on {statement.instrument}: flagged, not applied"
    )


def communication_note(reg: Registry, statement: Statement, day: dt.date) -> str:
    """Say by whom and when a communication was made, whether its text was read, and what is unknown."""
    later = f", which may be later than {day}" if day < reg.as_of else ""
    made = f"of {statement.made}" if statement.made else f"of a day not known{later},"
    text = "text read" if statement.text_read else "text not read"
    return (
        f"communication {made} by {reg.state(statement.iso3)} on {reg.state(statement.objected_to or '')}, on "
        f"{statement.instrument}: {text}; not known whether maintained"
    )
