"""Files of the UN Treaty Collection, read and understood, beside what merely takes them apart."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import lxml.html

import ccwuniv as ccw
from benchmarks.made_pages import made_page, write_pages
from benchmarks.pages import take_apart
from benchmarks.timing import Work

__all__ = ["works"]

FILES = 40
WEB_PAGES = 8
"""Of the sizes that the depositary's pages of the Convention, its protocols and its neighbours have."""
SMALLEST, LARGEST = 128_000, 377_000


def works(files: int = 407) -> Iterator[Work]:
    """Give the comparisons; the folder has so many files."""
    yield from _taken_apart()
    yield _web_pages()
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), files)
        yield Work(
            "folder",
            f"read_untc_folder, {files} files, two processes",
            "the same, one process (clock)",
            lambda: ccw.read_untc_folder(folder, processes=2),
            lambda: ccw.read_untc_folder(folder),
            agree=lambda ours, theirs: ours.tables == theirs.tables,  # type: ignore[attr-defined]
            goal=1.7,
            clock="wall",
            recorded=False,
        )


def _web_pages() -> Work:
    """Return the comparison on web pages: those of the folder that ``SAVED_PAGES`` names, else made ones.

    Made pages hold ten times as many statements as the depositary's own.
    """
    folder = os.environ.get("SAVED_PAGES")
    if folder:
        pages = [path.read_bytes() for path in sorted(Path(folder).glob("*.html"))]
        if not pages:
            raise SystemExit(f"SAVED_PAGES: no .html file in {folder}; name the folder of the saved pages")
    else:
        step = (LARGEST - SMALLEST) // (WEB_PAGES - 1)
        pages = [made_page("html", n, SMALLEST + step * n) for n in range(WEB_PAGES)]
    return Work(
        "web_pages",
        f"read_untc, {len(pages)} {'saved' if folder else 'made'} web pages",
        "lxml: a tree of each, not understood",
        lambda: [ccw.read_untc(page) for page in pages],
        lambda: [lxml.html.document_fromstring(page) for page in pages],
        agree=lambda ours, theirs: len(ours) == len(theirs),  # type: ignore[arg-type]
        goal=0.2 if folder else None,
        recorded=not folder,
    )


def _taken_apart() -> Iterator[Work]:
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
