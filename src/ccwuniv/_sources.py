"""Naming where facts come from: the sources of many rows as few, and each treaty table once."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["condensed"]

_UNTC = re.compile(r"UN Treaty Collection ([^,;]+(?:, [XVI]+-[^,;]+)*), (status of \d{4}-\d{2}-\d{2})(?: \([^)]*\))?")
_PLACE = re.compile(r", note \w+$")


def condensed(sources: Iterable[str]) -> tuple[str, ...]:
    """Name each source once: the tables of the depositary together where they are of one day, without their notes.

    Examples
    --------
    >>> day = "status of 2026-02-03"
    >>> condensed([f"UN Treaty Collection XXVI-2-b, {day}", f"UN Treaty Collection XXVI-2, {day}, note 7"])
    ('UN Treaty Collection XXVI-2, XXVI-2-b, status of 2026-02-03',)
    """
    numbers: dict[str, set[str]] = {}
    others: dict[str, None] = {}
    for source in dict.fromkeys(_PLACE.sub("", source) for source in sources):
        found = _UNTC.fullmatch(source)
        if found:
            numbers.setdefault(found[2], set()).update(found[1].split(", "))
        else:
            others[source] = None
    tables = (f"UN Treaty Collection {', '.join(sorted(own))}, {status}" for status, own in sorted(numbers.items()))
    return (*tables, *sorted(others))
