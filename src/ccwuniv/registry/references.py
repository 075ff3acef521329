"""Errors between tables: rows that name something missing, are repeated, or end before they begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import CcwError, DataError
from ccwuniv.records import Held, HeldCells, within

if TYPE_CHECKING:
    from ccwuniv.records import Instrument, Membership, Outline, PublishedTotal, State

__all__ = ["reference_problems"]

_STATES = {
    "periods.csv": ("iso3",),
    "groups.csv": ("iso3",),
    "actions.csv": ("iso3",),
    "statements.csv": ("iso3", "objected_to"),
    "disputes.csv": ("iso3",),
    "related.csv": ("iso3",),
}
"""The columns that name a state."""

_INSTRUMENTS = ("actions.csv", "statements.csv", "disputes.csv")
"""The tables whose rows name an instrument."""

_KEYS = {
    "states.csv": ("iso3",),
    "periods.csv": ("iso3", "system", "since"),
    "disputes.csv": ("iso3", "instrument", "field", "alternative_value", "source"),
    "totals.csv": ("date", "instrument", "kind", "source"),
    "related.csv": ("iso3", "treaty", "deposited"),
}
"""The columns that must be unique in a table; actions have further rules."""

_ORDER = {
    "states.csv": (
        ("eligible_since", "eligible_until"),
        ("eligible_since", "listed_since"),
        ("eligible_until", "listed_until"),
    ),
    "periods.csv": (("since", "until"),),
    "groups.csv": (("since", "until"),),
    "statements.csv": (("made", "withdrawn"), ("made", "until")),
    "related.csv": (("deposited", "withdrawal_notified"), ("withdrawal_notified", "withdrawal_effective")),
}
"""The pairs of days in a row of which the first must not be later than the second."""


def reference_problems(
    instruments: Sequence[Instrument | Outline],
    tables: Mapping[str, Sequence[Any] | Held[Any]],
    lines: Mapping[str, Sequence[int]],
    last_day: dt.date,
) -> Iterator[DataError]:
    """Yield the errors between rows of a data folder, table by table.

    Parameters
    ----------
    instruments : sequence of Instrument
        The instruments.
    tables : mapping
        The rows of each other table, by its file: records, or columns that were checked.
    lines : mapping
        The line on which each of these records ends, by file.
    last_day : datetime.date
        The last day of the data.
    """
    states = _Table("states.csv", tables["states.csv"], lines["states.csv"])
    iso3s = set(states.column("iso3"))
    codes = {instrument.code: None for instrument in instruments}
    no_instrument = f"is none of {', '.join(codes)}"
    yield from _instruments(instruments, no_instrument)
    for file in tables:
        table = _Table(file, tables[file], lines[file])
        for column in _STATES.get(file, ()):
            yield from table.strangers(column, iso3s, lambda value: f"is not in states.csv; {_hint(value, iso3s)}")
        if file in _INSTRUMENTS:
            yield from table.strangers("instrument", set(codes), lambda _: no_instrument)
        yield from table.duplicates(_KEYS.get(file, ()))
        for first, second in _ORDER.get(file, ()):
            yield from table.out_of_order(first, second)
    yield from _predecessors(states, iso3s)
    yield from _memberships(_Table("groups.csv", tables["groups.csv"], lines["groups.csv"]))
    totals = _Table("totals.csv", tables["totals.csv"], lines["totals.csv"])
    yield from _totals(totals, set(codes), no_instrument, last_day)


@dataclass
class _Table:
    """Records of a file, with the line on which each ends; columns are compared whole, and row by row where needed."""

    file: str
    table: Sequence[Any] | Held[Any]
    lines: Sequence[int]

    @cached_property
    def records(self) -> Sequence[Any]:
        return self.table.rows() if isinstance(self.table, HeldCells) else tuple(self.table)

    def column(self, name: str) -> list[Any]:
        return self.table.values(name) if isinstance(self.table, Held) else list(map(attrgetter(name), self.table))

    def problem(self, place: int, column: str, value: object, rule: str) -> DataError:
        shown = value.isoformat() if isinstance(value, dt.date) else value
        return DataError(rule, file=self.file, row=self.lines[place], column=column, value=shown)

    def strangers(self, column: str, known: set[str], rule: Callable[[str], str]) -> Iterator[DataError]:
        distinct = self.table.distinct_values(column) if isinstance(self.table, Held) else self.column(column)
        if unknown := set(distinct) - known - {None}:
            for place, value in enumerate(self.column(column)):
                if value in unknown:
                    yield self.problem(place, column, value, rule(value))

    def duplicates(self, columns: Sequence[str]) -> Iterator[DataError]:
        keys = list(zip(*map(self.column, columns), strict=True))
        first: dict[object, int] = {}
        for place, key in enumerate(keys if len(set(keys)) < len(keys) else ()):
            earlier = first.setdefault(key, self.lines[place])
            if earlier != self.lines[place]:
                value = getattr(self.records[place], columns[0])
                rule = f"duplicate of an earlier row, line {earlier}; keep one of the two"
                yield self.problem(place, columns[0], value, rule)

    def out_of_order(self, first: str, second: str) -> Iterator[DataError]:
        for place, (begun, ended) in enumerate(zip(self.column(first), self.column(second), strict=True)):
            if begun is not None and ended is not None and ended < begun:
                yield self.problem(place, second, ended, f"is before {first}, {begun}")


def _hint(value: str, iso3s: set[str]) -> str:
    from ccwuniv import names

    try:
        iso3 = names.resolve(value)
    except CcwError:
        iso3 = ""
    return f"write {iso3}" if iso3 in iso3s else "write an ISO 3166 code of three letters that is there"


def _instruments(instruments: Sequence[Instrument | Outline], no_instrument: str) -> Iterator[DataError]:
    codes = [instrument.code for instrument in instruments]
    for place, instrument in enumerate(instruments):
        where = f"instruments.json, item {place}"
        if instrument.code in codes[:place]:
            rule = "duplicate of an earlier row; keep one of the two"
            yield DataError(rule, file=where, column="code", value=instrument.code)
        for column, code in (("parent", instrument.parent), ("amends", instrument.amends)):
            if code is not None and code not in codes:
                yield DataError(no_instrument, file=where, column=column, value=code)


def _predecessors(states: _Table, iso3s: set[str]) -> Iterator[DataError]:
    record: State
    for place, record in enumerate(states.records):
        for iso3 in record.successor_of:
            if iso3 not in iso3s:
                yield states.problem(place, "successor_of", iso3, f"is not in states.csv; {_hint(iso3, iso3s)}")


def _memberships(groups: _Table) -> Iterator[DataError]:
    """Yield memberships of a state in two groups of one scheme at the same time."""
    seen: dict[tuple[str, str], list[tuple[Membership, int]]] = {}
    record: Membership
    for place, record in enumerate(groups.records):
        others = seen.setdefault((record.iso3, record.scheme), [])
        for other, line in others:
            begun = max(record.since or dt.date.min, other.since or dt.date.min)
            if all(within(begun, one.since, one.until) for one in (record, other)):
                rule = f"is in {other.group}, too, by line {line}; end one of the two, or remove it"
                yield groups.problem(place, "group", record.group, rule)
        others.append((record, groups.lines[place]))


def _totals(totals: _Table, codes: set[str], no_instrument: str, last_day: dt.date) -> Iterator[DataError]:
    record: PublishedTotal
    for place, record in enumerate(totals.records):
        if not codes.issuperset(record.instrument.split(" not ")):
            yield totals.problem(place, "instrument", record.instrument, f"{no_instrument}, or CODE not CODE")
        if record.date > last_day:
            yield totals.problem(place, "date", record.date, f"is after the last day of the data, {last_day}")
