"""Drawing the acts of an outreach log: when they were, who turned to whom, and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from ccwuniv.plot.bars import label_rows
from ccwuniv.plot.canvas import room, write
from ccwuniv.plot.lines import date_ticks, day_number
from ccwuniv.plot.styles import BOUND, ink

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["draw_counts", "draw_rates", "draw_timeline"]

_SHADES = ("#ffffff", "#cfe0ee", "#8db4d6", "#4a83b8", BOUND)
_GREY = "#767676"


def draw_timeline(ax: Axes, frame: pd.DataFrame, labels: Sequence[str], points: float) -> None:
    """Draw a line for an act of some days, a dot for one of a day, grey and hollow where it was only planned."""
    label_rows(ax, labels, points)
    starts = [day_number(day.date()) for day in frame["start"]]
    ends = [day_number(day.date()) for day in frame["end"]]
    low, high = min(starts), max(ends)
    margin = 0.03 * ((high - low) or 30)
    ax.set_xlim(low - margin, high + margin)
    ax.spines["bottom"].set_bounds(low, high)
    date_ticks(ax, points)
    for row, (start, end, precision, status) in enumerate(
        zip(starts, ends, frame["precision"], frame["status"], strict=True)
    ):
        color, face = (_GREY, "#ffffff") if status == "planned" else (BOUND, BOUND)
        dashed = (0, (2, 1.5)) if precision == "period" else "solid"
        if end > start:
            ax.plot([start, end], [row, row], color=color, linewidth=points / 6, linestyle=dashed)
        marker = "o" if precision == "day" else "|"
        ax.plot([start, end], [row, row], marker, color=color, markerfacecolor=face, markersize=0.6 * points)


def draw_counts(ax: Axes, frame: pd.DataFrame, points: float) -> None:
    """Draw a square for every actor and state, the darker the more acts; the number where there is room."""
    label_rows(ax, [str(name) for name in frame.index], points)
    across = len(frame.columns)
    ax.set_xlim(-0.5, across - 0.5)
    step = room(ax)[0] / across
    small = min(points, max(4.0, 0.8 * step))
    every = 1 if step >= 0.9 * small else 2
    ticks = range(0, across, every)
    ax.xaxis.set_ticks(list(ticks), [str(frame.columns[n]) for n in ticks], fontsize=small, rotation=90)
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    squares, colors = [], []
    for row, counts in enumerate(frame.to_numpy()):
        for column, count in enumerate(counts):
            shade = _SHADES[min(int(count), len(_SHADES) - 1)]
            squares.append(Rectangle((column - 0.46, row - 0.4), 0.92, 0.8))
            colors.append(shade)
            if count and step >= 1.1 * points:
                write(ax, column, row, str(int(count)), points, ha="center", color=ink(shade))
    ax.add_collection(PatchCollection(squares, facecolors=colors, edgecolors="#d0d0d0", linewidths=0.3))


def draw_rates(ax: Axes, frame: pd.DataFrame, points: float) -> None:
    """Draw each rate as a dot with its interval, and the two numbers that it is made of; of one refused, neither."""
    label_rows(ax, [str(name) for name in frame.index], points)
    ax.set_xlim(0, 1.35)
    ax.spines["bottom"].set_bounds(0, 1)
    shares = [0, 0.25, 0.5, 0.75, 1]
    ax.xaxis.set_ticks(shares, [f"{share:.0%}" for share in shares], fontsize=points)
    for row, (_, rate) in enumerate(frame.iterrows()):
        if rate["states"] > 0 and rate["share"] != rate["share"]:
            write(ax, 1.03, row, "no rate", points)
            continue
        ax.plot([rate["low"], rate["high"]], [row, row], color=_GREY, linewidth=points / 5, solid_capstyle="butt")
        ax.plot([rate["share"]], [row], "o", color=BOUND, markersize=0.7 * points)
        text = f"{rate['consented']:.0f} of {rate['states']:.0f}"
        write(ax, 1.03, row, text, points)
