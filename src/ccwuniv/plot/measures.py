"""How wide text is, and how it is made to fit: measured once for each character and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

__all__ = ["in_lines", "shortened", "widest", "width", "wrapped"]

_HINTED = 1.05  # on a screen, text is up to so much wider than in print


def width(text: str, points: float) -> float:
    """Return an upper bound of the width of a text in points: kerning may make it narrower.

    Examples
    --------
    >>> width("CCW", 12) == 2 * width("CCW", 6) > 0
    True
    """
    font = tuple(mpl.rcParams["font.family"]), tuple(mpl.rcParams["font.sans-serif"])
    return points * sum(_advance(letter, font) for letter in text)


@lru_cache(maxsize=4096)
def _advance(letter: str, _font: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    """Return the width of a letter, in parts of the size, in the font of the day."""
    wide, _, _ = text_to_path.get_text_width_height_descent(f"{letter}{letter}", FontProperties(size=100), ismath=False)
    return _HINTED * float(wide) / 200


def widest(texts: Sequence[str], points: float) -> float:
    """Return the width of the widest of some texts, 0 of none."""
    return max((width(text, points) for text in texts), default=0.0)


def shortened(text: str, points: float, space: float) -> str:
    """Return a text that fits into a space: whole, or cut with an ellipsis.

    Examples
    --------
    >>> shortened("United Kingdom", 6, 500), shortened("United Kingdom", 6, 30)
    ('United Kingdom', 'United …')
    """
    if width(text, points) <= space:
        return text
    kept = ""
    for letter in text:
        if width(f"{kept}{letter} …", points) > space:
            break
        kept += letter
    return f"{kept.rstrip()} …".strip()


def wrapped(text: str, points: float, space: float) -> list[str]:
    """Break a text into lines that fit into a space; a longer word stays whole."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, points) > space:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def in_lines(text: str, points: float, space: float, most: int) -> str:
    """Return a text in at most a number of lines, none wider than a space."""
    lines = wrapped(text, points, space)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return "\n".join(shortened(line, points, space) for line in lines)
