"""The registry: instruments, states and actions, and what was true on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from ccwuniv._options import check_counting, one_of
from ccwuniv._provenance import provenance
from ccwuniv._registry.records import Records
from ccwuniv._vocabulary import Basis, Population, Status

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv._registry.treaty_tables import TreatyTable
    from ccwuniv.law import Spell
    from ccwuniv.model import Action, DateLike, EffectRule, InstrumentLike, State, StateLike

__all__ = ["Registry"]


class Registry(Records):
    """Who is bound by what, since when, and on what evidence. Immutable, and equal by content.

    Build one with :meth:`bundled` (the shipped data), :meth:`read` (a data folder) or :meth:`from_tables` (any treaty
    of the UN Treaty Collection); ask it about a day. Every question takes ``as_of``, the day, inclusive, at which
    it is asked: None means the data's own last day, never today's clock.

    Two words recur. ``basis``: on ``"consent"`` a state counts from the day on which it deposited its consent, as the
    UN counts parties; on ``"in_force"`` from the date of effect, when it is a party in the sense of the Vienna
    Convention (article 2(1)(g)). ``population``: ``"at_the_time"`` counts whoever existed on the day, ``"current"``
    only the states that exist on the data's last day, as the depositary's page lists them.

    Parameters
    ----------
    instruments, states, actions
        The records. Every action names an instrument and a state among them.
    statements, memberships, disputes, published_totals, related
        The facts that stand beside them.
    as_of : datetime.date, optional
        The last day that the data answer for; the day of the last action where it is not given.
    version : str
        The version of the data.
    sources : iterable of str
        Where the data come from.

    Raises
    ------
    DataError
        When two actions contradict each other, or one names a state or instrument that is not there.
    """

    # where it comes from, where it goes

    @classmethod
    def bundled(cls) -> Registry:
        """Return the shipped data: all eight instruments, from the depositary's tables.

        Examples
        --------
        >>> Registry.bundled().totals("2014-09-01").to_dict()
        {'CCW': 117, 'A1': 79, 'P1': 112, 'P2': 93, 'AP2': 100, 'P3': 108, 'P4': 102, 'P5': 84}
        """
        return _bundled()

    @classmethod
    def read(cls, directory: str | Path) -> Registry:
        """Read a registry from a folder of tables of the same form as the shipped ones.

        Raises
        ------
        StoreError
            When a file is missing or unreadable.
        DataError
            When a table breaks its form: the error names file, line, column and value, and nothing is loaded.
        """
        from ccwuniv._collecting import uncollected
        from ccwuniv._registry.folder import read_folder

        with uncollected():
            return cls(**read_folder(Path(directory)))

    @classmethod
    def from_tables(cls, tables: Iterable[TreatyTable], rules: Mapping[str, EffectRule] | None = None) -> Registry:
        """Build a registry from tables of the UN Treaty Collection, of any treaty, read with ``read_untc``.

        Parameters
        ----------
        tables : iterable of UntcTable
            One for each instrument, or several of one treaty and its protocols.
        rules : mapping of str to EffectRule, optional
            The rule of effect of each instrument, by its code. Those of this Convention, the Mine Ban
            Convention, the Convention on Cluster Munitions and the Arms Trade Treaty are known. Without a rule,
            ``basis="in_force"`` raises an error that says so, and ``basis="consent"`` answers.
        """
        from ccwuniv._registry.treaty_tables import from_tables

        return cls(**from_tables(tuple(tables), rules or {}))

    def write(self, directory: str | Path) -> None:
        """Write the registry as a folder of tables that :meth:`read` reads back without loss: all of them, or none.

        They are for programs, every cell as it is; a spreadsheet may find a formula in one.

        Raises
        ------
        StoreError
            When the folder cannot be written; what was in it before still is.
        """
        from ccwuniv._registry.folder import write_folder

        write_folder(self, Path(directory))

    # what is in it

    # what was true on a day

    def totals(
        self, as_of: DateLike | None = None, *, basis: Basis = "consent", population: Population = "at_the_time"
    ) -> pd.Series[int]:
        """Count the parties to each instrument on a day.

        Returns
        -------
        pandas.Series
            Counts of states, indexed by instrument code in the order of the registry.

        Examples
        --------
        >>> Registry.bundled().totals("1983-12-02", basis="in_force")["CCW"]
        np.int64(20)
        """
        given = dict(locals())
        import pandas as pd

        check_counting(basis, population)
        day = self.day(as_of)
        counts = self._timeline.counts(basis, population).on(day.toordinal())
        totals = cast("pd.Series[int]", pd.Series(counts, index=self.code_index, name="parties", copy=False))
        totals.attrs = provenance(self, "Registry.totals", given, as_of=day, basis=basis, population=population)
        return totals

    def parties(
        self,
        instrument: InstrumentLike,
        as_of: DateLike | None = None,
        *,
        basis: Basis = "consent",
        population: Population = "at_the_time",
    ) -> tuple[State, ...]:
        """Return the parties to an instrument on a day, in the order of their codes."""
        check_counting(basis, population)
        code = self.instrument(instrument).code
        found = self._timeline.bound(code, self.day(as_of).toordinal(), basis, population)
        return tuple([self.states[place] for place in found])

    def signatories(
        self,
        instrument: InstrumentLike | None = None,
        as_of: DateLike | None = None,
        *,
        population: Population = "at_the_time",
    ) -> tuple[State, ...]:
        """Return the states that had signed an instrument by a day, parties or not; the first instrument by default."""
        check_counting("consent", population)
        code = self.codes[0] if instrument is None else self.instrument(instrument).code
        day = self.day(as_of)
        lives_on = day if population == "at_the_time" else self.as_of
        found = ((state, self._timeline.signature(code, state.iso3)) for state in self.states)
        return tuple(s for s, signed in found if signed and signed.date <= day and s.exists(lives_on))

    def status(
        self,
        state: StateLike,
        instrument: InstrumentLike,
        as_of: DateLike | None = None,
        *,
        basis: Basis = "consent",
    ) -> Status:
        """Say where a state stands towards an instrument on a day.

        A party by deposit for which the instrument is not (or not known to be) in force is ``CONSENTED``. A succession
        takes effect before it is notified: in the time between, the state is ``IN_FORCE`` on the basis ``in_force`` and
        nothing yet on the basis ``consent``, which knows only what had been deposited.

        Examples
        --------
        >>> reg = Registry.bundled()
        >>> reg.status("France", "P5", "2006-11-12"), reg.status("France", "P5", "2007-04-30")
        (<Status.CONSENTED: 'consented'>, <Status.IN_FORCE: 'in_force'>)
        """
        check_counting(basis)
        code = self.instrument(instrument).code
        if basis == "in_force":
            self._timeline.require_effects(code)
        return self._status(self.state(state).iso3, code, self.day(as_of), basis)

    def _status(self, iso3: str, code: str, day: dt.date, basis: Basis) -> Status:
        consented = ended = False
        for spell in self._timeline.spells(code, iso3):
            effective = spell.effect is not None and spell.effect <= day
            if spell.ends is not None and spell.ends <= day:
                ended = True
            elif spell.consent.date <= day or (basis == "in_force" and effective):
                if effective:
                    return Status.IN_FORCE
                consented = True
        if consented or ended:
            return Status.CONSENTED if consented else Status.ENDED
        signed = self._timeline.signature(code, iso3)
        if signed is not None and signed.date <= day and self._by_iso3[iso3].exists(day):
            return Status.SIGNED
        return Status.NONE

    def participation(self, state: StateLike, as_of: DateLike | None = None) -> pd.DataFrame:
        """Return a state's status on every instrument, with what it rests on.

        Returns
        -------
        pandas.DataFrame
            A row per instrument: status, kind, date (of the deposit or signature), in_force (the date of effect),
            ends, source, note.
        """
        given = dict(locals())
        import pandas as pd

        from ccwuniv._registry.participation import participation_rows

        found, day = self.state(state), self.day(as_of)
        frame = pd.DataFrame(participation_rows(self, found, day)).set_index("instrument")
        for column in ("date", "in_force", "ends"):
            frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
        frame.attrs = provenance(self, "Registry.participation", given, as_of=day, state=found.iso3)
        return frame

    def entry_into_force(self, state: StateLike, instrument: InstrumentLike) -> dt.date | None:
        """Return the day on which an instrument entered, or enters, into force for a state; None without a consent.

        For a state that left and came back, the day of its latest participation. A consent given near the data's last
        day may take effect after it.

        Examples
        --------
        >>> Registry.bundled().entry_into_force("FRA", "P5")
        datetime.date(2007, 4, 30)
        """
        code = self.instrument(instrument).code
        spells = self._timeline.spells(code, self.state(state).iso3)
        self._timeline.require_effects(code)
        return spells[-1].effect if spells else None

    def signature(self, state: StateLike, instrument: InstrumentLike) -> Action | None:
        """Return a state's signature of an instrument, None where it did not sign."""
        return self._timeline.signature(self.instrument(instrument).code, self.state(state).iso3)

    def spells(self, state: StateLike, instrument: InstrumentLike) -> tuple[Spell, ...]:
        """Return a state's unbroken participations in an instrument, earliest first."""
        return self._timeline.spells(self.instrument(instrument).code, self.state(state).iso3)

    def bound(self, state: StateLike, as_of: DateLike | None = None, *, basis: Basis = "consent") -> frozenset[str]:
        """Return the codes of the instruments to which a state is party on a day."""
        check_counting(basis)
        if basis == "in_force":
            self._timeline.require_effects(*self.codes)
        iso3, day = self.state(state).iso3, self.day(as_of)
        return frozenset(c for c in self.codes if any(s.covers(day, basis) for s in self._timeline.spells(c, iso3)))

    def related_parties(
        self, treaty: str, as_of: DateLike | None = None, *, basis: Basis = "consent"
    ) -> frozenset[str]:
        """Return the codes of the parties to a neighbouring treaty on a day: from deposit or effect, until withdrawal.

        Parameters
        ----------
        treaty : {"mine_ban", "cluster_munitions", "arms_trade"}

        Examples
        --------
        >>> "LTU" in Registry.bundled().related_parties("cluster_munitions", "2025-03-05")
        True
        >>> "LTU" in Registry.bundled().related_parties("cluster_munitions", "2025-03-06")
        False
        """
        from ccwuniv.law import NEIGHBOURING_RULES

        check_counting(basis)
        one_of("treaty", treaty, tuple(NEIGHBOURING_RULES))
        day = self.day(as_of)
        return frozenset(
            r.iso3
            for r in self.related
            if r.treaty == treaty
            and (r.date if basis == "consent" else r.in_force) <= day
            and (r.withdrawal_effective is None or day < r.withdrawal_effective)
        )

    def starts_and_ends(
        self, instrument: InstrumentLike, basis: Basis, population: Population
    ) -> tuple[list[int], list[int]]:
        """Return the days on which states begin to count, and those on which they no longer do, as sorted ordinals."""
        return self._timeline.starts_and_ends(self.instrument(instrument).code, basis, population)

    def counts_on(self, days: npt.NDArray[np.int64], basis: Basis, population: Population) -> npt.NDArray[np.int64]:
        """Return how many states each instrument (rows) binds on each of some days, ordinals in ascending order."""
        return self._timeline.counts(basis, population).through(days)

    def status_grid(self, as_of: DateLike | None = None, basis: Basis = "consent") -> npt.NDArray[np.object_]:
        """Return the status of every state (rows, in the registry's order) on every instrument, as words."""
        from ccwuniv._registry.spell_arrays import STATUS_WORDS

        return STATUS_WORDS.take(self.status_places(as_of, basis))

    def status_places(self, as_of: DateLike | None = None, basis: Basis = "consent") -> npt.NDArray[np.int8]:
        """Return the same as the places of the words in the order in which one overrides another."""
        check_counting(basis)
        return self._timeline.arrays.status(self.day(as_of).toordinal(), basis)

    def bound_since(self, as_of: DateLike | None = None, basis: Basis = "consent") -> npt.NDArray[np.int64]:
        """Return since when every state is bound by every instrument, as ordinals; ``NEVER`` where it is not."""
        check_counting(basis)
        day = self.day(as_of)
        if basis == "in_force":
            self._timeline.require_effects(*self.codes)
        return self._timeline.arrays.since(day.toordinal(), basis)

    # what would be, and what changed

    def with_actions(self, actions: Iterable[Action | Mapping[str, Any]]) -> Registry:
        """Return the registry with further actions, to ask what would follow.

        Parameters
        ----------
        actions : iterable of Action or mapping
            A mapping needs ``iso3``, ``instrument``, ``kind`` and ``date``; it is marked ``hypothetical`` unless it
            says on what it rests. The last day of the new registry is that of the latest action, where that is later.

        Raises
        ------
        DataError
            When an action is not well formed, or contradicts one that is there.
        """
        from ccwuniv._registry.change import with_actions

        return self.replaced(**with_actions(self, actions))

    def with_disputes(self, reading: Literal["held", "alternative"]) -> Registry:
        """Return the registry under the other reading of every disputed fact, or (``"held"``) as it stands."""
        from ccwuniv._registry.change import with_disputes

        one_of("reading", reading, ("held", "alternative"))
        return self if reading == "held" else self.replaced(**with_disputes(self))

    def diff(self, other: Registry) -> pd.DataFrame:
        """Return what another registry holds differently: a row per action added, removed or changed."""
        from ccwuniv._registry.change import changed_actions

        return changed_actions(self, other)

    def __repr__(self) -> str:
        version = f"{self.version or 'unversioned'}{', hypothetical' if self.hypothetical else ''}"
        return (
            f"<Registry {version}: {len(self.instruments)} instruments, {len(self.states)} states, "
            f"{len(self.actions)} actions, as of {self.as_of}>"
        )

    def _repr_html_(self) -> str:
        from ccwuniv._registry.overview import overview

        return overview(self)


@cache
def _bundled() -> Registry:
    from ccwuniv._data import data_directory

    return Registry.read(data_directory())
