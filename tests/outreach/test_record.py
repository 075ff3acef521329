"""The record of thirty years: every act loads, has its sources and is checked; what it may and may not say."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.analysis import RECORD_IS_PARTIAL, mandates
from ccwuniv.outreach import known_documents, leads, read_leads
from ccwuniv.records import CONSENT_KINDS
from tests.support.record import REPORT_OF_2014, report_acts

LOG = ccw.OutreachLog.bundled()
FOUND = [act for act in LOG if act.found_by == "search"]


def test_the_acts_of_2014_stay_a_set_of_their_own() -> None:
    assert len(report_acts()) == 38
    assert {act.id[:4] for act in report_acts()} == {"2014"}
    assert {act.found_by for act in report_acts()} == {"record"}
    assert sorted(act.id for act in LOG) == sorted(act.id for act in (*report_acts(), *FOUND))


def test_a_document_is_found_by_symbol_title_or_address_in_a_value_and_in_a_live_log(tmp_path: Path) -> None:
    with ccw.OutreachLog.open(tmp_path / "log.sqlite") as live:
        live.extend(LOG)
        for words, ids in (
            ("DC/3151", ["2008-kathmandu-seminar-01"]),
            ("seminar backs DISARMAMENT", [act.id for act in FOUND if "seminar-0" in act.id]),
            ("https://azpnews.com/ag-hosts-weapons-conference", ["2023-port-of-spain-workshop-01"]),
            ("C/3151", []),
        ):
            assert [act.id for act in LOG.filter(document=words)] == ids, words
            assert live.filter(document=words) == LOG.filter(document=words)
        assert len(live.filter(document=REPORT_OF_2014, kind="letter")) == 3
    with pytest.raises(ccw.OptionError, match="document"):
        LOG.filter(document=" ")


def test_every_act_found_by_search_says_where_and_how_much_was_seen() -> None:
    for act in FOUND:
        assert act.level == "public", act.id
        assert act.sources, act.id
        assert all(source.url or source.symbol for source in act.sources), act.id
        assert act.start.year >= 1995, act.id
        assert act.end.year <= 2024, act.id
        assert len(act.quote.split()) <= 8, act.id
        assert act.states or act.selector or act.audience or act.note, act.id


def test_every_act_is_checked_against_the_registry(reg: ccw.Registry) -> None:
    assert not [finding.message for finding in ccw.check(reg, LOG) if finding.number >= 55]


def test_the_cases_where_names_and_numbers_differ() -> None:
    acts = {act.id: act for act in FOUND}
    geneva, manila, kathmandu = (
        acts[name] for name in ("2024-geneva-workshop-01", "2023-manila-workshop-01", "2008-kathmandu-seminar-01")
    )
    assert geneva.count_printed is not None
    assert (geneva.count_printed.number, len(geneva.states) + len(geneva.participants)) == (11, 9)
    assert manila.count_printed is not None
    assert (manila.count_printed.number, len(manila.states), manila.participants) == (13, 7, ("AUS", "NRU", "NZL"))
    assert (kathmandu.states, len(kathmandu.announced), kathmandu.participants) == ((), 23, ())
    assert {name for name, act in acts.items() if "status" in act.inferred} == {
        "2008-almaty-seminar-01",
        "2008-rabat-seminar-01",
    }
    assert acts["2023-port-of-spain-workshop-01"].inferred[:2] == ("start", "end")


def test_the_share_that_agreed_in_a_second_reading() -> None:
    readings = pd.Series([act.second_reading for act in FOUND], dtype="object").value_counts(dropna=False)
    assert readings.to_dict() == {"corrected": 25, "agreed": 17, None: 8, "not_found": 1}


def test_a_lead_says_what_is_missing_and_is_no_act() -> None:
    ids = {lead.act.id for lead in leads()}
    assert len(ids) == 32
    assert not ids & {act.id for act in LOG}
    assert {"1995-addis-seminar-01", "2008-p5-experts-universality", "1994-unga-resolution-01"} <= ids


@pytest.mark.parametrize(
    ("line", "said"),
    [('{"missing":"x"}', "column 'act'"), ('{"missing":"","act":{}}', "line 1"), ("[]", "line 1"), ("{", "line 1")],
)
def test_a_line_that_is_no_lead_is_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "leads.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ccw.DataError) as caught:
        read_leads(tmp_path / "leads.jsonl")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"inferred": ["colour"]}, "'colour' cannot be inferred"),
        ({"found_by": "search"}, "needs its sources"),
        ({"participants": ["LAO"]}, "is a target and took part as a party"),
        ({"announced": ["LAO"]}, "is a target and was announced only"),
        ({"sources": [{"title": "x"}]}, "column 'sources.0.seen'"),
        ({"count_printed": {"number": 3}}, "column 'count_printed.of'"),
    ],
)
def test_what_an_act_cannot_say(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ccw.DataError) as caught:
        ccw.OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"], **fields)
    assert said in str(caught.value)


def test_a_line_of_the_form_before_is_read_as_it_was() -> None:
    line = next(line for line in (data_directory() / "outreach.jsonl").read_bytes().splitlines() if b"2014-p03" in line)
    act = ccw.OutreachAction.model_validate_json(line)
    assert not {"sources", "participants", "found_by"} & set(json.loads(line))
    assert (act.sources, act.participants, act.found_by) == ((), (), "record")


# What it may and may not say


def test_coverage_says_what_was_read_what_was_not_and_what_was_not_searched() -> None:
    covered = ccw.coverage_of_record(LOG)
    assert set(covered["year"]) == set(range(1995, 2025))
    assert not covered.duplicated(["year", "document"]).any()
    empty = covered[covered["read"] == "not_searched"]
    assert (empty[["acts", "leads"]] == 0).all(axis=None)
    assert empty["document"].eq("").all()
    report = covered[covered["document"].str.startswith(REPORT_OF_2014)]
    assert (report["read"].tolist(), report["acts"].sum()) == (["whole", "whole"], 38)
    for document in known_documents():
        assert document.document in set(covered.loc[covered["year"] == document.year, "document"])
    assert covered.attrs["ccwuniv"]["note"] == RECORD_IS_PARTIAL
    assert ccw.coverage_of_record(ccw.OutreachLog()).empty


def test_who_is_named_when_by_whom_and_as_what() -> None:
    named = ccw.named_in_record(LOG)
    expected = sum(len(act.states) + len(act.participants) + len(act.announced) for act in LOG)
    assert len(named) == expected
    assert named.groupby("named_as").size().to_dict()["participant"] == 6
    assert named.loc[named["id"] == "2024-geneva-workshop-01", "actors"].str.contains("Implementation Support").all()


def test_the_rate_of_accession_is_of_the_registry_alone(reg: ccw.Registry) -> None:
    with_acts, without = ccw.accession_rates(reg, LOG), ccw.accession_rates(reg)
    numbers = ["outside", "joined", "rate", "low", "high", "new_states_joined"]
    pd.testing.assert_frame_equal(with_acts[numbers], without[numbers], check_flags=False)
    assert without["acts"].isna().all()
    assert with_acts["acts"].dropna().gt(0).all()
    joined = {a.iso3 for a in reg.actions if a.instrument == "CCW" and a.kind != "signature" and a.date.year == 1995}
    assert without.loc[1995, "joined"] == len(joined)
    consents = [a for a in reg.actions if a.instrument == "CCW" and a.kind in CONSENT_KINDS and a.date.year >= 1995]
    assert without[["joined", "new_states_joined"]].sum().sum() == len(consents)
    assert ((without["low"] <= without["rate"]) & (without["rate"] <= without["high"])).all()


@pytest.mark.parametrize("options", [{"start": 2030}, {"start": 2000, "end": 1999}, {"end": 2026}])
def test_years_that_the_data_do_not_hold_whole_are_refused(reg: ccw.Registry, options: dict[str, int]) -> None:
    with pytest.raises(ccw.DateError, match="whole years up to 2025"):
        ccw.accession_rates(reg, **options)


def test_base_rates_refuse_each_with_its_reason(reg: ccw.Registry) -> None:
    with pytest.raises(ccw.DataError, match="26 of 33 acts were found by a search"):
        ccw.base_rates(ccw.outreach_outcomes(reg, LOG, "5Y"))
    act = {"kind": "letter", "instruments": ["CCW"]}
    log = ccw.OutreachLog(
        [
            {**act, "id": "all", "start": "2001-03-01", "selector": {"not_party_to": ["CCW"]}},
            {**act, "id": "one", "start": "2010-05-02", "states": ["LBN", "GHA"]},
            {**act, "id": "two", "start": "2012-05-02", "states": ["LBN", "DZA"]},
            {**act, "id": "own", "start": "2019-05-02", "states": ["SGP"]},
        ]
    )
    rates = ccw.base_rates(ccw.outreach_outcomes(reg, log, "5Y"), "id")
    refused = rates["refused"].to_dict()
    assert refused["all"].endswith("the share would say who joined, whatever was done")
    assert refused["one"].startswith(
        "1 of its States is counted in another row within the same horizon (such as LBN in"
    )
    assert refused["two"].startswith("1 of its States is counted in another row")
    assert refused["own"] == ""
    assert rates.loc[["all", "one", "two"], ["share", "low", "high", "incidence"]].isna().all(axis=None)
    assert rates.loc["own", ["states", "consented", "share"]].tolist() == [1, 1, 1.0]


def test_a_public_call_is_no_contact_with_a_state_that_it_does_not_name(reg: ccw.Registry) -> None:
    whole, report = (ccw.target_list(reg, log, "2026-02-03")["contacts"] for log in (LOG, report_acts()))
    more = (whole - report)[lambda found: found > 0]
    assert sorted(more.index) == sorted(
        {iso3 for act in FOUND if act.kind == "seminar" for iso3 in act.states} & set(whole.index)
    )


def test_commitments_have_their_days_and_a_word_on_universalization() -> None:
    held = {mandate.id: mandate for mandate in mandates()}
    assert len(held) == 21
    assert not {"ap2-2024-president", "msp-2009-isu", "eu-1995-170", "mhcp-2022-chair"} & set(held)
    for mandate in held.values():
        assert mandate.since.year == mandate.year, mandate.id
        assert (mandate.until is not None) == (mandate.end == "day"), mandate.id
    assert held["rc3-2006-sponsorship"].holds(2006, 2006)
    assert not held["rc3-2006-sponsorship"].holds(2014, 2014)
    assert all(held[name].covers(act.end) for act in FOUND for name in act.mandates)
