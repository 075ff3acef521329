"""Test whether a text is a report: its language, and whether it is about the Convention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.isu.other_genres import other_genre, speaks_of_universality
from ccwuniv.sources.isu.terms import NEIGHBOUR_CODES, Term
from ccwuniv.sources.isu.words import words

__all__ = ["Language", "check_genre", "language_of"]

Language: TypeAlias = Literal["ar", "en", "es", "fr", "ru", "zh"]

_SCRIPTS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0621-\u064a]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_FUNCTION_WORDS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("en", words(r"\b(?:the|of|and|to|with|which|has|have|were|was|by)\b")),
    (
        "fr",
        words(r"\b(?:la|de|le|les|des|et|du|au|aux|une|dans|sur|pour|est|ont|qui|protocole|article)\b", r"\b[ld]['’]"),
    ),
    (
        "es",
        words(r"\b(?:la|de|el|los|las|del|y|una|en|por|para|con|que|se|han|ha|protocolo|artículo|convención)\b"),
    ),
)
_CONVENTION = words(
    r"certain conventional weapons|\bhigh contracting part|\binhumane weapons",
    r"(?-i:\bCCWC?\b|\bCCAC\b)",
    "特定常规武器|某些常规武器|常规武器公约",
    "certaines armes classiques|hautes parties contractantes",
    "ciertas armas convencionales|altas partes contratantes",
    r"вид(?:ов|ах) обычного оружия|негуманно\w+ оружи|высоки\w+ договаривающи",
    r"[أا]سلحة (?:ال)?تقليدية (?:ال)?معينة|المتعاقدة السامية",
)
_PARTICIPATION = words(
    r"\bacced|\baccession|\bpart(?:y|ies)\b|\buniversali|\bratif|\bsponsor",
    r"\badhér|\badhés|\bparrain|\badhir|\badhes|\bpartes\b|\bpatrocin",
    "присоедин|участник|универсал|ратиф|спонсор",
    "انضم|[أا]طراف|طرف|عالمية|صدق|رعاية",
    "加入|缔约|批准|普遍|资助|赞助",
)
_ELSEWHERE = words(
    r"\bnuclear\b|\bclimate\b|\bbiological\b|\bchemical\b|\bhuman rights\b",
    r"\bnucléaire|\bclimat|\bbiologique|\bchimique|\bclimático",
    "ядерн|климат|биологич|химич",
    "نووي|مناخ|بيولوج|كيميائي",
    "核武器|气候|生物武器|化学武器|人权",
)


def language_of(text: str) -> Language:
    """Return the language of a text: by its script, and among Latin ones by its commonest words.

    Examples
    --------
    >>> language_of("La Convention compte 117 Parties; les États ont adhéré."), language_of("公约现有117个缔约方")
    ('fr', 'zh')
    """
    sample = text[:100_000]
    letters = sum(character.isalpha() for character in sample) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * 0.2:
            return language
    return max(_FUNCTION_WORDS, key=lambda language: len(language[1].findall(sample)))[0]


def check_genre(text: str, clean: str, where: str, terms: Sequence[Term], states: int) -> tuple[str, str]:
    """Refuse a text of another genre; for a doubtful one, return a warning.

    The second part is what the text was taken for, where it may be of another genre; empty else.

    Parameters
    ----------
    text, clean : str
        The original, and its paragraphs as they read.
    where : str
        What to call the source.
    terms : sequence of Term
        The treaties that it names.
    states : int
        How often it names a state.

    Raises
    ------
    SourceFormatError
        Where the text neither speaks of the Convention nor tells which states take part in a treaty; and where it is a
        budget, a list of participants or a resolution.
    """
    codes = {term.code for term in terms}
    own = codes - NEIGHBOUR_CODES
    other = other_genre(text)
    universality = speaks_of_universality(text)
    quoted = "; ".join(map(repr, other.phrases)) if other else ""
    if other and other.sure and not universality:
        line = next((n for n, one in enumerate(text.splitlines(), start=1) if one.strip()), 1)
        raise SourceFormatError(
            f"{where}, line {line}",
            "a report on the universalization of the Convention on Certain Conventional Weapons",
            f"{other.name}, by its words ({quoted}); find_states reads the states that any text names",
        )
    taken_for = other.name if other and not universality else ""
    doubt = f"the text may be {taken_for} ({quoted}); find_states reads the states that any text names"
    if _CONVENTION.search(clean) or len(own - {"CCW"}) > 1:
        return doubt if taken_for else "", taken_for
    elsewhere = codes & NEIGHBOUR_CODES or _ELSEWHERE.search(clean)
    if (own or states) and _PARTICIPATION.search(clean) and not elsewhere:
        return (
            "the text does not name the Convention in full; it was read as prose about participation in it",
            taken_for,
        )
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = text[: text.find(first)].count("\n") + 1
    raise SourceFormatError(
        f"{where}, line {line}",
        "a report on the universalization of the Convention on Certain Conventional Weapons",
        f"a text that does not speak of it and begins {first[:60]!r}; find_states reads the states that any text names",
    )
