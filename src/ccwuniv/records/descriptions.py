"""The one definition of every variable: what exports, the data package and the codebook's page say of a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._support import FrozenMapping, freeze_fields
from ccwuniv.records.stated import plain

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LABEL_LENGTH", "Table", "Variable", "facts_of", "in_length", "table_of", "tables", "variables_of"]

LABEL_LENGTH = 80
"""How many characters Stata allows a label."""

_FOLDER = Path(__file__).parent / "meanings"
_OF_REGISTRY = "Registry table "
_PLACE = re.compile(r"\{(\w+)\}")


def in_length(label: str) -> str:
    """Return a label of at most 80 characters, in whole words; where it was longer, with dots.

    Examples
    --------
    >>> in_length("data 2026.02.03; " + "participation " * 6)
    'data 2026.02.03; participation participation participation participation…'
    """
    if len(label) <= LABEL_LENGTH:
        return label
    whole = label[:LABEL_LENGTH].rpartition(" ")[0] or label[: LABEL_LENGTH - 1]
    return whole.rstrip(" ,;:(") + "…"


@dataclass(frozen=True, slots=True)
class Variable:
    """What a column holds.

    Attributes
    ----------
    name : str
        The column; in a table whose columns are instruments or states, with a place such as ``{instrument}``.
    label : str
        In at most 80 characters.
    type : str
        code, text, date, integer, number, boolean, array or object; empty where nothing is known of it.
    meaning, rule, source, changes : str
        What it means; by which rule it is made, with the article or the function; from which table; what changed since
        the first version.
    values : mapping of str to str
        What each code means.

    Examples
    --------
    >>> variable = tables()["totals"].variable("precision")
    >>> variable.label, variable.values
    ('How exactly the day is known', {'day': 'the day', 'month': 'the month'})
    """

    name: str
    label: str
    type: str = ""
    meaning: str = ""
    rule: str = ""
    source: str = ""
    changes: str = ""
    values: Mapping[str, str] = FrozenMapping()

    def __post_init__(self) -> None:
        freeze_fields(self, "values")

    def at(self, column: str) -> Variable | None:
        """Return the description of a column, or None.

        Examples
        --------
        >>> Variable("{instrument}", "{instrument}: status on the day", "code").at("AP2").label
        'AP2: status on the day'
        """
        place = _PLACE.search(self.name)
        if place is None:
            return self if self.name == column else None
        found = re.fullmatch(re.escape(self.name).replace(re.escape(place[0]), "(.+)"), column)
        if found is None:
            return None
        return replace(self, name=column, label=in_length(self.label.replace(place[0], found[1])))


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is: a row, its key, which calls or files make it, and its variables.

    Examples
    --------
    >>> tables()["gap_matrix"].key, tables()["gap_matrix"].row
    (('iso3',), 'one state')
    """

    name: str
    title: str
    row: str
    made_by: str
    variables: tuple[Variable, ...]
    calls: tuple[str, ...] = ()
    when: Mapping[str, str] = FrozenMapping()
    key: tuple[str, ...] = ()
    refers_to: Mapping[str, str] = FrozenMapping()

    def __post_init__(self) -> None:
        freeze_fields(self, "when", "refers_to")

    def variable(self, column: str) -> Variable | None:
        """Return what is known of a column: its own definition, before one shared by several.

        Examples
        --------
        >>> tables()["gap_matrix"].variable("AP2").label
        'AP2: status on the day'
        """
        order = sorted(self.variables, key=lambda variable: (variable.name.count("{"), -len(variable.name)))
        exact = next((variable for variable in order if variable.name == column), None)
        found = (variable.at(column) for variable in order)
        return exact or _identifier(column) or next((variable for variable in found if variable is not None), None)


