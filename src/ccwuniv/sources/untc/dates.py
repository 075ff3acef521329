"""Dates as the tables print them, in running text or in a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Found", "Order", "date_alone", "dates", "first_date", "order_of", "usual_date"]

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
_FROM_A_DIGIT = re.compile(
    rf"""
      (?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?[\s.,/-]*(?P<m1>{_MONTH})\.?[\s.,/-]*(?P<y1>\d{{4}}|(?<=[/-])\d{{2}})(?!\d)
    | (?P<y3>\d{{4}})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d){_TIME}
    | (?<![/.-])(?P<d4>\d{{1,2}})(?P<s4>[-/.])(?P<m4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}})(?!\d){_TIME}
    | (?<![/.\d-])(?P<d5>\d{{1,2}})(?P<s5>[-/.])(?P<m5>\d{{1,2}})(?P=s5)(?P<y5>\d{{2}})(?![/.\d-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FROM_A_MONTH = re.compile(
    rf"(?<![a-zà-ÿ])(?P<m2>{_MONTH})\.?,?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y2>\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(rf"(?<![a-zà-ÿ]){_MONTH}\.?,?\s*\Z", re.IGNORECASE)
_WIDEST_MONTH = 20
_USUAL = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: ([A-Za-z]{1,2}))?")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}|[/.-]\d{2}")
_NUMERIC = re.compile(r"\d[-/.]\d")
_BESIDE = re.compile(r"[\s.,:()\[\]]*")
_FIRST_YEAR_OF_TWO_DIGITS = 1945
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
"""No act of a treaty is earlier or later; a page that prints such a year has a misprint."""
_LAST_DAY = 31
"""A column of two-digit years with a greater number before its year begins with the year, an order of no list here."""


class Found(NamedTuple):
    """A date and its place; ``day`` is None where no calendar has such a day."""

    start: int
    end: int
    printed: str
    day: dt.date | None


class Order(NamedTuple):
    """How the numeric dates of a column are to be read.

    ``month_first``: 10/11/1995 is 11 October, which the site never prints. ``unclear``: every one of them fits both
    orders. ``two_digits``: their years have two digits, and one of them proves the order; without, such are not dates.
    """

    month_first: bool = False
    unclear: bool = False
    two_digits: bool = False


_AS_THE_SITE = Order()


def dates(text: str, order: Order = _AS_THE_SITE) -> Iterator[Found]:
    """Find every date of a text.

    Parameters
    ----------
    text : str
        The text, in English or French.
    order : Order
        How numeric dates are to be read.

    Examples
    --------
    >>> [str(found.day) for found in dates("12 May 1993, June 4th, 1999; 28-Aug-02 and 03-02-2026")]
    ['1993-05-12', '1999-06-04', '2002-08-28', '2026-02-03']
    >>> [found.day for found in dates("30 Feb 1999")]
    [None]
    """
    for match in _matches(text):
        yield _found(match, order)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield passages that look like dates: they start at a number, or at a month before one."""
    end = 0
    for digits in _DIGITS.finditer(text) if _YEAR.search(text) else ():
        start = digits.start()
        if start < end:
            continue
        before = text[max(end, start - _WIDEST_MONTH) : start].rstrip(" .,\t\n\xa0")
        month = before[-1:].isalpha() and _MONTH_BEFORE.search(text, max(end, start - _WIDEST_MONTH), start)
        match = (month and _FROM_A_MONTH.match(text, month.start())) or _FROM_A_DIGIT.match(text, start)
        if match:
            end = match.end()
            yield match


def _found(match: re.Match[str], order: Order = _AS_THE_SITE) -> Found:
    parts = match.groupdict()
    form = next(n for n in "12345" if parts.get(f"y{n}"))
    if form == "5" and not order.two_digits:
        return Found(match.start(), match.end(), match[0], None)
    day, month, year = int(parts[f"d{form}"]), parts[f"m{form}"], int(parts[f"y{form}"])
    number = _MONTHS[month.lower()] if form in "12" else int(month)
    if form in "45" and order.month_first:
        day, number = number, day
    return Found(match.start(), match.end(), match[0], _day(year, number, day))


def usual_date(text: str) -> tuple[dt.date, str] | None:
    """Return the date of a cell that holds no more than a date as the site prints it and a letter, and that letter.

    Examples
    --------
    >>> usual_date("28 Aug 2002 a"), usual_date("9 Aug 2017"), usual_date("31 Feb 1999"), usual_date("9 Aug 2017, 1")
    ((datetime.date(2002, 8, 28), 'a'), (datetime.date(2017, 8, 9), ''), None, None)
    """
    match = _USUAL.fullmatch(text)
    if not match:
        return None
    day, month, year, letter = match.groups()
    date = _day(int(year), _MONTHS.get(month.lower(), 0), int(day))
    return (date, letter or "") if date else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    if year < 100:
        year += 1900 if year + 1900 >= _FIRST_YEAR_OF_TWO_DIGITS else 2000
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
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


def date_alone(text: str) -> dt.date | None:
    """Return the date of a text that holds nothing else but punctuation, or None.

    Examples
    --------
    >>> date_alone("(10 October 1980)"), date_alone("Geneva, 10 October 1980")
    (datetime.date(1980, 10, 10), None)
    """
    beside = _BESIDE.match(text)
    start = beside.end() if beside else 0
    match = _FROM_A_DIGIT.match(text, start) or _FROM_A_MONTH.match(text, start)
    found = _found(match) if match else None
    return found.day if found and _BESIDE.fullmatch(text.replace(found.printed, "")) else None


def order_of(texts: Sequence[str]) -> Order:
    """Return how the numeric dates of some cells are to be read.

    Examples
    --------
    >>> order_of(["8/28/2002", "1/2/2003"]).month_first, order_of(["28/8/2002"]).month_first
    (True, False)
    >>> order_of(["1/2/2003"]).unclear, order_of(["29/04/98", "1/2/03"]).two_digits, order_of(["1/2/03"]).two_digits
    (True, True, False)
    """
    whole, short = [], []
    for text in texts if _NUMERIC.search("\n".join(texts)) else ():
        for match in _matches(text) if _NUMERIC.search(text) else ():
            parts = match.groupdict()
            if parts.get("y4"):
                whole.append((int(parts["d4"]), int(parts["m4"])))
            elif parts.get("y5"):
                short.append((int(parts["d5"]), int(parts["m5"])))
    if any(max(pair) > _LAST_DAY for pair in short):
        short = []
    pairs = whole + short
    day_first, month_first = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    unclear = bool(pairs) and day_first == month_first
    return Order(month_first and not unclear, unclear, bool(short) and not unclear)
