"""The level of an act: public, internal or confidential, and what each lets others see.

An act is *public*, *internal* or *confidential*. Which it is, is decided here and nowhere else. Whoever goes through a
log meets public and internal acts, and these without their links to confidential ones; a confidential act is asked for
by name. What is written for others holds public acts alone. So nothing that asks a log has to think of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol, Self, TypeAlias, TypeVar, get_args

__all__ = [
    "LEVELS",
    "LINKS",
    "SHOWN_LINE",
    "Level",
    "claims_shown",
    "is_public",
    "is_public_line",
    "is_shown",
    "is_shown_line",
    "level_of",
    "released_acts",
    "settled",
    "shown_acts",
    "with_links_of",
    "without_links",
]

Level: TypeAlias = Literal["public", "internal", "confidential"]
LEVELS: tuple[str, ...] = get_args(Level)
"""Who may see an act: everybody, the office, or only those who ask for confidential acts."""

LINKS = ("part_of", "same_as")
"""The fields of an act that name other acts."""

_SAID_SHOWN = re.compile(r'"level"\s*:\s*"(?:public|internal)"|"confidential"\s*:\s*false\b')
_MARK, _PUBLIC, _FORMER = '"level":', '"level":"public"', '"confidential":'
SHOWN_LINE = f"instr(line, '{_FORMER}') = 0 AND (instr(line, '{_MARK}') = 0 OR instr(line, '{_PUBLIC}') > 0)"
"""The condition in SQL that a canonical line is of an act that is not confidential."""


class Told(Protocol):
    """The parts of an act that say who may see it, and which other acts it names."""

    @property
    def id(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def part_of(self) -> tuple[str, ...]: ...
    @property
    def same_as(self) -> tuple[str, ...]: ...

    @property
    def attachments(self) -> tuple[Any, ...]: ...

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self: ...


Act = TypeVar("Act", bound=Told)
T = TypeVar("T")


def level_of(act: object) -> Level:
    """Return the level of an act; anything not plainly public or internal is confidential.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> level_of(act), level_of(act.model_copy(update={"level": 0}))
    ('internal', 'confidential')
    """
    level = getattr(act, "level", None)
    if type(level) is str and level == "public":
        return "public"
    return "internal" if type(level) is str and level == "internal" else "confidential"


def is_public(act: object) -> bool:
    """Say whether an act may be told to others.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"], level="public")
    >>> is_public(act), is_public(act.model_copy(update={"level": "internal"}))
    (True, False)
    """
    return level_of(act) == "public"


def is_shown(act: object) -> bool:
    """Say whether an act is shown without being asked for by name: a public one, and an internal one.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> is_shown(act), is_shown(act.model_copy(update={"level": "confidential"}))
    (True, False)
    """
    return level_of(act) != "confidential"


def settled(act: Act) -> Act:
    """Return an act with one of the three levels; any other level becomes confidential."""
    level = level_of(act)
    return act if type(act.level) is str and act.level == level else act.model_copy(update={"level": level})


def is_shown_line(line: str) -> bool:
    """Say whether a canonical line is of an act that is not confidential; an internal one does not say its level.

    Inside a text of the act, JSON would have escaped the quotation marks. A line of an older form, not an act any
    more, is shown only where it has no field ``confidential``.
    """
    return _FORMER not in line and (_MARK not in line or _PUBLIC in line)


def is_public_line(line: str) -> bool:
    """Say whether a canonical line is of a public act."""
    return _PUBLIC in line and _FORMER not in line


def claims_shown(fields: object) -> bool:
    """Say whether fields or a text, valid or not, claim not to be confidential."""
    if isinstance(fields, Mapping):
        level = fields.get("level", "internal")
        return type(level) is str and level in ("public", "internal") and fields.get("confidential", False) is False
    left = _SAID_SHOWN.sub("", str(fields))
    return '"level"' not in left and "confidential" not in left


def shown_acts(acts: Sequence[Act], hidden: Collection[str] = ()) -> tuple[Act, ...]:
    """Return those of acts that are not confidential, without their links to confidential ones.

    Parameters
    ----------
    acts : sequence of OutreachAction
    hidden : collection of str
        The ids of further confidential acts, which are not among these.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> secret = act.model_copy(update={"id": "b", "level": "confidential"})
    >>> [one.id for one in shown_acts([act, secret])]
    ['a']
    """
    concealed = {act.id for act in acts if not is_shown(act)}.union(hidden)
    if not concealed:
        return tuple(acts)
    return tuple(without_links(act, concealed) for act in acts if is_shown(act))


def released_acts(
    acts: Sequence[Act], hidden: Collection[str] = (), *, internal: bool, confidential: bool
) -> tuple[Act, ...]:
    """Return those of acts that may be told to others, without their links to the rest of them.

    A public act is told without its attachments: their paths are those of the office.

    Parameters
    ----------
    acts : sequence of OutreachAction
    hidden : collection of str
        The ids of further confidential acts, which are not among these.
    internal : bool
        Whether internal acts may be told, too.
    confidential : bool
        Whether all may be told.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> public = act.model_copy(update={"id": "b", "level": "public", "part_of": ("a",)})
    >>> [(one.id, one.part_of) for one in released_acts([act, public], internal=False, confidential=False)]
    [('b', ())]
    """
    if confidential:
        return tuple(without_links(act, hidden) for act in acts)
    shown = shown_acts(acts, hidden)
    if internal:
        return shown
    kept = {act.id for act in shown if not is_public(act)}
    return tuple(_without_files(without_links(act, kept)) for act in shown if is_public(act))


def without_links(act: Act, hidden: Collection[str]) -> Act:
    """Return an act without its links to some others."""
    if not hidden or not (act.part_of or act.same_as):
        return act
    kept = {name: _without(getattr(act, name), hidden) for name in LINKS}
    return act if all(kept[name] == getattr(act, name) for name in LINKS) else act.model_copy(update=kept)


def with_links_of(act: Act, old: Act, hidden: Collection[str]) -> Act:
    """Return an act with the links of its old version to hidden acts: its editor could not see them, so keep them."""
    linked = {*act.part_of, *act.same_as}
    lost = {name: tuple(one for one in getattr(old, name) if one in hidden and one not in linked) for name in LINKS}
    if not any(lost.values()):
        return act
    return act.model_copy(update={name: (*getattr(act, name), *lost[name]) for name in LINKS})


def _without_files(act: Act) -> Act:
    return act.model_copy(update={"attachments": ()}) if act.attachments else act


def _without(values: Iterable[T], others: Collection[T]) -> tuple[T, ...]:
    return tuple(value for value in values if value not in others)
