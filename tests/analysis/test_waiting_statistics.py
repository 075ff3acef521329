"""Statistics of waiting times: beside plain calculations from the same rows, and as R's survival gives them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import ccwuniv as ccw

PAGE = Path(__file__).resolve().parents[2] / "docs" / "research" / "models.md"
EXACT = 1e-12


@pytest.fixture(scope="module")
def years(reg: ccw.Registry) -> pd.DataFrame:
    return ccw.waiting_times(reg, "AP2", as_of="2026-02-03", groups="current", dtypes="plain")


@pytest.fixture(scope="module")
def waits(reg: ccw.Registry) -> dict[str, pd.DataFrame]:
    return {
        code: ccw.waiting_times(reg, code, as_of="2026-02-03", split="none", groups="current")
        for code in ("CCW", "AP2")
    }


@pytest.fixture(scope="module")
def grouped(waits: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return waits["AP2"][waits["AP2"]["un_regional_group"] != ""]


def efron(table: pd.DataFrame, covariates: list[str]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The coefficients of a Cox model on intervals, by Newton on Efron's partial likelihood, and their errors."""
    x, start, stop = (table[name].to_numpy(dtype="float64") for name in (covariates, "t_start", "t_stop"))
    event = table["event"].to_numpy() == 1
    beta = np.zeros(len(covariates))
    for _ in range(8):
        score, information = np.zeros(len(beta)), np.zeros((len(beta), len(beta)))
        weight = np.exp(x @ beta)
        for t in np.unique(stop[event]):
            at_risk, dying = (start < t) & (t <= stop), event & (stop == t)
            for tied in range(number := int(dying.sum())):
                w = weight * (at_risk - dying * tied / number)
                mean = w @ x / w.sum()
                information += (x.T * w) @ x / w.sum() - np.outer(mean, mean)
                score -= mean
            score += x[dying].sum(axis=0)
        beta = beta + np.linalg.solve(information, score)
    return beta, np.sqrt(np.diag(np.linalg.inv(information)))


class TestThePageOnModels:
    """What docs/research/models.md shows that R printed, calculated again."""

    TEXT = PAGE.read_text(encoding="utf-8")

    def shown(self, name: str) -> list[float]:
        """The first row of a coefficient in the page: coef, exp(coef), se(coef), robust se."""
        found = re.search(rf"^{name} +([-\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)", self.TEXT, re.MULTILINE)
        assert found
        return [float(number) for number in found.groups()]

    def test_the_model_of_parties(self, reg: ccw.Registry, years: pd.DataFrame) -> None:
        joined = ccw.add_participation(reg, years, instruments="P2", when="start")
        parties = joined.assign(
            weog=joined["un_regional_group"] == "WEOG", protocol_ii=joined["P2_bound"].astype("bool")
        )
        parties = parties[parties["convention"] == 1]
        assert (len(parties), parties["event"].sum()) == (766, 61)
        assert not parties.loc[parties["event"] == 1, "t_stop"].duplicated().any()
        beta, errors = efron(parties, ["protocol_ii", "weog"])
        shown = [self.shown(name) for name in ("protocol_ii", "weog")]
        assert beta == pytest.approx([row[0] for row in shown], abs=1e-7)
        assert errors == pytest.approx([row[2] for row in shown], abs=1e-7)

    def test_the_model_of_all_states(self, years: pd.DataFrame) -> None:
        known = years.dropna(subset="group_share_lagged")
        assert (len(known), known["event"].sum()) == (3478, 106)
        beta, errors = efron(known, ["convention", "group_share_lagged"])
        shown = [self.shown(name) for name in ("convention", "group_share_lagged")]
        assert beta == pytest.approx([row[0] for row in shown], abs=1e-6)
        assert errors == pytest.approx([row[2] for row in shown], abs=1e-6)

    def test_by_default_groups_are_known_for_few_events(self, reg: ccw.Registry) -> None:
        table = ccw.waiting_times(reg, "AP2", as_of="2026-02-03").dropna(subset="group_share_lagged")
        assert f"keeps {table['event'].sum()} of 107 events" in self.TEXT


