"""A registry's tables: read from a folder, and written to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccwuniv._support import file_bytes, inside, is_folder, is_there, make_folder, write_files
from ccwuniv.errors import DataError, StoreError
from ccwuniv.records import (
    Action,
    Dispute,
    Instrument,
    Membership,
    Period,
    PublishedTotal,
    Record,
    RelatedParticipation,
    State,
    Statement,
    csv_text,
    from_json,
    json_text,
    read_csv,
    read_json,
)
from ccwuniv.registry.contradictions import check_consistency
from ccwuniv.registry.datapackage import describe
from ccwuniv.registry.references import reference_problems

if TYPE_CHECKING:
    from ccwuniv.registry.records import Records

__all__ = [
    "FORM",
    "NAMED",
    "TABLES",
    "description",
    "files_of",
    "has_versions",
    "holds_data",
    "problems_between",
    "read_folder",
    "read_package",
    "read_records",
    "standing",
    "write_folder",
]

TABLES: Mapping[str, tuple[str, type[Record]]] = {
    "states.csv": ("states", State),
    "periods.csv": ("periods", Period),
    "groups.csv": ("memberships", Membership),
    "actions.csv": ("actions", Action),
    "statements.csv": ("statements", Statement),
    "disputes.csv": ("disputes", Dispute),
    "totals.csv": ("published_totals", PublishedTotal),
    "related.csv": ("related", RelatedParticipation),
}
"""The tables of a data folder: the file, the registry's attribute, the record of a row."""

_LARGEST = 10_000_000
"""How many bytes the description of a folder may have."""

_STOPPED = (
    "there is no such file, which gives the last day and the version of the data. Where a folder has the tables alone, "
    "a writer was stopped: write the folder again."
)

NAMED: Final = "current.json"
"""What names the version of a data folder that is brought up to date."""

FORM: Final = 1
"""The form of that file and of the folders beside it."""


def has_versions(folder: Path) -> bool:
    """Say whether a folder holds versions, and not the tables themselves.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> has_versions(data_directory())
    False
    """
    return is_there(folder / NAMED)


def holds_data(folder: Path) -> bool:
    """Say whether a folder holds tables, or versions of them.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> holds_data(data_directory())
    True
    """
    return has_versions(folder) or is_there(folder / "datapackage.json")


def standing(folder: Path) -> Path:
    """Return the folder of tables that a data folder means: its named version, or the folder itself.

    Raises
    ------
    StoreError
        When the file that names the version cannot be read, is of a newer form, or names none that is there.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> standing(data_directory()) == data_directory()
    True
    """
    if not has_versions(folder):
        return folder
    path = folder / NAMED
    try:
        told = from_json(file_bytes(path, _LARGEST).decode())
        form, name = int(told["form"]), str(told["version"])
    except (OSError, ValueError, KeyError, TypeError):
        raise StoreError(str(path), "cannot be read; it names the version of the data that counts.") from None
    if form > FORM:
        rule = f"is a data folder of form {form}, and this ccwuniv knows form {FORM}; install a newer one."
        raise StoreError(str(folder), rule)
    if not is_folder(found := inside(folder, name)):
        raise StoreError(str(path), f"names the version {name}, which is not there; name one of the folders beside it.")
    return found


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


def read_folder(directory: Path) -> dict[str, Any]:
    """Read and check every table, and return them as the arguments of a registry."""
    directory = standing(directory)
    if not is_folder(directory):
        raise StoreError(str(directory), "there is no such folder.")
    content = read_package(directory / "datapackage.json")
    content["instruments"] = read_json(directory / "instruments.json", Instrument)
    lines: dict[str, Sequence[int]] = {}
    for file, (attribute, model) in TABLES.items():
        content[attribute], lines[file] = read_csv(directory / file, model)
    for problem in problems_between(content, lines):
        raise problem
    return content


def problems_between(content: Mapping[str, Any], lines: Mapping[str, Sequence[int]]) -> Iterator[DataError]:
    """Give what is wrong between the rows of a folder, of which each is well formed.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> content = {attribute: getattr(reg, attribute) for attribute, _ in TABLES.values()}
    >>> content |= {"instruments": reg.instruments, "as_of": reg.as_of}
    >>> lines = {file: range(2, 2 + len(content[attribute])) for file, (attribute, _) in TABLES.items()}
    >>> list(problems_between(content, lines))
    []
    """
    sound = True
    tables = {file: content[attribute] for file, (attribute, _) in TABLES.items()}
    for problem in reference_problems(content["instruments"], tables, lines, content["as_of"]):
        sound = False
        yield problem
    if sound:
        states = {state.iso3: state for state in content["states"]}
        instruments = {instrument.code: instrument for instrument in content["instruments"]}
        try:
            check_consistency(content["actions"], instruments, states, content["as_of"], lines["actions.csv"])
        except DataError as problem:
            yield problem


def read_package(path: Path) -> dict[str, Any]:
    """Return what the description of a data folder says of it: the last day, the version, the sources.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> sorted(read_package(data_directory() / "datapackage.json"))
    ['as_of', 'sources', 'version']
    """
    try:
        package = from_json(file_bytes(path, _LARGEST, missing=_STOPPED).decode())
        return {
            "as_of": dt.date.fromisoformat(package["as_of"]),
            "version": str(package["version"]),
            "sources": tuple(str(source["title"]) for source in package.get("sources", ())),
        }
    except (ValueError, KeyError, TypeError) as error:
        rule = f"should be a JSON object with as_of (a day), version and sources ({error})"
        raise DataError(rule, file=path.name) from None


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
    """Return the description of files that belong to a registry, whose texts are given by their names.

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
