"""Decide how to read a table: the meaning of its columns, by their headings or else by their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ccwuniv.records import ENDING_KINDS, ActionKind
from ccwuniv.sources.untc.cells import Reading
from ccwuniv.sources.untc.columns import Column, Role, columns, without_letters
from ccwuniv.sources.untc.dates import Order, first_date, order_of
from ccwuniv.sources.untc.page import Page, Table
from ccwuniv.sources.untc.phrases.meanings import Meaning, meaning

__all__ = ["Plan", "plan_of", "treaties_of"]

_PROTOCOL = re.compile(r"\b(?:of|to|from|in)(?: the)? (protocol|statute|covenant)s?\b", re.IGNORECASE)
_HOLD_ACTS = frozenset({Role.ACTIONS, Role.ACT, Role.ANNEXED})


@dataclass(slots=True)
class Plan:
    """What the columns of a table hold, where the names are, and how the numeric dates of a column are to be read."""

    columns: tuple[Column, ...]
    named: int
    orders: dict[int, Order]
    numberings: frozenset[int]
    has_act: bool = False
    has_act_date: bool = False
    has_status: bool = False
    has_territories: bool = False
    has_acts: bool = False
    has_unnamed: bool = False
    _with_act: dict[tuple[str, ActionKind], Column] = field(default_factory=dict)

    @property
    def shows_endings(self) -> bool:
        """Whether a column can show who left."""
        return self.has_act or self.has_status or any(column.kinds & ENDING_KINDS for column in self.columns)

    def column_for(self, column: Column, said: Meaning) -> Column:
        """Return the column as it is for a row whose act is named in another column."""
        if said.kind is None:
            return column
        key = column.heading, said.kind
        if key not in self._with_act:
            letters = dict.fromkeys(column.unexplained, said.kind)
            remark = said.remark and f"the act {said.remark}"
            self._with_act[key] = replace(
                column, letters=letters, unlettered=said.kind, remark=remark, unexplained=frozenset()
            )
        return self._with_act[key]

    @staticmethod
    def is_ending(reading: Reading) -> bool:
        """Say whether a cell holds only endings, each named beside its day."""
        return not reading.unread and all(act.kind in ENDING_KINDS and act.letter for act in reading.acts)


def plan_of(table: Table, title: str | None, page: Page, where: str) -> Plan:
    """Make the plan of a table; unclear headings go into the notes of the page."""
    found = tuple(_of_this_treaty(column, page.header.title or "") for column in columns(_headings(table)))
    if title == "table of endings":
        found = tuple(map(_of_endings, found))
    for column in found:
        if "provisional consent" in column.remark:
            page.note(where, column.heading, "a provisional consent; who gave it is not counted as a party")
        if column.unread:
            page.note(where, column.heading, f"of this heading, on no list: {column.unread}")
        own = {
            letter for letter in column.unexplained if re.search(rf"\(\s*{letter}\s*\)|\b{letter}\s*=", column.heading)
        }
        if own and column.role is Role.ACTIONS:
            letters = ", ".join(sorted(own))
            page.note(where, column.heading, f"letters of phrases on no list, whose dates are not acts: {letters}")
    roles = {column.role for column in found}
    return Plan(
        found,
        next(n for n, column in enumerate(found) if column.role is Role.PARTICIPANT),
        _orders(table, found, page, where),
        frozenset(n for n in range(len(found)) if _is_numbering(table, found, n)),
        Role.ACT in roles,
        Role.ACT_DATE in roles,
        Role.STATUS in roles,
        Role.TERRITORIES in roles,
        bool(roles & _HOLD_ACTS),
        any("names no act" in column.remark for column in found),
    )


def _headings(table: Table) -> tuple[str, ...]:
    """Return the headings; "Instrument" over nothing but acts is a column of acts."""
    return tuple(
        "Type of instrument" if column.role is Role.TREATY and _are_acts(cells(table, n)) else column.heading
        for n, column in enumerate(columns(table.headings))
    )


def cells(table: Table, n: int) -> list[str]:
    """Return the texts of a column, without the empty ones."""
    return [row.cells[n].text for row in table.rows if n < len(row.cells) and row.cells[n].text]


def _are_acts(texts: Sequence[str]) -> bool:
    return bool(texts) and all(map(meaning, set(texts)))


def treaties_of(table: Table, column: str = "") -> tuple[int, dict[str, str]] | None:
    """Return the column that names the treaty of each row, and the treaties, in their order; None where there is none.

    Parameters
    ----------
    table : Table
        The table.
    column : str
        Its heading, where it is given.
    """
    for n, (heading, one) in enumerate(zip(table.headings, columns(_headings(table)), strict=True)):
        if heading.casefold() == column.casefold() if column else one.role is Role.TREATY:
            found = cells(table, n)
            return None if any(map(first_date, found)) else (n, dict.fromkeys(found, ""))
    return None


def _of_this_treaty(column: Column, title: str) -> Column:
    """Return a column as it is, or as one of no act where its heading names a protocol and the page is of none."""
    named = _PROTOCOL.search(column.heading) if title and column.role is Role.ACTIONS else None
    return Column(column.heading, Role.NO_ACT) if named and named[1].lower() not in title.lower() else column


def _of_endings(column: Column) -> Column:
    """Return a column of a table whose title says that it lists endings: a day below it is that of an ending."""
    said = meaning(without_letters(column.heading))
    if column.role in {Role.ACTIONS, Role.NO_ACT} and said and said.act in {"unnamed consent", "notification"}:
        kind = ActionKind.DENUNCIATION
        letters = dict.fromkeys((*column.letters, *column.unexplained), kind)
        return replace(column, role=Role.ACTIONS, letters=letters, unlettered=kind, remark="", unexplained=frozenset())
    return column


def _orders(table: Table, found: Sequence[Column], page: Page, where: str) -> dict[int, Order]:
    """Return how numeric dates are to be read: one order for years of four digits, by column for years of two."""
    every = order_of([cell.text for row in table.rows for cell in row.cells])
    orders: dict[int, Order] = {}
    if every == Order():
        return orders
    for n in range(len(found)):
        own = order_of(cells(table, n))
        if own.two_digits:
            page.note(where, found[n].heading, f"years of two digits; {_said(own)}, as one date of the column proves")
        orders[n] = own if own.two_digits else every._replace(two_digits=False)
    if every.unclear:
        said = "dates with years of two digits are not read, others as day, month, year, as the site writes"
        page.note(where, "", f"its numeric dates fit both orders; {said}")
    return orders


def _said(order: Order) -> str:
    return "read as month, day, year" if order.month_first else "read as day, month, year"


def _is_numbering(table: Table, found: Sequence[Column], n: int) -> bool:
    """Say whether a column is the numbering of rows that a program adds on saving."""
    return found[n].heading in {"", "Unnamed: 0", "No.", "No", "#", "N°"} and all(map(str.isdigit, cells(table, n)))
