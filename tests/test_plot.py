"""The pictures: what is on them, that it can be read, and that nothing else is touched."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, TypeAlias

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

import ccwuniv as ccw
from ccwuniv import plot
from ccwuniv._drawing.canvas import spread, width
from ccwuniv._drawing.styles import CATEGORIES, LINES, STATUSES, ink
from ccwuniv._report_pictures import as_png, as_svg, report_pictures
from ccwuniv._tiles import tile_places

MM = 1 / 25.4
SIZES = {"column": (88 * MM, 110 * MM), "page": (180 * MM, 150 * MM), "slide": (13.33, 7.5)}
TALL = {"column": (88 * MM, 230 * MM), "page": (180 * MM, 240 * MM), "slide": (13.33, 7.5)}
WIDE = {"page": (180 * MM, 240 * MM), "slide": (13.33, 7.5)}
DAY = "2026-02-03"


@cache
def reg() -> ccw.Registry:
    return ccw.Registry.bundled()


@cache
def matrix(
    day: str = DAY, states: str = "parties", values: Literal["status", "gap", "date"] = "status"
) -> pd.DataFrame:
    return ccw.gap_matrix(reg(), day, states=states, values=values)


@cache
def counts() -> pd.DataFrame:
    return ccw.history(reg(), end=DAY)


@cache
def groups(by: str = "un_regional_group") -> pd.DataFrame:
    return ccw.coverage(reg(), DAY, by=by)


@cache
def waits(code: str = "AP2") -> pd.DataFrame:
    return ccw.waiting_times(reg(), code, as_of=DAY, split="none")


@cache
def sets(day: str = DAY) -> pd.DataFrame:
    return ccw.joint_patterns(reg(), day)


@cache
def migrants(day: str = DAY) -> pd.DataFrame:
    return ccw.migration_list(reg(), day)


def by_group() -> pd.DataFrame:
    return ccw.waiting_curve(waits(), by="un_regional_group")


PICTURES: dict[str, tuple[Callable[[Axes], Axes], dict[str, tuple[float, float]]]] = {
    "gap_matrix": (lambda ax: plot.gap_matrix(matrix(), ax), TALL),
    "gap_matrix by name": (lambda ax: plot.gap_matrix(matrix(), ax, order="name", labels="name"), WIDE),
    "gap_matrix of dates": (lambda ax: plot.gap_matrix(matrix(values="date"), ax), WIDE),
    "gap_matrix of 1983": (lambda ax: plot.gap_matrix(matrix("1983-08-01", "all"), ax), TALL),
    "history": (lambda ax: plot.history(counts(), ax), SIZES),
    "coverage": (lambda ax: plot.coverage(groups(), ax), SIZES),
    "coverage of one": (lambda ax: plot.coverage(groups(), ax, instrument="AP2"), SIZES),
    "coverage by kind": (lambda ax: plot.coverage(groups("kind"), ax), SIZES),
    "coverage by instrument": (lambda ax: plot.coverage(groups("instrument"), ax), SIZES),
    "migration": (lambda ax: plot.migration(migrants(), ax), SIZES),
    "patterns": (lambda ax: plot.patterns(sets(), ax), TALL),
    "waiting": (lambda ax: plot.waiting(waits(), ax), SIZES),
    "waiting by group": (lambda ax: plot.waiting(by_group(), ax), SIZES),
    "tile_map": (lambda ax: plot.tile_map(matrix(states="all")["AP2"], ax), SIZES),
    "tile_map of 1984": (lambda ax: plot.tile_map(matrix("1984-01-01", "all")["CCW"], ax), SIZES),
    "tile_map of years": (lambda ax: plot.tile_map(matrix(states="all", values="date")["P5"], ax), SIZES),
}
CASES = [(name, size) for name, (_, sizes) in PICTURES.items() for size in sizes]
FIRST = "gap_matrix history coverage migration patterns waiting tile_map".split()
Color: TypeAlias = "str | tuple[float, ...]"


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """No test leaves a figure to the next."""
    plt.switch_backend("agg")
    yield
    plt.close("all")


def draw(picture: Callable[[Axes], Axes], inches: tuple[float, float] = (180 * MM, 150 * MM)) -> Axes:
    """A picture in a figure that pyplot does not know, laid out as it will be saved."""
    figure = Figure(figsize=inches, dpi=200, layout="constrained")
    ax = picture(figure.subplots())
    figure.draw_without_rendering()
    return ax


@cache
def drawn(name: str, size: str = "page") -> Axes:
    """One of the pictures, drawn once for all the tests that only look at it."""
    picture, sizes = PICTURES[name]
    return draw(picture, sizes[size])


def words(ax: Axes) -> list[Text]:
    """Every text that a reader sees, that of the inset axes and of the legend among it."""
    legend = ax.get_legend()
    found = [*ax.texts, ax.title, *(legend.get_texts() if legend is not None else [])]
    if ax.axison:
        found += [ax.xaxis.label, ax.yaxis.label]
        low, high = sorted(ax.get_ylim())
        found += [label for label in ax.get_yticklabels() if low <= label.get_position()[1] <= high]
        low, high = sorted(ax.get_xlim())
        found += [label for label in ax.get_xticklabels() if low <= label.get_position()[0] <= high]
    found += [text for child in ax.child_axes for text in (*words(child), child._left_title)]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def note(ax: Axes) -> str:
    (found,) = [text for text in ax.texts if text.get_gid() == "footer"]
    return " ".join(found.get_text().split())


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""

    def luminance(color: Color) -> float:
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(color)]  # type: ignore[arg-type]
        return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class TestWhatEveryPictureKeeps:
    @pytest.mark.parametrize(("name", "size"), CASES)
    def test_no_text_hides_another_or_leaves_the_figure(self, name: str, size: str) -> None:
        ax = drawn(name, size)
        boxes = [(text.get_text(), text.get_window_extent().padded(-1)) for text in words(ax)]
        overlaps = [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)]
        assert overlaps == []
        page = ax.figure.bbox.padded(2)
        outside = [text for text, box in boxes if not (page.x0 <= box.x0 <= box.x1 <= page.x1 and page.y0 <= box.y0)]
        assert outside == []

    @pytest.mark.parametrize(("name", "size"), [case for case in CASES if "tile_map" not in case[0]])
    def test_no_text_is_below_five_points(self, name: str, size: str) -> None:
        assert min(text.get_fontsize() for text in words(drawn(name, size))) >= 5

    @pytest.mark.parametrize(("size", "points"), [("page", 6), ("slide", 8.5)])
    def test_the_codes_of_a_map_are_legible_on_a_page_and_on_a_slide(self, size: str, points: float) -> None:
        ax = drawn("tile_map of 1984", size)
        assert min(text.get_fontsize() for text in words(ax) if text.get_gid() != "footer") >= points

    @pytest.mark.parametrize("name", list(PICTURES))
    def test_the_day_the_source_and_the_rule_of_counting_are_in_the_picture(self, name: str) -> None:
        footer = note(drawn(name))
        assert re.match(r"As of \d{1,2} \w+ \d{4}\. Source: UN Treaty Collection XXVI-2, ", footer)
        assert "status of 3 February 2026" in footer
        assert footer.endswith(f"; counted by deposit of consent; ccwuniv {ccw.__version__}, data {reg().version}.")

    @pytest.mark.parametrize("name", FIRST)
    def test_nothing_global_is_touched(self, name: str) -> None:
        before = mpl.rcParams.copy()
        draw(PICTURES[name][0])
        assert mpl.rcParams == before
        assert plt.get_fignums() == []

    @pytest.mark.parametrize("name", list(PICTURES))
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

    def test_says_that_the_source_is_not_known(self) -> None:
        ax = draw(lambda ax: plot.tile_map(pd.Series({"FRA": 1, "DEU": 2}), ax))
        assert note(ax) == "Source not stated: the table carries no provenance."

    def test_says_the_source_of_values_of_ones_own(self) -> None:
        ax = draw(lambda ax: plot.tile_map(pd.Series({"FRA": 1, "DEU": 2}), ax, source="A survey of 2025-12-01"))
        assert note(ax) == "Source: A survey of 1 December 2025."


def labels_in_order(ax: Axes, wanted: set[str]) -> list[str]:
    """The labels of rows as they are read: block by block, from top to bottom."""
    found = [text for text in ax.texts if text.get_text() in wanted]
    return [text.get_text() for text in sorted(found, key=lambda text: text.get_position())]


def shapes(ax: Axes, color: str) -> int:
    """How many marks of a colour there are."""
    patches = [p for p in ax.patches if isinstance(p, PathPatch) and mpl.colors.same_color(p.get_facecolor(), color)]
    codes = [patch.get_path().codes for patch in patches]
    return sum(int((code == Path.MOVETO).sum()) for code in codes if code is not None)


class TestGapMatrix:
    def test_there_is_a_mark_for_every_cell_and_one_in_the_legend(self) -> None:
        ax = draw(lambda ax: plot.gap_matrix(matrix("1983-12-10", "all"), ax), TALL["page"])
        cells = matrix("1983-12-10", "all").stack().value_counts()
        assert shapes(ax, STATUSES["in_force"].color) == cells["in_force"] + 1 + cells["consented"] + 1
        assert shapes(ax, STATUSES["consented"].color) == cells["consented"] + 1
        assert shapes(ax, STATUSES["signed"].color) == cells["signed"] + 1

    def test_the_legend_explains_what_occurs_and_nothing_else(self) -> None:
        ax = draw(lambda ax: plot.gap_matrix(matrix("1983-12-10", "all"), ax), TALL["page"])
        assert {"in force", "consented, not yet in force", "signed only", "not bound"} <= set(texts(ax))
        assert "no longer bound" not in texts(ax)

    def test_structure_puts_the_most_bound_first_and_equal_rows_together(self) -> None:
        ax = draw(lambda ax: plot.gap_matrix(matrix(), ax), TALL["page"])
        order = labels_in_order(ax, set(matrix().index))
        bound = (matrix() == "in_force").loc[order]
        assert bound.sum(axis=1).is_monotonic_decreasing
        assert sorted(order) == sorted(matrix().index)
        runs = [pattern for pattern, _ in itertools.groupby(map(tuple, bound.to_numpy().tolist()))]
        assert len(runs) == len(set(runs))

    def test_a_rule_stands_wherever_the_number_of_instruments_changes(self) -> None:
        table = matrix().loc[["FRA", "COL", "JPN", "MEX", "CIV", "BDI"]]
        ax = draw(lambda ax: plot.gap_matrix(table, ax), (60 * MM, 80 * MM))
        assert len(ax.lines) == 3

    @pytest.mark.parametrize("labels", ["iso3", "name"])
    def test_by_name_is_by_english_name(self, labels: Literal["iso3", "name"]) -> None:
        table = matrix().loc[["ZMB", "GBR", "CIV", "CHN", "TUR"]]
        ax = draw(lambda ax: plot.gap_matrix(table, ax, order="name", labels=labels))
        names = {"ZMB", "GBR", "CIV", "CHN", "TUR"}
        if labels == "name":
            names = {"Zambia", "United Kingdom of Great Britain …", "Côte d'Ivoire", "China", "Türkiye"}
        codes = [name[:3].upper() for name in labels_in_order(ax, names)]
        assert codes in (["CHN", "CIV", "TUR", "GBR", "ZMB"], ["CHI", "CÔT", "TÜR", "UNI", "ZAM"])

    def test_given_keeps_the_order_of_the_table(self) -> None:
        table = matrix().loc[["UGA", "FRA", "LAO"]]
        ax = draw(lambda ax: plot.gap_matrix(table, ax, order="given"))
        assert labels_in_order(ax, set(table.index)) == ["UGA", "FRA", "LAO"]

    def test_gaps_are_the_reverse_of_being_bound(self) -> None:
        table = matrix(values="gap")
        ax = draw(lambda ax: plot.gap_matrix(table, ax), TALL["page"])
        assert shapes(ax, STATUSES["in_force"].color) == int((~table).to_numpy().sum()) + 1

    def test_dates_are_written_as_years(self) -> None:
        table = matrix(values="date").loc[["LAO"]]
        written = texts(draw(lambda ax: plot.gap_matrix(table, ax)))
        assert [text for text in written if re.fullmatch(r"\d{4}", text)] == ["1983", "1983", "1983", "1983", "2012"]

    def test_an_unknown_status_has_a_mark_and_words_of_its_own(self) -> None:
        table = matrix().replace("none", "observer").loc[["LAO", "FRA"]]
        ax = draw(lambda ax: plot.gap_matrix(table, ax))
        assert texts(ax).count("observer") == 1
        assert shapes(ax, CATEGORIES[-1].color) == int((table == "observer").to_numpy().sum()) + 1

    def test_a_missing_status_is_said_to_be_missing(self) -> None:
        table = matrix().where(matrix() != "none").loc[["LAO", "FRA"]]
        assert "no value" in texts(draw(lambda ax: plot.gap_matrix(table, ax)))


class TestHistory:
    def test_each_line_ends_at_its_last_count_and_says_it(self) -> None:
        ax = drawn("history")
        last = counts().iloc[-1]
        drawn = {str(line.get_gid())[5:]: line for line in ax.lines if str(line.get_gid()).startswith("line ")}
        assert {code: line.get_ydata()[-1] for code, line in drawn.items()} == last.to_dict()
        assert {f"{code} {count}" for code, count in last.items()} <= set(texts(ax))

    def test_the_labels_keep_the_order_of_the_lines(self) -> None:
        ax = drawn("history")
        labels = [t for t in ax.texts if re.fullmatch(r"\w+ \d+", t.get_text())]
        labels.sort(key=lambda text: text.get_position()[1])
        heights = [int(text.get_text().split()[1]) for text in labels]
        assert len(heights) == 8
        assert heights == sorted(heights)

    @pytest.mark.parametrize("instrument", [i.code for i in ccw.Registry.bundled().instruments])
    def test_a_dot_stands_on_the_day_of_entry_into_force_at_the_count_of_that_day(self, instrument: str) -> None:
        ax = drawn("history")
        (dot,) = [line for line in ax.lines if line.get_gid() == f"entry {instrument}"]
        entry = reg().instrument(instrument).entry_into_force
        assert entry is not None
        assert mpl.dates.num2date(dot.get_xdata()[0]).date() == entry
        assert dot.get_ydata()[0] == counts().loc[str(entry), instrument]

    def test_a_line_begins_where_its_count_leaves_zero(self) -> None:
        ax = drawn("history")
        (line,) = [line for line in ax.lines if line.get_gid() == "line P5"]
        first = mpl.dates.num2date(line.get_xdata()[0]).date()
        assert counts().loc[str(first), "P5"] > 0
        assert counts().loc[: str(first), "P5"].iloc[-2] == 0

    def test_only_the_instruments_asked_for_are_drawn(self) -> None:
        ax = draw(lambda ax: plot.history(counts(), ax, instruments=["Amended Protocol II", "P2"]))
        assert [text for text in texts(ax) if re.fullmatch(r"\w+ \d+", text)] == ["P2 96", "AP2 107"]

    def test_without_a_registry_a_strange_table_has_no_dots(self) -> None:
        table = counts().copy()
        table.attrs = {}
        bare = draw(lambda ax: plot.history(table, ax))
        told = draw(lambda ax: plot.history(table, ax, reg=reg()))
        assert not [line for line in bare.lines if str(line.get_gid()).startswith("entry")]
        assert len([line for line in told.lines if str(line.get_gid()).startswith("entry")]) == 8

    @pytest.mark.parametrize(("start", "end"), [("2014-09-01", "2014-09-01"), ("1981-04-10", "1981-06-10")])
    def test_a_single_day_and_a_time_without_parties_can_be_drawn(self, start: str, end: str) -> None:
        table = ccw.history(reg(), start, end)
        ax = draw(lambda ax: plot.history(table, ax))
        assert {f"{code} {count}" for code, count in table.iloc[-1].items()} <= set(texts(ax))

    def test_nullable_counts_are_counts(self) -> None:
        ax = draw(lambda ax: plot.history(counts()[["P5"]].astype("Int64"), ax))
        assert "P5 99" in texts(ax)


class TestCoverage:
    def test_every_count_of_the_table_is_printed(self) -> None:
        written = texts(drawn("coverage"))
        codes = list(reg().codes)
        for _, row in groups().iterrows():
            for code in codes:
                assert f"{row[code]:.0f} of {row['states']:.0f}" in written

    def test_where_there_is_little_room_the_denominator_stands_with_the_group(self) -> None:
        written = texts(drawn("coverage", "column"))
        assert {"African (54)", "total (197)", "128"} <= set(written)

    def test_a_bar_is_as_long_as_the_share(self) -> None:
        ax = drawn("coverage of one")
        bars = [c.get_paths()[1].get_extents().width for c in ax.collections if isinstance(c, PatchCollection)]
        assert bars == pytest.approx(groups()["AP2_share"].tolist())

    def test_a_row_is_a_group(self) -> None:
        ax = draw(lambda ax: plot.coverage(groups().loc[["GRULAC"]], ax, instrument="AP II"))
        assert [label.get_text() for label in ax.get_yticklabels()] == ["GRULAC"]
        assert "21 of 33 (64%)" in texts(ax)

    def test_by_instrument_one_may_be_asked_for(self) -> None:
        ax = draw(lambda ax: plot.coverage(groups("instrument"), ax, instrument="P4"))
        assert [label.get_text() for label in ax.get_yticklabels()] == ["P4"]
        assert "111 of 197 (56%)" in texts(ax)

    def test_ways_of_consenting_are_shares_of_the_parties(self) -> None:
        written = texts(draw(lambda ax: plot.coverage(groups("kind"), ax, instrument="A1")))
        assert "22 of 90 (24%)" in written


class TestMigration:
    def test_the_longest_wait_is_on_top(self) -> None:
        ax = drawn("migration")
        shown = [" ".join(label.get_text().split()) for label in ax.get_yticklabels()]
        ordered = migrants().sort_values(["years_waiting", "name"], ascending=[False, True])
        assert shown == ordered["name"].tolist()
        years = [text for text in texts(ax) if text.endswith("years")]
        assert years == [f"{value:.1f} years" for value in ordered["years_waiting"]]

    def test_a_line_begins_when_the_state_could_consent(self) -> None:
        ax = draw(lambda ax: plot.migration(migrants().loc[["CIV"]], ax))
        (ring,) = [line for line in ax.lines if line.get_label() == "could consent to AP2"]
        assert str(mpl.dates.num2date(ring.get_xdata()[0]).date()) == "2016-05-25"

    def test_before_the_new_instrument_nobody_waits_for_it(self) -> None:
        ax = draw(lambda ax: plot.migration(migrants("1990-01-01"), ax), TALL["page"])
        assert texts(ax).count("not yet open") == len(migrants("1990-01-01"))


class TestPatterns:
    def test_every_set_has_its_count_and_the_small_ones_their_states(self) -> None:
        written = texts(drawn("patterns"))
        assert set(sets()["states"].astype(str)) <= set(written)
        assert {"BDI CIV", "CUB LSO", "MWI"} <= set(written)

    def test_the_heads_count_the_parties_to_each_protocol(self) -> None:
        written = texts(drawn("patterns"))
        totals = reg().totals(DAY)[["P1", "P2", "AP2", "P3", "P4", "P5"]]
        assert written[1:13] == [text for code, total in totals.items() for text in (code, str(total))]


class TestWaiting:
    def test_a_curve_ends_at_its_last_estimate(self) -> None:
        ax = drawn("waiting")
        (line,) = [line for line in ax.lines if str(line.get_gid()).startswith("line")]
        assert line.get_ydata()[-1] == pytest.approx(ccw.waiting_curve(waits())["survival"].iloc[-1])
        assert "46%" in texts(ax)

    def test_times_and_their_curve_give_the_same_picture(self) -> None:
        raw = drawn("waiting")
        made = draw(lambda ax: plot.waiting(ccw.waiting_curve(waits()), ax))
        assert texts(raw)[1:] == texts(made)[1:]
        assert raw.lines[0].get_xydata().tolist() == made.lines[0].get_xydata().tolist()

    def test_several_instruments_are_named(self) -> None:
        ax = draw(lambda ax: plot.waiting({code: waits(code) for code in ("AP2", "P5")}, ax))
        assert {"AP2 46%", "P5 50%"} <= set(texts(ax))

    @pytest.mark.parametrize(("intervals", "bands"), [(True, 2), (False, 0)])
    def test_intervals_are_bands(self, intervals: bool, bands: int) -> None:
        curves = {code: waits(code) for code in ("AP2", "P5")}
        ax = draw(lambda ax: plot.waiting(curves, ax, intervals=intervals))
        assert len(ax.collections) == bands

    def test_groups_are_curves_and_states_in_none_are_said_to_be_so(self) -> None:
        written = texts(drawn("waiting by group"))
        assert {"WEOG 7%", "African 67%", "no group 60%"} <= set(written)

    def test_one_state_waits_alone(self) -> None:
        one = waits()[waits()["iso3"] == "LAO"]
        assert "100%" in texts(draw(lambda ax: plot.waiting(one, ax)))


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

    @pytest.mark.parametrize("size", list(SIZES))
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
            f"not bound ({found['none']})",
            "could not yet take part (30)",
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
        assert by_status["in_force"].isdisjoint(by_status["none"])

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
    ("a table without its day", lambda: plot.migration(pd.DataFrame(migrants().to_dict())), "migration_list"),
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
    with pytest.raises(ccw.UnknownInstrumentError, match="'P9' is no instrument"):
        call()


class TestStyles:
    def test_statuses_differ_in_shape_and_in_shade(self) -> None:
        looks = list(STATUSES.values())
        assert len({look.mark for look in looks}) == len(looks)
        shades = sorted(contrast(look.color, "black") for look in looks)
        assert all(b / a >= 1.25 for a, b in itertools.pairwise(shades))

    def test_lines_differ_in_colour_and_most_in_dashes(self) -> None:
        assert len(set(LINES.values())) == len({color for color, _ in LINES.values()}) == 8
        assert len({dashes for _, dashes in LINES.values()}) >= 6

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


@cache
def report() -> dict[str, tuple[Figure, str]]:
    tables = {"gap_matrix": matrix(), "coverage": groups(), "migration": migrants()}
    return report_pictures(reg(), tables, reg().day(DAY))


class TestReportPictures:
    def test_they_are_in_order_and_none_of_pyplots(self) -> None:
        assert list(report()) == ["map", "history", "coverage", "migration", "gap_matrix"]
        assert plt.get_fignums() == []

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("map", "in force for 128; signed only: 4 (Egypt, Nigeria, Sudan, Viet Nam); not bound: 65."),
            ("history", "At the end: CCW 128, A1 90, P1 121, P2 96, AP2 107, P3 117, P4 111, P5 99."),
            ("history", "P4 on 30 July 1998; AP2 on 3 December 1998; A1 on 18 May 2004; P5 on 12 November 2006."),
            ("coverage", "CCW: African 26 of 54, Asia-Pacific 28 of 54, Eastern European 21 of 23, GRULAC 24 of 33,"),
            ("migration", "bound by P2 and not by AP2 on 3 February 2026: Cuba 29.8 years, Lao People's"),
            ("gap_matrix", "Grid of 128 states and 8 instruments on 3 February 2026"),
        ],
    )
    def test_the_alternative_text_states_the_figures(self, name: str, said: str) -> None:
        assert said in report()[name][1]

    def test_the_alternative_text_of_the_grid_counts_every_state(self) -> None:
        tally = [int(number) for number in re.findall(r"(\d+) by ", pictures["gap_matrix"][1])]
        assert sum(tally) == 128

    @pytest.mark.parametrize("name", ["map", "history", "coverage", "migration", "gap_matrix"])
    def test_files_are_small_and_the_same_every_time(self, name: str) -> None:
        figure = report()[name][0]
        svg = as_svg(figure)
        assert svg == as_svg(figure)
        assert len(svg.encode()) < 300_000
        assert "<dc:date>" not in svg
        assert as_png(figure, 100).startswith(b"\x89PNG")

    def test_a_day_before_any_party_has_pictures_too(self) -> None:
        day = reg().day("1981-04-10")
        tables = {"gap_matrix": ccw.gap_matrix(reg(), day), "coverage": ccw.coverage(reg(), day)}
        pictures = report_pictures(reg(), tables, day)
        assert pictures["gap_matrix"][1].endswith("no state.")
        assert "signed only: 35" in pictures["map"][1]
