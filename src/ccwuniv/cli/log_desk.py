"""The daily act on the command line: what is due today, a list brought in, sponsorships, a hand-over file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv.cli.act_sentences import sentence
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import Confidential, LogFile, log_path, open_log, read_log, say_hidden
from ccwuniv.errors import OptionError

if TYPE_CHECKING:
    from ccwuniv.outreach import Agenda, LiveLog, OutreachAction, Version

__all__ = ["handover_command", "sponsorship_command", "today_command"]

_MOST = 15
"""How many lines a part of the day has at most."""


# Today


def today_command(
    log: LogFile = None,
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="How many days ahead.")] = 14,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="The day from which to list new records; a week ago by default."),
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
    text: Annotated[str | None, typer.Option("--note", help="A note to record with it.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help="Follow-up due by.")] = None,
    log: LogFile = None,
    confidential: Confidential = False,
) -> None:
    """List the sponsorships by stage with what comes next, or take one to its next stage.

    An application is recorded with: ccwuniv log add --kind sponsorship --stage applied --start DAY --states STATE.
    """
    if act is None:
        if stage is not None or text is not None or due is not None:
            raise OptionError("act", None, ("the id of the sponsorship",))
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
    """Return the changes of a sponsorship's next stage; skipping a stage is refused."""
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


# Hand-over


def handover_command(
    file: Annotated[Path, typer.Argument(help="A file .md, or .xlsx.")],
    log: LogFile = None,
    who: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Only what this colleague recorded; all by default.")
    ] = None,
    confidential: Confidential = False,
    data: Data = None,
) -> None:
    """Write a hand-over file for a colleague: what is due, planned and open, and the last contact with each state.

    It is INTERNAL: it holds internal acts. Confidential acts are in it only with --confidential.
    """
    from ccwuniv.documents import handover
    from ccwuniv.records import today

    with open_log(log) as live:
        paper = handover(registry_in_use(data), live, today(), recorded_by=who, confidential=confidential)
    say_hidden(confidential)
    typer.echo(f"INTERNAL: the hand-over file is at {paper.write(file)}.")
