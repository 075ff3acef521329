"""The command line of the office: a brief, a letter list, the year, and the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv._support import several
from ccwuniv.cli.log_commands import log_app
from ccwuniv.cli.log_desk import add_desk_commands
from ccwuniv.cli.log_files import add_file_commands
from ccwuniv.cli.log_options import Confidential, LogFile, read_log

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog

__all__ = ["register"]

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day, YYYY-MM-DD; the data's last day by default.")
]
AfterData = Annotated[
    bool, typer.Option("--after-data", help="Answer for a day after the data's last, by law from the data.")
]


def register(app: typer.Typer) -> None:
    """Mount the commands of the office on the application."""
    app.command("brief")(brief_command)
    app.command("letters")(letters_command)
    app.command("year")(year_command)
    add_desk_commands(log_app)
    add_file_commands(log_app)
    app.add_typer(log_app, name="log")


def brief_command(
    state: Annotated[str, typer.Argument(help="An ISO code, or a name in any of six languages.")],
    log: LogFile = None,
    as_of: AsOf = None,
    after_data: AfterData = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="A file .html (to print) or .md; else the terminal.")
    ] = None,
    confidential: Confidential = False,
) -> None:
    """Draft one page on a state: where it stands, what is open to it, what was done."""
    from ccwuniv.documents import brief
    from ccwuniv.registry import Registry

    with read_log(log) as acts:
        page = brief(Registry.bundled(), acts, state, as_of=as_of, after_data=after_data, confidential=confidential)
    typer.echo(page.markdown if out is None else f"The brief is at {page.write(out)}.", nl=out is not None)


def letters_command(
    kind: Annotated[
        str, typer.Option("--kind", help="not_party, signatory, p2_only, or no_CODE such as no_p5 and no_ap2.")
    ] = "not_party",
    log: LogFile = None,
    as_of: AsOf = None,
    after_data: AfterData = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="A file .csv or .xlsx; else CSV to the terminal.")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="STATE=CODE", help="The language of a state, where you know it: LAO=fr."),
    ] = None,
    confidential: Confidential = False,
) -> None:
    """List whom to write to, in what language, with what each state lacks and its lawful path: for mail merge."""
    from ccwuniv.documents import for_spreadsheets, letter_list, write_letters
    from ccwuniv.registry import Registry

    known = dict(_language(pair) for pair in language or ())
    with read_log(log) as acts:
        frame = letter_list(
            Registry.bundled(), acts, kind, as_of, languages=known, after_data=after_data, confidential=confidential
        )
    if out is None:
        typer.echo(for_spreadsheets(frame).to_csv(date_format="%Y-%m-%d"), nl=False)
    else:
        typer.echo(f"{several(len(frame), 'State is', 'States are')} listed in {write_letters(frame, out)}.")


def year_command(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="The day of the last annual meeting.")],
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="The day of the next one.")],
    log: LogFile = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Where the hand of the clock stands.")] = (
        None
    ),
    confidential: Confidential = False,
) -> None:
    """Show the year from one annual meeting to the next: what moved, what was done, what is open."""
    from ccwuniv.documents import year_clock
    from ccwuniv.registry import Registry

    acts: ReadableLog
    with read_log(log) as acts:
        clock = year_clock(Registry.bundled(), acts, since, until, as_of=as_of, confidential=confidential)
    typer.echo(clock.text(), nl=False)


def _language(pair: str) -> tuple[str, str]:
    from ccwuniv.errors import OptionError

    state, equals, code = (part.strip() for part in pair.partition("="))
    if not (state and equals and code):
        raise OptionError("language", pair, ("STATE=CODE, such as LAO=fr",))
    return state, code
