"""Long texts as fields for mail merge, none of them longer than 250 characters."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FIELDS", "LONGEST", "in_fields"]

LONGEST = 250
FIELDS: Mapping[str, int] = {"lacks": 2, "path": 4}
"""The texts that may be longer, and the number of fields that each is split into."""

_ENDS = (". ", "。", ".", "; ", "；", "؛ ", ", ", "，", "، ", " ")
"""Where a text may be cut between two fields, the best place first."""


def in_fields(text: str, number: int) -> list[str]:
    """Split a text into a number of fields, the last ones empty if it is short; joined, they give the text again.

    Raises
    ------
    ValueError
        For a text that does not fit.

    Examples
    --------
    >>> in_fields("Short.", 2)
    ['Short.', '']
    >>> [len(part) for part in in_fields("word " * 80, 2)]
    [250, 150]
    """
    parts: list[str] = []
    rest = text
    while len(rest) > LONGEST:
        cut = _cut(rest)
        parts.append(rest[:cut])
        rest = rest[cut:]
    parts.append(rest)
    if len(parts) > number:
        raise ValueError(f"a text of {len(text)} characters does not fit into {number} fields of {LONGEST}")
    return [*parts, *[""] * (number - len(parts))]


def _cut(text: str) -> int:
    for end in _ENDS:
        place = text.rfind(end, LONGEST // 2, LONGEST)
        if place >= 0 and place + len(end) <= LONGEST:
            return place + len(end)
    return LONGEST
