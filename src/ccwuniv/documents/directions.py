"""Text that is written from right to left, and the days in it."""

from __future__ import annotations

import re

__all__ = ["RIGHT_TO_LEFT", "keep_days"]

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""The letters that are written from right to left, for a regular expression."""

_ANY = re.compile(f"[{RIGHT_TO_LEFT}]")
_PARTED = re.compile(r"(?<![\w\u200e/.:-])\d+(?:[-/.:]\d+)+")
_MARK = "\u200e"


def keep_days(text: str) -> str:
    r"""Return a text with days protected from being reversed: beside Arabic, 2026-03-02 would read 02-03-2026.

    A mark that is not seen (U+200E) is before each number that has parts.

    Examples
    --------
    >>> ascii(keep_days("\u0645\u0630\u0643\u0631\u0629 2026-03-02, page 4"))
    "'\\u0645\\u0630\\u0643\\u0631\\u0629 \\u200e2026-03-02, page 4'"
    >>> keep_days("note 2026-03-02")
    'note 2026-03-02'
    """
    return _PARTED.sub(rf"{_MARK}\g<0>", text) if _ANY.search(text) else text
