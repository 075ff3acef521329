"""Run work that may never end in a process of its own, with limits of time and memory.

The process is a new one, not a copy of this one, so that threads and locks of this one do not matter. It gets bytes,
and gives bytes back. Where the system has no bounds for a process (Windows), or does not keep to that on memory
(macOS), the clock alone holds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from operator import attrgetter
from typing import IO, Any

from ccwuniv.errors import SourceFormatError, StoreError

__all__ = ["NO_WINDOW", "answer", "answers", "apart", "asked_of", "command", "work_of"]

_MEMORY = 2 * 2**30
_TOO_MUCH_MEMORY, _REFUSED = 3, 4
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""What keeps Windows from showing a new process."""

_BEGIN = (
    "import json, sys; told = json.loads(sys.stdin.buffer.readline()); sys.path[:] = told['path']; "
    "from ccwuniv._support.{} import {}; {}(told)"
)


def command(module: str, function: str) -> list[str]:
    """Return the command of a new process in which a function of a module here gets what it is told in a line."""
    return [sys.executable or "", "-c", _BEGIN.format(module, function, function)]


def asked_of(work: Callable[..., object], **more: object) -> bytes:
    """Return the line that tells a new process which function to call, and what else it needs."""
    module = getattr(work, "__module__", None) or "builtins"
    told = {"path": sys.path, "module": module, "name": work.__qualname__, **more}
    return json.dumps(told).encode() + b"\n"


def work_of(told: dict[str, Any]) -> Any:  # noqa: ANN401  # a function of any kind
    """Return the function that a process was asked to call."""
    return attrgetter(told["name"])(import_module(told["module"]))


def answers() -> IO[bytes]:
    """Return where a process writes its answers; what a library prints goes elsewhere."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def apart(
    work: Callable[[bytes], bytes], data: bytes, *, where: str, expected: str, seconds: float, memory: int = _MEMORY
) -> bytes:
    """Run a function of a module on bytes, in a process of its own with a time limit, and return the result.

    Parameters
    ----------
    work : callable
        A function that its module holds by its name.
    data : bytes
    where : str
        What the bytes are called in messages.
    expected : str
        What they should be.
    seconds : float
        How long it may take.
    memory : int
        How many bytes of memory the process may ask for, where the system can bound it.

    Raises
    ------
    SourceFormatError
        When it takes longer, needs more memory, or raises an error.
    StoreError
        Where no process can be started.

    Examples
    --------
    >>> apart(bytes.upper, b"a", where="bytes", expected="a letter", seconds=60)
    b'A'
    """
    try:
        done = subprocess.run(
            command("processes", "answer"),
            input=asked_of(work, seconds=seconds, memory=memory) + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        raise SourceFormatError(where, expected, _more(f"{seconds:,.0f} seconds")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        rule = f"is read in a process of its own, and none can be started here ({reason})."
        raise StoreError(where, rule) from None
    if done.returncode == 0:
        return done.stdout
    if done.returncode == _TOO_MUCH_MEMORY:
        raise SourceFormatError(where, expected, _more(f"{memory // 2**20:,} MB of memory"))
    if done.returncode == _REFUSED:
        raise SourceFormatError(where, expected, done.stdout.decode("utf-8", "replace"))
    raise SourceFormatError(where, expected, "one on which its parser breaks down; save it anew")


def _more(bound: str) -> str:
    return f"one for which its parser needs more than {bound}; save it anew, or use a part of it"


def answer(told: dict[str, Any]) -> None:
    """Do in this process what :func:`apart` asked for: bytes come on standard input and leave on standard output."""
    out = answers()
    _bound(told["seconds"], told["memory"])
    try:
        done, code = work_of(told)(sys.stdin.buffer.read()), 0
    except MemoryError:
        done, code = b"", _TOO_MUCH_MEMORY
    except Exception as error:  # noqa: BLE001  # a broken file makes its reader fail in many ways
        done, code = f"{type(error).__name__} ({error})".encode("utf-8", "replace"), _REFUSED
    out.write(done)
    out.close()
    os._exit(code)


def _bound(seconds: float, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, int(seconds) + 1)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue
