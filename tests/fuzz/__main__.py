"""Fuzzing for a time that is given: how many inputs each target was tried with, and what failed.

    python -m tests.fuzz [--seconds 60 | --inputs NUMBER] [--seed 0] [--target NAME ...] [--only NUMBER] [--save FOLDER]

The time is shared among the targets; a number of inputs is tried with each, however long it takes. Each runs in a
process of its own, with a bound on its memory, in an empty folder that must be empty afterwards; warnings are errors.
Input NUMBER of a target depends on the seed alone, so that a failure is made again with ``--seed``, ``--target`` and
``--only``.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.fuzz.attempt import Input, Target, Verdict, attempt, shown, shrunk, written

_MEMORY = 4 * 2**30
_PATIENCE = 120.0


@dataclass
class Result:
    """What came of the inputs of one target."""

    target: str
    tried: int = 0
    answers: int = 0
    refusals: int = 0
    slowest: float = 0.0
    slowest_number: int = 0
    megabytes: int = 0
    failures: dict[tuple[str, str], Failure] = field(default_factory=dict)


@dataclass
class Failure:
    """A way in which inputs fail: the first that did, and how many."""

    number: int
    verdict: Verdict
    smallest: Input
    count: int = 1


def made(target: Target, seed: int, number: int) -> Input:
    return target.make(random.Random(f"{seed} {target.name} {number}"))


@dataclass(frozen=True)
class Share:
    """What of its inputs a target is tried with: those of so many seconds, or those from a number to another."""

    seconds: float = float("inf")
    first: int = 0
    end: float = float("inf")


def work(target: Target, seed: int, share: Share, at: Any = None) -> Result:  # noqa: ANN401
    """Try the inputs of a share."""
    result = Result(target.name)
    with tempfile.TemporaryDirectory() as base:
        folders = (Path(base, "here"), Path(base, "tmp"))
        for folder in folders:
            folder.mkdir()
        os.chdir(folders[0])
        tempfile.tempdir = os.environ["TMPDIR"] = str(folders[1])
        warnings.simplefilter("error")
        until = time.perf_counter() + share.seconds
        number = share.first
        while number < share.end and time.perf_counter() < until:
            if at is not None:
                at.value = number
            given = made(target, seed, number)
            _count(result, number, attempt(target, given, folders), target, given, folders)
            number += 1
        os.chdir("/")
    result.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return result


def _count(
    result: Result, number: int, verdict: Verdict, target: Target, given: Input, folders: tuple[Path, ...]
) -> None:
    result.tried += 1
    result.answers += verdict.what == "answer"
    result.refusals += verdict.what == "refusal"
    if verdict.seconds > result.slowest:
        result.slowest, result.slowest_number = verdict.seconds, number
    if not verdict.failed:
        return
    if (known := result.failures.get(verdict.key)) is not None:
        known.count += 1
    else:
        result.failures[verdict.key] = Failure(number, verdict, shrunk(target, given, verdict, folders))


def _child(target: Target, seed: int, share: Share, answer: Connection, at: Any) -> None:  # noqa: ANN401
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115  # what the command line prints
    try:
        result = work(target, seed, share, at)
        for failure in result.failures.values():
            failure.smallest = (shown(failure.smallest), _raw(failure.smallest))
    except Exception as error:  # noqa: BLE001  # a mistake of the target's own
        verdict = Verdict(f"the target does not work: {error!r}", 0.0, trace=traceback.format_exc())
        result = Result(target.name, failures={verdict.key: Failure(0, verdict, ("", b""))})
    answer.send(result)
    answer.close()
    os._exit(0)


def _raw(given: Input) -> bytes:
    return given if isinstance(given, bytes) else written(given).encode("utf-8", "backslashreplace")


def run(target: Target, seed: int, share: Share) -> Result:
    """Try a target in a process of its own; that it died, or does not come away from an input, is a failure."""
    context: Any = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    at = context.RawValue("q", 0)
    process = context.Process(target=_child, args=(target, seed, share, theirs, at))
    process.start()
    theirs.close()
    try:
        last = -1
        while not (answered := ours.poll(_PATIENCE)) and at.value != last:
            last = at.value
        if answered:
            found: Result = ours.recv()
            return found
        what = f"no answer in {_PATIENCE:.0f} s"
    except EOFError:
        process.join()
        what = f"the process ended: {process.exitcode}"
    finally:
        process.kill()
        process.join()
    return Result(target.name, failures={(what, ""): Failure(at.value, Verdict(what, 0.0), ("", b""))})


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, print what came of it, and return 1 where anything failed."""
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--inputs", type=int, help="so many inputs of each target")
    asked.add_argument("--only", type=int, help="one input by its number")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--target", action="append", choices=[target.name for target in TARGETS])
    parser.add_argument("--save", type=Path, help="a folder for the inputs that failed")
    given = parser.parse_args(arguments)
    chosen = [target for target in TARGETS if given.target is None or target.name in given.target]
    for library in ("pandas", "lxml.html", "typer.testing", "matplotlib.pyplot"):
        importlib.import_module(library)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if given.only is not None:
        share, what = Share(first=given.only, end=given.only + 1), f"input {given.only}"
    elif given.inputs is not None:
        share, what = Share(end=given.inputs), f"{given.inputs:,} inputs each"
    else:
        share, what = Share(seconds=given.seconds / len(chosen)), f"{given.seconds:.0f} s"
    print(f"seed {given.seed}, {what}, {len(chosen)} targets")
    print("target           inputs  answers refusals failures   slowest   input   memory")
    results = []
    for target in chosen:
        result = run(target, given.seed, share)
        results.append(result)
        failed = sum(failure.count for failure in result.failures.values())
        print(
            f"{result.target:<14} {result.tried:>8} {result.answers:>8} {result.refusals:>8} {failed:>8} "
            f"{result.slowest:>7.2f} s {result.slowest_number:>7} {result.megabytes:>5} MB",
            flush=True,
        )
    _tell(results, given.seed, given.save)
    print(f"{sum(result.tried for result in results)} inputs")
    return int(any(result.failures for result in results))


def _tell(results: Sequence[Result], seed: int, save: Path | None) -> None:
    for result in results:
        for failure in result.failures.values():
            words, raw = failure.smallest
            print(f"\n{result.target}: {failure.verdict.what} ({failure.count} times; {failure.verdict.place})")
            print(f"  again: python -m tests.fuzz --seed {seed} --target {result.target} --only {failure.number}")
            print(f"  smallest: {words}")
            print("  " + failure.verdict.trace.replace("\n", "\n  ")[-1500:])
            if save is not None:
                save.mkdir(parents=True, exist_ok=True)
                (save / f"{result.target}-{seed}-{failure.number}").write_bytes(raw)


if __name__ == "__main__":
    sys.exit(main())
