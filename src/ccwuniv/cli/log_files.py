"""The file of the log on the command line: back it up, put a backup in its place, check it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ccwuniv.cli.log_commands import _DEFAULT, Confidential, LogFile, _live

__all__ = ["add_file_commands"]


def add_file_commands(app: typer.Typer) -> None:
    """Give the commands to the application of the log."""
    for command in (backup, restore, verify):
        app.command()(command)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    log: LogFile = _DEFAULT,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file that is there.")] = False,
) -> None:
    """Write a whole copy of the log, confidential acts included. Others may write to the log meanwhile."""
    with _live(log) as live:
        live.backup(file, replace=replace)
    typer.echo(f"{file} is a whole copy of {log}, confidential acts included.")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    log: LogFile = _DEFAULT,
) -> None:
    """Put a backup in the place of the log, whether that opens or not. The log that was there is kept beside it."""
    from ccwuniv.outreach import restore as put_back

    kept = put_back(log, file)
    typer.echo(f"{log} is now what {file} holds.")
    if kept is not None:
        typer.echo(f"The log that was there is kept as {kept}.")


def verify(log: LogFile = _DEFAULT, confidential: Confidential = False) -> None:
    """Check the whole log: the file, every record, the indexes, the seal. It says what is wrong, and ends with 1."""
    with _live(log) as live:
        found = live.verify(confidential=confidential)
    for finding in found:
        typer.echo(finding)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{log} is whole: the file, every record, the indexes and the seal.")
