"""No letter of a name is dropped that changes its meaning: abbreviated names, wherever names are read."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv import errors, names
from ccwuniv.cli import app
from ccwuniv.names import nametable
from ccwuniv.names.text import letters
from ccwuniv.names.wording import words

ROOT = Path(__file__).resolve().parents[2]


def rows(file: str) -> list[dict[str, str]]:
    with (ROOT / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


CASES = rows("tests/data/names_abbreviated.csv")
KNOWN = [case for case in CASES if case["iso3"]]
NAMES = rows("data/names.csv")
OTHERS = [row for row in rows("data/not_participants.csv") if row["kind"] != "phrase"]


# A name means the same wherever it is read


def resolved(name: str) -> str:
    try:
        return names.resolve(name)
    except (errors.UnknownStateError, errors.NotAParticipantError):
        return ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_abbreviated_name_resolves_or_is_refused(case: dict[str, str]) -> None:
    assert resolved(case["name"]) == case["iso3"]
    assert names.resolve_many([case["name"]], errors="none") == [case["iso3"] or None]


@pytest.mark.parametrize("around", ["{}", "The {}", "\n{}\n", "Letters went to {} and to Chad.", "Chad; {}; Peru"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_abbreviated_name_in_a_text_is_its_state_or_none(case: dict[str, str], around: str) -> None:
    found = [mention.iso3 for mention in names.find_states(around.format(case["name"]))]
    wanted = [case["iso3"]] if case["iso3"] else []
    assert [iso3 for iso3 in found if iso3 not in ("TCD", "PER")] == wanted


def test_a_join_takes_abbreviated_names_for_their_states() -> None:
    reg = ccw.Registry.bundled()
    held = [case for case in CASES if case["iso3"] in {"", *(state.iso3 for state in reg.states)}]
    known = [case for case in held if case["iso3"]]
    years = {"DDR": 1985, "DEU": 1985, "YEM": 1985, "YMD": 1985, "YUG": 1985, "XRV": 1960, "SRB": 1999}
    mine = pd.DataFrame({"country": [case["name"] for case in held]})
    mine["year"] = [years.get(case["iso3"], 2014) for case in held]
    joined = ccw.add_participation(reg, mine, state="country", unmatched="report")
    assert joined["iso3"].fillna("").tolist() == [case["iso3"] for case in held]
    assert joined.attrs["ccwuniv"]["join"]["unmatched_rows"] == len(held) - len(known)
    with pytest.raises(errors.DataError, match=f"{len(held) - len(known)} rows name no state"):
        ccw.add_participation(reg, mine, state="country")


def test_a_table_of_the_treaty_collection_gives_their_acts_to_them_or_notes_them() -> None:
    file = io.StringIO()
    csv.writer(file).writerows(
        [["Participant", "Signature", "Ratification"], *([case["name"], "", "16 May 1984"] for case in CASES)]
    )
    table = ccw.read_untc(file.getvalue().encode(), as_of="2020-01-01", instrument="ref")
    ended = {"XRV"}  # no participant in 1984
    wanted = ["" if case["iso3"] in ended else case["iso3"] for case in CASES]
    assert [action.iso3 or "" for action in table.actions] == wanted
    notes = "\n".join(map(str, table.notes))
    assert all(case["name"] in notes for case, iso3 in zip(CASES, wanted, strict=True) if not iso3)


def test_an_act_of_the_log_takes_them_for_their_states() -> None:
    for case in KNOWN:
        act = ccw.OutreachAction(id="x", kind="letter", start="2014-01-01", states=[case["name"]])  # type: ignore[arg-type]
        assert act.states == (case["iso3"],)


def test_the_command_line_takes_them_for_their_states_or_refuses_them() -> None:
    for said, *asked in (
        ("South Sudan", "Sudan, S."),
        ("Congo", "R. du Congo"),
        ("German Democratic", "Germany (E)", "--as-of", "1989-06-30"),
    ):
        done = CliRunner().invoke(app, ["status", *asked])
        assert done.stdout.startswith(said)
    assert CliRunner().invoke(app, ["status", "Sudan, N."]).exit_code == 1


# The table of names itself


@pytest.mark.parametrize("fold", [letters, words])
def test_no_two_states_share_a_folded_name_that_neither_has_in_the_table(fold: object) -> None:
    """Where a folded form belongs to two, both have a row with the very same name: it is refused as ambiguous."""
    holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in NAMES:
        holders[fold(row["name"])][row["iso3"]].add(row["name"])  # type: ignore[operator]
    for row in OTHERS:
        holders[fold(row["name"])][row["entity"]].add(row["name"])  # type: ignore[operator]
    for folded, several in holders.items():
        if folded and len(several) > 1:
            assert set.intersection(*several.values()), (folded, dict(several))


def test_every_key_of_the_table_of_words_means_one_state_or_is_a_name_that_several_have() -> None:
    written: dict[str, set[str]] = defaultdict(set)
    for row in NAMES:
        written[row["name"]].add(row["iso3"])
    ambiguous = {frozenset(codes) for codes in written.values() if len(codes) > 1}
    for index in (nametable.by_letters(), nametable.by_words()):
        assert {frozenset(codes) for codes in index.values() if len(codes) > 1} <= ambiguous


# What an initial may mean, in this test's own reading: each of these words is compared as the first one.
MEANINGS = [
    "north nord norte северная северныи северное севернои",
    "south sud sur южная южныи южное",
    "east est este восточная восточныи восточное",
    "west ouest oeste западная западныи западное",
    "republic republique republica республика",
    "democratic democratique democratica democratico демократическая",
    "people peoples populaire popular народная",
    "federal federated federative federale federativa federation федеративная",
    "islamic islamique islamica исламская",
    "arab arabe",
    "and et y и e",
    "united",
    "central centrale",
]
OF_INITIALS = {
    initial: {several.split()[0] for several in MEANINGS for word in several.split() if word[0] == initial}
    for initial in "nsewordpfiaycuсювзрдн"
}
PLAIN = {word: several.split()[0] for several in MEANINGS for word in several.split()}
DROPPED = frozenset("the of la le les el los las de du des del l d".split())
FORMS = ["{0}. {1}", "{0} {1}", "{1}, {0}.", "{1} {0}", "{1} ({0})"]
ABBREVIATED = re.compile(r"[.&]|\b(?![yeи])\w\b(?!['’])|\b[A-ZА-Я]{2,}\b")
WORDED = sorted(
    {
        row["name"]
        for row in NAMES
        if row["language"] in ("en", "es", "fr", "ru") and len(row["name"]) > 4 and not ABBREVIATED.search(row["name"])
    }
)


def content(name: str) -> tuple[str, ...]:
    """Return the words of a name but for articles in order, by means of this test's own."""
    found = [
        letters(word) for word in re.findall(r"[\w\u0300-\u036f]+|&", name.replace("'s ", " ").replace("’s ", " "))
    ]
    read = [
        next(iter(OF_INITIALS.get(word, ())), word) if word in "sfrwnp" else PLAIN.get(word, word) for word in found
    ]
    return tuple(sorted(word for word in read if word and word not in DROPPED))


HELD: dict[str, set[tuple[str, ...]]] = defaultdict(set)
for held in NAMES:
    HELD[held["iso3"]] |= {content(held["name"]), tuple(word for word in content(held["name"]) if word != "and")}


@pytest.mark.parametrize("initial", [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *"СЮВЗРДНФ"])
def test_an_initial_beside_a_name_is_read_and_never_dropped(initial: str) -> None:
    """Where a name with an initial is a state, that state has a name with a word more, of which it is the initial."""
    written = {letters(row["name"]) for row in NAMES}
    more = {*OF_INITIALS.get(letters(initial), ()), letters(initial)}
    wholes = [(form.format(initial, name), content(name)) for name in WORDED for form in FORMS]
    found = names.resolve_many([whole for whole, _ in wholes], errors="none")
    wrong = [
        (whole, iso3)
        for (whole, base), iso3 in zip(wholes, found, strict=True)
        if iso3 and letters(whole) not in written
        if not any(tuple(sorted([*base, word])) in HELD[iso3] for word in more)
    ]
    assert wrong == [], wrong
