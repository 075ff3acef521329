"""The tables of participants of a web page, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.columns import is_participant
from ccwuniv.sources.untc.dates import first_date
from ccwuniv.sources.untc.limits import MOST_CELLS, MOST_COLUMNS
from ccwuniv.sources.untc.markup import cell_of
from ccwuniv.sources.untc.page import Cell, Page, Row, Table
from ccwuniv.sources.untc.text import name_and_marks

__all__ = ["SECTIONS", "tables_of"]

SECTIONS = re.compile(r"_(dg[A-Za-z]+)$")
"""The ids of the tables that hold statements or notes, not participants."""

_PARTICIPANT = re.compile(r"participants?[\s\d,;*]*", re.IGNORECASE)
_GRID = re.compile(r"_(?:tblgrid|Table1)$")
_LOWEST_HEADING = 6
_EMPTY = Cell("")

Grid = list[list[Cell]]


def tables_of(root: etree._Element, page: Page, source: str) -> Iterator[Table]:
    """Yield the tables of participants; rows of names and days that stand below no heading go into the notes."""
    box = next((element for element in root.iter("td", "div", "table") if element.get("id") == "headerbox"), None)
    above = set(box.iter("table")) if box is not None else set()
    for table in root.iter("table"):
        is_grid = _is_grid(table)
        if not is_grid and table.find(".//table") is not None:
            continue
        rows = _rows(table, source)
        grid = list(islice(rows, _LOWEST_HEADING))
        is_head = is_participant if is_grid else _says_participant
        head = next((n for n, row in enumerate(grid) if any(is_head(cell.text) for cell in row)), None)
        if head is None:
            if table not in above and not SECTIONS.search(table.get("id") or ""):
                _note_dated_rows([*grid, *rows], page)
            continue
        grid += rows
        below = _end_of_head(grid, head)
        headings = tuple(": ".join(dict.fromkeys(filter(None, parts))) for parts in _columnwise(grid[head:below]))
        yield Table(headings, tuple(Row(n, tuple(row)) for n, row in enumerate(_body(grid[below:]), start=1)))


def _is_grid(table: etree._Element) -> bool:
    return bool(_GRID.search(table.get("id") or ""))


def _rows(table: etree._Element, source: str) -> Iterator[list[Cell]]:
    """Yield a table's rows; a cell that spans rows or columns is repeated in a heading, empty elsewhere."""
    cells = 0
    spans: dict[int, tuple[int, Cell]] = {}
    for tr in _own_rows(table):
        row: list[Cell] = []
        heading = tr.find("th") is not None or "thead" in (tr.get("class") or "")
        for td in tr.iterchildren("td", "th"):
            _fill(row, spans)
            cell, down, across = cell_of(td, _is_grid), _span(td, "rowspan"), _span(td, "colspan")
            heading = heading or _says_participant(cell.text)
            for n in range(across):
                if down > 1:
                    spans[len(row)] = (down - 1, cell if heading or not row else _EMPTY)
                row.append(cell if heading or n == 0 else _EMPTY)
            if len(row) > MOST_COLUMNS:
                break
        _fill(row, spans)
        cells += len(row)
        if len(row) > MOST_COLUMNS or cells > MOST_CELLS:
            expected = f"tables of at most {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells"
            raise SourceFormatError(source, expected, f"a larger one with the id {table.get('id', '')!r}")
        yield row


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table without those of the tables in its cells."""
    walk = etree.iterwalk(table, events=("start",), tag=("tr", "table"))
    for _, node in walk:
        if node.tag == "tr":
            yield node
        elif node is not table:
            walk.skip_subtree()


def _fill(row: list[Cell], spans: dict[int, tuple[int, Cell]]) -> None:
    while len(row) in spans:
        left, cell = spans.pop(len(row))
        if left > 1:
            spans[len(row)] = (left - 1, cell)
        row.append(cell)


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "").strip()
    return max(1, min(int(text[:4]), 100)) if text.isdecimal() else 1


def _says_participant(text: str) -> bool:
    return bool(_PARTICIPANT.fullmatch(text))


def _end_of_head(grid: Grid, head: int) -> int:
    end = head + 1
    while end < min(len(grid), head + _LOWEST_HEADING) and any(_says_participant(cell.text) for cell in grid[end]):
        end += 1
    return end


def _columnwise(rows: Grid) -> list[list[str]]:
    width = max(map(len, rows))
    return [[name_and_marks(row[n].text)[0] for row in rows if n < len(row)] for n in range(width)]


def _body(rows: Grid) -> Iterator[Sequence[Cell]]:
    return (row for row in rows if any(cell.text for cell in row))


def _note_dated_rows(grid: Grid, page: Page) -> None:
    """Keep the rows of a table that has no heading of participants, and yet lists names and days."""
    dated = [
        row for row in grid if len(row) > 1 and row[0].text and len(row[-1].text) < 40 and first_date(row[-1].text)
    ]
    for row in dated if len(dated) > 1 else ():
        page.note("a table without a 'Participant' heading", " | ".join(cell.text for cell in row), "row not read")
