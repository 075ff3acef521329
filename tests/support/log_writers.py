"""A live log under strain: writers killed at any moment, interrupted, copied from, at once, without rights.

    python -m tests.support.log_writers [--kills 400] [--interrupts 100] [--copies 100] [--together 60] [--seed 0]
        [--json]

Says what was done and what was found, and ends with 1 where a record that was acknowledged is lost, a log or a copy is
neither whole nor refused, or an interrupt leaves a transaction open. ``--unprivileged`` opens a log without the right
to write it; ``--appends N`` only appends, for a count of its flushes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from ccwuniv.errors import StoreError
from ccwuniv.outreach import LiveLog, OutreachAction, OutreachLog

LETTER = OutreachAction(id="letter", kind="letter", start="2014-05-01", states=("LAO", "VNM"))
BATCH = 5
PATIENCE = 30.0
SOON = 5.0
"""Seconds within which an interrupt ends the wait for another writer."""


def letter(name: str) -> OutreachAction:
    return LETTER.model_copy(update={"id": name})


# Processes


@dataclass
class Child:
    """A process at work, which tells of each record by a line once the call that made it has returned."""

    number: int
    reading: int
    heard: str = ""

    def hear(self, seconds: float) -> bool:
        """Wait for the child to tell something; say whether it did."""
        if not select.select([self.reading], [], [], seconds)[0]:
            return False
        part = os.read(self.reading, 1 << 20).decode()
        self.heard += part
        return bool(part)

    def hear_of(self, word: str, often: int, seconds: float) -> bool:
        """Wait until the child has told something so often; say whether it did."""
        end = time.monotonic() + seconds
        while sum(line.startswith(word) for line in self.lines()) < often:
            if not self.hear(max(0.0, end - time.monotonic())):
                return False
        return True

    def lines(self) -> list[str]:
        return self.heard.split("\n")[:-1]

    def end(self, how: int = signal.SIGKILL) -> list[str]:
        """End the child, and return all that it told."""
        os.kill(self.number, how)
        return self.wait()

    def wait(self) -> list[str]:
        while self.hear(PATIENCE):
            pass
        os.close(self.reading)
        os.waitpid(self.number, 0)
        return self.lines()


def forked(work: Callable[[Callable[[str], None]], None]) -> Child:
    """Start a process that does some work, which it is given a function to tell of."""
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(reading)

        def tell(text: str) -> None:
            os.write(writing, f"{text}\n".encode())

        try:
            work(tell)
        except BaseException as error:  # noqa: BLE001  # the parent hears of it, whatever it is
            tell(f"failed {type(error).__name__} {error}")
        finally:
            os._exit(0)
    os.close(writing)
    return Child(number, reading)


# What the processes do


def write(path: Path, name: str, number: int | None, tell: Callable[[str], None]) -> None:
    """Append, extend, amend and withdraw."""
    with OutreachLog.open(path) as live:
        for i in count() if number is None else range(number):
            live.append(letter(f"{name}-{i}"))
            tell(f"append {name}-{i}")
            if i % 4 == 0:
                live.extend(letter(f"{name}-{i}-batch-{part}") for part in range(BATCH))
                tell("\n".join(f"append {name}-{i}-batch-{part}" for part in range(BATCH)))
            if i % 4 == 2:
                live.amend(f"{name}-{i}", note="1")
                tell(f"amend {name}-{i} 1")
            if i % 8 == 3:
                live.withdraw(f"{name}-{i}", "a reason")
                tell(f"withdraw {name}-{i}")


def amend(path: Path, name: str, tell: Callable[[str], None]) -> None:
    """Amend one act again and again."""
    with OutreachLog.open(path) as live:
        live.append(letter(name))
        tell(f"append {name}")
        for i in count(1):
            live.amend(name, note=f"{i}", states=["LAO"] if i % 2 else ["VNM", "FRA"])
            tell(f"amend {name} {i}")


def bring_in(path: Path, name: str, tell: Callable[[str], None]) -> None:
    """Record one file of acts after the other."""
    with OutreachLog.open(path) as live, tempfile.TemporaryDirectory() as folder:
        for i in count():
            batch = [letter(f"{name}-{i}-batch-{part}") for part in range(BATCH)]
            OutreachLog(batch).write_jsonl(file := Path(folder, "acts.jsonl"), internal=True)
            live.read_jsonl(file)
            tell("\n".join(f"append {act.id}" for act in batch))


def back_up(path: Path, name: str, tell: Callable[[str], None]) -> None:
    """Append and make a backup in turns."""
    with OutreachLog.open(path) as live:
        for i in count():
            live.append(letter(f"{name}-{i}"))
            tell(f"append {name}-{i}")
            live.backup(path.with_name("backup.sqlite"), replace=True)
            tell(f"backup {name}-{i}")


def put_back(path: Path, name: str, tell: Callable[[str], None]) -> None:
    """Append, make a backup and restore it in turns: the log holds the same before and after."""
    with OutreachLog.open(path) as live:
        for i in count():
            live.append(letter(f"{name}-{i}"))
            tell(f"append {name}-{i}")
            live.backup(copy := path.with_name("restored.sqlite"), replace=True)
            (live.restore(copy) or path).unlink()
            tell(f"restore {name}-{i}")


# What is found


@dataclass
class Findings:
    """What was done, what was acknowledged, and what is wrong."""

    done: Counter[str] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def check(self, path: Path, records: list[str], what: str) -> None:
        """Check that a log is whole, and that it holds every record that was acknowledged."""
        try:
            with OutreachLog.open(path) as live:
                self.wrong += [f"{what}: {found}" for found in (*live.verify(), *lost(live, records))]
        except StoreError as error:
            self.wrong.append(f"{what}: {error}")

    def refused_or_whole(self, path: Path, records: list[str], what: str) -> None:
        """Check that a copy is refused, or is a log that holds what was acknowledged before it was begun."""
        try:
            with OutreachLog.open(path) as live:
                self.wrong += [f"{what}: {found}" for found in (*live.verify(), *lost(live, records))]
        except StoreError:
            self.done[f"{what}, refused"] += 1
        else:
            self.done[f"{what}, whole"] += 1


def lost(live: LiveLog, records: list[str]) -> Iterator[str]:
    """Say which of the records are not in a log, and which batches are there in part."""
    rows = live._file.read("SELECT id, version, event, json_extract(line, '$.note') FROM act")
    there = {name: (version, event, int(note or 0)) for name, version, event, note in rows}
    for record in records:
        what, name, *number = record.split(" ", 2)
        _, event, note = there.get(name, (0, "", 0))
        if not event:
            yield f"lost: {record}"
        if what == "amend" and note < int(number[0]):
            yield f"lost: {record}, there is {note}"
        if what == "withdraw" and event != "withdraw":
            yield f"lost: {record}"
        if what == "failed":
            yield record
    batches = Counter(name.rsplit("-", 1)[0] for name in there if "batch" in name)
    yield from (f"{number} of {name}" for name, number in batches.items() if number != BATCH)


# The strain


def kill(path: Path, rounds: int, chance: random.Random) -> Findings:
    """Kill one process after another at a random moment of its work; every sixth begins a log of its own.

    The moment is counted from the first record that the others tell of, however slow the machine.
    """
    found = Findings()
    works: list[Callable[[Path, str, Callable[[str], None]], None]] = [
        lambda log, name, tell: write(log, name, None, tell),
        lambda log, name, tell: write(log, name, None, tell),
        amend,
        bring_in,
        back_up,
        put_back,
    ]
    for i in range(rounds):
        new, work, name = i % 6 == 0, works[i % 6], f"round-{i}"
        log = path.with_name(f"new-{i}.sqlite") if new else path
        child = forked(lambda tell, log=log, name=name, work=work: work(log, name, tell))  # type: ignore[misc]
        if not new:
            child.hear(PATIENCE)
        time.sleep(chance.uniform(0, 0.15))
        records = child.end()
        found.done["beginning" if new else "writing, amending, importing, backing up, restoring"] += 1
        if new:
            found.check(log, records, f"begun {i}")
            log.unlink()
        else:
            found.acknowledged += records
            found.check(path, records, f"round {i}")
        if (backup := path.with_name("backup.sqlite")).exists():
            before = [r for r in found.acknowledged if r.split(" ")[0] == "append"]
            last = next((r for r in reversed(found.acknowledged) if r.startswith("backup")), None)
            until = before.index(last.replace("backup", "append")) + 1 if last else 0
            found.check(backup, before[:until], f"backup {i}")
        for left in (*path.parent.glob(".*.part*"), *path.parent.glob("*-before-restore-*")):
            left.unlink()
    found.check(path, found.acknowledged, "at the end")
    return found


def interrupted(path: Path, going: int, tell: Callable[[str], None]) -> None:
    """Append until an interrupt comes, say whether it left a transaction open, and go on when told to."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with OutreachLog.open(path) as live:
        numbers = count()
        while True:
            try:
                os.read(going, 1)
                tell("ready")
                for i in numbers:
                    live.append(letter(f"interrupted-{i}"))
                    tell(f"append interrupted-{i}")
            except KeyboardInterrupt:
                connection = live._file._connection
                tell(f"stopped {connection is not None and connection.in_transaction}")


