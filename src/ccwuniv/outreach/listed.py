"""Lists as people type them: of states, whose names may themselves hold commas, and of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from ccwuniv.errors import CcwError, UnknownStateError
from ccwuniv.outreach.codes import as_iso3

__all__ = ["read_states", "split_list"]


_AND = re.compile(r"(\s+(?:&|and|et|y)\s+)", re.IGNORECASE)


def split_list(text: str) -> list[str]:
    """Split a list at semicolons and ends of lines where it has any, else at commas, of whatever script.

    Examples
    --------
    >>> split_list("Viet Nam; Korea, Republic of"), split_list("AP2, P5")
    (['Viet Nam', 'Korea, Republic of'], ['AP2', 'P5'])
    """
    marks = r"[;；؛\n]" if re.search(r"[;；؛\n]", text.strip()) else r"[,，、،]"
    return [part.strip() for part in re.split(marks, text) if part.strip()]


def read_states(text: str) -> list[str]:
    """Return the codes of the states in a list, whose names may themselves hold commas and "and".

    Raises
    ------
    UnknownStateError, NotAParticipantError
        For the first part that is not a state, with the closest names.

    Examples
    --------
    >>> read_states("Viet Nam, Korea, Republic of, 埃及")
    ['VNM', 'KOR', 'EGY']
    >>> read_states("Thailand and Bosnia and Herzegovina")
    ['THA', 'BIH']
    """
    parts = split_list(text)
    pieces = [piece for part in parts for piece in (part, ", ")][:-1]
    return list(dict.fromkeys(_in_turn(pieces, 3, _together)))


def _in_turn(pieces: Sequence[str], most: int, alone: Callable[[str], list[str]]) -> list[str]:
    """Return the states of names with something between them, which as many as ``most`` parts together may name."""
    found: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + 2 * most - 1), start, -2):
            try:
                found += alone(pieces[start]) if end == start + 1 else [as_iso3("".join(pieces[start:end]))]
            except CcwError:
                if end == start + 1:
                    raise
            else:
                start = end + 1
                break
    return found


def _together(text: str) -> list[str]:
    """Return the state of a name, or those of several with "and" between them; a name may hold one "and"."""
    try:
        return [as_iso3(text)]
    except UnknownStateError:
        pieces = _AND.split(text)
        with suppress(CcwError):
            if len(pieces) > 1:
                return _in_turn(pieces, 2, lambda part: [as_iso3(part)])
        raise
