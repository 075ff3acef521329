"""A registry's tables: read from a folder, and written to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv import records
from ccwuniv._support import make_folder, write_files
from ccwuniv.errors import DataError, StoreError
from ccwuniv.records import Instrument, Record, csv_text, json_text, read_csv, read_json
from ccwuniv.registry.between import ROWS, problems_between
from ccwuniv.registry.data_folder import has_versions
from ccwuniv.registry.datapackage import describe

if TYPE_CHECKING:
    from ccwuniv.registry.records import Records

__all__ = ["TABLES", "description", "files_of", "read_recorded", "read_records", "write_folder"]

TABLES: Mapping[str, tuple[str, type[Record]]] = {
    file: (attribute, getattr(records, name)) for file, (attribute, name) in ROWS.items()
}
"""The tables of a data folder: the file, the registry's attribute, the record of a row."""


def read_records(directory: Path, file: str) -> tuple[Any, ...]:
    """Read one table of a data folder by its file name.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> read_records(data_directory(), "states.csv")[0].iso3
    'AFG'
    """
    if file == "instruments.json":
        return read_json(directory / file, Instrument)
    return read_csv(directory / file, TABLES[file][1])[0]


def read_recorded(directory: Path, as_of: dt.date) -> dict[str, Any]:
    """Read every table row by row as records, and return them as arguments of a registry.

    Raises
    ------
    DataError
        Where a table breaks its form, or two contradict each other: with file, line, column and value.
    """
    content: dict[str, Any] = {"as_of": as_of, "instruments": read_json(directory / "instruments.json", Instrument)}
    lines: dict[str, Sequence[int]] = {}
    for file, (attribute, model) in TABLES.items():
        content[attribute], lines[file] = read_csv(directory / file, model)
    for problem in problems_between(content, lines):
        raise problem
    return content


def files_of(registry: Records) -> dict[str, str]:
    """Return the text of every table, and of the description of them, by file name.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> sorted(set(files_of(Registry.bundled())) - set(TABLES))
    ['datapackage.json', 'instruments.json']
    """
    if registry.later_actions:
        act = registry.later_actions[0]
        raise DataError(
            f"{act.iso3} {act.instrument} {act.kind} is after the last day of the data, {registry.data_until}, so no "
            "folder can hold it; leave it out, or write registry.replaced(as_of=DAY) if the data answer for that day",
            file="actions.csv",
            column="date",
            value=str(act.date),
        )
    files = {"instruments.json": json_text(registry.instruments)}
    files |= {file: csv_text(model, getattr(registry, attribute)) for file, (attribute, model) in TABLES.items()}
    files["datapackage.json"] = json_text(description(registry, files))
    return files


def write_folder(registry: Records, directory: Path) -> None:
    """Write every table, and the description of them: all of the files, or none."""
    if has_versions(directory):
        raise StoreError(str(directory), "holds versions of the data; use another folder, or use ccwuniv update.")
    files = files_of(registry)
    make_folder(directory)
    write_files({directory / file: text for file, text in files.items()}, description=directory / "datapackage.json")


def description(registry: Records, files: Mapping[str, str]) -> dict[str, Any]:
    """Return the description of a registry's files, whose texts are passed by file name.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> description(reg, {})["version"] == reg.version
    True
    """
    models = {file: model for file, (_, model) in TABLES.items()}
    facts: Any = {"as_of": registry.data_until, "version": registry.version, "sources": registry.sources}
    return describe(files, models, **facts)
