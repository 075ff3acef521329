"""Dates as the tables print them, in running text or in a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Found", "dates", "first_date", "order_of"]

_NAMES = (
    "january jan janvier janv",
    "february feb février fevrier févr fév fev",
    "march mar mars",
    "april apr avril avr",
    "may mai",
    "june jun juin",
    "july jul juillet juil",
    "august aug août aout",
    "september septembre sept sep",
    "october octobre oct",
    "november novembre nov",
    "december décembre decembre dec déc",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![a-zà-ÿ])"
_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DATE = re.compile(
    rf"""
      (?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?[\s.,/-]*(?P<m1>{_MONTH})\.?[\s.,/-]*(?P<y1>\d{{4}}|(?<=[/-])\d{{2}})(?!\d)
    | (?<![a-zà-ÿ])(?P<m2>{_MONTH})\.?,?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y2>\d{{4}})(?!\d)
    | (?<!\d)(?P<y3>\d{{4}})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d){_TIME}
    | (?<![\d/.-])(?P<d4>\d{{1,2}})(?P<s4>[-/.])(?P<m4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}})(?!\d){_TIME}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIRST_YEAR_OF_TWO_DIGITS = 1945


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands; ``day`` is None where no calendar has such a day."""

    start: int
    end: int
    printed: str
    day: dt.date | None


def dates(text: str, *, month_before_day: bool = False) -> Iterator[Found]:
    """Find every date of a text.

    Parameters
    ----------
    text : str
        The text, in English or French.
    month_before_day : bool
        Read 10/11/1995 as 11 October, which the site never prints.

    Examples
    --------
    >>> [str(found.day) for found in dates("12 May 1993, June 4th, 1999; 28-Aug-02 and 03-02-2026")]
    ['1993-05-12', '1999-06-04', '2002-08-28', '2026-02-03']
    >>> [found.day for found in dates("30 Feb 1999")]
    [None]
    """
    for match in _DATE.finditer(text):
        form = next(n for n in "1234" if match[f"y{n}"])
        day, month, year = int(match[f"d{form}"]), match[f"m{form}"], int(match[f"y{form}"])
        number = _MONTHS[month.lower()] if form in "12" else int(month)
        if form == "4" and month_before_day:
            day, number = number, day
        yield Found(match.start(), match.end(), match[0], _day(year, number, day))


def _day(year: int, month: int, day: int) -> dt.date | None:
    if year < 100:
        year += 1900 if year + 1900 >= _FIRST_YEAR_OF_TWO_DIGITS else 2000
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def first_date(text: str) -> dt.date | None:
    """Return the first date of a text, or None.

    Examples
    --------
    >>> first_date("Geneva, 10 October 1980"), first_date("Geneva")
    (datetime.date(1980, 10, 10), None)
    """
    return next((found.day for found in dates(text) if found.day), None)


def order_of(texts: Iterable[str]) -> Literal["day", "month", "unclear"]:
    """Say what comes first in a table's numeric dates; ``unclear`` where they fit both orders, or neither.

    Examples
    --------
    >>> order_of(["8/28/2002", "1/2/2003"]), order_of(["28/8/2002"]), order_of(["1/2/2003"]), order_of(["1 Feb 2003"])
    ('month', 'day', 'unclear', 'day')
    """
    pairs = [(int(m["d4"]), int(m["m4"])) for text in texts for m in _DATE.finditer(text) if m["y4"]]
    day_first, month_first = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    if not pairs or (day_first and not month_first):
        return "day"
    return "unclear" if day_first == month_first else "month"
