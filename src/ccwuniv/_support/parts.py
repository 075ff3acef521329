"""Temporary files: their names say who writes them, so that the leftovers of a killed writer can be removed.

A file is written under such a name beside its place, and renamed once it is whole and on the disk.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import time
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

__all__ = ["flush", "is_running", "machine", "part_beside", "sweep"]

_NAME = re.compile(r"\.(?P<machine>[0-9a-f]{8})-(?P<process>[0-9a-f]+)-[0-9a-f]{16}\.part(?:-journal|-wal|-shm)?")
_DAY = 24 * 60 * 60


def part_beside(place: Path) -> Path:
    """Return a new name in the folder of a file; it holds the machine and the process that write it.

    Examples
    --------
    >>> part_beside(Path("report/totals.csv")).suffix
    '.part'
    """
    return place.with_name(f".{_machine_word()}-{os.getpid():x}-{os.urandom(8).hex()}.part")


def sweep(folder: Path) -> None:
    """Remove the leftovers of killed writers from a folder: this machine's at once, another's after a day.

    Examples
    --------
    >>> sweep(Path("no-such-folder"))  # nothing is left there
    """
    with suppress(OSError):
        for entry in os.scandir(folder):
            if (name := _NAME.fullmatch(entry.name)) and _is_left(entry, name):
                _remove(Path(entry))


def _is_left(entry: os.DirEntry[str], name: re.Match[str]) -> bool:
    if name["machine"] == _machine_word() and not is_running(int(name["process"], 16)):
        return True
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY
    except OSError:
        return False  # its writer was faster


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def flush(place: Path) -> None:
    """Flush a file or folder to the disk; a folder only where the system can do that."""
    of_folder = place.is_dir()
    if of_folder and os.name == "nt":  # which does so by itself
        return
    number = os.open(place, os.O_RDONLY if of_folder else os.O_RDWR)
    try:
        os.fsync(number)
    except OSError as error:
        if not (of_folder and error.errno in (errno.EINVAL, errno.ENOTSUP)):
            raise
    finally:
        os.close(number)


def is_running(process: int) -> bool:
    """Say whether a process runs on this machine; True where asking could end it."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@cache
def machine() -> str:
    """Return what identifies this machine: on Linux its boot, and the space in which processes are numbered."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return f"{platform.node()} {uuid.getnode():x}"


@cache
def _machine_word() -> str:
    return f"{crc32(machine().encode()):08x}"
