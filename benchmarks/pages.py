"""Hundreds of UN Treaty Collection files, beside the time that Python needs merely to take them apart.

    python -m benchmarks.pages [FILES]

Each reader is a process of its own; the goals are 50 files a second of one processor, in at most 90 MB.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path
from time import perf_counter, process_time

FORMS = ("html", "xml", "csv")
MEGABYTE = 1_000_000


def reading(files: int = 400) -> dict[str, float]:
    """Return what reading this many made files took, and how it compares with merely taking them apart."""
    from benchmarks.made_pages import long_list, write_pages

    with tempfile.TemporaryDirectory() as folder:
        paths = write_pages(Path(folder), files)
        sizes = {form: sum(path.stat().st_size for path in paths if path.suffix[1:] == form) for form in FORMS}
        ours, theirs = _in_a_process("ours", folder), _in_a_process("theirs", folder)
    with tempfile.TemporaryDirectory() as folder:
        lists = [long_list(seed, 250_000) for seed in range(8)]
        for seed, data in enumerate(lists):
            Path(folder, f"list-{seed}.csv").write_bytes(data)
        long = _in_a_process("ours", folder)
    seconds, yardstick = (sum(times[form] for form in FORMS) for times in (ours, theirs))
    return {
        "files": files,
        "megabytes": sum(sizes.values()) / MEGABYTE,
        "files_per_second": files / seconds,
        "files_per_second_on_the_wall": files / ours["wall"],
        "megabytes_per_second": sum(sizes.values()) / MEGABYTE / seconds,
        **{f"megabytes_per_second_{form}": sizes[form] / MEGABYTE / ours[form] for form in FORMS},
        "rows_per_second_of_long_lists": sum(data.count(b"\n") for data in lists) / long["csv"],
        "peak_megabytes": ours["peak"],
        "times_as_fast_as_the_yardstick": yardstick / seconds,
    }


def _in_a_process(reader: str, folder: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages", reader, folder], check=True, capture_output=True, text=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _measure(read: Callable[[Path], object], paths: Iterable[Path]) -> dict[str, float]:
    """Read the files, one form after the other, and keep what was read: seconds of the processor, and memory."""
    kept, figures, start = [], {}, perf_counter()
    for form in FORMS:
        before = process_time()
        kept += [read(path) for path in paths if path.suffix[1:] == form]
        figures[form] = process_time() - before
    return {**figures, "wall": perf_counter() - start, "peak": _peak_megabytes()}


def _peak_megabytes() -> float:
    """Return the most memory that this process has held; the system's own count where it keeps one per program."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / MEGABYTE
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (MEGABYTE if sys.platform == "darwin" else 1000)


def take_apart(path: Path) -> None:
    """Take a file apart with the standard library, and understand nothing of it."""
    text = path.read_text(encoding="latin-1")
    if path.suffix == ".csv":
        for _ in csv.reader(text.splitlines()):
            pass
    else:
        parser = HTMLParser()
        parser.feed(text)
        parser.close()


def main(arguments: list[str]) -> int:
    figures = reading(int(arguments[0]) if arguments else 400)
    print(*(f"{name.replace('_', ' '):<34}{value:>12,.1f}" for name, value in figures.items()), sep="\n")
    met = figures["files_per_second"] >= 50 and figures["peak_megabytes"] <= 90
    print(f"goal, 50 files a second of one processor in at most 90 MB: {'met' if met else '**not met**'}")
    return int(not met)


def _read_here(reader: str, folder: str) -> None:
    """Read the files of a folder in this process, and print what it took."""
    if reader == "ours":
        from ccwuniv import read_untc

        read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
        figures = _measure(read_untc, sorted(Path(folder).iterdir()))
    else:
        figures = _measure(take_apart, sorted(Path(folder).iterdir()))
    print(json.dumps(figures))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _read_here(*sys.argv[1:])
    else:
        sys.exit(main(sys.argv[1:]))
