"""Lines through time, each named at its right end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ccwuniv.errors import OptionError
from ccwuniv.plot.canvas import PAGE, spread, write
from ccwuniv.plot.keys import Sample
from ccwuniv.plot.measures import shortened, width
from ccwuniv.plot.styles import line_style
from ccwuniv.records import Kind, index_cells, read_columns

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "CURVE_INCHES",
    "Curve",
    "check_number",
    "date_ticks",
    "day_number",
    "draw_curves",
    "draw_history",
    "entries_drawn",
    "entry_sample",
    "history_curves",
    "is_history",
    "read_history",
    "ticks_below",
    "ticks_left",
]

CURVE_INCHES = (PAGE, 4.3)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)  # months
_MOST = 20
_LEADING = 1.25  # of the size of the text, from one label to the next
_NAMES = 0.4  # of the width of axes, for the names of lines at most
_TICK = 5.0  # points, of a tick and the space beside it


@dataclass(frozen=True)
class Curve:
    """A line of steps: what it is called, its last value in words, and its points; each holds until the next.

    ``since`` is where the axis begins, which may be before the first point.
    """

    name: str
    last: str
    x: Sequence[float]
    y: Sequence[float]
    since: float = 0.0


def check_number(option: str, lines: int) -> None:
    """Refuse more lines than could be told apart and named beside a figure.

    Raises
    ------
    OptionError
    """
    if lines > _MOST:
        raise OptionError(option, f"{lines} lines", [f"at most {_MOST} of them"])


def ticks_below(points: float) -> float:
    """Return what ticks and their labels take below axes, in points."""
    return _TICK + 1.3 * points


def ticks_left(labels: Sequence[str], points: float) -> float:
    """Return what ticks, their labels and the upright name of an axis take beside axes, in points."""
    return _TICK + max(width(label, points) for label in labels) + 1.6 * points


def draw_curves(
    ax: Axes, curves: Sequence[Curve], points: float, start: float, top: float, room: tuple[float, float]
) -> list[str]:
    """Draw lines of steps over an axis from a start and from 0 to a top, and write the name of each beside its end.

    Returns
    -------
    list of str
        The colour of each line.

    Raises
    ------
    OptionError
        When there are more lines than names fit beside them.
    """
    across, down = room
    fits = int(down / (_LEADING * points))
    if len(curves) > fits:
        raise OptionError(
            "ax", f"axes {down / 72:.1f} inches high", [f"higher ones, to name {len(curves)} lines beside"]
        )
    end = max(curve.x[-1] for curve in curves)
    start = min(start, end - 1)
    extent = end - start
    labels = [_label(curve, points, _NAMES * across - 2 * points) for curve in curves]
    names = max(width(label, points) for label in labels) + 2 * points
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
        drawn = Line2D(curve.x, curve.y, color=color, linestyle=dashes, linewidth=thick, marker=lone, markersize=3)
        drawn.set(drawstyle="steps-post", gid=f"line {curve.name}", solid_capstyle="butt", dash_capstyle="butt")
        near, far = curve.x[-1] + 0.25 * points * scale, end + 1.5 * points * scale
        ax.add_line(drawn)
        ax.add_line(Line2D([near, far], [curve.y[-1], height], color=color, linewidth=0.4 * thick))
        write(ax, far + 0.2 * points * scale, height, labels[place], points, color=color)
    ax.spines["bottom"].set_bounds(start, end)
    return colors


def _label(curve: Curve, points: float, space: float) -> str:
    """Return the name and the last value of a line; of a name that is too long, its beginning."""
    name = shortened(curve.name, points, space - width(f" {curve.last}", points))
    return f"{name} {curve.last}".strip()


def is_history(frame: pd.DataFrame) -> bool:
    """Say whether a table can be one of counts through time."""
    from pandas.api.types import is_datetime64_any_dtype

    return is_datetime64_any_dtype(frame.index.dtype) or frame.index.name == "date"


def read_history(frame: pd.DataFrame) -> pd.DataFrame:
    """Return counts through time whose days are days and whose counts are numbers.

    Raises
    ------
    DataError
        Naming the first cell that is neither.
    """
    import pandas as pd

    if isinstance(frame.index, pd.DatetimeIndex) and not frame.index.hasnans and _all_counts(frame):
        return frame
    days = pd.DatetimeIndex(index_cells(frame, "date"), name=frame.index.name)
    columns = [str(column) for column in frame.columns]
    kinds: dict[str, Kind] = dict.fromkeys(columns, "number")
    table = read_columns(
        frame.set_axis(columns, axis="columns"), kinds, "pass the table that history returned", optional=columns
    )
    return table.set_axis(days, axis="index")


def _all_counts(frame: pd.DataFrame) -> bool:
    """Say whether a table can be used as it is: its columns hold whole numbers and have names."""
    return all(dtype.kind in "iu" for dtype in frame.dtypes) and all(isinstance(name, str) for name in frame.columns)


def draw_history(
    ax: Axes, curves: Sequence[Curve], entries: Mapping[str, float], points: float, room: tuple[float, float]
) -> None:
    """Draw counts through time, with a dot on each line on the day of the instrument's general entry into force."""
    top = 1.06 * max(1.0, *(value for curve in curves for value in curve.y))
    start = min(curve.since for curve in curves)
    colors = draw_curves(ax, curves, points, start, top, room)
    locator = MaxNLocator(max(2, min(9, int(room[1] / (2.5 * points)))), integer=True, steps=[1, 2, 5, 10])
    ticks = [float(tick) for tick in locator.tick_values(0, top) if 0 <= tick <= top]
    ax.yaxis.set_ticks(ticks, [f"{tick:g}" for tick in ticks])
    date_ticks(ax, points, room[0])
    ax.hlines(
        ticks[1:], start, max(curve.x[-1] for curve in curves), color="#b0b0b0", linewidth=0.4, alpha=0.4, zorder=0
    )
    for curve, color in zip(curves, colors, strict=True):
        x = entries.get(curve.name)
        if x is not None:
            y = next((value for at, value in zip(reversed(curve.x), reversed(curve.y), strict=True) if at <= x), 0.0)
            dot = Line2D([x], [y], linestyle="", marker="o", color=color, markersize=0.75 * points, zorder=4)
            dot.set(markeredgecolor="#ffffff", markeredgewidth=0.1 * points, gid=f"entry {curve.name}")
            ax.add_line(dot)


