"""A status page of treaties.un.org, as saved from a browser, as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources._untc.columns import Role, columns, is_participant
from ccwuniv.sources._untc.dates import first_date
from ccwuniv.sources._untc.page import Block, Cell, Line, Page, Row, Table, header_from
from ccwuniv.sources._untc.text import name_and_marks, squeeze

__all__ = ["read_html"]

_SITE = re.compile(r"treaties\.un\.org|United Nations Treaty Collection|ContentPlaceHolderInnerPage|STATUS AS AT")
_STATUS_DAY = re.compile(r"(?:STATUS AS AT|[ÉE]TAT AU)(?:\s|:|&nbsp;|<[^>]*>)*(\d[\w ./-]*?\d{4})", re.IGNORECASE)
_NUMBER = re.compile(r"mtdsg_no=([IVX]+(?:-[A-Za-z0-9]+)+)")
_NUMBERED_TITLE = re.compile(r"\s*(\d+)\s*\.\s*(?:([a-z]{1,2}|\d{1,3}[a-z]?)\s+(?=\S))?")
_PARTICIPANT = re.compile(r"participants?[\s\d,;*]*", re.IGNORECASE)
_LABELS = {
    "entry into force": "force",
    "entrée en vigueur": "force",
    "not yet in force": "force",
    "pas encore en vigueur": "force",
    "registration": "registration",
    "enregistrement": "registration",
    "status": "status",
    "état": "status",
}
_GRID = re.compile(r"_(?:tblgrid|Table1)$")
_SECTIONS = re.compile(r"_(dg[A-Za-z]+)$")
_MARK = re.compile(r"\d+[a-z]?|[*†‡]+")
_BREAKS = {"br", "p", "div", "li", "tr", "table", "center"}
_SILENT = {"script", "style", "noscript"}
_NUMBERING = re.compile(r"""^[\s"“'(]*(?:[IVX]+|\d+|[a-z])[.)]\s*""")


def read_html(text: str, source: str) -> Page:
    """Read the text of a saved status page.

    Raises
    ------
    SourceFormatError
        When it is a page of another site, or has no table of participants.
    """
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser)
    except etree.LxmlError as error:
        raise SourceFormatError(source, "a saved web page", f"nothing that can be parsed ({error})") from None
    page = Page("html")
    leaves = [t for t in root.iter("table") if _GRID.search(t.get("id") or "") or t.find(".//table") is None]
    page.tables = list(_tables(leaves, page))
    if not page.tables or not (_SITE.search(text) or _has_actions(page.tables)):
        title = squeeze(root.findtext(".//title") or "")
        found = (
            f"a page {title!r} with {len(page.tables)} such tables" if page.tables else f"none in the page {title!r}"
        )
        raise SourceFormatError(source, "a UN Treaty Collection table with a 'Participant' column", found)
    page.header = header_from(_fields(root, text), page)
    page.blocks = list(_blocks(root))
    page.footnotes = _footnotes(root)
    return page


def _has_actions(tables: Sequence[Table]) -> bool:
    return any(column.role is Role.ACTIONS for table in tables for column in columns(table.headings))


def _fields(root: HtmlElement, text: str) -> dict[str, str]:
    status_day = _STATUS_DAY.search(text)
    fields = {"status_day": status_day[1] if status_day else ""}
    for row in root.iter("tr"):
        cells = row.xpath("./td | ./th")
        label = squeeze(cells[0].text_content()[:2000])[:80].lower() if len(cells) > 1 else ""
        if label in _LABELS:
            fields[_LABELS[label]] = _cell(cells[-1]).text
            if _LABELS[label] == "force":
                fields["force_label"] = label
    fields["chapter"] = _by_id(root, "tcHead", "")
    title = _by_id(root, "tcTreaty", "treatyCenter")
    numbered = _NUMBERED_TITLE.match(title)
    fields["title"] = title[numbered.end() :] if numbered else title
    fields["conclusion"] = _by_id(root, "_rptTreaty_ctl00_tcText", "treatyCenterSub")
    fields["number"] = _number(root, text) or _composed(fields["chapter"], numbered)
    return fields


def _by_id(root: HtmlElement, suffix: str, css: str) -> str:
    for element in root.iter("div", "span", "td", "h1", "h2", "h3"):
        if (element.get("id") or "").endswith(suffix) or (css and css in (element.get("class") or "").split()):
            return _cell(element).text
    return ""


