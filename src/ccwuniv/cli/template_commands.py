"""``ccwuniv template``: templates of letters to restyle, and where one is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["check", "copy"]


def copy(
    folder: Annotated[Path, typer.Argument(help="The folder to write into.")],
    form: Annotated[list[str] | None, typer.Option("--form", help="note, letter or email; else all.")] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", help="ar, en, es, fr, ru or zh; else en."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace templates that are there.")] = False,
) -> None:
    """Write templates into a folder, to restyle in Word; `ccwuniv letters --templates FOLDER` uses them."""
    from ccwuniv.documents import copy_templates

    forms = form or ["note", "letter", "email"]
    for path in copy_templates(folder, forms=forms, languages=language or ["en"], replace=replace):
        typer.echo(path)


def check(
    file: Annotated[Path, typer.Argument(help="A template, .docx or .txt.")],
) -> None:
    """Say where a tag of a template is broken or unknown, and end with 1; or that it can be filled."""
    from ccwuniv.documents import check_template

    problems = check_template(file)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{file} can be filled.")
