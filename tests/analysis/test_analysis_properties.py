"""What must hold of every registry: the analyses beside a count by hand, on small registries drawn at random."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv.analysis.bilateral import relations
from ccwuniv.analysis.dyads import contested_pairs, dyadic_coverage, pairs_without_protocol
from ccwuniv.analysis.internal_conflict import internal_conflict_coverage
from ccwuniv.analysis.panels import panel
from ccwuniv.analysis.patterns import joint_patterns
from ccwuniv.analysis.steps import next_steps
from ccwuniv.analysis.waiting import waiting_times
from ccwuniv.law import MinesRule, common_instruments, covers_internal_conflict, mines_rule
from ccwuniv.names import by_name

STATES = ("DDR", "EGY", "FRA", "KOR", "MEX", "SSD", "SVN", "UZB")
PROTOCOLS = ("P1", "P2", "AP2", "P3", "P4", "P5")
LAST = dt.date(2012, 6, 30)
BUNDLED = ccw.Registry.bundled()
ADOPTED = {instrument.code: instrument.adopted for instrument in BUNDLED.instruments}

BASES = st.sampled_from(["consent", "in_force", "in_force_as_known"])
DAYS = st.dates(dt.date(1981, 4, 10), LAST)


@st.composite
def participations(draw: st.DrawFn, iso3: str) -> list[ccw.Action]:
    """One state's acts: it may join, take up protocols then or later, denounce one or the Convention, and come back."""
    state = BUNDLED.state(iso3)
    first = max(state.eligible_since or dt.date(1981, 4, 11), dt.date(1981, 4, 11))
    final = min(state.eligible_until or LAST, LAST)
    acts = []

    def act(code: str, kind: str, day: dt.date) -> None:
        acts.append(ccw.Action(iso3=iso3, instrument=code, kind=kind, date=day, source="made up"))

    if draw(st.booleans()):
        act("CCW", "signature", first)
    if not draw(st.booleans()):
        return acts
    joined = draw(st.dates(first, final))
    act("CCW", "accession", joined)
    for code in ("A1", *PROTOCOLS):
        earliest = max(joined, ADOPTED[code])
        if earliest > final or not draw(st.booleans()):
            continue
        consent = draw(st.dates(earliest, final))
        act(code, "consent_to_be_bound", consent)
        if draw(st.integers(0, 3)) == 0 and consent + dt.timedelta(days=1000) < final:
            act(code, "denunciation", draw(st.dates(consent, consent + dt.timedelta(days=500))))
            if draw(st.booleans()):
                act(code, "consent_to_be_bound", draw(st.dates(consent + dt.timedelta(days=900), final)))
    return acts


@st.composite
def registries(draw: st.DrawFn) -> ccw.Registry:
    states = draw(st.lists(st.sampled_from(STATES), unique=True, max_size=6))
    acts = [act for iso3 in states for act in draw(participations(iso3))]
    return BUNDLED.replaced(states=[BUNDLED.state(s) for s in states], actions=acts, as_of=LAST, statements=())


few = settings(max_examples=40, deadline=None)


@few
@given(registries(), DAYS, BASES, st.sampled_from([None, "literal"]))
def test_relations_are_symmetric(reg: ccw.Registry, day: dt.date, basis: str, reading: str | None) -> None:
    for a, b in combinations(reg.states, 2):
        one, other = (relations(reg, x, y, day, basis=basis, article_40_5=reading) for x, y in ((a, b), (b, a)))
        assert one.common == other.common
        assert (one.only_a, one.only_b) == (other.only_b, other.only_a)
        assert one.mines_rule is other.mines_rule
        assert set(one.notes) == set(other.notes)
        assert ("CCW" in one.common) == ("CCW" in reg.bound(a, day, basis=basis) & reg.bound(b, day, basis=basis))


@few
@given(registries(), DAYS, BASES)
def test_dyadic_counts_are_a_count_over_all_pairs(reg: ccw.Registry, day: dt.date, basis: str) -> None:
    bound = {s.iso3: reg.bound(s, day, basis=basis) for s in reg.states}
    alive = [s.iso3 for s in reg.states if s.eligible(day)]
    common = {pair: common_instruments(*(bound[s] for s in pair)) for pair in combinations(alive, 2)}
    rules = [mines_rule(*(bound[s] for s in pair), one_each=MinesRule.CONTESTED) for pair in common]
    table = dyadic_coverage(reg, day, basis=basis)
    for code in reg.codes:
        assert table.loc[code, "pairs"] == sum(code in shared for shared in common.values())
    for rule in ("AP2", "P2", "contested", "none"):
        assert table.loc[f"mines_rule_{rule}", "pairs"] == rules.count(rule)
    alone = {frozenset(p) for p, shared in common.items() if "CCW" in shared and not set(PROTOCOLS) & shared}
    assert table.loc["convention_only", "pairs"] == len(alone)
    assert table.loc["nothing", "pairs"] == sum(not shared for shared in common.values())
    listed = [list(pair) for pair in pairs_without_protocol(reg, day, basis=basis).index]
    assert {frozenset(pair) for pair in listed} == alone
    assert len(contested_pairs(reg, day, basis=basis)) == rules.count("contested")


@few
@given(registries(), DAYS, BASES)
def test_internal_conflicts_state_by_state(reg: ccw.Registry, day: dt.date, basis: str) -> None:
    table = internal_conflict_coverage(reg, day, basis=basis).drop(columns="basis")
    assert table.index.tolist() == [s.iso3 for s in reg.parties("CCW", day, basis=basis)]
    for iso3, row in table.iterrows():
        assert set(row.index[row]) == covers_internal_conflict(reg.bound(str(iso3), day, basis=basis))


