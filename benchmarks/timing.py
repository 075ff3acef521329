"""Two ways to the same answer, timed in turns in one run."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["CLOCKS", "Result", "Work", "measured", "python", "typical"]

Call = Callable[[], object]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


CLOCKS: dict[str, Callable[[], float]] = {
    "cpu": time.process_time,
    "processes": _children,
    "wall": time.perf_counter,
}
"""CPU time of this process, CPU time of the processes that it starts, or, where a disk is waited for, the clock."""


@dataclass(frozen=True)
class Work:
    """A piece of work, done by the library and by its yardstick.

    ``agree`` says whether both gave the same answer. ``goal`` is how many times as fast as the yardstick the library
    should be; ``pieces`` is how many lines, names or characters the work is, and ``rate`` how many of them it should
    do in a second. ``remains`` says what is between the work and a goal that is not met. A ratio
    that depends on the machine is not ``recorded``.
    """

    name: str
    what: str
    yardstick: str
    ours: Call
    theirs: Call
    agree: Callable[[object, object], bool]
    goal: float | None = None
    pieces: int = 1
    rate: float | None = None
    clock: str = "cpu"
    remains: str = ""
    recorded: bool = True

    def agrees(self) -> bool:
        return self.agree(self.ours(), self.theirs())


@dataclass(frozen=True)
class Result:
    """The seconds of each round, ours and theirs, and the work."""

    work: Work
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """How many times as fast as the yardstick, in each round, the slowest first."""
        return sorted(theirs / ours for ours, theirs in zip(self.ours, self.theirs, strict=True))

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def rate(self) -> float:
        """How many pieces a second."""
        return self.work.pieces / statistics.median(self.ours)

    @property
    def met(self) -> bool:
        fast = self.work.goal is None or self.ratio >= self.work.goal
        return fast and (self.work.rate is None or self.rate >= self.work.rate)


def measured(work: Work, seconds: float) -> Result:
    """Check that both give the same answer, then time them in turns for about so many seconds, nine rounds at least.

    A call that takes less than ten milliseconds is repeated within its turn. Each round gives a ratio, so that a noise
    of the machine that lasts longer than a round falls on both.
    """
    if not work.agrees():
        raise AssertionError(f"{work.name}: the library and its yardstick give different answers")
    clock = CLOCKS[work.clock]
    often = {call: _repeats(call, clock) for call in (work.ours, work.theirs)}
    rounds: list[tuple[float, float]] = []
    end = time.perf_counter() + seconds
    while len(rounds) < 9 or time.perf_counter() < end:
        gc.collect()
        turn = (work.ours, work.theirs) if len(rounds) % 2 else (work.theirs, work.ours)
        took = {call: _timed(call, often[call], clock) for call in turn}
        rounds.append((took[work.ours], took[work.theirs]))
    return Result(work, tuple(ours for ours, _ in rounds), tuple(theirs for _, theirs in rounds))


def typical(call: Call) -> float:
    """Return the CPU time of a call: the median of three, and of more where it is quick."""
    clock = CLOCKS["cpu"]
    first = _timed(call, 1, clock)
    often = _repeats(call, clock) if first < 0.1 else 1
    return statistics.median(_timed(call, often, clock) for _ in range(7 if first < 0.1 else 3))


def _timed(call: Call, times: int, clock: Callable[[], float]) -> float:
    start = clock()
    for _ in range(times):
        call()
    return (clock() - start) / times


def _repeats(call: Call, clock: Callable[[], float]) -> int:
    times = 1
    while (took := _timed(call, times, clock) * times) < 0.01:
        times *= 2 if took > 0.001 else 8
    return times


def python(*arguments: str) -> str:
    """Run a Python process of this environment, its modules compiled as pip leaves them, and return what it printed."""
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True, env=keeping).stdout
