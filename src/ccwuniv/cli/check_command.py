"""The command that tests a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["check_command"]


def check_command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="A data folder; yours by default, or the shipped data.")
    ] = None,
) -> None:
    """Read a data folder strictly and test every rule: what is wrong, in which line, and what to do.

    The exit code is 1 where a line cannot be read, a file is not as described, or a rule finds an error.
    """
    from ccwuniv._support import data_directory
    from ccwuniv.checks import check_folder, check_text
    from ccwuniv.cli.data_place import data_folder
    from ccwuniv.registry import standing

    tables = standing(folder or data_folder(None) or data_directory())
    typer.echo(f"Data: {'as shipped' if tables == data_directory() else tables}.", err=True)
    result = check_folder(tables)
    typer.echo(check_text(result))
    if not result.sound:
        raise typer.Exit(1)
