"""The benchmarks compare what gives the same answer, and see a ratio that became worse. Nothing is timed here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.__main__ import PARTS, RECORDED, slower, works
from benchmarks.timing import Result, Work, measured


def work(**fields: Any) -> Work:
    plain: dict[str, Any] = {"ours": lambda: 1, "theirs": lambda: 1, "agree": lambda ours, theirs: ours == theirs}
    return Work("name", "work", "yardstick", **{**plain, **fields})


@pytest.mark.parametrize("part", PARTS)
def test_the_library_and_its_yardstick_give_the_same_answer(part: str) -> None:
    found = {work.name: work.agrees() for work in works([part], acts=1_000)}
    assert found
    assert all(found.values()), found


def test_ways_to_different_answers_are_not_timed() -> None:
    with pytest.raises(AssertionError, match="name: the library and its yardstick give different answers"):
        measured(work(theirs=lambda: 2), 0)


def test_every_work_has_a_recorded_ratio() -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    names = {part: {work.name for work in works([part], acts=1_000)} for part in PARTS}
    assert recorded["pandas 3"].keys() == set.union(*names.values())
    assert recorded["pandas 2"].keys() == names["registry"]


@pytest.mark.parametrize(("ours", "worse"), [(0.9, False), (1.4, False), (1.6, True)])
def test_a_ratio_is_worse_beyond_one_and_a_half_times(ours: float, worse: bool) -> None:
    result = Result(work(), (ours, ours, 9.0), (10.0, 10.0, 10.0))
    assert slower(result, {"name": 10.0}) is worse
    assert not slower(result, {})


def test_a_goal_is_met_by_ratio_and_by_rate() -> None:
    seconds = (0.5, 0.5, 0.5), (1.0, 1.0, 1.0)
    assert Result(work(goal=2, rate=10, pieces=5), *seconds).met
    assert not Result(work(goal=2.1), *seconds).met
    assert not Result(work(rate=11, pieces=5), *seconds).met
