"""A paragraph with everything that was found in it, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.actors import FoundPerson
from ccwuniv.sources.isu.flow import Flow
from ccwuniv.sources.isu.targets import Described
from ccwuniv.sources.isu.terms import Term

if TYPE_CHECKING:
    from ccwuniv.names import Mention

__all__ = ["Passage", "sentences"]

# A full stop ends no sentence after an initial (but "Protocol V." is not an initial), nor after a title.
_STOP = r"(?<!\W[A-HJ-UWYZ])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMrs)\.[”’\"）)]*(?=\s|$)"
# What has no end within so many characters is not a sentence, and is taken in pieces.
_LONGEST = 3000
_SENTENCE = re.compile(rf"[\s\S]{{1,{_LONGEST}}}?(?:[。！？!?؟][”’\"』」）)]*|{_STOP}|$)|[\s\S]{{1,{_LONGEST}}}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with everything that was found in it, each in the order of its place.

    ``named`` are the states, those with them that an adjective names.
    """

    number: int
    flow: Flow
    terms: Sequence[Term]
    states: Sequence[Mention]
    named: Sequence[Mention]
    persons: Sequence[FoundPerson]
    described: Sequence[Described]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each sentence of a text.

    Examples
    --------
    >>> text = "Mr. Ban wrote of Protocol V. He met R. A. Henczel."
    >>> [text[start:end].strip() for start, end in sentences(text)]
    ['Mr. Ban wrote of Protocol V.', 'He met R. A. Henczel.']
    """
    for found in _SENTENCE.finditer(text):
        if found[0].strip():
            yield found.start(), found.end()
