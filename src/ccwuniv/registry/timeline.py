"""When each state counts towards each instrument: the spells of a registry, ready to be counted on any day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ccwuniv.errors import DataError
from ccwuniv.law import Spell, counted, end_with_convention, participation_spells
from ccwuniv.records import NEVER, ActionKind, Basis, Population

if TYPE_CHECKING:
    from ccwuniv.records import Action, Instrument, State
    from ccwuniv.registry.spell_arrays import SpellArrays
    from ccwuniv.registry.steps import Steps

__all__ = ["Timeline"]


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
        self._codes = tuple(instruments)
        self._last_day = last_day
        self._actions: dict[tuple[str, str], list[Action]] = defaultdict(list)
        self._signatures: dict[tuple[str, str], Action] = {}
        for action in actions:
            self._actions[action.instrument, action.iso3].append(action)
            if action.kind is ActionKind.SIGNATURE and counted(action):
                self._signatures.setdefault((action.instrument, action.iso3), action)
        self._spells: dict[str, dict[str, tuple[Spell, ...]]] = {code: {} for code in instruments}
        self._kept_spans: dict[tuple[str, Basis], list[tuple[int, int, int]]] = {}
        for (code, iso3), found in self._actions.items():
            if spells := participation_spells(found, instruments[code], states[iso3]):
                self._spells[code][iso3] = spells
        for code, instrument in instruments.items():
            if instrument.parent is not None and instrument.parent in instruments:
                self._end_with_convention(code, self._spells[instrument.parent])

    def _end_with_convention(self, code: str, conventions: Mapping[str, tuple[Spell, ...]]) -> None:
        """End what is annexed to a convention with it; who left that one and came back consents anew."""
        for iso3 in self._spells[code]:
            convention = conventions.get(iso3, ())
            ends = [spell.ends for spell in convention if spell.ends is not None]
            if not ends:
                continue
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
        return self._signatures.get((code, iso3))

    @cached_property
    def arrays(self) -> SpellArrays:
        """The spells and signatures as arrays of places and days, for questions about all states at once."""
        from ccwuniv.registry.spell_arrays import SpellArrays

        return SpellArrays.of(self._states, self._codes, self._spells, self._signatures, self._last_day)

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
        ruled = {code for code, instrument in self._instruments.items() if instrument.effect_rule is not None}
        return frozenset(
            code
            for code, by_state in self._spells.items()
            if code not in ruled and any(spell.in_force is None for spells in by_state.values() for spell in spells)
        )

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
                spans = sorted(_days(spell, basis) for spell in self._spells[code].get(iso3, ()))
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
        return [state.listed(self._last_day) for state in self._states.values()]

    def _require(self, basis: Basis, *codes: str) -> None:
        if basis != "consent":
            self.require_effects(*codes)


def _days(spell: Spell, basis: Basis) -> tuple[int, int]:
    """Return the first day on which a spell counts, and the first on which it no longer does, as ordinals."""
    start, end = spell.start(basis), (spell.off_list or spell.ends) if basis == "consent" else spell.ends
    return NEVER if start is None else start.toordinal(), NEVER if end is None else end.toordinal()
