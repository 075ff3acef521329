"""Each rule at its boundary, and every sentence that it can say, word for word."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import ccwuniv as ccw
from ccwuniv.checks import Facts, findings, rules
from tests.support.breaking import Break, added, as_of, both, change, day, no_periods, period, statement, table, without


def first_two(name: str, *fields: dict[str, Any]) -> Break:
    """Give other fields to the first rows of a table."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        rows = [*getattr(reg, name)]
        return reg.replaced(**{name: [*map(_changed, rows, fields), *rows[len(fields) :]]})

    return broken


def _changed(row: Any, fields: dict[str, Any]) -> Any:  # noqa: ANN401  # a record of any table
    return row.model_copy(update=fields)


LATER = table("instruments", "P5", trigger_date=day("2006-05-13"))
OF_7_4 = "article 7(4) of the Convention"
COK_IS_POSSIBLE = added("COK CCW accession 2026-02-03")
CASES: list[tuple[int, Break, list[str]]] = [
    (3, both(table("instruments", "P5", trigger_date=None), change("FRA", "P5", effective="2007-05-01")), [
        "FRA P5: effect on 2007-05-01 of the consent_to_be_bound of 2006-10-31; expected 2007-04-30",
    ]),
    (4, table("states", "HRV", eligible_since=None), [
        f"HRV {code}: HRV is eligible from before the Convention; expected 1991-10-08"
        for code in ("CCW", "P1", "P2", "P3")
    ]),
    (4, change("HRV", "CCW", effective="1993-12-02"), [
        "HRV CCW: effect on 1993-12-02; expected 1991-10-08, the day of the succession",
    ]),
    (14, table("states", "SVN", successor_of=("VNM", "EGY")), [
        f"SVN {code}: succession to VNM, EGY, never party; expected a predecessor that was bound"
        for code in ("CCW", "P1", "P2", "P3")
    ]),
    (14, table("states", "SVN", successor_of=()), [
        f"SVN {code}: succession to no state, never party; expected a predecessor that was bound"
        for code in ("CCW", "P1", "P2", "P3")
    ]),
    (17, both(table("instruments", "CCW", trigger_date=None), LATER), [
        "P5: 21 consents before 2006-05-13, 21 by that day; expected the consent number 20 on that day",
    ]),
    (18, table("instruments", "P5", trigger_date=None), ["P5: trigger_date None; expected 2006-05-12"]),
    (28, both(without("PSE CCW"), as_of("2015-01-05")), [
        "PSE CCW: no party, or a member, on 2015-01-05; expected a party since 2015-01-05",
    ]),
    (28, COK_IS_POSSIBLE, []),
    (34, without("HRV P1", "HRV P2", "HRV P3"), [
        "HRV CCW: succession to no protocol; expected P1, P2, P3, as YUG",
    ]),
    (34, without("YUG P1", "YUG P2", "YUG P3"), [
        f"{iso3} CCW: succession to P1, P2, P3; expected none, as YUG" for iso3 in ("SVN", "BIH", "HRV", "MKD", "SRB")
    ]),
    (34, both(table("states", "SVN", successor_of=("YUG", "FRA")), without("SVN P3")), [
        "SVN CCW: succession to P1, P2; expected P1, P2, P3, as YUG, FRA",
    ]),
    (39, both(change("FRA", "CCW", declared_as="zz", source="a letter"), change("ALB", "CCW", declared_as="zz")), [
        "ALB CCW: accession with 'zz'; expected one of A, AA, P, a, c, d, n, s",
    ]),
    (40, first_two("disputes", {"iso3": None}, {"held_value": ""}), [
        "a dispute about consent; expected a state and an instrument",
        "CMR P2: consent none; expected none, as the dispute says",
    ]),
    (41, first_two("statements", {}, {"source": " "}), [
        "CAN CCW: a row of Statement without a source; expected a source",
    ]),
    (41, first_two("published_totals", {}, {"source": ""}), [
        "CCW: a row of PublishedTotal without a source; expected a source",
    ]),
    (50, table("related", "SSD", deposited=day("2011-07-01")), [
        "SSD cluster_munitions: consent on 2011-07-01; expected a day of 2011-07-09",
        "SSD mine_ban: consent on 2011-07-01; expected a day of 2011-07-09",
    ]),
    (50, both(
        table("related", "SSD", deposited=day("2011-07-02")),
        table("states", "SSD", eligible_since=None, eligible_until=day("2011-07-01")),
    ), [
        "SSD cluster_munitions: consent on 2011-07-02; expected a day of the beginning to 2011-07-01",
        "SSD mine_ban: consent on 2011-07-02; expected a day of the beginning to 2011-07-01",
    ]),
    (50, table("states", "SRB", listed_since=day("2001-03-13")), [
        f"SRB {code}: succession on 2001-03-12; expected a day of 1992-04-27, and of its entry on the list, "
        f"from 2001-03-13" for code in ("CCW", "P1", "P2", "P3")
    ]),
    (51, period("SYR", "un_member", until=day("1961-10-13")), [
        "SYR: un_member from 1961-10-13, and from 1945-10-24; expected one after the other",
    ]),
    (52, both(period("YUG", "un_member", until=day("1992-04-26")), as_of("1992-12-31")), [
        "178 Members on 1992-12-31; expected 179",
    ]),
    (53, no_periods("KEN"), ["KEN: a Member from no day; expected 1963-12-16"]),
    (53, both(change("HRV", "P1", effective="1991-10-07"), table("states", "HRV", eligible_since=day("1992-05-22"))), [
        "HRV: successions with effect from 1991-10-07, 1991-10-08; expected 1992-05-22",
    ]),
    (53, table("states", "KEN", eligible_by="assembly", eligible_since=day("1964-01-01")), [
        "KEN: assembly on 1964-01-01, a Member from 1963-12-16; expected the first of the two",
    ]),
    (53, table("states", "KEN", eligible_by="act", eligible_since=day("1963-12-16")), []),
    (10, change("FRA", "CCW", "signature", date="1982-04-10"), []),
    (11, change("MEX", "CCW", "signature", date="1982-02-11"), []),
    (44, as_of("2014-01-01"), []),
    (44, both(as_of("2014-01-01"), statement("FRA", "P3", "objection", made=day("1990-01-01"))), [
        f"FRA P3: objection on article 2(2) and (3): made on 1990-01-01; expected a day from {first}"
        for first in ("2002-07-18, the first act of FRA", "2009-01-21, the first act of USA")
    ]),
    (44, statement("FRA", "P3", "objection", made=day("2026-02-03")), []),
    (45, statement("FRA", "P3", "objection", provision="article 99", made=None), [
        "FRA P3: objection on article 99: made on no day; expected an earlier reservation of USA",
    ]),
    (47, statement("UKR", "AP2", "deferral", kind="about_article_7_4", provision=""), [
        f"UKR AP2: about_article_7_4: kind about_article_7_4, no provision of AP2; expected {OF_7_4}",
    ]),
]  # fmt: skip
"""A number, a break, and all that the rule then says that nobody has explained."""

