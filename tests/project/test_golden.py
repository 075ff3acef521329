"""No number of the library changes in silence: each is compared with the one recorded in ``tests/data/golden``."""

from __future__ import annotations

from copy import deepcopy
from itertools import islice

import pandas as pd
import pytest

import ccwuniv as ccw
from tools import build_golden as golden

SHOWN = 12
RULE = "A number changes only with a line under Numbers in CHANGELOG.md; then `make golden` records it."


@pytest.fixture(scope="module")
def kept() -> golden.Golden:
    return golden.kept()


def table(name: str, frame: pd.DataFrame, rows: int = golden.WHOLE_UP_TO) -> golden.Golden:
    book = golden.Book()
    book.table(name, "asked", frame, rows=rows)
    return book.golden


@pytest.fixture
def years(reg: ccw.Registry) -> pd.DataFrame:
    return ccw.history(reg, end="2025-12-31", freq="M")


@pytest.mark.slow
def test_every_number_is_as_recorded(reg: ccw.Registry, kept: golden.Golden) -> None:
    found = golden.differences(kept, golden.golden_of(reg, golden.acts_of_2014()))
    first = list(islice(found, SHOWN))
    more = sum(1 for _ in found)
    assert not first, "\n".join([RULE, *first, *([f"and {more} more: make golden-check"] if more else [])])


def test_one_changed_number_is_named(kept: golden.Golden) -> None:
    changed = deepcopy(kept)
    changed["totals"]["consent, at_the_time", "2014-09-01"] = (
        "118",
        *kept["totals"]["consent, at_the_time", "2014-09-01"][1:],
    )
    assert list(golden.differences(kept, changed)) == [
        "totals: consent, at_the_time, 2014-09-01, CCW: was '117', is '118'"
    ]


def test_an_entry_that_is_new_or_gone_is_named(kept: golden.Golden) -> None:
    without = deepcopy(kept)
    del without["entry_into_force"]["held", "FRA/P5"]
    assert list(golden.differences(kept, without)) == ["entry_into_force: held, FRA/P5: was '2007-04-30', is no more"]
    assert list(golden.differences(without, kept)) == ["entry_into_force: held, FRA/P5: is new, '2007-04-30'"]


def test_a_further_act_changes_its_own_numbers_alone(reg: ccw.Registry, kept: golden.Golden) -> None:
    act = {"iso3": "LAO", "instrument": "P4", "kind": "consent_to_be_bound", "date": "2014-08-30"}
    sections = golden.answer, golden.follow_states
    now = golden.golden_of(reg.with_actions([act]), golden.acts_of_2014(), sections)
    found = list(golden.differences({name: kept[name] for name in now if name in kept}, now))
    assert "asked: reg.totals('2014-09-01'), P4, answer: was '102', is '103'" in found
    assert [line for line in found if line.startswith("entry_into_force")] == [
        "entry_into_force: alternative, LAO/P4: is new, '2015-02-28'",
        "entry_into_force: held, LAO/P4: is new, '2015-02-28'",
    ]


def test_one_changed_cell_of_a_large_table_changes_the_checksum_of_its_column_alone(years: pd.DataFrame) -> None:
    changed = years.copy()
    changed.iloc[400, 4] += 1
    [found] = golden.differences(table("history", years), table("history", changed))
    assert found.startswith("checksums: history, asked, 04 (AP2), checksum: was ")


def test_rows_in_another_order_are_seen(years: pd.DataFrame) -> None:
    few = years.tail(3)
    [found] = golden.differences(table("history", few), table("history", few.iloc[[1, 0, 2]]))
    assert found.startswith("checksums: history, asked, rows, checksum: was ")


@pytest.mark.parametrize("rows", [0, 40, 1000])
def test_a_new_name_of_a_column_changes_the_names_alone(years: pd.DataFrame, rows: int) -> None:
    renamed = years.rename(columns={"AP2": "amended"}).rename_axis(index="day")
    assert list(golden.differences(table("history", years, rows), table("history", renamed, rows))) == [
        "names: history, 04, value 1: was 'AP2', is 'amended'",
        "names: history, 08, value 1: was 'date', is 'day'",
    ]


@pytest.mark.parametrize(
    ("values", "written"),
    [
        (pd.Series([True, None], dtype="boolean"), ["true", ""]),
        (pd.Series([True, False]), ["true", "false"]),
        (pd.Series([3, None], dtype="Int64"), ["3", ""]),
        (pd.Series([3.0, float("nan"), 2 / 3]), ["3", "", "0.666666666667"]),
        (pd.Series([0.1 + 0.2, -0.0]), ["0.3", "0"]),
        (pd.Series(["2014-09-01", None], dtype="datetime64[s]"), ["2014-09-01", ""]),
        (pd.Series(["2014-09-01", None], dtype="datetime64[ns]"), ["2014-09-01", ""]),
        (pd.Series(["a", None], dtype="str"), ["a", ""]),
        (pd.Series(["a", None], dtype="object"), ["a", ""]),
        (pd.Series(["a", None], dtype="category"), ["a", ""]),
    ],
    ids=lambda one: str(one.dtype) if isinstance(one, pd.Series) else "",
)
def test_values_are_written_the_same_whatever_their_type(values: pd.Series, written: list[str]) -> None:
    assert golden.texts(values) == written


def test_two_rows_under_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="two entries for 'FRA'"):
        table("some", pd.DataFrame({"n": [1, 2]}, index=["FRA", "FRA"]))


def test_the_files_are_what_the_program_writes(kept: golden.Golden) -> None:
    files = {path.name: path for path in golden.FOLDER.iterdir()}
    assert {f"{name}.csv" for name in kept} == set(files)
    for name, entries in kept.items():
        assert files[f"{name}.csv"].read_text(encoding="utf-8") == golden.text_of(entries)
    assert sum(path.stat().st_size for path in files.values()) < 1_500_000


def test_the_days_are_in_order_and_told_once() -> None:
    days = golden.days()
    assert days == sorted(set(days))
    assert set(golden.FEW) <= set(days)
