"""What followed the acts, whom to talk to next, and headlines in six languages."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.analysis import NO_UNTREATED_GROUP
from ccwuniv.documents.headlines import headline
from tests.support.record import report_acts

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def log() -> ccw.OutreachLog:
    return report_acts()


class TestOutcomes:
    def test_four_named_states_joined_the_convention_and_nobody_else(
        self, reg: ccw.Registry, log: ccw.OutreachLog
    ) -> None:
        outcomes = ccw.outreach_outcomes(reg, log, "12Y")
        named = outcomes[(outcomes["designation"] == "named") & outcomes["joined"].notna()]
        assert sorted(set(zip(named["iso3"], named["instrument"], strict=True))) == [
            ("BHR", "CCW"),
            ("DZA", "CCW"),
            ("LBN", "CCW"),
            ("SGP", "CCW"),
        ]

    def test_of_the_eleven_mauritius_moved(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        outcomes = ccw.outreach_outcomes(reg, log, "5Y")
        eleven = outcomes[outcomes["instrument"] == "AP2"]
        assert len(set(eleven["iso3"])) == 11
        moved = eleven[eleven["consented"].fillna(value=False)]
        assert set(moved["iso3"]) == {"MUS"}
        assert set(moved["days"]) == {(dt.date(2018, 11, 2) - dt.date(2014, 9, 17)).days}

    def test_a_horizon_that_the_data_do_not_reach_is_not_a_no(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        outcomes = ccw.outreach_outcomes(reg, log, "20Y")
        assert not outcomes["observed"].any()
        assert outcomes["consented"].isna().any()
        assert outcomes.loc[outcomes["joined"].notna(), "consented"].all()

    def test_nobody_who_was_party_is_a_target(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        for row in ccw.outreach_outcomes(reg, log).itertuples():
            assert row.instrument not in reg.bound(row.iso3, row.date)

    def test_every_figure_says_that_it_is_a_base_rate(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        outcomes = ccw.outreach_outcomes(reg, log)
        assert outcomes.attrs["ccwuniv"]["note"] == NO_UNTREATED_GROUP
        rates = ccw.base_rates(outcomes)
        assert all(note.startswith(NO_UNTREATED_GROUP) for note in rates["note"])
        given = rates[rates["refused"] == ""]
        assert ((given["low"] <= given["share"]) & (given["share"] <= given["high"])).all()
        assert (rates["consented"] <= rates["states"]).all()

    def test_exact_interval(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        """One of eleven: the interval of Clopper and Pearson is 0.23 to 41.28 per cent."""
        rates = ccw.base_rates(ccw.outreach_outcomes(reg, log, "5Y"))
        assert rates.loc["AP2", ["states", "consented"]].tolist() == [11, 1]
        assert rates.loc["AP2", "low"] == pytest.approx(0.0023, abs=5e-5)
        assert rates.loc["AP2", "high"] == pytest.approx(0.4128, abs=5e-5)

    @pytest.mark.parametrize("horizon", ["11Y", "12Y", "900D", "147M", "20Y"])
    def test_only_horizons_that_are_over_count_for_all_alike(
        self, reg: ccw.Registry, log: ccw.OutreachLog, horizon: str
    ) -> None:
        """A state that joined inside a horizon not yet over is left out with those that did not."""
        outcomes = ccw.outreach_outcomes(reg, log, horizon)
        rates = ccw.base_rates(outcomes)
        assert set(rates.index) == set(outcomes["instrument"])
        for code, own in outcomes.groupby("instrument"):
            over = own[own["horizon_until"] <= pd.Timestamp(reg.as_of)]
            assert rates.loc[code, "states"] == over["iso3"].nunique()
            joined = over["joined"] <= over["horizon_until"]
            assert rates.loc[code, "consented"] == over.loc[joined, "iso3"].nunique()
            assert rates.loc[code, "rows_left_out"] == len(own) - len(over)

    def test_what_is_left_out_is_said(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        outcomes = ccw.outreach_outcomes(reg, log, "12Y")
        rates = ccw.base_rates(outcomes)
        left_out = rates.attrs["ccwuniv"]["left_out"]
        over = outcomes[outcomes["observed"]]
        for name, column in (("states", "iso3"), ("acts", "id")):
            assert left_out[name] == len(set(outcomes[column]) - set(over[column])) < left_out["rows"]
        assert set(rates.attrs["ccwuniv"]["measures"]) == {"share", "incidence"}
        assert rates["note"].str.contains("any act that reached a State, the incidence the first one").all()
        assert left_out["rows"] == int((~outcomes["observed"]).sum())
        assert left_out["reason"] == "their horizon ends after the last day of the data, 2026-02-03"
        assert ccw.base_rates(ccw.outreach_outcomes(reg, log, "11Y")).attrs["ccwuniv"]["left_out"]["rows"] == 0

    def test_the_case_of_the_convention(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        """Eleven of eighty within eleven years; of twelve years none is over for the acts of the report's last day."""
        eleven = ccw.base_rates(ccw.outreach_outcomes(reg, log, "11Y")).loc["CCW"]
        assert (eleven["consented"], eleven["states"], eleven["rows_left_out"]) == (11, 80, 0)
        twelve = ccw.base_rates(ccw.outreach_outcomes(reg, log, "12Y")).loc["CCW"]
        assert (twelve["consented"], twelve["states"]) != (11, 13)
        never = ccw.base_rates(ccw.outreach_outcomes(reg, log, "20Y"))
        assert (never["states"] == 0).all()
        assert never[["share", "low", "high"]].isna().all(axis=None)

    def test_the_rate_does_not_depend_on_who_joined_early(self, reg: ccw.Registry) -> None:
        """Two states, one act each, a horizon that is over for neither: one that joined at once makes no rate of 1."""
        acts = [
            {"id": "a", "kind": "letter", "start": "2024-01-10", "states": ["TTO", "LAO"], "instruments": ["CCW"]},
            {"id": "b", "kind": "letter", "start": "2024-01-10", "states": ["SGP", "MMR"], "instruments": ["CCW"]},
        ]
        outcomes = ccw.outreach_outcomes(reg, ccw.OutreachLog(acts), "5Y")
        assert outcomes["consented"].sum() >= 1
        assert ccw.base_rates(outcomes)["states"].tolist() == [0]
        by_act = ccw.base_rates(outcomes, by="id")
        assert by_act["states"].tolist() == [0] * len(by_act)
        assert by_act["rows_left_out"].sum() == len(outcomes)

    def test_a_picture_of_no_horizon_that_is_over(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        ax = ccw.plot.outcomes(ccw.base_rates(ccw.outreach_outcomes(reg, log, "20Y")))
        written = [text.get_text() for text in ax.figure.texts + ax.texts]
        assert {text for text in written if re.fullmatch(r"\d+ of \d+", text)} == {"0 of 0"}
        assert any("left out" in text.replace("\n", " ") for text in written)

    def test_a_table_that_contradicts_itself(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        outcomes = ccw.outreach_outcomes(reg, log, "5Y")
        outcomes["consented"] = outcomes["consented"].mask(outcomes["consented"])
        with pytest.raises(ccw.DataError) as caught:
            ccw.base_rates(outcomes)
        assert caught.value.column == "consented"
        assert caught.value.row is not None

    @pytest.mark.parametrize("horizon", ["", "3", "3 years", "0Y", "-3Y"])
    def test_horizon_that_is_none(self, reg: ccw.Registry, log: ccw.OutreachLog, horizon: str) -> None:
        with pytest.raises(ccw.OptionError, match="'3Y'"):
            ccw.outreach_outcomes(reg, log, horizon)

    def test_an_empty_log(self, reg: ccw.Registry) -> None:
        outcomes = ccw.outreach_outcomes(reg, ccw.OutreachLog())
        assert outcomes.empty
        assert "consented" in outcomes
        assert ccw.base_rates(outcomes).empty


class TestTargetList:
    def test_signatories_first_and_everybody_outside(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        targets = ccw.target_list(reg, log)
        assert len(targets) == 69
        assert set(targets.index[:4]) == {"EGY", "NGA", "SDN", "VNM"}
        assert targets["neighbouring_treaties"].iloc[4:].is_monotonic_decreasing
        assert not {"chance", "probability", "score"} & set(targets.columns)

    def test_contacts(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        targets = ccw.target_list(reg, log)
        assert targets.loc["VNM", "sponsored"] == 1
        assert targets.loc["AND", "sponsored"] == 0
        assert targets.loc["VNM", "contacts"] > targets.loc["AND", "contacts"] > 0
        assert (ccw.target_list(reg, log, "2013-11-10")["contacts"] == 0).all()

    def test_contacts_beside_the_migration_list(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        eleven = ccw.migration_list(reg, "2014-09-17", log=log)
        assert (eleven["contacts"] == 1).all()
        twelve = ccw.migration_list(reg, log=log)
        assert twelve.loc[["CIV", "MWI"], "contacts"].tolist() == [0, 0]


class TestHeadline:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("day", ["2014-09-01", "2004-01-31", "1995-03-24", None])
    def test_read_back_without_loss(self, reg: ccw.Registry, language: str, day: str | None) -> None:
        report = ccw.read_report(headline(reg, day, language=language).encode())
        assert report.totals == {code: count for code, count in reg.totals(day).items() if count}

    def test_the_seven_numbers_of_paragraph_2(self, reg: ccw.Registry) -> None:
        text = headline(reg, "2014-09-01", language="zh")
        for number in (117, 79, 112, 100, 108, 102, 84, 93):
            assert f"{number}个缔约方" in text

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="'zh'"):
            headline(reg, language="de")
        with pytest.raises(ccw.DataError, match="has not all"):
            headline(reg.replaced(instruments=reg.instruments[:1], actions=[], disputes=[]), "2014-09-01")


class TestContactsOverTime:
    def test_grow_and_end_at_the_count_of_the_target_list(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        contacts = ccw.contacts_over_time(reg, log)
        for _, own in contacts.groupby(["iso3", "instrument"]):
            assert own["contacts"].is_monotonic_increasing
        last = contacts[contacts["instrument"] == "CCW"].groupby("iso3")["contacts"].last()
        listed = ccw.target_list(reg, log)["contacts"]
        assert last.reindex(listed.index, fill_value=0).equals(listed)

    def test_joins_to_days(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        days = ccw.panel(
            reg, unit="state-day", states=["MUS"], instruments=["AP2"], start="2014-09-16", end="2014-09-18"
        )
        contacts = ccw.contacts_over_time(reg, log)
        own = contacts[contacts["instrument"] == "AP2"].drop(columns="instrument")
        joined = ccw.join_covariates(days, own, on=("iso3", "date"), unmatched="report")
        assert joined["contacts"].fillna(0).tolist() == [0, 1, 1]

    def test_an_empty_log(self, reg: ccw.Registry) -> None:
        assert ccw.contacts_over_time(reg, ccw.OutreachLog()).empty
