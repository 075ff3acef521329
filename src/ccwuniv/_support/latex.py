"""Text in LaTeX and BibTeX: nothing in it is read as a command."""

from __future__ import annotations

import re

__all__ = ["escaped"]

_SPECIAL = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
}
_TO_ESCAPE = re.compile("|".join(map(re.escape, _SPECIAL)))


def escaped(text: str) -> str:
    r"""Return a text on one line, its special characters escaped.

    Examples
    --------
    >>> print(escaped("P2_status & more"))
    P2\_status \& more
    """
    return _TO_ESCAPE.sub(lambda found: _SPECIAL[found[0]], " ".join(text.split()))
