"""Drawing the acts of an outreach log: when they were, who turned to whom, and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.collections import PatchCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ccwuniv.plot.canvas import SMALLEST, write
from ccwuniv.plot.keys import Sample
from ccwuniv.plot.lines import date_ticks, day_number
from ccwuniv.plot.measures import shortened, widest
from ccwuniv.plot.rows import named_every, set_rows
from ccwuniv.plot.styles import BOUND, ink
from ccwuniv.plot.survival import SHARES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = [
    "count_samples",
    "draw_counts",
    "draw_rates",
    "draw_timeline",
    "heads_above",
    "rate_samples",
    "timeline_samples",
]

_SHADES = ("#ffffff", "#cfe0ee", "#8db4d6", "#4a83b8", BOUND)
_GREY = "#767676"
_SQUARE = "#b0b0b0"
_NO_RATE = "no rate"


def _act(points: float, planned: bool, marker: str = "o") -> dict[str, Any]:
    color, face = (_GREY, "#ffffff") if planned else (BOUND, BOUND)
    return {"color": color, "markerfacecolor": face, "marker": marker, "markersize": 0.6 * points, "linestyle": ""}


def timeline_samples(frame: pd.DataFrame, points: float) -> list[Sample]:
    """Return what the marks of the acts in a table mean: those that occur."""
    one = (frame["end"] <= frame["start"]) & (frame["precision"] == "day")
    period = frame["precision"] == "period"
    planned = frame["status"] == "planned"
    line = {"color": BOUND, "linewidth": points / 6}
    found = [
        (one & ~planned, Sample("act of one day", _act(points, False))),
        (~one & ~period, Sample("act of several days, or of which the month or year is known", line, line=True)),
        (period, Sample("some time in this period", {**line, "linestyle": (0, (2, 1.5))}, line=True)),
        (planned, Sample("planned", _act(points, True))),
    ]
    return [sample for rows, sample in found if rows.any()]


def draw_timeline(
    ax: Axes, frame: pd.DataFrame, labels: Sequence[str], points: float, left: float, room: tuple[float, float]
) -> None:
    """Draw a line for an act of some days, a dot for one of a day, grey and hollow where it was only planned."""
    set_rows(ax, labels, points, left, room[1])
    starts = [day_number(day.date()) for day in frame["start"]]
    ends = [day_number(day.date()) for day in frame["end"]]
    low, high = min(starts), max(ends)
    margin = 0.03 * ((high - low) or 30)
    ax.set_xlim(low - margin, high + margin)
    ax.spines["bottom"].set_bounds(low, high)
    date_ticks(ax, points, room[0])
    for row, (start, end, precision, status) in enumerate(
        zip(starts, ends, frame["precision"], frame["status"], strict=True)
    ):
        planned = status == "planned"
        dashed = (0, (2, 1.5)) if precision == "period" else "solid"
        if end > start:
            line: dict[str, Any] = {"color": _GREY if planned else BOUND, "linewidth": points / 6, "linestyle": dashed}
            ax.add_line(Line2D([start, end], [row, row], **line))
        ax.add_line(Line2D([start, end], [row, row], **_act(points, planned, "o" if precision == "day" else "|")))


def count_samples(most: int, points: float) -> list[Sample]:
    """Return what the shades of squares mean, up to the largest number of acts."""
    words = ["no act", "1 act", "2 acts", "3 acts", "4 or more acts"][: min(most, len(_SHADES) - 1) + 1]
    square = {"marker": "s", "markersize": points, "linestyle": "", "markeredgecolor": _SQUARE, "markeredgewidth": 0.4}
    return [Sample(text, {**square, "color": shade}) for text, shade in zip(words, _SHADES, strict=False)]


def heads_above(frame: pd.DataFrame, points: float) -> float:
    """Return what the upright names of the columns take above axes, in points."""
    return widest([str(column) for column in frame.columns], points) + 0.6 * points


def draw_counts(ax: Axes, frame: pd.DataFrame, points: float, left: float, room: tuple[float, float]) -> None:
    """Draw a square for every actor and state, the darker the more acts; the number where there is room."""
    set_rows(ax, [str(name) for name in frame.index], points, left, room[1])
    across = len(frame.columns)
    ax.set_xlim(-0.5, across - 0.5)
    every = named_every(across, points, room[0])
    ticks = range(0, across, every)
    ax.xaxis.tick_top()
    ax.xaxis.set_ticks(list(ticks), [str(frame.columns[place]) for place in ticks], rotation=90)
    ax.tick_params(axis="x", length=0, pad=0.3 * points)
    for spine in ax.spines.values():
        spine.set_visible(False)
    letters = min(points, 0.8 * room[0] / across / widest(["00"], 1.0), 0.6 * room[1] / len(frame))
    squares, colors = [], []
    for row, counts in enumerate(frame.to_numpy()):
        for column, count in enumerate(counts):
            shade = _SHADES[min(int(count), len(_SHADES) - 1)]
            squares.append(Rectangle((column - 0.46, row - 0.4), 0.92, 0.8))
            colors.append(shade)
            if count and letters >= SMALLEST:
                write(ax, column, row, str(int(count)), letters, ha="center", color=ink(shade))
    edge = 0.3 if room[0] / across > 4 else 0.1
    grid = PatchCollection(squares, facecolors=colors, edgecolors=_SQUARE, linewidths=edge)
    ax.add_collection(grid, autolim=False)


def rate_samples(level: object, points: float) -> list[Sample]:
    """Return what the marks of rates mean."""
    words = f"{100 * level:g} % confidence interval" if isinstance(level, float) else "confidence interval"
    return [
        Sample("States that consented, of those reached", _act(points * 7 / 6, planned=False)),
        Sample(words, {"color": _GREY, "linewidth": points / 5}, line=True),
    ]


def draw_rates(ax: Axes, frame: pd.DataFrame, points: float, left: float, room: tuple[float, float]) -> None:
    """Draw each rate as a dot with its interval and its two numbers; a refused rate is not drawn."""
    every = set_rows(ax, [str(name) for name in frame.index], points, left, room[1])
    rates = list(zip(*(frame[name] for name in ("states", "consented", "share", "low", "high")), strict=True))
    refused = [states > 0 and share != share for states, _, share, _, _ in rates]
    texts = [_NO_RATE if no else f"{rate[1]:.0f} of {rate[0]:.0f}" for no, rate in zip(refused, rates, strict=True)]
    texts = [shortened(text, points, room[0] / 2) for text in texts]
    beside = widest(texts, points) + 1.2 * points
    taken = min(0.6, beside / room[0])
    ax.set_xlim(0, 1 / (1 - taken))
    start = 1 + taken / (1 - taken) * 0.6 * points / beside
    ax.spines["bottom"].set_bounds(0, 1)
    ax.xaxis.set_ticks(list(SHARES), list(SHARES.values()))
    for row, (no, text) in enumerate(zip(refused, texts, strict=True)):
        if row % every == 0:
            write(ax, start, row, text, points)
        if not no:
            _, _, share, low, high = rates[row]
            bar: dict[str, Any] = {"color": _GREY, "linewidth": points / 5, "solid_capstyle": "butt"}
            ax.add_line(Line2D([low, high], [row, row], **bar))
            ax.add_line(Line2D([share], [row], **_act(points * 7 / 6, planned=False)))
