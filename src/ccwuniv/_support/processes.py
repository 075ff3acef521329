"""Run work that may never end in a process of its own, with limits of time and memory.

The process is a new one, not a copy of this one, so that threads and locks of this one do not matter. It gets bytes,
and gives bytes back. Where the system has no bounds for a process (Windows), or does not keep to that on memory
(macOS), the clock alone holds.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from ccwuniv.errors import SourceFormatError, StoreError

__all__ = ["answer", "apart"]

_MEMORY = 2 * 2**30
_TOO_MUCH_MEMORY, _REFUSED = 3, 4
_BEGIN = (
    "import json, sys; told = json.loads(sys.stdin.buffer.readline()); sys.path[:] = told['path']; "
    "from ccwuniv._support.processes import answer; answer(told)"
)


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
    told = {
        "path": sys.path,
        "module": getattr(work, "__module__", None) or "builtins",
        "name": work.__qualname__,
        "seconds": seconds,
        "memory": memory,
    }
    try:
        done = subprocess.run(
            [sys.executable or "", "-c", _BEGIN],
            input=json.dumps(told).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
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
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no part of the answer
    _bound(told["seconds"], told["memory"])
    try:
        work: Any = importlib.import_module(told["module"])
        for name in told["name"].split("."):
            work = getattr(work, name)
        done, code = work(sys.stdin.buffer.read()), 0
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
