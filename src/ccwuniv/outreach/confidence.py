"""What may be seen of acts told in confidence: nothing, unless it is asked for by name.

Whether an act is public is decided here and nowhere else. Whoever goes through a log meets public acts alone, and
these without their links to confidential ones; so nothing that asks a log has to think of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol, Self, TypeVar

__all__ = [
    "LINKS",
    "PUBLIC_LINE",
    "claims_public",
    "is_public",
    "is_public_line",
    "public_acts",
    "settled",
    "with_links_of",
    "without_links",
]

LINKS = ("part_of", "same_as")
"""The fields of an act that name other acts."""

_SAID_PUBLIC = re.compile(r'"confidential"\s*:\s*false\b')
_MARK = '"confidential":'
PUBLIC_LINE = f"instr(line, '{_MARK}') = 0"
"""The condition in SQL that a canonical line is of a public act."""


class Told(Protocol):
    """What of an act says whether it may be seen, and which other acts it names."""

    @property
    def id(self) -> str: ...
    @property
    def confidential(self) -> bool: ...
    @property
    def part_of(self) -> tuple[str, ...]: ...
    @property
    def same_as(self) -> tuple[str, ...]: ...

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self: ...


Act = TypeVar("Act", bound=Told)
T = TypeVar("T")


def is_public(act: object) -> bool:
    """Say whether an act is plainly public: whatever is not exactly False is confidential.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> is_public(act), is_public(act.model_copy(update={"confidential": 0}))
    (True, False)
    """
    return getattr(act, "confidential", None) is False


def settled(act: Act) -> Act:
    """Return an act that says with True or False whether it is confidential: True where it was not plainly public."""
    return act if is_public(act) or act.confidential is True else act.model_copy(update={"confidential": True})


def is_public_line(line: str) -> bool:
    """Say whether a canonical line is of a public act: only the line of another one has the field.

    Inside a text of the act, JSON would have escaped the quotation marks.
    """
    return _MARK not in line


def claims_public(fields: object) -> bool:
    """Say whether fields that may be no act, or a text that may be no line, claim nothing else than to be public."""
    if isinstance(fields, Mapping):
        return fields.get("confidential", False) is False
    return "confidential" not in _SAID_PUBLIC.sub("", str(fields))


def public_acts(acts: Sequence[Act], hidden: Collection[str] = ()) -> tuple[Act, ...]:
    """Return the public ones of acts, without their links to confidential ones.

    Parameters
    ----------
    acts : sequence of OutreachAction
    hidden : collection of str
        The ids of further confidential acts, which are not among these.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> secret = act.model_copy(update={"id": "b", "confidential": True})
    >>> [one.id for one in public_acts([act, secret])]
    ['a']
    """
    concealed = {act.id for act in acts if not is_public(act)}.union(hidden)
    if not concealed:
        return tuple(acts)
    return tuple(without_links(act, concealed) for act in acts if is_public(act))


def without_links(act: Act, hidden: Collection[str]) -> Act:
    """Return an act without its links to some others."""
    if not hidden or not (act.part_of or act.same_as):
        return act
    kept = {name: _without(getattr(act, name), hidden) for name in LINKS}
    return act if all(kept[name] == getattr(act, name) for name in LINKS) else act.model_copy(update=kept)


def with_links_of(act: Act, old: Act, hidden: Collection[str]) -> Act:
    """Return an act with those links of its old version to hidden acts that it lost: nobody saw them to drop them."""
    linked = {*act.part_of, *act.same_as}
    lost = {name: tuple(one for one in getattr(old, name) if one in hidden and one not in linked) for name in LINKS}
    if not any(lost.values()):
        return act
    return act.model_copy(update={name: (*getattr(act, name), *lost[name]) for name in LINKS})


def _without(values: Iterable[T], others: Collection[T]) -> tuple[T, ...]:
    return tuple(value for value in values if value not in others)
