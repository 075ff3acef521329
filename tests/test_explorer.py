"""The explorer: one page, whole in itself, that shows in a browser what the registry says."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import lxml.html
import pytest

import ccwuniv as ccw
from ccwuniv._tiles import tile_places
from ccwuniv.errors import StoreError
from ccwuniv.explorer import explorer_html, write_explorer
from ccwuniv.outreach import OutreachLog

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium")
STATUSES = ("in_force", "consented", "signed", "ended", "none")
EPOCH = dt.date(1970, 1, 1)


def records(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def page(reg: ccw.Registry) -> str:
    return explorer_html(reg)


@pytest.fixture(scope="module")
def left_and_returned(reg: ccw.Registry) -> ccw.Registry:
    """A registry in which France denounces the Convention and comes back, and Chad withdraws from a protocol."""
    return reg.with_actions(
        [
            {"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2026-03-01", "source": "what if"},
            {"iso3": "FRA", "instrument": "CCW", "kind": "accession", "date": "2028-01-01", "source": "what if"},
            {"iso3": "DEU", "instrument": "P5", "kind": "denunciation", "date": "2026-03-01", "source": "what if"},
            {"iso3": "TCD", "instrument": "CCW", "kind": "accession", "date": "2028-06-01", "source": "what if"},
        ]
    )


# One page, and nothing beside it


def test_the_page_is_one_small_file(reg: ccw.Registry, tmp_path: Path) -> None:
    path = write_explorer(reg, tmp_path / "made" / "explorer.html")
    assert path == tmp_path / "made" / "explorer.html"
    assert path.stat().st_size < 1_000_000
    assert [p.name for p in path.parent.iterdir()] == ["explorer.html"]


def test_the_page_forbids_itself_the_network(page: str) -> None:
    tree = lxml.html.fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
    )
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed | //form")
    assert {href[0] for href in tree.xpath("//@href")} == {"#"}
    (style,) = tree.xpath("//style/text()")
    assert not re.search(r"url\(|@import|@font-face", style)
    script = tree.xpath("//script[not(@type)]/text()")[0]
    assert not re.search(r"fetch\(|XMLHttpRequest|WebSocket|import\(|innerHTML|eval\(|https?:", script)


def test_the_same_registry_gives_the_same_bytes(reg: ccw.Registry, page: str, data_copy: Path) -> None:
    again = ccw.Registry.read(data_copy)
    assert again == reg
    assert explorer_html(again) == page


def test_no_text_of_the_data_can_leave_its_script(reg: ccw.Registry) -> None:
    hostile = "</script><script>alert(1)</script><!-- <script>"
    act = {"iso3": "VNM", "instrument": "P5", "kind": "accession", "date": "2026-02-03", "note": hostile, "source": "$x"}
    page = explorer_html(reg.with_actions([act]))
    assert len(lxml.html.fromstring(page).xpath("//script")) == 2
    assert hostile in [action[6] for action in records(page)["actions"]]
    assert records(page)["hypothetical"]


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
        labels = control.xpath("ancestor::label | @aria-label") or tree.xpath(f"//label[@for='{control.get('id')}']")
        assert labels
    for button in tree.xpath("//button"):
        assert button.get("type") == "button"
        assert button.text_content().strip()
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
def test_the_spells_it_carries_count_to_the_totals(reg: ccw.Registry, page: str, day: str | None, basis: Any) -> None:
    data = records(page)
    asked = (reg.day(day) - EPOCH).days
    counted: Counter[str] = Counter({code: 0 for code in reg.codes})
    for action, effect, ends, _ in data["spells"]:
        _, instrument, _, consent, *_ = data["actions"][action]
        start = consent if basis == "consent" else effect
        counted[reg.codes[instrument]] += start <= asked and (ends is None or asked < ends)
    assert counted == Counter(reg.totals(day, basis=basis).to_dict())


def test_every_fact_has_its_source(reg: ccw.Registry, page: str) -> None:
    data = records(page)
    assert [data["texts"][action[4]] for action in data["actions"]] == [action.source for action in reg.actions]
    assert [data["texts"][fact[7]] for fact in data["statements"]] == [fact.source for fact in reg.statements]
    assert [data["texts"][fact[5]] for fact in data["disputes"]] == [fact.source for fact in reg.disputes]
    assert [data["texts"][state["source"]] for state in data["states"]] == [state.source for state in reg.states]
    assert data["sources"] == list(reg.sources)
    assert reg.version in data["citation"]


def test_a_state_has_its_names_in_six_languages_and_its_tile(page: str) -> None:
    laos = next(state for state in records(page)["states"] if state["iso3"] == "LAO")
    assert sorted(laos["names"]) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert {"Lao PDR", "老挝"} <= set(laos["searched"])
    assert tuple(laos["tile"]) == tile_places()["LAO"]
    former = [state["iso3"] for state in records(page)["states"] if state["tile"] is None]
    assert former == ["CSK", "DDR", "YMD", "YUG"]


def test_confidential_acts_never_appear(reg: ccw.Registry) -> None:
    shared = {"kind": "letter", "start": "2014-05-02", "states": ["LAO"], "instruments": ["P5"]}
    log = OutreachLog(
        [
            {**shared, "id": "open", "document": "CCW/OPEN", "paragraph": 3},
            {**shared, "id": "closed", "document": "CCW/CLOSED", "confidential": True},
        ]
    )
    page = explorer_html(reg, log=log)
    data = records(page)
    assert data["texts"][data["acts"][0][4]] == "CCW/OPEN, paragraph 3"
    assert [(data["states"][state]["iso3"], codes, basis) for state, _, codes, basis in data["targets"]] == [
        ("LAO", ["P5"], "named")
    ]
    assert "CCW/CLOSED" not in page
    assert records(explorer_html(reg))["acts"] == []


def test_a_treaty_without_a_rule_of_effect_says_so(reg: ccw.Registry) -> None:
    bare = [i.model_copy(update={"effect_rule": None}) for i in reg.instruments]
    data = records(explorer_html(reg.replaced(instruments=bare)))
    assert {instrument["code"]: instrument["rule"] for instrument in data["instruments"]} == dict.fromkeys(reg.codes, False)


def test_an_empty_registry_has_a_page() -> None:
    data = records(explorer_html(ccw.Registry((), (), (), as_of="2020-01-01")))
    assert data["first"] == data["last"] == (dt.date(2020, 1, 1) - EPOCH).days


# Writing it


def test_a_folder_is_no_file(reg: ccw.Registry, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; give the name of a file"):
        write_explorer(reg, tmp_path)


def test_what_cannot_be_written_leaves_what_was_there(reg: ccw.Registry, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        write_explorer(reg, tmp_path / "file" / "explorer.html")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


# In a browser

DAYS = (
    "1981-04-10",
    "1982-03-11",
    "1983-12-01",
    "1983-12-02",
    "1990-10-02",
    "1990-10-03",
    "1992-04-27",
    "1993-01-01",
    "1998-12-03",
    "2014-09-01",
    "2026-02-03",
)
SEARCHES = {"老挝": ["LAO"], "Burma": ["MMR"], "кот-д": ["CIV"], "cote d'iv": ["CIV"], "oman": ["OMN"], "qqq": []}
TASKS = "answers slider steps dates tiles panel panels searches link clear nonsense play spoken contrasts wide".split()


def browse(page: str, folder: Path, asked: dict[str, Any], window: str = "1280,900") -> dict[str, Any]:
    """Drive a page in Chromium by its own controls, and return what it then shows."""
    early = "<script>window.errors = []; for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])"
    early += " addEventListener(type, (event) => errors.push(`${type}: ${event.message ?? event.violatedDirective}`));</script>"
    driver = (HERE / "data" / "explorer_driver.js").read_text(encoding="utf-8")
    late = f'<script type="application/json" id="asked">{json.dumps(asked)}</script><script>{driver}</script></body>'
    file = folder / "driven.html"
    file.write_text(page.replace("<title>", early + "<title>").replace("</body>", late), encoding="utf-8")
    options = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --virtual-time-budget=12000 --dump-dom"
    ).split()
    command = [str(CHROMIUM), *options, f"--window-size={window}", f"--user-data-dir={folder / 'profile'}", file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=180)
    (observed,) = lxml.html.fromstring(done.stdout).xpath("//pre[@id='observed']/text()")
    found: dict[str, Any] = json.loads(observed)
    assert found["errors"] == []
    return found


def assert_shows(reg: ccw.Registry, day: str, basis: Any, code: str, shown: dict[str, Any]) -> None:
    """The totals, every status, the map and the counts by status are those of the registry."""
    frame = ccw.gap_matrix(reg, day, states="all", basis=basis)
    assert shown["totals"] == reg.totals(day, basis=basis).to_dict()
    assert shown["statuses"] == {iso3: list(row) for iso3, *row in frame.itertuples(name=None)}
    assert shown["tiles"] == frame[code].to_dict()
    assert shown["tally"] == {status: int((frame[code] == status).sum()) for status in STATUSES}
    assert shown["beside"] == [s.iso3 for s in reg.states if s.exists(reg.day(day)) and s.iso3 not in tile_places()]


if CHROMIUM:

    @pytest.fixture(scope="module")
    def seen(page: str, reg: ccw.Registry, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
        asked = {
            "tasks": TASKS,
            "hashes": [f"day={d}&basis={b}&on={c}" for d, b, c in questions(reg)],
            "panels": [["CMR", "2026-02-03"], ["DDR", "2014-09-01"], ["HRV", "1992-01-01"]],
            "searches": list(SEARCHES),
        }
        return browse(page, tmp_path_factory.mktemp("explorer"), asked)

    def questions(reg: ccw.Registry) -> list[tuple[str, str, str]]:
        cases = [(day, basis) for day in DAYS for basis in ("consent", "in_force")]
        return [(day, basis, reg.codes[i % len(reg.codes)]) for i, (day, basis) in enumerate(cases)]

    def test_it_shows_what_the_registry_says(reg: ccw.Registry, seen: dict[str, Any]) -> None:
        for question, shown in zip(questions(reg), seen["answers"], strict=True):
            assert_shows(reg, *question, shown)
        assert seen["answers"][DAYS.index("1983-12-02") * 2 + 1]["totals"]["CCW"] == 20

    def test_leaving_and_coming_back_is_shown(left_and_returned: ccw.Registry, tmp_path: Path) -> None:
        days = ("2027-02-28", "2027-03-01", "2028-01-01", "2028-06-01")
        cases = [(day, basis, code) for day in days for basis in ("consent", "in_force") for code in ("CCW", "P5")]
        asked = {
            "tasks": ["answers", "panels"],
            "hashes": [f"day={d}&basis={b}&on={c}" for d, b, c in cases],
            "panels": [["FRA", "2027-03-01"]],
        }
        found = browse(explorer_html(left_and_returned), tmp_path, asked)
        for case, shown in zip(cases, found["answers"], strict=True):
            assert_shows(left_and_returned, *case, shown)
        assert "on 1 March 2027; by denunciation" in found["panels"]["FRA"]
        assert "ratification; in force 1988-09-04" in found["panels"]["FRA"]
        assert "denunciation (hypothetical); effective 2027-03-01" in found["panels"]["FRA"]

    def test_without_a_rule_only_deposits_are_counted(reg: ccw.Registry, tmp_path: Path) -> None:
        bare = reg.replaced(instruments=[i.model_copy(update={"effect_rule": None}) for i in reg.instruments])
        asked = {"tasks": ["answers"], "hashes": ["day=2014-09-01", "day=2014-09-01&basis=in_force"]}
        consent, in_force = browse(explorer_html(bare), tmp_path, asked)["answers"]
        assert consent["totals"] == reg.totals("2014-09-01").to_dict()
        assert in_force["totals"] == dict.fromkeys(reg.codes)

    def test_an_empty_registry_is_shown_without_an_error(tmp_path: Path) -> None:
        empty = ccw.Registry((), (), (), as_of="2020-01-01")
        asked = {"tasks": ["answers", "wide"], "hashes": ["day=2020-01-01"]}
        assert browse(explorer_html(empty), tmp_path, asked)["answers"][0]["totals"] == {}

    @pytest.mark.parametrize("window", ["380,900", "640,450", "1280,900"])
    def test_nothing_is_wider_than_the_window(page: str, tmp_path: Path, window: str) -> None:
        asked = {"tasks": ["panels", "wide"], "panels": [["LAO", "2014-09-01"]]}
        assert browse(page, tmp_path, asked, window)["wide"] == 0

    def test_the_slider_moves_by_days_months_and_years(seen: dict[str, Any]) -> None:
        assert seen["slider"] == [
            ["2004-02-28", "28 February 2004"],
            ["2004-02-29", "29 February 2004"],
            ["2004-03-29", "29 March 2004"],
            ["2004-02-29", "29 February 2004"],
            ["2003-02-28", "28 February 2003"],
            ["2004-02-28", "28 February 2004"],
        ]

    def test_the_buttons_step_and_find_the_changes(reg: ccw.Registry, seen: dict[str, Any]) -> None:
        month_back, earlier, later, year_on, day_back = seen["steps"]
        assert month_back == "2014-07-31"
        before, after = dt.date.fromisoformat(earlier), dt.date.fromisoformat(later)
        same = [reg.totals(before + dt.timedelta(days=i)).tolist() for i in range((after - before).days + 1)]
        assert same[0] != reg.totals(before - dt.timedelta(days=1)).tolist()
        assert same[0] == same[-2] != same[-1]
        assert dt.date.fromisoformat(year_on) == after.replace(year=after.year + 1)
        assert dt.date.fromisoformat(day_back) == dt.date.fromisoformat(year_on) - dt.timedelta(days=1)

    def test_a_day_outside_the_data_is_refused_in_words(seen: dict[str, Any]) -> None:
        assert seen["dates"] == [
            [False, "Give a day from 10 April 1981 to 3 February 2026.", "2 September 2014"],
            [True, "1 January 2010"],
        ]

    def test_arrow_keys_reach_every_tile_and_only_one_is_a_tab_stop(seen: dict[str, Any]) -> None:
        assert (seen["tiles"]["before"], seen["tiles"]["after"]) == (1, 1)
        assert len(set(seen["tiles"]["path"])) > 1
        assert seen["tiles"]["reached"] == 197

    def test_a_tile_opens_the_panel_and_escape_returns_to_it(seen: dict[str, Any]) -> None:
        focus, text, pressed = seen["panel"]["opened"]
        assert (focus, pressed) == ("panel-title", "true")
        assert "Gaps: A1, AP2, P4, counted from deposit." in text
        assert "UN Treaty Collection XXVI-2, status of 2026-02-03" in text
        assert (seen["panel"]["closed"], seen["panel"]["back"]) == (True, True)

    def test_a_panel_shows_disputes_and_the_limits_of_existence(seen: dict[str, Any]) -> None:
        assert "Disputed between sources" in seen["panels"]["CMR"]
        assert "Austrian Federal Law Gazette BGBl. III 26/2008" in seen["panels"]["CMR"]
        assert "It did not exist on 1 September 2014." in seen["panels"]["DDR"]
        assert "by extinction" in seen["panels"]["DDR"]
        assert re.search("succession.*; in force 1991-10-08; after this day", seen["panels"]["HRV"])

    def test_a_state_is_found_by_its_names(seen: dict[str, Any]) -> None:
        assert seen["searches"] == SEARCHES

    def test_a_link_restores_the_view(seen: dict[str, Any]) -> None:
        link = seen["link"]
        assert link["before"] == link["after"]
        assert link["address"] == link["link"]
        assert 0 < len(link["before"][0]) < link["away"] == 197
        assert link["link"].startswith(
            "#day=2014-09-06&basis=in_force&on=AP2&status=in_force%2Cconsented%2Csigned%2Cended&group=African&find=ma&sort=P2"
        )

    def test_filters_are_cleared_at_once(seen: dict[str, Any]) -> None:
        assert seen["clear"] == 197

    def test_a_link_that_cannot_be_understood_is_harmless(seen: dict[str, Any]) -> None:
        last = ["2026-02-03", 197, True]
        assert seen["nonsense"] == [["2026-02-03", 0, True], last, ["1981-04-10", 167, True], last]

    def test_play_stops_at_the_end(seen: dict[str, Any]) -> None:
        assert seen["play"] == ["2026-02-03", "Play"]

    def test_the_totals_are_read_aloud(seen: dict[str, Any]) -> None:
        assert seen["spoken"] == (
            "Parties on 8 September 2014, by deposit of consent: CCW 117, A1 79, P1 112, P2 93, AP2 100, P3 108, P4 102, "
            "P5 84. 197 states listed."
        )

    def test_the_code_on_a_tile_can_be_read(seen: dict[str, Any]) -> None:
        assert min(seen["contrasts"]) >= 4.5
