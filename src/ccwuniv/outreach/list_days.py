"""Days as people write them in a list; only unambiguous ones are read."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal, NamedTuple

from ccwuniv.outreach.list_words import month_of

__all__ = ["ReadDay", "read_day"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH = re.compile(r"([^\W\d_]+)\.?\s+(?:de\s+)?(\d{4})")
_YEAR = re.compile(r"\d{4}")


class ReadDay(NamedTuple):
    """A day and how exactly it is known, or why none was read."""

    day: dt.date | None
    precision: Literal["day", "month", "year"]
    problem: str


def read_day(value: object, day_first: bool | None = None) -> ReadDay:
    """Read a day of a list.

    Parameters
    ----------
    value : object
        A cell: a day of Excel's, or a text.
    day_first : bool, optional
        Whether 03/04/2026 is 3 April; where it is not said, such a day is not read.

    Examples
    --------
    >>> read_day("3 March 2026").day, read_day("25/12/2026").day
    (datetime.date(2026, 3, 3), datetime.date(2026, 12, 25))
    >>> read_day("03/04/2026").problem
    "'03/04/2026' may be 3 April or 4 March 2026; say whether the day comes first"
    """
    if isinstance(value, dt.date):
        return ReadDay(value.date() if isinstance(value, dt.datetime) else value, "day", "")
    text = str(value).strip()
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _made(text, year, month, day)
    if found := _NUMBERS.fullmatch(text):
        one, two, year = map(int, found.groups())
        return _of_numbers(text, one, two, year, day_first)
    return _of_words(text)


def _of_words(text: str) -> ReadDay:
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        if (found := pattern.fullmatch(text)) and (month := month_of(found[order[1]])):
            return _made(text, int(found[order[0]]), month, int(found[order[2]]))
    if (found := _MONTH.fullmatch(text)) and (month := month_of(found[1])):
        return _made(text, int(found[2]), month, 1)._replace(precision="month")
    if _YEAR.fullmatch(text) and 1980 <= int(text) <= 2100:
        return ReadDay(dt.date(int(text), 1, 1), "year", "")
    return ReadDay(None, "day", f"{text[:40]!r} is not understood as a day; write it as 2026-03-02")


def _of_numbers(text: str, one: int, two: int, year: int, day_first: bool | None) -> ReadDay:
    both = one <= 12 and two <= 12 and one != two
    if both and day_first is None:
        first, second = f"{one} {calendar.month_name[two]}", f"{two} {calendar.month_name[one]} {year}"
        return ReadDay(None, "day", f"{text!r} may be {first} or {second}; say whether the day comes first")
    is_day_first = day_first if both else two <= 12
    return _made(text, year, *((two, one) if is_day_first else (one, two)))


def _made(text: str, year: int, month: int, day: int) -> ReadDay:
    try:
        return ReadDay(dt.date(year, month, day), "day", "")
    except ValueError:
        return ReadDay(None, "day", f"{text!r}: no calendar has this day")
