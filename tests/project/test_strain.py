"""Threads, forks and copies: what is asked for the first time by many at once, and by a child, is the same for all."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import ccwuniv as ccw
from tests.support.export_killed import killed

ASKS: dict[str, Callable[[], object]] = {
    "totals": lambda: dict(ccw.Registry.bundled().totals("2014-09-01")),
    "names": lambda: (ccw.names.resolve("Viet Nam"), ccw.names.resolve("阿拉伯叙利亚共和国")),
    "find_states": lambda: ccw.names.find_states("Poland wrote to South Sudan and Guinea-Bissau."),
    "log": lambda: ccw.OutreachLog.bundled().actions,
    "gap_matrix": lambda: ccw.gap_matrix(ccw.Registry.bundled(), "2014-09-01", states=["LAO", "FRA"]).to_dict(),
    "read_report": lambda: ccw.read_report("As at 1 September 2014, the Convention has 117 parties.").totals,
    "check": lambda: ccw.check(ccw.Registry.bundled()),
}
FIRST_USE = """
import threading
from tests.project.test_strain import ASKS
together, answers = threading.Barrier(20), []
def ask(number):
    name = list(ASKS)[number % len(ASKS)]
    together.wait()
    answers.append((name, ASKS[name]()))
threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
[one.start() for one in threads]
[one.join() for one in threads]
assert len(answers) == 20, "a thread ended in an error"
assert all(answer == ASKS[name]() for name, answer in answers), "two threads got different answers"
"""


def test_first_use_by_twenty_threads_at_once_is_one_answer() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_USE], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_a_child_of_a_fork_answers_while_another_thread_of_its_parent_is_in_a_call() -> None:
    """Whatever lock the other thread holds at that moment is held for ever in the child."""
    going = threading.Event()

    def ask() -> None:
        while not going.is_set():
            for name in ("totals", "names", "find_states", "gap_matrix"):
                ASKS[name]()

    said = {name: ask() for name, ask in ASKS.items() if name != "check"}
    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(ask) for _ in range(2)]
        try:
            codes = [
                _in_a_child(lambda: all(ASKS[name]() == answer for name, answer in said.items())) for _ in range(5)
            ]
        finally:
            going.set()
    assert codes == [0] * 5
    assert [one.result() for one in asking] == [None, None]


def _in_a_child(ask: Callable[[], bool], patience: float = 60.0) -> int | None:
    """Return how a child ended, None where it never did."""
    if (child := os.fork()) == 0:
        code = 2
        try:
            code = 0 if ask() else 1
        finally:
            os._exit(code)
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if (ended := os.waitpid(child, os.WNOHANG))[0]:
            return os.waitstatus_to_exitcode(ended[1])
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return None


def test_copies_and_pickles_answer_as_the_first_does() -> None:
    reg, log = ccw.Registry.bundled(), ccw.OutreachLog.bundled()
    for other in (copy.copy(reg), copy.deepcopy(reg), pickle.loads(pickle.dumps(reg))):
        assert other == reg
        assert other.totals("2014-09-01").equals(reg.totals("2014-09-01"))
    for again in (copy.copy(log), copy.deepcopy(log), pickle.loads(pickle.dumps(log))):
        assert again == log
        assert again.targets(reg).equals(log.targets(reg))


def test_writers_killed_at_a_random_moment_leave_nothing_half() -> None:
    found, wrong = killed(16, seed=23)
    assert wrong == []
    assert found["acknowledged"] > 0
