"""The states that texts in six languages mention."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccwuniv import errors, names
from ccwuniv.names import nametable, patterns, spellings
from ccwuniv.names.russian import case_forms
from ccwuniv.names.text import flatten, letters

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def rows(file: str) -> list[dict[str, str]]:
    with (ROOT / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def named(name: str) -> str | None:
    """Return the state whose name it is now."""
    try:
        return names.resolve(name)
    except errors.CcwError:
        return None


ROWS = rows("data/names.csv")
OTHERS = rows("data/not_participants.csv")
CASES = rows("tests/data/names_mentions.csv")
SEVERAL = {letters for letters, codes in nametable.by_letters().items() if len(codes) > 1}
UNSHARED = [row for row in ROWS if letters(row["name"]) not in SEVERAL]
SETTLED = [row for row in ROWS if row not in UNSHARED and named(row["name"]) == row["iso3"]]
"""Names that several have borne and that one has now, such as Congo."""


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """Load the table and the automaton before examples are timed."""
    names.find_states("")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_states_that_a_text_mentions(case: dict[str, str]) -> None:
    text = case["text"].replace("\\n", "\n").replace("\\f", "\f")
    mentions = names.find_states(text)
    assert " ".join(mention.iso3 for mention in mentions) == case["states"]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


def test_every_name_is_found_in_a_text_but_for_those_that_mostly_mean_something_else() -> None:
    missed = {
        row["name"] for row in UNSHARED if [m.iso3 for m in names.find_states(f"({row['name']})")] != [row["iso3"]]
    }
    apart = {row["name"] for row in UNSHARED if row["name"].casefold() in patterns.IN_LISTS}
    assert missed == apart | spellings._NOT_IN_TEXTS & {row["name"] for row in UNSHARED}


@pytest.mark.parametrize("text", [None, 5, b"France", ["France"]])
def test_only_a_text_can_be_searched(text: object) -> None:
    with pytest.raises(errors.OptionError, match="text"):
        names.find_states(text)  # type: ignore[arg-type]


def test_a_mention_is_frozen_and_says_where_it_stands() -> None:
    (mention,) = names.find_states("In Perú (NFD: Peru\u0301)")[:1]
    assert (mention.iso3, mention.start, mention.end, mention.text) == ("PER", 3, 7, "Perú")
    assert names.find_states("In Peru\u0301.")[0].text == "Peru\u0301"
    with pytest.raises(AttributeError):
        mention.iso3 = "FRA"  # type: ignore[misc]


def plain(text: str) -> str:
    return "".join(
        " " if char in "'’" or unicodedata.category(char) == "Pd" else unicodedata.normalize("NFD", char)[0].lower()
        for char in text
    )


def forms(name: str, language: str) -> tuple[str, ...]:
    return (name, *case_forms(name)) if language == "ru" else (name,)


SEARCHED = [
    (form, row["iso3"])
    for row in (*UNSHARED, *SETTLED)
    if row["language"] != "ar" and row["name"] not in spellings._NOT_IN_TEXTS
    if row["name"].casefold() not in patterns.IN_LISTS
    if row["name"].startswith("El Salvador") or not spellings._ARTICLE.match(row["name"])
    for form in forms(row["name"], row["language"])
] + [
    (form, "")
    for row in OTHERS
    if row["language"] in ("en", "fr", "ru", "zh")
    for form in forms(row["name"], row["language"])
]
WRITTEN: dict[str, set[tuple[str, str]]] = {}
for pair in SEARCHED:
    WRITTEN.setdefault(plain(pair[0]), set()).add(pair)
LENGTHS = sorted(map(len, WRITTEN), reverse=True)


def brute_force(text: str) -> list[tuple[str, int, int]]:
    """Try every name at every place: the longest wherever the last one has ended."""
    found = []
    flat = plain(text)
    place = 0
    while place < len(text):
        for length in dict.fromkeys(LENGTHS):
            end = place + length
            names_here = WRITTEN.get(flat[place:end], set())
            here = {iso3 for name, iso3 in names_here if stands(text, place, end) and capital(name, text[place:end])}
            if end <= len(text) and here:
                found += [(iso3, place, end) for iso3 in here if iso3]
                place = end
                break
        else:
            place += 1
    return found


def capital(name: str, written: str) -> bool:
    """A name begins with a capital; an abbreviation is written in capitals."""
    if name.isupper() and name.isalpha():
        return written == name
    first = next((place for place, char in enumerate(name) if char.isupper()), None)
    return first is None or written[first].isupper()


def stands(text: str, start: int, end: int) -> bool:
    if text[start] >= "\u2e80":
        return True
    around = text[:start][-1:] + text[end : end + 1]
    return not any(char.isalnum() and char < "\u2e80" for char in around)


PIECE = st.sampled_from(sorted(name for name, _ in SEARCHED))
BETWEEN = st.sampled_from([", ", "; ", " / ", "、", "。", " | ", "): ", " xy ", "xy", "。又"])


@given(st.lists(st.tuples(PIECE, BETWEEN), min_size=1, max_size=5))
def test_what_is_found_is_what_brute_force_finds(pieces: list[tuple[str, str]]) -> None:
    text = "".join(name + between for name, between in pieces)
    assert [(m.iso3, m.start, m.end) for m in names.find_states(text)] == brute_force(text)


BREAKS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "  \n ", "\f", "\n\n\f", "\u00a0", "\u200b \n"])


@given(st.sampled_from(UNSHARED), st.data())
def test_a_name_may_be_broken_wherever_it_has_a_space(row: dict[str, str], data: st.DataObject) -> None:
    name = re.sub(" ", lambda _: data.draw(BREAKS), row["name"])
    whole = names.find_states(f"[{row['name']}]")
    broken = names.find_states(f"[{name}]")
    assert [m.iso3 for m in broken] == [m.iso3 for m in whole]
    assert all(f"[{name}]"[m.start : m.end] == m.text for m in broken)


@given(st.sampled_from([row for row in ROWS if row["language"] == "zh" and len(row["name"]) > 2]), st.data())
def test_a_chinese_name_may_be_broken_anywhere(row: dict[str, str], data: st.DataObject) -> None:
    name = row["name"]
    place = data.draw(st.integers(1, len(name) - 1))
    text = f"，{name[:place]}{data.draw(BREAKS)}{name[place:]}。"
    assert [m.iso3 for m in names.find_states(text)] == [m.iso3 for m in names.find_states(f"，{name}。")]


@given(st.text(alphabet="aé中国 \n\0\u0301\u00ad-ßİﬁ()ﻻا€\ud800𝒜", max_size=40))
def test_every_character_of_a_flat_text_knows_where_it_stood(text: str) -> None:
    flat = flatten(text)
    origins = [flat.origin(place) for place in range(len(flat.text))]
    assert origins == sorted(set(origins))
    assert all(0 <= origin < len(text) for origin in origins)
    for mention in names.find_states(text):
        assert text[mention.start : mention.end] == mention.text


@given(st.text(max_size=60))
def test_mentions_stand_in_order_and_apart(text: str) -> None:
    ends = [0]
    for mention in names.find_states(text):
        assert ends[-1] <= mention.start < mention.end <= len(text)
        ends.append(mention.end)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Мексика", "Мексики Мексике Мексику Мексикой"),
        ("Польша", "Польши Польше Польшу Польшей"),
        ("Австрия", "Австрии Австрию Австрией"),
        ("Китай", "Китая Китаю Китаем Китае"),
        ("Маврикий", "Маврикия Маврикию Маврикием Маврикии"),
        ("Египет", "Египта Египту Египтом Египте"),
        ("Израиль", "Израиля Израилю Израилем Израиле"),
        ("Беларусь", "Беларуси Беларусью"),
        ("Филиппины", "Филиппин Филиппинам Филиппинами Филиппинах"),
        ("Коста-Рика", "Коста-Рики Коста-Рике Коста-Рику Коста-Рикой"),
        ("Гвинея-Бисау", "Гвинеи-Бисау Гвинее-Бисау Гвинею-Бисау Гвинеей-Бисау"),
        ("Чили", ""),
        ("Никарагуа", ""),
        ("США", ""),
    ],
)
def test_russian_names_decline(name: str, forms: str) -> None:
    assert case_forms(name) == tuple(forms.split())


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Республика Корея", "Республики Корея"),
        ("Соединенные Штаты Америки", "Соединенных Штатов Америки"),
        ("Российская Федерация", "Российской Федерации"),
        ("Босния и Герцеговина", "Боснии и Герцеговины"),
        ("Чешская и Словацкая Федеративная Республика", "Чешской и Словацкой Федеративной Республики"),
        ("Папуа — Новая Гвинея", "Папуа — Новой Гвинеи"),
        ("Иран (Исламская Республика)", "Ирана (Исламской Республики)"),
        ("Маршалловы Острова", "Маршалловых Островов"),
        ("Острова Кука", "Островов Кука"),
        ("Святой Престол", "Святого Престола"),
        ("бывшая югославская Республика Македония", "бывшей югославской Республики Македония"),
        (
            "Соединенное Королевство Великобритании и Северной Ирландии",
            "Соединенного Королевства Великобритании и Северной Ирландии",
        ),
    ],
)
def test_russian_names_of_several_words_decline_up_to_their_noun(name: str, genitive: str) -> None:
    assert case_forms(name)[0] == genitive


def test_no_case_of_a_russian_name_is_another_state() -> None:
    for row in UNSHARED:
        if row["language"] == "ru":
            for form in case_forms(row["name"]):
                assert {m.iso3 for m in names.find_states(f"({form})")} <= {row["iso3"]}, form


def test_no_way_of_writing_a_name_is_another_state_or_none() -> None:
    found: dict[str, set[str]] = {}
    for iso3, row in [(row["iso3"], row) for row in UNSHARED] + [("", row) for row in OTHERS]:
        for spelling, _, _ in spellings.spellings(iso3, row["language"], row["name"]):
            found.setdefault(flatten(spelling).text, set()).add(iso3)
    assert {key: codes for key, codes in found.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("西班牙文和法文译本", []),
        ("指南的葡萄牙文本", []),
        ("越南语网页", []),
        ("老挝文", []),
        ("西班牙文件和越南文化部", ["ESP", "VNM"]),
        ("乍得文书", ["TCD"]),
    ],
)
def test_a_language_in_chinese_is_no_mention_of_a_state(text: str, named: list[str]) -> None:
    assert [mention.iso3 for mention in names.find_states(text)] == named


def test_amman_with_its_sign_of_doubling_is_not_oman() -> None:
    for amman in ("عمّان", "عَمَّان", "عَمّان"):
        assert [m.iso3 for m in names.find_states(f"نظم الأردن في {amman} حلقة عمل")] == ["JOR"]
    for oman in ("عمان", "عُمان", "سلطنة عمان"):
        assert [m.iso3 for m in names.find_states(f"انضمت {oman} إلى الاتفاقية")] == ["OMN"]


# The report of 2014, where it is present


SEED = sorted((SHARED / "seed").glob("*.txt"))


@pytest.mark.parametrize("path", SEED, ids=lambda path: path.name)
def test_the_report_of_2014_names_26_states(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = {mention.iso3 for mention in names.find_states(text)}
    assert len(found) == 26
    assert {"SSD", "SYR", "CZE", "VNM", "PRK"} <= found
    assert "SDN" not in found
