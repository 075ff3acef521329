"""What every table says of itself: the data, the day, the rule of counting, the call that made it, the sources."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Iterable, Mapping
from enum import Enum
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from ccwuniv._sources import condensed
from ccwuniv._version import __version__

if TYPE_CHECKING:
    from pydantic import JsonValue

    from ccwuniv.acts import OutreachAction
    from ccwuniv.registry import Registry

__all__ = [
    "LOG",
    "REGISTRY",
    "TABLE",
    "arguments",
    "bases_in_words",
    "documents_of",
    "joined",
    "plain",
    "provenance",
    "several",
]

REGISTRY, LOG, TABLE, OTHER = "$registry", "$log", "$table", "$other"
"""What stands for an argument that is no JSON value: the registry, the log, a table (with its own call), another."""

_BASES = {"consent": "counted by deposit of consent", "in_force": "counted by date of effect"}


def provenance(
    registry: Registry,
    call: str,
    given: Mapping[str, object] | None = None,
    *,
    tables: Iterable[str] = ("actions",),
    instruments: Iterable[str] | None = None,
    documents: Iterable[str] = (),
    **facts: Any,
) -> dict[Hashable | None, Any]:
    """Return the provenance of a table, of JSON types only, under the one key ``ccwuniv``.

    Parameters
    ----------
    registry : Registry
        The data from which the table was made.
    call : str
        The name of the function that made it.
    given : mapping, optional
        The arguments of that call by name, as they were given: with them it can be made again.
    tables : iterable of str
        The tables of the registry that were used, as ``Registry.sources_of`` names them: their sources are named.
    instruments : iterable of str, optional
        The codes whose rows were used; all by default.
    documents : iterable of str
        What records the acts that were used; see :func:`documents_of`.
    **facts
        ``as_of``, ``basis``, ``population``, ``denominator`` and whatever else the table depends on; a day is written
        in ISO form, and what is None is left out.
    """
    stated = {name: plain(value) for name, value in facts.items() if value is not None}
    sources = registry.sources_of(tables, instruments)
    return {
        "ccwuniv": {
            "library": __version__,
            "data": registry.version,
            "call": call,
            **({} if given is None else {"arguments": arguments(given)}),
            **stated,
            "hypothetical": registry.hypothetical,
            "sources": [*sources, *documents],
        }
    }


def joined(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what several tables say together of where they come from: of a picture that shows them all.

    What all say alike is kept. All their sources are named. Of days, bases, versions that differ each is named, in the
    order of the parts, as a list. ``unstated`` says that some part tells nothing of itself.

    Examples
    --------
    >>> found = joined([{"as_of": "2014-09-01", "sources": ["A"]}, {"as_of": "2026-02-03", "sources": ["A", "B"]}, {}])
    >>> found["as_of"], found["sources"], found["unstated"]
    (['2014-09-01', '2026-02-03'], ['A', 'B'], True)
    """
    every = list(parts)
    stated = [part for part in every if part.get("sources")]
    if len(every) == 1 or not stated:
        return dict(every[0]) if len(every) == 1 else {}
    found = {name: value for name, value in stated[0].items() if all(part.get(name) == value for part in stated)}
    for name in ("as_of", "basis", "population", "data", "library"):
        values = list(dict.fromkeys(part[name] for part in stated if part.get(name)))
        if len(values) > 1:
            found[name] = values
    found["sources"] = list(condensed(source for part in stated for source in part["sources"]))
    found["hypothetical"] = any(part.get("hypothetical") for part in stated)
    return {**found, **({"unstated": True} if len(stated) < len(every) else {})}


def several(value: object) -> list[str]:
    """Return what a fact says as a list: one value, those of several tables, or none.

    Examples
    --------
    >>> several("2014-09-01"), several(["consent", "in_force"]), several(None)
    (['2014-09-01'], ['consent', 'in_force'], [])
    """
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)] if value else []


def bases_in_words(facts: Mapping[str, Any]) -> str:
    """Say how was counted, empty where the facts do not say it.

    Examples
    --------
    >>> bases_in_words({"basis": "consent"})
    'counted by deposit of consent'
    """
    return " and ".join(_BASES[basis] for basis in several(facts.get("basis")) if basis in _BASES)


def documents_of(acts: Iterable[OutreachAction] | None) -> tuple[str, ...]:
    """Return the documents that record acts, each once; of a log, those of its public ones."""
    return condensed(act.document for act in acts or () if act.document)


def arguments(given: Mapping[str, object]) -> dict[str, Any]:
    """Return the arguments of a call as JSON values; what may not stand there is named by its kind."""
    said = {name: value for name, value in given.items() if value is not None}
    return {name: plain(value) for name, value in said.items() if name != "confidential" or value}


class _OtherError(Exception):
    """Something that may not stand in provenance."""


def plain(value: object) -> JsonValue:
    """Return a value as JSON where all of it is on the list of what may stand in provenance, else its kind.

    On the list are words, numbers, truth values, days, codes of states and instruments, and lists and mappings of
    these. A registry, a log and a table are named. A record is never unfolded, whatever holds it.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> plain(["P5", 2014]), plain(OutreachLog.bundled()), plain(OutreachLog.bundled().actions)
    (['P5', 2014], '$log', {'$other': 'tuple'})
    """
    if hasattr(value, "status_grid"):
        return REGISTRY
    if hasattr(value, "candidates") and hasattr(value, "targets"):
        return LOG
    if isinstance(attrs := getattr(value, "attrs", None), Mapping):
        return {TABLE: _call(attrs.get("ccwuniv"))}
    try:
        return _listed(value)
    except (_OtherError, RecursionError):
        return {OTHER: type(value).__name__}


def _call(facts: object) -> dict[str, JsonValue]:
    """Return the call that a table's provenance records, with its arguments; nothing where it records none."""
    if not isinstance(facts, Mapping):
        return {}
    return {name: plain(facts[name]) for name in ("call", "arguments") if name in facts}


def _listed(value: object) -> JsonValue:
    kind = type(value)
    if kind is dict:
        return {_word(name): _listed(one) for name, one in value.items()}  # type: ignore[attr-defined]
    if kind in (set, frozenset):
        return sorted(map(_element, value), key=str)  # type: ignore[call-overload]
    if kind in (list, tuple):
        return [_element(one) for one in value]  # type: ignore[attr-defined]
    if kind.__module__.partition(".")[0] in ("numpy", "pandas") and callable(listed := getattr(value, "tolist", None)):
        return _listed(listed())
    return _single(value)


def _element(value: object) -> JsonValue:
    """Return an element of a list, where no mapping may stand: it could be a record."""
    if isinstance(value, Mapping):
        raise _OtherError
    return _listed(value)


def _word(value: object) -> str:
    found = _single(value)
    if not isinstance(found, str):
        raise _OtherError
    return found


def _single(value: object) -> JsonValue:
    from ccwuniv.model import Instrument, State

    if isinstance(value, State | Instrument):
        return value.iso3 if isinstance(value, State) else value.code
    if isinstance(value, Enum):
        return _single(value.value)
    if value is None or isinstance(value, bool | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real) and math.isfinite(value):
        return float(value)
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    raise _OtherError
