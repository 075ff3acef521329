"""Which of the UN's six languages are official in a state, for the order of its names."""

from __future__ import annotations

from functools import cache
from typing import Literal

from ccwuniv._support import data_directory
from ccwuniv.records.record import Record
from ccwuniv.records.rows import read_csv

__all__ = ["StateLanguage", "official_languages"]


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


def official_languages(iso3: str) -> tuple[str, ...]:
    """Return those of the six languages that are official in a state, in the order of preference; for names alone.

    In which language a permanent mission corresponds no source says.

    Examples
    --------
    >>> official_languages("CMR"), official_languages("VNM")
    (('fr', 'en'), ())
    """
    return tuple(row.language for row in _languages().get(iso3, ()) if row.status != "default")
