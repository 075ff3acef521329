"""Tables as Stata files (format 118): labels of variables and values, days as %td, provenance in the notes."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import struct
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ccwuniv.exports.sheets import Sheet, flat
from ccwuniv.records import Variable, in_length

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["stata_names", "stata_of"]

_NAME_LENGTH = 32
_RESERVED = frozenset(
    "aggregate array boolean break byte case catch class colvector complex const continue default delegate delete do "
    "double else eltypedef end enum explicit export external float for friend function global goto if in inline int "
    "local long NULL pragma protected quad rowvector short strL typedef typename using virtual with _all _b _coef "
    "_cons _n _N _pi _pred _rc _se _skip".split()
)
_IDENTIFIERS = ("iso3", "instrument", "code")
_WRITTEN = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # the format has a time without a zone; the same table, the same bytes
_NO_YES = {0: "no", 1: "yes"}
_OPEN, _CLOSE = b"<characteristics>", b"</characteristics>"
_AFTER_CHARACTERISTICS = 9  # in the map of the file, the place of what follows them


def stata_of(sheet: Sheet, citation: str) -> bytes:
    """Return a table as a Stata file."""
    table = flat(sheet.frame)
    names = stata_names([variable.name for variable in sheet.variables])
    table.columns = table.columns.map(names)
    labels: dict[Any, Any] = {}
    days: dict[Any, Any] = {}
    for variable in sheet.variables:
        name = names[variable.name]
        table[name], values = _column(table[name], variable)
        if values:
            labels[name] = values
        if table[name].dtype.kind == "M":
            days[name] = "td"
    content = io.BytesIO()
    table.to_stata(
        content,
        write_index=False,
        version=118,
        convert_dates=days,
        data_label=_data_label(sheet),
        time_stamp=_WRITTEN,
        variable_labels={names[v.name]: v.label for v in sheet.variables},
        value_labels=labels,
    )
    return _with_notes(content.getvalue(), _notes(sheet, names, citation))


def stata_names(names: Iterable[str]) -> dict[str, str]:
    """Return a Stata name for each name: at most 32 letters, digits and underscores, each its own.

    Examples
    --------
    >>> stata_names(["iso3", "AP2+P4", "in", "2014"])
    {'iso3': 'iso3', 'AP2+P4': 'AP2_P4', 'in': '_in', '2014': '_2014'}
    """
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"\W", "_", name, flags=re.ASCII)
        plain = f"_{plain}" if not plain or plain[0].isdigit() or plain in _RESERVED or _is_string(plain) else plain
        short, number = plain[:_NAME_LENGTH], 1
        while short in found.values():
            number += 1
            short = f"{plain[: _NAME_LENGTH - len(str(number)) - 1]}_{number}"
        found[name] = short
    return found


def _is_string(name: str) -> bool:
    return re.fullmatch(r"str\d+", name) is not None


def _column(column: pd.Series[Any], variable: Variable) -> tuple[pd.Series[Any], dict[int, str]]:
    """Return a column of a type that Stata has, and the labels of its values."""
    import pandas as pd

    kind = str(column.dtype)
    if column.dtype.kind == "M":
        return column.astype("datetime64[ns]"), {}
    if kind in ("bool", "boolean"):
        return _small(column), _NO_YES
    codes = list(column.cat.categories) if kind == "category" else list(variable.values)
    if codes and variable.name not in _IDENTIFIERS and set(column.dropna()) <= set(codes):
        places = {code: place for place, code in enumerate(codes)}
        return _small(column.astype("object").map(places)), {place: code for code, place in places.items()}
    if column.dtype.kind in "iuf":
        return column.astype("float64") if column.isna().any() or column.dtype.kind == "f" else column.astype(
            "int64"
        ), {}
    return pd.Series([str(cell) if there else "" for cell, there in zip(column, column.notna(), strict=True)]), {}


def _small(column: pd.Series[Any]) -> pd.Series[Any]:
    return column.astype("float64") if column.isna().any() else column.astype("int8")


def _data_label(sheet: Sheet) -> str:
    facts = sheet.facts
    versions = [
        f"ccwuniv {facts['library']}" if "library" in facts else "",
        f"data {facts['data']}" if facts.get("data") else "",
    ]
    parts = [", ".join(filter(None, versions)), facts.get("as_of", ""), facts.get("basis", ""), sheet.title]
    return in_length("; ".join(filter(None, parts)))


def _notes(sheet: Sheet, names: Mapping[str, str], citation: str) -> dict[str, list[str]]:
    """Return the notes of the data (under ``_dta``) and of each variable."""
    renamed = [f"{new} means {old}" for old, new in names.items() if new != old]
    notes = {"_dta": [citation, f"provenance: {json.dumps(sheet.facts, ensure_ascii=False)}", *renamed]}
    for variable in sheet.variables:
        codes = [f"{code}: {meaning}" for code, meaning in variable.values.items()]
        texts = [variable.meaning, variable.rule, f"Source: {variable.source}" if variable.source else "", *codes]
        if there := [text for text in texts if text]:
            notes[names[variable.name]] = there
    return notes


def _with_notes(content: bytes, notes: Mapping[str, list[str]]) -> bytes:
    """Return a Stata file with notes, which pandas does not write.

    A note is a characteristic ``noteN`` of the data or of a variable, and ``note0`` is their number; what follows them
    in the file stands later by their length, and so do its places in the file's map (Stata's "dta" format, 118).
    """
    written = b"".join(
        _characteristic(owner, f"note{number}", text)
        for owner, texts in notes.items()
        for number, text in enumerate([str(len(texts)), *texts])
    )
    at = content.index(_OPEN + _CLOSE) + len(_OPEN)
    places = content.index(b"<map>") + len(b"<map>") + 8 * _AFTER_CHARACTERISTICS
    end = content.index(b"</map>")
    later = [place + len(written) for (place,) in struct.iter_unpack("<Q", content[places:end])]
    return content[:places] + struct.pack(f"<{len(later)}Q", *later) + content[end:at] + written + content[at:]


def _characteristic(owner: str, name: str, text: str) -> bytes:
    body = (
        owner.encode("utf-8").ljust(129, b"\0") + name.encode("utf-8").ljust(129, b"\0") + text.encode("utf-8") + b"\0"
    )
    return b"<ch>" + struct.pack("<I", len(body)) + body + b"</ch>"
