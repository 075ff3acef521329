"""Files written whole or not at all: what was there before stays until everything new is on the disk."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from ccwuniv._support.parts import flush, part_beside, sweep
from ccwuniv.errors import StoreError

__all__ = ["inside", "is_folder", "is_there", "make_folder", "new_folder", "write_file", "write_files"]

_NO_NAME = re.compile(
    r"\.{0,2}|.*[/\\:*?\"<>|\x00-\x1f].*|.*[. ]|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE | re.DOTALL
)


def inside(folder: Path, name: str) -> Path:
    """Return the path of a file in a folder.

    Raises
    ------
    StoreError
        For a name that leads out of the folder, or that a file may not have on every system.

    Examples
    --------
    >>> inside(Path("report"), "totals.csv").as_posix()
    'report/totals.csv'
    >>> inside(Path("report"), "../totals.csv")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.StoreError: report: '../totals.csv' is not a name for a file in it; use letters, digits and hyphens.
    """
    if _NO_NAME.fullmatch(name):
        raise StoreError(str(folder), f"{name!r} is not a name for a file in it; use letters, digits and hyphens.")
    return folder / name


def is_folder(path: Path) -> bool:
    """Say whether a folder exists; a name that the system refuses means no."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Say whether a file or folder exists; a name that the system refuses means no."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there.

    Raises
    ------
    StoreError
        When it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise StoreError(str(folder), f"cannot be written: the folder cannot be made ({_reason(error)}).") from None


def new_folder(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Write a new folder with all of its files, or nothing; all of it is on the disk before it has its name.

    What a killed writer left beside it is swept.

    Parameters
    ----------
    folder : Path
        Not there yet; the folder above it is.
    files : mapping of str to bytes or str
        By name; ``pages/one.html`` lies in a folder of its own.

    Raises
    ------
    StoreError
        When it is there, or cannot be written.
    """
    part = part_beside(folder)
    try:
        sweep(folder.parent)
        part.mkdir()
        for name, content in files.items():
            place = part / name
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        for place in [*part.rglob("*"), part]:
            flush(place)
        part.rename(folder)
        flush(folder.parent)
    except (OSError, ValueError) as error:
        raise StoreError(str(folder), f"cannot be written: {_reason(error)}.") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def write_file(path: Path, content: bytes | str) -> None:
    """Write one file, as :func:`write_files` does."""
    write_files({path: content})


def write_files(files: Mapping[Path, bytes | str], *, description: Path | None = None) -> None:
    """Write files, all of them or none; a text is written as UTF-8.

    Each is written beside its place under another name, and takes its place once all are on the disk. A symbolic link
    leads to the file that is written; a device or a pipe is written straight. What a killed writer left is swept.

    Parameters
    ----------
    files : mapping of Path to bytes or str
    description : Path, optional
        Which of them describes the others. It is away while they take their places, so that a writer that is killed
        leaves no description of other tables than those that lie beside it.

    Raises
    ------
    StoreError
        When one of them cannot be written. What was there before still is, and nothing else.
    """
    parts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            place = Path(os.path.realpath(path))
            if _is_stream(place):
                place.write_bytes(data)
            else:
                parts[place] = _write_beside(place, data)
        _take_places(parts, description and Path(os.path.realpath(description)))
        for folder in {place.parent for place in parts}:
            flush(folder)
            sweep(folder)
    except (OSError, ValueError) as error:
        raise StoreError(str(path), f"cannot be written: {_reason(error)}.") from None
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _take_places(parts: Mapping[Path, Path], description: Path | None) -> None:
    if description and description in parts and len(parts) > 1:
        description.unlink(missing_ok=True)
        flush(description.parent)
    for place in sorted(parts, key=lambda place: place == description):
        parts[place].replace(place)


def _is_stream(place: Path) -> bool:
    return place.exists() and not (place.is_file() or place.is_dir())


def _write_beside(place: Path, data: bytes) -> Path:
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder; use the name of a file")
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    part = part_beside(place)
    try:
        part.write_bytes(data)
        if place.exists():
            shutil.copymode(place, part)
        flush(part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
