"""Writers of a live log in processes of their own: killed, at once, or without the right to write.

Run as a script, since only a process with a single thread may fork; says what it found as JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from ccwuniv.acts import OutreachAction
from ccwuniv.errors import StoreError
from ccwuniv.outreach import OutreachLog

LETTER = OutreachAction(id="letter", kind="letter", start="2014-05-01", states=("LAO", "VNM"))
BATCH = 5
PATIENCE = 30.0


def letter(name: str) -> OutreachAction:
    return LETTER.model_copy(update={"id": name})


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a process that does the work, and return its number and the end of a pipe on which it tells of it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(writing)
        except BaseException as error:
            os.write(writing, f"failed: {error}\n".encode())
            raise
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def told(reading: int) -> list[str]:
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode().split("\n")[:-1]


def write(path: Path, name: str, number: int | None, acknowledge: int) -> None:
    """Append, extend and amend, and tell each record by a line once the call that made it has returned."""
    with OutreachLog.open(path) as live:
        for i in count() if number is None else range(number):
            live.append(letter(f"{name}-{i}"))
            os.write(acknowledge, f"{name}-{i}\n".encode())
            if i % 4 == 0:
                batch = [letter(f"{name}-{i}-batch-{part}") for part in range(BATCH)]
                live.extend(batch)
                os.write(acknowledge, "".join(f"{act.id}\n" for act in batch).encode())
            if i % 4 == 2:
                live.amend(f"{name}-{i}", note="amended")
                os.write(acknowledge, f"{name}-{i} amended\n".encode())


def sound(path: Path) -> str:
    """Return what SQLite finds when it checks the whole file."""
    connection = sqlite3.connect(path)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


def kill(path: Path, rounds: int, seed: int) -> dict[str, object]:
    """Kill one writer after another at a random moment: every fifth as it begins a log, the others at their work.

    The moment is counted from the first record that the others tell of, however slow the machine.
    """
    chance = random.Random(seed)
    acknowledged: list[str] = []
    found: set[str] = set()
    for i in range(rounds):
        new = i % 5 == 0
        log = path.with_name(f"new-{i}.sqlite") if new else path
        child, reading = forked(lambda pipe, log=log, i=i: write(log, f"round-{i}", None, pipe))  # type: ignore[misc]
        if not new:
            select.select([reading], [], [], PATIENCE)
        time.sleep(chance.uniform(0, 0.03 if new else 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        records = told(reading)
        if new:
            with OutreachLog.open(log) as live:
                lost = {record.split()[0] for record in records} - {act.id for act in live}
                found |= {f"lost {record}" for record in lost}
        else:
            acknowledged += records
        if log.exists():
            found.add(sound(log))
    return {"kills": rounds, "acknowledged": acknowledged, "found": sorted(found)}


def together(path: Path, writers: int, number: int) -> dict[str, object]:
    """Let several processes begin and write the same log at once."""
    started = [
        forked(lambda pipe, i=i: write(path, f"writer-{i}", number, pipe))  # type: ignore[misc]
        for i in range(writers)
    ]
    acknowledged = [record for _, reading in started for record in told(reading)]
    for child, _ in started:
        os.waitpid(child, 0)
    return {"acknowledged": acknowledged, "found": [sound(path)]}


def unprivileged() -> dict[str, object]:
    """Open a log without the right to write its file, then its folder; a superuser first becomes nobody."""
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outreach.sqlite"
        with OutreachLog.open(path) as live:
            live.append(letter("there"))
        for name, of_file, of_folder in (("file", 0o444, 0o777), ("folder", 0o666, 0o555), ("both", 0o444, 0o555)):
            path.chmod(of_file)
            Path(folder).chmod(of_folder)
            child, reading = forked(lambda pipe: _try(path, pipe))
            found[name] = "\n".join(told(reading))
            os.waitpid(child, 0)
        Path(folder).chmod(0o700)
        with OutreachLog.open(path) as live:
            found["acts"] = [act.id for act in live]
    return found


def _try(path: Path, pipe: int) -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        with OutreachLog.open(path) as live:
            live.append(letter("new"))
    except StoreError as error:
        os.write(pipe, f"{error}\n".encode())
    else:
        os.write(pipe, b"written\n")


def main(work: str, *arguments: str) -> None:
    numbers = [int(argument) for argument in arguments[1:]]
    if work == "unprivileged":
        result = unprivileged()
    else:
        result = {"kill": kill, "together": together}[work](Path(arguments[0]), *numbers)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
