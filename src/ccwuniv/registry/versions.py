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

from ccwuniv._support import is_there, make_folder, new_folder, write_file
from ccwuniv.errors import StoreError
from ccwuniv.records import json_text
from ccwuniv.registry.data_folder import FORM, NAMED, has_versions, standing
from ccwuniv.registry.folder import files_of

if TYPE_CHECKING:
    from ccwuniv.registry.records import Records

__all__ = ["DataVersion", "add_version"]


@dataclass(frozen=True)
class DataVersion:
    """A version of a data folder.

    Attributes
    ----------
    name : str
        Its folder's name.
    folder : Path
        Its tables, and the pages from which they were brought up to date.

    Examples
    --------
    >>> DataVersion("2026-06-01-1", Path("data/2026-06-01-1")).folder.name
    '2026-06-01-1'
    """

    name: str
    folder: Path


def add_version(
    folder: str | Path, reg: Records, pages: Mapping[str, bytes], facts: Mapping[str, Any], made: dt.date
) -> DataVersion:
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
    DataVersion

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
    before = standing(folder).name if has_versions(folder) else None
    if before is None and any(not entry.name.startswith(".") for entry in folder.iterdir()):
        rule = "holds other files; use the name of a new folder, or of one that `ccwuniv update` wrote."
        raise StoreError(str(folder), rule)
    said = {"form": FORM, "made": made.isoformat(), "version_before": before, **facts}
    files: dict[str, bytes | str] = {**files_of(reg), "update.json": json_text(said)}
    files |= {f"pages/{name}": page for name, page in pages.items()}
    number = 1
    while is_there(folder / f"{made}-{number}"):
        number += 1
    version = DataVersion(name := f"{made}-{number}", folder / name)
    new_folder(version.folder, files)
    write_file(folder / NAMED, json_text({"form": FORM, "version": name}))
    return version
