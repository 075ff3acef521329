"""Read the columns of a caller's table: as returned, or back from a file or another program.

A CSV file, a workbook and a Stata file each keep less of a table than it said: days return as text, truth values as
labels, whole numbers as fractions. Each kind of column is read here, in every form in which our own exports return;
anything else is an error that names the column, the line and the cell, so that no cell becomes another one in silence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from ccwuniv.errors import DataError, DateError, quoted
from ccwuniv.records.days import as_day
from ccwuniv.records.descriptions import facts_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Kind",
    "as_returned",
    "column_of",
    "index_cells",
    "is_missing",
    "kind_of",
    "read_cells",
    "read_column",
    "read_columns",
    "reads",
]

Kind: TypeAlias = Literal["boolean", "code", "date", "integer", "number", "text"]

_LABELS: Mapping[str, bool] = {"yes": True, "no": False} | {
    word: word.lower() == "true" for word in ("true", "false", "True", "False", "TRUE", "FALSE")
}
_AS_IS: Mapping[str, str] = {"boolean": "bool", "date": "datetime64[s]", "integer": "int64", "number": "float64"}
_PLAIN: Mapping[str, str] = {"boolean": "bool", "integer": "int64"}
_NULLABLE: Mapping[str, str] = {"boolean": "boolean", "code": "object", "integer": "Int64"}
_DIGITS = re.compile(r"[+-]?\d{1,18}(\.0+)?")
_DECIMAL = re.compile(r"[+-]?(\d{1,308}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,3})?")
_MIDNIGHT = re.compile(r"[ T]00:00:00(\.0+)?$")
_PROTECTED = re.compile(r"'+\s*[=+\-@＝＋－＠].", re.DOTALL)
_LARGEST = 2**53  # a float tells whole numbers apart up to here


def is_missing(value: object) -> bool:
    """Say whether a cell holds nothing: None, NaN, NaT or NA.

    Examples
    --------
    >>> is_missing(None), is_missing(float("nan")), is_missing("")
    (True, True, False)
    """
    import pandas as pd

    return value is None or value is pd.NA or value is pd.NaT or bool(value != value)


def column_of(frame: pd.DataFrame, name: str, wanted: str) -> pd.Series[Any]:
    """Return the one column of a name.

    Raises
    ------
    DataError
        When there is none, or more than one, saying what was wanted.

    Examples
    --------
    >>> import pandas as pd
    >>> column_of(pd.DataFrame({"iso3": ["LAO"]}), "iso3", "use a table of states").tolist()
    ['LAO']
    """
    places = [place for place, column in enumerate(frame.columns) if column == name]
    if not places:
        raise DataError(f"the frame has no such column; {wanted}", column=name)
    if len(places) > 1:
        raise DataError("two columns have this name; keep one of them", column=name)
    return frame.iloc[:, places[0]]


def read_columns(
    frame: pd.DataFrame,
    kinds: Mapping[str, Kind],
    wanted: str,
    *,
    optional: Iterable[str] = (),
    file: str = "table",
) -> pd.DataFrame:
    """Return some columns of a table, each read as its kind; only optional ones may have missing cells.

    Raises
    ------
    DataError
        Naming the column that is missing, or the first cell that is not of the kind.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"iso3": ["LAO", "MEX"], "event": ["no", "yes"], "t": [1.0, 2.0]})
    >>> read_columns(table, {"event": "boolean", "t": "integer"}, "use a table of waits").values.tolist()
    [[False, 1], [True, 2]]
    """
    import pandas as pd

    spared = set(optional)
    read = {
        name: read_column(column_of(frame, name, wanted), name, kind, missing=name in spared, file=file)
        for name, kind in kinds.items()
    }
    result = pd.DataFrame(read, index=frame.index)
    result.attrs = dict(frame.attrs)
    return result


def read_column(
    column: pd.Series[Any], name: str, kind: Kind, *, missing: bool = False, file: str = "table"
) -> pd.Series[Any]:
    """Return a column read as one kind, with the dtype of that kind; nullable where cells may be missing.

    Text is ``str``, days are ``datetime64[s]``, numbers ``float64``; whole numbers ``int64`` or ``Int64``, truth values
    ``bool`` or ``boolean``. A missing text is an empty one, since no file tells the two apart.

    Raises
    ------
    DataError
        Naming the first cell that is not of the kind.

    Examples
    --------
    >>> import pandas as pd
    >>> read_column(pd.Series(["2014", 2015.0]), "year", "integer").tolist()
    [2014, 2015]
    """
    import numpy as np
    import pandas as pd

    if str(column.dtype) == _AS_IS.get(kind) and (missing or not column.isna().any()):
        as_is: Any = column.astype(_NULLABLE[kind]) if missing and kind in _NULLABLE else column  # type: ignore[call-overload]
        return cast("pd.Series[Any]", as_is)
    cells = read_cells(column, name, kind, missing=missing, file=file)
    if kind == "date":
        days = np.array(cells, dtype="datetime64[D]").astype("datetime64[s]")
        return pd.Series(days, index=column.index, name=name)
    dtype: Any = (_NULLABLE if missing else _PLAIN).get(kind, "float64" if kind == "number" else "str")
    return cast("pd.Series[Any]", pd.Series(cells, index=column.index, name=name, dtype=dtype))


def read_cells(
    column: pd.Series[Any], name: str, kind: Kind, *, missing: bool = False, file: str = "table", first: int = 2
) -> list[Any]:
    """Return the cells of a column as Python values of a kind, None where one is missing.

    Parameters
    ----------
    column : pandas.Series
    name, file : str
        What an error calls the column and its table.
    kind : str
    missing : bool
        Whether a cell may be missing.
    first : int
        The number of the first row; where it is 2, rows count as the lines of a file with a header.

    Raises
    ------
    DataError
        Naming the first cell that is not of the kind.

    Examples
    --------
    >>> import pandas as pd
    >>> read_cells(pd.Series(["yes", 0, None]), "party", "boolean", missing=True)
    [True, False, None]
    """
    read, rule = _READERS[kind]
    known: dict[tuple[type, object], Any] = {}
    cells: list[Any] = []
    for row, value in enumerate(column.astype("object"), start=first):
        if is_missing(value) or (isinstance(value, str) and not value):
            if not (missing or kind == "text"):
                raise DataError(f"the cell is empty; {rule}", file=file, row=row, column=name)
            cells.append("" if kind == "text" else None)
            continue
        try:
            if (key := (type(value), value)) not in known:
                known[key] = read(value)
        except (ValueError, TypeError, OverflowError) as error:  # not of the kind, or a list, which has no hash
            problem = str(error) if isinstance(error, _UnreadError) else rule
            raise DataError(problem, file=file, row=row, column=name, value=value) from None
        cells.append(known[key])
    return cells


def kind_of(column: pd.Series[Any]) -> Kind:
    """Return the kind of a key by its content: days, whole numbers or words, whatever its dtype.

    Examples
    --------
    >>> import pandas as pd
    >>> kind_of(pd.Series(["2014-09-01"])), kind_of(pd.Series([2014.0, None])), kind_of(pd.Series(["LAO"]))
    ('date', 'integer', 'text')
    """
    from pandas.api import types

    if types.is_datetime64_any_dtype(column.dtype):
        return "date"
    if types.is_integer_dtype(column.dtype):
        return "integer"
    there = [value for value in column.astype("object") if not is_missing(value)]
    if not there:
        return "text"
    numbers = all(isinstance(value, Real) and not isinstance(value, bool) for value in there)
    readers: tuple[tuple[Kind, bool], ...] = (("date", True), ("integer", numbers))
    for kind, asked in readers:
        if asked and all(reads(value, kind) for value in there):
            return kind
    return "text"


def reads(value: object, kind: Kind) -> bool:
    """Say whether a cell can be read as of a kind.

    Examples
    --------
    >>> reads("2014-09-01", "date"), reads("soon", "date")
    (True, False)
    """
    try:
        _READERS[kind][0](value)
    except (ValueError, TypeError, OverflowError):
        return False
    return True


def as_returned(frame: pd.DataFrame, *index: str) -> pd.DataFrame:
    """Return a table as it was before it went to a file: its index, names and texts restored.

    A CSV file has an apostrophe before a text that a spreadsheet would compute, and nothing that says so: it is taken
    off where the table carries no provenance, as one read from CSV does not.

    Parameters
    ----------
    frame : pandas.DataFrame
        Anything but a table is returned unchanged, for the caller to refuse.
    *index : str
        What the index may be called; nothing is done where it has such a name.

    Examples
    --------
    >>> import pandas as pd
    >>> as_returned(pd.DataFrame({"iso3": ["LAO"], "P5": ["none"]}), "iso3").index.tolist()
    ['LAO']
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        return frame
    names = list(map(str, frame.columns))
    own = {f"_{word}": word for word in ("end", "in") if word not in names and f"_{word}" in names}  # of Stata
    frame = frame.rename(columns=own) if own else frame
    frame = frame if facts_of(frame) else _without_apostrophes(frame)
    if frame.index.name in index or frame.index.nlevels > 1:
        return frame
    there = next((name for name in index if names.count(name) == 1), None)
    return frame if there is None else frame.set_index(there)


