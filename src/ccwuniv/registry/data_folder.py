"""What a data folder means: its tables or versions of them, and what its description says of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

from ccwuniv._support import file_bytes, inside, is_folder, is_there
from ccwuniv.errors import DataError, StoreError
from ccwuniv.records import from_json

__all__ = ["FORM", "NAMED", "has_versions", "holds_data", "read_package", "standing"]

_LARGEST = 10_000_000
"""How many bytes the description of a folder may have."""

_STOPPED = (
    "there is no such file, which gives the last day and the version of the data. Where a folder has the tables alone, "
    "a writer was stopped: write the folder again."
)

NAMED: Final = "current.json"
"""The file that names the current version of an updated data folder."""

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
