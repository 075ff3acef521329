"""Identifiers of other data sets as columns, as of the day of each row, and as keys of a join."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.names import identifier_rows

FOUR = ["cow", "gw", "m49", "iso2"]
TABLES: dict[str, tuple[Callable[[ccw.Registry], pd.DataFrame], str | None]] = {
    "country-year": (lambda reg: ccw.panel(reg, start=1984, end=1993, instruments="CCW", identifiers=FOUR), "date"),
    "spell": (lambda reg: ccw.panel(reg, "spell", identifiers=FOUR, names=True), "start"),
    "actions": (lambda reg: ccw.panel(reg, "actions", identifiers=FOUR), "date"),
    "long": (lambda reg: ccw.panel(reg, "long", "1985-06-30", identifiers=FOUR), None),
    "wide": (lambda reg: ccw.panel(reg, "wide", "1985-06-30", identifiers=FOUR).reset_index(), None),
    "gap_matrix": (lambda reg: ccw.gap_matrix(reg, "1985-06-30", states="all", identifiers=FOUR).reset_index(), None),
    "migration_list": (lambda reg: ccw.migration_list(reg, "2014-09-01", identifiers=FOUR).reset_index(), None),
}


@pytest.mark.parametrize("name", TABLES)
def test_they_are_those_of_the_day_of_the_row(reg: ccw.Registry, name: str) -> None:
    make, dated = TABLES[name]
    table = make(reg)
    place = list(table).index("name" if "name" in table else "iso3")
    assert list(table)[place + 1 : place + 5] == FOUR
    day = {"migration_list": "2014-09-01"}.get(name, "1985-06-30")
    days = table[dated].dt.strftime("%Y-%m-%d") if dated else pd.Series(day, index=table.index)
    for on in sorted(set(days))[::7]:
        known = ccw.names.identifiers(on)
        rows = table[days == on]
        for scheme in FOUR:
            expected = known[scheme].reindex(rows["iso3"]).astype("object").where(lambda s: s.notna(), None).tolist()
            found = rows[scheme].astype("object").where(rows[scheme].notna(), None).tolist()
            assert found == expected, (on, scheme)


def test_germany_has_two_numbers_of_correlates_of_war_and_one_of_gleditsch_and_ward(reg: ccw.Registry) -> None:
    table = ccw.panel(reg, states="Germany", start=1989, end=1990, instruments="CCW", identifiers=["cow", "gw"])
    assert table[["cow", "gw"]].to_numpy().tolist() == [[260, 260], [255, 260]]
    any_time = ccw.panel(reg, states="Germany", start=1989, end=1990, instruments="CCW", identifiers="cow", at="any")
    assert any_time["cow"].tolist() == [260, 255]


def test_of_a_wait_they_are_those_of_the_first_day_of_the_interval(reg: ccw.Registry) -> None:
    waits = ccw.waiting_times(reg, "CCW", identifiers="cow")
    germany = waits[(waits["iso3"] == "DEU") & (waits["start"] >= "1988-12-31")]
    assert germany[["start", "cow"]].head(3).to_numpy().tolist() == [
        [pd.Timestamp("1988-12-31"), 260], [pd.Timestamp("1989-12-31"), 260], [pd.Timestamp("1990-12-31"), 255],
    ]  # fmt: skip


def test_they_are_keys_of_a_join(reg: ccw.Registry) -> None:
    asked = ["LAO", "AFG", "VAT"]
    panel = ccw.panel(reg, states=asked, start=2012, end=2012, instruments="CCW", identifiers=["cow", "m49"])
    mine = pd.DataFrame({"cow": [812.0, 700.0, 2.0], "year": 2012, "gdp": [10.0, 20.0, 30.0]})
    joined = ccw.join_covariates(panel, mine, ("cow", "year"), unmatched="report")
    assert joined["gdp"].tolist()[:2] == [10, 20]
    assert joined["gdp"].isna().tolist() == [False, False, True]
    facts = joined.attrs["ccwuniv"]["covariates"]
    assert (facts["unmatched"], facts["unused_covariates"]) == (["VAT - 2012"], 1)
    with pytest.raises(ccw.DataError, match="1 row of the panel finds no covariate, first VAT - 2012"):
        ccw.join_covariates(panel, mine, ("cow", "year"))
    by_m49 = pd.DataFrame({"m49": [418, 4, 336], "year": 2012, "gdp": [1.0, 2.0, 3.0]})
    assert ccw.join_covariates(panel, by_m49, ("m49", "year"))["gdp"].tolist() == [1, 2, 3]
    dated = ccw.join_covariates(
        panel, mine.assign(date="2010-05-01").drop(columns="year"), ("cow", "date"), unmatched="report"
    )
    assert dated["gdp"].isna().tolist() == [False, False, True]


def test_another_identifier_is_refused(reg: ccw.Registry) -> None:
    for ask in (ccw.panel, ccw.gap_matrix, ccw.migration_list, ccw.joint_participation):
        with pytest.raises(ccw.OptionError, match="identifiers='iso3' is not accepted; did you mean 'iso2'"):
            ask(reg, identifiers=["cow", "iso3"])


def test_a_registry_in_other_formats_has_them_between_their_days(reg: ccw.Registry, tmp_path: Path) -> None:
    ccw.export(reg, tmp_path / "tables", "parquet")
    table = pd.read_parquet(tmp_path / "tables" / "identifiers.parquet")
    held = {state.iso3 for state in reg.states}
    assert len(table) == sum(one.iso3 in held for one in identifier_rows())
    germany = table[(table["iso3"] == "DEU") & (table["scheme"] == "cow")]
    assert germany["identifier"].tolist() == ["260", "255"]
    assert germany["until"].astype("str").tolist()[0] == "1990-10-02"
    assert germany["until"].isna().tolist() == [False, True]


def test_a_picture_leaves_them_out(reg: ccw.Registry) -> None:
    matrix = ccw.gap_matrix(reg, states=["FRA", "LAO"], identifiers="cow", names=True)
    assert ccw.codebook(matrix).loc["cow", "label"] == "Correlates of War state number"
    ccw.plot.gap_matrix(matrix)
