"""From names to states, and from texts to the states they mention."""

from __future__ import annotations

import csv
import datetime as dt
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from ccwuniv import errors, names
from ccwuniv.names import nametable
from ccwuniv.names.iso3166 import alpha_3
from ccwuniv.names.text import letters
from ccwuniv.names.wording import words

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def cases(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def rows(file: str) -> list[dict[str, str]]:
    with (ROOT / "data" / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ROWS = rows("names.csv")
STATES = sorted({row["iso3"] for row in ROWS})
NOT_IN_STATES = {"XRV", "XRN", "ZZB"}  # named before they have a record in states.csv
CONGO, VIETNAM, YUGOSLAVIA = {"COD", "COG"}, {"VNM", "XRV"}, {"SRB", "YUG"}
SHARED_NAMES = {
    "Korea": {"KOR", "PRK"},
    "Corea": {"KOR", "PRK"},
    "Corée": {"KOR", "PRK"},
    "Корея": {"KOR", "PRK"},
    "كوريا": {"KOR", "PRK"},
    "CS": {"CSK", "SRB"},
    **dict.fromkeys(("Congo", "Republic of the Congo", "République du Congo", "República del Congo"), CONGO),
    **dict.fromkeys(("Конго", "Республика Конго", "刚果", "刚果共和国", "الكونغو", "جمهورية الكونغو"), CONGO),
    **dict.fromkeys(("Viet Nam", "Vietnam", "Вьетнам", "越南", "فييت نام"), VIETNAM),
    **dict.fromkeys(("Yugoslavia", "Yougoslavie", "Югославия", "南斯拉夫", "يوغوسلافيا"), YUGOSLAVIA),
}
SHARED_LETTERS = {letters(name) for name in SHARED_NAMES}
UNSHARED = [row for row in ROWS if letters(row["name"]) not in SHARED_LETTERS]


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """Load the table and the automaton before examples are timed."""
    names.find_states("")
    names.closest("Frnace")
    nametable.by_words()


# The table


def test_every_state_has_one_short_and_one_formal_name_in_each_language() -> None:
    found = Counter((r["iso3"], r["language"], r["form"]) for r in ROWS if r["form"] in ("short", "formal"))
    wanted = {(s["iso3"], lang, form) for s in rows("states.csv") for lang in LANGUAGES for form in ("short", "formal")}
    assert wanted <= set(found)
    assert {iso3 for iso3, *_ in set(found) - wanted} <= NOT_IN_STATES
    assert set(found.values()) == {1}


def test_every_row_has_a_source_a_basis_and_dates_that_can_be_read() -> None:
    for row in ROWS:
        assert row["form"] in ("short", "formal", "former", "variant")
        assert row["source"]
        assert row["evidence"] in ("verified", "recalled")
        assert row["name"] == row["name"].strip()
        for day in (row["since"], row["until"]):
            assert not day or re.fullmatch(r"\d{4}(-\d\d-\d\d)?", day), row
        if row["since"] and row["until"]:
            assert row["since"] <= row["until"], row


def test_no_name_stands_twice_in_a_language_of_a_state() -> None:
    usual = Counter(
        (r["iso3"], r["language"], r["form"], r["name"]) for r in ROWS if r["form"] in ("former", "variant")
    )
    assert usual.most_common(1)[0][1] == 1


def test_the_notice_of_the_licence_names_the_version_that_the_rows_name() -> None:
    versions = {row["source"] for row in ROWS if row["source"].startswith("Unicode CLDR")}
    notice = (ROOT / "data" / "NOTICE-CLDR.txt").read_text(encoding="utf-8")
    assert len(versions) == 1
    assert f'"{versions.pop()}"' in notice
    assert "Permission is hereby granted" in notice


@pytest.mark.parametrize(("index", "keys"), [(nametable.by_letters, letters), (nametable.by_words, words)])
def test_only_the_listed_names_are_shared_by_several(index: object, keys: Callable[[str], str]) -> None:
    shared = {key: set(codes) for key, codes in index().items() if len(codes) > 1}  # type: ignore[operator]
    assert shared == {keys(name): codes for name, codes in SHARED_NAMES.items()}


def test_what_is_no_state_shares_no_name_with_one() -> None:
    for row in rows("not_participants.csv"):
        assert row["entity"] not in STATES
        assert row["reason"]
        assert not set(nametable.by_letters().get(letters(row["name"]), ())) & set(STATES), row


def test_the_codes_are_those_of_iso_3166() -> None:
    for country in pycountry.countries:
        assert alpha_3(country.alpha_2) == country.alpha_3
        for code in (country.alpha_2, country.alpha_3, country.alpha_2.lower(), country.alpha_3.title()):
            if country.alpha_3 in STATES:
                assert names.resolve(code) == country.alpha_3
            else:
                with pytest.raises(errors.NotAParticipantError):
                    names.resolve(code)


WITHDRAWN = "DDR=DDR DD=DDR YUG=YUG CSK=CSK YMD=YMD SU=RUS SUN=RUS ZAR=COD SCG=SRB ROM=ROU TMP=TLS TP=TLS UK=GBR"


@pytest.mark.parametrize(("code", "iso3"), [pair.split("=") for pair in WITHDRAWN.split()])
def test_withdrawn_codes_stand_for_the_state_that_went_on(code: str, iso3: str) -> None:
    assert names.resolve(code) == iso3


# From a name to a state


def test_every_name_of_the_table_resolves() -> None:
    for row in UNSHARED:
        assert names.resolve(row["name"]) == row["iso3"], row


@pytest.mark.parametrize("case", cases("names_resolve.csv"), ids=lambda case: case["name"])
def test_a_name_resolves(case: dict[str, str]) -> None:
    assert names.resolve(case["name"]) == case["iso3"]


@pytest.mark.parametrize("case", cases("names_refused.csv"), ids=lambda case: case["name"])
def test_what_is_no_one_state_is_refused_with_the_reason(case: dict[str, str]) -> None:
    with pytest.raises(errors.CcwError, match=re.escape(case["says"])) as caught:
        names.resolve(case["name"])
    assert type(caught.value).__name__ == case["error"]


@pytest.mark.parametrize("value", [None, 5, 2.5, float("nan"), pd.NA, pd.NaT, b"France", ["France"], object()])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(errors.UnknownStateError, match="is not a name of a state; use an ISO 3166 code"):
        names.resolve(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["", " ", "\n", "-", "()", "\u200b"])
def test_an_empty_name_is_refused(value: str) -> None:
    with pytest.raises(errors.UnknownStateError, match="is not a state known here; use an ISO 3166 code"):
        names.resolve(value)


def inverted(name: str) -> str:
    first, _, rest = name.rpartition(" of ")
    return f"{rest}, {first} of" if first else name


CHANGES = {
    "capitals": str.upper,
    "small letters": str.lower,
    "title": str.title,
    "accents apart": lambda name: unicodedata.normalize("NFD", name),
    "no accents": lambda name: "".join(
        char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char)
    ),
    "no spaces": lambda name: name.replace(" ", ""),
    "many spaces": lambda name: f"\t{name.replace(' ', '  ')}\n",
    "no-break spaces": lambda name: name.replace(" ", "\u00a0"),
    "full width": lambda name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
    "full-width brackets": lambda name: name.replace("(", "（").replace(")", "）"),
    "no brackets": lambda name: name.replace("(", "").replace(")", ""),
    "curly apostrophes": lambda name: name.replace("'", "’"),
    "spaces for hyphens": lambda name: name.replace("-", " "),
    "dashes for hyphens": lambda name: name.replace("-", "–"),
    "ampersands": lambda name: name.replace(" and ", " & "),
    "an asterisk": lambda name: f"{name} *",
    "the": lambda name: f"the {name}" if name.isascii() else name,
    "le": lambda name: f"{name} (le)",
    "l'": lambda name: f"{name} (l')",
    "la": lambda name: f"la {name}",
    "los": lambda name: f"los {name}",
    "inverted": inverted,
    "marks of direction": lambda name: f"\u200f{name}\u200e",
    "stretched letters": lambda name: name.replace("ا", "اـ"),
    "plain alef": lambda name: re.sub("[أإآ]", "ا", name),
    "ha for ta marbuta": lambda name: name.replace("ة", "ه"),
    "yo": lambda name: name.replace("ё", "е"),
}


OF_WORDS = {"the", "le", "l'", "la", "los", "inverted", "ampersands"}


@given(st.sampled_from(UNSHARED), st.lists(st.sampled_from(sorted(CHANGES)), max_size=3))
def test_how_a_name_is_written_does_not_matter(row: dict[str, str], changes: list[str]) -> None:
    name = row["name"]
    for change in changes:
        if "no spaces" not in changes or change not in OF_WORDS:
            name = CHANGES[change](name)
    short_of_letters = sum(map(str.isalnum, row["name"])) <= 3
    assert short_of_letters or names.resolve(name) == row["iso3"]


@given(st.text(max_size=30))
def test_any_text_resolves_or_is_refused(text: str) -> None:
    try:
        assert names.resolve(text) in STATES
    except (errors.UnknownStateError, errors.NotAParticipantError) as error:
        assert text in error.args[0] or repr(text)[1:-1] in error.args[0]  # noqa: PT017


def test_the_order_of_words_does_not_matter_but_a_missing_word_does() -> None:
    assert words("Republic of Korea") == words("Korea (Republic of)") != words("Korea")


# Several names


def test_many_names_at_once() -> None:
    assert names.resolve_many(["Viet Nam", "越南", "vnm", "  VIETNAM "]) == ["VNM"] * 4
    assert names.resolve_many([]) == []
    assert names.resolve_many(name for name in ("France", "Peru")) == ["FRA", "PER"]
    assert names.resolve_many(("France", "Peru"), errors="none") == ["FRA", "PER"]


def test_one_error_names_every_failure_and_its_position() -> None:
    with pytest.raises(errors.UnknownStateError) as caught:
        names.resolve_many(["France", "Frnace", "Kosovo", None, "Frnace", "Korea"])  # type: ignore[list-item]
    message = str(caught.value)
    assert message.startswith("5 of the names resolve to no state:")
    assert re.search(r"^position 1, 4: 'Frnace' .*France", message, re.MULTILINE)
    assert re.search(r"^position 2: 'Kosovo' is not a possible participant", message, re.MULTILINE)
    assert re.search(r"^position 3: None \(NoneType\)", message, re.MULTILINE)
    assert re.search(r"^position 5: 'Korea' may mean", message, re.MULTILINE)


def test_failures_may_be_missing_instead() -> None:
    given_names = ["France", "Frnace", "Kosovo", None, float("nan"), "Korea", "None"]
    found = names.resolve_many(given_names, errors="none")  # type: ignore[call-overload]
    assert found == ["FRA", None, None, None, None, None, None]


@pytest.mark.parametrize("dtype", ["object", "string", "category", "str"])
def test_a_series_gives_a_series_like_it(dtype: str) -> None:
    series = pd.Series(["France", "越南", "Atlantis", None], index=[7, 3, 3, 1], name="who", dtype=dtype)
    found = names.resolve_many(series, errors="none")
    wanted = pd.Series(["FRA", "VNM", None, None], index=[7, 3, 3, 1], name="who", dtype="string")
    pd.testing.assert_series_equal(found, wanted)


def test_a_value_that_is_no_text_never_stands_for_a_text_that_is_like_it() -> None:
    assert names.resolve_many([("France",), "France"], errors="none") == [None, "FRA"]  # type: ignore[list-item]
    assert names.resolve_many(["France", ["France"]], errors="none") == ["FRA", None]  # type: ignore[list-item]
    with pytest.raises(errors.UnknownStateError) as caught:
        names.resolve_many([("Frnace",), ["Atlantis"]])  # type: ignore[list-item]
    assert caught.value.value == "('Frnace',), ['Atlantis']"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: names.resolve_many(None), "names=None is not accepted; use a name or a list of names."),
        (lambda: names.resolve_many(["France"], "ignore"), "errors='ignore' is not accepted; use 'raise' or 'none'."),
        (lambda: names.closest("France", -1), "limit=-1 is not accepted; use a number of names."),
        (
            lambda: names.from_identifier("260", "un"),
            "scheme='un' is not accepted; use 'iso2', 'iso_alpha3', 'iso_numeric', 'm49', 'cow' or 'gw'.",
        ),
        (lambda: names.name("FRA", "de"), "language='de' is not accepted; use 'ar', 'en', 'es', 'fr', 'ru' or 'zh'."),
        (lambda: names.name("FRA", form="long"), "form='long' is not accepted; use 'short' or 'formal'."),
    ],
)
def test_an_argument_that_is_none_of_those_possible_is_named(call: Callable[[], object], said: str) -> None:
    with pytest.raises(errors.OptionError) as caught:
        call()
    assert str(caught.value) == said


