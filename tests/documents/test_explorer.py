"""The explorer: one page, whole in itself, that carries what the registry holds."""

from __future__ import annotations

import datetime as dt
import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import lxml.html
import pytest

import ccwuniv as ccw
from ccwuniv.documents.explorer import explorer_html, write_explorer
from ccwuniv.errors import DataError, StoreError
from ccwuniv.outreach import OutreachLog
from ccwuniv.records import Basis, read_in_words, tile_places

EPOCH = dt.date(1970, 1, 1)


def records(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def text_of(page: str) -> str:
    """What is read without style and script."""
    tree = lxml.html.fromstring(page)
    for kept in tree.xpath("//script | //style"):
        kept.drop_tree()
    return str(tree.text_content())


@pytest.fixture(scope="module")
def page(reg: ccw.Registry) -> str:
    return explorer_html(reg)


# One page, and nothing beside it


def test_the_page_is_one_small_file(reg: ccw.Registry, tmp_path: Path) -> None:
    path = write_explorer(reg, tmp_path / "made" / "explorer.html")
    assert path == tmp_path / "made" / "explorer.html"
    assert path.stat().st_size < 1_000_000
    assert [p.name for p in path.parent.iterdir()] == ["explorer.html"]


def test_the_page_forbids_itself_the_network(page: str) -> None:
    tree = lxml.html.fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": hashed(style),
        "script-src": hashed(script),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert not tree.xpath("//@src | //@style | //link | //iframe | //object | //embed | //form")
    assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]
    assert {href[0] for href in tree.xpath("//@href")} == {"#"}
    assert not re.search(r"url\(|@import|@font-face", style)
    script = script.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|innerHTML|outerHTML|insertAdjacent|"
        r"document\.write|eval\(|Function\(|https?:",
        script,
    )


def test_the_same_registry_gives_the_same_bytes(reg: ccw.Registry, page: str, data_copy: Path) -> None:
    again = ccw.Registry.read(data_copy)
    assert again == reg
    assert explorer_html(again) == page


def test_no_text_of_the_data_can_leave_its_script(reg: ccw.Registry) -> None:
    hostile = "</script><script>alert(1)</script><!-- <script>"
    act = {
        "iso3": "VNM",
        "instrument": "P5",
        "kind": "accession",
        "date": "2026-02-03",
        "note": hostile,
        "source": "$x",
    }
    page = explorer_html(reg.with_actions([act]))
    assert len(lxml.html.fromstring(page).xpath("//script")) == 3
    assert hostile in [action[6] for action in records(page)["actions"]]
    assert records(page)["hypothetical"]


def test_only_a_page_with_hypothetical_acts_says_so(reg: ccw.Registry) -> None:
    """Whoever reads the page without its style and script sees all its words, hidden ones among them."""
    act = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    pages = [explorer_html(reg), explorer_html(reg.with_actions([act]))]
    said = [lxml.html.fromstring(page).xpath("string(//head/title)") + text_of(page) for page in pages]
    assert ["HYPOTHETICAL" in text for text in said] == [False, True]
    assert said[1].startswith("HYPOTHETICAL: Convention")
    assert [records(page)["hypothetical"] for page in pages] == [False, True]


def test_the_title_is_escaped(reg: ccw.Registry) -> None:
    first = reg.instruments[0]
    named = first.model_copy(update={"names": {"en": first.names["en"].model_copy(update={"short": "A <b> & C"})}})
    page = explorer_html(reg.replaced(instruments=(named, *reg.instruments[1:])))
    assert "<title>A &lt;b&gt; &amp; C: participation</title>" in page


def test_every_control_is_labelled_and_every_reference_is_kept(page: str) -> None:
    tree = lxml.html.fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for names in tree.xpath("//@aria-labelledby | //@aria-describedby | //label/@for"):
        assert set(names.split()) <= {*ids, "panel-title"}
    for control in tree.xpath("//input | //select"):
        labels = control.xpath("ancestor::label | @aria-label | @data-word-label")
        labels = labels or tree.xpath(f"//label[@for='{control.get('id')}']")
        assert labels
    for button in tree.xpath("//button"):
        assert button.get("type") == "button"
        assert button.get("data-word") or button.get("id") == "play"  # named by its script
    assert tree.xpath("//main//h1 | //header//h1")
    assert tree.get("lang") == "en"


def test_the_script_asks_only_for_elements_that_there_are(page: str) -> None:
    tree = lxml.html.fromstring(page)
    script = tree.xpath("//script[not(@type)]/text()")[0]
    made = set(re.findall(r'\bid: "([\w-]+)"', script))
    assert set(re.findall(r'byId\("([\w-]+)"\)', script)) <= set(tree.xpath("//@id")) | made


# What it carries


