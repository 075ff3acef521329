"""Regular expressions over running prose, written as lists of alternatives."""

from __future__ import annotations

import re

__all__ = ["words"]

_YE = re.compile(r"\[[^\]]*\]|е")


def words(*alternatives: str) -> re.Pattern[str]:
    r"""Compile alternatives, whatever their case.

    A space in them means any white space, a broken line included; a Russian "е" may be printed with its dots.

    Examples
    --------
    >>> bool(words("not yet party", "尚未加入").search("which is Not\nyet party"))
    True
    """
    spaced = "|".join(alternatives).replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(_YE.sub(lambda found: "[её]" if found[0] == "е" else found[0], spaced), re.IGNORECASE)
