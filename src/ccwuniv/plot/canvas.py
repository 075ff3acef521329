"""Where a picture is drawn: its axes, the room that it has, and the size of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.gridspec import GridSpecFromSubplotSpec
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from ccwuniv.errors import OptionError
from ccwuniv.plot.measures import width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["PAGE", "SMALLEST", "TALLEST", "Sheet", "axes_or_new", "nothing", "plain", "sheet_of", "spread", "write"]

PAGE = 7.09
"""The width of a journal's full page, 180 mm, in inches."""
TALLEST = 9.4
"""The height of the page, less a caption."""
SMALLEST = 6.0
"""The smallest text, in points: what would be smaller is left out."""

_EDGE = 4.0  # points, between a picture and what is beside it
_LEAST = 12.0  # points, of axes, however little room there is
_SUPTITLE = 24.0  # points


def axes_or_new(ax: Axes | None, inches: tuple[float, float]) -> Axes:
    """Return the caller's axes, or new ones in a figure of pyplot, which notebooks show by themselves.

    Raises
    ------
    OptionError
        When what was given is not an axes.
    """
    if ax is None:
        from matplotlib import pyplot as plt

        return plt.figure(figsize=inches, layout="none").add_subplot()
    if not isinstance(ax, Axes):
        raise OptionError("ax", type(ax).__name__, ["matplotlib Axes", "None"])
    return ax


@dataclass(frozen=True)
class Sheet:
    """The part of a figure that a picture has for itself, in points, and the size of its text.

    Where a layout engine shares out the figure, it places the axes; otherwise they are placed here, once, so that
    everything is inside that part.
    """

    ax: Axes
    part: Bbox
    wide: float
    high: float

    @property
    def points(self) -> float:
        """The size of running text: 6 in a journal's column, 8.5 across its page, 13 on a slide."""
        return max(SMALLEST, 3.4 + 0.72 * self.wide / 72)

    @property
    def small(self) -> float:
        """The size of the text below."""
        return max(SMALLEST, 0.78 * self.points)

    def place(self, left: float, right: float, above: float, below: float) -> tuple[float, float]:
        """Place the axes in the room that their surroundings leave, and return its width and height in points."""
        ax = self.ax
        engine = ax.figure.get_layout_engine()
        if engine is not None:
            engine.execute(_whole(ax))
            box, (wide, high) = ax.get_position(), _points(ax)
            return max(_LEAST, box.width * wide), max(_LEAST, box.height * high)
        across, down = max(_LEAST, self.wide - left - right), max(_LEAST, self.high - above - below)
        wide, high = _points(ax)
        x0 = self.part.x0 + (_EDGE + left) / wide
        y1 = self.part.y1 - (_EDGE + above) / high
        ax.set_position((x0, y1 - down / high, across / wide, down / high))
        ax.set_in_layout(True)
        return across, down


def sheet_of(ax: Axes) -> Sheet:
    """Return the part of the figure that belongs to these axes: up to half of the way to their neighbours."""
    part = _part(ax)
    wide, high = _points(ax)
    return Sheet(ax, part, part.width * wide - 2 * _EDGE, part.height * high - 2 * _EDGE)


def _whole(ax: Axes) -> Figure:
    return ax.figure.canvas.figure


def _points(ax: Axes) -> tuple[float, float]:
    """Return the size in points of the figure, or of the part of one, in which axes are."""
    box, scale = ax.figure.bbox, 72 / ax.figure.dpi
    return box.width * scale, box.height * scale


def _part(ax: Axes) -> Bbox:
    spec = ax.get_subplotspec()
    if spec is None:
        return ax.get_position()
    grid = spec.get_gridspec()
    figure: Any = ax.figure
    if isinstance(grid, GridSpecFromSubplotSpec):
        return spec.get_position(figure)
    bottoms, tops, lefts, rights = grid.get_grid_positions(figure)
    rows, columns = spec.rowspan, spec.colspan
    x0 = (rights[columns.start - 1] + lefts[columns.start]) / 2 if columns.start else 0.0
    x1 = (rights[columns.stop - 1] + lefts[columns.stop]) / 2 if columns.stop < grid.ncols else 1.0
    y1 = (bottoms[rows.start - 1] + tops[rows.start]) / 2 if rows.start else 1.0
    y0 = (bottoms[rows.stop - 1] + tops[rows.stop]) / 2 if rows.stop < grid.nrows else 0.0
    if y1 == 1.0 and figure.get_suptitle():
        y1 -= _SUPTITLE / _points(ax)[1]
    return Bbox.from_extents(x0, y0, x1, y1)


def plain(ax: Axes, points: float) -> None:
    """Remove everything from axes but the data."""
    ax.grid(visible=False)
    for side, spine in ax.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_linewidth(0.6)
    ax.tick_params(labelsize=points, length=2.5, width=0.6, pad=2.5)


def write(
    ax: Axes, x: float, y: float, text: str, points: float, *, ha: str = "left", va: str = "center", color: str = ""
) -> Text:
    """Write inside axes, at a place in their own coordinates, without moving the layout."""
    written = ax.text(x, y, text, ha=ha, va=va, fontsize=points, parse_math=False, in_layout=False)
    if color:
        written.set_color(color)
    return written


def nothing(ax: Axes, points: float, words: str) -> None:
    """Write in the middle of empty axes why they are empty."""
    ax.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
    for spine in ax.spines.values():
        spine.set_visible(False)
    write(ax, 0.5, 0.5, words, points, ha="center").set_wrap(width(words, points) > 72)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions as little as possible so that neighbours keep a gap, within two limits.

    Parameters
    ----------
    wanted : sequence of float
        Where each would be, ascending.
    gap : float
        The least distance between neighbours.
    low, high : float
        The limits; where they leave too little space, the gap holds and the limits do not.

    Returns
    -------
    list of float

    Examples
    --------
    >>> spread([1.0, 1.1, 5.0], 1.0, 0.0, 10.0)
    [0.55, 1.55, 5.0]
    """
    pools: list[list[float]] = []
    for place, value in enumerate(wanted):
        pools.append([value - place * gap])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1].extend(last)
    ceiling = max(low, high - gap * (len(wanted) - 1))
    level = [min(max(_mean(pool), low), ceiling) for pool in pools for _ in pool]
    return [round(value + place * gap, 9) for place, value in enumerate(level)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
