"""A report held against the registry: what agrees, what differs, and what cannot be checked."""

from __future__ import annotations

import json
from pathlib import Path

import ccwuniv as ccw
from ccwuniv.analysis.report_check import check_report
from ccwuniv.sources import IsuReport, read_report

FIXTURES = Path(__file__).parents[1] / "fixtures" / "isu"


def read(name: str) -> IsuReport:
    return read_report(FIXTURES / f"{name}.txt")


def test_each_claim_stands_beside_what_the_registry_says(reg: ccw.Registry) -> None:
    checked = check_report(reg, read("report_wrong_zh"))
    found = {
        (row.claim, row.subject): (row.said, row.registry, row.verdict)
        for row in checked.itertuples()
        if row.claim != "count"
    }
    assert found == {
        ("total", "CCW"): ("119", "117", "differ"),
        ("total", "AP2"): ("100", "100", "agree"),
        ("total", "P5"): ("84", "84", "agree"),
        ("not_party", "FRA"): ("not party", "party by deposit of 1988-03-04, in force since 1988-09-04", "differ"),
        ("not_party", "GNB"): ("not party", "party by deposit of 2008-08-06, in force since 2009-02-06", "differ"),
        ("not_party", "SSD"): ("not party", "not party", "agree"),
        ("not_party", "JOR"): ("not party", "not party", "agree"),
        ("not_party", "LAO"): ("not party", "party by deposit of 2012-02-02, in force since 2012-08-02", "differ"),
    }
    assert checked.loc[checked["claim"] == "count", "verdict"].to_list() == ["agree"]
    assert checked.loc[0, "reason"] == "it had 119 parties from 2014-12-10"
    assert checked.attrs["ccwuniv"]["as_of"] == "2014-09-19"
    json.dumps(checked.attrs)


def test_accessions_are_held_against_the_depositarys_days(reg: ccw.Registry) -> None:
    text = "1. Grenada (10 December 2014) and Algeria (7 May 2015) acceded to the Convention.\n2. Geneva, CCW.\n"
    checked = check_report(reg, read_report(text), as_of="2015-09-30")
    assert checked["verdict"].to_list() == ["agree", "differ"]
    assert checked["registry"].to_list() == ["2014-12-10", "2015-05-06"]


def test_what_cannot_be_checked_says_why(reg: ccw.Registry) -> None:
    undated = check_report(reg, read_report("The Convention has 117 High Contracting Parties; Protocol V has 84."))
    assert set(undated["verdict"]) == {"not_checkable"}
    assert "no day" in undated.loc[0, "reason"]
    part = check_report(reg, read("report_bullets_en"))
    assert part.loc[part["claim"] == "count", "verdict"].to_list() == ["not_checkable"]
    empty = check_report(reg, read_report("The Convention on Certain Conventional Weapons is a treaty.\n"))
    assert list(empty.columns) == ["paragraph", "claim", "subject", "treaty", "said", "registry", "verdict", "reason"]
    assert empty.empty


def test_a_true_report_agrees_with_the_registry(reg: ccw.Registry) -> None:
    for name in ("report_2015_en", "report_bullets_en", "prose_fr", "prose_es", "prose_ru", "prose_ar"):
        checked = check_report(reg, read(name))
        assert "differ" not in set(checked["verdict"]), name
