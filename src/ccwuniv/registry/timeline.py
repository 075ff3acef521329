"""When each state counts towards each instrument: the spells of a registry, ready to be counted on any day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import DataError, DateError
from ccwuniv.law import (
    counted,
    date_of_effect,
    denunciation_effect,
    end_with_convention,
    participation_spells,
)
from ccwuniv.records import NEVER, ActionKind, Basis, Population, listed_on

if TYPE_CHECKING:
    from ccwuniv.law import Spell
    from ccwuniv.records import Action, Held, Instrument, State
    from ccwuniv.registry.spell_arrays import SpellArrays
    from ccwuniv.registry.steps import Steps

__all__ = ["Timeline"]


class Timeline:
    """The spells of every state and instrument, and the counts that follow from them."""

    def __init__(
        self,
        instruments: Mapping[str, Instrument],
        states: Mapping[str, State],
        actions: Held[Action],
        last_day: dt.date,
    ) -> None:
        self._instruments = instruments
        self._states = states
        self._codes = tuple(instruments)
        self._last_day = last_day
        self._held = actions
        self._known: dict[tuple[str, str], tuple[Spell, ...]] = {}
        self._kept_spans: dict[tuple[str, Basis], list[tuple[int, int, int]]] = {}

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]]:
        """The acts of each state on each instrument, by their places."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        keys = zip(self._held.values("instrument"), self._held.values("iso3"), strict=True)
        for place, key in enumerate(keys):
            found[key].append(place)
        return dict(found)

    def check_calendar(self) -> None:
        """Refuse an act whose date of effect would lie outside the calendar.

        Raises
        ------
        DateError
            Naming the day of the act.
        """
        latest = max(self._held.distinct_values("date"), default=dt.date.min)
        rules = [one.effect_rule for one in self._instruments.values() if one.effect_rule is not None]
        apart = {(r.delay, r.unit, r.anchor, r.denunciation_delay, r.denunciation_unit): r for r in rules}
        try:
            for rule in apart.values():
                date_of_effect(latest, rule, latest)
                denunciation_effect(latest, rule)
        except DateError:
            for code, iso3 in self._places:  # which of them it is, if any
                self.spells(code, iso3)

    def _acts(self, code: str, iso3: str) -> list[Action]:
        return [self._held.record(place) for place in self._places.get((code, iso3), ())]

    def actions(self, code: str, iso3: str) -> tuple[Action, ...]:
        """Return a state's actions on an instrument, earliest first."""
        return tuple(sorted(self._acts(code, iso3), key=lambda action: action.date))

    def spells(self, code: str, iso3: str) -> tuple[Spell, ...]:
        """Return a state's spells in an instrument, earliest first."""
        key = code, iso3
        if key not in self._known:
            self._known[key] = self._spells(code, iso3, self._acts, self.spells)
        return self._known[key]

    def _spells(
        self,
        code: str,
        iso3: str,
        acts_of: Callable[[str, str], Sequence[Action]],
        spells_of: Callable[[str, str], Sequence[Spell]],
    ) -> tuple[Spell, ...]:
        """Return the spells; protocols end with their convention, and a state that comes back must consent again."""
        acts, instrument, state = acts_of(code, iso3), self._instruments[code], self._states[iso3]
        if not acts:
            return ()
        parent = instrument.parent
        convention = spells_of(parent, iso3) if parent is not None and parent in self._instruments else ()
        ends = [spell.ends for spell in convention if spell.ends is not None]
        if not ends:
            return participation_spells(acts, instrument, state)
        parts: dict[int, list[Action]] = defaultdict(list)
        for action in acts:
            parts[bisect_right(ends, action.date)].append(action)
        spells = [s for _, part in sorted(parts.items()) for s in participation_spells(part, instrument, state)]
        return end_with_convention(spells, convention)

    def signature(self, code: str, iso3: str) -> Action | None:
        """Return a state's signature of an instrument, where there is one."""
        signed = (a for a in self._acts(code, iso3) if a.kind is ActionKind.SIGNATURE and counted(a))
        return next(signed, None)

    @cached_property
    def arrays(self) -> SpellArrays:
        """The spells and signatures as arrays of places and days, for questions about all states at once."""
        from ccwuniv.registry.act_arrays import ActArrays
        from ccwuniv.registry.spell_arrays import SpellArrays

        acts = ActArrays.of(self._held, self._instruments, self._states)
        codes, iso3s = self._codes, tuple(self._states)
        rows: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in self._held.rows(acts.of_read_states()):
            rows[row.instrument, row.iso3].append(row)

        @cache
        def spells(code: str, iso3: str) -> tuple[Spell, ...]:
            return self._spells(code, iso3, lambda *key: rows.get(key, ()), spells)

        places = acts.read_places()
        keys = ((codes[place % len(codes)], iso3s[place // len(codes)]) for place in places)
        read = [(place, spell) for place, key in zip(places, keys, strict=True) for spell in spells(*key)]
        return SpellArrays.of(acts, read, self._last_day)

    def require_effects(self, *codes: str) -> None:
        """Refuse a question on dates of effect where no rule gives one for some consent.

        Raises
        ------
        DataError
            Naming the instrument, and how to give its rule.
        """
        for code in codes:
            if code in self._without_effect:
                raise DataError(
                    f"no rule says when {code} takes effect for a state, so basis='in_force' has no answer; "
                    f"pass rules={{{code!r}: EffectRule(...)}} to Registry.from_tables, or ask with basis='consent'"
                )

    @cached_property
    def _without_effect(self) -> frozenset[str]:
        """The codes of the instruments of which no rule gives the date of effect of some consent."""
        unruled = {code for code, instrument in self._instruments.items() if instrument.effect_rule is None}
        if not unruled:
            return frozenset()
        place, _, effect = self.arrays.spells[:3]
        without = set((place[effect == NEVER] % len(self._codes)).tolist())
        return frozenset(code for number, code in enumerate(self._codes) if number in without and code in unruled)

    def starts_and_ends(self, code: str, basis: Basis, population: Population) -> tuple[list[int], list[int]]:
        """Return the days on which states begin to count, and those on which they no longer do, in order (ordinals)."""
        self._require(basis, code)
        every = population == "at_the_time"
        spans = [span for span in self._spans(code, basis) if every or self._current[span[0]]]
        return sorted(start for _, start, _ in spans), sorted(end for _, _, end in spans)

    def counts(self, basis: Basis, population: Population) -> Steps:
        """Return how many states each instrument binds, from each day on which that changes."""
        self._require(basis, *self._codes)
        return self.arrays.counts(basis, population)

    def bound(self, code: str, day: int, basis: Basis, population: Population) -> list[int]:
        """Return the places, in the registry's order, of the states that count on a day (an ordinal)."""
        self._require(basis, code)
        found = [place for place, start, end in self._spans(code, basis) if start <= day < end]
        return found if population == "at_the_time" else [place for place in found if self._current[place]]

    def _spans(self, code: str, basis: Basis) -> list[tuple[int, int, int]]:
        """Return the place of each state that consented, and the days between which it counts, unbroken."""
        if (code, basis) not in self._kept_spans:
            found: list[tuple[int, int, int]] = []
            for place, iso3 in enumerate(self._states):
                spans = sorted(_days(spell, basis) for spell in self.spells(code, iso3))
                for start, end in spans:
                    if found and found[-1][0] == place and start <= found[-1][2]:
                        found[-1] = place, found[-1][1], max(end, found[-1][2])
                    elif start < end:
                        found.append((place, start, end))
            self._kept_spans[code, basis] = found
        return self._kept_spans[code, basis]

    @cached_property
    def _current(self) -> list[bool]:
        """Which states are on the depositary's list on the data's last day, in the registry's order."""
        return [listed_on(state, self._last_day) for state in self._states.values()]

    def _require(self, basis: Basis, *codes: str) -> None:
        if basis != "consent":
            self.require_effects(*codes)


def _days(spell: Spell, basis: Basis) -> tuple[int, int]:
    """Return the first day on which a spell counts, and the first on which it no longer does, as ordinals."""
    start, end = spell.start(basis), (spell.off_list or spell.ends) if basis == "consent" else spell.ends
    return NEVER if start is None else start.toordinal(), NEVER if end is None else end.toordinal()
