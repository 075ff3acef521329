"""Acts that a caller passes for recording; all are checked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ccwuniv.errors import DataError, OptionError
from ccwuniv.outreach.acts import OutreachAction, last_day
from ccwuniv.outreach.given import Acts, act_of, recorded

__all__ = ["Acts", "amended", "checked", "checked_id", "checked_reason", "several"]


def checked(given: OutreachAction | Mapping[str, Any]) -> OutreachAction:
    """Return the act that was passed, made again from its fields.

    An act is checked when it is made, but ``model_copy(update=...)`` and ``model_construct`` put anything into its
    fields, and into those of its actors.

    Raises
    ------
    DataError
        With the field that is wrong; and the other errors that making an act raises.
    """
    act = act_of(given)
    # The fields of the class come as plain values; those that are none of its own are left for it to refuse.
    return OutreachAction(**{**vars(act), **act.model_dump(warnings=False)})


def several(given: Acts) -> list[OutreachAction]:
    """Return the acts that were passed; those of a log unchecked, since a second copy may need too much memory.

    Raises
    ------
    DataError
        When it is neither an act nor acts.
    """
    if not isinstance(given, Iterable | OutreachAction) or isinstance(given, str | bytes):
        raise DataError("should be an act or several: a list, a log", value=given)
    return list(recorded(given))


def checked_id(given: object) -> str:
    """Return an id that is asked for, and refuse anything but text."""
    if isinstance(given, str):
        return given
    raise DataError("an id is a text", column="id", value=given)


def checked_reason(given: object) -> str:
    """Return why an act is withdrawn, and refuse what says nothing."""
    if isinstance(given, str) and given.strip():
        return given
    raise OptionError("reason", given, ("a reason in words",))


def amended(act: OutreachAction, changes: Mapping[str, Any]) -> OutreachAction:
    """Return an act with some of its fields changed, and those that follow from them.

    Raises
    ------
    DataError
        With the field that is wrong; and the other errors that making an act raises.

    Examples
    --------
    >>> act = OutreachAction(id="a", kind="call", start="2026-05-04", states=["LAO"])
    >>> amended(act, {"start": "2026-05-05"}).end
    datetime.date(2026, 5, 5)
    """
    return checked(OutreachAction(**{**as_given(act, changes), **changes}))


def as_given(act: OutreachAction, changes: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of an act without those that follow from the fields that change: the last day, the status."""
    fields = {name: getattr(act, name) for name in type(act).model_fields}
    moves = not changes.keys().isdisjoint({"start", "precision"})
    if moves and act.precision != "period" and act.end == last_day(act.start, act.precision):
        del fields["end"]
    if "stage" in changes:
        del fields["status"]
    return fields
