"""The years of a name: which state bears it on a day, and what it means without one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from numbers import Real
from typing import Any, NamedTuple, TypeAlias

from ccwuniv.names import nametable as table
from ccwuniv.records import as_day

__all__ = [
    "ALWAYS",
    "Bearer",
    "Period",
    "When",
    "bearer_of",
    "bearers",
    "dated_names",
    "exact",
    "lives",
    "matters",
    "meant",
    "period",
]

When: TypeAlias = "dt.date | str | int"
"""A day, or a year, which means each of its days."""

Period: TypeAlias = tuple[str, str]
"""A first and a last day, as texts."""

_FIRST, _LAST = "0000-01-01", "9999-12-31"
ALWAYS = (_FIRST, _LAST)
_LAST_YEAR = 9999


class Bearer(NamedTuple):
    """A state or other entity that bears a name from one day to another."""

    code: str
    since: str
    until: str

    def during(self, when: Period) -> bool:
        """Say whether it bears the name on some day of a period."""
        return self.since <= when[1] and when[0] <= self.until


def period(on: When | None) -> Period | None:
    """Return the first and the last day that a day or a year means.

    Raises
    ------
    DateError
        For what is neither.

    Examples
    --------
    >>> period("1995-06-30"), period(1995), period(None)
    (('1995-06-30', '1995-06-30'), ('1995-01-01', '1995-12-31'), None)
    """
    if on is None:
        return None
    number: Any = on  # of whatever library, and however large
    if isinstance(on, Real) and not isinstance(on, bool) and 1 <= number <= _LAST_YEAR:
        year = float(number)
        if year.is_integer():
            return f"{int(year):04d}-01-01", f"{int(year):04d}-12-31"
    if isinstance(on, str) and len(on) == 4 and on.isdecimal():
        return f"{on}-01-01", f"{on}-12-31"
    day = as_day(on).isoformat()
    return day, day


def meant(several: Sequence[Bearer], when: Period | None, *, spoken: bool = False) -> tuple[str, ...]:
    """Return the state that a name means, among those that bear or bore it.

    Parameters
    ----------
    several : sequence of Bearer
        Who bears the name, and when.
    when : tuple of str, optional
        The time. Without one the name means who bears it now; if nobody does, or several do, all that bore it.
    spoken : bool
        Whether the name may be one of another time, as in a text that speaks of the past, or on a page that prints an
        act under a later name: it then means its only bearer, while that goes on.
    """
    every = tuple(dict.fromkeys(one.code for one in several))
    if when is None:
        now = tuple(dict.fromkeys(one.code for one in several if one.until == _LAST))
        return now if len(now) == 1 else every
    then = tuple(dict.fromkeys(one.code for one in several if one.during(when)))
    if then or not spoken or len(every) > 1:
        return then
    return tuple(code for code in every if lives().get(code, ALWAYS)[1] >= when[0])


@cache
def lives() -> dict[str, Period]:
    """Return the first and the last day of each former state, as the table of names has them."""
    return {row[0]: (_first(row[4]), _last(row[5])) for row in table.name_rows() if row[2] == "short" and row[5]}


def bearer_of(row: Sequence[str]) -> Bearer:
    """Return the bearer of a row's name, and when it bore it; a present name counts for earlier days, too."""
    iso3, _, form, _, since, until, *_ = row
    begun, ended = lives().get(iso3, ALWAYS)
    if form in ("short", "formal"):
        return Bearer(iso3, begun, ended)
    return Bearer(iso3, max(begun, _first(since)), min(ended, _last(until)))


def bearers(key: str, index: str) -> tuple[Bearer, ...]:
    """Return the bearers of a name that has years or several bearers; none for any other name.

    Parameters
    ----------
    key : str
        The name as it is compared.
    index : {"letters", "words"}
        How.
    """
    return _bearers(index).get(key, ())


@cache
def _bearers(index: str) -> dict[str, tuple[Bearer, ...]]:
    rows = [*table.name_rows(), *([row[0], "", "", row[3], "", ""] for row in table.other_rows() if row[1] != "phrase")]
    if index == "letters":
        keys: list[tuple[str, ...]] = [(key,) for key in table.every_key()]
    else:
        keys = [table.words_of(row[3]) for row in rows]
    found: dict[str, list[Bearer]] = {key: [] for key in _in_question(rows, keys) if key}
    for row, several in zip(rows, keys, strict=True):
        for key in several:
            if key in found:
                found[key].append(bearer_of(row))
    return {key: tuple(dict.fromkeys(several)) for key, several in found.items() if matters(several)}


def _in_question(rows: Iterable[Sequence[str]], keys: Iterable[Iterable[str]]) -> set[str]:
    """Return the keys of names whose meaning may depend on the day: shared by several codes, or with years."""
    owners: dict[str, str] = {}
    found = set()
    ended = lives()
    for (code, _, _, _, since, until, *_), several in zip(rows, keys, strict=True):
        dated = since or until or code in ended
        for key in several:
            if dated or owners.setdefault(key, code) != code:
                found.add(key)
    return found


def matters(several: Sequence[Bearer]) -> bool:
    """Say whether a day changes what a name means."""
    if len({one.code for one in several}) > 1:
        return True
    return all((one.since, one.until) != ALWAYS for one in several)


@cache
def exact() -> dict[str, str]:
    """Return the code for each code and each name as it is written; of a name that several share, who bears it now."""
    codes: dict[str, str] = {iso3: iso3 for iso3 in table.states()}
    shared: dict[str, list[Bearer]] = {}
    for iso3, _, _, name, *_ in table.name_rows():
        if codes.setdefault(name, iso3) != iso3:
            shared[name] = []
    for row in table.name_rows() if shared else ():
        if row[3] in shared:
            shared[row[3]].append(bearer_of(row))
    for name, several in shared.items():
        now = meant(several, None)
        if len(now) == 1:
            codes[name] = now[0]
        else:
            del codes[name]
    return codes


@cache
def dated_names() -> frozenset[str]:
    """Return the names, as they are written in the table, for which a day matters."""
    known = _bearers("letters")
    return frozenset(row[3] for row, key in zip(table.name_rows(), table.every_key(), strict=False) if key in known)


def _first(text: str) -> str:
    return (text if len(text) > 4 else f"{text}-01-01") if text else _FIRST


def _last(text: str) -> str:
    return (text if len(text) > 4 else f"{text}-12-31") if text else _LAST
