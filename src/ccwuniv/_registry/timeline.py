"""When each state counts towards each instrument: the spells of a registry, indexed for counting on any day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ccwuniv._days import NEVER
from ccwuniv._vocabulary import ActionKind, Basis, Population
from ccwuniv.errors import DataError
from ccwuniv.law import Spell, end_with_convention, participation_spells

if TYPE_CHECKING:
    from ccwuniv._registry.levels import Levels
    from ccwuniv._registry.spell_arrays import SpellArrays
    from ccwuniv.model import Action, Instrument, State

__all__ = ["Timeline"]

Interval = tuple[str, int, int]
StartsAndEnds = tuple[list[int], list[int]]


def _unbroken(spells: Sequence[Spell], basis: Basis) -> list[tuple[int, int]]:
    """Return the days of spells as ordinals, joined where a state consented again before its leaving took effect."""
    days: list[tuple[int, int]] = []
    for spell in spells:
        start, end = spell.start(basis), spell.ends.toordinal() if spell.ends else NEVER
        if start is None or start.toordinal() >= end:
            continue
        if days and start.toordinal() <= days[-1][1]:
            days[-1] = min(days[-1][0], start.toordinal()), max(days[-1][1], end)
        else:
            days.append((start.toordinal(), end))
    return days


class Timeline:
    """The spells of every state and instrument, and the counts that follow from them."""

    def __init__(
        self,
        instruments: Mapping[str, Instrument],
        states: Mapping[str, State],
        actions: Iterable[Action],
        last_day: dt.date,
    ) -> None:
        self._instruments = instruments
        self._states = states
        self._last_day = last_day
        self._actions: dict[tuple[str, str], list[Action]] = defaultdict(list)
        for action in actions:
            self._actions[action.instrument, action.iso3].append(action)
        self._spells: dict[str, dict[str, tuple[Spell, ...]]] = {code: {} for code in instruments}
        for (code, iso3), found in self._actions.items():
            if spells := participation_spells(found, instruments[code], states[iso3]):
                self._spells[code][iso3] = spells
        for code, instrument in instruments.items():
            if instrument.parent is not None and instrument.parent in instruments:
                self._end_with_convention(code, self._spells[instrument.parent])
        self._intervals: dict[tuple[str, Basis, Population], tuple[Interval, ...]] = {}
        self._turns: dict[tuple[Basis, Population], list[StartsAndEnds]] = {}
        self._levels: dict[tuple[Basis, Population], Levels] = {}
        self._sorted: dict[tuple[str, Basis, Population], StartsAndEnds] = {}

    def _end_with_convention(self, code: str, conventions: Mapping[str, tuple[Spell, ...]]) -> None:
        """End what is annexed to a convention with it; who left that one and came back consents anew."""
        for iso3 in self._spells[code]:
            convention = conventions.get(iso3, ())
            ends = [spell.ends for spell in convention if spell.ends is not None]
            parts: dict[int, list[Action]] = defaultdict(list)
            for action in self._actions[code, iso3]:
                parts[bisect_right(ends, action.date)].append(action)
            instrument, state = self._instruments[code], self._states[iso3]
            spells = [s for _, part in sorted(parts.items()) for s in participation_spells(part, instrument, state)]
            self._spells[code][iso3] = end_with_convention(spells, convention)

    def actions(self, code: str, iso3: str) -> tuple[Action, ...]:
        """Return a state's actions on an instrument, earliest first."""
        return tuple(sorted(self._actions.get((code, iso3), ()), key=lambda action: action.date))

    def spells(self, code: str, iso3: str) -> tuple[Spell, ...]:
        """Return a state's spells in an instrument, earliest first."""
        return self._spells[code].get(iso3, ())

    def signature(self, code: str, iso3: str) -> Action | None:
        """Return a state's signature of an instrument, where there is one."""
        found = self._actions.get((code, iso3), ())
        return next((action for action in found if action.kind is ActionKind.SIGNATURE), None)

    def intervals(self, code: str, basis: Basis, population: Population) -> tuple[Interval, ...]:
        """Return the intervals in which states count: code of the state, first day, first day no more (ordinals).

        Raises
        ------
        DataError
            On the basis ``in_force``, when no rule gives the date of effect of some consent.
        """
        key = (code, basis, population)
        if key not in self._intervals:
            if basis == "in_force":
                self.require_effects(code)
            found: list[Interval] = []
            for iso3, spells in sorted(self._spells[code].items()):
                if population == "at_the_time" or self._states[iso3].exists(self._last_day):
                    found.extend((iso3, start, end) for start, end in _unbroken(spells, basis))
            self._intervals[key] = tuple(found)
        return self._intervals[key]

    @cached_property
    def arrays(self) -> SpellArrays:
        """The spells and signatures as arrays of places and days, for questions about all states at once."""
        from ccwuniv._registry.spell_arrays import SpellArrays

        return SpellArrays.of(self._states, tuple(self._instruments), self._spells, self._actions)

    def require_effects(self, *codes: str) -> None:
        """Refuse a question on dates of effect where no rule gives one for some consent.

        Raises
        ------
        DataError
            Naming the instrument, and how to give its rule.
        """
        for code in codes:
            unknown = any(spell.effect is None for spells in self._spells[code].values() for spell in spells)
            if unknown and self._instruments[code].effect_rule is None:
                raise DataError(
                    f"no rule says when {code} takes effect for a state, so basis='in_force' has no answer; "
                    f"give rules={{{code!r}: EffectRule(...)}} to Registry.from_tables, or ask with basis='consent'"
                )

    def starts_and_ends(self, code: str, basis: Basis, population: Population) -> StartsAndEnds:
        """Return the days on which states begin to count, and those on which they no longer do, in order (ordinals)."""
        key = (code, basis, population)
        if key not in self._sorted:
            intervals = self.intervals(code, basis, population)
            self._sorted[key] = (sorted(i[1] for i in intervals), sorted(i[2] for i in intervals))
        return self._sorted[key]

    def _all_starts_and_ends(self, basis: Basis, population: Population) -> list[StartsAndEnds]:
        key = (basis, population)
        if key not in self._turns:
            self._turns[key] = [self.starts_and_ends(code, basis, population) for code in self._instruments]
        return self._turns[key]

    def levels(self, basis: Basis, population: Population) -> Levels:
        """Return how many states each instrument binds, from each day on which that changes."""
        from ccwuniv._registry.levels import Levels

        key = (basis, population)
        if key not in self._levels:
            self._levels[key] = Levels.of(self._all_starts_and_ends(basis, population))
        return self._levels[key]

    def counts(self, day: int, basis: Basis, population: Population) -> list[int]:
        """Return how many states each instrument binds on a day (an ordinal)."""
        turns = self._all_starts_and_ends(basis, population)
        return [bisect_right(starts, day) - bisect_right(ends, day) for starts, ends in turns]

    def bound(self, code: str, day: int, basis: Basis, population: Population) -> tuple[str, ...]:
        """Return the codes of the states that count on a day (an ordinal), in order."""
        return tuple(iso3 for iso3, start, end in self.intervals(code, basis, population) if start <= day < end)
