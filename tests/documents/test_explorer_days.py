"""The days on a state's card in the explorer are those of the registry, each under its own name, on either basis."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.documents.explorer import explorer_html
from ccwuniv.records import Basis
from tests.documents.test_explorer import EPOCH, records

NODE = shutil.which("node")
HERE = Path(__file__).parents[1]
ONE_DAY = dt.timedelta(days=1)

Question = tuple[str, str, Basis]
Line = tuple[str, str, str]
Named = dict[str, dt.date]
ABOUT_THE_LIST = ("1992-04-26", "1992-04-27", "1995-06-30", "2001-03-11", "2001-03-12")

LEAVING = [
    {"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2026-03-01", "source": "what if"},
    {"iso3": "FRA", "instrument": "CCW", "kind": "accession", "date": "2028-01-01", "source": "what if"},
    {"iso3": "FRA", "instrument": "P1", "kind": "consent_to_be_bound", "date": "2028-01-01", "source": "what if"},
    {"iso3": "DEU", "instrument": "P5", "kind": "denunciation", "date": "2026-03-01", "source": "what if"},
    {"iso3": "MEX", "instrument": "P4", "kind": "denunciation", "date": "2026-03-01", "source": "what if"},
    {"iso3": "MEX", "instrument": "P4", "kind": "consent_to_be_bound", "date": "2026-09-01", "source": "what if"},
    {"iso3": "EGY", "instrument": "P5", "kind": "provisional_application", "date": "2026-03-01", "source": "what if"},
    {"iso3": "TCD", "instrument": "CCW", "kind": "accession", "date": "2028-06-01", "source": "what if"},
]


def questions(reg: ccw.Registry, number: int, states: list[str] | None = None) -> list[Question]:
    """Choose states and days at random, every second day next to one on which something changes for the state."""
    chance = random.Random(1980)
    chosen: list[Question] = []
    everyone = [state.iso3 for state in reg.states]
    heirs = [a.iso3 for a in reg.actions if a.kind.value == "succession"]
    for place in range(number):
        state = reg.state(chance.choice(states or (everyone if place % 5 else heirs)))
        spells = [spell for code in reg.codes for spell in reg.spells(state, code)]
        turns = [day for s in spells for day in (s.consent.date, s.in_force, s.ends) if day is not None]
        turns += [signed.date for code in reg.codes if (signed := reg.signature(state, code))]
        if place % 2 == 0 and turns:
            day = chance.choice(turns) + chance.choice([-1, 0, 1]) * ONE_DAY
        else:
            day = dt.date.fromordinal(chance.randint(reg.first_action.toordinal(), reg.as_of.toordinal()))
        day = min(max(day, reg.first_action), reg.as_of)
        chosen += [(state.iso3, day.isoformat(), basis) for basis in ("consent", "in_force")]
    if states is None:
        chosen += [("YUG", day, basis) for day in ABOUT_THE_LIST for basis in ("consent", "in_force")]
    return chosen


@cache
def participation(reg: ccw.Registry, iso3: str, day: dt.date) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a state, asked for once for all readers."""
    return [(str(code), dict(row)) for code, row in reg.participation(iso3, day).iterrows()]


def expected(reg: ccw.Registry, iso3: str, day: dt.date, basis: Basis) -> list[tuple[str, str, Named]]:
    """What the registry says, by instrument: the status, and each day under its name."""
    found = []
    for code, row in participation(reg, iso3, day):
        status = reg.status(iso3, code, day, basis=basis).value
        dates = {"deposit": row["deposited"], "effect": row["in_force"], "ends": row["ends"]}
        named = {name: value.date() for name, value in dates.items() if not pd.isna(value)}
        if status in ("not_bound", "signed"):
            named = {"signed": row["signed"].date()} if status == "signed" else {}
        elif row["status"] in ("not_bound", "signed"):
            [succession] = [s for s in reg.spells(iso3, code) if s.in_force is not None and s.in_force <= day]
            assert succession.in_force is not None
            named = {"deposit": succession.consent.date, "effect": succession.in_force}
        former = reg.state(iso3).eligible_until
        if former is not None and former < day and status == "consented":  # on the list: nothing says it is in force
            named.pop("effect", None)
        elif former is not None and former < day and status == "ended" and basis == "in_force":
            named["ends"] = former + ONE_DAY
        if "ends" in named and "effect" in named and named["ends"] <= named["effect"]:
            del named["effect"]
        found.append((code, status, named))
    return found


