"""The commands that print a table, and a reference."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.day_options import AfterData, AsOf
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.printing import AsJson, Format, print_table

__all__ = ["cite", "gaps", "migration", "panel", "totals"]

Basis = Annotated[
    Literal["consent", "in_force"],
    typer.Option("--basis", help="From when a State counts: its deposit of consent, or the entry into force for it."),
]
Instruments = Annotated[
    list[str] | None, typer.Option("--instrument", metavar="CODE", help="An instrument; all by default. Repeatable.")
]


def totals(
    as_of: AsOf = None,
    after_data: AfterData = False,
    basis: Basis = "consent",
    data: Data = None,
    form: Format = None,
    as_json: AsJson = False,
) -> None:
    """Count the parties to each instrument on a day."""
    counted = registry_in_use(data).totals(as_of, after_data=after_data, basis=basis)
    frame = counted.rename_axis("instrument").to_frame("parties")
    frame.attrs = counted.attrs
    print_table(frame, form, as_json)


def gaps(
    states: Annotated[
        list[str] | None,
        typer.Option(
            "--states",
            help="parties, not_party, all, a group, also one of yours, or a State. Repeatable; parties by default.",
        ),
    ] = None,
    instruments: Instruments = None,
    values: Annotated[
        Literal["status", "gap", "deposited", "in_force"],
        typer.Option("--values", help="What a cell says: a status, whether there is a gap, or a day."),
    ] = "status",
    as_of: AsOf = None,
    after_data: AfterData = False,
    basis: Basis = "consent",
    data: Data = None,
    form: Format = None,
    as_json: AsJson = False,
) -> None:
    """Print the matrix of States and instruments: who is bound by what, and where the gaps are."""
    from ccwuniv.analysis import gap_matrix

    asked = _states(states, "parties")
    matrix = gap_matrix(
        registry_in_use(data),
        as_of,
        states=asked,
        instruments=instruments,
        values=values,
        names=True,
        after_data=after_data,
        basis=basis,
    )
    print_table(matrix, form, as_json)


def migration(
    as_of: AsOf = None,
    after_data: AfterData = False,
    basis: Basis = "consent",
    data: Data = None,
    form: Format = None,
    as_json: AsJson = False,
) -> None:
    """List the States bound by Protocol II of 1980 and not by Amended Protocol II."""
    from ccwuniv.analysis import migration_list

    print_table(migration_list(registry_in_use(data), as_of, after_data=after_data, basis=basis), form, as_json)


def panel(
    unit: Annotated[str, typer.Option("--unit", help="country-year, country-month, dyad-year, wide ...")] = (
        "country-year"
    ),
    start: Annotated[str | None, typer.Option("--start", help="The first year or day.")] = None,
    end: Annotated[str | None, typer.Option("--end", help="The last year or day.")] = None,
    states: Annotated[
        list[str] | None,
        typer.Option("--states", help="all (the default), parties, a group, or a State. Repeatable."),
    ] = None,
    instruments: Instruments = None,
    basis: Basis = "consent",
    data: Data = None,
    form: Format = None,
    as_json: AsJson = False,
) -> None:
    """Print participation as a table of one unit of analysis, for statistics."""
    from ccwuniv.analysis import panel as panel_of

    asked = _states(states, "all")
    frame = panel_of(
        registry_in_use(data),
        unit,  # type: ignore[arg-type]  # the function says which there are
        states=asked,
        instruments=instruments,
        start=_year_or_day(start),
        end=_year_or_day(end),
        basis=basis,
    )
    print_table(frame, form, as_json)


def _states(told: list[str] | None, default: str) -> str | list[str]:
    """Return the States that are asked for; a group of the office's own as its members."""
    office = configuration()
    if not told:
        return default
    found = [office.states(one) for one in told]
    if len(found) == 1 and isinstance(found[0], str):
        return found[0]
    return [one for part in found for one in ([part] if isinstance(part, str) else part)]


def _year_or_day(told: str | None) -> int | str | None:
    return int(told) if told is not None and told.isdigit() else told


def cite(
    style: Annotated[
        Literal["text", "caption", "bibtex", "apa", "csl-json"],
        typer.Option("--style", help="The form of the reference."),
    ] = "text",
    sources: Annotated[bool, typer.Option("--sources", help="A reference to each source, too.")] = False,
    data: Data = None,
) -> None:
    """Print a reference to the data, for a paper."""
    from ccwuniv.citation import cite as reference

    typer.echo(reference(registry_in_use(data), style, sources=sources))
