"""A day of participation says which day it is: that of the deposit, or that of entry into force."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.axes import Axes

import ccwuniv as ccw
from ccwuniv.cli import status_text
from ccwuniv.records import Basis

DAY = "2014-09-01"
LEFT = [
    {"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2026-03-01", "source": "what if"},
    {"iso3": "TCD", "instrument": "CCW", "kind": "accession", "date": "2028-06-01", "source": "what if"},
]


@pytest.fixture(autouse=True)
def _without_a_window() -> None:
    mpl.use("agg")


@pytest.mark.parametrize("day", ["1992-06-01", "1996-05-03", DAY, "2024-09-01", None])
def test_the_matrices_of_days_are_those_of_participation(reg: ccw.Registry, day: str | None) -> None:
    bases: tuple[Basis, ...] = ("consent", "in_force")
    rows: dict[str, dict[str, dict[str, object]]] = {}
    for basis in bases:
        deposited, in_force = (
            ccw.gap_matrix(reg, day, states="all", basis=basis, values=values) for values in ("deposited", "in_force")
        )
        for iso3 in deposited.index:
            if iso3 not in rows:
                rows[iso3] = reg.participation(iso3, day).to_dict("index")
            row = rows[iso3]
            bound = reg.bound(iso3, day, basis=basis)
            for code in reg.codes:
                found = deposited.at[iso3, code], in_force.at[iso3, code]
                if code not in bound:
                    assert pd.isna(found[0])
                    assert pd.isna(found[1])
                elif row[code]["status"] in ("not_bound", "signed"):  # a succession that was notified later
                    assert found[1] <= pd.Timestamp(reg.day(day)) < found[0]
                else:
                    assert found == (row[code]["deposited"], row[code]["in_force"])


def test_germany(reg: ccw.Registry) -> None:
    for basis, values, day, dates in (
        ("consent", "deposited", "1992-11-25", "deposited"),
        ("in_force", "in_force", "1993-05-25", "in_force"),
        ("consent", "in_force", "1993-05-25", "in_force"),
        ("in_force", "deposited", "1992-11-25", "deposited"),
    ):
        frame = ccw.gap_matrix(reg, DAY, states=["DEU"], values=values, basis=basis)
        assert frame.at["DEU", "CCW"] == pd.Timestamp(day)
        assert frame.attrs["ccwuniv"]["dates"] == dates
        words = {
            "deposited": "CCW: day on which consent to be bound was deposited",
            "in_force": "CCW: day of entry into force for the state",
        }
        assert ccw.codebook(frame).at["CCW", "label"] == words[dates]
    wide = ccw.panel(reg, "wide", states=["DEU"], as_of=DAY)
    assert wide.loc["DEU", ["CCW_deposited", "CCW_in_force"]].tolist() == [
        pd.Timestamp("1992-11-25"),
        pd.Timestamp("1993-05-25"),
    ]
    assert "dates" not in ccw.gap_matrix(reg, DAY).attrs["ccwuniv"]


def test_days_of_entry_into_force_need_a_rule(reg: ccw.Registry) -> None:
    bare = reg.replaced(instruments=[i.model_copy(update={"effect_rule": None}) for i in reg.instruments])
    assert ccw.gap_matrix(bare, DAY, values="deposited").notna().any(axis=None)
    with pytest.raises(ccw.DataError, match="no rule says when CCW takes effect"):
        ccw.gap_matrix(bare, DAY, values="in_force")
    wide = ccw.panel(bare, "wide", as_of=DAY).loc["DEU", ["CCW_deposited", "CCW_in_force"]]
    assert wide.isna().tolist() == [False, True]


def test_no_label_calls_a_day_the_one_since_which_a_state_is_bound() -> None:
    for name in ccw.codebook().index:
        labels = ccw.codebook(str(name))["label"]
        assert not labels.str.contains("since which").any(), name


def test_the_migration_list_has_both_days(reg: ccw.Registry) -> None:
    for basis in ("consent", "in_force"):
        row = ccw.migration_list(reg, DAY, basis=basis).loc["BDI"]
        assert [row["deposited"], row["in_force"]] == [pd.Timestamp("2012-07-13"), pd.Timestamp("2013-01-13")]


def test_the_pictures_say_which_day_their_years_are(reg: ccw.Registry) -> None:
    for values, words in (("deposited", "year of deposit"), ("in_force", "year of entry into force")):
        frame = ccw.gap_matrix(reg, DAY, states="all", values=values)
        assert words in ccw.plot.gap_matrix(frame.loc[["LAO"]]).get_title()
        assert f"Protocol V: {words}" in ccw.plot.tile_map(frame["P5"]).get_title().replace("\n", " ")


def test_the_status_command_names_days_and_their_tense(reg: ccw.Registry) -> None:
    assert "CCW  consented  accession 2024-07-29, in force from 2025-01-29" in status_text(reg, "TTO", "2024-09-01")
    assert "CCW  in_force" not in status_text(reg, "TTO")
    assert "CCW  in force   accession 2024-07-29, in force 2025-01-29" in status_text(reg, "TTO")
    assert "in force 1983-12-02, ended 1990-10-03" in status_text(reg, "DDR", "1990-10-03")


def test_the_end_of_a_protocol_is_known_from_the_notice_about_the_convention(reg: ccw.Registry) -> None:
    left = reg.with_actions(LEFT)
    days = ("2026-02-28", "2026-03-01", "2027-03-01")
    ends = [left.participation("FRA", day, after_data=True).at["P5", "ends"] for day in days]
    assert pd.isna(ends[0])
    assert ends[1:] == [pd.Timestamp("2027-03-01")] * 2


def test_a_deposit_before_the_old_participation_ends_does_not_hide_it(reg: ccw.Registry) -> None:
    acts = [
        {"iso3": "MEX", "instrument": "P4", "kind": "denunciation", "date": "2026-03-01"},
        {"iso3": "MEX", "instrument": "P4", "kind": "consent_to_be_bound", "date": "2026-09-01"},
        {"iso3": "TCD", "instrument": "CCW", "kind": "accession", "date": "2028-06-01"},
    ]
    back = reg.with_actions(acts)
    row = back.participation("MEX", "2026-10-01", after_data=True).loc["P4"]
    first, second = back.spells("MEX", "P4")
    assert (row["status"], row["deposited"].date(), row["in_force"].date()) == (
        "in_force",
        first.consent.date,
        first.in_force,
    )
    later = back.participation("MEX", "2027-06-01", after_data=True).loc["P4"]
    assert (later["status"], later["deposited"].date()) == ("in_force", second.consent.date)


# Pictures of several tables


def footer(ax: Axes) -> str:
    [note] = [child for child in ax.get_children() if child.get_gid() == "footer"]
    return str(note.get_text()).replace("\n", " ")  # type: ignore[attr-defined]


def test_a_picture_of_several_tables_names_the_sources_of_all(reg: ccw.Registry) -> None:
    ax = ccw.plot.waiting({code: ccw.waiting_times(reg, code) for code in ("AP2", "P4", "P5")})
    assert "UN Treaty Collection XXVI-2, XXVI-2-a, XXVI-2-b, XXVI-2-d" in footer(ax)
    assert "As of 3 February 2026." in footer(ax)
    assert "counted by deposit of consent;" in footer(ax)
    assert "not stated" not in footer(ax)
    assert "XXVI-2-a, XXVI-2-b, XXVI-2-d" in ccw.cite(ax)


def test_what_differs_between_the_parts_is_said(reg: ccw.Registry) -> None:
    parts = {
        "then": ccw.waiting_curve(ccw.waiting_times(reg, "AP2", as_of=DAY)),
        "now": ccw.waiting_times(reg, "P5", basis="in_force"),
    }
    note = footer(ccw.plot.waiting(parts))
    assert "As of 1 September 2014 and 3 February 2026." in note
    assert "counted by deposit of consent and counted by date of effect" in note


def test_a_part_without_provenance_does_not_hide_the_others(reg: ccw.Registry) -> None:
    own = ccw.waiting_times(reg, "P4")
    own.attrs = {}
    note = footer(ccw.plot.waiting({"AP2": ccw.waiting_times(reg, "AP2"), "own": own}))
    assert "XXVI-2-b" in note
    assert "some sources not stated" in note
    assert "Source not stated" in footer(ccw.plot.waiting({"own": own}))


def test_a_figure_of_several_tables_has_no_one_call(reg: ccw.Registry, tmp_path: Path) -> None:
    ax = ccw.plot.waiting({code: ccw.waiting_times(reg, code) for code in ("AP2", "P5")})
    with pytest.raises(ccw.OptionError, match="a figure of several tables"):
        ccw.replication_archive(ax, tmp_path / "archive.zip")
