"""Bars of shares with their counts, and lines of waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle
from matplotlib.transforms import offset_copy

from ccwuniv.plot.canvas import PAGE, facts_of, room, width, write
from ccwuniv.plot.lines import date_ticks, day_number
from ccwuniv.plot.reading import chosen, registry_of
from ccwuniv.plot.styles import BOUND
from ccwuniv.records import Kind, as_returned, read_columns

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.records import InstrumentLike

__all__ = [
    "Share",
    "as_coverage",
    "draw_migration",
    "draw_share_table",
    "draw_shares",
    "is_coverage",
    "is_migration",
    "label_rows",
    "migration_inches",
    "read_coverage",
    "read_migration",
    "share_inches",
    "share_rows",
]

_TRACK = "#dfe4e9"
_THICK = 0.56
_READABLE = 5.0


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


def as_coverage(frame: object) -> pd.DataFrame:
    """Return a table of coverage indexed by what it is by, which a file holds as its first column."""
    table: Any = frame
    columns = list(getattr(frame, "columns", ()))
    first = columns[:1] if "states" in columns[1:] else []
    known = [name for name in ("instrument", "kind", "un_regional_group", *first) if name not in ("states", "parties")]
    return as_returned(table, *map(str, known)) if columns and table.index.name is None else table


def is_coverage(frame: pd.DataFrame) -> bool:
    """Say whether a table can be one of coverage, by group, by instrument or by way of consenting."""
    columns = set(frame.columns)
    by_group = "states" in columns and any(f"{code}_share" in columns for code in columns)
    return by_group or frame.index.name == "kind" or {"parties", "states"} <= columns


def read_coverage(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table of coverage whose counts are whole numbers.

    Raises
    ------
    DataError
        Naming the first cell that is none.
    """
    columns = [str(column) for column in frame.columns]
    shares = [column for column in columns if column == "share" or column.endswith("_share")]
    kinds: dict[str, Kind] = {column: "number" if column in shares else "integer" for column in columns}
    table = frame.set_axis(columns, axis="columns")
    return read_columns(table, kinds, "pass the table that coverage returned", optional=shares)


def share_inches(rows: int, columns: int) -> tuple[float, float]:
    """Return the size of a figure for so many rows: higher where each has a column for each of several instruments.

    Examples
    --------
    >>> share_inches(5, 8)[1] > share_inches(5, 1)[1]
    True
    """
    return PAGE, 0.95 + (0.3 if columns == 1 else 0.42) * max(2, rows)


def share_rows(
    frame: pd.DataFrame, instrument: InstrumentLike | None
) -> tuple[list[str], list[str], list[list[Share]]]:
    """Return the names of the rows, the instruments (all, or the one asked for), and the share of each in each.

    Raises
    ------
    OptionError, UnknownInstrumentError
        When the one asked for is not in the table, or none.
    """
    reg = registry_of(facts_of(frame), None)
    if {"parties", "states"} <= set(frame.columns):
        own = frame.loc[chosen(frame.index, instrument, reg)]
        shares = [[Share(int(n), int(of))] for n, of in zip(own["parties"], own["states"], strict=True)]
        return [str(code) for code in own.index], ["share"], shares
    by_kind = frame.index.name == "kind"
    heads = chosen([c for c in frame.columns if by_kind or f"{c}_share" in frame.columns], instrument, reg)
    counts = frame[heads].astype("int64")
    wholes = [list(counts.sum())] * len(frame) if by_kind else [[int(n)] * len(heads) for n in frame["states"]]
    table = [
        [Share(*pair) for pair in zip(*row, strict=True)]
        for row in zip(counts.to_numpy().tolist(), wholes, strict=True)
    ]
    return [str(name).replace("_", " ") if by_kind else str(name) for name in frame.index], heads, table


def draw_shares(ax: Axes, shares: Sequence[Share], points: float) -> None:
    """Draw a bar for each group on a track as long as all of its states, and write the count at its end."""
    texts = [f"{share} ({share.part:.0%})" if share.of else str(share) for share in shares]
    ax.xaxis.set_ticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"], fontsize=points)
    ax.spines["bottom"].set_bounds(0, 1)
    beside = max(width(text, points) for text in texts) + 1.2 * points
    taken = min(0.6, beside / room(ax)[0])
    ax.set_xlim(0, 1 / (1 - taken))
    for row, (share, text) in enumerate(zip(shares, texts, strict=True)):
        _bar(ax, 0, row, 1.0, share)
        write(ax, 1 + 0.6 * taken * points / beside, row, text, points)


def draw_share_table(
    ax: Axes, names: Sequence[str], heads: Sequence[str], table: Sequence[Sequence[Share]], points: float
) -> None:
    """Draw a bar for each group and instrument, with the counts above it."""
    cell, letters = _cell(ax, names, heads, table, points)
    if letters < _READABLE:
        names = [_with_whole(name, " ", row) for name, row in zip(names, table, strict=True)]
        heads = [_with_whole(head, "\n", own) for head, own in zip(heads, zip(*table, strict=True), strict=True)]
        cell, _ = _cell(ax, names, heads, table, points)
    _draw_heads(ax, heads, len(names), cell, points)
    for row, (name, shares) in enumerate(zip(names, table, strict=True)):
        write(ax, -points / cell, row + 0.1, name, points, ha="right")
        for column, share in enumerate(shares):
            text = str(share) if letters >= _READABLE else str(share.count)
            _bar(ax, column, row + 0.2, 0.9, share, 0.3)
            write(ax, column, row - 0.14, text, max(_READABLE, letters))


