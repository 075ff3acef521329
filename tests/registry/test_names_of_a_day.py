"""A name has its years: whatever has a day reads names at it, and what has none reads today's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv.cli import app

Asked = Callable[[ccw.Registry, str, str | None], object]


def printed(name: str, day: str | None) -> str:
    result = CliRunner().invoke(app, ["status", name, *(["--as-of", day] if day else [])])
    if result.exception is not None:
        raise result.exception
    return result.stdout


ASKED: dict[str, Asked] = {
    "state": lambda reg, name, day: reg.state(name, day).iso3,
    "participation": lambda reg, name, day: reg.participation(name, day).attrs["ccwuniv"]["state"],
    "relations": lambda reg, name, day: ccw.relations(reg, "FRA", name, day).b.iso3,
    "gap_matrix": lambda reg, name, day: ccw.gap_matrix(reg, day, states=name).index.item(),
    "gap_matrix, a list": lambda reg, name, day: ccw.gap_matrix(reg, day, states=[name]).index.item(),
    "next_steps": lambda reg, name, day: ccw.next_steps(reg, day, states=name).index.item(),
    "brief": lambda reg, name, day: ccw.brief(reg, None, name, day).iso3,
    "panel": lambda reg, name, day: ccw.panel(reg, "wide", day, states=[name]).index.item(),
    "ccwuniv status": lambda _, name, day: printed(name, day).partition(") on ")[0][-3:],
    "match_participants": lambda reg, name, day: ccw.match_participants(reg, [name], day)["iso3"].item(),
}
"""What has a day and is given a state, and whom it takes the name for."""


@pytest.mark.parametrize("call", ASKED)
def test_a_name_is_read_at_the_day_of_the_question(reg: ccw.Registry, call: str) -> None:
    ask = ASKED[call]
    for name, day, iso3 in (
        ("Yugoslavia", "1985-01-01", "YUG"),
        ("Yugoslavia", "1995-06-30", "SRB"),
        ("YUG", "1995-06-30", "YUG"),
        ("SRB", "1985-01-01", "SRB"),
        ("Zaire", "1990-01-01", "COD"),
        ("Türkiye", "1995-06-30", "TUR"),
        ("Czechia", "1990-01-01", "CZE"),
    ):
        assert ask(reg, name, day) == iso3, (name, day)
    if call == "match_participants":
        assert ccw.match_participants(reg, ["Yugoslavia"], "2010-01-01")["standing"].item() == "unknown"
        return
    with pytest.raises(ccw.UnknownStateError, match=r"'Yugoslavia' was the name of .* no state's on 2010-01-01; did"):
        ask(reg, "Yugoslavia", "2010-01-01")
    assert ask(reg, "Zaire", None) == "COD"


def test_other_questions_of_a_day(reg: ccw.Registry) -> None:
    assert str(reg.status("Yugoslavia", "CCW", "1985-01-01")) == "in_force"
    assert str(reg.status("Yugoslavia", "CCW", "1995-06-30")) == "not_bound"
    assert "CCW" in reg.bound("Yugoslavia", "1985-01-01")
    assert reg.regional_group("Zaire", "1990-01-01", scheme="m49") == "Middle Africa"
    act = {"iso3": "Yugoslavia", "instrument": "P4", "kind": "consent_to_be_bound", "date": "1996-01-01"}
    assert reg.replaced(actions=()).with_actions(act).actions[0].iso3 == "SRB"
    with pytest.raises(ccw.UnknownStateError, match="may mean Socialist Federal Republic of Yugoslavia"):
        reg.status("Yugoslavia", "CCW")


def test_the_days_of_a_state_are_asked_as_text_too(reg: ccw.Registry) -> None:
    serbia, day = reg.state("SRB"), "1995-06-30"
    assert (serbia.eligible(day), serbia.listed(day), serbia.entry(day)) == (True, False, "Serbia")
    [spell] = reg.spells("YUG", "CCW")
    assert (spell.covers(day, "consent"), spell.counts(day, "consent")) == (False, True)
    assert sum(period.holds(day) for period in reg.periods if period.system == "un_member") == 185
    for ask in (serbia.eligible, serbia.listed, serbia.entry, reg.periods[0].holds, reg.memberships[0].holds):
        with pytest.raises(ccw.DateError, match="'1995-06'"):
            ask("1995-06")
