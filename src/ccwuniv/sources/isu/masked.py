"""A text with a placeholder for each treaty, number, date and symbol, so that whole phrases can be matched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ccwuniv.sources.isu.dates import FoundDate, find_dates
from ccwuniv.sources.isu.lines import symbols
from ccwuniv.sources.isu.numbers import FoundNumber, find_numbers
from ccwuniv.sources.isu.ordinals import find_ordinals
from ccwuniv.sources.isu.spans import Cover
from ccwuniv.sources.isu.terms import NEIGHBOUR_CODES, Term, find_terms

__all__ = ["DATE", "NEIGHBOUR", "NUMBER", "ORDINAL", "SYMBOL", "TREATY", "Masked", "masked"]

TREATY, NUMBER, DATE, SYMBOL, ORDINAL, NEIGHBOUR = "\ue000\ue001\ue002\ue003\ue004\ue005"
"""Placeholders for an instrument, a number, a date, a symbol, an ordinal number, a neighbouring treaty."""

_MARKS = re.compile("[\ue000-\ue005]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with placeholders; ``terms``, ``numbers`` and ``dates`` are keyed by the place of theirs."""

    text: str
    places: Sequence[tuple[int, int]]
    terms: dict[int, Term]
    numbers: dict[int, FoundNumber]
    dates: dict[int, FoundDate]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of a part of the masked text."""
        return self.places[start][0], self.places[end - 1][1]


def masked(text: str) -> Masked:
    """Replace each treaty, number, date and symbol of a text by one placeholder.

    Examples
    --------
    >>> masked("On 2 May 2014 the Convention had 117 parties.").text == f"On {DATE} {TREATY} had {NUMBER} parties."
    True
    """
    terms = {term.start: term for term in find_terms(text)}
    found: list[tuple[int, int, str]] = [
        (term.start, term.end, NEIGHBOUR if term.code in NEIGHBOUR_CODES else TREATY) for term in terms.values()
    ]
    dates = {date.start: date for date in find_dates(text)}
    found += [(date.start, date.end, DATE) for date in dates.values()]
    found += [(start, end, SYMBOL) for _, start, end in symbols(text)]
    ordinals = {ordinal.start: ordinal for ordinal in find_ordinals(text)}
    found += [(ordinal.start, ordinal.end, ORDINAL) for ordinal in ordinals.values()]
    cover = Cover((start, end) for start, end, _ in found)
    counted = {n.start: n for n in find_numbers(text) if not cover.touches(n.start, n.end)}
    found += [(number.start, number.end, NUMBER) for number in counted.values()]
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    whole = Masked("", [], {}, {}, {})
    end = 0
    for start, until, mark in sorted(found):
        if start < end:
            continue
        pieces.append(_MARKS.sub(" ", text[end:start]))
        places += [(n, n + 1) for n in range(end, start)]
        if mark in (TREATY, NEIGHBOUR):
            whole.terms[len(places)] = terms[start]
        elif mark in (NUMBER, ORDINAL):
            whole.numbers[len(places)] = (counted if mark == NUMBER else ordinals)[start]
        elif mark == DATE:
            whole.dates[len(places)] = dates[start]
        pieces.append(mark)
        places.append((start, until))
        end = until
    pieces.append(_MARKS.sub(" ", text[end:]))
    places += [(n, n + 1) for n in range(end, len(text))]
    return replace(whole, text="".join(pieces), places=places)