@few
@given(registries(), BASES, st.sampled_from(["at_the_time", "current"]))
def test_country_years_add_up_to_the_totals(reg: ccw.Registry, basis: str, population: str) -> None:
    table = panel(reg, basis=basis, population=population)
    counts = table.groupby(["date", "instrument"])["bound"].sum()
    for (day, code), count in counts.items():
        assert count == reg.totals(day, basis=basis, population=population)[code]


@few
@given(registries(), BASES, st.sampled_from(["CCW", "AP2", "P3"]))
def test_bound_at_any_time_is_bound_on_some_day(reg: ccw.Registry, basis: str, code: str) -> None:
    table = panel(reg, at="any", instruments=[code], basis=basis, start=1981)
    for row in table.itertuples():
        begin, end = dt.date(row.year, 1, 1), min(dt.date(row.year, 12, 31), LAST)
        spells = [(s.start(basis), s.ends or dt.date.max) for s in reg.spells(row.iso3, code)]
        some_day = any(start <= end and begin < ends and start < ends for start, ends in spells)
        assert (not pd.isna(row.bound) and bool(row.bound)) == some_day


@few
@given(registries(), BASES)
def test_days_bound_are_the_length_of_the_spells(reg: ccw.Registry, basis: str) -> None:
    options = {"instruments": ["AP2"], "basis": basis}
    days = panel(reg, "state-day", start="1996-05-03", **options)
    spells = panel(reg, "spell", **options)
    counted = days.groupby("iso3")["bound"].sum()
    measured = spells.groupby("iso3")["days"].sum().reindex(counted.index, fill_value=0)
    assert counted.tolist() == measured.tolist()


@few
@given(registries(), BASES, st.sampled_from(["CCW", "P1", "AP2"]), st.sampled_from(["none", "year", "events"]))
def test_time_at_risk_is_conserved(reg: ccw.Registry, basis: str, code: str, split: str) -> None:
    table = waiting_times(reg, code, basis=basis, split=split)
    opened = dt.date(1996, 5, 3) if code == "AP2" else dt.date(1981, 4, 10)
    at_risk = 0
    consents = 0
    for state in reg.states:
        entry, final = max(opened, state.eligible_since or opened), min(LAST, state.eligible_until or LAST)
        spells = [(s.start(basis), s.ends or dt.date.max) for s in reg.spells(state, code)]
        counted = [(start, ends) for start, ends in spells if start <= LAST and start < ends]
        consents += len(counted)
        for day in range(entry.toordinal() + 1, final.toordinal() + 1):
            before = dt.date.fromordinal(day - 1)
            at_risk += not any(start <= before < ends for start, ends in counted)
    left = sum(
        s.ends is not None and s.ends <= min(LAST, state.eligible_until or LAST) and s.start(basis) < s.ends
        for state in reg.states
        for s in reg.spells(state, code)
    )
    assert (table["t_stop"] - table["t_start"]).sum() == at_risk
    assert table["event"].sum() + len(table.attrs["ccwuniv"]["bound_at_entry"]) == consents
    assert (table["episode"] > 1).any() <= (left > 0)


@few
@given(registries(), DAYS)
def test_steps_never_propose_fewer_than_two_protocols(reg: ccw.Registry, day: dt.date) -> None:
    table = next_steps(reg, day)
    assert table.index.tolist() == [s.iso3 for s in by_name(reg.states) if s.eligible(day)]
    for iso3, row in table.iterrows():
        bound = reg.bound(str(iso3), day)
        assert set(row["bound_by"].split()) == bound
        if "CCW" in bound:
            assert row["status"] == "party"
        else:
            assert row["minimum_protocols"] == 2 - 2 * row["act"].startswith("succession")
            assert all(len(chosen.split("+")) >= 2 for chosen in row["smallest_sets"].split("; ") if chosen)


@few
@given(registries(), DAYS, BASES, st.sampled_from(["now", "deposit"]))
def test_patterns_share_out_the_parties(reg: ccw.Registry, day: dt.date, basis: str, at: str) -> None:
    table = joint_patterns(reg, day, basis=basis, at=at)
    members = [iso3 for row in table["members"] for iso3 in row.split()]
    assert sorted(members) == [s.iso3 for s in reg.parties("CCW", day, basis=basis)]
    assert table.index.is_unique
    assert (table[list(PROTOCOLS)].sum(axis=1) == table["protocols"]).all()
    assert (table["since"] <= pd.Timestamp(day)).all() or at == "deposit"


@pytest.mark.parametrize("unit", ["actions", "wide", "long", "spell", "state-day", "country-year", "dyad-year"])
def test_a_registry_without_states_or_actions(unit: str) -> None:
    for states in ([], [BUNDLED.state("FRA"), BUNDLED.state("LAO")]):
        empty = BUNDLED.replaced(states=states, actions=(), as_of=LAST, statements=())
        table = panel(empty, unit)
        assert not table.get("bound", pd.Series(dtype="boolean")).fillna(value=False).any()
        assert len(dyadic_coverage(empty)) == 14
        assert len(joint_patterns(empty)) == 0
        assert len(pairs_without_protocol(empty)) == len(contested_pairs(empty)) == 0
        assert len(internal_conflict_coverage(empty)) == 0
        assert not waiting_times(empty, "AP2")["event"].any()
