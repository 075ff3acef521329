"""The log on the command line: what is due, the acts and their history, what is taken back, what is given to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ccwuniv._support import several
from ccwuniv.cli.act_sentences import print_acts, print_history, sentence
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import (
    Act,
    Confidential,
    LogFile,
    at_a_terminal,
    log_path,
    note,
    open_log,
    read_log,
    say_hidden,
    say_left_out,
)
from ccwuniv.errors import OptionError

__all__ = ["due", "export", "show", "undo", "withdraw"]


def due(
    log: LogFile = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day; all by default.")] = None,
    confidential: Confidential = False,
) -> None:
    """List the follow-ups that are due, by day; those whose day is past are marked."""
    from ccwuniv.records import as_day, spoken, today

    last, now = None if until is None else as_day(until), today()
    with read_log(log) as acts:
        shown = acts.acts(confidential=confidential)
    waiting = [act for act in shown if act.due is not None and (last is None or act.due <= last)]
    waiting.sort(key=lambda act: (act.due or act.start, act.id))
    say_hidden(confidential)
    note(f"Today is {spoken(now)}.")
    print_acts(
        waiting,
        "Nothing is due.",
        lambda act: f"{act.due}{' (overdue)' if act.due < now else ''}  {sentence(act)}",
    )


def show(
    act: Annotated[str | None, typer.Argument(metavar="[ID]", help="An act, with its history.")] = None,
    log: LogFile = None,
    state: Annotated[
        str | None, typer.Option("--state", help="Only acts towards this State, named or in a described group.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="The first day.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day.")] = None,
    confidential: Confidential = False,
    data: Data = None,
) -> None:
    """Show the acts, or one of them with every version of it: who recorded it, and when."""
    if act is not None:
        with open_log(log) as live:
            return print_history(live, act, confidential=confidential)
    with read_log(log) as whole:
        found = whole.filter(since=since, until=until)
    shown = found.acts(confidential=confidential)
    if state is not None:
        from ccwuniv.outreach import acts_towards

        reg = registry_in_use(data)
        wanted = acts_towards(reg, shown, reg.state(state).iso3)
        shown = tuple(one for one in shown if one.id in wanted)
    say_hidden(confidential)
    print_acts(shown, "No act.")
    return None


def withdraw(
    act: Act,
    reason: Annotated[str, typer.Option("--reason", help="Why, in words.")],
    log: LogFile = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="Look among confidential acts, too.")] = False,
) -> None:
    """Take an act out of the log; it stays in its history, with the reason."""
    with open_log(log) as live:
        live.withdraw(act, reason, confidential=confidential)
    typer.echo(f"Withdrawn from {log_path(log)}: {act}.")


def undo(
    act: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The id of an act; your last record by default.")
    ] = None,
    log: LogFile = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
    confidential: Annotated[bool, typer.Option("--confidential", help="Look among confidential acts, too.")] = False,
) -> None:
    """Take back what you recorded last, or the last record of an act; it stays in the history."""
    with open_log(log) as live:
        last = live.last_recorded(act, confidential=confidential)
        recorded_at = last[0].recorded_at
        for version in last[:20]:
            typer.echo(f"{version.event}, {version.recorded_at:%Y-%m-%d %H:%M} UTC: {sentence(version.action)}")
        if len(last) > 20:
            typer.echo(f"... and {len(last) - 20} more, recorded at once")
        if not yes:
            if act is None and not at_a_terminal():
                raise OptionError("yes", None, ("--yes, or the id of the act",))
            if at_a_terminal():
                typer.confirm("Take this back?", default=False, abort=True)
        done = live.undo(act, only=recorded_at, confidential=confidential)
    typer.echo(f"Taken back in {log_path(log)}: {', '.join(done[:20])}{' ...' if len(done) > 20 else ''}.")


def export(
    file: Annotated[Path, typer.Argument(help="A file .jsonl (exchange) or .csv (reading).")],
    log: LogFile = None,
    internal: Annotated[bool, typer.Option("--internal", help="Internal acts, too.")] = False,
    confidential: Confidential = False,
) -> None:
    """Write the public acts to a file, to give to others. Text in CSV is safe to open in a spreadsheet."""
    from ccwuniv._support import write_file
    from ccwuniv.documents import csv_of_rows
    from ccwuniv.outreach import reading_columns

    if file.suffix not in (".jsonl", ".csv"):
        raise OptionError("file", str(file), ("a name that ends in .jsonl", "a name that ends in .csv"))
    with read_log(log) as acts:
        told = acts.released(internal=internal, confidential=confidential)
        left_out = 0 if confidential else len(acts) - len(told)
    if file.suffix == ".jsonl":
        number = told.write_jsonl(file, internal=True, confidential=True)
    else:
        columns = reading_columns(shared := told.acts(confidential=True))
        number = len(shared)
        write_file(file, csv_of_rows(columns, zip(*columns.values(), strict=True)).encode("utf-8-sig"))
    say_hidden(confidential)
    say_left_out(left_out)
    typer.echo(f"{'INTERNAL: ' if internal or confidential else ''}{several(number, 'act is', 'acts are')} in {file}.")
