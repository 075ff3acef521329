"""Build ``data/identifiers.csv``: the identifiers of every state in the schemes that others use, dated.

    python tools/build_identifiers.py

The codes of ISO 3166-1 that a state has now are those that pycountry gives, and the numbers of UN M49 are its numeric
ones. What has changed since the Convention was adopted, and the numbers of Correlates of War and of Gleditsch and Ward,
stand in ``identifiers_dated.csv``, a line each with its source: for a state and a scheme that stand there, that table
alone holds. Those numbers are not one to one: Germany after 1990 is 255 in the one and 260 in the other list, Serbia
345 and, from 2006, 340. The Holy See, the State of Palestine, the Cook Islands and Niue are in neither.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import pycountry

from ccwuniv.registry import read_records

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
COLUMNS = ("iso3", "scheme", "identifier", "since", "until", "source", "evidence")
SCHEMES = ("iso_alpha2", "iso_alpha3", "iso_numeric", "m49", "cow", "gw")
ISO = "ISO 3166-1, as given by pycountry"
M49 = "UN M49: the numbers are those of ISO 3166-1 numeric, as given by pycountry"


def dated() -> list[dict[str, str]]:
    with (HERE / "identifiers_dated.csv").open(encoding="utf-8", newline="") as file:
        return [{**row, "evidence": "verified"} for row in csv.DictReader(file)]


def current(known: set[tuple[str, str]]) -> Iterator[dict[str, str]]:
    for state in read_records(DATA, "states.csv"):
        found = pycountry.countries.get(alpha_3=state.iso3)
        if found is None:
            continue
        codes = {"iso_alpha2": found.alpha_2, "iso_alpha3": found.alpha_3, "iso_numeric": found.numeric}
        for scheme, code in {**codes, "m49": found.numeric}.items():
            if (state.iso3, scheme) not in known:
                source = M49 if scheme == "m49" else ISO
                cells = (state.iso3, scheme, code, "", "", source, "verified")
                yield dict(zip(COLUMNS, cells, strict=True))


def main() -> int:
    changed = dated()
    rows = [*changed, *current({(row["iso3"], row["scheme"]) for row in changed})]
    rows.sort(key=lambda row: (row["iso3"], SCHEMES.index(row["scheme"]), row["since"], row["until"] or "9999"))
    with (DATA / "identifiers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"written: identifiers.csv, {len(rows)} rows; describe the folder again with tools/build_data.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
