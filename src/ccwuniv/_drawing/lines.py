"""Lines through time, each named at its right end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib import dates
from matplotlib.axes import Axes

from ccwuniv._drawing.canvas import room, spread, width
from ccwuniv._drawing.styles import line_style
from ccwuniv.errors import OptionError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Curve", "date_ticks", "draw_curves", "draw_history", "is_history"]

_LEADING = 1.25  # of the size of the text, from one label to the next


@dataclass(frozen=True)
class Curve:
    """A line of steps: what it is called, and its points; each holds until the next."""

    name: str
    label: str
    x: Sequence[float]
    y: Sequence[float]


def draw_curves(ax: Axes, curves: Sequence[Curve], points: float, top: float) -> list[str]:
    """Draw lines of steps from 0 to a highest value, and write the name of each beside its end.

    Returns
    -------
    list of str
        The colour of each line.

    Raises
    ------
    OptionError
        When there are more lines than names fit beside them.
    """
    across, down = room(ax)
    fits = int(down / (_LEADING * points))
    if len(curves) > fits:
        raise OptionError("instruments", f"{len(curves)} lines", [f"at most {fits} of them", "taller axes"])
    start, end = min(c.x[0] for c in curves), max(c.x[-1] for c in curves)
    extent = end - start or 1.0
    names = max(width(curve.label, points) for curve in curves) + 1.8 * points
    share = min(0.6, names / across)
    ax.set(xlim=(start, end + extent * share / (1 - share)), ylim=(0, top))
    scale = extent / (1 - share) / across
    order = sorted(range(len(curves)), key=lambda place: (curves[place].y[-1], -place))
    gap = _LEADING * points * top / down
    heights = spread([curves[place].y[-1] for place in order], gap, gap / 2, top - gap / 2)
    colors = [""] * len(curves)
    for place, height in zip(order, heights, strict=True):
        curve = curves[place]
        color, dashes = line_style(curve.name, place)
        colors[place] = color
        thick = points / 5.5
        lone = "o" if len(curve.x) == 1 else ""
        drawn = ax.plot(curve.x, curve.y, color=color, linestyle=dashes, linewidth=thick, marker=lone, markersize=3)
        drawn[0].set(drawstyle="steps-post", gid=f"line {curve.name}", solid_capstyle="butt", dash_capstyle="butt")
        near, far = curve.x[-1] + 0.25 * points * scale, end + 1.5 * points * scale
        ax.plot([near, far], [curve.y[-1], height], color=color, linewidth=0.4 * thick)
        ax.text(
            far + 0.2 * points * scale,
            height,
            curve.label,
            ha="left",
            va="center",
            fontsize=points,
            color=color,
            parse_math=False,
        )
    ax.spines["bottom"].set_bounds(start, end)
    return colors


def is_history(frame: pd.DataFrame) -> bool:
    """Say whether a table can be one of counts through time."""
    from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

    return is_datetime64_any_dtype(frame.index.dtype) and all(map(is_numeric_dtype, frame.dtypes))


def draw_history(
    ax: Axes, frame: pd.DataFrame, entries: Mapping[str, dt.date | None], points: float
) -> None:
    """Draw counts through time, with a dot on each line on the day of the instrument's general entry into force."""
    curves = [curve for code in frame.columns if (curve := _changes(frame[code].dropna().sort_index()))]
    colors = draw_curves(ax, curves, points, 1.06 * max(1.0, *(max(curve.y) for curve in curves)))
    date_ticks(ax, points)
    ax.grid(visible=True, axis="y", linewidth=0.4, alpha=0.4)
    ax.set_axisbelow(True)
    label = "general entry into force"
    for curve, color in zip(curves, colors, strict=True):
        day = entries.get(curve.name)
        x = float(dates.date2num(day)) if day is not None else float("-inf")
        if curve.x[0] <= x <= curve.x[-1]:
            y = next(value for at, value in zip(reversed(curve.x), reversed(curve.y), strict=True) if at <= x)
            look = {"markersize": 0.75 * points, "markeredgewidth": 0.1 * points, "markeredgecolor": "#ffffff"}
            ax.plot([x], [y], "o", color=color, zorder=4, gid=f"entry {curve.name}", label=label, **look)
            label = "_"
    if label == "_":
        ax.legend(loc="upper left", frameon=False, fontsize=points, handletextpad=0.2)


def _changes(counts: pd.Series[float]) -> Curve | None:
    """Return the days on which a count changes, and the first and last day."""
    if counts.empty:
        return None
    turns = counts.ne(counts.shift())
    turns.iloc[-1] = True
    kept = counts[turns]
    x = [float(day) for day in dates.date2num(kept.index.to_numpy())]
    last = f"{kept.iloc[-1]:g}"
    return Curve(str(counts.name), f"{counts.name} {last}", x, [float(value) for value in kept])


def date_ticks(ax: Axes, points: float) -> None:
    """Mark years (or shorter times, where the axis is short) along the part of an axis that has data."""
    low, high = ax.spines["bottom"].get_bounds() or ax.get_xlim()
    ax.set_xlim(ax.get_xlim())
    locator = dates.AutoDateLocator(minticks=2, maxticks=max(3, int(room(ax)[0] / (5.5 * points))))
    start, end = (dates.num2date(value) for value in (low, high if high > low else low + 1))
    ticks = [tick for tick in locator.tick_values(start, end) if low <= tick <= high]
    ax.xaxis.set_ticks(ticks or [low])
    span = high - low
    style = "%Y" if span > 3 * 366 else "%b %Y" if span > 92 else "%d %b %Y"
    ax.xaxis.set_major_formatter(dates.DateFormatter(style))
