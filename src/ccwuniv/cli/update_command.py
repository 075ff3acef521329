"""The command that brings the office's data to the day of saved pages."""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccwuniv._support import file_bytes
from ccwuniv.cli.in_use import Data, registry_in_use, say_data
from ccwuniv.errors import DataError, StoreError

if TYPE_CHECKING:
    from ccwuniv.registry import Registry
    from ccwuniv.sources import UntcTable, Update

__all__ = ["update_command"]

_LARGEST_PAGE = 64 * 2**20
_HOW = """\
ccwuniv fetches nothing by itself. Open each address in a browser, save the page as HTML ("Web page, HTML only"), and
name all of the saved files at once:

  ccwuniv update page1.html page2.html ...

"""


def update_command(
    pages: Annotated[
        list[Path] | None, typer.Argument(help="Saved pages of the depositary, HTML, XML or CSV; all that you have.")
    ] = None,
    data: Data = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="The day of pages that do not state one, as the XML does not."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what differs, and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
) -> None:
    """Show what saved pages say beyond your data, ask, and write the next version of your data folder.

    Nothing is fetched. Without pages it prints which to save, and where they are.
    """
    reg = _before(data)
    if not pages:
        typer.echo(_HOW + "\n".join(_addresses(reg)))
        return
    kept = _named(pages)
    update, updated, differing = _read(reg, pages, as_of)
    typer.echo(update.text())
    if dry_run:
        return
    if missing := _missing(reg, update):
        rule = f"no page of {', '.join(missing)}; the data end on one day for all of them, so name all pages at once"
        raise DataError(rule, file="the pages")
    folder = _own_folder(data)
    if not (update.new or update.changed or update.last_day != reg.as_of):
        typer.echo("Nothing is to be written.")
        return
    if differing and yes:
        rule = f"{differing[0]} Look at the page; without --yes you are asked whether to write it all the same"
        raise DataError(rule, file="the pages")
    if not yes and not _agreed(folder):
        typer.echo("Nothing was written.", err=True)
        raise typer.Exit(1)
    typer.echo(f"Your data are in {_write(folder, updated, update, kept)}; they end on {updated.as_of}.")


def _before(asked: Path | None) -> Registry:
    """Return the data before the update: the shipped ones for a new folder."""
    from ccwuniv.registry import Registry, holds_data

    if asked is None or holds_data(asked):
        return registry_in_use(asked)
    reg = Registry.bundled()
    say_data(reg, None)
    return reg


def _numbers(reg: Registry) -> list[str]:
    """Return the numbers of the treaties that have a page, each once."""
    return list(dict.fromkeys(i.untc_id for i in reg.instruments if i.untc_id))


def _addresses(reg: Registry) -> list[str]:
    from ccwuniv.citation import page_address

    return [f"  {number}: {page_address(number)}" for number in _numbers(reg)]


def _read(reg: Registry, pages: Sequence[Path], as_of: str | None) -> tuple[Update, Registry, list[str]]:
    """Read and compare pages; return their actions, the registry made of them, and headers that differ from their rows.

    Raises
    ------
    DataError
        When a page states no day, is older than the data or of a day to come, tells of a departure that is not
        understood, or would make data that break a rule.
    """
    from ccwuniv.checks import check
    from ccwuniv.records import as_day
    from ccwuniv.sources import compare_with_tables

    tables = [_table(reg, page, as_of) for page in pages]
    _once(pages, tables)
    if as_of is not None and all(table.as_of != as_day(as_of) for table in tables):
        rule = f"states its own day, {tables[0].as_of}; leave out --as-of, which is for pages that state none"
        raise DataError(rule, file=tables[0].source)
    update = compare_with_tables(reg, tables)
    oldest = min(tables, key=lambda table: table.as_of or reg.as_of)
    updated = update.apply_to(reg)
    if updated.as_of != oldest.as_of:
        if late := [act for act in update.new if oldest.as_of is not None and act.date > oldest.as_of]:
            rule = f"is of {oldest.as_of}, and another page shows an act of {late[0].date}; save this page again"
            raise DataError(rule, file=oldest.source)
        updated = updated.replaced(as_of=oldest.as_of)
    before = {str(finding) for finding in check(reg)}
    if wrong := [f for f in check(updated) if f.severity == "error" and str(f) not in before]:
        raise DataError(
            f"would make data that break a rule; nothing was written: {wrong[0].message}", file=str(pages[0])
        )
    differing = [f"{t.source}: {said}" for t in tables if "they differ" in (said := t.parties_check)]
    return update, updated, differing


