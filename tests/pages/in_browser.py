"""The explorer in a browser, driven by its own controls: it shows what the registry says, and may be used by anyone."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import ccwuniv as ccw
from ccwuniv.documents import explorer_html
from ccwuniv.records import Basis, tile_places
from tests.documents.test_explorer_days import LEAVING, Line, Question, assert_cards
from tests.documents.test_explorer_days import questions as card_questions

HERE = Path(__file__).parent
STATUSES = ("in_force", "consented", "signed", "ended", "not_bound")
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


def browse(page: str, folder: Path, asked: dict[str, Any], window: tuple[int, int] = (1280, 900)) -> dict[str, Any]:
    """Drive a page in Chromium by its own controls, and return what it then shows; no error, and no request."""
    (folder / "driven.html").write_text(page, encoding="utf-8")
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    command = ["node", str(HERE / "drive.js"), str(folder / "driven.html"), str(folder / "asked.json")]
    done = subprocess.run(
        [*command, *map(str, window)], capture_output=True, text=True, encoding="utf-8", check=True, timeout=180
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["errors"] == []
    return found


def assert_shows(reg: ccw.Registry, day: str, basis: Basis, code: str, shown: dict[str, Any]) -> None:
    """The totals, every status, the map and the counts by status are those of the registry."""
    frame = ccw.gap_matrix(reg, day, states="all", basis=basis)
    adopted = {i.code for i in reg.instruments if i.adopted is None or i.adopted <= reg.day(day)}
    totals = reg.totals(day, basis=basis).to_dict()
    assert shown["totals"] == {one: count if one in adopted else None for one, count in totals.items()}
    assert shown["statuses"] == {iso3: list(row) for iso3, *row in frame.itertuples(name=None)}
    assert shown["tiles"] == frame[code].to_dict()
    assert shown["tally"] == {
        status: int((frame[code] == status).sum()) if code in adopted else None for status in STATUSES
    }
    there = [s for s in reg.states if (s.listed if basis == "consent" else s.eligible)(reg.day(day))]
    assert shown["beside"] == [s.iso3 for s in there if s.iso3 not in tile_places()]


@pytest.fixture
def left_and_returned(reg: ccw.Registry) -> ccw.Registry:
    """A registry in which France denounces the Convention and comes back, and Chad withdraws from a protocol."""
    return reg.with_actions(
        [
            {"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2014-03-01", "source": "what if"},
            {"iso3": "FRA", "instrument": "CCW", "kind": "accession", "date": "2016-01-01", "source": "what if"},
            {"iso3": "DEU", "instrument": "P5", "kind": "denunciation", "date": "2014-03-01", "source": "what if"},
            {"iso3": "TCD", "instrument": "CCW", "kind": "accession", "date": "2016-06-01", "source": "what if"},
        ]
    )


@pytest.fixture(scope="module")
def seen(reg: ccw.Registry, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    asked = {
        "tasks": TASKS,
        "hashes": [f"day={d}&basis={b}&on={c}" for d, b, c in questions(reg)],
        "panels": [["CMR", "2026-02-03"], ["DDR", "2014-09-01"], ["HRV", "1992-01-01"]],
        "searches": list(SEARCHES),
    }
    return browse(explorer_html(reg), tmp_path_factory.mktemp("explorer"), asked)


def questions(reg: ccw.Registry) -> list[tuple[str, str, str]]:
    cases = [(day, basis) for day in DAYS for basis in ("consent", "in_force")]
    return [(day, basis, reg.codes[i % len(reg.codes)]) for i, (day, basis) in enumerate(cases)]


def test_it_shows_what_the_registry_says(reg: ccw.Registry, seen: dict[str, Any]) -> None:
    for question, shown in zip(questions(reg), seen["answers"], strict=True):
        assert_shows(reg, *question, shown)
    assert seen["answers"][DAYS.index("1983-12-02") * 2 + 1]["totals"]["CCW"] == 20


def test_leaving_and_coming_back_is_shown(left_and_returned: ccw.Registry, tmp_path: Path) -> None:
    days = ("2015-02-28", "2015-03-01", "2016-01-01", "2016-06-01")
    cases = [(day, basis, code) for day in days for basis, code in (("consent", "CCW"), ("in_force", "P5"))]
    asked = {
        "tasks": ["answers", "panels"],
        "hashes": [f"day={d}&basis={b}&on={c}" for d, b, c in cases],
        "panels": [["FRA", "2015-03-01"]],
    }
    found = browse(explorer_html(left_and_returned), tmp_path, asked)
    for case, shown in zip(cases, found["answers"], strict=True):
        assert_shows(left_and_returned, *case, shown)
    assert "on 1 March 2015; by denunciation" in found["panels"]["FRA"]
    assert "ratification; in force 1988-09-04" in found["panels"]["FRA"]
    assert "denunciation (hypothetical); effective 2015-03-01" in found["panels"]["FRA"]


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


@pytest.mark.parametrize("window", [(380, 900), (640, 450), (1280, 900)])
def test_nothing_is_wider_than_the_window(reg: ccw.Registry, tmp_path: Path, window: tuple[int, int]) -> None:
    asked = {"tasks": ["panels", "wide"], "panels": [["LAO", "2014-09-01"]]}
    assert browse(explorer_html(reg), tmp_path, asked, window)["wide"] == 0


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
        [False, "Please choose a day from 10 April 1981 to 3 February 2026.", "2 September 2014"],
        [True, "1 January 2010"],
    ]


def test_arrow_keys_reach_every_tile_and_only_one_is_a_tab_stop(seen: dict[str, Any]) -> None:
    assert (seen["tiles"]["before"], seen["tiles"]["after"]) == (1, 1)
    assert len(set(seen["tiles"]["path"])) > 1
    assert seen["tiles"]["reached"] == 197


def test_a_tile_opens_the_panel_and_escape_returns_to_it(seen: dict[str, Any]) -> None:
    focus, text, pressed = seen["panel"]["opened"]
    assert (focus, pressed) == ("panel-title", "true")
    assert "Not joined: A1, AP2, P4. Counted from deposit." in text
    assert "UN Treaty Collection XXVI-2, status of 2026-02-03" in text
    assert (seen["panel"]["closed"], seen["panel"]["back"]) == (True, True)


def test_a_panel_shows_disputes_and_who_is_no_participant(seen: dict[str, Any]) -> None:
    assert "Where sources differ" in seen["panels"]["CMR"]
    assert "Austrian Federal Law Gazette BGBl. III 26/2008" in seen["panels"]["CMR"]
    assert "Not a participant in the depositary's practice on 1 September 2014." in seen["panels"]["DDR"]
    assert "by extinction" in seen["panels"]["DDR"]
    assert re.search("succession.*; in force 1991-10-08; after the day shown", seen["panels"]["HRV"])


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


def test_a_link_that_cannot_be_understood_is_harmless(reg: ccw.Registry, seen: dict[str, Any]) -> None:
    first = sum(state.listed(reg.first_action) for state in reg.states)
    last = ["2026-02-03", 197, True]
    assert seen["nonsense"] == [["2026-02-03", 0, True], last, ["1981-04-10", first, True], last]


def test_play_stops_at_the_end(seen: dict[str, Any]) -> None:
    assert seen["play"] == ["2026-02-03", "Play"]


def test_the_totals_are_read_aloud(seen: dict[str, Any]) -> None:
    assert seen["spoken"] == (
        "Parties on 8 September 2014, counted from deposit of consent: "
        "CCW 117, A1 79, P1 112, P2 93, AP2 100, P3 108, P4 102, P5 84. States listed: 197 of 197."
    )


def test_the_code_on_a_tile_can_be_read(seen: dict[str, Any]) -> None:
    assert min(seen["contrasts"]) >= 4.5


# The days of the cards and of the table


def cards_by_chromium(page: str, asked: list[Question], folder: Path) -> list[list[Line]]:
    """Read the cards that a browser shows."""
    cards = browse(page, folder, {"tasks": ["cards"], "cards": asked})["cards"]
    return [[(code, status, words) for code, status, words in card] for card in cards]


def test_two_hundred_cards_show_the_days_of_the_registry(reg: ccw.Registry, tmp_path: Path) -> None:
    asked = card_questions(reg, 200)
    assert_cards(reg, asked, cards_by_chromium(explorer_html(reg), asked, tmp_path))


def test_who_leaves_and_comes_back_has_the_days_of_the_registry(reg: ccw.Registry, tmp_path: Path) -> None:
    left = reg.with_actions(LEAVING)
    asked = card_questions(left, 60, ["FRA", "DEU", "MEX", "TCD"])
    assert_cards(left, asked, cards_by_chromium(explorer_html(left), asked, tmp_path))


def test_a_row_of_the_table_names_its_days(reg: ccw.Registry, tmp_path: Path) -> None:
    asked = [["DEU", "2014-09-01", "consent"], ["DEU", "2014-09-01", "in_force"], ["DEU", "1993-01-01", "consent"]]
    by_deposit, by_effect, early = browse(explorer_html(reg), tmp_path, {"tasks": ["cells"], "cards": asked})["cells"]
    words = "consent deposited 25 November 1992; in force since 25 May 1993"
    assert by_deposit == by_effect
    assert by_deposit[0] == [["deposit 1992-11-25", "in force 1993-05-25"], words]
    assert early[0] == [["deposit 1992-11-25", "in force from 1993-05-25"], words.replace("since", "from")]
