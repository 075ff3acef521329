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
"""From most to least bound; the shades grow lighter in that order, but for the rare last but one."""

MISSING = Look("no value", "#ffffff", "query")

CATEGORIES: Sequence[Look] = (
    Look("", BOUND, "full"),
    Look("", "#fbd08b", "ring"),
    Look("", "#5fa3d3", "half"),
    Look("", "#ffffff", "dot"),
    Look("", "#c0563a", "cross"),
    Look("", "#a6dba0", "query"),
)
"""For classes of the caller's own, in the order in which they are told apart best."""

LINES: Mapping[str, tuple[str, str | tuple[float, ...]]] = {
    "CCW": ("#000000", ()),
    "A1": ("#6b6b6b", (1, 1.2)),
    "P1": ("#004f94", (5, 1.5)),
    "P2": ("#bd5200", (4, 1.2, 1, 1.2)),
    "AP2": ("#8c2d04", ()),
    "P3": ("#007a58", (2.5, 1.2)),
    "P4": ("#a8437f", (6, 1.2, 1, 1.2, 1, 1.2)),
    "P5": ("#2a7cb0", ()),
}
"""Colour (after Okabe and Ito, as dark as text must be on white) and dashes (in widths of the line) of each."""


def line_style(name: str, place: int) -> tuple[str, tuple[int, tuple[float, ...]]]:
    """Return the colour and the dash pattern of a line, by its instrument or else by its place among the lines."""
    color, dashes = LINES[name] if name in LINES else list(LINES.values())[place % len(LINES)]
    return color, (0, tuple(float(length) for length in dashes))


def _luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink(color: str) -> str:
    """Return black or white, the one with more contrast on a colour: never below 4.5."""
    return "#000000" if (_luminance(color) + 0.05) ** 2 > 0.05 * 1.05 else "#ffffff"
