"""From the rows of a page's tables to acts and consents, and a note for whatever is neither."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ccwuniv.errors import NotAParticipantError, UnknownStateError
from ccwuniv.model import CONSENT_KINDS, ENDING_KINDS, ActionKind
from ccwuniv.sources._untc.cells import Reading, read_cell, read_cross
from ccwuniv.sources._untc.columns import Column, Role, columns, kind_of
from ccwuniv.sources._untc.dates import order_of
from ccwuniv.sources._untc.page import Cell, Page, Row, Table
from ccwuniv.sources._untc.records import UntcAction, UntcConsent
from ccwuniv.sources._untc.text import bare, name_and_marks

__all__ = ["CCW_PROTOCOLS", "Rows", "iso3_of", "read_rows"]

CCW_PROTOCOLS = {"I": "P1", "II": "P2", "III": "P3"}


@dataclass(slots=True)
class Rows:
    """What the tables of a page hold."""

    actions: list[UntcAction] = field(default_factory=list)
    consents: list[UntcConsent] = field(default_factory=list)


class _Who(NamedTuple):
    """The participant of a row."""

    printed: str
    iso3: str | None
    marks: tuple[str, ...]
    bracketed: bool
    row: int
    table: int
    where: str


class _Named(NamedTuple):
    """What a participant's cell holds: the name, its marks and brackets, and the state, or why it is none."""

    name: str
    marks: tuple[str, ...]
    bracketed: bool
    iso3: str | None
    why: str


_NO_HEADING = Column("(no heading)", Role.OTHER)


def iso3_of(name: str) -> tuple[str | None, str]:
    """Return the code of a participant, or None and why it has none.

    Examples
    --------
    >>> iso3_of("Viet Nam")
    ('VNM', '')
    """
    from ccwuniv.names import resolve

    try:
        return resolve(name), ""
    except NotAParticipantError as error:
        return None, f"no state of the depositary's practice: {error.reason}"
    except UnknownStateError as error:
        return None, str(error)


def read_rows(page: Page, *, of_the_ccw: bool) -> Rows:
    """Read every table of a page; what cannot be read goes into its notes.

    Parameters
    ----------
    page : Page
        The page.
    of_the_ccw : bool
        Whether it is that of the Convention itself, whose columns Protocol I to III are ``P1`` to ``P3``.
    """
    rows = Rows()
    for number, table in enumerate(page.tables, start=1):
        reader = _Reader(page, table, number, of_the_ccw, rows)
        reader.read()
    return rows


