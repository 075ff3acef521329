"""Regular expressions over running prose, written as lists of alternatives."""

from __future__ import annotations

import re

__all__ = ["words"]


def words(*alternatives: str) -> re.Pattern[str]:
    r"""Compile alternatives, ignoring case; a space means any white space, line breaks included.

    Examples
    --------
    >>> bool(words("not yet party", "尚未加入").search("which is Not\nyet party"))
    True
    """
    return re.compile("|".join(alternatives).replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
