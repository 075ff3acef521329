"""Read a file that a person names: of limited size, with a clear error for folders, pipes and devices."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

from ccwuniv.errors import StoreError

__all__ = ["LARGEST_UNPACKED", "file_bytes", "unpacked_size"]

LARGEST_UNPACKED = 200_000_000
"""The most that the parts of a Word document or a workbook may unpack to, in bytes."""


def file_bytes(path: Path, most: int, *, missing: str = "there is no such file.") -> bytes:
    """Return what a file holds.

    Parameters
    ----------
    path : Path
    most : int
        How many bytes it may hold: millions.
    missing : str
        What is said where it is not there.

    Raises
    ------
    StoreError
        When it is not there, is a folder, a pipe or a device, holds more, or cannot be read.

    Examples
    --------
    >>> file_bytes(Path("no-such.csv"), 1_000_000)
    Traceback (most recent call last):
    ...
    ccwuniv.errors.StoreError: no-such.csv: there is no such file.
    """
    try:
        _refuse_other(path, path.stat().st_mode)  # before it is opened: to open a pipe waits for its writer
        with path.open("rb") as file:
            told = os.fstat(file.fileno())
            _refuse_other(path, told.st_mode)
            content = file.read(most + 1) if told.st_size <= most else b""
    except FileNotFoundError:
        raise StoreError(str(path), missing) from None
    except IsADirectoryError:
        raise StoreError(str(path), "is a folder; use one of the files in it.") from None
    except ValueError:
        raise StoreError(str(path), "is not a name of a file.") from None
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(str(path), f"cannot be read: {error.strerror or error}.") from None
    if max(len(content), told.st_size) > most:
        raise StoreError(str(path), f"is larger than such a file can be ({most // 1_000_000:,} MB).")
    return content


def _refuse_other(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        raise StoreError(str(path), "is a pipe; save its content as a file, and use that.")
    if not stat.S_ISREG(mode):
        raise StoreError(str(path), "is a device, and has no end; use a file.")


def unpacked_size(content: bytes) -> int:
    """Return how many bytes the parts of a ZIP archive unpack to.

    Raises
    ------
    BadZipFile
        When it is none.

    Examples
    --------
    >>> page = io.BytesIO()
    >>> with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
    ...     archive.writestr("a.txt", "a" * 1_000_000)
    >>> len(page.getvalue()) < 2_000, unpacked_size(page.getvalue())
    (True, 1000000)
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(part.file_size for part in archive.infolist())
