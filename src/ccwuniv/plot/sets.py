"""Joint patterns: which sets occur, how often, and for whom."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import Circle, Patch, Rectangle

from ccwuniv.plot.canvas import PAGE, SMALLEST, TALLEST, write
from ccwuniv.plot.measures import shortened, widest, width
from ccwuniv.plot.styles import BOUND
from ccwuniv.records import Kind, read_columns

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["NOTES", "Pattern", "draw_patterns", "is_patterns", "pattern_inches", "pattern_rows", "read_patterns"]

_LETTERS = 0.62  # of the height of a row
_LINE = 1.2  # of the size of the text, from one row to the next at least
_TALLEST_ROW = 24.0  # points
_DOTS = 0.5  # of the width, for the dots at most
_OFF = "#d5dbe0"
NOTES = ("Dots of a row: the protocols that bind these States. Number above: all States that a protocol binds.",)
"""What the marks mean."""


@dataclass(frozen=True)
class Pattern:
    """A set of instruments: whether each belongs to it, how many states chose it, and their codes."""

    inside: Sequence[bool]
    states: int
    members: Sequence[str]


def is_patterns(frame: pd.DataFrame) -> bool:
    """Say whether a table can be one of joint patterns."""
    return frame.index.name == "pattern" and {"protocols", "states", "members"} <= set(frame.columns)


def read_patterns(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of joint patterns to draw: a truth value per instrument, the number of states, their codes.

    Raises
    ------
    DataError
        Naming the first cell that is of another kind.
    """
    heads = [str(code) for code in frame.columns[: list(frame.columns).index("protocols")]]
    kinds: dict[str, Kind] = {**dict.fromkeys(heads, "boolean"), "protocols": "integer", "states": "integer"}
    kinds["members"] = "text"
    return read_columns(frame, kinds, "pass the table that joint_patterns returned")


def pattern_inches(rows: int) -> tuple[float, float]:
    """Return the size of a figure for a number of sets."""
    return PAGE, min(TALLEST, 1.3 + 0.21 * max(2, rows))


def pattern_rows(frame: pd.DataFrame) -> tuple[list[str], list[Pattern]]:
    """Return the instruments, and the sets in the order of the table."""
    heads = [str(code) for code in frame.columns[: list(frame.columns).index("protocols")]]
    rows = zip(frame[heads].to_numpy(dtype=bool), frame["states"], frame["members"], strict=True)
    return heads, [Pattern([bool(v) for v in inside], int(n), str(members).split()) for inside, n, members in rows]


def draw_patterns(
    ax: Axes, heads: Sequence[str], patterns: Sequence[Pattern], points: float, room: tuple[float, float]
) -> None:
    """Draw a row for each set: a dot for each instrument in it, a bar as long as it is frequent, and who chose it."""
    across, down = room
    totals = [str(sum(p.states for p in patterns if p.inside[column])) for column in range(len(heads))]
    unit = min(_TALLEST_ROW, down / (len(patterns) + 2.2))
    letters, cell, top, above, upright = points, unit, 0.0, 0.0, False
    for _ in range(2):
        letters = min(points, max(SMALLEST, _LETTERS * unit))
        cell = min(max(unit, 1.1 * widest(totals, letters)), 2 * unit, _DOTS * across / len(heads))
        upright = widest([*heads, *totals], letters) > 0.95 * cell
        top = min(widest([*heads, *totals], letters) + 0.6 * letters, 0.2 * down) if upright else _LINE * letters
        above = 2 * top + 0.5 * letters
        unit = min(_TALLEST_ROW, (down - above) / len(patterns))
    ax.set(xlim=(0, across), ylim=(down, 0))
    _heads(ax, heads, totals, cell, letters, (top, above), upright)
    left = len(heads) * cell + 1.2 * letters
    most = max(pattern.states for pattern in patterns)
    whole = across - left - width(str(most), letters) - letters
    write(ax, left, above - 0.9 * letters, "States", letters)
    every = max(1, math.ceil(_LINE * letters / unit))
    marks: list[Patch] = []
    radius = 0.3 * min(unit, cell)
    for row, pattern in enumerate(patterns):
        y = above + (row + 0.5) * unit
        marks += _dots(pattern.inside, y, cell, radius)
        length = whole * pattern.states / most
        marks.append(Rectangle((left, y - 0.3 * unit), length, 0.6 * unit, facecolor=BOUND, linewidth=0))
        if row % every == 0:
            after = left + length + 0.5 * letters
            write(ax, after, y, str(pattern.states), letters)
            after += width(str(pattern.states), letters) + 0.8 * letters
            if names := _who(pattern.members, across - after, letters):
                write(ax, after, y, names, letters, color="#404040")
    alike = sorted(marks, key=lambda mark: mark.get_facecolor() == to_rgba(BOUND))
    ax.add_collection(PatchCollection(alike, match_original=True), autolim=False)


def _heads(
    ax: Axes,
    heads: Sequence[str],
    totals: Sequence[str],
    cell: float,
    letters: float,
    heights: tuple[float, float],
    upright: bool,
) -> None:
    """Write above each column its instrument, upright where it is long, and how many states are bound by it."""
    top, above = heights
    every = max(1, math.ceil(_LINE * letters / cell)) if upright else 1
    for column in range(0, len(heads), every):
        x = (column + 0.5) * cell
        lower, upper = above - 0.4 * letters, above - 0.4 * letters - top
        words = (totals[column], lower), (shortened(heads[column], letters, top) if upright else heads[column], upper)
        for text, y in words:
            written = write(ax, x, y, text, letters, ha="center", va="bottom")
            if upright:
                written.set(ha="left", va="center", rotation=90, rotation_mode="anchor")


def _dots(inside: Sequence[bool], y: float, cell: float, radius: float) -> list[Patch]:
    columns = [column for column, there in enumerate(inside) if there]
    marks: list[Patch] = [
        Circle(((column + 0.5) * cell, y), radius if there else radius / 2, facecolor=BOUND if there else _OFF, lw=0)
        for column, there in enumerate(inside)
    ]
    if len(columns) > 1:
        span = (columns[-1] - columns[0]) * cell
        line = Rectangle(((columns[0] + 0.5) * cell, y - radius / 6), span, radius / 3, facecolor=BOUND, linewidth=0)
        marks.append(line)
    return marks


def _who(members: Sequence[str], space: float, points: float) -> str:
    """Name the states where all of them fit."""
    text = " ".join(members)
    return text if width(text, points) <= space else ""
