"""Totals, parties, dates of effect, pairs, lists and eligibility computed a second time, from the files alone.

Nothing of the library is used, nor its way: a calendar is walked day by day, and on each day states enter and leave a
set. Only the standard library's csv, json and datetime read and reckon.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ONE_DAY = dt.timedelta(days=1)
LEAVING = ("denunciation", "withdrawal")
NO_CONSENT = (*LEAVING, "signature", "provisional_application", "territorial_application")


def months_later(day: dt.date, months: int) -> dt.date:
    """Count months as the depositary does: a day that the month lacks is its last day."""
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    following = dt.date(year + 1, 1, 1) if month == 12 else dt.date(year, month + 1, 1)
    return min(dt.date(year, month, 1) + (day.day - 1) * ONE_DAY, following - ONE_DAY)


def _day(cell: str | None) -> dt.date | None:
    return dt.datetime.strptime(cell, "%Y-%m-%d").date() if cell else None  # noqa: DTZ007


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Bound:
    """A state bound by an instrument: since its deposit, since the day of effect, until a first day no more."""

    iso3: str
    code: str
    deposited: dt.date
    effect: dt.date
    ends: dt.date | None = None

    def begins(self, basis: str) -> dt.date:
        """Give the first day on which it counts; what nobody could know yet counts from its notification."""
        if basis == "consent":
            return self.deposited
        retroactive = self.effect < self.deposited
        return self.deposited if basis == "in_force_as_known" and retroactive else self.effect


def pairs_of(parties: dict[str, set[str]]) -> dict[str, int]:
    """Count pairs of states, one pair after the other: who is bound by what, which rule on mines, what is missing."""
    everyone = sorted(set().union(*parties.values()))
    counted = dict.fromkeys([*parties, "AP2 rule", "P2 rule", "contested", "Convention alone"], 0)
    for place, one in enumerate(everyone):
        for other in everyone[:place]:
            shared = [code for code, states in parties.items() if one in states and other in states]
            for code in shared:
                counted[code] += 1
            if "AP2" in shared:
                counted["AP2 rule"] += 1
            elif "P2" in shared:
                counted["P2 rule"] += 1
            elif any(x in parties["P2"] and y in parties["AP2"] for x, y in ((one, other), (other, one))):
                counted["contested"] += 1
            if "CCW" in shared and not [code for code in shared if code not in ("CCW", "A1")]:
                counted["Convention alone"] += 1
    return counted


class SecondCount:
    """The participation that a folder of tables tells."""

    def __init__(self, folder: Path) -> None:
        instruments = json.loads((folder / "instruments.json").read_text(encoding="utf-8"))
        self.codes = [instrument["code"] for instrument in instruments]
        self.last_day = _day(json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["as_of"])
        self._triggers = {i["code"]: _day(i["trigger_date"]) for i in instruments}
        states = _rows(folder / "states.csv")
        self._gone = {row["iso3"]: _day(row["eligible_until"]) for row in states}
        self._kept = {row["iso3"]: _day(row["listed_until"]) for row in states if row["listed_until"]}
        self.eligibility = {row["iso3"]: (row["eligible_since"], row["eligible_until"] or "9999") for row in states}
        self.entries = {
            row["iso3"]: (
                row["listed_since"] or row["eligible_since"],
                row["listed_until"] or row["eligible_until"] or "9999",
            )
            for row in states
        }
        self._systems: dict[str, list[tuple[str, str, str]]] = {}
        for row in _rows(folder / "periods.csv"):
            period = (row["iso3"], row["since"], row["until"] or "9999")
            self._systems.setdefault(row["system"], []).append(period)
        self.bound: list[Bound] = []
        acts = sorted(_rows(folder / "actions.csv"), key=lambda row: (row["date"], row["kind"] in LEAVING))
        for code in sorted(self.codes, key=lambda code: code != "CCW"):
            for row in acts:
                if row["instrument"] == code:
                    self._act(row)

    def _act(self, row: dict[str, str]) -> None:
        date, printed = _day(row["date"]), _day(row["effective"])
        assert date is not None
        if row["kind"] in LEAVING:
            current = self._current(row["iso3"], row["instrument"])
            if current is not None and (current.ends is None or current.ends > date):
                ends = printed or months_later(date, 12)
                current.ends = min(ends, current.ends or ends)
        elif row["kind"] not in NO_CONSENT:
            trigger = self._triggers[row["instrument"]]
            assert trigger is not None
            effect = printed or months_later(max(date, trigger), 6)
            self.bound.append(Bound(row["iso3"], row["instrument"], date, effect, self._known_end(row["iso3"], date)))

    def _current(self, iso3: str, code: str) -> Bound | None:
        own = [bound for bound in self.bound if (bound.iso3, bound.code) == (iso3, code)]
        return own[-1] if own else None

    def _known_end(self, iso3: str, date: dt.date) -> dt.date | None:
        """Return when a participation ends with the state, or with its participation in the Convention."""
        last = self._gone[iso3]
        ends = [last + ONE_DAY] if last else []
        convention = [b for b in self.bound if (b.iso3, b.code) == (iso3, "CCW") and b.ends is not None]
        ends += [b.ends for b in convention if b.ends is not None and b.ends > date]
        return min(ends, default=None)

    def eligible(self, day: str) -> set[str]:
        """Return who could take part on a day."""
        return {iso3 for iso3, (first, last) in self.eligibility.items() if first <= day <= last}

    def listed(self, day: str) -> set[str]:
        """Return of whom the depositary's list had an entry on a day."""
        return {iso3 for iso3, (first, last) in self.entries.items() if first <= day <= last}

    def in_system(self, system: str, day: str) -> set[str]:
        """Return who was in a system of states on a day."""
        return {iso3 for iso3, first, last in self._systems[system] if first <= day <= last}

    def walk(
        self, first: dt.date, basis: str, population: str, *, by_list: bool = True
    ) -> Iterator[tuple[dt.date, dict[str, set[str]]]]:
        """Give every day with the parties to each instrument, by deposit those on the list where it is asked for."""
        entering: dict[dt.date, list[Bound]] = {}
        leaving: dict[dt.date, list[Bound]] = {}
        bonds: dict[str, list[str]] = {code: [] for code in self.codes}
        for bound in self.bound:
            start = bound.begins(basis)
            if population == "current" and self._gone[bound.iso3] is not None:
                continue
            ends, kept = bound.ends, self._kept.get(bound.iso3)
            if by_list and basis == "consent" and kept is not None and ends is not None:
                ends = kept + ONE_DAY
            if ends is not None and ends <= max(start, first):
                continue
            entering.setdefault(max(start, first), []).append(bound)
            if ends is not None:
                leaving.setdefault(ends, []).append(bound)
        assert self.last_day is not None
        for number in range((self.last_day - first).days + 1):
            day = first + number * ONE_DAY
            for bound in leaving.get(day, ()):
                bonds[bound.code].remove(bound.iso3)
            for bound in entering.get(day, ()):
                bonds[bound.code].append(bound.iso3)
            if not number or day in leaving or day in entering:
                parties = {code: set(states) for code, states in bonds.items()}
            yield day, parties
