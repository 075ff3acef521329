"""How many states each instrument binds through time: a level from each turn to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Levels"]

Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Levels:
    """The levels of all instruments, one instrument after the other, each in the order of its turns.

    ``turns`` are the days (ordinals) from which the ``levels`` hold. Each instrument begins with day 0, before every
    date, at level 0, so that its levels cover all time; ``lasts`` are the places of each one's last.
    """

    turns: Integers
    levels: Integers
    lasts: Integers

    @classmethod
    def of(cls, starts_and_ends: Iterable[tuple[list[int], list[int]]]) -> Levels:
        """Gather the levels of each instrument from the days on which states begin, and cease, to count."""
        turns, levels = [], []
        for starts, ends in starts_and_ends:
            days = np.array([0, *starts, *ends], dtype=np.int64)
            steps = np.array([0, *[1] * len(starts), *[-1] * len(ends)], dtype=np.int64)
            order = days.argsort(kind="stable")
            turns.append(days[order])
            levels.append(steps[order].cumsum())
        lasts = np.cumsum([len(own) for own in turns], dtype=np.int64) - 1
        nothing = np.empty(0, dtype=np.int64)
        return cls(np.concatenate([nothing, *turns]), np.concatenate([nothing, *levels]), lasts)

    def on(self, days: Integers) -> Integers:
        """Return the level of every instrument (rows) on each of some days (ordinals in ascending order)."""
        places = days.searchsorted(self.turns)
        lengths = np.diff(places, append=0)
        lengths[self.lasts] += len(days)  # the last level of an instrument holds to the end
        return self.levels.repeat(lengths).reshape(len(self.lasts), len(days))
