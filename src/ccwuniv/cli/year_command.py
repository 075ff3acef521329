"""``ccwuniv year``: the year from one annual meeting to the next."""

from __future__ import annotations

from typing import Annotated

import typer

from ccwuniv.cli.day_options import Today
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import Confidential, LogFile, read_log, say_hidden

__all__ = ["year_command"]


def year_command(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="The day of the last annual meeting.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The day of the next one.")] = None,
    log: LogFile = None,
    as_of: Today = None,
    confidential: Confidential = False,
    data: Data = None,
) -> None:
    """Show the year from one annual meeting to the next: what moved, what took effect, what was done, what is open.

    Without days, the meetings are the last and the next on the Convention in the calendar of ccwuniv.toml. It is for
    the office: internal acts are in it.
    """
    from ccwuniv.cli.calendar import between_meetings
    from ccwuniv.documents import year_clock
    from ccwuniv.records import as_day, today

    if since is None and until is None:
        before, after = between_meetings(today() if as_of is None else as_day(as_of))
        since, until = str(before.start), str(after.start)
    if since is None or until is None:
        from ccwuniv.errors import OptionError

        raise OptionError("since", None, ("--since and --until, both or neither",))
    hand = as_of or min(max(today(), as_day(since)), as_day(until))
    reg = registry_in_use(data, say_today=True)
    with read_log(log) as acts:
        clock = year_clock(reg, acts, since, until, as_of=hand, confidential=confidential)
    say_hidden(confidential)
    typer.echo(clock.text(), nl=False)