def _draw_heads(ax: Axes, heads: Sequence[str], rows: int, cell: float, points: float) -> None:
    """Set the limits of a table of bars, and write its heads: upright where they are longer than a cell."""
    across, down = room(ax)
    lines = [line for head in heads for line in head.split("\n")]
    fitted = min(points, 0.94 * cell / max(width(line, 1.0) for line in lines))
    upright = fitted < _READABLE
    high = max(width(line, points) for line in lines) if upright else 1.3 * fitted * len(lines) / len(heads)
    row = (down - high) / (rows + 0.15)
    ax.set(xlim=(len(heads) - across / cell, len(heads)), ylim=(rows - 0.3, -0.45 - high / row))
    for column, head in enumerate(heads):
        if upright:
            write(ax, column + 0.45, -0.42, head, points).set(rotation=90, rotation_mode="anchor")
        else:
            write(ax, column + 0.45, -0.42, head, fitted, ha="center", va="bottom")


def _cell(
    ax: Axes, names: Sequence[str], heads: Sequence[str], table: Sequence[Sequence[Share]], points: float
) -> tuple[float, float]:
    """Return the width of a cell in points, and the size of text at which every share fits into its cell."""
    label = max(width(name, points) for name in names) + 1.5 * points
    cell = max(1.0, (room(ax)[0] - label) / len(heads))
    return cell, min(points, 0.9 * cell / max(width(str(share), 1.0) for row in table for share in row))


def _with_whole(name: str, between: str, shares: Sequence[Share]) -> str:
    """Add the denominator to a name, where all the shares have the same."""
    wholes = {share.of for share in shares}
    return f"{name}{between}({wholes.pop()})" if len(wholes) == 1 else name


def _bar(ax: Axes, left: float, row: float, whole: float, share: Share, thick: float = _THICK) -> None:
    track = Rectangle((left, row - thick / 2), whole, thick)
    bar = Rectangle((left, row - thick / 2), whole * share.part, thick)
    ax.add_collection(PatchCollection([track, bar], facecolors=[_TRACK, BOUND], linewidths=0), autolim=False)


def is_migration(frame: pd.DataFrame) -> bool:
    """Say whether a table can be a migration list."""
    return {"name", "deposited", "years_waiting"} <= set(frame.columns)


def read_migration(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn of a migration list: its days as days, its numbers as numbers.

    Raises
    ------
    DataError
        Naming the first cell that is neither.
    """
    kinds: dict[str, Kind] = {"name": "code", "deposited": "date", "years_waiting": "number"}
    return read_columns(frame, kinds, "pass the table that migration_list returned", optional=["years_waiting"])


def migration_inches(rows: int) -> tuple[float, float]:
    """Return the size of a figure for so many states.

    Examples
    --------
    >>> migration_inches(40)[1] > migration_inches(20)[1]
    True
    """
    return PAGE, 1.5 + 0.22 * max(2, rows)


def draw_migration(ax: Axes, frame: pd.DataFrame, day: dt.date, words: tuple[str, str], points: float) -> None:
    """Draw for each state since when it was bound, since when it could have moved, and how long that is by now."""
    years = [float(value) for value in frame["years_waiting"]]
    end = day_number(day)
    starts = [end - max(0.0, value) * 365.25 for value in years]
    bound = [day_number(value) for value in frame["deposited"]]
    texts = [f"{value:.1f} years" if value >= 0 else "not yet open" for value in years]
    taken = min(0.5, (max(width(text, points) for text in texts) + points) / room(ax)[0])
    first = min(*bound, *starts)
    extent = (end - first) or 365.0
    ax.set_xlim(first - 0.02 * extent, end + extent * taken / (1 - taken))
    ax.spines["bottom"].set_bounds(first, end)
    date_ticks(ax, points)
    for row, text in enumerate(texts):
        ax.plot([bound[row], starts[row]], [row, row], color="#767676", linewidth=points / 9, linestyle=(0, (1, 1)))
        ax.plot([starts[row], end], [row, row], color=BOUND, linewidth=points / 4, solid_capstyle="butt")
        write(ax, end + 0.012 * extent, row, text, points)
    rows = range(len(years))
    ax.plot(bound, rows, "|", color="#4d4d4d", markersize=0.9 * points, label=words[0])
    opened = [start if value >= 0 else float("nan") for start, value in zip(starts, years, strict=True)]
    ax.plot(opened, rows, "o", color="#ffffff", markeredgecolor=BOUND, markersize=0.7 * points, label=words[1])
    below = offset_copy(ax.transAxes, ax.figure.canvas.figure, y=-2.2 * points, units="points")
    legend = ax.legend(loc="upper left", ncols=2, frameon=False, fontsize=points, handletextpad=0.2, borderaxespad=0)
    legend.set_bbox_to_anchor((0, 0), below)


def label_rows(ax: Axes, names: Sequence[str], points: float) -> None:
    """Write the names of rows at the left, the first on top."""
    ax.yaxis.set_ticks(range(len(names)), [fill(name, 28) for name in names], fontsize=points)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
