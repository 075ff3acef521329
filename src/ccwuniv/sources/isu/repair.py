"""Repair characters from PDF extraction: ligatures, presentation forms, radicals, broken words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ccwuniv import names

__all__ = ["repaired"]

# Ligatures and presentation forms, Latin and Arabic; radicals of Kangxi.
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\u2f00-\u2fd5]+")
_RADICAL = re.compile("[\u2e81-\u2ef3]")
# The simplified and other radicals that mean a character: Unicode's EquivalentUnifiedIdeograph.txt.
_RADICALS = (
    "⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺎兀⺒巳⺓幺⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺣灬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺰纟⺶羊⺹耂⺻聿⺼肉⺾艹⻁虎⻂衤⻄西⻅见⻆角"
    "⻈讠⻉贝⻋车⻌辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_IDEOGRAPHS = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
_BROKEN = re.compile(r"(?<=\w)(?:\ufffe\s*|\u00ad[ \t]*[\r\n]\s*)(?=\w)")
# The article before alef, in the order in which a reader of PDF turns the ligature lam-alef: no Arabic word begins so.
_REVERSED = re.compile(
    r"(?<![\u0621-\u0652])([وفبكل]{0,2})ا([اأإآ])ل(?=[\u0621-\u064a])|(?<![\u0621-\u0652])([وفبكل]{0,2})ا([أإآ])ل"
)
# Alef maksura ends a word; a reader of PDF turns the ligature that it makes with the letter before it.
_MAKSURA = re.compile("(?<=[\u0621-\u064a])(ى)([\u0621-\u064a])(?![\u0621-\u0652])")
_LAM_ALEF = re.compile("ل([اأإآ])")
_WORDS = (
    "خلال ثلاثة ثلاث ثلاثون ثلاثين بلا إعلان إعلانات علاقة علاقات سلاح الإبلاغ بلاغ أعلاه"
    " للاتفاقية للأطراف للأسلحة للألغام"
)


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Return a text with its characters repaired, and the repairs in words.

    Examples
    --------
    >>> repaired("⻄班牙、⻢里")
    ('西班牙、马里', ('radicals in the place of characters',))
    >>> repaired("غينيا االستوائية")[0] == "غينيا الاستوائية"
    True
    """
    said: list[str] = []

    def put_right(text: str, instead: str, what: str) -> str:
        if text != instead:
            said.append(what)
        return instead

    text = put_right(text, _FORMS.sub(_folded, text), "ligatures and presentation forms")
    text = put_right(
        text, _RADICAL.sub(lambda m: _IDEOGRAPHS.get(m[0], m[0]), text), "radicals in the place of characters"
    )
    text = put_right(text, _BROKEN.sub("", text).replace("\ufffe", ""), "words broken at the end of a line")
    text = put_right(text, _MAKSURA.sub(r"\2ى", text), "the letter alef maksura inside a word")
    if _REVERSED.search(text):
        text = put_right(text, _turned(text), "the letters lam and alef in reversed order")
    return text, tuple(said)


def _folded(found: re.Match[str]) -> str:
    """Return the plain letters of presentation forms, without lone vowel signs."""
    return unicodedata.normalize("NFKC", found[0]).replace(" \u064b", "\u064b").replace(" \u0651", "\u0651")


def _turned(text: str) -> str:
    """Put lam before alef where the article shows that they were swapped, and in known names and words."""
    known, pattern = _reversed_words()
    text = pattern.sub(lambda m: m[1] + known[m[2]], text)
    return _REVERSED.sub(lambda m: f"{m[1] or m[3] or ''}ال{m[2] or m[4]}", text)


@cache
def _reversed_words() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the Arabic words of state names with lam and alef swapped, and a pattern that finds them."""
    written = {word for row in names.name_rows() if row[1] == "ar" for word in row[3].split()}
    written |= set(_WORDS.split())
    known = {_LAM_ALEF.sub(lambda m: m[1] + "ل", word): word for word in written if _LAM_ALEF.search(word)}
    known = {turned: word for turned, word in known.items() if turned not in written}
    pattern = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return known, re.compile(rf"(?<![\u0621-\u0652])([وفبكل]{{0,2}})({pattern})(?![\u0621-\u0652])")
