"""Print a table: for the terminal, as CSV, or as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ccwuniv.records import Status

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["AsJson", "Format", "print_table"]

Format = Annotated[
    Literal["table", "csv"] | None,
    typer.Option("--format", help="table or csv; by default a table at a terminal, and csv in a file or pipe."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, with the source of the table.")]


_WIDEST_WORD = 14
_STATUSES = {status.value: status.value.replace("_", " ") for status in Status}


def print_table(frame: pd.DataFrame, form: Literal["table", "csv"] | None, as_json: bool) -> None:
    """Print a table and, below it (on standard error if it goes to a file), its sources."""
    from ccwuniv.citation import cite

    plain = frame.reset_index(drop=frame.index.names == [None])
    if as_json:
        told = {"table": json.loads(plain.to_json(orient="records", date_format="iso", date_unit="s"))}
        typer.echo(json.dumps(told | {"source": frame.attrs["ccwuniv"]}, ensure_ascii=False, indent=1))
        return
    if form == "csv" or (form is None and not sys.stdout.isatty()):
        from ccwuniv.documents import for_csv, rounded

        typer.echo(for_csv(rounded(plain)).to_csv(index=False, date_format="%Y-%m-%d"), nl=False)
        typer.echo(cite(frame), err=True)
        return
    _print_rich(plain)
    typer.echo(cite(frame))


def _print_rich(frame: pd.DataFrame) -> None:
    from rich import box
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    cells = {str(name): [_cell(value) for value in frame[name]] for name in frame.columns}
    for name, column in cells.items():
        head = name.replace("_", " ")
        longest = max(map(len, " ".join([head, *column]).split()), default=1)
        side: Literal["left", "right"] = "right" if _is_number(frame[name]) else "left"
        table.add_column(head, justify=side, min_width=min(longest, _WIDEST_WORD))
    for row in zip(*cells.values(), strict=True):
        table.add_row(*row)
    console = Console(highlight=False, markup=False)
    needed = Measurement.get(console, console.options, table).minimum
    console.print(table, width=max(console.width, needed), crop=False, no_wrap=False)


def _is_number(column: pd.Series[Any]) -> bool:
    return bool(column.dtype.kind in "iuf")


def _cell(value: object) -> str:
    import pandas as pd

    if value is None or value is pd.NA or value is pd.NaT or value != value:  # a number that is none
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.1f}"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return _STATUSES.get(str(value), str(value))
