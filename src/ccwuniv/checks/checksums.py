"""Whether the files of a data folder are those that its description describes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ccwuniv._support import file_bytes
from ccwuniv.errors import DataError
from ccwuniv.records import from_json

__all__ = ["checksum_problems"]

_LARGEST = 10_000_000
_AGAIN = (
    "if the change is meant, describe the folder again: make data-describe in a checkout of the project, "
    "Registry.read(FOLDER).write(FOLDER) for a folder of your own"
)


def checksum_problems(directory: Path) -> Iterator[DataError]:
    """Yield the files that are missing, or differ from their description in ``datapackage.json``."""
    checksums = _described(directory / "datapackage.json")
    if not checksums:
        yield DataError(f"lists no files with their checksums; {_AGAIN}", file="datapackage.json")
    for file, printed in checksums.items():
        path = directory / file
        if not path.is_file():
            rule = f"is described and not in the folder; {_AGAIN}"
            yield DataError(rule, file="datapackage.json", value=file)
        elif (held := "sha256:" + _checksum(path)) != printed:
            rule = f"the checksum of {file} is {held}; {_AGAIN}"
            yield DataError(rule, file="datapackage.json", column="hash", value=printed)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _described(path: Path) -> Mapping[str, str]:
    try:
        package = from_json(file_bytes(path, _LARGEST).decode())
        return {str(resource["path"]): str(resource["hash"]) for resource in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
