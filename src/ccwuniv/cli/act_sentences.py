"""An act in words: in one line, and line by line as it was understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ccwuniv.cli.data_place import data_folder
from ccwuniv.cli.in_use import say_data
from ccwuniv.cli.log_options import note
from ccwuniv.outreach import level_of
from ccwuniv.records import today

if TYPE_CHECKING:
    from ccwuniv.outreach import Actor, LiveLog, OutreachAction
    from ccwuniv.registry import Registry

__all__ = ["print_acts", "print_history", "sentence", "understood", "warn"]


def sentence(act: OutreachAction) -> str:
    """Say an act in one line."""
    parts = [
        f"{_kind(act)}, {_when(act)}",
        f"towards {towards}" if (towards := _towards(act)) else "",
        f"for {' '.join(act.instruments)}",
        f"by {'; '.join(map(str, act.actors))}" if act.actors else "",
        f"follow-up due {act.due}" if act.due else "",
        f"said to be: {act.accession_stage}" if act.accession_stage else "",
        act.note,
        f"attached: {'; '.join(map(str, act.attachments))}" if act.attachments else "",
        "" if (level := level_of(act)) == "internal" else level,
    ]
    return f"{act.id}: {'; '.join(filter(None, parts))}"


def understood(act: OutreachAction) -> str:
    """Say line by line how an act was understood."""
    facts = {
        "Kind": _kind(act),
        "When": _when(act),
        "Where": act.venue,
        "Towards": _towards(act) or "nobody named",
        "For": "; ".join(act.instruments),
        "By": "; ".join(map(str, act.actors)) or "not said",
        "Note": act.note,
        "Document": act.document,
        "Attached": "; ".join(map(str, act.attachments)),
        "Follow-up due": str(act.due or "never"),
        "Level": level_of(act),
    }
    return "\n".join(f"  {name + ':':<15}{value}" for name, value in facts.items() if value)


def _kind(act: OutreachAction) -> str:
    how = act.stage.replace("_", " ") if act.stage else "planned" if act.status == "planned" else ""
    return f"{act.kind.replace('_', ' ')}{f' ({how})' if how else ''}"


def _when(act: OutreachAction) -> str:
    return f"{act.start}" if act.start == act.end else f"{act.start} to {act.end}"


def _towards(act: OutreachAction) -> str:
    from ccwuniv.names import names_in_order

    who = ", ".join(names_in_order(act.states)) or (act.selector.describe() if act.selector else "")
    number = f"{act.count} states" if act.count and not act.states else ""
    regions = ", ".join(region.printed for region in act.region)
    return "; ".join(filter(None, (who, number, regions))) or act.audience


def print_acts(acts: Sequence[OutreachAction], nothing: str, line: Callable[[Any], str] = sentence) -> None:
    """Print acts, a line each, or that there are none."""
    for act in acts:
        typer.echo(line(act))
    if not acts:
        typer.echo(nothing)


def print_history(live: LiveLog, name: str, *, confidential: bool) -> None:
    """Print each version of an act, with when it was recorded and by whom, and whether its attachments are the same."""
    from ccwuniv.outreach import state_of

    versions = live.history(name, confidential=confidential)
    for version in versions:
        because = f" ({version.reason})" if version.reason else ""
        by = f" by {version.recorded_by}" if version.recorded_by else ""
        typer.echo(f"{version.number}  {version.recorded_at:%Y-%m-%d %H:%M} UTC{by}  {version.event}{because}")
        typer.echo(f"   {sentence(version.action)}")
    for attachment in versions[-1].action.attachments:
        typer.echo(f"   {attachment}: {state_of(attachment, live.path)}")


def warn(act: OutreachAction, known: Mapping[str, Actor], data: Path | None) -> None:
    """Warn on standard error of likely slips; the act is recorded anyway."""
    for slip in _slips(act, known, data):
        note(f"Note: {slip}")


def _slips(act: OutreachAction, known: Mapping[str, Actor], data: Path | None) -> Iterator[str]:
    from ccwuniv.cli.act_entry import similar_offices

    if act.states:
        yield from _of_states(act, data_folder(data))
    if act.due is not None and act.due < today():
        yield f"the follow-up was due on {act.due}, which is past; recorded all the same."
    for actor in act.actors:
        if near := similar_offices(actor, known):
            yield f"{actor} is new to the log; known is {' or '.join(near)}."


def _of_states(act: OutreachAction, folder: Path | None) -> Iterator[str]:
    from ccwuniv.registry import Registry, registry_at_a_glance

    reg = registry_at_a_glance() if folder is None else Registry.read(folder)
    slips = list(_bound_or_none(act, reg))
    if slips:
        say_data(reg, folder)
    yield from slips


def _bound_or_none(act: OutreachAction, reg: Registry) -> Iterator[str]:
    day = max(act.start, reg.first_day)
    reg = reg.reaching(day, after_data=True)
    for iso3 in act.states:
        bound = reg.bound(iso3, day)
        name = reg.state(iso3).name
        if bound.issuperset(act.instruments):
            yield f"{name} was bound by {' '.join(act.instruments)} already on {day}; recorded all the same."
        elif not reg.state(iso3).eligible(day):
            yield f"{name} was not a participant in the depositary's practice on {day}; recorded all the same."
