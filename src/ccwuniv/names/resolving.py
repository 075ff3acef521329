"""Find the state that a name in any of six languages means, and the states that a text mentions.

A state is named by its ISO 3166 code, or by any name that the UN, its depositary or usage gives or gave it, in Arabic,
Chinese, English, French, Russian or Spanish. A name that means no one state is refused, with the reason.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeGuard, overload

from ccwuniv._support import explained, one_of, several_given
from ccwuniv.errors import DateError, OptionError, UnknownStateError
from ccwuniv.names import nametable as table
from ccwuniv.names.lookup import codes_of, known
from ccwuniv.names.nametable import Language
from ccwuniv.names.refusals import refusal
from ccwuniv.names.years import Period, When, exact, period
from ccwuniv.records import as_day

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["later_name", "name", "resolve", "resolve_many", "resolve_printed"]

Form: TypeAlias = Literal["short", "formal"]


@explained
def resolve(name: str, on: When | None = None) -> str:
    """Return the ISO alpha-3 code of the state that a name or code means.

    Case, accents, brackets, spaces, punctuation, full-width forms, articles and the order of inverted names do not
    matter. An abbreviation is read, never dropped: ``"Sudan, S."`` is South Sudan. A name that several states share
    follows the UN's own usage, or is refused; it is never guessed.

    A name has its years. With a day it means the state that bore it then: "Yugoslavia" is the Socialist Federal
    Republic (``YUG``) until 26 April 1992, and the Federal Republic (``SRB``) until 3 February 2003. A present name
    means its state on earlier days, too ("Türkiye" in 1980), and so does "Germany" before 1990, as the depositary
    lists it. "Congo" from 1960 to 1971 and "Vietnam" from 1950 to 1976 were the names of two, and are refused for these
    years.

    Without a day it means the state that bears it now ("Congo" is the Republic of the Congo, "Vietnam" Viet Nam); if
    none does, the only one that bore it ("Zaire"). "Yugoslavia", which two bore, is refused.

    Parameters
    ----------
    name : str
        An ISO 3166 alpha-3 or alpha-2 code, or a present, former or usual name in one of the UN's six languages.
    on : datetime.date, str or int, optional
        The day at which the name is read; or a year, which means each of its days.

    Returns
    -------
    str
        The alpha-3 code; ``DDR``, ``CSK``, ``YUG`` and ``YMD`` for former states, ``XRV`` for the Republic of
        Viet-Nam, ``XRN`` for the Federation of Rhodesia and Nyasaland, ``ZZB`` for Zanzibar.

    Raises
    ------
    UnknownStateError
        For anything else, with up to five of the closest names; for a name of other years, with those years and the
        names that it may mean.
    AmbiguousStateError
        For a name that several states share or, on the day or in the year, shared, with theirs.
    NotAParticipantError
        For an entity that cannot become a party, with the reason: a territory, an organization, Kosovo.
    DateError
        For what is neither a day nor a year.

    Examples
    --------
    >>> resolve("Lao People's Democratic Republic"), resolve("越南"), resolve("Korea, Republic of")
    ('LAO', 'VNM', 'KOR')
    >>> resolve("Yugoslavia", on=1985), resolve("Yugoslavia", on="2001-03-12")
    ('YUG', 'SRB')
    >>> resolve("Frnace")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.UnknownStateError: 'Frnace' is not a state known here; did you mean France?
    """
    when = period(on)
    found = known(name, when)
    if found is None:
        raise refusal(name, when)
    return found


@explained
def resolve_printed(name: str, on: When) -> str:
    """Return the state that a page means by the name beside an act of a day.

    A page prints an act under the name of its own time: "North Macedonia" beside one of 1996, "Congo" beside one of
    1962. So a name means the state that bore it on the day; if two did, who bears it now; if nobody did, its only
    bearer, unless that is a former state whose last day was before.

    Parameters
    ----------
    name : str
        A name or code, as for :func:`resolve`.
    on : datetime.date, str or int
        The day of the act.

    Returns
    -------
    str

    Raises
    ------
    UnknownStateError, AmbiguousStateError, NotAParticipantError, DateError
        As :func:`resolve` does.

    Examples
    --------
    >>> resolve_printed("Congo", "1962-10-15"), resolve_printed("Yugoslavia", "2001-03-12")
    ('COG', 'SRB')
    >>> resolve_printed("Yugoslavia", "2005-01-01")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.UnknownStateError: 'Yugoslavia' was the name of ... and no state's on 2005-01-01; ...
    """
    when = period(on)
    found = known(name, when, spoken=True)
    if found is None and isinstance(name, str) and len(codes_of(name, when, spoken=True)) > 1:
        found = known(name, None)
    if found is None:
        raise refusal(name, when)
    return found


@overload
def resolve_many(
    names: pd.Series, errors: Literal["raise", "none"] = "raise", on: When | Iterable[When] | None = None
) -> pd.Series: ...


@overload
def resolve_many(
    names: Iterable[str], errors: Literal["raise"] = "raise", on: When | Iterable[When] | None = None
) -> list[str]: ...


@overload
def resolve_many(
    names: Iterable[str], errors: Literal["none"], on: When | Iterable[When] | None = None
) -> list[str | None]: ...


@explained
def resolve_many(
    names: str | Iterable[str] | pd.Series,
    errors: Literal["raise", "none"] = "raise",
    on: When | Iterable[When] | None = None,
) -> list[str] | list[str | None] | pd.Series:
    """Return the ISO alpha-3 codes of many states.

    Parameters
    ----------
    names : str, iterable of str, or pandas.Series
        One or several names or codes, as for :func:`resolve`.
    errors : {"raise", "none"}
        Whether what resolves to no state is an error, or missing in the result.
    on : datetime.date, str, int, or several of them, optional
        The day or year at which the names are read; or one for each name, in their order.

    Returns
    -------
    list of str, or pandas.Series
        One code for each name; for a Series a Series of strings with the same index and name.

    Raises
    ------
    UnknownStateError
        When some names resolve to no state: one error, with each of them, its position and the reason.
    OptionError
        When ``errors`` is neither, ``names`` are not names, or there are not as many days as names.
    DateError
        For what is neither a day nor a year.

    Examples
    --------
    >>> resolve_many(["Viet Nam", "Вьетнам", "فييت نام"])
    ['VNM', 'VNM', 'VNM']
    >>> resolve_many(["Viet Nam", "Atlantis"], errors="none")
    ['VNM', None]
    >>> resolve_many(["Yugoslavia", "Yugoslavia"], on=[1985, 1995])
    ['YUG', 'SRB']
    """
    one_of("errors", errors, ("raise", "none"))
    given: list[object] = several_given("names", names, str, ("a name", "a list of names"))
    times = _times(on, len(given))
    plain = {} if times else exact()
    codes: list[str | None] = [plain.get(value) if isinstance(value, str) else None for value in given]
    alike: dict[object, list[int]] = {}
    for place, code in enumerate(codes):
        if code is None:
            value = given[place]
            written = value if isinstance(value, str) else (repr(value),)
            alike.setdefault((written, times[place]) if times else written, []).append(place)
    failures: list[list[int]] = []
    for places in alike.values():
        found = known(given[places[0]], times[places[0]] if times else None)
        if found is None:
            failures.append(places)
        for place in places:
            codes[place] = found
    if failures and errors == "raise":
        raise _all_refusals([(places, given[places[0]], times[places[0]] if times else None) for places in failures])
    return _series_like(names, codes) if _is_series(names) else codes


def _times(on: When | Iterable[When] | None, count: int) -> list[Period | None]:
    """Return the time of each name; none where there is no time."""
    if on is None:
        return []
    if isinstance(on, str) or not isinstance(on, Iterable):
        return [period(on)] * count
    several = list(on)
    if len(several) != count:
        raise OptionError("on", f"{len(several)} days for {count} names", ("a day or a year", "one for each name"))
    read: dict[object, Period | None] = {}
    for one in several:
        if one is None:
            raise DateError(one, "a name has no day; use one for each name, or no on= at all")
        if one not in read:
            read[one] = period(one)
    return [read[one] for one in several]


def _all_refusals(failures: list[tuple[list[int], object, Period | None]]) -> UnknownStateError:
    lines = [f"position {', '.join(map(str, places))}: {refusal(value, when)}" for places, value, when in failures]
    count = sum(len(places) for places, *_ in failures)
    whole = UnknownStateError(", ".join(str(value) for _, value, _ in failures))
    whole.args = ("\n".join([f"{count} of the names resolve to no state:", *lines]),)
    return whole


def _is_series(names: object) -> TypeGuard[pd.Series]:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(names, pandas.Series)


def _series_like(names: pd.Series, codes: list[str | None]) -> pd.Series:
    import pandas as pd

    return pd.Series(codes, index=names.index, name=names.name, dtype="string")


@explained
def name(iso3: str, language: Language = "en", form: Form = "short", on: dt.date | str | None = None) -> str:
    """Return the name of a state in one of the UN's languages.

    Parameters
    ----------
    iso3 : str
        A state, by code or by any name.
    language : {"en", "ar", "es", "fr", "ru", "zh"}
        The language.
    form : {"short", "formal"}
        The UN's short name ("Czechia") or its formal one ("Czech Republic"), without an article.
    on : datetime.date or str, optional
        A day: the name in use then, where it is known to have been another. Default: today's name.

    Returns
    -------
    str

    Raises
    ------
    UnknownStateError, NotAParticipantError
        When the first argument means no state.
    OptionError
        For another language or form.
    DateError
        For anything but a day.

    Examples
    --------
    >>> name("LAO", "zh"), name("TUR", on="2014-09-01"), name("CZE", form="formal")
    ('老挝人民民主共和国', 'Turkey', 'Czech Republic')
    """
    one_of("language", language, table.LANGUAGES)
    one_of("form", form, ("short", "formal"))
    rows = table.rows_of()[resolve(iso3), language]
    current = next(row for row in rows if row[2] == form)
    if on is None:
        return current[3]
    day = as_day(on).isoformat()
    if _in_use(current, day):
        return current[3]
    former = [row[3] for row in rows if row[2] == "former" and row[5] and _in_use(row, day)]
    former.sort(key=len)
    return former[0 if form == "short" else -1] if former else current[3]


def later_name(iso3: str, written: str, on: dt.date | str) -> str:
    """Return the English name that had replaced a former one by a day; None if the former was still in use.

    Examples
    --------
    >>> later_name("TUR", "Turkey", "2026-02-03"), later_name("TUR", "Turkey", "2014-09-01")
    ('Türkiye', '')
    """
    day = as_day(on).isoformat()
    own = table.rows_of()
    rows = [row for language in table.LANGUAGES for row in own.get((iso3, language), ()) if row[3] == written]
    former = [row for row in rows if row[2] == "former" and row[5]]
    over = former and not any(_in_use(row, day) or row[4] > day for row in former)
    present = any(row[2] in ("short", "formal") for row in rows)
    return name(iso3, on=on) if over and not present else ""


def _in_use(row: list[str], day: str) -> bool:
    """Say whether a name was in use on a day; a year means all its days."""
    since, until = row[4], row[5]
    return since <= day and (not until or day[: len(until)] <= until)
