"""Waiting times in counting-process form, and the curve of those still waiting."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.analysis.waiting import waiting_times
from ccwuniv.analysis.waiting_curves import waiting_curve

LAST = dt.date(2026, 2, 3)
CODES = ["CCW", "A1", "P1", "P2", "AP2", "P3", "P4", "P5"]


@pytest.fixture(scope="module")
def ap2(reg: ccw.Registry) -> pd.DataFrame:
    return waiting_times(reg, "AP2", split="none")


def of(frame: pd.DataFrame, iso3: str) -> pd.DataFrame:
    return frame[frame["iso3"] == iso3]


class TestRisk:
    @pytest.mark.parametrize("instrument", CODES)
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_events_and_those_bound_at_entry_are_the_consents(
        self, reg: ccw.Registry, instrument: str, basis: str
    ) -> None:
        table = waiting_times(reg, instrument, basis=basis)
        consents = sum(len(reg.spells(state, instrument)) for state in reg.states)
        assert table["event"].sum() + len(table.attrs["ccwuniv"]["bound_at_entry"]) == consents

    @pytest.mark.parametrize("instrument", CODES)
    def test_intervals_follow_each_other_and_have_length(self, reg: ccw.Registry, instrument: str) -> None:
        for split in ("none", "year", "events"):
            table = waiting_times(reg, instrument, split=split)
            assert (table["t_start"] < table["t_stop"]).all()
            assert ((table["stop"] - table["start"]).dt.days == table["t_stop"] - table["t_start"]).all()
            inner = table.duplicated(["iso3", "episode"])
            assert (table.loc[inner, "t_start"] == table["t_stop"].shift()[inner]).all()
            assert (table.loc[~inner, "t_start"] == 0).all()
            last = ~table.duplicated(["iso3", "episode"], keep="last")
            assert not table.loc[~last, "event"].any()

    def test_however_it_is_cut_the_time_at_risk_is_the_same(self, reg: ccw.Registry) -> None:
        times = [waiting_times(reg, "P5", split=split) for split in ("none", "year", "events")]
        assert len({int((t["t_stop"] - t["t_start"]).sum()) for t in times}) == 1
        assert len({int(t["event"].sum()) for t in times}) == 1

    @pytest.mark.parametrize(
        ("instrument", "iso3", "start", "stop", "event"),
        [
            ("CCW", "FRA", "1981-04-10", "1988-03-04", True),  # from the opening for signature
            ("AP2", "LTU", "1996-05-03", "1998-06-03", True),  # from the adoption
            ("AP2", "LAO", "1996-05-03", "2026-02-03", False),  # to the last day of the data
            ("CCW", "SSD", "2011-07-09", "2026-02-03", False),  # from the first day on which the state could take part
            ("CCW", "DDR", "1981-04-10", "1982-07-20", True),
            ("P5", "MNE", "2006-06-03", "2012-05-20", True),
        ],
    )
    def test_from_when_to_when(
        self, reg: ccw.Registry, instrument: str, iso3: str, start: str, stop: str, event: bool
    ) -> None:
        rows = of(waiting_times(reg, instrument, split="none"), iso3)
        assert rows["start"].iloc[0] == pd.Timestamp(start)
        assert bool(rows["event"].iloc[-1]) is event
        if event:
            assert rows["stop"].iloc[-1] == pd.Timestamp(reg.spells(iso3, instrument)[0].consent.date)
        else:
            assert rows["stop"].iloc[-1] == pd.Timestamp(stop)

    def test_a_former_state_is_at_risk_while_it_exists(self, reg: ccw.Registry) -> None:
        rows = of(waiting_times(reg, "CCW", split="none"), "YMD")
        assert rows[["stop", "event", "former"]].to_numpy().tolist() == [[pd.Timestamp("1990-05-21"), False, True]]
        assert len(of(waiting_times(reg, "AP2"), "DDR")) == 0

    def test_as_of_hides_what_came_later(self, reg: ccw.Registry) -> None:
        rows = of(waiting_times(reg, "AP2", as_of="2018-11-01", split="none"), "MUS")
        assert not rows["event"].any()
        assert rows["stop"].iloc[-1] == pd.Timestamp("2018-11-01")
        rows = of(waiting_times(reg, "AP2", as_of="2018-11-02", split="none"), "MUS")
        assert rows["event"].tolist() == [False, True]

    def test_a_state_that_left_waits_again(self, reg: ccw.Registry) -> None:
        again = reg.with_actions(
            [
                {"iso3": "FRA", "instrument": "P3", "kind": "denunciation", "date": "2010-01-15"},
                {"iso3": "FRA", "instrument": "P3", "kind": "consent_to_be_bound", "date": "2015-01-15"},
            ]
        )
        rows = of(waiting_times(again, "P3", split="none"), "FRA")
        second = rows[rows["episode"] == 2]
        assert second[["start", "stop", "t_start", "event"]].to_numpy().tolist() == [
            [pd.Timestamp("2011-01-15"), pd.Timestamp("2015-01-15"), 0, True]
        ]
        left = of(waiting_times(again, "P3", as_of="2012-01-01", split="none"), "FRA")
        assert left["event"].tolist()[-1] is False

    def test_whoever_is_bound_when_risk_begins_has_no_row(self, reg: ccw.Registry) -> None:
        table = waiting_times(reg, "CCW", basis="in_force")
        bound = table.attrs["ccwuniv"]["bound_at_entry"]
        assert bound == ["BIH", "CZE", "HRV", "MKD", "MNE", "SRB", "SVK", "SVN"]
        assert not table["iso3"].isin(bound).any()


class TestFlags:
    def test_the_convention_divides_the_wait_for_a_protocol(self, ap2: pd.DataFrame) -> None:
        rows = of(ap2, "BEN")
        assert len(rows) == 1
        assert rows["convention"].item()
        rows = of(ap2, "VEN")
        assert rows["convention"].tolist() == [False]
        assert rows["joint"].tolist() == [True]
        rows = of(ap2, "ARE")
        assert rows["convention"].tolist() == [False, True]
        assert rows["stop"].iloc[0] == pd.Timestamp("2009-02-26")

    def test_joint_events_are_those_of_the_day_of_joining(self, reg: ccw.Registry, ap2: pd.DataFrame) -> None:
        joined = {s.iso3: reg.spells(s, "CCW")[0].consent.date for s in reg.parties("CCW")}
        together = {s.iso3 for s in reg.parties("AP2") if reg.spells(s, "AP2")[0].consent.date == joined[s.iso3]}
        assert set(ap2.loc[ap2["joint"], "iso3"]) == together

    def test_what_is_annexed_to_nothing_has_no_such_flag(self, reg: ccw.Registry) -> None:
        assert waiting_times(reg, "CCW")["convention"].isna().all()

    def test_a_denunciation_of_the_convention_ends_the_flag(self, reg: ccw.Registry) -> None:
        left = reg.with_actions([{"iso3": "LAO", "instrument": "CCW", "kind": "denunciation", "date": "2010-01-15"}])
        rows = of(waiting_times(left, "AP2", split="none"), "LAO")
        assert rows["convention"].tolist() == [True, False]
        assert rows["start"].iloc[1] == pd.Timestamp("2011-01-14")

    def test_successions_are_flagged(self, reg: ccw.Registry) -> None:
        table = waiting_times(reg, "CCW")
        assert sorted(set(table.loc[table["succession"], "iso3"])) == [
            "BIH", "CZE", "HRV", "MKD", "MNE", "SRB", "SVK", "SVN",
        ]  # fmt: skip


class TestGroupShare:
    @pytest.mark.parametrize("lag", [0, 365, 1000])
    def test_it_is_the_share_of_the_day(self, reg: ccw.Registry, lag: int) -> None:
        table = waiting_times(reg, "P5", lag=lag, split="year")
        known = pd.Timestamp("2010-08-20") + pd.Timedelta(days=lag)
        sample = table[~table["un_regional_group"].isin(["", "not known"]) & (table["start"] >= known)].iloc[::41]
        assert len(sample) > 5
        for row in sample.itertuples():
            day = max(row.start.date() + dt.timedelta(days=1 - lag), dt.date(1980, 10, 10))
            members = {state.iso3 for state in reg.group(row.un_regional_group, day)}
            bound = members & {state.iso3 for state in reg.parties("P5", day)}
            assert row.group_share_lagged == pytest.approx(len(bound) / len(members))

    def test_cut_at_events_it_is_exact_on_every_day(self, reg: ccw.Registry) -> None:
        rows = of(waiting_times(reg, "P5", split="events"), "THA")
        assert rows.loc[rows["stop"] <= "2011-08-19", "group_share_lagged"].isna().all()
        for row in rows[rows["start"] >= "2011-08-19"].itertuples():
            for day in pd.date_range(row.start + pd.Timedelta(days=1), row.stop, freq="97D"):
                before = day.date() - dt.timedelta(days=365)
                members = {state.iso3 for state in reg.group("Asia-Pacific", before)}
                bound = members & {state.iso3 for state in reg.parties("P5", before)}
                assert row.group_share_lagged == pytest.approx(len(bound) / len(members))

    def test_with_the_groups_of_the_last_day_it_is_exact_before(self, reg: ccw.Registry) -> None:
        table = waiting_times(reg, "P5", split="events", as_of="2009-12-31", groups="current")
        assert table.attrs["ccwuniv"]["groups"] == "current"
        rows = of(table, "THA")
        members = {state.iso3 for state in reg.group("Asia-Pacific")}
        for row in rows.itertuples():
            for day in pd.date_range(row.start + pd.Timedelta(days=1), row.stop, freq="11D"):
                before = day.date() - dt.timedelta(days=365)
                living = {iso3 for iso3 in members if reg.state(iso3).eligible(before)}
                bound = living & {state.iso3 for state in reg.parties("P5", before)}
                assert row.group_share_lagged == pytest.approx(len(bound) / len(living))

    def test_a_state_without_a_group_has_none(self, reg: ccw.Registry) -> None:
        rows = of(waiting_times(reg, "CCW"), "COK")
        assert set(rows["un_regional_group"]) == {""}
        assert set(of(waiting_times(reg, "CCW"), "VNM")["un_regional_group"]) == {"not known", "Asia-Pacific"}
        assert rows["group_share_lagged"].isna().all()

    def test_it_says_how_it_was_made(self, ap2: pd.DataFrame) -> None:
        facts = ap2.attrs["ccwuniv"]
        assert (facts["lag_days"], facts["split"], facts["at_risk_from"]) == (365, "none", "1996-05-03")

    def test_no_groups_at_all(self, reg: ccw.Registry) -> None:
        table = waiting_times(reg.replaced(memberships=()), "P5")
        assert table["group_share_lagged"].isna().all()


class TestArguments:
    def test_bad_options(self, reg: ccw.Registry) -> None:
        for lag in (-1, 1.5, True, 10**9):
            with pytest.raises(ccw.OptionError, match="lag"):
                waiting_times(reg, "AP2", lag=lag)
        with pytest.raises(ccw.OptionError, match="'events'"):
            waiting_times(reg, "AP2", split="month")
        with pytest.raises(ccw.UnknownInstrumentError):
            waiting_times(reg, "P9")
        with pytest.raises(ccw.DateError):
            waiting_times(reg, "AP2", as_of="2030-01-01")

    def test_before_an_instrument_is_open_nobody_waits(self, reg: ccw.Registry) -> None:
        table = waiting_times(reg, "AP2", as_of="1996-05-03")
        assert len(table) == 0
        assert table.dtypes.tolist() == waiting_times(reg, "AP2").dtypes.tolist()

    def test_a_treaty_of_unknown_adoption_or_effect(self, reg: ccw.Registry) -> None:
        act = ccw.Action(iso3="FRA", instrument="X", kind="accession", date="2000-05-01", source="made up")
        undated = ccw.Registry([ccw.Instrument(code="X", names={})], reg.states, [act])
        with pytest.raises(ccw.DataError, match="no day of adoption"):
            waiting_times(undated, "X")
        ruleless = ccw.Registry([ccw.Instrument(code="X", names={}, adopted="1999-01-01")], reg.states, [act])
        assert waiting_times(ruleless, "X")["event"].sum() == 1
        with pytest.raises(ccw.DataError, match="no rule"):
            waiting_times(ruleless, "X", basis="in_force")

    def test_parquet_keeps_the_provenance(self, ap2: pd.DataFrame, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        ap2.to_parquet(tmp_path / "waits.parquet")
        assert pd.read_parquet(tmp_path / "waits.parquet").attrs == ap2.attrs


class TestCurve:
    @pytest.fixture(autouse=True)
    def _needs_scipy(self) -> None:
        pytest.importorskip("scipy")

    def test_it_is_the_product_limit_estimate(self, ap2: pd.DataFrame) -> None:
        curve = waiting_curve(ap2)
        survival = 1.0
        for row in curve.itertuples():
            survival *= 1 - row.events / row.at_risk
            assert row.survival == pytest.approx(survival)
        assert curve["events"].sum() == 107
        assert curve["at_risk"].iloc[0] == ap2.groupby(["iso3", "episode"]).ngroups

    def test_the_interval_holds_the_estimate_and_stays_within_bounds(self, ap2: pd.DataFrame) -> None:
        narrow, wide = (waiting_curve(ap2, level=level) for level in (0.8, 0.99))
        for curve in (narrow, wide):
            known = curve.dropna()
            assert ((known["low"] <= known["survival"]) & (known["survival"] <= known["high"])).all()
            assert known[["low", "high"]].stack().between(0, 1).all()
        assert (wide["low"].dropna() < narrow["low"].dropna()).all()

    def test_it_does_not_depend_on_the_cuts(self, reg: ccw.Registry, ap2: pd.DataFrame) -> None:
        for split in ("year", "events"):
            pd.testing.assert_frame_equal(waiting_curve(waiting_times(reg, "AP2", split=split)), waiting_curve(ap2))

    def test_nobody_joined_and_everybody_did(self, ap2: pd.DataFrame) -> None:
        waiting = waiting_curve(of(ap2, "LAO"))
        assert waiting["survival"].tolist() == [1.0, 1.0]
        assert waiting[["low", "high"]].isna().all(axis=None)
        joined = waiting_curve(of(ap2, "LTU"))
        assert joined["survival"].tolist() == [1.0, 0.0]

    def test_by_group(self, reg: ccw.Registry) -> None:
        ap2 = waiting_times(reg, "AP2", split="none", groups="current")
        curves = waiting_curve(ap2, by="un_regional_group")
        assert curves.columns[0] == "un_regional_group"
        for group, own in curves.groupby("un_regional_group"):
            alone = waiting_curve(ap2[ap2["un_regional_group"] == group])
            assert own["survival"].tolist() == alone["survival"].tolist()

    def test_an_empty_frame(self, ap2: pd.DataFrame) -> None:
        assert waiting_curve(ap2.iloc[:0])["t"].tolist() == [0]
        assert waiting_curve(ap2.iloc[:0], by="un_regional_group").columns[0] == "un_regional_group"

    def test_bad_arguments(self, ap2: pd.DataFrame) -> None:
        for level in (0, 1, 95, "0.95", True):
            with pytest.raises(ccw.OptionError, match="between 0 and 1"):
                waiting_curve(ap2, level=level)
        with pytest.raises(ccw.DataError, match="waiting_times"):
            waiting_curve(pd.DataFrame({"iso3": ["LAO"]}))
        with pytest.raises(ccw.DataError, match="continent"):
            waiting_curve(ap2, by="continent")
        with pytest.raises(ccw.DataError, match="keep each episode whole"):
            waiting_curve(ap2[ap2["convention"]])

    def test_without_scipy_it_says_what_to_install(self, ap2: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "scipy.stats", None)
        with pytest.raises(ccw.DataError, match=r"ccwuniv\[stats\]"):
            waiting_curve(ap2)
