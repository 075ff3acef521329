"""The words and phrases in which a language states totals of parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language.

    In them ``<T>`` is an instrument, ``<TT>`` several, ``<N>`` a number, ``<NN>`` several, ``<O>`` an ordinal, ``<D>``
    a date, ``<P>`` the word for parties, ``<S>`` that for states, ``<A>`` an adverb, ``<E>`` the end of the phrase; a
    space is any white space.

    ``leads`` may be before a statement; ``joins`` part it from what goes before in its sentence; ``narrows`` say
    that only some parties are counted, or that the count is wished for: with one before it a sentence states nothing.
    ``states`` are the statements; ``refers`` those whose instrument was named before; ``heads`` open a list; ``items``
    are what follows a statement or a head; ``skips`` are between them and count something else.
    """

    parties: str
    nouns: str
    adverbs: str
    leads: Sequence[str]
    joins: str
    narrows: str
    states: Sequence[str]
    refers: Sequence[str]
    heads: Sequence[str]
    items: Sequence[str]
    skips: str
    end: str = r"(?= ?(?:$|[.;,)\]:\n—–(]))"
