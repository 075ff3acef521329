"""Tables as Parquet and as Excel workbooks, with definitions and provenance inside."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccwuniv.documents import printable
from ccwuniv.errors import DataError, StoreError
from ccwuniv.exports.sheets import Sheet, flat
from ccwuniv.records import plain

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["excel_of", "parquet_of"]


_LONGEST_CELL = 32_767
_LARGEST = 10**300


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
    known = {variable.name: variable for variable in sheet.variables}
    fields = [
        field.with_metadata({"label": known[field.name].label, "description": known[field.name].meaning})
        if field.name in known
        else field
        for field in table.schema
    ]
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
    tables: list[tuple[str, pd.DataFrame, tuple[int, int] | None]] = [
        (sheet.name[:31], _printable(flat(sheet.frame)), (1, 0)) for sheet in sheets
    ]
    tables += [("provenance", _printable(_provenance(sheets, citation)), None)]
    tables += [("variables", _printable(_variables(sheets)), None)]
    try:
        with pd.ExcelWriter(content, engine="openpyxl", date_format="YYYY-MM-DD", datetime_format="YYYY-MM-DD") as book:
            for name, table, panes in tables:
                table.to_excel(book, sheet_name=name, index=False, freeze_panes=panes)
            for page in book.sheets.values():
                _text_stays_text(page)
    except ImportError:
        raise StoreError(path, "Excel needs openpyxl; pip install 'ccwuniv[excel]', or write CSV.") from None
    return content.getvalue()


def _printable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts, headings among them, hold nothing that a workbook cannot hold.

    Raises
    ------
    DataError
        For a text that is longer than a cell.
    """
    for column in frame.columns[[str(dtype) in ("object", "str", "string") for dtype in frame.dtypes]]:
        frame[column] = frame[column].map(_cell)
    return frame.set_axis([printable(str(column)) for column in frame.columns], axis="columns")


def _cell(value: object) -> object:
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        raise DataError("is no number that a cell of a workbook holds; write CSV", file="table", value=value)
    if not isinstance(value, str):
        return value
    if len(value) > _LONGEST_CELL:
        rule = f"has {len(value):,} characters, and a cell of a workbook {_LONGEST_CELL:,}; write CSV"
        raise DataError(rule, file="table", value=value)
    return printable(value)


def _text_stays_text(page: Worksheet) -> None:
    """Make text that begins with an equals sign text again: nothing that is exported is a formula."""
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
