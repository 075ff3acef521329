"""One input to one target: what came of it, in what time, and the smallest input that fails in the same way."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

from ccwuniv.errors import CcwError

__all__ = ["Input", "Target", "Verdict", "attempt", "shown", "shrunk", "written"]

Input: TypeAlias = Any
"""Bytes, a text, or a tuple of such parts and others."""

_SIZE = 100_000
_LONGEST_MESSAGE = 3_000
_LIBRARY = f"{os.sep}ccwuniv{os.sep}"


@dataclass(frozen=True)
class Target:
    """What is tried: how an input is made, and what is done with it."""

    name: str
    make: Callable[[random.Random], Input]
    run: Callable[[Input], object]
    seconds: float = 5.0


@dataclass(frozen=True)
class Verdict:
    """What came of an input: ``answer``, ``refusal``, or the words for a failure."""

    what: str
    seconds: float
    place: str = ""
    trace: str = ""

    @property
    def failed(self) -> bool:
        return self.what not in ("answer", "refusal")

    @property
    def key(self) -> tuple[str, str]:
        """Tells failures apart: the kind of error and the line of the library where it arose."""
        return self.what.partition(":")[0], self.place


class TooSlow(BaseException):
    """The time for one input is over; no handler of the library's catches it."""


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def size(given: Input) -> int:
    if isinstance(given, str | bytes):
        return len(given)
    if isinstance(given, dict):
        return sum(map(size, given.values()))
    return sum(map(size, given)) if isinstance(given, tuple | list) else 1


def attempt(target: Target, given: Input, folders: tuple[Path, ...]) -> Verdict:
    """Try an input; the folders must be empty afterwards. Larger inputs have more time, in proportion."""
    signal.signal(signal.SIGALRM, _over)
    limit = target.seconds * max(1.0, size(given) / _SIZE)
    begun = time.perf_counter()
    place = trace = ""
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            target.run(given)
            what = "answer"
        except CcwError as error:
            what = _judged(error)
        except SystemExit as error:
            what = "answer" if error.code in (None, 0) else "refusal" if error.code in (1, 2) else f"exit {error.code}"
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except TooSlow as error:
        what, place, trace = f"too slow: more than {limit:.0f} s", _place(error), _trace(error)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        what, place, trace = f"{type(error).__name__}: {error!s:.200}", _place(error), _trace(error)
    seconds = time.perf_counter() - begun
    left = [path.name for folder in folders for path in folder.iterdir()]
    if left:
        _empty(*folders)
        what = f"left behind: {', '.join(left[:3])}"
    return Verdict(what, seconds, place, trace)


def _judged(error: CcwError) -> str:
    message = str(error)
    if not message.strip():
        return f"no message: {type(error).__name__}"
    if len(message) > _LONGEST_MESSAGE:
        return f"long message: {type(error).__name__} of {len(message)} characters"
    return "refusal"


def _place(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _LIBRARY in frame.filename]
    if not frames:
        return ""
    last = frames[-1]
    return f"{last.filename.rpartition(_LIBRARY)[2]}:{last.lineno}"


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))[-3000:]


def _empty(*folders: Path) -> None:
    for folder in folders:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def shrunk(target: Target, given: Input, verdict: Verdict, folders: tuple[Path, ...], seconds: float = 5.0) -> Input:
    """Return the smallest input found that fails in the same way: halves, then ever smaller parts, are left out."""
    until = time.perf_counter() + (3 * seconds if verdict.what.startswith("too slow") else seconds)
    found = True
    while found:
        found = False
        for smaller in _smaller(given):
            if time.perf_counter() > until:
                return given
            if attempt(target, smaller, folders).key == verdict.key:
                given, found = smaller, True
                break
    return given


def _smaller(given: Input) -> Iterator[Input]:
    """Yield inputs of which a part is left out, the largest first; a tuple keeps its parts."""
    if isinstance(given, str | bytes | list):
        part = len(given) // 2 if isinstance(given, str | bytes) else min(1, len(given))
        while part:
            for start in range(0, len(given), part):
                yield given[:start] + given[start + part :]
            part //= 2
    if isinstance(given, dict):
        for key in given:
            yield {name: value for name, value in given.items() if name != key}
        for key, value in given.items():
            yield from ({**given, key: smaller} for smaller in _smaller(value))
    if isinstance(given, tuple | list):
        for place, one in enumerate(given):
            yield from (type(given)([*given[:place], less, *given[place + 1 :]]) for less in _smaller(one))


def written(given: Input) -> str:
    """Return an input as Python writes it, if Python writes it."""
    try:
        return repr(given)
    except ValueError:  # it holds a number of more digits than Python writes
        return f"a {type(given).__name__} with a number of more than 4,300 digits"


def shown(given: Input, most: int = 300) -> str:
    """Return an input as Python writes it, cut where it is long."""
    text = written(given)
    return text if len(text) <= most else f"{text[: most - 40]} ... ({len(text)} characters)"
