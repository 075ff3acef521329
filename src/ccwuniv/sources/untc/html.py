"""A status page of treaties.un.org, as saved from a browser, as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.columns import Role, columns
from ccwuniv.sources.untc.grid import SECTIONS, tables_of
from ccwuniv.sources.untc.markup import beginning, cell_of, is_of_class, lines_of, text_of
from ccwuniv.sources.untc.page import Block, Page, Table, header_from
from ccwuniv.sources.untc.parsed import parsed_page
from ccwuniv.sources.untc.text import squeeze

__all__ = ["read_html"]

_SITE = re.compile(r"treaties\.un\.org|United Nations Treaty Collection|ContentPlaceHolderInnerPage|STATUS AS AT")
_STATUS_DAY = re.compile(r"[SsÉéEe](?i:TATUS AS AT|TAT AU)(?:\s|:|&nbsp;|<[^<>]{0,500}>){0,50}(\d[\w ./-]{0,40}?\d{4})")
_LONGEST_STATUS = 50_000
_STATUS_WORDS = re.compile(rb"tat(?:us as at| au)")
_NUMBER = re.compile(r"mtdsg_no=([IVX]+(?:-[A-Za-z0-9]+)+)")
_NUMBERED_TITLE = re.compile(r"\s*(\d+)\s*\.\s*(?:([a-z]{1,2}|\d{1,3}[a-z]?)\s+(?=\S))?")
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


def read_html(text: str, source: str) -> Page:
    """Read the text of a saved status page.

    Raises
    ------
    SourceFormatError
        When it is a page of another site, or has no table of participants.
    """
    data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")
    root = parsed_page(data, source)
    page = Page("html")
    page.tables = list(tables_of(root, page, source))
    if not page.tables or not (_SITE.search(text) or _has_actions(page.tables)):
        title = squeeze(root.findtext(".//title") or "")
        found = f"none in the page {title!r}"
        if page.tables:
            found = f"columns {', '.join(page.tables[0].headings)[:200]!r} in the page {title!r}"
        raise SourceFormatError(source, "a table with a 'Participant' column and columns of treaty actions", found)
    page.header = header_from(_fields(root, text, data), page)
    page.blocks = list(_blocks(root))
    page.footnotes = _footnotes(root)
    return page


def _has_actions(tables: Sequence[Table]) -> bool:
    roles = {column.role for table in tables for column in columns(table.headings)}
    return bool(roles & {Role.ACTIONS, Role.ACT})


def _fields(root: etree._Element, text: str, data: bytes) -> dict[str, str]:
    fields = {"status_day": _status_day(data)}
    for row in root.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        label = beginning(cells[0], 2000)[:80].lower() if len(cells) > 1 else ""
        if label.startswith("participant"):
            break
        if label in _LABELS:
            fields[_LABELS[label]] = cell_of(cells[-1]).text
            if _LABELS[label] == "force":
                fields["force_label"] = label
    fields["chapter"] = _by_id(root, "tcHead", "") if "tcHead" in text else ""
    title = _by_id(root, "tcTreaty", "treatyCenter")
    numbered = _NUMBERED_TITLE.match(title)
    fields["title"] = title[numbered.end() :] if numbered else title
    fields["conclusion"] = _by_id(root, "_rptTreaty_ctl00_tcText", "treatyCenterSub")
    fields["number"] = _number(root, text) or _composed(fields["chapter"], numbered)
    return fields


def _status_day(data: bytes) -> str:
    """Return the day of the page as printed, searched in bytes for speed."""
    for words in _STATUS_WORDS.finditer(data.lower()):
        around = data[max(0, words.start() - 2) : words.start() + _LONGEST_STATUS].decode("utf-8", "ignore")
        if found := _STATUS_DAY.match(around) or _STATUS_DAY.match(around, 1):
            return found[1]
    return ""


def _by_id(root: etree._Element, suffix: str, css: str) -> str:
    for element in root.iter("div", "span", "td", "h1", "h2", "h3"):
        if (element.get("id") or "").endswith(suffix) or (css and css in (element.get("class") or "").split()):
            return cell_of(element).text
    return ""


def _number(root: etree._Element, text: str) -> str:
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


def _is_statement(element: etree._Element) -> bool:
    return is_of_class(element, "heading-two") or is_of_class(element, "content-two")


def _is_note(element: etree._Element) -> bool:
    return is_of_class(element, "divNotesAll")


def _is_note_or_table(element: etree._Element) -> bool:
    return element.tag == "table" or _is_note(element)


def _blocks(root: etree._Element) -> Iterator[Block]:
    """Yield the statements of each participant, with the section of the table around them."""
    titles: list[etree._Element] = []
    sections: dict[etree._Element, tuple[str, str]] = {}
    for node in root.iter("table", "div"):
        if node.tag == "table":
            if section := SECTIONS.search(node.get("id") or ""):
                sections[node] = section[1], _title(node, titles)
        elif is_of_class(node, "heading-four"):
            titles.append(node)
        elif is_of_class(node, "heading-two") and (around := _section(node, sections)):
            body = node.getnext()
            if body is not None and is_of_class(body, "content-two"):
                name = cell_of(node)
                marks: list[str] = []
                lines = tuple(lines_of(body, marks, _is_statement))
                yield Block(*around, name.text, (*name.marks, *marks), lines)


def _section(node: etree._Element, sections: Mapping[etree._Element, tuple[str, str]]) -> tuple[str, str] | None:
    return next((sections[table] for table in node.iterancestors("table") if table in sections), None)


def _title(section: etree._Element, titles: Sequence[etree._Element]) -> str:
    """Return the title of a section: the last one that ends before it."""
    around = set(section.iterancestors("div")) if titles else set()
    last = next((title for title in reversed(titles) if title not in around), None)
    named = last.find("div") if last is not None else None
    return cell_of(named).text if named is not None else ""


def _footnotes(root: etree._Element) -> dict[str, str]:
    notes: dict[str, str] = {}
    for note in filter(_is_note, root.iter("div")):
        anchor = note.find(".//a[@name]")
        mark = beginning(anchor, 80) if anchor is not None else ""
        text = "\n".join(filter(None, map(squeeze, text_of(note, [], _is_note_or_table).split("\n"))))
        notes[mark or str(len(notes) + 1)] = text.removeprefix(mark).lstrip()
    return notes
