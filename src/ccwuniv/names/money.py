"""Money that bears the name of a state, and names none: "New Zealand dollars", «dólares de Fiji»."""

from __future__ import annotations

import re

__all__ = ["is_of_money"]

_UNITS = (
    "dollar dinar dirham franc rupee peso pound shilling rial riyal rand krona krone kwacha kyat pula naira cedi birr "
    "dalasi taka baht yen yuan ringgit rouble ruble escudo lira balboa tala vatu"
).split()
_FIRST = frozenset(f" {unit[0]}" for unit in _UNITS)
_AFTER = re.compile(rf" (?:{'|'.join(_UNITS)})s?\b(?! of\b)").match
_BEFORE = re.compile(
    r"\b(?:dollars?|dolar(?:es)?|francs?|francos?|libras?|roupies?|rupias?|dinar(?:e?s)?|pesos?) "
    r"(?:d(?:e|es|u|el)(?: l[ao]?s?)?|d) $"
    r"|\b(?:доллар|франк|фунт|рупи|динар|шиллинг)\w* $"
).search
_ENDINGS_BEFORE = ("d", "e", "s", "u", "l", "a", "в", "м", "р", "х", "ы", "и", "к", "у", "т", "й", "г")
_REACH = 24


def is_of_money(flat: str, start: int, end: int) -> bool:
    """Say whether a name is only part of the name of a currency.

    Examples
    --------
    >>> text = "ten new zealand dollars"
    >>> is_of_money(text, 4, 15), is_of_money("new zealand, dollars", 0, 11)
    (True, False)
    """
    if flat[end : end + 2] in _FIRST and _AFTER(flat, end):
        return True
    return flat[start - 2 : start - 1] in _ENDINGS_BEFORE and _BEFORE(flat, max(0, start - _REACH), start) is not None