@pytest.mark.parametrize("basis", ["consent", "in_force"])
@pytest.mark.parametrize("day", ["1983-12-01", "1983-12-02", "1990-10-02", "1990-10-03", "2014-09-01", None])
def test_the_spells_it_carries_count_to_the_totals(reg: ccw.Registry, page: str, day: str | None, basis: Basis) -> None:
    data = records(page)
    asked = (reg.day(day) - EPOCH).days
    counted: Counter[str] = Counter(dict.fromkeys(reg.codes, 0))
    for action, effect, ends, _, off_list in data["spells"]:
        _, instrument, _, consent, *_ = data["actions"][action]
        start = consent if basis == "consent" else effect
        over = off_list if basis == "consent" and off_list is not None else ends
        counted[reg.codes[instrument]] += start <= asked and (over is None or asked < over)
    assert counted == Counter(reg.totals(day, basis=basis).to_dict())


def test_every_fact_has_its_source(reg: ccw.Registry, page: str) -> None:
    data = records(page)
    assert [data["texts"][action[4]] for action in data["actions"]] == [action.source for action in reg.actions]
    assert [data["texts"][fact[6]] for fact in data["statements"]] == [fact.source for fact in reg.statements]
    assert [data["texts"][fact[5]] for fact in data["disputes"]] == [fact.source for fact in reg.disputes]
    assert [data["texts"][state["source"]] for state in data["states"]] == [
        read_in_words(state.source) for state in reg.states
    ]
    assert not any("recalled" in text for text in data["texts"])
    assert data["sources"] == list(reg.sources)
    assert [one["sources"] for one in data["instruments"]] == [
        list(reg.sources_of(instruments=code)) for code in reg.codes
    ]
    assert reg.version in data["citation"]


def test_a_state_has_its_names_in_six_languages_and_its_tile(page: str) -> None:
    laos = next(state for state in records(page)["states"] if state["iso3"] == "LAO")
    assert sorted(laos["names"]) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert {"Lao PDR", "老挝"} <= set(laos["searched"])
    assert tuple(laos["tile"]) == tile_places()["LAO"]
    former = [state["iso3"] for state in records(page)["states"] if state["tile"] is None]
    assert former == ["CSK", "DDR", "XRN", "XRV", "YMD", "YUG", "ZZB"]


def test_confidential_acts_never_appear(reg: ccw.Registry) -> None:
    shared = {"kind": "letter", "start": "2014-05-02", "states": ["LAO"], "instruments": ["P5"]}
    log = OutreachLog(
        [
            {**shared, "id": "open", "document": "CCW/OPEN", "paragraph": 3, "level": "public"},
            {**shared, "id": "inside", "document": "CCW/INSIDE"},
            {**shared, "id": "closed", "document": "CCW/CLOSED", "level": "confidential"},
        ]
    )
    page = explorer_html(reg, log=log)
    data = records(page)
    assert data["texts"][data["acts"][0][4]] == "CCW/OPEN, paragraph 3"
    assert [(data["states"][state]["iso3"], codes, basis) for state, _, codes, basis in data["targets"]] == [
        ("LAO", ["P5"], "named")
    ]
    assert "CCW/CLOSED" not in page
    assert "CCW/INSIDE" not in page
    within = explorer_html(reg, log=log, internal=True)
    assert "CCW/CLOSED" not in within
    assert "CCW/INSIDE" in within
    assert '<h1 id="title">INTERNAL: ' in within
    assert records(within)["marking"] == "INTERNAL"
    assert "INTERNAL" not in page
    assert records(explorer_html(reg))["acts"] == []


def test_a_treaty_without_a_rule_of_effect_says_so(reg: ccw.Registry) -> None:
    bare = [i.model_copy(update={"effect_rule": None}) for i in reg.instruments]
    data = records(explorer_html(reg.replaced(instruments=bare)))
    assert {instrument["code"]: instrument["rule"] for instrument in data["instruments"]} == dict.fromkeys(
        reg.codes, False
    )


def test_an_empty_registry_has_a_page() -> None:
    data = records(explorer_html(ccw.Registry((), (), (), as_of="2020-01-01")))
    assert data["first"] == data["last"] == (dt.date(2020, 1, 1) - EPOCH).days


# The places on the map


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["CHE,3,4,x", "CHE,5,6,x"], r"line 3, column 'iso3': 'CHE': duplicate of an earlier row"),
        (["CHE,3,4,x", "AUT,3,4,x"], r"line 3, column 'column': \(3, 4\): the place of CHE, too"),
        (["CHE,-1,4,x"], r"line 2, column 'column': '-1': "),
        (["CHE,3,four,x"], r"line 2, column 'row': 'four': should be a whole number"),
        (["CHE,3,4,"], r"line 2, column 'source': must not be empty"),
        (["CHE,3,4"], r"line 2: 3 cells where the header has 4"),
    ],
)
def test_a_table_of_tiles_that_breaks_its_form_is_refused(tmp_path: Path, rows: list[str], problem: str) -> None:
    (tmp_path / "tiles.csv").write_text("\n".join(["iso3,column,row,source", *rows]), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        tile_places(tmp_path)


def test_a_missing_table_of_tiles_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"tiles\.csv: there is no such file"):
        tile_places(tmp_path)


# Writing it


def test_a_folder_is_no_file(reg: ccw.Registry, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; use the name of a file"):
        write_explorer(reg, tmp_path)


def test_what_cannot_be_written_leaves_what_was_there(reg: ccw.Registry, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be made"):
        write_explorer(reg, tmp_path / "file" / "explorer.html")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
