"""The commands that people wait for, as whole processes, beside what merely loads pandas and matplotlib."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Work, python

__all__ = ["works"]

PANDAS = "import pandas"
PICTURES = "import pandas, matplotlib.figure, matplotlib.backends.backend_svg, matplotlib.backends.backend_agg"


def works() -> Iterator[Work]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        letters = ("letters", "--kind", "not_party", "--out", str(out / "letters.csv"))
        yield _beside(PANDAS, letters, "69 States are listed", 1 / 0.9)
        yield _beside(PANDAS, ("brief", "Viet Nam"), "Signatory, not a party", 1 / 0.9)
        yield _beside(PANDAS, ("annual", "--year", "2014"), "# Promoting universality", 1 / 0.9)
        yield _beside(PANDAS, ("check",), "rules: 51 hold", 1 / 0.9)
        yield _beside(PANDAS, ("explore", "--out", str(out / "explorer.html")), "The explorer is at", 1 / 0.66)
        yield _beside(PICTURES, ("report", "--out", str(out / "report")), "The report is at", None)


def _beside(loaded: str, words: tuple[str, ...], said: str, goal: float | None) -> Work:
    return Work(
        words[0],
        f"ccwuniv {words[0]}, a whole process",
        "import pandas, the same" if loaded == PANDAS else "import pandas and what draws, the same",
        lambda: python("-m", "ccwuniv", *words),
        lambda: python("-c", loaded),
        agree=lambda ours, _: said in str(ours),
        goal=goal,
        clock="processes",
    )
