"""A data folder that is brought up to date: each version a folder of tables of its own, and a file that names one.

A version is written whole before it is named. Whoever reads while one is written, and whoever reads after a writer was
killed, finds the version before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._support import inside, is_folder, is_there, make_folder, new_folder, write_file
from ccwuniv.errors import StoreError
from ccwuniv.records import from_json, json_text
from ccwuniv.registry.folder import files_of

if TYPE_CHECKING:
    from ccwuniv.registry.records import Records

__all__ = ["Version", "add_version", "has_versions", "standing"]

_NAMED = "current.json"
_FORM = 1


@dataclass(frozen=True)
class Version:
    """A version of a data folder.

    Attributes
    ----------
    name : str
        Its folder's name.
    folder : Path
        Its tables, and the pages from which they were brought up to date.
    """

    name: str
    folder: Path


def has_versions(folder: Path) -> bool:
    """Say whether a folder holds versions, and not the tables themselves.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> has_versions(data_directory())
    False
    """
    return is_there(folder / _NAMED)


def standing(folder: Path) -> Path:
    """Return the folder of tables that a data folder stands for: its named version, or the folder itself.

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
    return _named(folder).folder if has_versions(folder) else folder


def _named(folder: Path) -> Version:
    path = folder / _NAMED
    try:
        told = from_json(path.read_text(encoding="utf-8"))
        form, name = int(told["form"]), str(told["version"])
    except (OSError, ValueError, KeyError, TypeError):
        raise StoreError(str(path), "cannot be read; it names the version of the data that counts.") from None
    if form > _FORM:
        rule = f"is a data folder of form {form}, and this ccwuniv knows form {_FORM}; install a newer one."
        raise StoreError(str(folder), rule)
    if not is_folder(found := inside(folder, name)):
        raise StoreError(str(path), f"names the version {name}, which is not there; name one of the folders beside it.")
    return Version(name, found)


def add_version(
    folder: str | Path, reg: Records, pages: Mapping[str, bytes], facts: Mapping[str, Any], made: dt.date
) -> Version:
    """Write a registry as the next version of a data folder, with the pages that it rests on, and name it.

    Parameters
    ----------
    folder : path
        A folder of versions, or one that is empty or not there.
    reg : Registry
    pages : mapping of str to bytes
        The pages as they were read, by file name.
    facts : mapping
        What the version says of itself in ``update.json``, of JSON values.
    made : datetime.date
        The day on which it is made.

    Returns
    -------
    Version

    Raises
    ------
    StoreError
        When the folder holds something else, or cannot be written. The version before it still counts.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import Registry
    >>> with TemporaryDirectory() as folder:
    ...     version = add_version(folder, Registry.bundled(), {}, {}, dt.date(2026, 6, 1))
    ...     version.name, Registry.read(folder) == Registry.bundled()
    ('2026-06-01-1', True)
    """
    folder = Path(folder)
    make_folder(folder)
    before = _named(folder).name if has_versions(folder) else None
    if before is None and any(not entry.name.startswith(".") for entry in folder.iterdir()):
        rule = "holds other files; give the name of a new folder, or of one that `ccwuniv update` wrote."
        raise StoreError(str(folder), rule)
    said = {"form": _FORM, "made": made.isoformat(), "version_before": before, **facts}
    files: dict[str, bytes | str] = {**files_of(reg), "update.json": json_text(said)}
    files |= {f"pages/{name}": page for name, page in pages.items()}
    number = 1
    while is_there(folder / f"{made}-{number}"):
        number += 1
    version = Version(name := f"{made}-{number}", folder / name)
    new_folder(version.folder, files)
    write_file(folder / _NAMED, json_text({"form": _FORM, "version": name}))
    return version
