"""The command line of the office: a brief, the annual draft, the year, and the log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.day_options import AfterData, AsOf
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.letters_command import letters_command
from ccwuniv.cli.log_commands import log_app
from ccwuniv.cli.log_desk import add_desk_commands
from ccwuniv.cli.log_files import add_file_commands
from ccwuniv.cli.log_options import Confidential, LogFile, read_log
from ccwuniv.cli.template_commands import template_app

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog

__all__ = ["register"]

Internal = Annotated[bool, typer.Option("--internal", help="The internal form; every page says INTERNAL.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="A file .docx (Word), .html (to print) or .md; else the terminal."),
]


def register(app: typer.Typer) -> None:
    """Mount the commands of the office on the application."""
    app.command("brief")(brief_command)
    app.command("letters")(letters_command)
    app.command("annual")(annual_command)
    app.command("year")(year_command)
    add_desk_commands(log_app)
    app.add_typer(template_app, name="template")
    add_file_commands(log_app)
    app.add_typer(log_app, name="log")


def brief_command(
    state: Annotated[str, typer.Argument(help="An ISO code, or a name in any of six languages.")],
    log: LogFile = None,
    as_of: AsOf = None,
    after_data: AfterData = False,
    out: Out = None,
    internal: Internal = False,
    contacts: Annotated[
        Path | None,
        typer.Option("--contacts", metavar="FILE", help="Your list, .xlsx or .csv: it gives the State's language."),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option("--group", metavar="NAME=STATES", help="A group of yours: 'ASEAN=Viet Nam, LAO, Cambodia'."),
    ] = None,
    not_example: Annotated[
        list[str] | None, typer.Option("--not-example", metavar="STATE", help="A State that is counted, not named.")
    ] = None,
    confidential: Confidential = False,
    data: Data = None,
) -> None:
    """Draft one page on a State to hand over: its status, how to join. --internal: what to ask for, and contacts."""
    from ccwuniv.documents import brief, form_of

    if out is not None:
        form_of(out)
    reg, office = registry_in_use(data), configuration()
    options = {
        "as_of": as_of,
        "internal": internal,
        "language": _language_of(reg.state(state, as_of).iso3, contacts or office.contacts),
        "groups": {**office.groups, **dict(map(_group, group or ()))},
        "universe": office.universe,
        "not_examples": not_example or (),
        "after_data": after_data,
        "confidential": confidential,
    }
    if internal:
        with read_log(log) as acts:
            page = brief(reg, acts, state, **options)  # type: ignore[arg-type]
    else:
        page = brief(reg, None, state, **options)  # type: ignore[arg-type]
    typer.echo(page.markdown if out is None else f"The brief is at {page.write(out)}.", nl=out is not None)


def annual_command(
    year: Annotated[int | None, typer.Option("--year", help="The calendar year, where no days are given.")] = None,
    log: LogFile = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="The first day, such as that of the last Meeting.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day, such as the deadline for documents.")
    ] = None,
    language: Annotated[Literal["en", "fr"], typer.Option("--language", help="en or fr.")] = "en",
    out: Out = None,
    annex: Annotated[
        Path | None,
        typer.Option(
            "--annex", metavar="FILE", help="Where to write the internal annex: commitments, whom to talk to."
        ),
    ] = None,
    internal: Annotated[bool, typer.Option("--internal", help="Internal acts, too; every page says INTERNAL.")] = False,
    data: Data = None,
) -> None:
    """Draft the year's report on universalization, in the form of the Meeting's documents."""
    from ccwuniv.documents import annual_annex, annual_report, form_of
    from ccwuniv.records import spoken

    for file in (out, annex):
        if file is not None:
            form_of(file)
    reg, universe = registry_in_use(data), configuration().universe
    period = {"since": since, "until": until}
    with read_log(log) as acts:
        draft = annual_report(reg, acts, year, **period, language=language, universe=universe, internal=internal)  # type: ignore[arg-type]
        beside = annual_annex(reg, acts, year, since=since, until=until, language=language) if annex else None
    if draft.counted_on < draft.until:
        typer.echo(f"Totals are as at {spoken(draft.counted_on)}, the last day of the data.", err=True)
    typer.echo(draft.markdown if out is None else f"The draft is at {draft.write(out)}.", nl=out is not None)
    if beside is not None and annex is not None:
        typer.echo(f"The internal annex is at {beside.write(annex)}.", err=out is None)


def year_command(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="The day of the last annual meeting.")],
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="The day of the next one.")],
    log: LogFile = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="Where the hand of the clock stands; today by default."),
    ] = None,
    confidential: Confidential = False,
    data: Data = None,
) -> None:
    """Show the year from one annual meeting to the next: what moved, what took effect, what was done, what is open."""
    from ccwuniv.documents import year_clock
    from ccwuniv.records import as_day, today

    hand = as_of or min(max(today(), as_day(since)), as_day(until))
    acts: ReadableLog
    with read_log(log) as acts:
        clock = year_clock(registry_in_use(data), acts, since, until, as_of=hand, confidential=confidential)
    typer.echo(clock.text(), nl=False)


def _language_of(iso3: str, contacts: Path | None) -> str:
    """Return the language of correspondence of the first of a State's addresses that has one, else English."""
    if contacts is None:
        return "en"
    from ccwuniv.documents import read_contacts

    return next((address.language for address in read_contacts(contacts).of(iso3) if address.language), "en")


def _group(pair: str) -> tuple[str, Iterable[str]]:
    from ccwuniv.errors import OptionError

    name, equals, members = (part.strip() for part in pair.partition("="))
    if not (name and equals and members):
        raise OptionError("group", pair, ("NAME=STATES, such as ASEAN=Viet Nam, LAO, Cambodia",))
    return name, [member.strip() for member in members.split(",") if member.strip()]
