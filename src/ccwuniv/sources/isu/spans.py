"""Find, among ordered items of a text, those that start in a part of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

__all__ = ["Cover", "inside"]

_START = attrgetter("start")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def inside(things: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Return the items, ordered by their start, that start at or after ``start`` and before ``end``."""
    return things[bisect_left(things, start, key=_START) : bisect_left(things, end, key=_START)]


class Cover:
    """The parts of a text that some spans cover together.

    Examples
    --------
    >>> cover = Cover([(5, 9), (0, 2), (8, 12)])
    >>> cover.touches(2, 5), cover.touches(10, 11)
    (False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Say whether anything from ``start`` to before ``end`` is covered."""
        n = bisect_left(self._starts, end) - 1
        return n >= 0 and self._ends[n] > start
