"""The groups and systems of the states of a registry: who is in which, on a day, as far as a source says."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from ccwuniv._support import one_of
from ccwuniv.errors import DateError, OptionError
from ccwuniv.registry.records import Records

if TYPE_CHECKING:
    from ccwuniv.records import DateLike, Membership, Period, State, StateLike, System

__all__ = ["NOT_KNOWN", "Grouped"]

NOT_KNOWN = "not known"
"""The group of a state on a day for which no source gives one."""


class Grouped(Records):
    """The records, and the groups of states.

    The regional groups of the United Nations (scheme ``"un"``) are those for elections in New York; practice in Geneva
    may differ: Israel is in the Western European and Others Group there since 2000, here since 2014. They have no
    constitution and no register, so a membership begins here on the first day for which a source shows it.
    """

    def group(self, group: str, as_of: DateLike | None = None, *, after_data: bool = False) -> tuple[State, ...]:
        """Return the members of a group on a day, such as ``"African"`` or ``"WEOG"``, of the participants then listed.

        Raises
        ------
        OptionError
            With the groups that there are.
        DateError
            For a day before :meth:`group_known_since`.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> len(Registry.bundled().group("GRULAC", "2014-09-01"))
        33
        """
        day = self.day(as_of, after_data=after_data)
        known = sorted({m.group for m in self.memberships})
        if group not in known:
            raise OptionError("group", group, known)
        if day < (first := self.group_known_since(group)):
            problem = (
                f"which States were in the group {group} on that day is not known; ask for {first} or a later day."
            )
            raise DateError(str(day), problem)
        members = {m.iso3 for m in self.memberships if m.group == group and m.holds(day)}
        return tuple(s for s in self.states if s.iso3 in members and s.listed(day))

    def group_known_since(self, group: str) -> dt.date:
        """Return the first day for which a source shows most of the members of a group.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> str(Registry.bundled().group_known_since("WEOG")), str(Registry.bundled().group_known_since("Melanesia"))
        ('2010-08-20', '0001-01-01')
        """
        return self._known_since.get(group, dt.date.min)

    @cached_property
    def _known_since(self) -> dict[str, dt.date]:
        firsts: dict[str, list[dt.date]] = {}
        for membership in self.memberships:
            firsts.setdefault(membership.group, []).append(membership.since or dt.date.min)
        return {group: max(days, key=days.count) for group, days in firsts.items()}

    def group_names(self, scheme: str = "un") -> tuple[str, ...]:
        """Return the names of a scheme's groups, in order."""
        return tuple(sorted({m.group for m in self.memberships if m.scheme == scheme}))

    def regional_group(
        self, state: StateLike, as_of: DateLike | None = None, *, scheme: str = "un", after_data: bool = False
    ) -> str | None:
        """Return the group to which a state belongs on a day.

        ``"not known"`` where no source tells it for that day, or only for this one of its members (as of Israel from
        30 May 2000 to 19 August 2010), so that each table classes it alike; and None where the state belongs to none:
        the regional groups are those of the Member States of the United Nations.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> [reg.regional_group("LAO", day) for day in ("2014-09-01", "1995-06-30")], reg.regional_group("VAT")
        (['Asia-Pacific', 'not known'], None)
        """
        day, found = self.day(as_of, after_data=after_data), self.state(state, as_of)
        own = self._groups.get((scheme, found.iso3), ())
        held = next((m.group for m in own if m.holds(day)), None)
        if held is not None and day >= self.group_known_since(held):
            return held
        expected = self._in_the_united_nations(found, day) if scheme == "un" else bool(own)
        return NOT_KNOWN if expected and self.group_names(scheme) else None

    @cached_property
    def _groups(self) -> dict[tuple[str, str], list[Membership]]:
        found: dict[tuple[str, str], list[Membership]] = {}
        for membership in self.memberships:
            found.setdefault((membership.scheme, membership.iso3), []).append(membership)
        return found

    def in_system(self, system: System, as_of: DateLike | None = None) -> frozenset[str]:
        """Return the codes of the states that were in a system on a day.

        Parameters
        ----------
        system : {"un_member", "un_observer", "cow", "gw"}
            The Members of the United Nations, its non-member observers, or the state system of Correlates of War or of
            Gleditsch and Ward (for joins alone: they decide neither who could take part nor who is counted).

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> [len(reg.in_system("un_member", day)) for day in ("1992-12-31", "2000-10-31", "2000-11-01")]
        [179, 189, 189]
        """
        from ccwuniv.records import SYSTEMS

        one_of("system", system, SYSTEMS)
        day = self.recorded_day(as_of)
        return frozenset(p.iso3 for p in self.periods if p.system == system and p.holds(day))

    def _in_the_united_nations(self, state: State, day: dt.date) -> bool:
        kept = state.listed_until is not None and state.listed(day)  # an entry kept beyond the membership
        own = self._un_periods.get(state.iso3, ())
        return any(period.holds(day) or (kept and period.since <= day) for period in own)

    @cached_property
    def _un_periods(self) -> dict[str, list[Period]]:
        found: dict[str, list[Period]] = {}
        for period in self.periods:
            if period.system == "un_member":
                found.setdefault(period.iso3, []).append(period)
        return found
