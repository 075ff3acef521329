"""A paper as a page of HTML that needs nothing beside it."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ccwuniv.documents.blocks import Block, Content, Figure, Heading, footnotes_of, runs
from ccwuniv.documents.directions import keep_days

if TYPE_CHECKING:
    from jinja2 import Template


__all__ = ["page_of"]

_LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {"skip": "Skip to the text", "contents": "Contents", "notes": "Notes", "back": "Back to the text"},
    "fr": {"skip": "Aller au texte", "contents": "Table des matières", "notes": "Notes", "back": "Retour au texte"},
}
_FEWEST = 4
"""From how many headings on a page has a table of contents."""


@dataclass(frozen=True)
class _Section:
    """A heading with what is below it."""

    place: int
    heading: Heading | None
    blocks: Sequence[Block]


def page_of(paper: Content) -> str:
    """Return a paper as a page: landmarks, contents, headings of rows and columns, footnotes that lead back."""
    labels = _LABELS.get(paper.language, _LABELS["en"])
    sections = list(_sections(paper.blocks))
    headed = [section for section in sections if section.heading]
    return _template().render(
        paper=paper,
        direction="rtl" if paper.language == "ar" else "ltr",
        labels=labels,
        sections=sections,
        contents=headed if len(headed) >= _FEWEST else [],
        notes=footnotes_of(paper.blocks),
    )


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    first = starts[0] if starts else len(blocks)
    if first:
        yield _Section(0, None, blocks[:first])
    for place, (start, end) in enumerate(pairwise([*starts, len(blocks)]), 1):
        heading = blocks[start]
        assert isinstance(heading, Heading)  # by the choice of the starts
        yield _Section(place, heading, blocks[start + 1 : end])


def _inlined(figure: Figure) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(figure.svg).decode('ascii')}"


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    filters: dict[str, Any] = {
        "runs": runs,
        "inlined": _inlined,
        "days": keep_days,
        "kind": lambda block: type(block).__name__,
    }
    environment.filters.update(filters)
    source = resources.files("ccwuniv.documents").joinpath("assets", "paper.html").read_text(encoding="utf-8")
    return environment.from_string(source)
