"""Dates in running text of the six languages: days, ranges of days, months, years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

__all__ = ["MONTH_NAMES", "FoundDate", "find_dates"]

_MONTHS = (
    r"january|jan|janvier|janv|enero|январ[ьяею]|(?:كانون\s+الثاني\s*/\s*)?يناير|كانون\s+الثاني",
    r"february|feb|février|fevrier|févr|febrero|феврал[ьяею]|(?:شباط\s*/\s*)?فبراير|شباط",
    r"march|mar|mars|marzo|март[ае]?|(?:[آا]ذار\s*/\s*)?مارس|[آا]ذار",
    r"april|apr|avril|abril|апрел[ьяею]|(?:نيسان\s*/\s*)?[أا]بريل|نيسان",
    r"(?-i:May|MAY)|mai|mayo|ма[йяею]|(?:[أا]يار\s*/\s*)?مايو|[أا]يار",
    r"june|jun|juin|junio|июн[ьяею]|(?:حزيران\s*/\s*)?يوني[هو]|حزيران",
    r"july|jul|juillet|juil|julio|июл[ьяею]|(?:تموز\s*/\s*)?يولي[هو]|تموز",
    r"august|aug|août|aout|agosto|август[ае]?|(?:[آا]ب\s*/\s*)?[أا]غسطس|[آا]ب",
    r"september|sept|sep|septembre|septiembre|setiembre|сентябр[ьяею]|(?:[أا]يلول\s*/\s*)?سبتمبر|[أا]يلول",
    r"october|oct|octobre|octubre|октябр[ьяею]|(?:تشرين\s+ال[أا]ول\s*/\s*)?[أا]كتوبر|تشرين\s+ال[أا]ول",
    r"november|nov|novembre|noviembre|ноябр[ьяею]|(?:تشرين\s+الثاني\s*/\s*)?نوفمبر|تشرين\s+الثاني",
    r"december|dec|décembre|decembre|diciembre|dic|декабр[ьяею]|(?:كانون\s+ال[أا]ول\s*/\s*)?ديسمبر|كانون\s+ال[أا]ول",
)
_LEAP_YEAR = 2000
_EACH_MONTH = tuple(re.compile(names, re.IGNORECASE) for names in _MONTHS)
MONTH_NAMES = "|".join(f"(?:{names})" for names in _MONTHS)
"""A regular expression for the name of a month in any of the languages but Chinese."""

_M = rf"(?<![^\W\d_])(?:{MONTH_NAMES})(?![^\W\d_])\.?"
_D = r"(?<![\d/.])\d{1,2}(?!\d)(?:st|nd|rd|th|er|º|-?го)?(?!\w)"
_Y = r"(?<![\d/.])(?:19|20|١٩|٢٠|۱۹|۲۰)\d\d(?!\d)"
_TO = r"\s*(?:-|–|—|to|through|and|until|au|et|al?|y|по|и|до|إلى|الى|حتى|و)\s*"
_OF = r"\s*(?:of\s+|de\s+|d['’]\s*|من\s+)?(?:the\s+)?"
_OF_YEAR = r"\s*,?\s*(?:of\s+|del?\s+|عام\s+|سنة\s+)?"
_WESTERN = re.compile(
    rf"""
      (?P<a_d1>{_D}){_OF}(?P<a_m1>{_M})(?:{_OF_YEAR}(?P<a_y1>{_Y}))?
        {_TO}(?P<a_d2>{_D}){_OF}(?P<a_m2>{_M}){_OF_YEAR}(?P<a_y2>{_Y})
    | (?P<b_d1>{_D})(?:{_TO}(?P<b_d2>{_D}))?{_OF}(?P<b_m1>{_M})(?:{_OF_YEAR}(?P<b_y1>{_Y}))?
    | (?P<c_m1>{_M})\s+(?P<c_d1>{_D})(?:{_TO}(?P<c_d2>{_D}))?,?\s+(?P<c_y1>{_Y})
    | (?P<d_m1>{_M}){_OF_YEAR}(?P<d_y1>{_Y})
    | (?P<e_y1>{_Y})\s*[-–—/]\s*(?P<e_y2>{_Y})
    | (?P<f_y1>{_Y})(?![-/.]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ZH_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ZH_Y = r"(?:(?:19|20|１９|２０)\s?\d\s?\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})"
_ZH_TO = r"\s*(?:日|号)?\s*(?:至|到|[-–—－~～]|和|、)\s*"
_CHINESE = re.compile(
    rf"""
      (?:(?P<y1>{_ZH_Y})\s*年\s*)?(?P<m1>\d{{1,2}})\s*月\s*(?P<d1>\d{{1,2}})
        (?:{_ZH_TO}(?:(?:(?P<y2>{_ZH_Y})\s*年\s*)?(?P<m2>\d{{1,2}})\s*月\s*)?(?P<d2>\d{{1,2}}))?\s*[日号]
    | (?P<y3>{_ZH_Y})\s*年\s*(?P<m3>\d{{1,2}})\s*月
    | (?P<y4>{_ZH_Y})\s*年?\s*(?:至|到|[-–—－~～])\s*(?P<y5>{_ZH_Y})\s*年
    | (?P<y6>{_ZH_Y})\s*年
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its first and last day, None where the text gives no year or a day that no calendar has."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: Literal["day", "month", "year"]
    impossible: bool = False


@lru_cache(maxsize=128)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Find every date of a text, in order; several readers ask for those of one paragraph.

    Examples
    --------
    >>> [(str(d.first), str(d.last)) for d in find_dates("Geneva, 13–14 November 2014; 30 November to 2 December 2015")]
    [('2014-11-13', '2014-11-14'), ('2015-11-30', '2015-12-02')]
    >>> [(str(d.first), d.precision) for d in find_dates("2014年9月18日、2013年11月和2011年")]
    [('2014-09-18', 'day'), ('2013-11-01', 'month'), ('2011-01-01', 'year')]
    >>> [str(d.first) for d in find_dates("le 1er juin 2014, el 3 de abril de 2014, 5 мая 2014 года")]
    ['2014-06-01', '2014-04-03', '2014-05-05']
    """
    found = [*map(_chinese, _CHINESE.finditer(text)), *map(_western, _WESTERN.finditer(text))]
    dates: list[FoundDate] = []
    for date in sorted(found, key=lambda d: (d.start, -d.end)):
        if not dates or date.start >= dates[-1].end:
            dates.append(date)
    return tuple(dates)


def _chinese(found: re.Match[str]) -> FoundDate:
    place = found.start(), found.end()
    if found["d1"]:
        year1 = _year(found["y1"])
        year2 = _year(found["y2"]) or year1
        month1 = int(found["m1"])
        month2, day2 = int(found["m2"] or month1), int(found["d2"] or found["d1"])
        return _dated(place, (year1, month1, int(found["d1"])), (year2, month2, day2))
    if found["y3"]:
        return _month(place, _year(found["y3"]), int(found["m3"]))
    return _years(place, _year(found["y4"] or found["y6"]), _year(found["y5"] or found["y6"]))


def _year(printed: str | None) -> int | None:
    return int(re.sub(r"\s", "", printed).translate(_ZH_DIGITS)) if printed else None


def _western(found: re.Match[str]) -> FoundDate:
    place = found.start(), found.end()
    form = found.lastgroup[0] if found.lastgroup else ""
    part = {name[2:]: value for name, value in found.groupdict().items() if name[0] == form and value}
    year1 = int(part["y1"]) if "y1" in part else None
    year2 = int(part["y2"]) if "y2" in part else year1
    if form in "ef":
        return _years(place, year1, year2)
    month1 = _month_number(part["m1"])
    if form == "d":
        return _month(place, year1, month1)
    day1 = _number(part["d1"])
    month2 = _month_number(part["m2"]) if "m2" in part else month1
    day2 = _number(part["d2"]) if "d2" in part else day1
    return _dated(place, (year1 or year2, month1, day1), (year2, month2, day2))


def _number(printed: str) -> int:
    digits = re.match(r"\d+", printed)
    return int(digits[0]) if digits else 0


def _month_number(name: str) -> int:
    plain = name.rstrip(".")
    return next(number for number, names in enumerate(_EACH_MONTH, start=1) if names.fullmatch(plain))


def _dated(place: tuple[int, int], first: tuple[int | None, int, int], last: tuple[int | None, int, int]) -> FoundDate:
    if not (_exists(*first) and _exists(*last)):
        return FoundDate(*place, None, None, "day", impossible=True)
    if first[0] is None or last[0] is None:
        return FoundDate(*place, None, None, "day")
    return FoundDate(*place, dt.date(first[0], *first[1:]), dt.date(last[0], *last[1:]), "day")


def _exists(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]


def _month(place: tuple[int, int], year: int | None, month: int) -> FoundDate:
    if not year or not 1 <= month <= 12:
        return FoundDate(*place, None, None, "month", impossible=bool(year))
    return FoundDate(
        *place, dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month"
    )


def _years(place: tuple[int, int], first: int | None, last: int | None) -> FoundDate:
    if not first or not last:
        return FoundDate(*place, None, None, "year")
    return FoundDate(*place, dt.date(first, 1, 1), dt.date(last, 12, 31), "year")
