"""A day, as running prose in each of the six languages of the United Nations writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from ccwuniv.records import spoken

__all__ = ["day_in_words", "months"]

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "es": tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    "fr": tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    "ru": tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
    "ar": (
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
        "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ),
}  # fmt: skip

_WRITTEN: Mapping[str, Callable[[dt.date], str]] = {
    "ar": lambda d: f"{d.day} {_MONTHS['ar'][d.month - 1]} {d.year}",
    "en": spoken,
    "es": lambda d: f"{d.day} de {_MONTHS['es'][d.month - 1]} de {d.year}",
    "fr": lambda d: f"{d.day}{'er' if d.day == 1 else ''} {_MONTHS['fr'][d.month - 1]} {d.year}",
    "ru": lambda d: f"{d.day} {_MONTHS['ru'][d.month - 1]} {d.year} года",
    "zh": lambda d: f"{d.year}年{d.month}月{d.day}日",
}


def months(language: str) -> tuple[str, ...]:
    """Return the names of the months as a day has them.

    Examples
    --------
    >>> months("es")[0], months("en")[11], months("zh")[1]
    ('enero', 'December', '2')
    """
    if language == "en":
        return tuple(spoken(dt.date(2000, month, 1)).split()[1] for month in range(1, 13))
    return _MONTHS.get(language) or tuple(map(str, range(1, 13)))


def day_in_words(day: dt.date, language: str) -> str:
    """Write a day as running prose does.

    Examples
    --------
    >>> day_in_words(dt.date(2014, 9, 1), "fr"), day_in_words(dt.date(2014, 9, 1), "zh")
    ('1er septembre 2014', '2014年9月1日')
    """
    return _WRITTEN[language](day)
