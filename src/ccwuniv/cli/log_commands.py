"""The log on the command line: enter an act in one line or by questions, show, amend, withdraw, undo, export."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ccwuniv._support import is_there, several
from ccwuniv.cli.act_recording import append, check_day, check_twice, confirm
from ccwuniv.cli.act_sentences import print_acts, print_history, sentence, warn
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
)
from ccwuniv.errors import OptionError
from ccwuniv.outreach import KIND_MEANINGS

if TYPE_CHECKING:
    from ccwuniv.outreach import Actor

__all__ = ["log_app"]

log_app = typer.Typer(
    help="The log of outreach acts: add, import, today, due, show, amend, undo, withdraw, export, merge, back up.",
    no_args_is_help=True,
)

_KINDS = "\n".join(["Kinds of act:", *(f"  {kind}: {meaning}" for kind, meaning in KIND_MEANINGS.items())])

_FIELDS: dict[str, Any] = {
    "kind": Annotated[str | None, typer.Option(help="What the act is; the kinds are listed below.")],
    "start": Annotated[str | None, typer.Option(metavar="DAY", help="The day, or the first of several.")],
    "end": Annotated[str | None, typer.Option(metavar="DAY", help="The last day, where there are several.")],
    "precision": Annotated[str | None, typer.Option(help="day, month, year or period: how exactly it is known.")],
    "states": Annotated[str | None, typer.Option(help="The states, separated by commas or semicolons.")],
    "party_to": Annotated[str | None, typer.Option(help="Whom it describes: parties to each of these.")],
    "not_party_to": Annotated[str | None, typer.Option(help="Whom it describes: parties to none of these.")],
    "count": Annotated[int | None, typer.Option(help="How many states, where only a number is known.")],
    "audience": Annotated[str | None, typer.Option(help="Who was in the room, where that is not the target.")],
    "instruments": Annotated[str | None, typer.Option(help="For which instruments; CCW by default.")],
    "actor": Annotated[
        list[str] | None,
        typer.Option(help="Who acted: a country, an office, or 'person=...; role=...; organisation=...'. Repeatable."),
    ],
    "venue": Annotated[str | None, typer.Option(help="Where.")],
    "document": Annotated[str | None, typer.Option(help="The document that records the act.")],
    "accession_stage": Annotated[str | None, typer.Option(help="What is said of how near a state is to joining.")],
    "mandates": Annotated[str | None, typer.Option(help="The ids of the commitments that it answers.")],
    "part_of": Annotated[str | None, typer.Option(help="The ids of wider acts of which it is a part.")],
    "same_as": Annotated[str | None, typer.Option(help="The ids of other records of the same act.")],
    "status": Annotated[str | None, typer.Option(help="done or planned.")],
    "note": Annotated[str | None, typer.Option(help="What else a reader should know.")],
    "due": Annotated[str | None, typer.Option(metavar="DAY", help="Follow-up due by.")],
    "stage": Annotated[
        str | None,
        typer.Option(help="Of a sponsorship: applied, granted, declined, cancelled, attended or followed_up."),
    ],
}


def _with_fields(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of an act that it may be told."""
    hints = get_type_hints(command, include_extras=True)
    signature = inspect.signature(command)
    own = [
        parameter.replace(annotation=hints[name])
        for name, parameter in signature.parameters.items()
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    fields = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
        for name, hint in _FIELDS.items()
    ]
    vars(command)["__signature__"] = signature.replace(parameters=[*own, *fields])
    command.__annotations__ = hints | _FIELDS
    return command


@log_app.command(epilog=_KINDS)
@_with_fields
def add(
    log: LogFile = None,
    id: Annotated[str | None, typer.Option("--id", help="The act's id; its day, kind and a number by default.")] = None,  # noqa: A002
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="FILE", help="A file that belongs to it. Repeatable.")
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Everybody may know of it; else it is internal.")] = False,
    confidential: Annotated[bool, typer.Option("--confidential", help="Shown only to who asks for it.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Record it though the same seems to be recorded.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it was understood.")] = False,
    **given: Any,
) -> None:
    """Record an act, in one line; at a terminal, what is missing is asked for.

    An act is internal unless you say --public or --confidential.
    """
    from ccwuniv.cli.act_entry import act_fields
    from ccwuniv.cli.act_questions import ask_for
    from ccwuniv.outreach import OutreachAction
    from ccwuniv.outreach import attach as attached

    if public and confidential:
        raise OptionError("public", True, ("--public or --confidential, not both",))
    path = log_path(log)
    known = _actors(path)
    given["level"] = "public" if public else "confidential" if confidential else None
    if _is_short(given):
        if not at_a_terminal():
            missing = [name for name in ("kind", "start") if not given[name]] or ["states"]
            raise OptionError(missing[0], given[missing[0]], (f"--{missing[0]} (at a terminal it is asked for)",))
        given = ask_for(given, known)
    fields = act_fields(given, known)
    fields["attachments"] = [attached(file, path) for file in attach or ()]
    checked = OutreachAction(id=id or "new", **fields)  # before the log is opened, and perhaps begun
    check_day(checked)
    if not again and is_there(path):
        with open_log(log) as live:
            check_twice(checked, live)
    confirm(checked, path, yes=yes)
    with open_log(log, begin=True) as live:
        act = live.append(checked) if id else append(live, checked)
    typer.echo(f"Recorded in {path}: {sentence(act)}")
    warn(act, known)


def _is_short(given: Mapping[str, Any]) -> bool:
    """Say whether the options do not make an act."""
    towards = any(given[name] for name in ("states", "party_to", "not_party_to", "count", "audience", "note"))
    return not (given["kind"] and given["start"] and towards)


