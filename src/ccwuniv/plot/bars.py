"""Bars of shares with their counts, and lines of waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ccwuniv.plot.canvas import PAGE, SMALLEST, write
from ccwuniv.plot.captions import facts_of
from ccwuniv.plot.keys import Sample
from ccwuniv.plot.lines import date_ticks, day_number
from ccwuniv.plot.measures import in_lines, shortened, widest
from ccwuniv.plot.reading import chosen, registry_of
from ccwuniv.plot.rows import named_every
from ccwuniv.plot.styles import BOUND
from ccwuniv.plot.survival import SHARES
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
    "migration_inches",
    "migration_samples",
    "read_coverage",
    "read_migration",
    "share_inches",
    "share_rows",
]

_TRACK = "#dfe4e9"
_THICK = 0.56
_LABEL = 0.34  # of the width of a picture, for the names of rows at most


@dataclass(frozen=True)
class Share:
    """A count of a whole."""

    count: int
    of: int

    @property
    def part(self) -> float:
        """The share, 0 of none."""
        return self.count / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.count} of {self.of}"


def as_coverage(frame: object) -> pd.DataFrame:
    """Return a table of coverage indexed by its groups, which a file holds as its first column."""
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
    """Return the size of a figure for a number of rows; taller where several instruments are drawn.

    Examples
    --------
    >>> share_inches(5, 8)[1] > share_inches(5, 1)[1]
    True
    """
    return PAGE, 0.95 + (0.3 if columns == 1 else 0.42) * max(2, rows)


def share_rows(
    frame: pd.DataFrame, instrument: InstrumentLike | None
) -> tuple[list[str], list[str], list[list[Share]]]:
    """Return the names of the rows, the instruments (all, or the one asked for), and every share.

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


def draw_shares(ax: Axes, shares: Sequence[Share], points: float, room: tuple[float, float]) -> None:
    """Draw a bar for each group on a track as long as all of its states, and write the count at its end."""
    texts = [f"{share} ({share.part:.0%})" if share.of else str(share) for share in shares]
    ax.xaxis.set_ticks(list(SHARES), list(SHARES.values()))
    ax.spines["bottom"].set_bounds(0, 1)
    beside = widest(texts, points) + 1.2 * points
    taken = min(0.6, beside / room[0])
    ax.set_xlim(0, 1 / (1 - taken))
    every = named_every(len(shares), points, room[1])
    for row, text in enumerate(texts):
        if row % every == 0:
            write(ax, 1 + 0.6 * taken * points / beside, row, text, points)
    _bars(ax, [(0.0, float(row), 1.0, share) for row, share in enumerate(shares)], _THICK)


def draw_share_table(
    ax: Axes,
    names: Sequence[str],
    heads: Sequence[str],
    table: Sequence[Sequence[Share]],
    points: float,
    room: tuple[float, float],
) -> None:
    """Draw a bar for each group and instrument, with the counts above it."""
    cell, letters = _cell(names, heads, table, points, room)
    whole = letters >= SMALLEST
    if not whole:
        names = [_with_whole(name, " ", row) for name, row in zip(names, table, strict=True)]
        heads = [_with_whole(head, "\n", own) for head, own in zip(heads, zip(*table, strict=True), strict=True)]
        cell, _ = _cell(names, heads, table, points, room)
        counts = [str(share.count) for row in table for share in row]
        letters = min(points, 0.9 * cell / widest(counts, 1.0))
    pitch = _draw_heads(ax, heads, len(names), cell, points, room)
    space = room[0] - cell * len(heads) - 1.2 * points
    lines = 2 if pitch > 2.6 * points else 1
    every = max(1, round(0.49 + 1.25 * points / pitch))
    for row, (name, shares) in enumerate(zip(names, table, strict=True)):
        if row % every == 0:
            write(ax, -points / cell, row + 0.1, in_lines(name, points, space, lines), points, ha="right")
        for column, share in enumerate(shares if letters >= SMALLEST and 0.6 * pitch > letters else []):
            write(ax, column, row - 0.14, str(share if whole else share.count), letters)
    places = [(column, row + 0.2, 0.9, share) for row, own in enumerate(table) for column, share in enumerate(own)]
    _bars(ax, places, 0.3)


def _draw_heads(
    ax: Axes, heads: Sequence[str], rows: int, cell: float, points: float, room: tuple[float, float]
) -> float:
    """Set the limits of a table of bars, write its heads, and return the height of a row in points.

    Heads are upright where they are longer than a cell, and fewer where they would meet even so.
    """
    across, down = room
    lines = [line for head in heads for line in head.split("\n")]
    fitted = min(points, 0.94 * cell / widest(lines, 1.0))
    upright = fitted < SMALLEST
    heads = [shortened(head.replace("\n", " "), points, 0.3 * down) for head in heads] if upright else heads
    high = widest(heads, points) if upright else 1.3 * fitted * len(lines) / len(heads)
    row = (down - high) / (rows + 0.15)
    ax.set(xlim=(len(heads) - across / cell, len(heads)), ylim=(rows - 0.3, -0.45 - high / row))
    every = max(1, round(0.49 + 1.25 * points / cell)) if upright else 1
    for column, head in enumerate(heads):
        if upright and column % every == 0:
            write(ax, column + 0.45, -0.42, head, points).set(rotation=90, rotation_mode="anchor")
        elif not upright:
            write(ax, column + 0.45, -0.42, head, fitted, ha="center", va="bottom")
    return row


