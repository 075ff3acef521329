"""Whole numbers in running text: in digits, in Chinese characters, in English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["FoundNumber", "find_numbers", "number_of"]

_ZH = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_EN_WORD = "|".join(sorted(_EN, key=len, reverse=True))
_EN_NUMBER = rf"(?:(?:one|two|a)[ -]hundred(?:[ -]and)?[ -]?)?(?:(?:{_EN_WORD})(?:[ -](?:{'|'.join(_ONES[1:10])}))?)|(?:one|two|a)[ -]hundred"
_NUMBER = re.compile(
    rf"""
      (?P<digits>(?<![\d/.\w])(?<!\d[,.])\d{{1,4}}(?![\d/%])(?!\w|[.,-]\d)|(?<=[\u4e00-\u9fff])\d{{1,4}}(?=[\u4e00-\u9fff]|$|[，。；、）\s])|(?<![\d/.\w])\d{{1,4}}(?=[\u4e00-\u9fff]))
    | (?P<zh>(?<![第之十百年月])[一二两三四五六七八九十百零〇]+(?=(?:个|名|国|位)))
    | (?P<en>(?<!\w)(?:{_EN_NUMBER})(?![\w]))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:articles?|art\.|paragraphs?|paras?\.|items?|protocols?|no\.|nos\.|pages?|annex|chapter|section|resolution|points?|tema|artículos?|párrafos?|"
    r"paragraphes?|article|annexe|стать\w+|пункт\w*|приложени\w+|раздел\w*|протокол\w*|protocolos?|protocoles?)|المادة|الفقرة|البند|القرار|المرفق|第|附件|项目)\s*$",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(
    r"\s*(?:per\s+cent|%|percent|%|年|月|日|号|条|款|段|届|次|项|years?\b|months?\b|days?\b|weeks?\b|(?:st|nd|rd|th)\b|ans\b|años\b|лет\b|год)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number, and where it stands."""

    value: int
    start: int
    end: int


def number_of(printed: str) -> int:
    """Return the number that some digits, Chinese characters or English words stand for.

    Examples
    --------
    >>> number_of("117"), number_of("一百一十七"), number_of("one hundred and seventeen"), number_of("两")
    (117, 117, 117, 2)
    """
    if printed.isdigit():
        return int(printed)
    if printed[0] in _ZH or printed[0] in "十百":
        return _chinese(printed)
    words = re.split(r"[\s-]+", printed.lower())
    value = 0
    for word in words:
        if word == "hundred":
            value = max(value, 1) * 100
        else:
            value += _EN.get(word, 1 if word == "a" else 0)
    return value


def _chinese(printed: str) -> int:
    value, digit = 0, 0
    for character in printed:
        if character in "十百":
            value += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _ZH[character]
    return value + digit


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Find every number of a text that can count something: no article, no paragraph, no share, no length of time.

    Examples
    --------
    >>> [number.value for number in find_numbers("Article 4, paragraph 3: 117 parties, six capitals, 60 per cent")]
    [117, 6]
    >>> [number.value for number in find_numbers("现有117个缔约方，其中两个国家，第14段")]
    [117, 2]
    """
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - 16) : found.start()]
        if _NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(text, found.end()):
            continue
        yield FoundNumber(number_of(found[0]), found.start(), found.end())
