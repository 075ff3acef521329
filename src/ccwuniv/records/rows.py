"""The tables of a data folder, between files and records; a table that breaks its form loads nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ccwuniv.errors import DataError, quoted
from ccwuniv.records.record import Record
from ccwuniv.records.texts import from_json, read_text

__all__ = ["columns", "csv_text", "json_text", "made_of", "read_csv", "read_json", "record_error", "row_of"]

R = TypeVar("R", bound=Record)

_RULES = {
    "missing": "must not be empty",
    "int_parsing": "should be a whole number",
    "bool_parsing": "should be true or false",
    "extra_forbidden": "is not a column of this table",
}


_LONGEST_WORD = 200
"""The longest word for which similar ones are sought: the time grows with the square of its length."""


def columns(model: type[Record]) -> tuple[str, ...]:
    """Return the column names of a record's table, in order.

    Examples
    --------
    >>> from ccwuniv.records import Membership
    >>> columns(Membership)[:2]
    ('iso3', 'scheme')
    """
    return tuple(field.alias or name for name, field in model.model_fields.items())


@cache
def _adapter(model: type[R]) -> TypeAdapter[tuple[R, ...]]:
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]


def made_of(model: type[R], rows: list[dict[str, str]]) -> tuple[R, ...]:
    """Make records of rows whose cells were checked, column by column."""
    return _adapter(model).validate_python(rows)


def record_error(error: ValidationError, *, file: str, lines: Sequence[int] = ()) -> DataError:
    """Turn what pydantic found into an error that names file, line, column, value and rule, and holds the others.

    Examples
    --------
    >>> from ccwuniv.records import Tile
    >>> try:
    ...     Tile(iso3="LAO", column=-1, row=8, source="our own")
    ... except ValidationError as error:
    ...     print(record_error(error, file="tiles.csv").column)
    column
    """
    return _together([_error(found, file, lines) for found in error.errors()])


def _together(problems: Sequence[DataError]) -> DataError:
    first, *others = sorted(problems, key=lambda problem: problem.row or 0)
    first.others = tuple(others)
    return first


def _error(found: Mapping[str, Any], file: str, lines: Sequence[int]) -> DataError:
    place = list(found["loc"])
    index = place.pop(0) if place and isinstance(place[0], int) and lines else None
    column = next((part for part in place if isinstance(part, str)), None)
    kind, context = found["type"], found.get("ctx", {})
    if kind in ("literal_error", "enum"):
        rule = _expected(found["input"], context["expected"])
    elif kind == "value_error":
        rule = str(context["error"]).removeprefix(f"{quoted(found['input'])}: ")
    else:
        rule = _RULES.get(kind, str(found["msg"]))
    row = lines[index] if isinstance(index, int) else None
    value = None if kind == "missing" or isinstance(found["input"], dict) else found["input"]
    return DataError(rule, file=file, row=row, column=column, value=value)


def _expected(given: object, expected: str) -> str:
    """Say what a word should be, and which of the words it may be a misspelling of."""
    from difflib import get_close_matches

    word = given.strip().lower().replace(" ", "_") if isinstance(given, str) and len(given) < _LONGEST_WORD else ""
    near = get_close_matches(word, re.findall(r"'([^']*)'", expected), n=1, cutoff=0.7)
    return f"did you mean {near[0]!r}? It should be {expected}" if near else f"should be {expected}"


def read_csv(path: Path, model: type[R]) -> tuple[tuple[R, ...], tuple[int, ...]]:
    """Read a table of records.

    Returns
    -------
    tuple
        The records, and the line in the file on which each ends (the header is line 1).

    Raises
    ------
    StoreError
        When the file is missing or unreadable.
    DataError
        When a column is missing or unknown, a row has too many or too few cells, or a cell breaks its rule.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import Tile
    >>> tiles, lines = read_csv(data_directory() / "tiles.csv", Tile)
    >>> len(tiles) == len(lines), lines[0]
    (True, 2)
    """
    reader = csv.reader(read_text(path).splitlines(keepends=True), strict=True)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    problems: list[DataError] = []
    try:
        header = next(reader, [])
        _check_header(header, columns(model), path.name)
        for cells in reader:
            if len(cells) == len(header):
                rows.append({name: cell for name, cell in zip(header, cells, strict=True) if cell})
                lines.append(reader.line_num)
            else:
                rule = f"{len(cells)} cells where the header has {len(header)}; put quotes round a cell with a comma"
                problems.append(DataError(rule, file=path.name, row=reader.line_num))
        records: tuple[R, ...] = _adapter(model).validate_python(rows)
    except csv.Error as error:
        raise DataError(str(error), file=path.name, row=reader.line_num) from None
    except ValidationError as error:
        first = record_error(error, file=path.name, lines=lines)
        raise _together([*problems, first, *first.others]) from None
    if problems:
        raise _together(problems)
    return records, tuple(lines)


def _check_header(header: Sequence[str], expected: Sequence[str], file: str) -> None:
    if missing := [name for name in expected if name not in header]:
        raise DataError("the column is missing", file=file, row=1, column=missing[0])
    if extra := [name for name in header if name not in expected]:
        raise DataError("is not a column of this table", file=file, row=1, column=extra[0])
    if twice := [name for name in expected if header.count(name) > 1]:
        raise DataError("the column is there twice", file=file, row=1, column=twice[0])


def read_json(path: Path, model: type[R]) -> tuple[R, ...]:
    """Read a JSON array of records; the errors are those of :func:`read_csv`.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import Instrument
    >>> [one.code for one in read_json(data_directory() / "instruments.json", Instrument)][:3]
    ['CCW', 'A1', 'P1']
    """
    try:
        return _adapter(model).validate_python(from_json(read_text(path)))
    except json.JSONDecodeError as error:
        raise DataError(error.msg, file=path.name, row=error.lineno) from None
    except ValidationError as error:
        raise _together([_item_error(found, path.name) for found in error.errors()]) from None


def _item_error(found: Mapping[str, Any], file: str) -> DataError:
    place = found["loc"]
    item = f"{file}, item {place[0]}" if place else file
    return _error({**found, "loc": place[1:]}, item, ())


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return str(value)


def row_of(record: Record) -> tuple[str, ...]:
    """Return a record's cells, in the order of its columns.

    Examples
    --------
    >>> from ccwuniv.records import Tile
    >>> row_of(Tile(iso3="LAO", column=20, row=8, source="our own"))
    ('LAO', '20', '8', 'our own')
    """
    return tuple(_cell(getattr(record, name)) for name in type(record).model_fields)


def csv_text(model: type[Record], records: Iterable[Record]) -> str:
    """Return a table of records, each cell as it is, so that :func:`read_csv` reads the same records.

    Examples
    --------
    >>> from ccwuniv.records import Tile
    >>> print(csv_text(Tile, [Tile(iso3="LAO", column=20, row=8, source="our own")]))
    iso3,column,row,source
    LAO,20,8,our own
    """
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns(model))
    writer.writerows(map(row_of, records))
    return page.getvalue()


def json_text(content: Sequence[Record] | Mapping[str, Any]) -> str:
    r"""Return records or a mapping as JSON.

    Examples
    --------
    >>> json_text({"iso3": "LAO"})
    '{\n "iso3": "LAO"\n}\n'
    """
    plain = (
        content
        if isinstance(content, Mapping)
        else [record.model_dump(mode="json", by_alias=True, exclude_defaults=True) for record in content]
    )
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
