"""The log of acts: in bulk, one durable record at a time, and asked about one state of a million acts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

import ccwuniv as ccw
from ccwuniv._log.store import LiveLog
from ccwuniv.acts import Actor, OutreachAction
from ccwuniv.outreach import OutreachLog

MILLION = 1_000_000
CODES = sorted(state.iso3 for state in ccw.Registry.bundled().states)
LETTER = OutreachAction(
    id="letter", kind="letter", start="2014-05-01", states=("LAO",), actors=(Actor(country="POL"),), paragraph=6
)


def acts(first: int, number: int) -> Iterator[OutreachAction]:
    """Letters that differ in id and state, built without the checks that a person's own act goes through."""
    for i in range(first, first + number):
        yield LETTER.model_copy(update={"id": f"act-{i:08d}", "states": (CODES[i % len(CODES)],)})


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveLog]:
    with OutreachLog.open(tmp_path_factory.mktemp("log") / "outreach.sqlite") as live:
        whole = list(acts(0, MILLION))
        start = perf_counter()
        live.extend(whole)
        print(f"\nextend: {MILLION / (perf_counter() - start):,.0f} acts a second")
        yield live


def test_a_state_of_a_million_acts(full: LiveLog) -> None:
    full.filter(state="LAO")
    start = perf_counter()
    found = full.filter(state="LAO")
    took = perf_counter() - start
    print(f"\nfilter: {len(found):,} rows of {MILLION:,} in {1000 * took:.1f} ms")
    assert len(found) >= MILLION // len(CODES)
    assert took <= 0.05


def test_every_row_of_a_million_acts(full: LiveLog, tmp_path: Path) -> None:
    start = perf_counter()
    whole = full.log()
    read = MILLION / (perf_counter() - start)
    start = perf_counter()
    whole.write_jsonl(tmp_path / "outreach.jsonl")
    written = MILLION / (perf_counter() - start)
    print(f"\nlog: {read:,.0f} rows a second; write_jsonl: {written:,.0f}")
    assert min(read, written) >= 250_000


def test_single_durable_appends_beside_the_disk(tmp_path: Path) -> None:
    """A record cannot be durable faster than the disk confirms a write: that is the yardstick."""
    number, sync = 2000, getattr(os, "fdatasync", os.fsync)
    with (tmp_path / "bare").open("wb+", buffering=0) as bare:
        bare.write(b"x" * 4096 * number)
        os.fsync(bare.fileno())
        bare.seek(0)
        start = perf_counter()
        for _ in range(number):
            bare.write(b"y" * 4096)
            sync(bare.fileno())
        disk = number / (perf_counter() - start)
    with OutreachLog.open(tmp_path / "outreach.sqlite") as live:
        new = list(acts(0, number))
        start = perf_counter()
        for act in new:
            live.append(act)
        ours = number / (perf_counter() - start)
    print(f"\nappend: {ours:,.0f} a second, where the disk confirms {disk:,.0f} writes a second")
    assert ours >= disk / 4