def interrupt(path: Path, rounds: int, chance: random.Random) -> Findings:
    """Interrupt a writer at a random moment, in every second round while it waits for another one."""
    found = Findings()
    going, go = os.pipe()
    OutreachLog.open(path).close()
    child = forked(lambda tell: interrupted(path, going, tell))
    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as other, OutreachLog.open(path) as own:
        for i in range(rounds):
            waits = i % 2 == 0
            if waits:
                other.execute("BEGIN IMMEDIATE")
            os.write(go, b"-")
            child.hear_of("ready", i + 1, PATIENCE)
            time.sleep(chance.uniform(0, 0.1))
            os.kill(child.number, signal.SIGINT)
            if not child.hear_of("stopped", i + 1, SOON):
                found.wrong.append(f"interrupt {i}: not heard within {SOON} seconds")
            if waits:
                other.execute("ROLLBACK")
            start = time.monotonic()
            own.append(letter(f"other-{i}"))  # nothing is left open that another process would wait for
            if time.monotonic() - start > SOON:
                found.wrong.append(f"interrupt {i}: another writer waited")
            found.done["interrupts, waiting" if waits else "interrupts, at work"] += 1
    lines = [line for line in child.end() if line != "ready"]
    found.wrong += [line for line in lines if line.startswith("stopped") and line != "stopped False"]
    found.acknowledged += [line for line in lines if not line.startswith("stopped")]
    found.check(path, [*found.acknowledged, *(f"append other-{i}" for i in range(rounds))], "interrupted")
    return found


