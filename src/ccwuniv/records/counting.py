"""How a state is counted: the words for it, checked."""

from __future__ import annotations

from typing import get_args

from ccwuniv._support import one_of
from ccwuniv.records.vocabulary import Basis, Population

__all__ = ["check_counting"]

_BASES: tuple[str, ...] = get_args(Basis)
_POPULATIONS: tuple[str, ...] = get_args(Population)


def check_counting(basis: object, population: object = "at_the_time") -> None:
    """Refuse a basis or a population that is none.

    Examples
    --------
    >>> check_counting("in_force", "current")
    >>> check_counting("signature")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.OptionError: basis='signature' is not possible; give 'consent' or 'in_force'.
    """
    one_of("basis", basis, _BASES)
    one_of("population", population, _POPULATIONS)
