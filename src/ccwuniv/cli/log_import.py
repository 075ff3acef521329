"""A list that an office kept before, brought into the log: what was made of each row is shown, then recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv._support import is_there
from ccwuniv.cli.act_recording import extend
from ccwuniv.cli.act_sentences import sentence
from ccwuniv.cli.log_options import LogFile, at_a_terminal, log_path, note, open_log
from ccwuniv.errors import OptionError

if TYPE_CHECKING:
    from ccwuniv.outreach import ImportedList, ImportedRow, OutreachAction, ReadableLog

__all__ = ["import_command"]


def import_command(
    file: Annotated[Path, typer.Argument(help="A list: .xlsx, or .csv in UTF-8.")],
    log: LogFile = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet, where there are several.")] = None,
    day_first: Annotated[
        bool | None,
        typer.Option("--day-first/--month-first", help="How to read 03/04/2026; by default such a row is unclear."),
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="The kind of act of rows that do not say one.")] = None,
    level: Annotated[
        str, typer.Option("--level", help="public, internal or confidential, for rows that do not say it.")
    ] = "internal",
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
        defaults={"level": level} | ({"kind": kind} if kind else {}),
    )
    rows = found.rows if again else _once(found.rows, there)
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


def _once(rows: Sequence[ImportedRow], there: ReadableLog) -> list[ImportedRow]:
    """Return the rows; those that seem recorded already, in the log or in a row above, become unclear."""
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
    """Record the rows taken, once confirmed, and return the id of each."""
    taken = [row for row in rows if row.act is not None]
    if not taken:
        return {}
    if not yes:
        if not at_a_terminal():
            rows_taken = "row" if len(taken) == 1 else f"{len(taken)} rows"
            typer.echo(f"Nothing was recorded; --yes records the {rows_taken} taken.")
            return {}
        these = "this act" if len(taken) == 1 else f"these {len(taken)} acts"
        typer.confirm(f"Record {these} in {path}?", default=True, abort=True)
    with open_log(log, begin=True) as live:
        acts = extend(live, [row.act for row in taken if row.act])
    counted, them = ("1 act", "it") if len(acts) == 1 else (f"{len(acts)} acts", "them")
    typer.echo(f"Recorded in {path}: {counted}. ccwuniv log undo takes {them} back.")
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