class TestDtypes:
    def test_plain_types_are_numpys(self, reg: ccw.Registry, years: pd.DataFrame) -> None:
        flags = ["event", "convention", "joint", "succession", "former"]
        assert set(years[flags].dtypes) == {np.dtype("int64")}
        assert years["group_share_lagged"].dtype == "float64"
        panel = ccw.panel(reg, start=1990, end=1995, instruments="CCW", dtypes="plain")
        assert panel["bound"].dtype == "float64"
        assert panel["bound"].isna().sum() == (panel["status"] == "not_eligible").sum() > 0

    def test_the_share_and_a_flag_without_gaps_are_plain_by_default(self, reg: ccw.Registry) -> None:
        table = ccw.waiting_times(reg, "AP2", split="none")
        assert (table["group_share_lagged"].dtype, table["convention"].dtype) == ("float64", "bool")
        assert ccw.waiting_times(reg, "CCW", split="none")["convention"].isna().all()

    def test_curves_of_plain_waits_are_the_same(self, reg: ccw.Registry, waits: dict[str, pd.DataFrame]) -> None:
        plain = ccw.waiting_times(reg, "AP2", as_of="2026-02-03", split="none", groups="current", dtypes="plain")
        for ask in (ccw.waiting_curve, ccw.cumulative_incidence, ccw.restricted_mean_waiting_time):
            assert ask(plain).equals(ask(waits["AP2"]))

    @pytest.mark.parametrize("cell", [True, "True"])
    def test_an_episode_that_became_a_truth_value_is_refused(
        self, waits: dict[str, pd.DataFrame], cell: bool | str
    ) -> None:
        """csvkit makes True of a column of ones: `findings/ones_are_true.sh`."""
        once = waits["AP2"].query("episode == 1").assign(episode=cell)
        with pytest.raises(ccw.DataError, match=r"column 'episode': '?True'?: is not a whole number"):
            ccw.waiting_curve(once)

    def test_another_word_is_refused(self, reg: ccw.Registry) -> None:
        for ask in (ccw.panel, lambda reg, **options: ccw.waiting_times(reg, "AP2", **options)):
            with pytest.raises(ccw.OptionError, match="dtypes='numpy' is not accepted"):
                ask(reg, dtypes="numpy")


class TestIncidence:
    def test_without_competing_events_it_is_one_minus_the_curve_and_so_are_its_limits(
        self, waits: dict[str, pd.DataFrame]
    ) -> None:
        for by in (None, "un_regional_group"):
            curve, found = ccw.waiting_curve(waits["AP2"], by=by), ccw.cumulative_incidence(waits["AP2"], by=by)
            assert not found["ended"].any()
            assert found["incidence"].to_numpy() == pytest.approx(1 - curve["survival"].to_numpy(), abs=EXACT)
            for end, other in (("low", "high"), ("high", "low")):
                assert found[end].to_numpy() == pytest.approx(1 - curve[other].to_numpy(), abs=EXACT, nan_ok=True)
            assert found[["t", "at_risk", "events"]].equals(curve[["t", "at_risk", "events"]])

    def test_a_state_that_ended_joins_no_more(self, waits: dict[str, pd.DataFrame]) -> None:
        found = ccw.cumulative_incidence(waits["CCW"])
        curve = ccw.waiting_curve(waits["CCW"])
        assert found["ended"].sum() == 1  # Yemen (Aden), until 21 May 1990
        later = found["t"] >= found.loc[found["ended"] == 1, "t"].item()
        assert (found["incidence"][later].iloc[1:] < (1 - curve["survival"])[later].iloc[1:]).all()
        r = {1057: 0.15920398009950254, 3653: 0.23880597014925387, 16369: 0.66324220845366488}
        found = found.set_index("t")
        for day, incidence in r.items():
            assert found.loc[:day, "incidence"].iloc[-1] == pytest.approx(incidence, abs=EXACT)

    def test_another_level_and_another_table_are_refused(self, waits: dict[str, pd.DataFrame]) -> None:
        with pytest.raises(ccw.OptionError, match="level=2"):
            ccw.cumulative_incidence(waits["CCW"], level=2)
        with pytest.raises(ccw.DataError, match="column 'former'"):
            ccw.cumulative_incidence(waits["CCW"].drop(columns="former"))


