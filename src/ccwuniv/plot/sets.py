"""Joint patterns: which sets occur, how often, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Circle, Patch, Rectangle

from ccwuniv.plot.canvas import PAGE, TALLEST, room, width, write
from ccwuniv.plot.styles import BOUND
from ccwuniv.records import Kind, read_columns

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Pattern", "draw_patterns", "is_patterns", "pattern_inches", "pattern_rows", "read_patterns"]

_LETTERS = 0.62  # of the height of a row
_LEVEL = 1.5  # rows: a longer name stands upright above its dots
_OFF = "#d5dbe0"


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
    """Return what is drawn of joint patterns: a truth value for each instrument, the number of states, their codes.

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
    """Return the size of a figure for so many sets."""
    return PAGE, min(TALLEST, 1.3 + 0.21 * max(2, rows))


def pattern_rows(frame: pd.DataFrame) -> tuple[list[str], list[Pattern]]:
    """Return the instruments, and the sets in the order of the table."""
    heads = [str(code) for code in frame.columns[: list(frame.columns).index("protocols")]]
    rows = zip(frame[heads].to_numpy(dtype=bool), frame["states"], frame["members"], strict=True)
    return heads, [Pattern([bool(v) for v in inside], int(n), str(members).split()) for inside, n, members in rows]


def draw_patterns(ax: Axes, heads: Sequence[str], patterns: Sequence[Pattern]) -> None:
    """Draw a row for each set: a dot for each instrument in it, a bar as long as it is frequent, and who chose it."""
    across, down = room(ax)
    longest = max(width(head, _LETTERS) for head in heads)
    top = longest + 0.2 if longest > _LEVEL else 1.0
    unit = min(down / (len(patterns) + top + 1.4), across / (len(heads) + 8), 24.0)
    ax.set(xlim=(0, across / unit), ylim=(down / unit, 0))
    letters = _LETTERS * unit
    _heads(ax, heads, patterns, top, unit)
    left = len(heads) + 0.9
    most = max(pattern.states for pattern in patterns)
    number = width(str(most), letters) / unit + 1.0
    whole = across / unit - left - number
    write(ax, left, top + 0.35, "states", letters)
    marks: list[Patch] = []
    for row, pattern in enumerate(patterns):
        y = top + row + 1.5
        marks += _dots(pattern.inside, y)
        length = whole * pattern.states / most
        marks.append(Rectangle((left, y - 0.3), length, 0.6, facecolor=BOUND, linewidth=0))
        write(ax, left + length + 0.3, y, str(pattern.states), letters)
        after = left + length + 0.9 + width(str(pattern.states), letters) / unit
        names = _who(pattern.members, (across / unit - after) * unit, 0.9 * letters)
        write(ax, after, y, names, 0.9 * letters, color="#404040")
    ax.add_collection(PatchCollection(marks, match_original=True), autolim=False)


def _heads(ax: Axes, heads: Sequence[str], patterns: Sequence[Pattern], top: float, unit: float) -> None:
    """Write above each column its instrument, upright where it is long, and how many states are bound by it."""
    totals = [str(sum(p.states for p in patterns if p.inside[column])) for column in range(len(heads))]
    level = top == 1.0
    widest = max(width(text, 1.0) for text in (*totals, *(heads if level else ())))
    fitted = min(_LETTERS, 0.84 / widest) * unit
    for column, (head, total) in enumerate(zip(heads, totals, strict=True)):
        write(ax, column + 0.5, top + 0.35, total, fitted, ha="center")
        if level:
            write(ax, column + 0.5, 0.5, head, fitted, ha="center")
        else:
            write(ax, column + 0.5, top - 0.1, head, _LETTERS * unit).set(rotation=90, rotation_mode="anchor")


def _dots(inside: Sequence[bool], y: float) -> list[Patch]:
    columns = [column for column, there in enumerate(inside) if there]
    marks: list[Patch] = [
        Circle((column + 0.5, y), 0.3 if there else 0.14, facecolor=BOUND if there else _OFF, linewidth=0)
        for column, there in enumerate(inside)
    ]
    if len(columns) > 1:
        span = columns[-1] - columns[0]
        marks.append(Rectangle((columns[0] + 0.5, y - 0.05), span, 0.1, facecolor=BOUND, linewidth=0))
    return marks


def _who(members: Sequence[str], space: float, points: float) -> str:
    """Name the states where all of them fit."""
    text = " ".join(members)
    return text if width(text, points) <= space else ""
