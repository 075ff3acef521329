"""Choose the log of a command; each command that uses one prints which."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccwuniv._support import is_there
from ccwuniv.cli.configuration import configuration
from ccwuniv.errors import StoreError

if TYPE_CHECKING:
    from ccwuniv.outreach import LiveLog, ReadableLog

__all__ = [
    "DEFAULT_LOG",
    "Act",
    "Confidential",
    "LogFile",
    "at_a_terminal",
    "has_log",
    "log_path",
    "note",
    "open_log",
    "read_log",
    "say_hidden",
    "say_left_out",
]

DEFAULT_LOG = Path("outreach.sqlite")
"""The log of a command where neither ``--log``, ``CCWUNIV_LOG`` nor the office's file names another."""

LogFile = Annotated[
    Path | None,
    typer.Option(
        "--log",
        metavar="FILE",
        envvar="CCWUNIV_LOG",
        help=f"The log; {DEFAULT_LOG} of this folder by default, and to read the shipped one where that is not there.",
    ),
]
Confidential = Annotated[bool, typer.Option("--confidential", help="Confidential acts, too.")]
Act = Annotated[str, typer.Argument(metavar="ID", help="The act's id.")]


def at_a_terminal() -> bool:
    """Say whether a person is at the terminal."""
    return _is_terminal()


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def note(text: str) -> None:
    """Write a note to standard error."""
    typer.echo(text, err=True)


def log_path(given: Path | None) -> Path:
    """Return the log of a command: the one given, that of the office's own file, or that of this folder."""
    return given or configuration().log or DEFAULT_LOG


def has_log(given: Path | None) -> bool:
    """Say whether the office has a log of its own."""
    return is_there(log_path(given))


@contextmanager
def read_log(given: Path | None, *, say: bool = True) -> Iterator[ReadableLog]:
    """Open a log to read (a live log, JSON Lines, or the shipped one), and say which one it is.

    Raises
    ------
    StoreError
        When there is no such file, or it is not a log.
    """
    from ccwuniv.outreach import OutreachLog

    path = log_path(given)
    if given is None and not is_there(path):
        where = f"{path} in this folder" if path == DEFAULT_LOG else path
        note(f"Log: the shipped one, of public acts from 1995 to 2024; there is no {where}.")
        yield OutreachLog.bundled()
    elif path.suffix == ".jsonl":
        held = OutreachLog.read_jsonl(path)
        if say:
            note(f"Log: {path}.")
        yield held
    else:
        with open_log(given) as live:
            if say:
                note(f"Log: {path}.")
            yield live


def open_log(given: Path | None, *, begin: bool = False) -> LiveLog:
    """Open an existing log to write, or begin one if that is allowed; name conflicted copies beside it.

    Raises
    ------
    StoreError
        When there is no such log, or it cannot be opened.
    """
    from ccwuniv.outreach import OutreachLog

    path = log_path(given)
    if not begin and not is_there(path):
        raise StoreError(str(path), "there is no such log; name one with --log, or begin one with ccwuniv log add.")
    live = OutreachLog.open(path)
    for copy in live.conflicted_copies():
        note(f"Note: beside the log lies {copy.name}, which two machines made. To take in what it holds:")
        note(f'  ccwuniv log merge "{path}" "{path.with_name(copy.name)}"')
    return live


def say_hidden(confidential: bool) -> None:
    """Say that confidential acts are not shown, whether there are any or not."""
    if not confidential:
        note("Confidential acts, if there are any, are left out; --confidential shows them.")


def say_left_out(number: int) -> None:
    """Say how many internal acts a paper for others leaves out."""
    if number:
        note(f"Internal acts left out: {number}; --internal adds them.")
