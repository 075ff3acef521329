"""How names of the table appear in running text: inflected, joined to an article, turned round, broken by a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccwuniv.names.russian import case_forms
from ccwuniv.names.text import LAM_ALEF, flatten

__all__ = ["spellings"]

_ARTICLE = re.compile(r"^(?:(?:the|les?|la|los|las|el) |l')", re.IGNORECASE)
_INVERTED = {
    "en": re.compile(r"(.+ of(?: the)?) (\S.*)"),
    "es": re.compile(r"(.+ (?:del|de(?: la| los| las)?)) (\S.*)"),
    "fr": re.compile(r"(.+ (?:de l'|d'|du|des|de la|de)) ?(?<=['a-z ])(\S.*)"),
}
# The states whose names ISO and others turn round, with a comma.
_TURNED_ROUND = frozenset("BOL COD COG FSM GMB IRN KOR LAO MDA MKD NLD PRK PSE SYR TZA VEN".split())
_BEFORE_SMALL_LETTER = re.compile(r"-(?=[a-zà-ÿа-яё])")
_ISLANDS = re.compile(r"(Îles|Iles|Islas) (.+)")
_SHORTER = (("Saint ", "St. "), ("Saint ", "St "), ("Sainte-", "Ste-"), ("Saint-", "St-"), (" and ", " & "))
# Names that in a text mostly mean something else, or are part of it.
_NOT_IN_TEXTS = frozenset("CAR EAU RSA RCA SRV CS СРВ ИРИ Bharat Emirates Solomons Marshalls".split()) | {
    "C.A.R.",
    "R.S.A.",
    "Gold Coast",
    "中非",
    "特多",
    "德意志",
    "查德",
    "馬利",
    "尼日",
    "卡達",
    "獅子山",
    "東加",
    "أفريقيا الوسطى",
    "لاو",
    "نيجر",
    "كويت",
    "تركية",
    "صربية",
    "Zanzibar",
    "Zanzíbar",
    "Занзибар",
    "桑给巴尔",
    "زنجبار",
    "DRV",
}


def spellings(iso3: str, language: str, name: str) -> Iterator[tuple[str, int, bool]]:
    """Return the spellings of a name in texts, where the name starts in each, and whether it is inverted.

    Examples
    --------
    >>> [spelling for spelling, _, _ in spellings("KOR", "en", "Republic of Korea")]
    ['Republic of Korea', 'Korea (Republic of)', 'Korea, Republic of']
    """
    if language == "fr" and name == "Salvador":
        yield from ((f"{before} {name}", len(before) + 1, False) for before in ("le", "du", "au"))
    if name in _NOT_IN_TEXTS:
        return
    if language == "ar":
        yield from _arabic(name)
        return
    bare = name if language in ("ru", "zh") or name.startswith(("El Salvador", "Las ")) else _ARTICLE.sub("", name)
    yield bare, 0, False
    for written in _written(language, bare):
        yield written, 0, False
    if islands := _ISLANDS.fullmatch(bare):
        yield f"{islands[2]} ({islands[1].lower()})", 0, False
    if turned := language in _INVERTED and _INVERTED[language].fullmatch(bare):
        yield f"{turned[2]} ({turned[1]})", 0, False
        if iso3 in _TURNED_ROUND:
            yield f"{turned[2]}, {turned[1]}", 0, True


def _arabic(name: str) -> Iterator[tuple[str, int, bool]]:
    """Return an Arabic name, joined to "to" where it has an article, with and without the ligature of lam and alef."""
    flat = flatten(name).text
    joined = [(f"لل{flat[2:]}", 1)] if flat.startswith("ال") else []
    for spelling, begins in [(flat, 0), *joined]:
        for written in dict.fromkeys((spelling, spelling.replace("لا", LAM_ALEF))):
            yield written, begins, False


def _written(language: str, name: str) -> Iterator[str]:
    if language == "ru":
        yield from case_forms(name)
    for long, short in _SHORTER:
        if language in ("en", "fr") and long in name:
            yield name.replace(long, short)
    for hyphen in _BEFORE_SMALL_LETTER.finditer(name):
        yield name[: hyphen.start()] + name[hyphen.end() :]
