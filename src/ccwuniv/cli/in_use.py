"""Which data and which log a command rests on: an option, the environment, the office's file, what is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv.cli.data_place import data_folder

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["Data", "registry_in_use"]

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="FOLDER",
        envvar="CCWUNIV_DATA",
        help="Your data folder; else that of ccwuniv.toml, or the shipped data.",
    ),
]


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
