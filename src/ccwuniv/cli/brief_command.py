"""``ccwuniv brief``: one page on a State."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.day_options import Today
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import Confidential, LogFile, has_log, read_log, say_left_out
from ccwuniv.cli.office_days import office_day
from ccwuniv.cli.paper_options import Out

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from ccwuniv.outreach import ReadableLog

__all__ = ["brief_command"]


def brief_command(
    state: Annotated[str, typer.Argument(help="An ISO code, or a name in any of six languages.")],
    log: LogFile = None,
    as_of: Today = None,
    out: Out = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="The form for the office alone; every page says INTERNAL.")
    ] = False,
    contacts: Annotated[
        Path | None,
        typer.Option(
            "--contacts", metavar="FILE", help="Your list of contacts, .xlsx or .csv: it says the State's language."
        ),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option("--group", metavar="NAME=STATES", help="A group of yours: 'ASEAN=Viet Nam, LAO, Cambodia'."),
    ] = None,
    not_example: Annotated[
        list[str] | None, typer.Option("--not-example", metavar="STATE", help="A State to count, but not to name.")
    ] = None,
    confidential: Confidential = False,
    data: Data = None,
) -> None:
    """Draft one page on a State to hand over: its status today, how to join. --internal: what to ask for, and contacts.

    The page to hand over has not one word of the log. Groups, the calendar, the letterhead, the universe and the States
    that are not to be named as examples come from ccwuniv.toml, too.
    """
    from ccwuniv.documents import brief, form_of

    if out is not None:
        form_of(out)
    reg, office, day = registry_in_use(data, say_today=True), configuration(), office_day(as_of)
    iso3 = reg.reaching(day, after_data=True).state(state, as_of).iso3
    options: dict[str, Any] = {
        "as_of": day,
        "internal": internal,
        "language": _language_of(iso3, contacts or office.contacts),
        "groups": {**office.groups, **dict(map(_group, group or ()))},
        "meetings": office.calendar,
        "letterhead": office.head,
        "universe": office.universe,
        "not_examples": [*office.not_examples, *(not_example or ())],
        "after_data": True,
        "confidential": confidential,
    }
    held: AbstractContextManager[ReadableLog | None]
    held = read_log(log, say=internal) if internal or has_log(log) else nullcontext()
    with held as acts:
        page = brief(reg, acts, iso3, **options)
    say_left_out(page.left_out)
    typer.echo(page.markdown if out is None else f"The brief is at {page.write(out)}.", nl=out is not None)


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
