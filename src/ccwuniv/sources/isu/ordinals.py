"""Ordinal numbers in running text of the six languages: in digits, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccwuniv.sources.isu.numbers import FoundNumber, number_of
from ccwuniv.sources.isu.words import words

__all__ = ["find_ordinals"]

_EN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_FR = (
    "unième deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
    " onzième douzième treizième "
    "quatorzième quinzième seizième"
)
_ES = "primer[ao]? segund[ao] tercer[ao]? cuart[ao] quint[ao] sext[ao] séptim[ao] octav[ao] noven[ao] décim[ao]"
_ES_TENS = "décim vigésim trigésim cuadragésim quincuagésim sexagésim septuagésim octogésim nonagésim centésim"
_RU = "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат"
_RU_END = "(?:ый|ой|ий|ая|ое|ье|ья|ьей|ым|ом|ого|ому)"
_RU_TENS = "двадцат тридцат сорок пятьдесят шестьдесят семьдесят восемьдесят девяност"
_AR = "[أا]ول(?:ى)? ثاني(?:ة)? ثالث(?:ة)? رابع(?:ة)? خامس(?:ة)? سادس(?:ة)? سابع(?:ة)? ثامن(?:ة)? تاسع(?:ة)? عاشر(?:ة)?"
_AR_TENS = "عشر ثلاث [أا]ربع خمس ست سبع ثمان تسع"


def _numbered(written: str, pattern: str = "{}", first: int = 1, step: int = 1) -> dict[str, int]:
    return {pattern.format(word): first + n * step for n, word in enumerate(written.split())}


# Of each language the words that go before, and those with which an ordinal ends; their values are added up.
_WORDS: tuple[tuple[Mapping[str, int], Mapping[str, int], str], ...] = (
    (
        {"(?:one|a) hundred": 100, "two hundred": 200}
        | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10),
        _numbered(_EN)
        | _numbered("twen thir for fif six seven eigh nine", "{}tieth", first=20, step=10)
        | {"(?:one |a )?hundredth": 100},
        "(?: and |[ -])",
    ),
    (
        {"deux cents?": 200, "cents?": 100, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}
        | {"soixante": 60, "quatre-vingts?": 80},
        _numbered(_FR)
        | {"dix-septième": 17, "dix-huitième": 18, "dix-neuvième": 19, "vingtième": 20, "trentième": 30}
        | {"quarantième": 40, "cinquantième": 50, "soixantième": 60, "quatre-vingtième": 80, "centième": 100},
        "(?: et |-et-|[ -])",
    ),
    (
        _numbered(_ES_TENS, "{}[ao]", first=10, step=10) | {"ducentésim[ao]": 200},
        _numbered(_ES) | _numbered(_ES_TENS, "{}[ao]", first=10, step=10),
        " ",
    ),
    (
        _numbered(_RU_TENS, "{}[ьа]?", first=20, step=10) | {"сто": 100, "двести": 200},
        _numbered(_RU, f"{{}}{_RU_END}") | _numbered(_RU_TENS, f"{{}}{_RU_END}", first=20, step=10),
        " ",
    ),
    (
        _numbered(_AR, "(?:ال)?{}"),
        {"(?:و)?(?:ال)?عشر(?:ون|ين)": 20}
        | {f"(?:و)?(?:ال)?{word}(?:ون|ين)": 10 * n for n, word in enumerate(_AR_TENS.split()[1:], start=3)}
        | {"بعد (?:ال)?ما?ئة": 100},
        " ",
    ),
)
_DIGITS = words(
    r"(?<![\w/.,-])(\d{1,3})(?:st|nd|rd|th|e|ème|ère|er|\.?[ªºᵉ]|-?(?:й|м|я|го|ой|ым|ом|е))(?![\w-])",
    r"第 ?(\d{1,3}) ?(?=个)",
)
_CHINESE = re.compile("第([一二三四五六七八九十百零〇]{1,9})(?=个)")


def _pattern(before: Mapping[str, int], last: Mapping[str, int], between: str) -> re.Pattern[str]:
    leading, closing = "|".join(before), "|".join(sorted(last, key=len, reverse=True))
    return words(rf"(?<!\w)(?:(?:{leading}){between}){{0,3}}(?:{closing})(?:{between}(?:{closing}))?(?!\w)")


@dataclass(frozen=True, slots=True)
class _Language:
    """The pattern of an ordinal in words, that of each of its words, and what these are worth, in their order."""

    ordinal: re.Pattern[str]
    word: re.Pattern[str]
    values: tuple[int, ...]

    def value(self, printed: str) -> int:
        return sum(self.values[(word.lastindex or 1) - 1] for word in self.word.finditer(printed))


def _language(before: Mapping[str, int], last: Mapping[str, int], between: str) -> _Language:
    each = {**before, **last}
    longest = sorted(each, key=len, reverse=True)
    word = words("|".join(f"({one})" for one in longest))
    return _Language(_pattern(before, last, between), word, tuple(each[one] for one in longest))


_IN_WORDS = tuple(_language(*language) for language in _WORDS)
_LEAST = 20


def find_ordinals(text: str) -> Iterator[FoundNumber]:
    """Find every ordinal number of a text from the twentieth on, in digits or in words.

    Examples
    --------
    >>> [found.value for found in find_ordinals("the one hundred and twenty-fifth, la 125e, сто двадцать пятой")]
    [125, 125, 125]
    >>> [found.value for found in find_ordinals("第一百二十五个; la centésima vigésima quinta; cent vingt-cinquième")]
    [125, 125, 125]
    """
    found = [FoundNumber(int(m[1] or m[2]), *m.span()) for m in _DIGITS.finditer(text)]
    found += [FoundNumber(number_of(m[1]), *m.span()) for m in _CHINESE.finditer(text)]
    for language in _IN_WORDS:
        found += [FoundNumber(language.value(m[0]), *m.span()) for m in language.ordinal.finditer(text)]
    yield from sorted((one for one in found if one.value >= _LEAST), key=lambda one: one.start)