def _number(root: HtmlElement, text: str) -> str:
    places = [form.get("action") or "" for form in root.iter("form")]
    saved = re.search(r"saved from url=\S*", text[:4096])
    links = [link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"]
    for place in [*places, *([saved[0]] if saved else []), *links]:
        if match := _NUMBER.search(place):
            return match[1]
    return ""


def _composed(chapter: str, numbered: re.Match[str] | None) -> str:
    roman = re.search(r"\b[IVX]+\b", chapter)
    if not roman or not numbered:
        return ""
    return "-".join(filter(None, (roman[0], numbered[1], numbered[2])))


def _tables(leaves: Sequence[HtmlElement], page: Page) -> Iterator[Table]:
    for table in leaves:
        grid = _grid(table)
        is_head = is_participant if _GRID.search(table.get("id") or "") else _says_participant
        head = next((n for n, row in enumerate(grid[:6]) if any(is_head(cell.text) for cell in row)), None)
        if head is None:
            _note_dated_rows(table, grid, page)
            continue
        below = _end_of_head(grid, head)
        headings = tuple(": ".join(dict.fromkeys(filter(None, parts))) for parts in _columnwise(grid[head:below]))
        yield Table(headings, tuple(Row(n, tuple(row)) for n, row in enumerate(_body(grid[below:]), start=1)))


Grid = list[list[Cell]]


def _grid(table: HtmlElement) -> Grid:
    """Return a table's cells by row; a cell that spans rows or columns is repeated in a heading, empty elsewhere."""
    rows: Grid = []
    spans: dict[int, tuple[int, Cell]] = {}
    for tr in (tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table):
        row: list[Cell] = []
        heading = tr.find("th") is not None or "thead" in (tr.get("class") or "")
        for td in tr.iterchildren("td", "th"):
            _fill(row, spans)
            cell, down, across = _cell(td), _span(td, "rowspan"), _span(td, "colspan")
            heading = heading or _says_participant(cell.text)
            for n in range(across):
                if down > 1:
                    spans[len(row)] = (down - 1, cell if heading or not row else Cell(""))
                row.append(cell if heading or n == 0 else Cell(""))
        _fill(row, spans)
        rows.append(row)
    return rows


def _fill(row: list[Cell], spans: dict[int, tuple[int, Cell]]) -> None:
    while len(row) in spans:
        left, cell = spans.pop(len(row))
        if left > 1:
            spans[len(row)] = (left - 1, cell)
        row.append(cell)


def _span(cell: HtmlElement, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return max(1, min(int(text), 100)) if text.isdecimal() else 1


def _says_participant(text: str) -> bool:
    return bool(_PARTICIPANT.fullmatch(squeeze(text)))


def _end_of_head(grid: Grid, head: int) -> int:
    end = head + 1
    while end < len(grid) and any(_says_participant(cell.text) for cell in grid[end]):
        end += 1
    return end


def _columnwise(rows: Grid) -> list[list[str]]:
    width = max(map(len, rows))
    return [[name_and_marks(row[n].text)[0] for row in rows if n < len(row)] for n in range(width)]


def _body(rows: Grid) -> Iterator[list[Cell]]:
    return (row for row in rows if any(cell.text for cell in row))


def _note_dated_rows(table: HtmlElement, grid: Grid, page: Page) -> None:
    """Keep the rows of a table that has no heading of participants, and yet lists names and days."""
    if _SECTIONS.search(table.get("id") or "") or table.xpath("ancestor-or-self::*[@id='headerbox']"):
        return
    dated = [
        row for row in grid if len(row) > 1 and row[0].text and len(row[-1].text) < 40 and first_date(row[-1].text)
    ]
    for row in dated if len(dated) > 1 else ():
        page.note("a table without a 'Participant' heading", " | ".join(cell.text for cell in row), "row not read")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text, or the break between two lines (``text`` None), and how it is set."""

    text: str | None
    italic: bool = False
    right: bool = False


def _pieces(element: HtmlElement, marks: list[str]) -> Iterator[_Piece]:
    """Yield the text of an element; footnote marks go into ``marks``, what no reader sees is left out."""
    styles = [(False, False)]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag, outer = str(node.tag), styles[-1]
        if event == "start":
            right = outer[1] or tag == "right" or (node.get("align") or "").lower() == "right"
            styles.append((outer[0] or tag in {"i", "em"}, right and node is not element))
            if tag in _BREAKS:
                yield _Piece(None)
            if tag in {"sup", "superscript"}:
                marks += _MARK.findall(node.text_content())
            if tag in {"sup", "superscript", *_SILENT} or "invisible" in (node.get("class") or "").split():
                walk.skip_subtree()
            else:
                yield _Piece(node.text or "", *styles[-1])
        else:
            styles.pop()
            if tag in _BREAKS:
                yield _Piece(None)
            if node is not element:
                yield _Piece(node.tail or "", *styles[-1])


def _cell(element: HtmlElement) -> Cell:
    marks: list[str] = []
    text = "".join("\n" if piece.text is None else piece.text for piece in _pieces(element, marks))
    return Cell(squeeze(text), tuple(marks))


def _blocks(root: HtmlElement) -> Iterator[Block]:
    for table in root.iter("table"):
        section = _SECTIONS.search(table.get("id") or "")
        if not section:
            continue
        titles = table.xpath("preceding::div[contains(concat(' ', @class, ' '), ' heading-four ')][1]/div[1]")
        title = _cell(titles[0]).text if titles else ""
        for person in table.find_class("heading-two"):
            body = person.getnext()
            if body is not None and "content-two" in (body.get("class") or "").split():
                name = _cell(person)
                marks = (*name.marks, *_cell(body).marks)
                yield Block(section[1], title, name.text, marks, tuple(_lines(body)))


def _lines(body: HtmlElement) -> Iterator[Line]:
    """Yield the lines of a statement, its headings being set in italics and its dates to the right."""
    line: list[_Piece] = []
    for piece in (*_pieces(body, []), _Piece(None)):
        if piece.text is not None:
            line.append(piece)
            continue
        text = squeeze("".join(part.text or "" for part in line))
        upright = _NUMBERING.sub("", squeeze("".join(part.text or "" for part in line if not part.italic)))
        if text and any(part.right and part.text and part.text.strip() for part in line):
            yield Line("right", text)
        elif text:
            yield Line("text" if upright.strip(' "“”:') else "title", text)
        line = []


def _footnotes(root: HtmlElement) -> dict[str, str]:
    notes: dict[str, str] = {}
    for note in root.find_class("divNotesAll"):
        anchor = note.find(".//a[@name]")
        mark = squeeze(anchor.text_content()) if anchor is not None else ""
        lines = "".join("\n" if piece.text is None else piece.text for piece in _pieces(note, [])).split("\n")
        text = "\n".join(filter(None, map(squeeze, lines)))
        notes[mark or str(len(notes) + 1)] = text.removeprefix(mark).lstrip()
    return notes
