"""The content of a page before interpretation, the same for HTML, XML and CSV."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from ccwuniv.sources.untc.dates import dates, first_date
from ccwuniv.sources.untc.records import Form, UntcHeader, UntcNote
from ccwuniv.sources.untc.text import squeeze

__all__ = ["Block", "Cell", "Line", "Page", "Row", "Table", "header_from", "number_from_name"]


class Cell(NamedTuple):
    """The text of a cell, its footnote marks, and its part in italics."""

    text: str
    marks: tuple[str, ...] = ()
    italic: str = ""


class Row(NamedTuple):
    """A row, its number in the table (the first below the heading is 1), and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of participants: the headings of its columns, its rows, and a name where it is not the main one.

    ``title`` is what is printed above it, as far as it is the table's own; ``mark`` is that of the footnote that holds
    it, and ``before`` what that footnote says before it.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    name: str = ""
    title: str = ""
    mark: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a statement: a date set to the right, a heading, or text."""

    style: Literal["right", "title", "text"]
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """The statements of one participant in one section of the page."""

    section: str
    title: str
    participant: str
    marks: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Page:
    """The whole content of a page, not yet interpreted."""

    form: Form
    header: UntcHeader = field(default_factory=UntcHeader)
    tables: list[Table] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)
    footnote_tables: list[Table] = field(default_factory=list)
    notes: list[UntcNote] = field(default_factory=list)
    unknown_names: int = 0

    def note(self, where: str, found: str, message: str, *, departure: bool = False) -> None:
        """Note a passage that was not understood; ``departure`` marks one that may mean that a state left."""
        self.notes.append(UntcNote(where, squeeze(found), message, departure))

    @property
    def of_this_convention(self) -> bool:
        """Whether the page is that of the Convention, or of one of its protocols."""
        return bool(re.fullmatch(r"XXVI-2(?:-[a-d])?", self.header.number or ""))


_ROMAN = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX "
    "XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX"
).split()
_FILE_NUMBER = re.compile(r"(\d{1,2}|[ivxIVX]{1,6})((?:[-._][a-eA-E])?(?:[-._](?:\d{1,3}[a-z]?|[a-z]{1,2}))+)")
_TOTAL = r"\s*:?\s*(\d{1,6})(?!\d)"


def number_from_name(name: str) -> str | None:
    """Return the number of a treaty from the name of its file, or None.

    Examples
    --------
    >>> number_from_name("26-2-a.csv"), number_from_name("XXVI-2-a.en.xml"), number_from_name("3-2.1.csv")
    ('XXVI-2-a', 'XXVI-2-a', 'III-2-1')
    >>> number_from_name("2014-01-27.csv"), number_from_name("ccw.html")
    (None, None)
    """
    stem = re.sub(r"(?:\.(?:en|fr|csv|tsv|txt|xml|html?))+$", "", name, flags=re.IGNORECASE)
    match = _FILE_NUMBER.fullmatch(stem)
    if not match:
        return None
    chapter = match[1].upper()
    if chapter.isdigit():
        if not 1 <= int(chapter) <= len(_ROMAN):
            return None
        chapter = _ROMAN[int(chapter) - 1]
    return chapter + re.sub(r"[._]", "-", match[2]) if chapter in _ROMAN else None


def header_from(fields: Mapping[str, str], page: Page) -> UntcHeader:
    """Return the header that some printed fields make.

    Parameters
    ----------
    fields : Mapping of str to str
        Any of ``chapter``, ``number``, ``title``, ``conclusion``, ``force``, ``force_label``, ``registration``,
        ``status``, ``status_day``, each as printed.
    page : Page
        Where to note what was not understood.
    """
    chapter = re.sub(r"(?i)^\s*chap(?:ter|itre)\s+", "", fields.get("chapter", "")).strip()
    conclusion, status = fields.get("conclusion", ""), fields.get("status", "")
    concluded = [found for found in dates(conclusion) if found.day]
    if len(concluded) > 1:
        page.note("header", conclusion, "several days of conclusion; the first is taken")
    number = re.search(r"\bN[o°]s?\.?\s*(\d[\w-]*)", fields.get("registration", ""))
    header = UntcHeader(
        chapter=chapter,
        number=fields.get("number") or None,
        title=fields.get("title", ""),
        concluded=concluded[0].day if concluded else None,
        concluded_at=(conclusion[: concluded[0].start] if concluded else conclusion).strip(" ,'"),
        entry_into_force=_force(fields, page),
        registration=(first_date(fields.get("registration", "")), number[1] if number else ""),
        signatories_stated=_total(r"signat(?:ories|aires)", status),
        parties_stated=_total(r"(?<!states )parties", status),
        status_day=first_date(fields.get("status_day", "")),
    )
    if status and header.signatories_stated is None and header.parties_stated is None:
        page.note("header", status, "no total of parties is read from this")
    return header


def _total(word: str, status: str) -> int | None:
    match = re.search(rf"\b{word}{_TOTAL}", status, re.IGNORECASE)
    return int(match[1]) if match else None


def _force(fields: Mapping[str, str], page: Page) -> dt.date | None:
    text = fields.get("force", "")
    if re.search(r"not yet|pas encore", fields.get("force_label", ""), re.IGNORECASE):
        return None
    definitive = re.search(r"definitively|définitive", text, re.IGNORECASE)
    if not definitive and re.search(r"provisional|provisoire", text, re.IGNORECASE):
        page.note("header", text, "this entry into force was provisional")
    return (first_date(text[definitive.start() :]) if definitive else None) or first_date(text)


def with_number(header: UntcHeader, number: str) -> UntcHeader:
    """Return the header with a number, and the chapter that it names."""
    return replace(header, number=number, chapter=header.chapter or number.split("-", maxsplit=1)[0])
