"""Text in LaTeX and BibTeX: nothing in it is read as a command, and any engine has its characters."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, pairwise

__all__ = ["escaped", "typeset", "unicode_letters"]

_SPECIAL = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
}
_BEFORE, _AFTER = frozenset("-'`,?!"), frozenset("-'`,")
"""Characters that fonts join into one sign: two hyphens into a dash, two quotes into one."""
_TO_ESCAPE = re.compile("|".join(map(re.escape, _SPECIAL)))
_ACCENTS = dict(
    zip("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327", "`'^~=u.\"rHvc", strict=True)
)
_SIGNS = {
    '"': r"{\char34}",
    "\u00a0": "~",
    "\u00ad": r"\-",
    "\u202f": r"\,",
    "\u2011": "-",
    "\u2010": "-",
    "\u2013": "--",
    "\u2014": "---",
    "\u2018": "`",
    "\u2019": "'",
    "\u201c": "``",
    "\u201d": "''",
    "\u2026": r"\dots{}",
    "\u00df": r"\ss{}",
    "\u0131": r"\i{}",
    "\u00a7": r"\S{}",
    "\u2212": r"\ensuremath{-}",
    "\u00e6": r"\ae{}",
    "\u00c6": r"\AE{}",
    "\u00f8": r"\o{}",
    "\u00d8": r"\O{}",
    "\u0142": r"\l{}",
    "\u0141": r"\L{}",
    "\u0153": r"\oe{}",
    "\u0152": r"\OE{}",
    "\u00d7": r"\ensuremath{\times}",
    "\u00ab": r"\ensuremath{\ll}",
    "\u00bb": r"\ensuremath{\gg}",
    "\u2192": r"\ensuremath{\rightarrow}",
    "\u2264": r"\ensuremath{\leq}",
    "\u2265": r"\ensuremath{\geq}",
    "\u00b1": r"\ensuremath{\pm}",
}


def escaped(text: str) -> str:
    r"""Return a text on one line, its special characters escaped.

    Examples
    --------
    >>> print(escaped("P2_status & more"))
    P2\_status \& more
    """
    return _TO_ESCAPE.sub(lambda found: _SPECIAL[found[0]], " ".join(text.split()))


def typeset(text: str) -> str:
    r"""Return a text on one line as pdfLaTeX, XeLaTeX and LuaLaTeX all set it; letters that only the latter know stay.

    Examples
    --------
    >>> print(typeset("Türkiye – 100 % of “it”"))
    T{\"u}rkiye -- 100 \% of ``it''
    """
    written = [_set(character) for character in " ".join(text.split())]
    apart = ("{}" if one[-1:] in _BEFORE and other[:1] in _AFTER else "" for one, other in pairwise(["", *written]))
    return "".join(chain.from_iterable(zip(apart, written, strict=True)))


def unicode_letters(text: str) -> frozenset[str]:
    """Return the characters of a text that pdfLaTeX does not know without further packages.

    Examples
    --------
    >>> sorted(unicode_letters("Türkiye – 老挝"))
    ['挝', '老']
    """
    return frozenset(character for character in set(text) if not _set(character).isascii())


def _set(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isascii():
        return character if character.isprintable() else " "
    parts = unicodedata.normalize("NFD", character)
    if len(parts) == 2 and parts[0].isascii() and parts[0].isalpha() and parts[1] in _ACCENTS:
        accent = _ACCENTS[parts[1]]
        letter = f"\\{parts[0]}" if parts[0] in "ij" and accent != "c" else parts[0]
        return f"{{\\{accent}{{{letter}}}}}" if accent.isalpha() else f"{{\\{accent}{letter}}}"
    return character
