"""Panels of every unit, their codes for what is missing, and the join of covariates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.analysis.bilateral import relations
from ccwuniv.analysis.covariates import join_covariates
from ccwuniv.analysis.dyads import dyadic_coverage
from ccwuniv.analysis.panels import PANEL_STATUSES, panel
from ccwuniv.records import Basis

LAST = "2026-02-03"
UNITS = ["actions", "wide", "long", "spell", "state-day", "country-year", "dyad-year"]


def cell(frame: pd.DataFrame, iso3: str, instrument: str, year: int) -> str:
    found = frame[(frame["iso3"] == iso3) & (frame["instrument"] == instrument) & (frame["year"] == year)]
    return str(found["status"].item())


@pytest.fixture(scope="module")
def years(reg: ccw.Registry) -> pd.DataFrame:
    return panel(reg)


@pytest.fixture(scope="module")
def any_time(reg: ccw.Registry) -> pd.DataFrame:
    return panel(reg, at="any")


class TestCountryYear:
    def test_it_is_balanced(self, reg: ccw.Registry, years: pd.DataFrame) -> None:
        assert len(years) == sum(
            s.eligible_until is None or s.eligible_until >= reg.first_day for s in reg.states
        ) * len(reg.instruments) * len(range(1981, 2026))
        assert not years.duplicated(["iso3", "year", "instrument"]).any()
        assert years.columns.tolist() == ["iso3", "year", "date", "instrument", "status", "bound"]

    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    @pytest.mark.parametrize("population", ["at_the_time", "current"])
    @pytest.mark.parametrize("at", ["12-31", "06-30"])
    def test_counts_are_the_totals_of_the_day(self, reg: ccw.Registry, basis: str, population: str, at: str) -> None:
        table = panel(reg, basis=basis, population=population, at=at)
        counts = table.groupby(["date", "instrument"])["bound"].sum().unstack()[list(reg.codes)]
        for day, row in counts.iterrows():
            totals = reg.totals(day, basis=basis, population=population)
            if basis == "consent" and population == "at_the_time" and "1992-04-27" <= str(day.date()) <= "2001-03-11":
                totals[["CCW", "P1", "P2", "P3"]] -= 1  # Yugoslavia: on the depositary's list, and in no model
            assert row.tolist() == totals.tolist()

    @pytest.mark.parametrize(
        ("iso3", "instrument", "year", "status"),
        [
            ("SSD", "CCW", 2010, "not_eligible"),  # a participant from 9 July 2011
            ("SSD", "CCW", 2011, "not_bound"),
            ("DDR", "CCW", 1989, "in_force"),
            ("DDR", "CCW", 1990, "not_eligible"),  # no participant from 3 October 1990
            ("LTU", "AP2", 1995, "not_yet_open"),
            ("LTU", "AP2", 1996, "not_bound"),
            ("AFG", "CCW", 1990, "signed"),
            ("AFG", "CCW", 2017, "consented"),
            ("AFG", "CCW", 2018, "in_force"),
            ("MEX", "CCW", 1982, "consented"),
            ("MEX", "CCW", 1983, "in_force"),
        ],
    )
    def test_each_reason_has_its_code(
        self, years: pd.DataFrame, iso3: str, instrument: str, year: int, status: str
    ) -> None:
        assert cell(years, iso3, instrument, year) == status

    @pytest.mark.parametrize(
        ("iso3", "instrument", "year", "status"),
        [
            ("DDR", "CCW", 1990, "in_force"),  # bound until 2 October
            ("DDR", "CCW", 1991, "not_eligible"),
            ("SSD", "CCW", 2010, "not_eligible"),
            ("SSD", "CCW", 2011, "not_bound"),  # a participant from 9 July
            ("LTU", "AP2", 1996, "not_bound"),  # open from 3 May
            ("LTU", "AP2", 1998, "in_force"),  # consent 3 June, in force 3 December
            ("AFG", "CCW", 2017, "consented"),  # signed until 8 August
            ("FRA", "CCW", 2026, "in_force"),  # a year known to 3 February
        ],
    )
    def test_any_time_takes_the_weightiest(
        self, any_time: pd.DataFrame, iso3: str, instrument: str, year: int, status: str
    ) -> None:
        assert cell(any_time, iso3, instrument, year) == status

    def test_a_year_of_ending_counts_as_bound_at_any_time(self, reg: ccw.Registry) -> None:
        left = reg.with_actions([{"iso3": "FRA", "instrument": "P3", "kind": "denunciation", "date": "2020-01-15"}])
        options = {"states": ["FRA"], "instruments": ["P3"], "start": 2020, "end": 2022}
        assert panel(left, at="any", **options)["status"].tolist() == ["in_force", "in_force", "ended"]
        assert panel(left, **options)["status"].tolist() == ["in_force", "ended", "ended"]

    def test_a_year_not_yet_over_is_left_out_or_unknown(self, reg: ccw.Registry, years: pd.DataFrame) -> None:
        assert years["year"].max() == 2025
        asked = panel(reg, start=2025, end=2026)
        assert (asked.loc[asked["year"] == 2026, "status"] == "unknown").all()
        assert asked.loc[asked["year"] == 2026, "bound"].isna().all()
        assert (panel(reg, start=2026, end=2026, at="02-03")["status"] != "unknown").all()

    def test_as_of_hides_what_came_later(self, reg: ccw.Registry) -> None:
        past = panel(reg, as_of="2014-09-01", start=2013, end=2014, states=["FRA"], instruments=["CCW"])
        assert past["status"].tolist() == ["in_force", "unknown"]
        assert panel(reg, as_of="2014-09-01")["year"].max() == 2013

    def test_bound_is_missing_only_where_nothing_can_be_said(self, years: pd.DataFrame) -> None:
        silent = years["status"].isin(["not_eligible", "unknown"])
        assert (years["bound"].isna() == silent).all()
        assert (years["status"].isin(["consented", "in_force"]) == years["bound"].fillna(value=False)).all()
        assert set(PANEL_STATUSES) == set(years["status"].cat.categories)

    def test_it_says_how_it_was_observed(self, years: pd.DataFrame, any_time: pd.DataFrame) -> None:
        assert years.attrs["ccwuniv"]["at"] == "12-31"
        assert any_time.attrs["ccwuniv"]["at"] == "any"
        assert any_time.attrs["ccwuniv"]["known_until"] == LAST
        assert "date" not in any_time.columns

    def test_states_and_instruments_in_the_order_asked_for_each_once(self, reg: ccw.Registry) -> None:
        table = panel(reg, states=["UZB", "LAO", "UZB"], instruments=["AP2", "P2", "AP2"], start=2000, end=2000)
        assert list(zip(table["iso3"], table["instrument"], strict=True)) == [
            ("UZB", "AP2"),
            ("UZB", "P2"),
            ("LAO", "AP2"),
            ("LAO", "P2"),
        ]


class TestStateDay:
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    @pytest.mark.parametrize(("iso3", "start"), [("FRA", "2006-10-29"), ("DDR", "1990-09-28"), ("SVN", "1992-07-01")])
    def test_each_day_is_what_the_registry_says(self, reg: ccw.Registry, basis: str, iso3: str, start: str) -> None:
        end = dt.date.fromisoformat(start) + dt.timedelta(days=9)
        table = panel(reg, "state-day", states=[iso3], start=start, end=end, basis=basis)
        assert len(table) == 10 * 8
        for row in table.itertuples():
            day = row.date.date()
            bound = row.instrument in reg.bound(iso3, day, basis=basis)
            if row.status == "not_eligible":
                assert not reg.state(iso3).eligible(day)
                assert not bound
                continue
            assert row.bound == bound
            said = reg.status(iso3, row.instrument, day, basis=basis)
            assert row.status == said or (said == "not_bound" and row.status in ("not_bound", "not_yet_open"))

    def test_every_day_of_one_state(self, reg: ccw.Registry) -> None:
        table = panel(reg, "state-day", states=["LAO"], instruments=["CCW"])
        days = (dt.date.fromisoformat(LAST) - dt.date(1981, 4, 10)).days + 1
        assert len(table) == days
        assert table["date"].is_unique

    def test_an_absurd_size_is_refused(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match=r"rows, .* GB' is not accepted.*at most 2 GB of memory"):
            panel(reg, "state-day")


class TestDyadYear:
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_each_pair_is_what_relations_says(self, reg: ccw.Registry, basis: str) -> None:
        states = ["KOR", "UZB", "USA", "MEX", "EGY", "DDR"]
        table = panel(reg, "dyad-year", states=states, start=2000, end=2004, basis=basis)
        assert len(table) == 5 * 10
        for row in table.itertuples():
            between = relations(reg, row.iso3_a, row.iso3_b, row.date, basis=basis)
            assert row.common == len(between.common)
            assert row.mines_rule.replace("contested", "none") == between.mines_rule
            assert row.basis == ("in_force" if basis == "in_force" else "by deposit")
            codes = ((between.common, "both"), (between.only_a, "only_a"), (between.only_b, "only_b"))
            for instruments, code in codes:
                assert all(getattr(row, instrument) == code for instrument in instruments)

    def test_counts_are_the_dyadic_coverage_of_the_day(self, reg: ccw.Registry) -> None:
        table = panel(reg, "dyad-year", start=2014, end=2014)
        pairs = dyadic_coverage(reg, "2014-12-31")["pairs"]
        assert len(table) == pairs[["mines_rule_AP2", "mines_rule_P2", "mines_rule_contested", "mines_rule_none"]].sum()
        assert [(table[code] == "both").sum() for code in reg.codes] == pairs[list(reg.codes)].tolist()
        for rule in ("AP2", "P2", "contested", "none"):
            assert (table["mines_rule"] == rule).sum() == pairs[f"mines_rule_{rule}"]

    def test_directed_holds_both_orders(self, reg: ccw.Registry) -> None:
        options = {"states": ["USA", "MEX", "EGY"], "start": 2014, "end": 2015}
        one, both = (panel(reg, "dyad-year", directed=directed, **options) for directed in (False, True))
        assert (len(one), len(both)) == (6, 12)
        swap = {"only_a": "only_b", "only_b": "only_a"}
        keyed = both.set_index(["iso3_a", "iso3_b", "year"])["AP2"].astype(str).to_dict()
        assert all(keyed[b, a, year] == swap.get(code, code) for (a, b, year), code in keyed.items())

    def test_what_is_not_yet_open_or_not_known(self, reg: ccw.Registry) -> None:
        table = panel(reg, "dyad-year", states=["USA", "MEX"], start=1995, end=2026)
        by_year = table.set_index("year")
        assert by_year.loc[1995, "AP2"] == "not_yet_open"
        assert by_year.loc[1996, "AP2"] == "neither"
        assert by_year.loc[2026, "AP2"] == "unknown"
        assert pd.isna(by_year.loc[2026, "common"])
        assert pd.isna(by_year.loc[2026, "mines_rule"])

    def test_only_pairs_of_participants(self, reg: ccw.Registry) -> None:
        table = panel(reg, "dyad-year", states=["DDR", "DEU"], start=1988, end=1991)
        assert table["year"].tolist() == [1988, 1989]


class TestOneDay:
    def test_actions_carry_their_effect(self, reg: ccw.Registry) -> None:
        table = panel(reg, "actions", states=["FRA"], instruments=["P5"])
        assert table["date"].tolist() == [pd.Timestamp("2006-10-31")]
        assert table["effective"].tolist() == [pd.Timestamp("2007-04-30")]
        assert len(panel(reg, "actions")) == len(reg.actions)
        assert len(panel(reg, "actions", as_of="2014-09-01")) == sum(a.date <= dt.date(2014, 9, 1) for a in reg.actions)

    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_wide_holds_both_gap_matrices_of_days(self, reg: ccw.Registry, basis: Basis) -> None:
        wide = panel(reg, "wide", as_of="2014-09-01", basis=basis)
        for values in ("deposited", "in_force"):
            days = ccw.gap_matrix(reg, "2014-09-01", states=list(wide.index), values=values, basis=basis)
            found = wide[[f"{code}_{values}" for code in reg.codes]]
            assert (found.to_numpy().astype(str) == days.to_numpy().astype(str)).all()
        assert wide.loc["SSD", "CCW_status"] == "not_bound"
        assert wide.loc["DDR", "CCW_status"] == "not_eligible"

    def test_long_holds_the_days_behind_a_status(self, reg: ccw.Registry) -> None:
        table = panel(reg, "long", states=["AFG", "EGY", "LAO"]).set_index(["iso3", "instrument"])
        assert table.loc[("AFG", "CCW"), "signed"] == pd.Timestamp("1981-04-10")
        assert table.loc[("AFG", "CCW"), "deposited"] == pd.Timestamp("2017-08-09")
        assert table.loc[("AFG", "CCW"), "in_force"] == pd.Timestamp("2018-02-09")
        assert table.loc[("EGY", "CCW"), "status"] == "signed"
        assert table.loc[("LAO", "AP2"), ["signed", "deposited", "in_force", "ends"]].isna().all()

    def test_spells_open_and_close(self, reg: ccw.Registry) -> None:
        table = panel(reg, "spell", instruments=["CCW"]).set_index("iso3")
        assert len(table) == 131
        gone = table.loc["DDR"]
        assert (gone["stop"], gone["censored"], gone["ended_by"]) == (pd.Timestamp("1990-10-03"), False, "extinction")
        assert table.loc["FRA", ["stop", "censored"]].tolist() == [pd.Timestamp("2026-02-04"), True]
        assert (table["days"] == (table["stop"] - table["start"]).dt.days).all()

    def test_a_spell_ended_later_is_still_open(self, reg: ccw.Registry) -> None:
        left = reg.with_actions([{"iso3": "FRA", "instrument": "P3", "kind": "denunciation", "date": "2020-01-15"}])
        before, after = (
            panel(left, "spell", as_of=day, states=["FRA"], instruments=["P3"]) for day in ("2021-01-14", "2021-01-15")
        )
        assert (before["censored"].item(), before["ended_by"].item()) == (True, "")
        assert (after["censored"].item(), after["ended_by"].item()) == (False, "denunciation")
        acts = panel(left, "actions", states=["FRA"], instruments=["P3"]).set_index("kind")
        assert acts.loc["denunciation", "effective"] == pd.Timestamp("2021-01-15")


class TestArguments:
    @pytest.mark.parametrize(
        ("options", "error", "message"),
        [
            ({"unit": "week"}, ccw.OptionError, "'country-year'"),
            ({"unit": "spell", "start": 2000}, ccw.OptionError, "no such option"),
            ({"unit": "wide", "directed": True}, ccw.OptionError, "no such option"),
            ({"unit": "state-day", "at": "12-31"}, ccw.OptionError, "no such option"),
            ({"unit": "dyad-year", "at": "any"}, ccw.OptionError, "MM-DD"),
            ({"at": "02-29"}, ccw.OptionError, "every year"),
            ({"at": "13-01"}, ccw.OptionError, "every year"),
            ({"at": 7}, ccw.OptionError, "every year"),
            ({"start": 1960}, ccw.DateError, "1980 to 2026"),
            ({"end": 2030}, ccw.DateError, "1980 to 2026"),
            ({"start": "2000-01-01"}, ccw.DateError, "whole number"),
            ({"start": True}, ccw.DateError, "whole number"),
            ({"start": 2001, "end": 2000}, ccw.DateError, "end before it starts"),
            ({"unit": "state-day", "start": 2000}, ccw.DateError, "YYYY-MM-DD"),
            ({"unit": "state-day", "start": "2001-01-02", "end": "2001-01-01"}, ccw.DateError, "end before it starts"),
            ({"states": "Atlantis"}, ccw.OptionError, "'African'"),
            ({"states": ["Atlantis"]}, ccw.UnknownStateError, "Atlantis"),
            ({"instruments": ["P9"]}, ccw.UnknownInstrumentError, "P9"),
            ({"instruments": "P9"}, ccw.UnknownInstrumentError, "did you mean P1"),
            ({"basis": "signature"}, ccw.OptionError, "'in_force'"),
            ({"population": "future"}, ccw.OptionError, "'current'"),
            ({"as_of": "2030-01-01"}, ccw.DateError, "data stop"),
        ],
    )
    def test_what_cannot_be_understood(
        self, reg: ccw.Registry, options: dict[str, object], error: type[Exception], message: str
    ) -> None:
        with pytest.raises(error, match=message):
            panel(reg, **options)

    @pytest.mark.parametrize("unit", UNITS)
    def test_no_state_gives_an_empty_table_of_the_same_columns(self, reg: ccw.Registry, unit: str) -> None:
        few = panel(reg, unit, states=["LAO", "FRA"])
        none = panel(reg, unit, states=[])
        assert len(none) == 0
        assert none.columns.tolist() == few.columns.tolist()
        assert none.dtypes.tolist() == few.dtypes.tolist()

    @pytest.mark.parametrize("unit", UNITS)
    def test_a_treaty_without_dates_or_rules(self, reg: ccw.Registry, unit: str) -> None:
        act = ccw.Action(iso3="FRA", instrument="X", kind="accession", date="2000-05-01", source="made up")
        bare = ccw.Registry(
            [ccw.Instrument(code="X", names={})], [reg.state("FRA"), reg.state("LAO")], [act], as_of="2001-12-31"
        )
        assert len(panel(bare, unit, basis="consent"))
        with pytest.raises(ccw.DataError, match="no rule"):
            panel(bare, unit, basis="in_force")

    @pytest.mark.parametrize("unit", UNITS)
    def test_parquet_keeps_the_provenance(self, reg: ccw.Registry, unit: str, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        table = panel(reg, unit, states=["LAO", "FRA"])
        table.to_parquet(tmp_path / "panel.parquet")
        back = pd.read_parquet(tmp_path / "panel.parquet")
        assert back.attrs == table.attrs
        assert back.shape == table.shape
        assert table.attrs["ccwuniv"]["unit"] == unit


class TestCovariates:
    @pytest.fixture
    def table(self, reg: ccw.Registry) -> pd.DataFrame:
        return panel(reg, states=["LAO", "FRA"], instruments=["P2", "AP2"], start=2012, end=2013)

    def test_an_exact_join_keeps_every_row_in_order(self, table: pd.DataFrame) -> None:
        keys = [("FRA", 2013), ("LAO", 2012), ("FRA", 2012), ("LAO", 2013), ("USA", 2012)]
        wealth = pd.DataFrame([(*key, place) for place, key in enumerate(keys)], columns=["iso3", "year", "gdp"])
        joined = join_covariates(table, wealth)
        assert joined[table.columns.tolist()].equals(table)
        assert joined["gdp"].tolist() == [1, 1, 3, 3, 2, 2, 0, 0]
        facts = joined.attrs["ccwuniv"]["covariates"]
        assert (facts["join"], facts["unmatched_rows"], facts["unused_covariates"]) == ("exact", 0, 1)
        assert joined.attrs["ccwuniv"]["call"] == "panel"

    def test_a_row_without_a_match_is_never_silent(self, table: pd.DataFrame) -> None:
        wealth = pd.DataFrame({"iso3": ["LAO", "LAO", "FRA"], "year": [2012, 2013, 2012], "gdp": [1.0, 2.0, 3.0]})
        with pytest.raises(ccw.DataError, match="2 rows of the panel find no covariate, first FRA 2013"):
            join_covariates(table, wealth)
        joined = join_covariates(table, wealth, unmatched="report")
        assert joined["gdp"].isna().sum() == 2
        assert joined.attrs["ccwuniv"]["covariates"]["unmatched"] == ["FRA 2013"]

    def test_a_covariate_that_is_itself_missing_is_a_match(self, table: pd.DataFrame) -> None:
        wealth = pd.DataFrame({"iso3": ["LAO", "LAO", "FRA", "FRA"], "year": [2012, 2013] * 2, "gdp": [1, None, 3, 4]})
        assert join_covariates(table, wealth)["gdp"].isna().sum() == 2

    @pytest.mark.parametrize("year", [[2012.0, 2013.0], ["2012", "2013"]])
    def test_years_are_compared_as_numbers(self, table: pd.DataFrame, year: list[object]) -> None:
        wealth = pd.DataFrame({"iso3": ["LAO", "LAO", "FRA", "FRA"], "year": year * 2, "gdp": [1, 2, 3, 4]})
        assert join_covariates(table, wealth)["gdp"].tolist() == [1, 1, 2, 2, 3, 3, 4, 4]

    def test_a_dated_join_takes_the_latest_before(self, reg: ccw.Registry) -> None:
        days = panel(reg, "state-day", states=["LAO"], instruments=["P5"], start="2012-02-01", end="2012-02-04")
        rule = pd.DataFrame({"iso3": ["LAO", "LAO"], "date": ["2012-02-03", "2011-01-01"], "regime": ["new", "old"]})
        assert join_covariates(days, rule, on=("iso3", "date"))["regime"].tolist() == ["old", "old", "new", "new"]
        with pytest.raises(ccw.DataError, match="find no covariate"):
            join_covariates(days, rule, on=("iso3", "date"), max_age=30)
        aged = join_covariates(days, rule, on=("iso3", "date"), max_age=1, unmatched="report")
        assert aged["regime"].isna().tolist() == [True, True, False, False]

    def test_a_dated_join_to_spells(self, reg: ccw.Registry) -> None:
        spells = panel(reg, "spell", states=["LAO", "FRA"], instruments=["P5"])
        rule = pd.DataFrame(
            {"iso3": ["FRA", "LAO"], "start": pd.to_datetime(["2000-01-01", "2000-01-01"]), "regime": ["f", "l"]}
        )
        assert join_covariates(spells, rule, on=("iso3", "start"))["regime"].tolist() == ["l", "f"]

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"iso3": ["LAO", "LAO"], "year": [2012, 2012], "gdp": [1, 2]}, "LAO 2012.*is twice"),
            ({"iso3": ["LAO"], "year": [2012], "status": ["x"]}, "is in the panel already"),
            ({"country": ["LAO"], "year": [2012]}, "name the key"),
            ({"iso3": ["LAO"], "year": [2012.5], "gdp": [1]}, "not a whole number"),
            ({"iso3": ["LAO"], "year": ["MMXII"], "gdp": [1]}, "not a whole number"),
            ({"iso3": ["LAO", None], "year": [2012, 2013], "gdp": [1, 2]}, "line 3.*a key is missing"),
        ],
    )
    def test_what_cannot_be_joined(self, table: pd.DataFrame, change: dict[str, list[object]], message: str) -> None:
        with pytest.raises(ccw.DataError, match=message):
            join_covariates(table, pd.DataFrame(change))

    def test_bad_options(self, table: pd.DataFrame) -> None:
        wealth = pd.DataFrame({"iso3": ["LAO"], "year": [2012], "gdp": [1]})
        with pytest.raises(ccw.OptionError, match="max_age"):
            join_covariates(table, wealth, max_age=3)
        with pytest.raises(ccw.OptionError, match="'report'"):
            join_covariates(table, wealth, unmatched="ignore")
        with pytest.raises(ccw.OptionError, match="each once"):
            join_covariates(table, wealth, on=())
        with pytest.raises(ccw.DataError, match="must be a column of the panel"):
            join_covariates(table, wealth, on=("iso3", "start"))
