"""The options for the day of a question, alike in every command."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["AfterData", "AsOf"]

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day, YYYY-MM-DD; the data's last day by default.")
]
AfterData = Annotated[
    bool, typer.Option("--after-data", help="Answer for a day after the data's last, by law from the data.")
]
