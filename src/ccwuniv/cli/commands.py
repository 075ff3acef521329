"""The commands: where each is defined, and an application of those that a process needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import dropwhile
from typing import Annotated

import typer

from ccwuniv._version import __version__

__all__ = ["COMMANDS", "OFFICE", "application", "mount"]

OFFICE: Mapping[str, str | Mapping[str, str]] = {
    "brief": "brief_command:brief_command",
    "letters": "letters_command:letters_command",
    "annual": "annual_command:annual_command",
    "year": "year_command:year_command",
    "template": {"copy": "template_commands:copy", "check": "template_commands:check"},
    "log": {
        "add": "log_acts:add",
        "import": "log_import:import_command",
        "today": "log_desk:today_command",
        "due": "log_commands:due",
        "show": "log_commands:show",
        "amend": "log_acts:amend",
        "undo": "log_commands:undo",
        "withdraw": "log_commands:withdraw",
        "sponsorship": "log_desk:sponsorship_command",
        "handover": "log_desk:handover_command",
        "export": "log_commands:export",
        "merge": "log_files:merge",
        "backup": "log_files:backup",
        "restore": "log_files:restore",
        "verify": "log_files:verify",
        "unlock": "log_files:unlock",
    },
}
"""The commands of the office by name: the module and function of each, or the application of a group."""

COMMANDS: Mapping[str, str | Mapping[str, str]] = {
    "status": "status_command:status",
    "report": "report_command:report",
    "read": "read_command:read",
    "explore": "explore_command:explore",
    "check": "check_command:check_command",
    "totals": "tables:totals",
    "gaps": "tables:gaps",
    "migration": "tables:migration",
    "panel": "tables:panel",
    "cite": "tables:cite",
    "changes": "weekly:changes",
    "list": "weekly:list_command",
    "match": "weekly:match_command",
    "init": "init_command:init_command",
    "update": "update_command:update_command",
    **OFFICE,
}
"""All commands."""

_GROUPS = {
    "template": "Templates of notes verbales, letters and e-mails, to restyle.",
    "log": "The log of outreach acts: add, import, today, due, show, amend, undo, withdraw, export, merge, back up.",
}


def application(words: Sequence[str] | None = None) -> typer.Typer:
    """Return the application: whole, or only the commands that some given words call.

    Where the first word, options apart, is a command, only that one is there, and only its module is loaded; where it
    is none, all are there by name and meaning, without their options.
    """
    app = typer.Typer(
        name="ccwuniv",
        help="Who is bound by what under the Convention on Certain Conventional Weapons, since when, and who is not.",
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_version)
    mount(app, COMMANDS, words)
    return app


def mount(app: typer.Typer, commands: Mapping[str, str | Mapping[str, str]], words: Sequence[str] | None) -> None:
    """Add commands to an application: all of them, or only those that the given words call."""
    left = None if words is None else list(dropwhile(lambda word: word.startswith("-"), words))
    asked = left[0] if left else ""
    for name, place in commands.items():
        if asked in commands and name != asked:
            continue
        if isinstance(place, str):
            function = _function(place)
            whole = left is None or name == asked
            app.command(name, epilog=getattr(function, "epilog", None))(function if whole else _named(function))
        else:
            group = typer.Typer(help=_GROUPS[name], no_args_is_help=True)
            mount(group, place if left is None or name == asked else {}, None if left is None else left[1:])
            app.add_typer(group, name=name)


def _function(place: str) -> Callable[..., None]:
    module, _, name = place.partition(":")
    found: Callable[..., None] = getattr(import_module(f"ccwuniv.cli.{module}"), name)
    return found


def _named(function: Callable[..., None]) -> Callable[..., None]:
    """Return a placeholder for a command: its name and help, without its code."""

    def command() -> None:
        raise AssertionError(f"{function.__name__} is mounted by its name alone, and nobody asked for it")

    command.__doc__ = function.__doc__
    return command


def _version(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version of the library and of its data.")
    ] = False,
) -> None:
    if version:
        from ccwuniv._support import data_directory
        from ccwuniv.cli.data_place import data_folder
        from ccwuniv.registry import read_package, standing

        folder = standing(data_folder(None) or data_directory())
        typer.echo(f"ccwuniv {__version__}, data {read_package(folder / 'datapackage.json')['version']}")
        raise typer.Exit
