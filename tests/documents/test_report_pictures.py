"""The pictures of the report, and the words that mean them."""

from __future__ import annotations

import os
import re
import signal
from functools import cache

import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

import ccwuniv as ccw
from ccwuniv.documents import pictures
from ccwuniv.documents.report_pictures import Drawn, as_png, as_svg, report_pictures
from tests.support.pictures import DAY, groups, matrix, migrants, reg


@cache
def report() -> dict[str, Drawn]:
    tables = {"gap_matrix": matrix(), "coverage": groups(), "migration": migrants()}
    return report_pictures(reg(), tables, reg().day(DAY))


@cache
def figure_of(name: str) -> Figure:
    return report()[name].figure()


class TestReportPictures:
    def test_they_are_in_order_and_none_of_pyplots(self) -> None:
        plt.close("all")  # what another test left open
        assert list(report()) == ["map", "history", "coverage", "migration", "gap_matrix"]
        figure_of("history")
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
        assert said in report()[name].alt

    def test_the_alternative_text_of_the_grid_counts_every_state(self) -> None:
        tally = [int(number) for number in re.findall(r"(\d+) by ", report()["gap_matrix"].alt)]
        assert sum(tally) == 128

    @pytest.mark.parametrize("name", ["map", "history", "coverage", "migration", "gap_matrix"])
    def test_files_are_small_and_the_same_every_time(self, name: str) -> None:
        figure = figure_of(name)
        svg = as_svg(figure)
        assert svg == as_svg(figure)
        assert len(svg.encode()) < 300_000
        assert "<dc:date>" not in svg
        assert as_png(figure, 100).startswith(b"\x89PNG")

    def test_a_day_before_any_party_has_pictures_too(self) -> None:
        day = reg().day("1981-04-10")
        tables = {"gap_matrix": ccw.gap_matrix(reg(), day), "coverage": ccw.coverage(reg(), day)}
        pictures = report_pictures(reg(), tables, day)
        assert pictures["gap_matrix"].alt.endswith("no state.")
        assert "signed only: 35" in pictures["map"].alt


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one process draws all where a process cannot be copied")
class TestTwoProcesses:
    def test_they_draw_the_same_bytes_as_one(self) -> None:
        one, two = (pictures.draw(report(), processes) for processes in (1, 2))
        assert list(two) == list(report())
        assert one == two

    @pytest.mark.parametrize("end", ["before a word", "in the middle"])
    def test_what_a_second_one_does_not_deliver_is_drawn_by_the_first(
        self, monkeypatch: pytest.MonkeyPatch, end: str
    ) -> None:
        few = {name: report()[name] for name in ("coverage", "map")}
        parent = os.getpid()

        packed = pictures._packed

        def torn(drawn: dict[str, pictures.Picture]) -> bytes:
            assert os.getpid() != parent
            if end == "before a word":
                os.kill(os.getpid(), signal.SIGKILL)
            return packed(drawn)[:1_000]

        whole = pictures.draw(few, 1)
        monkeypatch.setattr(pictures, "_packed", torn)
        assert pictures.draw(few, 2) == whole
