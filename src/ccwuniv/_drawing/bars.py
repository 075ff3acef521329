"""Bars of shares with their counts, and lines of waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from ccwuniv._drawing.canvas import facts_of, room, width
from ccwuniv._drawing.lines import date_ticks, day_number
from ccwuniv._drawing.styles import BOUND

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Share",
    "draw_migration",
    "draw_share_table",
    "draw_shares",
    "is_coverage",
    "is_migration",
    "label_rows",
    "share_rows",
]

_TRACK = "#dfe4e9"
_THICK = 0.56


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def part(self) -> float:
        """The share, 0 of none."""
        return self.count / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.count} of {self.of}"


def is_coverage(frame: pd.DataFrame) -> bool:
    """Say whether a table can be one of coverage, by group, by instrument or by way of consenting."""
    from pandas.api.types import is_numeric_dtype

    columns = set(frame.columns)
    by_group = "states" in columns and any(f"{code}_share" in columns for code in columns)
    by_kind = frame.index.name == "kind"
    return (by_group or by_kind or {"parties", "states"} <= columns) and all(map(is_numeric_dtype, frame.dtypes))


def share_rows(frame: pd.DataFrame) -> tuple[list[str], list[str], list[list[Share]]]:
    """Return the names of the rows, the instruments, and the share of each in each."""
    if {"parties", "states"} <= set(frame.columns):
        shares = [[Share(int(n), int(of))] for n, of in zip(frame["parties"], frame["states"], strict=True)]
        return [str(code) for code in frame.index], ["share"], shares
    if frame.index.name == "kind":
        heads = [str(code) for code in frame.columns]
        whole = [int(frame[code].sum()) for code in heads]
        names = [str(kind).replace("_", " ") for kind in frame.index]
        return names, heads, [[Share(int(n), of) for n, of in zip(row, whole, strict=True)] for row in frame.to_numpy()]
    heads = [str(code) for code in frame.columns if f"{code}_share" in frame.columns]
    counts = zip(frame["states"], frame[heads].to_numpy(), strict=True)
    return [str(group) for group in frame.index], heads, [[Share(int(n), int(of)) for n in row] for of, row in counts]


def draw_shares(ax: Axes, shares: Sequence[Share], points: float) -> None:
    """Draw a bar for each group on a track that stands for all of its states, and write the count at its end."""
    texts = [f"{share} ({share.part:.0%})" if share.of else str(share) for share in shares]
    ax.xaxis.set_ticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"], fontsize=points)
    ax.spines["bottom"].set_bounds(0, 1)
    beside = max(width(text, points) for text in texts) + 1.2 * points
    taken = min(0.6, beside / room(ax)[0])
    ax.set_xlim(0, 1 / (1 - taken))
    for row, (share, text) in enumerate(zip(shares, texts, strict=True)):
        _bar(ax, 0, row, 1.0, share)
        ax.text(1 + 0.6 * taken * points / beside, row, text, ha="left", va="center", fontsize=points)


def draw_share_table(
    ax: Axes, names: Sequence[str], heads: Sequence[str], table: Sequence[Sequence[Share]], points: float
) -> None:
    """Draw a bar for each group and instrument, with the counts above it."""
    across = room(ax)[0]
    label = max(width(name, points) for name in names) + points
    cell = (across - label) / max(1, len(heads))
    longest = max((width(str(share), 1.0) for row in table for share in row), default=1.0)
    letters = min(points, 0.9 * cell / longest)
    ax.set(xlim=(-label / cell, len(heads)), ylim=(len(names) - 0.3, -0.9))
    for column, head in enumerate(heads):
        ax.text(column + 0.45, -0.6, head, ha="center", va="center", fontsize=points, parse_math=False)
    for row, (name, shares) in enumerate(zip(names, table, strict=True)):
        ax.text(-points / cell, row + 0.1, name, ha="right", va="center", fontsize=points, parse_math=False)
        for column, share in enumerate(shares):
            text = str(share) if letters >= 5 else str(share.count)
            _bar(ax, column, row + 0.2, 0.9, share, 0.3)
            ax.text(column, row - 0.14, text, ha="left", va="center", fontsize=max(5, letters))


def _bar(ax: Axes, left: float, row: float, whole: float, share: Share, thick: float = _THICK) -> None:
    track = Rectangle((left, row - thick / 2), whole, thick)
    bar = Rectangle((left, row - thick / 2), whole * share.part, thick)
    ax.add_collection(PatchCollection([track, bar], facecolors=[_TRACK, BOUND], linewidths=0), autolim=False)


def is_migration(frame: pd.DataFrame) -> bool:
    """Say whether a table can be a migration list, and says its day."""
    return bool(facts_of(frame).get("as_of")) and {"name", "consent_date", "years_waiting"} <= set(frame.columns)


def draw_migration(ax: Axes, frame: pd.DataFrame, day: dt.date, words: tuple[str, str], points: float) -> None:
    """Draw for each state since when it was bound, since when it could have moved, and how long that is by now."""
    years = [float(value) for value in frame["years_waiting"]]
    end = day_number(day)
    starts = [end - value * 365.25 for value in years]
    bound = [day_number(value) for value in frame["consent_date"]]
    texts = [f"{value:.1f} years" for value in years]
    taken = min(0.5, (max(width(text, points) for text in texts) + points) / room(ax)[0])
    first = min(*bound, *starts)
    extent = (end - first) or 365.0
    ax.set_xlim(first - 0.02 * extent, end + extent * taken / (1 - taken))
    ax.spines["bottom"].set_bounds(first, end)
    date_ticks(ax, points)
    for row, text in enumerate(texts):
        ax.plot([bound[row], starts[row]], [row, row], color="#767676", linewidth=points / 9, linestyle=(0, (1, 1)))
        ax.plot([starts[row], end], [row, row], color=BOUND, linewidth=points / 4, solid_capstyle="butt")
        ax.text(end + 0.012 * extent, row, text, ha="left", va="center", fontsize=points)
    rows = range(len(years))
    ax.plot(bound, rows, "|", color="#4d4d4d", markersize=0.9 * points, label=words[0])
    ax.plot(starts, rows, "o", color="#ffffff", markeredgecolor=BOUND, markersize=0.7 * points, label=words[1])
    ax.legend(loc="upper left", bbox_to_anchor=(0, -0.35 / len(rows)), ncols=2, frameon=False, fontsize=points)


def label_rows(ax: Axes, names: Sequence[str], points: float) -> None:
    """Write the names of rows at the left, the first on top."""
    ax.yaxis.set_ticks(range(len(names)), [fill(name, 28) for name in names], fontsize=points, parse_math=False)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
