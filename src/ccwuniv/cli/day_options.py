"""The day of a question: today for the office's commands, the data's last day for those of research.

``brief``, ``letters``, ``list``, ``match``, ``status``, ``year`` and ``log`` take today's date, and answer by law from
the data where these end before it. All other commands answer for the data's last day.
"""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["AfterData", "AsOf", "Today"]

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day, YYYY-MM-DD; the data's last day by default.")
]
AfterData = Annotated[
    bool, typer.Option("--after-data", help="Answer for a day after the data stop, too: what follows from them by law.")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="The day, YYYY-MM-DD; today by default. Where the data stop earlier: what follows from them by law.",
    ),
]
