"""The gap matrix, the migration list, coverage and history."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
import pytest

import ccwuniv as ccw

ELEVEN_OF_2014 = "BDI CUB DJI LAO LSO MUS MEX MNG TGO UGA UZB".split()  # in the order of the names
TWELVE_OF_2026 = "BDI CIV CUB DJI LAO LSO MWI MEX MNG TGO UGA UZB".split()


class TestGapMatrix:
    @pytest.mark.parametrize("day", ["1990-10-03", "2006-11-12", "2014-09-01", None])
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_three_views_of_one_truth(self, reg: ccw.Registry, day: str | None, basis: str) -> None:
        status, gap, deposited, in_force = (
            ccw.gap_matrix(reg, day, values=v, basis=basis) for v in ("status", "gap", "deposited", "in_force")
        )
        counted = ["consented", "in_force"] if basis == "consent" else ["in_force"]
        assert (status.isin(counted) == ~gap).all(axis=None)
        assert (deposited.notna() == ~gap).all(axis=None)
        assert (in_force.notna() == ~gap).all(axis=None)
        assert (~gap).sum().tolist() == reg.totals(day, basis=basis).tolist()
        assert status.index.tolist() == [s.iso3 for s in reg.parties("CCW", day, basis=basis)]

    def test_states(self, reg: ccw.Registry) -> None:
        everyone, parties, outside = (len(ccw.gap_matrix(reg, states=s)) for s in ("all", "parties", "not_party"))
        assert (everyone, parties, outside) == (197, 128, 69)
        assert len(ccw.gap_matrix(reg, states="WEOG")) == 29
        assert ccw.gap_matrix(reg, states=["UZB", "France"]).index.tolist() == ["UZB", "FRA"]
        assert ccw.gap_matrix(reg, states=[]).shape == (0, 8)

    def test_signatories_are_told_apart(self, reg: ccw.Registry) -> None:
        outside = ccw.gap_matrix(reg, states="not_party")["CCW"]
        assert outside[outside == "signed"].index.tolist() == ["EGY", "NGA", "SDN", "VNM"]

    def test_instruments_in_the_order_asked_for(self, reg: ccw.Registry) -> None:
        frame = ccw.gap_matrix(reg, instruments=["AP2", "Protocol II"])
        assert frame.columns.tolist() == ["AP2", "P2"]
        assert len(frame) == 128

    def test_dates_are_dates(self, reg: ccw.Registry) -> None:
        frame = ccw.gap_matrix(reg, "2014-09-01", states=["FRA"], values="in_force", basis="in_force")
        assert frame.loc["FRA", "P5"] == pd.Timestamp("2007-04-30")
        assert all(str(dtype) == "datetime64[s]" for dtype in frame.dtypes)

    def test_a_day_before_any_action(self, reg: ccw.Registry) -> None:
        for values in ("status", "gap", "deposited", "in_force"):
            assert ccw.gap_matrix(reg, "1981-01-01", values=values).shape == (0, 8)
        assert (ccw.gap_matrix(reg, "1981-01-01", states="all") == "not_bound").all(axis=None)

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="'African'"):
            ccw.gap_matrix(reg, states="Atlantis")
        with pytest.raises(ccw.OptionError, match="'status'"):
            ccw.gap_matrix(reg, values="colour")
        with pytest.raises(ccw.UnknownStateError):
            ccw.gap_matrix(reg, states=["Atlantis"])


class TestMigrationList:
    def test_eleven_in_2014(self, reg: ccw.Registry) -> None:
        assert ccw.migration_list(reg, "2014-09-01").index.tolist() == ELEVEN_OF_2014

    def test_twelve_before_serbia_moved(self, reg: ccw.Registry) -> None:
        before = set(ccw.migration_list(reg, "2011-02-13").index)
        after = set(ccw.migration_list(reg, "2011-02-14").index)
        assert (len(before), len(after)) == (12, 11)
        assert before - after == {"SRB"}

    def test_twelve_today_and_only_mauritius_has_moved(self, reg: ccw.Registry) -> None:
        assert ccw.migration_list(reg).index.tolist() == TWELVE_OF_2026
        assert set(ELEVEN_OF_2014) - set(TWELVE_OF_2026) == {"MUS"}
        assert "MUS" in ccw.migration_list(reg, "2018-11-01").index
        assert "MUS" not in ccw.migration_list(reg, "2018-11-02").index

    def test_since_when_they_could_have(self, reg: ccw.Registry) -> None:
        frame = ccw.migration_list(reg)
        assert frame.loc["MEX", "deposited"] == pd.Timestamp("1982-02-11")
        waited = (dt.date(2026, 2, 3) - dt.date(1996, 5, 3)).days / 365.25
        assert frame.loc["MEX", "years_waiting"] == pytest.approx(waited)
        assert frame.loc["MWI", "years_waiting"] == pytest.approx((reg.as_of - dt.date(2022, 9, 23)).days / 365.25)

    def test_neighbouring_treaties_beside_it(self, reg: ccw.Registry) -> None:
        frame = ccw.migration_list(reg)
        assert frame.index[~frame["mine_ban"]].tolist() == ["CUB", "LAO", "MNG", "UZB"]
        assert frame.loc["LAO", "cluster_munitions"]
        assert not frame.loc["CUB", ["mine_ban"]].any()

    def test_any_two_instruments(self, reg: ccw.Registry) -> None:
        frame = ccw.migration_list(reg, old="CCW", new="P5")
        assert len(frame) == 128 - 99
        with pytest.raises(ccw.OptionError, match="new"):
            ccw.migration_list(reg, old="P2", new="Protocol II")

    def test_before_the_amendment_everybody_waits(self, reg: ccw.Registry) -> None:
        before = ccw.migration_list(reg, "1990-01-01")
        assert len(before) == reg.totals("1990-01-01")["P2"]
        assert before["years_waiting"].isna().all()
        assert ccw.migration_list(reg, "1981-01-01").empty


class TestCoverage:
    def test_groups_add_up_to_the_universe(self, reg: ccw.Registry) -> None:
        for universe, size in (("all_states", 197), ("un_members", 193), ("un_members_and_observers", 195)):
            frame = ccw.coverage(reg, universe=universe)
            assert frame.loc["total", "states"] == size == frame.attrs["ccwuniv"]["denominator"]
            counts = frame[["states", *reg.codes]]
            assert (counts.drop("total").sum() == counts.loc["total"]).all()
            for code in reg.codes:
                assert (frame[code] / frame["states"]).equals(frame[f"{code}_share"])

    def test_members_among_the_parties_are_two_fewer(self, reg: ccw.Registry) -> None:
        for day in ("2015-01-05", "2018-01-01", None):
            members = ccw.coverage(reg, day, universe="un_members").loc["total", "CCW"]
            assert members == reg.totals(day)["CCW"] - 2

    def test_the_universe_is_that_of_the_day(self, reg: ccw.Registry) -> None:
        before = ccw.coverage(reg, "2011-07-08").loc["total", "states"]
        assert ccw.coverage(reg, "2011-07-09").loc["total", "states"] == before + 1

    def test_states_whose_group_is_not_known_are_counted_so(self, reg: ccw.Registry) -> None:
        then = ccw.coverage(reg, "1995-06-30")
        assert (then["CCW"].sum(), then.loc["total", "states"]) == (2 * then.loc["total", "CCW"], 193)
        assert then.index.to_list() == ["not known", "no group", "total"]
        assert "WEOG" not in ccw.coverage(reg, "2005-01-01").index  # of which Israel alone is known
        facts = then.attrs["ccwuniv"]
        assert (facts["groups"], facts["groups_not_known"]) == ("at_the_time", then.loc["not known", "states"])
        assert ccw.coverage(reg, "2014-09-01").attrs["ccwuniv"]["groups_not_known"] == 1  # Kiribati
        assert "groups" not in ccw.coverage(reg, by="instrument").attrs["ccwuniv"]

    def test_the_groups_of_the_last_day_may_be_carried_back_on_request(self, reg: ccw.Registry) -> None:
        then = ccw.coverage(reg, "1985-01-01", groups="current")
        assert then.loc["Eastern European", "CCW"] == 6
        assert then.loc["not known", "CCW"] == 3  # Czechoslovakia, the German Democratic Republic, Yugoslavia
        assert then.attrs["ccwuniv"]["groups"] == "current"
        with pytest.raises(ccw.OptionError, match="groups="):
            ccw.coverage(reg, groups="today")  # type: ignore[arg-type]

    def test_by_instrument_and_by_kind(self, reg: ccw.Registry) -> None:
        assert ccw.coverage(reg, by="instrument")["parties"].tolist() == reg.totals().tolist()
        kinds = ccw.coverage(reg, by="kind")
        assert kinds.sum().tolist() == reg.totals().tolist()
        assert kinds.loc["succession", "CCW"] == 8

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="un_regional_group"):
            ccw.coverage(reg, by="colour")
        with pytest.raises(ccw.OptionError, match="all_states"):
            ccw.coverage(reg, universe="planets")

    @pytest.mark.parametrize(("by", "named"), [("un_regional_group", "UN DGACM"), ("m49", "Unicode CLDR")])
    def test_coverage_names_the_sources_of_the_groups_that_it_counts_by(
        self, reg: ccw.Registry, by: str, named: str
    ) -> None:
        sources = ccw.coverage(reg, by=by).attrs["ccwuniv"]["sources"]
        assert len(sources) < 5
        assert {name for name in ("UN DGACM", "Unicode CLDR") if any(name in source for source in sources)} == {named}


class TestHistory:
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    @pytest.mark.parametrize("population", ["at_the_time", "current"])
    def test_each_row_is_the_totals_of_its_day(self, reg: ccw.Registry, basis: str, population: str) -> None:
        history = ccw.history(reg, basis=basis, population=population)
        assert (str(history.index[0].date()), str(history.index[-1].date())) == ("1981-04-10", "2026-02-03")
        for row in random.Random(7).sample(range(len(history)), 60):
            day = history.index[row]
            assert history.iloc[row].tolist() == reg.totals(day, basis=basis, population=population).tolist()

    def test_every_published_total_stands_in_it(self, reg: ccw.Registry) -> None:
        history = ccw.history(reg)
        for total in reg.published_totals:
            if total.instrument in reg.codes and total.agrees:
                first = total.date.replace(day=1) if total.precision == "month" else total.date
                assert total.count in history.loc[str(first) : str(total.date), total.instrument].tolist()

    @pytest.mark.parametrize(("freq", "rows"), [("D", 731), ("W", 105), ("M", 24), ("Q", 8), ("Y", 2)])
    def test_frequencies(self, reg: ccw.Registry, freq: str, rows: int) -> None:
        assert len(ccw.history(reg, "2012-01-01", "2013-12-31", freq=freq)) == rows

    def test_one_day_and_no_day(self, reg: ccw.Registry) -> None:
        assert len(ccw.history(reg, "2014-09-01", "2014-09-01")) == 1
        with pytest.raises(ccw.DateError, match="end before it starts"):
            ccw.history(reg, "2014-09-02", "2014-09-01")
        with pytest.raises(ccw.OptionError, match="'D'"):
            ccw.history(reg, freq="fortnight")


@pytest.mark.parametrize(
    "table",
    [
        ccw.gap_matrix,
        lambda reg: ccw.gap_matrix(reg, values="in_force"),
        ccw.migration_list,
        ccw.coverage,
        lambda reg: ccw.history(reg, freq="Y"),
        lambda reg: reg.participation("LAO"),
        lambda reg: reg.diff(reg.with_disputes("alternative")),
    ],
)
def test_tables_keep_their_provenance_in_parquet(reg: ccw.Registry, table: object, tmp_path: object) -> None:
    frame = table(reg)
    assert {"library", "data", "call", "sources"} <= set(frame.attrs["ccwuniv"])
    frame.to_parquet(tmp_path / "table.parquet")
    back = pd.read_parquet(tmp_path / "table.parquet")
    assert back.attrs == frame.attrs
    assert back.shape == frame.shape
