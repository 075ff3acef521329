"""Build the rows of scheme ``m49`` in data/groups.csv: the sub-region in which each state lies, as CLDR has it.

Give it ``territoryContainment.json`` of the Unicode CLDR, as in its package ``cldr-core``; the English names are those
of Babel's CLDR. ``--check`` writes nothing, and the exit code says whether it would.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pycountry
from babel import Locale

GROUPS = Path(__file__).resolve().parents[1] / "data" / "groups.csv"
SCHEME = "m49"


def subregions(path: Path) -> dict[str, str]:
    """Return the code of the sub-region that directly contains each territory, and the version that says so."""
    supplemental = json.loads(path.read_text(encoding="utf-8"))["supplemental"]
    version = supplemental["version"]["_cldrVersion"]
    contained = {
        territory: region
        for region, content in supplemental["territoryContainment"].items()
        if region.isdigit() and "_grouping" not in content
        for territory in content["_contains"]
        if territory.isalpha()
    }
    return contained | {"": version}


def rows_of(path: Path) -> list[tuple[str, ...]]:
    contained = subregions(path)
    names = Locale("en").territories
    states = [row["iso3"] for row in csv.DictReader((GROUPS.parent / "states.csv").open(encoding="utf-8"))]
    countries = {iso3: pycountry.countries.get(alpha_3=iso3) for iso3 in states}
    found = []
    for iso3, country in countries.items():
        if country is not None:
            code = contained[country.alpha_2]
            source = f"Unicode CLDR {contained['']}, territory containment; UN M49 {code}"
            found.append((iso3, SCHEME, names[code], "", "", source))
    return sorted(found, key=lambda row: (row[2], row[0]))


def main(path: Path, *, check: bool) -> None:
    header, *held = csv.reader(GROUPS.open(encoding="utf-8", newline=""))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *(row for row in held if row[1] != SCHEME), *rows_of(path)])
    if check:
        sys.exit(0 if text.getvalue() == GROUPS.read_text(encoding="utf-8") else "groups.csv differs")
    GROUPS.write_text(text.getvalue(), encoding="utf-8")
    print(f"groups.csv: {len(rows_of(path))} rows of {SCHEME}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), check="--check" in sys.argv)
