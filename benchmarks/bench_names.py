"""Names and texts: how fast they become states, beside pycountry and Python's own means in the same run."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable
from pathlib import Path

import pycountry
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ccwuniv import names
from ccwuniv._naming import nametable

Timer = Callable[[Callable[[], object], Callable[[], object]], float]

ROOT = Path(__file__).resolve().parents[1]
MISSPELT = [
    row["misspelt"]
    for row in csv.DictReader((ROOT / "tests" / "data" / "names_misspelt.csv").read_text(encoding="utf-8").splitlines())
][:20]
COUNT = 10_000
MILLION = 1_000_000


def test_exact_names(times_as_fast: Timer) -> None:
    """10,000 exact names in six languages at least 3 times as fast as pycountry's lookup of English ones."""
    rows = [row for row in nametable.name_rows() if row[2] in ("short", "formal")]
    ours = [row[3] for row in itertools.islice(itertools.cycle(rows), COUNT)]
    english = [country.name for country in pycountry.countries]
    theirs = list(itertools.islice(itertools.cycle(english), COUNT))
    assert (
        times_as_fast(lambda: names.resolve_many(ours), lambda: [pycountry.countries.lookup(name) for name in theirs])
        >= 3
    )


def test_closest_names(times_as_fast: Timer) -> None:
    """The closest names of 20 misspelt ones at least 50 times as fast as pycountry's search."""

    def search() -> None:
        for name in MISSPELT:
            try:
                pycountry.countries.search_fuzzy(name)
            except LookupError:
                continue

    assert times_as_fast(lambda: [names.closest(name) for name in MISSPELT], search) >= 50


TEXTS = {
    "en": (
        "The High Representative promoted the Convention. States that had not joined it were encouraged to do so.\n",
        "Letters went to Poland, to the Lao People’s Democratic\nRepublic and to South Sudan.\n",
    ),
    "ru": (
        "Высокий представитель продолжала пропагандировать Конвенцию и протоколы к ней среди не участвующих сторон.\n",
        "Письма направлены правительствам Республики Корея, Мексики и Соединенных Штатов Америки.\n",
    ),
    "zh": (
        "高级代表继续宣传公约及其所附议定书，并在双边会议中鼓励尚未加入公约的各方加入，以实现公约的普遍性。\n",
        "各方已致函波兰、捷克共\n和国和南苏丹。\n",
    ),
    "ar": (
        "واصلت الممثلة السامية الترويج للاتفاقية وبروتوكولاتها لدى الأطراف التي لم تنضم إليها بعد.\n",
        "وجهت رسائل إلى الجزائر ومصر ولبنان.\n",
    ),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_states_in_a_million_characters(benchmark: BenchmarkFixture, times_as_fast: Timer, language: str) -> None:
    """At most 10 times as long as Python takes to replace each character by itself; the goal is 200 ms."""
    plain, naming = TEXTS[language]
    page = plain * 15 + naming
    text = (page * (MILLION // len(page) + 1))[:MILLION]
    table = dict(enumerate(map(chr, range(0x10000))))
    assert len(benchmark(names.find_states, text)) >= 3 * (MILLION // len(page))
    foreign = text.replace("T", "Þ")  # for a text in ASCII alone Python has a short cut
    assert times_as_fast(lambda: names.find_states(text), lambda: foreign.translate(table)) >= 0.1


def test_the_time_grows_no_faster_than_the_text(times_as_fast: Timer) -> None:
    short, long = ("".join(TEXTS["en"]) * count for count in (500, 5000))
    assert times_as_fast(lambda: names.find_states(short), lambda: names.find_states(long)) <= 20


def test_the_first_name_of_a_process(process_share: Callable[[list[str], list[str]], float]) -> None:
    """A process that resolves one name takes at most half as long as one that imports pandas."""
    ours = "import ccwuniv.names as n; n.resolve('VIET NAM')"
    assert process_share(["-c", ours], ["-c", "import pandas"]) <= 0.5


def test_loading(times_as_fast: Timer) -> None:
    """Reading the table of names and indexing it takes at most 8 times as long as reading it as CSV does."""
    file = ROOT / "data" / "names.csv"
    caches = [nametable.name_rows, nametable.exact, nametable.states, nametable.by_letters, nametable.other_rows]

    def load() -> None:
        for cache in caches:
            cache.cache_clear()
        names.resolve("Viet Nam")
        names.resolve("VIET NAM")

    assert times_as_fast(load, lambda: list(csv.reader(file.read_text(encoding="utf-8").splitlines()))) >= 0.125
