"""Tables for people, who open them in a spreadsheet: no cell of text is taken for a formula.

A table that a program reads back (``Registry.write``, ``OutreachLog.write_jsonl``, ``OutreachLog.to_pandas``) is
written as it is, so that nothing is lost.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = [
    "csv_for_people",
    "csv_of_rows",
    "for_csv",
    "for_spreadsheets",
    "lay_out",
    "printable",
    "rounded",
    "workbook_for_people",
]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠].", re.DOTALL)
_APOSTROPHE = re.compile(r"'+\s*[=+\-@＝＋－＠].", re.DOTALL)
_PLACES = 4
_TRUTH = {True: "TRUE", False: "FALSE"}
_NARROWEST, _WIDEST = 8, 60
_DAY, _NUMBER = "yyyy-mm-dd", "0.0###"
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _harmless(value: object) -> object:
    """Return a text with an apostrophe in front where a spreadsheet would compute it; all else as it is."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if _FORMULA.match(text) or _APOSTROPHE.match(text) else text


def printable(text: str) -> str:
    r"""Return a text in which U+FFFD replaces what no workbook may hold.

    Examples
    --------
    >>> printable("page\x0c1") == "page\ufffd1"
    True
    """
    return _NO_CHARACTER.sub("\ufffd", text)


def for_spreadsheets(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts, in cells, index and headings, no spreadsheet takes for formulas.

    Examples
    --------
    >>> import pandas as pd
    >>> for_spreadsheets(pd.DataFrame({"note": ["=1+1", "a = b", "-"], "change": [-1, 0, 1]}))["note"].tolist()
    ["'=1+1", 'a = b', '-']
    """
    from pandas.api.types import is_object_dtype, is_string_dtype

    table = frame.copy()
    for place, (_, column) in enumerate(frame.items()):
        if is_object_dtype(column.dtype) or is_string_dtype(column.dtype):
            table.isetitem(place, column.map(_harmless).array)
    table.index = table.index.map(_harmless)
    table.index.name = frame.index.name
    table.columns = table.columns.map(_harmless)
    return table


def for_csv(frame: pd.DataFrame) -> pd.DataFrame:
    """Return such a table with truth values as TRUE and FALSE, which every reader of CSV takes for what they are.

    Examples
    --------
    >>> import pandas as pd
    >>> for_csv(pd.DataFrame({"bound": pd.array([True, None, False], dtype="boolean")}))["bound"].tolist()
    ['TRUE', nan, 'FALSE']
    """
    from pandas.api.types import is_bool_dtype

    table = for_spreadsheets(frame)
    for place, (_, column) in enumerate(frame.items()):
        if is_bool_dtype(column.dtype):
            table.isetitem(place, column.astype("object").map(_TRUTH, na_action="ignore").array)
    return table


def csv_for_people(frame: pd.DataFrame, *, index: bool = True) -> bytes:
    r"""Return a table as a spreadsheet reads CSV: UTF-8 with a byte order mark, lines that end as on Windows.

    Numbers that are not whole are rounded to four places: nobody reads more of a share or of years.

    Examples
    --------
    >>> import pandas as pd
    >>> csv_for_people(pd.DataFrame({"note": ["=1+1"]}), index=False)
    b"\xef\xbb\xbfnote\r\n'=1+1\r\n"
    """
    text = for_csv(rounded(frame)).to_csv(index=index, lineterminator="\r\n", date_format="%Y-%m-%d")
    return text.encode("utf-8-sig")


def csv_of_rows(columns: Iterable[str], rows: Iterable[Iterable[object]], *, end: str = "\r\n") -> str:
    r"""Return plain rows as such a table, without the byte order mark: a cell is a text, a number, a day or None.

    Examples
    --------
    >>> csv_of_rows(["note", "day"], [["=1+1", dt.date(2014, 9, 1)], ["a, b", None]])
    'note,day\r\n\'=1+1,2014-09-01\r\n"a, b",\r\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=end)
    writer.writerow(map(_harmless, columns))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return _TRUTH[value]
    return round(value, _PLACES) if isinstance(value, float) else _harmless(value)


def rounded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with fractions rounded to four places.

    Examples
    --------
    >>> import pandas as pd
    >>> rounded(pd.DataFrame({"years": [13.560574948665298]}))["years"].tolist()
    [13.5606]
    """
    from pandas.api.types import is_float_dtype

    table = frame.copy(deep=False)
    for place, (_, column) in enumerate(frame.items()):
        if is_float_dtype(column.dtype):
            table.isetitem(place, column.round(_PLACES).array)
    return table


def workbook_for_people(frame: pd.DataFrame, sheet: str, **layout: Any) -> bytes:
    """Return a table as an Excel workbook of one sheet; it needs openpyxl."""
    import pandas as pd

    content = io.BytesIO()
    with pd.ExcelWriter(content, engine="openpyxl") as book:
        for_spreadsheets(frame).to_excel(book, sheet_name=sheet, **layout)
        lay_out(book.sheets[sheet])
    return content.getvalue()


def lay_out(page: Worksheet, head: int = 1) -> None:
    """Format a sheet of a workbook: days as ``yyyy-mm-dd``, columns as wide as their content, fixed headings.

    Parameters
    ----------
    page : openpyxl.worksheet.worksheet.Worksheet
    head : int
        The row of the column's names.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> page = Workbook().active
    >>> page.append(["day"]); page.append([dt.date(2014, 9, 1)]); lay_out(page)
    >>> page["A2"].number_format, page.freeze_panes, page.column_dimensions["A"].width
    ('yyyy-mm-dd', 'A2', 12.0)
    """
    from openpyxl.utils import get_column_letter

    page.freeze_panes = f"A{head + 1}"
    for number, column in enumerate(page.iter_cols(min_row=head), start=1):
        longest = 0
        for cell in column:
            if isinstance(cell.value, dt.date):
                cell.number_format = _DAY
            elif isinstance(cell.value, float):
                cell.number_format = _NUMBER
            longest = max(longest, 10 if isinstance(cell.value, dt.date) else len(_shown(cell.value)))
        page.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, _NARROWEST), _WIDEST)


def _shown(value: object) -> str:
    return "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
