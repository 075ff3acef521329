"""Checking an argument that may take only certain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ccwuniv.errors import OptionError, quoted

__all__ = ["check_switches", "one_of", "several_given", "switches_of"]

_SWITCHES: Mapping[str, tuple[Any, ...]] = {"bool": (bool,), "None": (type(None),), "Progress": (bool, Callable)}
"""The annotations of options that are switched on or off, and what each accepts beside True and False."""


def one_of(option: str, value: object, allowed: Sequence[str]) -> None:
    """Refuse a value that is none of those allowed."""
    if not isinstance(value, str) or value not in allowed:
        raise OptionError(option, value, allowed)


def several_given(option: str, value: object, one: type | tuple[type, ...], allowed: Sequence[str]) -> list[Any]:
    """Return one or several values as a list; anything else is refused, also bytes, which would be read as numbers.

    Examples
    --------
    >>> several_given("names", "VNM", str, ["a name"]), several_given("names", ("VNM", "LAO"), str, ["a name"])
    (['VNM'], ['VNM', 'LAO'])
    """
    if isinstance(value, one):
        return [value]
    if isinstance(value, bytes | bytearray) or not isinstance(value, Iterable):
        raise OptionError(option, value, allowed)
    try:
        values = iter(value)
    except TypeError:  # an array without dimensions
        raise OptionError(option, value, allowed) from None
    return list(values)


def switches_of(function: Callable[..., Any]) -> dict[str, Any]:
    """Return the options of a function that are switched on or off, and the types that each accepts.

    Examples
    --------
    >>> def shown(title: str, *, names: bool = False, directed: bool | None = None) -> str: ...
    >>> switches_of(shown)["names"], list(switches_of(shown))
    ((<class 'bool'>,), ['names', 'directed'])
    """
    found: dict[str, Any] = {}
    for name, annotation in function.__annotations__.items():
        kinds = str(getattr(annotation, "__name__", annotation)).split(" | ")
        if name != "return" and {"bool", "Progress"} & {*kinds} and {*kinds} <= {*_SWITCHES}:
            found[name] = tuple(fitting for kind in kinds for fitting in _SWITCHES[kind])
    return found


def check_switches(switches: Mapping[str, Any], given: Mapping[str, object]) -> None:
    """Refuse anything but True and False for an option that is switched on or off: any text would count as yes.

    Raises
    ------
    OptionError
        Naming the option.
    """
    for option, value in given.items():
        if type(value) is not bool and option in switches and not isinstance(value, switches[option]):
            allowed = "True, False or a function" if Callable in switches[option] else "True or False"
            error = OptionError(option, value, ())
            error.args = (f"{option}={quoted(value)} is not accepted; use {allowed}, without quotation marks.",)
            raise error