# From a state to a name


def test_the_names_of_the_united_nations_are_given_back() -> None:
    changed = {"NLD", "TUR"}
    with (ROOT / "tools" / "names_un.csv").open(encoding="utf-8", newline="") as stream:
        un_list = list(csv.DictReader(stream))
    assert len(un_list) == 197
    for row in un_list:
        for language in LANGUAGES:
            short = row[language]
            formal = row[f"{language}_formal"] or short
            assert names.resolve(short) == names.resolve(formal) == row["iso3"]
            if row["iso3"] not in changed:
                assert names.name(row["iso3"], language) == short  # type: ignore[arg-type]
                assert names.name(row["iso3"], language, "formal") == formal  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("iso3", "language", "form", "on", "wanted"),
    [
        ("LAO", "zh", "short", None, "老挝人民民主共和国"),
        ("Türkiye", "en", "short", None, "Türkiye"),
        ("TUR", "en", "short", "2022-05-31", "Turkey"),
        ("TUR", "en", "short", "2022-06-01", "Türkiye"),
        ("TUR", "fr", "formal", "2014-09-01", "République turque"),
        ("CZE", "en", "short", None, "Czechia"),
        ("CZE", "en", "short", "2014-09-01", "Czech Republic"),
        ("CZE", "zh", "short", "2014-09-01", "捷克共和国"),
        ("CZE", "en", "formal", "2014-09-01", "Czech Republic"),
        ("SWZ", "en", "short", "2014-09-01", "Swaziland"),
        ("SWZ", "en", "formal", "2014-09-01", "Kingdom of Swaziland"),
        ("SWZ", "zh", "short", "2014-09-01", "斯威士兰"),
        ("CPV", "en", "short", "2010-01-01", "Cape Verde"),
        ("MKD", "es", "short", "2014-09-01", "ex República Yugoslava de Macedonia"),
        ("MMR", "en", "short", "1985-01-01", "Burma"),
        ("COD", "en", "short", "1971-10-27", "Zaire"),
        ("COD", "en", "short", "1997-05-16", "Zaire"),
        ("COD", "en", "short", "1997-05-17", "Democratic Republic of the Congo"),
        ("SRB", "ru", "short", "2005-01-01", "Сербия и Черногория"),
        ("SRB", "en", "short", "2000-12-01", "Federal Republic of Yugoslavia"),
        ("RUS", "fr", "short", "1981-04-10", "Union des Républiques socialistes soviétiques"),
        ("BLR", "en", "short", "1981-04-10", "Byelorussian Soviet Socialist Republic"),
        ("HUN", "en", "short", "2000-01-01", "Hungary"),
        ("HUN", "en", "formal", "2000-01-01", "Republic of Hungary"),
        ("HUN", "en", "formal", "1985-01-01", "Hungarian People's Republic"),
        ("HUN", "en", "formal", None, "Hungary"),
        ("KHM", "en", "short", "1980-01-01", "Democratic Kampuchea"),
        ("LBY", "ar", "short", "2010-01-01", "الجماهيرية العربية الليبية"),
        ("WSM", "en", "short", "1990-01-01", "Western Samoa"),
        ("YUG", "zh", "formal", None, "南斯拉夫社会主义联邦共和国"),
        ("DDR", "en", "short", None, "German Democratic Republic"),
        ("FRA", "en", "short", "1950-01-01", "France"),
    ],
)
def test_the_name_in_use(iso3: str, language: str, form: str, on: str | None, wanted: str) -> None:
    assert names.name(iso3, language, form, on) == wanted  # type: ignore[arg-type]
    if on:
        assert names.name(iso3, language, form, dt.date.fromisoformat(on)) == wanted  # type: ignore[arg-type]


