"""Choose the data of a command: by option, environment, office's file, or the shipped data. It always says which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv.cli.data_place import data_folder
from ccwuniv.records import spoken, today

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["Data", "registry_in_use", "say_beyond", "say_data"]

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="FOLDER",
        envvar="CCWUNIV_DATA",
        help="Your data folder; else that of ccwuniv.toml, or the shipped data.",
    ),
]


def registry_in_use(asked: Path | None, *, say_today: bool = False) -> Registry:
    """Return the registry in use, and say on standard error which one it is."""
    from ccwuniv.registry import Registry

    folder = data_folder(asked)
    reg = Registry.bundled() if folder is None else Registry.read(folder)
    say_data(reg, folder, say_today=say_today)
    return reg


def say_beyond(reg: Registry, day: str) -> None:
    """Say on standard error how an answer for a day after the data stop was reached."""
    from ccwuniv.records import as_day
    from ccwuniv.registry import beyond_the_data

    if said := beyond_the_data(reg, as_day(day)):
        typer.echo(said, err=True)


def say_data(reg: Registry, folder: Path | None, *, say_today: bool = False) -> None:
    """Say on standard error which data an answer uses, where they stop, and today's date.

    Where they are older than the shipped ones, or the clock is behind them, a word says so.
    """
    from ccwuniv.registry import Registry

    where = "as shipped" if folder is None else str(folder)
    now = f" Today is {spoken(today())}." if say_today else ""
    typer.echo(f"Data: {where}, version {reg.version}, to {spoken(reg.as_of)}.{now}", err=True)
    if say_today and today() < reg.as_of:
        typer.echo(f"The clock says {today()}, before the last day of the data, {reg.as_of}: is it right?", err=True)
    if folder is not None and reg.as_of < (shipped := Registry.bundled().as_of):
        typer.echo(f"The data in {folder} end on {reg.as_of}; the shipped data are newer: {shipped}.", err=True)
