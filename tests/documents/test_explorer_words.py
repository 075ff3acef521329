"""The explorer speaks six languages, and counts what would be by the library's own rules."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import lxml.html
import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.documents.days import day_in_words
from ccwuniv.documents.explorer import LANGUAGES, explorer_html
from ccwuniv.documents.footers import footer, unread
from ccwuniv.outreach import ACT_KINDS
from ccwuniv.records import ActionKind, Status
from tests.documents.test_explorer import EPOCH, records
from tests.documents.test_explorer_days import NODE

ASSETS = files("ccwuniv.documents") / "assets" / "explorer"
WORDS: dict[str, dict[str, str]] = json.loads((ASSETS / "words.json").read_text(encoding="utf-8"))
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in ASSETS.iterdir() if path.name.endswith(".js")}


@pytest.fixture(scope="module")
def page(reg: ccw.Registry) -> str:
    return explorer_html(reg)


# Words


def test_every_text_is_there_in_every_language() -> None:
    for key, texts in WORDS.items():
        assert list(texts) == list(LANGUAGES), key
        assert all(text.strip() for text in texts.values()), key
        assert len({frozenset(re.findall(r"{\w+}", text)) for text in texts.values()}) == 1, key


def test_the_page_asks_only_for_texts_that_there_are(page: str) -> None:
    asked = set(lxml.html.fromstring(page).xpath("//@data-word | //@data-word-label | //@data-word-placeholder"))
    for script in SCRIPTS.values():
        asked |= {word for call in re.findall(r"word\([^,)]*", script) for word in re.findall(r'"(\w+)"', call)}
    assert asked - set(WORDS) <= {"consent", "Late"}


def test_no_text_is_left_over(page: str) -> None:
    source = page.partition('id="words"')[0] + "".join(SCRIPTS.values())
    lists = {f"action_{kind.value}" for kind in ActionKind} | {f"act_{kind}" for kind in ACT_KINDS} | set(Status)
    computed = {f"{key}{end}" for key in ("life", "member") for end in ("Since", "Until", "Period")}
    computed |= {f"said{act}{late}" for act in ("Deposit", "Notified") for late in ("", "Late")}
    left = {key for key in WORDS if not re.search(rf"\b{key}\b", source)} - lists - computed
    assert {key for key in left if not key.startswith("ended_")} == set()


def test_every_kind_has_its_word() -> None:
    wanted = {f"action_{kind.value}" for kind in ActionKind} | {f"act_{kind}" for kind in ACT_KINDS} | set(Status)
    assert wanted <= set(WORDS)


def test_each_language_has_its_footer_and_says_that_nobody_read_it(page: str) -> None:
    (text,) = re.findall(r'id="words">(.*?)</script>', page, re.DOTALL)
    held = json.loads(text)
    assert held["footers"] == {language: list(footer(language)) for language in LANGUAGES}
    assert held["unread"] == {language: unread(language) for language in LANGUAGES}
    assert [language for language in LANGUAGES if not held["unread"][language]] == ["en"]


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_days_are_said_as_in_papers(page: str, tmp_path: Path) -> None:
    days = ["1981-04-10", "2000-02-29", "2014-09-01", "2026-12-31"]
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    script = SCRIPTS["words.js"] + (
        "const page = require('node:fs').readFileSync('page.html', 'utf8');"
        'const held = JSON.parse(page.match(/id="words">([^]*?)<.script>/)[1]);'
        "const words = explorerWords(held.words, held.months);"
        "console.log(JSON.stringify(Object.keys(words.LANGUAGES).map((one) => { words.speak(one);"
        " return process.argv.slice(1).map((day) => words.spoken(Number(day))); })));"
    )
    numbers = [str((dt.date.fromisoformat(day) - EPOCH).days) for day in days]
    done = subprocess.run(
        [str(NODE), "-e", script, *numbers], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True
    )
    expected = [[day_in_words(dt.date.fromisoformat(day), language) for day in days] for language in LANGUAGES]
    assert json.loads(done.stdout) == expected


def test_no_file_of_the_script_is_long() -> None:
    assert max(text.count("\n") for text in SCRIPTS.values()) <= 400


# What it carries beside the records


def test_a_deposit_supposed_on_the_last_day_takes_effect_as_in_the_library(reg: ccw.Registry, page: str) -> None:
    held = {one["code"]: one for one in records(page)["instruments"]}
    kinds = {"CCW": "ratification", "A1": "acceptance"}
    supposed = [
        {"iso3": "VNM", "instrument": code, "kind": kinds.get(code, "consent_to_be_bound"), "date": str(reg.as_of)}
        for code in reg.codes
    ]
    would_be = reg.with_actions(supposed)
    for code in reg.codes:
        effect = would_be.spells("VNM", code)[-1].in_force
        assert effect is not None
        assert held[code]["effect"] == (effect - EPOCH).days


def test_the_rules_of_joining_are_in_it(reg: ccw.Registry, page: str) -> None:
    data = records(page)
    parents = {one["code"]: one["parent"] and data["instruments"][one["parent"]]["code"] for one in data["instruments"]}
    assert {one.code: one.parent for one in reg.instruments if one.parent} == {
        code: "CCW" for code, parent in parents.items() if parent is not None
    }
    counting = [one["code"] for one in data["instruments"] if one["countsTowardTwo"]]
    assert counting == [one.code for one in reg.instruments if one.counts_toward_two]


def test_every_instrument_leads_to_the_depositary(page: str) -> None:
    for one in records(page)["instruments"]:
        assert one["page"].startswith("https://treaties.un.org/Pages/ViewDetails.aspx?"), one["code"]


# Without its script


def test_the_table_without_the_script_is_that_of_the_library(reg: ccw.Registry, page: str) -> None:
    tree = lxml.html.fromstring(page)
    (table,) = tree.xpath("//noscript//table")
    lines = [[str(cell.text_content()) for cell in row] for row in table.xpath(".//tbody/tr")]
    assert lines[0] == ["Parties", *map(str, reg.totals())]
    deposited, effect, status = (
        ccw.gap_matrix(reg, states="all", values=values, names=True) for values in ("deposited", "in_force", "status")
    )
    expected: list[list[str]] = []
    for iso3, name in deposited["name"].items():
        cells = []
        for code in reg.codes:
            day: Any = deposited.loc[iso3, code]
            if not pd.isna(day):
                word = "in force " if status.loc[iso3, code] == "in_force" else "in force from "
                cells.append(f"deposit {day:%Y-%m-%d}{word}{effect.loc[iso3, code]:%Y-%m-%d}")
            else:
                cells.append("signed" if status.loc[iso3, code] == "signed" else "")
        expected.append([str(name), *cells])
    assert [
        [cells[0], *(re.sub(r"^signed .*", "signed", cell) for cell in cells[1:])] for cells in lines[1:]
    ] == expected


def test_names_in_the_table_without_the_script_are_escaped(reg: ccw.Registry) -> None:
    first = reg.states[0].model_copy(update={"name": "<img src=x>"})
    page = explorer_html(reg.replaced(states=(first, *reg.states[1:])))
    assert "<img" not in page.replace("\u003cimg", "")
