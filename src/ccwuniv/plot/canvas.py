"""Where a picture is drawn: its axes, the size of its text, and the line below it that says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.text import Annotation, Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox

from ccwuniv.errors import OptionError
from ccwuniv.records import as_day, spoken
from ccwuniv.registry import bases_in_words, several

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "PAGE",
    "TALLEST",
    "axes_or_new",
    "caption",
    "facts_of",
    "nothing",
    "plain",
    "room",
    "size",
    "spread",
    "width",
    "write",
]

PAGE = 7.09
"""The width of a journal's full page, 180 mm, in inches."""
TALLEST = 9.4
"""The height of the page, less a caption."""

_SMALLEST = 5.0
_HINTED = 1.05  # on a screen, text is up to so much wider than in print
_UNTC = re.compile(r"UN Treaty Collection ([^,]+), (status of .+)")


def axes_or_new(ax: Axes | None, inches: tuple[float, float]) -> Axes:
    """Return the caller's axes, or new ones in a figure of pyplot, which notebooks show by themselves.

    Raises
    ------
    OptionError
        When what was given is not an axes.
    """
    if ax is None:
        from matplotlib import pyplot as plt

        return plt.subplots(figsize=inches, layout="constrained")[1]
    if not isinstance(ax, Axes):
        raise OptionError("ax", type(ax).__name__, ["matplotlib Axes", "None"])
    return ax


def room(ax: Axes) -> tuple[float, float]:
    """Return the width and height of axes in points, once their figure has laid them out."""
    engine = ax.figure.get_layout_engine()
    if engine is not None:
        engine.execute(ax.figure.canvas.figure)
    box, figure = ax.get_position(), ax.figure.bbox
    points = 72 / ax.figure.dpi
    return box.width * figure.width * points, box.height * figure.height * points


def size(ax: Axes) -> float:
    """Return the size of running text, in points: 6 in a journal's column, 9 across its page, 13 on a slide."""
    return max(_SMALLEST, 3.5 + 0.75 * room(ax)[0] / 72)


def width(text: str, points: float) -> float:
    """Return the width of a text in points, on a screen at most."""
    wide, _, _ = text_to_path.get_text_width_height_descent(text, FontProperties(size=100), ismath=False)
    return _HINTED * float(wide) * points / 100


def plain(ax: Axes, points: float) -> None:
    """Remove everything from axes but the data."""
    ax.grid(visible=False)
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(labelsize=points, length=2.5, width=0.6)
    for side in ("left", "bottom"):
        ax.spines[side].set_linewidth(0.6)


def write(
    ax: Axes, x: float, y: float, text: str, points: float, *, ha: str = "left", va: str = "center", color: str = ""
) -> Text:
    """Write inside axes, at a place in their own coordinates, without moving the layout."""
    written = ax.text(x, y, text, ha=ha, va=va, fontsize=points, parse_math=False, in_layout=False)
    if color:
        written.set_color(color)
    return written


def nothing(ax: Axes, points: float, words: str) -> None:
    """Say in the middle of empty axes why they are empty."""
    ax.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
    ax.spines[["left", "bottom"]].set_visible(False)
    write(ax, 0.5, 0.5, words, points, ha="center").set_wrap(True)


def facts_of(table: pd.DataFrame | pd.Series[Any]) -> Mapping[str, Any]:
    """Return the provenance of a table, empty where it has none."""
    facts = table.attrs.get("ccwuniv")
    return facts if isinstance(facts, Mapping) else {}


def caption(ax: Axes, title: str, facts: Mapping[str, Any], points: float) -> None:
    """Write a title above axes, and below them from where, for which day and how the figures were made.

    Both reach over the labels of the rows, too, so these must be there before.
    """
    small = max(_SMALLEST, points * 0.78)
    across, _ = room(ax)
    labels = ax.yaxis.get_tightbbox() if ax.axison else None
    left = max(0.0, ax.bbox.x0 - labels.x0) * 72 / ax.figure.dpi if labels is not None else 0.0
    above = _wrapped(title, 1.2 * points, across + left)
    ax.set_title(above, fontsize=1.2 * points, x=0.5 - left / across / 2, loc="center", parse_math=False)
    below = _Footer(
        _wrapped(_words(facts), small, across + left),
        xy=(0, 0),
        xycoords=partial(_corner, ax),
        xytext=(0, -0.6 * small),
        textcoords="offset points",
        annotation_clip=False,
        clip_on=False,
    )
    below.set(ha="left", va="top", fontsize=small, gid="footer", parse_math=False)
    ax.add_artist(below)


