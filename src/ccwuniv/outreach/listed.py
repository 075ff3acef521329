"""Lists as people type them: of states, whose names may themselves hold commas, and of others."""

from __future__ import annotations

import re

from ccwuniv.errors import CcwError
from ccwuniv.outreach.codes import as_iso3

__all__ = ["read_states", "split_list"]


def split_list(text: str) -> list[str]:
    """Split a list at semicolons where it has any, else at commas, of whatever script.

    Examples
    --------
    >>> split_list("Viet Nam; Korea, Republic of"), split_list("AP2, P5")
    (['Viet Nam', 'Korea, Republic of'], ['AP2', 'P5'])
    """
    marks = r"[;；؛]" if re.search(r"[;；؛]", text) else r"[,，、،]"
    return [part.strip() for part in re.split(marks, text) if part.strip()]


def read_states(text: str) -> list[str]:
    """Return the codes of the states in a list, whose names may themselves hold commas.

    Raises
    ------
    UnknownStateError, NotAParticipantError
        For the first part that is not a state, with the closest names.

    Examples
    --------
    >>> read_states("Viet Nam, Korea, Republic of, 埃及")
    ['VNM', 'KOR', 'EGY']
    """
    parts = split_list(text)
    found: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + 3), start, -1):
            try:
                code = as_iso3(", ".join(parts[start:end]))
            except CcwError:
                if end == start + 1:
                    raise
            else:
                found.append(code)
                start = end
                break
    return list(dict.fromkeys(found))
