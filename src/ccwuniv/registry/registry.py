"""The registry: instruments, states and actions, and what was true on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ccwuniv.records import Basis, Population, Status, check_counting
from ccwuniv.registry.changing import Changing
from ccwuniv.registry.origin import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.records import DateLike, EffectRule, InstrumentLike, State, StateLike
    from ccwuniv.registry.treaty_table import TreatyTable

__all__ = ["Registry"]


class Registry(Changing):
    """Who is bound by what, since when, and on what evidence. Immutable, and equal by content.

    Build one with :meth:`bundled` (the shipped data), :meth:`read` (a data folder) or :meth:`from_tables` (any treaty
    of the UN Treaty Collection); ask it about a day. Every question takes ``as_of``, the day, inclusive, at which
    it is asked: None means the data's own last day, never today's clock. A later day is refused, since nobody knows
    what was deposited in between. With ``after_data=True`` the answer is what follows by law from the data: an effect
    that is due is in it, and so is a withdrawal notified before; later deposits are not. The provenance says so.

    A state is given by code or by name. A code means its state on any day. A name has its years: it is read at
    ``as_of`` where that is given ("Yugoslavia" is YUG in 1985 and SRB in 1995); where a question has no day, or asks
    about a period, at today's.

    Words that recur. ``basis``: on ``"consent"`` a state counts from the day on which it deposited its consent, as the
    UN counts parties; on ``"in_force"`` from the date of effect, when it is a party in the sense of the Vienna
    Convention (article 2(1)(g)); on ``"in_force_as_known"``, too, but a succession, which takes effect before it is
    notified, counts from its notification. ``population``: ``"at_the_time"`` counts whoever was a participant on the
    day, by deposit as the depositary's list then had it (for "Yugoslavia" until 11 March 2001); ``"current"`` only the
    states on the list of the data's last day.

    Parameters
    ----------
    instruments, states, actions
        The records. Every action names an instrument and a state among them.
    statements, memberships, periods, disputes, published_totals, related
        The facts that are beside them.
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

    Examples
    --------
    >>> Registry.bundled()
    <Registry 2026.02.03: 8 instruments, 204 states, 942 actions, as of 2026-02-03>
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
        """Read a registry from a folder of tables of the form of the shipped ones, or of versions of them.

        Raises
        ------
        StoreError
            When a file is missing or unreadable.
        DataError
            When a table breaks its form: the error names file, line, column and value, and nothing is loaded.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     Registry.bundled().write(folder)
        ...     Registry.read(folder) == Registry.bundled()
        True
        """
        from ccwuniv._support import uncollected
        from ccwuniv.registry.clearing import read_folder

        with uncollected():
            return cls(**read_folder(Path(directory)))

    @classmethod
    def from_tables(
        cls,
        tables: TreatyTable | Iterable[TreatyTable],
        rules: Mapping[str, EffectRule] | None = None,
        *,
        allow_unread: bool = False,
    ) -> Registry:
        r"""Build a registry from tables of the UN Treaty Collection, of any treaty, read with ``read_untc``.

        Parameters
        ----------
        tables : UntcTable or several
            One for each instrument, or several of one treaty and its protocols.
        rules : mapping of str to EffectRule, optional
            The rule of effect of each instrument, by its code. Those of this Convention, the Mine Ban
            Convention, the Convention on Cluster Munitions and the Arms Trade Treaty are known. Without a rule,
            ``basis="in_force"`` raises an error that says so, and ``basis="consent"`` answers.
        allow_unread : bool, optional
            Whether to make a registry although somebody may have left by what a table's reader did not understand.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", "2020-01-01", instrument="treaty")
        >>> Registry.from_tables(page).totals().to_dict()
        {'treaty': 1}
        """
        from ccwuniv.registry.treaty_tables import from_tables

        return cls(**from_tables(tables, rules or {}, allow_unread=allow_unread))

    def write(self, directory: str | Path) -> None:
        """Write the registry as a folder of tables that :meth:`read` reads back without loss: all of them, or none.

        They are for programs, every cell as it is; a spreadsheet may find a formula in one.

        Raises
        ------
        StoreError
            When the folder cannot be written; what was in it before still is.
        DataError
            When an action is after the last day of the data.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     Registry.bundled().write(folder)
        ...     (Path(folder) / "actions.csv").is_file()
        True
        """
        from ccwuniv.registry.folder import write_folder

        write_folder(self, Path(directory))

    # what was true on a day

    def totals(
        self,
        as_of: DateLike | None = None,
        *,
        after_data: bool = False,
        basis: Basis = "consent",
        population: Population = "at_the_time",
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
        day = self.day(as_of, after_data=after_data)
        counts = self._timeline.counts(basis, population).on(day.toordinal())
        totals = cast("pd.Series[int]", pd.Series(counts, index=self.code_index, name="parties", copy=False))
        totals.attrs = provenance(
            self,
            "Registry.totals",
            given,
            as_of=day,
            basis=basis,
            population=population,
        )
        return totals

    def parties(
        self,
        instrument: InstrumentLike,
        as_of: DateLike | None = None,
        *,
        after_data: bool = False,
        basis: Basis = "consent",
        population: Population = "at_the_time",
    ) -> tuple[State, ...]:
        """Return the parties to an instrument on a day, in the order of their codes.

        Examples
        --------
        >>> [str(state) for state in Registry.bundled().parties("P4", "1997-01-31")]
        ['Finland', 'Sweden']
        """
        check_counting(basis, population)
        code = self.instrument(instrument).code
        found = self._timeline.bound(code, self.day(as_of, after_data=after_data).toordinal(), basis, population)
        return tuple([self.states[place] for place in found])

    def signatories(
        self,
        instrument: InstrumentLike | None = None,
        as_of: DateLike | None = None,
        *,
        after_data: bool = False,
        population: Population = "at_the_time",
    ) -> tuple[State, ...]:
        """Return the states that had signed an instrument by a day, parties or not; the first instrument by default.

        Examples
        --------
        >>> reg = Registry.bundled()
        >>> len(reg.signatories()), len(reg.signatories(as_of="1982-04-10"))
        (50, 53)
        """
        check_counting("consent", population)
        code = self.codes[0] if instrument is None else self.instrument(instrument).code
        day = self.day(as_of, after_data=after_data)
        on_list = day if population == "at_the_time" else self.as_of
        found = ((state, self._timeline.signature(code, state.iso3)) for state in self.states)
        return tuple(s for s, signed in found if signed and signed.date <= day and s.listed(on_list))

    def status(
        self,
        state: StateLike,
        instrument: InstrumentLike,
        as_of: DateLike | None = None,
        *,
        after_data: bool = False,
        basis: Basis = "consent",
    ) -> Status:
        """Return a State's status under an instrument on a day.

        A party by deposit for which the instrument is not (or not known to be) in force is ``CONSENTED``. A succession
        takes effect before it is notified: in the time between, the state is ``IN_FORCE`` on the basis ``in_force`` and
        nothing yet on the basis ``consent``, which knows only what had been deposited. A former participant that the
        depositary still lists is ``CONSENTED`` on the basis ``consent``, which follows his list, and ``ENDED`` on
        ``in_force``.

        Examples
        --------
        >>> reg = Registry.bundled()
        >>> reg.status("France", "P5", "2006-11-12"), reg.status("France", "P5", "2007-04-30")
        (<Status.CONSENTED: 'consented'>, <Status.IN_FORCE: 'in_force'>)
        """
        check_counting(basis)
        code = self.instrument(instrument).code
        if basis != "consent":
            self._timeline.require_effects(code)
        return self._status(self.state(state, as_of).iso3, code, self.day(as_of, after_data=after_data), basis)

    def statuses(
        self, state: StateLike, as_of: DateLike | None = None, *, after_data: bool = False
    ) -> dict[str, Status]:
        """Return a state's status on every instrument by deposit, as long as it could take part; see ``status_grid``.

        Examples
        --------
        >>> Registry.bundled().statuses("YUG", "1995-06-30")["CCW"].value
        'ended'
        """
        iso3, day = self.state(state, as_of).iso3, self.day(as_of, after_data=after_data)
        return {code: self._status(iso3, code, day, "consent", listed=False) for code in self.codes}

    def _status(self, iso3: str, code: str, day: dt.date, basis: Basis, *, listed: bool = True) -> Status:
        consented = ended = False
        for spell in self._timeline.spells(code, iso3):
            effective = spell.in_force is not None and spell.in_force <= day
            alive = spell.ends is None or day < spell.ends
            if not alive and not (listed and spell.counts(day, basis)):
                ended = True
            elif spell.consent.date <= day or (basis == "in_force" and effective):
                if effective and alive:
                    return Status.IN_FORCE
                consented = True
        if consented or ended:
            return Status.CONSENTED if consented else Status.ENDED
        signed = self._timeline.signature(code, iso3)
        state = self._by_iso3[iso3]
        there = state.listed(day) if listed and basis == "consent" else state.eligible(day)
        if signed is not None and signed.date <= day and there:
            return Status.SIGNED
        return Status.NOT_BOUND

    def participation(
        self, state: StateLike, as_of: DateLike | None = None, *, after_data: bool = False
    ) -> pd.DataFrame:
        """Return a state's status on every instrument, with what it rests on.

        Returns
        -------
        pandas.DataFrame
            A row per instrument: status, kind (of the last act), deposited (the day of the deposit of consent),
            in_force (the date of effect), ends, source, note, signed (the day of signature).

        Examples
        --------
        >>> Registry.bundled().participation("Viet Nam")["status"].to_dict()["CCW"]
        'signed'
        """
        given = dict(locals())
        import pandas as pd

        from ccwuniv.registry.participation import participation_rows

        found, reg = self.state(state, as_of), self.reaching(as_of, after_data=after_data)
        day = reg.day(as_of)
        frame = pd.DataFrame(participation_rows(reg, found, day)).set_index("instrument")
        for column in ("deposited", "in_force", "ends", "signed"):
            frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
        frame.attrs = provenance(
            self,
            "Registry.participation",
            given,
            as_of=day,
            state=found.iso3,
        )
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
        return spells[-1].in_force if spells else None

    def bound(
        self, state: StateLike, as_of: DateLike | None = None, *, after_data: bool = False, basis: Basis = "consent"
    ) -> frozenset[str]:
        """Return the codes of the instruments to which a state is party on a day.

        Examples
        --------
        >>> sorted(Registry.bundled().bound("LAO"))
        ['CCW', 'P1', 'P2', 'P3', 'P5']
        """
        check_counting(basis)
        if basis != "consent":
            self._timeline.require_effects(*self.codes)
        iso3, day = self.state(state, as_of).iso3, self.day(as_of, after_data=after_data)
        return frozenset(c for c in self.codes if any(s.counts(day, basis) for s in self._timeline.spells(c, iso3)))

    def __repr__(self) -> str:
        version = f"{self.version or 'unversioned'}{', hypothetical' if self.hypothetical else ''}"
        version += f" ({len(self.doubts)} in doubt)" if self.doubts else ""
        later = f" ({len(self.later_actions)} later)" if self.later_actions else ""
        until = f", by law from the data up to {self.data_until}" if self.as_of > self.data_until else ""
        return (
            f"<Registry {version}: {len(self.codes)} instruments, {len(self._tables['states'])} states, "
            f"{len(self._tables['actions'])} actions{later}, as of {self.as_of}{until}>"
        )

    def _repr_html_(self) -> str:
        from ccwuniv.registry.overview import overview

        return overview(self)


@cache
def _bundled() -> Registry:
    from ccwuniv._support import data_directory

    return Registry.read(data_directory())