class _Footer(Annotation):
    """A note below axes, to which a layout gives height and no width: axes that shrink would make it wider still."""

    def get_tightbbox(self, renderer: RendererBase | None = None) -> Bbox:
        box = super().get_tightbbox(renderer)
        return Bbox.from_extents(box.x0, box.y0, box.x0 + 1, box.y1) if box is not None else Bbox.null()


def _corner(ax: Axes, renderer: RendererBase) -> Bbox:
    """Return the box around axes, their labels and their legend."""
    parts = [ax.get_window_extent(renderer)]
    if ax.axison:
        parts += [box for axis in (ax.xaxis, ax.yaxis) if (box := axis.get_tightbbox(renderer)) is not None]
    legend = ax.get_legend()
    if legend is not None:
        parts.append(legend.get_window_extent(renderer))
    return Bbox.union(parts)


def _words(facts: Mapping[str, Any]) -> str:
    if not facts.get("sources"):
        return "Source not stated: the table carries no provenance."
    day = (
        f"As of {' and '.join(spoken(as_day(one)) for one in several(facts['as_of']))}. " if facts.get("as_of") else ""
    )
    populations = several(facts.get("population"))
    parts = [
        "Source: " + "; ".join(_condensed(facts["sources"])),
        "in part not stated" if facts.get("unstated") else "",
        bases_in_words(facts),
        f"{'in part ' if len(populations) > 1 else ''}today's participants only" if "current" in populations else "",
        "with hypothetical actions" if facts.get("hypothetical") else "",
        f"ccwuniv {' and '.join(several(facts['library']))}" + _data(facts) if facts.get("library") else "",
    ]
    return day + "; ".join(part for part in parts if part) + "."


def _data(facts: Mapping[str, Any]) -> str:
    """Say the version of the data, unless it is the name of a source."""
    versions = [one for one in several(facts.get("data")) if not any(one in source for source in facts["sources"])]
    return f", data {' and '.join(versions)}" if versions else ""


def _condensed(sources: Iterable[str]) -> list[str]:
    """Name the tables of the depositary once where they are of one day, and write days as prose does."""
    numbers: dict[str, list[str]] = {}
    others = []
    for source in sources:
        found = _UNTC.fullmatch(source)
        if found:
            numbers.setdefault(found[2], []).append(found[1])
        else:
            others.append(source)
    tables = [f"UN Treaty Collection {', '.join(sorted(own))}, {status}" for status, own in numbers.items()]
    return [re.sub(r"\d{4}-\d{2}-\d{2}", lambda day: spoken(as_day(day[0])), one) for one in (*tables, *others)]


def _wrapped(text: str, points: float, space: float) -> str:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, points) > space:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions as little as possible so that neighbours are a gap apart, between two limits.

    Parameters
    ----------
    wanted : sequence of float
        Where each would be, ascending.
    gap : float
        The least distance between neighbours.
    low, high : float
        The limits; where they leave too little space, the gap holds and the limits do not.

    Returns
    -------
    list of float

    Examples
    --------
    >>> spread([1.0, 1.1, 5.0], 1.0, 0.0, 10.0)
    [0.55, 1.55, 5.0]
    """
    pools: list[list[float]] = []
    for place, value in enumerate(wanted):
        pools.append([value - place * gap])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1].extend(last)
    ceiling = max(low, high - gap * (len(wanted) - 1))
    level = [min(max(_mean(pool), low), ceiling) for pool in pools for _ in pool]
    return [round(value + place * gap, 9) for place, value in enumerate(level)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
