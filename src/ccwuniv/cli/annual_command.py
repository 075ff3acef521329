"""``ccwuniv annual``: the draft of the year's report, and its internal annex."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ccwuniv.cli.calendar import between_meetings, meeting_after
from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import LogFile, read_log, say_left_out
from ccwuniv.cli.paper_options import Out
from ccwuniv.errors import OptionError

__all__ = ["annual_command"]


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
    """Draft the year's report on universalization, in the form of the Meeting's documents.

    Without days, it covers the time from the last Meeting to the deadline for documents of the next, as the calendar in
    ccwuniv.toml has them. Totals are those of the data's last day, where that comes first.
    """
    from ccwuniv.documents import annual_annex, annual_report, form_of
    from ccwuniv.records import as_day, spoken

    for file in (out, annex):
        if file is not None:
            form_of(file)
    if year is not None and not 1 <= year <= dt.MAXYEAR:
        raise OptionError("year", year, ("a year such as 2026",))
    if year is None and since is None and until is None:
        since, until = _period()
    reg, office = registry_in_use(data, say_today=True), configuration()
    last = f"{year}-12-31" if until is None else until
    common: dict[str, Any] = {"since": since, "until": until, "language": language, "letterhead": office.head}
    own: dict[str, Any] = {"universe": office.universe, "internal": internal, "meeting": meeting_after(as_day(last))}
    with read_log(log) as acts:
        draft = annual_report(reg, acts, year, **common, **own)
        beside = annual_annex(reg, acts, year, **common) if annex else None
    if draft.counted_on < draft.until:
        typer.echo(f"Totals are as at {spoken(draft.counted_on)}, the last day of the data.", err=True)
    say_left_out(draft.left_out)
    typer.echo(draft.markdown if out is None else f"The draft is at {draft.write(out)}.", nl=out is not None)
    if beside is not None and annex is not None:
        typer.echo(f"The internal annex is at {beside.write(annex)}.", err=out is None)


def _period() -> tuple[str, str]:
    from ccwuniv.records import today

    before, after = between_meetings(today())
    return str(before.end or before.start), str(after.documents_due or after.start)
