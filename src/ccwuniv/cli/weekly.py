"""The commands for an office's weekly questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.day_options import Today
from ccwuniv.cli.in_use import Data, registry_in_use, say_beyond
from ccwuniv.cli.office_days import office_day
from ccwuniv.cli.printing import AsJson, Format, print_table
from ccwuniv.records import spoken, today

if TYPE_CHECKING:
    from ccwuniv.records import State
    from ccwuniv.registry import Registry

__all__ = ["changes", "list_command", "match_command"]

Language = Annotated[Literal["en", "fr"], typer.Option("--language", help="en or fr.")]


def changes(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="The day after which to begin.")],
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The data's last day by default.")] = None,
    language: Language = "en",
    data: Data = None,
) -> None:
    """Print a paragraph to paste: which States consented to what since a day, and the total on the last.

    The last day is that of the data: of later deposits nothing is known.
    """
    from ccwuniv.documents import changes_in_words

    reg = registry_in_use(data, say_today=True)
    typer.echo(changes_in_words(reg, since, until, language=language))
    if until is None and today() > reg.as_of:
        typer.echo(f"Deposits are known to {spoken(reg.as_of)}; later ones are not in it.", err=True)


def list_command(
    group: Annotated[
        str,
        typer.Option(
            "--group", help="African, Asia-Pacific, ..., a sub-region, or a group of yours; all States by default."
        ),
    ] = "all",
    party: Annotated[list[str] | None, typer.Option("--party", metavar="CODE", help="Party to it. Repeatable.")] = None,
    not_party: Annotated[
        list[str] | None, typer.Option("--not-party", metavar="CODE", help="Not party to it. Repeatable.")
    ] = None,
    as_of: Today = None,
    language: Language = "en",
    data: Data = None,
) -> None:
    """Print the names of States as a sentence lists them, in the order of the United Nations, as of today.

    All States are those of the universe in ccwuniv.toml.
    """
    from ccwuniv.documents import fitting_states, states_in_words

    day = office_day(as_of)
    reg = registry_in_use(data, say_today=True).reaching(day, after_data=True)
    inside, outside = _all_states(reg, day) if group == "all" else (configuration().states(group), ())
    yes, no = party or (), not_party or ()
    typer.echo(states_in_words(reg, day, states=inside, party=yes, not_party=no, language=language))
    free = fitting_states(reg, day, states=outside, party=yes, not_party=no) if outside else []
    if free:
        said = ", ".join(state.name for state in outside if state.iso3 in free)
        typer.echo(f"Left out, since the universe in ccwuniv.toml is {configuration().universe}: {said}.", err=True)
    say_beyond(reg, day)


def _all_states(reg: Registry, day: str) -> tuple[str | tuple[str, ...], list[State]]:
    """Return the States of the office's universe, and the participants outside it."""
    from ccwuniv.analysis import universe_of
    from ccwuniv.names import name_order

    universe: Any = configuration().universe
    if universe == "all_states":
        return "all", []
    inside, every = (universe_of(reg, reg.day(day), asked, listed=False) for asked in (universe, "all_states"))
    outside = sorted(set(every) - set(inside), key=lambda state: name_order(state.name))
    return tuple(state.iso3 for state in inside), outside


def match_command(
    file: Annotated[Path, typer.Argument(help="A list of participants: .xlsx, .csv, or a text with a name a line.")],
    column: Annotated[
        str | None, typer.Option("--column", help="The column that names the States, where there are several.")
    ] = None,
    instrument: Annotated[str, typer.Option("--instrument", metavar="CODE", help="Towards which instrument.")] = "CCW",
    as_of: Today = None,
    data: Data = None,
    form: Format = None,
    as_json: AsJson = False,
) -> None:
    """Say of each participant of a meeting whether it is a party today, a signatory, neither, or not clear."""
    from ccwuniv.analysis import match_participants
    from ccwuniv.cli.name_lists import read_names

    reg, names, day = registry_in_use(data, say_today=True), read_names(file, column), office_day(as_of)
    frame = match_participants(reg, names, day, instrument=instrument, after_data=True)
    print_table(frame.set_index("printed"), form, as_json)
    say_beyond(reg, day)
