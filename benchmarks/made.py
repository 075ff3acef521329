"""Registries and logs that are made up: of any size, always the same for a size, dated as the real acts are."""

from __future__ import annotations

import csv
import datetime as dt
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.outreach import Actor, OutreachAction, known_states
from ccwuniv.records import EffectRule, Instrument, InstrumentName, State

__all__ = ["MORE_CODES", "acts", "write_registry"]

AS_OF = dt.date(2026, 2, 3)
CODES = sorted(known_states())
MORE_CODES = [*CODES, *(f"X{first}{second}" for first in "ABCDEFGH" for second in "BCDFG")]
"""Codes of states, and after them those of states that are made up."""
LETTER = OutreachAction(
    id="letter",
    kind="letter",
    start=dt.date(2014, 5, 1),
    states=("LAO",),
    actors=(Actor(country="POL"),),
    paragraph=6,
)


@cache
def real_days() -> list[dt.date]:
    """Return the days of the real actions, in order, each as often as there was an action on it."""
    with (data_directory() / "actions.csv").open(encoding="utf-8", newline="") as file:
        return sorted(dt.date.fromisoformat(row["date"]) for row in csv.DictReader(file))


def write_registry(folder: Path, instruments: int, states: int, cycles: int) -> int:
    """Write the tables of a registry in which every state consented to every instrument, and left and came back.

    Returns how many actions there are.
    """
    chance = random.Random(f"{instruments} {states} {cycles}")
    days = real_days()
    rule = EffectRule(threshold=1, delay=30, unit="days", denunciation_delay=60, denunciation_unit="days")
    name = {"en": InstrumentName(short="Treaty", full="Treaty")}
    codes = [f"T{number:04d}" for number in range(instruments)]
    ccw.Registry(
        [
            Instrument(code=code, names=name, adopted=days[0], entry_into_force=days[0], effect_rule=rule)
            for code in codes
        ],
        [State(iso3=iso3, name=f"State {iso3}", kind="member") for iso3 in CODES[:states]],
        (),
        as_of=AS_OF,
    ).write(folder)
    number = 0
    with (folder / "actions.csv").open("a", encoding="utf-8") as file:
        for code in codes:
            for iso3 in CODES[:states]:
                own = _participation(sorted(chance.choices(days, k=2 * cycles + 1)))
                number += len(own)
                file.writelines(f"{iso3},{code},{kind},{day},,,made up,verified,\n" for kind, day in own)
    return number


def _participation(days: list[dt.date]) -> list[tuple[str, dt.date]]:
    """Return an accession, then withdrawals and accessions in turn; two of one day are moved apart."""
    found: list[tuple[str, dt.date]] = []
    for place, drawn in enumerate(days):
        day = max(drawn, found[-1][1] + dt.timedelta(days=1)) if found else drawn
        if day <= AS_OF:
            found.append(("withdrawal" if place % 2 else "accession", day))
    return found


def acts(first: int, number: int) -> Iterator[OutreachAction]:
    """Give letters that differ in id, state and day, without the checks that a person's own act goes through."""
    days = real_days()
    for i in range(first, first + number):
        day = days[i % len(days)]
        iso3 = CODES[i % len(CODES)]
        yield LETTER.model_copy(update={"id": f"act-{i:08d}", "states": (iso3,), "start": day, "end": day})
