"""What other libraries read of an export is what was written: cell for cell, a day as a day, a truth value as one."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pytest
from frictionless import Resource

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.exports.stata import stata_names
from tests.exports.test_exports import TABLES, columns_of

Columns: TypeAlias = Any  # of pyarrow or polars, which are here only where they are installed
Read = Callable[[Path], tuple[Sequence[str], Sequence[Sequence[object]]]]
arrow_csv = pytest.importorskip("pyarrow.csv")
parquet = pytest.importorskip("pyarrow.parquet")
polars = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")
pyreadstat = pytest.importorskip("pyreadstat")
openpyxl = pytest.importorskip("openpyxl")


def plain(cell: object) -> object:
    """A cell as Python has it, one value for each missing one."""
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell or cell == "":
        return None
    if isinstance(cell, bool | np.bool_):
        return bool(cell)
    if isinstance(cell, np.datetime64 | dt.datetime):
        stamp = pd.Timestamp(cell)
        assert stamp == stamp.normalize(), "a day has no time"
        return stamp.date()
    return round(float(cell), 9) if isinstance(cell, int | float | np.number | Decimal) else cell


def of_arrow(table: Columns) -> tuple[Sequence[str], list[list[object]]]:
    return table.column_names, [column.to_pylist() for column in table.columns]


def of_polars(frame: Columns) -> tuple[Sequence[str], list[list[object]]]:
    return of_arrow(frame.to_arrow())


def of_duckdb(query: str) -> Read:
    def read(path: Path) -> tuple[list[str], list[tuple[object, ...]]]:
        found = duckdb.sql(query.format(path))
        return found.columns, list(zip(*found.fetchall(), strict=True)) or [() for _ in found.columns]

    return read


def of_workbook(path: Path) -> tuple[list[str], list[tuple[object, ...]]]:
    page = openpyxl.load_workbook(path).worksheets[0]
    head, *rows = page.iter_rows(values_only=True)
    return list(map(str, head)), list(zip(*rows, strict=True)) or [() for _ in head]


def of_stata(path: Path) -> tuple[list[str], list[list[object]]]:
    frame, _ = pyreadstat.read_dta(path, apply_value_formats=True)
    return list(frame.columns), [frame[name].tolist() for name in frame.columns]


def of_frictionless(path: Path) -> tuple[list[str], list[list[object]]]:
    with Resource(str(path.with_suffix(".resource.json"))) as resource:
        rows = resource.read_rows()
        assert not [row.errors for row in rows if row.errors]
        return resource.schema.field_names, [[row[name] for row in rows] for name in resource.schema.field_names]


def of_arrow_csv(path: Path) -> tuple[Sequence[str], list[list[object]]]:
    options = arrow_csv.ConvertOptions(null_values=[""], strings_can_be_null=True)
    return of_arrow(arrow_csv.read_csv(path, convert_options=options))


READERS: Mapping[str, tuple[str, Read]] = {
    "pyarrow, csv": (".csv", of_arrow_csv),
    "polars, csv": (
        ".csv",
        lambda path: of_polars(polars.read_csv(path, try_parse_dates=True, infer_schema_length=None)),
    ),
    "duckdb, csv": (".csv", of_duckdb("from read_csv('{}', sample_size=-1, header=true, delim=',')")),
    "frictionless": (".csv", of_frictionless),
    "pyarrow": (".parquet", lambda path: of_arrow(parquet.read_table(path))),
    "polars": (".parquet", lambda path: of_polars(polars.read_parquet(path))),
    "duckdb": (".parquet", of_duckdb("from read_parquet('{}')")),
    "openpyxl": (".xlsx", of_workbook),
    "pyreadstat": (".dta", of_stata),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_reader_finds_what_was_written(
    name: str, reg: ccw.Registry, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    made = TABLES[name](reg).head(150)
    flat = columns_of(made.to_frame() if isinstance(made, pd.Series) else made)
    for ending in (".csv", ".parquet", ".xlsx", ".dta"):
        ccw.export(made, tmp_path / f"table{ending}")
    for reader, (ending, read) in READERS.items():
        with subtests.test(reader):
            names, columns = read(tmp_path / f"table{ending}")
            renamed = stata_names(flat.columns) if ending == ".dta" else {}
            assert list(names) == [renamed.get(column, column) for column in flat.columns]
            for column, found in zip(flat.columns, columns, strict=True):
                written = list(map(plain, flat[column].astype("object")))
                cells = list(map(plain, found))
                if ending == ".dta" and str(flat[column].dtype) in ("bool", "boolean"):
                    cells = [{"yes": True, "no": False}.get(str(cell)) for cell in cells]
                assert cells == written, column


class TestIdentifiers:
    """The shipped table of identifiers, read as each client does unasked."""

    PATH = data_directory() / "identifiers.csv"

    def test_polars_reads_each_row_and_its_days(self) -> None:
        frame = polars.read_csv(self.PATH, try_parse_dates=True)
        with self.PATH.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert frame.height == len(rows)
        for column in ("since", "until"):
            assert str(frame.schema[column]) == "Date"
            assert [str(day or "") for day in frame[column]] == [row[column] for row in rows]

    def test_the_code_of_namibia_is_text_as_the_page_says_to_read_it(self, reg: ccw.Registry, tmp_path: Path) -> None:
        table = ccw.panel(reg, "country-year", states=["NAM"], instruments=["CCW"], start=2024, identifiers=["iso2"])
        ccw.export(table, tmp_path / "panel.csv")
        frame = pd.read_csv(tmp_path / "panel.csv", keep_default_na=False, na_values=[""])
        assert set(frame["iso2"]) == set(polars.read_csv(tmp_path / "panel.csv")["iso2"]) == {"NA"}

    def test_they_are_in_every_export_of_a_registry(self, reg: ccw.Registry, tmp_path: Path) -> None:
        for kind in ("csv", "parquet", "stata"):
            ccw.export(reg, tmp_path / kind, format=kind)
        ccw.export(reg, tmp_path / "registry.xlsx")
        own = pd.read_csv(tmp_path / "csv" / "identifiers.csv", keep_default_na=False)
        given = own["identifier"].astype(str).tolist()
        assert polars.read_csv(tmp_path / "csv" / "identifiers.csv")["identifier"].cast(str).to_list() == given
        assert len(given) > 400
        assert pd.read_parquet(tmp_path / "parquet" / "identifiers.parquet")["identifier"].tolist() == given
        assert pd.read_stata(tmp_path / "stata" / "identifiers.dta")["identifier"].astype(str).tolist() == given
        assert (
            pd.read_excel(tmp_path / "registry.xlsx", "identifiers", keep_default_na=False)["identifier"]
            .astype(str)
            .tolist()
            == given
        )
        assert ccw.Registry.read(tmp_path / "csv") == reg
