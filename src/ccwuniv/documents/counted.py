"""Numbers before nouns: the form that each of the six languages takes, by the plural rules of the Unicode CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

__all__ = ["counted"]


@cache
def _class_of(count: int, language: str) -> str:
    from babel import Locale

    return str(Locale(language).plural_form(count))


def counted(count: int, language: str, forms: Mapping[str, str]) -> str:
    """Return the phrase for a number, with ``{n}`` as the number.

    Parameters
    ----------
    count : int
    language : {"ar", "en", "es", "fr", "ru", "zh"}
    forms : mapping of class to phrase
        The classes are those of the CLDR: ``zero``, ``one``, ``two``, ``few``, ``many``, ``other``. A class that is
        left out has the phrase of ``other``.

    Examples
    --------
    >>> [counted(n, "ru", {"one": "{n} государство", "few": "{n} государства", "other": "{n} государств"})
    ...  for n in (1, 2, 11, 121)]
    ['1 государство', '2 государства', '11 государств', '121 государство']
    """
    return forms.get(_class_of(count, language), forms["other"]).replace("{n}", str(count))
