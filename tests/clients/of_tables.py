"""What R and LibreOffice read of a table, against the table: of every column rows, gaps, sum, distinct values, ends."""

from __future__ import annotations

import csv
import math
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

SCRIPT = Path(__file__).with_name("summary.R")
EPOCH = pd.Timestamp("1970-01-01")

Line = tuple[str, str, str, bool]
"""A client, what it read, what it is called there, and whether it is equal."""


def flat(table: pd.DataFrame | pd.Series[Any]) -> pd.DataFrame:
    frame = table.to_frame() if isinstance(table, pd.Series) else table
    return frame.reset_index(drop=all(name is None for name in frame.index.names))


def summary(column: pd.Series[Any]) -> tuple[int, int, float, int, str, str]:
    """The same of a column as ``summary.R`` says of it."""
    cells = column.astype("object").map(lambda cell: None if pd.isna(cell) or cell == "" else cell)
    there = [cell for cell in cells if cell is not None and cell == cell]
    numbers = [_number(cell) for cell in there]
    ends = [_shown(there[0]), _shown(there[-1])] if there else ["", ""]
    return len(cells), len(cells) - len(there), math.fsum(numbers), len(set(there)), ends[0], ends[1]


def _number(cell: object) -> float:
    if isinstance(cell, pd.Timestamp | np.datetime64):
        return float((pd.Timestamp(cell) - EPOCH).days)
    return float(len(cell)) if isinstance(cell, str) else float(cell)  # type: ignore[arg-type]


def _shown(cell: object) -> str:
    if isinstance(cell, pd.Timestamp | np.datetime64):
        return str(pd.Timestamp(cell).date())
    if isinstance(cell, bool | np.bool_):
        return str(bool(cell)).upper()
    return " ".join(str(cell).split("\n"))


def in_r(files: Mapping[Path, pd.DataFrame]) -> Iterator[Line]:
    """Read files in every way that R has, and compare each column."""
    done = subprocess.run(["Rscript", SCRIPT, *map(str, files)], capture_output=True, text=True, check=False)
    if done.returncode:
        yield "R", done.stderr.strip()[-200:], "all", False
        return
    found: dict[tuple[str, str], dict[str, Sequence[str]]] = {}
    for line in csv.reader(done.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        found.setdefault((line[0], line[1]), {})[line[2]] = line[3:]
    for (name, reader), columns in found.items():
        path = Path(name)
        table = flat(files[path])
        names = dict(zip(map(str, table.columns), _names_in_stata(path), strict=True)) if path.suffix == ".dta" else {}
        wrong = [str(c) for c in table if not _equal(summary(table[c]), columns.get(names.get(str(c), str(c)), ()))]
        what = f"{path.name}, {len(table):,} rows" + (f": {', '.join(wrong)}" if wrong else "")
        yield f"R, {reader}", what, path.suffix, not wrong


def _names_in_stata(path: Path) -> list[str]:
    with pd.read_stata(path, iterator=True) as reader:
        return list(reader.variable_labels())


def _equal(written: tuple[int, int, float, int, str, str], read: Sequence[str]) -> bool:
    if not read:
        return False
    rows, missing, total, distinct, first, last = read[1:]
    if (int(rows), int(missing), int(distinct)) != (written[0], written[1], written[3]):
        return False
    ends = all(one == other or _near(one, other) for one, other in ((first, written[4]), (last, written[5])))
    return ends and math.isclose(float(total), written[2], rel_tol=1e-8, abs_tol=1e-8)


def _near(one: str, other: str) -> bool:
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-9)
    except ValueError:
        return False


def in_libreoffice(files: Mapping[Path, pd.DataFrame]) -> Iterator[Line]:
    """Turn each workbook into CSV as LibreOffice shows it, and compare every cell."""
    with tempfile.TemporaryDirectory() as name:
        profile = f"-env:UserInstallation=file://{name}/profile"
        shape = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"  # cells as they are, not as shown
        command = ["soffice", profile, "--headless", "--convert-to", shape, "--outdir", name, *map(str, files)]
        subprocess.run(command, capture_output=True, check=False)
        for path, table in files.items():
            back = Path(name, f"{path.stem}.csv")
            if not back.exists():
                yield "LibreOffice", path.name, ".xlsx", False
                continue
            with back.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            written = [list(map(_cell, row)) for row in flat(table).astype("object").itertuples(index=False)]
            same = len(written) == len(rows) - 1 and all(
                _same(one, other)
                for row, again in zip(written, rows[1:], strict=True)
                for one, other in zip(row, again, strict=True)
            )
            yield "LibreOffice", f"{path.name}, {len(table):,} rows", ".xlsx", same


def _cell(cell: object) -> str:
    return "" if cell is None or pd.isna(cell) else _shown(cell)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split()) or _near(one, other)