OUTSIDE = "expected a state outside; a party that took part is in participants"
SOMEBODY = "expected a state, at least"
ONE = {"kind": "seminar", "start": "2014-05-02", "note": "-", "document": "x"}
NOBODY = {"party_to": ["P5"], "not_party_to": ["CCW"]}
ACTS: list[tuple[list[dict[str, Any]], list[str]]] = [
    ([{"states": ["FRA"], "instruments": ["CCW", "P1"]}], [
        f"FRA: act 0: party to CCW P1 on 2014-05-02; {OUTSIDE}",
    ]),
    ([{"participants": ["VNM"], "instruments": ["CCW", "P1"]}], [
        "VNM: act 0: party to none of CCW P1 on 2014-05-02; expected a party; a state outside is in states",
    ]),
    ([{"states": ["AFG"], "start": "2017-08-09"}], [
        f"AFG: act 0: party to CCW on 2017-08-09; {OUTSIDE}",
    ]),
    ([{"mandates": ["rc3-2006-sponsorship"], "start": "1990-01-01"}], [
        "act 0: answers rc3-2006-sponsorship from 1990-01-01 to 1990-01-01; expected a day from 2006-11-15",
    ]),
    ([{"mandates": ["msp-2005-rc3-president"], "start": "1990-01-01"}], [
        "act 0: answers msp-2005-rc3-president from 1990-01-01 to 1990-01-01; expected 2005-11-25 to 2006-11-17",
    ]),
    ([{"mandates": ["msp-2005-rc3-president"], "start": "2005-11-25"}], []),
    ([{"mandates": ["msp-2005-rc3-president"], "start": "2006-11-17"}], []),
    ([{"states": ["VNM"]}, {"selector": NOBODY}], [
        f"act 1: parties to Protocol V that are not party to the Convention: no state on 2014-05-02; {SOMEBODY}",
    ]),
    ([{"selector": {"party_to": ["P5"]}, "start": "2003-12-01"}], [
        f"act 0: parties to Protocol V: no state on 2003-12-01; {SOMEBODY}",
    ]),
]  # fmt: skip
"""Acts, and all that the rules say of them."""

