"""The map of tiles: a place for every possible participant, beside its neighbours."""

from __future__ import annotations

import csv
from itertools import product

import pytest

import ccwuniv as ccw
from ccwuniv._data import data_directory
from ccwuniv._tiles import tile_places
from tests.conftest import lines

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
    possible = {state.iso3 for state in reg.states if state.exists(reg.as_of) and state.kind != "organisation"}
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
