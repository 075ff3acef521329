"""What an act may say, what a selector means, and which states a geographic label may mean."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.errors import CcwError, DataError, OptionError, UnknownInstrumentError, UnknownStateError
from ccwuniv.outreach import (
    ACT_KINDS,
    KIND_MEANINGS,
    Actor,
    OutreachAction,
    OutreachLog,
    Region,
    Selector,
    from_line,
    to_line,
)
from ccwuniv.outreach.codes import NEIGHBOURS
from ccwuniv.outreach.regions import region_members
from ccwuniv.records import InstrumentCode, RelatedParticipation

DAY = "2014-09-01"
ELEVEN = "BDI CUB DJI LAO LSO MEX MNG MUS TGO UGA UZB".split()
LETTER: dict[str, Any] = {"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}


def act(**fields: object) -> OutreachAction:
    return OutreachAction(**{**LETTER, **fields})


@pytest.fixture(scope="module")
def neighbours(reg: ccw.Registry) -> ccw.Registry:
    """The shipped registry beside three neighbouring treaties of a few parties each, one of which leaves."""
    rows = [
        ("LAO", "cluster_munitions", "2009-03-18", "2010-08-01", None),
        ("FRA", "cluster_munitions", "2009-09-25", "2010-08-01", None),
        ("FRA", "mine_ban", "1998-07-23", "1999-03-01", None),
        ("FIN", "mine_ban", "2012-01-09", "2012-07-01", "2014-06-01"),
        ("MEX", "arms_trade", "2013-09-25", "2014-12-24", None),
    ]
    return ccw.Registry(
        **{
            **{name: getattr(reg, name) for name in ("instruments", "states", "actions", "memberships", "as_of")},
            "related": [
                RelatedParticipation(
                    iso3=iso3,
                    treaty=treaty,
                    deposited=date,
                    in_force=in_force,
                    withdrawal_notified=left and "2014-01-01",
                    withdrawal_effective=left,
                    source="written for this test",
                )
                for iso3, treaty, date, in_force, left in rows
            ],
        }
    )


# What an act may say


@pytest.mark.parametrize("kind", ACT_KINDS)
def test_the_kinds_are_a_closed_list(kind: str) -> None:
    assert act(kind=kind, note="what it was").kind == kind
    with pytest.raises(DataError, match="should be 'letter', 'joint_letter'"):
        act(kind=kind.upper())


@pytest.mark.parametrize(
    ("given", "end"),
    [
        ({"start": "2014-05-02"}, "2014-05-02"),
        ({"start": "2014-05-02", "end": "2014-05-05"}, "2014-05-05"),
        ({"start": "2014-02-01", "precision": "month"}, "2014-02-28"),
        ({"start": "2016-02-01", "precision": "month"}, "2016-02-29"),
        ({"start": "2014-01-01", "precision": "month", "end": "2014-03-31"}, "2014-03-31"),
        ({"start": "2014-01-01", "precision": "year"}, "2014-12-31"),
        ({"start": "2013-01-01", "precision": "year", "end": "2014-12-31"}, "2014-12-31"),
        ({"start": "2013-11-16", "precision": "period", "end": "2014-09-17"}, "2014-09-17"),
    ],
)
def test_the_last_day_follows_from_the_first_and_the_precision(given: dict[str, str], end: str) -> None:
    assert act(**given).end == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("stage", "status"),
    [("applied", "planned"), ("granted", "planned"), ("declined", "planned"), ("cancelled", "planned"),
     ("attended", "done"), ("followed_up", "done")],
)  # fmt: skip
def test_the_status_of_a_sponsorship_follows_from_its_stage(stage: str, status: str) -> None:
    sponsored = act(kind="sponsorship", stage=stage)
    assert sponsored.status == status
    assert from_line(to_line(sponsored)) == sponsored
    with pytest.raises(DataError, match="leave the status out"):
        act(kind="sponsorship", stage=stage, status={"done": "planned", "planned": "done"}[status])


def test_every_kind_has_a_meaning_of_one_line() -> None:
    assert tuple(KIND_MEANINGS) == ACT_KINDS
    assert all(meaning and "\n" not in meaning and len(meaning) < 80 for meaning in KIND_MEANINGS.values())


@pytest.mark.parametrize("word", ["ltter", "Leter", "e-mail", "cal", "notes verbales", "joint letter"])
def test_a_misspelt_kind_gets_a_suggestion(word: str) -> None:
    near = {"ltter": "letter", "Leter": "letter", "e-mail": "email", "cal": "call", "notes verbales": "note_verbale",
            "joint letter": "joint_letter"}  # fmt: skip
    for ask in (lambda: act(kind=word), lambda: OutreachLog().filter(kind=word)):
        with pytest.raises(CcwError, match=f"did you mean {near[word]!r}"):
            ask()


BAD = [
    ({"kind": "other"}, "needs a note that says what it was"),
    ({"stage": "applied"}, "only a sponsorship has a stage; this is a letter"),
    ({"attachments": [{"path": "a.pdf", "sha256": "12"}]}, "column 'attachments.0.sha256'"),
    ({"colour": "blue"}, "'colour' is not a field of OutreachAction; it has id, document"),
    ({"actors": [{"person": "Ban Ki-moon", "hat": 1}]}, "'hat' is not a field of Actor; it has person"),
    ({"selector": {"any_of": [{"partyto": ["P2"]}]}}, "'partyto' is not a field of Selector; it has party_to"),
    ({"actors": [{"capacity": "sender"}]}, "an actor needs a person, a role, an organisation or a country"),
    ({"actors": [{"country": "FRA", "capacity": "boss"}]}, "should be 'sender', 'drafter', 'funder'"),
    ({"id": ""}, "should be one word"),
    ({"id": "two words"}, "should be one word"),
    ({"id": "a;b"}, "should be one word"),
    ({"id": None}, "column 'id'"),
    ({"start": None}, "a missing value is not a day"),
    ({"start": "2014-02-30"}, "column 'start'.*no calendar has this day"),
    ({"start": "May 2014"}, "column 'start'.*not understood as a day"),
    ({"end": "2014-05-01"}, "ends on 2014-05-01, before it starts on 2014-05-02"),
    ({"precision": "month"}, "the first day of a month"),
    ({"precision": "month", "start": "2014-05-01", "end": "2014-05-30"}, "the last day of one"),
    ({"precision": "year"}, "start must be 1 January, and end 31 December"),
    ({"precision": "period"}, "a period needs end as well as start"),
    ({"precision": "decade"}, "should be 'day', 'month', 'year' or 'period'"),
    ({"due": "2014-05-01"}, "due on 2014-05-01, before it starts"),
    ({"states": []}, "an act needs states, a selector, a count, a region or an audience, or a note that says why"),
    ({"states": ["LAO", "VNM"], "count": 1}, "names 2 states and counts 1"),
    ({"states": ["LAO"], "count": 3, "complete": True}, "so the naming is not complete"),
    ({"states": [], "count": 3, "complete": True}, "nobody is named or described"),
    ({"count": 0}, "greater than or equal to 1"),
    ({"count": 2.5}, "column 'count'"),
    ({"paragraph": 0}, "greater than or equal to 1"),
    ({"instruments": []}, "at least 1 item"),
    ({"region": [{"printed": "", "key": "asia"}]}, "at least 1 character"),
    (
        {"region": [{"printed": "Atlantis", "key": "atlantis"}]},
        "not a region with a list of candidates; there are africa",
    ),
    ({"part_of": ["a"]}, "neither a part nor another record of itself"),
    ({"same_as": "a"}, "neither a part nor another record of itself"),
    ({"part_of": ["b", "c"], "same_as": ["c"]}, "is a part of c, so it is not the same act"),
    ({"quote": "x" * 201}, "at most 200 characters"),
    ({"status": "dreamt"}, "should be 'done' or 'planned'"),
    ({"selector": {}}, "an empty selector means nobody in particular"),
    ({"selector": {"party_to": ["P2"], "not_party_to": ["P2"]}}, "no state is both party and not party to Protocol II"),
    ({"states": 5}, "should be a list"),
    ({"note": "\ud800"}, "column 'note'"),
]


@pytest.mark.parametrize(("changes", "message"), BAD, ids=range(len(BAD)))
def test_what_no_act_says_is_refused_in_clear_words(changes: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        act(**changes)


@pytest.mark.parametrize("field", ["id", "kind", "start"])
def test_what_every_act_has_is_missed(field: str) -> None:
    fields = {name: value for name, value in LETTER.items() if name != field}
    with pytest.raises(DataError, match=f"column '{field}': must not be empty"):
        OutreachAction(**fields)


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"states": ["Narnia"]}, UnknownStateError, "Narnia"),
        ({"states": ["LAO", "XKX"]}, CcwError, "XKX"),
        ({"actors": [{"country": "Narnia"}]}, UnknownStateError, "Narnia"),
        ({"instruments": ["P6"]}, UnknownInstrumentError, "'P6' is not an instrument.* CCW, A1, P1"),
        (
            {"selector": {"not_party_to": ["ATT2"]}},
            UnknownInstrumentError,
            "P5, mine_ban, cluster_munitions, arms_trade",
        ),
    ],
)
def test_a_name_that_stands_for_nothing_is_refused(
    changes: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        act(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"audience": "the Disarmament Fellows"},
        {"note": "aimed at nobody"},
        {"count": 6},
        {"selector": {"party_to": "P2"}},
    ],
)
def test_an_act_without_named_states_says_why(changes: dict[str, object]) -> None:
    assert act(states=[], **changes).states == ()


def test_names_become_codes_each_once_and_one_word_is_a_list() -> None:
    found = act(states=["越南", "VNM", "Lao PDR"], instruments="Amended Protocol II", part_of="b", mandates=["m", "m"])
    assert (found.states, found.instruments, found.part_of, found.mandates) == (
        ("VNM", "LAO"),
        ("AP2",),
        ("b",),
        ("m",),
    )
    assert act().instruments == ("CCW",)


def test_an_act_is_frozen_and_hashable() -> None:
    with pytest.raises(ValueError, match="frozen"):
        act().note = "x"  # type: ignore[misc]
    assert {act(), act(), act(note="x")} == {act(), act(note="x")}


def test_bulk_reading_skips_the_constructor_and_checks_the_same() -> None:
    with pytest.raises(ValueError, match="an empty selector"):
        TypeAdapter(list[OutreachAction]).validate_python([LETTER, {**LETTER, "selector": {}}])


@pytest.mark.parametrize(
    ("actor", "text", "label"),
    [
        ({"person": "Ban Ki-moon", "role": "Secretary-General", "organisation": "United Nations"},
         "Ban Ki-moon, Secretary-General, United Nations", "Secretary-General, United Nations"),
        ({"person": "Remigiusz A. Henczel", "role": "Chairperson-designate", "country": "Poland"},
         "Remigiusz A. Henczel, Chairperson-designate, POL", "POL"),
        ({"role_printed": "执行支助股", "organisation": "the Unit"}, "the Unit", "the Unit"),
        ({"role_printed": "候任主席"}, "候任主席", "候任主席"),
        ({"role": "Head of the Unit", "organisation": "Unit"}, "Head of the Unit", "Head of the Unit"),
        ({"person": "Jane Roe"}, "Jane Roe", "Jane Roe"),
    ],
)  # fmt: skip
def test_an_actor_in_words(actor: dict[str, str], text: str, label: str) -> None:
    assert (str(Actor(**actor)), Actor(**actor).label) == (text, label)


# What a selector means


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ({"party_to": ["P2"], "not_party_to": ["AP2"]},
         "parties to Protocol II that are not party to Amended Protocol II"),
        ({"not_party_to": ["CCW"]}, "states not party to the Convention"),
        ({"not_party_to": ["CCW", "mine_ban", "cluster_munitions"]},
         "states not party to the Convention, the Mine Ban Convention or the Convention on Cluster Munitions"),
        ({"party_to": ["CCW", "arms_trade"]}, "parties to the Convention and the Arms Trade Treaty"),
        ({"signatory": "CCW"}, "states that have signed the Convention"),
        ({"groups": ["African", "WEOG"], "not_party_to": "P5"},
         "states not party to Protocol V that belong to the African or WEOG group"),
        ({"any_of": [{"not_party_to": "CCW"}, {"party_to": "CCW", "not_party_to": "P5"}]},
         "states not party to the Convention or parties to the Convention that are not party to Protocol V"),
        ({"any_of": [{"party_to": "P1"}, {"party_to": "P3"}], "not_party_to": "P4"},
         "states not party to Protocol IV that are among (parties to Protocol I) or among (parties to Protocol III)"),
        ({"all_of": [{"party_to": "A1"}]}, "states that are among (parties to amended Article 1)"),
    ],
)  # fmt: skip
def test_a_selector_in_words(selector: dict[str, Any], words: str) -> None:
    assert Selector(**selector).describe() == words


def test_the_eleven_states_that_the_report_of_2014_leaves_unnamed(reg: ccw.Registry) -> None:
    selector = Selector(party_to=["P2"], not_party_to=["AP2"])
    assert list(selector.resolve(reg, DAY)) == ELEVEN
    assert set(ELEVEN) - set(selector.resolve(reg)) == {"MUS"}


def test_the_states_outside_the_convention_include_those_outside_the_united_nations(reg: ccw.Registry) -> None:
    outside = Selector(not_party_to=["CCW"]).resolve(reg, DAY)
    assert len(outside) == 197 - 117
    assert {"COK", "NIU", "PSE"} <= set(outside)


def test_only_states_that_existed_on_the_day_are_meant(reg: ccw.Registry) -> None:
    assert "DDR" in Selector(party_to=["CCW"]).resolve(reg, "1985-01-01")
    assert "DDR" not in Selector(not_party_to=["P5"]).resolve(reg, "2006-12-01")
    assert "SSD" not in Selector(not_party_to=["CCW"]).resolve(reg, "2011-07-08")
    assert "SSD" in Selector(not_party_to=["CCW"]).resolve(reg, "2011-07-09")


@pytest.mark.parametrize(
    ("treaty", "day", "basis", "parties"),
    [
        ("cluster_munitions", "2009-03-17", "consent", ""),
        ("cluster_munitions", "2009-03-18", "consent", "LAO"),
        ("cluster_munitions", "2010-07-31", "in_force", ""),
        ("cluster_munitions", "2010-08-01", "in_force", "FRA LAO"),
        ("mine_ban", "2014-05-31", "consent", "FIN FRA"),
        ("mine_ban", "2014-06-01", "consent", "FRA"),
        ("mine_ban", "2014-06-01", "in_force", "FRA"),
        ("arms_trade", "2014-09-01", "consent", "MEX"),
        ("arms_trade", "2014-09-01", "in_force", ""),
    ],
)
def test_a_neighbouring_treaty_counts_until_the_day_before_a_withdrawal_takes_effect(
    neighbours: ccw.Registry, treaty: str, day: str, basis: str, parties: str
) -> None:
    assert list(Selector(party_to=[treaty]).resolve(neighbours, day, basis)) == parties.split()  # type: ignore[arg-type]


def test_a_registry_that_does_not_know_a_neighbouring_treaty_says_so(reg: ccw.Registry) -> None:
    bare = ccw.Registry(reg.instruments, reg.states, reg.actions)
    with pytest.raises(DataError, match="does not say who is party to the Mine Ban Convention"):
        Selector(not_party_to=["mine_ban"]).resolve(bare, DAY)


def test_an_unknown_group_is_refused_with_those_there_are(reg: ccw.Registry) -> None:
    with pytest.raises(OptionError, match="'African', 'Asia-Pacific'"):
        Selector(groups=["Antarctic"]).resolve(reg, DAY)


def test_an_unknown_basis_is_refused(reg: ccw.Registry) -> None:
    with pytest.raises(OptionError, match="basis"):
        Selector(party_to=["P2"]).resolve(reg, DAY, "ratified")  # type: ignore[arg-type]


TREATIES = [*InstrumentCode, *NEIGHBOURS]
GROUPS = ["African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG"]


def selectors(parts: st.SearchStrategy[list[Selector]]) -> st.SearchStrategy[Selector]:
    def build(party: list[str], lacking: list[str], signed: list[str], groups: list[str],
              any_of: list[Selector], all_of: list[Selector]) -> Selector:  # fmt: skip
        lacking = [code for code in lacking if code not in party] or ([] if party or signed or groups else ["AP2"])
        party = [code for code in party if code not in lacking]
        return Selector(
            party_to=party, not_party_to=lacking, signatory=signed, groups=groups, any_of=any_of, all_of=all_of
        )

    some = st.lists(st.sampled_from(TREATIES), max_size=2)
    return st.builds(
        build,
        some,
        some,
        st.lists(st.sampled_from([*InstrumentCode]), max_size=1),
        st.lists(st.sampled_from(GROUPS), max_size=2),
        parts,
        parts,
    )


SIMPLE = selectors(st.builds(list[Selector]))
SELECTORS = st.recursive(SIMPLE, lambda some: selectors(st.lists(some, max_size=2)), max_leaves=5)
DAYS = st.dates(dt.date(1981, 4, 10), dt.date(2024, 12, 31))


def groups_of(selector: Selector) -> set[str]:
    """Return every group that a selector or a part of it names."""
    return {*selector.groups}.union(*map(groups_of, (*selector.any_of, *selector.all_of)))


def meant(selector: Selector, registry: ccw.Registry, state: ccw.State, day: dt.date, basis: str) -> bool:
    """Say of one state whether a selector means it, rule by rule."""

    def party(code: str) -> bool:
        if code not in NEIGHBOURS:
            return any(spell.covers(day, basis) for spell in registry.spells(state, code))  # type: ignore[arg-type]
        return any(
            (row.deposited if basis == "consent" else row.in_force) <= day < (row.withdrawal_effective or dt.date.max)
            for row in registry.related
            if (row.iso3, row.treaty) == (state.iso3, code)
        )

    def signed(code: str) -> bool:
        signature = registry.signature(state, code)
        return signature is not None and signature.date <= day

    def member(group: str) -> bool:
        return any((m.iso3, m.group) == (state.iso3, group) and m.holds(day) for m in registry.memberships)

    def holds(part: Selector) -> bool:
        return meant(part, registry, state, day, basis)

    return (
        state.eligible(day)
        and all(map(party, selector.party_to))
        and not any(map(party, selector.not_party_to))
        and all(map(signed, selector.signatory))
        and (not selector.groups or any(map(member, selector.groups)))
        and all(map(holds, selector.all_of))
        and (not selector.any_of or any(map(holds, selector.any_of)))
    )


@settings(max_examples=60, deadline=None)
@given(selector=SELECTORS, day=DAYS, basis=st.sampled_from(["consent", "in_force"]))
def test_a_selector_means_what_its_conditions_say_of_each_state(
    neighbours: ccw.Registry, selector: Selector, day: dt.date, basis: str
) -> None:
    if any(day < neighbours.group_known_since(group) for group in groups_of(selector)):
        with pytest.raises(ccw.DateError, match="on that day is not known"):
            selector.resolve(neighbours, day, basis)  # type: ignore[arg-type]
        return
    expected = [s.iso3 for s in neighbours.states if meant(selector, neighbours, s, day, basis)]
    assert list(selector.resolve(neighbours, day, basis)) == expected  # type: ignore[arg-type]


@settings(deadline=None)
@given(SELECTORS)
def test_a_selector_survives_json(selector: Selector) -> None:
    assert Selector.model_validate_json(selector.model_dump_json(exclude_defaults=True)) == selector
    assert selector.describe()


# What a geographic label may mean


def on(day: str) -> Callable[[str], frozenset[str]]:
    return lambda region: region_members(region, dt.date.fromisoformat(day))


def test_every_candidate_is_a_state_with_a_source(reg: ccw.Registry) -> None:
    with (data_directory() / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["iso3"] for row in rows} <= {state.iso3 for state in reg.states if state.kind != "former"}
    assert all(row["source"] and row["evidence"] in ("verified", "recalled") for row in rows)
    assert len({(row["region"], row["iso3"]) for row in rows}) == len(rows)
    for key in {row["region"] for row in rows}:
        assert len({(r["label_en"], r["label_zh"], r["source"]) for r in rows if r["region"] == key}) == 1


@pytest.mark.parametrize(
    ("region", "number"),
    [("africa", 54), ("african_group", 54), ("asia", 48), ("asia_pacific", 64), ("asean", 10), ("central_asia", 5),
     ("middle_east", 15), ("pacific_islands", 14), ("caricom", 14), ("caribbean", 16), ("western_africa", 16),
     ("latin_america_caribbean", 33), ("south_east_asia", 11), ("europe", 44)],
)  # fmt: skip
def test_how_many_candidates_a_label_has_in_2014(region: str, number: int) -> None:
    assert len(on(DAY)(region)) == number


def test_the_lists_agree_with_each_other_and_with_the_groups(reg: ccw.Registry) -> None:
    lists = on(DAY)
    assert lists("central_asia") | lists("asean") < lists("asia") < lists("asia_pacific")
    assert lists("pacific_islands") == lists("asia_pacific") - lists("asia") - {"AUS", "NZL"}
    assert lists("middle_east") <= lists("asia") | {"EGY"}
    assert lists("africa") == lists("african_group") == {state.iso3 for state in reg.group("African", DAY)}


def test_asean_grew() -> None:
    days = ("1967-08-08", "1984-01-07", "1999-04-30", "2025-10-25", "2025-10-26")
    assert [len(on(day)("asean")) for day in days] == [5, 6, 10, 10, 11]


def test_a_label_without_a_list_is_kept_as_printed() -> None:
    assert Region(printed="太平洋沿岸").key == ""
