"""Build data/languages.csv: which of the UN's six languages are official in each state, as CLDR records them.

The rows of a state are in the order of preference: languages official by law before those official in fact, then the
more widely spoken one, then the alphabet. ``--check`` writes nothing, and the exit code says whether it would.
In one case CLDR is behind the law; that row says so and is marked as recalled.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pycountry
from babel.core import get_cldr_version, get_global

DATA = Path(__file__).resolve().parents[1] / "data"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
STATUSES = ("official", "de_facto_official")
HEADER = ("iso3", "language", "status", "source", "evidence")
CLDR = f"Unicode CLDR {get_cldr_version()}, official languages of territories"
CORRECTED = {
    "ISR": (
        "ISR",
        "en",
        "default",
        "Arabic, official in CLDR, has a special status only since 2018 (Basic Law: Israel, section 4); else English",
        "recalled",
    ),
}


def rows_of(iso3: str) -> Iterator[tuple[str, ...]]:
    if iso3 in CORRECTED:
        yield CORRECTED[iso3]
        return
    country = pycountry.countries.get(alpha_3=iso3)
    spoken = get_global("territory_languages").get(country.alpha_2, {}) if country else {}
    found = [
        (STATUSES.index(facts["official_status"]), -facts["population_percent"], language)
        for language, facts in spoken.items()
        if language in LANGUAGES and facts["official_status"] in STATUSES
    ]
    for status, _, language in sorted(found):
        yield iso3, language, STATUSES[status], CLDR, "verified"


def main() -> None:
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["iso3"] for row in csv.DictReader(file)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADER, *(row for iso3 in codes for row in rows_of(iso3))])
    path = DATA / "languages.csv"
    if "--check" in sys.argv[1:]:
        same = path.is_file() and path.read_text(encoding="utf-8") == text.getvalue()
        sys.exit(0 if same else "languages.csv differs")
    path.write_text(text.getvalue(), encoding="utf-8")
    print(f"languages.csv: {text.getvalue().count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main()
