"""In which of the UN's six languages a letter to a state would be, as far as a source says."""

from __future__ import annotations

from functools import cache
from typing import Literal

from ccwuniv._support import data_directory
from ccwuniv.records.record import Record
from ccwuniv.records.rows import read_csv

__all__ = ["StateLanguage", "language_of"]

NO_SOURCE = "none of the six languages is recorded as official there; English by default"


class StateLanguage(Record):
    """One of the six languages that is official in a state, the rows of a state in the order of preference.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import read_csv
    >>> read_csv(data_directory() / "languages.csv", StateLanguage)[0][0].iso3
    'ARE'
    """

    iso3: str
    language: Literal["ar", "en", "es", "fr", "ru", "zh"]
    status: Literal["official", "de_facto_official", "default"]
    source: str
    evidence: Literal["verified", "recalled"]


@cache
def _languages() -> dict[str, tuple[StateLanguage, ...]]:
    rows, _ = read_csv(data_directory() / "languages.csv", StateLanguage)
    found: dict[str, tuple[StateLanguage, ...]] = {}
    for row in rows:
        found[row.iso3] = (*found.get(row.iso3, ()), row)
    return found


def language_of(iso3: str) -> tuple[str, str]:
    """Return the language for a letter to a state, and on what that rests.

    No source says in which language a permanent mission corresponds with the United Nations. This is the first of the
    six languages that is official in the state, with the others named beside it, or English.

    Examples
    --------
    >>> language_of("CMR")
    ('fr', 'Unicode CLDR 47, official languages of territories: fr, en')
    >>> language_of("VNM")[0]
    'en'
    """
    rows = _languages().get(iso3, ())
    if not rows:
        return "en", NO_SOURCE
    first = rows[0]
    if first.status == "default":
        return first.language, f"{first.source} ({first.evidence})"
    return first.language, f"{first.source}: {', '.join(row.language for row in rows)}"
