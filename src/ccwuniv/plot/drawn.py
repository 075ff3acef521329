"""The table and the call from which a picture was drawn, kept as long as the picture exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["Drawing", "drawing_of", "remember", "table_of_picture"]


@dataclass(frozen=True)
class Drawing:
    """A picture's origin: the function of ``ccwuniv.plot``, the table or the tables by name, the other arguments.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.tile_map(ccw.gap_matrix(ccw.Registry.bundled(), states="all")["P5"])
    >>> drawing_of(ax).function
    'tile_map'
    """

    function: str
    table: pd.DataFrame | pd.Series[Any] | Mapping[str, pd.DataFrame]
    arguments: Mapping[str, object]


_DRAWN: WeakKeyDictionary[object, Drawing] = WeakKeyDictionary()


def remember(axes: Axes, function: str, given: Mapping[str, Any]) -> Axes:
    """Remember by which call axes were drawn, the table being its first argument, and return them."""
    table, *_ = given.values()
    others = {name: value for name, value in list(given.items())[1:] if name != "ax" and _was_asked(name, value)}
    _DRAWN[axes] = Drawing(function, table, others)
    return axes


def _was_asked(name: str, value: object) -> bool:
    """Say whether an argument differs from its default."""
    return value != "auto" if name in ("title", "source") else value is not None


def drawing_of(picture: object) -> Drawing | None:
    """Return the origin of axes, or of a figure's first such axes; None if this library did not draw them.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.gap_matrix(ccw.gap_matrix(ccw.Registry.bundled()), order="name")
    >>> drawing_of(ax).arguments
    {'order': 'name', 'labels': 'iso3'}
    >>> drawing_of("no picture") is None
    True
    """
    if not _is_picture(picture):
        return None
    parts = getattr(picture, "axes", picture)
    every = parts if isinstance(parts, list) else [picture]
    return next((found for axes in every if (found := _DRAWN.get(axes)) is not None), None)


def table_of_picture(what: object) -> object:
    """Return the table of a picture; anything else as it is.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.gap_matrix(ccw.gap_matrix(ccw.Registry.bundled()))
    >>> table_of_picture(ax).shape, table_of_picture("anything else")
    ((128, 8), 'anything else')
    """
    drawing = drawing_of(what)
    return drawing.table if drawing is not None else None if _is_picture(what) else what


def _is_picture(what: object) -> bool:
    return type(what).__module__.startswith("matplotlib")
