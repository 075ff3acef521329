"""Write the files of a release: tables that R, Stata and a spreadsheet read, with all that a person needs to use them.

    python tools/build_release.py [FOLDER]

The folder (``release`` by default) then holds ``ccwuniv-data-DAY``, named by the last day of the data, and the same as
one zip file. The same data give the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from release_deposit import deposits
from release_words import codebook_page, readme

import ccwuniv as ccw
from ccwuniv._support import data_directory, make_folder, write_file
from ccwuniv.exports import sheets_of

ROOT = Path(__file__).resolve().parents[1]
FORMATS: Mapping[str, str] = {"csv": ".csv", "stata": ".dta", "parquet": ".parquet"}
LISTS = ("cow", "gw")
MADE = (1980, 1, 1, 0, 0, 0)


class Released(NamedTuple):
    """A table of the release: its name, what a row is, and the table."""

    name: str
    row: str
    frame: pd.DataFrame


def released(reg: ccw.Registry) -> Iterator[Released]:
    """Give every table of the release, one at a time: those of pairs are large."""
    yield Released(
        "country_year",
        "one state, year and instrument: its status on 31 December, counted by deposit",
        ccw.panel(reg, names=True, identifiers=[*LISTS, "iso2"]),
    )
    yield Released(
        "spells",
        "one unbroken participation of one state in one instrument",
        ccw.panel(reg, "spell", names=True, identifiers=LISTS),
    )
    for instrument in reg.instruments:
        yield Released(
            f"waiting_times_{instrument.code}",
            f"one year of one state's wait for {instrument.code}, in days, and whether it ended with its consent",
            ccw.waiting_times(reg, instrument.code, groups="current", identifiers=LISTS),
        )
    yield Released(
        "actions",
        "one treaty action of one state, as the depositary's tables record it",
        ccw.panel(reg, "actions", names=True, identifiers=LISTS),
    )
    tables = {sheet.name: sheet.frame for sheet in sheets_of(reg)}
    yield Released("states", "one state, with the time in which it could take part", tables["states"])
    yield Released("identifiers", "one identifier of one state in one list, with its days", tables["identifiers"])
    yield Released(
        "dyad_year",
        "one pair of states and year: which instruments bind both, one or neither, in force on 31 December",
        ccw.panel(reg, "dyad-year", identifiers=LISTS),
    )
    yield Released(
        "joint_participation",
        "one pair of states and year: how many instruments bind both, one or neither, and three indices of similarity",
        ccw.joint_participation(reg, identifiers=LISTS),
    )


def write_release(reg: ccw.Registry, folder: Path, tables: Iterable[Released]) -> Path:
    """Write tables and all that belongs to them into a folder, and the folder as a zip file; return that."""
    told = []
    for table in tables:
        for kind, ending in FORMATS.items():
            ccw.export(table.frame, folder / kind / f"{table.name}{ending}")
        told.append((table.name, table.row, len(table.frame), ccw.codebook(table.frame)))
        print(f"{table.name}: {len(table.frame):,} rows")
    texts = {
        "README.md": readme(reg, told),
        "codebook.html": codebook_page(reg, told),
        "references.bib": ccw.cite(reg, "bibtex", sources=True) + "\n\n" + ccw.cite("software", "bibtex") + "\n",
        "LICENSE": (data_directory() / "LICENSE").read_text(encoding="utf-8"),
        **{f"deposit/{name}": text for name, text in deposits(reg, told).items()},
    }
    make_folder(folder / "deposit")
    for name, text in texts.items():
        write_file(folder / name, text)
    sums(folder)
    return zipped(folder)


def main(arguments: list[str]) -> int:
    reg = ccw.Registry.bundled()
    folder = Path(arguments[0] if arguments else "release") / f"ccwuniv-data-{reg.version}"
    if folder.exists():
        print(f"{folder} is there already; remove it, or name another folder", file=sys.stderr)
        return 1
    print(f"written: {folder} and {write_release(reg, folder, released(reg)).name}")
    return 0


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sums(folder: Path) -> None:
    """Write the checksum of every file, in the form that ``sha256sum --check`` reads."""
    lines = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files(folder)]
    write_file(folder / "SHA256SUMS", "".join(lines))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def zipped(folder: Path) -> Path:
    """Write the folder as one zip file beside it, its entries in order and without a time."""
    target = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", MADE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
