"""A state: between which days it could take part, and on which days the depositary's list had an entry for it."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from ccwuniv.records.days import DateLike, as_day, within
from ccwuniv.records.lists import entry_on, listed_on
from ccwuniv.records.record import Day, Evidence, Record

__all__ = ["State"]


class State(Record):
    """An entity that can become a party in the depositary's practice, with the days between which it could.

    ``eligible_since`` is the first day on which that is shown: by membership in the United Nations, by an act that the
    depositary accepted, by a decision of the General Assembly that names the State, or by the recorded effect of a
    succession; ``eligible_by`` says which. Before, it is not shown. ``eligible_until`` is the last day of a former
    participant. None of these days says when a State came into being.

    ``listed_since`` and ``listed_until`` are given where the depositary's list kept an entry on other days than these;
    ``listed_as`` is how the entry reads on the days beyond ``eligible_until``.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> state = Registry.bundled().state("老挝")
    >>> state.iso3, state.name, str(state.eligible_since), state.eligible_by
    ('LAO', "Lao People's Democratic Republic", '1950-05-17', 'act')
    """

    iso3: str
    name: str
    kind: Literal["member", "observer", "other", "former", "organisation"]
    eligible_since: Day | None = None
    eligible_until: Day | None = None
    eligible_by: Literal["", "un_membership", "act", "assembly", "succession"] = ""
    listed_since: Day | None = None
    listed_until: Day | None = None
    listed_as: str = ""
    successor_of: tuple[str, ...] = ()
    source: str = ""
    evidence: Evidence = "verified"

    @field_validator("successor_of", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split(";")) if isinstance(value, str) else value

    def __str__(self) -> str:
        return self.name

    def eligible(self, day: DateLike) -> bool:
        """Say whether the state could take part on a day, in the depositary's practice.

        Examples
        --------
        >>> from datetime import date
        >>> gdr = State(iso3="DDR", name="German Democratic Republic", kind="former", eligible_until=date(1990, 10, 2))
        >>> gdr.eligible(date(1990, 10, 2)), gdr.eligible(date(1990, 10, 3))
        (True, False)
        """
        return within(as_day(day), self.eligible_since, self.eligible_until)

    def listed(self, day: DateLike) -> bool:
        """Say whether the depositary's list had an entry for the state on a day: what counts of parties follow.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> yugoslavia = Registry.bundled().state("YUG")
        >>> yugoslavia.eligible("1995-06-30"), yugoslavia.listed("1995-06-30")
        (False, True)
        """
        return listed_on(self, as_day(day))

    def entry(self, day: DateLike) -> str:
        """Return the name under which the list of a day shows the state; its own name if it has no entry.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().state("YUG").entry("1995-06-30")
        "'Yugoslavia', as the depositary then listed it, without prejudice to succession"
        """
        return entry_on(self, as_day(day))
