"""The registry beside pandas: what a researcher would write instead, on the same actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv._data import data_directory
from ccwuniv._registry.folder import TABLES
from ccwuniv.model import Action, ActionKind, Instrument, InstrumentName, State

DAY = "2014-09-01"
WHEN = pd.Timestamp(DAY)
Timer = Callable[[Callable[[], object], Callable[[], object]], float]


@pytest.fixture(scope="module")
def reg() -> ccw.Registry:
    return ccw.Registry.bundled()


@pytest.fixture(scope="module")
def consents() -> pd.DataFrame:
    actions = pd.read_csv(data_directory() / "actions.csv", parse_dates=["date"], keep_default_na=False)
    return actions[~actions["kind"].isin(["signature", "territorial_application"])]


def test_import(process_share: Callable[[list[str], list[str]], float]) -> None:
    assert process_share(["-c", "import ccwuniv"], ["-c", "import pandas"]) <= 0.1


def test_status_command(process_share: Callable[[list[str], list[str]], float]) -> None:
    assert process_share(["-m", "ccwuniv", "status", "LAO"], ["-c", "import pandas"]) <= 0.5


def test_load(times_as_fast: Timer) -> None:
    dates = {
        "actions.csv": ["date", "effective"],
        "states.csv": ["eligible_from", "eligible_until", "un_member_since"],
        "related.csv": ["date", "in_force", "withdrawal_notified", "withdrawal_effective"],
        "totals.csv": ["as_of"],
        "statements.csv": ["made", "withdrawn"],
        "disputes.csv": ["held_value", "alternative_value"],
        "groups.csv": ["from", "to"],
    }

    def theirs() -> list[pd.DataFrame]:
        return [
            pd.read_csv(data_directory() / file, parse_dates=dates[file], date_format="%Y-%m-%d", na_values=[""])
            for file in TABLES
        ]

    assert times_as_fast(lambda: ccw.Registry.read(data_directory()), theirs) >= 1 / 3


def test_totals(reg: ccw.Registry, consents: pd.DataFrame, times_as_fast: Timer) -> None:
    def theirs() -> object:
        return consents[consents["date"] <= WHEN].groupby("instrument").size()

    assert times_as_fast(lambda: reg.totals(DAY), theirs) >= 20


@pytest.mark.parametrize("values", ["status", "gap", "date"])
def test_gap_matrix(reg: ccw.Registry, consents: pd.DataFrame, times_as_fast: Timer, values: str) -> None:
    def theirs() -> object:
        return consents[consents["date"] <= WHEN].set_index(["iso3", "instrument"])["date"].unstack()

    assert times_as_fast(lambda: ccw.gap_matrix(reg, DAY, values=values), theirs) >= 8


def test_history(reg: ccw.Registry, consents: pd.DataFrame, times_as_fast: Timer) -> None:
    days = pd.date_range("1981-04-10", reg.as_of)

    def theirs() -> object:
        counts = consents.groupby(["date", "instrument"]).size().unstack(fill_value=0)
        return counts.cumsum().reindex(days, method="ffill")

    assert times_as_fast(lambda: ccw.history(reg), theirs) >= 5


def _made(instruments: int, states: int) -> ccw.Registry:
    """Return a registry in which every state has consented to every instrument."""
    codes = [f"X{n:03d}" for n in range(instruments)]
    first = dt.date(1990, 1, 1)
    name = {"en": InstrumentName(short="Treaty", full="Treaty")}
    return ccw.Registry(
        [Instrument(code=code, names=name) for code in codes],
        [State(iso3=f"S{n:04d}", name=f"State {n}", kind="member") for n in range(states)],
        [
            Action(
                iso3=f"S{n:04d}",
                instrument=code,
                kind=ActionKind.ACCESSION,
                date=first + dt.timedelta(days=(17 * n + 31 * place) % 12_000),
                source="made for measuring",
            )
            for place, code in enumerate(codes)
            for n in range(states)
        ],
        as_of=dt.date(2026, 1, 1),
    )


@pytest.mark.parametrize(
    "question",
    [
        lambda reg: reg.totals("2014-09-01"),
        lambda reg: ccw.gap_matrix(reg, "2014-09-01", values="gap"),
        lambda reg: ccw.history(reg, freq="M"),
    ],
    ids=["totals", "gap_matrix", "history"],
)
def test_cost_grows_no_faster_than_the_data(times_as_fast: Timer, question: Callable[[ccw.Registry], object]) -> None:
    small, large = _made(40, 200), _made(400, 200)
    assert times_as_fast(lambda: question(large), lambda: question(small)) >= 1 / 12


def test_a_million_actions_are_no_slower_each(times_as_fast: Timer) -> None:
    small, large = _made(100, 200), _made(1000, 1000)
    assert times_as_fast(lambda: large.totals("2014-09-01"), lambda: small.totals("2014-09-01")) >= 1 / 50
