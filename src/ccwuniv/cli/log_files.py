"""The file of the log on the command line: back it up, put a backup in its place, check it, merge a copy, unlock."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv.cli.log_options import Confidential, LogFile, at_a_terminal, log_path, note, open_log
from ccwuniv.errors import OptionError

if TYPE_CHECKING:
    from ccwuniv.outreach import LiveLog, MergedAct, Side

__all__ = ["backup", "merge", "restore", "unlock", "verify"]


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    log: LogFile = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file that is there.")] = False,
) -> None:
    """Write a whole copy of the log, confidential acts included. Others may write to the log meanwhile."""
    with open_log(log) as live:
        live.backup(file, replace=replace)
    typer.echo(f"{file} is a whole copy of {log_path(log)}, confidential acts included.")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    log: LogFile = None,
) -> None:
    """Replace the log by a backup, even if the log no longer opens. The old log is kept beside it."""
    from ccwuniv.outreach import restore as put_back

    path = log_path(log)
    kept = put_back(path, file)
    typer.echo(f"{path} is now what {file} holds.")
    if kept is not None:
        typer.echo(f"The log that was there is kept as {kept}.")


def verify(log: LogFile = None, confidential: Confidential = False) -> None:
    """Check the whole log: the file, every record, the indexes, the seal. It says what is wrong, and ends with 1."""
    with open_log(log) as live:
        found = live.verify(confidential=confidential)
    for finding in found:
        typer.echo(finding)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{log_path(log)} is whole: the file, every record, the indexes and the seal.")


_DONE = {
    "new": "taken",
    "renamed": "taken under another id, since another act has this one: ",
    "newer_there": "brought up to date",
    "differs": "changed in both copies",
    "unreadable": "no act there; not taken",
}


def merge(
    log: Annotated[Path, typer.Argument(metavar="LOG", help="The log that stays.")],
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="The other copy. It stays as it is.")],
    prefer: Annotated[
        str | None,
        typer.Option("--prefer", metavar="COPY", help="here or there: which copy to keep where both changed an act."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    confidential: Annotated[bool, typer.Option("--confidential", help="List confidential acts, too.")] = False,
) -> None:
    """Merge another copy of the log into this one, act by act; each record keeps its author and time.

    The whole other copy is merged, confidential acts included. An act that both copies changed stays as it is here,
    unless you say otherwise; the command then ends with 1. The log that was there is kept as a backup beside it.
    """
    from ccwuniv._support import one_of

    if prefer is not None:
        one_of("prefer", prefer, ("here", "there"))
    with open_log(log) as live:
        found = live.merge(other, preview=True, confidential=True)
        shown = [act for act in found if (act.shown or confidential) and act.outcome in _DONE]
        for act in shown:
            typer.echo(_merged(act))
        note("Confidential acts, if there are any, are merged, too" + ("." if confidential else ", and not listed."))
        chosen: dict[str, Side] = {
            act.id: side for act in shown if act.outcome == "differs" and (side := _side(act, prefer))
        }
        if not any(act.taken == "there" for act in found) and "there" not in chosen.values():
            typer.echo(f"Nothing of {other} is new to {log}.")
        else:
            if at_a_terminal() and not yes:
                typer.confirm(f"Merge this into {log}?", default=True, abort=True)
            kept = _kept(live)
            live.merge(other, prefer=chosen)
            typer.echo(f"Merged {other} into {log}. The log as it was before is kept as {kept}.")
    open_ones = [act.id for act in shown if act.outcome == "differs" and act.id not in chosen]
    if open_ones:
        note(f"Stays as it is in {log}, since both copies changed it: {', '.join(open_ones)}.")
        note("To take what the other copy says, add --prefer there; to keep what is here, --prefer here.")
    if open_ones or any(act.outcome == "unreadable" for act in shown):
        raise typer.Exit(1)


def _merged(act: MergedAct) -> str:
    said = f"{act.id}: {_DONE[act.outcome]}{act.new_id if act.outcome == 'renamed' else ''}"
    if act.outcome == "differs":
        here, there = (f"{by or 'somebody'} on {at[:16].replace('T', ' ')} UTC" for by, at in (act.here, act.there))
        said += f": here by {here}, there by {there}"
    return said


def _side(act: MergedAct, prefer: str | None) -> Side | None:
    """Return which copy to keep of an act that both changed: by the option, or as answered."""
    if prefer is None and at_a_terminal():
        prefer = "there" if typer.confirm(f"{act.id}: take what the other copy says?", default=False) else "here"
    return "there" if prefer == "there" else "here" if prefer == "here" else None


def _kept(live: LiveLog) -> Path:
    """Keep a copy of the log under a name with the present time."""
    moment = f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{live.path.stem}-before-merge-{moment}{number}{live.path.suffix}" for number in ("", "-2", "-3"))
    return live.backup(next(path for path in map(live.path.with_name, names) if not path.exists()))


def unlock(
    log: LogFile = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a lock that a program left on the log. Ask its holder first."""
    from ccwuniv.outreach import holder_of, take_away

    path = log_path(log)
    holder = holder_of(path)
    if holder is None:
        typer.echo(f"Nobody holds {path}.")
        return
    who = f"{holder.who} on {holder.host} since {holder.since}" if holder.who else "a program that does not say whose"
    typer.echo(f"{path} is held by {who}.")
    if not yes:
        if not at_a_terminal():
            raise OptionError("yes", None, ("--yes, once you know that this program no longer runs",))
        typer.confirm("Does this program no longer run, so that its lock can go?", default=False, abort=True)
    take_away(path)
    typer.echo(f"The lock of {path} is gone.")
