"""The depositary's XML (template ``mtdsg``) as a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.columns import is_participant
from ccwuniv.sources.untc.limits import MOST_COLUMNS
from ccwuniv.sources.untc.page import Block, Cell, Line, Page, Row, Table, header_from
from ccwuniv.sources.untc.text import italic, plain, squeeze

__all__ = ["read_xml"]

_AMPERSAND = re.compile(r"&(#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)?")
_LESS_THAN = re.compile(r"<(?![A-Za-z/!?])")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_XML_ENTITIES = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_HEADS = ("Thead", "Table")
_TERRITORIAL = ("Participant", "Date of receipt of the notification", "Territories")
_APART = {"Row", "Table", "TableHeader", "Note"}
_RIGHT = re.compile(r"^\s*<right>(.*)</right>\s*$", re.DOTALL)
_ITALIC = re.compile(r'^[\s"“(\dIVXa-z.)]*<i>.*</i>\s*:?\s*$', re.DOTALL)


def read_xml(text: str, source: str) -> Page:
    """Read the text of a file of the depositary's XML.

    Raises
    ------
    SourceFormatError
        When it is XML of another kind.
    """
    cleaned = _LESS_THAN.sub("&lt;", _AMPERSAND.sub(_reference, _DECLARATION.sub("", text)))
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(cleaned.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or (root.find(".//ExternalData") is None and root.find(".//Participants") is None):
        found = "nothing that can be parsed" if root is None else f"a root element <{root.tag}> without them"
        raise SourceFormatError(source, "UN Treaty Collection XML, with <ExternalData> or <Participants>", found)
    page = Page("xml")
    if len(parser.error_log):
        page.note("file", parser.error_log[0].message, f"not well-formed in {len(parser.error_log)} places, repaired")
    page.header = header_from(_fields(root), page)
    page.tables = [*_league_tables(root, page), *_tables(root, page, source), *_territories(root)]
    if not page.tables:
        page.note("file", "", "no table of participants; the header is all that it holds")
    page.blocks = list(_blocks(root))
    page.footnotes = _footnotes(root)
    return page


def _reference(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _XML_ENTITIES:
        return match[0]
    known = html.unescape(match[0])
    return f"&amp;{name}" if known == match[0] else known


def _text(element: etree._Element | None) -> str:
    return plain(_raw(element))[0]


def _raw(element: etree._Element | None) -> str:
    if element is None:
        return ""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if node is element:
            continue
        if event == "end":
            parts.append(node.tail or "")
        elif _is_apart(node):
            walk.skip_subtree()
        else:
            parts.append(node.text or "")
    return "".join(parts)


def _is_apart(node: etree._Element) -> bool:
    """Say whether an element is read separately, even if a missing end tag has moved it."""
    return node.tag in _APART or (len(node) > 0 and node.find("Participant") is not None)


def _fields(root: etree._Element) -> dict[str, str]:
    data = root.find(".//ExternalData")
    if data is None:
        return {}
    chapter = re.sub(r"(?i)^\s*chap(?:ter|itre)\s+", "", _text(root.find(".//Chapter/Header")))
    part = re.match(r"[A-Z]\b", _text(root.find(".//SubChapter/Header")))
    section, sub = _text(data.find("Numsect")), _text(data.find("Subnumsect"))
    pieces = [chapter, part[0] if part else "", *section.split(), *re.split(r"[\s.]+", sub)]
    status = [
        f"{name}: {_text(data.find(f'Status/{name}'))}"
        for name in ("Signatories", "Parties")
        if data.find(f"Status/{name}") is not None
    ]
    return {
        "chapter": chapter,
        "number": "-".join(piece.strip(".") for piece in pieces if piece) if section else "",
        "title": _text(data.find("Subtitlesect")) or _text(data.find("Titlesect")),
        "conclusion": _text(data.find("Conclusion")),
        "force_label": _text(data.find("EIF/Label")),
        "force": _text(data.find("EIF/Labeltext")),
        "registration": _text(data.find("Registration/Labeltext")),
        "status": ". ".join([*status, *(_text(found) for found in data.findall("Status/CustomText"))]),
    }


def _tables(root: etree._Element, page: Page, source: str) -> Iterator[Table]:
    """Yield the tables of participants; one inside a footnote is kept with the page's footnotes."""
    for table in _own(root, "Table", but=("LON",)):
        rows = _own(table, "Row", but=("Thead", "Table"))
        caption = "; ".join(filter(None, (_text(title) for title in table.findall("Title"))))
        name = "special" if _inside(table, "SpecialTables") else ""
        read = tuple(Row(n, _cells(row)) for n, row in enumerate(rows, start=1))
        headings = _headings(table, page) or (_no_headings(read, caption, page) if read else ())
        width = max((len(row) for row in (headings, *(row.cells for row in read))), default=0)
        if width > MOST_COLUMNS:
            raise SourceFormatError(source, f"rows of at most {MOST_COLUMNS:,} cells", f"one of {width:,}")
        note = next((around for around in table.iterancestors("Note") if _inside(around, "EndNotes")), None)
        if note is not None:
            mark = _text(note.find("index"))
            page.footnote_tables.append(Table(headings, read, mark=mark, before=f"{_before(note, table)} {caption}"))
        elif headings:
            yield Table(headings, read, name, caption or _title_around(table))
        elif caption:
            page.note("a table without rows", caption, "nothing to read")


def _title_around(table: etree._Element) -> str:
    around = table.getparent()
    return _text(around.find("Title")) if around is not None and around.tag != "Participants" else ""


