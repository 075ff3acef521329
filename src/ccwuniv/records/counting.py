"""How a state is counted: the words for it, checked, and the day from which it counts."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from ccwuniv._support import one_of
from ccwuniv.records.vocabulary import Basis, Population

__all__ = ["basis_in_words", "check_counting", "counted_from"]

_BASES: tuple[str, ...] = get_args(Basis)
_POPULATIONS: tuple[str, ...] = get_args(Population)


def check_counting(basis: object, population: object = "at_the_time") -> None:
    """Refuse an unknown basis or population.

    Examples
    --------
    >>> check_counting("in_force", "current")
    >>> check_counting("signature")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.OptionError: basis='signature' is not accepted; use 'consent', 'in_force' or 'in_force_as_known'.
    """
    one_of("basis", basis, _BASES)
    one_of("population", population, _POPULATIONS)


def counted_from(deposited: dt.date, in_force: dt.date | None, basis: Basis) -> dt.date | None:
    """Return the first day on which a state counts: of its deposit, of effect, or of the later of the two.

    Only a succession takes effect before it is notified; ``"in_force_as_known"`` counts it from the notification, since
    nobody could know of it before.

    Examples
    --------
    >>> notified, effect = dt.date(1993, 12, 2), dt.date(1991, 10, 8)
    >>> [str(counted_from(notified, effect, basis)) for basis in ("consent", "in_force", "in_force_as_known")]
    ['1993-12-02', '1991-10-08', '1993-12-02']
    """
    if basis == "consent" or in_force is None:
        return deposited if basis == "consent" else None
    return in_force if basis == "in_force" else max(deposited, in_force)


def basis_in_words(basis: Basis) -> str:
    """Return the word for a basis in a table of what binds states, where a deposit alone binds nobody.

    Examples
    --------
    >>> basis_in_words("consent"), basis_in_words("in_force")
    ('by deposit', 'in_force')
    """
    return "by deposit" if basis == "consent" else basis
