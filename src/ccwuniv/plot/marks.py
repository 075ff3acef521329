"""Marks that look the same, drawn as one shape."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

__all__ = ["add_alike"]


def add_alike(ax: Axes, marks: Sequence[Patch]) -> None:
    """Add marks, those that look the same as one shape: a file of vectors is much smaller so, and drawn faster."""
    alike: dict[tuple[str, str, float], list[Path]] = {}
    for mark in marks:
        face, edge = (to_hex(color, keep_alpha=True) for color in (mark.get_facecolor(), mark.get_edgecolor()))
        shape = mark.get_path().transformed(mark.get_patch_transform())
        alike.setdefault((face, edge, mark.get_linewidth()), []).append(shape)
    for (face, edge, line), paths in alike.items():
        whole = Path.make_compound_path(*paths)
        ax.add_artist(PathPatch(whole, facecolor=face, edgecolor=edge, linewidth=line))
