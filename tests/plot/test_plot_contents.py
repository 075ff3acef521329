"""The pictures: that they show what the tables say."""

from __future__ import annotations

import itertools
import re
from typing import Literal

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

import ccwuniv as ccw
from ccwuniv import plot
from ccwuniv.plot.styles import CATEGORIES, STATUSES
from tests.support.pictures import DAY, MM, TALL, counts, draw, drawn, groups, matrix, migrants, reg, sets, texts, waits


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
        table = matrix(values="deposited").loc[["LAO"]]
        written = texts(draw(lambda ax: plot.gap_matrix(table, ax)))
        assert [text for text in written if re.fullmatch(r"\d{4}", text)] == ["1983", "1983", "1983", "1983", "2012"]

    def test_an_unknown_status_has_a_mark_and_words_of_its_own(self) -> None:
        table = matrix().replace("not_bound", "observer").loc[["LAO", "FRA"]]
        ax = draw(lambda ax: plot.gap_matrix(table, ax))
        assert texts(ax).count("observer") == 1
        assert shapes(ax, CATEGORIES[-1].color) == int((table == "observer").to_numpy().sum()) + 1

    def test_a_missing_status_is_said_to_be_missing(self) -> None:
        table = matrix().where(matrix() != "not_bound").loc[["LAO", "FRA"]]
        assert "no value" in texts(draw(lambda ax: plot.gap_matrix(table, ax)))


class TestHistory:
    def test_each_line_ends_at_its_last_count_and_says_it(self) -> None:
        ax = drawn("history")
        last = counts().iloc[-1]
        ends = {str(line.get_gid())[5:]: line for line in ax.lines if str(line.get_gid()).startswith("line ")}
        assert {code: line.get_ydata()[-1] for code, line in ends.items()} == last.to_dict()
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
        _, drawn_bars = [c for c in ax.collections if isinstance(c, PatchCollection)]
        bars = [path.get_extents().width for path in drawn_bars.get_paths()]
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
        (ring,) = [line for line in ax.lines if line.get_gid() == "could consent"]
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
        assert written[1:13] == [text for code, total in totals.items() for text in (str(total), code)]


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
        assert {"WEOG 7%", "African 67%", "no group 75%"} <= set(written)

    def test_one_state_waits_alone(self) -> None:
        one = waits()[waits()["iso3"] == "LAO"]
        assert "100%" in texts(draw(lambda ax: plot.waiting(one, ax)))
