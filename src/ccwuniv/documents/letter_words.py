"""The words of notes verbales, letters and e-mails in six languages, before a template is filled."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["LetterWords", "letter_words"]


@dataclass(frozen=True)
class LetterWords:
    """The phrases of one language for each part; the paragraphs hold the tags of templates."""

    office: str
    place: str
    dateline: str
    reference: str
    salutation: str
    mission: str
    note: tuple[str, ...]
    letter: tuple[str, ...]
    subject: str
    email: tuple[str, ...]


def letter_words(language: str) -> LetterWords:
    """Return the words of a language.

    Examples
    --------
    >>> letter_words("en").salutation
    'Excellency,'
    """
    return _words()[language]


@cache
def _words() -> Mapping[str, LetterWords]:
    text = resources.files("ccwuniv.documents").joinpath("assets", "letters.toml").read_text(encoding="utf-8")
    found: dict[str, LetterWords] = {}
    for language, words in tomllib.loads(text).items():
        parts: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in words.items()}
        found[language] = LetterWords(**parts)
    return found
