"""Which states, instruments and days a panel is of, and the code of each cell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ccwuniv.analysis.common import categorical, opening_day
from ccwuniv.errors import DateError, OptionError
from ccwuniv.records import NEVER, Basis, DateLike, InstrumentsLike, Population, State, StatesLike, Status
from ccwuniv.registry import STATUSES, codes_asked, rows_asked

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry

    Codes = npt.NDArray[np.int8]

__all__ = ["MAX_MEMORY", "PANEL_STATUSES", "UNKNOWN", "Scope", "check_size", "members_today", "require_members"]

MAX_MEMORY = 2_000_000_000
"""The most bytes that a table may need; a larger one is refused."""

PANEL_STATUSES = (
    "not_eligible",
    "not_yet_open",
    "not_bound",
    "ended",
    "signed",
    "consented",
    "in_force",
    "unknown",
)
"""The codes of a panel's cell; of all but the last, the later one prevails within a year."""

_NOT_ELIGIBLE, _NOT_YET_OPEN, _NOT_BOUND, _, _, CONSENTED, IN_FORCE, UNKNOWN = range(len(PANEL_STATUSES))
_OF_STATUS = {
    status: _NOT_BOUND if status is Status.NOT_BOUND else PANEL_STATUSES.index(status.value) for status in Status
}


