"""Which States the depositary's list showed on a day, and how; not always those that could take part."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from ccwuniv.records.days import within

__all__ = ["Entry", "entry_on", "listed_on", "succession_of"]


class Entry(Protocol):
    """The facts of a state that a list needs.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> entry: Entry = Registry.bundled().state("LAO")
    >>> entry.iso3
    'LAO'
    """

    @property
    def iso3(self) -> str:
        """The code."""
        ...

    @property
    def name(self) -> str:
        """The name."""
        ...

    @property
    def eligible_since(self) -> dt.date | None:
        """The first day on which the State is known to have been able to take part."""
        ...

    @property
    def eligible_until(self) -> dt.date | None:
        """The last such day."""
        ...

    @property
    def eligible_by(self) -> str:
        """What shows it."""
        ...

    @property
    def listed_since(self) -> dt.date | None:
        """The first day of its entry, if different."""
        ...

    @property
    def listed_until(self) -> dt.date | None:
        """The last day of its entry, if different."""
        ...

    @property
    def listed_as(self) -> str:
        """The name of the entry outside the days on which the State could take part."""
        ...


def listed_on(state: Entry, day: dt.date) -> bool:
    """Say whether a list of a day has an entry for a state.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> serbia = Registry.bundled().state("SRB")
    >>> listed_on(serbia, dt.date(2001, 3, 11)), listed_on(serbia, dt.date(2001, 3, 12))
    (False, True)
    """
    return within(day, state.listed_since or state.eligible_since, state.listed_until or state.eligible_until)


def entry_on(state: Entry, day: dt.date) -> str:
    """Return the name under which the list of a day shows a state; its own name if it has no entry.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> entry_on(Registry.bundled().state("YUG"), dt.date(1992, 4, 26))
    'Yugoslavia (Socialist Federal Republic of)'
    """
    until = state.eligible_until
    kept = until is not None and day > until and listed_on(state, day)
    return state.listed_as if state.listed_as and kept else state.name


def succession_of(state: Entry) -> dt.date | None:
    """Return the day of a state's succession, None where its first day as a participant is another kind of day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> str(succession_of(reg.state("HRV"))), succession_of(reg.state("KEN"))
    ('1991-10-08', None)
    """
    return state.eligible_since if state.eligible_by in ("", "succession") else None
