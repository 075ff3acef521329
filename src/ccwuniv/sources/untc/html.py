"""A status page of treaties.un.org, as saved from a browser, as a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from lxml import etree

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.columns import Role, columns
from ccwuniv.sources.untc.grid import SECTIONS, tables_of
from ccwuniv.sources.untc.markup import beginning, cell_of, is_of_class, lines_of, text_of
from ccwuniv.sources.untc.page import Block, Page, Table, header_from
from ccwuniv.sources.untc.parsed import parsed_page
from ccwuniv.sources.untc.text import squeeze

__all__ = ["read_html"]

_SITE = re.compile(rb"treaties\.un\.org|United Nations Treaty Collection|ContentPlaceHolderInnerPage|STATUS AS AT")
_STATUS_DAY = re.compile(r"[SsÉéEe](?i:TATUS AS AT|TAT AU)(?:\s|:|&nbsp;|<[^<>]{0,500}>){0,50}(\d[\w ./-]{0,40}?\d{4})")
_LONGEST_STATUS = 50_000
_STATUS_WORDS = re.compile(rb"tat(?:us as at| au)")
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_NUMBER = re.compile(r"mtdsg_no=([IVX]+(?:-[A-Za-z0-9]+)+)")
_NUMBERED_TITLE = re.compile(r"\s*(\d+)\s*\.\s*(?:([a-z]{1,2}|\d{1,3}[a-z]?)\s+(?=\S))?")
_OF_ELEMENTS = {
    "chapter": ("tcHead", ""),
    "title": ("tcTreaty", "treatyCenter"),
    "conclusion": ("_rptTreaty_ctl00_tcText", "treatyCenterSub"),
}
_IDS = tuple(suffix for suffix, _ in _OF_ELEMENTS.values())
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


def read_html(data: bytes, source: str) -> Page:
    """Read a saved status page, in UTF-8.

    Raises
    ------
    SourceFormatError
        When it is a page of another site, or has no table of participants.
    """
    declared = _DECLARATION.match(data)
    root = parsed_page(data[declared.end() :] if declared else data, source)
    page = Page("html")
    page.tables = list(tables_of(root, page, source))
    if not page.tables or not (_SITE.search(data) or _has_actions(page.tables)):
        title = squeeze(root.findtext(".//title") or "")
        found = f"none in the page {title!r}"
        if page.tables:
            found = f"columns {', '.join(page.tables[0].headings)[:200]!r} in the page {title!r}"
        raise SourceFormatError(source, "a table with a 'Participant' column and columns of treaty actions", found)
    page.header = header_from(_fields(root, data), page)
    page.blocks, page.footnotes = _blocks_and_footnotes(root)
    return page


def _has_actions(tables: Sequence[Table]) -> bool:
    roles = {column.role for table in tables for column in columns(table.headings)}
    return bool(roles & {Role.ACTIONS, Role.ACT})


def _fields(root: etree._Element, data: bytes) -> dict[str, str]:
    fields = {"status_day": _status_day(data)}
    for row in root.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        if len(cells) < 2 or next(cells[0].iterdescendants("tr"), None) is not None:
            continue
        label = beginning(cells[0], 2000)[:80].lower()
        if label.startswith("participant"):
            break
        if label in _LABELS:
            fields[_LABELS[label]] = cell_of(cells[-1]).text
            if _LABELS[label] == "force":
                fields["force_label"] = label
    fields |= _by_id(root)
    numbered = _NUMBERED_TITLE.match(fields["title"])
    fields["number"] = _number(root, data) or _composed(fields["chapter"], numbered)
    if numbered:
        fields["title"] = fields["title"][numbered.end() :]
    return fields


def _status_day(data: bytes) -> str:
    """Return the day of the page as printed, searched in bytes for speed."""
    for words in _STATUS_WORDS.finditer(data.lower()):
        around = data[max(0, words.start() - 2) : words.start() + _LONGEST_STATUS].decode("utf-8", "ignore")
        if found := _STATUS_DAY.match(around) or _STATUS_DAY.match(around, 1):
            return found[1]
    return ""


def _by_id(root: etree._Element) -> dict[str, str]:
    """Return the chapter, title and conclusion: of each the first element with its id, or of its class."""
    found: dict[str, str] = {}
    for element in root.iter("div", "span", "td", "h1", "h2", "h3"):
        name, css = element.get("id"), element.get("class")
        if (name is not None and name.endswith(_IDS)) or (css is not None and "treatyCenter" in css):
            for field, (suffix, of_class) in _OF_ELEMENTS.items():
                is_it = (name or "").endswith(suffix) or (of_class and is_of_class(element, of_class))
                if is_it and field not in found:
                    found[field] = cell_of(element).text
            if len(found) == len(_OF_ELEMENTS):
                break
    return {field: found.get(field, "") for field in _OF_ELEMENTS}


def _number(root: etree._Element, data: bytes) -> str:
    forms = (form.get("action") or "" for form in root.iter("form"))
    saved = (found[0].decode("utf-8", "replace") for found in re.finditer(rb"saved from url=\S*", data[:4096]))
    links = (link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical")
    return next((found[1] for place in chain(forms, saved, links) if (found := _NUMBER.search(place))), "")


def _composed(chapter: str, numbered: re.Match[str] | None) -> str:
    roman = re.search(r"\b[IVX]+\b", chapter)
    if not roman or not numbered:
        return ""
    return "-".join(filter(None, (roman[0], numbered[1], numbered[2])))


def _is_statement(element: etree._Element) -> bool:
    return is_of_class(element, "heading-two", "content-two")


def _is_note(element: etree._Element) -> bool:
    return is_of_class(element, "divNotesAll")


def _is_note_or_table(element: etree._Element) -> bool:
    return element.tag == "table" or _is_note(element)


def _blocks_and_footnotes(root: etree._Element) -> tuple[list[Block], dict[str, str]]:
    """Return the statements of each participant, with the section of the table around them, and the footnotes."""
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    titles: list[etree._Element] = []
    sections: dict[etree._Element, tuple[str, str]] = {}
    for node in root.iter("table", "div"):
        if node.tag == "table":
            if section := SECTIONS.search(node.get("id") or ""):
                sections[node] = section[1], _title(node, titles)
        elif node.get("class") is None:
            continue
        elif is_of_class(node, "heading-four"):
            titles.append(node)
        elif is_of_class(node, "heading-two") and (around := _section(node, sections)):
            body = node.getnext()
            if body is not None and is_of_class(body, "content-two"):
                name = cell_of(node)
                marks: list[str] = []
                lines = tuple(lines_of(body, marks, _is_statement))
                blocks.append(Block(*around, name.text, (*name.marks, *marks), lines))
        elif _is_note(node):
            mark, text = _footnote(node)
            notes[mark or str(len(notes) + 1)] = text
    return blocks, notes


def _footnote(note: etree._Element) -> tuple[str, str]:
    anchor = note.find(".//a[@name]")
    mark = beginning(anchor, 80) if anchor is not None else ""
    text = "\n".join(filter(None, map(squeeze, text_of(note, [], _is_note_or_table).split("\n"))))
    return mark, text.removeprefix(mark).lstrip()


def _section(node: etree._Element, sections: Mapping[etree._Element, tuple[str, str]]) -> tuple[str, str] | None:
    return next((sections[table] for table in node.iterancestors("table") if table in sections), None)


def _title(section: etree._Element, titles: Sequence[etree._Element]) -> str:
    """Return the title of a section: the last one that ends before it."""
    around = set(section.iterancestors("div")) if titles else set()
    last = next((title for title in reversed(titles) if title not in around), None)
    named = last.find("div") if last is not None else None
    return cell_of(named).text if named is not None else ""