def _cell(
    names: Sequence[str],
    heads: Sequence[str],
    table: Sequence[Sequence[Share]],
    points: float,
    room: tuple[float, float],
) -> tuple[float, float]:
    """Return the width of a cell in points, and the size of text at which every share fits into its cell."""
    label = min(_LABEL * room[0], widest(names, points)) + 1.5 * points
    cell = max(1.0, (room[0] - label) / len(heads))
    return cell, min(points, 0.9 * cell / widest([str(share) for row in table for share in row], 1.0))


def _with_whole(name: str, between: str, shares: Sequence[Share]) -> str:
    """Add the denominator to a name, where all the shares have the same."""
    wholes = {share.of for share in shares}
    return f"{name}{between}({wholes.pop()})" if len(wholes) == 1 else name


def _bars(ax: Axes, places: Sequence[tuple[float, float, float, Share]], thick: float) -> None:
    """Draw bars on their tracks: each at its left edge and row, with the length of the whole."""
    tracks = [Rectangle((left, row - thick / 2), whole, thick) for left, row, whole, _ in places]
    bars = [Rectangle((left, row - thick / 2), whole * share.part, thick) for left, row, whole, share in places]
    for patches, color in ((tracks, _TRACK), (bars, BOUND)):
        ax.add_collection(PatchCollection(patches, facecolors=color, linewidths=0), autolim=False)


def is_migration(frame: pd.DataFrame) -> bool:
    """Say whether a table can be a migration list."""
    return {"name", "deposited", "years_waiting"} <= set(frame.columns)


def read_migration(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of a migration list that are drawn, with days as days and numbers as numbers.

    Raises
    ------
    DataError
        Naming the first cell that is neither.
    """
    kinds: dict[str, Kind] = {"name": "code", "deposited": "date", "years_waiting": "number"}
    return read_columns(frame, kinds, "pass the table that migration_list returned", optional=["years_waiting"])


def migration_inches(rows: int) -> tuple[float, float]:
    """Return the size of a figure for a number of states.

    Examples
    --------
    >>> migration_inches(40)[1] > migration_inches(20)[1]
    True
    """
    return PAGE, 1.5 + 0.22 * max(2, rows)


def migration_samples(old: str, new: str, points: float) -> list[Sample]:
    """Return what the marks of a migration list mean."""
    return [
        Sample(f"consent to {old} deposited", _deposit(points)),
        Sample(f"could consent to {new}", _opened(points)),
        Sample(f"years without {new}", {"color": BOUND, "linewidth": points / 4}, line=True),
    ]


def _deposit(points: float) -> dict[str, Any]:
    return {"linestyle": "", "marker": "|", "color": "#4d4d4d", "markersize": 0.9 * points}


def _opened(points: float) -> dict[str, Any]:
    look = {"linestyle": "", "marker": "o", "color": "#ffffff", "markeredgecolor": BOUND}
    return {**look, "markersize": 0.7 * points}


def draw_migration(ax: Axes, frame: pd.DataFrame, day: dt.date, points: float, room: tuple[float, float]) -> None:
    """Draw for each state since when it was bound, since when it could have moved, and how long that is by now."""
    years = [float(value) for value in frame["years_waiting"]]
    end = day_number(day)
    starts = [end - max(0.0, value) * 365.25 for value in years]
    bound = [day_number(value) for value in frame["deposited"]]
    texts = [f"{value:.1f} years" if value >= 0 else "not yet open" for value in years]
    taken = min(0.5, (widest(texts, points) + points) / room[0])
    first = min(*bound, *starts)
    extent = (end - first) or 365.0
    ax.set_xlim(first - 0.02 * extent, end + extent * taken / (1 - taken))
    ax.spines["bottom"].set_bounds(first, end)
    date_ticks(ax, points, room[0])
    every = named_every(len(years), points, room[1])
    for row, text in enumerate(texts):
        if row % every == 0:
            write(ax, end + 0.012 * extent, row, text, points)
    rows = [float(row) for row in range(len(years))]
    ax.hlines(rows, bound, starts, color="#767676", linewidth=points / 9, linestyles=(0, (1, 1)))
    ax.hlines(rows, starts, end, color=BOUND, linewidth=points / 4)
    opened = [start if value >= 0 else float("nan") for start, value in zip(starts, years, strict=True)]
    ax.add_line(Line2D(bound, rows, **_deposit(points)))
    ax.add_line(Line2D(opened, rows, gid="could consent", **_opened(points)))
