"""Names and texts: how fast they become states, beside pycountry and Python's own means."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pycountry

from benchmarks.timing import Work, python
from ccwuniv import names

__all__ = ["works"]

MISSPELT = Path(__file__).resolve().parents[1] / "tests" / "data" / "names_misspelt.csv"
MANY = 10_000
MILLION = 1_000_000

# A page: a sentence without a state fifteen times over, and one with three.
PAGES = {
    "ar": (
        "واصلت الممثلة السامية الترويج للاتفاقية وبروتوكولاتها لدى الأطراف التي لم تنضم إليها بعد.\n",
        "وجهت رسائل إلى الجزائر ومصر ولبنان.\n",
    ),
    "en": (
        "The High Representative promoted the Convention. States that had not joined it were encouraged to do so.\n",
        "Letters went to Poland, to the Lao People’s Democratic\nRepublic and to South Sudan.\n",
    ),
    "es": (
        "La Alta Representante promovió la Convención y sus Protocolos ante los Estados que aún no eran partes.\n",
        "Se enviaron cartas a México, a la República Democrática\nPopular Lao y al Perú.\n",
    ),
    "fr": (
        "La Haute-Représentante a promu la Convention et ses Protocoles auprès des États qui n’y étaient parties.\n",
        "Des lettres ont été adressées à l’Égypte, à la Pologne et au Soudan\ndu Sud.\n",
    ),
    "ru": (
        "Высокий представитель продолжала пропагандировать Конвенцию и протоколы к ней среди не участвующих сторон.\n",
        "Письма направлены правительствам Республики Корея, Мексики и Соединенных Штатов Америки.\n",
    ),
    "zh": (
        "高级代表继续宣传公约及其所附议定书，并在双边会议中鼓励尚未加入公约的各方加入，以实现公约的普遍性。\n",
        "各方已致函波兰、捷克共\n和国和南苏丹。\n",
    ),
}


def works() -> Iterator[Work]:
    yield _first_name()
    yield _exact_names()
    yield _closest_names()
    for language, (plain, naming) in PAGES.items():
        yield _states_of_text(f"find_states_{language}", f"{language}, few names", plain * 15 + naming)
    dense = "".join(naming for _, naming in PAGES.values())
    yield _states_of_text("find_states_dense", "six languages, names alone", dense)


def _first_name() -> Work:
    return Work(
        "first_name",
        "one name resolved, a whole process",
        "import pandas, the same",
        lambda: python("-c", "from ccwuniv import names; print(names.resolve('VIET NAM'))"),
        lambda: python("-c", "import pandas; print('VNM')"),
        agree=lambda ours, theirs: ours == theirs,
        goal=2,
        clock="processes",
    )


def _exact_names() -> Work:
    rows = [row for row in names.name_rows() if row[2] in ("short", "formal") and not row[5]]
    many = list(islice(cycle(rows), MANY))
    ours = [row[3] for row in many]
    english = list(islice(cycle(pycountry.countries), MANY))
    theirs = [country.name for country in english]
    wanted = [row[0] for row in many], [country.alpha_3 for country in english]
    return Work(
        "resolve_many",
        "resolve_many, 10,000 exact names in six languages",
        "pycountry's lookup, 10,000 names in English",
        lambda: names.resolve_many(ours),
        lambda: [pycountry.countries.lookup(name).alpha_3 for name in theirs],
        agree=lambda found, looked_up: (list(found), looked_up) == wanted,  # type: ignore[call-overload]
        goal=3,
        pieces=MANY,
    )


def _closest_names() -> Work:
    with MISSPELT.open(encoding="utf-8", newline="") as file:
        rows = list(islice(csv.DictReader(file), 20))
    wanted = [row["iso3"] for row in rows]

    def search(name: str) -> list[str]:
        try:
            return [country.alpha_3 for country in pycountry.countries.search_fuzzy(name)]
        except LookupError:
            return []

    def agree(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        """Hold both against the states that were meant: nothing that is right there may be missing here."""
        found = [
            iso3 in {names.resolve(name) for name in suggested} for iso3, suggested in zip(wanted, ours, strict=True)
        ]
        return len(theirs) == len(found) and all(found)

    return Work(
        "closest",
        "the closest names of 20 misspelt ones, all 20 right",
        "pycountry's search_fuzzy",
        lambda: [names.closest(row["misspelt"]) for row in rows],
        lambda: [search(row["misspelt"]) for row in rows],
        agree=agree,
        goal=50,
    )


def _states_of_text(name: str, what: str, page: str) -> Work:
    pages = MILLION // len(page)
    text = page * pages
    each = dict(enumerate(map(chr, range(0x10000))))
    foreign = text.replace("T", "Þ")  # for a text in ASCII alone Python has a short cut
    once = [(mention.iso3, mention.text) for mention in names.find_states(page)]

    def agree(ours: Any, theirs: Any) -> bool:  # noqa: ANN401
        there = all(text[mention.start : mention.end] == mention.text for mention in ours)
        return there and [(m.iso3, m.text) for m in ours] == once * pages and len(theirs) == len(text)

    return Work(
        name,
        f"find_states, a million characters: {what}",
        "str.translate, each character by itself",
        lambda: names.find_states(text),
        lambda: foreign.translate(each),
        agree=agree,
        pieces=len(text),
        rate=5_000_000,
    )
