"""An error of the library, in the words of the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import CcwError, OptionError

if TYPE_CHECKING:
    import typer

__all__ = ["in_options"]

_ALSO = {
    "path": ("file", "out"),
    "frame": ("file",),
    "participants": ("file",),
    "kinds": ("kind",),
    "languages": ("language",),
    "instruments": ("instrument",),
    "instrument": ("party", "not_party"),
    "states": ("group", "state"),
    "not_examples": ("not_example",),
}
"""What a library's argument may be called on the command line, where not by its own name."""

_BY_LAW = ", or ask with after_data=True (--after-data) for what follows from them by law"
_BY_NAME = re.compile(r"\b([a-z][a-z_]*)=(True|False|[\w']+)")


def in_options(error: CcwError, app: typer.Typer | None = None, words: Sequence[str] = ()) -> str:
    """Return an error's sentence; where it is about an argument, that is named as the command's option.

    Parameters
    ----------
    error : CcwError
    app : typer.Typer, optional
        The application, which knows the options of the command.
    words : sequence of str
        The words of the command line.

    Examples
    --------
    >>> print(in_options(OptionError("as_of_basis", "forse", ["consent", "in_force"])))
    --as-of-basis forse is not possible; give 'consent' or 'in_force'.
    >>> print(in_options(OptionError("states", None, ["--states (at a terminal it is asked for)"])))
    Please give --states (at a terminal it is asked for).
    """
    options = _options(app, words)
    if not isinstance(error, OptionError):
        by_law = ", or add --after-data for what follows from them by law" if "after_data" in options else ""
        return _BY_NAME.sub(lambda found: _switched(found, options), str(error).replace(_BY_LAW, by_law))
    option = _option(error.option, options)
    if error.value is None:
        return f"Please give {' or '.join(error.allowed) or option}."
    _, _, rest = str(error).partition(" is not possible")
    said = f"{option} {error.value} is not possible{rest}" if rest else str(error)
    return _BY_NAME.sub(lambda found: _switched(found, options), said)


def _option(name: str, options: dict[str, str]) -> str:
    called = next((one for one in (name, *_ALSO.get(name, ())) if one in options), None)
    return f"--{name.replace('_', '-')}" if called is None else options[called]


def _switched(found: re.Match[str], options: dict[str, str]) -> str:
    """Say ``after_data=True`` as the option of the command; what is none of its options stays."""
    name, value = found.groups()
    if value not in ("True", "False") and name not in options:
        return found[0]
    option = _option(name, options)
    return option if value == "True" else f"no {option}" if value == "False" else f"{option} {value}"


def _options(app: typer.Typer | None, words: Sequence[str]) -> dict[str, str]:
    """Return what each parameter of the command is called: the long form of an option, the name of an argument."""
    if app is None:
        return {}
    from typer.main import get_command

    command: Any = get_command(app)
    for word in words:
        if word not in getattr(command, "commands", {}):
            break
        command = command.commands[word]
    return {
        str(one.name): max(one.opts, key=len) if one.param_type_name == "option" else one.metavar or str(one.name).upper()
        for one in getattr(command, "params", ())
        if one.name
    }
