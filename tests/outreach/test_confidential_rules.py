"""What is confidential, how it is asked for, and what is said to those who do not ask."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv.cli import register
from ccwuniv.outreach.confidence import is_public, level_of
from ccwuniv.outreach.readable import ReadableLog
from ccwuniv.outreach.store import LiveLog
from ccwuniv.records import plain
from tests.outreach.test_confidential import CALLABLES
from tests.support.leaks import REG, SECRET, SECRETS, TOKENS, said
from tests.support.record import report_acts

OPEN = report_acts()
WITH = ccw.OutreachLog([*OPEN, *SECRETS])
LETTER = {"kind": "letter", "start": "2014-04-01", "states": ["VNM"]}
SOME = [{**LETTER, "id": "a"}, {**LETTER, "id": "b", "note": "token-note", "level": "confidential"}]
NO_LEVEL = ["no", "Public", "", 0, 1, None, True, False, np.True_, [], "public "]
NO_BOOL = ["no", "false", "", 0, 1, None, np.True_, np.False_, [], "True"]


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveLog]:
    with ccw.OutreachLog.open(tmp_path / "live.sqlite") as log:
        log.extend(SOME)
        yield log


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(ccw.DataError) as caught:
        call()
    return str(caught.value)


# What is confidential


@pytest.mark.parametrize("value", NO_LEVEL)
def test_what_is_not_plainly_public_is_confidential(value: object, tmp_path: Path) -> None:
    copied = ccw.OutreachAction(**SOME[0]).model_copy(update={"level": value})
    made = ccw.OutreachAction.model_construct(**{**vars(copied), "id": "c"})
    assert level_of(copied) == level_of(made) == "confidential"
    log = ccw.OutreachLog([copied, made])
    written = log.write_jsonl(tmp_path / "log.jsonl", internal=True)
    assert (len(log), list(log), len(log.frame()), len(log.released(internal=True)), written) == (0, [], 0, 0, 0)
    assert (log.frame(confidential=True)["level"] == "confidential").all()
    log.write_jsonl(tmp_path / "log.jsonl", confidential=True)
    again = ccw.OutreachLog.read_jsonl(tmp_path / "log.jsonl")
    assert (len(again), again) == (0, log)
    assert ccw.mandate_coverage([copied, made])["acts"].sum() == 0


@pytest.mark.parametrize("value", NO_LEVEL)
def test_a_record_says_it_with_one_of_three_words(value: object) -> None:
    with pytest.raises(ccw.DataError, match="level"):
        ccw.OutreachAction(**{**SOME[0], "level": value})


def test_the_former_field_is_no_field_and_nothing_of_its_act_is_repeated(tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_text(json.dumps({**SOME[0], "note": "token-note", "confidential": True}), encoding="utf-8")
    assert "token-" not in refusal(lambda: ccw.OutreachLog.read_jsonl(file))


@pytest.mark.parametrize("cell", ["nope", "0", "Public", "secret"])
def test_any_other_word_in_a_table_is_refused(cell: str) -> None:
    table = ccw.OutreachLog(SOME[:1]).to_pandas().astype(object).assign(level=cell)
    with pytest.raises(ccw.DataError, match="not as it should be; what is there is not shown"):
        ccw.OutreachLog.from_pandas(table)


# How it is asked for

ASKING = [
    (name, option)
    for name, function in CALLABLES.items()
    for option in ("confidential", "see_confidential")
    if option in inspect.signature(function).parameters and not name.endswith("__init__")
]


def test_there_are_as_many_as_one_thinks() -> None:
    assert len(ASKING) >= 15


@pytest.mark.parametrize("value", NO_BOOL)
@pytest.mark.parametrize(("name", "option"), ASKING)
def test_only_a_truth_value_asks(name: str, option: str, value: object) -> None:
    with pytest.raises(ccw.OptionError, match=f"{option}=.* is not accepted; use True or False,"):
        CALLABLES[name](WITH, **{option: value})


def test_an_amendment_takes_only_a_truth_value(live: LiveLog) -> None:
    with pytest.raises(ccw.DataError, match="level"):
        live.amend("a", level="no")
    with pytest.raises(ccw.OptionError, match="see_confidential"):
        live.amend("a", see_confidential="no", note="x")  # type: ignore[arg-type]
    assert len(live) == 1


def lines(log: ReadableLog, folder: Path, **asked: bool) -> str:
    log.write_jsonl(folder / "log.jsonl", **asked)
    return (folder / "log.jsonl").read_text(encoding="utf-8")


BY_NAME: Mapping[str, Callable[..., str]] = {
    "acts": lambda log, _, **asked: said(log.acts(**asked)),
    "frame": lambda log, _, **asked: said(log.frame(**asked)),
    "to_pandas": lambda log, _, **asked: said(log.to_pandas(**asked)),
    "jsonl": lines,
    "released": lambda log, _, **asked: said(log.released(**asked).acts(confidential=True)),
    "targets": lambda log, _, **asked: said(log.targets(REG, **asked)),
    "candidates": lambda log, _, **asked: said(log.candidates(REG, **asked)),
    "summary": lambda log, _, **asked: said(log.summary("kind", **asked)),
    "brief": lambda log, _, **asked: ccw.brief(REG, log, "VNM", internal=True, **asked).html,
    "letters": lambda log, _, **asked: said(ccw.letter_list(REG, log, "p2_only", **asked)),
    "year": lambda log, _, **asked: ccw.year_clock(REG, log, "2013-11-15", "2014-11-14", **asked).text(),
    "mandates": lambda log, _, **asked: said(ccw.mandate_coverage(log, **asked)),
    "mandates of a list": lambda log, _, **asked: said(ccw.mandate_coverage(log.acts(confidential=True), **asked)),
}


@pytest.mark.parametrize("kind", ["value", "live"])
@pytest.mark.parametrize("name", BY_NAME)
def test_asked_for_by_name_it_is_there(name: str, kind: str, tmp_path: Path) -> None:
    log: ReadableLog = WITH
    if kind == "live":
        log = ccw.OutreachLog.open(tmp_path / "live.sqlite")
        log.extend(WITH)
    told = BY_NAME[name](log, tmp_path, confidential=True)
    assert told != BY_NAME[name](OPEN, tmp_path, confidential=True)
    assert BY_NAME[name](log, tmp_path) == BY_NAME[name](OPEN, tmp_path)
    json.dumps(log.frame(confidential=True).attrs, allow_nan=False)


@pytest.mark.parametrize("field", ccw.OutreachAction.model_fields)
def test_the_acts_of_the_leak_test_have_every_field(field: str) -> None:
    default = ccw.OutreachAction.model_fields[field].get_default()
    assert any(getattr(act, field) != default for act in SECRETS)


@settings(max_examples=30, deadline=None)
@given(
    hidden=st.sets(st.sampled_from([act.id for act in OPEN]), max_size=12),
    make=st.sampled_from(
        [
            lambda log: log.frame(),
            lambda log: log.targets(REG),
            lambda log: log.candidates(REG),
            lambda log: log.summary("actor"),
            lambda log: ccw.target_list(REG, log),
            lambda log: ccw.outreach_outcomes(REG, log, "12Y"),
            ccw.mandate_coverage,
            lambda log: log,
        ]
    ),
)
def test_whichever_acts_are_confidential(hidden: set[str], make: Callable[[ReadableLog], object]) -> None:
    marked = ccw.OutreachLog(a.model_copy(update={"level": "confidential"}) if a.id in hidden else a for a in OPEN)
    rest = [act for act in OPEN if act.id not in hidden]
    links = {name: [tuple(one for one in getattr(act, name) if one not in hidden) for act in rest]
             for name in ("part_of", "same_as")}  # fmt: skip
    without = ccw.OutreachLog(
        act.model_copy(update={"part_of": part_of, "same_as": same_as})
        for act, part_of, same_as in zip(rest, links["part_of"], links["same_as"], strict=True)
    )
    assert said(make(marked)) == said(make(without))


# What is said to those who do not ask


def test_a_log_counts_and_shows_its_public_acts() -> None:
    log = ccw.OutreachLog(SOME)
    assert (len(log), [act.id for act in log], log.actions) == (1, ["a"], log.acts())
    assert repr(log) == "<OutreachLog: 1 act, 2014-04-01 to 2014-04-01>"
    assert [act.id for act in log.acts(confidential=True)] == ["a", "b"]
    assert ccw.OutreachAction(**SOME[1]) not in log
    assert repr(ccw.OutreachLog(SOME[1:])) == "<OutreachLog: 0 acts>"


def test_equality_and_hash_compare_everything() -> None:
    log = ccw.OutreachLog(SOME)
    assert log == ccw.OutreachLog(log)
    assert hash(log) == hash(ccw.OutreachLog(SOME))
    assert log != ccw.OutreachLog(SOME[:1])


def test_an_act_told_in_confidence_does_not_print_itself() -> None:
    for act in SECRETS:
        assert repr(act) == "OutreachAction(level='confidential')"
        assert str(act) == "level='confidential'"
    assert "VNM" in repr(ccw.OutreachAction(**SOME[0]))


def test_a_public_act_does_not_name_it(live: LiveLog) -> None:
    live.append({**LETTER, "id": "c", "part_of": ["b", "elsewhere"], "same_as": ["a"]})
    for log in (live, live.log(), live.filter(kind="letter"), ccw.OutreachLog(live)):
        shown = {act.id: act for act in log}["c"]
        assert (shown.part_of, shown.same_as) == (("elsewhere",), ("a",))
        assert log.frame(confidential=True).loc["c", "part_of"] == "b;elsewhere"
        assert log.frame().loc["c", "part_of"] == "elsewhere"


def test_a_link_that_was_not_seen_is_not_dropped(live: LiveLog) -> None:
    live.append({**LETTER, "id": "c", "part_of": ["b"]})
    assert live.amend("c", part_of=["a"]).part_of == ("a",)
    assert {act.id: act.part_of for act in live.acts(confidential=True)}["c"] == ("a", "b")
    assert live.amend("c", see_confidential=True, part_of=["a"]).part_of == ("a",)
    assert {act.id: act.part_of for act in live.acts(confidential=True)}["c"] == ("a",)


@pytest.mark.parametrize(
    "call",
    [
        lambda live, one: live.amend(one, note="x"),
        lambda live, one: live.withdraw(one, "x"),
        lambda live, one: live.history(one),
    ],
)
def test_it_is_as_unknown_as_an_id_that_nobody_has(live: LiveLog, call: Callable[[LiveLog, str], object]) -> None:
    assert refusal(lambda: call(live, "b")) == refusal(lambda: call(live, "z")).replace("'z'", "'b'")
    live.withdraw("b", "x", confidential=True)
    assert refusal(lambda: call(live, "b")) == refusal(lambda: call(live, "z")).replace("'z'", "'b'")


def test_it_is_amended_and_withdrawn_by_those_who_ask(live: LiveLog) -> None:
    assert live.amend("b", see_confidential=True, venue="Geneva").venue == "Geneva"
    live.withdraw("b", "twice", confidential=True)
    versions = live.history("b", confidential=True)
    assert [(version.event, version.reason) for version in versions] == [
        ("append", ""), ("amend", ""), ("withdraw", "twice"),
    ]  # fmt: skip
    assert "twice" not in repr(versions)


def test_a_history_is_that_of_the_public_log(live: LiveLog) -> None:
    live.amend("b", see_confidential=True, level="public", note="")
    live.amend("b", note="x")
    assert [(v.number, v.event, v.action.note) for v in live.history("b")] == [(1, "append", ""), (2, "amend", "x")]
    assert [v.number for v in live.history("b", confidential=True)] == [1, 2, 3]
    live.amend("b", level="confidential")
    assert "no act of this log has this id" in refusal(lambda: live.history("b"))


def test_a_taken_id_is_refused_in_the_same_words_whoever_has_it(live: LiveLog) -> None:
    live.append({**LETTER, "id": "c"})
    live.withdraw("c", "twice")
    words = set()
    for one in "abc":
        act = {**LETTER, "id": one}
        words |= {refusal(lambda act=act: live.append(act)), refusal(lambda act=act: live.extend([act]))}  # type: ignore[misc]
    assert words == {f"column 'id': {one!r}: this id is taken; use another id for this act" for one in "abc"}


def test_the_numbers_of_public_acts_leave_none_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    register(app)
    add = ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--states", "Egypt")
    assert CliRunner().invoke(app, [*add, "--confidential"]).exit_code == 0
    assert "Recorded in outreach.sqlite: 2026-03-02-letter-1:" in CliRunner().invoke(app, [*add]).stdout


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "token-kind"},
        {"note": ["token-note"]},
        {"token-field": 1},
        {"states": ["token-state"]},
        {"instruments": ["token-instrument"]},
        {"start": "token-day"},
        {"end": "2014-03-01"},
        {"due": "2014-03-17"},
        {"actors": [{"role": "x", "token-field": 1}]},
        {"id": "a"},
    ],
    ids=str,
)
def test_an_error_in_a_file_repeats_nothing_told_in_confidence(fields: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    for level, confidential in (("confidential", True), ("internal", False), ("public", False)):
        given = [{**LETTER, "id": "a", "level": level}, {**LETTER, "id": "b", **fields}]
        given[1]["level"] = level
        file.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
        text = refusal(lambda: ccw.OutreachLog.read_jsonl(file))
        assert "acts.jsonl, line 2" in text
        shown = [word for word in ("token-", "2014-03", "'a'") if word in text]
        assert bool(shown) is not confidential


def test_an_error_in_a_table_repeats_nothing_told_in_confidence() -> None:
    table = ccw.OutreachLog(SOME).to_pandas(confidential=True)
    for column in ("kind", "states", "actors"):
        wrong = table.assign(**{column: "token-word"}).iloc[1:]
        assert "token-" not in refusal(lambda wrong=wrong: ccw.OutreachLog.from_pandas(wrong))  # type: ignore[misc]


def test_an_error_about_a_broken_line_does_not_repeat_it(tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_text('{"id": "token-id", "level": "confidential"', encoding="utf-8")
    assert "token-" not in refusal(lambda: ccw.OutreachLog.read_jsonl(file))
    file.write_text('{"id": "open-id", "level": "public"', encoding="utf-8")
    assert "open-id" in refusal(lambda: ccw.OutreachLog.read_jsonl(file))


# Provenance


class Nobody:
    """Somebody's own class."""


