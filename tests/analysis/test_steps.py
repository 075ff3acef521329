"""The acts that lead each state to full participation."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.analysis.steps import next_steps
from ccwuniv.law import two_protocol_rule

LAST = "2026-02-03"


@pytest.fixture(scope="module")
def steps(reg: ccw.Registry) -> pd.DataFrame:
    return next_steps(reg, LAST)


def test_every_state_of_the_day_has_a_row(steps: pd.DataFrame) -> None:
    assert steps["status"].value_counts().to_dict() == {"party": 128, "not_party": 65, "signatory": 4}
    assert steps.attrs["ccwuniv"]["denominator"] == len(steps) == 197


@pytest.mark.parametrize("day", ["1981-04-10", "1985-01-01", "1996-05-02", "1996-05-03", "2003-11-27", LAST])
def test_no_proposal_has_fewer_than_two_protocols_and_each_is_lawful(reg: ccw.Registry, day: str) -> None:
    table = next_steps(reg, day, states="all")
    outside = table[table["status"] != "party"]
    adopted = {i.code for i in reg.instruments if i.adopted <= dt.date.fromisoformat(day)}
    assert len(outside)
    outside = outside[~outside["act"].str.startswith("succession")]
    assert (outside["minimum_protocols"] == 2).all()
    for sets in outside["smallest_sets"].unique():
        proposed = [chosen.split("+") for chosen in sets.split("; ")]
        assert all(len(chosen) == 2 and two_protocol_rule(chosen).satisfied for chosen in proposed)
        assert {code for chosen in proposed for code in chosen} == adopted - {"CCW", "A1"}


@pytest.mark.parametrize(
    ("day", "protocols"),
    [("1985-01-01", 3), ("1995-10-12", 3), ("1995-10-13", 4), ("1996-05-03", 5), ("2003-11-28", 6)],
)
def test_the_law_allows_every_choice_of_two_or_more(reg: ccw.Registry, day: str, protocols: int) -> None:
    row = next_steps(reg, day, states=["IRN"]).loc["IRN"]
    assert row["lawful_choices"] == 2**protocols - protocols - 1
    assert row["smallest_sets"].count("+") == protocols * (protocols - 1) // 2


def test_the_unsettled_pair_is_said_to_be_so(reg: ccw.Registry, steps: pd.DataFrame) -> None:
    assert "unsettled" in steps.loc["IRN", "note"]
    assert next_steps(reg, "1985-01-01", states=["IRN"]).loc["IRN", "note"] == ""


@pytest.mark.parametrize(
    ("day", "state", "status", "act"),
    [
        (LAST, "EGY", "signatory", "ratification, acceptance or approval"),
        (LAST, "IRN", "not_party", "accession"),
        (LAST, "SSD", "not_party", "accession"),
        ("2017-08-08", "AFG", "signatory", "ratification, acceptance or approval"),
        ("2017-08-09", "AFG", "party", ""),
        ("1993-01-01", "CZE", "not_party", "succession or accession"),
        ("1993-02-22", "CZE", "party", ""),
        ("1990-10-03", "DDR", "not_eligible", ""),
        ("2011-07-08", "SSD", "not_eligible", ""),
        ("1981-04-09", "FRA", "not_yet_open", ""),
    ],
)
def test_how_a_state_joins(reg: ccw.Registry, day: str, state: str, status: str, act: str) -> None:
    row = next_steps(reg, day, states=[state]).loc[state]
    assert (row["status"], row["act"]) == (status, act)
    assert (row["minimum_protocols"] == 2) == (bool(act) and "succession" not in act)


@pytest.mark.parametrize(
    ("day", "state", "codes", "predecessor", "on"),
    [
        ("1991-12-01", "SVN", "CCW P1 P2 P3", "Yugoslavia (Socialist Federal Republic of)", "1991-06-25"),
        ("1993-01-01", "CZE", "CCW P1 P2 P3", "Czechoslovakia", "1992-12-31"),
        ("2006-06-10", "MNE", "CCW A1 P1 P2 P3 P4", "Serbia", "2006-06-03"),
    ],
)
def test_a_successor_may_notify_succession_or_accede(
    reg: ccw.Registry, day: str, state: str, codes: str, predecessor: str, on: str
) -> None:
    row = next_steps(reg, day, states=[state]).loc[state]
    assert row["steps"].startswith(
        f"article 4 does not speak of succession: a successor may notify succession to {codes}, which bound "
        f"{predecessor} on {on}, if it so considers, or accede (article 4(1) and (3)); take advice from the Treaty "
        "Section"
    )
    assert (row["minimum_protocols"], row["lawful_choices"], row["smallest_sets"]) == (0, 0, "")
    assert pd.isna(row["earliest_effect"])


def test_a_party_needs_no_more_than_what_it_lacks(reg: ccw.Registry, steps: pd.DataFrame) -> None:
    for iso3, row in steps[steps["status"] == "party"].iterrows():
        bound = reg.bound(str(iso3), LAST)
        assert set(row["bound_by"].split()) == bound
        assert set(row["missing"].split()) == set(reg.codes) - bound
        assert ("A1" in row["missing"].split()) == ("article 8(1)(b)" in row["steps"])
        assert bool(row["missing"]) == bool(row["steps"]) == pd.notna(row["earliest_effect"])
        assert (row["minimum_protocols"], row["lawful_choices"], row["smallest_sets"]) == (0, 0, "")


def test_a_deposit_takes_effect_six_months_later_and_not_before_the_instrument(reg: ccw.Registry) -> None:
    assert next_steps(reg, "2006-08-31", states=["IRN"]).loc["IRN", "earliest_effect"] == pd.Timestamp("2007-02-28")
    assert next_steps(reg, "1997-01-01", states=["IRN"]).loc["IRN", "earliest_effect"] == pd.Timestamp("1998-12-03")


def test_doing_them_all_leaves_nothing_to_do(reg: ccw.Registry) -> None:
    acts = [
        {
            "iso3": "IRN",
            "instrument": code,
            "kind": "accession" if code == "CCW" else "consent_to_be_bound",
            "date": LAST,
        }
        for code in next_steps(reg, LAST, states=["IRN"]).loc["IRN", "missing"].split()
    ]
    row = next_steps(reg.with_actions(acts), LAST, states=["IRN"]).loc["IRN"]
    assert (row["status"], row["missing"], row["steps"]) == ("party", "", "")


def test_a_state_that_left_may_come_back(reg: ccw.Registry) -> None:
    left = reg.with_actions([{"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2020-01-15"}])
    assert next_steps(left, "2021-01-14", states=["FRA"]).loc["FRA", "status"] == "party"
    row = next_steps(left, "2021-01-15", states=["FRA"]).loc["FRA"]
    assert (row["status"], row["act"], row["minimum_protocols"]) == ("former_party", "accession", 2)


def test_states_are_chosen_as_in_the_gap_matrix(reg: ccw.Registry) -> None:
    assert len(next_steps(reg, LAST, states="not_party")) == 69
    assert next_steps(reg, LAST, states=["UZB", "LAO"]).index.tolist() == ["UZB", "LAO"]
    empty = next_steps(reg, LAST, states=[])
    assert empty.shape == (0, 11)
    assert empty.dtypes.astype(str).to_dict()["earliest_effect"] == "datetime64[s]"


def test_another_treaty_has_no_such_steps(reg: ccw.Registry) -> None:
    treaty = ccw.Instrument(code="mine_ban", names={}, adopted="1997-09-18")
    with pytest.raises(ccw.UnknownInstrumentError, match="mine_ban"):
        next_steps(ccw.Registry([treaty], reg.states, [], as_of="2020-01-01"))
