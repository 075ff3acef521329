"""Tables as Parquet and as Excel workbooks, with definitions and provenance inside."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccwuniv.documents import lay_out, printable
from ccwuniv.errors import DataError, StoreError
from ccwuniv.exports.sheets import Sheet, flat
from ccwuniv.records import plain

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["excel_of", "parquet_of"]


_LONGEST_CELL = 32_767
_LARGEST = 10**300
_ROWS, _COLUMNS = 1_048_575, 16_384
_FIRST_DAY = "1900-03-01"
"""The first day that all programs read alike: the format counts a 29 February 1900, which each handles differently."""


def parquet_of(sheet: Sheet, path: str) -> bytes:
    """Return a table as Parquet: definitions in the fields' metadata, provenance in the schema's and in ``attrs``.

    Raises
    ------
    StoreError
        When pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise StoreError(path, "Parquet needs pyarrow; pip install 'ccwuniv[parquet]', or write CSV.") from None
    frame = sheet.frame if any(name is not None for name in sheet.frame.index.names) else flat(sheet.frame)
    attrs = json.dumps({**frame.attrs, "ccwuniv": sheet.facts}, default=plain)
    bare = frame.copy(deep=False)
    bare.attrs = {}
    table = pa.Table.from_pandas(bare)
    table = table.select([*filter(None, bare.index.names), *bare.columns])  # pyarrow puts the key last
    known = {variable.name: variable for variable in sheet.variables}
    fields = []
    for field in table.schema:
        day = field.with_type(pa.date32()) if pa.types.is_timestamp(field.type) else field
        variable = known.get(field.name)
        said = {} if variable is None else {"label": variable.label, "description": variable.meaning}
        fields.append(day.with_metadata(said) if said else day)
    facts = {"PANDAS_ATTRS": attrs, "ccwuniv": json.dumps(sheet.facts, ensure_ascii=False)}
    table = table.cast(pa.schema(fields, metadata={**(table.schema.metadata or {}), **facts}))
    content = io.BytesIO()
    pq.write_table(table, content)
    return content.getvalue()


def excel_of(sheets: Sequence[Sheet], path: str, citation: str) -> bytes:
    """Return tables as a workbook: a sheet for each, then one with the provenance and one with the variables.

    Raises
    ------
    StoreError
        When openpyxl is not installed.
    """
    import pandas as pd

    content = io.BytesIO()
    for sheet in sheets:
        _fits(sheet)
    tables = [(sheet.name[:31], _printable(flat(sheet.frame))) for sheet in sheets]
    tables += [("provenance", _printable(_provenance(sheets, citation)))]
    tables += [("variables", _printable(_variables(sheets)))]
    try:
        with pd.ExcelWriter(content, engine="openpyxl") as book:
            for name, table in tables:
                table.to_excel(book, sheet_name=name, index=False)
            for page in book.sheets.values():
                _text_stays_text(page)
                lay_out(page)
    except ImportError:
        raise StoreError(path, "Excel needs openpyxl; pip install 'ccwuniv[excel]', or write CSV.") from None
    return content.getvalue()


def _fits(sheet: Sheet) -> None:
    """Refuse a table that is larger than a sheet.

    Raises
    ------
    DataError
        With how many rows or columns a sheet has, and what to use instead.
    """
    rows, columns = flat(sheet.frame).shape
    for number, most, what in ((rows, _ROWS, "rows below its head"), (columns, _COLUMNS, "columns")):
        if number > most:
            raise DataError(
                f"has {number:,} {what}, and a sheet of a workbook {most:,}; write Parquet or CSV", file="table"
            )


def _printable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts, headings among them, hold nothing that a workbook cannot hold.

    Days are text where one of their column is before March 1900.

    Raises
    ------
    DataError
        For a text that is longer than a cell.
    """
    for column in frame.columns[[dtype.kind == "M" for dtype in frame.dtypes]]:
        if (frame[column] < _FIRST_DAY).any():
            frame[column] = frame[column].dt.strftime("%Y-%m-%d")
    for column in frame.columns[[str(dtype) in ("object", "str", "string") for dtype in frame.dtypes]]:
        frame[column] = frame[column].map(_cell)
    return frame.set_axis([printable(str(column)) for column in frame.columns], axis="columns")


def _cell(value: object) -> object:
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        raise DataError("is not a number that a cell of a workbook holds; write CSV", file="table", value=value)
    if not isinstance(value, str):
        return value
    if len(value) > _LONGEST_CELL:
        rule = f"has {len(value):,} characters, and a cell of a workbook {_LONGEST_CELL:,}; write CSV"
        raise DataError(rule, file="table", value=value)
    return printable(value)


def _text_stays_text(page: Worksheet) -> None:
    """Keep text that begins with an equals sign as text: nothing exported becomes a formula."""
    for row in page.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"


def _provenance(sheets: Sequence[Sheet], citation: str) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (sheet.name, name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for sheet in sheets
        for name, value in sheet.facts.items()
    ]
    return pd.DataFrame([*rows, ("", "citation", citation)], columns=["table", "fact", "value"])


def _variables(sheets: Sequence[Sheet]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (
            *(sheet.name, v.name, v.label, v.type, v.meaning, v.rule, v.source),
            "; ".join(f"{code}: {meaning}" for code, meaning in v.values.items()),
        )
        for sheet in sheets
        for v in sheet.variables
    ]
    columns = ["table", "variable", "label", "type", "meaning", "rule", "source", "codes"]
    return pd.DataFrame(rows, columns=columns)
