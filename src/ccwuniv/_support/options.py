"""Checking an argument that may take only certain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ccwuniv.errors import OptionError

__all__ = ["check_asked", "one_of"]

_ASKED = ("confidential", "see_confidential", "after_data")


def one_of(option: str, value: object, allowed: Sequence[str]) -> None:
    """Refuse a value that is none of those allowed."""
    if not isinstance(value, str) or value not in allowed:
        raise OptionError(option, value, allowed)


def check_asked(given: Mapping[str, Any]) -> None:
    """Refuse anything but True and False for an option that must be asked for: confidential acts, a day after the data.

    Raises
    ------
    OptionError
        Naming the option.
    """
    for option in _ASKED:
        if type(value := given.get(option, False)) is not bool:
            raise OptionError(option, value, ("True or False, without quotation marks",))
