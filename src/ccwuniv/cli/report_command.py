"""``ccwuniv report``: the state of universalization on a day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.day_options import AfterData, AsOf
from ccwuniv.cli.in_use import Data, registry_in_use

__all__ = ["report"]


def report(
    as_of: AsOf = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into.")] = Path("report"),
    after_data: AfterData = False,
    basis: Annotated[
        str, typer.Option("--basis", help="consent, in_force or in_force_as_known: from when a state counts.")
    ] = "consent",
    word: Annotated[bool, typer.Option("--word", help="A Word document, too.")] = False,
    data: Data = None,
) -> None:
    """Write the state of universalization on a day: Markdown, a self-contained page, and a CSV of each table.

    Not one act of the log is in it.
    """
    from ccwuniv.documents import universalization_report

    reg, office = registry_in_use(data), configuration()
    options: dict[str, Any] = {"basis": basis, "universe": office.universe, "letterhead": office.head}
    drafted = universalization_report(reg, as_of, after_data=after_data, **options)
    page = drafted.write(out, word=word)
    typer.echo(f"The report is at {page}; its tables and its Markdown are beside it.")