class _Reader:
    """The reading of one table."""

    def __init__(self, page: Page, table: Table, number: int, of_the_ccw: bool, rows: Rows) -> None:
        self.page, self.table, self.number, self.of_the_ccw, self.rows = page, table, number, of_the_ccw, rows
        self.where = f"table {number}" + (f" ({table.name})" if table.name else "")
        self.columns = columns(table.headings)
        self.named = next(n for n, column in enumerate(self.columns) if column.role is Role.PARTICIPANT)
        roles = {column.role for column in self.columns}
        self.has_act, self.has_territories = Role.ACT in roles, Role.TERRITORIES in roles
        self.numberings = frozenset(n for n in range(len(self.columns)) if self._is_numbering(n))
        self.names: dict[str, _Named] = {}
        self.readings: dict[tuple[str, str, str], Reading] = {}
        order = order_of(cell.text for row in table.rows for cell in row.cells)
        self.month_before_day = order == "month"
        if order == "unclear":
            page.note(self.where, "", "its numeric dates fit both orders; read as day, month, year, as the site writes")

    def read(self) -> None:
        if not self.table.rows:
            self.page.note(self.where, "; ".join(self.table.headings), "a table without rows")
        previous: _Who | None = None
        for row in self.table.rows:
            who = self._who(row, previous)
            if who is None:
                continue
            previous = who
            before = len(self.rows.actions) + len(self.rows.consents)
            unread = self._read_row(row, who)
            if unread:
                self.page.note(who.where, f"{who.printed}: {'; '.join(unread)}", "not understood as an act")
            elif len(self.rows.actions) + len(self.rows.consents) == before:
                printed = row.cells[self.named].text if self.named < len(row.cells) else ""
                self.page.note(who.where, printed or who.printed, "listed without a dated act")

    def _who(self, row: Row, previous: _Who | None) -> _Who | None:
        where = f"{self.where}, row {row.number}"
        cell = row.cells[self.named] if self.named < len(row.cells) else Cell("")
        one = self._named(cell.text)
        if one.name:
            if one.why:
                self.page.note(where, one.name, one.why)
            marks = tuple(dict.fromkeys(cell.marks + one.marks)) if cell.marks else one.marks
            return _Who(one.name, one.iso3, marks, one.bracketed, row.number, self.number, where)
        if not any(other.text for other in row.cells):
            return None
        if previous is None:
            self.page.note(
                where, " | ".join(other.text for other in row.cells), "a row without a participant, not read"
            )
            return None
        self.page.note(where, previous.printed, "no participant printed; taken as that of the row above")
        return previous._replace(row=row.number, where=where)

    def _named(self, text: str) -> _Named:
        """Read the cell of a participant; the same text is read once."""
        named = self.names.get(text)
        if named is None:
            bracketed = text.startswith("[")
            name, marks = name_and_marks(bare(text))
            if bracketed:
                name, inner = name_and_marks(name.strip("[] "))
                marks += inner
            marks = tuple(dict.fromkeys(marks))
            named = self.names[text] = _Named(name, marks, bracketed, *(iso3_of(name) if name else (None, "")))
        return named

    def _read_row(self, row: Row, who: _Who) -> list[str]:
        """Add the acts and consents of a row; return what was not understood, with its heading."""
        act_kind, act_word, unread = self._act_named(row) if self.has_act else (None, "", [])
        acts: list[UntcAction] = []
        effects: list[tuple[str, dt.date]] = []
        for n, cell in enumerate(row.cells):
            column = self.columns[n] if n < len(self.columns) else _NO_HEADING
            role = column.role
            if not cell.text or role is Role.PARTICIPANT or role is Role.ACT or role is Role.TERRITORIES:
                continue
            if role is Role.EFFECT:
                reading = self._cell(cell, column)
                effects += [(cell.text, act.day) for act in reading.acts]
                unread += self._left(column, reading)
            elif role is Role.ACTIONS or (role is Role.ACT_DATE and act_kind):
                named = column if act_kind is None else replace(column, unlettered=act_kind)
                reading = self._cell(cell, named, act_word)
                if not reading.acts and self._consent(cell, column, who, always=True):
                    continue
                acts += self._acts(reading, cell, column, who, act_word)
                unread += self._left(column, reading)
            elif not self._consent(cell, column, who) and n not in self.numberings:
                unread.append(f"{column.heading}: {cell.text}")
        if effects:
            acts = self._with_effects(acts, effects, unread)
        self.rows.actions += self._with_territories(acts, row, unread) if self.has_territories else acts
        return unread

    def _act_named(self, row: Row) -> tuple[ActionKind | None, str, list[str]]:
        """Return the kind of act that a column of acts names in this row."""
        for column, cell in zip(self.columns, row.cells, strict=False):
            if column.role is Role.ACT and cell.text:
                kind = kind_of(cell.text)
                return kind, cell.text, [] if kind else [f"{column.heading}: {cell.text}"]
        return None, "", []

    def _cell(self, cell: Cell, column: Column, word: str = "") -> Reading:
        """Read a cell; the same text below the same heading is read once."""
        key = (cell.text, column.heading, word)
        reading = self.readings.get(key)
        if reading is None:
            reading = read_cell(cell.text, column, month_before_day=self.month_before_day)
            self.readings[key] = reading
        return reading

    @staticmethod
    def _left(column: Column, reading: Reading) -> list[str]:
        return [f"{column.heading}: {reading.unread}"] if reading.unread else []

    def _acts(self, reading: Reading, cell: Cell, column: Column, who: _Who, word: str) -> Iterator[UntcAction]:
        marks = who.marks
        if cell.marks or reading.marks:
            marks = tuple(dict.fromkeys((*marks, *cell.marks, *reading.marks)))
        for kind, day, letter, bracketed, remark in reading.acts:
            yield UntcAction(
                who.printed,
                who.iso3,
                kind,
                day,
                declared_as=letter or word,
                withdrawn=bracketed or who.bracketed,
                column=column.heading,
                row=who.row,
                marks=marks,
                note=remark,
                table=who.table,
            )

    def _consent(self, cell: Cell, column: Column, who: _Who, *, always: bool = False) -> bool:
        """Add a consent where a cell holds a cross, or a date below the heading of an annexed protocol."""
        cross = read_cross(cell.text)
        days: list[dt.date | None]
        if cross is None and column.role is Role.ANNEXED:
            reading = self._cell(cell, column)
            days = [] if reading.unread else [act.day for act in reading.acts]
        elif cross is not None and (column.role is Role.ANNEXED or always or column.heading):
            days = [cross.day]
            if cross.unread:
                self.page.note(who.where, f"{column.heading}: {cell.text}", "not understood beside the cross")
        else:
            return False
        protocol = self._protocol(column.heading)
        self.rows.consents += [UntcConsent(who.printed, who.iso3, protocol, day, cell.text) for day in days]
        return bool(days)

    def _protocol(self, heading: str) -> str:
        roman = re.fullmatch(r"Protocole? (I{1,3})", heading, re.IGNORECASE)
        return CCW_PROTOCOLS[roman[1].upper()] if roman and self.of_the_ccw else heading

    def _with_effects(
        self, acts: list[UntcAction], effects: Iterable[tuple[str, dt.date]], unread: list[str]
    ) -> list[UntcAction]:
        """Give each day of effect to the last act of its row that it can belong to."""
        for printed, day in effects:
            binding = [
                n for n, act in enumerate(acts) if act.kind in CONSENT_KINDS | ENDING_KINDS and not act.effective
            ]
            if not binding and len(acts) == 1 and not acts[0].effective:
                binding = [0]
            if binding:
                acts[binding[-1]] = replace(acts[binding[-1]], effective=day)
            else:
                unread.append(f"day of effect {printed} belongs to no act of this row")
        return acts

    def _with_territories(self, acts: list[UntcAction], row: Row, unread: list[str]) -> list[UntcAction]:
        """Say in an act for which territories it was done: then it is a territorial application."""
        cells = [
            cell.text
            for column, cell in zip(self.columns, row.cells, strict=False)
            if column.role is Role.TERRITORIES and cell.text
        ]
        if cells and not acts:
            unread.append(f"territories: {'; '.join(cells)}")
        if not cells:
            return acts
        kind = ActionKind.TERRITORIAL_APPLICATION
        return [replace(act, kind=kind, note="; ".join(filter(None, (act.note, *cells)))) for act in acts]

    def _is_numbering(self, n: int) -> bool:
        """Say whether a column is the numbering of rows that a program adds on saving."""
        return self.columns[n].heading in {"", "Unnamed: 0"} and all(
            row.cells[n].text.isdigit() for row in self.table.rows if n < len(row.cells)
        )