RECORDS: Mapping[str, Any] = {
    "act": SECRET,
    "list": [SECRET],
    "tuple": (SECRET,),
    "dict": {"a": SECRET},
    "dict by act": {SECRET: 1},
    "generator": (act for act in (SECRET,)),
    "Series": pd.Series([SECRET], dtype=object),
    "table": pd.DataFrame({"a": [SECRET]}),
    "array": np.array([SECRET, None], dtype=object),
    "set": {SECRET},
    "frozenset": frozenset({SECRET}),
    "nested": [[["a", [SECRET]]]],
    "mapping in a list": [{**vars(SECRET)}],
    "public act": OPEN.actions[0],
    "actor": SECRET.actors,
    "region": SECRET.region,
    "index": pd.Index([SECRET], dtype=object),
    "function": is_public,
    "object": Nobody(),
    "table with records in its provenance": pd.DataFrame().assign(),
}
RECORDS["table with records in its provenance"].attrs = {
    "ccwuniv": {"call": "gap_matrix", "arguments": {"states": [SECRET], "more": {"deep": SECRET}}, "note": SECRET}
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_never_unfolded_into_provenance(kind: str) -> None:
    text = json.dumps(plain(RECORDS[kind]), allow_nan=False)
    assert not [token for token in (*TOKENS, "note", "Ban Ki-moon") if token in text]


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        ("AP2", "AP2"),
        (2014, 2014),
        (np.int64(3), 3),
        (True, True),
        (np.True_, True),
        (0.5, 0.5),
        (pd.Timestamp("2014-09-01"), "2014-09-01"),
        (["AP2", ("P5", 1)], ["AP2", ["P5", 1]]),
        ({"P5", "AP2"}, ["AP2", "P5"]),
        ({"LAO": "fr"}, {"LAO": "fr"}),
        (pd.Index(["LAO"]), ["LAO"]),
        (REG.instrument("AP2"), "AP2"),
        ([REG.state("LAO")], ["LAO"]),
        (ccw.Status.SIGNED, ccw.Status.SIGNED.value),
        (REG, "$registry"),
        (WITH, "$log"),
        (float("nan"), {"$other": "float"}),
        (float("inf"), {"$other": "float"}),
    ],
)
def test_what_may_stand_in_provenance(value: object, stands: object) -> None:
    found = plain(value)
    assert (found, type(found)) == (stands, type(stands))


