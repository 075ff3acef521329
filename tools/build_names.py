"""Build data/names.csv and data/not_participants.csv: the UN's names in six languages, former names, usual ones.

Three lists are kept beside this file. ``names_un.csv``: the short and formal names of the UN's own list, as the public
dataset country-codes keeps it, an empty formal name being the short one. ``names_extra.csv``: former names, usual names
and abbreviations; several names of one row are between bars, and a row for the language ``*`` without a name says
since when the present name is in use. ``names_others.csv``: territories, organizations and places that are not states,
and words that only look like the name of one. The names of CLDR are added through Babel.

``--compare`` prints, without writing, each name of CLDR and of pycountry's catalogues that resolves to no state or to
another one: a second source, never copied from, each line to be judged by hand.
"""

from __future__ import annotations

import csv
import gettext
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pycountry
from babel import Locale, localedata
from babel.core import get_cldr_version

from ccwuniv import names
from ccwuniv.errors import CcwError

TOOLS = Path(__file__).resolve().parent
DATA = TOOLS.parent / "data"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
FORMS = ("short", "formal", "former", "variant")
UN_LIST = "UN country list (UNTERM), 2019"
CLDR = f"Unicode CLDR {get_cldr_version()}"
ALPHA_2 = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
CATALOGUES = {"ar": "ar", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh_CN"}

STATES_ONLY = "the Convention is open to States alone (articles 3 and 4)"
NOT_A_STATE = "the General Assembly, whose practice the Secretary-General follows, has not treated it as a State"
REASONS = {
    "HKG": "a special administrative region of China, which acts for it in treaties",
    "MAC": "a special administrative region of China, which acts for it in treaties",
    "TWN": "by General Assembly resolution 2758 (XXVI) of 1971 the People's Republic of China represents China",
    "XKX": f"{NOT_A_STATE} (see Security Council resolution 1244 of 1999)",
    "ESH": "a Non-Self-Governing Territory on the list of the United Nations since 1963, and not a State",
    "XOM": f"a sovereign order with the status of an observer, and not a State; {STATES_ONLY}",
    "ATA": "no State: the Antarctic Treaty, article IV, leaves claims to territory as they were",
    "XNC": f"{NOT_A_STATE} (see Security Council resolution 541 of 1983)",
    "organization": f"an organization; {STATES_ONLY}",
    "place": "the name of a place, and not of a State",
    "phrase": "words that hold the name of a State without meaning it",
}


@dataclass(frozen=True)
class Row:
    """A line of names.csv."""

    iso3: str
    language: str
    form: str
    name: str
    since: str = ""
    until: str = ""
    source: str = ""
    evidence: str = "recalled"

    @property
    def place(self) -> tuple[str, str, int, str, str]:
        """Where the row is in the table."""
        return self.iso3, self.language, FORMS.index(self.form), self.until or "9999", self.name


def read(file: str) -> list[dict[str, str]]:
    with (TOOLS / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(file: str, header: list[str], rows: list[list[str]]) -> None:
    with (DATA / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    print(f"{file}: {len(rows)} rows")


def un_names() -> Iterator[Row]:
    for row in read("names_un.csv"):
        for language in LANGUAGES:
            short = row[language]
            formal = row[f"{language}_formal"] or short
            yield Row(row["iso3"], language, "short", short, source=UN_LIST, evidence="verified")
            yield Row(row["iso3"], language, "formal", formal, source=UN_LIST, evidence="verified")


def own_names() -> Iterator[Row]:
    usual = {
        "former": "former name in UN use",
        "variant": "usual name",
        "short": "UN short name",
        "formal": "UN formal name",
    }
    for row in read("names_extra.csv"):
        evidence = "verified" if row["source"].startswith("UN Treaty Collection") else "recalled"
        source = row["source"] or usual[row["form"]]
        for name in row["names"].split("|"):
            yield Row(row["iso3"], row["language"], row["form"], name, row["since"], row["until"], source, evidence)


def cldr_names(codes: set[str]) -> Iterator[Row]:
    for identifier in sorted(localedata.locale_identifiers()):
        language = identifier.split("_")[0]
        if language not in LANGUAGES or "Dsrt" in identifier or "Shaw" in identifier:
            continue
        for alpha_2, name in Locale.parse(identifier).territories.items():
            iso3 = ALPHA_2.get(alpha_2, "")
            if iso3 in codes:
                yield Row(iso3, language, "variant", name, source=CLDR, evidence="verified")


def dated(row: Row) -> Row:
    """Say of a row with a day that the day, unlike perhaps the name, was not read on a page."""
    return replace(row, source=f"{row.source}; days recalled", evidence="recalled") if row.since or row.until else row


def merged() -> list[Row]:
    """Lay the sources over one another: the UN's list, then what has changed since, then usual names, then CLDR."""
    current = {(row.iso3, row.language, row.form): row for row in un_names()}
    others: dict[tuple[str, str, str, str], Row] = {}
    for row in own_names():
        key = (row.iso3, row.language, row.form)
        if row.language == "*":
            for language in LANGUAGES:
                here = (row.iso3, language, row.form)
                current[here] = replace(current[here], since=row.since)
        elif row.form in ("short", "formal"):
            current[key] = row
        else:
            others.setdefault((row.iso3, row.language, row.form, row.name), row)
    for iso3, language, form in list(current):
        if form == "short" and (iso3, language, "formal") not in current:
            current[iso3, language, "formal"] = replace(current[iso3, language, "short"], form="formal")
    for row in cldr_names({iso3 for iso3, _, _ in current}):
        there = others.get((row.iso3, row.language, row.form, row.name))
        if there is None or (there.evidence == "recalled" and not (there.since or there.until)):
            others[row.iso3, row.language, row.form, row.name] = row
    present = {(row.iso3, row.language, row.name) for row in current.values()}
    kept = [row for row in others.values() if (row.iso3, row.language, row.name) not in present or row.form == "former"]
    return sorted(map(dated, (*current.values(), *kept)), key=lambda row: row.place)


def others() -> list[list[str]]:
    """Return the rows of what is not a state, the names of territories from CLDR among them."""
    english = {row["iso3"]: row["en"] for row in read("names_un.csv")}
    english |= {iso3: f"the {english[iso3]}" for iso3 in ("GBR", "NLD", "USA")}
    found: dict[tuple[str, str, str], list[str]] = {}
    territories: dict[str, str] = {}
    for row in read("names_others.csv"):
        code, kind, state = row["entity"], row["kind"], row["state"]
        whole = f"a part of {english.get(state)}, and not a State by itself"
        territory = f"a territory for which {english.get(state)} acts in treaties"
        fallback = {"territory": territory, "part": whole, "entity": NOT_A_STATE}
        reason = REASONS.get(code) or REASONS.get(kind) or fallback[kind]
        if code in ALPHA_2.values():
            territories[code] = reason
        for name in filter(None, row["names"].split("|")):
            found[code, row["language"], name] = [code, kind, row["language"], name, reason, "usual name", "recalled"]
    kinds = {row["entity"]: row["kind"] for row in read("names_others.csv")}
    for row in cldr_names(set(territories)):
        reason = territories[row.iso3]
        key = (row.iso3, row.language, row.name)
        found[key] = [row.iso3, kinds[row.iso3], row.language, row.name, reason, row.source, row.evidence]
    return [found[key] for key in sorted(found)]


def build() -> None:
    rows = [[r.iso3, r.language, r.form, r.name, r.since, r.until, r.source, r.evidence] for r in merged()]
    write("names.csv", ["iso3", "language", "form", "name", "since", "until", "source", "evidence"], rows)
    write("not_participants.csv", ["entity", "kind", "language", "name", "reason", "source", "evidence"], others())


def second_source() -> Iterator[tuple[str, str, str]]:
    codes = {row["iso3"] for row in read("names_un.csv")}
    for row in cldr_names(codes):
        yield row.source, row.iso3, row.name
    for language in LANGUAGES:
        known = language in CATALOGUES
        catalogue = gettext.translation(
            "iso3166-1", pycountry.LOCALES_DIR, languages=[CATALOGUES.get(language, "en")], fallback=not known
        )
        for country in pycountry.countries:
            for kind in ("name", "official_name", "common_name"):
                if country.alpha_3 in codes and (name := getattr(country, kind, "")):
                    yield f"pycountry {language}", country.alpha_3, catalogue.gettext(name)


def compare() -> None:
    for source, iso3, name in dict.fromkeys(second_source()):
        try:
            found = names.resolve(name)
        except CcwError as error:
            print(f"{source}: {iso3} {name}: {error}")
        else:
            if found != iso3:
                print(f"{source}: {iso3} {name}: {found} here")


if __name__ == "__main__":
    compare() if "--compare" in sys.argv[1:] else build()
