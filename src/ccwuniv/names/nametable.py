"""The shipped names: every name with its state, or with the reason why it names none."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from typing import Literal, TypeAlias, get_args

from ccwuniv._support import data_directory
from ccwuniv.errors import DataError
from ccwuniv.names.text import letters_of_each
from ccwuniv.names.wording import QUALIFIERS, words_of_table

__all__ = [
    "LANGUAGES",
    "Language",
    "by_letters",
    "by_words",
    "every_key",
    "known_as",
    "name_rows",
    "namesake",
    "other_rows",
    "reasons",
    "rows_of",
    "spelt",
    "states",
    "words_of",
]

Language: TypeAlias = Literal["ar", "en", "es", "fr", "ru", "zh"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The six languages of the United Nations."""

words_of = cache(words_of_table)
"""Words of a name of the table, as they are compared."""

_SCRIPTS = ("\u0370", "\u0600", "\u2e80")
_NAMES = ["iso3", "language", "form", "name", "since", "until", "source", "evidence"]
_OTHERS = ["entity", "kind", "language", "name", "reason", "source", "evidence"]


def _read(file: str, header: list[str]) -> list[list[str]]:
    with (data_directory() / file).open(encoding="utf-8", newline="") as stream:
        first, *rows = csv.reader(stream)
    if first != header:
        raise DataError(f"the columns must be {', '.join(header)}.", file=file, row=1, value=", ".join(first))
    return rows


@cache
def name_rows() -> list[list[str]]:
    """Return the rows of names.csv: iso3, language, form, name, since, until, source, evidence.

    Examples
    --------
    >>> name_rows()[0][0]
    'AFG'
    """
    return _read("names.csv", _NAMES)


@cache
def other_rows() -> list[list[str]]:
    """Return the rows of not_participants.csv: code, kind, language, name, reason, source, evidence."""
    return _read("not_participants.csv", _OTHERS)


@cache
def states() -> frozenset[str]:
    """Return the codes of the states that have a name.

    Examples
    --------
    >>> "LAO" in states()
    True
    """
    return frozenset(row[0] for row in name_rows())


@cache
def reasons() -> dict[str, str]:
    """Return the codes of entities that are no states, each with the reason."""
    return {row[0]: row[4] for row in other_rows()}


@cache
def by_letters() -> dict[str, tuple[str, ...]]:
    """Return the codes of states and other entities for each name, reduced to its letters."""
    return _index(zip(_every_name()[0], every_key(), strict=True))


@cache
def every_key() -> list[str]:
    """Return each name reduced to its letters: states in the order of their rows, then other entities."""
    return letters_of_each(_every_name()[1])


@cache
def by_words() -> dict[str, tuple[str, ...]]:
    """Return the codes, of states and other entities, for each name as its words in order."""
    codes, names = _every_name()
    return _index((code, words) for code, name in zip(codes, names, strict=True) for words in words_of(name))


@cache
def namesakes() -> frozenset[str]:
    """Return the words of each name that is part of a longer one: "sudan", because of "s sudan"."""
    known = by_words()
    found = set()
    for several, codes in known.items():
        whole = several.split(" ")
        qualifiers = [word for word in whole if word in QUALIFIERS]
        for many in range(len(qualifiers)):
            for kept in combinations(qualifiers, many):
                base = " ".join(sorted([*kept, *(word for word in whole if word not in QUALIFIERS)]))
                if known.get(base, codes) != codes:
                    found.add(base)
    return frozenset(found)


def namesake(name: str) -> str:
    """Return the words of a name if a longer name contains it, or None."""
    found = words_of(name)[0]
    return found if found in namesakes() else ""


def _every_name() -> tuple[list[str], list[str]]:
    others = [row for row in other_rows() if row[1] != "phrase"]
    rows = [*name_rows(), *others]
    return [row[0] for row in rows], [row[3] for row in rows]


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, key in pairs:
        known = found.get(key)
        if known is None:
            found[key] = (code,)
        elif code not in known:
            found[key] = (*known, code)
    found.pop("", None)
    return found


@cache
def rows_of() -> dict[tuple[str, str], list[list[str]]]:
    """Return the rows of names.csv by state and language."""
    found: dict[tuple[str, str], list[list[str]]] = {}
    for row in name_rows():
        found.setdefault((row[0], row[1]), []).append(row)
    return found


def spelt(like: str) -> tuple[list[str], list[list[str]]]:
    """Return the names with which a misspelt name is compared: those in the same script.

    Returns
    -------
    tuple of lists
        Names as letters alone, and their rows.
    """
    return _spelt(*_scripts(like))


@cache
def _spelt(first: int, last: int) -> tuple[list[str], list[list[str]]]:
    keys, rows = _every_spelling()
    near = [place for place, (low, high) in enumerate(map(_scripts, keys)) if low <= last and high >= first]
    return [keys[place] for place in near], [rows[place] for place in near]


@cache
def _every_spelling() -> tuple[list[str], list[list[str]]]:
    rows = name_rows()
    keys = every_key()[: len(rows)]
    long = [place for place, key in enumerate(keys) if len(key) > 3 or key >= "\u2e80"]
    return [keys[place] for place in long], [rows[place] for place in long]


def _scripts(key: str) -> tuple[int, int]:
    """Return the first and the last script in which letters are written: Latin, Greek to Armenian, Arabic, Chinese."""
    return bisect_right(_SCRIPTS, min(key)), bisect_right(_SCRIPTS, max(key))


def known_as(iso3: str) -> tuple[str, ...]:
    """Return every name of a state in the six languages; none where the code is not a state's.

    Examples
    --------
    >>> "Laos" in known_as("LAO"), known_as("XAA")
    (True, ())
    """
    if iso3 not in states():
        return ()
    return tuple(dict.fromkeys(row[3] for language in LANGUAGES for row in rows_of()[iso3, language]))