@given(st.sampled_from(STATES), st.sampled_from(LANGUAGES), st.sampled_from(["short", "formal"]), st.dates())
def test_a_name_in_use_on_any_day_resolves_to_its_state(iso3: str, language: str, form: str, on: dt.date) -> None:
    written = names.name(iso3, language, form, on)  # type: ignore[arg-type]
    when = "1992-04-26" if iso3 == "YUG" else None  # another state bore its name afterwards
    assert names.resolve(written, on=when) == iso3


def test_other_days_and_states_are_refused() -> None:
    with pytest.raises(errors.DateError):
        names.name("FRA", on="2014")
    with pytest.raises(errors.UnknownStateError):
        names.name("Atlantis")


# The closest names


@pytest.mark.parametrize("case", cases("names_misspelt.csv"), ids=lambda case: case["misspelt"])
def test_a_misspelt_name_is_never_resolved_and_the_right_one_is_suggested(case: dict[str, str]) -> None:
    with pytest.raises(errors.UnknownStateError) as caught:
        names.resolve(case["misspelt"])
    suggestions = caught.value.suggestions
    assert case["iso3"] in [names.resolve(name) for name in suggestions]
    assert 1 <= len(suggestions) <= 5
    assert suggestions == names.closest(case["misspelt"])


def test_an_abbreviated_cut_or_transliterated_name_has_no_far_off_suggestion() -> None:
    for name, states in (
        ("S. Leone", "Sierra Leone"),
        ("Sao Tome", "Sao Tome and Principe"),
        ("Алемания", "Germany"),
        ("S. Arabia", "Saudi Arabia"),
        ("P. N. Guinea", "Papua New Guinea"),
        ("Antigua", "Antigua and Barbuda"),
        ("Saint", "Saint Kitts and Nevis|Saint Lucia|Saint Vincent and the Grenadines"),
        ("S.", ""),
    ):
        assert "|".join(names.closest(name)) == states
    assert names.closest("S. Leone", language="fr") == ("Sierra Leone",)


