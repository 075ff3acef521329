"""A live log: durable, whole, safe with several writers, and clear about what it cannot do."""

from __future__ import annotations

import copy
import datetime as dt
import inspect
import os
import pickle
import shutil
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv.errors import CcwError, DataError, DateError, OptionError, StoreError, UnknownStateError
from ccwuniv.outreach import ACT_KINDS, Actor, LiveLog, OutreachAction, OutreachLog
from tests.support.log_files import database, ids, letter
from tests.support.record import report_acts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outreach.sqlite"


@pytest.fixture
def live(path: Path) -> Iterator[LiveLog]:
    with OutreachLog.open(path) as log:
        yield log


# Recording


def test_a_record_is_there_when_the_log_is_opened_again(path: Path) -> None:
    with OutreachLog.open(path) as log:
        assert log.append(letter("b")) == letter("b")
        assert log.append({"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["老挝"]}) == letter("a")
        assert log.extend([letter("d"), letter("c")]) == 2
    with OutreachLog.open(str(path)) as log:
        assert log.log() == OutreachLog(map(letter, "abcd"))
        assert (len(log), ids(log), log.actions) == (4, "a b c d", tuple(map(letter, "abcd")))


def test_every_commit_is_on_the_disk_and_in_one_file(live: LiveLog, path: Path, tmp_path: Path) -> None:
    assert database(live).execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert database(live).execute("PRAGMA synchronous").fetchone() == (3,)
    records: tuple[Callable[[], object], ...] = (
        lambda: live.append(letter()),
        lambda: live.extend([letter("b"), letter("c")]),
        lambda: live.amend("a", note="amended"),
        lambda: live.withdraw("b", "a reason"),
    )
    for record in records:
        record()
        assert list(tmp_path.iterdir()) == [path]
        with OutreachLog.open(shutil.copy(path, tmp_path / "copy")) as copy:
            assert copy.log() == live.log()
        (tmp_path / "copy").unlink()


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ([letter("new"), letter("a")], DataError, "'a': this id is taken; use another id for this act"),
        ([letter("new"), letter("new")], DataError, "'new': two of these acts have this id"),
        ([letter("gone")], DataError, "'gone': this id is taken"),
        ([letter("new"), {"id": "x", "kind": "fax", "start": "2014-05-02"}], DataError, "'fax': should be 'letter'"),
        ([letter("new"), {"id": "x", "kind": "letter", "start": "2014-05-02", "states": ["Narnia"]}],
         UnknownStateError, "Narnia"),
    ],
)  # fmt: skip
def test_all_of_a_batch_is_recorded_or_nothing(
    live: LiveLog, wrong: list[Any], error: type[Exception], message: str
) -> None:
    live.extend([letter("a"), letter("gone")])
    live.withdraw("gone", "sent by mistake")
    with pytest.raises(error, match=message):
        live.extend(wrong)
    assert (ids(live), ids(live.filter(state="LAO"))) == ("a", "a")
    assert live.append(letter("z")).id == "z"


def test_an_amended_act_keeps_the_version_before(live: LiveLog) -> None:
    before = dt.datetime.now(dt.UTC)
    live.append(letter(due="2014-06-01"))
    assert live.amend("a", states=["Viet Nam"], note="corrected", due=None).states == ("VNM",)
    live.amend("a", status="planned")
    versions = live.history("a")
    assert [(v.number, v.event) for v in versions] == [(1, "append"), (2, "amend"), (3, "amend")]
    assert versions[0].action == letter(due="2014-06-01")
    assert versions[2].action == live.actions[0] == letter(states=["VNM"], note="corrected", status="planned")
    assert before <= versions[0].recorded_at <= versions[1].recorded_at <= dt.datetime.now(dt.UTC)
    assert all(version.recorded_at.utcoffset() == dt.timedelta(0) for version in versions)
    assert (ids(live.filter(state="LAO")), ids(live.filter(state="VNM")), ids(live.due("2015-01-01"))) == ("", "a", "")


