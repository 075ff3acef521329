"""Where names of states are shown, they are in the order of these names, in the language in which they are shown."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv import names
from ccwuniv.documents.act_words import towards_whom
from ccwuniv.names import name_order
from tests.support.record import report_acts

DAY = "2014-09-01"


def is_in_order(shown: list[str]) -> bool:
    return len(shown) > 1 and shown == sorted(shown, key=name_order)


def section(markdown: str, heading: str) -> str:
    return markdown.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def cells(markdown: str, column: int) -> list[str]:
    """The cells of a column of a table in Markdown, without its head."""
    rows = [line.strip("| ").split(" | ") for line in markdown.splitlines() if line.startswith("| ")]
    return [row[column] for row in rows[2:]]


@pytest.mark.parametrize(
    "ordered",
    [
        ["Costa Rica", "Côte d'Ivoire", "Croatia"],
        ["Guinea", "Guinea-Bissau", "Guyana"],
        ["Türkiye", "Turkmenistan", "Tuvalu"],
        ["Égypte", "El Salvador", "Émirats arabes unis", "Équateur", "Érythrée", "Espagne"],
        ["Италия", "Йемен", "Казахстан"],
        ["a", "B", "c"],
    ],
)
def test_accents_and_case_do_not_matter(ordered: list[str]) -> None:
    mixed = [*ordered[1:], ordered[0]]
    assert sorted(mixed, key=name_order) == ordered


@pytest.mark.parametrize("day", [DAY, "1990-10-03", None])
def test_the_report_lists_states_by_name(reg: ccw.Registry, tmp_path: Path, day: str | None) -> None:
    report = ccw.universalization_report(reg, day, pictures=False)
    shown = cells(section(report.markdown, "Gap matrix"), 0)
    assert is_in_order(shown)
    assert shown == [reg.state(iso3).name for iso3 in report.tables["gap_matrix"].index]
    report.write(tmp_path)
    with (tmp_path / "gap_matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == shown
    assert [row["iso3"] for row in rows] == report.tables["gap_matrix"].index.tolist()
    for group in re.findall(r"^\*\*.+?\*\* \(\d+\): (.+)\.$", report.markdown, flags=re.MULTILINE):
        listed = [name.removesuffix(r" *s*").removesuffix(" †") for name in group.split(", ")]
        assert listed == sorted(listed, key=name_order)
    assert is_in_order(cells(section(report.markdown, "Disputed facts that touch these figures"), 0))


def test_the_united_kingdom_comes_after_the_united_arab_emirates(reg: ccw.Registry) -> None:
    shown = cells(section(ccw.universalization_report(reg, DAY, pictures=False).markdown, "Gap matrix"), 0)
    kingdom = shown.index("United Kingdom of Great Britain and Northern Ireland")
    assert shown[kingdom - 1 : kingdom + 2 : 2] == ["United Arab Emirates", "United States of America"]
    assert shown[shown.index("Holy See") + 1] == "Honduras"


def test_tables_that_show_names_are_in_their_order(reg: ccw.Registry) -> None:
    log = report_acts()
    for frame in (
        ccw.migration_list(reg, DAY),
        ccw.migration_list(reg, old="CCW", new="A1"),
        ccw.letter_list(reg, kind="not_party"),
        ccw.next_steps(reg, DAY),
        ccw.treaty_table(reg, DAY),
    ):
        assert is_in_order(frame["name"].tolist())
    ranked = ccw.target_list(reg, log, DAY)
    for _, equal in ranked.groupby(["signatory", "neighbouring_treaties", "contacts"], sort=False):
        assert equal["name"].tolist() == sorted(equal["name"], key=name_order)
    assert ccw.next_steps(reg, DAY, states=["UZB", "FRA"]).index.tolist() == ["UZB", "FRA"]


def test_tables_without_names_are_in_the_order_of_the_codes(reg: ccw.Registry) -> None:
    for frame in (ccw.gap_matrix(reg, DAY), ccw.panel(reg, "wide"), ccw.internal_conflict_coverage(reg, DAY)):
        assert frame.index.tolist() == sorted(frame.index)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_annex_of_the_year_lists_states_by_the_names_it_shows(reg: ccw.Registry, language: str) -> None:
    draft = ccw.annual_annex(reg, report_acts(), 2014, language=language)  # type: ignore[arg-type]
    tables = re.findall(r"(?:^\|.*\n)+", draft.markdown, flags=re.MULTILINE)
    codes = {names.name(state.iso3, language): state.iso3 for state in reg.states}  # type: ignore[arg-type]
    ahead = next(table for table in reversed(tables) if cells(table, 0) and cells(table, 0)[0] in codes)
    rows = pd.DataFrame([line.strip().strip("|").split("|") for line in ahead.splitlines()[2:]])
    assert rows[0].str.strip().isin(list(codes)).all()
    for _, equal in rows.groupby([2, 3, 4], sort=False):
        assert equal[0].tolist() == sorted(equal[0], key=lambda name: name_order(name.strip()))


@pytest.mark.parametrize(
    ("language", "named"),
    [("en", "Chad, Côte d'Ivoire, Germany"), ("fr", "Allemagne, Côte d'Ivoire, Tchad")],
)
def test_the_states_of_an_act_are_in_the_order_of_their_names(reg: ccw.Registry, language: str, named: str) -> None:
    act = ccw.OutreachAction(id="a", kind="letter", start="2014-05-02", states=["TCD", "CIV", "DEU"])
    assert towards_whom(act, reg, language) == named


def test_a_picture_with_names_has_them_in_order() -> None:
    reg = ccw.Registry.bundled()
    table = ccw.gap_matrix(reg, DAY, states=["HRV", "CIV", "CRI"])
    ax = ccw.plot.gap_matrix(table, order="name", labels="name")
    shown = [text.get_text() for text in ax.texts if text.get_text() in ("Croatia", "Côte d'Ivoire", "Costa Rica")]
    assert shown == ["Costa Rica", "Côte d'Ivoire", "Croatia"]
