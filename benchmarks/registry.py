"""The registry beside pandas: the same tables, and the same actions as somebody who knows pandas would keep them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pandas as pd

import ccwuniv as ccw
from benchmarks.made import write_registry
from benchmarks.timing import Work, python
from ccwuniv._support import data_directory
from ccwuniv.registry import TABLES

__all__ = ["works"]

DAY = "2014-09-01"
WHEN = pd.Timestamp(DAY)
DATES = {
    "actions.csv": ["date", "effective"],
    "states.csv": ["eligible_since", "eligible_until", "listed_since", "listed_until"],
    "periods.csv": ["since", "until"],
    "related.csv": ["deposited", "in_force", "withdrawal_notified", "withdrawal_effective"],
    "totals.csv": ["date"],
    "statements.csv": ["made", "withdrawn"],
    "disputes.csv": ["held_value", "alternative_value"],
    "groups.csv": ["since", "until"],
}


def read_with_pandas(folder: Path) -> dict[str, pd.DataFrame]:
    return {file: pd.read_csv(folder / file, parse_dates=DATES[file], date_format="%Y-%m-%d") for file in TABLES}


def consents(folder: Path) -> pd.DataFrame:
    """Return a row per consent: state, instrument, first day, and the last day of the state on the list."""
    tables = read_with_pandas(folder)
    actions = tables["actions.csv"]
    actions = actions[~actions["kind"].isin(["signature", "territorial_application"])]
    states = tables["states.csv"]
    states["last"] = states["listed_until"].fillna(states["eligible_until"])
    whole = actions.merge(states[["iso3", "last"]], on="iso3")
    return whole[["iso3", "instrument", "date", "last"]]


def works(instruments: int = 400) -> Iterator[Work]:
    """Give the comparisons; the large registry has so many instruments, and 200 actions on each."""
    yield from _processes()
    reg = ccw.Registry.bundled()
    yield _load()
    yield _read_totals(data_directory(), "all tables", 0.7)
    with tempfile.TemporaryDirectory() as folder:
        actions = write_registry(Path(folder), instruments, 200, 0)
        parsed = find_spec("pyarrow") is not None
        tables = f"{actions:,} actions, with{'' if parsed else 'out'} pyarrow"
        yield _read_totals(Path(folder), tables, 1 if parsed else 0.35)
    held = consents(data_directory())
    yield _totals(reg, held)
    yield from _gap_matrices(reg, held)
    yield _history(reg, held)


def _processes() -> Iterator[Work]:
    def with_pandas() -> str:
        return python("-c", "import pandas; print('done')")

    yield Work(
        "import",
        "import ccwuniv, a whole process",
        "import pandas, the same",
        lambda: python("-c", "import ccwuniv; print('done')"),
        with_pandas,
        agree=lambda ours, theirs: ours == theirs,
        goal=10,
        clock="processes",
    )
    yield Work(
        "bundled",
        "Registry.bundled(), a whole process",
        "import numpy, the same",
        lambda: python("-c", "import ccwuniv; ccwuniv.Registry.bundled(); print('done')"),
        lambda: python("-c", "import numpy; print('done')"),
        agree=lambda ours, theirs: ours == theirs,
        goal=1,
        clock="processes",
        recorded=False,
    )
    yield Work(
        "status",
        "ccwuniv status LAO, a whole process",
        "import pandas, the same",
        lambda: python("-m", "ccwuniv", "status", "LAO"),
        with_pandas,
        agree=lambda ours, _: str(ours).startswith("Lao People"),
        goal=2,
        clock="processes",
    )


def _load() -> Work:
    def same(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        sizes = all(len(getattr(ours, attribute)) == len(theirs[file]) for file, (attribute, _) in TABLES.items())
        dates = [pd.Timestamp(action.date) for action in ours.actions]
        return sizes and dates == theirs["actions.csv"]["date"].tolist()

    return Work(
        "load",
        "Registry.read, all tables read and checked",
        "read_csv with dates parsed, not checked",
        lambda: ccw.Registry.read(data_directory()),
        lambda: read_with_pandas(data_directory()),
        agree=same,
        goal=1 / 3,
    )


def _read_totals(folder: Path, what: str, goal: float) -> Work:
    def theirs() -> pd.Series[int]:
        held = consents(folder)
        return held[(held["date"] <= WHEN) & ~(held["last"] < WHEN)].groupby("instrument").size()

    return Work(
        "read_totals" if folder == data_directory() else "read_totals_large",
        f"Registry.read and totals of a day, {what}, all checked",
        "read_csv with dates parsed, filter, groupby, size",
        lambda: ccw.Registry.read(folder).totals(DAY),
        theirs,
        agree=lambda ours, theirs: ours[ours > 0].to_dict() == theirs.to_dict(),  # type: ignore[attr-defined, operator]
        goal=goal,
        recorded=False,
    )


def _totals(reg: ccw.Registry, held: pd.DataFrame) -> Work:
    def theirs() -> pd.Series[int]:
        bound = held[(held["date"] <= WHEN) & ~(held["last"] < WHEN)]
        return bound.groupby("instrument").size()

    return Work(
        "totals",
        "Registry.totals of a day",
        "filter, groupby, size",
        lambda: reg.totals(DAY),
        theirs,
        agree=lambda ours, theirs: ours.to_dict() == theirs.to_dict(),  # type: ignore[attr-defined]
        goal=20,
    )


def _gap_matrices(reg: ccw.Registry, held: pd.DataFrame) -> Iterator[Work]:
    def theirs() -> pd.DataFrame:
        bound = held[(held["date"] <= WHEN) & ~(held["last"] < WHEN)]
        return bound.set_index(["iso3", "instrument"])["date"].unstack()

    def dates_agree(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        wanted = theirs[list(reg.codes)].astype("datetime64[s]")
        return bool(ours.index.equals(wanted.index) and ours.equals(wanted.set_axis(ours.columns, axis=1)))

    def gaps_agree(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        return bool((ours.to_numpy() == theirs[list(reg.codes)].to_numpy()).all())

    def statuses_agree(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        bound = ours.isin(["consented", "in_force"]).to_numpy()
        return bool((bound == theirs[list(reg.codes)].notna().to_numpy()).all())

    kinds: dict[Literal["date", "gap", "status"], tuple[str, Callable[[], object], Callable[..., bool]]] = {
        "date": ("filter, set_index, unstack", theirs, dates_agree),
        "gap": ("filter, set_index, unstack, isna", lambda: theirs().isna(), gaps_agree),
        "status": ("the dates alone: filter, set_index, unstack", theirs, statuses_agree),
    }
    for values, (yardstick, call, agree) in kinds.items():
        yield Work(
            f"gap_matrix_{values}",
            f"gap_matrix of a day, {values}",
            yardstick,
            lambda values=values: ccw.gap_matrix(reg, DAY, values=values),  # type: ignore[misc]
            call,
            agree=agree,
            goal=8,
        )


def _history(reg: ccw.Registry, held: pd.DataFrame) -> Work:
    first = "1981-04-10"
    days = pd.date_range(first, reg.as_of)
    gone = held.dropna(subset=["last"])
    turns = pd.concat(
        [
            held[["instrument", "date"]].assign(step=1),
            gone[["instrument"]].assign(date=gone["last"] + pd.Timedelta(days=1), step=-1),
        ]
    )

    def theirs() -> pd.DataFrame:
        steps = turns.groupby(["date", "instrument"])["step"].sum().unstack(fill_value=0)
        return steps.cumsum().reindex(days, method="ffill", fill_value=0)

    return Work(
        "history",
        "history, every day since 1981, all instruments",
        "groupby, unstack, cumsum, reindex",
        lambda: ccw.history(reg, first),
        theirs,
        agree=lambda ours, theirs: bool((ours.to_numpy() == theirs[list(reg.codes)].to_numpy()).all()),  # type: ignore[attr-defined,index]
        goal=5,
    )
