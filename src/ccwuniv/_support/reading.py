"""The bytes of a file that a person names: bounded, and refused in words where it is not a file that ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ccwuniv.errors import StoreError

__all__ = ["file_bytes"]


def file_bytes(path: Path, most: int, *, missing: str = "there is no such file.") -> bytes:
    """Return what a file or a pipe holds.

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
        When it is not there, is a folder or a device, holds more, or cannot be read.

    Examples
    --------
    >>> file_bytes(Path("no-such.csv"), 1_000_000)
    Traceback (most recent call last):
    ...
    ccwuniv.errors.StoreError: no-such.csv: there is no such file.
    """
    try:
        with path.open("rb") as file:
            if not (stat.S_ISREG(kind := os.fstat(file.fileno()).st_mode) or stat.S_ISFIFO(kind)):
                raise StoreError(str(path), "is a device, and has no end; use a file.")
            content = file.read(most + 1)
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
    if len(content) > most:
        raise StoreError(str(path), f"is larger than such a file can be ({most // 1_000_000:,} MB).")
    return content
