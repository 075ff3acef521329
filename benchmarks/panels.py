"""Panels of years beside duckdb: the same rows in the same order as a table, and as a dataset in parts."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd

import ccwuniv as ccw
from benchmarks.pairs import FIRST, held_by_duckdb, made_treaties
from benchmarks.timing import Work

__all__ = ["works"]

DATASET_YEARS = 2
"""Of 592,763,184 rows of pairs, as many as a benchmark has time for: the years are independent of each other."""

STATE_YEARS = """
WITH years AS (SELECT y::INTEGER AS year, make_date(y::INTEGER, 12, 31) AS date FROM range($1, $2) t(y)),
held AS (
  SELECT year, iso3, instrument, max(CASE
    WHEN in_force <= date AND date < stop THEN 3 WHEN date < stop THEN 2 ELSE 1 END) AS level
  FROM spells JOIN years ON deposited <= date GROUP BY ALL
)
SELECT s.iso3::iso AS iso3, year, t.instrument::code AS instrument,
  (CASE WHEN level = 3 THEN 'in_force' WHEN level = 2 THEN 'consented' WHEN level = 1 THEN 'ended'
    WHEN opened > date THEN 'not_yet_open' ELSE 'not_bound' END)::status AS status,
  coalesce(level >= 2, false) AS bound
FROM states s CROSS JOIN years CROSS JOIN treaties t LEFT JOIN held USING (year, iso3, instrument)
ORDER BY s.place, year, t.place
"""
PAIR_YEARS = """
WITH years AS (SELECT y::INTEGER AS year, make_date(y::INTEGER, 12, 31) AS date FROM range({first}, {end}) t(y)),
held AS (SELECT DISTINCT year, iso3, instrument FROM spells JOIN years ON in_force <= date AND date < stop)
SELECT a.iso3 AS iso3_a, b.iso3 AS iso3_b, years.year AS year, t.instrument,
  CASE WHEN opened > date THEN 'not_yet_open' WHEN x.iso3 IS NOT NULL AND y.iso3 IS NOT NULL THEN 'both'
    WHEN x.iso3 IS NOT NULL THEN 'only_a' WHEN y.iso3 IS NOT NULL THEN 'only_b' ELSE 'neither' END AS status
FROM years CROSS JOIN states a JOIN states b ON a.place < b.place CROSS JOIN treaties t
LEFT JOIN held x ON x.year = years.year AND x.iso3 = a.iso3 AND x.instrument = t.instrument
LEFT JOIN held y ON y.year = years.year AND y.iso3 = b.iso3 AND y.instrument = t.instrument
"""


def works(treaties: int = 302) -> Iterator[Work]:
    """Give the comparisons for so many treaties; 234 states and 72 years at full size, fewer of both at a small one."""
    states, years = (234, 72) if treaties >= 300 else (30, 9)
    reg = made_treaties(treaties, states, years)
    connection = with_types(reg)
    yield Work(
        "country_year",
        f"panel by country and year, {treaties} treaties, {states} states, {years} years",
        "duckdb: the same columns and order, to pandas, one thread",
        lambda: ccw.panel(reg, "country-year", start=FIRST, end=FIRST + years - 1, dtypes="categories"),
        lambda: connection.execute(STATE_YEARS, [FIRST, FIRST + years]).df(),
        agree=_same_rows,
        goal=2,
    )
    with tempfile.TemporaryDirectory() as folder:
        yield _dataset(reg, connection, Path(folder), FIRST + years - DATASET_YEARS)


def with_types(reg: ccw.Registry) -> Any:  # noqa: ANN401
    """Return a connection to duckdb that holds the spells, the states and the treaties, and types of their codes."""
    tables = {
        "spells": ccw.panel(reg, "spell")[["iso3", "instrument", "deposited", "in_force", "stop"]],
        "states": pd.DataFrame({"iso3": [state.iso3 for state in reg.states], "place": range(len(reg.states))}),
        "treaties": pd.DataFrame(
            {
                "instrument": reg.codes,
                "place": range(len(reg.codes)),
                "opened": pd.to_datetime([instrument.adopted for instrument in reg.instruments]),
            }
        ),
    }
    connection = held_by_duckdb(tables)
    connection.execute("CREATE TYPE iso AS ENUM (SELECT iso3 FROM states ORDER BY place)")
    connection.execute("CREATE TYPE code AS ENUM (SELECT instrument FROM treaties ORDER BY place)")
    connection.execute("CREATE TYPE status AS ENUM ('not_yet_open', 'not_bound', 'ended', 'consented', 'in_force')")
    return connection


def _same_rows(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
    texts = all(
        (ours[column].astype(str).to_numpy() == theirs[column].astype(str).to_numpy()).all()
        for column in ("iso3", "instrument", "status")
    )
    same = (ours["year"].to_numpy() == theirs["year"].to_numpy()).all()
    return bool(texts and same and (ours["bound"].to_numpy(bool) == theirs["bound"].to_numpy()).all())


def _dataset(reg: ccw.Registry, connection: Any, folder: Path, first: int) -> Work:  # noqa: ANN401
    end = first + DATASET_YEARS
    query = PAIR_YEARS.format(first=first, end=end)
    pairs = len(reg.states) * (len(reg.states) - 1) // 2

    def theirs(place: Path) -> None:
        connection.execute(f"COPY ({query}) TO '{place}' (FORMAT parquet, PARTITION_BY (year))")

    return Work(
        "dyad_year_dataset",
        f"write_panel by pair and year, {pairs * len(reg.codes) * DATASET_YEARS:,} rows",
        "duckdb: COPY of its own join, one thread",
        _into(folder, "ours", lambda place: ccw.write_panel(reg, place, "dyad-year", start=first, end=end - 1)),
        _into(folder, "theirs", theirs),
        agree=lambda ours, theirs: _counts(connection, ours) == _counts(connection, theirs),
        goal=0.5,
    )


def _into(folder: Path, name: str, write: Callable[[Path], object]) -> Callable[[], Path]:
    """Return a call that writes into a new folder each time, and removes the one before."""
    numbers = count()

    def written() -> Path:
        number = next(numbers)
        shutil.rmtree(folder / f"{name}-{number - 1}", ignore_errors=True)
        write(place := folder / f"{name}-{number}")
        return place

    return written


def _counts(connection: Any, folder: object) -> Any:  # noqa: ANN401
    """Return how many rows of each year, instrument and status there are in a dataset."""
    files = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
    return connection.execute(
        f"SELECT year, instrument, status, count(*) FROM {files} GROUP BY ALL ORDER BY ALL"
    ).fetchall()
