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
    """A row per spell (state, instrument, consent, effect, ends) and signature (state, instrument, date, ends).

    A signature ends with the state. States and instruments are places in the registry's order; days are proleptic
    ordinals, NEVER where there is none.
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
        row = {iso3: place for place, iso3 in enumerate(states)}
        column = {code: place for place, code in enumerate(codes)}
        found = [
            (row[iso3], column[code], _ordinal(s.consent.date), _ordinal(s.effect), _ordinal(s.ends))
            for code, by_state in spells.items()
            for iso3, own in by_state.items()
            for s in own
        ]
        signed = [
            (row[iso3], column[code], _ordinal(action.date), _ordinal(states[iso3].eligible_until) + 1)
            for (code, iso3), own in actions.items()
            for action in own
            if action.kind is ActionKind.SIGNATURE
        ]
        return cls(
            (len(states), len(codes)),
            np.array(found, dtype=np.int64).reshape(-1, 5),
            np.array(signed, dtype=np.int64).reshape(-1, 4),
        )

    def status(self, day: int, basis: Basis) -> NDArray[np.int8]:
        """Return the status of every state on every instrument, as places in STATUSES."""
        grid = np.zeros(self.shape, dtype=np.int8)
        rows, columns, signature, gone = self.signatures.T
        signed = (signature <= day) & (day < gone)
        grid[rows[signed], columns[signed]] = 1
        rows, columns, consent, effect, ends = self.spells.T
        over = ends <= day
        grid[rows[over], columns[over]] = 2
        effective = effect <= day
        begun = (consent <= day) | effective if basis == "in_force" else consent <= day
        live = begun & ~over
        grid[rows[live], columns[live]] = np.where(effective[live], 4, 3)
        return grid

    def since(self, day: int, basis: Basis) -> Integers:
        """Return since when every state is bound by every instrument, as ordinals, NEVER where it is not."""
        grid = np.full(self.shape, NEVER, dtype=np.int64)
        rows, columns, consent, effect, ends = self.spells.T
        start = consent if basis == "consent" else effect
        live = (start <= day) & (day < ends)
        grid[rows[live], columns[live]] = start[live]
        return grid
