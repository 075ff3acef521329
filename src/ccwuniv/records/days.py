"""Legal days: reading one from what a caller gives, and counting months as depositaries do."""

from __future__ import annotations

import calendar
import datetime as dt
import os
import re
from functools import lru_cache
from typing import TypeAlias

from ccwuniv.errors import DateError

DateLike: TypeAlias = "dt.date | str"
"""The types that are read as a day."""

NEVER = dt.date.max.toordinal() + 1
"""An ordinal after every day: the end of a period without an end."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOW = "use a day as 'YYYY-MM-DD', a datetime.date or a pandas Timestamp."


def as_day(value: object) -> dt.date:
    """Return the day that a caller means.

    Parameters
    ----------
    value : datetime.date, str or pandas.Timestamp
        A day. A time of day is dropped: a legal date has none.

    Returns
    -------
    datetime.date

    Raises
    ------
    DateError
        For a number, a missing value (``NaT``, ``None``), a month or year without a day, or a day that no calendar has.

    Examples
    --------
    >>> as_day("2014-09-01")
    datetime.date(2014, 9, 1)
    >>> as_day("2014-13-01")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.DateError: '2014-13-01': no calendar has this day; use a day as 'YYYY-MM-DD', a datetime.date ...
    """
    if type(value) is dt.date:
        return value
    if isinstance(value, str):
        return _read(value)
    if _is_missing(value):
        raise DateError(value, f"a missing value is not a day; {_HOW}")
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return dt.date(value.year, value.month, value.day)
    if type(value).__name__ == "datetime64":
        return as_day(str(value)[:10])
    raise DateError(value, f"not understood as a day; {_HOW}")


def today() -> dt.date:
    """Return today's date by the clock of this machine, or the day in the variable ``CCWUNIV_TODAY``.

    Raises
    ------
    DateError
        When the variable holds no day.

    Examples
    --------
    >>> today() >= dt.date(2026, 1, 1)
    True
    """
    told = os.environ.get("CCWUNIV_TODAY")
    return as_day(told) if told else dt.datetime.now().astimezone().date()


def _is_missing(value: object) -> bool:
    """Say whether a value is missing: None, or not equal to itself (NaN, NaT, ``pandas.NA``); a table never is."""
    try:
        return value is None or bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


@lru_cache(maxsize=100_000)
def _read(value: str) -> dt.date:
    """Read a day, from a cache where possible: tables and logs repeat the same days."""
    text = value.strip()
    if not _ISO_DAY.fullmatch(text):
        raise DateError(value, f"not understood as a day; {_HOW}")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise DateError(value, f"no calendar has this day; {_HOW}") from None


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last day of a month without such a day.

    This is the depositary's practice: 31 October and six months is 30 April, 30 November and six months is 30 May.

    Raises
    ------
    DateError
        When the result lies outside the calendar (years 1 to 9999).

    Examples
    --------
    >>> add_months(dt.date(2006, 10, 31), 6), add_months(dt.date(2010, 11, 30), 6)
    (datetime.date(2007, 4, 30), datetime.date(2011, 5, 30))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise DateError(day, f"{months} months from this day lie outside the calendar.")
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def within(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    """Say whether a day lies between two, both inclusive; None means no limit.

    Examples
    --------
    >>> last = dt.date(1990, 10, 2)
    >>> within(last, None, last), within(dt.date(1990, 10, 3), None, last)
    (True, False)
    """
    return (first is None or first <= day) and (last is None or day <= last)


def spoken(day: dt.date) -> str:
    """Write a day as running prose does.

    Examples
    --------
    >>> spoken(dt.date(2014, 9, 1))
    '1 September 2014'
    """
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
