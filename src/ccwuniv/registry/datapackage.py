"""The description of a data folder as a Data Package (version 2), written from the codebook and from the records."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import types
from collections.abc import Iterable, Mapping
from enum import EnumType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ccwuniv.records import Record, Table, Variable, condensed, tables

__all__ = ["LICENCE", "describe", "field_of"]

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_DEPOSITARY = {"path": "https://treaties.un.org/"}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"code": "string", "text": "string"}
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "jsonl": "application/jsonl"}
_DESCRIBED_AS = {"outreach": "outreach_acts"}


def describe(
    files: Mapping[str, str],
    models: Mapping[str, type[Record]],
    *,
    as_of: dt.date,
    version: str,
    sources: Iterable[str],
) -> dict[str, Any]:
    """Return the description of some files, whose texts are passed by file name, with the checksum of each."""
    return {
        "$schema": _PROFILE,
        "name": "ccwuniv",
        "title": "Participation in the Convention on Certain Conventional Weapons and its Protocols",
        "description": "Treaty actions of all states on the Convention, its amended article 1 and its protocols, with "
        "the facts that are beside them. Every row names its source.",
        "version": version,
        "as_of": as_of.isoformat(),
        "contributors": [{"title": "The ccwuniv contributors"}],
        "keywords": ["arms control", "disarmament", "international law", "treaty participation", "universalization"],
        "licenses": [LICENCE],
        **_sources(sources),
        "resources": [_resource(file, text, models.get(file)) for file, text in files.items()],
    }


def _sources(titles: Iterable[str]) -> dict[str, list[dict[str, str]]]:
    named = [{"title": title, **(_DEPOSITARY if title.startswith("UN Treaty Collection") else {})} for title in titles]
    return {"sources": named} if named else {}


def _resource(file: str, text: str, model: type[Record] | None) -> dict[str, Any]:
    name, _, kind = file.rpartition(".")
    content = text.encode()
    table = tables()[_DESCRIBED_AS.get(name, name)]
    entry: dict[str, Any] = {
        "name": name,
        "path": file,
        "title": table.title,
        "description": f"A row is {table.row}.",
        "format": kind,
        "mediatype": _MEDIA_TYPES[kind],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [LICENCE],
    }
    entry |= _sources(condensed(str(row["source"]) for row in _rows(text, kind) if row.get("source")))
    if kind == "csv":
        header = next(csv.reader(io.StringIO(text, newline="")))
        return entry | {"type": "table", "schema": _schema(header, table, model)}
    return entry | {"type": "json", "jsonSchema": _json_schema(table)}


def _rows(text: str, kind: str) -> list[dict[str, Any]]:
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(text, newline="")))
    return json.loads(text) if kind == "json" else [json.loads(line) for line in text.splitlines()]


def _json_schema(table: Table) -> dict[str, Any]:
    """Describe a record of a JSON file; where the file is an array of them, this is its item."""
    properties = {v.name: _property(v, required=v.name in table.key) for v in table.variables}
    record = {"type": "object", "required": list(table.key), "properties": properties, "additionalProperties": False}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **record}


def _property(variable: Variable, *, required: bool) -> dict[str, Any]:
    field = field_of(variable)
    kind = "string" if field["type"] == "date" else field["type"]
    typed: dict[str, Any] = {"type": kind if required else [kind, "null"]}
    if field["type"] == "date":
        typed["format"] = "date"
    return typed | {name: text for name, text in field.items() if name in ("title", "description")}


def _schema(columns: Iterable[str], table: Table, model: type[Record] | None) -> dict[str, Any]:
    records = {info.alias or name: info for name, info in model.model_fields.items()} if model is not None else {}
    fields = []
    for column in columns:
        variable = table.variable(column) or Variable(column, column)
        constraints = _constraints(records[column]) if column in records else _values(variable)
        if column in table.key:
            constraints = {"required": True} | constraints
        fields.append(field_of(variable) | ({"constraints": constraints} if constraints else {}))
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers_to:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": list(tables()[other].key)}}
            for column, other in table.refers_to.items()
        ]
    return schema


def field_of(variable: Variable, otherwise: str = "string") -> dict[str, Any]:
    """Describe a column: its name, type (or what it is otherwise, where none is known), label and meaning.

    Examples
    --------
    >>> from ccwuniv.records import tables
    >>> field_of(tables()["gap_matrix"].variable("iso3"))["type"]
    'string'
    """
    kind = _TYPES.get(variable.type, variable.type) or otherwise
    field = {"name": variable.name, "type": kind, "title": variable.label, "description": _description(variable)}
    return {name: value for name, value in field.items() if value}


def _description(variable: Variable) -> str:
    codes = "; ".join(f"{code}: {meaning}" for code, meaning in variable.values.items())
    return " ".join(part for part in (variable.meaning, variable.rule, f"Codes: {codes}." if codes else "") if part)


def _values(variable: Variable) -> dict[str, Any]:
    return {"enum": list(variable.values)} if variable.values else {}


def _constraints(info: FieldInfo) -> dict[str, Any]:
    """Say whether a cell may be empty, and which words it may hold."""
    kind: Any = info.annotation
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    constraints: dict[str, Any] = {"required": True} if info.is_required() else {}
    if get_origin(kind) is Literal:
        constraints["enum"] = list(get_args(kind))
    elif isinstance(kind, EnumType):
        constraints["enum"] = sorted(map(str, kind.__members__.values()))
    return constraints
