"""Two copies of a log brought together, and what was recorded taken back."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccwuniv.errors import DataError, OptionError, StoreError
from ccwuniv.outreach import LiveLog, OutreachLog
from tests.support.log_files import ids, letter


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveLog]:
    with OutreachLog.open(tmp_path / "outreach.sqlite", recorded_by="Anna") as log:
        log.extend([letter("a"), letter("b"), letter("gone")])
        yield log


@pytest.fixture
def copy(live: LiveLog) -> Iterator[LiveLog]:
    """A copy of the log that went on in another office."""
    path = shutil.copy(live.path, live.path.with_name("copy.sqlite"))
    with OutreachLog.open(path, recorded_by="Boris") as log:
        yield log


def outcomes(live: LiveLog, copy: LiveLog, **options: object) -> dict[str, str]:
    return {act.id: act.outcome for act in live.merge(copy.path, **options)}  # type: ignore[arg-type]


def whole(log: LiveLog) -> list[object]:
    assert log.verify() == ()
    names = [act.id for act in log.acts(confidential=True)] + ["gone"]
    return [[(v.event, v.recorded_at, v.recorded_by, v.reason, v.action) for v in log.history(one)] for one in names]


def test_what_was_recorded_there_comes_with_who_and_when(live: LiveLog, copy: LiveLog) -> None:
    copy.append(letter("new", part_of=["a"]))
    copy.amend("new", note="second")
    copy.amend("a", note="answered", states=["VNM"])
    copy.withdraw("gone", "twice")
    live.amend("b", note="here alone")
    assert outcomes(live, copy, preview=True) == outcomes(live, copy) == {
        "a": "newer_there", "b": "newer_here", "gone": "newer_there", "new": "new",
    }  # fmt: skip
    assert ids(live) == "a b new"
    assert [(v.event, v.recorded_by) for v in live.history("a")] == [("append", "Anna"), ("amend", "Boris")]
    assert live.history("new") == copy.history("new")
    assert (ids(live.filter(state="VNM")), ids(live.filter(state="LAO"))) == ("a", "b new")
    before = whole(live)
    assert set(outcomes(live, copy).values()) == {"same", "newer_here"}
    assert whole(live) == before


def test_a_preview_changes_nothing(live: LiveLog, copy: LiveLog) -> None:
    copy.append(letter("new"))
    before = live.path.read_bytes()
    assert outcomes(live, copy, preview=True)["new"] == "new"
    assert live.path.read_bytes() == before


def test_two_acts_of_one_id_both_stay_and_links_follow(live: LiveLog, copy: LiveLog) -> None:
    live.append(letter("2026-03-02-letter-1", states=["FRA"]))
    copy.append(letter("2026-03-02-letter-1", states=["EGY"]))
    copy.append(letter("part", part_of=["2026-03-02-letter-1"]))
    assert outcomes(live, copy)["2026-03-02-letter-1"] == "renamed"
    assert [(act.id, act.states) for act in live][:2] == [
        ("2026-03-02-letter-1", ("FRA",)), ("2026-03-02-letter-2", ("EGY",)),
    ]  # fmt: skip
    assert {act.id: act.part_of for act in live}["part"] == ("2026-03-02-letter-2",)
    assert live.history("2026-03-02-letter-2")[0].recorded_by == "Boris"
    before = whole(live)
    assert outcomes(live, copy)["2026-03-02-letter-1"] == "same"
    copy.amend("2026-03-02-letter-1", note="later")
    assert outcomes(live, copy)["2026-03-02-letter-1"] == "newer_there"
    assert {act.id: act.note for act in live}["2026-03-02-letter-2"] == "later"
    assert len(whole(live)) == len(before)


def test_the_same_act_recorded_in_both_copies_is_one(live: LiveLog, copy: LiveLog) -> None:
    live.append(letter("x"))
    copy.append(letter("x"))
    assert outcomes(live, copy)["x"] == "same"
    assert ids(live) == "a b gone x"


@pytest.mark.parametrize("side", ["here", "there", None])
def test_an_act_that_both_copies_changed_is_as_one_says(live: LiveLog, copy: LiveLog, side: str | None) -> None:
    live.amend("a", note="here")
    copy.amend("a", note="there", states=["VNM"])
    live.amend("b", note="here")
    copy.withdraw("b", "twice")
    prefer = {"a": side, "b": side} if side else None
    found = {act.id: act for act in live.merge(copy.path, prefer=prefer)}  # type: ignore[arg-type]
    assert (found["a"].outcome, found["a"].taken) == ("differs", side or "here")
    assert found["a"].there[0] == "Boris"
    notes = {act.id: act.note for act in live}
    assert notes == ({"a": "there", "gone": ""} if side == "there" else {"a": "here", "b": "here", "gone": ""})
    assert live.verify() == ()
    if side == "there":
        assert live.history("a")[-1].reason.startswith("from copy.sqlite, recorded there by Boris on ")
        assert outcomes(live, copy)["a"] == "same"


def test_what_cannot_be_merged(live: LiveLog, copy: LiveLog) -> None:
    for path, words in ((live.path, "is the log itself"), (live.path.with_name("no"), "no such log")):
        with pytest.raises(StoreError, match=words):
            live.merge(path)
    with pytest.raises(OptionError, match="here"):
        live.merge(copy.path, prefer={"a": "left"})  # type: ignore[dict-item]


def test_a_million_renamed_links_take_no_square(live: LiveLog, copy: LiveLog) -> None:
    """Two offices that number their acts alike: every id is taken."""
    live.extend(letter(f"act-{i}") for i in range(400))
    copy.extend(letter(f"act-{i}", states=["FRA"]) for i in range(400))
    assert list(outcomes(live, copy).values()).count("renamed") == 400
    assert len(live) == 803


# Undo


def test_each_kind_of_record_is_taken_back(live: LiveLog) -> None:
    assert live.append(letter("new")) in live
    assert (live.undo(), ids(live)) == (("new",), "a b gone")
    live.amend("a", note="x", states=["VNM"])
    live.undo("a")
    assert ({act.note for act in live}, ids(live.filter(state="VNM"))) == ({""}, "")
    live.withdraw("gone", "twice")
    assert ids(live) == "a b"
    assert live.undo("gone") == ("gone",)
    assert [(v.event, v.reason) for v in live.history("gone")] == [
        ("append", ""), ("withdraw", "twice"), ("restore", "undone"),
    ]  # fmt: skip
    assert ids(live.filter(state="LAO")) == "a b gone"
    assert live.verify() == ()


def test_what_one_call_recorded_is_taken_back_together(live: LiveLog) -> None:
    live.extend([letter("x"), letter("y")])
    assert [version.action.id for version in live.last_recorded()] == ["x", "y"]
    assert live.undo(only=live.last_recorded()[0].recorded_at) == ("x", "y")
    assert ids(live) == "a b gone"
    assert live.undo() == ("a", "b", "gone")
    with pytest.raises(DataError, match="Anna has recorded nothing here that can be taken back"):
        live.undo()


def test_only_what_one_recorded_oneself_is_taken_back_unless_an_act_is_named(live: LiveLog) -> None:
    with OutreachLog.open(live.path, recorded_by="Boris") as other:
        with pytest.raises(DataError, match="Boris has recorded nothing"):
            other.undo()
        other.append(letter("his"))
    assert live.last_recorded()[0].action.id == "a"
    assert live.undo("his") == ("his",)
    with pytest.raises(DataError, match="was taken back already"):
        live.undo("his")
    with pytest.raises(DataError, match="no act of this log has this id"):
        live.undo("nobody")


def test_what_was_recorded_meanwhile_is_not_taken_back_unseen(live: LiveLog) -> None:
    seen = live.last_recorded()[0].recorded_at
    live.append(letter("later"))
    with pytest.raises(DataError, match="something else was recorded since"):
        live.undo(only=seen)
    assert "later" in ids(live)


def test_a_confidential_act_is_taken_back_only_if_asked_for(live: LiveLog) -> None:
    live.append(letter("secret", level="confidential"))
    assert live.last_recorded()[0].action.id == "a"
    assert live.undo(confidential=True) == ("secret",)


def test_what_came_in_since(live: LiveLog) -> None:
    moment = dt.datetime.now(dt.UTC)
    with OutreachLog.open(live.path, recorded_by="Boris") as other:
        other.amend("a", note="x")
        other.append(letter("secret", level="confidential"))
    found = live.recorded_since(moment)
    assert [(v.action.id, v.event, v.recorded_by) for v in found] == [("a", "amend", "Boris")]
    assert len(live.recorded_since(moment, confidential=True)) == 2
    with pytest.raises(OptionError, match="time zone"):
        live.recorded_since(dt.datetime(2026, 1, 1))  # noqa: DTZ001
