"""Tables and papers in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ccwuniv.documents.blocks import (
    Block,
    Content,
    Download,
    Figure,
    Heading,
    Listing,
    Note,
    Paragraph,
    Run,
    Table,
    Text,
    footnotes_of,
    runs,
)
from ccwuniv.documents.directions import keep_days

__all__ = ["markdown_of", "markdown_table", "plain"]

_BREAKS = re.compile("[\\r\\n\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]+")
_MARKS = re.compile(
    r"[\\`*\[\]<~|$]|(?<!\w)_|_(?!\w)|&(?=[#\w])"  # anywhere
    r"|^(?:[#>]|[-+=](?=[-+=\s]*$)|[-+](?=\s))"  # where a line begins
)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)])")


def plain(text: object) -> str:
    r"""Escape a text for Markdown: nothing in it starts a mark, a link, a picture, a tag, a list or a new line.

    A day beside Arabic stays readable.

    Examples
    --------
    >>> plain("<b>|![x](y)_z"), plain("1. May"), plain("as_of -3\n# 4")
    ('\\<b>\\|!\\[x\\](y)\\_z', '1\\. May', 'as_of -3 # 4')
    """
    line = _MARKS.sub(r"\\\g<0>", _BREAKS.sub(" ", keep_days(str(text))))
    return _NUMBERED.sub(r"\1\\", line)


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown, each cell shown as it is.

    Examples
    --------
    >>> print(markdown_table(["state", "year"], [["Viet Nam", 1981]]))
    | state | year |
    | --- | --- |
    | Viet Nam | 1981 |
    """
    return _table(map(plain, header), [map(plain, row) for row in rows], len(header))


def _table(header: Iterable[str], rows: Iterable[Iterable[str]], columns: int) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, *rows)]
    return "\n".join([lines[0], f"|{' --- |' * columns}", *lines[1:]])


def markdown_of(paper: Content) -> str:
    """Return a paper in Markdown; its pictures are files beside it, its footnotes are at the end."""
    numbers = footnotes_of(paper.blocks)
    marking = [f"**{plain(paper.marking)}**"] if paper.marking else []
    head = ["\\\n".join(map(plain, paper.head))] if paper.head else []
    parts = [*marking, *head, f"# {plain(paper.title)}", *(_block(block, numbers) for block in paper.blocks)]
    parts += ["\n".join(f"[^{number}]: {plain(note)}" for note, number in numbers.items())] if numbers else []
    parts += ["---", *map(plain, paper.footer)] if paper.footer else []
    return "\n\n".join([*parts, *marking]) + "\n"


def _block(block: Block, numbers: Mapping[str, int]) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {plain(block.text)}"
        case Paragraph():
            text = _text(block.text, numbers)
            return text if block.number is None else f"{block.number}\\. {text}"
        case Listing():
            marks = (f"{place}." if block.ordered else "-" for place in range(1, len(block.items) + 1))
            return "\n".join(f"{mark} {_text(item, numbers)}" for mark, item in zip(marks, block.items, strict=True))
        case Table():
            rows = [[_text(cell, numbers) for cell in row] for row in block.rows]
            table = _table(map(plain, block.header), rows, len(block.header))
            return f"{plain(block.caption)}\n\n{table}" if block.caption else table
        case Figure() | Download():
            return _file(block)
        case Note():
            return f"> {_text(block.text, numbers)}"


def _file(block: Figure | Download) -> str:
    if isinstance(block, Figure):
        return f"![{plain(block.alt)}]({block.name}.png)"
    return f"[{plain(block.words)}]({block.name})"


def _text(text: Text, numbers: Mapping[str, int]) -> str:
    return "".join(_run(run, numbers) for run in runs(text))


def _run(run: Run, numbers: Mapping[str, int]) -> str:
    words = plain(run.text)
    mark = "**" if run.bold else "*" if run.italic else ""
    inner = words.strip()
    if mark and inner:
        words = words.replace(inner, f"{mark}{inner}{mark}", 1)
    if run.link:
        words = f"[{words}]({run.link})"
    return words + (f"[^{numbers[run.footnote]}]" if run.footnote else "")