def _before(note: etree._Element, table: etree._Element) -> str:
    """Return what a footnote says before a table in it."""
    parts = []
    for part in note:
        if part is table or table in set(part.iter()):
            parts.append(part.text or "")
            break
        parts.append(_text(part) if part.tag != "index" else "")
    return plain(" ".join(parts))[0]


def _territories(root: etree._Element) -> Iterator[Table]:
    """Yield the list of territorial applications as a table, as on the web page."""
    for part in root.iter("TerritorialApplications"):
        found = part.findall("Application")
        headings = tuple(filter(None, (_text(part.find(f"Header/col{n}")) for n in (1, 2, 3))))
        if len(headings) != len(_TERRITORIAL):
            headings = _TERRITORIAL
        rows = (
            tuple(_cell(one.find(tag)) for tag in ("Participant", "DateNotification", "Territories")) for one in found
        )
        if found:
            yield Table(headings, tuple(Row(n, row) for n, row in enumerate(rows, 1)), "", _text(part.find("Title")))


def _cell(element: etree._Element | None) -> Cell:
    raw = _raw(element) if element is None or len(element) else element.text or ""
    return Cell(*plain(raw), italic(raw)) if "<" in raw or "&" in raw else Cell(" ".join(raw.split()))


def _own(element: etree._Element, *tags: str, but: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements with some tags inside an element, without those inside ``but``, which are read elsewhere."""
    walk = etree.iterwalk(element, events=("start",), tag=(*tags, *but))
    for _, node in walk:
        if node is not element and node.tag in but:
            walk.skip_subtree()
        elif node is not element:
            yield node


def _inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _headings(table: etree._Element, page: Page) -> tuple[str, ...]:
    parts = _own(table, "Thead", "TableHeader", but=("Table",))
    rows = [row for part in parts for row in ([part] if part.tag == "TableHeader" else _own(part, "Row", but=_HEADS))]
    lines = [tuple(cell.text for cell in _cells(row)) for row in rows]
    head = next((line for line in lines if any(map(is_participant, line))), lines[-1] if lines else ())
    for line in lines:
        if line is not head:
            page.note("the headings of a table", "; ".join(line), "a second line of headings, not read")
    return head


def _no_headings(rows: tuple[Row, ...], caption: str, page: Page) -> tuple[str, ...]:
    page.note("a table without headings", caption, "its first column is taken for the participants")
    return ("Participant", *[""] * (max(len(row.cells) for row in rows) - 1))


def _cells(row: etree._Element) -> tuple[Cell, ...]:
    return tuple([_cell(cell) for cell in row if isinstance(tag := cell.tag, str) and tag not in _APART])


def _league_tables(root: etree._Element, page: Page) -> Iterator[Table]:
    """Read the lists of acts that were deposited with the League of Nations: names and dates by turns."""
    for table in (table for league in root.iter("LON") for table in league.iterchildren("Table")):
        title = "; ".join(_text(t) for t in table.findall("Title"))
        for group in (g for g in table if isinstance(g.tag, str) and g.tag != "Title"):
            name = f"League of Nations: {title or group.tag}"
            rows = tuple(Row(n, cells) for n, cells in enumerate(_league_rows(group, name, page), start=1))
            if rows:
                yield Table(("Participant", f"{group.tag}, Accession(a)", "Territories"), rows, name)


def _league_rows(group: etree._Element, where: str, page: Page) -> Iterator[tuple[Cell, ...]]:
    name, territory, dated = Cell(""), "", True
    for element in group:
        tag = str(element.tag).lower()
        cell = _cell(element)
        if tag.startswith("state"):
            if not dated:
                yield (name, Cell(""), Cell(""))
            name, territory, dated = cell, "", not cell.text
        elif tag.endswith("date"):
            yield (name, cell, Cell(territory))
            dated = True
        elif tag == "territories":
            territory = cell.text
        elif cell.text:
            page.note(f"{where}, {name.text}", " ".join(cell.text.split()[:12]), "text beside the act, not kept")
    if not dated:
        yield (name, Cell(""), Cell(""))


def _blocks(root: etree._Element) -> Iterator[Block]:
    """Yield the statements of each participant: the lines up to the end of its element, or the next participant."""
    section, title = None, ""
    seen: set[etree._Element] = set()
    for block in (person.getparent() for person in root.iter("Participant")):
        if block is None or block.tag in {"Row", "TableHeader", "Application"} or block in seen:
            continue
        seen.add(block)
        around = block.getparent()
        if around is not None and around is not section:
            section, title = around, _text(around.find("Title"))
        person: etree._Element | None = None
        lines: list[Line] = []
        for child in block:
            if child.tag == "Participant":
                if person is not None:
                    yield Block(str(block.tag), title, *plain(_raw(person)), tuple(lines))
                    lines = []
                person = child
            elif not _is_apart(child) and (line := _line(child)).text:
                lines.append(line)
        yield Block(str(block.tag), title, *plain(_raw(person)), tuple(lines))


def _line(element: etree._Element) -> Line:
    raw = squeeze(_raw(element))
    right = _RIGHT.match(raw) if "<right>" in raw else None
    if right or str(element.tag).lower() == "date":
        return Line("right", plain(right[1] if right else raw)[0])
    title = element.get("type") == "title" or ("<i>" in raw and _ITALIC.match(raw))
    return Line("title" if title else "text", plain(raw)[0])


def _footnotes(root: etree._Element) -> dict[str, str]:
    notes: dict[str, str] = {}
    for note in (note for note in root.iter("Note") if _inside(note, "EndNotes")):
        index = _text(note.find("index"))
        texts = [_text(part) for part in note if part.tag not in {"index", "Note"}]
        notes[index or str(len(notes) + 1)] = "\n".join(filter(None, texts))
    return notes