@cache
def tables() -> Mapping[str, Table]:
    """Return every table that is described, by its name.

    Examples
    --------
    >>> tables()["gap_matrix"].title
    'Gap matrix: status'
    """
    common = {name: _variable(name, entry, {}) for name, entry in _read("common").items()}
    found: dict[str, Table] = {}
    for part in ("data", "panels", "results"):
        for name, entry in _read(part).items():
            found[name] = _table(name, entry, common, found)
    return found


_IDENTIFIERS = ("cow", "gw", "m49", "iso2")
_OF_PAIRS = {"_a": "First state of the pair: ", "_b": "Second state of the pair: "}


def _identifier(column: str) -> Variable | None:
    """Return the description of a state's identifier, for any table of states; in pairs, for each of the two."""
    end = column[-2:] if column[-2:] in _OF_PAIRS else ""
    name = column.removesuffix(end)
    if name not in _IDENTIFIERS:
        return None
    variable = _variable(column, _read("common")[name], {})
    return replace(variable, label=f"{_OF_PAIRS.get(end, '')}{variable.label}")


@cache
def _read(part: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((_FOLDER / f"{part}.toml").read_text(encoding="utf-8"))


def _variable(name: str, entry: Mapping[str, Any], common: Mapping[str, Variable]) -> Variable:
    given = {key: value for key, value in entry.items() if key != "same_as"}
    if "same_as" in entry:
        return replace(common[entry["same_as"]], **given, name=name)
    return Variable(name=name, **given)


def _table(name: str, entry: dict[str, Any], common: Mapping[str, Variable], known: Mapping[str, Table]) -> Table:
    own = [_variable(column, about, common) for column, about in entry.pop("variables", {}).items()]
    shared = [common[column] for column in entry.pop("common", ())]
    like = known[entry.pop("like")].variables if "like" in entry else ()
    call, key = entry.pop("call", ()), tuple(entry.pop("key", ()))
    calls = (call,) if isinstance(call, str) else tuple(call)
    return Table(name=name, variables=(*own, *shared, *like), calls=calls, key=key, **entry)


def facts_of(table: object) -> dict[str, Any]:
    """Return the provenance of a table, empty where it has none.

    Examples
    --------
    >>> from ccwuniv import Registry, coverage
    >>> facts_of(coverage(Registry.bundled()))["call"], facts_of("no table")
    ('coverage', {})
    """
    facts = getattr(table, "attrs", {}).get("ccwuniv")
    return {str(name): plain(value) for name, value in facts.items()} if isinstance(facts, Mapping) else {}


def table_of(frame: pd.DataFrame) -> Table | None:
    """Return the description that fits a table, by the call that made it and the columns that it has.

    Examples
    --------
    >>> from ccwuniv import Registry, gap_matrix
    >>> table_of(gap_matrix(Registry.bundled(), values="gap")).title
    'Gap matrix: gaps'
    """
    facts = facts_of(frame)
    if (own := str(facts.get("call", ""))).startswith(_OF_REGISTRY):
        return tables().get(own.removeprefix(_OF_REGISTRY))
    columns = [str(column) for column in frame.columns]
    fitting = [
        table
        for table in tables().values()
        if facts.get("call") in table.calls and all(facts.get(option) == value for option, value in table.when.items())
    ]
    fitting.sort(key=lambda table: (-len(table.when), sum(table.variable(column) is None for column in columns)))
    return fitting[0] if fitting else None


def variables_of(frame: pd.DataFrame, columns: Iterable[str] | None = None) -> list[Variable]:
    """Return what is known of each column of a table; a column of the caller's own has its name as its label.

    Examples
    --------
    >>> import pandas as pd
    >>> variables_of(pd.DataFrame({"gdp": [1.0]}))[0].label
    'gdp'
    """
    table = table_of(frame)
    names = [str(column) for column in (frame.columns if columns is None else columns)]
    known = [table.variable(name) if table is not None else None for name in names]
    return [found or Variable(name, in_length(name)) for name, found in zip(names, known, strict=True)]
