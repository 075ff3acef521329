"""Pictures as files: each as PNG and as SVG, the same bytes for the same picture, in two processes where that helps."""

from __future__ import annotations

import base64
import json
import os
import sys
import threading
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from ccwuniv.documents.report_pictures import as_png, as_svg

if TYPE_CHECKING:
    from ccwuniv.documents.report_pictures import Drawn

__all__ = ["Picture", "draw"]

_DPI = 150
_HALF = ("map", "gap_matrix")
"""The pictures that take as long as all the others together."""


@dataclass(frozen=True)
class Picture:
    """A picture: what it shows in words, and its bytes in two forms."""

    alt: str
    png: bytes = field(repr=False)
    svg: bytes = field(repr=False)


def draw(pictures: Mapping[str, Drawn], processes: int | None = None) -> dict[str, Picture]:
    """Draw pictures, each in its two forms.

    A second process draws some of them where there is a second processor and the system can copy a process; what it
    does not deliver is drawn here.

    Parameters
    ----------
    pictures : mapping of str to Drawn
    processes : int, optional
        1 or 2; by default as many as help.

    Returns
    -------
    dict of str to Picture
        In the order of what was given.
    """
    others = [name for name in pictures if name in _HALF] if (processes or _processes()) > 1 else []
    child = _begun(pictures, others) if others else None
    try:
        drawn = {name: _drawn(pictures[name]) for name in pictures if name not in others}
    finally:
        delivered = _ended(*child) if child is not None else {}
    drawn |= delivered
    return {name: drawn[name] if name in drawn else _drawn(one) for name, one in pictures.items()}


def _drawn(picture: Drawn) -> Picture:
    figure = picture.figure()
    return Picture(picture.alt, as_png(figure, _DPI), as_svg(figure).encode())


def _processes() -> int:
    """Return how many processes to use: more than one is safe only on Linux, with no other thread."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(2, len(os.sched_getaffinity(0)))


def _begun(pictures: Mapping[str, Drawn], names: Sequence[str]) -> tuple[int, BinaryIO] | None:
    """Start a process that draws some pictures; return its number and where it writes them, or None."""
    import matplotlib.backends.backend_agg
    import matplotlib.backends.backend_svg
    import matplotlib.figure  # loaded once, for both  # noqa: F401
    from matplotlib.font_manager import FontProperties, findfont

    findfont(FontProperties())  # the font, too
    reading, writing = os.pipe()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads in libraries, none of which draws
            number = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if number == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(_packed({name: _drawn(pictures[name]) for name in names}))
        finally:
            os._exit(0)  # nothing of the parent is ended or written a second time
    os.close(writing)
    return number, os.fdopen(reading, "rb")


def _ended(number: int, pipe: BinaryIO) -> dict[str, Picture]:
    """Return the pictures that a process drew; none if it did not finish."""
    with pipe:
        content = pipe.read()
    os.waitpid(number, 0)
    return _unpacked(content)


def _packed(drawn: Mapping[str, Picture]) -> bytes:
    """Return pictures as one line of text, from one process to another."""
    return json.dumps({name: (one.alt, _text(one.png), _text(one.svg)) for name, one in drawn.items()}).encode()


def _unpacked(content: bytes) -> dict[str, Picture]:
    """Return the pictures in a line of text; none if the line is cut short."""
    try:
        drawn = json.loads(content)
    except ValueError:
        return {}
    return {name: Picture(alt, base64.b64decode(png), base64.b64decode(svg)) for name, (alt, png, svg) in drawn.items()}


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
