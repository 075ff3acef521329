"""The map of tiles: one equal square for each state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PatchCollection
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex
from matplotlib.patches import Circle, Patch, Polygon, Rectangle
from matplotlib.ticker import MaxNLocator

from ccwuniv.errors import OptionError
from ccwuniv.plot.canvas import PAGE, facts_of, room, width, write
from ccwuniv.plot.classes import classes
from ccwuniv.plot.styles import BOUND, MISSING, STATUSES, Look, ink
from ccwuniv.records import Status, is_missing, tile_places

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MAP_INCHES", "TileLooks", "draw_tiles", "tile_axes", "tile_looks"]

_STRIP = 14  # tiles, from the western edge to Lesotho
_EDGE = "#767676"
_VOID = "#cccccc"
_FAINT = "#595959"
_SCALE = LinearSegmentedColormap.from_list("bound", ["#dbe8f3", "#a5cae6", "#4f8fc0", BOUND])
_CORNER = 9.3  # tiles, from the western edge to Iceland
_LEGEND_ROWS = 4.7  # tiles, from the northern edge to Canada
SHAPE = (28, 18)
MAP_INCHES = (PAGE, PAGE * SHAPE[1] / SHAPE[0] + 0.55)


@dataclass(frozen=True)
class TileLooks:
    """How each state looks, by its code; the classes with the number of states in each, or else the scale."""

    looks: Mapping[str, Look]
    legend: Sequence[tuple[Look, int]]
    scale: ScalarMappable | None = None


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
    outside = [code for code in states if code not in tile_places()]
    if len(outside) > _STRIP:
        allowed = [f"at most {_STRIP} of them, beside those of the map"]
        raise OptionError("values", f"{len(outside)} codes without a place on the map", allowed)
    without = len({*states, *tile_places()}) - int(values.notna().sum())
    rest = [(missing, without)] if without else []
    if numbers:
        scale, looks = _shades(values)
        return TileLooks(looks, rest, scale)
    known = classes(values, words)
    of = {code: known[value] for code, value in zip(states, values, strict=True) if not is_missing(value)}
    return TileLooks(of, [*((look, sum(one is look for one in of.values())) for look in known.values()), *rest])


def _unknown(values: pd.Series[Any]) -> str:
    """Say what it means to have no value, as far as the table tells."""
    facts = facts_of(values)
    if facts.get("dates"):
        return STATUSES[Status.NOT_BOUND].words
    if values.isna().any():
        return MISSING.words
    return "could not yet take part" if facts.get("states") == "all" else "not in the table"


def tile_axes(ax: Axes) -> None:
    """Give axes the shape of the map."""
    ax.set(xlim=(-0.55, SHAPE[0] - 0.45), ylim=(SHAPE[1] - 0.45, -0.55), aspect="equal")


def draw_tiles(ax: Axes, shown: TileLooks, codes: Iterable[str], quantity: str) -> None:
    """Draw every tile with its code, and the classes in the corner that the oceans leave free.

    Parameters
    ----------
    ax : Axes
    shown : TileLooks
        A state without a look is drawn as without value.
    codes : iterable of str
        The states of the table; those without a place on the map are below the Americas.
    quantity : str
        What the numbers of a scale are.
    """
    tile = room(ax)[0] / (SHAPE[0] + 0.1)
    places = tile_places()
    others = [code for code in codes if code not in places]
    places |= {code: (column, SHAPE[1] - 1) for column, code in enumerate(others)}
    letters = 0.92 * tile / max(width(code, 1) for code in places)
    looks = [shown.looks.get(code, MISSING) for code in places]
    _add(ax, [_square(*place) for place in places.values()], looks, tile)
    for (code, (column, row)), look in zip(places.items(), looks, strict=True):
        color = _FAINT if _is_void(look) else ink(look.color)
        write(ax, column, row, code, letters, ha="center", va="center_baseline", color=color)
        _mark(ax, look, column, row, 1.0, max(0.4, tile / 22))
    if others:
        text = "Without a place on the map:"
        write(ax, -0.5, SHAPE[1] - 1.8, text, 0.4 * tile)
    if shown.scale is not None:
        _scale(ax, shown.scale, quantity, tile)
    _legend(ax, shown.legend, tile, 2.7 if shown.scale is not None else 0.0)


def _square(column: float, row: float, side: float = 0.94) -> Rectangle:
    return Rectangle((column - side / 2, row - side / 2), side, side)


def _is_void(look: Look) -> bool:
    return look.mark == MISSING.mark and look.color == MISSING.color


def _add(ax: Axes, patches: Sequence[Patch], looks: Sequence[Look], tile: float) -> None:
    faces = [look.color for look in looks]
    edges = [_VOID if _is_void(look) else _EDGE for look in looks]
    line = max(0.25, tile / 40)
    ax.add_collection(PatchCollection(patches, facecolors=faces, edgecolors=edges, linewidths=line), autolim=False)


def _mark(ax: Axes, look: Look, column: float, row: float, side: float, line: float) -> None:
    """Draw into the corner of a tile what tells its class without its colour."""
    x, y, reach, color = column + 0.31 * side, row - 0.31 * side, 0.09 * side, ink(look.color)
    if look.mark == "half":
        right, top, leg = column + 0.47 * side, row - 0.47 * side, 0.36 * side
        corner = [(right, top), (right, top + leg), (right - leg, top)]
        ax.add_artist(Polygon(corner, closed=True, facecolor=BOUND, linewidth=0))
    elif look.mark == "ring":
        ax.add_artist(Circle((x, y), reach, facecolor="none", edgecolor=color, linewidth=line))
    elif look.mark == "query" and not _is_void(look):
        ax.add_artist(Circle((x, y), reach, facecolor=color, linewidth=0))
    elif look.mark == "cross":
        for slope in (-reach, reach):
            ax.plot([x - reach, x + reach], [y - slope, y + slope], color=color, linewidth=line)


def _legend(ax: Axes, legend: Sequence[tuple[Look, int]], tile: float, top: float) -> None:
    if not legend:
        return
    pitch = min(1.0, (_LEGEND_ROWS - top) / len(legend))
    texts = [f"{look.words} ({count})" for look, count in legend]
    points = min(0.5 * pitch * tile, (_CORNER - pitch) * tile / max(width(text, 1) for text in texts))
    for place, ((look, _), text) in enumerate(zip(legend, texts, strict=True)):
        row = top + pitch * place
        side = 0.8 * pitch
        _add(ax, [_square(side / 2 - 0.47, row, side)], [look], tile)
        _mark(ax, look, side / 2 - 0.47, row, side, max(0.4, side * tile / 22))
        write(ax, side - 0.2, row, text, points, va="center_baseline")


def _shades(values: pd.Series[Any]) -> tuple[ScalarMappable, dict[str, Look]]:
    """Return the scale of numbers, and the shade of each state that has one."""
    present = values.dropna().astype("float64")
    low, high = (float(present.min()), float(present.max())) if len(present) else (0.0, 1.0)
    scale = ScalarMappable(Normalize(low, high) if high > low else Normalize(low - 1, low + 1), _SCALE)
    colors = [to_hex((float(r), float(g), float(b))) for r, g, b, _ in scale.to_rgba(present.to_numpy())]
    return scale, {str(code): Look("", color, "full") for code, color in zip(present.index, colors, strict=True)}


def _scale(ax: Axes, scale: ScalarMappable, quantity: str, tile: float) -> None:
    inset = ax.inset_axes((0.0, 1 - 1.7 / SHAPE[1], 8.0 / SHAPE[0], 0.7 / SHAPE[1]))
    bar = ax.figure.colorbar(scale, cax=inset, orientation="horizontal", ticks=MaxNLocator(5, integer=True))
    points = 0.45 * tile
    bar.ax.tick_params(labelsize=points, length=2, width=0.5)
    bar.ax.set_title(quantity, fontsize=points, loc="left")
