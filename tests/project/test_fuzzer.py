"""The fuzzer itself: it sees what fails, makes it small, and each of its targets runs."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ccwuniv.errors import CcwError
from tests.fuzz.attempt import Target, attempt, shrunk
from tests.fuzz.calls import CALLS, callables
from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_a_few_inputs_of_each_target(target: Target, folders: tuple[Path, Path]) -> None:
    for number in range(3):
        verdict = attempt(target, target.make(random.Random(f"suite {target.name} {number}")), folders)
        assert not verdict.failed, verdict


def test_public_functions_with_arguments_of_any_kind(folders: tuple[Path, Path]) -> None:
    [calls] = CALLS
    for number in range(60):
        verdict = attempt(calls, calls.make(random.Random(f"suite of calls {number}")), folders)
        assert not verdict.failed, (number, verdict)


class TestTheFuzzer:
    """A fuzzer that sees nothing would print no failures."""

    @pytest.mark.parametrize(
        ("run", "what"),
        [
            (lambda _: {}["x"], "KeyError"),
            (lambda _: Path("left").write_text("x", encoding="utf-8"), "left behind: left"),
            (lambda _: _raise(CcwError("")), "no message"),
            (lambda _: _raise(CcwError("x" * 4_000)), "long message"),
            (lambda _: time.sleep(5), "too slow"),
            (lambda _: _raise(SystemExit(3)), "exit 3"),
        ],
    )
    def test_it_sees_each_kind_of_failure(
        self, folders: tuple[Path, Path], run: Callable[[Any], object], what: str
    ) -> None:
        verdict = attempt(Target("wrong", lambda _: "", run, seconds=0.2), "", folders)
        assert verdict.failed
        assert verdict.what.startswith(what)

    @pytest.mark.parametrize(("run", "what"), [(lambda _: 1, "answer"), (lambda _: _raise(CcwError("no")), "refusal")])
    def test_it_tells_an_answer_from_a_refusal(
        self, folders: tuple[Path, Path], run: Callable[[Any], object], what: str
    ) -> None:
        assert attempt(Target("right", lambda _: "", run), "", folders).what == what

    def test_it_finds_the_smallest_input(self, folders: tuple[Path, Path]) -> None:
        target = Target("wrong", lambda _: "", lambda text: 1 // (0 if "xy" in text else 1))
        verdict = attempt(target, "ab" * 500 + "xy" + "cd" * 500, folders)
        assert shrunk(target, "ab" * 500 + "xy" + "cd" * 500, verdict, folders) == "xy"

    def test_its_inputs_depend_on_the_seed_alone(self) -> None:
        text = "Participant,Ratification\n" * 5
        made = {mutated(random.Random("seed"), text, [text], ("France",)) for _ in range(5)}
        assert len(made) == 1
        assert made != {text}

    def test_it_calls_everything_public(self) -> None:
        named = {name.rpartition(".")[2] for name in callables()}
        assert {"gap_matrix", "resolve", "mines_rule", "tile_map", "totals", "targets", "export"} <= named


def _raise(error: BaseException) -> None:
    raise error