@pytest.mark.parametrize(
    ("given", "changes", "end"),
    [
        ({}, {"start": "2014-07-01"}, "2014-07-01"),
        ({}, {"start": "2014-05-01", "precision": "month"}, "2014-05-31"),
        ({"start": "2014-05-01", "precision": "month"}, {"start": "2014-06-01"}, "2014-06-30"),
        ({"end": "2014-05-09"}, {"start": "2014-05-01"}, "2014-05-09"),
        ({"end": "2014-05-09", "precision": "period"}, {"start": "2014-05-01"}, "2014-05-09"),
        ({"end": "2014-05-02", "precision": "period"}, {"start": "2014-05-01"}, "2014-05-02"),
        ({}, {"note": "x"}, "2014-05-02"),
    ],
)
def test_the_last_day_moves_with_the_first_where_it_followed_from_it(
    live: LiveLog, given: dict[str, Any], changes: dict[str, Any], end: str
) -> None:
    live.append(letter(**given))
    assert live.amend("a", **changes).end == dt.date.fromisoformat(end)


def test_a_withdrawn_act_stays_in_its_history_with_the_reason(live: LiveLog) -> None:
    live.append(letter(due="2014-06-01"))
    live.withdraw("a", "sent by mistake")
    assert (len(live), ids(live.log()), ids(live.filter(state="LAO")), ids(live.due("2015-01-01"))) == (0, "", "", "")
    assert [(v.event, v.reason) for v in live.history("a")] == [("append", ""), ("withdraw", "sent by mistake")]
    for late in (lambda: live.amend("a", note="x"), lambda: live.withdraw("a", "again")):
        with pytest.raises(DataError, match="'a': was withdrawn"):
            late()


def test_an_act_that_is_not_there_cannot_be_changed(live: LiveLog) -> None:
    for asked in (lambda: live.amend("x", note="y"), lambda: live.withdraw("x", "y"), lambda: live.history("x")):
        with pytest.raises(DataError, match="'x': no act of this log has this id"):
            asked()


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({}, DataError, "name the fields to change"),
        ({"id": "b"}, DataError, "an id stays; withdraw the act and append another"),
        ({"hue": "blue"}, DataError, "'hue' is not a field"),
        ({"kind": "fax"}, DataError, "should be 'letter'"),
        ({"states": []}, DataError, "an act needs states"),
        ({"end": "2013-01-01"}, DataError, "before it starts"),
    ],
)
def test_a_change_that_makes_no_act_is_refused(
    live: LiveLog, changes: dict[str, Any], error: type[Exception], message: str
) -> None:
    live.append(letter())
    with pytest.raises(error, match=message):
        live.amend("a", **changes)
    assert (live.actions, len(live.history("a"))) == ((letter(),), 1)


def test_a_withdrawal_has_a_reason(live: LiveLog) -> None:
    live.append(letter())
    with pytest.raises(OptionError, match="a reason in words"):
        live.withdraw("a", " ")


# Asking


def test_what_is_due(live: LiveLog) -> None:
    live.extend([letter("a", due="2014-06-01"), letter("b", due="2014-06-02"), letter("c")])
    assert (ids(live.due("2014-05-31")), ids(live.due("2014-06-01")), ids(live.due("2014-06-02"))) == ("", "a", "a b")
    with pytest.raises(DateError):
        live.due("soon")


def test_a_snapshot_does_not_change(live: LiveLog) -> None:
    live.append(letter("a"))
    snapshot = live.log()
    live.append(letter("b"))
    assert (ids(snapshot), ids(live.log())) == ("a", "a b")


def test_a_live_log_answers_as_the_value_does(live: LiveLog, reg: ccw.Registry) -> None:
    live.extend(report_acts())
    log = report_acts()
    assert live.log() == log
    assert live.frame().equals(log.frame())
    assert live.summary("actor").equals(log.summary("actor"))
    chosen = {"paragraph": 8, "instrument": "AP2"}
    assert live.filter(**chosen).targets(reg).equals(log.filter(**chosen).targets(reg))
    assert repr(live) == f"<LiveLog {live.path}: {len(log)} acts>"


