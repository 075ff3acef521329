"""A name as its words: articles dropped, abbreviations read, in any order.

Only articles are dropped, and the table of names proves that no two states differ by them alone. Any other token stays,
a single letter too: "Sudan, S." is the South Sudan of the table or unknown, never Sudan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ccwuniv.names.text import DROPPED, FOLDING, LAM_ALEF

__all__ = [
    "ARTICLES",
    "DIRECTIONS",
    "QUALIFIERS",
    "QUALIFYING_ABBREVIATIONS",
    "QUALIFYING_WORDS",
    "in_order",
    "words",
    "words_of_table",
]

_AND = "and"

# How each word is compared: the words that mean the same, and after the bar their abbreviations.
_QUALIFIERS = {
    "n": "north nord norte северная северный северное северной северного северную شمال شماليه شمالي | n no nth сев с",
    "s": "south sud sur южная южный южное южной южного южную جنوب جنوبيه جنوبي | s so sth юж ю",
    "e": "east est este восточная восточный восточное восточной восточного восточную شرقيه شرقي | e вост в",
    "w": "west ouest oeste западная западный западное западной западного западную غربيه غربي | w o зап з",
    "central": "central centrale | c",
    "rep": "republic republique republica республика республики республику республике جمهوريه | rep r респ р",
    "dem": "democratic democratique democratica democratico демократическая ديمقراطيه ديموقراطيه | dem d дем д",
    "people": "people peoples populaire popular народная شعبيه | p pop peop нар",
    "fed": "federal federated federative federale federativa federation федеративная | fed f фед",
    "arab": "arab arabe | a",
    "islamic": "islamic islamique islamica исламская | i isl исл",
    "equatorial": "equatorial equatoriale ecuatorial экваториальная | eq equat ec ecuat экв",
    "american": "american | am amer",
}
_OTHERS = {
    "socialist": "socialist socialiste socialista социалистическая | soc соц",
    "saint": "saint | st",
    "sainte": "sainte | ste",
    "santa": "santa | sta",
    "santo": "santo | sto",
    "states": "states | sts",
    "islands": "islands | is",
    "united": "united | u",
    _AND: "and et y и & |",
}


def _read(table: dict[str, str], part: int) -> dict[str, str]:
    """Return the folded form of each word or abbreviation."""
    each = {plain: several.translate(FOLDING).split("|")[part].split() for plain, several in table.items()}
    return {word: plain for plain, several in each.items() for word in several}


_INITIALS = {
    "dem rep": "dr rd др",
    "fed rep": "fr rf фр",
    "people rep": "pr rp нр",
    "arab rep": "ar",
    "dem people rep": "dpr pdr rpd rdp ндр",
    "fed rep socialist": "sfr rsf rfs",
}

QUALIFIERS = frozenset(_QUALIFIERS)
"""The words that turn one state's name into another's, in folded form: points of the compass, kinds of state."""

DIRECTIONS = frozenset("nsew")
"""Those of them that are points of the compass."""

QUALIFYING_WORDS = _read(_QUALIFIERS, 0)
"""The same words, with their folded forms."""

QUALIFYING_ABBREVIATIONS = _read(_QUALIFIERS, 1) | _read(_INITIALS, 0)
"""Their abbreviations, with the same; initials with several words."""

_READ = QUALIFYING_WORDS | QUALIFYING_ABBREVIATIONS | _read(_OTHERS, 0) | _read(_OTHERS, 1)

ARTICLES = frozenset("the of la le les el los las de du des del".split())
"""The words that are dropped."""

_WORD = re.compile(r"\w+|&")
_APOSTROPHE = "\ue001"
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´＇"), _APOSTROPHE)
# l'Iran, Iran (l'), d'Ivoire, people's: no other single letter is an article.
_ELIDED = re.compile(rf"(?<!\w)(?:l{_APOSTROPHE}|d{_APOSTROPHE}(?! ?[^\W_aeiouyh]))|(?<=\w){_APOSTROPHE}s(?!\w)")
_ARABIC_ARTICLE = re.compile(r"^(?:و?ال|لل)(?=\w\w)")


def words(name: str) -> str:
    """Return the words of a name in order without articles, so that neither their order nor articles matter.

    Abbreviations and the words they mean are compared as one. There are no words where none has two letters, as in
    dotted abbreviations.

    Examples
    --------
    >>> words("Korea, Republic of"), words("the Rep. of Korea"), words("Sudan, S."), words("U.S.")
    ('korea rep', 'korea rep', 's sudan', '')
    """
    name = name.replace(" e ", " & ")  # "e" is "and" between words, and East as a capital
    folded = name.translate(_APOSTROPHES).translate(FOLDING).replace(DROPPED, "").replace(LAM_ALEF, "لا")
    found = [word for word in map(_bare, _WORD.findall(_ELIDED.sub(" ", folded))) if word not in ARTICLES]
    if not any(len(word) > 1 for word in found):
        return ""
    return in_order([_READ.get(word, word) for word in found])


def in_order(several: Iterable[str]) -> str:
    """Return words in order, as names are compared."""
    return " ".join(sorted(" ".join(several).split(" ")))


def words_of_table(name: str) -> tuple[str, ...]:
    """Return the words of a name of the table, and without "and", which others leave out.

    Examples
    --------
    >>> words_of_table("Antigua and Barbuda")
    ('and antigua barbuda', 'antigua barbuda')
    """
    whole = words(name)
    without = " ".join(word for word in whole.split(" ") if word != _AND)
    return (whole,) if without == whole else (whole, without)


def _bare(word: str) -> str:
    """Return an Arabic word without its article, and another as it is."""
    return _ARABIC_ARTICLE.sub("", word) if word > "ء" else word
