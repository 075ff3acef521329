"""Reading a table as columns: by Python's own reader of CSV, or, where it is large and plain, by pyarrow."""

from __future__ import annotations

import csv
from importlib import util
from pathlib import Path
from typing import Any

from ccwuniv.records.forms import FORMS, Form, UnclearError
from ccwuniv.records.held import Column, HeldCells
from ccwuniv.records.texts import read_bytes

__all__ = ["read_held"]

_LONGEST_CELL = 131_072
"""The longest cell that Python's own CSV reader accepts."""

_MANY = 500_000
"""The size in bytes from which loading pyarrow's reader is worth it."""

_BREAKS = (b'"', b"\r", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e", b"\0")
_OTHER_BREAKS = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""Quotes and unusual line ends: a table with any of them is read row by row."""


def read_held(path: Path, model: str) -> HeldCells[Any]:
    """Read a table of records as columns, each of which is checked as a column.

    Raises
    ------
    UnclearError
        Where anything is not as a table of ours has it: :func:`read_csv` reads it row by row, or says what is wrong.
    StoreError
        When the file is missing or unreadable.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> acts = read_held(data_directory() / "actions.csv", "Action")
    >>> acts.values("iso3")[0], acts.record(0).iso3
    ('AFG', 'AFG')
    """
    content = read_bytes(path)
    header = ",".join(FORMS[model]).encode() + b"\n"
    if not content.startswith(header):
        raise UnclearError
    if len(content) > _MANY and _has_plain_lines(content) and util.find_spec("pyarrow"):
        return HeldCells(model, _by_arrow(content, model))
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise UnclearError from None
    return HeldCells(model, _by_rows(text, model))


def _has_plain_lines(content: bytes) -> bool:
    breaks = _BREAKS if content.isascii() else (*_BREAKS, *_OTHER_BREAKS)
    return not any(map(content.__contains__, breaks))


def _by_rows(text: str, model: str) -> dict[str, Column]:
    names = tuple(FORMS[model])
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error:
        raise UnclearError from None
    if set(map(len, rows)) != {len(names)}:
        raise UnclearError
    columns = list(zip(*rows[1:], strict=True)) or [()] * len(names)
    return {name: Column(cells) for name, cells in zip(names, columns, strict=True)}


def _by_arrow(content: bytes, model: str) -> dict[str, Column]:
    """Read a large table without quotes by pyarrow, each column as its words and where they are."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    forms = FORMS[model]
    words = pa.dictionary(pa.int32(), pa.string())
    options = arrow_csv.ConvertOptions(
        column_types={name: pa.string() if form == Form() else words for name, form in forms.items()},
        strings_can_be_null=False,
        check_utf8=not content.isascii(),
    )
    parse = arrow_csv.ParseOptions(ignore_empty_lines=False, newlines_in_values=False, quote_char=False)
    read = arrow_csv.ReadOptions(use_threads=False, block_size=len(content) + 1)
    try:
        table = arrow_csv.read_csv(pa.BufferReader(content), read, parse, options).combine_chunks()
    except pa.ArrowException:
        raise UnclearError from None
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    if table.num_rows != lines - 1:
        raise UnclearError
    return {name: _of_arrow(table.column(name).chunk(0)) for name in forms}


def _of_arrow(chunk: Any) -> Column:  # noqa: ANN401  # an array of pyarrow
    from pyarrow import compute

    functions: Any = compute  # which are made when it is loaded
    coded = hasattr(chunk, "dictionary")
    if (functions.max(functions.binary_length(chunk.dictionary if coded else chunk)).as_py() or 0) >= _LONGEST_CELL:
        raise UnclearError
    if not coded:
        return Column(chunk)
    return Column(None, chunk.dictionary.to_pylist(), chunk.indices.to_numpy().astype("int64"))
