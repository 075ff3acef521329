"""The spells of a registry as arrays, so that a question about all states and instruments is one search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from ccwuniv.records import NEVER, Basis, Population, Status, listed_on
from ccwuniv.registry.act_arrays import ActArrays, ordinal
from ccwuniv.registry.steps import Integers, Steps, unbroken

if TYPE_CHECKING:
    from ccwuniv.law import Spell

__all__ = ["STATUSES", "STATUS_WORDS", "SpellArrays"]

STATUSES = (Status.NOT_BOUND, Status.SIGNED, Status.ENDED, Status.CONSENTED, Status.IN_FORCE)
"""The statuses in the order in which one overrides another."""

STATUS_WORDS = np.array([status.value for status in STATUSES], dtype=object)
"""Their words."""


@dataclass(frozen=True)
class SpellArrays:
    """Spells as columns (place, consent, effect, ends, off the list), and signatures (place, date, ends, off the list).

    A place is that of a state and an instrument, in the registry's order, in the flattened table of both. A signature
    ends with the state. Days are proleptic ordinals, NEVER where there is none; ``current`` says which states are on
    the depositary's list on the data's last day. What is made of them is made when it is first asked for, and kept.

    By deposit, counts of parties follow the list (``listed``); a model follows the days on which a state could take
    part. By the date of effect there is no such difference.
    """

    spells: Integers
    signatures: Integers
    current: np.ndarray[tuple[int], np.dtype[np.bool_]]
    instruments: int
    _kept: dict[tuple[str, ...], Steps] = field(default_factory=dict)
    _spans: dict[tuple[Basis, bool], Integers] = field(default_factory=dict)

    @classmethod
    def of(cls, acts: ActArrays, read: Sequence[tuple[int, Spell]], last_day: dt.date) -> SpellArrays:
        """Gather the arrays from acts, with the spells of the places whose acts were read one by one."""
        found = (
            (
                place,
                spell.consent.date.toordinal(),
                ordinal(spell.in_force),
                ordinal(spell.ends),
                ordinal(spell.off_list or spell.ends),
            )
            for place, spell in read
        )
        states = list(acts.states.values())
        number = len(acts.instruments)
        ends = [
            (ordinal(state.eligible_until) + 1, ordinal(state.listed_until or state.eligible_until) + 1)
            for state in states
        ]
        signed = acts.signed()
        place = acts.place[signed]
        last = np.array(ends, dtype=np.int64).reshape(-1, 2)[place // number].T
        current = np.array([listed_on(state, last_day) for state in states], dtype=bool)
        spells = np.concatenate([acts.plain_spells(), _columns(found, 5)], axis=1)
        return cls(spells, np.concatenate([[place, acts.day[signed]], last]), current, number)

    @property
    def _shape(self) -> tuple[int, int]:
        return len(self.current), self.instruments

    def status(self, day: int, basis: Basis, *, listed: bool) -> np.ndarray[tuple[int, int], np.dtype[np.int8]]:
        """Return the status of every state on every instrument, as places in STATUSES.

        What is on the list alone is consented: nothing says that it is in force.
        """
        listed = listed and basis == "consent"
        key = ("status", basis, str(listed))
        if key not in self._kept:
            place, consent, effect, ends, off = self.spells
            over = off if listed else ends
            begun = np.minimum(consent, effect) if basis == "in_force" else consent
            effective = effect if basis == "in_force" else np.maximum(consent, effect)
            spans = [
                self.signatures[[0, 1, 3 if listed else 2]],
                np.stack([place, over, np.full_like(ends, NEVER)]),
                np.stack([place, begun, over]),
                np.stack([place, effective, ends]),
            ]
            weights = np.repeat([1, 2, 3, 4], [part.shape[1] for part in spans])
            self._kept[key] = Steps.weightiest(self._shape, np.concatenate(spans, axis=1), weights)
        return self._kept[key].on(day)

    def since(self, day: int, basis: Basis, *, listed: bool) -> Integers:
        """Return since when every state is bound by every instrument, as ordinals, NEVER where it is not."""
        return self._since(basis, listed=listed).on(day)

    def days(self, day: int, basis: Basis, *, listed: bool) -> tuple[Integers, Integers]:
        """Return the deposits and the days of effect by which every state is bound, NEVER where it is not bound.

        Of several spells that hold on a day, one in force outweighs a later deposit.
        """
        place, consent, effect, ends, off = self.spells
        over = off if listed and basis == "consent" else ends
        holding = (_starts(consent, effect, basis) <= day) & (day < over)
        pending, in_force = (np.flatnonzero(holding & part) for part in (effect > day, effect <= day))
        order = np.concatenate([pending, in_force[::-1]])  # where a place comes twice, what comes last is kept
        found = np.full((2, self.current.size * self.instruments), NEVER, dtype=np.int64)
        found[:, place[order]] = consent[order], effect[order]
        return found[0].reshape(self._shape), found[1].reshape(self._shape)

    def counts(self, basis: Basis, population: Population) -> Steps:
        """Return how many states count as parties to each instrument."""
        key = ("counts", basis, population)
        if key not in self._kept:
            place, start, end = self.spans(basis, population)
            spans = np.stack([place % self.instruments, start, end])
            self._kept[key] = Steps.counts((self.instruments,), spans)
        return self._kept[key]

    def spans(self, basis: Basis, population: Population, *, listed: bool = True) -> Integers:
        """Return the days between which states are bound, unbroken: columns of place, start and end."""
        listed = listed and basis == "consent"
        if (basis, listed) not in self._spans:
            place, consent, effect, ends, off = self.spells
            spans = np.stack([place, _starts(consent, effect, basis), off if listed else ends])
            self._spans[basis, listed] = unbroken(self._shape, spans)
        spans = self._spans[basis, listed]
        return spans if population == "at_the_time" else spans[:, self.current[spans[0] // self.instruments]]

    def _since(self, basis: Basis, *, listed: bool) -> Steps:
        key = ("since", basis, str(listed))
        if key not in self._kept:
            self._kept[key] = Steps.since(self._shape, self.spans(basis, "at_the_time", listed=listed))
        return self._kept[key]


def _starts(consent: Integers, effect: Integers, basis: Basis) -> Integers:
    """Return the first days on which spells count (see :func:`ccwuniv.records.counted_from`)."""
    if basis == "in_force_as_known":
        return np.maximum(consent, effect)
    return consent if basis == "consent" else effect


def _columns(rows: Iterable[tuple[int, ...]], width: int) -> Integers:
    return np.ascontiguousarray(np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, width).T)
