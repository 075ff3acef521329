"""The identifiers of states in the schemes that others use, each with the time in which it was in use."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from ccwuniv._support import data_directory

__all__ = ["SCHEMES", "Identifier", "Scheme", "in_use", "meant_by", "rows", "sources"]

Scheme: TypeAlias = Literal["iso_alpha2", "iso_alpha3", "iso_numeric", "m49", "cow", "gw"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
"""The schemes: ISO 3166-1 (three of them), UN M49, Correlates of War, Gleditsch and Ward."""

_WIDTH = {"iso_numeric": 3, "m49": 3}


class Identifier(NamedTuple):
    """One identifier of one state, in use from ``since`` to ``until``."""

    iso3: str
    scheme: str
    identifier: str
    since: dt.date
    until: dt.date
    source: str

    def holds(self, day: dt.date | None) -> bool:
        """Say whether it was in use on a day, or at any time."""
        return day is None or self.since <= day <= self.until


def _first(text: str) -> dt.date:
    return dt.date.fromisoformat(text if len(text) > 4 else f"{text}-01-01") if text else dt.date.min


def _last(text: str) -> dt.date:
    return dt.date.fromisoformat(text if len(text) > 4 else f"{text}-12-31") if text else dt.date.max


@cache
def rows() -> tuple[Identifier, ...]:
    """Return every identifier, those of a state and a scheme in the order of time."""
    with (data_directory() / "identifiers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Identifier(
                row["iso3"],
                row["scheme"],
                row["identifier"],
                _first(row["since"]),
                _last(row["until"]),
                row["source"],
            )
            for row in csv.DictReader(file)
        )


def sources() -> tuple[str, ...]:
    """Return the lists that give the identifiers, each once."""
    return tuple(sorted({one.source.partition(";")[0] for one in rows()}))


def in_use(scheme: str, day: dt.date | None) -> dict[str, str]:
    """Return, by state, its identifier in a scheme on a day; the latest without one. Of two, the later one holds."""
    return {one.iso3: one.identifier for one in rows() if one.scheme == scheme and one.holds(day)}


def meant_by(code: str, scheme: str, day: dt.date | None) -> tuple[str, ...]:
    """Return the states that an identifier means on a day, or at any time; of one that goes on, the later state."""
    plain = code.strip().upper()
    plain = plain.zfill(_WIDTH[scheme]) if scheme in _WIDTH else plain
    return tuple(dict.fromkeys(one.iso3 for one in _by_code().get((scheme, plain), ()) if one.holds(day)))


@cache
def _by_code() -> dict[tuple[str, str], list[Identifier]]:
    found: dict[tuple[str, str], list[Identifier]] = {}
    for one in sorted(rows(), key=lambda one: one.until, reverse=True):
        found.setdefault((one.scheme, one.identifier), []).append(one)
    return found
