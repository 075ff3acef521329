"""The gap matrix: a row for each state, in as many blocks side by side as the page reads best."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from ccwuniv.plot.canvas import PAGE, SMALLEST, TALLEST, write
from ccwuniv.plot.marks import Placed, Shape, add_alike, box, closed
from ccwuniv.plot.measures import shortened, widest, width
from ccwuniv.plot.styles import BOUND, Look

__all__ = ["Row", "draw_matrix", "matrix_inches"]

_LETTERS = 0.72  # of the height of a row
_LINE = 1.2  # of the size of the text, from one row to the next at least
_GAP = 1.2  # rows, between two blocks
_BRIEF = 11  # of the size of the text, a label where there is little room
_TALLEST_ROW = 20.0  # points
_SHORTEST = 8  # rows of a block, where there are several
_EDGE = "#595959"
_DATED = Look("with a date", BOUND, "full")
"""A cell without room for its year."""


@dataclass(frozen=True)
class Row:
    """A state: its label, how each cell looks, what is written in each instead, and whether a rule is above."""

    label: str
    looks: Sequence[Look]
    texts: Sequence[str]
    ruled: bool


@dataclass(frozen=True)
class _Plan:
    """Sizes in points: of a row, of a cell, of the labels, of the head, of the legend; and the size of the text."""

    unit: float
    cell: float
    label: float
    head: float
    legend: float
    letters: float
    blocks: int
    length: int
    columns: int

    @property
    def pitch(self) -> float:
        return self.label + self.columns * self.cell + _GAP * self.unit

    @property
    def legible(self) -> bool:
        """Whether every row has its label."""
        return self.unit >= _LINE * self.letters

    def every(self, pitch: float) -> int:
        """Return the step between labels for which there is room."""
        return max(1, math.ceil(_LINE * self.letters / pitch))


def matrix_inches(rows: int, columns: int) -> tuple[float, float]:
    """Return the size of a figure for a number of states and instruments: as wide as a page, and not taller.

    Examples
    --------
    >>> wide, high = matrix_inches(128, 8)
    >>> wide < high < 11
    True
    """
    blocks = max(1, math.ceil(rows / 45), round(PAGE * 5 / (columns + 5)) if rows > 15 else 1)
    return PAGE, min(TALLEST, 1.6 + 0.2 * math.ceil(rows / blocks))


def draw_matrix(
    ax: Axes,
    heads: Sequence[str],
    rows: Sequence[Row],
    legend: Sequence[Look],
    points: float,
    room: tuple[float, float],
) -> None:
    """Draw the rows from top to bottom, block by block, and the legend below them.

    Texts that are too long for their cells are left out, a year after its century first; so are labels of rows and
    heads that would meet.
    """
    plan, form = _planned(heads, rows, legend, points, room)
    unit, letters = plan.unit, plan.letters
    across, down = room[0] / unit, room[1] / unit
    ax.set(xlim=(0, across), ylim=(down, 0))
    marks: list[Placed] = []
    every = plan.every(unit)
    head = plan.head / unit
    for place, row in enumerate(rows):
        block, line = divmod(place, plan.length)
        left, y = (block * plan.pitch + plan.label) / unit, head + line + 0.5
        if row.ruled and line:
            rule = [block * plan.pitch / unit, left + plan.columns * plan.cell / unit]
            ax.add_line(Line2D(rule, [y - 0.5] * 2, color=_EDGE, linewidth=max(0.3, unit / 30)))
        if line % every == 0:
            label = shortened(row.label, letters, plan.label - 0.35 * letters)
            write(ax, left - 0.35 * letters / unit, y, label, letters, ha="right")
        for column, (look, text) in enumerate(zip(row.looks, row.texts, strict=True)):
            x = left + (column + 0.5) * plan.cell / unit
            if text and form:
                write(ax, x, y, form(text), letters, ha="center")
            else:
                marks += [(shape, x, y, 1.0) for shape in _shapes(_DATED if text else look)]
    for block in range(plan.blocks if rows else 1):
        _head(ax, heads, plan, block * plan.pitch + plan.label)
    if not form and any(any(row.texts) for row in rows):
        legend = [_DATED, *legend]
    marks += _legend(ax, legend, plan, room)
    add_alike(ax, marks)


def _whole(year: str) -> str:
    return year


def _brief(year: str) -> str:
    return f"’{year[-2:]}"


def _planned(
    heads: Sequence[str], rows: Sequence[Row], legend: Sequence[Look], points: float, room: tuple[float, float]
) -> tuple[_Plan, Callable[[str], str] | None]:
    """Return the sizes, and how the text of a cell is written: whole, briefly, or not at all."""
    written = any(any(row.texts) for row in rows)
    forms: list[tuple[Callable[[str], str] | None, str]] = [(_whole, "0000  "), (_brief, "’00  ")] if written else []
    for form, widest_text in (*forms, (None, "")):
        plan = _plan(heads, rows, legend, points, room, widest_text)
        if plan.legible or form is None:
            return plan, form
    raise AssertionError


def _plan(
    heads: Sequence[str],
    rows: Sequence[Row],
    legend: Sequence[Look],
    points: float,
    room: tuple[float, float],
    text: str,
) -> _Plan:
    """Return the plan with the largest rows; labels are shortened only if rows would otherwise lose theirs."""
    names = [row.label for row in rows]
    plans = []
    for most in (widest(names, 1.0), min(_BRIEF, widest(names, 1.0))):
        for blocks in range(1, min(12, max(1, len(rows) // _SHORTEST)) + 1):
            plans.append(_in_blocks(heads, len(rows), legend, points, room, text, most, blocks))
        best = max(plans, key=lambda plan: plan.unit)
        if best.legible:
            break
    return best


def _in_blocks(
    heads: Sequence[str],
    rows: int,
    legend: Sequence[Look],
    points: float,
    room: tuple[float, float],
    text: str,
    most: float,
    blocks: int,
) -> _Plan:
    across, down = room
    length = max(1, math.ceil(rows / blocks))
    longest = widest(heads, 1.0)
    letters, unit = SMALLEST, 1.0
    label = head = below = 0.0
    for _ in range(3):  # the size of the text follows that of the rows, and what is left for these follows the text
        label, cell = (most + 0.5) * letters, max(width(text, letters) / unit, 1.0)
        high = (
            min(longest + 0.4, max(3.0, 0.25 * down / letters)) * letters
            if longest * letters > 0.9 * cell * unit
            else 0.0
        )
        head = max(high, _LINE * letters + 0.3 * unit)
        below = _legend_lines(legend, letters, across) * 1.5 * letters + 0.5 * letters
        wide = (across - blocks * label) / (blocks * cell * len(heads) + (blocks - 1) * _GAP)
        unit = max(0.5, min(wide, (down - head - below) / length, _TALLEST_ROW))
        letters = max(SMALLEST, min(points, _LETTERS * unit))
    cell = max(width(text, letters), unit)
    return _Plan(unit, cell, label, head, below, letters, math.ceil(rows / length), length, len(heads))


def _head(ax: Axes, heads: Sequence[str], plan: _Plan, left: float) -> None:
    upright = widest(heads, plan.letters) > 0.95 * plan.cell
    every = plan.every(plan.cell) if upright else 1
    for column in range(0, len(heads), every):
        x, y = (left + (column + 0.5) * plan.cell) / plan.unit, plan.head / plan.unit - 0.2
        head = shortened(heads[column], plan.letters, plan.head) if upright else heads[column]
        text = write(ax, x, y, head, plan.letters, ha="center", va="bottom")
        if upright:
            text.set(ha="left", va="center", rotation=90, rotation_mode="anchor")


@cache
def _shapes(look: Look) -> tuple[Shape, ...]:
    """Return the shapes of a cell: its class is told by its outline and by its shade."""
    half = 0.4
    if look.mark == "full":
        return (Shape(box(half), look.color),)
    if look.mark == "half":
        corner = closed([(-half, -half), (-half, half), (half, half)])
        return Shape(box(half), look.color, _EDGE, 0.4), Shape(corner, BOUND)
    if look.mark == "ring":
        return (Shape(Path.circle((0, 0), 0.32), look.color, _EDGE, 0.6),)
    if look.mark == "cross":
        bars = [[(-1, -0.7), (-0.7, -1), (1, 0.7), (0.7, 1)], [(-1, 0.7), (-0.7, 1), (1, -0.7), (0.7, -1)]]
        ends = [[(half * 0.8 * across, half * 0.8 * down) for across, down in bar] for bar in bars]
        return tuple(Shape(closed(bar), look.color) for bar in ends)
    if look.mark == "query":
        peak = [(0.0, -half * 0.8), (half * 0.8, half * 0.7), (-half * 0.8, half * 0.7)]
        return (Shape(closed(peak), look.color, _EDGE, 0.6),)
    return (Shape(Path.circle((0, 0), 0.09), "#9a9a9a"),)


def _legend_lines(legend: Sequence[Look], letters: float, across: float) -> int:
    return len({row for row, _ in _legend_places(legend, letters, across)}) or 1


def _legend_places(legend: Sequence[Look], letters: float, across: float) -> list[tuple[int, float]]:
    """Return the line of each word of the legend and how far from the left it begins, in points."""
    places, row, x = [], 0, 0.0
    for look in legend:
        length = 1.6 * letters + width(look.words, letters)
        if x and x + length > across:
            row, x = row + 1, 0.0
        places.append((row, x))
        x += length + 1.2 * letters
    return places


def _legend(ax: Axes, legend: Sequence[Look], plan: _Plan, room: tuple[float, float]) -> list[Placed]:
    """Write what each mark means, in lines that break where the page ends."""
    marks: list[Placed] = []
    unit, letters = plan.unit, plan.letters
    top = plan.head + plan.length * unit + letters
    for look, (row, x) in zip(legend, _legend_places(legend, letters, room[0]), strict=True):
        y = (top + 1.5 * row * letters) / unit
        scale = letters / unit
        marks += [(shape, x / unit + 0.6 * scale, y, scale) for shape in _shapes(look)]
        words = shortened(look.words, letters, room[0] - x - 1.6 * letters)
        write(ax, (x + 1.6 * letters) / unit, y, words, letters)
    return marks
