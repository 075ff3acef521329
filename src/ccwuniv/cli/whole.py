"""The whole application, for callers other than the command line itself."""

from __future__ import annotations

import typer

from ccwuniv.cli.commands import OFFICE, application, mount

__all__ = ["app", "register"]

app = application()


def register(app: typer.Typer) -> None:
    """Mount the commands of the office on an application."""
    mount(app, OFFICE, None)
