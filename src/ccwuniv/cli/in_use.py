"""Which data and which log a command rests on: an option, the environment, the office's file, what is shipped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv.cli.configuration import configuration

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["Data", "data_folder", "registry_in_use"]

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="FOLDER",
        envvar="CCWUNIV_DATA",
        help="Your data folder; else that of ccwuniv.toml, or the shipped data.",
    ),
]


def data_folder(asked: Path | None) -> Path | None:
    """Return the folder of the data that count, None where those are the shipped ones."""
    if asked is None and (named := os.environ.get("CCWUNIV_DATA")):
        asked = Path(named)
    if asked is not None:
        return asked
    from ccwuniv.registry import holds_data

    folder = configuration().data
    return folder if folder is not None and holds_data(folder) else None


def registry_in_use(asked: Path | None) -> Registry:
    """Return the registry that counts; where it is older than the shipped one, a word on standard error says so."""
    from ccwuniv.registry import Registry

    folder = data_folder(asked)
    if folder is None:
        return Registry.bundled()
    reg = Registry.read(folder)
    typer.echo(f"Data: {folder}, version {reg.version}.", err=True)
    shipped = Registry.bundled().as_of
    if reg.as_of < shipped:
        typer.echo(f"The data in {folder} end on {reg.as_of}; the shipped data are newer: {shipped}.", err=True)
    return reg
