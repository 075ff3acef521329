"""The year of the office: where the hand stands, what moved, what was done, what is open."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv.documents.clock import year_clock

REG = ccw.Registry.bundled()
MEETINGS = ("2025-11-12", "2026-11-18")
ACTS: list[dict[str, Any]] = [
    {"id": "before", "kind": "letter", "start": "2025-11-11", "states": ["VNM"], "due": "2025-12-01"},
    {"id": "letter", "kind": "letter", "start": "2026-01-11", "states": ["VNM"], "mandates": ["plan-2011-1"]},
    {"id": "later", "kind": "letter", "start": "2026-03-11", "states": ["VNM"], "mandates": ["plan-2011-1"],
     "due": "2026-03-12"},
    {"id": "plan", "kind": "seminar", "start": "2026-01-20", "audience": "Geneva", "status": "planned",
     "due": "2026-11-19"},
]  # fmt: skip
LOG = ccw.OutreachLog(ACTS)


def test_the_hand_stands_on_the_data_s_last_day() -> None:
    clock = year_clock(REG, LOG, *MEETINGS)
    assert (clock.day, clock.known_to) == (REG.as_of, REG.as_of)
    assert "Day 83 of 371 between" in clock.text()
    assert "288 days to go" in clock.text()


def test_what_is_done_and_open_by_that_day() -> None:
    clock = year_clock(REG, LOG, *MEETINGS)
    assert [act.id for act in clock.due] == ["before", "plan"], "not that of an act that has not begun"
    assert "| 2025-12-01 (overdue) | letter | Viet Nam | before |" in clock.text()
    assert [act.id for act in clock.planned] == ["plan"]
    assert clock.mandates.loc["plan-2011-1", "acts"] == 1


def test_a_hand_beyond_the_data() -> None:
    clock = year_clock(REG, LOG, *MEETINGS, as_of="2026-04-01")
    assert [act.id for act in clock.due] == ["before", "later", "plan"]
    assert "(after the next meeting)" in clock.text()
    assert clock.mandates.loc["plan-2011-1", "acts"] == 2
    assert "Treaty actions are known to 3 February 2026." in clock.text()


@settings(max_examples=25, deadline=None)
@given(st.dates(dt.date(1981, 1, 1), dt.date(2026, 1, 1)), st.integers(1, 800))
def test_what_moved_is_every_consent_after_the_last_meeting(since: dt.date, days: int) -> None:
    clock = year_clock(REG, ccw.OutreachLog(), since, since + dt.timedelta(days=days))
    counts = REG.totals(min(clock.day, REG.as_of)) - REG.totals(since)
    assert clock.day <= clock.until
    assert all(clock.since < action.date <= clock.day for action in clock.moved)
    for code, more in counts.items():
        gone = [
            spell.ends for s in REG.states for spell in REG.spells(s, str(code))
            if spell.ends and since < (spell.off_list or spell.ends) <= clock.day
        ]  # fmt: skip
        joined = {a.iso3 for a in clock.moved if a.instrument == code}
        assert more <= len(joined)
        assert bool(gone) or more == len(joined)


@pytest.mark.parametrize(
    ("since", "until", "as_of"),
    [
        ("2026-11-18", "2025-11-12", None),
        ("2025-11-12", "2025-11-12", None),
        (*MEETINGS, "2025-11-11"),
        (*MEETINGS, "2026-11-19"),
        (*MEETINGS, "soon"),
        ("soon", "2026-11-18", None),
    ],
)
def test_a_year_or_a_hand_that_cannot_be(since: str, until: str, as_of: str | None) -> None:
    with pytest.raises(ccw.DateError):
        year_clock(REG, LOG, since, until, as_of=as_of)


def test_a_withdrawal_notified_before_and_in_effect_since_is_in_the_clock() -> None:
    clock = year_clock(REG, LOG, "2025-11-14", "2026-11-18", "2026-11-17")
    assert [(str(e.date), e.iso3, e.instrument, e.what) for e in clock.effects if e.iso3 == "POL"] == [
        ("2026-02-20", "POL", "mine_ban", "ends")
    ]
    assert clock.known_to == REG.as_of
    before = year_clock(REG, LOG, "2025-11-14", "2026-11-18", "2026-02-19")
    assert not [effect for effect in before.effects if effect.iso3 == "POL"]


def test_a_deposit_that_has_taken_effect_since_is_in_the_clock() -> None:
    clock = year_clock(REG, LOG, "2024-11-15", "2025-11-14", "2025-11-14")
    assert ("2025-01-29", "TTO", "CCW", "enters into force") in [
        (str(e.date), e.iso3, e.instrument, e.what) for e in clock.effects
    ]


def test_whom_a_follow_up_is_owed_is_said_by_name() -> None:
    owed = ccw.OutreachAction(id="a", kind="call", start="2026-01-20", states=["NGA", "LAO"], due="2026-02-01")
    told = year_clock(REG, ccw.OutreachLog([owed]), "2025-11-14", "2026-11-18", "2026-02-02").text()
    assert "| 2026-02-01 (overdue) | call | Nigeria, Lao People's Democratic Republic | a |" in told
