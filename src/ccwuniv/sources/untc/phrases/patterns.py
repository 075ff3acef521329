"""The phrases of sentences as patterns, each list made once into one."""

from __future__ import annotations

import re
from collections.abc import Callable

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.phrases.meanings import fold, phrase_lines

__all__ = [
    "BACK",
    "EFFECT",
    "ENDING",
    "ENTRY",
    "STATEMENT",
    "STATEMENT_WITHDRAWN",
    "kind_of_ending",
    "kind_of_entry",
]

_LINES = phrase_lines("sentences")
_KINDS = {fold(line["phrase"]): line["act"] for line in _LINES}


def _any_of(wanted: Callable[[dict[str, str]], bool], ending: str = "") -> str:
    phrases = sorted((line["phrase"] for line in _LINES if wanted(line)), key=len, reverse=True)
    return (
        rf"\b(?:{'|'.join(re.escape(phrase).replace(chr(92) + ' ', chr(92) + 's+') for phrase in phrases)}){ending}\b"
    )


_STATEMENTS = _any_of(lambda line: line["act"] == "statement")

ENDING = re.compile(_any_of(lambda line: line["direction"] == "out", r"(?:es|e|s)?"), re.IGNORECASE)
"""Words of leaving."""

BACK = re.compile(_any_of(lambda line: line["act"] == "undone"), re.IGNORECASE)
"""Words of taking an ending back."""

ENTRY = re.compile(_any_of(lambda line: line["direction"] in {"in", "back", "none"} and line["act"] in {
    "signature", "ratification", "acceptance", "approval", "accession", "succession"}), re.IGNORECASE)  # fmt: skip
"""Verbs of signing and consenting."""

EFFECT = re.compile(_any_of(lambda line: line["act"] == "effect"), re.IGNORECASE)
"""Words that a day of effect follows."""

STATEMENT = re.compile(_STATEMENTS, re.IGNORECASE)
"""What is no treaty: a reservation, a declaration, an article."""

STATEMENT_WITHDRAWN = re.compile(
    rf"{_STATEMENTS}\s+(?:\w+\s+){{0,8}}?(?:was|were|is|are|be|been)\s+(?:\w+\s+)?withdrawn", re.IGNORECASE
)
"""A statement that was withdrawn, said passively."""


def kind_of_ending(phrase: str) -> ActionKind:
    """Return the kind of an ending that a phrase names."""
    folded = fold(phrase)
    return ActionKind(_KINDS.get(folded) or _KINDS.get(folded.rstrip("es")) or "withdrawal")


def kind_of_entry(phrase: str) -> ActionKind:
    """Return the kind of a consent or signature that a verb names.

    Examples
    --------
    >>> str(kind_of_entry("re-acceded")), str(kind_of_entry("signed"))
    ('accession', 'signature')
    """
    return ActionKind(_KINDS[fold(phrase)])
