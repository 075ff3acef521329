"""The commands: a thin skin over the library."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ccwuniv._version import __version__
from ccwuniv.cli.check_command import check_command
from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.data_place import data_folder
from ccwuniv.cli.day_options import AfterData, AsOf
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.init_command import init_command
from ccwuniv.cli.office import register
from ccwuniv.cli.standing import status_text
from ccwuniv.cli.tables import add_table_commands
from ccwuniv.cli.update_command import update_command
from ccwuniv.cli.weekly import add_weekly_commands
from ccwuniv.registry import registry_at_a_glance

__all__ = ["app"]

app = typer.Typer(
    name="ccwuniv",
    help="Who is bound by what under the Convention on Certain Conventional Weapons, since when, and who is not.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version of the library and of its data.")
    ] = False,
) -> None:
    if version:
        from ccwuniv.registry import Registry

        typer.echo(f"ccwuniv {__version__}, data {Registry.bundled().version}")
        raise typer.Exit


@app.command()
def status(
    state: Annotated[str, typer.Argument(help="An ISO code, or a name in any of six languages.")],
    as_of: AsOf = None,
    after_data: AfterData = False,
    data: Data = None,
) -> None:
    """Show where a state stands towards every instrument, with dates and sources."""
    reg = registry_at_a_glance() if data_folder(data) is None else registry_in_use(data)
    typer.echo(status_text(reg, state, as_of, after_data=after_data))


@app.command()
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
    """Write the state of universalization on a day: Markdown, a self-contained page, and a CSV of each table."""
    from ccwuniv.documents import universalization_report

    reg = registry_in_use(data)
    drafted = universalization_report(reg, as_of, after_data=after_data, universe=configuration().universe, basis=basis)  # type: ignore[arg-type]
    page = drafted.write(out, word=word)
    typer.echo(f"The report is at {page}; its tables and its Markdown are beside it.")


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A UN Treaty Collection page as saved: HTML, MTDSG XML or CSV.")],
    as_of: AsOf = None,
) -> None:
    """Read a table of the UN Treaty Collection: its actions as CSV, and what was not understood on standard error."""
    from ccwuniv.sources import read_untc

    table = read_untc(file, as_of=as_of)
    typer.echo(table.frame().to_csv(index=False), nl=False)
    typer.echo(table.parties_check, err=True)
    for note in table.notes:
        typer.echo(f"{note.where}: {note.message}", err=True)


@app.command()
def explore(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write.")] = Path("explorer.html"),
    data: Data = None,
) -> None:
    """Write one self-contained page to share: the map of tiles, the totals, a slider of days, every state."""
    from ccwuniv.documents import write_explorer

    typer.echo(f"The explorer is at {write_explorer(registry_in_use(data), out)}.")


app.command("check")(check_command)
add_table_commands(app)
add_weekly_commands(app)
app.command("init")(init_command)
app.command("update")(update_command)
register(app)