def named_days(words: str, day: dt.date) -> Named:
    """Read the days of a card; the words must fit the day of the question."""

    def found(pattern: str) -> list[dt.date]:
        return [dt.datetime.strptime(text, "%d %B %Y").date() for text in re.findall(pattern, words)]  # noqa: DTZ007

    date = r"(\d+ \w+ \d{4})"
    read: dict[str, list[dt.date]] = {
        "deposit": found(f"(?:consent deposited|succession notified) (?:only on )?{date}"),
        "effect": found(f"in force (?:since|from) {date}"),
        "ends": found(f"ended on {date}") + [last + ONE_DAY for last in found(rf"until {date} \(")],
        "signed": found(f"signed {date}"),
    }
    assert all(since <= day for since in found(f"in force since {date}"))
    assert all(start > day for start in found(f"in force from {date}(?! to)"))
    assert all(late > day for late in found(f"notified only on {date}"))
    assert all(len(days) <= 1 for days in read.values())
    return {name: days[0] for name, days in read.items() if days}


def assert_cards(reg: ccw.Registry, asked: list[Question], cards: list[list[Line]]) -> None:
    assert len(asked) == len(cards)
    for (iso3, text, basis), card in zip(asked, cards, strict=True):
        day = dt.date.fromisoformat(text)
        shown = [(code, status, named_days(words, day)) for code, status, words in card]
        assert shown == expected(reg, iso3, day, basis), (iso3, text, basis)


def cards_by_python(page: str, asked: list[Question], _: Path) -> list[list[Line]]:
    """Read the embedded records as a page would, without its code; the words are only carriers of the days."""
    data, cards = records(page), []
    state_of = {state["iso3"]: place for place, state in enumerate(data["states"])}
    known = dict(map(tuple, data["endsKnown"]))
    for iso3, text, basis in asked:
        day = (dt.date.fromisoformat(text) - EPOCH).days
        card = []
        for place, instrument in enumerate(data["instruments"]):
            own = [
                (data["actions"][action][3], effect, ends, known.get(number), off if off is not None else ends)
                for number, (action, effect, ends, _by, off) in enumerate(data["spells"])
                if data["actions"][action][:2] == [state_of[iso3], place]
            ]
            signed = [a[3] for a in data["actions"] if a[:3] == [state_of[iso3], place, "signature"] and a[3] <= day]
            card.append((instrument["code"], *_line(data["states"][state_of[iso3]], own, signed, day, basis)))
        cards.append(card)
    return cards


def _line(
    state: dict[str, Any], spells: list[tuple[Any, ...]], signed: list[int], day: int, basis: Basis
) -> tuple[str, str]:
    def said(number: int) -> str:
        date = EPOCH + dt.timedelta(days=number)
        return f"{date.day} {date:%B %Y}"

    begun = [s for s in spells if s[0] <= day or (basis == "in_force" and s[1] <= day)]
    begun = [(*s[:2], s[4] if basis == "consent" else s[2], s[3], s[2]) for s in begun]
    lasting = [s for s in begun if s[2] is None or day < s[2]]
    for deposit, effect, ends, told, model in [s for s in lasting if s[1] <= day][:1] or lasting[-1:] or begun[-1:]:
        over, noticed = ends is not None and ends <= day, told is not None and told <= day
        words = [f"consent deposited {said(deposit)}"]
        if not over and model is not None and model <= day < ends:
            return "consented", words[0]
        noticed = noticed or over
        if not (noticed and ends <= effect):
            words.append(f"in force {'since' if effect <= day else 'from'} {said(effect)}")
        words += [f"ended on {said(ends)}"] if noticed else []
        return "ended" if over else "in_force" if effect <= day else "consented", "; ".join(words)
    if signed and (
        state["until"] is None or day <= ((state["listedUntil"] if basis == "consent" else None) or state["until"])
    ):
        return "signed", f"signed {said(signed[0])}"
    return "not_bound", ""


