"""A treaty of 1948 and one of 1951, from 1946 to 1980: who takes part, who is at risk, and who is counted."""

from __future__ import annotations

import csv
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.analysis import panel, waiting_times
from ccwuniv.records import CONSENT_KINDS

YEARS = range(1946, 1981)
OF_1948 = b"""Participant,Signature,"Ratification, Accession(a), Succession(d)"
Australia,11 Dec 1948,8 Jul 1949
Ukraine,16 Dec 1949,15 Nov 1954
Monaco,,30 Mar 1950 a
Cambodia,,14 Oct 1950 a
Republic of Korea,,14 Oct 1950 a
Finland,,18 Dec 1959 a
Tonga,,16 Feb 1972 a
"""
OF_1951 = b"""Participant,Signature,"Ratification, Accession(a), Succession(d)"
Denmark,28 Jul 1951,4 Dec 1952
Germany,19 Nov 1951,1 Dec 1953
Holy See,21 May 1952,15 Mar 1956
Liechtenstein,28 Jul 1951,8 Mar 1957
Kenya,,16 May 1966 a
Zambia,,24 Sep 1969 d
"""
WITHOUT_A_RECORD = ("COW 713", "GW 711", "GW 713")


def treaty(page: bytes, adopted: str | None) -> ccw.Registry:
    table = ccw.read_untc(page, as_of="2020-01-01", instrument="treaty", adopted=adopted)
    return ccw.Registry.from_tables(table)


@pytest.fixture(scope="module")
def treaties() -> dict[int, ccw.Registry]:
    return {1948: treaty(OF_1948, "1948-12-09"), 1951: treaty(OF_1951, "1951-07-28")}


@pytest.fixture(scope="module")
def undated() -> ccw.Registry:
    """The treaty of 1951 as if nothing said since when it could be joined, so that every year can be asked."""
    return treaty(OF_1951, None)


@pytest.fixture(scope="module")
def eligible(undated: ccw.Registry) -> dict[int, set[str]]:
    """Whom the country-year panel has at the end of each year."""
    years = panel(undated, "country-year", start=YEARS[0], end=YEARS[-1])
    there = years[years["status"] != "not_eligible"]
    return {int(year): set(rows["iso3"]) for year, rows in there.groupby("year")}  # type: ignore[call-overload]


