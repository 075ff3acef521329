"""What one state said on the participation or a reservation of another: shown with its day, and applied by no option."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv.records import State, Statement, statement_in_words

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["between_states", "communication_note", "objection_note"]


def between_states(reg: Registry, one: State, two: State, day: dt.date) -> tuple[Statement, ...]:
    """Return what either said on the other, none before its day.

    Where the day is not known it was said on what the other had done, so not before that state's first act on the
    instrument.
    """
    pair = {one.iso3, two.iso3}
    return tuple(
        s
        for s in reg.statements
        if s.objected_to is not None
        and {s.iso3, s.objected_to} == pair
        and (first := s.made or _first_act(reg, s.objected_to, s.instrument)) is not None
        and first <= day
        and (s.withdrawn is None or day < s.withdrawn)
    )


def _first_act(reg: Registry, iso3: str, code: str) -> dt.date | None:
    return min((action.date for action in reg.actions_of(iso3, code)), default=None)


def objection_note(reg: Registry, statement: Statement) -> str:
    """Say by whom and when an objection was made, and that it is not applied."""
    made = f"made on {statement.made} " if statement.made else ""
    return (
        f"{statement_in_words(statement)}; {made}by {reg.state(statement.iso3)}, towards "
        f"{reg.state(statement.objected_to or '')}, on {statement.instrument}: flagged, not applied"
    )


def communication_note(reg: Registry, statement: Statement, day: dt.date) -> str:
    """Say by whom and when a communication was made, whether its text was read, and what is not known of it."""
    made = f"of {statement.made}" if statement.made else f"of a day not known, which may be later than {day}"
    text = "text read" if statement.text_read else "text not read"
    return (
        f"communication {made} of {reg.state(statement.iso3)} on {reg.state(statement.objected_to or '')}, on "
        f"{statement.instrument}: {text}; not known whether maintained"
    )
