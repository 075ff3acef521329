"""The blocks of a paper: heading, paragraph, list, table, figure, note. Nothing here is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from ccwuniv.documents.directions import keep_days

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Block",
    "Content",
    "Download",
    "Figure",
    "Heading",
    "Listing",
    "Note",
    "Paragraph",
    "Run",
    "Table",
    "Text",
    "footnotes_of",
    "runs",
    "words_of",
]


@dataclass(frozen=True)
class Run:
    """A piece of a text: its weight, its language where that is not the paper's, its footnote, the page it leads to."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""
    footnote: str = ""
    link: str = ""


Text: TypeAlias = str | Run | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the one below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with its number where paragraphs are numbered, and its language where that is not the paper's."""

    text: Text
    number: int | None = None
    language: str = ""


@dataclass(frozen=True)
class Listing:
    """A list, with bullets or with numbers."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a heading for every column; the first cell of a row is the heading of the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture in two forms, the name of its file without an ending, and what it shows in words."""

    name: str
    alt: str
    png: bytes = field(repr=False)
    svg: bytes = field(repr=False)


@dataclass(frozen=True)
class Download:
    """A table as a CSV file: the words that lead to it, and its name. A page holds it, other forms name it."""

    words: str
    name: str
    table: pd.DataFrame = field(repr=False, compare=False)


@dataclass(frozen=True)
class Note:
    """A remark set apart from the text."""

    text: Text


Block: TypeAlias = Heading | Paragraph | Listing | Table | Figure | Download | Note


@dataclass(frozen=True)
class Content:
    """The content of a paper: its head, its title, its blocks in order, the foot of every page, and its marking."""

    title: str
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    language: str = "en"
    footer: tuple[str, ...] = field(default=(), repr=False)
    marking: str = ""
    head: tuple[str, ...] = field(default=(), repr=False)


def runs(text: Text) -> tuple[Run, ...]:
    """Return a text as pieces, with its days protected from being reversed.

    Examples
    --------
    >>> runs("Viet Nam")
    (Run(text='Viet Nam', bold=False, italic=False, language='', footnote='', link=''),)
    """
    if isinstance(text, str):
        return (Run(keep_days(text)),)
    return tuple(replace(run, text=keep_days(run.text)) for run in ((text,) if isinstance(text, Run) else text))


def words_of(text: Text) -> str:
    """Return a text without weight, language and footnotes.

    Examples
    --------
    >>> words_of((Run("Done by ", bold=True), Run("Peru")))
    'Done by Peru'
    """
    return "".join(run.text for run in runs(text))


def _texts(block: Block) -> Iterable[Text]:
    match block:
        case Paragraph(text=text) | Note(text=text):
            yield text
        case Listing(items=items):
            yield from items
        case Table(rows=rows):
            for row in rows:
                yield from row
        case _:
            return


def footnotes_of(blocks: Sequence[Block]) -> dict[str, int]:
    """Return the footnotes of a paper with their numbers, in the order of the text; the same words have one number.

    Examples
    --------
    >>> footnotes_of([Paragraph((Run("One.", footnote="CCW/MSP/2014/1"), Run("Two.", footnote="CCW/MSP/2014/1")))])
    {'CCW/MSP/2014/1': 1}
    """
    numbers: dict[str, int] = {}
    for block in blocks:
        for text in _texts(block):
            for run in runs(text):
                if run.footnote:
                    numbers.setdefault(run.footnote, len(numbers) + 1)
    return numbers
