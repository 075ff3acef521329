"""Lists as people type them: of states, whose names may themselves hold commas, and of others."""

from __future__ import annotations

import re
from contextlib import suppress

from ccwuniv.errors import CcwError, UnknownStateError
from ccwuniv.outreach.codes import as_iso3

__all__ = ["read_states", "split_list"]


_AND = re.compile(r"\s+(?:&|and|et|y)\s+", re.IGNORECASE)


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
    found: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + 3), start, -1):
            try:
                found += _together(parts[start]) if end == start + 1 else [as_iso3(", ".join(parts[start:end]))]
            except CcwError:
                if end == start + 1:
                    raise
            else:
                start = end
                break
    return list(dict.fromkeys(found))


def _together(text: str) -> list[str]:
    """Return the state of a name, or those of several with "and" between them; a name may hold one "and"."""
    try:
        return [as_iso3(text)]
    except UnknownStateError:
        marks = list(_AND.finditer(text))
        starts, ends = [0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(text)]
        found: list[str] = []
        at = 0
        while marks and at < len(starts):
            for last in (at + 1, at):
                with suppress(CcwError, IndexError):
                    found.append(as_iso3(text[starts[at] : ends[last]]))
                    at = last + 1
                    break
            else:
                raise
        if not found:
            raise
        return found
