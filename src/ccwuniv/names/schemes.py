"""The identifiers of states in other schemes, each with the days of its use."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from ccwuniv._support import data_directory
from ccwuniv.names import nametable as table
from ccwuniv.names.years import ALWAYS, Bearer, Period

__all__ = [
    "LISTS",
    "SCHEMES",
    "Identifier",
    "Scheme",
    "in_use",
    "is_of_no_participant",
    "meant_by",
    "past_bearers",
    "rows",
    "sources",
]

Scheme: TypeAlias = Literal["iso2", "iso_alpha3", "iso_numeric", "m49", "cow", "gw"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
"""The schemes: ISO 3166-1 (three of them), UN M49, Correlates of War, Gleditsch and Ward."""

LISTS = {"cow": "Correlates of War", "gw": "Gleditsch and Ward"}
"""The lists that research projects keep."""

_OF_NO_PARTICIPANT = {"cow": frozenset("347 713".split()), "gw": frozenset("347 396 397 711 713".split())}
"""Numbers of these lists that no participant in the depositary's practice has or had."""

_ISO = "ISO 3166-1, as given by pycountry"
_M49 = "UN M49: the numbers are those of ISO 3166-1 numeric, as given by pycountry"
_WIDTH = {"iso_numeric": 3, "m49": 3}
_WHOLE = re.compile(r"0*(\d+)(?:\.0+)?")


class Identifier(NamedTuple):
    """One identifier of one state, in use from ``since`` to ``until``."""

    iso3: str
    scheme: str
    identifier: str
    since: dt.date
    until: dt.date
    source: str

    def holds(self, when: Period | None) -> bool:
        """Say whether it was in use on a day of a period, or at any time."""
        return when is None or (self.since.isoformat() <= when[1] and when[0] <= self.until.isoformat())


def _first(text: str) -> dt.date:
    return dt.date.fromisoformat(text) if text else dt.date.min


def _last(text: str) -> dt.date:
    return dt.date.fromisoformat(text) if text else dt.date.max


def rows() -> tuple[Identifier, ...]:
    """Return every identifier, those of a state and a scheme in the order of time.

    The codes of ISO 3166-1 that never changed, and the numbers of M49 which are the same, are looked up in pycountry.
    """
    kept = _kept()
    dated = {(one.iso3, one.scheme) for one in kept}
    return (*kept, *(one for one in _current() if (one.iso3, one.scheme) not in dated))


@cache
def _kept() -> tuple[Identifier, ...]:
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


def _current() -> Iterator[Identifier]:
    import pycountry

    for iso3 in sorted(table.states()):
        if book := pycountry.countries.get(alpha_3=iso3):
            codes = (book.alpha_2, book.alpha_3, book.numeric, book.numeric)
            for scheme, code in zip(SCHEMES, codes, strict=False):
                source = _M49 if scheme == "m49" else _ISO
                yield Identifier(iso3, scheme, code, dt.date.min, dt.date.max, source)


def sources() -> tuple[str, ...]:
    """Return the lists that give the identifiers, each once."""
    return tuple(sorted({one.source.partition(";")[0] for one in rows()}))


def in_use(scheme: str, day: Period | None) -> dict[str, str]:
    """Return, by state, its identifier in a scheme on a day; the latest without one. Of two, the later one holds."""
    return {one.iso3: one.identifier for one in rows() if one.scheme == scheme and one.holds(day)}


def meant_by(code: str, scheme: str, when: Period | None) -> tuple[str, ...]:
    """Return the states that an identifier means on a day of a period, or at any time; of two, the later one first.

    Examples
    --------
    >>> [meant_by(code, "cow", None) for code in ("2", "002", " 2.0")], meant_by("8", "m49", None)
    ([('USA',), ('USA',), ('USA',)], ('ALB',))
    """
    plain = _plain(code, scheme)
    several = [one for one in _kept() if (one.scheme, one.identifier) == (scheme, plain)]
    several.sort(key=lambda one: one.until, reverse=True)
    found = dict.fromkeys(one.iso3 for one in several if one.holds(when))
    current = "" if scheme in LISTS else _current_of(plain, scheme)
    if current and not any((one.iso3, one.scheme) == (current, scheme) for one in _kept()):
        found = {current: None, **found}
    return tuple(found)


def past_bearers(code: str, scheme: str) -> tuple[Bearer, ...]:
    """Return the states that formerly had an identifier, each with its days, in order of time.

    Examples
    --------
    >>> past_bearers("YUG", "iso_alpha3")[1]
    Bearer(code='SRB', since='1992-04-27', until='2003-07-22')
    """
    several = [one for one in _kept() if (one.scheme, one.identifier) == (scheme, code) and one.until < dt.date.max]
    several.sort(key=lambda one: one.until)
    open_ended = dt.date.min.isoformat()
    return tuple(
        Bearer(one.iso3, ALWAYS[0] if one.since.isoformat() == open_ended else str(one.since), str(one.until))
        for one in several
    )


def is_of_no_participant(code: str, scheme: str) -> bool:
    """Say whether a research project's list has a number that no participant in the depositary's practice has."""
    return _plain(code, scheme) in _OF_NO_PARTICIPANT.get(scheme, ())


def _plain(code: str, scheme: str) -> str:
    """Return an identifier as its list writes it."""
    plain = code.strip().upper()
    if scheme in _WIDTH or scheme in LISTS:
        whole = _WHOLE.fullmatch(plain)
        plain = whole[1].zfill(_WIDTH.get(scheme, 0)) if whole else plain
    return plain


def _current_of(code: str, scheme: str) -> str:
    """Return the state that has a code of ISO 3166-1 now, looked up in pycountry; nothing where none has."""
    import pycountry

    if scheme == "iso2":
        book = pycountry.countries.get(alpha_2=code)
    elif scheme == "iso_alpha3":
        book = pycountry.countries.get(alpha_3=code)
    else:
        book = pycountry.countries.get(numeric=code)
    return book.alpha_3 if book and book.alpha_3 in table.states() else ""
