"""A name has its years: whom it means on a day, in a year, and without either."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv import errors, names
from ccwuniv.names import nametable
from ccwuniv.names.years import ALWAYS, bearer_of, lives

ROOT = Path(__file__).resolve().parents[2]
with (ROOT / "tests" / "data" / "names_in_time.csv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream))


def said(name: str, on: object) -> str:
    """Return the state that a name means, or the words of the refusal."""
    try:
        return names.resolve(name, on=on)  # type: ignore[arg-type]
    except (errors.UnknownStateError, errors.NotAParticipantError) as error:
        return str(error)


def test_each_name_means_its_bearer_of_the_time_or_is_refused_with_the_candidates() -> None:
    for case in CASES:
        found = said(case["name"], case["on"] or None)
        if len(case["means"]) == 3:
            assert found == case["means"], case
        else:
            assert all(word in found for word in case["means"].split("; ")), (case, found)


def test_many_names_take_a_day_each_or_one_for_all() -> None:
    held = [case for case in CASES if case["on"]]
    written, days = [case["name"] for case in held], [case["on"] for case in held]
    wanted = [case["means"] if len(case["means"]) == 3 else None for case in held]
    assert names.resolve_many(written, errors="none", on=days) == wanted
    both = ["Yugoslavia", "Yugoslavia"]
    assert names.resolve_many(both, on=np.array([1985, 1995])) == ["YUG", "SRB"]
    assert names.resolve_many(both, on=dt.date(1995, 6, 30)) == ["SRB", "SRB"]
    assert names.resolve_many(pd.Series(both), on=pd.Series([1985.0, 1995.0])).tolist() == ["YUG", "SRB"]
    with pytest.raises(errors.OptionError, match="1 days for 2 names"):
        names.resolve_many(both, on=[1985])
    with pytest.raises(
        errors.UnknownStateError, match=r"position 1: 'Yugoslavia' was the name of .* in 1992; say which"
    ):
        names.resolve_many(both, on=[1985, 1992])


@pytest.mark.parametrize("on", ["1985-13-01", "spring", 0, 1985.5, True, float("nan"), pd.NaT, 12345])
def test_what_is_neither_a_day_nor_a_year_is_refused(on: object) -> None:
    with pytest.raises(errors.DateError):
        names.resolve("Yugoslavia", on=on)  # type: ignore[arg-type]
    with pytest.raises(errors.DateError):
        names.resolve_many(["Yugoslavia"], on=[on])  # type: ignore[list-item]
    with pytest.raises(errors.DateError):
        names.find_states("Yugoslavia", on=on)  # type: ignore[arg-type]


def test_the_candidates_of_a_refusal_are_names_that_mean_one_state_then() -> None:
    for case in CASES:
        if len(case["means"]) > 3 and case["name"] != "Kosovo":
            on = case["on"] or None
            with pytest.raises(errors.UnknownStateError) as caught:
                names.resolve(case["name"], on=on)  # type: ignore[arg-type]
            assert all(names.resolve(name, on=on) for name in caught.value.suggestions), case


def test_a_name_without_years_means_the_same_on_every_day() -> None:
    """And a name of one bearer means it without a day, and on its first and its last."""
    for row in nametable.name_rows():
        one = bearer_of(row)
        alone = said(row[3], None)
        for day in (one.since, one.until):
            then = said(row[3], day if day > "0001" else "0001-01-01")
            if len(alone) == 3 and len(then) == 3:
                assert then == one.code or alone != one.code, row
        assert len(alone) == 3 or "may mean" in alone, row


def test_two_states_bear_one_name_at_a_time_only_where_it_is_refused() -> None:
    held: dict[str, set[str]] = {}
    for row in nametable.name_rows():
        held.setdefault(row[3], set()).add(row[0])
    for name, codes in held.items():
        if len(codes) > 1:
            spans = [bearer_of(row) for row in nametable.name_rows() if row[3] == name]
            for one in spans:
                both = {other.code for other in spans if other.during((one.since, one.until))}
                day = max(one.since, "0001-01-01")
                there = {other.code for other in spans if other.during((day, day))}
                assert len(both) == 1 or len(there) == 1 or "was the name of" in said(name, day), name


def test_a_former_state_has_no_name_beyond_its_days() -> None:
    assert set(lives()) >= {"CSK", "DDR", "YMD", "YUG", "XRV", "XRN", "ZZB"}
    for row in nametable.name_rows():
        if row[0] in lives():
            assert bearer_of(row).until <= lives()[row[0]][1] < ALWAYS[1], row


TEXTS = [
    ("Slovenia and Yugoslavia", "1999", "SVN SRB"),
    ("Yugoslavia, F.R. Yugoslavia", "1985", "YUG SRB"),
    ("Yugoslavia", "2014", ""),
    ("the former Yugoslavia; Yugoslavia", "1995", "YUG SRB"),
    ("ex-Yugoslavia, l'ancienne Yougoslavie, бывшей Югославии, 前南斯拉夫", "2014", "YUG YUG YUG YUG"),
    ("the former German Democratic Republic, the former Soviet Union, the former Zaire", "2005", "DDR RUS COD"),
    ("the former Yugoslav Republic of Macedonia; the former President of Yugoslavia", "1995", "MKD SRB"),
    ("Yugoslavia", None, ""),
    ("the former Zaire; South Viet-Nam and Viet Nam", "2014", "COD VNM"),
    ("S. Viet Nam; North and South Viet Nam", "1960", "XRV VNM XRV"),
    ("North and South Vietnam", "2014", "VNM"),
    ("Vietnam, Congo", "1962", ""),
    ("Vietnam, Congo", "1980", "VNM COG"),
    ("GDR and FRG", "1985", "DDR DEU"),
    ("GDR and FRG", "2000", "DEU"),
    ("South Viet-Nam, Tanganyika, a workshop in Zanzibar", None, "XRV TZA"),
    ("République fédérative tchèque et slovaque et la France", "1991", "CSK FRA"),
    ("La République fédérative tchèque et slovaque a", None, "CSK"),
    ("布基那法索、肯雅", None, "BFA KEN"),
    ("North and South Korea", None, "PRK KOR"),
    ("ten United States dollars; the (SAMOA) Pathway", None, ""),
]


def test_a_text_is_read_on_its_day() -> None:
    for text, on, states in TEXTS:
        assert " ".join(mention.iso3 for mention in names.find_states(text, on=on)) == states, text


PAGE = """Participant,"Ratification, Succession(d)"
Yugoslavia,12 Mar 2001 d
Yugoslavia,2 Jun 1983
Yugoslavia,1 Jan 2005
Congo,15 Oct 1962
Viet Nam,28 Jun 1957
Zaire,3 Mar 1965
Germany,1 Jan 1982
Czechoslovakia,1 Jan 1995
France,7 Aug 1990
"""


def test_an_act_of_a_page_is_of_the_state_that_bore_the_name_then_or_noted() -> None:
    table = ccw.read_untc(PAGE.encode(), as_of="2010-01-01", instrument="ref")
    wanted = ["SRB", "YUG", None, "COG", "VNM", "COD", "DEU", None, "FRA"]
    assert [act.iso3 for act in table.actions] == wanted
    notes = "\n".join(map(str, table.notes))
    assert notes.count("no state's on") == 2
    assert "may mean" not in notes
    both = [note for note in table.notes if "whose name it is now" in note.message]
    assert [(note.where, note.found) for note in both] == [
        ("table 1, row 4", "Congo, 1962-10-15"),
        ("table 1, row 5", "Viet Nam, 1957-06-28"),
    ]
    assert (
        "of Democratic Republic of Viet-Nam and of Republic of Viet-Nam on 1957-06-28; read as VNM" in both[1].message
    )


def test_a_code_that_another_state_took_over_is_not_read_in_silence(reg: ccw.Registry) -> None:
    mine = pd.DataFrame({"iso3": ["YUG", "YUG", "YUG", "DDR"], "year": [1985, 1992, 1995, 1995]})
    kept = ccw.add_participation(reg, mine, instruments=["CCW"], unmatched="report")
    assert kept["CCW_status"].astype("object").fillna("").tolist() == ["in_force", "", "", "not_eligible"]
    assert "write SRB" in " ".join(kept.attrs["ccwuniv"]["join"]["unmatched"])
    read = ccw.add_participation(reg, mine.rename(columns={"iso3": "who"}), state="who", unmatched="report")
    assert read["iso3"].fillna("").tolist() == ["YUG", "", "SRB", "DDR"]
    own = ccw.panel(reg, states=["YUG"], instruments=["CCW"], start=1991, end=1995)
    assert "not_eligible" in set(ccw.add_participation(reg, own[["iso3", "year"]], instruments=["CCW"])["CCW_status"])
    wealth = pd.DataFrame({"iso3": ["YUG", "YUG"], "year": [1991, 1995], "wealth": [1, 2]})
    table = ccw.panel(reg, states=["SRB", "YUG"], instruments=["CCW"], start=1991, end=1995)
    joined = ccw.join_covariates(table, wealth, unmatched="report").dropna(subset=["wealth"])
    assert sorted(joined[["iso3", "year"]].values.tolist()) == [["SRB", 1995], ["YUG", 1991]]


def test_a_succession_of_2001_is_no_act_of_the_state_that_ended_in_1992() -> None:
    page = b'Participant,"Ratification, Succession(d)"\nYugoslavia,12 Mar 2001 d\nFrance,7 Aug 1990\n'
    reg = ccw.Registry.from_tables([ccw.read_untc(page, as_of="2010-01-01", instrument="ref")])
    assert reg.totals("2002-01-01")["ref"] == 2
    assert reg.status("SRB", "ref", "2002-01-01") in ("consented", "in_force")


def test_a_join_reads_a_name_in_the_year_of_its_row(reg: ccw.Registry) -> None:
    mine = pd.DataFrame(
        {
            "country": ["Yugoslavia", "Yugoslavia", "East Germany", "Zaire", "Yugoslavia", "Czechoslovakia"],
            "year": [1985, 1995, 1990, 1997, 1992, 1995],
        }
    )
    joined = ccw.add_participation(reg, mine, state="country", instruments=["CCW"], unmatched="report")
    assert joined["iso3"].fillna("").tolist() == ["YUG", "SRB", "DDR", "COD", "", ""]
    assert joined["CCW_status"].astype("object").tolist()[:3] == ["in_force", "not_bound", "not_eligible"]
    reasons = " ".join(joined.attrs["ccwuniv"]["join"]["unmatched"])
    assert "in 1992; say which" in reasons
    assert "no state's in 1995" in reasons


def test_covariates_by_name_are_joined_in_the_year_of_their_row(reg: ccw.Registry) -> None:
    table = ccw.panel(reg, states=["SRB", "FRA"], instruments=["CCW"], start=1993, end=1994)
    mine = pd.DataFrame(
        {"iso3": ["Yugoslavia", "Yugoslavia", "France", "FRA", "World"], "year": [1993, 1994] * 2 + [1993]}
    )
    joined = ccw.join_covariates(table, mine.assign(wealth=range(5)))
    assert dict(zip(zip(joined["iso3"], joined["year"], strict=True), joined["wealth"], strict=True)) == {
        ("SRB", 1993): 0,
        ("SRB", 1994): 1,
        ("FRA", 1993): 2,
        ("FRA", 1994): 3,
    }
    assert "'World'" in joined.attrs["ccwuniv"]["covariates"]["of_no_state"][0]
    both = pd.DataFrame({"iso3": ["Yugoslavia", "SRB", "FRA"], "year": [1993] * 3, "wealth": range(3)})
    with pytest.raises(ccw.DataError, match="is twice"):
        ccw.join_covariates(table, both)
    with pytest.raises(ccw.DataError, match="in 1992; say which"):
        ccw.join_covariates(table, pd.DataFrame({"iso3": ["Yugoslavia"], "year": [1992], "wealth": [1]}))