@dataclass(frozen=True)
class Scope:
    """The cells of a panel: states and instruments as places in the registry, the basis, and the last known day."""

    reg: Registry
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    basis: Basis
    last: dt.date

    @classmethod
    def of(
        cls,
        reg: Registry,
        states: StatesLike,
        instruments: InstrumentsLike | None,
        basis: Basis,
        population: Population,
        last: dt.date,
        on: DateLike | None = None,
    ) -> Scope:
        """Resolve what a caller names, each once, in the caller's order."""
        bound = reg.bound_since(last, basis=basis) != NEVER  # an error where no rule gives the dates of effect
        if isinstance(states, str) and states == "all":
            rows = [row for row, state in enumerate(reg.states) if not _gone(state, reg.first_day)]
        else:
            rows = rows_asked(reg, states, last, bound, on=on).tolist()
        if population == "current":
            rows = [row for row in rows if reg.states[row].listed(reg.as_of)]
        return cls(reg, tuple(rows), tuple(map(reg.codes.index, codes_asked(reg, instruments))), basis, last)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The states, in order."""
        return tuple(self.reg.states[row] for row in self.rows)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the instruments, in order."""
        return tuple(self.reg.codes[column] for column in self.columns)

    @cached_property
    def iso3(self) -> pd.Index[str]:
        """The codes of the states, in order."""
        import pandas as pd

        return pd.Index([state.iso3 for state in self.states], dtype="str")

    @cached_property
    def openings(self) -> tuple[dt.date, ...]:
        """The day on which each instrument could first be signed or joined; the first of all days where unknown."""
        return tuple(opening_day(self.reg, code) or dt.date.min for code in self.codes)

    @property
    def begin(self) -> dt.date:
        """The first day that is worth a row: of the first opening, or of the first action where none is known."""
        known = [opened for opened in self.openings if opened > dt.date.min]
        first = min(known or [action.date for action in self.reg.actions], default=self.last)
        return min(max(first, self.reg.first_day), self.last)

    def cells(self, day: dt.date) -> Codes:
        """Return the code of every state (rows) and instrument (columns) on a day, as places in PANEL_STATUSES."""
        import numpy as np

        if day > self.last:
            return np.full((len(self.rows), len(self.columns)), UNKNOWN, dtype=np.int8)
        places = self.reg.status_places(day, basis=self.basis)[np.ix_(self.rows, self.columns)]
        cells = np.array([_OF_STATUS[status] for status in STATUSES], dtype=np.int8).take(places)
        closed = np.array([opened > day for opened in self.openings], dtype=bool)
        cells[(cells == _NOT_BOUND) & closed] = _NOT_YET_OPEN
        absent = np.array([not state.eligible(day) for state in self.states], dtype=bool)
        cells[~self.binding(cells) & absent[:, None]] = _NOT_ELIGIBLE
        return cells

    def binding(self, cells: Codes) -> npt.NDArray[np.bool_]:
        """Say which codes mean that the state counts as bound, on the panel's basis."""
        found: npt.NDArray[np.bool_] = cells == IN_FORCE
        return found if self.basis != "consent" else found | (cells == CONSENTED)

    def status_and_bound(self, cells: Codes) -> dict[str, object]:
        """Return the columns of every cell: its status, and whether it binds (missing where nothing can be said)."""
        import pandas as pd

        flat = cells.ravel()
        silent = (flat == _NOT_ELIGIBLE) | (flat == UNKNOWN)
        return {
            "status": categorical(flat, PANEL_STATUSES),
            "bound": pd.arrays.BooleanArray(self.binding(flat), silent),
        }

    def turns(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Return the days from ``first`` to ``last`` on which some code may change, ``first`` among them."""
        day = dt.timedelta(days=1)
        found: set[dt.date | None] = {first, *self.openings, self.last + day}
        for state in self.states:
            found |= {state.eligible_since, state.eligible_until and state.eligible_until + day}
            for code in self.codes:
                signed = self.reg.signature(state, code)
                found.add(signed.date if signed else None)
                for spell in self.reg.spells(state, code):
                    found |= {spell.consent.date, spell.in_force, spell.ends}
        return sorted(turn for turn in found if turn is not None and first <= turn <= last)

    def year_days(self, start: object, end: object, at: str) -> dict[int, dt.date]:
        """Return the years of a panel, each with its day of observation (its last known day for ``any``)."""
        month, day = map(int, ("12-31" if at == "any" else at).split("-"))
        begin = self.begin
        earliest = begin.year + (dt.date(begin.year, month, day) < self.reg.first_day)
        latest = self.last.year - (at != "any" and dt.date(self.last.year, month, day) > self.last)
        first, final = self._year("start", start, earliest), self._year("end", end, latest)
        if start is not None and end is not None and final < first:
            raise DateError(final, f"the period would end before it starts, in {first}.")
        days = {year: dt.date(year, month, day) for year in range(first, final + 1)}
        return {year: min(d, self.last) for year, d in days.items()} if at == "any" else days

    def _year(self, option: str, year: object, default: int) -> int:
        if year is None:
            return default
        if isinstance(year, bool) or not isinstance(year, int):
            raise DateError(year, f"{option} must be a year, a whole number, for a panel of years.")
        if not self.reg.first_day.year <= year <= self.last.year:
            raise DateError(
                year,
                f"the data answer for {max(self.reg.first_day.year, 1)} to {self.last.year}; use a year of these.",
            )
        return year


def members_today(reg: Registry, states: StatesLike) -> StatesLike:
    """Return the members of a group on the data's last day; any other value unchanged."""
    return reg.group(states) if isinstance(states, str) and _is_group(reg, states) else states


def require_members(reg: Registry, states: StatesLike, first: dt.date) -> None:
    """Refuse a group whose members are not known on the first day of a panel through time.

    Raises
    ------
    DateError
        With the first day on which they are.
    """
    if isinstance(states, str) and _is_group(reg, states) and first < (known := reg.group_known_since(states)):
        raise DateError(
            str(first),
            f"which States were in the group {states} on that day is not known; start at {known} or later, or ask with "
            "groups='current' for the members of the data's last day throughout.",
        )


def _is_group(reg: Registry, text: str) -> bool:
    return any(membership.group == text for membership in reg.memberships)


def _gone(state: State, first_day: dt.date) -> bool:
    """Say whether a state's last day as a participant was before the registry's first day."""
    return state.eligible_until is not None and state.eligible_until < first_day


def check_size(unit: str, rows: int, bytes_per_row: int = 100) -> None:
    """Refuse a panel that needs more memory than there may be.

    Raises
    ------
    OptionError
        With the number of its rows, and the memory that they would need.
    """
    if (needed := rows * bytes_per_row) > MAX_MEMORY:
        narrower = f"fewer states or instruments, or a shorter period: at most {_gigabytes(MAX_MEMORY)} of memory"
        written = "ccw.write_panel, which writes it to a disk part by part"
        raise OptionError("unit", f"{unit} with {rows:,} rows, {_gigabytes(needed)}", [narrower, written])


def _gigabytes(number: int) -> str:
    return f"{number / 1e9:.3g} GB"
