"""The log on the command line: enter an act in one line or by questions, see what is due, show, amend, export."""

from __future__ import annotations

import datetime as dt
import inspect
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ccwuniv._support import is_there, several
from ccwuniv.errors import DataError, OptionError, StoreError
from ccwuniv.outreach import is_public

if TYPE_CHECKING:
    from ccwuniv.outreach import Actor, LiveLog, OutreachAction, ReadableLog

__all__ = ["log_app", "read_log"]

log_app = typer.Typer(
    help="The log of outreach acts: add, due, show, amend, withdraw, export, back up.", no_args_is_help=True
)

LogFile = Annotated[
    Path, typer.Option("--log", metavar="FILE", envvar="CCWUNIV_LOG", help="The log; outreach.sqlite by default.")
]
Confidential = Annotated[bool, typer.Option("--confidential", help="Confidential acts, too.")]
Act = Annotated[str, typer.Argument(metavar="ID", help="The act's id.")]
_DEFAULT = Path("outreach.sqlite")

_FIELDS: dict[str, Any] = {
    "kind": Annotated[str | None, typer.Option(help="letter, demarche, bilateral_meeting, seminar ...")],
    "start": Annotated[str | None, typer.Option(metavar="DAY", help="The day, or the first of several.")],
    "end": Annotated[str | None, typer.Option(metavar="DAY", help="The last day, where there are several.")],
    "precision": Annotated[str | None, typer.Option(help="day, month, year or period: how exactly it is known.")],
    "states": Annotated[str | None, typer.Option(help="The states named, parted by commas or semicolons.")],
    "party_to": Annotated[str | None, typer.Option(help="Who is meant, unnamed: parties to each of these.")],
    "not_party_to": Annotated[str | None, typer.Option(help="Who is meant, unnamed: parties to none of these.")],
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
    "due": Annotated[str | None, typer.Option(metavar="DAY", help="By when it wants following up.")],
    "confidential": Annotated[bool | None, typer.Option(help="Kept out of tables, files and reports.")],
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


@contextmanager
def read_log(path: Path | None) -> Iterator[ReadableLog]:
    """Open a log to read: a live one, JSON Lines, or the shipped one.

    Raises
    ------
    StoreError
        When there is no such file, or it is no log.
    """
    from ccwuniv.outreach import OutreachLog

    if path is None:
        yield OutreachLog.bundled()
    elif path.suffix == ".jsonl":
        yield OutreachLog.read_jsonl(path)
    else:
        with _live(path) as live:
            yield live


def _live(path: Path) -> LiveLog:
    from ccwuniv.outreach import OutreachLog

    if not is_there(path):
        raise StoreError(str(path), "there is no such log; name one with --log, or begin one with ccwuniv log add.")
    return OutreachLog.open(path)


@log_app.command()
@_with_fields
def add(
    log: LogFile = _DEFAULT,
    id: Annotated[str | None, typer.Option("--id", help="The act's id; its day, kind and a number by default.")] = None,  # noqa: A002
    **given: Any,
) -> None:
    """Record an act, in one line; at a terminal, what is missing is asked for."""
    from ccwuniv.cli.act_entry import act_fields
    from ccwuniv.cli.act_questions import ask_for
    from ccwuniv.outreach import OutreachAction, OutreachLog

    known = _actors(log)
    if _is_short(given):
        if not at_a_terminal():
            missing = [name for name in ("kind", "start") if not given[name]] or ["states"]
            raise OptionError(missing[0], given[missing[0]], (f"--{missing[0]} (at a terminal it is asked for)",))
        given = ask_for(given, known)
    fields = act_fields(given, known)
    checked = OutreachAction(id=id or "new", **fields)  # before the log is opened, and perhaps begun
    with OutreachLog.open(log) as live:
        act = live.append(checked) if id else _append(live, checked)
    typer.echo(f"Recorded {_sentence(act)}")
    _warn(act, known)


def at_a_terminal() -> bool:
    """Say whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _is_short(given: Mapping[str, Any]) -> bool:
    """Say whether the options do not make an act."""
    towards = any(given[name] for name in ("states", "party_to", "not_party_to", "count", "audience", "note"))
    return not (given["kind"] and given["start"] and towards)


def _append(live: LiveLog, act: OutreachAction) -> OutreachAction:
    """Record an act under the first id that is free, be another process writing or not.

    A confidential act gets an id by chance: a number that the public acts left out would tell of it.
    """
    if not is_public(act):
        return live.append(act.model_copy(update={"id": f"confidential-{secrets.token_hex(8)}"}))
    number = 1
    while True:
        try:
            return live.append(act.model_copy(update={"id": f"{act.start}-{act.kind}-{number}"}))
        except DataError as error:
            if error.column != "id":
                raise
            number += 1


@log_app.command()
def due(
    log: LogFile = _DEFAULT,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day; all by default.")] = None,
    confidential: Confidential = False,
) -> None:
    """List what wants following up, by day."""
    from ccwuniv.records import as_day

    last = None if until is None else as_day(until)
    with read_log(log) as acts:
        shown = acts.acts(confidential=confidential)
    waiting = [act for act in shown if act.due is not None and (last is None or act.due <= last)]
    waiting.sort(key=lambda act: (act.due or act.start, act.id))
    _say_hidden(confidential)
    _print(waiting, "Nothing is due.", lambda act: f"{act.due}  {_sentence(act)}")


@log_app.command()
def show(
    act: Annotated[str | None, typer.Argument(metavar="[ID]", help="An act, with its history.")] = None,
    log: LogFile = _DEFAULT,
    state: Annotated[str | None, typer.Option("--state", help="Only acts towards a state, named or described.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY")] = None,
    confidential: Confidential = False,
) -> None:
    """Show the acts, or one of them with every version of it."""
    from ccwuniv.registry import Registry

    if act is not None:
        with _live(log) as live:
            return _history(live, act, confidential)
    with read_log(log) as whole:
        found = whole.filter(since=since, until=until)
    shown = found.acts(confidential=confidential)
    if state is not None:
        reg = Registry.bundled()
        rows = found.targets(reg, confidential=confidential)
        wanted = set(rows.loc[rows["iso3"] == reg.state(state).iso3, "id"])
        shown = tuple(one for one in shown if one.id in wanted)
    _say_hidden(confidential)
    _print(shown, "No act.", _sentence)
    return None


def _history(live: LiveLog, act: str, confidential: bool) -> None:
    for version in live.history(act, confidential=confidential):
        because = f" ({version.reason})" if version.reason else ""
        typer.echo(f"{version.number}  {version.recorded_at:%Y-%m-%d %H:%M} UTC  {version.event}{because}")
        typer.echo(f"   {_sentence(version.action)}")


@log_app.command()
@_with_fields
def amend(
    act: Act,
    log: LogFile = _DEFAULT,
    see_confidential: Annotated[
        bool, typer.Option("--see-confidential", help="The act may be a confidential one; without this none is found.")
    ] = False,
    **given: Any,
) -> None:
    """Change fields of an act; an empty text clears one. The version before stays in its history."""
    from ccwuniv.cli.act_entry import act_fields

    known = _actors(log)
    with _live(log) as live:
        changed = live.amend(act, see_confidential=see_confidential, **act_fields(given, known))
    typer.echo(f"Amended {_sentence(changed)}")
    _warn(changed, known)


@log_app.command()
def withdraw(
    act: Act,
    reason: Annotated[str, typer.Option("--reason", help="Why, in words.")],
    log: LogFile = _DEFAULT,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="The act may be a confidential one; without this none is found.")
    ] = False,
) -> None:
    """Take an act out of the log; it stays in its history, with the reason."""
    with _live(log) as live:
        live.withdraw(act, reason, confidential=confidential)
    typer.echo(f"Withdrawn {act}.")


@log_app.command()
def export(
    file: Annotated[Path, typer.Argument(help="A file .jsonl (exchange) or .csv (reading).")],
    log: LogFile = _DEFAULT,
    confidential: Confidential = False,
) -> None:
    """Write the acts to a file; without --confidential no confidential act is in it. In CSV no text is a formula."""
    from ccwuniv._support import write_file
    from ccwuniv.documents import csv_for_people

    if file.suffix not in (".jsonl", ".csv"):
        raise OptionError("file", str(file), ("a name that ends in .jsonl", "a name that ends in .csv"))
    with read_log(log) as acts:
        if file.suffix == ".jsonl":
            number = acts.write_jsonl(file, confidential=confidential)
        else:
            frame = acts.frame(confidential=confidential)
            number = len(frame)
            write_file(file, csv_for_people(frame))
    _say_hidden(confidential)
    typer.echo(f"{several(number, 'act is', 'acts are')} in {file}.")


def _print(acts: Sequence[OutreachAction], nothing: str, line: Callable[[Any], str]) -> None:
    for act in acts:
        typer.echo(line(act))
    if not acts:
        typer.echo(nothing)


def _say_hidden(confidential: bool) -> None:
    """Say that confidential acts are not shown, whether there are any or not."""
    if not confidential:
        typer.echo("Confidential acts, if there are any, are left out; --confidential shows them.", err=True)


def _sentence(act: OutreachAction) -> str:
    """Say an act in one line."""
    from ccwuniv.names import names_in_order

    when = f"{act.start}" if act.start == act.end else f"{act.start} to {act.end}"
    who = ", ".join(names_in_order(act.states)) or (act.selector.describe() if act.selector else "")
    number = several(act.count, "state") if act.count and not act.states else ""
    regions = ", ".join(region.printed for region in act.region)
    towards = "; ".join(filter(None, (who, number, regions))) or act.audience
    parts = [
        f"{act.kind.replace('_', ' ')}{' (planned)' if act.status == 'planned' else ''}, {when}",
        f"towards {towards}" if towards else "",
        f"for {' '.join(act.instruments)}",
        f"by {'; '.join(map(str, act.actors))}" if act.actors else "",
        f"follow-up due {act.due}" if act.due else "",
        f"said to be: {act.accession_stage}" if act.accession_stage else "",
        act.note,
        "" if is_public(act) else "confidential",
    ]
    return f"{act.id}: {'; '.join(filter(None, parts))}"


def _actors(log: Path) -> dict[str, Actor]:
    """Return the offices by which an actor is completed and checked: those of this log, and the shipped ones."""
    from ccwuniv.cli.act_entry import known_actors
    from ccwuniv.outreach import OutreachLog

    if not is_there(log):
        return known_actors(OutreachLog.bundled())
    with OutreachLog.open(log) as live:
        return known_actors(live.actions, OutreachLog.bundled())


def _warn(act: OutreachAction, known: Mapping[str, Actor]) -> None:
    """Say on standard error what may be a slip; the act is recorded all the same."""
    from ccwuniv.cli.act_entry import similar_offices
    from ccwuniv.registry import Registry

    reg = Registry.bundled()
    day = max(min(act.start, reg.as_of), reg.first_day)
    for iso3 in act.states:
        bound = reg.bound(iso3, day)
        if bound.issuperset(act.instruments):
            name, codes = reg.state(iso3).name, " ".join(act.instruments)
            typer.echo(f"Note: {name} was bound by {codes} already on {day}; recorded all the same.", err=True)
        elif not reg.state(iso3).eligible(day):
            when = f"in the depositary's practice on {day}"
            typer.echo(f"Note: {reg.state(iso3).name} was no participant {when}; recorded all the same.", err=True)
    if act.due is not None and act.due < dt.datetime.now().astimezone().date():
        typer.echo(f"Note: the follow-up was due on {act.due}, which is past; recorded all the same.", err=True)
    for actor in act.actors:
        if near := similar_offices(actor, known):
            typer.echo(f"Note: {actor} is new to the log; known is {' or '.join(near)}.", err=True)
