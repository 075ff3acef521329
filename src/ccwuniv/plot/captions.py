"""The text around a picture: its title, and the source line below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from ccwuniv.plot.canvas import Sheet
from ccwuniv.plot.measures import shortened, width, wrapped
from ccwuniv.records import as_day, spoken
from ccwuniv.registry import bases_in_words, several

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["AUTO", "compose", "facts_of", "of_instruments", "without_groups"]

AUTO = "auto"
"""The title and the source that a picture has unless others are asked for."""

_LARGE = 1.2  # of the size of running text
_LINE = 1.25  # of the size of a text, from one line to the next
_FEW = 4
_MANY = 12
_UNTC = re.compile(r"UN Treaty Collection (.+), (status of .+)")


def facts_of(table: pd.DataFrame | pd.Series[Any]) -> Mapping[str, Any]:
    """Return the provenance of a table, empty where it has none."""
    facts = table.attrs.get("ccwuniv")
    return facts if isinstance(facts, Mapping) else {}


def of_instruments(facts: Mapping[str, Any], codes: Iterable[str], reg: Registry | None) -> Mapping[str, Any]:
    """Return provenance that names only the depositary's tables of the instruments drawn; without a registry, all."""
    known = [code for code in codes if reg is not None and code in reg.codes]
    if reg is None or not known:
        return facts
    used = {number for source in reg.sources_of(["actions"], instruments=known) for number in _numbers(source)}
    kept = []
    for source in facts.get("sources", ()):
        numbers = _numbers(source)
        left = [number for number in numbers if number in used]
        if not numbers:
            kept.append(source)
        elif left:
            kept.append(f"UN Treaty Collection {', '.join(left)}, {source.rpartition(', ')[2]}")
    return {**facts, "sources": kept} if kept else facts


def without_groups(facts: Mapping[str, Any], reg: Registry | None) -> Mapping[str, Any]:
    """Return provenance without the sources of the regional groups, which the picture does not show."""
    if reg is None:
        return facts
    groups = set(reg.sources_of(["memberships"]))
    kept = [source for source in facts.get("sources", ()) if source not in groups]
    return {**facts, "sources": kept} if kept else facts


def _numbers(source: str) -> list[str]:
    found = _UNTC.fullmatch(source)
    return found[1].split(", ") if found else []


def compose(
    sheet: Sheet,
    titles: Sequence[str],
    facts: Mapping[str, Any],
    *,
    title: str | None,
    source: str | None,
    notes: Sequence[str] = (),
    left: float = 0.0,
    right: float = 0.0,
    above: float = 0.0,
    below: float = 0.0,
) -> tuple[float, float]:
    """Write the title and the caption, and leave the rest of the room to the axes.

    Parameters
    ----------
    sheet : Sheet
    titles : sequence of str
        The title in fewer and fewer words: the first that fits into one line is written.
    facts : mapping
        The provenance of what is drawn.
    title, source : str or None
        The caller's own; ``"auto"`` for those of the picture, None for none.
    notes : sequence of str
        Sentences that explain marks.
    left, right, above, below : float
        What labels take beside the axes, in points.

    Returns
    -------
    tuple of float
        The width and the height of the axes in points.
    """
    ax, points, small = sheet.ax, sheet.points, sheet.small
    title, source = _whole_characters(title), _whole_characters(source)
    head, large = _title(sheet, titles) if title == AUTO else _own(sheet, title or "")
    said = _words(facts) if source == AUTO else f"Source: {_with_days(source).rstrip('.')}." if source else ""
    text = " ".join(part for part in (*notes, said) if part)
    foot = wrapped(text, small, sheet.wide) if text else []
    high = head.count("\n") * _LINE * large + 1.5 * large if head else 0.3 * points
    low = (len(foot) + 0.3) * _LINE * small if foot else 0.0
    across = max(1.0, sheet.wide - left - right)
    if head:
        middle = 0.5 + (right - left) / across / 2
        ax.set_title(head, fontsize=large, x=middle, y=1.0, pad=above + 0.45 * large, loc="center", parse_math=False)
    if foot:
        kind = _Note if ax.figure.get_layout_engine() is not None else Annotation
        note = kind(
            "\n".join(foot),
            xy=(0, 0),
            xycoords="axes fraction",
            xytext=(-left, -below - 0.3 * _LINE * small),
            textcoords="offset points",
            annotation_clip=False,
            clip_on=False,
        )
        note.set(ha="left", va="top", fontsize=small, gid="footer", parse_math=False)
        ax.add_artist(note)
    return sheet.place(left, right, above + high, below + low)