def test_every_difference_from_both_state_systems_is_listed_with_its_reason(
    undated: ccw.Registry, eligible: dict[int, set[str]]
) -> None:
    found: dict[tuple[str, str, str], list[int]] = {}
    for system in ("cow", "gw"):
        for year in YEARS:
            inside = undated.in_system(system, f"{year}-12-31")
            for iso3 in eligible[year] ^ inside:
                alone = "eligible" if iso3 in eligible[year] else "system"
                found.setdefault((iso3, system, alone), []).append(year)
    text = (Path(__file__).parents[1] / "data" / "states_beside_systems.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    assert all(line["reason"] for line in lines)
    listed: dict[tuple[str, str, str], list[int]] = {}
    for line in lines:
        if line["iso3"] not in WITHOUT_A_RECORD:
            years = range(int(line["first"]), int(line["last"]) + 1)
            listed.setdefault((line["iso3"], line["system"], line["in_one_alone"]), []).extend(years)
    assert found == listed


def test_the_case_itself(treaties: dict[int, ccw.Registry]) -> None:
    asked = panel(treaties[1951], "country-year", states=["KEN", "BGD", "ARE", "DNK"], start=1955, end=1972)
    status = asked.pivot_table(index="iso3", columns="year", values="status", aggfunc="first")
    assert status[1955].to_dict() == {**dict.fromkeys(("KEN", "BGD", "ARE"), "not_eligible"), "DNK": "consented"}
    assert status.loc["KEN", [1962, 1963, 1965, 1966]].tolist() == [
        "not_eligible",
        "not_bound",
        "not_bound",
        "consented",
    ]
    assert status.loc[["ARE", "BGD"], 1971].tolist() == ["not_bound", "not_eligible"]
    african = [
        int(ccw.coverage(treaties[1951], day, groups="current").loc["African", "states"])
        for day in ("1955-01-01", "1980-12-31")
    ]
    assert african == [5, 51]


def test_denominators_and_pairs_are_of_the_participants(undated: ccw.Registry, eligible: dict[int, set[str]]) -> None:
    pairs = panel(undated, "dyad-year", start=YEARS[0], end=YEARS[-1], basis="consent")
    by_year = pairs.groupby("year").size()
    for year in YEARS:
        n = len(eligible[year])
        assert by_year[year] == n * (n - 1) // 2
        assert int(ccw.coverage(undated, f"{year}-12-31").loc["total", "states"]) == n
        members = int(ccw.coverage(undated, f"{year}-12-31", universe="un_members").loc["total", "states"])
        assert members == len(undated.in_system("un_member", f"{year}-12-31")) <= n
    sizes = [len(eligible[year]) for year in YEARS]
    falls = [
        (year, after - before)
        for (before, after), year in zip(pairwise(sizes), YEARS[1:], strict=True)
        if after < before
    ]
    assert falls == []
    last = pairs[pairs["year"] == 1955]
    assert set(last["iso3_a"]) | set(last["iso3_b"]) == eligible[1955]


@pytest.mark.parametrize("year", [1948, 1951])
def test_nobody_is_at_risk_before_it_takes_part_nor_before_the_treaty(
    treaties: dict[int, ccw.Registry], year: int
) -> None:
    reg = treaties[year]
    opened = reg.first_day
    waits = waiting_times(reg, "treaty", "1980-12-31", split="none")
    first = waits.groupby("iso3")["start"].min()
    bound = waits.attrs["ccwuniv"]["bound_at_entry"]
    for state in reg.states:
        since = max(opened, state.eligible_since or opened)
        until = min(dt.date(1980, 12, 31), state.eligible_until or dt.date.max)
        waited = since < until and state.kind != "organisation" and state.iso3 not in bound
        assert (state.iso3 in first) == waited, state
        assert not waited or first[state.iso3] == pd.Timestamp(since), state
    events = waits[waits["event"]].set_index("iso3")["stop"]
    consents = {a.iso3: a.date for a in reg.actions if a.kind in CONSENT_KINDS}
    assert {str(iso3): day.date() for iso3, day in events.items()} | {i: consents[i] for i in bound} == consents
    with pytest.raises(ccw.DateError, match="first of these instruments"):
        ccw.coverage(reg, opened - dt.timedelta(days=1))


def test_acts_in_the_name_of_china_before_25_october_1971_count_nobody() -> None:
    page = b"""Participant,Signature,Ratification
China 1,20 Jul 1949,19 Jul 1951
France,11 Dec 1948,14 Oct 1950
"""
    reg = treaty(page, "1948-12-09")
    assert [s.iso3 for s in reg.parties("treaty")] == ["FRA"]
    assert [s.iso3 for s in reg.signatories("treaty")] == ["FRA"]
    acts = [action for action in reg.actions if action.iso3 == "CHN"]
    assert [str(act.date) for act in acts] == ["1949-07-20", "1951-07-19"]
    assert all("in the name of China, before 25 October 1971" in act.note for act in acts)
    assert "footnote 1" in acts[0].note
    later = page.replace(b"19 Jul 1951", b"18 Apr 1983")
    assert [s.iso3 for s in treaty(later, "1948-12-09").parties("treaty")] == ["CHN", "FRA"]


def test_former_participants_of_older_pages_have_records() -> None:
    reg = treaty(OF_1951, None)
    lives = {
        iso3: (str(reg.state(iso3).eligible_since), str(reg.state(iso3).eligible_until)) for iso3 in ("XRV", "ZZB")
    }
    assert lives == {"XRV": ("1950-05-17", "1976-07-01"), "ZZB": ("1963-12-16", "1964-04-25")}
    assert [reg.state(iso3).name for iso3 in ("XRN", "MYS", "TZA", "EGY")] == [
        "Federation of Rhodesia and Nyasaland", "Malaysia", "United Republic of Tanzania", "Egypt",
    ]  # fmt: skip


def test_an_act_on_the_list_proves_its_day() -> None:
    reg = treaty(b"Participant,Ratification\nSpain,4 Mar 1947\n", "1947-01-02")
    spain = reg.state("ESP")
    assert (str(spain.eligible_since), spain.eligible_by) == ("1947-03-04", "act")
    assert spain.source.startswith("first act shown: UN Treaty Collection")


def test_an_act_of_a_successor_before_its_succession_is_refused_everywhere(reg: ccw.Registry) -> None:
    said = "of Croatia on .* comes before 1991-10-08"
    with pytest.raises(ccw.DataError, match=said):
        treaty(b"Participant,Ratification\nSpain,4 Mar 1947\nCroatia,4 Mar 1947\n", "1947-01-02")
    early = {"iso3": "HRV", "instrument": "P4", "kind": "consent_to_be_bound", "date": "1985-01-01"}
    with pytest.raises(ccw.DataError, match="before P4 was adopted"):
        reg.with_actions(early)
    with pytest.raises(ccw.DataError, match=said):
        reg.replaced(actions=()).with_actions({**early, "instrument": "CCW", "kind": "accession"})
    act = ccw.Action(iso3="HRV", instrument="CCW", kind="signature", date="1985-01-01", source="assumed")  # type: ignore[arg-type]
    assert any(found.number == 50 and found.iso3 == "HRV" for found in ccw.check(reg.replaced(actions=[act])))
    estonia = reg.replaced(actions=()).with_actions({**early, "iso3": "EST", "instrument": "CCW", "kind": "accession"})
    assert "before any other day on which Estonia is shown" in estonia.doubts[0]
    assert ccw.coverage(estonia, "1985-01-02").loc["total", "CCW"] == estonia.totals("1985-01-02")["CCW"] == 1


@pytest.mark.parametrize(("yugoslavia", "after"), [("3 Jan 1970", 3), ("", 2)])
def test_whoever_counts_by_an_act_is_in_every_denominator(yugoslavia: str, after: int) -> None:
    rows = f"Yugoslavia,{yugoslavia}\n" if yugoslavia else ""
    page = f"Participant,Ratification\nFrance,4 Mar 1968\n{rows}Yugoslavia,3 Jan 1996\n"
    reg = treaty(page.encode(), "1967-01-01")
    for day in ("1969-01-01", "1992-04-27", "1996-01-02", "1996-01-03", "2000-10-31", "2000-11-01", "2001-03-12"):
        total = int(reg.totals(day).item())
        bound = ccw.gap_matrix(reg, day, states="all", values="gap")["treaty"]
        assert (
            total == ccw.coverage(reg, day).loc["total", "treaty"] == (~bound).sum() == len(reg.parties("treaty", day))
        )
        named = ccw.states_in_words(reg, day, party="treaty")
        assert ("Serbia" in named) == (day >= "1996-01-03") == (str(reg.status("SRB", "treaty", day)) == "consented")
    sizes = [int(ccw.coverage(reg, day).loc["total", "states"]) for day in ("1996-01-02", "1996-01-03", "2001-03-12")]
    assert int(reg.totals("1996-01-03").item()) == after
    assert [size - sizes[0] for size in sizes] == [0, after - 2, 0]
    members = [
        int(ccw.coverage(reg, d, universe="un_members").loc["total", "states"]) for d in ("2000-10-31", "2000-11-01")
    ]
    assert members == [189, 189]


@pytest.mark.parametrize(
    ("adopted", "said"),
    [("1952-01-01", "an act of 1951-07-28, before it"), ("July 1951", "not understood as a day")],
)
def test_a_day_of_adoption_that_cannot_be(adopted: str, said: str) -> None:
    with pytest.raises(ccw.DateError, match=said):
        treaty(OF_1951, adopted)
