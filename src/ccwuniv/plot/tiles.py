"""The map of tiles: one equal square for each state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from ccwuniv.errors import OptionError
from ccwuniv.plot.canvas import PAGE, SMALLEST, write
from ccwuniv.plot.captions import facts_of
from ccwuniv.plot.classes import classes
from ccwuniv.plot.marks import Placed, Shape, add_alike, closed
from ccwuniv.plot.measures import shortened, widest, width
from ccwuniv.plot.styles import BOUND, MISSING, STATUSES, Look, ink
from ccwuniv.records import Status, is_missing, tile_places

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MAP_INCHES", "Scale", "TileLooks", "draw_tiles", "tile_looks"]

_STRIP = 14  # tiles, from the western edge to Lesotho
_EDGE = "#767676"
_VOID = "#cccccc"
_FAINT = "#595959"
_SCALE = LinearSegmentedColormap.from_list("bound", ["#dbe8f3", "#a5cae6", "#4f8fc0", BOUND])
_CORNER = 9.3  # tiles, from the western edge to Iceland
_LEGEND_ROWS = 4.7  # tiles, from the northern edge to Canada
_SCALE_ROWS = 2.7  # tiles, which a scale takes of these
_SCALE_WIDE = 8.0  # tiles
_STEPS = 48  # of a scale
_LINE = 1.5  # of the size of the text, from one line of the legend to the next
_Entry: TypeAlias = "tuple[Look | None, str]"
SHAPE = (28, 18)
MAP_INCHES = (PAGE, PAGE * SHAPE[1] / SHAPE[0] + 0.55)


@dataclass(frozen=True)
class Scale:
    """The smallest and the largest of numbers, and the shades from one to the other."""

    low: float
    high: float

    def shade(self, value: float) -> str:
        """Return the shade of a number."""
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return to_hex(_SCALE(part))


@dataclass(frozen=True)
class TileLooks:
    """How each state looks, by its code; the classes with the number of states in each, or else the scale."""

    looks: Mapping[str, Look]
    legend: Sequence[tuple[Look, int]]
    scale: Scale | None = None


def tile_looks(values: pd.Series[Any], words: Mapping[Any, str] | None) -> TileLooks:
    """Return how each state looks by its value: a shade for a number or a year, else a class.

    Raises
    ------
    OptionError
        When there are more classes than can be told apart, or more states without a place than the map has room for.
    """
    from pandas.api import types

    missing = replace(MISSING, words=(words or {}).get(None, _unknown(values)))
    if types.is_datetime64_any_dtype(values.dtype):
        values = values.dt.year.astype("Float64")
    numbers = types.is_numeric_dtype(values.dtype) and not types.is_bool_dtype(values.dtype)
    states = [str(code) for code in values.index]
    places = tile_places()
    outside = [code for code in states if code not in places]
    if len(outside) > _STRIP:
        allowed = [f"at most {_STRIP} of them, beside those of the map"]
        raise OptionError("values", f"{len(outside)} codes without a place on the map", allowed)
    without = len({*states, *places}) - int(values.notna().sum())
    rest = [(missing, without)] if without else []
    if numbers:
        scale, looks = _shades(values)
        return TileLooks(looks, rest, scale)
    known = classes(values, words)
    of = {code: known[value] for code, value in zip(states, values, strict=True) if not is_missing(value)}
    return TileLooks(of, [*((look, sum(one is look for one in of.values())) for look in known.values()), *rest])


def _unknown(values: pd.Series[Any]) -> str:
    """Say what a missing value means, as far as the table tells."""
    facts = facts_of(values)
    if facts.get("dates"):
        return STATUSES[Status.NOT_BOUND].words
    if values.isna().any():
        return MISSING.words
    return "could not yet take part" if facts.get("states") == "all" else "not in the table"


def draw_tiles(
    ax: Axes, shown: TileLooks, codes: Iterable[str], quantity: str, points: float, room: tuple[float, float]
) -> None:
    """Draw every tile with its code where that can be read, and the classes where there is room for them.

    Parameters
    ----------
    ax : Axes
    shown : TileLooks
        A state without a look is drawn as without value.
    codes : iterable of str
        The states of the table; those without a place on the map are below the Americas.
    quantity : str
        What the numbers of a scale are.
    points : float
        The size of running text.
    room : tuple of float
        The width and the height of the axes in points.
    """
    places = tile_places()
    others = [code for code in codes if code not in places]
    places |= {code: (column, SHAPE[1] - 1) for column, code in enumerate(others)}
    tile = _tile(room, 0.0)
    inside = _fits_the_corner(shown, tile)
    strip = "Without a place on the map:"
    legend = [(look, f"{look.words} ({count})") for look, count in shown.legend]
    rows: list[list[_Entry]] = []
    if not inside:
        named: list[_Entry] = [(None, f"{strip} {', '.join(others)}")] if others else []
        rows = _rows([*legend, *named], points, room[0])
        tile = _tile(room, (_LINE * (len(rows) + 0.5) + (3.5 if shown.scale else 0.0)) * points)
    _limits(ax, tile, room)
    letters = 0.92 * tile / max(width(code, 1) for code in places)
    looks = [shown.looks.get(code, MISSING) for code in places]
    _add(ax, [_square(*place) for place in places.values()], looks, tile)
    marks: list[Placed] = []
    for (code, (column, row)), look in zip(places.items(), looks, strict=True):
        color = _FAINT if _is_void(look) else ink(look.color)
        if letters >= SMALLEST:
            write(ax, column, row, code, letters, ha="center", va="center_baseline", color=color)
        marks += [(shape, column, row, 1.0) for shape in _shapes(look, max(0.4, tile / 22))]
    if inside:
        size = max(SMALLEST, 0.4 * tile)
        if others:
            write(ax, -0.5, SHAPE[1] - 1.8, strip, size)
        if shown.scale is not None:
            _scale(ax, shown.scale, quantity, (-0.47, -0.45 + 0.045 * tile), size, tile)
        marks += _corner_legend(ax, legend, tile, _SCALE_ROWS if shown.scale is not None else 0.0)
    else:
        top = SHAPE[1] - 0.3
        if shown.scale is not None:
            _scale(ax, shown.scale, quantity, (-0.47, top), points, tile)
            top += 3.5 * points / tile
        marks += _legend_below(ax, rows, tile, top, points)
    add_alike(ax, marks)


def _tile(room: tuple[float, float], below: float) -> float:
    return min(room[0] / (SHAPE[0] + 0.1), max(1.0, room[1] - below) / (SHAPE[1] + 0.1))


def _limits(ax: Axes, tile: float, room: tuple[float, float]) -> None:
    """Give axes the unit of a tile, the map in the middle of their width."""
    across, down = room[0] / tile, room[1] / tile
    left = -0.55 - (across - SHAPE[0] - 0.1) / 2
    ax.set(xlim=(left, left + across), ylim=(down - 0.55, -0.55))


def _fits_the_corner(shown: TileLooks, tile: float) -> bool:
    return _corner(shown, tile)[1] >= SMALLEST and (shown.scale is None or 0.4 * tile >= SMALLEST)


def _corner(shown: TileLooks, tile: float) -> tuple[float, float]:
    """Return the height of a line of the legend in the corner in tiles, and the size of its text in points."""
    top = _SCALE_ROWS if shown.scale is not None else 0.0
    pitch = min(1.0, (_LEGEND_ROWS - top) / max(1, len(shown.legend)))
    texts = [f"{look.words} ({count})" for look, count in shown.legend]
    return pitch, min(0.5 * pitch * tile, (_CORNER - pitch) * tile / max(1.0, widest(texts, 1.0)))


def _square(column: float, row: float, side: float = 0.94) -> Rectangle:
    return Rectangle((column - side / 2, row - side / 2), side, side)


def _is_void(look: Look) -> bool:
    return look.mark == MISSING.mark and look.color == MISSING.color


def _add(ax: Axes, patches: Sequence[Patch], looks: Sequence[Look], tile: float) -> None:
    faces = [look.color for look in looks]
    edges = [_VOID if _is_void(look) else _EDGE for look in looks]
    line = max(0.25, tile / 40)
    ax.add_collection(PatchCollection(patches, facecolors=faces, edgecolors=edges, linewidths=line), autolim=False)


@cache
def _shapes(look: Look, line: float) -> tuple[Shape, ...]:
    """Return what tells a class without its colour, in the corner of a tile about the origin."""
    x, y, reach, color = 0.31, -0.31, 0.09, ink(look.color)
    if look.mark == "half":
        right, top, leg = 0.47, -0.47, 0.36
        return (Shape(closed([(right, top), (right, top + leg), (right - leg, top)]), BOUND),)
    if look.mark == "ring":
        return (Shape(Path.circle((x, y), reach), "none", color, line),)
    if look.mark == "query" and not _is_void(look):
        return (Shape(Path.circle((x, y), reach), color),)
    if look.mark == "cross":
        slopes = [[(x - reach, y - slope), (x + reach, y + slope)] for slope in (-reach, reach)]
        return tuple(Shape(Path(slope), "none", color, line) for slope in slopes)
    return ()


def _corner_legend(ax: Axes, legend: Sequence[tuple[Look, str]], tile: float, top: float) -> list[Placed]:
    """Write the classes into the corner that the oceans leave free."""
    pitch = min(1.0, (_LEGEND_ROWS - top) / max(1, len(legend)))
    points = min(0.5 * pitch * tile, (_CORNER - pitch) * tile / max(1.0, widest([text for _, text in legend], 1.0)))
    marks: list[Placed] = []
    for place, (look, text) in enumerate(legend):
        row = top + pitch * place
        side = 0.8 * pitch
        marks += _swatch(ax, look, (side / 2 - 0.47, row), side, tile)
        write(ax, side - 0.2, row, text, points, va="center_baseline")
    return marks


def _swatch(ax: Axes, look: Look, place: tuple[float, float], side: float, tile: float) -> list[Placed]:
    _add(ax, [_square(*place, side)], [look], tile)
    return [(shape, *place, side) for shape in _shapes(look, max(0.4, side * tile / 22))]


def _rows(
    legend: Sequence[tuple[Look | None, str]], points: float, across: float
) -> list[list[tuple[Look | None, str]]]:
    """Return the classes in lines of text as wide as a picture at most."""
    rows: list[list[tuple[Look | None, str]]] = []
    x = 0.0
    for look, text in legend:
        words = shortened(text, points, across - 1.5 * points)
        length = 2.7 * points + width(words, points)
        if not rows or x + length > across + 1.2 * points:
            rows.append([])
            x = 0.0
        rows[-1].append((look, words))
        x += length
    return rows


def _legend_below(ax: Axes, rows: Sequence[Sequence[_Entry]], tile: float, top: float, points: float) -> list[Placed]:
    marks: list[Placed] = []
    left, em = ax.get_xlim()[0] + 0.08, points / tile
    for line, row in enumerate(rows):
        x, y = left, top + (line + 0.7) * _LINE * em
        for look, text in row:
            if look is not None:
                marks += _swatch(ax, look, (x + 0.5 * em, y), em, tile)
            beside = 1.5 * em if look is not None else 0.0
            write(ax, x + beside, y, text, points)
            x += beside + width(text, points) / tile + 1.2 * em
    return marks


def _shades(values: pd.Series[Any]) -> tuple[Scale, dict[str, Look]]:
    """Return the scale of numbers, and the shade of each state that has one."""
    present = values.dropna().astype("float64")
    low, high = (float(present.min()), float(present.max())) if len(present) else (0.0, 1.0)
    scale = Scale(low, high)
    return scale, {str(code): Look("", scale.shade(float(value)), "full") for code, value in present.items()}


def _scale(ax: Axes, scale: Scale, quantity: str, corner: tuple[float, float], points: float, tile: float) -> None:
    """Draw the shades from the smallest number to the largest, named above, with some numbers below."""
    left, top = corner
    em = points / tile
    y, high, step = top + 1.3 * em, 0.7 * em, _SCALE_WIDE / _STEPS
    shades = [to_hex(_SCALE((place + 0.5) / _STEPS)) for place in range(_STEPS)]
    bars = [Rectangle((left + place * step, y), step * 1.02, high) for place in range(_STEPS)]
    ax.add_collection(PatchCollection(bars, facecolors=shades, linewidths=0), autolim=False)
    write(ax, left, top + 0.6 * em, shortened(quantity, points, _SCALE_WIDE * tile), points)
    if scale.high == scale.low:
        write(ax, left + _SCALE_WIDE / 2, y + high + 0.7 * em, f"{scale.low:g}", points, ha="center")
        return
    fits = max(1, int(_SCALE_WIDE * tile / (1.6 * widest([f"{scale.low:g}", f"{scale.high:g}"], points))))
    ticks = MaxNLocator(min(5, fits), steps=[1, 2, 5, 10]).tick_values(scale.low, scale.high)
    for tick in ticks:
        if scale.low <= tick <= scale.high:
            x = left + _SCALE_WIDE * (tick - scale.low) / (scale.high - scale.low)
            beyond = 0.5 * width(f"{tick:g}", points) / tile
            ax.add_line(Line2D([x, x], [y + high, y + high + 0.2 * em], color="#000000", linewidth=0.5))
            place = min(max(x, left + beyond), left + _SCALE_WIDE - beyond)
            write(ax, place, y + high + 0.8 * em, f"{tick:g}", points, ha="center")
