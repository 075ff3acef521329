"""Values through time in many places, sorted once, so that a day is found by search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ccwuniv.records import NEVER

__all__ = ["Integers", "Steps", "unbroken"]

Integers: TypeAlias = NDArray[np.int64]

_SPAN = 1 << 22
"""More than there are days: the key of a day (an ordinal) in a place is the place's number times this, and the day."""


@dataclass(frozen=True)
class Steps:
    """The values of places, each valid until the next change.

    Spans are columns of place, start, and end (the first day no more); places are numbered from 0. ``keys`` are
    the turns of all places in order. Each place has one on day 0, before every date, so that its values cover all time;
    ``places`` are the keys of these, in the form of the table that the places make.
    """

    places: Integers
    keys: Integers
    values: NDArray[Any]

    @classmethod
    def weightiest(cls, shape: tuple[int, ...], spans: Integers, weights: Integers) -> Steps:
        """Return the greatest weight among the spans that hold, 0 where none does."""
        proper = spans[1] < spans[2]
        places, keys, order = _turns(shape, spans[:, proper])
        weight = weights[proper]
        ranks = np.concatenate([np.zeros(places.size, dtype=np.int64), weight, -weight])[order]
        values = np.zeros(len(keys), dtype=np.int8)
        for rank in np.unique(weight):
            values[((ranks == rank).astype(np.int8) - (ranks == -rank)).cumsum(dtype=np.int64) > 0] = rank
        lasts = _lasts(keys)
        return cls(places, keys[lasts], values[lasts])

    @classmethod
    def counts(cls, shape: tuple[int, ...], spans: Integers) -> Steps:
        """Return how many spans hold."""
        places = _places(shape)
        starts, ends = (np.sort(spans[0] * _SPAN + days) for days in (spans[1], spans[2]))
        keys = np.sort(np.concatenate([places.ravel(), starts, ends]))
        keys = keys[_lasts(keys)]
        values = keys.searchsorted(starts, side="left"), keys.searchsorted(ends, side="left")
        begun, over = (np.bincount(found, minlength=len(keys)) for found in values)
        return cls(places, keys, (begun - over).cumsum())

    @classmethod
    def since(cls, shape: tuple[int, ...], spans: Integers) -> Steps:
        """Return the start of the span that holds, NEVER where none does; no two spans of a place meet."""
        places, keys, order = _turns(shape, spans)
        never = np.full(places.size + spans.shape[1], NEVER, dtype=np.int64)
        return cls(places, keys, np.concatenate([never[: places.size], spans[1], never[places.size :]])[order])

    def on(self, day: int, column: int | None = None) -> NDArray[Any]:
        """Return the value of every place on a day (an ordinal), or of those in one column of the table."""
        places = self.places if column is None else self.places[:, column]
        return self.values[self.keys.searchsorted(places + day, side="right") - 1]

    def through(self, days: Integers) -> NDArray[Any]:
        """Return the value of every place (rows) on each of some days (ordinals in ascending order)."""
        lengths = np.diff(days.searchsorted(self.keys % _SPAN), append=0)
        ends = self.keys.searchsorted(self.places + NEVER, side="right")
        lengths[ends - 1] += len(days)  # the last value of a place holds to the end
        return self.values.repeat(lengths).reshape(len(self.places), len(days))


def unbroken(shape: tuple[int, ...], spans: Integers) -> Integers:
    """Join the spans of a place that meet or overlap; drop those that end before they start."""
    proper = spans[:, spans[1] < spans[2]]
    size = int(np.prod(shape, dtype=np.int64))
    if np.bincount(proper[0], minlength=size).max(initial=0) <= 1:
        order = np.full(size, -1, dtype=np.int64)
        order[proper[0]] = np.arange(proper.shape[1])
        return proper[:, order[order >= 0]]
    steps = Steps.counts(shape, proper)
    held = steps.values > 0
    before = np.concatenate([[False], held[:-1]])
    starts, ends = steps.keys[held & ~before], steps.keys[~held & before]
    return np.stack([starts // _SPAN, starts % _SPAN, ends % _SPAN])


def _turns(shape: tuple[int, ...], spans: Integers) -> tuple[Integers, Integers, Integers]:
    """Return the places of a table, the keys of their first day and of all starts and ends in order, and that order."""
    places = _places(shape)
    start, end = spans[0] * _SPAN + spans[1], spans[0] * _SPAN + spans[2]
    keys = np.concatenate([places.ravel(), start, end])
    order = keys.argsort(kind="stable")
    return places, keys[order], order


def _places(shape: tuple[int, ...]) -> Integers:
    return np.arange(np.prod(shape, dtype=np.int64), dtype=np.int64).reshape(shape) * _SPAN


def _lasts(keys: Integers) -> NDArray[np.bool_]:
    """Mark the last of several equal keys."""
    return np.concatenate([keys[1:] != keys[:-1], [True]]) if len(keys) else np.empty(0, dtype=bool)