with (Path(__file__).parents[1] / "data" / "explained_findings.csv").open(encoding="utf-8", newline="") as file:
    EXPLAINED = list(csv.reader(file))[1:]


@pytest.mark.parametrize(("number", "broken", "said"), CASES)
def test_what_a_rule_says_is_this_and_no_more(reg: ccw.Registry, number: int, broken: Break, said: list[str]) -> None:
    [rule] = (one for one in rules() if one.number == number)
    found = findings(rule, Facts(broken(reg).within_data()))
    assert [f.message for f in found if not f.explained] == said


@pytest.mark.parametrize(("acts", "said"), ACTS)
def test_what_is_said_of_acts_is_this_and_no_more(
    reg: ccw.Registry, acts: list[dict[str, Any]], said: list[str]
) -> None:
    log = ccw.OutreachLog([{"id": str(number), **ONE, **act} for number, act in enumerate(acts)])
    assert [f.message for f in ccw.check(reg, log) if f.number >= 55] == said


def test_after_an_act_that_describes_nobody_known_the_next_is_tested(reg: ccw.Registry) -> None:
    selectors = [{"groups": ["No group"]}, NOBODY]
    log = ccw.OutreachLog([{"id": str(number), **ONE, "selector": one} for number, one in enumerate(selectors)])
    first, second = (f for f in ccw.check(reg, log) if f.number == 58)
    assert first.found.startswith("act 0: group='No group' is not accepted; use 'African', ")
    assert first.found.endswith("'Western Asia' or 'Western Europe'")
    assert first.expected == "a description that the data can answer"
    assert second.found.startswith("act 1: parties to Protocol V")


def test_what_is_explained_is_said_word_for_word(reg: ccw.Registry) -> None:
    assert [[str(f.number), f.severity, f.message] for f in ccw.check(reg)] == EXPLAINED


def test_what_is_read_the_other_way_is_explained_by_the_dispute(reg: ccw.Registry) -> None:
    found = [f for f in ccw.check(reg.with_disputes("alternative")) if f.number == 40]
    assert found[0].message == "CMR P1: consent 2006-12-07; expected none, as the dispute says"
    assert {f.explained.partition(": ")[0] for f in found} == {"all disputes are read the other way"}
    assert found[0].explained.endswith(": consent on the day of accession")


def test_38_is_said_word_for_word(reg: ccw.Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = ccw.Registry.parties
    monkeypatch.setattr(ccw.Registry, "parties", lambda *given: (*counted(*given), reg.state("EGY")))
    said = [f.message for f in ccw.check(reg) if f.number == 38]
    assert "EGY P5: counted on 2026-02-03; expected a consent of the state" in said
