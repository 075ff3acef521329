"""Timing side by side: the ratio of two calls, measured in one run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

import pytest

Timer = Callable[[Callable[[], object], Callable[[], object]], float]


def _fastest(call: Callable[[], object], seconds: float = 0.4) -> float:
    call()
    best = float("inf")
    end = perf_counter() + seconds
    while perf_counter() < end:
        start = perf_counter()
        call()
        best = min(best, perf_counter() - start)
    return best


@pytest.fixture
def times_as_fast(request: pytest.FixtureRequest) -> Timer:
    """How many times as fast the first call is as the second, each at its fastest, in turns."""

    def compare(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
        rounds = [(_fastest(ours), _fastest(theirs)) for _ in range(3)]
        ratio = min(t for _, t in rounds) / min(o for o, _ in rounds)
        print(f"\n{request.node.name}: {ratio:.2f} times as fast")
        return ratio

    return compare


@pytest.fixture
def process_share(request: pytest.FixtureRequest) -> Callable[[list[str], list[str]], float]:
    """The time of one Python process as a share of another's, the median of pairs."""

    def run(arguments: list[str]) -> float:
        start = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - start

    def compare(ours: list[str], theirs: list[str]) -> float:
        pairs = sorted(run(ours) / run(theirs) for _ in range(9))
        print(f"\n{request.node.name}: {pairs[4]:.3f} of the time ({pairs[0]:.3f} to {pairs[-1]:.3f})")
        return pairs[4]

    return compare
