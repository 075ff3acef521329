"""Joint participation: what binds both of two states, either, one; the indices of similarity, by their definitions."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import ccwuniv as ccw

RULE = ccw.EffectRule(threshold=1, delay=0, unit="days", denunciation_delay=30, denunciation_unit="days")
COUNTS = ["both", "either", "one", "open_to_both"]


def treaties(*held: str, adopted: int = 2000) -> ccw.Registry:
    """A registry of a treaty for each text, which names the states that joined on the first day of 2001."""
    instruments = [
        ccw.Instrument(
            code=f"T{n}", names={}, adopted=f"{adopted + n}-01-01", entry_into_force="2000-01-01", effect_rule=RULE
        )
        for n in range(len(held))
    ]
    states = [ccw.State(iso3=iso3, name=iso3, kind="member") for iso3 in ("FRA", "LAO", "MEX")]
    actions = [
        {"iso3": iso3, "instrument": f"T{n}", "kind": "accession", "date": f"{adopted + n + 1}-01-01"}
        for n, names in enumerate(held)
        for iso3 in names.split()
    ]
    return ccw.Registry(instruments, states, (), as_of="2026-02-03").with_actions(actions)


def of(frame: pd.DataFrame, a: str, b: str) -> pd.Series:
    [row] = frame[(frame["iso3_a"] == a) & (frame["iso3_b"] == b)].to_dict("records")
    return pd.Series(row)


class TestIndices:
    def test_they_are_those_of_the_definitions(self) -> None:
        pairs = ccw.joint_participation(treaties("FRA LAO", "FRA LAO", "FRA", "LAO", "", "MEX"), "dyad")
        row = of(pairs, "FRA", "LAO")
        assert row[COUNTS].tolist() == [2, 4, 2, 6]
        agreement, chance = 4 / 6, (3 / 6) * (3 / 6) + (3 / 6) * (3 / 6)
        assert row["jaccard"] == 2 / 4
        assert row["kappa"] == pytest.approx((agreement - chance) / (1 - chance), abs=1e-15)
        assert row["s"] == pytest.approx(1 - 2 * 2 / 6, abs=1e-15)

    @pytest.mark.parametrize(
        ("held", "jaccard", "kappa", "s"),
        [
            (("FRA LAO", "FRA LAO"), 1, math.nan, math.nan),  # nothing varies: everything binds both
            (("MEX", "MEX"), math.nan, math.nan, math.nan),  # nothing varies: nothing binds either
            (("FRA", "FRA"), 0, 0, -1),  # each is constant, and the two differ
            (("FRA LAO", "FRA"), 0.5, 0, 0),  # one alone varies: agreement is what chance gives
            (("FRA LAO", ""), 1, 1, 1),
            (("FRA", "LAO"), 0, -1, -1),
        ],
    )
    def test_where_nothing_varies_kappa_and_s_are_missing(
        self, held: tuple[str, ...], jaccard: float, kappa: float, s: float
    ) -> None:
        row = of(ccw.joint_participation(treaties(*held), "dyad"), "FRA", "LAO")
        assert [row["jaccard"], row["kappa"], row["s"]] == pytest.approx([jaccard, kappa, s], nan_ok=True)

    def test_what_was_not_adopted_by_then_is_no_agreement(self) -> None:
        years = ccw.joint_participation(treaties("FRA LAO", "FRA", "", ""), start=2000, end=2003)
        assert years[(years["iso3_a"] == "FRA") & (years["iso3_b"] == "LAO")][COUNTS].to_numpy().tolist() == [
            [0, 0, 0, 1], [1, 1, 0, 2], [1, 2, 1, 3], [1, 2, 1, 4],
        ]  # fmt: skip

    def test_an_instrument_without_a_day_of_adoption_is_open_from_the_first_act_and_named(self) -> None:
        page = ccw.read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\nMexico,1 Feb 1990\n", "2020-01-01")
        reg = ccw.Registry.from_tables(page, rules={page.instrument: RULE})
        years = ccw.joint_participation(reg, states=["FRA", "MEX"], start=1988, end=1990, basis="consent")
        assert years["open_to_both"].tolist() == [1, 1, 1]
        assert years["both"].tolist() == [0, 0, 1]
        assert years.attrs["ccwuniv"]["open_from_first_act"] == [page.instrument]


class TestThisConvention:
    @pytest.mark.parametrize("basis", ["in_force", "consent"])
    def test_both_is_what_the_panel_of_pairs_has_in_common(self, reg: ccw.Registry, basis: str) -> None:
        panel = ccw.panel(reg, "dyad-year", start=1995, end=2025, basis=basis)
        pairs = ccw.joint_participation(reg, start=1995, end=2025, basis=basis)
        codes = list(reg.codes)
        assert pairs[["iso3_a", "iso3_b", "year"]].equals(panel[["iso3_a", "iso3_b", "year"]])
        assert (pairs["both"] == panel["common"]).all()
        assert (pairs["open_to_both"] == (panel[codes] != "not_yet_open").sum(axis=1)).all()
        assert (pairs["one"] == panel[codes].isin(["only_a", "only_b"]).sum(axis=1)).all()
        assert (pairs["either"] == pairs["both"] + pairs["one"]).all()
        assert set(pairs["basis"]) == {"in_force" if basis == "in_force" else "by deposit"}

    def test_a_protocol_binds_nobody_without_the_convention(self, reg: ccw.Registry) -> None:
        left = reg.with_actions([{"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2010-01-15"}])
        row = ccw.joint_participation(left, "dyad", states=["FRA", "DEU"]).iloc[0]
        assert row[["both", "one"]].tolist() == [0, 8]

    def test_both_orders_have_the_same_numbers(self, reg: ccw.Registry) -> None:
        one = ccw.joint_participation(reg, "dyad", states=["FRA", "LAO", "VAT"])
        both = ccw.joint_participation(reg, "dyad", states=["FRA", "LAO", "VAT"], directed=True)
        assert len(both) == 2 * len(one)
        assert (
            of(both, "LAO", "FRA").drop(["iso3_a", "iso3_b"]).equals(of(one, "FRA", "LAO").drop(["iso3_a", "iso3_b"]))
        )

    def test_identifiers_are_of_both_states_on_the_day(self, reg: ccw.Registry) -> None:
        pairs = ccw.joint_participation(reg, states=["DEU", "VAT"], start=1989, end=1990, identifiers=["cow", "iso2"])
        assert list(pairs)[:6] == ["iso3_a", "cow_a", "iso2_a", "iso3_b", "cow_b", "iso2_b"]
        assert pairs["cow_a"].tolist() == [260, 255]
        assert pairs["cow_b"].isna().all()

    def test_hundreds_of_treaties_fit_since_a_row_takes_80_bytes(self, reg: ccw.Registry) -> None:
        pairs = ccw.joint_participation(reg, start=1995, end=2005)
        assert pairs.memory_usage(deep=True).sum() / len(pairs) < 80
        assert {str(pairs[name].dtype) for name in COUNTS} == {"int32"}

    def test_what_cannot_be_asked_is_refused(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.DateError, match="end at 2025, or observe an earlier day"):
            ccw.joint_participation(reg, end=2026)
        with pytest.raises(ccw.OptionError, match="since unit='dyad' is of one day"):
            ccw.joint_participation(reg, "dyad", start=2000)
        with pytest.raises(ccw.DateError, match="which States were in the group African"):
            ccw.joint_participation(reg, states="African", start=1990)