WANTED: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(ACT_KINDS[:3]) | st.lists(st.sampled_from(ACT_KINDS[:3])),
    "state": st.sampled_from(["LAO", "VNM", "FRA"]),
    "instrument": st.sampled_from(["CCW", "AP2", "P5"]),
    "since": st.dates(dt.date(2014, 1, 1), dt.date(2014, 1, 9)),
    "until": st.dates(dt.date(2014, 1, 1), dt.date(2014, 1, 9)),
    "paragraph": st.integers(1, 3),
    "status": st.sampled_from(["done", "planned"]),
    "actor": st.sampled_from(["FIN", "Unit"]),
    "document": st.sampled_from(["CCW/X", "A report"]),
}
FILTERS = st.fixed_dictionaries({}, optional=WANTED)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(ACT_KINDS[:3]),
    "start": st.dates(dt.date(2014, 1, 1), dt.date(2014, 1, 9)),
    "states": st.lists(st.sampled_from(["LAO", "VNM", "FRA"])),
    "instruments": st.lists(st.sampled_from(["CCW", "AP2", "P5"]), min_size=1),
    "paragraph": st.none() | st.integers(1, 3),
    "status": st.sampled_from(["done", "planned"]),
    "actors": st.lists(st.sampled_from([{"country": "FIN"}, {"organisation": "the Unit"}]), max_size=2),
    "note": st.just("-"),
    "document": st.sampled_from(["", "CCW/X", "A report"]),
}


@settings(max_examples=25, deadline=None)
@given(acts=st.lists(st.fixed_dictionaries(FIELDS), max_size=12), filters=st.lists(FILTERS, min_size=3, max_size=3))
def test_a_filter_of_a_live_log_is_that_of_the_value(
    acts: list[dict[str, Any]], filters: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    log = OutreachLog({"id": f"act-{i}", **fields} for i, fields in enumerate(acts))
    with OutreachLog.open(tmp_path_factory.mktemp("filter") / "log") as live:
        live.extend(log)
        for wanted in filters:
            assert live.filter(**wanted) == log.filter(**wanted)


def test_every_filter_is_tried_on_both_logs() -> None:
    assert set(inspect.signature(OutreachLog.filter).parameters) - {"self"} == set(WANTED)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["append", "amend", "withdraw"]), st.sampled_from("abc"), st.sampled_from(["LAO", "VNM"])
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_any_run_of_records_leaves_what_a_plain_dictionary_would(
    steps: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    there: dict[str, OutreachAction] = {}
    versions: Counter[str] = Counter()
    with OutreachLog.open(tmp_path_factory.mktemp("steps") / "log") as live:
        for step, name, state in steps:
            possible = name not in versions if step == "append" else name in there
            try:
                if step == "append":
                    there[name] = live.append(letter(name, states=[state]))
                elif step == "amend":
                    there[name] = live.amend(name, states=[state])
                else:
                    live.withdraw(name, "a reason")
                    del there[name]
                versions[name] += 1
                assert possible
            except DataError:
                assert not possible
        assert live.log() == OutreachLog(there.values())
        assert {name: len(live.history(name)) for name in versions} == versions
        for state in ("LAO", "VNM"):
            assert live.filter(state=state) == OutreachLog(there.values()).filter(state=state)


def test_json_lines_in_and_out(live: LiveLog, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    log = OutreachLog([letter("a"), letter("b", level="confidential")])
    log.write_jsonl(file, confidential=True)
    assert live.read_jsonl(file) == 2
    assert live.log() == log
    with pytest.raises(DataError, match="'a': this id is taken"):
        live.read_jsonl(file)
    assert (live.write_jsonl(file, internal=True), ids(OutreachLog.read_jsonl(file))) == (1, "a")
    file.write_text('{"id":"c","kind":"letter","start":"2014-05-02","states":["LAO"]}\n{"id":"d"}\n')
    with pytest.raises(DataError, match="line 2"):
        live.read_jsonl(file)
    assert (ids(live), len(live)) == ("a b", 1)


# What it cannot do


def test_a_full_disk_loses_nothing_and_writes_no_half(live: LiveLog) -> None:
    live.append(letter("first"))
    (pages,) = database(live).execute("PRAGMA page_count").fetchone()
    database(live).execute(f"PRAGMA max_page_count = {pages + 3}")
    recorded = ["first"]

    def fill() -> None:
        for i in range(10_000):
            recorded.append(live.append(letter(f"act-{i:05d}", note="x" * 500)).id)

    with pytest.raises(StoreError, match="the disk is full, and nothing of this was recorded; free some space"):
        fill()
    with pytest.raises(StoreError, match="the disk is full"):
        live.extend(letter(f"batch-{i}", note="x" * 500) for i in range(100))
    with pytest.raises(StoreError, match="the disk is full"):
        live.amend("first", note="x" * 9_000)
    assert ids(live) == " ".join(sorted(recorded))
    assert len(live.filter(state="LAO")) == len(recorded)
    database(live).execute("PRAGMA max_page_count = 1000000")
    live.append(letter("last"))
    assert ids(live).endswith("first last")
    assert database(live).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoice (number INTEGER)")
    connection.close()


def a_newer_version(path: Path) -> None:
    OutreachLog.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def damage(path: Path) -> None:
    with OutreachLog.open(path) as live:
        live.extend(letter(f"act-{i}", note="x" * 1000) for i in range(200))
    path.write_bytes(path.read_bytes()[:4096] + b"\x55" * 4096 * 20)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("What is this? " * 99), "is not a log of outreach acts; use the path of one"),
        (lambda path: path.write_bytes(b"abc"), "is not a log of outreach acts"),
        (another_program, "is a database of another program"),
        (a_newer_version, "is a log of version 99, and this ccwuniv knows version 3; install a newer one"),
        (lambda path: path.mkdir(), "is a folder; use the path of a file in it"),
    ],
    ids=["text", "bytes", "another program", "newer", "folder"],
)
def test_what_is_no_log_of_this_version_is_refused_and_left_as_it_was(path: Path, make: Any, message: str) -> None:  # noqa: ANN401
    make(path)
    before = contents(path) if path.is_file() else {}
    with pytest.raises(StoreError, match=message):
        OutreachLog.open(path)
    assert not path.is_file() or contents(path) == before


