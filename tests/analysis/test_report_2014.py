"""The report of 2014: its acts as data, what they show, and (where the report is present) how well it is read."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.analysis.commitments import mandate_coverage, mandates, mandates_of_years
from ccwuniv.analysis.report_check import check_report
from ccwuniv.errors import DataError
from ccwuniv.outreach import Actor, OutreachLog
from ccwuniv.sources import read_report
from tests.support.record import report_acts

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
REPORT = next(iter(sorted(SEED.glob("000_*.txt"))), SEED / "report.txt")

ACTS_PER_PARAGRAPH = {3: 1, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3, 9: 3, 10: 4, 11: 2, 12: 4, 13: 4, 14: 10}
ELEVEN = ("BDI", "CUB", "DJI", "LAO", "LSO", "MEX", "MNG", "MUS", "TGO", "UGA", "UZB")
FOURTEEN = "ARM AZE BHR EGY IRN KGZ LBY MMR NPL PRK SGP SYR TON VNM".split()
NOT_PARTY_SPONSORED = "DZA GHA LBN MOZ NGA SSD VNM".split()
TOTALS = {"CCW": 117, "A1": 79, "P1": 112, "AP2": 100, "P3": 108, "P4": 102, "P5": 84}
DAY = "2014-09-17"


@pytest.fixture(scope="module")
def log() -> OutreachLog:
    """The shipped log."""
    return report_acts()


# The acts


def test_every_act_of_the_report_is_there(log: OutreachLog) -> None:
    assert Counter(act.paragraph for act in log) == ACTS_PER_PARAGRAPH


def test_every_act_has_an_actor_a_source_and_a_period(log: OutreachLog) -> None:
    for act in log:
        assert act.actors, act.id
        assert act.quote, act.id
        assert act.mandates, act.id
        assert act.document.startswith("Report of the Implementation Support Unit"), act.id
        if act.status == "done":
            assert dt.date(2013, 11, 11) <= act.start <= act.end < dt.date(2014, 9, 18), act.id


def test_three_acts_were_planned(log: OutreachLog) -> None:
    planned = {act.id: (act.kind, act.paragraph) for act in log if act.status == "planned"}
    assert set(planned.values()) == {("presentation", 7), ("seminar", 10)}
    seminar = next(act for act in log if act.kind == "seminar" and act.status == "planned")
    assert (seminar.start, seminar.end, seminar.precision) == (dt.date(2014, 9, 18), dt.date(2014, 9, 18), "day")


def test_the_eleven_of_paragraph_8_are_found_and_two_of_them_are_a_part(log: OutreachLog, reg: ccw.Registry) -> None:
    contact, letters, _ = (act for act in log if act.paragraph == 8)
    assert contact.selector is not None
    assert contact.selector.resolve(reg, DAY) == ELEVEN
    assert (contact.count, contact.complete) == (11, True)
    assert (letters.count, letters.complete, letters.part_of) == (2, False, (contact.id,))


def test_the_fourteen_of_paragraph_4_were_outside_three_treaties(log: OutreachLog, reg: ccw.Registry) -> None:
    act = next(act for act in log if act.paragraph == 4 and act.states)
    assert sorted(act.states) == FOURTEEN
    assert act.treaty_scope
    assert act.selector is not None
    assert set(FOURTEEN) <= set(act.selector.resolve(reg, DAY))


def test_the_sponsored_were_outside_the_convention_or_protocol_v(log: OutreachLog, reg: ccw.Registry) -> None:
    sponsored = log.filter(kind="sponsorship")
    outside = {state for act in sponsored if act.instruments == ("CCW",) for state in act.states}
    without_p5 = {state for act in sponsored if act.instruments == ("P5",) for state in act.states}
    assert (sorted(outside), without_p5) == (NOT_PARTY_SPONSORED, {"JOR", "KHM"})
    assert all("CCW" not in reg.bound(state, DAY) for state in outside)
    assert all({"CCW"} <= reg.bound(state, DAY) and "P5" not in reg.bound(state, DAY) for state in without_p5)


def test_a_letter_and_its_drafting_are_one_act(log: OutreachLog) -> None:
    drafted = [act for act in log if act.same_as]
    assert [(act.kind, act.paragraph) for act in drafted] == [("letter", 14), ("joint_letter", 14)]
    assert all(actor.capacity == "drafter" for act in drafted for actor in act.actors)
    counts = log.summary("kind")
    assert (counts["letter"], counts["joint_letter"]) == (2, 1)


def test_twenty_six_states_act_or_are_named(log: OutreachLog) -> None:
    named = {state for act in log for state in act.states}
    acting = {actor.country for act in log for actor in act.actors if actor.country}
    assert len(named | acting) == 26
    assert "SDN" not in named | acting


def test_four_of_the_named_joined_the_convention_later_and_nobody_else(log: OutreachLog, reg: ccw.Registry) -> None:
    named = {state for act in log if "CCW" in act.instruments for state in act.states}
    joined = {state for state in named if "CCW" in reg.bound(state) and "CCW" not in reg.bound(state, DAY)}
    assert joined == {"DZA", "BHR", "LBN", "SGP"}
    assert [state for state in ELEVEN if "AP2" in reg.bound(state)] == ["MUS"]


# The mandates


def test_the_mandates_are_those_of_paragraph_1() -> None:
    of_report = [mandate for mandate in mandates() if mandate.source.startswith("Report of the Implementation Support")]
    found = {mandate.id: (mandate.document, mandate.paragraph, mandate.year) for mandate in of_report}
    plan = ("CCW/CONF.IV/4/Add.1, annex I", None, 2011)
    assert found == {
        **{f"plan-2011-{n}": plan for n in (1, 2, 3, 4)},
        "report-2011": plan,
        "msp-2013-24": ("CCW/MSP/2013/10", 24, 2013),
        "ap2-2013-15": ("CCW/AP.II/CONF.15/8", 15, 2013),
        "p5-2013-25": ("final document, cited without a symbol", 25, 2013),
    }


def test_coverage_says_which_acts_answer_a_commitment_and_which_have_none(log: OutreachLog) -> None:
    covered = mandate_coverage(log)
    assert list(covered.index) == [mandate.id for mandate in mandates()]
    asked = [mandate.id for mandate in mandates_of_years(log, 2014, 2014)]
    assert covered.index[covered["unanswered"] & covered.index.isin(asked)].to_list() == ["plan-2011-4", "report-2011"]
    assert covered.loc["msp-2013-24", "act_ids"].split("; ")[0] == "2014-p06-01"
    per_mandate = Counter(mandate for act in log for mandate in act.mandates)
    assert covered["acts"].to_dict() == {mandate.id: per_mandate[mandate.id] for mandate in mandates()}


def test_an_act_that_names_an_unknown_commitment_is_refused() -> None:
    act = {"id": "x", "kind": "letter", "start": "2014-05-02", "states": ["LAO"], "mandates": ["no-such"]}
    with pytest.raises(DataError, match=r"act x, column 'mandates': 'no-such'"):
        mandate_coverage(OutreachLog([act]))


# The report itself, where it is present


def key(actor: Actor) -> set[str]:
    """By what an actor is known: the state, or else the office or organisation."""
    return {actor.country} if actor.country else {actor.organisation, actor.role} - {""}


def matches(log: OutreachLog) -> tuple[int, int, int]:
    """How many acts have a draft of the right kind and actor in their paragraph; how many acts, how many drafts."""
    drafts = list(read_report(REPORT).drafts)
    number, found = len(drafts), 0
    for act in log:
        wanted = set().union(*map(key, act.actors))
        for n, draft in enumerate(drafts):
            same = draft.paragraph == act.paragraph and draft.kind == act.kind
            if same and wanted & set().union(*map(key, draft.actors)):
                found += 1
                del drafts[n]
                break
    return found, len(log), number


if REPORT.is_file():

    def test_every_quotation_stands_in_the_report(log: OutreachLog) -> None:
        text = "".join(REPORT.read_text(encoding="utf-8").split())
        for act in log:
            assert act.quote in text, act.id
            assert len(act.quote) <= 20, act.id
            for printed in (*(a.role_printed for a in act.actors), *(r.printed for r in act.region)):
                assert printed in text, act.id

    def test_the_report_is_read_whole() -> None:
        report = read_report(REPORT)
        assert (report.language, report.agenda_item, report.symbol) == ("zh", 10, None)
        assert report.meeting_dates == (dt.date(2014, 11, 13), dt.date(2014, 11, 14))
        assert [paragraph.number for paragraph in report.paragraphs] == list(range(1, 15))
        assert report.totals == TOTALS
        assert list(report.footnotes) == ["1", "2", "3"]
        assert report.symbols == ("CCW/CONF.IV/4/Add.1", "CCW/MSP/2013/10", "CCW/AP.II/CONF.15/8")
        assert str(report.day) == DAY
        assert len(report.persons) == 6

    def test_the_year_behind_the_footnote_mark_is_2013() -> None:
        report = read_report(REPORT)
        year = next(date for date in report.dates if date.paragraph == 1 and date.first.year == 2013)
        assert report.text[year.start : year.end] == "1 013 年"
        assert report.paragraphs[0].marks == ("1", "2", "3")

    def test_the_report_names_26_states_and_no_other(log: OutreachLog) -> None:
        states = set(read_report(REPORT).states)
        acting = {actor.country for act in log for actor in act.actors if actor.country}
        assert states == {state for act in log for state in act.states} | acting
        assert len(states) == 26

    def test_drafts_answer_to_the_acts_of_the_curated_log(log: OutreachLog) -> None:
        found, acts, drafts = matches(log)
        measured = f"recall {found}/{acts} = {found / acts:.2f}, precision {found}/{drafts} = {found / drafts:.2f}"
        sys.stdout.write(f"drafts of the 2014 report: {measured}\n")
        assert found / acts >= 0.8
        assert found / drafts >= 0.8

    def test_the_drafts_have_the_targets_of_the_curated_log(log: OutreachLog) -> None:
        drafts = [(d.paragraph, d.kind, d.states, d.selector, d.count, d.status) for d in read_report(REPORT).drafts]
        for act in log:
            if act.paragraph in (3, 5, 6, 8):
                assert (act.paragraph, act.kind, act.states, act.selector, act.count, act.status) in drafts, act.id

    def test_every_claim_of_the_report_agrees_with_the_registry(reg: ccw.Registry) -> None:
        checked = check_report(reg, read_report(REPORT))
        assert checked.attrs["ccwuniv"]["as_of"] == DAY
        assert "differ" not in set(checked["verdict"])
        totals = checked[checked["claim"] == "total"]
        assert dict(zip(totals["treaty"], map(int, totals["registry"]), strict=True)) == TOTALS
        outside = checked[(checked["claim"] == "not_party") & (checked["treaty"] == "CCW")]
        assert sorted(outside["subject"]) == sorted([*FOURTEEN, *NOT_PARTY_SPONSORED])
        without_p5 = checked[(checked["claim"] == "not_party") & (checked["treaty"] == "P5")]
        assert list(without_p5["subject"]) == ["KHM", "JOR"]
        counts = checked[checked["claim"] == "count"][["said", "registry", "verdict"]].to_numpy().tolist()
        assert counts == [["11", "11", "agree"], ["6", "80", "not_checkable"]]
