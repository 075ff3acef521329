"""Pictures as files: the same figure as PNG and as SVG, the same bytes for the same figure."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Picture", "draw"]

_DPI = 150


@dataclass(frozen=True)
class Picture:
    """A picture: what it shows in words, and its bytes in two forms."""

    alt: str
    png: bytes = field(repr=False)
    svg: bytes = field(repr=False)


def draw(figures: Mapping[str, tuple[Figure, str]]) -> dict[str, Picture]:
    """Draw figures, each with its alternative text."""
    return {name: Picture(alt, _bytes(figure, "png"), _bytes(figure, "svg")) for name, (figure, alt) in figures.items()}


def _bytes(figure: Figure, form: str) -> bytes:
    import matplotlib as mpl

    buffer = io.BytesIO()
    undated = {"Date": None} if form == "svg" else {"Software": None}
    with mpl.rc_context({"svg.hashsalt": "ccwuniv"}):
        figure.savefig(buffer, format=form, dpi=_DPI, metadata=undated)
    return buffer.getvalue()