def test_a_damaged_log_is_a_store_error(path: Path) -> None:
    damage(path)
    with pytest.raises(StoreError, match=r"is damaged|is no log"), OutreachLog.open(path) as live:
        live.log()


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened for writing; see that its folder exists"):
        OutreachLog.open(tmp_path / "missing" / "log.sqlite")
    for path in (":memory:", 5, None):
        with pytest.raises(OptionError, match="use the path of a file"):
            OutreachLog.open(path)  # type: ignore[arg-type]


def test_another_writer_is_waited_for_and_then_told_of(
    live: LiveLog, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.append(letter())
    monkeypatch.setattr("ccwuniv.outreach.database._PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program held the log for too long"):
        live.append(letter("b"))
    assert ids(live) == "a"
    other.execute("ROLLBACK")
    other.close()
    live.append(letter("b"))


def test_a_closed_log_says_so(path: Path) -> None:
    live = OutreachLog.open(path)
    live.close()
    live.close()
    assert repr(live) == f"<LiveLog {path}: closed>"
    for asked in (lambda: live.append(letter()), live.log, lambda: len(live)):
        with pytest.raises(StoreError, match="is closed; open it again"):
            asked()


def test_threads_of_one_process_may_share_a_log(live: LiveLog) -> None:
    def work(name: str) -> None:
        for i in range(20):
            live.append(letter(f"{name}-{i}"))

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(live) == 80


def test_a_log_opened_by_the_parent_is_not_used_by_a_child(live: LiveLog, monkeypatch: pytest.MonkeyPatch) -> None:
    child = os.getpid() + 1
    with monkeypatch.context() as forked:
        forked.setattr(os, "getpid", lambda: child)
        with pytest.raises(StoreError, match="was opened by the parent process; open it in this one, too"):
            live.append(letter())
    assert len(live) == 0


def test_a_child_does_not_wait_for_a_lock_of_its_parent(live: LiveLog, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    done = threading.Event()

    def hold() -> None:
        with live._file._lock:
            held.set()
            done.wait(30)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(30)
    with monkeypatch.context() as forked:
        forked.setattr(os, "getpid", lambda: 0)
        for ask in (live.log, live.verify, lambda: live.append(letter())):
            with pytest.raises(StoreError, match="was opened by the parent process"):
                ask()
        live.close()
    done.set()
    thread.join()


# What is given


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a text that is none": ({"note": 5}, "'note': 5"),
    "no id": ({"id": ""}, "'id': '': should be one word"),
    "a kind that is none": ({"kind": "fax"}, "'kind': 'fax': should be"),
    "no start": ({"start": None}, "'start'"),
    "no end for a period": ({"end": None, "precision": "period"}, "a period needs end as well as start"),
    "a state that is none": ({"states": ("Narnia",)}, "Narnia"),
    "a state that is a number": ({"states": 5}, "'states': 5"),
    "an actor within": ({"actors": (Actor.model_construct(role=5),)}, r"'actors\.0\.role': 5"),
    "an actor who is nobody": ({"actors": (Actor.model_construct(),)}, "an actor needs"),
    "a field that is none": ({"hue": "blue"}, "'hue' is not a field"),
    "an end before the start": ({"end": dt.date(2013, 1, 1)}, "before it starts"),
}


@pytest.mark.parametrize(("update", "words"), WRONG.values(), ids=WRONG)
def test_an_act_is_checked_again_whatever_made_it(live: LiveLog, update: dict[str, Any], words: str) -> None:
    live.append(letter("there"))
    copied = letter().model_copy(update=update)
    constructed = OutreachAction.model_construct(**{**vars(letter()), **update})
    asks: list[Callable[[], object]] = [
        lambda: live.append(copied),
        lambda: live.extend([letter("b"), copied]),
        lambda: live.append(vars(copied)),
    ]
    if "hue" not in update:
        asks.append(lambda: live.append(constructed))
    if "id" not in update:
        asks.append(lambda: live.amend("there", **update))
    for ask in asks:
        with pytest.raises(CcwError, match=words):
            ask()
    assert live.actions == (letter("there"),)


def test_what_is_no_level_is_refused_or_confidential(live: LiveLog) -> None:
    copied = letter().model_copy(update={"level": "perhaps"})
    assert live.append(copied).level == "confidential"
    assert live.append(OutreachAction.model_construct(**{**vars(copied), "id": "b"})).level == "confidential"
    assert len(live) == 0
    live.append(letter("there"))
    for ask in (lambda: live.append({**vars(copied), "id": "c"}), lambda: live.amend("there", level="perhaps")):
        with pytest.raises(CcwError, match="confidential"):
            ask()


def test_a_field_that_was_never_given_is_asked_for(live: LiveLog) -> None:
    with pytest.raises(DataError, match="'kind': must not be empty"):
        live.append(OutreachAction.model_construct(id="a", start=dt.date(2014, 5, 2), states=("LAO",)))


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.floats(), st.text(max_size=4), st.binary(max_size=3),
    st.dates(dt.date(2014, 1, 1), dt.date(2014, 12, 31)), st.datetimes(),
    st.lists(st.sampled_from(["LAO", "老挝", 5, None])), st.just({"country": "FIN"}), st.just([{"country": "FIN"}]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(update=st.dictionaries(st.sampled_from(list(OutreachAction.model_fields)), ODD, max_size=3))
def test_what_is_recorded_reads_back_equal(update: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    with OutreachLog.open(tmp_path_factory.mktemp("odd") / "log") as live:
        try:
            recorded = live.append(letter().model_copy(update=update))
        except CcwError:
            assert live.acts(confidential=True) == ()
        else:
            assert live.acts(confidential=True) == (recorded,)
            assert live.history(recorded.id, confidential=True)[0].action == recorded
            assert OutreachLog(live.filter(kind=recorded.kind)) == live.log() == OutreachLog([recorded])
            amended = live.amend(recorded.id, see_confidential=True, note="x")
            assert live.acts(confidential=True) == (amended,)
        assert live.verify() == ()


def test_what_was_confidential_by_another_word_stays_out_of_every_file(live: LiveLog, tmp_path: Path) -> None:
    assert live.append(letter().model_copy(update={"level": 1})).level == "confidential"
    assert live.write_jsonl(tmp_path / "shown.jsonl", internal=True) == 0


@pytest.mark.parametrize("asked", [["a"], None, 5, b"a", ("a",)])
def test_an_id_that_is_no_text_is_refused_in_words(live: LiveLog, asked: Any) -> None:  # noqa: ANN401
    live.append(letter())
    for ask in (lambda: live.history(asked), lambda: live.amend(asked, note="x"), lambda: live.withdraw(asked, "x")):
        with pytest.raises(DataError, match="an id is a text"):
            ask()


def test_other_arguments_of_another_kind_are_refused_in_words(live: LiveLog) -> None:
    live.append(letter())
    for acts in (5, None, "ab"):
        with pytest.raises(DataError, match="an act or several"):
            live.extend(acts)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="a reason in words"):
        live.withdraw("a", 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("use", [pickle.dumps, copy.copy, copy.deepcopy])
def test_an_open_log_is_not_pickled(live: LiveLog, use: Callable[[object], object]) -> None:
    with pytest.raises(StoreError, match=r"neither pickled nor copied; take live.log\(\)"):
        use(live)
    assert pickle.loads(pickle.dumps(live.log())) == live.log()


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"a","id":"b","kind":"letter","start":"2014-05-02","states":["LAO"]}',
        '{"id":"a","kind":"letter","kind":"demarche","start":"2014-05-02","states":["LAO"]}',
        '{"id":"a","kind":"letter","start":"2014-05-02","states":["LAO"],"actors":[{"country":"FIN","country":"SWE"}]}',
        '{"id":"a","kind":"letter","start":"2014-05-02","selector":{"party_to":["P2"],"party_to":["CCW"]}}',
    ],
)
def test_a_field_given_twice_in_one_line_is_refused(live: LiveLog, tmp_path: Path, line: str) -> None:
    file = tmp_path / "twice.jsonl"
    file.write_text('{"id":"z","kind":"letter","start":"2014-05-02","states":["LAO"]}\n' + line + "\n")
    for read in (live.read_jsonl, OutreachLog.read_jsonl):
        with pytest.raises(DataError, match=r"twice\.jsonl, line 2: '(id|kind|country|party_to)' is given twice"):
            read(file)
    assert len(live) == 0


