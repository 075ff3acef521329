"""The benchmarks compare what gives the same answer, and see a ratio that became worse. Nothing is timed here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import PARTS, RECORDED, slower, works
from benchmarks.scale import GROWTHS, exponent, measure_log, measure_panels, measure_registry
from benchmarks.timing import Result, Work, measured


def work(**fields: Any) -> Work:
    plain: dict[str, Any] = {"ours": lambda: 1, "theirs": lambda: 1, "agree": lambda ours, theirs: ours == theirs}
    return Work("name", "work", "yardstick", **{**plain, **fields})


@pytest.mark.parametrize("part", PARTS)
def test_the_library_and_its_yardstick_give_the_same_answer(part: str) -> None:
    found = {work.name: work.agrees() for work in works([part], acts=1_000, treaties=12)}
    assert found
    assert all(found.values()), found


def test_ways_to_different_answers_are_not_timed() -> None:
    with pytest.raises(AssertionError, match="name: the library and its yardstick give different answers"):
        measured(work(theirs=lambda: 2), 0)


def test_every_ratio_that_does_not_depend_on_the_disk_is_recorded() -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    names = {part: {work.name for work in works([part], acts=1_000, treaties=12) if work.recorded} for part in PARTS}
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


def test_the_exponent_is_that_of_the_law_by_which_the_costs_grow() -> None:
    sizes = [10.0, 100.0, 1000.0]
    assert [round(exponent(sizes, [3 * size**power for size in sizes]), 6) for power in (0, 1, 1.5)] == [0, 1, 1.5]


def test_panels_are_measured(tmp_path: Path) -> None:
    found = measure_panels(tmp_path, 2, states=10)
    assert found.pop("size") == 20
    assert all(cost > 0 for name, cost in found.items() if name != "memory")


def test_a_registry_and_a_log_are_measured(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    registry, log = measure_registry(tmp_path / "tables", 3, cycles=2), measure_log(tmp_path, 400)
    assert 200 * 3 * 4 < registry["size"] <= 200 * 3 * 5
    assert log["size"] == 400
    for growth in GROWTHS.values():
        assert growth.flat < registry.keys() | log.keys()
    assert all(cost > 0 for figures in (registry, log) for name, cost in figures.items() if name != "memory")
