"""Cumulative incidence from censored rows: published numbers, R's formulae, and a second count from the files alone."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv._support import data_directory
from tests.support import second_rates
from tests.support.record import report_acts
from tests.support.second_rates import SecondRates, product_limit

HORIZONS = (1, 3, 5, 8, 11, 12, 20)

SIX_MP = [(6, 1), (6, 1), (6, 1), (6, 0), (7, 1), (9, 0), (10, 1), (10, 0), (11, 0), (13, 1), (16, 1), (17, 0), (19, 0),
          (20, 0), (22, 1), (23, 1), (25, 0), (32, 0), (32, 0), (34, 0), (35, 0)]  # fmt: skip
"""Weeks in remission under 6-mercaptopurine; whether a relapse ended them (Freireich and others, Blood 21, 1963)."""

PUBLISHED = {6: (0.857, 0.0764), 7: (0.807, 0.0869), 10: (0.753, 0.0963), 13: (0.690, 0.1068), 16: (0.627, 0.1141),
             22: (0.538, 0.1282), 23: (0.448, 0.1346)}  # fmt: skip
"""Kaplan and Meier's estimate and its standard error, as textbooks of survival analysis print them for these data."""


@pytest.fixture(scope="module")
def log() -> ccw.OutreachLog:
    return report_acts()


@pytest.fixture(scope="module")
def outcomes(reg: ccw.Registry, log: ccw.OutreachLog) -> pd.DataFrame:
    return ccw.outreach_outcomes(reg, log, "12Y")


def made(waits: list[tuple[int, int]]) -> pd.DataFrame:
    """Outcomes of one act that reached as many states as there are waits."""
    day = pd.Timestamp("2000-01-01")
    rows = [
        {
            "id": "a", "iso3": f"X{place:02}", "instrument": "CCW", "designation": "named", "date": day,
            "observed": False, "known_until": day + pd.Timedelta(days=time), "consented": True if event else None,
            "days": time if event else None,
        }
        for place, (time, event) in enumerate(waits)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_numbers_that_others_published() -> None:
    curve = ccw.incidence_curve(made(SIX_MP)).set_index("t")
    second = {time: row for time, *row in product_limit([(time, bool(event)) for time, event in SIX_MP])}
    for time, (survival, error) in PUBLISHED.items():
        assert 1 - curve.loc[time, "incidence"] == pytest.approx(survival, abs=5e-4)
        assert second[time][1] == pytest.approx(error, abs=5e-5)


@pytest.mark.parametrize("waits", [SIX_MP, [(3, 1), (5, 0), (8, 1)], [(4, 1), (4, 1)], [(2, 0), (9, 0)]])
def test_the_formulae_of_greenwood_and_of_the_log_log_limits(waits: list[tuple[int, int]]) -> None:
    curve = ccw.incidence_curve(made(waits)).set_index("t")
    for time, survival, _, low, high in product_limit([(time, bool(event)) for time, event in waits]):
        row = curve.loc[time]
        found = (row["incidence"], row["low"], row["high"])
        assert found == pytest.approx((1 - float(survival), 1 - high, 1 - low), abs=1e-12, nan_ok=True)


def test_the_second_count_uses_nothing_of_the_library() -> None:
    text = Path(second_rates.__file__).read_text(encoding="utf-8")
    assert "ccwuniv" not in text
    assert "numpy" not in text


@pytest.mark.parametrize("basis", ["consent", "in_force"])
def test_base_rates_and_curves_are_those_of_a_second_count(
    reg: ccw.Registry, log: ccw.OutreachLog, basis: ccw.records.Basis
) -> None:
    second = SecondRates(data_directory(), basis)
    for years in HORIZONS:
        rows = ccw.outreach_outcomes(reg, log, f"{years}Y", basis=basis)
        rates = ccw.base_rates(rows)
        counted = {code: tuple(row) for code, row in rates[["states", "consented", "rows_left_out"]].iterrows()}
        assert counted == second.rates(years), (years, basis)
        curves = ccw.incidence_curve(rows)
        for code, waits in second.waits(years).items():
            own = curves[(curves["instrument"] == code) & (curves["t"] > 0)]
            expected = [
                (time, 1 - float(survival), 1 - high, 1 - low)
                for time, survival, _, low, high in product_limit(waits)
                if time > 0
            ]
            assert own["t"].tolist() == [time for time, *_ in expected]
            found = own[["incidence", "low", "high"]].to_numpy()
            np.testing.assert_allclose(found, [row[1:] for row in expected], atol=1e-12)


def test_a_horizon_that_is_not_over_leaves_nobody_out(outcomes: pd.DataFrame) -> None:
    """Of 80 states 11 had joined after 11 years; of those whose 12 years are over, 1 of 3."""
    rates = ccw.base_rates(outcomes).loc["CCW"]
    assert (rates["states"], rates["consented"], rates["rows_left_out"]) == (3, 1, 178)
    curve = ccw.incidence_curve(outcomes)
    own = curve[curve["instrument"] == "CCW"]
    assert own["at_risk"].iloc[0] == 80
    assert (own["incidence"].iloc[-1], own["events"].sum()) == (pytest.approx(11 / 80), 11)
    assert own["incidence"].is_monotonic_increasing


def test_where_nobody_was_followed_to_the_end_there_is_no_estimate(outcomes: pd.DataFrame) -> None:
    rates = ccw.base_rates(outcomes)
    assert rates.loc[["AP2", "P5"], ["incidence", "incidence_low", "incidence_high"]].isna().all(axis=None)


def test_over_horizons_that_are_all_over_share_and_incidence_are_one(reg: ccw.Registry, log: ccw.OutreachLog) -> None:
    """By act, every state is counted from that act alone, so that the two can differ in nothing."""
    rates = ccw.base_rates(ccw.outreach_outcomes(reg, log, "5Y"), "id")
    assert rates["rows_left_out"].sum() == 0
    assert rates["incidence"].tolist() == pytest.approx(rates["share"].tolist(), nan_ok=True)
    assert rates["share"].count() == 3


def test_a_state_that_many_acts_reached_counts_once_from_the_first() -> None:
    """Who does not join is reached again and again; with a wait for each act it would weigh more than who joins."""
    once = made([(10, 1), (100, 0)])
    again = once[once["iso3"] == "X01"].assign(date=pd.Timestamp("2000-02-01"), id="b")
    curve = ccw.incidence_curve(pd.concat([once, again], ignore_index=True))
    assert curve["at_risk"].iloc[0] == 2
    assert curve["incidence"].iloc[-1] == 0.5


def test_bad_arguments(outcomes: pd.DataFrame) -> None:
    with pytest.raises(ccw.OptionError, match="'designation'"):
        ccw.incidence_curve(outcomes, "colour")
    for level in (0, 1, 95, True):
        with pytest.raises(ccw.OptionError, match="between 0 and 1"):
            ccw.incidence_curve(outcomes, level=level)
    with pytest.raises(ccw.DataError, match="known_until"):
        ccw.incidence_curve(outcomes.drop(columns="known_until"))
    assert ccw.incidence_curve(outcomes.iloc[:0]).columns[1] == "t"


def test_it_says_how_it_was_made(outcomes: pd.DataFrame) -> None:
    facts = ccw.incidence_curve(outcomes, level=0.9).attrs["ccwuniv"]
    assert (facts["call"], facts["level"], facts["interval"], facts["by"]) == (
        "incidence_curve",
        0.9,
        "log-log",
        "instrument",
    )
    assert facts["sources"]
    assert math.isnan(ccw.incidence_curve(outcomes)["low"].iloc[0])
