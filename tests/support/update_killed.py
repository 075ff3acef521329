"""``ccwuniv update`` as a process that is killed at a random moment: what the data folder then holds.

``python -m tests.support.update_killed --kills 60 --seed 0`` prints one line of JSON, and ends with 1 where a folder
held anything but the data from before or those after.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import ccwuniv as ccw
from tests.support.saved_pages import save_pages

__all__ = ["main", "newer"]

_WHOLE = 2.0
"""About how many seconds an update takes."""

FIRST, SECOND = dt.date(2026, 6, 1), dt.date(2026, 7, 1)


def newer(reg: ccw.Registry, iso3: str, day: dt.date, until: dt.date) -> ccw.Registry:
    """Return a registry in which one more State has joined, to a later day."""
    acts = [
        {"iso3": iso3, "instrument": code, "date": day, "kind": kind, "source": "made for this", "evidence": "verified"}
        for code, kind in (("CCW", "accession"), ("P1", "consent_to_be_bound"), ("P3", "consent_to_be_bound"))
    ]
    return reg.replaced(as_of=until).with_actions(acts)


def _start(pages: list[Path], data: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "ccwuniv", "update", *map(str, pages), "--yes", "--data", str(data)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _names(data: Path) -> set[str]:
    return {entry.name for entry in data.iterdir()}


def _kill(process: subprocess.Popen[bytes], data: Path, chance: random.Random) -> None:
    """Kill a process at any moment of its run, or right after the first file of the new version is there."""
    if chance.random() < 0.3:
        time.sleep(chance.uniform(0, _WHOLE))
    else:
        before = _names(data)
        while process.poll() is None and _names(data) == before:
            time.sleep(0.0005)
        time.sleep(chance.expovariate(8))
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()


def main(arguments: list[str] | None = None) -> int:
    """Kill so many updates, each upon the data of the first one, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    chance = random.Random(asked.seed)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        home, data = Path(name), Path(name, "data")
        os.environ["CCWUNIV_CONFIG"] = str(home / "ccwuniv.toml")
        (home / "ccwuniv.toml").write_text("", encoding="utf-8")
        first = newer(ccw.Registry.bundled(), "NAM", dt.date(2026, 5, 4), FIRST)
        second = newer(first, "NPL", dt.date(2026, 6, 8), SECOND)
        for folder, reg, day in (("first", first, FIRST), ("second", second, SECOND)):
            save_pages(home / folder, reg, day)
        pages = sorted((home / "second").glob("*.html"))
        if _start(sorted((home / "first").glob("*.html")), data).wait():
            raise RuntimeError("the first update was refused")
        version = json.loads((data / "current.json").read_text(encoding="utf-8"))
        for _ in range(asked.kills):
            process = _start(pages, data)
            _kill(process, data, chance)
            found["killed" if process.returncode == -signal.SIGKILL else "ended"] += 1
            found[_what(data)] += 1
            (data / "current.json").write_text(json.dumps(version), encoding="utf-8")
    print(json.dumps(dict(sorted(found.items()))))
    return int(bool(found["neither"]))


def _what(data: Path) -> str:
    """Say whose data a folder holds, by what they count."""
    try:
        parties = int(ccw.Registry.read(data).totals()["CCW"])
    except ccw.errors.CcwError:
        return "neither"
    return {129: "before", 130: "after"}.get(parties, "neither")


if __name__ == "__main__":
    sys.exit(main())
