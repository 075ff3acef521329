"""Base rates and cumulative incidence computed a second time, from the files alone.

Nothing of the library is used, nor its way: acts are read from their lines, states enter and leave a list, and the
curve is a product of fractions, day by day. The limits are R's formulae (survival::survfit, ``conf.type="log-log"``).
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.support.second_count import SecondCount, months_later

Z95 = 1.959963984540054
"""The point that 97.5 % of the normal distribution lie below."""


def product_limit(waits: list[tuple[int, bool]]) -> Iterator[tuple[int, Fraction, float, float, float]]:
    """Give (time, survival, standard error, low, high) for every time of some (time, event)."""
    survival, variance = Fraction(1), Fraction(0)
    for time in sorted({time for time, _ in waits}):
        at_risk = sum(other >= time for other, _ in waits)
        ended = sum(other == time and event for other, event in waits)
        survival *= Fraction(at_risk - ended, at_risk)
        if survival == 0:
            yield time, survival, math.nan, math.nan, math.nan
            continue
        variance += Fraction(ended, at_risk * (at_risk - ended))
        low = high = math.nan
        error = math.sqrt(variance)
        if survival < 1:
            spread = math.exp(Z95 * error / math.log(survival))
            low, high = float(survival) ** (1 / spread), float(survival) ** spread
        yield time, survival, float(survival) * error, low, high


class SecondRates:
    """What followed the acts of a log, by instrument."""

    def __init__(self, folder: Path, basis: str) -> None:
        self.count = SecondCount(folder)
        self.basis = basis
        assert self.count.last_day is not None
        self.last: dt.date = self.count.last_day
        lines = (folder / "outreach.jsonl").read_text(encoding="utf-8").splitlines()
        self.acts = [act for line in lines if line and (act := json.loads(line)).get("found_by") != "search"]
        with (folder / "states.csv").open(encoding="utf-8", newline="") as file:
            self.lives = {row["iso3"]: (row["eligible_since"], row["eligible_until"]) for row in csv.DictReader(file)}

    def _bound(self, iso3: str, code: str, day: dt.date) -> bool:
        return any(
            self._start(one) <= day and (one.ends is None or day < one.ends)
            for one in self.count.bound
            if (one.iso3, one.code) == (iso3, code)
        )

    def _start(self, one: Any) -> dt.date:  # noqa: ANN401
        start: dt.date = one.deposited if self.basis == "consent" else one.effect
        return start

    def _described(self, selector: dict[str, Any], day: dt.date) -> set[str]:
        if "any_of" in selector:
            return {iso3 for part in selector["any_of"] for iso3 in self._described(part, day)}
        assert selector.keys() <= {"party_to", "not_party_to"}, selector
        return {
            iso3
            for iso3, (since, until) in self.lives.items()
            if (not since or since <= str(day))
            and (not until or str(day) <= until)
            and all(self._bound(iso3, code, day) for code in selector.get("party_to", ()))
            and not any(self._bound(iso3, code, day) for code in selector.get("not_party_to", ()))
        }

    def contacts(self) -> list[tuple[str, str, dt.date]]:
        """Give (state, instrument, day) for every state that an act reached and that was not bound then."""
        found, seen = [], set()
        for act in self.acts:
            if act.get("status", "done") != "done":
                continue
            name = min([act["id"], *act.get("same_as", ())])
            day = min(dt.date.fromisoformat(act["end"]), self.last)
            codes = act.get("instruments", ["CCW"])
            reached = {(iso3, code) for iso3 in act.get("states", ()) for code in codes}
            if "selector" in act and act.get("complete") is not False and "region" not in act:
                everyone = self._described(act["selector"], day)
                if act.get("count") is None or act["count"] >= len(everyone):
                    for iso3 in everyone - set(act.get("states", ())):
                        lacking = [code for code in codes if not self._bound(iso3, code, day)]
                        reached |= {(iso3, code) for code in lacking or codes}
            for iso3, code in reached:
                if (name, iso3, code) not in seen and not self._bound(iso3, code, day):
                    found.append((iso3, code, day))
                seen.add((name, iso3, code))
        return found

    def _joined(self, iso3: str, code: str, after: dt.date) -> dt.date:
        own = [self._start(one) for one in self.count.bound if (one.iso3, one.code) == (iso3, code)]
        return min((start for start in own if start > after), default=dt.date.max)

    def rates(self, years: int) -> dict[str, tuple[int, int, int]]:
        """Give, by instrument, the states counted, those that consented, and the rows left out."""
        counted: dict[str, dict[str, bool]] = {}
        left_out: dict[str, int] = {}
        for iso3, code, day in self.contacts():
            counted.setdefault(code, {})
            left_out.setdefault(code, 0)
            ends = months_later(day, 12 * years)
            if ends > self.last:
                left_out[code] += 1
                continue
            consented = self._joined(iso3, code, day) <= ends
            counted[code][iso3] = counted[code].get(iso3, False) or consented
        return {code: (len(own), sum(own.values()), left_out[code]) for code, own in counted.items()}

    def waits(self, years: int) -> dict[str, list[tuple[int, bool]]]:
        """Give, by instrument, how long each state was followed from its first contact, and whether it consented."""
        first: dict[tuple[str, str], dt.date] = {}
        for iso3, code, day in self.contacts():
            first[code, iso3] = min(day, first.get((code, iso3), dt.date.max))
        waits: dict[str, list[tuple[int, bool]]] = {}
        for (code, iso3), day in first.items():
            ends, joined = months_later(day, 12 * years), self._joined(iso3, code, day)
            followed = min(joined, ends, self.last)
            waits.setdefault(code, []).append(((followed - day).days, joined <= min(ends, self.last)))
        return waits
