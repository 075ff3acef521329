"""A log of acts as a value: what is in it, whom it meant, how it is counted, and how it travels."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv.errors import DataError, DateError, OptionError, StoreError, UnknownInstrumentError, UnknownStateError
from ccwuniv.outreach import ACT_KINDS, LEVELS, OutreachAction
from ccwuniv.outreach.codes import NEIGHBOURS
from ccwuniv.outreach.identity import one_act
from ccwuniv.outreach.lines import to_line
from ccwuniv.outreach.log import OutreachLog
from ccwuniv.outreach.regions import region_keys, region_members
from ccwuniv.records import InstrumentCode
from tests.support.record import report_acts

DAY = "2014-09-01"
PERIOD = {"start": "2013-11-16", "end": "2014-09-01", "precision": "period"}
MIGRATION = {"party_to": ["P2"], "not_party_to": ["AP2"]}
ELEVEN = "BDI CUB DJI LAO LSO MEX MNG MUS TGO UGA UZB"

ACTS: list[dict[str, Any]] = [
    {"id": "03", "kind": "letter", "paragraph": 3, **PERIOD, "selector": {"not_party_to": ["CCW"]},
     "actors": [{"person": "Ban Ki-moon", "role": "Secretary-General", "organisation": "United Nations"}]},
    {"id": "04", "kind": "bilateral_meeting", "paragraph": 4, "start": "2014-03-01", "precision": "month",
     "states": ["ARM", "VNM"], "complete": False, "selector": {"not_party_to": ["CCW"]},
     "actors": [{"person": "Michael Møller", "role": "Acting Director-General"}]},
    {"id": "08a", "kind": "consultation", "paragraph": 8, **PERIOD, "instruments": ["AP2"], "count": 11,
     "selector": MIGRATION, "actors": [{"country": "FIN", "role_printed": "候任主席"}]},
    {"id": "08b", "kind": "follow_up", "paragraph": 8, **PERIOD, "instruments": ["AP2"], "count": 2,
     "selector": MIGRATION, "part_of": ["08a"], "actors": [{"country": "FIN"}]},
    {"id": "08c", "kind": "demarche", "paragraph": 8, **PERIOD, "count": 6, "selector": {"not_party_to": ["CCW"]},
     "region": [{"printed": "非洲", "key": "africa"}, {"printed": "中东", "key": "middle_east"}],
     "actors": [{"country": "FIN"}]},
    {"id": "10", "kind": "seminar", "paragraph": 10, "start": "2014-09-18", "status": "planned", "audience": "all",
     "actors": [{"country": "POL"}, {"country": "FIN"}], "due": "2014-10-01"},
    {"id": "12", "kind": "sponsorship", "paragraph": 12, "start": "2014-04-01", "end": "2014-04-04",
     "states": ["KHM", "JOR"], "instruments": ["P5", "CCW"], "actors": [{"organisation": "Sponsorship Programme"}]},
    {"id": "14", "kind": "letter", "paragraph": 14, **PERIOD, "selector": {"not_party_to": ["CCW"]},
     "same_as": ["03"], "actors": [{"organisation": "Implementation Support Unit", "capacity": "drafter"}]},
    {"id": "99", "kind": "demarche", "start": "2015-02-03", "states": ["LAO"], "level": "confidential",
     "note": "told in confidence", "actors": [{"country": "Austria"}]},
]  # fmt: skip
LOG = OutreachLog(ACTS)
FILE = {"path": "letters/lao.pdf", "sha256": "0" * 64}


def ids(log: OutreachLog) -> str:
    return " ".join(act.id for act in log)


def letter(**fields: object) -> dict[str, Any]:
    return {"id": "a", "kind": "letter", "start": DAY, **fields}


# A value


def test_a_log_is_equal_by_content_and_in_the_order_of_ids() -> None:
    backwards = OutreachLog(reversed(ACTS))
    assert (backwards, hash(backwards)) == (LOG, hash(LOG))
    assert ids(backwards) == "03 04 08a 08b 08c 10 12 14"
    assert len(LOG) == len(ACTS) - 1 == len(list(LOG))
    assert OutreachLog(ACTS[1:]) != LOG
    assert LOG != "a log"
    every = tuple(sorted((OutreachAction(**fields) for fields in ACTS), key=lambda act: act.id))
    assert LOG.acts(confidential=True) == every
    assert LOG.actions == every[:-1]


def test_an_id_stands_for_one_act() -> None:
    with pytest.raises(DataError, match="'03': two acts have this id"):
        OutreachLog([*ACTS, ACTS[0]])


def test_what_is_no_act_is_refused() -> None:
    with pytest.raises(DataError, match="'colour' is not a field"):
        OutreachLog([letter(states=["LAO"], colour="blue")])


def test_a_log_says_what_it_is() -> None:
    assert repr(LOG) == "<OutreachLog: 8 acts, 2013-11-16 to 2014-09-18>"
    assert repr(OutreachLog()) == "<OutreachLog: 0 acts>"
    assert "told in confidence" not in LOG._repr_html_()


FILTERS: list[tuple[dict[str, Any], str]] = [
    ({}, "03 04 08a 08b 08c 10 12 14 99"),
    ({"kind": "letter"}, "03 14"),
    ({"kind": ["letter", "seminar"]}, "03 10 14"),
    ({"kind": []}, ""),
    ({"state": "VNM"}, "04"),
    ({"state": "Viet Nam"}, "04"),
    ({"state": "FRA"}, ""),
    ({"instrument": "AP2"}, "08a 08b"),
    ({"instrument": "Protocol V"}, "12"),
    ({"since": "2014-09-02"}, "10 99"),
    ({"since": "2014-09-18", "until": "2014-09-18"}, "10"),
    ({"until": "2013-11-15"}, ""),
    ({"until": "2013-11-16"}, "03 08a 08b 08c 14"),
    ({"paragraph": 8}, "08a 08b 08c"),
    ({"status": "planned"}, "10"),
    ({"actor": "Finland"}, "08a 08b 08c 10"),
    ({"actor": "FIN"}, "08a 08b 08c 10"),
    ({"actor": "secretary-general"}, "03"),
    ({"actor": "Ban"}, "03"),
    ({"actor": "an"}, ""),
    ({"actor": "候任主席"}, "08a"),
    ({"actor": "support unit"}, "14"),
    ({"actor": "Nobody At All"}, ""),
    ({"actor": "FIN", "kind": "demarche", "paragraph": 8}, "08c"),
]


@pytest.mark.parametrize(("wanted", "expected"), FILTERS, ids=[str(wanted) for wanted, _ in FILTERS])
def test_a_filter_returns_the_acts_that_meet_every_condition(wanted: dict[str, Any], expected: str) -> None:
    found = LOG.filter(**wanted)
    assert " ".join(act.id for act in found.acts(confidential=True)) == expected
    assert ids(found) == expected.replace("99", "").strip()


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        ({"kind": "phone_call"}, OptionError),
        ({"kind": ["letter", "phone_call"]}, OptionError),
        ({"status": "dreamt"}, OptionError),
        ({"actor": " "}, OptionError),
        ({"state": "Narnia"}, UnknownStateError),
        ({"instrument": "P6"}, UnknownInstrumentError),
        ({"since": "last year"}, DateError),
        ({"until": float("nan")}, DateError),
    ],
)
def test_a_filter_refuses_what_no_act_could_have(wanted: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        LOG.filter(**wanted)


# Towards whom


def targets(reg: ccw.Registry, as_of: str | None = None) -> pd.DataFrame:
    return LOG.targets(reg, as_of)


def test_the_targets_of_the_report_of_2014(reg: ccw.Registry) -> None:
    found = targets(reg)
    by_act = found.groupby("id")["iso3"].agg(" ".join)
    assert by_act["08a"] == ELEVEN
    assert by_act["04"] == "ARM VNM"
    assert len(by_act["03"].split()) == 197 - 117
    assert list(by_act.index) == ["03", "04", "08a", "12", "14"]
    assert list(found.columns) == ["id", "paragraph", "iso3", "instrument", "designation", "date", "counted_as"]


def test_a_state_named_is_a_target_for_every_instrument_of_the_act(reg: ccw.Registry) -> None:
    found = targets(reg).query("id == '12'")
    assert list(zip(found["iso3"], found["instrument"], found["designation"], strict=True)) == [
        ("KHM", "P5", "named"), ("KHM", "CCW", "named"), ("JOR", "P5", "named"), ("JOR", "CCW", "named")
    ]  # fmt: skip


def test_a_state_described_is_a_target_for_the_instruments_that_it_lacks(reg: ccw.Registry) -> None:
    either = {"any_of": [{"not_party_to": "CCW"}, {"not_party_to": "P5"}]}
    log = OutreachLog([letter(selector=either, instruments=["CCW", "P5"])])
    found = log.targets(reg).groupby("iso3")["instrument"].agg(" ".join)
    assert (found["VNM"], found["KHM"]) == ("CCW P5", "P5")
    assert set(log.targets(reg)["designation"]) == {"selected"}
    assert "FRA" not in found


def test_an_act_is_resolved_on_its_last_day_or_on_the_day_asked_for(reg: ccw.Registry) -> None:
    assert set(targets(reg).query("id == '08a'")["date"]) == {pd.Timestamp(DAY)}
    later = targets(reg, "2020-01-01").query("id == '08a'")
    assert set(later["date"]) == {pd.Timestamp("2020-01-01")}
    assert set(ELEVEN.split()) - set(later["iso3"]) == {"MUS"}


def test_an_act_after_the_data_s_last_day_is_resolved_on_that_day(reg: ccw.Registry) -> None:
    tomorrow = reg.as_of + dt.timedelta(days=1)
    log = OutreachLog([letter(start=tomorrow, selector=MIGRATION, instruments="AP2")])
    assert set(log.targets(reg)["date"]) == {pd.Timestamp(reg.as_of)}
    with pytest.raises(DateError, match="the data stop at"):
        log.targets(reg, tomorrow)


def test_two_of_the_eleven_are_candidates_and_no_targets(reg: ccw.Registry) -> None:
    found = LOG.candidates(reg).query("id == '08b'")
    assert " ".join(found["iso3"]) == ELEVEN
    assert set(found["designation"]) == {"selector"}


def test_six_capitals_in_africa_and_the_middle_east_are_candidates_and_no_targets(reg: ccw.Registry) -> None:
    found = LOG.candidates(reg).query("id == '08c'").set_index("iso3")
    parties = {state.iso3 for state in reg.parties("CCW", DAY)}
    day = dt.date.fromisoformat(DAY)
    assert set(found.index) == (region_members("africa", day) | region_members("middle_east", day)) - parties
    assert not LOG.targets(reg)["id"].eq("08c").any()
    assert (found.loc["EGY", "designation"], found.loc["BHR", "designation"]) == ("africa;middle_east", "middle_east")


def test_a_label_without_a_list_narrows_nothing_down(reg: ccw.Registry) -> None:
    log = OutreachLog([letter(selector=MIGRATION, instruments="AP2", region=[{"printed": "沿海"}])])
    assert log.targets(reg).empty
    assert " ".join(log.candidates(reg)["iso3"]) == ELEVEN


def test_a_label_alone_has_the_states_of_its_list_that_lack_the_instrument(reg: ccw.Registry) -> None:
    log = OutreachLog([letter(region=[{"printed": "太平洋岛国", "key": "pacific_islands"}])])
    parties = {state.iso3 for state in reg.parties("CCW", DAY)}
    expected = region_members("pacific_islands", dt.date.fromisoformat(DAY)) - parties
    assert log.candidates(reg)["iso3"].tolist() == sorted(expected)
    assert {"TON", "FJI"} <= expected
    assert "NRU" not in expected


def test_everyone_described_is_a_target_even_of_an_instrument_that_they_have(reg: ccw.Registry) -> None:
    log = OutreachLog([letter(selector=MIGRATION)])
    assert " ".join(log.targets(reg)["iso3"]) == ELEVEN
    assert set(log.targets(reg)["instrument"]) == {"CCW"}


def test_states_named_are_no_candidates_beside(reg: ccw.Registry) -> None:
    found = LOG.candidates(reg).query("id == '04'")
    assert len(found) == 197 - 117 - len(["ARM", "VNM"])
    assert not {"ARM", "VNM"} & set(found["iso3"])


def test_a_table_says_where_it_comes_from(reg: ccw.Registry) -> None:
    about = targets(reg, DAY).attrs["ccwuniv"]
    assert (about["call"], about["as_of"], about["counting"]) == ("OutreachLog.targets", DAY, "consent")
    about = LOG.frame().attrs["ccwuniv"]
    assert set(about) >= {"library", "data", "call", "hypothetical", "sources"}
    assert json.loads(json.dumps(about)) == about


def test_a_basis_that_is_none_is_refused(reg: ccw.Registry) -> None:
    with pytest.raises(OptionError, match="basis"):
        LOG.targets(reg, basis="signed")  # type: ignore[arg-type]


def test_an_empty_log_has_empty_tables_of_the_same_form(reg: ccw.Registry) -> None:
    empty = OutreachLog()
    for table in ("frame", "to_pandas"):
        assert getattr(empty, table)().dtypes.equals(getattr(LOG, table)().dtypes)
    assert empty.targets(reg).dtypes.equals(LOG.targets(reg).dtypes)
    assert empty.candidates(reg).dtypes.equals(LOG.candidates(reg).dtypes)
    assert empty.summary("actor").empty


# How many


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ("kind", {"letter": 1, "demarche": 1, "bilateral_meeting": 1, "follow_up": 1, "consultation": 1, "seminar": 1,
                  "sponsorship": 1}),
        ("actor", {"FIN": 4, "Acting Director-General": 1, "Implementation Support Unit": 1, "POL": 1,
                   "Secretary-General, United Nations": 1, "Sponsorship Programme": 1}),
        ("state", {"ARM": 1, "JOR": 1, "KHM": 1, "VNM": 1}),
        ("instrument", {"CCW": 5, "AP2": 2, "P5": 1}),
        ("paragraph", {3: 1, 4: 1, 8: 3, 10: 1, 12: 1}),
        ("year", {2014: 7}),
    ],
)  # fmt: skip
def test_an_act_and_its_drafting_count_once(by: Any, counts: dict[object, int]) -> None:  # noqa: ANN401
    assert list(LOG.summary(by).items()) == list(counts.items())


def test_identity_reaches_over_a_third_record_and_whichever_bears_the_link() -> None:
    chain = [
        letter(id="a", note="-", same_as=["b"], actors=[{"role": "Drafter", "capacity": "drafter"}]),
        letter(id="b", note="-", actors=[{"role": "Second sender"}]),
        letter(id="c", note="-", same_as=["b", "elsewhere"], actors=[{"role": "Third"}]),
        letter(id="d", note="-"),
    ]
    log = OutreachLog(chain)
    assert log.summary("kind").to_dict() == {"letter": 2}
    assert log.summary("actor").to_dict() == {"Drafter": 1, "Second sender": 1, "Third": 1}


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghx")), max_size=12))
def test_records_linked_over_others_are_of_one_act(links: list[tuple[str, str]]) -> None:
    """Whoever can be reached from a record, against the direction of a link or with it, is of the same act."""
    acts = OutreachLog(
        letter(id=a, note="-", same_as=[other for one, other in links if one == a != other]) for a in "abcdefgh"
    )
    pairs = {(one, other) for one, other in links if other != "x"}
    for first in "abcdefgh":
        reached, before = {first}, set[str]()
        while reached != before:
            before = set(reached)
            reached |= {b for a, b in pairs if a in before} | {a for a, b in pairs if b in before}
        assert one_act(acts)[first] == min(reached)


def test_targets_tell_which_record_stands_for_an_act(reg: ccw.Registry) -> None:
    found = targets(reg)
    assert set(found.query("id == '14'")["counted_as"]) == {"03"}
    assert found.query("iso3 == 'VNM'").drop_duplicates("counted_as")["id"].tolist() == ["03", "04"]


def test_acts_without_a_paragraph_are_counted_too() -> None:
    counts = LOG.summary("paragraph", confidential=True)
    assert counts.sum() == 8
    assert counts.index[-1] is pd.NA


def test_what_cannot_be_counted_by_is_refused() -> None:
    with pytest.raises(OptionError, match="'kind', 'actor'"):
        LOG.summary("weather")  # type: ignore[arg-type]


# What is confidential


def test_confidential_acts_leave_the_log_only_when_asked_for_by_name(reg: ccw.Registry, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    assert "99" not in LOG.frame().index
    assert "99" in LOG.frame(confidential=True).index
    assert "99" not in set(LOG.to_pandas()["id"])
    assert "99" not in set(LOG.targets(reg)["id"])
    assert "99" in set(LOG.targets(reg, confidential=True)["id"])
    assert LOG.summary("kind", confidential=True)["demarche"] == LOG.summary("kind")["demarche"] + 1
    assert (LOG.write_jsonl(path, internal=True), ids(OutreachLog.read_jsonl(path))) == (8, ids(LOG))
    assert LOG.write_jsonl(path) == 0
    assert LOG.write_jsonl(path, confidential=True) == 9
    assert OutreachLog.read_jsonl(path) == LOG


def test_a_text_that_looks_like_the_mark_of_confidence_is_none(tmp_path: Path) -> None:
    marks = ('"level":"confidential"', '\\"level":"confidential"', '"confidential":true')
    log = OutreachLog([letter(id=f"{i}", note=mark, audience=mark, mandates=["level"]) for i, mark in enumerate(marks)])
    assert (len(log), log.write_jsonl(tmp_path / "log.jsonl", internal=True)) == (3, 3)
    assert log.write_jsonl(tmp_path / "log.jsonl") == 0


def test_what_is_told_to_others_are_public_acts_without_links_to_the_rest() -> None:
    acts = [letter(id="a", note="-", level="public", part_of=["b"], same_as=["c"], attachments=[FILE]),
            letter(id="b", note="-", attachments=[FILE]), letter(id="c", note="-", level="confidential", part_of=["b"]),
            letter(id="d", note="-", level="public", part_of=["a"])]  # fmt: skip
    log = OutreachLog(acts)
    told = [[(act.id, act.part_of, act.same_as, len(act.attachments)) for act in one.acts(confidential=True)]
            for one in (log.released(), log.released(internal=True), log.released(confidential=True))]  # fmt: skip
    assert told == [
        [("a", (), (), 0), ("d", ("a",), (), 0)],
        [("a", ("b",), (), 1), ("b", (), (), 1), ("d", ("a",), (), 0)],
        [("a", ("b",), ("c",), 1), ("b", (), (), 1), ("c", ("b",), (), 0), ("d", ("a",), (), 0)],
    ]
    assert log.released(confidential=True) == log
    assert "internal" not in log.released().frame().attrs["ccwuniv"]
    assert log.frame().attrs["ccwuniv"]["internal"] is True


@pytest.mark.parametrize(("cell", "level"), [("", "internal"), ("public", "public"), (None, "internal")])
def test_an_act_without_a_level_is_internal(cell: object, level: str) -> None:
    assert OutreachAction(**letter(note="-")).level == "internal"
    table = OutreachLog([letter(note="-")]).to_pandas().astype(object).assign(level=cell)
    assert [act.level for act in OutreachLog.from_pandas(table)] == [level]


def test_the_shipped_acts_are_public() -> None:
    assert {act.level for act in OutreachLog.bundled().acts(confidential=True)} == {"public"}


# JSON Lines


def test_a_line_is_canonical(tmp_path: Path) -> None:
    log = OutreachLog(
        [letter(id="b", note="n", states=["LAO"]), letter(id="a", states=["越南"], quote="普遍\u2028加入\n")]
    )
    log.write_jsonl(tmp_path / "log.jsonl", internal=True)
    assert (tmp_path / "log.jsonl").read_bytes().decode() == (
        '{"id":"a","kind":"letter","start":"2014-09-01","end":"2014-09-01","states":["VNM"],"quote":"普遍\u2028加入\\n"}\n'
        '{"id":"b","kind":"letter","start":"2014-09-01","end":"2014-09-01","states":["LAO"],"note":"n"}\n'
    )
    assert OutreachLog.read_jsonl(tmp_path / "log.jsonl") == log


def test_a_file_from_another_system_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n\r\n".join(to_line(act) for act in LOG.acts(confidential=True)).encode())
    assert OutreachLog.read_jsonl(path) == LOG


GOOD = '{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}'
BAD_LINES = [
    ('{"id": "b"', 'line 3: \'{"id": "b"\': is not a JSON object'),
    ("[1, 2]", "line 3: '\\[1, 2\\]': is not a JSON object"),
    ("nonsense", "is not a JSON object; write one act to a line"),
    (GOOD, "line 3, column 'id': 'a': is on line 1 already"),
    (GOOD.replace('"a"', '"b"').replace("LAO", "NAR"), "log.jsonl, line 3: 'NAR'"),
    (GOOD.replace('"a"', '"b"').replace("}", ', "hue": 1}'), "line 3, column 'hue': 'hue' is not a field"),
    (GOOD.replace('"a"', '"b"').replace('"letter"', '"fax"'), "line 3, column 'kind': 'fax': should be 'letter'"),
    (GOOD.replace('"a"', '"b"').replace("2014-05-02", "2014-05-32"), "line 3, column 'start': '2014-05-32'"),
    (
        GOOD.replace('"a"', '"b"').replace('"states"', '"instruments": ["P6"], "states"'),
        "line 3: 'P6' is not an instrument",
    ),
    ("\x00\x01\x02", "line 3: .*is not a JSON object"),
]


@pytest.mark.parametrize(("line", "message"), BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_line_that_is_no_act_is_named_and_nothing_is_read(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        OutreachLog.read_jsonl(path)


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(GOOD.encode() + b"\n" + GOOD.encode().replace(b"LAO", b"L\xff\xfe"))
    with pytest.raises(DataError, match=r"log\.jsonl, line 2"):
        OutreachLog.read_jsonl(path)


def test_an_empty_file_is_an_empty_log(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").touch()
    assert OutreachLog.read_jsonl(tmp_path / "log.jsonl") == OutreachLog()


def test_a_file_that_cannot_be_read_or_written_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such file"):
        OutreachLog.read_jsonl(tmp_path / "missing.jsonl")
    with pytest.raises(StoreError, match="is a folder"):
        OutreachLog.read_jsonl(tmp_path)
    with pytest.raises(StoreError, match="cannot be written"):
        LOG.write_jsonl(tmp_path / "missing" / "log.jsonl")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        LOG.write_jsonl(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


# Any act there can be

CODES = sorted(state.iso3 for state in ccw.Registry.bundled().states)
WORDS = st.text(max_size=12)
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Z", "C"], exclude_characters=";"), min_size=1, max_size=8
)
SELECTORS = st.builds(
    lambda party, lacking, groups: {"party_to": party, "not_party_to": [lacking], "groups": groups},
    st.lists(st.sampled_from(["P1", "mine_ban"]), max_size=2),
    st.sampled_from([*NEIGHBOURS, "AP2", "CCW"]).filter(lambda code: code != "mine_ban"),
    st.lists(WORDS, max_size=2),
)
ACTORS = st.fixed_dictionaries(
    {"person": st.text(min_size=1, max_size=12)},
    optional={
        "role": WORDS,
        "organisation": WORDS,
        "country": st.sampled_from(CODES),
        "capacity": st.sampled_from(["sender", "drafter"]),
    },
)
REGIONS = st.builds(lambda printed, key: {"printed": printed, "key": key}, NAMES, st.sampled_from(["", *region_keys()]))
ANY_ACT = st.builds(
    OutreachAction,
    id=NAMES,
    document=WORDS,
    paragraph=st.none() | st.integers(1, 99),
    actors=st.lists(ACTORS, max_size=2),
    kind=st.sampled_from(ACT_KINDS),
    start=st.dates(),
    states=st.lists(st.sampled_from(CODES), max_size=3),
    selector=st.none() | SELECTORS,
    count=st.none() | st.integers(4, 99),
    complete=st.sampled_from([None, False]),
    instruments=st.lists(st.sampled_from(InstrumentCode), min_size=1, max_size=3),
    region=st.lists(REGIONS, max_size=2),
    mandates=st.lists(NAMES, max_size=2),
    status=st.sampled_from(["done", "planned"]),
    level=st.sampled_from(LEVELS),
    attachments=st.lists(st.just(FILE), max_size=2),
    note=st.text(min_size=1, max_size=20),
    quote=WORDS,
    due=st.none() | st.just(dt.date.max),
)
ANY_LOG = st.lists(ANY_ACT, max_size=4, unique_by=lambda act: act.id).map(OutreachLog)


@settings(max_examples=100, deadline=None)
@given(log=ANY_LOG)
def test_json_lines_lose_nothing(log: OutreachLog, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    assert log.write_jsonl(path, confidential=True) == len(log.acts(confidential=True))
    again = OutreachLog.read_jsonl(path)
    assert again == log
    assert again.acts(confidential=True) == log.acts(confidential=True)
    assert path.read_bytes().count(b"\n") == len(log.acts(confidential=True))


@settings(max_examples=60, deadline=None)
@given(log=ANY_LOG)
def test_a_table_loses_nothing(log: OutreachLog) -> None:
    assert OutreachLog.from_pandas(log.to_pandas(confidential=True)) == log
    assert OutreachLog.from_pandas(log.to_pandas(confidential=True).set_index("id")) == log


def test_a_table_survives_csv() -> None:
    text = io.StringIO(LOG.to_pandas(confidential=True).to_csv(index=False))
    assert OutreachLog.from_pandas(pd.read_csv(text, dtype=str)) == LOG


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("kind", "fax", "table, line 2, column 'kind': 'fax': should be 'letter'"),
        ("actors", "{not json", "table, line 2: '{not json': should be JSON"),
        ("states", "ARM;NAR", "table, line 2: 'NAR'"),
        ("hue", "blue", "'hue' is not a field"),
        ("start", "", "column 'start': must not be empty"),
    ],
)
def test_a_row_that_is_no_act_is_named(column: str, value: str, message: str) -> None:
    frame = LOG.to_pandas().astype(object)
    frame[column] = frame.get(column, pd.Series([None] * len(frame), dtype=object))
    frame.loc[1, column] = value
    with pytest.raises(DataError, match=message):
        OutreachLog.from_pandas(frame)


# The report of 2014


def test_the_shipped_log_resolves(reg: ccw.Registry) -> None:
    log = report_acts()
    eleven = log.filter(paragraph=8, instrument="AP2").targets(reg)
    assert " ".join(dict.fromkeys(eleven["iso3"])) == ELEVEN
    assert {act.paragraph for act in log} == set(range(3, 15))
    known = {act.id for act in log}
    assert all(known >= {*act.part_of, *act.same_as} for act in log)


@pytest.mark.parametrize("read", [OutreachLog.read_jsonl, OutreachLog.open])
def test_what_no_file_can_be_called_is_refused(read: Callable[[str], object]) -> None:
    with pytest.raises(ccw.StoreError, match="is not a name of a file"):
        read("log\0.jsonl")


def test_a_folder_of_another_kind_is_named_beside_a_function_that_is_told() -> None:
    with pytest.raises(ccw.OptionError, match="folder="):
        ccw.read_untc_folder(progress=print, folder=dt.time(5))  # type: ignore[arg-type]


def test_a_sponsorship_counts_whichever_of_two_linked_records_says_so() -> None:
    act = {"start": "2014-05-02", "states": ["VNM"]}
    letter, paid = {**act, "id": "a", "kind": "letter"}, {**act, "id": "b", "kind": "sponsorship", "same_as": ["a"]}
    row = ccw.target_list(ccw.Registry.bundled(), ccw.OutreachLog([letter, paid])).loc["VNM"]
    assert (row["contacts"], row["sponsored"]) == (1, 1)
