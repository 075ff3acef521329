"""A registry's tables: read from a folder, and written to one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._files import make_folder, write_files
from ccwuniv._registry.contradictions import check_consistency, check_references
from ccwuniv._registry.datapackage import describe
from ccwuniv._registry.tables import csv_text, json_text, read_csv, read_json
from ccwuniv.errors import DataError, StoreError
from ccwuniv.model import (
    Action,
    Dispute,
    Instrument,
    Membership,
    PublishedTotal,
    Record,
    RelatedParticipation,
    State,
    Statement,
)

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["TABLES", "description", "read_folder", "read_records", "write_folder"]

TABLES: Mapping[str, tuple[str, type[Record]]] = {
    "states.csv": ("states", State),
    "groups.csv": ("memberships", Membership),
    "actions.csv": ("actions", Action),
    "statements.csv": ("statements", Statement),
    "disputes.csv": ("disputes", Dispute),
    "totals.csv": ("published_totals", PublishedTotal),
    "related.csv": ("related", RelatedParticipation),
}
"""The tables of a data folder: the file, the registry's attribute, the record of a row."""


def read_records(directory: Path, file: str) -> tuple[Any, ...]:
    """Read one table of a data folder by its file name."""
    if file == "instruments.json":
        return read_json(directory / file, Instrument)
    return read_csv(directory / file, TABLES[file][1])[0]


def read_folder(directory: Path) -> dict[str, Any]:
    """Read and check every table, and return them as the arguments of a registry."""
    if not directory.is_dir():
        raise StoreError(str(directory), "there is no such folder.")
    content = _read_package(directory / "datapackage.json")
    content["instruments"] = read_json(directory / "instruments.json", Instrument)
    lines: dict[str, tuple[int, ...]] = {}
    for file, (attribute, model) in TABLES.items():
        content[attribute], lines[file] = read_csv(directory / file, model)
    states = _unique(content["states"], "iso3", "states.csv", lines["states.csv"])
    instruments = _unique(content["instruments"], "code", "instruments.json", ())
    for file, (attribute, _) in TABLES.items():
        _check_states(content[attribute], states, file, lines[file])
    check_references(content["actions"], instruments, states, lines["actions.csv"])
    check_consistency(content["actions"], instruments, states, content["as_of"], lines["actions.csv"])
    return content


def _read_package(path: Path) -> dict[str, Any]:
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        return {
            "as_of": dt.date.fromisoformat(package["as_of"]),
            "version": str(package["version"]),
            "sources": tuple(str(source["title"]) for source in package.get("sources", ())),
        }
    except OSError:
        raise StoreError(str(path), "cannot be read; it gives the last day and the version of the data.") from None
    except (ValueError, KeyError, TypeError) as error:
        rule = f"should be a JSON object with as_of (a day), version and sources ({error})"
        raise DataError(rule, file=path.name) from None


def _unique(records: Iterable[Any], key: str, file: str, lines: Sequence[int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for index, record in enumerate(records):
        value = getattr(record, key)
        if value in found:
            row = lines[index] if lines else None
            raise DataError("duplicate of an earlier row", file=file, row=row, column=key, value=value)
        found[value] = record
    return found


def _check_states(records: Sequence[Any], states: Mapping[str, State], file: str, lines: Sequence[int]) -> None:
    for record, line in zip(records, lines, strict=True):
        iso3 = getattr(record, "iso3", None)
        if iso3 is not None and iso3 not in states:
            raise DataError("is not in states.csv", file=file, row=line, column="iso3", value=iso3)


def write_folder(registry: Registry, directory: Path) -> None:
    """Write every table, and the description of them: all of the files, or none."""
    files = {"instruments.json": json_text(registry.instruments)}
    files |= {file: csv_text(model, getattr(registry, attribute)) for file, (attribute, model) in TABLES.items()}
    files["datapackage.json"] = json_text(description(registry, files))
    make_folder(directory)
    write_files({directory / file: text for file, text in files.items()})


def description(registry: Registry, files: Mapping[str, str]) -> dict[str, Any]:
    """Return the description of files that belong to a registry, whose texts are given by their names."""
    models = {file: model for file, (_, model) in TABLES.items()}
    facts: Any = {"as_of": registry.as_of, "version": registry.version, "sources": registry.sources}
    return describe(files, models, **facts)