class TestMeansAndTest:
    """What R 4.2.2 with survival 3.5-3 gives of the same waits: survfit with rmean=3652, and survdiff."""

    MEANS = (
        ("African", 3366.4814814814813, 101.56950339404264, 18, 37.5593412962445399),
        ("Asia-Pacific", 3058.9444444444443, 143.31413982092235, 19, 34.7589081628380541),
        ("Eastern European", 2233.3043478260865, 205.28243658541427, 21, 9.5099189510536597),
        ("GRULAC", 2712.3333333333335, 195.75213270726559, 21, 17.9643222083528507),
        ("WEOG", 1239.2068965517242, 195.74480692856557, 27, 6.2075093815108895),
    )

    def test_the_restricted_mean(self, grouped: pd.DataFrame) -> None:
        found = ccw.restricted_mean_waiting_time(grouped, 3652, by="un_regional_group")
        assert found["un_regional_group"].tolist() == [row[0] for row in self.MEANS]
        assert found["mean"].tolist() == pytest.approx([row[1] for row in self.MEANS], rel=EXACT)
        assert found["se"].tolist() == pytest.approx([row[2] for row in self.MEANS], rel=EXACT)
        [whole] = ccw.restricted_mean_waiting_time(grouped, 3652)[["mean", "se"]].to_numpy().tolist()
        assert whole == pytest.approx([2713.901554404143553, 87.321389578820487], rel=EXACT)

    def test_its_interval_and_its_horizon(self, grouped: pd.DataFrame) -> None:
        row = ccw.restricted_mean_waiting_time(grouped, 3652, level=0.9).iloc[0]
        assert (row["high"] - row["low"]) / row["se"] == pytest.approx(2 * 1.6448536269514722, abs=1e-9)
        until = int(grouped.groupby("un_regional_group")["t_stop"].max().min())
        assert ccw.restricted_mean_waiting_time(grouped, by="un_regional_group")["horizon"].unique().tolist() == [until]
        with pytest.raises(ccw.DataError, match=r"the curve is estimated up to day \d+ only"):
            ccw.restricted_mean_waiting_time(grouped, 30_000)
        with pytest.raises(ccw.OptionError, match="horizon=0"):
            ccw.restricted_mean_waiting_time(grouped, 0)

    def test_a_curve_that_reached_nothing_has_a_mean_for_any_horizon(self) -> None:
        table = pd.DataFrame({"iso3": ["A", "B"], "episode": 1, "t_start": 0, "t_stop": [2, 4], "event": True})
        assert ccw.restricted_mean_waiting_time(table, 100)[["mean", "events"]].to_numpy().tolist() == [[3.0, 2.0]]
        assert ccw.restricted_mean_waiting_time(table)["horizon"].tolist() == [4]

    def test_the_log_rank_test(self, grouped: pd.DataFrame) -> None:
        found = ccw.log_rank_test(grouped, "un_regional_group")
        assert found["events"].tolist() == [row[3] for row in self.MEANS]
        assert found["expected"].tolist() == pytest.approx([row[4] for row in self.MEANS], rel=EXACT)
        assert found["chi2"].iloc[0] == pytest.approx(105.82063774880122, rel=EXACT)
        assert found["p"].iloc[0] == pytest.approx(5.6625542755777321e-22, rel=1e-10)
        assert set(found["df"]) == {4}

    def test_one_group_is_no_test(self, grouped: pd.DataFrame) -> None:
        with pytest.raises(ccw.DataError, match="two groups or more"):
            ccw.log_rank_test(grouped.assign(un_regional_group="WEOG"), "un_regional_group")
