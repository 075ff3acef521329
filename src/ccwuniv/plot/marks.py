"""Marks made of simple shapes; shapes that look the same are drawn as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
from matplotlib.path import Path

__all__ = ["Placed", "Shape", "add_alike", "box", "closed"]


@dataclass(frozen=True)
class Shape:
    """A shape about the origin, how it is filled, and how its outline is drawn."""

    outline: Path
    face: str
    edge: str = "none"
    line: float = 0.0


Placed: TypeAlias = tuple[Shape, float, float, float]
"""A shape, where its origin is, and how many times as large it is drawn."""


def box(half: float) -> Path:
    """Return a square about the origin."""
    return closed([(-half, -half), (half, -half), (half, half), (-half, half)])


def closed(corners: Sequence[tuple[float, float]]) -> Path:
    """Return a polygon."""
    return Path([*corners, corners[0]], closed=True)


def add_alike(ax: Axes, placed: Iterable[Placed]) -> None:
    """Add shapes, equal-looking ones as one: this makes vector files smaller and drawing faster."""
    alike: dict[tuple[str, str, float], list[Path]] = {}
    for shape, x, y, scale in placed:
        outline = Path(np.asarray(shape.outline.vertices) * scale + (x, y), shape.outline.codes)
        alike.setdefault((shape.face, shape.edge, shape.line), []).append(outline)
    for (face, edge, line), outlines in alike.items():
        inside, around = to_hex(face, keep_alpha=True), to_hex(edge, keep_alpha=True)
        whole = Path.make_compound_path(*outlines)
        ax.add_artist(PathPatch(whole, facecolor=inside, edgecolor=around, linewidth=line))
