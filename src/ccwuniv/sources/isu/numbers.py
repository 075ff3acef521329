"""Whole numbers in running text: in digits, in Chinese characters, in English words; in Arabic one and two parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ccwuniv.sources.isu.words import words

__all__ = ["FoundNumber", "find_numbers", "number_of"]

_ZH = {character: n for n, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_EN_BELOW_100 = rf"(?:{'|'.join(sorted(_EN, key=len, reverse=True))})(?:[ -](?:{'|'.join(_ONES[1:10])}))?"
_EN_100 = r"(?:one|two|a)[ -]hundred"
_AR_ONE = r"طرف(?:[\u0627\u064b]{1,2})? واحد(?:[\u0627\u064b]{1,2})?"
_AR_TWO = "طرف(?:ان|ين)"
_NUMBER = words(
    # Digits: no part of a word, a symbol, a decimal or a range; an ideograph beside them ends them.
    r"(?<![\d/.\w])(?<!\d[,.])\d{1,4}(?![\d/%])(?!\w|[.,-]\d)",
    r"(?<=[\u4e00-\u9fff])\d{1,4}(?=[\u4e00-\u9fff]|$|[，。；、）\s])|(?<![\d/.\w])\d{1,4}(?=[\u4e00-\u9fff])",
    "(?<![第之十百年月])[一二两三四五六七八九十百零〇]{1,9}+(?=个|名|国|位)",
    rf"(?<!\w)(?:{_AR_ONE}|{_AR_TWO})(?!\w)",
    rf"(?<!\w)(?:{_EN_100}(?:[ -]and)?[ -]{_EN_BELOW_100}|{_EN_100}|{_EN_BELOW_100})(?!\w)",
)
_NO_COUNT_BEFORE = words(
    r"\b(?:articles?|art\.|paragraphs?|paras?\.|items?|protocols?|nos?\.|pages?|annexe?|chapter|section|resolution) ?$",
    r"\b(?:points?|paragraphes?|protocoles?|tema|artículos?|párrafos?|protocolos?) ?$",
    r"\b(?:стать\w+|пункт\w*|приложени\w+|раздел\w*|протокол\w*) ?$|(?:المادة|الفقرة|البند|القرار|المرفق) ?$",
    "(?:第|附件|项目) ?$",
)
_NO_COUNT_AFTER = words(
    r" ?(?:per cent|percent|%|years?\b|months?\b|days?\b|weeks?\b|(?:st|nd|rd|th)\b|ans\b|años\b|лет\b|год)",
    " ?(?:年|月|日|号|条|款|段|届|次|项)",
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number, and its place."""

    value: int
    start: int
    end: int


def number_of(printed: str) -> int:
    """Return the value of a number in digits, Chinese characters, English or Arabic words.

    Examples
    --------
    >>> number_of("117"), number_of("一百一十七"), number_of("one hundred and seventeen"), number_of("两")
    (117, 117, 117, 2)
    """
    if printed.isdigit():
        return int(printed)
    if printed.startswith("طرف"):
        return 1 if "واحد" in printed else 2
    return _chinese(printed) if printed[0] in _ZH or printed[0] in "十百" else _english(printed)


def _chinese(printed: str) -> int:
    value, digit = 0, 0
    for character in printed:
        if character in "十百":
            value += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _ZH[character]
    return value + digit


def _english(printed: str) -> int:
    value = 0
    for word in re.split(r"[\s-]+", printed.lower()):
        if word == "hundred":
            value *= 100
        else:
            value += 1 if word == "a" else _EN.get(word, 0)
    return value


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Find every number of a text that can be a count, not an article, paragraph, share or length of time.

    Examples
    --------
    >>> [number.value for number in find_numbers("Article 4, paragraph 3: 117 parties, six capitals, 60 per cent")]
    [117, 6]
    >>> [number.value for number in find_numbers("现有117个缔约方，其中两个国家，第14段")]
    [117, 2]
    """
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - 16) : found.start()]
        if not (_NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(text, found.end())):
            yield FoundNumber(number_of(found[0]), found.start(), found.end())
