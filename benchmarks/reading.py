"""Files of the UN Treaty Collection, read and understood, beside Python's own means of merely taking them apart."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import ccwuniv as ccw
from benchmarks.made_pages import write_pages
from benchmarks.pages import take_apart
from benchmarks.timing import Work

__all__ = ["works"]

FILES = 40


def works() -> Iterator[Work]:
    with tempfile.TemporaryDirectory() as folder:
        paths = write_pages(Path(folder), FILES)

        def take_all_apart() -> int:
            for path in paths:
                take_apart(path)
            return len(paths)

        yield Work(
            "reading",
            f"read_untc, {FILES} files of 20 to 500 kB",
            "html.parser and csv, not understood",
            lambda: [ccw.read_untc(path) for path in paths],
            take_all_apart,
            agree=lambda ours, theirs: sum(bool(table.actions) for table in ours) == theirs,  # type: ignore[attr-defined]
            pieces=FILES,
            rate=50,
        )