def test_a_table_made_of_a_list_of_acts_says_only_that() -> None:
    table = ccw.mandate_coverage(list(WITH.acts(confidential=True)))
    assert table.attrs["ccwuniv"]["arguments"] == {"log": {"$other": "list"}}
    with pytest.raises(ccw.OptionError, match="was a list, which is not recorded"):
        ccw.replication_archive(table, "never.zip")


def test_records_put_into_provenance_by_hand_are_not_exported(tmp_path: Path) -> None:
    table = ccw.OutreachLog(SOME).frame()
    table.attrs["ccwuniv"]["log"] = [SECRET]
    for ending in ("csv", "parquet", "xlsx", "dta", "tex"):
        written = ccw.export(table, tmp_path / f"acts.{ending}", internal=True)
        assert not [token for token in TOKENS[:4] if token in "".join(said(file) for file in written)]


def test_an_archive_shows_them_only_when_asked(tmp_path: Path) -> None:
    log = ccw.OutreachLog([*OPEN, SECRET])
    table = log.frame(confidential=True)
    with pytest.raises(ccw.OptionError, match="confidential"):
        ccw.replication_archive(table, tmp_path / "all.zip", log=log)
    assert "token-note" in said(ccw.replication_archive(table, tmp_path / "all.zip", log=log, confidential=True))