@log_app.command()
def due(
    log: LogFile = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day; all by default.")] = None,
    confidential: Confidential = False,
) -> None:
    """List the follow-ups that are due, by day; those whose day is past are marked."""
    from ccwuniv.records import as_day, today

    last, now = None if until is None else as_day(until), today()
    with read_log(log) as acts:
        shown = acts.acts(confidential=confidential)
    waiting = [act for act in shown if act.due is not None and (last is None or act.due <= last)]
    waiting.sort(key=lambda act: (act.due or act.start, act.id))
    say_hidden(confidential)
    print_acts(
        waiting,
        "Nothing is due.",
        lambda act: f"{act.due}{' (overdue)' if act.due < now else ''}  {sentence(act)}",
    )


@log_app.command()
def show(
    act: Annotated[str | None, typer.Argument(metavar="[ID]", help="An act, with its history.")] = None,
    log: LogFile = None,
    state: Annotated[str | None, typer.Option("--state", help="Only acts towards a state, named or described.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="The first day.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day.")] = None,
    confidential: Confidential = False,
) -> None:
    """Show the acts, or one of them with every version of it: who recorded it, and when."""
    from ccwuniv.registry import Registry

    if act is not None:
        with open_log(log) as live:
            return print_history(live, act, confidential=confidential)
    with read_log(log) as whole:
        found = whole.filter(since=since, until=until)
    shown = found.acts(confidential=confidential)
    if state is not None:
        reg = Registry.bundled()
        rows = found.targets(reg, confidential=confidential)
        wanted = set(rows.loc[rows["iso3"] == reg.state(state).iso3, "id"])
        shown = tuple(one for one in shown if one.id in wanted)
    say_hidden(confidential)
    print_acts(shown, "No act.")
    return None


@log_app.command(epilog=_KINDS)
@_with_fields
def amend(
    act: Act,
    log: LogFile = None,
    see_confidential: Annotated[
        bool, typer.Option("--see-confidential", help="The act may be a confidential one; without this none is found.")
    ] = False,
    level: Annotated[str | None, typer.Option("--level", help="public, internal or confidential.")] = None,
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="FILE", help="A further file that belongs to it.")
    ] = None,
    **given: Any,
) -> None:
    """Change fields of an act; an empty text clears one. The version before stays in its history."""
    from ccwuniv.cli.act_entry import act_fields
    from ccwuniv.outreach import amended
    from ccwuniv.outreach import attach as attached

    path = log_path(log)
    known = _actors(path)
    fields = act_fields({**given, "level": level}, known)
    files = [attached(file, path) for file in attach or ()]
    with open_log(log) as live:
        if files or fields:
            before = live.history(act, confidential=see_confidential)[-1].action
            if files:
                fields["attachments"] = [*before.attachments, *files]
            check_day(amended(before, fields))
        changed = live.amend(act, see_confidential=see_confidential, **fields)
    typer.echo(f"Amended in {path}: {sentence(changed)}")
    warn(changed, known)


@log_app.command()
def withdraw(
    act: Act,
    reason: Annotated[str, typer.Option("--reason", help="Why, in words.")],
    log: LogFile = None,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="The act may be a confidential one; without this none is found.")
    ] = False,
) -> None:
    """Take an act out of the log; it stays in its history, with the reason."""
    with open_log(log) as live:
        live.withdraw(act, reason, confidential=confidential)
    typer.echo(f"Withdrawn from {log_path(log)}: {act}.")


@log_app.command()
def undo(
    act: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An act; what you recorded last by default.")
    ] = None,
    log: LogFile = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="It may be a confidential act; without this none is found.")
    ] = False,
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
                raise OptionError("yes", False, ("--yes, or the id of the act",))
            if at_a_terminal():
                typer.confirm("Take this back?", default=False, abort=True)
        done = live.undo(act, only=recorded_at, confidential=confidential)
    typer.echo(f"Taken back in {log_path(log)}: {', '.join(done[:20])}{' ...' if len(done) > 20 else ''}.")


@log_app.command()
def export(
    file: Annotated[Path, typer.Argument(help="A file .jsonl (exchange) or .csv (reading).")],
    log: LogFile = None,
    internal: Annotated[bool, typer.Option("--internal", help="Internal acts, too.")] = False,
    confidential: Confidential = False,
) -> None:
    """Write the public acts to a file, to give to others. Text in CSV is safe to open in a spreadsheet."""
    from ccwuniv._support import write_file
    from ccwuniv.documents import csv_for_people

    if file.suffix not in (".jsonl", ".csv"):
        raise OptionError("file", str(file), ("a name that ends in .jsonl", "a name that ends in .csv"))
    with read_log(log) as acts:
        told = acts.released(internal=internal, confidential=confidential)
        left_out = 0 if confidential else len(acts) - len(told)
    if file.suffix == ".jsonl":
        number = told.write_jsonl(file, internal=True, confidential=True)
    else:
        frame = told.frame(confidential=True)
        number = len(frame)
        write_file(file, csv_for_people(frame))
    say_hidden(confidential)
    if left_out:
        note(f"Internal acts left out: {left_out}; --internal adds them.")
    typer.echo(f"{'INTERNAL: ' if internal or confidential else ''}{several(number, 'act is', 'acts are')} in {file}.")


def _actors(path: Path) -> dict[str, Actor]:
    """Return the offices by which an actor is completed and checked: those of this log, and the shipped ones."""
    from ccwuniv.cli.act_entry import known_actors
    from ccwuniv.outreach import OutreachLog

    if not is_there(path):
        return known_actors(OutreachLog.bundled())
    with OutreachLog.open(path) as live:
        return known_actors(live.actions, OutreachLog.bundled())