def copy(path: Path, rounds: int, chance: random.Random) -> Findings:
    """Copy a log with a plain reader while it is written: fast and slowly, with its journal and without."""
    found = Findings()
    with OutreachLog.open(path) as live:
        live.extend(letter(f"there-{i}") for i in range(2_000))
    child = forked(lambda tell: write(path, "copied", None, tell))
    child.hear(PATIENCE)
    for i in range(rounds):
        while child.hear(0):
            pass
        records, target = child.lines(), path.with_name(f"copy-{i}.sqlite")
        how = ("at once", "by and by", "backwards", "with its journal")[i % 4]
        time.sleep(chance.uniform(0, 0.05))
        if how == "with its journal":
            _copy_both(path, target, journal_first=chance.random() < 0.5)
        elif how == "at once":
            shutil.copyfile(path, target)
        else:
            _copy_slowly(path, target, chance.uniform(0, 0.002), backwards=how == "backwards")
        found.refused_or_whole(target, records, f"copied {how}")
        for file in path.parent.glob(f"{target.name}*"):
            file.unlink()
    found.acknowledged = child.end()
    found.check(path, found.acknowledged, "copied from")
    return found


def _copy_slowly(path: Path, target: Path, pause: float, *, backwards: bool) -> None:
    with path.open("rb", buffering=0) as source, target.open("wb") as copied:
        places = range(0, path.stat().st_size, 1 << 15)
        for place in reversed(places) if backwards else places:
            source.seek(place)
            copied.seek(place)
            copied.write(source.read(1 << 15))
            time.sleep(pause)


