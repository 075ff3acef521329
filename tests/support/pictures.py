"""Every picture, drawn for the tests, and what a reader sees of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

import ccwuniv as ccw
from ccwuniv import plot

MM = 1 / 25.4
SIZES = {"column": (88 * MM, 110 * MM), "page": (180 * MM, 150 * MM), "slide": (13.33, 7.5)}
TALL = {"column": (88 * MM, 230 * MM), "page": (180 * MM, 240 * MM), "slide": (13.33, 7.5)}
WIDE = {"page": (180 * MM, 240 * MM), "slide": (13.33, 7.5)}
DAY = "2026-02-03"


@cache
def reg() -> ccw.Registry:
    return ccw.Registry.bundled()


@cache
def matrix(
    day: str = DAY, states: str = "parties", values: Literal["status", "gap", "date"] = "status"
) -> pd.DataFrame:
    return ccw.gap_matrix(reg(), day, states=states, values=values)


@cache
def counts() -> pd.DataFrame:
    return ccw.history(reg(), end=DAY)


@cache
def groups(by: str = "un_regional_group") -> pd.DataFrame:
    return ccw.coverage(reg(), DAY, by=by)


@cache
def waits(code: str = "AP2") -> pd.DataFrame:
    return ccw.waiting_times(reg(), code, as_of=DAY, split="none")


@cache
def sets(day: str = DAY) -> pd.DataFrame:
    return ccw.joint_patterns(reg(), day)


@cache
def migrants(day: str = DAY) -> pd.DataFrame:
    return ccw.migration_list(reg(), day)


def by_group() -> pd.DataFrame:
    classed = ccw.waiting_times(reg(), "AP2", as_of=DAY, split="none", groups="current")
    return ccw.waiting_curve(classed, by="un_regional_group")


def renamed(table: pd.DataFrame) -> pd.DataFrame:
    """The same table, its instruments called by longer names, as other treaties are."""
    names = {code: f"{code}_munitions" for code in reg().codes}
    return table.rename(columns={**names, **{f"{code}_share": f"{name}_share" for code, name in names.items()}})


PICTURES: dict[str, tuple[Callable[[Axes], Axes], dict[str, tuple[float, float]]]] = {
    "gap_matrix": (lambda ax: plot.gap_matrix(matrix(), ax), TALL),
    "gap_matrix by name": (lambda ax: plot.gap_matrix(matrix(), ax, order="name", labels="name"), WIDE),
    "gap_matrix of dates": (lambda ax: plot.gap_matrix(matrix(values="deposited"), ax), WIDE),
    "gap_matrix of 1983": (lambda ax: plot.gap_matrix(matrix("1983-08-01", "all"), ax), TALL),
    "history": (lambda ax: plot.history(counts(), ax), SIZES),
    "coverage": (lambda ax: plot.coverage(groups(), ax), SIZES),
    "coverage of one": (lambda ax: plot.coverage(groups(), ax, instrument="AP2"), SIZES),
    "coverage by kind": (lambda ax: plot.coverage(groups("kind"), ax), SIZES),
    "coverage by instrument": (lambda ax: plot.coverage(groups("instrument"), ax), SIZES),
    "migration": (lambda ax: plot.migration(migrants(), ax), SIZES),
    "patterns": (lambda ax: plot.patterns(sets(), ax), TALL),
    "waiting": (lambda ax: plot.waiting(waits(), ax), SIZES),
    "waiting by group": (lambda ax: plot.waiting(by_group(), ax), SIZES),
    "gap_matrix of long names": (lambda ax: plot.gap_matrix(renamed(matrix()), ax), TALL),
    "coverage of long names": (lambda ax: plot.coverage(renamed(groups()), ax), SIZES),
    "patterns of long names": (lambda ax: plot.patterns(renamed(sets()), ax), TALL),
    "tile_map": (lambda ax: plot.tile_map(matrix(states="all")["AP2"], ax), SIZES),
    "tile_map of 1984": (lambda ax: plot.tile_map(matrix("1984-01-01", "all")["CCW"], ax), SIZES),
    "tile_map of years": (lambda ax: plot.tile_map(matrix(states="all", values="deposited")["P5"], ax), SIZES),
}
CASES = [(name, size) for name, (_, sizes) in PICTURES.items() for size in sizes]
FIRST = "gap_matrix history coverage migration patterns waiting tile_map".split()
Color: TypeAlias = "str | tuple[float, ...]"


def draw(picture: Callable[[Axes], Axes], inches: tuple[float, float] = (180 * MM, 150 * MM)) -> Axes:
    """A picture in a figure that pyplot does not know, laid out as it will be saved."""
    figure = Figure(figsize=inches, dpi=200, layout="constrained")
    ax = picture(figure.subplots())
    figure.draw_without_rendering()
    return ax


@cache
def drawn(name: str, size: str = "page") -> Axes:
    """One of the pictures, drawn once for all the tests that only look at it."""
    picture, sizes = PICTURES[name]
    return draw(picture, sizes[size])


def words(ax: Axes) -> list[Text]:
    """Every text that a reader sees, that of the inset axes and of the legend among it."""
    legend = ax.get_legend()
    found = [*ax.texts, ax.title, *(legend.get_texts() if legend is not None else [])]
    if ax.axison:
        found += [ax.xaxis.label, ax.yaxis.label]
        low, high = sorted(ax.get_ylim())
        found += [label for label in ax.get_yticklabels() if low <= label.get_position()[1] <= high]
        low, high = sorted(ax.get_xlim())
        found += [label for label in ax.get_xticklabels() if low <= label.get_position()[0] <= high]
    found += [text for child in ax.child_axes for text in (*words(child), child._left_title)]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def note(ax: Axes) -> str:
    (found,) = [text for text in ax.texts if text.get_gid() == "footer"]
    return " ".join(found.get_text().split())


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""

    def luminance(color: Color) -> float:
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(color)]  # type: ignore[arg-type]
        return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
