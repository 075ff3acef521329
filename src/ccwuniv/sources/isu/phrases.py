"""The phrases of each language by which a text states how many parties an instrument has."""

from __future__ import annotations

from collections.abc import Mapping

from ccwuniv.sources.isu.phrases_latin import ENGLISH, FRENCH, SPANISH
from ccwuniv.sources.isu.phrases_others import ARABIC, CHINESE, RUSSIAN
from ccwuniv.sources.isu.phrasing import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "ar": ARABIC,
}
