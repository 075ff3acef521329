"""A log as a table: a row per act, for reading and for exchange."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ccwuniv._version import __version__
from ccwuniv.errors import CcwError, DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.checked import concealed, field_error, name_error
from ccwuniv.outreach.confidence import claims_shown, is_public, level_of
from ccwuniv.records import Kind, arguments, as_returned, from_json, is_missing, read_cells
from ccwuniv.registry import documents_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "exchange_frame",
    "from_frame",
    "holds_internal",
    "log_provenance",
    "reading_columns",
    "reading_frame",
]

_DTYPES = {
    "paragraph": "Int64",
    "count": "Int64",
    "complete": "boolean",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "due": "datetime64[s]",
}
_KINDS: Mapping[str, Kind] = {
    "Int64": "integer",
    "boolean": "boolean",
    "datetime64[s]": "date",
}
_LISTS = ("states", "participants", "announced", "instruments", "mandates", "part_of", "same_as", "inferred")
_NESTED = ("actors", "selector", "other_participants", "count_printed", "region", "sources", "attachments")


def log_provenance(
    call: str, given: Mapping[str, object], acts: Iterable[OutreachAction], **facts: str | bool
) -> dict[Any, Any]:
    """Return the provenance of a table that rests on acts alone, in the form that those of a registry have.

    Examples
    --------
    >>> log_provenance("summary", {"by": "kind"}, [], by="kind")["ccwuniv"]["arguments"]
    {'by': 'kind'}
    """
    return {
        "ccwuniv": {
            "library": __version__,
            "data": "",
            "call": call,
            "arguments": arguments(given),
            **facts,
            **({"internal": True} if holds_internal(told := tuple(acts)) else {}),
            "hypothetical": False,
            "sources": list(documents_of(told)),
        }
    }


def holds_internal(acts: Iterable[OutreachAction] | None) -> bool | None:
    """Return True where some of the acts on which a table rests are not public, and None where all are.

    The provenance of the table then has the fact ``internal``: it is written for others only if asked for by name.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> holds_internal(OutreachLog.bundled()) is None
    True
    >>> holds_internal([OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])])
    True
    """
    return None if all(map(is_public, acts or ())) else True


_WORDS: Mapping[str, Callable[[OutreachAction], str]] = {
    "actors": lambda act: "; ".join(map(str, act.actors)),
    "selector": lambda act: act.selector.describe() if act.selector else "",
    "other_participants": lambda act: "; ".join(act.other_participants),
    "count_printed": lambda act: str(act.count_printed or ""),
    "region": lambda act: "; ".join(region.printed for region in act.region),
    "sources": lambda act: "; ".join(map(str, act.sources)),
    "attachments": lambda act: "; ".join(map(str, act.attachments)),
}
"""How a table for reading shows values that are more than a word."""


def reading_columns(acts: Sequence[OutreachAction]) -> dict[str, list[Any]]:
    """Return the cells of a table for reading by the name of their column, the id first.

    Examples
    --------
    >>> columns = reading_columns([OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO", "VNM"])])
    >>> next(iter(columns)), columns["states"]
    ('id', ['LAO;VNM'])
    """
    return _columns(acts, _WORDS)


def reading_frame(acts: Sequence[OutreachAction]) -> pd.DataFrame:
    """Return a row per act, indexed by id, its actors, selector, regions, sources and attachments in words."""
    return _frame(reading_columns(acts)).set_index("id")


def exchange_frame(acts: Sequence[OutreachAction]) -> pd.DataFrame:
    """Return a row per act and a column per field, from which :func:`from_frame` makes the acts again."""
    return _frame(_columns(acts, {name: partial(_json, name) for name in _NESTED}))


def _json(name: str, act: OutreachAction) -> str:
    content = act.model_dump(mode="json", include={name}, exclude_defaults=True)
    return json.dumps(content[name], ensure_ascii=False) if content else ""


def _columns(
    acts: Sequence[OutreachAction], nested: Mapping[str, Callable[[OutreachAction], str]]
) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for name in OutreachAction.model_fields:
        if name in nested:
            columns[name] = [nested[name](act) for act in acts]
        elif name in _LISTS:
            columns[name] = [";".join(getattr(act, name)) for act in acts]
        elif name == "level":
            columns[name] = [level_of(act) for act in acts]
        else:
            columns[name] = [getattr(act, name) for act in acts]
    return columns


def _frame(columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({name: pd.Series(cells, dtype=_DTYPES.get(name, "str")) for name, cells in columns.items()})


def from_frame(frame: pd.DataFrame) -> list[OutreachAction]:
    """Make acts of the rows of a table; an empty or missing cell is a field left at its default.

    Raises
    ------
    DataError
        With the row (the first one being 1) and the column that are wrong.
    """
    if "id" not in frame.columns and frame.index.name == "id":
        frame = frame.reset_index()
    frame = _known_columns(as_returned(frame))
    acts = []
    try:
        columns = list(map(partial(_cells, frame), frame.columns))
    except DataError as error:
        if error.row is None or claims_shown(_filled(frame.columns, frame.iloc[error.row - 1])):
            raise
        raise concealed(file="table", row=error.row, column=error.column) from None
    for number, row in enumerate(zip(*columns, strict=True), start=1):
        acts.append(_act(_filled(frame.columns, row), number))
    return acts


def _filled(columns: Iterable[object], row: Iterable[Any]) -> dict[str, Any]:
    """Return the cells of a row that are not empty."""
    named = zip(map(str, columns), row, strict=True)
    return {name: value for name, value in named if not is_missing(value) and value != ""}


def _cells(frame: pd.DataFrame, name: str) -> list[Any]:
    """Return the cells of a field; truth values, numbers and days are read in any of their forms."""
    dtype = _DTYPES.get(str(name))
    if dtype is None:
        return list(frame[name].astype("object"))
    return read_cells(frame[name], str(name), _KINDS[dtype], missing=True, first=1)


def _known_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table without unknown empty columns; refuse an unknown column with content, and a repeated one.

    Raises
    ------
    DataError
        With the column, and the first row in which something stands.
    """
    import pandas as pd

    names = frame.columns.map(str)
    if twice := names[names.duplicated()].tolist():
        raise DataError("the column is there twice", file="table", column=twice[0])
    further = frame.loc[:, ~names.isin(list(OutreachAction.model_fields))]
    cells = further.to_numpy(dtype="object")  # at once: of thousands of columns each would take its time
    filled = ~pd.isna(cells) & (cells != "")
    if filled.any():
        place = int(filled.any(axis=0).argmax())
        column = further.columns[place]
        rule = f"{str(column)!r} is not a field of OutreachAction; it has {', '.join(OutreachAction.model_fields)}"
        raise DataError(rule, file="table", row=int(filled[:, place].argmax()) + 1, column=str(column))
    return frame.drop(columns=further.columns)


def _act(cells: Mapping[str, Any], number: int) -> OutreachAction:
    fields = dict(cells)
    try:
        for name in _LISTS:
            if isinstance(fields.get(name), str):
                fields[name] = fields[name].split(";")
        for name in _NESTED:
            if isinstance(fields.get(name), str):
                fields[name] = from_json(fields[name])
        return OutreachAction.model_validate(fields)
    except json.JSONDecodeError as error:
        shown = error.doc[:60] if claims_shown(fields) else None
        raise DataError(f"should be JSON ({error.msg})", file="table", row=number, value=shown) from None
    except ValidationError as error:
        raise field_error(error, OutreachAction, file="table", row=number, shown=claims_shown(fields)) from None
    except CcwError as error:
        raise name_error(error, file="table", row=number, shown=claims_shown(fields)) from None