def history_curves(frame: pd.DataFrame) -> list[Curve]:
    """Return the lines of counts through time, each from where its count first exceeds 0."""
    start = day_number(frame.index.min())
    return [curve for code in frame.columns if (curve := _changes(frame[code].dropna().sort_index(), start))]


def entries_drawn(curves: Sequence[Curve], entries: Mapping[str, dt.date | None]) -> dict[str, float]:
    """Return the days of entry into force that are in the picture, by the name of the line."""
    days = {curve.name: entries.get(curve.name) for curve in curves}
    numbers = {name: day_number(day) for name, day in days.items() if day is not None}
    return {c.name: numbers[c.name] for c in curves if c.name in numbers and c.since <= numbers[c.name] <= c.x[-1]}


def entry_sample(points: float) -> Sample:
    """Return what the dots on the lines of counts mean."""
    look = {"linestyle": "", "marker": "o", "color": "#000000", "markersize": 0.75 * points}
    return Sample("general entry into force", look)


def _changes(counts: pd.Series[float], since: float) -> Curve | None:
    """Return the days on which a count changes, and the last day; a line begins where the count first exceeds 0."""
    import pandas as pd

    if counts.empty:
        return None
    counts = counts.astype("float64")
    turns = counts.ne(counts.shift())
    turns.iloc[-1] = True
    kept = counts[turns]
    if len(kept) > 1 and kept.iloc[0] == 0:
        kept = kept.iloc[1:]
    days = [day_number(day) for day in pd.DatetimeIndex(kept.index)]
    heights = [float(value) for value in kept]
    if len(kept) < turns.sum():
        days, heights = [days[0], *days], [0.0, *heights]
    return Curve(str(counts.name), f"{heights[-1]:g}", days, heights, since)


def day_number(day: dt.date) -> float:
    """Return where a day is on an axis: days since 1970, as matplotlib counts by default."""
    return float(day.toordinal() - _EPOCH)


def date_ticks(ax: Axes, points: float, across: float) -> None:
    """Mark years, or months where there are few, along the part of an axis that has data."""
    low, high = ax.spines["bottom"].get_bounds() or ax.get_xlim()
    first, last = (dt.date.fromordinal(int(value) + _EPOCH) for value in (low, high))
    months = [dt.date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    span, whole = high - low, abs(ax.get_xlim()[1] - ax.get_xlim()[0])
    fits = max(2, int(across * span / whole / (4.5 * points)))
    ticks = next(
        (kept for step in _STEPS if len(kept := [day for day in inside if _months(day) % step == 0]) <= fits), []
    )
    yearly = all(day.month == 1 for day in ticks)
    if len(ticks) < 2:
        ticks, yearly = [first, last] if last > first else [first], False
    style = "%Y" if yearly else "%b %Y" if all(day.day == 1 for day in ticks) else "%Y-%m-%d"
    texts = [day.strftime(style) for day in ticks]
    if len(ticks) > 1 and max(width(text, points) for text in texts) > across * span / whole / len(ticks):
        ticks, texts = ticks[-1:], texts[-1:]
    ax.xaxis.set_ticks([day_number(day) for day in ticks], texts)


def _months(day: dt.date) -> int:
    return day.year * 12 + day.month - 1
