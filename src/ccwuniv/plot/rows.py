"""Rows with their names at the left: as many names as can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes

from ccwuniv.plot.measures import in_lines, widest

__all__ = ["named_every", "rows_left", "set_rows"]

_MOST = 0.36  # of the width of a picture
_LINE = 1.25  # of the size of the text
_MARGINS = 0.2  # rows, above the first and below the last together


def rows_left(names: Sequence[str], points: float, wide: float) -> float:
    """Return what the names of rows take at the left of axes, in points: two lines each at most."""
    space = _MOST * wide
    lines = [line for name in names for line in in_lines(name, points, space, 2).split("\n")]
    return widest(lines, points) + 0.8 * points


def named_every(rows: int, points: float, down: float) -> int:
    """Return the step between named rows, so that no name meets the next."""
    return max(1, math.ceil(_LINE * points * (rows + _MARGINS) / down))


def set_rows(ax: Axes, names: Sequence[str], points: float, left: float, down: float) -> int:
    """Write the names of rows at the left, the first on top, and return the step between named rows."""
    every = named_every(len(names), points, down)
    lines = 2 if 2 * _LINE * points * (len(names) + _MARGINS) <= down else 1
    space = left - 0.6 * points
    places = range(0, len(names), every)
    ax.yaxis.set_ticks(list(places), [in_lines(names[place], points, space, lines) for place in places])
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0, pad=0.5 * points)
    ax.spines["left"].set_visible(False)
    return every
