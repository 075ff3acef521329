"""JSON values that provenance may hold: words, numbers, days, codes, and never the content of a record."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from enum import Enum
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import JsonValue

__all__ = ["LOG", "OTHER", "REGISTRY", "TABLE", "arguments", "plain"]

REGISTRY, LOG, TABLE, OTHER = "$registry", "$log", "$table", "$other"
"""How provenance writes an argument that is not a JSON value: the registry, the log, a table, anything else."""


def arguments(given: Mapping[str, object]) -> dict[str, Any]:
    """Return the arguments of a call as JSON values; any other argument is named by its kind.

    Examples
    --------
    >>> arguments({"as_of": dt.date(2014, 9, 1), "states": None, "confidential": False})
    {'as_of': '2014-09-01'}
    """
    said = {name: value for name, value in given.items() if value is not None}
    return {name: plain(value) for name, value in said.items() if name != "confidential" or value}


class _OtherError(Exception):
    """A value that provenance must not hold."""


def plain(value: object) -> JsonValue:
    """Return a value as JSON if all of it may be in provenance, else the name of its kind.

    On the list are words, numbers, truth values, days, codes of states and instruments, and lists and mappings of
    these. A registry, a log and a table are named. A record is never unfolded, whatever holds it.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> plain(["P5", 2014]), plain(OutreachLog.bundled()), plain(OutreachLog.bundled().actions)
    (['P5', 2014], '$log', {'$other': 'tuple'})
    """
    if type(value) is str or type(value) is bool or type(value) is dt.date:
        return value.isoformat() if isinstance(value, dt.date) else value
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
    """Return an element of a list, where no mapping is allowed: it could be a record."""
    if isinstance(value, Mapping):
        raise _OtherError
    return _listed(value)


def _word(value: object) -> str:
    found = _single(value)
    if not isinstance(found, str):
        raise _OtherError
    return found


def _single(value: object) -> JsonValue:
    from ccwuniv.records.model import Instrument, State

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