def _without_apostrophes(frame: pd.DataFrame) -> pd.DataFrame:
    changed: dict[str, pd.Series[Any]] = {}
    for name in frame.columns[~frame.columns.duplicated(keep=False)]:
        column = frame[name]
        if column.dtype.kind == "O" and any(map(_is_protected, column)):
            changed[name] = column.astype("object").map(_bare)
    return frame.assign(**changed) if changed else frame


def _bare(cell: object) -> object:
    return cell[1:] if isinstance(cell, str) and _is_protected(cell) else cell


def _is_protected(cell: object) -> bool:
    return isinstance(cell, str) and _PROTECTED.match(cell) is not None


def index_cells(frame: pd.DataFrame, kind: Kind) -> list[Any]:
    """Return the index of a table read as of a kind.

    Examples
    --------
    >>> import pandas as pd
    >>> index_cells(pd.DataFrame(index=["2014", "2015"]), "integer")
    [2014, 2015]
    """
    return read_cells(frame.index.to_series(), str(frame.index.name or "index"), kind)


class _UnreadError(ValueError):
    """The reason why a cell cannot be read, where there is a more exact one than its kind's rule."""


def _truth(value: object) -> bool:
    if isinstance(value, str):
        if value in _LABELS:
            return _LABELS[value]
    elif type(value).__name__ in ("bool", "bool_") or (isinstance(value, Real) and value in (0, 1)):
        return bool(value)
    raise ValueError


