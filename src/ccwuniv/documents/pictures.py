"""Pictures as files: the same figure as PNG and as SVG, the same bytes for the same figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccwuniv.documents.report_pictures import as_png, as_svg

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
    return {
        name: Picture(alt, as_png(figure, _DPI), as_svg(figure).encode()) for name, (figure, alt) in figures.items()
    }
