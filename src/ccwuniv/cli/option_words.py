"""An error of the library, in the words of the command line."""

from __future__ import annotations

from ccwuniv.errors import CcwError, OptionError

__all__ = ["in_options"]

_OPTIONS = {"path": "--out", "kinds": "--kind", "languages": "--language", "instruments": "--instrument"}


def in_options(error: CcwError) -> str:
    """Return an error's sentence; where it is about an argument, that is named as the command's option.

    Examples
    --------
    >>> print(in_options(OptionError("as_of_basis", "forse", ["consent", "in_force"])))
    --as-of-basis forse is not possible; give 'consent' or 'in_force'.
    >>> print(in_options(OptionError("states", None, ["--states (at a terminal it is asked for)"])))
    Please give --states (at a terminal it is asked for).
    """
    if not isinstance(error, OptionError):
        return str(error)
    option = _OPTIONS.get(error.option, f"--{error.option.replace('_', '-')}")
    if error.value is None:
        return f"Please give {' or '.join(error.allowed) or option}."
    _, _, rest = str(error).partition(" is not possible")
    return f"{option} {error.value} is not possible{rest}" if rest else str(error)
