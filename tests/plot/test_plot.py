"""The pictures: that they can be read, say where they come from, and touch nothing else."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import ccwuniv as ccw
from ccwuniv import plot
from ccwuniv.plot.canvas import spread
from ccwuniv.plot.measures import width
from ccwuniv.plot.styles import CATEGORIES, LINES, STATUSES, ink, line_style
from ccwuniv.records import spoken, tile_places
from tests.support.colours import nearest
from tests.support.pictures import (
    CASES,
    FIRST,
    OF_A_LOG,
    PICTURES,
    TABLES,
    contrast,
    counts,
    crowded,
    draw,
    drawn,
    groups,
    matrix,
    migrants,
    note,
    reg,
    sets,
    texts,
    waits,
)


@pytest.fixture(autouse=True)
def no_screen() -> None:
    """A picture needs no screen."""
    plt.switch_backend("agg")


class TestWhatEveryPictureKeeps:
    @pytest.mark.parametrize(("name", "size"), CASES)
    def test_every_text_is_large_enough_and_whole_and_meets_no_other(self, name: str, size: str) -> None:
        assert crowded(drawn(name, size)) == []

    @pytest.mark.parametrize("size", ["column", "page"])
    @pytest.mark.parametrize("name", FIRST)
    def test_so_it_is_where_a_layout_places_the_axes(self, name: str, size: str) -> None:
        picture, sizes = PICTURES[name]
        assert crowded(draw(picture, sizes[size], "constrained")) == []

    @pytest.mark.parametrize("name", FIRST)
    def test_a_title_and_a_source_can_be_left_out_or_given(self, name: str) -> None:
        function, table = getattr(plot, name), TABLES[name]()
        bare = function(table, draw(lambda ax: ax), title=None, source=None)
        assert bare.get_title() == ""
        assert not [text for text in bare.texts if "Source" in text.get_text()]
        own = function(table, draw(lambda ax: ax), title="Mines", source="A survey of 2025-12-01")
        assert own.get_title() == "Mines"
        assert note(own).endswith("Source: A survey of 1 December 2025.")

    @pytest.mark.parametrize(("size", "points"), [("page", 6), ("slide", 8.5)])
    def test_the_codes_of_a_map_are_legible_on_a_page_and_on_a_slide(self, size: str, points: float) -> None:
        ax = drawn("tile_map of 1984", size)
        assert min(text.get_fontsize() for text in ax.texts if re.fullmatch("[A-Z]{3}", text.get_text())) >= points

    @pytest.mark.parametrize("name", [name for name in PICTURES if name not in OF_A_LOG])
    def test_the_day_the_source_and_the_rule_of_counting_are_in_the_picture(self, name: str) -> None:
        footer = note(drawn(name))
        assert re.search(r"As of \d{1,2} \w+ \d{4}\. Source: UN Treaty Collection XXVI-2[-,]", footer)
        assert f"status of {spoken(reg().as_of)}" in footer
        assert footer.endswith(f"; counted by deposit of consent; ccwuniv {ccw.__version__}, data {reg().version}.")

    @pytest.mark.parametrize("name", FIRST)
    def test_nothing_global_is_touched(self, name: str) -> None:
        before = mpl.rcParams.copy()
        draw(PICTURES[name][0])
        assert mpl.rcParams == before
        assert plt.get_fignums() == []

    def test_only_the_tables_of_the_depositary_that_were_used_are_named(self) -> None:
        assert "Collection XXVI-2-b, status" in note(drawn("tile_map"))
        assert "Collection XXVI-2, XXVI-2-b, status" in note(drawn("migration"))
        assert "DGACM" not in note(drawn("migration"))

    @pytest.mark.parametrize("name", FIRST)
    def test_a_second_layout_changes_nothing(self, name: str) -> None:
        ax = drawn(name)
        before = ax.get_position().bounds
        for _ in range(3):
            ax.figure.draw_without_rendering()
        assert ax.get_position().bounds == pytest.approx(before, abs=0.01)

    def test_without_axes_a_figure_of_pyplot_is_opened(self) -> None:
        ax = plot.migration(migrants())
        assert plt.get_fignums() == [ax.figure.number]

    def test_the_axes_that_were_given_come_back_and_their_neighbours_stay(self) -> None:
        figure = Figure(figsize=(10, 5), layout="constrained")
        left, right = figure.subplots(1, 2)
        assert plot.history(counts(), left) is left
        assert plot.coverage(groups(), right, instrument="P5") is right
        figure.draw_without_rendering()
        assert left.get_title() == "Parties to each instrument"
        assert crowded(left) == []

    def test_a_subfigure_without_layout_will_do(self) -> None:
        part = Figure(figsize=(10, 5)).subfigures(1, 2)[1]
        assert plot.tile_map(matrix(states="all")["P4"], part.subplots()).figure is part


class TestFooter:
    def test_says_the_other_basis_and_population(self) -> None:
        table = ccw.history(reg(), "2014-01-01", "2014-09-01", basis="in_force", population="current")
        footer = note(draw(lambda ax: plot.history(table, ax)))
        assert footer.startswith("As of 1 September 2014. ")
        assert "; counted by date of effect; today's participants only; " in footer

    def test_says_that_actions_are_hypothetical(self) -> None:
        act = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-01"}
        table = ccw.migration_list(reg().with_actions([act]))
        ax = draw(lambda ax: plot.migration(table, ax))
        assert "with hypothetical actions" in note(ax)
        assert ax.get_title().endswith(": 11 states")

    def test_reads_its_table_back_from_a_file_and_is_told_the_day(self) -> None:
        table = pd.read_csv(io.StringIO(migrants("2014-09-01").to_csv()))
        ax = draw(lambda ax: plot.migration(table, ax, as_of="2014-09-01"))
        assert ax.get_title().endswith(" on 1 September 2014: 11 states")

    def test_says_that_the_source_is_not_known(self) -> None:
        ax = draw(lambda ax: plot.tile_map(pd.Series({"FRA": 1, "DEU": 2}), ax))
        assert note(ax) == "Source not stated: the table carries no provenance."

    def test_a_word_that_is_too_long_does_not_narrow_the_picture(self) -> None:
        ax = draw(lambda ax: plot.tile_map(pd.Series({"FRA": 1}), ax, source="https://example.org/" + 40 * "path/"))
        for _ in range(3):
            ax.figure.draw_without_rendering()
        assert ax.get_position().width > 0.9

    def test_says_the_source_of_values_of_ones_own(self) -> None:
        ax = draw(lambda ax: plot.tile_map(pd.Series({"FRA": 1, "DEU": 2}), ax, source="A survey of 2025-12-01"))
        assert note(ax) == "Source: A survey of 1 December 2025."
        assert note(draw(lambda ax: plot.migration(migrants(), ax, source="Ours"))) == "Source: Ours."


NO_CELL = "There is no state, or no instrument, in this table."
EMPTY: dict[str, tuple[Callable[[], Axes], str]] = {
    "gap_matrix": (
        lambda: plot.gap_matrix(matrix("1981-04-10")),
        NO_CELL,
    ),
    "instruments": (lambda: plot.gap_matrix(matrix()[[]]), NO_CELL),
    "history": (lambda: plot.history(counts().iloc[:0]), "There is no day in this table."),
    "coverage": (lambda: plot.coverage(groups().iloc[:0]), "There is nothing in this table."),
    "migration": (lambda: plot.migration(migrants("1981-04-10")), "No state is bound by P2 and not by AP2."),
    "patterns": (lambda: plot.patterns(sets("1981-04-10")), "No set is in this table."),
    "waiting": (lambda: plot.waiting(waits().iloc[:0]), "Nobody waits in this table."),
    "no curves": (lambda: plot.waiting({}), "Nobody waits in this table."),
}


@pytest.mark.parametrize("name", list(EMPTY))
def test_an_empty_table_is_a_picture_that_says_so(name: str) -> None:
    picture, said = EMPTY[name]
    ax = picture()
    ax.figure.draw_without_rendering()
    assert said in texts(ax)
    assert note(ax)


A_MAP = "ISO alpha-3 code"
WRONG: list[tuple[str, Callable[[], Axes], str]] = [
    ("another table", lambda: plot.gap_matrix(counts()), "what gap_matrix returned"),
    ("another table", lambda: plot.history(matrix()), "what history returned"),
    ("another table", lambda: plot.coverage(counts()), "what coverage returned"),
    ("another table", lambda: plot.migration(groups()), "what migration_list returned"),
    ("another table", lambda: plot.patterns(migrants()), "what joint_patterns returned"),
    ("another table", lambda: plot.waiting(sets()), "what waiting_curve returned"),
    ("a table of one's own", lambda: plot.gap_matrix(pd.DataFrame({"CCW": [1]})), "of columns CCW"),
    ("no table", lambda: plot.gap_matrix(None), "a NoneType"),  # type: ignore[arg-type]
    ("no table", lambda: plot.history([1, 2]), "a list"),  # type: ignore[arg-type]
    ("no table", lambda: plot.waiting({"AP2": 3}), "a int"),  # type: ignore[dict-item]
    ("a table without its day", lambda: plot.migration(pd.DataFrame(migrants().to_dict())), "the day of the table"),
    ("another day than its own", lambda: plot.migration(migrants(), as_of="2014-09-01"), "as_of='2014-09-01'"),
    ("no axes", lambda: plot.history(counts(), 3), "matplotlib Axes"),  # type: ignore[arg-type]
    ("no registry", lambda: plot.history(counts(), reg=3), "Registry"),  # type: ignore[arg-type]
    ("no order", lambda: plot.gap_matrix(matrix(), order="size"), "'structure', 'name' or 'given'"),  # type: ignore[arg-type]
    ("no labels", lambda: plot.gap_matrix(matrix(), labels="x"), "'iso3' or 'name'"),  # type: ignore[arg-type]
    ("not in the table", lambda: plot.history(counts()[["P2"]], instruments="AP2"), "'P2'"),
    ("no instrument left", lambda: plot.history(counts(), instruments=[]), "'CCW'"),
    ("too many lines", lambda: plot.history(many_lines()), "at most 20"),
    ("axes too low", lambda: draw(lambda ax: plot.history(counts(), ax), (3, 1)), "inches high"),
    ("several columns", lambda: plot.tile_map(matrix()), A_MAP),
    ("no series", lambda: plot.tile_map([1]), A_MAP),  # type: ignore[arg-type]
    ("names", lambda: plot.tile_map(pd.Series({"France": 1})), "'France'"),
    ("numbers", lambda: plot.tile_map(pd.Series([1, 2])), A_MAP),
    ("twice", lambda: plot.tile_map(pd.Series([1, 2], index=["FRA", "FRA"])), "'FRA' twice"),
    ("too many words", lambda: plot.tile_map(pd.Series(dict.fromkeys(tile_places(), "")) + pd.Series(letters())), "6"),
    ("elsewhere", lambda: plot.tile_map(pd.Series(1, index=[f"X{a}{b}" for a in "ABCD" for b in "EFGH"])), "14"),
]


def many_lines() -> pd.DataFrame:
    return pd.DataFrame(np.ones((9, 30)), index=pd.date_range("2000-01-01", periods=9), columns=list(range(30)))


def letters() -> dict[str, str]:
    return {iso3: iso3[0] for iso3 in tile_places()}


@pytest.mark.parametrize(("what", "call", "said"), WRONG)
def test_what_cannot_be_drawn_is_refused_in_words(what: str, call: Callable[[], Axes], said: str) -> None:
    with pytest.raises(ccw.OptionError) as error:
        call()
    assert said in str(error.value), what
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    "call", [lambda: plot.history(counts(), instruments="P9"), lambda: plot.coverage(groups(), instrument="P9")]
)
def test_an_unknown_instrument_is_named(call: Callable[[], Axes]) -> None:
    with pytest.raises(ccw.UnknownInstrumentError, match="'P9' is not an instrument"):
        call()


COLOURS = {
    "lines": [color for color, _ in LINES.values()],
    "statuses": [look.color for look in STATUSES.values()],
    "classes": [look.color for look in CATEGORIES],
}


class TestStyles:
    def test_statuses_differ_in_shape_and_in_shade(self) -> None:
        looks = list(STATUSES.values())
        assert len({look.mark for look in looks}) == len(looks)
        shades = sorted(contrast(look.color, "black") for look in looks)
        assert all(b / a >= 1.25 for a, b in itertools.pairwise(shades))

    def test_lines_differ_in_colour_and_most_in_dashes(self) -> None:
        assert len(set(LINES.values())) == len({color for color, _ in LINES.values()}) == 8
        assert len({dashes for _, dashes in LINES.values()}) >= 6
        assert len({line_style(f"treaty {place}", place) for place in range(20)}) == 20

    @pytest.mark.parametrize("eyes", ["usual", "protanopia", "deuteranopia", "tritanopia"])
    @pytest.mark.parametrize("looks", ["lines", "statuses", "classes"])
    def test_colours_are_apart_for_every_eye(self, looks: str, eyes: str) -> None:
        assert nearest(COLOURS[looks], eyes) >= 15

    def test_colours_of_areas_are_apart_in_grey(self) -> None:
        assert min(nearest(COLOURS[looks], "grey") for looks in ("statuses", "classes")) >= 8

    @pytest.mark.parametrize("code", list(LINES))
    def test_the_name_of_a_line_is_read_in_its_colour(self, code: str) -> None:
        assert contrast(LINES[code][0], "white") >= 4.5

    @given(st.tuples(*[st.integers(0, 255)] * 3))
    def test_ink_is_read_on_every_colour(self, rgb: tuple[int, int, int]) -> None:
        color = "#{:02x}{:02x}{:02x}".format(*rgb)
        assert contrast(ink(color), color) >= 4.5

    @given(st.text(st.characters(codec="latin-1", categories=["L", "N", "P"]), max_size=30), st.floats(5, 30))
    def test_a_text_is_as_wide_as_its_size(self, text: str, points: float) -> None:
        assert width(text, 2 * points) == pytest.approx(2 * width(text, points))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20).map(sorted), st.floats(0.1, 5))
def test_labels_are_spread_in_order_and_no_further_than_needed(wanted: list[float], gap: float) -> None:
    placed = spread(wanted, gap, 0, 100)
    assert all(b - a >= gap - 1e-6 for a, b in itertools.pairwise(placed))
    assert min(placed) >= -1e-6
    assert max(placed) <= 100 + 1e-6
    if all(b - a >= gap for a, b in itertools.pairwise(wanted)):
        assert placed == pytest.approx(wanted, abs=1e-6)
