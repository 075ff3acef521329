"""Make acts and consents of the rows of a page's tables, and a note of anything else."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind
from ccwuniv.sources.untc.cells import Act, Reading, read_cell, read_cross
from ccwuniv.sources.untc.columns import Column, Role
from ccwuniv.sources.untc.dates import Order, first_date
from ccwuniv.sources.untc.footnotes import Told, tell
from ccwuniv.sources.untc.limits import LONGEST_CELL
from ccwuniv.sources.untc.naming import named_by_day
from ccwuniv.sources.untc.page import Cell, Page, Row, Table
from ccwuniv.sources.untc.participants import Who
from ccwuniv.sources.untc.phrases.meanings import Meaning, meaning, opening_of_title, tells_of_leaving
from ccwuniv.sources.untc.plans import Plan, plan_of
from ccwuniv.sources.untc.records import UntcAction, UntcConsent
from ccwuniv.sources.untc.rowsense import Effect, checked, with_deposits, with_effects, with_territories
from ccwuniv.sources.untc.whose import Names

__all__ = ["CCW_PROTOCOLS", "Rows", "read_rows"]

CCW_PROTOCOLS = {"I": "P1", "II": "P2", "III": "P3"}

_NO_HEADING = Column("(no heading)", Role.OTHER)
_ASIDE = frozenset({"table of notifications", "table of statements", "table of amendments"})
_SKIPPED = frozenset({Role.PARTICIPANT, Role.ACT, Role.TERRITORIES, Role.TREATY})


@dataclass(slots=True)
class Rows:
    """What the tables of a page hold; ``undone`` are the days on which participants took an ending back.

    ``shows_endings``: a column of a table can show who left.
    """

    actions: list[UntcAction] = field(default_factory=list)
    consents: list[UntcConsent] = field(default_factory=list)
    undone: list[tuple[UntcAction, dt.date]] = field(default_factory=list)
    shows_endings: bool = False


@dataclass(slots=True)
class _Row:
    """A row while it is read: its acts, days of effect, and passages not understood, those on leaving apart."""

    who: Who
    row: Row
    acts: list[UntcAction] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    departure: bool = False

    def leave(self, column: Column, text: str, *, known: bool = False) -> None:
        """Note the words of a cell that are not an act; an unknown word of departure may mean that a state left."""
        self.unread.append(f"{column.heading}: {text}")
        self.departure |= not known and (tells_of_leaving(text) or tells_of_leaving(column.heading))


def read_rows(page: Page, *, of_the_ccw: bool, day: dt.date | None = None) -> Rows:
    """Read every table of a page; what cannot be read goes into its notes.

    Parameters
    ----------
    page : Page
        The page.
    of_the_ccw : bool
        Whether it is that of the Convention itself, whose columns Protocol I to III are ``P1`` to ``P3``.
    day : datetime.date, optional
        The day of a page that prints none: no act is later.
    """
    rows = Rows()
    titles = [opening_of_title(table.title) if table.title else None for table in page.tables]
    if titles and None not in titles:
        titles[0] = None
    for number, (table, title) in enumerate(zip(page.tables, titles, strict=True), start=1):
        _Reader(page, table, number, title, of_the_ccw, rows).read()
    rows.actions = checked(page, rows.actions, rows.undone, day)
    rows.actions, rows.consents = named_by_day(rows.actions, rows.consents, page)
    return rows


class _Reader:
    """The reading of one table."""

    def __init__(self, page: Page, table: Table, number: int, title: str | None, of_the_ccw: bool, rows: Rows) -> None:
        self.page, self.table, self.number, self.of_the_ccw, self.rows = page, table, number, of_the_ccw, rows
        self.title = title
        self.where = f"table {number}" + (f" ({table.name})" if table.name else "")
        self.plan: Plan = plan_of(table, title, page, self.where)
        self.names = Names(page, self._note)
        self.readings: list[dict[str, Reading]] = [{} for _ in self.plan.columns]
        self.skipped = {n for n, column in enumerate(self.plan.columns) if column.role in _SKIPPED}
        self.aside: Counter[str] = Counter()

    def read(self) -> None:
        if not self.table.rows:
            self.page.note(self.where, "; ".join(self.table.headings), "a table without rows")
        elif self.title in _ASIDE and not self.plan.has_territories:
            what = f"a {self.title}; its rows are not acts of participation: {len(self.table.rows)}"
            self.page.note(self.where, self.table.title, what)
            return
        self.rows.shows_endings |= self.plan.shows_endings
        for row in self.table.rows:
            who = self.names.participant(row, self.plan.named)
            if who is not None:
                self._read_row(_Row(who, row))
        for heading, number in self.aside.items():
            self.page.note(
                self.where, heading, f"a column that is not an act of participation; cells not read: {number}"
            )

    def _note(self, row: Row, found: str, message: str, *, departure: bool = False) -> None:
        self.page.note(f"{self.where}, row {row.number}", found, message, departure=departure)

    def _read_row(self, one: _Row) -> None:
        plan, row, who = self.plan, one.row, one.who
        before = len(self.rows.consents)
        said, word = self._act_named(one) if plan.has_act else (None, "")
        for n, cell in enumerate(row.cells):
            if cell.text and n not in self.skipped:
                self._read_cell(one, n, cell, said, word)
        if plan.has_status:
            self._with_status(one)
        if plan.has_unnamed and len(one.acts) > 1:
            one.acts = with_deposits(one.acts, one.unread)
        if one.effects:
            one.acts = with_effects(one.acts, one.effects, one.unread)
        if plan.has_territories or who.territories:
            one.acts = with_territories(one.acts, (*self._territories(row), *who.territories), one.unread)
        self.rows.actions += one.acts
        if one.unread:
            found = f"{who.printed}: {'; '.join(one.unread)}"
            self._note(row, found, "not understood as an act", departure=one.departure)
        elif not one.acts and len(self.rows.consents) == before and not self._is_undone(one, said):
            self._note(row, self._cell_of_names(row).text or who.printed, "listed without a dated act")

    def _read_cell(self, one: _Row, n: int, cell: Cell, said: Meaning | None, word: str) -> None:
        columns = self.plan.columns
        column = columns[n] if n < len(columns) else _NO_HEADING
        if column.role is Role.ACTIONS and said is None:
            reading = self._reading(n, cell.text, column)
            one.acts += self._acts(reading, one, cell, column, "")
            if reading.unread:
                one.leave(column, reading.unread)
        elif column.role is Role.ACTIONS and said is not None:
            self._read_actions(one, n, cell, column, said, word)
        else:
            self._read_other(one, n, cell, column, said, word)

    def _cell_of_names(self, row: Row) -> Cell:
        return row.cells[self.plan.named] if self.plan.named < len(row.cells) else Cell("")

    def _territories(self, row: Row) -> list[str]:
        pairs = zip(self.plan.columns, row.cells, strict=False)
        return [cell.text for column, cell in pairs if column.role is Role.TERRITORIES and cell.text]

    def _act_named(self, one: _Row) -> tuple[Meaning | None, str]:
        """Return the acts of a column in this row; unknown words are noted as unread."""
        for column, cell in zip(self.plan.columns, one.row.cells, strict=False):
            if column.role is Role.ACT and cell.text:
                said = meaning(cell.text)
                if said is None or (said.kind is None and said.direction == "none" and self.plan.has_act_date):
                    one.leave(column, cell.text, known=said is not None)
                return said, cell.text
        return None, ""

    def _reading(self, n: int, text: str, column: Column) -> Reading:
        known = self.readings[n]
        reading = known.get(text)
        if reading is None:
            reading = known[text] = read_cell(text, column, self.plan.orders.get(n, _AS_THE_SITE))
        return reading

    def _read_actions(self, one: _Row, n: int, cell: Cell, column: Column, said: Meaning, word: str) -> None:
        """Read a cell below the heading of an act; a word there describes a consent further."""
        reading = self._reading(n, cell.text, column)
        if not self.plan.has_act_date and column.kinds & CONSENT_KINDS:
            if said.kind in CONSENT_KINDS or said.kind is ActionKind.PROVISIONAL_APPLICATION:
                reading = reading._replace(acts=tuple(act._replace(kind=said.kind) for act in reading.acts))
            elif said.direction == "out":
                reading = reading._replace(acts=tuple(act._replace(bracketed=True) for act in reading.acts))
            elif said.act == "no act" and reading.acts:
                one.leave(column, f"{cell.text} ({word})", known=True)
                return
            elif said.kind is None or reading.acts:
                one.leave(column, f"{word} beside {cell.text}", known=True)
        else:
            word = ""
        one.acts += self._acts(reading, one, cell, column, word)
        if reading.unread:
            one.leave(column, reading.unread)

    def _read_other(self, one: _Row, n: int, cell: Cell, column: Column, said: Meaning | None, word: str) -> None:
        role = column.role
        if role is Role.EFFECT:
            reading = self._reading(n, cell.text, column)
            one.effects += [Effect(cell.text, act.day) for act in reading.acts]
            if reading.unread:
                one.leave(column, reading.unread)
        elif role is Role.ACT_DATE:
            self._read_day_of_act(one, n, cell, column, said, word)
        elif role is Role.ANNEXED:
            if not self._consent(one, n, cell, column):
                one.leave(column, cell.text)
        elif role is Role.NO_ACT and self.plan.has_acts:
            self.aside[column.heading] += 1
        elif role is not Role.STATUS and n not in self.plan.numberings and not self._remark(one, cell, column):
            one.leave(column, cell.text, known=role is Role.NO_ACT)

    def _remark(self, one: _Row, cell: Cell, column: Column) -> bool:
        """Read an ending from a remark that has its day of effect, or from a phrase that tells it."""
        text = cell.text
        if column.role not in {Role.REMARKS, Role.OTHER} or not tells_of_leaving(text) or len(text) > LONGEST_CELL:
            return False
        said, day = meaning(text), first_date(text)
        if said and said.direction == "out" and said.kind and day:
            told = [Told(said.kind, None, day)]
        else:
            told = [one for one in tell(text) if one.direction == "out" and not one.territory]
            if not all(one.effective or (one.notified and self.plan.has_status) for one in told):
                return False
        for ending in told:
            day = ending.notified or ending.effective
            if ending.kind and day:
                one.acts += self._acts(Reading((Act(ending.kind, day, "", False),)), one, cell, column, "")
                one.acts[-1] = replace(one.acts[-1], effective=ending.effective, note=f"read in {column.heading!r}")
        return bool(told)

    def _read_day_of_act(self, one: _Row, n: int, cell: Cell, column: Column, said: Meaning | None, word: str) -> None:
        if said is not None and said.kind is not None:
            named = self.plan.column_for(column, said)
            reading = read_cell(cell.text, named, self.plan.orders.get(n, _AS_THE_SITE))
            days = {act.date for act in one.acts if act.kind is said.kind}
            if days and any(act.day not in days for act in reading.acts):
                one.leave(column, f"{cell.text}, a second day of {word}", known=True)
                return
            one.acts += self._acts(reading, one, cell, column, word) if not days else []
            if reading.unread:
                one.leave(column, reading.unread)
        elif said is not None and said.direction == "back":
            reading = self._reading(n, cell.text, column)
            for act in self._acts(reading, one, cell, column, word):
                self.rows.undone.append((act, act.date))
        else:
            one.leave(column, cell.text, known=True)

    def _is_undone(self, one: _Row, said: Meaning | None) -> bool:
        if said is None or said.direction != "back" or said.kind is not None:
            return False
        self._note(one.row, one.who.printed, "an ending that was taken back")
        return True

    def _with_status(self, one: _Row) -> None:
        """Read a column of statuses: departures and, where no heading names an act, the act of each day."""
        dated = any(act.kind in ENDING_KINDS for act in one.acts)
        for n, (column, cell) in enumerate(zip(self.plan.columns, one.row.cells, strict=False)):
            if column.role is not Role.STATUS or not cell.text:
                continue
            said = meaning(cell.text)
            reading = self._reading(n, cell.text, column)
            if said is None and reading.acts and self.plan.is_ending(reading):
                one.acts += self._acts(reading, one, cell, column, "")
            elif said is None:
                one.leave(column, cell.text)
            elif said.direction == "out":
                ending = [act._replace(kind=said.kind or act.kind) for act in reading.acts]
                told = self._acts(Reading(tuple(ending)), one, cell, column, cell.text)
                one.acts = [*(self._withdrawn(act, cell.text, dated or bool(told)) for act in one.acts), *told]
            else:
                unnamed = [act for act in one.acts if "names no act" in act.note]
                if unnamed and said.kind:
                    one.acts = [replace(a, kind=said.kind, note="") if a in unnamed else a for a in one.acts]
                elif unnamed and cell.text.casefold().startswith("not"):
                    one.acts = [act for act in one.acts if act not in unnamed]
                    one.leave(column, f"{cell.text} beside a day", known=True)

    @staticmethod
    def _withdrawn(act: UntcAction, status: str, dated: bool) -> UntcAction:
        if dated or act.kind not in CONSENT_KINDS:
            return act
        return replace(act, withdrawn=True, note="; ".join(filter(None, (act.note, f"by its status {status!r}"))))

    def _acts(self, reading: Reading, one: _Row, cell: Cell, column: Column, word: str) -> list[UntcAction]:
        if not reading.acts:
            return []
        name, marks, left, iso3 = one.who.printed, one.who.marks, one.who.bracketed, one.who.iso3
        heading, number, table = column.heading, one.row.number, self.number
        if cell.marks or reading.marks:
            marks = tuple(dict.fromkeys(marks + cell.marks + reading.marks))
        return [
            UntcAction(
                name, iso3, kind, day, None, letter or word, left or bracketed, heading, number, marks, note, table
            )
            for kind, day, letter, bracketed, note in reading.acts
        ]

    def _consent(self, one: _Row, n: int, cell: Cell, column: Column) -> bool:
        """Add a consent where a cell below the heading of an annexed protocol holds a cross or a day."""
        cross = read_cross(cell.text)
        days: list[dt.date | None] = [cross.day] if cross else []
        if cross is None:
            reading = self._reading(n, cell.text, column)
            days = [] if reading.unread else [act.day for act in reading.acts]
        elif cross.unread:
            self._note(one.row, f"{column.heading}: {cell.text}", "not understood beside the cross")
        protocol = self._protocol(column.heading)
        who = one.who
        self.rows.consents += [UntcConsent(who.printed, who.iso3, protocol, day, cell.text) for day in days]
        return bool(days)

    def _protocol(self, heading: str) -> str:
        roman = re.fullmatch(r"Protocole? (I{1,3})", heading, re.IGNORECASE)
        return CCW_PROTOCOLS[roman[1].upper()] if roman and self.of_the_ccw else heading


_AS_THE_SITE = Order()
