"""The key of a picture: what each of its marks means, in lines below the axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ccwuniv.plot.canvas import write
from ccwuniv.plot.measures import shortened, width

__all__ = ["Key", "Sample", "key_of"]

_LINE = 1.45  # of the size of the text, from one line of the key to the next
_MARK = 2.0  # of the size of the text, what a sample and the space beside it take
_BETWEEN = 1.2


@dataclass(frozen=True)
class Sample:
    """One mark and what it means: a short line, or a point; without a look, words alone."""

    words: str
    look: Mapping[str, Any] = field(default_factory=dict)
    line: bool = False


@dataclass(frozen=True)
class Key:
    """Samples laid out in lines, with a size that is known before drawing."""

    lines: Sequence[Sequence[tuple[float, Sample]]]
    points: float

    @property
    def high(self) -> float:
        """How high the key is, in points."""
        return (len(self.lines) * _LINE + 0.2) * self.points if self.lines else 0.0

    def draw(self, ax: Axes, room: tuple[float, float], left: float, below: float) -> None:
        """Draw the key at a distance in points to the left of and below the axes."""
        across, down = room
        points = self.points
        for row, samples in enumerate(self.lines):
            y = -(below + (row + 0.7) * _LINE * points) / down
            for x, sample in samples:
                start = (x - left) / across
                if sample.look:
                    self._mark(ax, sample, start, y, points / across)
                at = start + (_MARK * points / across if sample.look else 0.0)
                write(ax, at, y, sample.words, points).set_transform(ax.transAxes)

    def _mark(self, ax: Axes, sample: Sample, start: float, y: float, em: float) -> None:
        xs = [start + 0.1 * em, start + 1.6 * em] if sample.line else [start + 0.85 * em]
        mark = Line2D(xs, [y] * len(xs), transform=ax.transAxes, clip_on=False, **sample.look)
        mark.set_in_layout(False)
        ax.add_artist(mark)


def key_of(samples: Sequence[Sample], points: float, wide: float) -> Key:
    """Return samples in as few lines as they fit into."""
    lines: list[list[tuple[float, Sample]]] = []
    x = 0.0
    for sample in samples:
        beside = _MARK * points if sample.look else 0.0
        words = shortened(sample.words, points, wide - beside)
        length = beside + width(words, points)
        if not lines or x + length > wide:
            lines.append([])
            x = 0.0
        lines[-1].append((x, Sample(words, sample.look, sample.line)))
        x += length + _BETWEEN * points
    return Key(lines, points)
