"""One definition of every variable: of every column of every table that the library returns or ships."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.exports import sheet_of
from ccwuniv.records.descriptions import LABEL_LENGTH, tables, variables_of

ROOT = Path(__file__).resolve().parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "build_codebook.py"))
MADE: dict[str, Any] = TOOL["examples"]()
SHIPPED = sorted(data_directory().glob("*.csv"))
VARIABLES = [
    pytest.param(variable, id=f"{table.name}.{variable.name}")
    for table in tables().values()
    for variable in table.variables
]


@pytest.mark.parametrize("variable", VARIABLES)
def test_a_variable_is_defined_in_full(variable: ccw.Variable) -> None:
    assert 0 < len(variable.label) <= LABEL_LENGTH
    assert variable.type in {"code", "text", "date", "integer", "number", "boolean", "object", "array"}
    assert variable.meaning.endswith((".", "?"))


@pytest.mark.parametrize("name", MADE)
def test_every_column_of_a_table_is_defined(name: str) -> None:
    made = MADE[name]()
    frame = made.to_frame() if isinstance(made, pd.Series) else made
    frame.attrs = made.attrs
    columns = [*(str(index) for index in frame.index.names if index is not None), *map(str, frame.columns)]
    undefined = [variable.name for variable in variables_of(frame, columns) if not variable.type]
    assert not undefined


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_every_column_of_a_shipped_table_is_defined(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert [column for column in header if tables()[path.stem].variable(column) is None] == []


@pytest.mark.parametrize("name", MADE)
def test_a_column_holds_what_its_definition_says(name: str) -> None:
    """Its type, and no code that is not explained."""
    frame = sheet_of(MADE[name]()).frame
    kinds = {"date": "M", "integer": "iu", "number": "f", "boolean": "b"}
    for variable in variables_of(frame):
        column = frame[variable.name]
        if variable.type in kinds and len(frame) and column.notna().any():
            assert column.dtype.kind in kinds[variable.type], variable.name
        if variable.values:
            assert set(column.dropna().astype(str)) <= set(variable.values), variable.name


@pytest.mark.parametrize("name", [name for name in MADE if tables()[name].key])
def test_a_key_is_one(name: str) -> None:
    made = MADE[name]()
    frame = made.to_frame() if isinstance(made, pd.Series) else made
    named = any(index is not None for index in frame.index.names)
    frame = frame.reset_index() if named else frame
    assert not frame.duplicated(list(tables()[name].key)).any()


def test_the_pages_are_current() -> None:
    assert TOOL["found"]() == TOOL["pages"](), (
        "docs/research/codebook is not what tools/build_codebook.py writes; run it"
    )


def test_a_column_of_ones_own_has_its_name_as_label(reg: ccw.Registry) -> None:
    frame = ccw.migration_list(reg).assign(wealth=1.0)
    assert ccw.codebook(frame).loc["wealth", ["label", "type", "meaning"]].tolist() == ["wealth", "", ""]


def test_the_codebook_of_a_table_has_its_index_and_columns_in_order(reg: ccw.Registry) -> None:
    table = ccw.codebook(reg.totals("2014-09-01").to_frame())
    assert table.index.tolist() == ["instrument", "parties"]
    assert "AP2: Amended Protocol II, of 1996" in table.loc["instrument", "codes"]


def test_the_list_of_tables() -> None:
    assert set(ccw.codebook().index) == set(tables())


@pytest.mark.parametrize("what", ["no_table", 7])
def test_another_name_is_refused(what: object) -> None:
    with pytest.raises(ccw.OptionError, match="what="):
        ccw.codebook(what)  # type: ignore[arg-type]
