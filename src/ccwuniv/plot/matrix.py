"""The gap matrix: a row for each state, in as many blocks side by side as the page reads best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from ccwuniv.plot.canvas import PAGE, TALLEST, room, width, write
from ccwuniv.plot.styles import BOUND, Look

__all__ = ["Row", "draw_matrix", "matrix_inches"]

_LETTERS = 0.72  # of the height of a row
_WRITTEN = 2.2  # rows, the width of a cell in which a year is written
_GAP = 1.2  # rows, between two blocks
_EDGE = "#595959"


@dataclass(frozen=True)
class Row:
    """A state: its label, how each cell looks, what is written in each instead, and whether a rule is above."""

    label: str
    looks: Sequence[Look]
    texts: Sequence[str]
    ruled: bool


@dataclass(frozen=True)
class _Plan:
    """Sizes in heights of a row: of the labels, a cell, the cells, the head; and how high a row is in points."""

    label: float
    cell: float
    cells: float
    head: float
    blocks: int
    unit: float
    length: int

    @property
    def pitch(self) -> float:
        return self.label + self.cells + _GAP


def matrix_inches(rows: int, columns: int) -> tuple[float, float]:
    """Return the size of a figure for so many states and instruments: a page across, and not taller than a page.

    Examples
    --------
    >>> wide, high = matrix_inches(128, 8)
    >>> wide < high < 11
    True
    """
    blocks = max(1, math.ceil(rows / 45), round(PAGE * 5 / (columns + 5)) if rows > 15 else 1)
    return PAGE, min(TALLEST, 1.4 + 0.2 * math.ceil(rows / blocks))


def draw_matrix(ax: Axes, heads: Sequence[str], rows: Sequence[Row], legend: Sequence[Look]) -> None:
    """Draw the rows from top to bottom, block by block, and the legend below them."""
    plan = _plan(ax, heads, rows)
    across, down = (points / plan.unit for points in room(ax))
    ax.set(xlim=(0, across), ylim=(down, 0))
    marks: list[Patch] = []
    for place, row in enumerate(rows):
        block, line = divmod(place, plan.length)
        left, y = block * plan.pitch + plan.label, plan.head + line + 0.5
        if row.ruled and line:
            rule = [block * plan.pitch, left + plan.cells]
            ax.plot(rule, [y - 0.5] * 2, color=_EDGE, linewidth=max(0.3, plan.unit / 30))
        write(ax, left - 0.35, y, row.label, _LETTERS * plan.unit, ha="right")
        for column, (look, text) in enumerate(zip(row.looks, row.texts, strict=True)):
            x = left + (column + 0.5) * plan.cell
            if text:
                write(ax, x, y, text, _LETTERS * plan.unit, ha="center")
            else:
                marks += _mark(look, x, y)
    for block in range(plan.blocks if rows else 1):
        _head(ax, heads, plan, block * plan.pitch + plan.label)
    marks += _legend(ax, legend, plan, plan.head + plan.length + 1.2, across)
    _add(ax, marks)


def _add(ax: Axes, marks: Sequence[Patch]) -> None:
    """Add marks that look the same as one shape: a file of vectors is much smaller so."""
    alike: dict[tuple[str, str, float], list[Path]] = {}
    for mark in marks:
        look = to_hex(mark.get_facecolor()), to_hex(mark.get_edgecolor()), mark.get_linewidth()
        alike.setdefault(look, []).append(mark.get_path().transformed(mark.get_patch_transform()))
    for (face, edge, line), paths in alike.items():
        whole = Path.make_compound_path(*paths)
        ax.add_artist(PathPatch(whole, facecolor=face, edgecolor=edge, linewidth=line))


def _plan(ax: Axes, heads: Sequence[str], rows: Sequence[Row]) -> _Plan:
    across, down = room(ax)
    label = max((width(row.label, _LETTERS) for row in rows), default=0.0) + 0.5
    longest = max((width(head, _LETTERS) for head in heads), default=0.0)
    cell = _WRITTEN if any(any(row.texts) for row in rows) else 1.0
    head = longest + 0.6 if longest > 0.9 * cell else 1.2
    best: _Plan | None = None
    for blocks in range(1, 13):
        length = max(1, math.ceil(len(rows) / blocks))
        total = blocks * (label + cell * len(heads) + _GAP) - _GAP
        unit = min(across / total, down / (head + length + 2.2), 20.0)
        if best is None or unit > best.unit:
            best = _Plan(label, cell, cell * len(heads), head, math.ceil(len(rows) / length), unit, length)
    assert best is not None
    return best


def _head(ax: Axes, heads: Sequence[str], plan: _Plan, left: float) -> None:
    upright = plan.head > 1.2
    for column, head in enumerate(heads):
        x, y, points = left + (column + 0.5) * plan.cell, plan.head - 0.25, _LETTERS * plan.unit
        text = write(ax, x, y, head, points, ha="center", va="bottom")
        if upright:
            text.set(ha="left", va="center", rotation=90, rotation_mode="anchor")


def _mark(look: Look, x: float, y: float) -> list[Patch]:
    """Return the patches of a cell: its class is told by its shape and by its shade."""
    half = 0.4
    box = Rectangle((x - half, y - half), 2 * half, 2 * half, facecolor=look.color, edgecolor=_EDGE, linewidth=0.4)
    if look.mark == "full":
        return [Rectangle((x - half, y - half), 2 * half, 2 * half, facecolor=look.color, linewidth=0)]
    if look.mark == "half":
        corner = [(x - half, y - half), (x - half, y + half), (x + half, y + half)]
        return [box, Polygon(corner, closed=True, facecolor=BOUND, linewidth=0)]
    if look.mark == "ring":
        return [Circle((x, y), 0.32, facecolor=look.color, edgecolor=_EDGE, linewidth=0.6)]
    if look.mark == "cross":
        bars = [[(-1, -0.7), (-0.7, -1), (1, 0.7), (0.7, 1)], [(-1, 0.7), (-0.7, 1), (1, -0.7), (0.7, -1)]]
        ends = [[(x + half * 0.8 * across, y + half * 0.8 * down) for across, down in bar] for bar in bars]
        return [Polygon(bar, closed=True, facecolor=look.color, linewidth=0) for bar in ends]
    if look.mark == "query":
        peak = [(x, y - half * 0.8), (x + half * 0.8, y + half * 0.7), (x - half * 0.8, y + half * 0.7)]
        return [Polygon(peak, closed=True, facecolor=look.color, edgecolor=_EDGE, linewidth=0.6)]
    return [Circle((x, y), 0.09, facecolor="#9a9a9a", linewidth=0)]


def _legend(ax: Axes, legend: Sequence[Look], plan: _Plan, top: float, across: float) -> list[Patch]:
    """Write what each mark means, in a line that breaks where the page ends."""
    marks: list[Patch] = []
    x, y = 0.5, top
    for look in legend:
        length = 1.0 + width(look.words, _LETTERS)
        if x > 0.5 and x + length > across:
            x, y = 0.5, y + 1.2
        marks += _mark(look, x, y)
        write(ax, x + 0.7, y, look.words, _LETTERS * plan.unit)
        x += length + 1.0
    return marks
