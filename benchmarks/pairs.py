"""Joint participation beside duckdb: the pairs of a folder of treaties, and a self join of the spells, year by year."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

import ccwuniv as ccw
from benchmarks.made import AS_OF, MORE_CODES
from benchmarks.timing import Work
from ccwuniv.records import Action, EffectRule, Instrument, InstrumentName, State

__all__ = ["held_by_duckdb", "made_treaties", "self_join", "works"]

FIRST = 1954
RULE = EffectRule(threshold=1, delay=30, unit="days", denunciation_delay=60, denunciation_unit="days")
COUNTS = ["both", "either", "one", "open_to_both"]
INDICES = ["jaccard", "kappa", "s"]

SQL = """
WITH years AS (SELECT year::INTEGER AS year, make_date(year::INTEGER, 12, 31) AS date FROM range($1, $2) t(year)),
pairs AS (SELECT a.place AS a, b.place AS b FROM states a JOIN states b ON a.place < b.place),
held AS (SELECT year, place, instrument FROM spells JOIN years ON start <= date AND date < stop),
own AS (SELECT year, place, count(*) AS n FROM held GROUP BY ALL),
joint AS (
  SELECT x.year, x.place AS a, y.place AS b, count(*) AS n
  FROM held x JOIN held y ON x.year = y.year AND x.instrument = y.instrument AND x.place < y.place GROUP BY ALL
),
adopted AS (SELECT year, count(*) AS size FROM years JOIN treaties ON opened <= date GROUP BY ALL),
counted AS (
  SELECT year, a, b, coalesce(joint.n, 0) AS "both", coalesce(x.n, 0) AS na, coalesce(y.n, 0) AS nb,
    coalesce(size, 0) AS open_to_both
  FROM years CROSS JOIN pairs LEFT JOIN joint USING (year, a, b) LEFT JOIN adopted USING (year)
  LEFT JOIN own x ON x.year = years.year AND x.place = a LEFT JOIN own y ON y.year = years.year AND y.place = b
),
named AS (
  SELECT year, a, b, "both", na + nb - "both" AS either, na + nb - 2 * "both" AS one, open_to_both,
    open_to_both * "both" - na * nb AS beyond, open_to_both * (na + nb) - 2 * na * nb AS varies
  FROM counted
)
SELECT year, a, b, "both", either, one, open_to_both,
  CASE WHEN either > 0 THEN "both" / either END AS jaccard,
  CASE WHEN varies > 0 THEN 2 * beyond / varies END AS kappa,
  CASE WHEN varies > 0 THEN 1 - 2 * one / open_to_both END AS s
FROM named ORDER BY year, a, b
"""


def made_treaties(treaties: int, states: int, years: int) -> ccw.Registry:
    """Return a registry of so many treaties: adopted at any time, joined by seven in ten states, left by some."""
    chance = random.Random(f"{treaties} {states} {years}")
    first, last = dt.date(FIRST, 1, 1).toordinal(), dt.date(FIRST + years - 1, 12, 1).toordinal()
    name = {"en": InstrumentName(short="Treaty", full="Treaty")}
    instruments, acts = [], []
    for number in range(treaties):
        code, adopted = f"T{number:04d}", chance.randrange(first, (first + last) // 2)
        day = dt.date.fromordinal(adopted)
        instruments.append(Instrument(code=code, names=name, adopted=day, entry_into_force=day, effect_rule=RULE))
        for iso3 in MORE_CODES[:states]:
            if chance.random() < 0.7:
                joined = chance.randrange(adopted, last)
                acts.append((iso3, code, "accession", joined))
                if chance.random() < 0.03:
                    acts.append((iso3, code, "withdrawal", chance.randrange(joined + 40, last + 50)))
    actions = [
        Action(iso3=iso3, instrument=code, kind=kind, date=dt.date.fromordinal(day), source="made up")
        for iso3, code, kind, day in acts
        if day <= AS_OF.toordinal()
    ]
    members = [State(iso3=iso3, name=f"State {iso3}", kind="member") for iso3 in MORE_CODES[:states]]
    return ccw.Registry(instruments, members, actions, as_of=AS_OF)


def held_by_duckdb(tables: Mapping[str, pd.DataFrame]) -> Any:  # noqa: ANN401
    """Return a connection to duckdb, of one thread, that holds tables."""
    import duckdb

    connection = duckdb.connect(config={"threads": 1})
    for table, frame in tables.items():
        connection.register("given", frame)
        connection.execute(f"CREATE TABLE {table} AS SELECT * FROM given")
    return connection


def self_join(reg: ccw.Registry, years: int) -> tuple[Any, list[int]]:
    """Return a duckdb connection, of one thread, that holds the spells in force, and what its question takes."""
    place = {state.iso3: number for number, state in enumerate(reg.states)}
    spells = ccw.panel(reg, "spell", basis="in_force")[["iso3", "instrument", "start", "stop"]]
    found = spells.assign(place=spells["iso3"].map(place)).drop(columns="iso3")
    opened = pd.DataFrame({"code": reg.codes, "opened": pd.to_datetime([i.adopted for i in reg.instruments])})
    states = pd.DataFrame({"place": range(len(place))})
    connection = held_by_duckdb({"spells": found, "treaties": opened, "states": states})
    return connection, [FIRST, FIRST + years]


def works(treaties: int = 300) -> Iterator[Work]:
    """Give the comparison for so many treaties; 200 states and 72 years at full size, fewer of both at a small one."""
    states, years = (200, 72) if treaties >= 300 else (30, 9)
    reg = made_treaties(treaties, states, years)
    connection, asked = self_join(reg, years)

    def agree(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        same = len(ours) == len(theirs) and (ours[COUNTS].to_numpy() == theirs[COUNTS].to_numpy()).all()
        pd.testing.assert_frame_equal(ours[INDICES], theirs[INDICES], rtol=0, atol=1e-12)
        return bool(same and (ours["year"].to_numpy() == theirs["year"].to_numpy()).all())

    yield Work(
        "joint_participation",
        f"joint_participation, {treaties} treaties, {states} states, {years} years",
        "duckdb: self join of the spells, one thread",
        lambda: ccw.joint_participation(reg, start=FIRST, end=FIRST + years - 1),
        lambda: connection.execute(SQL, asked).df(),
        agree=agree,
        goal=10,
    )