class _Note(Annotation):
    """A note below axes that takes height but no width in a layout, so that the axes do not shrink."""

    def get_tightbbox(self, renderer: RendererBase | None = None) -> Bbox:
        box = super().get_tightbbox(renderer)
        return Bbox.from_extents(box.x0, box.y0, box.x0 + 1, box.y1) if box is not None else Bbox.null()


def _title(sheet: Sheet, titles: Sequence[str]) -> tuple[str, float]:
    """Return the first title that fits into a line and its size, or what fits of the last."""
    for size in (_LARGE * sheet.points, sheet.points):
        for title in titles:
            if width(title, size) <= sheet.wide:
                return title, size
    return shortened(titles[-1], sheet.points, sheet.wide), sheet.points


def _own(sheet: Sheet, title: str) -> tuple[str, float]:
    """Return a title of the caller's own: in one line if it fits, else in several; no word of it is left out."""
    sizes = (_LARGE * sheet.points, sheet.points)
    size = next((one for one in sizes if width(title, one) <= sheet.wide), sheet.points)
    return "\n".join(wrapped(title, size, sheet.wide)), size


def _words(facts: Mapping[str, Any]) -> str:
    if not facts.get("sources"):
        return "Source not stated: the table carries no provenance."
    day = (
        f"As of {' and '.join(spoken(as_day(one)) for one in several(facts['as_of']))}. " if facts.get("as_of") else ""
    )
    populations = several(facts.get("population"))
    parts = [
        "Source: " + "; ".join(_condensed(facts["sources"])),
        "some sources not stated" if facts.get("unstated") else "",
        bases_in_words(facts),
        f"{'in part ' if len(populations) > 1 else ''}today's participants only" if "current" in populations else "",
        "with hypothetical actions" if facts.get("hypothetical") else "",
        f"ccwuniv {' and '.join(several(facts['library']))}" + _data(facts) if facts.get("library") else "",
    ]
    return day + "; ".join(part for part in parts if part) + "."


def _data(facts: Mapping[str, Any]) -> str:
    """Say the version of the data, unless it is the name of a source."""
    versions = [one for one in several(facts.get("data")) if not any(one in source for source in facts["sources"])]
    return f", data {' and '.join(versions)}" if versions else ""


def _condensed(sources: Iterable[str]) -> list[str]:
    """Name the tables of the depositary once where they are of one day; count other sources where they are many."""
    numbers: dict[str, set[str]] = {}
    others = []
    for source in sources:
        found = _UNTC.fullmatch(source)
        if found:
            numbers.setdefault(found[2], set()).update(found[1].split(", "))
        else:
            others.append(source)
    tables = [f"UN Treaty Collection {_listed(own)}, {status}" for status, own in numbers.items()]
    if len(others) > _FEW:
        others = [f"{len(others)} documents, listed with the data of this picture"]
    return [_with_days(one) for one in (*tables, *others)]


def _listed(numbers: Iterable[str]) -> str:
    every = sorted(numbers)
    return ", ".join(every) if len(every) <= _MANY else f"{every[0]} to {every[-1]} ({len(every)} tables)"


def _with_days(text: str) -> str:
    """Write the days in a text as prose does."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda day: spoken(as_day(day[0])), text)


def _whole_characters(text: str | None) -> str | None:
    """Return a text without lone surrogates, which no font draws."""
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else text
