"""``ccwuniv explore``: one page to share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import LogFile, read_log, say_left_out

__all__ = ["explore"]


def explore(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write.")] = Path("explorer.html"),
    acts: Annotated[
        bool, typer.Option("--acts", help="Add the public acts of the log: below each State, and on a timeline.")
    ] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help="Include internal acts, too; the page then says INTERNAL.")
    ] = False,
    log: LogFile = None,
    data: Data = None,
) -> None:
    """Write one self-contained page to share: the map of tiles, the totals, a slider of days, every state.

    No act of the log is in it unless you say --acts.
    """
    from ccwuniv.documents import write_explorer

    if not out.parent.is_dir():
        from ccwuniv.errors import StoreError

        raise StoreError(str(out), "cannot be written: there is no such folder; make it first.")
    reg = registry_in_use(data)
    if not (acts or internal):
        typer.echo(f"The explorer is at {write_explorer(reg, out)}.")
        return
    from ccwuniv.documents import left_out

    with read_log(log) as held:
        page = write_explorer(reg, out, log=held, internal=internal)
        say_left_out(left_out(held, internal=internal))
    typer.echo(f"{'INTERNAL: the' if internal else 'The'} explorer is at {page}.")