def _whole(value: object) -> int:
    if isinstance(value, str):
        if _DIGITS.fullmatch(value.strip()):
            return int(value.strip().partition(".")[0])
    elif isinstance(value, Real) and not isinstance(value, bool):
        number: Any = value
        if number % 1 == 0 and abs(number) < (2**63 if isinstance(value, Integral) else _LARGEST):
            return int(number)
    raise ValueError


def _number(value: object) -> float:
    if isinstance(value, str):
        if _DECIMAL.fullmatch(value.strip()):
            return float(value)
    elif isinstance(value, Real) and not isinstance(value, bool) and abs(float(value)) < float("inf"):
        return float(value)
    raise ValueError


def _day(value: object) -> dt.date:
    try:
        return as_day(_MIDNIGHT.sub("", value) if isinstance(value, str) else value)
    except DateError as error:
        if isinstance(value, str):
            raise _UnreadError(str(error).partition(f"{quoted(value)}: ")[2] or str(error)) from None
        raise ValueError from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return str(value)


_WORDS = "should be text; read the file so that codes keep their labels and are not taken for numbers"
_READERS: Mapping[Kind, tuple[Callable[[object], Any], str]] = {
    "boolean": (_truth, "should be a truth value: True or False, 1 or 0, or the label yes or no; correct the cell"),
    "integer": (_whole, "is not a whole number; correct the cell"),
    "number": (_number, "is not a number; correct the cell"),
    "date": (_day, "should be a day: YYYY-MM-DD or a date; read the file so that days do not become numbers"),
    "code": (_text, _WORDS),
    "text": (_text, _WORDS),
}
"""How a cell of each kind is read, and the message where it cannot be."""
