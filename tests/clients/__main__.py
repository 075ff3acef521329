"""Install the clients, write every export, read all of it in each, and print a line for each: equal or not."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pandas as pd

import ccwuniv as ccw
from tests.clients import of_pages
from tests.clients.of_models import ROOT, citation_file, in_models
from tests.clients.of_tables import Line, in_libreoffice, in_r
from tests.clients.of_texts import in_latex, in_plain_text, references
from tests.exports.test_exports import TABLES

DEBIAN = (
    *("r-base-core", "r-cran-survival", "r-cran-haven", "r-cran-readr", "r-cran-data.table", "r-cran-readxl"),
    *("pandoc", "citation-style-language-styles", "citation-style-language-locales", "biber", "texlive-bibtex-extra"),
    *("texlive-latex-recommended", "texlive-latex-extra", "texlive-xetex", "texlive-fonts-recommended", "lmodern"),
    *("fonts-unifont", "poppler-utils", "libreoffice-calc"),
)
VERSIONS = (
    ["R", "--version"],
    [
        "Rscript",
        "-e",
        "for (p in c('survival','haven','readr','data.table','readxl')) cat(p, format(packageVersion(p)), '')",
    ],
    *(["pandoc", "--version"], ["pdflatex", "--version"], ["xelatex", "--version"], ["biber", "--version"]),
    ["soffice", "--version"],
)
MOST_ROWS = 30_000
"""Of a workbook that LibreOffice opens here."""


def install() -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)  # type: ignore[call-overload]
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *DEBIAN]
    subprocess.run(
        command, check=True, env={"DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}, **quiet
    )  # type: ignore[call-overload]


def checked(folder: Path, *, release: bool) -> Iterator[Line]:
    reg = ccw.Registry.bundled()
    tables = {name: make(reg) for name, make in TABLES.items()}
    tables["letters"] = ccw.letter_list(reg, ccw.OutreachLog.bundled(), "p2_only")
    written: dict[str, dict[Path, pd.DataFrame]] = {}
    for ending in (".csv", ".dta", ".xlsx", ".tex"):
        for name, table in tables.items():
            written.setdefault(ending, {})[ccw.export(table, folder / f"{name}{ending}")[0]] = table
    yield from in_r(written[".csv"] | written[".dta"] | written[".xlsx"])
    yield from in_libreoffice({path: table for path, table in written[".xlsx"].items() if len(table) < MOST_ROWS})
    yield from in_latex(list(written[".tex"]))
    yield from in_plain_text(reg, folder)
    yield from references()
    yield from citation_file(ROOT / ".make" / "clients")
    waits = ccw.waiting_times(reg, "AP2", split="none")
    paths = [ccw.export(waits, folder / f"waits_once{ending}")[0] for ending in (".csv", ".dta")]
    curve = ccw.export(ccw.waiting_curve(waits), folder / "curve.csv")[0]
    yield from in_models(paths, curve, ROOT / ".make" / "clients")
    (folder / "models").mkdir()
    yield from of_pages.models(folder / "models")
    yield from archives(reg, folder)
    if release:
        yield from of_release(folder)


def archives(reg: ccw.Registry, folder: Path) -> Iterator[Line]:
    """Run the plain scripts of archives, without a network where the machine can do so."""
    alone = ["unshare", "--net"] if not subprocess.run(["unshare", "--net", "true"], check=False).returncode else []
    results = {
        "totals": reg.totals("1995-06-30", basis="in_force"),
        "history": ccw.history(reg, freq="Y"),
        "curve": ccw.waiting_curve(ccw.waiting_times(reg, "AP2")),
        "curve by group": ccw.waiting_curve(ccw.waiting_times(reg, "AP2", groups="current"), by="un_regional_group"),
        "gap matrix": ccw.gap_matrix(reg, "2014-09-01", states="all"),
        "days in force": ccw.gap_matrix(reg, "1995-06-30", states="all", values="date", basis="in_force"),
        "migration list": ccw.migration_list(reg, "2014-09-01"),
    }
    for name, result in results.items():
        place = folder / f"archive of {name}"
        archive = ccw.replication_archive(result, folder / f"{name}.zip")
        ZipFile(archive).extractall(place)
        for client, command in (
            ("Python, bare", [sys.executable, "-I", "-S", "plain/make.py"]),
            ("R", ["Rscript", "plain/make.R"]),
        ):
            done = subprocess.run([*alone, *command], cwd=place, capture_output=True, text=True, check=False)
            yield (
                client,
                f"archive of {name}: {done.stdout.strip()}",
                "no network" if alone else "",
                not done.returncode,
            )


def of_release(folder: Path) -> Iterator[Line]:
    """Read every file of the release; the tables are those that its Parquet holds, which pandas reads."""
    subprocess.run([sys.executable, ROOT / "tools" / "build_release.py", folder / "release"], check=True)
    [place] = [path for path in (folder / "release").iterdir() if path.is_dir()]
    yield from of_pages.of_release(place)
    for path in sorted((place / "parquet").iterdir()):
        table = pd.read_parquet(path)
        for name in table.columns[table.dtypes == "object"]:
            if len(there := table[name].dropna()) and not isinstance(there.iloc[0], str):
                table[name] = pd.to_datetime(table[name])
        files = {place / "csv" / f"{path.stem}.csv": table, place / "stata" / f"{path.stem}.dta": table}
        yield from in_r(files)


def main(arguments: list[str]) -> int:
    if "--no-install" not in arguments:
        install()
    for command in VERSIONS:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(next(iter(done.stdout.splitlines()), f"{command[0]}: not here"))
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        for client, what, form, equal in chain(checked(Path(name), release="--no-release" not in arguments)):
            print(f"{'equal' if equal else 'NOT EQUAL':9}  {client}: {what} ({form})", flush=True)
            failed += not equal
    print("all equal" if not failed else f"{failed} not equal")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
