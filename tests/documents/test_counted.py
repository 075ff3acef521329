"""A number and its noun agree, in six languages: by hand for many pairs, then every number by its class."""

from __future__ import annotations

import pytest

import ccwuniv as ccw
from ccwuniv._support import several
from ccwuniv.documents import brief_paper, clock, report_paper
from ccwuniv.documents.annual_words import ANNUAL_WORDS
from ccwuniv.documents.counted import counted
from ccwuniv.documents.headlines import _WORDINGS, headline
from tests.project.test_project import in_a_fresh_process
from tests.support.record import report_acts

TITLE = "T"

ASKED = (0, 1, 2, 3, 11, 21, 100, 101, 102, 103, 121)
"""The numbers that are tried by hand in every language."""

FIRST = {
    ("ar", 0): "0 طرف",
    ("ar", 1): "طرفاً واحداً",
    ("ar", 2): "طرفين",
    ("ar", 3): "3 أطراف",
    ("ar", 10): "10 أطراف",
    ("ar", 11): "11 طرفاً",
    ("ar", 21): "21 طرفاً",
    ("ar", 99): "99 طرفاً",
    ("ar", 100): "100 طرف",
    ("ar", 101): "101 طرف",
    ("ar", 102): "102 طرف",
    ("ar", 103): "103 أطراف",
    ("ar", 107): "107 أطراف",
    ("ar", 110): "110 أطراف",
    ("ar", 111): "111 طرفاً",
    ("ar", 121): "121 طرفاً",
    ("ar", 200): "200 طرف",
    ("ru", 0): "участниками T являются 0 государств",
    ("ru", 1): "участником T является 1 государство",
    ("ru", 2): "участниками T являются 2 государства",
    ("ru", 3): "участниками T являются 3 государства",
    ("ru", 11): "участниками T являются 11 государств",
    ("ru", 21): "участником T является 21 государство",
    ("ru", 31): "участником T является 31 государство",
    ("ru", 100): "участниками T являются 100 государств",
    ("ru", 101): "участником T является 101 государство",
    ("ru", 102): "участниками T являются 102 государства",
    ("ru", 103): "участниками T являются 103 государства",
    ("ru", 111): "участниками T являются 111 государств",
    ("ru", 112): "участниками T являются 112 государств",
    ("ru", 121): "участником T является 121 государство",
    ("en", 0): "0 High Contracting Parties",
    ("en", 1): "1 High Contracting Party",
    ("en", 2): "2 High Contracting Parties",
    ("en", 101): "101 High Contracting Parties",
    ("en", 121): "121 High Contracting Parties",
    ("fr", 0): "0 Haute Partie contractante",
    ("fr", 1): "1 Haute Partie contractante",
    ("fr", 2): "2 Hautes Parties contractantes",
    ("fr", 21): "21 Hautes Parties contractantes",
    ("fr", 101): "101 Hautes Parties contractantes",
    ("es", 0): "0 Altas Partes Contratantes",
    ("es", 1): "1 Alta Parte Contratante",
    ("es", 2): "2 Altas Partes Contratantes",
    ("es", 101): "101 Altas Partes Contratantes",
    ("zh", 0): "0个缔约方",
    ("zh", 1): "1个缔约方",
    ("zh", 2): "2个缔约方",
    ("zh", 121): "121个缔约方",
    ("en", 3): "3 High Contracting Parties",
    ("en", 11): "11 High Contracting Parties",
    ("en", 21): "21 High Contracting Parties",
    ("en", 100): "100 High Contracting Parties",
    ("en", 102): "102 High Contracting Parties",
    ("en", 103): "103 High Contracting Parties",
    ("fr", 3): "3 Hautes Parties contractantes",
    ("fr", 11): "11 Hautes Parties contractantes",
    ("fr", 100): "100 Hautes Parties contractantes",
    ("fr", 102): "102 Hautes Parties contractantes",
    ("fr", 103): "103 Hautes Parties contractantes",
    ("fr", 121): "121 Hautes Parties contractantes",
    ("es", 3): "3 Altas Partes Contratantes",
    ("es", 11): "11 Altas Partes Contratantes",
    ("es", 21): "21 Altas Partes Contratantes",
    ("es", 100): "100 Altas Partes Contratantes",
    ("es", 102): "102 Altas Partes Contratantes",
    ("es", 103): "103 Altas Partes Contratantes",
    ("es", 121): "121 Altas Partes Contratantes",
    ("zh", 3): "3个缔约方",
    ("zh", 11): "11个缔约方",
    ("zh", 21): "21个缔约方",
    ("zh", 100): "100个缔约方",
    ("zh", 101): "101个缔约方",
    ("zh", 102): "102个缔约方",
    ("zh", 103): "103个缔约方",
}
"""How a paragraph of totals says the parties to the Convention."""

LISTED = {
    0: "وفي T 0 طرف",
    1: "وفي T طرف واحد",
    2: "وفي T طرفان",
    3: "وفي T 3 أطراف",
    11: "وفي T 11 طرفاً",
    100: "وفي T 100 طرف",
    102: "وفي T 102 طرف",
    110: "وفي T 110 أطراف",
    121: "وفي T 121 طرفاً",
}
"""How its Arabic list says those to another instrument."""


def first(language: str, count: int) -> str:
    return counted(count, language, _WORDINGS[language].parties).replace("{title}", TITLE)


def test_the_noun_agrees_by_hand() -> None:
    assert {(language, count) for language in _WORDINGS for count in ASKED} <= set(FIRST)
    assert {pair: first(*pair) for pair in FIRST} == FIRST


