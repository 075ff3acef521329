"""Colours, marks and lines that tell apart in print, in grey, and for colour-blind readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.colors import to_rgb

from ccwuniv.records import Status

__all__ = ["BOUND", "CATEGORIES", "LINES", "MISSING", "STATUSES", "Look", "Mark", "ink", "line_style"]

Mark = Literal["full", "half", "ring", "cross", "dot", "query"]


@dataclass(frozen=True)
class Look:
    """How one kind of state is shown: its words, its colour, and a mark that does not need the colour."""

    words: str
    color: str
    mark: Mark


BOUND = "#12395f"
"""The colour of being bound, the darkest of all."""

STATUSES: Mapping[str, Look] = {
    Status.IN_FORCE: Look("in force", BOUND, "full"),
    Status.CONSENTED: Look("consented, not yet in force", "#5fa3d3", "half"),
    Status.SIGNED: Look("signed only", "#fbd08b", "ring"),
    Status.ENDED: Look("no longer bound", "#c0563a", "cross"),
    Status.NOT_BOUND: Look("not bound", "#ffffff", "dot"),
}
"""Looks from most to least bound; each shade is lighter than the one before, except the rare last but one."""

MISSING = Look("no value", "#ffffff", "query")

CATEGORIES: Sequence[Look] = (
    Look("", BOUND, "full"),
    Look("", "#fbd08b", "ring"),
    Look("", "#5fa3d3", "half"),
    Look("", "#ffffff", "dot"),
    Look("", "#c0563a", "cross"),
    Look("", "#7434d6", "query"),
)
"""Looks for the caller's own classes, those that differ most first."""

LINES: Mapping[str, tuple[str, str | tuple[float, ...]]] = {
    "CCW": ("#000000", ()),
    "A1": ("#31063b", (1, 1.2)),
    "P1": ("#0307a0", (5, 1.5)),
    "P2": ("#648000", (4, 1.2, 1, 1.2)),
    "AP2": ("#981c4d", ()),
    "P3": ("#404100", (2.5, 1.2)),
    "P4": ("#9727fd", (6, 1.2, 1, 1.2, 1, 1.2)),
    "P5": ("#116887", ()),
}
"""Colour and dashes (in widths of the line) of each.

As dark as text must be on white, and as far apart as such colours can be, also for colour-blind eyes.
"""


def line_style(name: str, place: int) -> tuple[str, tuple[int, tuple[float, ...]]]:
    """Return the colour and the dash pattern of a line, by its instrument or else by its place among the lines."""
    patterns = list(dict.fromkeys(dashes for _, dashes in LINES.values()))
    turn, own = divmod(place, len(LINES))
    color, dashes = LINES.get(name) or list(LINES.values())[own]
    if name not in LINES:
        dashes = patterns[(patterns.index(dashes) + turn) % len(patterns)]
    return color, (0, tuple(float(length) for length in dashes))


def _luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink(color: str) -> str:
    """Return black or white, the one with more contrast on a colour: never below 4.5."""
    return "#000000" if (_luminance(color) + 0.05) ** 2 > 0.05 * 1.05 else "#ffffff"