def test_a_field_given_twice_in_a_cell_is_refused() -> None:
    table = OutreachLog([letter(actors=[{"country": "FIN"}])]).to_pandas()
    table["actors"] = '[{"country":"FIN","country":"SWE"}]'
    with pytest.raises(DataError, match=r"'country' is given twice|JSON"):
        OutreachLog.from_pandas(table)


# The work of a record


def test_a_change_is_found_by_an_index_at_any_size(path: Path) -> None:
    works: dict[str, list[int]] = {"append": [], "amend": [], "withdraw": []}
    for number in (50, 5_000):
        with OutreachLog.open(path.with_name(f"log-{number}")) as live:
            live.extend(letter(f"act-{i}", states=["LAO", "VNM"]) for i in range(number))
            steps: list[int] = []
            database(live).set_progress_handler(lambda: steps.append(1), 1)  # noqa: B023
            for name, work in (
                ("append", lambda: live.append(letter("new", states=["LAO", "VNM"]))),
                ("amend", lambda: live.amend("act-17", states=["FRA", "LAO"])),
                ("withdraw", lambda: live.withdraw("act-18", "a reason")),
            ):
                steps.clear()
                work()
                works[name].append(len(steps))
    assert {name: max(found) - min(found) for name, found in works.items()} == {"append": 0, "amend": 0, "withdraw": 0}
    assert max(works["amend"]) <= 3 * works["append"][0]
    assert max(works["withdraw"]) <= 3 * works["append"][0]
