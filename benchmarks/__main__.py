"""Print one table: the work, its yardstick, the ratio of the two beside its goal.

    python -m benchmarks [--short] [--json FILE] [--check | --record] [PART ...]

``--check`` fails where a ratio is more than 1.5 times worse than the one in ``recorded.json``; a work that seems to be
is timed once more before. ``--record`` writes the ratios there, by the series of pandas.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import pandas as pd

from benchmarks.table import facts, machine, shown
from benchmarks.timing import Result, Work, measured

RECORDED = Path(__file__).with_name("recorded.json")
TOLERANCE = 1.5
PARTS = ("registry", "commands", "names", "log", "pairs", "panels", "reading")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--short", action="store_true", help="fewer rounds, and a log of 100,000 acts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there, too")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="compare with recorded.json")
    what.add_argument("--record", action="store_true", help="write recorded.json")
    given = parser.parse_args(arguments)
    print(machine())
    series = f"pandas {pd.__version__.partition('.')[0]}"
    recorded: dict[str, dict[str, float]] = json.loads(RECORDED.read_text(encoding="utf-8"))
    known = recorded.get(series, {}) if given.check else {}
    results = []
    for work in works(given.parts or PARTS, acts=100_000 if given.short else 1_000_000):
        result = measured(work, 0.5 if given.short else 2)
        if slower(result, known):
            result = measured(work, 2)
        print(shown(result), flush=True)
        results.append(result)
    if given.json:
        given.json.write_text(json.dumps(facts(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if given.record:
        new = {result.work.name: round(result.ratio, 3) for result in results if result.work.recorded}
        recorded[series] = recorded.get(series, {}) | new
        RECORDED.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return complain([result for result in results if slower(result, known)], known)


def works(parts: Sequence[str], *, acts: int, treaties: int = 300) -> Iterator[Work]:
    """Give the works of some parts, those on a log of so many acts, on so many treaties; each is loaded in its turn."""
    sizes = {"log": acts, "pairs": treaties, "panels": treaties}
    sizes |= {"registry": treaties * 400 // 300, "reading": treaties * 407 // 300}  # instruments, and files
    for part in parts:
        give: Callable[..., Iterator[Work]] = import_module(f"benchmarks.{part}").works
        yield from give(sizes[part]) if part in sizes else give()


def slower(result: Result, known: dict[str, float]) -> bool:
    """Say whether a ratio is worse than the recorded one, beyond what is tolerated."""
    return result.ratio * TOLERANCE < known.get(result.work.name, 0)


def complain(results: list[Result], known: dict[str, float]) -> int:
    for result in results:
        print(f"{result.work.what}: {result.ratio:.2f} times as fast, recorded {known[result.work.name]:.2f}")
    return int(bool(results))


if __name__ == "__main__":
    sys.exit(main())
