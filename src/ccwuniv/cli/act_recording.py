"""Record an act in a log: never twice, never as done before its day, always under an id of its own."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from ccwuniv.cli.act_sentences import sentence, understood
from ccwuniv.cli.log_options import at_a_terminal
from ccwuniv.errors import DataError
from ccwuniv.outreach import is_shown
from ccwuniv.records import today

if TYPE_CHECKING:
    from ccwuniv.outreach import LiveLog, OutreachAction, ReadableLog

__all__ = ["append", "check_day", "check_twice", "confirm", "extend"]


def check_day(act: OutreachAction) -> None:
    """Refuse an act marked as done on a future day.

    Raises
    ------
    DataError
        With what to do.
    """
    if problem := act.in_the_future(today()):
        raise DataError(f"the act {problem}", column="status")


def check_twice(act: OutreachAction, log: ReadableLog) -> None:
    """Ask whether to record an act that may be in the log already; refuse it where nobody can be asked.

    Raises
    ------
    DataError
        With the act that is there, and how to record this one all the same.
    typer.Abort
        When it is the same act.
    """
    from ccwuniv.outreach import already_recorded

    if not (there := already_recorded(act, log)):
        return
    if not at_a_terminal():
        raise DataError(f"may be recorded already, as {sentence(there[0])}. If it is another act, add --again")
    typer.echo("This may be recorded already:")
    for one in there:
        typer.echo(f"  {sentence(one)}")
    typer.confirm("Is it another act, to be recorded, too?", default=False, abort=True)


def confirm(act: OutreachAction, where: object, *, yes: bool) -> None:
    """Show how an act was understood and, at a terminal, ask whether to record it.

    Raises
    ------
    typer.Abort
        When it is not to be recorded.
    """
    if at_a_terminal() and not yes:
        typer.echo("Understood:")
        typer.echo(understood(act))
        typer.confirm(f"Record this in {where}?", default=True, abort=True)


def append(live: LiveLog, act: OutreachAction) -> OutreachAction:
    """Record an act under the first free id, even while another process writes."""
    return extend(live, [act])[0]


def extend(live: LiveLog, acts: Sequence[OutreachAction]) -> list[OutreachAction]:
    """Record acts, all or none, each under the first free id.

    A confidential act gets an id by chance: a number that the other acts left out would tell of it.
    """
    taken: set[str] = set()
    while True:
        named = _named(acts, taken)
        try:
            live.extend(named)
        except DataError as error:
            if error.column != "id" or not isinstance(error.value, str) or error.value in taken:
                raise
            taken.add(error.value)
        else:
            return named


def _named(acts: Sequence[OutreachAction], taken: set[str]) -> list[OutreachAction]:
    numbers: dict[str, int] = {}
    named = []
    for act in acts:
        if not is_shown(act):
            named.append(act.model_copy(update={"id": f"confidential-{secrets.token_hex(8)}"}))
            continue
        stem = f"{act.start}-{act.kind}"
        number = numbers.get(stem, 0) + 1
        while f"{stem}-{number}" in taken:
            number += 1
        numbers[stem] = number
        named.append(act.model_copy(update={"id": f"{stem}-{number}"}))
    return named
