"""The lock file beside a log: one program at a time, also where the locks of the file system cannot be trusted.

SQLite asks the file system for a lock. In a folder that two machines share, or that a service keeps in step, that lock
may be seen by one machine alone. So each transaction also holds a file beside the log that names who holds it, on which
machine, since when. The clocks of two machines are never compared: how long a lock has been waited for is measured
here, and its age by the clock of the folder.
"""

from __future__ import annotations

import errno
import json
import os
import platform
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ccwuniv._support import is_running, machine, part_beside
from ccwuniv.errors import StoreError
from ccwuniv.outreach import database
from ccwuniv.outreach.database import beside, in_words

__all__ = ["Holder", "LockFile", "holder_of", "lock_of", "take_away"]

_LARGEST = 10_000
_UNREADABLE = 2.0
"""Seconds after which a lock that names nobody is of a program that was killed as it wrote it."""

_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.EINVAL}
"""Errors of a folder where no file can be made: then the log cannot be written, and SQLite says why."""


class Holder(NamedTuple):
    """The holder of a log: person, machine (name and identity), process, and since when.

    Examples
    --------
    >>> Holder("Anna", "GVA-12", "", 7, "2026-11-30 09:00", "").host
    'GVA-12'
    """

    who: str
    host: str
    machine: str
    process: int
    since: str
    token: str


class LockFile:
    """The lock of one log that is open in this process; its user lets one thread at a time write."""

    def __init__(self, log: Path, who: str) -> None:
        self._log, self._who = log, who
        try:
            self.path = lock_of(log)
        except ValueError:
            raise StoreError(str(log), "is not a name of a file.") from None
        self._token = os.urandom(8).hex().encode()
        self._is_made = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises
        ------
        StoreError
            When another program holds it for too long, with its name and its host.
        """
        try:
            try:
                self._take()
                yield
            finally:
                self.let_go()
        except BaseException:  # an interrupt may come just before the lock is let go above
            self.let_go()
            raise

    def let_go(self) -> None:
        """Remove this lock, also one that an interrupt left."""
        if self._is_made and self.is_held():
            with suppress(OSError):
                self.path.unlink()
        self._is_made = False

    def is_held(self) -> bool:
        """Say whether the lock is still this one; where none could be made, whether there is none."""
        found = _bytes(self.path)
        return found is not None and self._token in found if self._is_made else found is None

    def _take(self) -> None:
        end = time.monotonic() + database._PATIENCE  # noqa: SLF001  # one patience for both locks
        content = self._content()
        seen: tuple[bytes | None, float] = None, time.monotonic()
        while not self._make(content):
            found = _bytes(self.path)
            if found is None:
                continue
            if found != seen[0]:
                seen = found, time.monotonic()
            if self._is_dead(found, time.monotonic() - seen[1]):
                _break(self.path, found)
            elif time.monotonic() > end:
                raise StoreError(str(self._log), _in_words(self.path))
            else:
                time.sleep(random.uniform(0.001, 0.01))  # so that two who wait do not go in step

    def _content(self) -> bytes:
        since = time.strftime("%Y-%m-%d %H:%M:%S %z")
        holder = Holder(self._who, _host(), machine(), os.getpid(), since, self._token.decode())
        return json.dumps(holder._asdict(), ensure_ascii=False).encode()

    def _make(self, content: bytes) -> bool:
        """Make the lock; False where there is one."""
        self._is_made = True  # before it is: an interrupt may come in between
        number = None
        try:
            number = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
            os.write(number, content)
        except FileExistsError:
            self._is_made = self.is_held()  # what an interrupt has left of this very lock
            return self._is_made
        except (OSError, ValueError) as error:
            self._is_made = False
            return self._cannot(error, begun=number is not None)
        except BaseException:
            if number is not None:
                self.path.unlink(missing_ok=True)
            raise
        finally:
            if number is not None:
                os.close(number)
        return True

    def _cannot(self, error: OSError | ValueError, *, begun: bool) -> bool:
        """Say whether to continue without a lock: only where the log cannot be written anyway."""
        if begun:
            self.path.unlink(missing_ok=True)
        if isinstance(error, ValueError):
            return True
        if os.name == "nt" and error.errno == errno.EACCES and self.path.exists():
            return False  # another program is removing it
        if error.errno in _NO_FOLDER and not begun:
            return True
        raise self._refused(error) from None

    def _refused(self, error: OSError) -> StoreError:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            full = sqlite3.OperationalError("full")
            full.sqlite_errorname = "SQLITE_FULL"
            return in_words(self._log, full)
        return StoreError(str(self._log), f"no lock can be made beside it: {error.strerror}.")

    def _is_dead(self, content: bytes, seconds: float) -> bool:
        """Say whether a killed program left a lock; for another machine this cannot be known."""
        holder = _parsed(content)
        if holder is None:
            return seconds > _UNREADABLE
        return holder.machine == machine() and not is_running(holder.process)


def lock_of(log: Path) -> Path:
    """Return the lock file of a log."""
    return beside(log, ".lock")


def holder_of(log: Path) -> Holder | None:
    """Return who holds a log, or None where nobody does.

    Examples
    --------
    >>> holder_of(Path("no-such-log.sqlite")) is None
    True
    """
    return _read(lock_of(log))


def take_away(log: Path) -> None:
    """Remove the lock of a log, held or not: a program that still runs then records nothing, and says so.

    Examples
    --------
    >>> take_away(Path("no_such.sqlite"))  # nothing is held there
    """
    with suppress(FileNotFoundError):
        lock_of(log).unlink()


def _bytes(path: Path) -> bytes | None:
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # an interrupt leaves no file object behind
        try:
            return os.read(number, _LARGEST)
        finally:
            os.close(number)
    except OSError:
        return None


def _read(path: Path) -> Holder | None:
    content = _bytes(path)
    return None if content is None else _parsed(content) or Holder("", "", "", 0, "", "")


def _parsed(content: bytes) -> Holder | None:
    try:
        fields = json.loads(content)
        return Holder(**fields) if isinstance(fields["process"], int) else None
    except (ValueError, TypeError, KeyError):
        return None


def _break(path: Path, content: bytes) -> None:
    """Remove a dead program's lock, if it is still the one that was checked."""
    aside = part_beside(path)
    try:
        path.rename(aside)
    except OSError:
        return
    if _bytes(aside) != content:  # another was faster, and this is a new one: its holder finds it again, or begins anew
        with suppress(OSError):
            os.link(aside, path)
    with suppress(OSError):
        aside.unlink()


def _in_words(path: Path) -> str:
    holder = _read(path)
    if holder is None or not holder.who:
        who = "another program holds the log, and does not say whose"
    else:
        who = f"{holder.who} holds the log on {holder.host or 'another machine'} since {holder.since} by that clock"
    return (
        f"{who} ({_age(path)}); nothing was recorded. Do it again later. If that program no longer runs, take its lock "
        "away: ccwuniv log unlock."
    )


def _age(path: Path) -> str:
    """Return the age of a lock by the clock of its folder."""
    probe = part_beside(path)
    try:
        probe.touch()
        seconds = probe.stat().st_mtime - path.stat().st_mtime
    except OSError:
        return "its age is not known"
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    if seconds < 120:
        return f"for {max(0, round(seconds))} seconds"
    return f"for {round(seconds / 60)} minutes" if seconds < 7200 else f"for {round(seconds / 3600)} hours"


@cache
def _host() -> str:
    return platform.node()
