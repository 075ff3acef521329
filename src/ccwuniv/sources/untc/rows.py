"""From the rows of a page's tables to acts and consents, and a note for whatever is neither."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, partial

from ccwuniv.names import depends_on_day
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind
from ccwuniv.sources.untc.cells import Reading, read_cell, read_cross
from ccwuniv.sources.untc.columns import Column, Role, columns, kind_of
from ccwuniv.sources.untc.dates import order_of
from ccwuniv.sources.untc.naming import named_by_day
from ccwuniv.sources.untc.page import Cell, Page, Row, Table
from ccwuniv.sources.untc.participants import Who, who_is
from ccwuniv.sources.untc.records import UntcAction, UntcConsent

__all__ = ["CCW_PROTOCOLS", "Rows", "read_rows"]

CCW_PROTOCOLS = {"I": "P1", "II": "P2", "III": "P3"}


@dataclass(slots=True)
class Rows:
    """What the tables of a page hold."""

    actions: list[UntcAction] = field(default_factory=list)
    consents: list[UntcConsent] = field(default_factory=list)


_NO_HEADING = Column("(no heading)", Role.OTHER)


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
    rows.actions, rows.consents = named_by_day(rows.actions, rows.consents, page)
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
        order = order_of([cell.text for row in table.rows for cell in row.cells])
        self.who = cache(partial(who_is, page=page))
        self.reading = cache(partial(read_cell, month_before_day=order == "month"))
        self.with_act = cache(lambda column, kind: replace(column, unlettered=kind))
        if order == "unclear":
            page.note(self.where, "", "its numeric dates fit both orders; read as day, month, year, as the site writes")

    def read(self) -> None:
        if not self.table.rows:
            self.page.note(self.where, "; ".join(self.table.headings), "a table without rows")
        previous: Who | None = None
        for row in self.table.rows:
            who = self._participant(row, previous)
            if who is None:
                continue
            previous = who
            before = len(self.rows.actions) + len(self.rows.consents)
            unread = self._read_row(row, who)
            if unread:
                self._note(row, f"{who.printed}: {'; '.join(unread)}", "not understood as an act")
            elif len(self.rows.actions) + len(self.rows.consents) == before:
                self._note(row, self._cell_of_names(row).text or who.printed, "listed without a dated act")

    def _note(self, row: Row, found: str, message: str) -> None:
        self.page.note(f"{self.where}, row {row.number}", found, message)

    def _cell_of_names(self, row: Row) -> Cell:
        return row.cells[self.named] if self.named < len(row.cells) else Cell("")

    def _participant(self, row: Row, previous: Who | None) -> Who | None:
        cell = self._cell_of_names(row)
        who = self.who(cell.text)
        if who.printed:
            if who.why and not depends_on_day(who.printed):
                self._note(row, who.printed, who.why)
            return who._replace(marks=tuple(dict.fromkeys(cell.marks + who.marks))) if cell.marks else who
        if not any(other.text for other in row.cells):
            return None
        if previous is None:
            printed = " | ".join(other.text for other in row.cells)
            self._note(row, printed, "a row without a participant, not read")
            return None
        self._note(row, previous.printed, "no participant printed; taken as that of the row above")
        return previous

    def _read_row(self, row: Row, who: Who) -> list[str]:
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
                reading = self.reading(cell.text, column)
                effects += [(cell.text, act.day) for act in reading.acts]
                unread += self._left(column, reading)
            elif role is Role.ACTIONS or (role is Role.ACT_DATE and act_kind):
                reading = self.reading(cell.text, self.with_act(column, act_kind) if act_kind else column)
                if not reading.acts and self._consent(row, cell, column, who, always=True):
                    continue
                acts += self._acts(reading, row, cell, column, who, act_word)
                unread += self._left(column, reading)
            elif not self._consent(row, cell, column, who) and n not in self.numberings:
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

    @staticmethod
    def _left(column: Column, reading: Reading) -> list[str]:
        return [f"{column.heading}: {reading.unread}"] if reading.unread else []

    def _acts(self, reading: Reading, row: Row, cell: Cell, column: Column, who: Who, word: str) -> list[UntcAction]:
        name, marks_of_name, left, iso3, _ = who
        heading, number, table = column.heading, row.number, self.number
        marks = tuple(dict.fromkeys(marks_of_name + cell.marks + reading.marks))
        return [
            UntcAction(
                name, iso3, kind, day, None, letter or word, left or bracketed, heading, number, marks, note, table
            )
            for kind, day, letter, bracketed, note in reading.acts
        ]

    def _consent(self, row: Row, cell: Cell, column: Column, who: Who, *, always: bool = False) -> bool:
        """Add a consent where a cell holds a cross, or a date below the heading of an annexed protocol."""
        cross = read_cross(cell.text)
        days: list[dt.date | None]
        if cross is None and column.role is Role.ANNEXED:
            reading = self.reading(cell.text, column)
            days = [] if reading.unread else [act.day for act in reading.acts]
        elif cross is not None and (column.role is Role.ANNEXED or always or column.heading):
            days = [cross.day]
            if cross.unread:
                self._note(row, f"{column.heading}: {cell.text}", "not understood beside the cross")
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
