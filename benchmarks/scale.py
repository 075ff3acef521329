"""How cost grows with the data: each size in a process of its own, and the exponent that fits the four of them.

    python -m benchmarks.scale

A cost that is proportional to the data has the exponent 1, one that does not depend on them 0.
"""

from __future__ import annotations

import json
import math
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any, Literal

import ccwuniv as ccw
from benchmarks.made import acts, write_registry
from benchmarks.timing import python, typical
from ccwuniv.outreach import OutreachLog

__all__ = ["GROWTHS", "Growth", "exponent", "main"]

DAY = "2014-09-01"
LINEAR, FLAT = 1.1, 0.5
"""The exponents beyond which a cost grows faster than the data, or grows although the answer does not."""


@dataclass(frozen=True)
class Growth:
    """What grows: the sizes, what is measured at each, and whether the answers to the questions grow with it."""

    what: str
    sizes: tuple[int, ...]
    measure: Callable[[Path, int], dict[str, float]]
    flat: frozenset[str] = frozenset()


def measure_registry(folder: Path, instruments: int, cycles: int = 0) -> dict[str, float]:
    """Measure a registry of 200 states, which left each instrument and came back so many times."""
    size = write_registry(folder, instruments, 200, cycles)
    ccw.gap_matrix(ccw.Registry.bundled())  # loads what is loaded once
    before = _memory()
    start = process_time()
    reg = ccw.Registry.read(folder)
    found = {"size": float(size), "load": process_time() - start}
    start = process_time()
    reg.totals(DAY)
    found["first question: days sorted"] = process_time() - start
    ccw.gap_matrix(reg, DAY)
    questions: dict[str, Callable[[], object]] = {
        "totals": lambda: reg.totals(DAY),
        "totals, in force": lambda: reg.totals(DAY, basis="in_force"),
        "parties": lambda: reg.parties("T0001", DAY),
        "gap_matrix, gaps": lambda: ccw.gap_matrix(reg, DAY, states="all", values="gap"),
        "gap_matrix, statuses": lambda: ccw.gap_matrix(reg, DAY, states="all"),
        "history by months": lambda: ccw.history(reg, "1981-04-10", freq="M"),
        "target_list": lambda: ccw.target_list(reg, as_of=DAY),
    }
    return {**found, **{name: typical(ask) for name, ask in questions.items()}, "memory": _memory() - before}


def measure_log(folder: Path, number: int) -> dict[str, float]:
    """Measure a live log of so many acts."""
    path = folder / "outreach.sqlite"
    new, later = list(acts(0, number)), acts(number, number)
    before = _memory()
    found = {"size": float(number)}
    with OutreachLog.open(path) as live:
        live.extend(new)
        found["append"] = typical(lambda: live.append(next(later)))
        found["amend"] = typical(lambda: live.amend("act-00000001", note="amended"))
    reg = ccw.Registry.bundled()
    found["open"] = typical(lambda: OutreachLog.open(path).close())
    with OutreachLog.open(path) as live:
        questions: dict[str, Callable[[], object]] = {
            "filter by state": lambda: live.filter(state="LAO"),
            "filter by kind and day": lambda: live.filter(kind="seminar", since="2014-01-01"),
            "targets of a state's acts": lambda: live.filter(state="LAO").targets(reg),
            "every line": live.log,
        }
        found |= {name: typical(ask) for name, ask in questions.items()}
    return {**found, "memory": _memory() - before}


