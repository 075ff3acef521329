"""The options of the commands that write a paper, alike in each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Out"]

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="A file .docx (Word), .html (to print) or .md; else the terminal."),
]
