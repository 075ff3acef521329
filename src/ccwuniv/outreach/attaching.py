"""Files that belong to acts, known by their checksums, so that a change is noticed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Literal

from ccwuniv.errors import StoreError
from ccwuniv.outreach.parts import Attachment

__all__ = ["attach", "state_of"]


def attach(file: str | Path, log: str | Path) -> Attachment:
    """Return a file as an attachment of an act of a log; it is read once, for its checksum, and stays where it is.

    Parameters
    ----------
    file : str or pathlib.Path
    log : str or pathlib.Path
        The file of the log: a file in its folder, or below it, is named from there.

    Raises
    ------
    StoreError
        When the file cannot be read.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "letter.pdf").write_bytes(b"")
    ...     attach(f"{folder}/letter.pdf", f"{folder}/outreach.sqlite").path
    'letter.pdf'
    """
    place = Path(os.path.realpath(file))
    folder = Path(os.path.realpath(log)).parent
    shown = place.relative_to(folder) if place.is_relative_to(folder) else place
    return Attachment(path=shown.as_posix(), sha256=_checksum(place, str(file)))


def state_of(attachment: Attachment, log: str | Path) -> Literal["as recorded", "changed since", "not there"]:
    """Say whether an attachment is still what it was when it was recorded.

    Examples
    --------
    >>> state_of(Attachment(path="letter.pdf", sha256="0" * 64), "/no/such/folder/outreach.sqlite")
    'not there'
    """
    place = Path(os.path.realpath(log)).parent / attachment.path
    try:
        same = _checksum(place, attachment.path) == attachment.sha256
    except StoreError:
        return "not there"
    return "as recorded" if same else "changed since"


def _checksum(place: Path, named: str) -> str:
    try:
        if not place.is_file():
            raise StoreError(named, "there is no such file; use the path of one.")
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(named, f"cannot be read: {error.strerror}.") from None
    except ValueError:
        raise StoreError(named, "is not a name of a file.") from None
