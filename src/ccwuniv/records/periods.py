"""Since when, and until when, a state was in a system of states: the United Nations, or a list of researchers."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from ccwuniv.records.days import DateLike, as_day, within
from ccwuniv.records.record import Day, Evidence, Record

__all__ = ["SYSTEMS", "Period", "System"]

System: TypeAlias = Literal["un_member", "un_observer", "cow", "gw"]
SYSTEMS: tuple[System, ...] = get_args(System)
"""Members of the United Nations, non-member observers, and the state systems of Correlates of War and of Gleditsch and
Ward. The last two are for joins: they decide neither who could become a party nor who is counted."""


class Period(Record):
    """An unbroken time in which a state was in a system.

    ``identifier`` is its number in a research project's list. Where ``precision`` is ``year``, only the year of the
    beginning is known, and ``since`` is its last day: from then on it is shown.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> periods = Registry.bundled().periods
    >>> [(str(p.since), str(p.until)) for p in periods if (p.iso3, p.system) == ("CHE", "un_observer")]
    [('1946-12-31', '2002-09-09')]
    """

    iso3: str
    system: System
    identifier: str = ""
    since: Day
    until: Day | None = None
    precision: Literal["day", "year"] = "day"
    source: str
    evidence: Evidence = "verified"
    note: str = ""

    def holds(self, day: DateLike) -> bool:
        """Say whether the state was in the system on a day.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> members = [p for p in Registry.bundled().periods if p.system == "un_member"]
        >>> [sum(p.holds(day) for p in members) for day in ("2000-10-31", "2000-11-01")]
        [189, 189]
        """
        return within(as_day(day), self.since, self.until)
