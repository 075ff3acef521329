"""The map of tiles: a place for every possible participant, beside its neighbours, and the map drawn from it."""

from __future__ import annotations

import csv
import re
from itertools import product

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection

import ccwuniv as ccw
from ccwuniv import plot
from ccwuniv._support import data_directory
from ccwuniv.records import tile_places
from tests.conftest import lines
from tests.support.pictures import Color, contrast, draw, drawn, matrix, texts

PLACES = tile_places()
AMERICAS = (
    "ATG ARG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRY "
    "SLV SUR TTO URY USA VCT VEN"
).split()
PACIFIC = "COK FJI FSM KIR MHL NIU NRU PLW PNG SLB TON TUV VUT WSM".split()


def steps(a: str, b: str) -> int:
    """How many steps of a chess king lie between two tiles."""
    return max(abs(PLACES[a][0] - PLACES[b][0]), abs(PLACES[a][1] - PLACES[b][1]))


def test_every_possible_participant_has_a_place_and_nobody_else(reg: ccw.Registry) -> None:
    possible = {state.iso3 for state in reg.states if state.eligible(reg.as_of) and state.kind != "organisation"}
    assert set(PLACES) == possible
    assert len(PLACES) == 197


def test_no_place_is_shared() -> None:
    assert len(set(PLACES.values())) == 197


def test_the_map_is_compact() -> None:
    assert {row for _, row in PLACES.values()} == set(range(18))
    columns = {column for column, _ in PLACES.values()}
    assert (min(columns), max(columns)) == (0, 27)
    assert set(range(28)) - columns == {7}, "the middle of the Atlantic"


