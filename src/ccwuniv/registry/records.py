"""The records of a registry: whole, consistent, immutable, and found by any of their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from ccwuniv._support import explained_methods, one_of
from ccwuniv.errors import DateError, NotAParticipantError, UnknownStateError
from ccwuniv.records import (
    Basis,
    HeldCells,
    as_day,
    check_counting,
    condensed,
    counted_from,
    footnotes_on,
    of_later_pages,
)
from ccwuniv.registry.contradictions import check_references
from ccwuniv.registry.holding import FACTS, Holding, held, last_day, outlines_of
from ccwuniv.registry.instruments import InstrumentNames
from ccwuniv.registry.row_sources import source_cells
from ccwuniv.registry.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.law import Spell
    from ccwuniv.records import (
        Action,
        DateLike,
        Dispute,
        Entry,
        Instrument,
        InstrumentLike,
        Membership,
        Period,
        PublishedTotal,
        RelatedParticipation,
        State,
        StateLike,
        Statement,
    )

__all__ = ["Records"]


@explained_methods
class Records(Holding):
    """The records of a registry, without its answers."""

    _given: frozenset[Action] = frozenset()  # the acts that were added to another registry

    def __init_subclass__(cls) -> None:
        explained_methods(cls)

    def __init__(
        self,
        instruments: Iterable[Instrument],
        states: Iterable[State],
        actions: Iterable[Action],
        *,
        statements: Iterable[Statement] = (),
        memberships: Iterable[Membership] = (),
        periods: Iterable[Period] = (),
        disputes: Iterable[Dispute] = (),
        published_totals: Iterable[PublishedTotal] = (),
        related: Iterable[RelatedParticipation] = (),
        as_of: DateLike | None = None,
        version: str = "",
        sources: Iterable[str] = (),
    ) -> None:
        given = dict(locals())
        self._tables = {name: held(name, given[name]) for name in ("instruments", *FACTS)}
        self.version = version
        self.sources = tuple(sources)
        self.as_of = last_day(self._tables["actions"]) if as_of is None else as_day(as_of)
        self.data_until = self.as_of
        outlines = outlines_of(self._tables["instruments"])
        self.codes = tuple(outline.code for outline in outlines)
        if not isinstance(actions, HeldCells):
            check_references(self.actions, self.codes, frozenset(self._tables["states"].values("iso3")))
        self._timeline.check_calendar()
        adopted = [outline.adopted for outline in outlines if outline.adopted is not None]
        self.first_day = min(adopted) if adopted else dt.date.min
        self._sealed = True

    @cached_property
    def _by_code(self) -> dict[str, Instrument]:
        return {instrument.code: instrument for instrument in self.instruments}

    @cached_property
    def _by_iso3(self) -> dict[str, State]:
        return {state.iso3: state for state in self.states}

    @cached_property
    def _timeline(self) -> Timeline:
        rules: Any = {outline.code: outline for outline in outlines_of(self._tables["instruments"])}
        states: Any = {state.iso3: state for state in self._tables["states"].rows()}
        return Timeline(rules, states, self._tables["actions"], self.data_until)

    def __setattr__(self, name: str, value: object) -> None:
        if "_sealed" in self.__dict__:
            raise AttributeError(f"a Registry is immutable; build a new one instead of setting {name!r}.")
        object.__setattr__(self, name, value)

    def state(self, state: StateLike, on: DateLike | None = None) -> State:
        """Return a state by ISO code, by a name in any of six languages, or as printed in the source.

        A name has its years: with a day (``on``) it means the state that bore it then, as for
        :func:`ccwuniv.resolve`. A code of the registry means its state on any day.

        Raises
        ------
        UnknownStateError
            With the closest names.
        NotAParticipantError
            For an entity that is known and is not a possible participant.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().state("越南").name
        'Viet Nam'
        >>> Registry.bundled().state("Yugoslavia", on="1985-01-01").iso3
        'YUG'
        """
        named: Any = getattr(state, "iso3", state)
        if (found := self._by_iso3.get(named)) is not None:
            return found
        from ccwuniv import names

        try:
            iso3 = names.resolve(named, on=None if on is None else as_day(on))
        except (UnknownStateError, NotAParticipantError):
            printed = [s for s in self.states if s.name == named]
            if not printed:
                raise
            return printed[0]
        if iso3 not in self._by_iso3:
            raise UnknownStateError(f"{named} ({iso3}), in this registry")
        return self._by_iso3[iso3]

    @cached_property
    def names_with_footnotes(self) -> tuple[str, ...]:
        """The names of participants, as a page prints them, with which a footnote goes."""
        return tuple(name for name in self._tables["states"].values("name") if footnotes_on([name]))

    @cached_property
    def listed_on_other_days(self) -> tuple[Entry, ...]:
        """The states that the depositary's list had on other days than those on which they could take part."""
        rows = self._tables["states"].rows()
        return tuple(row for row in rows if row.listed_since is not None or row.listed_until is not None)

    def actions_of(self, state: StateLike, instrument: InstrumentLike) -> tuple[Action, ...]:
        """Return a state's actions on an instrument, earliest first."""
        return self._timeline.actions(self.instrument(instrument).code, self.state(state).iso3)

    def signature(self, state: StateLike, instrument: InstrumentLike) -> Action | None:
        """Return a state's signature of an instrument, None where it did not sign.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> str(Registry.bundled().signature("EGY", "CCW").date)
        '1981-04-10'
        """
        return self._timeline.signature(self.instrument(instrument).code, self.state(state).iso3)

    def spells(self, state: StateLike, instrument: InstrumentLike) -> tuple[Spell, ...]:
        """Return a state's unbroken participations in an instrument, earliest first.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [(str(spell.in_force), spell.ended_by) for spell in Registry.bundled().spells("DDR", "P1")]
        [('1983-12-02', 'extinction')]
        """
        return self._timeline.spells(self.instrument(instrument).code, self.state(state).iso3)

    def related_parties(
        self, treaty: str, as_of: DateLike | None = None, *, after_data: bool = False, basis: Basis = "consent"
    ) -> frozenset[str]:
        """Return the codes of the parties to a neighbouring treaty on a day: from deposit or effect, until withdrawal.

        Parameters
        ----------
        treaty : {"mine_ban", "cluster_munitions", "arms_trade"}

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> "LTU" in Registry.bundled().related_parties("cluster_munitions", "2025-03-05")
        True
        >>> "LTU" in Registry.bundled().related_parties("cluster_munitions", "2025-03-06")
        False
        """
        from ccwuniv.law import NEIGHBOURING_RULES

        check_counting(basis)
        one_of("treaty", treaty, tuple(NEIGHBOURING_RULES))
        day = self.day(as_of, after_data=after_data)
        return frozenset(
            r.iso3
            for r in self.related
            if r.treaty == treaty
            and (since := counted_from(r.deposited, r.in_force, basis)) is not None
            and since <= day
            and (r.withdrawal_effective is None or day < r.withdrawal_effective)
        )

    def instrument(self, instrument: InstrumentLike) -> Instrument:
        """Return an instrument by code or by any usual name.

        Raises
        ------
        UnknownInstrumentError
            With the closest names.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().instrument("经修正的第二号议定书").code
        'AP2'
        """
        code: Any = getattr(instrument, "code", instrument)
        if code in self._by_code:
            return self._by_code[code]
        return self._by_code[self._instrument_names.resolve(code)]

    @cached_property
    def _instrument_names(self) -> InstrumentNames:
        return InstrumentNames(self.instruments)

    @property
    def code_index(self) -> pd.Index[str]:
        """The codes of the instruments as a pandas index, in order."""
        return self._indexes[0].view()

    @property
    def state_index(self) -> pd.Index[str]:
        """The codes of the states as a pandas index, in order."""
        return self._indexes[1].view()

    @cached_property
    def _indexes(self) -> tuple[pd.Index[str], pd.Index[str]]:
        """Both indexes, made once; who renames the one of a table that was handed out must not rename these."""
        import pandas as pd

        codes = pd.Index(self.codes, name="instrument", dtype="str")
        states = pd.Index(self._tables["states"].values("iso3"), name="iso3", dtype="str")
        for index in (codes, states):
            if isinstance(
                index.array, pd.arrays.NumpyExtensionArray
            ):  # of pandas before 3: what it gives can be written
                index.array.to_numpy().setflags(write=False)
        return codes, states

    def sources_of(
        self, tables: str | Iterable[str] = ("actions",), *, instruments: str | Iterable[str] | None = None
    ) -> tuple[str, ...]:
        """Return where the rows of some tables come from, each source once; all of the registry where no row says it.

        Parameters
        ----------
        tables : str or several
            Names of attributes: actions, statements, memberships, periods, disputes, published_totals, related, states;
            ``"memberships:un"`` are those of one scheme.
        instruments : str or several, optional
            Codes of instruments and of neighbouring treaties: only the rows on these.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().sources_of(instruments="AP2")
        ('UN Treaty Collection XXVI-2-b, status of 2026-02-03',)
        """
        for name in (tables := _several(tables)):
            one_of("tables", name.partition(":")[0], FACTS)
        key = tables, None if instruments is None else frozenset(_several(instruments))
        if key not in self._sources_of:
            read = condensed(source_cells(self._tables, *key))
            self._sources_of[key] = of_later_pages(read, self.sources) or self.sources
        return self._sources_of[key]

    @cached_property
    def _sources_of(self) -> dict[tuple[tuple[str, ...], frozenset[str] | None], tuple[str, ...]]:
        return {}

    @cached_property
    def first_action(self) -> dt.date:
        """The day of the earliest action, or the data's last day where there is none."""
        return min(self._tables["actions"].values("date"), default=self.as_of)

    @property
    def hypothetical(self) -> bool:
        """Whether any action was added to ask "what if"."""
        return self._hypothetical

    @cached_property
    def _hypothetical(self) -> bool:
        return "hypothetical" in self._tables["actions"].distinct_values("evidence")

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What the acts that were added to ask "what if" contradict or leave open in the Convention, as ``check`` says.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> alone = {"iso3": "VNM", "instrument": "P5", "kind": "consent_to_be_bound", "date": "2026-03-02"}
        >>> for doubt in Registry.bundled().with_actions(alone).doubts:
        ...     print(doubt[:84])
        VNM P5: consent_to_be_bound on 2026-03-02, party to CCW never; expected a consent to
        """
        if not self._given and not self.hypothetical:
            return ()
        from ccwuniv.registry.doubts import doubts_of

        added = (action for action in self.actions if self._is_added(action))
        return tuple(str(doubt) for doubt in doubts_of(self, added))

    def _is_added(self, action: Action) -> bool:
        return action.evidence == "hypothetical" or (bool(self._given) and action in self._given)

    def day(self, as_of: DateLike | None = None, *, after_data: bool = False) -> dt.date:
        """Return the day of a question: the data's last day where none is given.

        Raises
        ------
        DateError
            For a value that is not a day, a day before the first instrument was adopted, or, unless ``after_data`` is
            given, one after the data's last day.
        """
        if as_of is None:
            return self.as_of
        day = as_day(as_of)
        if day > self.as_of and not after_data:
            raise DateError(
                str(day),
                f"the data stop at {self.as_of}; choose that day or an earlier one, or ask with after_data=True "
                "(--after-data) for what follows from them by law. To add newer data, see `ccwuniv update`.",
            )
        if day < self.first_day:
            raise DateError(str(day), f"before {self.first_day}, when the first of these instruments was adopted.")
        return day

    def recorded_day(self, day: DateLike | None = None) -> dt.date:
        """Return the day of a question that has no answer for a day after the data's last, by law or otherwise.

        Raises
        ------
        DateError
            As :meth:`day` does, without its advice to ask for what follows by law.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> str(Registry.bundled().recorded_day("2014-09-01"))
        '2014-09-01'
        """
        if day is not None and as_day(day) > self.as_of:
            raise DateError(
                str(as_day(day)),
                f"the data stop at {self.as_of}, and this question has no answer for a later day; choose that day or "
                "an earlier one. To add newer data, see `ccwuniv update`.",
            )
        return self.day(day)

    @cached_property
    def later_actions(self) -> tuple[Action, ...]:
        """The actions dated after the data's last day, added to ask "what if"; only a later day counts them."""
        if max(self._tables["actions"].distinct_values("date"), default=self.data_until) <= self.data_until:
            return ()
        return tuple(action for action in self.actions if action.date > self.data_until)

    def replaced(self, **parts: Any) -> Self:
        """Return a registry of the same records, save the parts given (``actions``, ``as_of``, ``instruments`` ...)."""
        whole = {**self._tables, "version": self.version, "sources": self.sources, "as_of": self.data_until}
        return type(self)(**{**whole, **parts})

    def _content(self) -> tuple[object, ...]:
        return self.instruments, self.as_of, self.data_until, *(frozenset(getattr(self, name)) for name in FACTS)

    def __eq__(self, other: object) -> bool:
        return self._content() == other._content() if isinstance(other, Records) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.codes, self.as_of, frozenset(self.actions)))


def _several(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)
