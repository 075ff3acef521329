"""The table of results: as text, a line each, and as JSON."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.timing import Result

__all__ = ["facts", "machine", "shown"]

_BESIDE = ("pandas", "numpy", "pydantic", "pycountry", "duckdb")
_HEADER = ("work", "yardstick", "yardstick", "ccwuniv", "times as fast", "goal")
_LINE = "{:<62}  {:<48} {:>9} {:>9}  {:>21}  {}"


def versions() -> dict[str, str]:
    """Return the versions of what is measured."""
    found = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    for name in _BESIDE:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def machine() -> str:
    """Return the machine, the versions, and the header of the table."""
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    what = ", ".join(f"{name} {number}" for name, number in versions().items())
    how = (
        "Medians of rounds in turns (in brackets half of them), in CPU time; by the clock (wall) where a disk is in it."
    )
    return f"{where}; {what}\n{how}\n\n{_LINE.format(*_HEADER)}"


def shown(result: Result) -> str:
    """Return the line of a result."""
    work = result.work
    low, _, high = statistics.quantiles(result.ratios, n=4)
    clock = " (wall)" if work.clock == "wall" else ""
    return _LINE.format(
        work.what,
        f"{work.yardstick}{clock}",
        *map(_duration, (statistics.median(result.theirs), statistics.median(result.ours))),
        f"{result.ratio:.2f} ({low:.2f} - {high:.2f})",
        _goal(result),
    ).rstrip() + (f"\n    what remains: {work.remains}" if work.remains and not result.met else "")


def _goal(result: Result) -> str:
    work = result.work
    goals = [] if work.goal is None else [f"{work.goal:.3g}"]
    if work.rate is not None:
        goals.append(f"{work.rate:,.0f} a second ({result.rate:,.0f})")
    return f"{' and '.join(goals)}: {'met' if result.met else 'NOT MET'}" if goals else ""


def _duration(seconds: float) -> str:
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} us"


def facts(results: Iterable[Result]) -> dict[str, Any]:
    """Return everything measured, as JSON has it."""
    return {
        "machine": {"system": platform.system(), "processor": platform.machine(), "cores": os.cpu_count()},
        "versions": versions(),
        "rows": [
            {
                "name": result.work.name,
                "work": result.work.what,
                "yardstick": result.work.yardstick,
                "clock": result.work.clock,
                "goal": result.work.goal,
                "goal_a_second": result.work.rate,
                "ratio": result.ratio,
                "a_second": result.rate,
                "met": result.met,
                "remains": "" if result.met else result.work.remains,
                "ours": result.ours,
                "theirs": result.theirs,
            }
            for result in results
        ],
    }
