"""The fields of an act as options: an act is recorded, or amended, in one line or by questions."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ccwuniv._support import is_there
from ccwuniv.cli.act_recording import append, check_day, check_twice, confirm
from ccwuniv.cli.act_sentences import sentence, warn
from ccwuniv.cli.in_use import Data
from ccwuniv.cli.log_options import Act, LogFile, at_a_terminal, log_path, open_log
from ccwuniv.errors import OptionError
from ccwuniv.outreach import KIND_MEANINGS

if TYPE_CHECKING:
    from ccwuniv.outreach import Actor

__all__ = ["add", "amend"]

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
    "audience": Annotated[str | None, typer.Option(help="Who was in the room, if not the target itself.")],
    "instruments": Annotated[str | None, typer.Option(help="For which instruments; CCW by default.")],
    "actor": Annotated[
        list[str] | None,
        typer.Option(help="Who acted: a country, an office, or 'person=...; role=...; organisation=...'. Repeatable."),
    ],
    "venue": Annotated[str | None, typer.Option(help="Where.")],
    "document": Annotated[str | None, typer.Option(help="The document that records the act.")],
    "accession_stage": Annotated[str | None, typer.Option(help="What was said of how close a state is to joining.")],
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
    """Add to a command an option for each field of an act."""
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
    vars(command)["epilog"] = _KINDS
    return command


@_with_fields
def add(
    log: LogFile = None,
    id: Annotated[str | None, typer.Option("--id", help="The act's id; its day, kind and a number by default.")] = None,  # noqa: A002
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="FILE", help="A file that belongs to it. Repeatable.")
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Make the act public; without this it is internal.")] = False,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Make the act confidential: shown only on request.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Record it even if it looks like a duplicate.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
    data: Data = None,
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
    warn(act, known, data)


def _is_short(given: Mapping[str, Any]) -> bool:
    """Say whether the options are not enough for an act."""
    towards = any(given[name] for name in ("states", "party_to", "not_party_to", "count", "audience", "note"))
    return not (given["kind"] and given["start"] and towards)


@_with_fields
def amend(
    act: Act,
    log: LogFile = None,
    see_confidential: Annotated[
        bool, typer.Option("--see-confidential", help="Look among confidential acts, too.")
    ] = False,
    level: Annotated[str | None, typer.Option("--level", help="public, internal or confidential.")] = None,
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="FILE", help="A further file that belongs to it.")
    ] = None,
    data: Data = None,
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
    warn(changed, known, data)


def _actors(path: Path) -> dict[str, Actor]:
    """Return the offices by which an actor is completed and checked: those of this log, and the shipped ones."""
    from ccwuniv.cli.act_entry import known_actors
    from ccwuniv.outreach import OutreachLog

    if not is_there(path):
        return known_actors(OutreachLog.bundled())
    with OutreachLog.open(path) as live:
        return known_actors(live.actions, OutreachLog.bundled())
