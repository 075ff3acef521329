"""``ccwuniv letters``: a list for mail merge, or a note verbale, a letter or an e-mail for each State."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ccwuniv.cli.configuration import configuration
from ccwuniv.cli.day_options import Today
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.log_options import LogFile, read_log
from ccwuniv.cli.office_days import office_day

if TYPE_CHECKING:
    from ccwuniv.documents import AddressBook, Drafts
    from ccwuniv.registry import Registry

__all__ = ["letters_command"]


def letters_command(
    kind: Annotated[
        str, typer.Option("--kind", help="not_party, signatory, p2_only, or no_CODE such as no_p5 and no_ap2.")
    ] = "not_party",
    form: Annotated[
        Literal["list", "note", "letter", "email"],
        typer.Option("--form", help="list: a table for mail merge; note, letter or email: drafts, never sent."),
    ] = "list",
    contacts: Annotated[
        Path | None, typer.Option("--contacts", metavar="FILE", help="Your list of contacts, .xlsx or .csv.")
    ] = None,
    post: Annotated[
        Literal["Geneva", "New York", "capital"] | None, typer.Option("--post", help="Only the addresses there.")
    ] = None,
    as_of: Today = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="For a list, a file .xlsx or .csv: letters.xlsx by default, or CSV if the output is not a terminal. "
            "For drafts, a folder: letters by default.",
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="STATE=CODE", help="The language of a State, where you know it: LAO=fr."),
    ] = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="FOLDER", help="Your templates; see `ccwuniv template`.")
    ] = None,
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="FILE", help="A file to attach to every e-mail.")
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="The date of the drafts.")] = None,
    log: LogFile = None,
    internal: Annotated[
        bool,
        typer.Option("--internal", help="Add to the list the number of contacts on record and the day of the last."),
    ] = False,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="With --internal: confidential acts, too.")
    ] = False,
    data: Data = None,
) -> None:
    """List whom to write to today, with what is asked of each State and how it may join; or draft the letters.

    Not one act of the log is in it, unless you say --internal. Contacts and the letterhead come from ccwuniv.toml, too.
    """
    from ccwuniv.documents import LETTER_COLUMNS, letter_rows
    from ccwuniv.errors import OptionError

    if confidential and not internal:
        raise OptionError("confidential", confidential, ("it with --internal",))
    _check_drafted(form, drafted=templates or date, attached=attach)
    known = dict(_language(pair) for pair in language or ())
    book = _book(contacts or configuration().contacts)
    reg, day = registry_in_use(data, say_today=True), office_day(as_of)
    asked: dict[str, Any] = {"addresses": book, "post": post, "languages": known, "universe": configuration().universe}
    if form != "list":
        from ccwuniv.documents import write_drafts

        folder = out or Path("letters")
        drafts = write_drafts(
            reg,
            folder,
            kind,
            day,
            **asked,
            form=form,
            letterhead=configuration().head,
            dated=date,
            templates=templates,
            attachments=attach or (),
            after_data=True,
        )
        _tell(drafts, folder)
        _outside(reg, kind, day)
        return
    reached = reg.reaching(day, after_data=True)
    if internal:
        with read_log(log) as acts:
            found = letter_rows(reached, acts, kind, day, **asked, internal=True, confidential=confidential)
        rows = [{**row, "marking": "INTERNAL"} for row in found]
        columns = [LETTER_COLUMNS[0], "marking", *LETTER_COLUMNS[1:]]
    else:
        rows = letter_rows(reached, None, kind, day, **asked)
        columns = [name for name in LETTER_COLUMNS if name not in ("contacts", "last_contact")]
    _write(rows, columns, out, listed=book is not None, internal=internal)
    _outside(reg, kind, day)


def _check_drafted(form: str, *, drafted: object, attached: object) -> None:
    """Refuse options of drafts for a list, and attachments for anything but an e-mail."""
    from ccwuniv.errors import OptionError

    if attached and form != "email":
        raise OptionError("attach", None, ("--form email with --attach",))
    if drafted and form == "list":
        raise OptionError("form", None, ("--form note, letter or email with --templates and --date",))


def _write(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], out: Path | None, *, listed: bool, internal: bool
) -> None:
    from ccwuniv.documents import csv_for_merging, write_letter_rows

    if internal:
        typer.echo("INTERNAL: the list says what is in the log.", err=True)
    missing = list(dict.fromkeys(row["name"] for row in rows if row["no_address"])) if listed else []
    if out is None and not _at_a_terminal():
        typer.echo(csv_for_merging(rows, columns), nl=False)
    else:
        file = out or Path("letters.xlsx")
        if file.suffix.lower() == ".xlsx" and not _has_openpyxl():
            file = file.with_suffix(".csv")
            typer.echo(f"Written as CSV, {file}: Excel needs openpyxl; pip install 'ccwuniv[office]'.", err=True)
        written, states = write_letter_rows(rows, columns, file), len({row["iso3"] for row in rows})
        typer.echo(f"{states} {'State is' if states == 1 else 'States are'} listed in {written}.")
    _without_address(missing)


def _outside(reg: Registry, kind: str, day: str) -> None:
    """Name the States that would be asked, but for the universe of the office's own file."""
    from ccwuniv.documents import letter_rows

    universe: Any = configuration().universe
    if universe == "all_states":
        return
    reached = reg.reaching(day, after_data=True)
    inside = {row["iso3"] for row in letter_rows(reached, None, kind, day, universe=universe)}
    names = {row["iso3"]: row["name"] for row in letter_rows(reached, None, kind, day) if row["iso3"] not in inside}
    if names:
        said = ", ".join(names.values())
        typer.echo(f"Not written to, since the universe in ccwuniv.toml is {universe}: {said}.", err=True)


def _at_a_terminal() -> bool:
    return sys.stdout.isatty()


def _has_openpyxl() -> bool:
    from importlib.util import find_spec

    try:
        return find_spec("openpyxl") is not None
    except ValueError:
        return False


def _tell(drafts: Drafts, folder: Path) -> None:
    number = sum(not file.name.startswith("all") for file in drafts.files)
    typer.echo(f"{number} {'draft is' if number == 1 else 'drafts are'} in {folder}; nothing was sent.")
    if drafts.no_language:
        typer.echo(f"In English, since no language is given: {', '.join(drafts.no_language)}.", err=True)
    _without_address(drafts.no_address)


def _without_address(names: list[str] | tuple[str, ...]) -> None:
    if names:
        typer.echo(f"No address: {', '.join(names)}.", err=True)


def _book(file: Path | None) -> AddressBook | None:
    if file is None:
        return None
    from ccwuniv.documents import read_contacts

    book = read_contacts(file)
    if book.unused:
        typer.echo(f"{book.file}: not read: {', '.join(book.unused)}.", err=True)
    return book


def _language(pair: str) -> tuple[str, str]:
    from ccwuniv.errors import OptionError

    state, equals, code = (part.strip() for part in pair.partition("="))
    if not (state and equals and code):
        raise OptionError("language", pair, ("STATE=CODE, such as LAO=fr",))
    return state, code