def test_suggestions_are_of_different_states_and_as_many_as_asked_for() -> None:
    found = names.closest("Republic of Koreia", limit=3)
    assert len({names.resolve(name) for name in found}) == len(found) == 3
    assert names.closest("Republic of Koreia", limit=0) == ()
    assert names.closest("xyzzy" * 100) == names.closest("") == names.closest(None) == ()  # type: ignore[arg-type]
    with pytest.raises(errors.OptionError, match="limit"):
        names.closest("France", limit=-1)


# The sources, where they are present


def participants(path: Path) -> list[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            return [row[0] for row in csv.reader(stream) if row][1:]
    if path.suffix == ".xml":
        raw = re.sub(rb"[\x00-\x08\x0e-\x1f]", b"", path.read_bytes())
        tree = etree.fromstring(raw, etree.XMLParser(recover=True))
        return ["".join(row[0].itertext()) for row in tree.iter("Row") if len(row)][1:]
    page = html.fromstring(path.read_bytes())
    return [row[0].text_content() for row in page.xpath("//table[contains(@id, 'tblgrid')]//tr[td]")]


@pytest.mark.parametrize(
    "path", sorted((SHARED / "sources").glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_every_participant_that_the_depositary_prints_resolves(path: Path) -> None:
    printed = [re.sub(r"<[^>]*>|^Participant.*$", "", name) for name in participants(path)]
    printed = [re.sub(r"[\d,\s]+$", "", name).strip() for name in printed]
    found = names.resolve_many([name for name in printed if name])
    assert len(found) >= 50


# The module


def test_names_come_without_pandas_numpy_pydantic_and_pycountry() -> None:
    code = (
        "import sys, ccwuniv.names as n\n"
        "n.resolve('FRANCE'); n.find_states('Peru'); n.name('FRA', 'zh')\n"
        "n.resolve_many(['France']); n.closest('Frnace')\n"
        "heavy = {'pandas', 'numpy', 'pydantic', 'pycountry', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