def cards_by_node(page: str, asked: list[Question], folder: Path) -> list[list[Line]]:
    """Ask the explorer's own code, as it is in the page."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    command = [str(NODE), str(HERE / "data" / "explorer_cards.js"), "page.html", "asked.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    return [[(code, status, words) for code, status, words in card] for card in json.loads(done.stdout)]


READERS: dict[str, Callable[[str, list[Question], Path], list[list[Line]]]] = {
    "python": cards_by_python,
    **({"node": cards_by_node} if NODE else {}),
}


each_reader = pytest.mark.parametrize("reader", READERS)


@each_reader
def test_two_hundred_cards_show_the_days_of_the_registry(reg: ccw.Registry, tmp_path: Path, reader: str) -> None:
    asked = questions(reg, 200)
    assert_cards(reg, asked, READERS[reader](explorer_html(reg), asked, tmp_path))


@each_reader
def test_who_leaves_and_comes_back_has_the_days_of_the_registry(reg: ccw.Registry, tmp_path: Path, reader: str) -> None:
    left = reg.with_actions(LEAVING)
    asked = questions(left, 60, ["FRA", "DEU", "MEX", "TCD"])
    assert_cards(left, asked, READERS[reader](explorer_html(left), asked, tmp_path))


def test_the_questions_reach_every_kind_of_card(reg: ccw.Registry) -> None:
    seen = set()
    for iso3, text, basis in questions(reg, 200):
        day = dt.date.fromisoformat(text)
        for _, status, named in expected(reg, iso3, day, basis):
            before_notice = named.get("deposit", day) > day
            retroactive = "effect" in named and named["effect"] < named["deposit"] <= day
            seen.add((status, before_notice, retroactive))
    assert {status for status, _, _ in seen} == {"not_bound", "signed", "consented", "in_force", "ended"}
    assert ("in_force", True, False) in seen
    assert ("in_force", False, True) in seen


if NODE:
    READ = READERS["node"]

    WORDS = [
        ("DEU", "2014-09-01", "CCW", "in_force", "consent deposited 25 November 1992; in force since 25 May 1993"),
        ("DEU", "1993-01-01", "CCW", "consented", "consent deposited 25 November 1992; in force from 25 May 1993"),
        ("EGY", "2014-09-01", "CCW", "signed", "signed 10 April 1981"),
        ("LAO", "2014-09-01", "AP2", "not_bound", ""),
        (
            "HRV",
            "2014-09-01",
            "CCW",
            "in_force",
            "succession notified 2 December 1993; in force since 8 October 1991, before it was notified",
        ),
        (
            "DDR",
            "2014-09-01",
            "CCW",
            "ended",
            (
                "consent deposited 20 July 1982; in force from 2 December 1983 to 2 October 1990; "
                "ended on 3 October 1990; by extinction"
            ),
        ),
        ("DDR", "1985-01-01", "CCW", "in_force", "consent deposited 20 July 1982; in force since 2 December 1983"),
    ]

    def test_the_words_of_a_card(reg: ccw.Registry, tmp_path: Path, subtests: pytest.Subtests) -> None:
        bases: tuple[Basis, ...] = ("consent", "in_force")
        asked: list[Question] = [(iso3, day, basis) for iso3, day, *_ in WORDS for basis in bases]
        lines = [line for line in WORDS for _ in bases]
        for question, (_, _, *line), card in zip(asked, lines, READ(explorer_html(reg), asked, tmp_path), strict=True):
            with subtests.test(" ".join(question)):
                assert tuple(line) in card

    def test_before_its_notification_a_succession_is_nothing_by_deposit(reg: ccw.Registry, tmp_path: Path) -> None:
        asked: list[Question] = [("HRV", "1992-06-01", "consent"), ("HRV", "1992-06-01", "in_force")]
        by_deposit, by_effect = READ(explorer_html(reg), asked, tmp_path)
        assert ("CCW", "not_bound", "") in by_deposit
        assert (
            "CCW",
            "in_force",
            "succession notified only on 2 December 1993; in force since 8 October 1991",
        ) in by_effect

    def test_an_end_is_told_from_its_notice_on(reg: ccw.Registry, tmp_path: Path) -> None:
        left = reg.with_actions(LEAVING)
        days = ("2026-02-28", "2026-03-01", "2027-03-01")
        before, noticed, over = READ(explorer_html(left), [("FRA", day, "consent") for day in days], tmp_path)
        bound = "consent deposited 31 October 2006; in force since 30 April 2007"
        assert ("P5", "in_force", bound) in before
        assert ("P5", "in_force", f"{bound}; until 28 February 2027 (denunciation of the Convention)") in noticed
        assert (
            "P5",
            "ended",
            (
                "consent deposited 31 October 2006; in force from 30 April 2007 to 28 February 2027; "
                "ended on 1 March 2027; by denunciation of the Convention"
            ),
        ) in over

    def test_provisional_application_is_no_entry_into_force(reg: ccw.Registry, tmp_path: Path) -> None:
        [card] = READ(explorer_html(reg.with_actions(LEAVING)), [("EGY", "2026-04-01", "in_force")], tmp_path)
        assert ("P5", "not_bound", "provisional application declared 1 March 2026") in card

    def test_without_a_rule_of_effect_no_day_is_made_up(reg: ccw.Registry, tmp_path: Path) -> None:
        bare = reg.replaced(instruments=[i.model_copy(update={"effect_rule": None}) for i in reg.instruments])
        [card] = READ(explorer_html(bare), [("DEU", "2014-09-01", "consent")], tmp_path)
        assert (
            "CCW",
            "consented",
            "consent deposited 25 November 1992; day of entry into force not known",
        ) in card
