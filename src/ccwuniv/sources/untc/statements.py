"""Reservations, declarations, objections and the like, as facts: who, of what kind, when, to whom. Never their text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple, cast

from ccwuniv.sources.untc.dates import date_alone, first_date
from ccwuniv.sources.untc.footnotes import statement_withdrawn
from ccwuniv.sources.untc.page import Block, Line, Page
from ccwuniv.sources.untc.participants import iso3_of, state_of
from ccwuniv.sources.untc.records import StatementKind, UntcStatement
from ccwuniv.sources.untc.text import name_and_marks

__all__ = ["read_statements"]

_KIND = re.compile(
    r"\b(?:(?P<objection>objections?)|(?P<reservation>reservations?|réserves?)|"
    r"(?P<understanding>statements? of understanding|understandings?)|(?P<declaration>declarations?|déclarations?)|"
    r"(?P<communication>communications?)|(?P<notification>notifications?)|(?P<statement>statements?))\b",
    re.IGNORECASE,
)
_SECTION_KINDS: tuple[tuple[str, StatementKind], ...] = (
    (r"obj", "objection"),
    (r"terr", "territorial_application"),
    (r"notif", "notification"),
    (r"communic", "communication"),
    (r"dec", "declaration"),
)
_UPON = re.compile(
    r"\b(?:up)?on\s+(?:depositing (?:the|its) instrument of )?(?P<act>signature|signing|ratification|acceptance|"
    r"approval|accession|succession|formal confirmation|consent(?:ing)? to be bound|provisional application|"
    r"definitive signature)",
    re.IGNORECASE,
)
_UPON_ALONE = re.compile(rf"[\s\"“(\[]*(?:confirmed |made )?{_UPON.pattern}[^.]*$", re.IGNORECASE)
_MADE_BY = re.compile(
    r"\b(?:made|submitted|formulated|entered|lodged|communicated|transmitted|expressed)\s+(?:\w+\s+){0,3}?by\s+"
    r"(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?(?P<name>[A-Z].{2,80})",
)
_STOP = re.compile(
    r"\b(?:upon|to|in|at|with|on|concerning|regarding|when|whereby|under|which|that|relating|as|by|pursuant|for)\b|[,;:.]"
)
_OF_OTHERS = re.compile(r"(?:with regard|with respect|concerning|in respect|regarding|re:|re\b)", re.IGNORECASE)
_OPENS_OBJECTION = re.compile(r"reserv|declar|objec|communic|statement|made by|upon", re.IGNORECASE)
_SAME = re.compile(r"^[\s\"“'(]*\[")
_LONGEST_DAY = 80
_NUMBERING = re.compile(r"""^[\s"“'‘(]*(?:(?:[IVX]+|\d+|[a-z])[.)]\s*)?["“]?""")


class _Open(NamedTuple):
    """A statement whose lines are being read."""

    statement: UntcStatement
    kinds: int = 1
    has_text: bool = False


def read_statements(page: Page) -> Iterator[UntcStatement]:
    """Yield the statements of a page, in its order."""
    withdrawn_on = cache(lambda mark: statement_withdrawn(page.footnotes.get(mark, "")))
    for block in page.blocks:
        name, marks = name_and_marks(block.participant)
        iso3, why = iso3_of(name, page)
        if why:
            page.note(f"section {block.title or block.section!r}", name, why)
        withdrawn = next(filter(None, map(withdrawn_on, (*block.marks, *marks))), None)
        for statement in _statements(block, name, iso3):
            yield replace(statement, withdrawn=withdrawn) if withdrawn else statement


def _statements(block: Block, name: str, iso3: str | None) -> Iterator[UntcStatement]:
    usual = _section_kind(f"{block.section} {block.title}".lower())
    made, upon = None, ""
    current: _Open | None = None
    for line in block.lines:
        day = _own_day(line)
        if day:
            made, upon = day, ""
            yield from _closed(current)
            current = None
            continue
        kinds = _kinds(line, usual)
        alone = _UPON_ALONE.match(line.text) if usual != "objection" and _is_heading(line) else None
        if alone and not kinds:
            upon = alone["act"].lower()
            yield from _closed(current)
            current = _Open(UntcStatement(name, iso3, usual, _heading(line.text), made, upon), 0)
        elif kinds:
            yield from _closed(current, before_heading=True)
            said = _UPON.search(line.text) if usual != "objection" else None
            act = said["act"].lower() if said else upon
            current = _Open(UntcStatement(name, iso3, kinds[0], _heading(line.text), made, act), len(kinds))
        elif current is None:
            heading = _heading(line.text) if _is_heading(line) else ""
            current = _Open(UntcStatement(name, iso3, usual, heading, made, upon))
        current = _with_line(current, line)
    yield from _closed(current)
    if not block.lines:
        yield UntcStatement(name, iso3, usual, _heading(block.title) if usual == "declaration" else "")


def _with_line(current: _Open | None, line: Line) -> _Open | None:
    if current is None:
        return None
    statement = current.statement
    if statement.kind == "objection" and statement.objected_to is None:
        objected_to = _state_in(line.text)
        statement = replace(statement, objected_to=objected_to) if objected_to else statement
    has_text = current.has_text or not _is_heading(line) or bool(_SAME.match(line.text))
    if statement is current.statement and has_text == current.has_text:
        return current
    return _Open(statement, current.kinds, has_text)


def _closed(current: _Open | None, *, before_heading: bool = False) -> Iterator[UntcStatement]:
    """Yield the statement that ends here; a heading of several kinds, or of none, is replaced by the one below it."""
    if current and not (before_heading and not current.has_text and current.kinds != 1):
        yield current.statement


@lru_cache(maxsize=64)
def _section_kind(words: str) -> StatementKind:
    for pattern, kind in _SECTION_KINDS:
        if re.search(pattern, words):
            return kind
    return "statement"


def _own_day(line: Line) -> dt.date | None:
    if line.style == "right":
        return first_date(line.text)
    return date_alone(line.text) if len(line.text) < _LONGEST_DAY else None


def _is_heading(line: Line) -> bool:
    return line.style == "title"


def _kinds(line: Line, usual: StatementKind) -> list[StatementKind]:
    """Return the kinds of statement named in a heading; none if it is about the statements of others."""
    if not _is_heading(line) or _SAME.match(line.text):
        return []
    if usual == "objection":
        return [usual] if _OPENS_OBJECTION.search(line.text) else []
    if _OF_OTHERS.match(_NUMBERING.sub("", line.text)):
        return []
    kinds: dict[StatementKind, None] = {cast(StatementKind, m.lastgroup): None for m in _KIND.finditer(line.text)}
    return list(kinds)


def _heading(text: str) -> str:
    return " ".join(_NUMBERING.sub("", text).split()[:12]).rstrip(" :")


def _state_in(text: str) -> str | None:
    """Return the state whose statement an objection is about, as its heading or first words name it."""
    for match in _MADE_BY.finditer(text[:600]) if " by" in text else ():
        iso3 = state_of(_STOP.split(match["name"])[0].strip())
        if iso3:
            return iso3
    return None