def test_the_noun_of_a_list_agrees_by_hand() -> None:
    said = {count: counted(count, "ar", _WORDINGS["ar"].item).replace("{title}", TITLE) for count in LISTED}
    assert said == LISTED


def arabic(n: int) -> str:
    if n in (1, 2):
        return FIRST["ar", n]
    rest = n % 100
    return f"{n} {'أطراف' if 3 <= rest <= 10 else 'طرفاً' if rest >= 11 else 'طرف'}"


def russian(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return f"участником T является {n} государство"
    few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
    return f"участниками T являются {n} {'государства' if few else 'государств'}"


def test_every_number_has_the_form_of_its_class() -> None:
    for n in range(251):
        assert first("ar", n) == arabic(n)
        assert first("ru", n) == russian(n)
        assert first("en", n) == FIRST["en", 1 if n == 1 else 2].replace(f"{1 if n == 1 else 2} ", f"{n} ")
        assert first("fr", n) == FIRST["fr", 1 if n < 2 else 2].replace(f"{1 if n < 2 else 2} ", f"{n} ")
        assert first("es", n) == FIRST["es", 1 if n == 1 else 2].replace(f"{1 if n == 1 else 2} ", f"{n} ")
        assert first("zh", n) == f"{n}个缔约方"


NOUNS = {
    "en": {("one", "State is"): ("other", "States are"), ("one", "commitment;"): ("other", "commitments;")},
    "fr": {("one", "État n'est"): ("other", "États ne sont")},
}
"""In the drafts of a year: what is said of one, and of several."""


def test_every_other_sentence_with_a_number_agrees() -> None:
    """The annual draft, the report, the briefs, the year: one, or none in French, and every number to 250."""
    english = [report_paper._NOT_PARTY, report_paper._BOUND, clock._DAYS]
    english += [brief_paper._ON_RECORD, brief_paper._UNCLEAR, brief_paper._OWN]
    for forms in english:
        for n in range(251):
            assert counted(n, "en", forms) == forms["one" if n == 1 else "other"].replace("{n}", str(n))
    for language, nouns in NOUNS.items():
        words = ANNUAL_WORDS[language]
        for n in range(251):
            said = f"{counted(n, language, words.ahead)} {counted(n, language, words.commitments)}"
            alone = n == 1 or (n == 0 and language == "fr")
            for (_, one), (_, more) in nouns.items():
                assert f"{n} {one if alone else more}" in said, (language, n)
    assert [several(n, "party", "parties") for n in (0, 1, 2, 101)] == [
        "0 parties",
        "1 party",
        "2 parties",
        "101 parties",
    ]


def test_one_state_that_is_not_party_is_said_in_the_singular(reg: ccw.Registry) -> None:
    states = [state for state in reg.states if state.kind == "member"]
    for left, says in ((1, "1 State is not party to the"), (2, "2 States are not party to the")):
        acts = [
            ccw.Action(iso3=s.iso3, instrument="CCW", kind="accession", date="2012-02-01", source="made up")
            for s in states[left:]
        ]
        kept = tuple(states)
        made = reg.replaced(
            states=kept,
            actions=acts,
            disputes=(),
            statements=(),
            published_totals=(),
            related=(),
            memberships=[m for m in reg.memberships if m.iso3 in {s.iso3 for s in kept}],
        )
        text = ccw.universalization_report(made, "2014-09-01", pictures=False).markdown
        assert says in text
        assert ("of them" in text) == (left > 1)


@pytest.mark.parametrize("parties", [*ASKED, 10, 110])
def test_every_form_is_read_back(reg: ccw.Registry, parties: int) -> None:
    """A registry in which so many states are party to everything, on a day long after the last act."""
    states = [state for state in reg.states if state.kind == "member"][:parties]
    acts = [
        ccw.Action(iso3=s.iso3, instrument=code, kind="consent_to_be_bound", date="2012-02-01", source="made up")
        for s in states
        for code in reg.codes
    ]
    made = reg.replaced(actions=acts, disputes=(), statements=(), published_totals=())
    expected = dict.fromkeys(reg.codes, parties) if parties else {"CCW": 0}
    for language in _WORDINGS:
        assert ccw.read_report(headline(made, "2014-09-01", language=language)).totals == expected, language


@pytest.mark.parametrize("language", ANNUAL_WORDS)
def test_one_state_that_is_not_party(language: str) -> None:
    said = {
        "en": "1 State is not party to the Convention.",
        "fr": "1 État n'est pas partie à la Convention.",
        "es": "1 Estado no es parte en la Convención.",
    }
    assert counted(1, language, ANNUAL_WORDS[language].ahead) == said[language]
    assert counted(2, language, ANNUAL_WORDS[language].ahead).startswith("2 ")


@pytest.mark.parametrize(
    ("day", "left"), [("2014-11-13", "1 day to go"), ("2014-11-12", "2 days to go"), ("2014-11-14", "0 days to go")]
)
def test_the_days_that_a_year_has_left(reg: ccw.Registry, day: str, left: str) -> None:
    log = report_acts()
    assert left in ccw.year_clock(reg, log, "2013-11-15", "2014-11-14", as_of=day).text()


def test_a_number_without_a_noun_loads_no_plural_rules() -> None:
    in_a_fresh_process(
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from ccwuniv.cli import app\n"
        "done = CliRunner().invoke(app, ['status', 'LAO'])\n"
        "assert done.exit_code == 0, done.output\n"
        "assert 'babel' not in sys.modules"
    )
