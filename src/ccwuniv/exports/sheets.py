"""Tables ready to be written: plain columns, each table with its definitions and its provenance."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import OptionError
from ccwuniv.names import identifier_rows
from ccwuniv.records import Variable, columns, condensed, facts_of, table_of, tables, variables_of
from ccwuniv.registry import TABLES, provenance

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from pandas.api.extensions import ExtensionDtype

    from ccwuniv.registry import Registry

__all__ = ["Sheet", "flat", "identifiers_of", "sheet_of", "sheets_of"]

_FLAT = (
    *("code", "untc_id", "kind", "parent", "amends", "adopted", "adopted_at", "entry_into_force"),
    *("trigger_date", "counts_toward_two", "source"),
)
_DTYPES: dict[str, Any] = {"date": "datetime64[s]", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write.

    Attributes
    ----------
    name : str
        Of letters, digits and underscores.
    title : str
        What the table is.
    frame : pandas.DataFrame
        The table, its index as it was; every cell is text, a number, a truth value, a day, or missing.
    variables : list of Variable
        One for each column of :func:`flat`.
    """

    name: str
    title: str
    frame: pd.DataFrame
    variables: list[Variable]

    @property
    def facts(self) -> dict[str, Any]:
        """The provenance of the table."""
        return facts_of(self.frame)


def sheet_of(what: pd.DataFrame | pd.Series[Any]) -> Sheet:
    """Return a table in the form to be written.

    Raises
    ------
    OptionError
        When two of its columns have one name.

    Examples
    --------
    >>> from ccwuniv import Registry, gap_matrix
    >>> sheet = sheet_of(gap_matrix(Registry.bundled()))
    >>> sheet.facts["call"], sheet.variables[0].name
    ('gap_matrix', 'iso3')
    """
    import pandas as pd

    frame = what.to_frame() if isinstance(what, pd.Series) else what.copy()
    frame.columns = pd.Index([str(column) for column in frame.columns], name=frame.columns.name, dtype="str")
    for place, column in enumerate(frame.columns):
        if isinstance(frame.dtypes.iloc[place], pd.ArrowDtype) and not frame.columns.duplicated().any():
            frame[column] = _without_arrow(frame[column])
        if frame.dtypes.iloc[place] == "object" and not frame.columns.duplicated().any():
            frame[column] = _plain(frame[column])
    frame.attrs = dict(what.attrs)
    names = [str(column) for column in flat(frame).columns]
    if twice := [name for name in names if names.count(name) > 1]:
        raise OptionError("what", f"a table with two columns {twice[0]!r}", ["a table whose columns differ in name"])
    table = table_of(frame)
    name = table.name if table is not None else str(facts_of(frame).get("call", "table")).replace(".", "_")
    known = zip(variables_of(frame, names), flat(frame).dtypes, strict=True)
    variables = [
        variable if _fits(variable, dtype) else Variable(variable.name, variable.name) for variable, dtype in known
    ]
    return Sheet(name, table.title if table is not None else name, frame, variables)


def _fits(variable: Variable, dtype: np.dtype[Any] | ExtensionDtype) -> bool:
    """Say whether a column can fit its definition: a table of another shape has columns of another kind."""
    return variable.type not in ("integer", "number") or dtype.kind in "iuf"


def flat(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose index, where it has a name, is among the columns."""
    named = any(name is not None for name in frame.index.names)
    result = frame.reset_index(drop=not named)
    result.columns.name = None
    return result


def _without_arrow(column: pd.Series[Any]) -> pd.Series[Any]:
    """Return a column of pyarrow as one of pandas of the same kind."""
    dtypes: dict[str, Any] = {"b": "boolean", "i": "Int64", "u": "Int64", "f": "Float64", "M": "datetime64[s]"}
    result: pd.Series[Any] = column.astype(dtypes.get(column.dtype.kind, "object"))
    return result


def _plain(column: pd.Series[Any]) -> pd.Series[Any]:
    """Return a column without Python objects: days as days, lists and mappings as text."""
    import pandas as pd

    there = column.dropna()
    if len(there) and all(isinstance(value, dt.date) for value in there):
        return pd.to_datetime(column).astype("datetime64[s]")
    return column.map(_cell, na_action="ignore")


def _cell(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list | set | frozenset):
        return ";".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if isinstance(value, str | bool | int | float) else str(value)


def sheets_of(registry: Registry) -> list[Sheet]:
    """Return every table of a registry; of the instruments, the fields that fit into a cell.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [sheet.name for sheet in sheets_of(Registry.bundled())][:3]
    ['instruments', 'states', 'periods']
    """
    found = [_sheet(registry, "instruments", _FLAT, _FLAT, registry.instruments)]
    for file, (attribute, model) in TABLES.items():
        fields = tuple(model.model_fields)
        found.append(_sheet(registry, file.removesuffix(".csv"), columns(model), fields, getattr(registry, attribute)))
    return [*found, identifiers_of(registry)]


def identifiers_of(registry: Registry) -> Sheet:
    """Return the identifiers of a registry's states in the lists of others, each between its days."""
    held = {state.iso3 for state in registry.states}
    fields = ("iso3", "scheme", "identifier", "since", "until", "source")
    return _sheet(registry, "identifiers", fields, fields, [one for one in identifier_rows() if one.iso3 in held])


def _sheet(
    registry: Registry, name: str, header: Iterable[str], fields: Iterable[str], records: Iterable[Any]
) -> Sheet:
    import pandas as pd

    table, fields, records = tables()[name], tuple(fields), tuple(records)
    variables = [table.variable(column) or Variable(column, column) for column in header]
    frame = pd.DataFrame(
        {
            variable.name: _typed([getattr(record, field) for record in records], variable)
            for variable, field in zip(variables, fields, strict=True)
        }
    )
    frame.attrs = provenance(registry, f"Registry table {name}", as_of=registry.data_until)
    frame.attrs["ccwuniv"]["sources"] = list(condensed(record.source for record in records if record.source))
    return Sheet(name, table.title, frame, variables)


def _typed(cells: list[Any], variable: Variable) -> pd.Series[Any]:
    import pandas as pd

    if variable.type == "date":
        return pd.to_datetime(pd.Series(cells, dtype="object")).astype("datetime64[s]")
    plain = [None if cell is None else cell if variable.type in _DTYPES else str(_cell(cell)) for cell in cells]
    return pd.Series(plain, dtype=_DTYPES.get(variable.type, "object" if None in plain else "str"))
