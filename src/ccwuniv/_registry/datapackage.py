"""The Frictionless description of a data folder, written from the records that its rows are."""

from __future__ import annotations

import datetime as dt
import hashlib
import types
from collections.abc import Iterable, Mapping
from enum import EnumType
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ccwuniv.model import Record

__all__ = ["describe"]


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    """Describe a column: its type, whether a cell may be empty, and the words it may hold."""
    kind: Any = info.annotation
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    constraints: dict[str, Any] = {"required": True} if info.is_required() else {}
    if get_origin(kind) is Literal:
        constraints["enum"] = list(get_args(kind))
        kind = str
    elif isinstance(kind, EnumType):
        constraints["enum"] = sorted(map(str, kind.__members__.values()))
        kind = str
    kind = get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
    named = {dt.date: "date", int: "integer", bool: "boolean"}.get(kind, "string")
    return {"name": info.alias or name, "type": named} | ({"constraints": constraints} if constraints else {})


def describe(
    directory: Path,
    tables: Mapping[str, type[Record]],
    *,
    as_of: dt.date,
    version: str,
    sources: Iterable[str],
) -> dict[str, Any]:
    """Return the description of the tables that stand in a folder, with the checksum of each."""
    resources = [
        {
            "name": Path(file).stem,
            "path": file,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "hash": "sha256:" + hashlib.sha256((directory / file).read_bytes()).hexdigest(),
            "schema": {"fields": [_field(name, info) for name, info in model.model_fields.items()]},
        }
        for file, model in tables.items()
    ]
    return {
        "name": "ccwuniv",
        "title": "Participation in the Convention on Certain Conventional Weapons and its Protocols",
        "profile": "data-package",
        "version": version,
        "as_of": as_of.isoformat(),
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "sources": [{"title": source} for source in sources],
        "resources": resources,
    }