def measure_panels(folder: Path, instruments: int, states: int = 100) -> dict[str, float]:
    """Measure what has a row for each state, or pair of states, and year: of so many instruments, from 2006 to 2025."""
    tables = folder / "tables"
    tables.mkdir()
    size = write_registry(tables, instruments, states, 0)
    reg = ccw.Registry.read(tables)
    few = [state.iso3 for state in reg.states[: states // 5]]
    years: dict[str, Any] = {"start": 2006, "end": 2025}
    ccw.panel(reg, "country-year", instruments=reg.codes[:1], **years)  # loads what is loaded once
    before = _memory()
    numbers = count()

    def write(unit: Literal["country-year", "dyad-year"], chosen: list[str] | Literal["all"]) -> None:
        ccw.write_panel(reg, folder / f"dataset-{next(numbers)}", unit, states=chosen, **years)

    questions: dict[str, Callable[[], object]] = {
        "panel, country-year": lambda: ccw.panel(reg, "country-year", dtypes="categories", **years),
        "panel, dyad-year of a fifth": lambda: ccw.panel(reg, "dyad-year", states=few, dtypes="categories", **years),
        "dataset, country-year": lambda: write("country-year", "all"),
        "dataset, dyad-year of a fifth": lambda: write("dyad-year", few),
        "joint_participation": lambda: ccw.joint_participation(reg, **years),
    }
    found = {name: typical(ask) for name, ask in questions.items()}
    return {"size": float(size), **found, "memory": _memory() - before}


_OF_A_DAY = frozenset({"totals", "totals, in force", "parties", "gap_matrix, gaps", "gap_matrix, statuses"})
GROWTHS: Mapping[str, Growth] = {
    "instruments": Growth("instruments, of 200 states", (200, 400, 800, 1600), measure_registry),
    "times": Growth(
        "times that each of 200 states left and came back, on 400 instruments",
        (1, 2, 3, 5),
        lambda folder, cycles: measure_registry(folder, 400, cycles),
        _OF_A_DAY | {"history by months", "target_list"},
    ),
    "panels": Growth("instruments, of 100 states in 20 years", (100, 200, 400, 800), measure_panels),
    "acts": Growth(
        "acts of a live log", (1_000, 10_000, 100_000, 1_000_000), measure_log, frozenset({"append", "amend"})
    ),
}


def exponent(sizes: list[float], costs: list[float]) -> float:
    """Return the slope of the line that fits sizes and costs best, both as logarithms.

    Examples
    --------
    >>> round(exponent([1, 10, 100], [3, 300, 30000]), 2)
    2.0
    """
    fit = statistics.linear_regression([math.log(size) for size in sizes], [math.log(cost) for cost in costs])
    return fit.slope


def _memory() -> float:
    """Return the most memory that the process has used, in megabytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(arguments: list[str]) -> int:
    if arguments:
        name, size = arguments
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(GROWTHS[name].measure(Path(folder), int(size))))
        return 0
    kept = [_print(name, growth) for name, growth in GROWTHS.items()]
    return int(not all(kept))


def _print(name: str, growth: Growth) -> bool:
    """Measure a growth and print its table, a line for each question; say whether every one kept its bound."""
    found: list[dict[str, Any]] = [
        json.loads(python("-m", "benchmarks.scale", name, str(size))) for size in growth.sizes
    ]
    sizes = [one["size"] for one in found]
    print(f"\nBy the number of {growth.what}; CPU time in milliseconds, memory in megabytes")
    print(_line(name, [f"{size:,}" for size in growth.sizes], "exponent"))
    if sizes != list(map(float, growth.sizes)):
        print(_line("actions", [f"{size:,.0f}" for size in sizes], ""))
    kept = True
    for question in list(found[0])[1:]:
        costs = [one[question] for one in found]
        bound = FLAT if question in growth.flat else LINEAR
        slope = exponent(sizes, costs)
        kept &= slope <= bound
        unit = 1 if question == "memory" else 1000
        verdict = f"{slope:.2f}  at most {bound}{'' if slope <= bound else ': NOT KEPT'}"
        print(
            _line(
                question,
                [f"{unit * cost:,.3g}" if unit * cost < 1000 else f"{unit * cost:,.0f}" for cost in costs],
                verdict,
            )
        )
    return kept


def _line(first: str, cells: list[str], last: str) -> str:
    return f"{first:<30}{''.join(f'{cell:>12}' for cell in cells)}  {last}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
