"""An error of the library, in the words of the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import CcwError, DataError, DateError, OptionError, quoted

if TYPE_CHECKING:
    import typer

__all__ = ["in_options"]

_ALSO = {
    "path": ("file", "out"),
    "file": ("contacts",),
    "id": ("act",),
    "forms": ("form",),
    "frame": ("file",),
    "participants": ("file",),
    "kinds": ("kind",),
    "languages": ("language",),
    "instruments": ("instrument",),
    "instrument": ("party", "not_party"),
    "states": ("group", "state"),
    "not_examples": ("not_example",),
}
"""The options of the command line whose names differ from the library's arguments."""

_BY_LAW = ", or ask with after_data=True (--after-data) for what follows from them by law"
_DAY_TYPES = ", a datetime.date or a pandas Timestamp"
_ACT = "OutreachAction"
_BY_NAME = re.compile(r"\b([a-z][a-z_]*)=(True|False|[\w']+)")


def in_options(error: CcwError, app: typer.Typer | None = None, words: Sequence[str] = ()) -> str:
    """Return an error's sentence, with the command's option in place of the library's argument.

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
    --as-of-basis forse is not accepted; use 'consent' or 'in_force'.
    >>> print(in_options(OptionError("states", None, ["--states (at a terminal it is asked for)"])))
    Please add --states (at a terminal it is asked for).
    """
    options = _options(app, words)
    if isinstance(error, OptionError):
        option = _given_as(error.value, words) or _option(error.option, options)
        return _plain(_of_option(error, option), options)
    if isinstance(error, DateError) and (option := _given_as(error.value, words)):
        return _plain(str(error).replace(quoted(error.value), f"{option} {error.value}", 1), options)
    if isinstance(error, DataError) and error.file in ("", _ACT) and error.column is not None:
        value = f" {error.value}" if isinstance(error.value, str) else ""
        return _plain(f"{_option(error.column, options)}{value}: {error.rule.rstrip('.')}.", options)
    if isinstance(error, DataError) and error.file == _ACT and error.row is None:
        return _plain(f"{error.rule.rstrip('.')}.", options)
    return _plain(str(error), options)


def _given_as(value: object, words: Sequence[str]) -> str:
    """Return the option after which a value is on the command line; empty where that is none, or several."""
    options = {option for option, word in pairwise(words) if word == value and option.startswith("--")}
    return options.pop() if len(options) == 1 else ""


def _of_option(error: OptionError, option: str) -> str:
    wanted = " or ".join(map(str, error.allowed))
    if error.value is None:
        return f"Please add {wanted or option}."
    if isinstance(error.value, bool) and wanted:
        return f"{option}: please use {wanted}."
    _, _, rest = str(error).partition(" is not accepted")
    return f"{option} {error.value} is not accepted{rest}" if rest else str(error)


def _plain(text: str, options: Mapping[str, str]) -> str:
    """Return a sentence without the parts meant for programmers."""
    by_law = ", or add --after-data for what follows from them by law" if "after_data" in options else ""
    text = text.replace(_BY_LAW, by_law).replace(_DAY_TYPES, "")
    return _BY_NAME.sub(lambda found: _switched(found, options), text)


def _option(name: str, options: Mapping[str, str]) -> str:
    called = next((one for one in (name, *_ALSO.get(name, ())) if one in options), None)
    return f"--{name.replace('_', '-')}" if called is None else options[called]


def _switched(found: re.Match[str], options: Mapping[str, str]) -> str:
    """Say ``after_data=True`` as the option of the command; any other word is kept."""
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
    return {str(one.name): _called(one) for one in getattr(command, "params", ()) if one.name}


def _called(parameter: Any) -> str:  # noqa: ANN401  # a parameter of typer's own kind
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name.upper())
