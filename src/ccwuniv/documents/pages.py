"""A paper as a page of HTML that needs nothing beside it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ccwuniv.citation import page_address
from ccwuniv.documents.blocks import (
    Block,
    Content,
    Download,
    Figure,
    Heading,
    Run,
    Table,
    Text,
    footnotes_of,
    runs,
    words_of,
)
from ccwuniv.documents.directions import keep_days
from ccwuniv.documents.spreadsheets import csv_for_people

if TYPE_CHECKING:
    from jinja2 import Template


__all__ = ["page_of"]

_LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the text",
        "contents": "Contents",
        "notes": "Notes",
        "back": "Back to the text",
        "picture": "Picture",
        "table": "Table",
    },
    "fr": {
        "skip": "Aller au texte",
        "contents": "Table des matières",
        "notes": "Notes",
        "back": "Retour au texte",
        "picture": "Figure",
        "table": "Tableau",
    },
}
_FEWEST = 4
"""The number of headings from which a page has a table of contents."""
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?: ?%| of \d+| \(\d+%\))?")
_DAY = re.compile(r"\d{1,2}(?:er)? \w+ \d{4}")
_TREATY = r"[IVXLC]+-\d+(?:-[A-Za-z0-9]+)*"
_AT_THE_DEPOSITARY = re.compile(rf"(?<=UN Treaty Collection ){_TREATY}(?:, {_TREATY})*")
_NUMBER_OF_A_TREATY = re.compile(_TREATY)
_SIZE = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class _Section:
    """A heading with what is below it."""

    place: int
    heading: Heading | None
    blocks: Sequence[Block]


def page_of(paper: Content) -> str:
    """Return a paper as an HTML page with landmarks, contents, row and column headings, and linked footnotes."""
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
        first=_First(),
    )


class _First:
    """Says of each footnote whether it is referred to for the first time."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, footnote: str) -> bool:
        before = footnote in self._seen
        self._seen.add(footnote)
        return not before


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    first = starts[0] if starts else len(blocks)
    if first:
        yield _Section(0, None, blocks[:first])
    for place, (start, end) in enumerate(pairwise([*starts, len(blocks)]), 1):
        heading = blocks[start]
        assert isinstance(heading, Heading)  # by the choice of the starts
        yield _Section(place, heading, blocks[start + 1 : end])


def _linked(text: Text) -> Iterator[Run]:
    """Split a text where it names pages of the depositary, so that each name becomes a link."""
    for run in runs(text):
        end = 0
        for named in () if run.link else _AT_THE_DEPOSITARY.finditer(run.text):
            for number in _NUMBER_OF_A_TREATY.finditer(run.text, *named.span()):
                yield replace(run, text=run.text[end : number.start()], footnote="")
                yield replace(run, text=number[0], footnote="", link=page_address(number[0]))
                end = number.end()
        yield replace(run, text=run.text[end:])


def _kinds(table: Table) -> list[str]:
    """Return the class of each column: numbers, days or marks of one letter."""
    return ["", *(_kind([words_of(row[place]) for row in table.rows]) for place in range(1, len(table.header)))]


def _kind(column: Sequence[str]) -> str:
    cells = [words for words in column if words]
    if not cells:
        return ""
    if all(map(_NUMBER.fullmatch, cells)):
        return "number"
    if all(map(_DAY.fullmatch, cells)):
        return "day"
    return "mark" if max(map(len, cells)) == 1 else ""


def _inlined(block: Figure | Download) -> str:
    if isinstance(block, Figure):
        return f"data:image/svg+xml;base64,{base64.b64encode(block.svg).decode('ascii')}"
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(csv_for_people(block.table)).decode('ascii')}"


def _tall(figure: Figure) -> bool:
    """Say whether a picture is taller than wide and needs most of a page."""
    found = _SIZE.search(figure.svg)
    return found is not None and float(found[2]) > float(found[1])


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    filters: dict[str, Any] = {
        "runs": _linked,
        "inlined": _inlined,
        "kinds": _kinds,
        "tall": _tall,
        "days": keep_days,
        "kind": lambda block: type(block).__name__,
    }
    environment.filters.update(filters)
    source = resources.files("ccwuniv.documents").joinpath("assets", "paper.html").read_text(encoding="utf-8")
    return environment.from_string(source)
