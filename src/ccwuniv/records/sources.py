"""Name the sources of facts: many rows' sources as a few, each treaty table once."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["condensed", "of_later_pages", "read_in_words", "succeeded"]

_UNTC = re.compile(r"UN Treaty Collection ([^,;]+(?:, [XVI]+-[^,;]+)*), (status of \d{4}-\d{2}-\d{2})(?: \([^)]*\))?")
_UNREAD = re.compile(r"(.*?),? ?\brecalled(, checked by year totals)?")
_RECALLED = re.compile(r",? \brecalled(, checked by year totals)?(?=$|;|(\)))")
_PLACE = re.compile(r", note \w+$")


def condensed(sources: Iterable[str]) -> tuple[str, ...]:
    """Name each source once: the tables of the depositary together where they are of one day, without their notes.

    Of what a row adds to its source after a semicolon, only this is kept: what was not checked against the source.

    Examples
    --------
    >>> day = "status of 2026-02-03"
    >>> condensed([f"UN Treaty Collection XXVI-2-b, {day}", f"UN Treaty Collection XXVI-2, {day}, note 7"])
    ('UN Treaty Collection XXVI-2, XXVI-2-b, status of 2026-02-03',)
    >>> condensed(["General Assembly resolution 67/19, recalled"])
    ('General Assembly resolution 67/19 (not checked against the source)',)
    """
    numbers: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for source in dict.fromkeys(sources):
        found = _UNTC.fullmatch(_PLACE.sub("", source))
        if found:
            numbers.setdefault(found[2], set()).update(found[1].split(", "))
        else:
            name, remark = _unchecked(source)
            others.setdefault(name, set()).add(remark)
    tables = (f"UN Treaty Collection {', '.join(sorted(own))}, {status}" for status, own in sorted(numbers.items()))
    return (*tables, *(_with_remark(name, remarks) for name, remarks in sorted(others.items())))


def read_in_words(source: str) -> str:
    """Return a source with what was recalled in the data's own word said in plain words.

    Examples
    --------
    >>> read_in_words("admitted on 14 December 1967, recalled, checked by year totals; last day recalled")
    'admitted on 14 December 1967 (checked only by year totals); last day (not checked against the source)'
    """
    return _RECALLED.sub(lambda found: f", {_how(found[1])}" if found[2] else f" ({_how(found[1])})", source)


def _how(by_totals: str | None) -> str:
    return "checked only by year totals" if by_totals else "not checked against the source"


def _unchecked(source: str) -> tuple[str, str]:
    """Return the name of a source, and what of the row was not checked against it; empty where all of it was."""
    parts = source.split("; ")
    for place, part in enumerate(parts):
        if found := _UNREAD.fullmatch(part):
            return (parts[0], f"{_how(found[2])}: {found[1]}") if place else (found[1], _how(found[2]))
    return parts[0], ""


def _with_remark(name: str, remarks: set[str]) -> str:
    said = sorted(remarks - {""})
    if not said:
        return name
    return f"{name} ({'for some rows, ' if '' in remarks else ''}{'; '.join(said)})"


def succeeded(sources: Iterable[str], newer: Iterable[str]) -> tuple[str, ...]:
    """Name sources where newer tables of the depositary have taken the place of those of the same treaties.

    Examples
    --------
    >>> held = ["UN Treaty Collection XXVI-2, XXVI-2-b, status of 2026-02-03", "a gazette"]
    >>> for source in succeeded(held, ["UN Treaty Collection XXVI-2, status of 2026-06-01"]):
    ...     print(source)
    UN Treaty Collection XXVI-2, status of 2026-06-01
    UN Treaty Collection XXVI-2-b, status of 2026-02-03
    a gazette
    """
    tables = condensed(newer)
    gone = {number for table in tables if (found := _UNTC.fullmatch(table)) for number in found[1].split(", ")}
    kept = []
    for source in sources:
        found = _UNTC.fullmatch(source)
        numbers = found[1].split(", ") if found else []
        left = [number for number in numbers if number not in gone]
        if found is None or left == numbers:
            kept.append(source)
        elif left:
            kept.append(source.replace(found[1], ", ".join(left), 1))
    return tuple(dict.fromkeys((*tables, *kept)))


def of_later_pages(sources: Iterable[str], whole: Iterable[str]) -> tuple[str, ...]:
    """Name the sources of rows by the later tables of the same treaties among the sources of the whole.

    A row was read on a table of one day; a later table that still shows it, and nothing else of that treaty, is what a
    count of a later day rests on. Where the whole keeps the earlier table, too, both are named.

    Examples
    --------
    >>> read = ["UN Treaty Collection XXVI-2, status of 2026-02-03", "a gazette"]
    >>> of_later_pages(read, ["UN Treaty Collection XXVI-2, XXVI-2-b, status of 2026-06-01"])
    ('UN Treaty Collection XXVI-2, status of 2026-06-01', 'a gazette')
    """
    whole = tuple(whole)
    rows, tables = _statuses(sources), _statuses(whole)
    later = [
        f"UN Treaty Collection {number}, {status}"
        for number, own in rows.items()
        for status in tables.get(number, ())
        if status > max(own)
    ]
    kept = succeeded(sources, later) if later else condensed(sources)
    still = [
        f"UN Treaty Collection {number}, {status}"
        for number in rows
        for status in rows[number] & tables.get(number, set())
    ]
    return condensed((*kept, *still)) if later else kept


def _statuses(sources: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for source in condensed(sources):
        if table := _UNTC.fullmatch(source):
            for number in table[1].split(", "):
                found.setdefault(number, set()).add(table[2])
    return found
