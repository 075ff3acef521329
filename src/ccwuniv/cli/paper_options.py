"""Options shared by the commands that write a paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Out"]

Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="The file to write: .docx (Word), .html (to print) or .md; by default the terminal.",
    ),
]