def test_every_row_names_its_source_and_rows_are_in_order() -> None:
    with (data_directory() / "tiles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["source"] for row in rows} == {"layout made for this project"}
    assert [row["iso3"] for row in rows] == sorted(PLACES)


def test_land_borders_are_between_states_of_the_map() -> None:
    borders = [(row["iso3"], row["neighbour"]) for row in lines("land_borders.csv")]
    assert all(a < b and {a, b} <= set(PLACES) for a, b in borders)
    assert len(set(borders)) == len(borders) == 311


@pytest.mark.parametrize(("within", "share"), [(1, 0.832), (2, 0.977)])
def test_neighbours_are_found_beside_each_other(within: int, share: float) -> None:
    distances = [steps(row["iso3"], row["neighbour"]) for row in lines("land_borders.csv")]
    assert sum(distance <= within for distance in distances) / len(distances) >= share


def test_whoever_has_a_land_border_touches_a_neighbour() -> None:
    nearest: dict[str, int] = {}
    for row in lines("land_borders.csv"):
        for iso3 in row.values():
            if iso3 in PLACES:
                nearest[iso3] = min(nearest.get(iso3, 99), steps(row["iso3"], row["neighbour"]))
    assert {iso3 for iso3, distance in nearest.items() if distance > 1} == set()


@pytest.mark.parametrize(
    ("west", "east"),
    [line.split() for line in ("PRT ESP", "IRL GBR", "FRA DEU", "DEU POL", "POL RUS", "MAR DZA", "DZA LBY", "LBY EGY")]
    + [line.split() for line in ("SEN NER", "TUR IRN", "IRN PAK", "PAK IND", "IND MMR", "THA PHL", "CHN JPN")]
    + [line.split() for line in ("MEX CUB", "CHL ARG", "PER BRA", "AUS NZL", "AUS FJI", "AGO MOZ", "NAM MDG")],
)
def test_west_is_left(west: str, east: str) -> None:
    assert PLACES[west][0] < PLACES[east][0]


@pytest.mark.parametrize(
    ("north", "south"),
    [line.split() for line in ("CAN USA", "USA MEX", "MEX PAN", "PAN PER", "PER CHL", "SWE ITA", "ITA TUN", "TUN NGA")]
    + [line.split() for line in ("NGA AGO", "AGO ZAF", "RUS IRN", "KAZ IND", "IND LKA", "CHN THA", "THA IDN")]
    + [line.split() for line in ("IDN AUS", "JPN PHL", "EGY ETH", "ETH TZA", "MHL FJI", "FJI NZL", "BHS TTO")],
)
def test_north_is_above(north: str, south: str) -> None:
    assert PLACES[north][1] < PLACES[south][1]


def test_the_atlantic_parts_the_americas_from_the_old_world() -> None:
    others = set(PLACES) - set(AMERICAS)
    assert min(PLACES[iso3][0] for iso3 in others) - max(PLACES[iso3][0] for iso3 in AMERICAS) >= 2


def test_the_pacific_states_lie_in_the_east() -> None:
    assert min(PLACES[iso3][0] for iso3 in PACIFIC) > PLACES["AUS"][0]


def test_the_corners_for_the_legend_and_for_former_states_are_free() -> None:
    corners = {*product(range(10), range(5)), *product(range(14), (16, 17))} - {PLACES["PRT"]}
    assert corners.isdisjoint(PLACES.values())


def tiles_drawn(ax: Axes) -> dict[str, tuple[Color, Color]]:
    """The colour of the tile under each code, and that of the code."""
    (mosaic,) = [c for c in ax.collections if isinstance(c, PatchCollection) and len(c.get_paths()) > 100]
    colors = mosaic.get_facecolor()
    centres = [path.get_extents() for path in mosaic.get_paths()]
    at = {(round((box.x0 + box.x1) / 2), round((box.y0 + box.y1) / 2)): i for i, box in enumerate(centres)}
    codes = [text for text in ax.texts if re.fullmatch("[A-Z]{3}", text.get_text())]
    return {text.get_text(): (tuple(colors[at[text.get_position()]]), text.get_color()) for text in codes}


class TestTileMap:
    def test_every_state_has_a_tile_at_its_place(self) -> None:
        ax = drawn("tile_map")
        places = {t.get_text(): t.get_position() for t in ax.texts if re.fullmatch("[A-Z]{3}", t.get_text())}
        assert places == tile_places()

    @pytest.mark.parametrize("name", ["tile_map", "tile_map of 1984", "tile_map of years"])
    def test_every_code_is_read_on_its_tile(self, name: str) -> None:
        low = {code: contrast(*pair) for code, pair in tiles_drawn(drawn(name)).items()}
        assert min(low.values()) >= 4.5

    def test_in_a_column_no_code_is_written(self) -> None:
        assert not [text for text in texts(drawn("tile_map", "column")) if re.fullmatch("[A-Z]{3}", text)]

    @pytest.mark.parametrize("size", ["page", "slide"])
    def test_every_code_stays_on_its_tile(self, size: str) -> None:
        ax = drawn("tile_map", size)
        tile = abs(ax.transData.transform((1, 0))[0] - ax.transData.transform((0, 0))[0])
        codes = [text for text in ax.texts if re.fullmatch("[A-Z]{3}", text.get_text())]
        assert max(text.get_window_extent().width for text in codes) <= tile

    def test_the_legend_counts_the_states(self) -> None:
        found = matrix("1984-01-01", "all")["CCW"].value_counts()
        assert texts(drawn("tile_map of 1984"))[-5:] == [
            f"in force ({found['in_force']})",
            f"consented, not yet in force ({found['consented']})",
            f"signed only ({found['signed']})",
            f"not bound ({found['not_bound']})",
            "could not yet take part (31)",
        ]

    def test_former_states_stand_below_the_americas(self) -> None:
        ax = drawn("tile_map of 1984")
        strip = {t.get_text() for t in ax.texts if t.get_position()[1] == 17 and re.fullmatch("[A-Z]{3}", t.get_text())}
        assert strip == {"CSK", "DDR", "YMD", "YUG", "LSO"}

    def test_the_same_class_has_the_same_colour_and_no_other(self) -> None:
        colors = tiles_drawn(drawn("tile_map"))
        by_status: dict[str, set[tuple[float, ...]]] = {}
        for code, status in matrix(states="all")["AP2"].items():
            by_status.setdefault(status, set()).add(tuple(colors[str(code)][0]))
        assert all(len(shades) == 1 for shades in by_status.values())
        assert by_status["in_force"].isdisjoint(by_status["not_bound"])

    def test_truth_values_have_the_words_that_they_are_given(self) -> None:
        gaps = matrix(states="all", values="gap")["AP2"]
        named = draw(lambda ax: plot.tile_map(gaps, ax, words={False: "bound", True: "not bound"}))
        assert texts(named)[-2:] == ["bound (107)", "not bound (90)"]
        assert texts(draw(lambda ax: plot.tile_map(gaps, ax)))[-2:] == ["true (90)", "false (107)"]

    def test_a_larger_number_is_darker(self) -> None:
        numbers = matrix(states="all", values="gap").sum(axis=1).rename("gaps")
        colors = tiles_drawn(draw(lambda ax: plot.tile_map(numbers, ax)))
        light = {number: contrast(colors[str(code)][0], "black") for code, number in numbers.items()}
        assert [light[number] for number in sorted(light)] == sorted(light.values(), reverse=True)

    def test_groups_of_ones_own(self) -> None:
        own = pd.Series({"FRA": "donor", "LAO": "recipient", "ZMB": "recipient"}, name="aid")
        ax = draw(lambda ax: plot.tile_map(own, ax))
        assert texts(ax)[-3:] == ["donor (1)", "recipient (2)", "not in the table (194)"]
        assert ax.get_title() == "aid"

    def test_a_title_may_be_given(self) -> None:
        ax = draw(lambda ax: plot.tile_map(matrix(states="all")[["AP2"]], ax, title="Mines"))
        assert ax.get_title() == "Mines"

    def test_an_empty_table_is_a_map_without_values(self) -> None:
        ax = draw(lambda ax: plot.tile_map(pd.Series(dtype="str"), ax))
        assert texts(ax)[-1] == "not in the table (197)"