def _table(reg: Registry, page: Path, as_of: str | None) -> UntcTable:
    """Read a page at the day that it states, or at the one given where it states none."""
    from ccwuniv.records import today
    from ccwuniv.sources import read_untc

    table = read_untc(page)
    if table.as_of is None and as_of is not None:
        table = read_untc(page, as_of=as_of)
    if table.as_of is None:
        raise DataError("states no day of its own; add --as-of DAY, the day on which you saved it", file=str(page))
    if table.instrument not in reg.codes:
        what = table.header.number or table.instrument or "a treaty that it does not name"
        raise DataError(f"is a page of {what}, none of {', '.join(_numbers(reg))}; leave it out", file=str(page))
    if table.as_of > today() + dt.timedelta(days=1):  # a page may come from where it is tomorrow already
        raise DataError(f"is of {table.as_of}, and today is {today()}; use the day of the page", file=str(page))
    if table.as_of < reg.as_of:
        rule = f"is of {table.as_of}, and your data end on {reg.as_of}; save the page again"
        raise DataError(rule, file=str(page))
    if unread := table.unread_departures:
        rule = f"tells of a departure that is not understood, so no total can be trusted: {unread[0]}"
        raise DataError(rule, file=str(page))
    return table


def _once(pages: Sequence[Path], tables: Sequence[UntcTable]) -> None:
    seen: dict[str | None, Path] = {}
    for page, table in zip(pages, tables, strict=True):
        if first := seen.get(table.instrument):
            raise DataError(f"is of the same treaty as {first}; name one of the two", file=str(page))
        seen[table.instrument] = page


def _missing(reg: Registry, update: Update) -> list[str]:
    """Return the numbers of the treaties of which no page was given."""
    given = " ".join(f"{page}," for page in update.pages)
    return [number for number in _numbers(reg) if f" {number}," not in given]


def _own_folder(asked: Path | None) -> Path:
    """Return the office's data folder, there or not."""
    from ccwuniv.cli.configuration import configuration

    folder = asked or configuration().data
    if folder is None:
        rule = "has no place yet: say --data FOLDER, or run `ccwuniv init` first."
        raise StoreError("your own data", rule)
    return folder


def _agreed(folder: Path) -> bool:
    if not sys.stdin.isatty():
        typer.echo(f"Add --yes to write this to {folder}.", err=True)
        return False
    return typer.confirm(f"Write this to {folder}?")


def _named(pages: Sequence[Path]) -> dict[str, bytes]:
    """Return the pages by file name, as they are now; two of one name get a number."""
    kept: dict[str, bytes] = {}
    for page in pages:
        name, number = page.name, 2
        while name in kept:
            name, number = f"{page.stem}-{number}{page.suffix}", number + 1
        kept[name] = file_bytes(page, _LARGEST_PAGE)
    return kept


def _write(folder: Path, updated: Registry, update: Update, pages: Mapping[str, bytes]) -> Path:
    from ccwuniv.records import today
    from ccwuniv.registry import add_version, holds_data, standing

    told: dict[str, Any] = {
        "pages": [
            {"file": name, "sha256": hashlib.sha256(content).hexdigest(), "source": source}
            for (name, content), source in zip(pages.items(), update.pages, strict=True)
        ],
        "new": len(update.new),
        "changed": len(update.changed),
        "vanished": len(update.vanished),
        "totals": {code: list(pair) for code, pair in update.totals.items()},
    }
    number = _next(standing(folder)) if holds_data(folder) else 1
    own = updated.replaced(version=f"{updated.as_of:%Y.%m.%d}+own.{number}")
    return add_version(folder, own, pages, told, today()).folder


def _next(folder: Path) -> int:
    """Return the number of the next version of the office's own data."""
    from ccwuniv.registry import read_package

    _, _, number = str(read_package(folder / "datapackage.json")["version"]).partition("+own.")
    return int(number or 0) + 1
