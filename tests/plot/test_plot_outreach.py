"""Pictures of an outreach log: what is in them, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import pytest

import ccwuniv as ccw
from tests.support.pictures import note
from tests.support.record import report_acts


@pytest.fixture(autouse=True)
def _no_screen() -> Iterator[None]:
    from matplotlib import pyplot as plt

    plt.switch_backend("Agg")
    before = dict(mpl.rcParams)
    yield
    assert dict(mpl.rcParams) == before


@pytest.fixture(scope="module")
def log() -> ccw.OutreachLog:
    return report_acts()


def test_timeline_has_a_row_for_every_act_and_names_its_source(log: ccw.OutreachLog) -> None:
    ax = ccw.plot.timeline(log.frame())
    assert ax.get_ylim() == (len(log) - 0.4, -0.6)
    assert any("2014 Meeting" in text.get_text() for text in ax.texts)
    assert len(ax.lines) >= len(log)


def test_a_planned_act_is_told_apart(log: ccw.OutreachLog) -> None:
    done, planned = (
        ccw.plot.timeline(log.filter(kind="seminar", status=s).frame()).lines[-1] for s in ("done", "planned")
    )
    assert done.get_color() != planned.get_color()


def test_actors_and_targets(reg: ccw.Registry, log: ccw.OutreachLog) -> None:
    table = ccw.actor_targets(reg, log)
    assert set(table.columns[table.loc["High Representative for Disarmament Affairs, United Nations"] > 0]) == set(
        log.filter(paragraph=4).frame()["states"].str.split("; ?").explode().dropna()
    ) - {""}
    assert table.loc["FIN", ["BDI", "UZB"]].tolist() == [1, 1]
    ax = ccw.plot.actor_targets(table)
    shown, codes = [label.get_text() for label in ax.get_xticklabels()], list(table.columns)
    assert shown == codes[:: codes.index(shown[1])]


def test_outcomes_say_that_they_are_base_rates(reg: ccw.Registry, log: ccw.OutreachLog) -> None:
    ax = ccw.plot.outcomes(ccw.base_rates(ccw.outreach_outcomes(reg, log, "5Y")))
    assert "not an effect" in note(ax)
    assert "5 years" in ax.get_title()


def test_confidential_acts_are_not_drawn(reg: ccw.Registry) -> None:
    act = {
        "id": "s",
        "kind": "letter",
        "start": "2014-05-02",
        "states": ["ZWE"],
        "actors": [{"organisation": "Nobody"}],
    }
    secret = ccw.OutreachLog([{**act, "level": "confidential"}])
    assert ccw.actor_targets(reg, secret).empty
    assert not ccw.plot.timeline(secret.frame()).lines


def test_nothing_to_draw(reg: ccw.Registry) -> None:
    empty = ccw.OutreachLog()
    for ax in (
        ccw.plot.timeline(empty.frame()),
        ccw.plot.actor_targets(ccw.actor_targets(reg, empty)),
        ccw.plot.outcomes(ccw.base_rates(ccw.outreach_outcomes(reg, empty))),
    ):
        assert any("There is no" in text.get_text() for text in ax.texts)


@pytest.mark.parametrize("picture", ["timeline", "actor_targets", "outcomes"])
def test_another_table_is_refused_with_what_to_pass(reg: ccw.Registry, picture: str) -> None:
    with pytest.raises(ccw.OptionError, match="returned"):
        getattr(ccw.plot, picture)(ccw.coverage(reg))
