"""Whether the files of a data folder are those that its description describes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ccwuniv.errors import DataError
from ccwuniv.records import from_json

__all__ = ["checksum_problems"]

_AGAIN = (
    "if the change is meant, describe the folder again: make data-describe in a checkout of the project, "
    "Registry.read(FOLDER).write(FOLDER) for a folder of your own"
)


def checksum_problems(directory: Path) -> Iterator[DataError]:
    """Give the files that are not there, or are not as ``datapackage.json`` describes them."""
    checksums = _described(directory / "datapackage.json")
    if not checksums:
        yield DataError(f"lists no files with their checksums; {_AGAIN}", file="datapackage.json")
    for file, printed in checksums.items():
        path = directory / file
        if not path.is_file():
            rule = f"is described and not in the folder; {_AGAIN}"
            yield DataError(rule, file="datapackage.json", value=file)
        elif (held := "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()) != printed:
            rule = f"the checksum of {file} is {held}; {_AGAIN}"
            yield DataError(rule, file="datapackage.json", column="hash", value=printed)


def _described(path: Path) -> Mapping[str, str]:
    try:
        package = from_json(path.read_text(encoding="utf-8"))
        return {str(resource["path"]): str(resource["hash"]) for resource in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
