"""Writers of exports, data folders, files of acts and datasets, killed at a random moment: what then lies there.

    python -m tests.support.export_killed [--kills 400] [--seed 0] [--only NAME]

Each writes one version after the other, and tells of it once the call has returned. It prints one line of JSON, and
ends with 1 where what lies there is older than what was told, is of two versions, or can be read and is half.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import ccwuniv as ccw
from ccwuniv.errors import StoreError
from ccwuniv.testing import sample_registry
from tests.support.log_writers import PATIENCE, forked, letter

__all__ = ["killed", "main"]

_AWAY = -1
"""Of what says, when it is read, that it was not written whole."""


def write_table(folder: Path, number: int) -> None:
    """Export a table whose every cell is the number."""
    ccw.export(_table(number), folder / "table.csv")


def _table(number: int) -> object:
    import pandas as pd

    return pd.DataFrame({"iso3": ["LAO"] * 50, "number": [number] * 50})


def read_table(folder: Path) -> int:
    """Return the number of a table, where its description is that of it."""
    lines = (folder / "table.csv").read_text(encoding="utf-8").splitlines()[1:]
    [number] = {int(line.rpartition(",")[2]) for line in lines}
    assert len(lines) == 50, "half a table"
    if not (described := folder / "table.resource.json").exists():
        return _AWAY
    said = json.loads(described.read_text(encoding="utf-8"))["hash"]
    held = hashlib.sha256((folder / "table.csv").read_bytes()).hexdigest()
    assert said == f"sha256:{held}", "the description of another table"
    return number


def write_folder(folder: Path, number: int) -> None:
    """Write a registry whose version and number of acts go together."""
    reg = sample_registry()
    reg.replaced(version=str(number), actions=reg.actions[: 1 + number % 2]).write(folder)


def read_folder(folder: Path) -> int:
    """Return the number of a data folder."""
    try:
        reg = ccw.Registry.read(folder)
    except StoreError:
        return _AWAY
    assert len(reg.actions) == 1 + int(reg.version) % 2, "tables of two versions"
    return int(reg.version)


def write_acts(folder: Path, number: int) -> None:
    """Write a file of acts that all have the number as their note."""
    acts = [letter(f"a-{place}").model_copy(update={"note": str(number), "level": "public"}) for place in range(50)]
    ccw.OutreachLog(acts).write_jsonl(folder / "acts.jsonl")


def read_acts(folder: Path) -> int:
    """Return the number of a file of acts."""
    log = ccw.OutreachLog.read_jsonl(folder / "acts.jsonl")
    [number] = {int(act.note) for act in log.actions}
    assert len(log) == 50, "half a file"
    return number


def write_dataset(folder: Path, number: int) -> None:
    """Write a panel into a folder of its own, or into that in which another writer was killed."""
    begun = [one for one in folder.glob("panel-*") if not (one / "_description.json").exists()]
    place = begun[0] if begun else folder / f"panel-{number}"
    ccw.write_panel(ccw.Registry.bundled(), place, states=_FEW, start=_YEARS[0], end=_YEARS[-1])


def read_dataset(folder: Path) -> int:
    """Return the number of the last panel that was written to its end, where every part of every panel is whole."""
    import pyarrow.parquet as pq

    ended = []
    for panel in folder.glob("panel-*"):
        parts = {one.name: pq.read_metadata(one / "part-0.parquet").num_rows for one in panel.glob("year=*")}
        whole = {f"year={year}": len(_FEW) * 8 for year in _YEARS}
        if (panel / "_description.json").exists():
            said = json.loads((panel / "_description.json").read_text(encoding="utf-8"))["parts"]
            assert parts == whole == {part["folder"]: part["rows"] for part in said}, "a panel without a part of it"
            ended.append(int(panel.name.removeprefix("panel-")))
        assert parts.items() <= whole.items(), "half a part"
    return max(ended)


_FEW = ["LAO", "FRA", "VNM"]
_YEARS = range(1990, 1996)
WORKS: dict[str, tuple[Callable[[Path, int], None], Callable[[Path], int]]] = {
    "a table and its description": (write_table, read_table),
    "a data folder": (write_folder, read_folder),
    "a file of acts": (write_acts, read_acts),
    "a dataset": (write_dataset, read_dataset),
}


def killed(kills: int, seed: int, names: Sequence[str] = tuple(WORKS)) -> tuple[Counter[str], list[str]]:
    """Kill so many writers; return what was found, and what is wrong."""
    chance, found, wrong = random.Random(seed), Counter[str](), []
    for write, _ in (WORKS[name] for name in names):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), 0)  # what is loaded once is loaded now
    for kill in range(kills):
        name = names[kill % len(names)]
        write, read = WORKS[name]
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write(folder, 0)

            def work(tell: Callable[[str], None], write=write, folder=folder) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
                for number in count(1):
                    write(folder, number)
                    tell(str(number))

            child = forked(work)
            child.hear(PATIENCE)
            time.sleep(chance.uniform(0, 0.05))
            told = [line for line in child.end() if line]
            found[f"{name}, killed"] += 1
            found["acknowledged"] += len(told)
            wrong += _wrong(name, kill, folder, read, told, found)
            found[f"{name}, without its end"] += len(_unfinished(folder))
            write(folder, 10**6)  # which sweeps what the other left
            wrong += [f"{name} {kill}: left {left.name}" for left in folder.rglob(".*.part*")]
            wrong += [f"{name} {kill}: left in {left}" for left in _unfinished(folder)]
    return found, wrong


def _unfinished(folder: Path) -> list[str]:
    return [panel.name for panel in folder.glob("panel-*") if not (panel / "_description.json").exists()]


def _wrong(
    name: str, kill: int, folder: Path, read: Callable[[Path], int], told: list[str], found: Counter[str]
) -> list[str]:
    try:
        held, last = read(folder), int(told[-1])
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told
        return [f"{name} {kill}: {type(error).__name__} {error} {told[-1:]}"]
    if held == _AWAY:
        found[f"{name}, says that it is not whole"] += 1
        return []
    return [] if held in (last, last + 1) else [f"{name} {kill}: version {held}, told of {last}"]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.support.export_killed", description=__doc__)
    parser.add_argument("--kills", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=WORKS)
    given = parser.parse_args(arguments)
    found, wrong = killed(given.kills, given.seed, [given.only] if given.only else tuple(WORKS))
    print(json.dumps({"done": dict(sorted((+found).items())), "wrong": wrong}))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
