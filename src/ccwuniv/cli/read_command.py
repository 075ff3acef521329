"""``ccwuniv read``: a saved page of the depositary as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["read"]


def read(
    file: Annotated[Path, typer.Argument(help="A UN Treaty Collection page as saved: HTML, MTDSG XML or CSV.")],
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="The day of a page that does not state one, as the XML does not."),
    ] = None,
) -> None:
    """Read a table of the UN Treaty Collection: its actions as CSV, and what was not understood on standard error."""
    from ccwuniv.sources import read_untc

    table = read_untc(file, as_of=as_of)
    typer.echo(table.frame().to_csv(index=False), nl=False)
    typer.echo(table.parties_check, err=True)
    for note in table.notes:
        typer.echo(f"{note.where}: {note.message}", err=True)
