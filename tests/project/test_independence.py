"""A second, separate computation of totals, parties, dates of effect and pairs agrees with the registry."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.errors import CcwError
from ccwuniv.records import CONSENT_KINDS, add_months
from tests.support import second_count
from tests.support.second_count import SecondCount, months_later, pairs_of

FIRST = dt.date(1981, 4, 10)
BASES = ("consent", "in_force", "in_force_as_known")
POPULATIONS = ("at_the_time", "current")


@pytest.fixture(scope="module")
def second() -> SecondCount:
    return SecondCount(data_directory())


def test_nothing_of_the_library_is_used() -> None:
    text = Path(second_count.__file__).read_text(encoding="utf-8")
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported == {"__future__", "collections.abc", "csv", "dataclasses", "datetime", "json", "pathlib"}


@pytest.mark.parametrize("population", POPULATIONS)
@pytest.mark.parametrize("basis", BASES)
def test_totals_on_every_day(reg: ccw.Registry, second: SecondCount, basis: str, population: str) -> None:
    compared = 0
    for day, parties in second.walk(FIRST, basis, population):
        counted = reg.totals(day, basis=basis, population=population)
        assert counted.to_dict() == {code: len(states) for code, states in parties.items()}, day
        compared += len(parties)
    assert day == reg.as_of
    print(f"totals, {basis}, {population}: {compared} numbers on {compared // len(reg.codes)} days are equal")
    assert compared == 8 * ((reg.as_of - FIRST).days + 1)


@pytest.mark.parametrize("basis", BASES)
def test_the_history_of_every_day(reg: ccw.Registry, second: SecondCount, basis: str) -> None:
    history = ccw.history(reg, start=FIRST, end=reg.as_of, freq="D", basis=basis)
    walked = [[len(states) for states in parties.values()] for _, parties in second.walk(FIRST, basis, "at_the_time")]
    assert history[second.codes].to_numpy().tolist() == walked
    assert len(walked) == (reg.as_of - FIRST).days + 1


@pytest.mark.parametrize("population", POPULATIONS)
@pytest.mark.parametrize("basis", BASES)
def test_the_parties_by_name(reg: ccw.Registry, second: SecondCount, basis: str, population: str) -> None:
    """On every hundredth day, and whenever a set changes."""
    before: dict[str, int] = {}
    for number, (day, parties) in enumerate(second.walk(FIRST, basis, population)):
        sizes = {code: len(states) for code, states in parties.items()}
        if number % 100 and sizes == before:
            continue
        before = sizes
        for code, states in parties.items():
            found = reg.parties(code, day, basis=basis, population=population)
            assert [state.iso3 for state in found] == sorted(states), (code, day)


@pytest.mark.parametrize("basis", BASES)
def test_the_grid_of_statuses(reg: ccw.Registry, second: SecondCount, basis: str) -> None:
    counting = {"in_force", "consented"} if basis == "consent" else {"in_force"}
    for number, (day, parties) in enumerate(second.walk(FIRST, basis, "at_the_time", by_list=False)):
        if number % 400:
            continue
        grid = reg.status_grid(day, basis=basis)
        for column, code in enumerate(reg.codes):
            bound = {s.iso3 for s, status in zip(reg.states, grid[:, column], strict=True) if status in counting}
            assert bound == parties[code], (code, day)


def test_who_takes_part_is_listed_and_is_a_member(reg: ccw.Registry, second: SecondCount) -> None:
    """At every end of a month, and about the days on which the entry and the Member of one name change."""
    turns = ("1992-04-26", "1992-04-27", "2000-10-31", "2000-11-01", "2001-03-11", "2001-03-12")
    ends = (
        dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        for year in range(1981, 2026)
        for month in (3, 6, 9, 12)
    )
    for day in sorted({*map(str, ends), *turns} - {"1981-01-31", "1981-02-28", "1981-03-31"}):
        when = dt.date.fromisoformat(day)
        assert {s.iso3 for s in reg.states if s.eligible(when)} == second.eligible(day)
        assert {s.iso3 for s in reg.states if s.listed(when)} == second.listed(day)
        for system in ("un_member", "un_observer", "cow", "gw"):
            assert reg.in_system(system, day) == second.in_system(system, day)
        members = second.in_system("un_member", day)
        for basis, there in (("consent", second.listed(day)), ("in_force", second.eligible(day))):
            counted = ccw.coverage(reg, day, universe="un_members", basis=basis).loc["total", "states"]
            assert counted == len(members), day
            everyone = ccw.coverage(reg, day, basis=basis).loc["total", "states"]
            assert everyone == len(there), day


@pytest.mark.parametrize("basis", BASES)
def test_pairs_of_states(reg: ccw.Registry, second: SecondCount, basis: str) -> None:
    """On the day of every fifth change, and on the last: what binds two states, and which rule on mines."""
    names = {"AP2 rule": "mines_rule_AP2", "P2 rule": "mines_rule_P2", "contested": "mines_rule_contested"}
    names["Convention alone"] = "convention_only"
    changes, before, compared = 0, None, 0
    for day, parties in second.walk(FIRST, basis, "at_the_time", by_list=False):
        changes += parties is not before
        if (parties is before or changes % 5) and day != reg.as_of:
            before = parties
            continue
        before = parties
        pairs = ccw.dyadic_coverage(reg, day, universe="parties", basis=basis)["pairs"].to_dict()
        counted = pairs_of(parties)
        assert {code: pairs[names.get(code, code)] for code in counted} == counted, day
        assert len(ccw.contested_pairs(reg, day, basis=basis)) == counted["contested"]
        assert len(ccw.pairs_without_protocol(reg, day, basis=basis)) == counted["Convention alone"]
        compared += 1
    assert compared > 50


def test_effects_as_they_were_known(reg: ccw.Registry, second: SecondCount) -> None:
    """Only a succession is known later than it takes effect, and it counts from its notification."""
    late = [bound for bound in second.bound if bound.begins("in_force_as_known") != bound.effect]
    assert {b.iso3 for b in late} == {a.iso3 for a in reg.actions if a.kind == "succession"}
    for bound in late:
        [spell] = reg.spells(bound.iso3, bound.code)
        assert spell.start("in_force_as_known") == bound.deposited == spell.consent.date


def test_the_date_of_effect_of_every_consent(reg: ccw.Registry, second: SecondCount) -> None:
    for bound in second.bound:
        assert reg.entry_into_force(bound.iso3, bound.code) == bound.effect, bound
    assert len(second.bound) == sum(action.kind in CONSENT_KINDS for action in reg.actions) == 881


@given(st.dates(dt.date(1981, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 24))
def test_months_are_counted_alike(day: dt.date, months: int) -> None:
    assert months_later(day, months) == add_months(day, months)


acts = st.fixed_dictionaries(
    {
        "iso3": st.sampled_from(["FRA", "EGY", "LAO", "CHE"]),
        "instrument": st.sampled_from(["CCW", "P2", "AP2", "P5"]),
        "kind": st.sampled_from(["denunciation", "withdrawal", "accession", "consent_to_be_bound"]),
        "date": st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31)),
    }
)


def _acts(*lines: str) -> list[dict[str, object]]:
    return [dict(zip(("iso3", "instrument", "kind", "date"), line.split(), strict=True)) for line in lines]


@given(st.lists(acts, min_size=1, max_size=6))
@example(_acts("FRA P5 denunciation 2020-03-02", "FRA P5 consent_to_be_bound 2020-06-01"))
@example(
    _acts("FRA CCW denunciation 2020-03-02", "FRA CCW accession 2022-06-01", "FRA P5 consent_to_be_bound 2022-06-01")
)
@settings(max_examples=15, deadline=None)
def test_who_leaves_and_comes_back(given_acts: list[dict[str, object]]) -> None:
    """The data know no denunciation, so some are assumed."""
    reg = ccw.Registry.bundled()
    for act in sorted(given_acts, key=lambda act: str(act["date"])):
        try:
            reg = reg.with_actions([act])
        except CcwError:
            continue
    with tempfile.TemporaryDirectory() as folder:
        reg.write(folder)
        second = SecondCount(Path(folder))
    for basis in BASES:
        for day, parties in second.walk(dt.date(2014, 12, 31), basis, "at_the_time"):
            if day.day == 1:
                sizes = {code: len(states) for code, states in parties.items()}
                assert reg.totals(day, basis=basis).to_dict() == sizes, (day, basis)
                for iso3 in ("FRA", "EGY", "LAO", "CHE"):
                    codes = {code for code, states in parties.items() if iso3 in states}
                    assert reg.bound(iso3, day, basis=basis) == codes, (iso3, day, basis)
