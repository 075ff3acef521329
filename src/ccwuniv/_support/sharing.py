"""Work on many files, shared out among processes.

Each process is a new one, not a copy of this one, so that threads and locks of this one do not matter, and the script
that asked is not run again. It gets one path after another, and returns what it made of each.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, TypeVar, cast

from ccwuniv._support.collecting import uncollected
from ccwuniv._support.processes import NO_WINDOW, answers, asked_of, command, work_of

__all__ = ["serve", "shared_out"]

T = TypeVar("T")

_LENGTH = 8  # bytes, before each answer
_AT_A_TIME = 2


def shared_out(work: Callable[[Path], T], paths: Sequence[Path], processes: int) -> Generator[T]:
    """Yield what a function of a module makes of each path, in order; so many processes do it at a time.

    This process is one of them: it begins with the first path, and the others with the last. What another one does not
    deliver, since it was ended or could not be started, is done here.

    Parameters
    ----------
    work : callable
        A function that its module holds by its name. What it returns can be pickled.
    paths : sequence of Path
    processes : int
        With 1, all is done here.
    """
    left = deque(range(len(paths)))
    answers: list[Future[bytes | None]] = [Future() for _ in paths]
    helpers = [_Helper(work) for _ in range(min(processes, len(paths)) - 1)]
    threads = [Thread(target=_answered, args=(helper, paths, left, answers), daemon=True) for helper in helpers]
    try:
        for thread in threads:
            thread.start()
        for path, answer in zip(paths, answers, strict=True):
            made = None
            try:
                left.popleft()
            except IndexError:  # another process has it
                made = answer.result()
            with uncollected():
                yield work(path) if made is None else cast("T", pickle.loads(made))
    finally:
        left.clear()
        for helper in helpers:
            helper.end()


def _answered(
    helper: _Helper, paths: Sequence[Path], left: deque[int], answers: Sequence[Future[bytes | None]]
) -> None:
    """Let a process do what is left, from the end, until it fails.

    It is asked for one more than it has answered, so that it never waits for this process.
    """
    asked: deque[int] = deque()
    made: bytes | None = b""
    while made is not None:
        with suppress(IndexError):
            while len(asked) < _AT_A_TIME:
                asked.append(left.pop())
                helper.ask(paths[asked[-1]])
        if not asked:
            return
        made = helper.answer()
        answers[asked.popleft()].set_result(made)
    for place in asked:
        answers[place].set_result(None)


class _Helper:
    """A process that is given one path after another."""

    def __init__(self, work: Callable[[Path], object]) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                command("sharing", "serve"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
            )
            self._write(asked_of(work))
        except (OSError, ValueError):
            self.end()

    def _write(self, line: bytes) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def ask(self, path: Path) -> None:
        """Ask the process for what it makes of a path."""
        try:
            self._write(json.dumps(os.fspath(path)).encode() + b"\n")
        except (OSError, ValueError):
            self.end()

    def answer(self) -> bytes | None:
        """Return what the process made of the path that it was asked for first, pickled; None where it is no more."""
        process = self._process
        if process is None or process.stdout is None:
            return None
        try:
            length = int.from_bytes(_exactly(process.stdout, _LENGTH), "big")
            return _exactly(process.stdout, length)
        except (OSError, ValueError, EOFError):
            self.end()
            return None

    def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()
            process.wait()


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def serve(told: dict[str, Any]) -> None:
    """Do in this process what :func:`shared_out` asks for, until there is no more of it."""
    out, work = answers(), work_of(told)
    made: SimpleQueue[bytes | None] = SimpleQueue()
    writer = Thread(target=_write_each, args=(made, out), daemon=True)
    writer.start()
    for line in sys.stdin.buffer:
        made.put(pickle.dumps(work(Path(json.loads(line))), pickle.HIGHEST_PROTOCOL))
    made.put(None)
    writer.join()


def _write_each(made: SimpleQueue[bytes | None], out: IO[bytes]) -> None:
    """Write each answer while the next is made."""
    while (data := made.get()) is not None:
        out.write(len(data).to_bytes(_LENGTH, "big") + data)
        out.flush()
