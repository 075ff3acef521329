"""Checking an argument that may take only certain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from ccwuniv._vocabulary import Basis, Population
from ccwuniv.errors import OptionError

__all__ = ["check_counting", "one_of"]

_BASES: tuple[str, ...] = get_args(Basis)
_POPULATIONS: tuple[str, ...] = get_args(Population)


def one_of(option: str, value: object, allowed: Sequence[str]) -> None:
    """Refuse a value that is none of those allowed."""
    if not isinstance(value, str) or value not in allowed:
        raise OptionError(option, value, allowed)


def check_counting(basis: object, population: object = "at_the_time") -> None:
    """Refuse a basis or a population that is none."""
    one_of("basis", basis, _BASES)
    one_of("population", population, _POPULATIONS)
