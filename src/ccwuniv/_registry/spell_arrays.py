"""The spells of a registry as arrays, so that a question about all states and instruments is a few comparisons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ccwuniv._days import NEVER
from ccwuniv._vocabulary import ActionKind, Basis, Status

if TYPE_CHECKING:
    from ccwuniv.law import Spell
    from ccwuniv.model import Action, State

__all__ = ["STATUSES", "SpellArrays"]

Integers: TypeAlias = NDArray[np.int64]

STATUSES = (Status.NONE, Status.SIGNED, Status.ENDED, Status.CONSENTED, Status.IN_FORCE)
"""The statuses in the order in which one overrides another."""


def _ordinal(day: dt.date | None) -> int:
    return NEVER if day is None else day.toordinal()


@dataclass(frozen=True)
class SpellArrays:
    """A column per spell (cell, consent, effect, ends) and signature (cell, date, ends); each row lies in one piece.

    A cell is the place of a state and an instrument, in the registry's order, in the flattened table of both. A
    signature ends with the state. Days are proleptic ordinals, NEVER where there is none.
    """

    shape: tuple[int, int]
    spells: Integers
    signatures: Integers

    @classmethod
    def of(
        cls,
        states: Mapping[str, State],
        codes: Sequence[str],
        spells: Mapping[str, Mapping[str, Sequence[Spell]]],
        actions: Mapping[tuple[str, str], Sequence[Action]],
    ) -> SpellArrays:
        """Gather the arrays from spells by instrument and state, and actions by instrument and state."""
        row = {iso3: place * len(codes) for place, iso3 in enumerate(states)}
        column = {code: place for place, code in enumerate(codes)}
        found = [
            (row[iso3] + column[code], _ordinal(s.consent.date), _ordinal(s.effect), _ordinal(s.ends))
            for code, by_state in spells.items()
            for iso3, own in by_state.items()
            for s in own
        ]
        signed = [
            (row[iso3] + column[code], _ordinal(action.date), _ordinal(states[iso3].eligible_until) + 1)
            for (code, iso3), own in actions.items()
            for action in own
            if action.kind is ActionKind.SIGNATURE
        ]
        return cls((len(states), len(codes)), _columns(found, 4), _columns(signed, 3))

    def status(self, day: int, basis: Basis) -> NDArray[np.int8]:
        """Return the status of every state on every instrument, as places in STATUSES."""
        grid = np.zeros(self.shape[0] * self.shape[1], dtype=np.int8)
        cells, signature, gone = self.signatures
        grid[cells[(signature <= day) & (day < gone)]] = 1
        cells, consent, effect, ends = self.spells
        over = ends <= day
        grid[cells[over]] = 2
        effective = effect <= day
        begun = (consent <= day) | effective if basis == "in_force" else consent <= day
        live = begun & ~over
        grid[cells[live]] = 3 + effective[live]
        return grid.reshape(self.shape)

    def since(self, day: int, basis: Basis) -> Integers:
        """Return since when every state is bound by every instrument, as ordinals, NEVER where it is not."""
        grid = np.full(self.shape[0] * self.shape[1], NEVER, dtype=np.int64)
        cells, consent, effect, ends = self.spells
        start = consent if basis == "consent" else effect
        live = (start <= day) & (day < ends)
        grid[cells[live]] = start[live]
        return grid.reshape(self.shape)


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> Integers:
    return np.ascontiguousarray(np.array(rows, dtype=np.int64).reshape(-1, width).T)
