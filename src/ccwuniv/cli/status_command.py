"""``ccwuniv status``: a State's status under every instrument."""

from __future__ import annotations

from typing import Annotated

import typer

from ccwuniv.cli.data_place import data_folder
from ccwuniv.cli.day_options import Today
from ccwuniv.cli.in_use import Data, registry_in_use
from ccwuniv.cli.office_days import office_day
from ccwuniv.cli.standing import status_text
from ccwuniv.registry import registry_at_a_glance

__all__ = ["status"]


def status(
    state: Annotated[str, typer.Argument(help="An ISO code, or a name in any of six languages.")],
    as_of: Today = None,
    data: Data = None,
) -> None:
    """Show a State's status today under every instrument, with dates and sources."""
    reg = registry_at_a_glance() if data_folder(data) is None else registry_in_use(data, say_today=True)
    typer.echo(status_text(reg, state, office_day(as_of), asked=as_of, after_data=True))
