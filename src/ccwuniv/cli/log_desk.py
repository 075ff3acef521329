"""The daily act on the command line: what is due today, a list brought in, sponsorships, a hand-over file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv._support import is_there
from ccwuniv.cli.act_recording import extend
from ccwuniv.cli.act_sentences import sentence
from ccwuniv.cli.log_options import Confidential, LogFile, at_a_terminal, log_path, note, open_log, read_log, say_hidden
from ccwuniv.errors import OptionError

if TYPE_CHECKING:
    from ccwuniv.outreach import Agenda, ImportedList, ImportedRow, LiveLog, OutreachAction, ReadableLog, Version

__all__ = ["add_desk_commands"]

_MOST = 15
"""How many lines a part of the day has at most."""


def add_desk_commands(app: typer.Typer) -> None:
    """Give the commands to the application of the log."""
    app.command("today")(today_command)
    app.command("import")(import_command)
    app.command("sponsorship")(sponsorship_command)
    app.command("handover")(handover_command)


# Today


def today_command(
    log: LogFile = None,
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="How many days ahead.")] = 14,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="What was recorded since; a week by default.")
    ] = None,
    confidential: Confidential = False,
) -> None:
    """Show the day: what is due, what was recorded lately and by whom, and what to do next."""
    from ccwuniv.outreach import LiveLog, agenda
    from ccwuniv.records import as_day, spoken, today

    now = today()
    first = as_day(since) if since else now - dt.timedelta(days=7)
    with read_log(log) as acts:
        found = agenda(acts, now, days=days, confidential=confidential)
        recorded = _recorded(acts, first, confidential) if isinstance(acts, LiveLog) else ()
    say_hidden(confidential)
    typer.echo(f"Today is {spoken(now)}.")
    for line in (*_due(found, days), *_came_in(recorded, first), *_next(found)):
        typer.echo(line)


def _recorded(live: LiveLog, first: dt.date, confidential: bool) -> tuple[Version, ...]:
    return live.recorded_since(dt.datetime.combine(first, dt.time()).astimezone(), confidential=confidential)


def _part(title: str, lines: Sequence[str], nothing: str) -> Iterator[str]:
    yield ""
    yield f"{title} ({len(lines)})"
    yield from (f"  {line}" for line in lines[:_MOST] or [nothing])
    if len(lines) > _MOST:
        yield f"  ... and {len(lines) - _MOST} more"


def _due(found: Agenda, days: int) -> Iterator[str]:
    yield from _part("Overdue", [f"{act.due}  {sentence(act)}" for act in found.overdue], "Nothing is overdue.")
    lines = [f"{act.due}  {sentence(act)}" for act in found.due]
    yield from _part(f"Due within {days} days", lines, "Nothing is due.")


def _came_in(recorded: Sequence[Version], first: dt.date) -> Iterator[str]:
    lines = [
        f"{version.recorded_at:%Y-%m-%d %H:%M} UTC, {version.recorded_by or 'somebody'}: "
        f"{version.event}{f' ({version.reason})' if version.reason else ''}: {sentence(version.action)}"
        for version in reversed(recorded)
    ]
    yield from _part(f"Recorded since {first}", lines, "Nothing was recorded.")


def _next(found: Agenda) -> Iterator[str]:
    lines = [
        *(f'answer or follow up, then: ccwuniv log amend {act.id} --due ""' for act in found.overdue),
        *(
            f"was it done on {act.end}? Then: ccwuniv log amend {act.id} --status done"
            for act in found.unsettled
            if act.stage is None
        ),
        *(_sponsorship_next(act, found.day) for act in found.sponsorships),
        *(f"prepare for {act.start}: {sentence(act)}" for act in found.planned if act.stage is None),
    ]
    yield from _part("To do next", lines, "Nothing is left open.")


# Sponsorship


def _sponsorship_next(act: OutreachAction, day: dt.date) -> str:
    from ccwuniv.outreach import NEXT_STAGES

    stage = act.stage or ""
    late = f", which ended on {act.end}" if stage != "attended" and act.end < day else ""
    said = stage.replace("_", " ")
    return (
        f"sponsorship {act.id} is {said}{late}; next is {' or '.join(NEXT_STAGES[stage])}: "
        f"ccwuniv log sponsorship {act.id} --stage {NEXT_STAGES[stage][0]}"
    )


def sponsorship_command(
    act: Annotated[str | None, typer.Argument(metavar="[ID]", help="A sponsorship; all of them by default.")] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", help="granted, declined, cancelled, attended or followed_up.")
    ] = None,
    text: Annotated[str | None, typer.Option("--note", help="What to note with it.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help="Follow-up due by.")] = None,
    log: LogFile = None,
    confidential: Confidential = False,
) -> None:
    """List the sponsorships by stage with what comes next, or take one to its next stage.

    An application is recorded with: ccwuniv log add --kind sponsorship --stage applied --start DAY --states STATE.
    """
    if act is None:
        _list_sponsorships(log, confidential)
        return
    with open_log(log) as live:
        before = live.history(act, confidential=confidential)[-1].action
        changes = _moved(before, stage)
        if text is not None:
            changes["note"] = text
        if due is not None:
            changes["due"] = due or None
        after = live.amend(act, see_confidential=confidential, **changes)
    typer.echo(f"Amended in {log_path(log)}: {sentence(after)}")


def _moved(act: OutreachAction, stage: str | None) -> dict[str, object]:
    """Return what changes where a sponsorship goes on; a step that leaves one out is refused."""
    from ccwuniv.cli.act_recording import check_day
    from ccwuniv.outreach import NEXT_STAGES, amended

    if stage is None:
        raise OptionError("stage", stage, NEXT_STAGES.get(act.stage or "", ()) or ("a stage",))
    allowed = NEXT_STAGES[act.stage] if act.stage else tuple(NEXT_STAGES)
    if stage not in allowed:
        raise OptionError("stage", stage, allowed or (f"nothing: a sponsorship that is {act.stage} is closed",))
    check_day(amended(act, {"stage": stage}))
    return {"stage": stage}


def _list_sponsorships(log: Path | None, confidential: bool) -> None:
    from ccwuniv.outreach import NEXT_STAGES, SPONSORSHIP_STAGES

    with read_log(log) as acts:
        shown = acts.filter(kind="sponsorship").acts(confidential=confidential)
    say_hidden(confidential)
    for stage in (*SPONSORSHIP_STAGES, None):
        found = [act for act in shown if act.stage == stage]
        if found:
            following = f"; next: {' or '.join(NEXT_STAGES[stage])}" if stage and NEXT_STAGES[stage] else ""
            typer.echo(f"{(stage or 'without a stage').replace('_', ' ')} ({len(found)}){following}")
            for act in found:
                typer.echo(f"  {sentence(act)}")
    if not shown:
        typer.echo("No sponsorship.")


# A list


def import_command(
    file: Annotated[Path, typer.Argument(help="A list: .xlsx, or .csv in UTF-8.")],
    log: LogFile = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet, where there are several.")] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="What 03/04/2026 means; unclear by default.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="The kind of act of rows that do not say one.")] = None,
    level: Annotated[str, typer.Option("--level", help="public, internal or confidential, for all rows.")] = "internal",
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write what was made of each row as CSV.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Take rows that seem to be recorded already.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Record without asking.")] = False,
) -> None:
    """Bring in a list of contacts from Excel or CSV: each row is taken, unclear or refused, and the report says why.

    Nothing is recorded before you have seen what was understood: at a terminal you are asked, elsewhere --yes records.
    The command ends with 1 where a row was not taken.
    """
    from ccwuniv._support import one_of
    from ccwuniv.cli.act_entry import known_actors, read_actor
    from ccwuniv.outreach import LEVELS, OutreachLog, read_list

    one_of("level", level, LEVELS)
    path = log_path(log)
    there = _there(log, path)
    known = known_actors(there, OutreachLog.bundled())
    found = read_list(
        file,
        sheet=sheet,
        day_first=day_first,
        actor=lambda text: read_actor(text, known),
        defaults={"kind": kind} if kind else None,
    )
    rows = _levelled(found.rows, level)
    rows = rows if again else _once(rows, there)
    _say_list(found, rows)
    ids = _record(log, rows, path, yes=yes)
    if report is not None:
        _write_report(report, rows, ids)
        typer.echo(f"What was made of each row is in {report}.")
    if any(row.outcome != "taken" for row in rows):
        raise typer.Exit(1)


def _there(log: Path | None, path: Path) -> ReadableLog:
    from ccwuniv.outreach import OutreachLog

    if not is_there(path):
        return OutreachLog()
    with open_log(log) as live:
        return live.log()


def _levelled(rows: Sequence[ImportedRow], level: str) -> list[ImportedRow]:
    return [row._replace(act=row.act.model_copy(update={"level": level})) if row.act else row for row in rows]


def _once(rows: Sequence[ImportedRow], there: ReadableLog) -> list[ImportedRow]:
    """Return the rows, those unclear that seem to be recorded already, in the log or by a row above."""
    from ccwuniv.outreach import already_recorded, same_again

    checked: list[ImportedRow] = []
    before: list[OutreachAction] = []
    for row in rows:
        if row.act is None:
            checked.append(row)
            continue
        above, recorded = same_again(row.act, before), already_recorded(row.act, there)
        if above or recorded:
            why = f"may be {f'row {above[0].id[4:]}' if above else recorded[0].id} again; --again takes it"
            checked.append(row._replace(outcome="unclear", why=why, act=None))
        else:
            before.append(row.act)
            checked.append(row)
    return checked


def _say_list(found: ImportedList, rows: Sequence[ImportedRow]) -> None:
    typer.echo("Columns: " + "; ".join(f"{heading} = {field}" for heading, field in found.columns.items()) + ".")
    if found.ignored:
        note(f"Not understood, and left out: {'; '.join(found.ignored)}.")
    for row in rows:
        said = sentence(row.act).partition(": ")[2] if row.act else row.why
        typer.echo(f"row {row.number}: {row.outcome}: {said}")
    counts = {what: sum(row.outcome == what for row in rows) for what in ("taken", "unclear", "refused")}
    typer.echo(", ".join(f"{what} {number}" for what, number in counts.items()) + ".")


def _record(log: Path | None, rows: Sequence[ImportedRow], path: Path, *, yes: bool) -> dict[int, str]:
    """Record the rows that were taken, once somebody said so; return the id of each."""
    taken = [row for row in rows if row.act is not None]
    if not taken:
        return {}
    if not yes:
        if not at_a_terminal():
            typer.echo(f"Nothing was recorded; --yes records the {len(taken)} rows taken.")
            return {}
        typer.confirm(f"Record these {len(taken)} acts in {path}?", default=True, abort=True)
    with open_log(log, begin=True) as live:
        acts = extend(live, [row.act for row in taken if row.act])
    typer.echo(f"Recorded in {path}: {len(acts)} acts. ccwuniv log undo takes them back.")
    return {row.number: act.id for row, act in zip(taken, acts, strict=True)}


def _write_report(report: Path, rows: Sequence[ImportedRow], ids: dict[int, str]) -> None:
    import pandas as pd

    from ccwuniv._support import write_file
    from ccwuniv.documents import csv_for_people

    if report.suffix != ".csv":
        raise OptionError("report", str(report), ("a name that ends in .csv",))
    cells = [
        (row.number, row.outcome, row.why, ids.get(row.number, ""), sentence(row.act) if row.act else "")
        for row in rows
    ]
    frame = pd.DataFrame(cells, columns=["row", "outcome", "why", "id", "understood"])
    write_file(report, csv_for_people(frame, index=False))


# Hand-over


def handover_command(
    file: Annotated[Path, typer.Argument(help="A file .md, or .xlsx.")],
    log: LogFile = None,
    who: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Only what this colleague recorded; all by default.")
    ] = None,
    confidential: Confidential = False,
) -> None:
    """Write a hand-over file for a colleague: what is due, planned and open, and the last contact with each state.

    It is INTERNAL: it holds internal acts. Confidential acts are in it only with --confidential.
    """
    from ccwuniv.documents import handover
    from ccwuniv.records import today
    from ccwuniv.registry import Registry

    with open_log(log) as live:
        paper = handover(Registry.bundled(), live, today(), recorded_by=who, confidential=confidential)
    say_hidden(confidential)
    typer.echo(f"INTERNAL: the hand-over file is at {paper.write(file)}.")
