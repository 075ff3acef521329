"""What has no answer beyond the data stops with them, also for a registry that reaches further."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.registry import joined
from tests.support.record import report_acts

REG, LOG = ccw.Registry.bundled(), report_acts()
LATER = REG.reaching("2026-11-30", after_data=True)
ACT = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2040-01-01"}
ASSUMED = REG.with_actions(ACT)


def test_no_horizon_wait_or_panel_goes_on_where_nothing_is_known() -> None:
    one_day = pd.DataFrame({"iso3": ["VNM"], "date": ["2026-10-01"]})
    asked: tuple[Callable[[ccw.Registry], pd.DataFrame], ...] = (
        lambda reg: ccw.outreach_outcomes(reg, LOG, "12Y"),
        lambda reg: ccw.waiting_times(reg, "AP2", split="none"),
        lambda reg: ccw.panel(reg, "state-day", states=["VNM"], start="2026-01-01"),
        lambda reg: ccw.add_participation(reg, one_day, when="date"),
        lambda reg: ccw.history(reg, "2025-01-01"),
    )
    for ask in asked:
        pd.testing.assert_frame_equal(ask(LATER), ask(REG))
        assert ask(LATER).attrs["ccwuniv"]["as_of"] == "2026-02-03"


def test_what_is_written_ends_with_the_data(tmp_path: Path) -> None:
    LATER.write(tmp_path)
    assert ccw.Registry.read(tmp_path) == REG
    assert ccw.documents.explorer_html(LATER) == ccw.documents.explorer_html(REG)


def test_one_later_act_opens_no_later_day(tmp_path: Path) -> None:
    assert ASSUMED.as_of == ASSUMED.data_until == REG.as_of
    with pytest.raises(ccw.DateError, match="data stop at 2026-02-03"):
        ASSUMED.totals("2039-12-31")
    with pytest.raises(ccw.DataError, match="LAO AP2 consent_to_be_bound is after the last day"):
        ASSUMED.write(tmp_path / "data")
    assert not (tmp_path / "data").exists()
    assert "(1 later)" in repr(ASSUMED)


def test_an_answer_names_the_acts_that_it_counts() -> None:
    before, on = (ASSUMED.totals(day, after_data=True).attrs["ccwuniv"] for day in ("2039-12-31", "2040-01-01"))
    assert "acts added" not in before["after_data"]
    assert "and from the acts added after that day" in on["after_data"]
    assert (before["data_until"], on["data_until"]) == ("2026-02-03", "2026-02-03")
    assert "Hypothetical" not in ccw.headline(ASSUMED, "2039-12-31", after_data=True)
    assert ccw.headline(ASSUMED, "2040-01-01", after_data=True).endswith("Hypothetical acts are included.")


def test_the_registry_says_where_the_data_end() -> None:
    assert repr(LATER).endswith("as of 2026-11-30, by law from the data up to 2026-02-03>")
    assert "by law from the data up to 3 February 2026" in ccw.cite(LATER)
    assert "by law" not in repr(REG) + ccw.cite(REG)


def test_several_tables_say_the_end_that_one_of_them_says() -> None:
    parts: list[dict[str, Any]] = [
        {"sources": ["A"], "as_of": "2014-09-01"},
        {"sources": ["A"], "data_until": "2026-02-03"},
    ]
    assert joined(parts)["data_until"] == "2026-02-03"


def test_a_group_is_carried_back_on_request_alone() -> None:
    asked: Any = {"unit": "country-year", "states": "African", "instruments": "CCW", "start": 2005, "end": 2009}
    with pytest.raises(ccw.DateError, match=r"group African on that day is not known; start at 2010-08-20 .*'current'"):
        ccw.panel(REG, **asked)
    assert ccw.panel(REG, groups="current", **asked)["iso3"].nunique() == 54
    with pytest.raises(ccw.OptionError, match="groups='today'"):
        ccw.panel(REG, groups="today", **asked)  # type: ignore[arg-type]
    assert REG.regional_group("ISR", "2009-12-31") == "not known"


def test_pairs_come_in_the_order_of_the_names() -> None:
    for pairs in (ccw.contested_pairs(REG), ccw.pairs_without_protocol(REG)):
        names = [tuple(map(ccw.names.name_order, pair)) for pair in zip(pairs["name_a"], pairs["name_b"], strict=True)]
        assert names == sorted(names)
