"""Many acts at once, as arrays: which participations can be computed by column, and which acts must be read singly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from ccwuniv.law import COUNTED_SINCE, date_of_effect
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, NEVER, ActionKind, Held, UnclearError, succession_of
from ccwuniv.registry.steps import Integers

if TYPE_CHECKING:
    from ccwuniv.records import Action

__all__ = ["ActArrays", "ordinal"]

Flags = npt.NDArray[np.bool_]


class Instrument(Protocol):
    """What is asked of an instrument: its record, or its outline."""

    @property
    def parent(self) -> str | None: ...
    @property
    def adopted(self) -> dt.date | None: ...
    @property
    def entry_into_force(self) -> dt.date | None: ...
    @property
    def effect_rule(self) -> Any: ...  # noqa: ANN401


def ordinal(day: dt.date | None) -> int:
    """Return a day as a number, NEVER where there is none."""
    return NEVER if day is None else day.toordinal()


@dataclass(frozen=True)
class ActArrays:
    """The acts of a registry: of each its state and instrument (a place in the table of both), its kind and its days.

    ``instruments`` and ``states`` are in the order of the registry, by code.
    """

    place: Integers
    day: Integers
    effective: Integers
    consents: Flags
    endings: Flags
    signatures: Flags
    successions: Flags
    instruments: Mapping[str, Instrument]
    states: Mapping[str, Any]

    @classmethod
    def of(cls, acts: Held[Action], instruments: Mapping[str, Instrument], states: Mapping[str, Any]) -> ActArrays:
        """Gather the arrays; every act is of a state and on an instrument that are there."""
        row = {iso3: place * len(instruments) for place, iso3 in enumerate(states)}
        column = {code: place for place, code in enumerate(instruments)}
        kinds, kind = acts.distinct("kind")

        def of_kinds(wanted: frozenset[ActionKind]) -> Flags:
            return np.array([one in wanted for one in kinds], dtype=bool)[kind]

        return cls(
            _numbers(acts, "iso3", row.__getitem__) + _numbers(acts, "instrument", column.__getitem__),
            _numbers(acts, "date", ordinal),
            _numbers(acts, "effective", ordinal),
            of_kinds(CONSENT_KINDS),
            of_kinds(ENDING_KINDS),
            of_kinds(frozenset({ActionKind.SIGNATURE})),
            of_kinds(frozenset({ActionKind.SUCCESSION})),
            instruments,
            states,
        )

    @cached_property
    def _size(self) -> int:
        return len(self.states) * len(self.instruments)

    def _twice(self, acts: Flags) -> Flags:
        """Return the places that have two or more of some acts."""
        times: Integers = np.bincount(self.place[acts], minlength=self._size)
        return times > 1

    @cached_property
    def plain(self) -> Flags:
        """Whether each place has at most one consent, no ending, and a state without a last day.

        So are those of the convention to which the instrument is annexed; and all of them count.
        """
        several = self._twice(self.consents)
        several[self.place[self.endings | ~self._counted]] = True
        table = several.reshape(len(self.states), len(self.instruments))
        last = [state.eligible_until is not None for state in self.states.values()]
        table |= np.array(last, dtype=bool)[:, None]
        column = {code: place for place, code in enumerate(self.instruments)}
        parents = [column.get(one.parent or "", place) for place, one in enumerate(self.instruments.values())]
        return np.logical_not(np.logical_or(table, table[:, parents])).ravel()

    def read_places(self) -> list[int]:
        """Return the places with a consent whose acts are read one by one."""
        there = np.zeros(self._size, dtype=bool)
        there[self.place[self.consents]] = True
        found: list[int] = np.flatnonzero(there & ~self.plain).tolist()
        return found

    def of_read_states(self) -> list[int]:
        """Return the acts of the states of which any act is read by itself."""
        states: Flags = np.logical_or.reduce(
            np.logical_not(self.plain.reshape(len(self.states), len(self.instruments))), axis=1
        )
        found: list[int] = np.flatnonzero(states[self.place // len(self.instruments)]).tolist()
        return found

    def plain_spells(self) -> Integers:
        """Return the spells of the places that are plain: columns of place, consent, effect, ends, off the list."""
        chosen = np.flatnonzero(self.consents & self.plain[self.place])
        place, day = self.place[chosen], self.day[chosen]
        given = self.effective[chosen]
        effect = np.where(given == NEVER, self._effects(chosen), given)
        never = np.full(len(chosen), NEVER, dtype=np.int64)
        return np.stack([place, day, effect, never, never])

    def _effects(self, chosen: npt.NDArray[np.intp]) -> Integers:
        """Return the days of effect by the rules of the instruments, each rule asked once for each day."""
        number = len(self.instruments)
        held = list(self.instruments.values())
        general = np.array([NEVER if one.effect_rule is None else ordinal(one.entry_into_force) for one in held])
        rules: dict[Any, int] = {}
        of_rule = np.array([rules.setdefault(_delay(one.effect_rule), len(rules)) for one in held], dtype=np.int64)
        every = {rules[_delay(one.effect_rule)]: one.effect_rule for one in held}
        column, day = self.place[chosen] % number, self.day[chosen]
        ruled = general[column] != NEVER
        after = np.full(len(chosen), NEVER, dtype=np.int64)
        first = int(day.min(initial=NEVER))
        width = int(day.max(initial=first)) - first + 1
        keys = of_rule[column[ruled]] * width + day[ruled] - first
        asked = np.zeros(width * len(rules), dtype=bool)
        asked[keys] = True
        by_key = np.zeros(len(asked), dtype=np.int64)
        by_key[asked] = [
            ordinal(date_of_effect(dt.date.fromordinal(first + key % width), every[key // width], dt.date.min))
            for key in np.flatnonzero(asked).tolist()
        ]
        after[ruled] = by_key[keys]
        succeeded = self.successions[chosen]
        since = np.array([ordinal(succession_of(state)) for state in self.states.values()], dtype=np.int64)
        of_state = since[self.place[chosen] // number]
        after = np.where(succeeded, np.where(of_state == NEVER, day, of_state), after)
        return np.where(ruled, np.maximum(general[column], after), NEVER)

    def signed(self) -> npt.NDArray[np.intp]:
        """Return which acts are the first signature of their place, of the acts that count."""
        chosen = np.flatnonzero(self.signatures & self._counted)
        return chosen[np.unique(self.place[chosen], return_index=True)[1]]

    @cached_property
    def _counted(self) -> Flags:
        since = np.array([COUNTED_SINCE.get(iso3, dt.date.min).toordinal() for iso3 in self.states], dtype=np.int64)
        counted: Flags = self.day >= since[self.place // len(self.instruments)]
        return counted

    def unclear(self, last_day: dt.date) -> list[int]:
        """Return the acts that may contradict another one.

        Raises
        ------
        UnclearError
            Where an act is out of its calendar.
        """
        number = len(self.instruments)
        adopted = np.array([one.adopted.toordinal() if one.adopted else 0 for one in self.instruments.values()])
        until = np.array([ordinal(state.eligible_until) for state in self.states.values()], dtype=np.int64)
        late = (self.day > last_day.toordinal()) | (self.day > until[self.place // number])
        early = (self.day < adopted[self.place % number]) | ((self.effective < self.day) & ~self.successions)
        if (late | early).any():
            raise UnclearError
        doubtful = np.logical_or(self._twice(self.consents), self._twice(self.signatures))
        doubtful[self.place[self.endings]] = True
        consent = np.full(self._size, NEVER, dtype=np.int64)
        consent[self.place[self.consents]] = self.day[self.consents]
        doubtful[self.place[self.signatures & (consent[self.place] < self.day)]] = True
        states: Flags = np.logical_or.reduce(doubtful.reshape(len(self.states), number), axis=1)
        found: list[int] = np.flatnonzero(states[self.place // number]).tolist()
        return found


def _numbers(acts: Held[Action], column: str, number: Any) -> Integers:  # noqa: ANN401  # of what the column says
    values, places = acts.distinct(column)
    return np.array([number(value) for value in values], dtype=np.int64)[places]


def _delay(rule: Any) -> tuple[Any, ...]:  # noqa: ANN401  # of an instrument, or of its outline
    return () if rule is None else (rule.delay, rule.unit, rule.anchor)