def _copy_both(path: Path, target: Path, *, journal_first: bool) -> None:
    pairs = [(Path(f"{path}{ending}"), Path(f"{target}{ending}")) for ending in ("", "-journal")]
    for source, copied in reversed(pairs) if journal_first else pairs:
        try:
            shutil.copyfile(source, copied)
        except FileNotFoundError:
            continue


def together(path: Path, number: int) -> Findings:
    """Let four processes begin and write the same log at once."""
    found = Findings()
    children = [
        forked(lambda tell, i=i: write(path, f"writer-{i}", number, tell))  # type: ignore[misc]
        for i in range(4)
    ]
    found.acknowledged = [record for child in children for record in child.wait()]
    found.done["records of four writers at once"] = len(found.acknowledged)
    found.check(path, found.acknowledged, "together")
    return found


def unprivileged() -> dict[str, str]:
    """Open a log without the right to write its file, then its folder; a superuser first becomes nobody."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outreach.sqlite"
        with OutreachLog.open(path) as live:
            live.append(letter("there"))
        for name, of_file, of_folder in (("file", 0o444, 0o777), ("folder", 0o666, 0o555), ("both", 0o444, 0o555)):
            path.chmod(of_file)
            Path(folder).chmod(of_folder)
            found[name] = "\n".join(forked(lambda tell: _try(path, tell)).wait())
        Path(folder).chmod(0o700)
        path.chmod(0o600)
        with OutreachLog.open(path) as live:
            found["acts"] = " ".join(act.id for act in live)
    return found


def _try(path: Path, tell: Callable[[str], None]) -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    OutreachLog.open(path).close()
    tell("opened")


def append(path: Path, number: int) -> None:
    """Append, and do nothing else."""
    with OutreachLog.open(path) as live:
        for i in range(number):
            live.append(letter(f"act-{i}"))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.support.log_writers", description=__doc__.partition("\n")[0])
    for name in ("kills", "interrupts", "copies", "together", "appends"):
        parser.add_argument(f"--{name}", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    parser.add_argument("--unprivileged", action="store_true")
    given = parser.parse_args(arguments)
    if given.unprivileged:
        print(json.dumps(unprivileged()))
        return 0
    chance = random.Random(given.seed)
    found: dict[str, Findings] = {}
    with tempfile.TemporaryDirectory() as folder:
        if given.appends:
            append(Path(folder, "append.sqlite"), given.appends)
        for name, work in (("kills", kill), ("interrupts", interrupt), ("copies", copy)):
            if rounds := getattr(given, name):
                Path(folder, name).mkdir()
                found[name] = work(Path(folder, name, "outreach.sqlite"), rounds, chance)
        if given.together:
            found["together"] = together(Path(folder, "together.sqlite"), given.together)
    for name, one in found.items():
        told = {"done": one.done, "acknowledged": len(one.acknowledged), "wrong": one.wrong}
        print(json.dumps({name: told}) if given.json else f"{name}: {json.dumps(told, indent=1)}", flush=True)
    return int(any(one.wrong for one in found.values()))


if __name__ == "__main__":
    sys.exit(main())
