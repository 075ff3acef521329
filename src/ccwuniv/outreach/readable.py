"""What can be asked of a log of acts, whether it is a value or a live one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic

from typing_extensions import TypeVar

from ccwuniv._support import Versioned, explained_methods, html_facts
from ccwuniv.errors import StoreError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.filters import Criteria, criteria
from ccwuniv.outreach.frames import exchange_frame, log_provenance, reading_frame
from ccwuniv.outreach.lines import write_lines
from ccwuniv.outreach.summaries import SummaryBy, summarise
from ccwuniv.outreach.targeting import candidate_frame, target_frame
from ccwuniv.records import Basis, DateLike, InstrumentLike, StateLike, arguments, check_counting

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach.held import Held
    from ccwuniv.registry import Registry

__all__ = ["Log_co", "ReadableLog"]

Log_co = TypeVar("Log_co", bound="ReadableLog[Any]", default="ReadableLog[Any]", covariant=True)
"""The kind of log that a filter of a log returns."""


@explained_methods
class ReadableLog(Versioned, ABC, Generic[Log_co]):
    """What can be asked of a log of acts, whether it is a value or a live one.

    Confidential acts stay out of everything, out of the number of acts, too, unless they are asked for by name:
    :meth:`acts` with ``confidential=True`` returns them all, and so does each table and file that has this option. The
    other acts are then shown without their links to confidential ones. What is written for others holds public acts
    alone: see :meth:`released`. Two logs are equal where all their acts are.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> log = OutreachLog.bundled()
    >>> len(log), next(iter(log)).id
    (89, '1995-achpr-resolution-01')
    """

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        explained_methods(cls)

    @abstractmethod
    def _held(self) -> Held:
        """Return what the log holds now."""

    @abstractmethod
    def _matching(self, wanted: Criteria) -> Log_co:
        """Return the acts that meet the criteria, confidential ones among them."""

    @abstractmethod
    def _of(self, held: Held) -> Log_co:
        """Return a log, as a value, of the given acts."""

    @property
    def actions(self) -> tuple[OutreachAction, ...]:
        """The public and the internal acts, in the order of their ids.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> OutreachLog.bundled().actions[0].kind
        'resolution'
        """
        return self.acts()

    def acts(self, *, confidential: bool = False) -> tuple[OutreachAction, ...]:
        """Return the acts, in the order of their ids: the public and the internal ones, or all.

        Parameters
        ----------
        confidential : bool
            Whether confidential acts are among them, and the links of others to these.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]},
        ...                    {"id": "b", "kind": "demarche", "start": "2014-06-02", "states": ["VNM"],
        ...                     "level": "confidential"}])
        >>> len(log), len(log.acts()), len(log.acts(confidential=True))
        (1, 1, 2)
        """
        held = self._held()
        return held.acts if confidential else held.shown

    def released(self, *, internal: bool = False, confidential: bool = False) -> Log_co:
        """Return the acts that may be told to others: the public ones, without links to the rest.

        Whatever writes a file or a page for others asks here. Attachments of public acts are left out, too: their
        paths are those of the office.

        Parameters
        ----------
        internal : bool
            Whether internal acts are among them; what is made of them then says INTERNAL.
        confidential : bool
            Whether all acts are among them.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]},
        ...                    {"id": "b", "kind": "call", "start": "2014-06-02", "states": ["VNM"],
        ...                     "level": "public"}])
        >>> len(log), len(log.released()), len(log.released(internal=True))
        (2, 1, 2)
        """
        return self._of(self._held().released(internal=internal, confidential=confidential))

    def __len__(self) -> int:
        return self._held().number

    def __iter__(self) -> Iterator[OutreachAction]:
        return iter(self.actions)

    def filter(
        self,
        *,
        document: str | None = None,
        actor: str | None = None,
        kind: str | Iterable[str] | None = None,
        state: StateLike | None = None,
        instrument: InstrumentLike | None = None,
        since: DateLike | None = None,
        until: DateLike | None = None,
        paragraph: int | None = None,
        status: str | None = None,
    ) -> Log_co:
        """Return the acts that meet every condition given.

        Parameters
        ----------
        document : str, optional
            Whole words of the symbol or title of the document that records the act, or of one of its sources; the
            address of a source.
        actor : str, optional
            Whole words of a person, an office or an organisation, or a country by code or name.
        kind : str or iterable of str, optional
            A kind of act, or several.
        state : str or State, optional
            A state that the act names. Whom an act means without naming them is for :meth:`targets` to say.
        instrument : str or Instrument, optional
            An instrument that the act promotes.
        since, until : datetime.date or str, optional
            The act lasted into, or began within, the days between these, both inclusive.
        paragraph : int, optional
            The paragraph of the document.
        status : {"done", "planned"}, optional
            Whether it had been done when it was recorded.

        Raises
        ------
        OptionError, UnknownStateError, NotAParticipantError, UnknownInstrumentError, DateError
            For what no act could have.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]},
        ...                    {"id": "b", "kind": "demarche", "start": "2014-06-02", "states": ["VNM"]}])
        >>> [act.id for act in log.filter(state="VNM", since="2014-06-01")]
        ['b']
        """
        return self._matching(
            criteria(
                document=document,
                actor=actor,
                kind=kind,
                state=state,
                instrument=instrument,
                since=since,
                until=until,
                paragraph=paragraph,
                status=status,
            )
        )

    def frame(self, *, confidential: bool = False) -> pd.DataFrame:
        """Return the acts as a table for reading: a row per act, actors, selectors and regions in words.

        Parameters
        ----------
        confidential : bool
            Whether confidential acts are in it.

        Returns
        -------
        pandas.DataFrame
            Indexed by id, a column per field of :class:`~ccwuniv.OutreachAction`; lists are joined by semicolons.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> OutreachLog.bundled().frame().loc["2014-p03-01", ["kind", "selector"]].to_list()
        ['letter', 'states not party to the Convention']
        """
        given = dict(locals())
        acts = self.acts(confidential=confidential)
        frame = reading_frame(acts)
        frame.attrs = log_provenance("OutreachLog.frame", given, acts, confidential=confidential)
        return frame

    def to_pandas(self, *, confidential: bool = False) -> pd.DataFrame:
        """Return the acts as a table from which :meth:`OutreachLog.from_pandas` makes the same log again.

        Actors, selectors and regions are JSON text, so that the table may pass through Parquet, or through CSV where
        that is read with ``dtype=str``.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> log = OutreachLog.bundled()
        >>> OutreachLog.from_pandas(log.to_pandas()) == log
        True
        """
        given = dict(locals())
        held = self._held()
        acts = held.movable if confidential else held.shown
        frame = exchange_frame(acts)
        frame.attrs = log_provenance("OutreachLog.to_pandas", given, acts, confidential=confidential)
        return frame

    def targets(
        self,
        reg: Registry,
        as_of: DateLike | None = None,
        *,
        after_data: bool = False,
        basis: Basis = "consent",
        confidential: bool = False,
    ) -> pd.DataFrame:
        """Return towards whom each act went, as far as the record and the registry can say.

        A state that an act names is a target for every instrument of the act. A state that it only describes is one
        where the act went to everyone described: for those of its instruments to which the state is not party on that
        day, or for all of them where it is party to each. Where the act reached only some of those described, nobody
        knows which: see :meth:`candidates`.

        Parameters
        ----------
        reg : Registry
            The data that know who is party to what.
        as_of : datetime.date or str, optional
            The day on which descriptions are resolved; where it is not given, the last day of each act, or the
            data's last day where that is earlier.
        after_data : bool
            Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
        basis : {"consent", "in_force", "in_force_as_known"}
            Whether a state is party from the deposit of its consent, or from the date of effect.
        confidential : bool
            Whether confidential acts are in it.

        Returns
        -------
        pandas.DataFrame
            A row per act, target and instrument: ``id``, ``paragraph``, ``iso3``, ``instrument``, ``designation``
            (named or selected), ``date`` (on which it was resolved) and ``counted_as`` (the id that means the act
            where several records are of the same one).

        Examples
        --------
        >>> from ccwuniv import OutreachLog, Registry
        >>> log = OutreachLog([{"id": "a", "kind": "consultation", "start": "2014-09-01", "instruments": ["AP2"],
        ...                     "selector": {"party_to": ["P2"], "not_party_to": ["AP2"]}, "count": 11}])
        >>> log.targets(Registry.bundled())["iso3"].str.cat(sep=" ")
        'BDI CUB DJI LAO LSO MEX MNG MUS TGO UGA UZB'
        """
        given = dict(locals())
        check_counting(basis)
        reg = reg.reaching(as_of, after_data=after_data)
        frame = target_frame(self.acts(confidential=confidential), reg, as_of, basis)
        frame.attrs["ccwuniv"]["arguments"] = arguments(given)
        return frame

    def candidates(
        self,
        reg: Registry,
        as_of: DateLike | None = None,
        *,
        after_data: bool = False,
        basis: Basis = "consent",
        confidential: bool = False,
    ) -> pd.DataFrame:
        """Return the candidates of an act: states among which its unnamed targets are, without saying which.

        An act has candidates where it gives a geographic label ("six capitals in Africa"), or where it reached only
        some of those whom it describes: each state for those of the act's instruments that it lacks, or for all of them
        where it lacks none and a selector describes it. Parameters and columns are those of :meth:`targets`;
        ``designation`` names the lists that hold the state: regions, or ``selector``, with ``no list`` for each label
        to which none answers.

        Examples
        --------
        >>> from ccwuniv import OutreachLog, Registry
        >>> log = OutreachLog([{"id": "a", "kind": "consultation", "start": "2014-09-01", "count": 3, "complete": False,
        ...                     "instruments": ["AP2"], "selector": {"party_to": ["P2"], "not_party_to": ["AP2"]}}])
        >>> len(log.candidates(Registry.bundled())), len(log.targets(Registry.bundled()))
        (11, 0)
        """
        given = dict(locals())
        check_counting(basis)
        reg = reg.reaching(as_of, after_data=after_data)
        frame = candidate_frame(self.acts(confidential=confidential), reg, as_of, basis)
        frame.attrs["ccwuniv"]["arguments"] = arguments(given)
        return frame

    def summary(self, by: SummaryBy = "kind", *, confidential: bool = False) -> pd.Series[int]:
        """Count the acts.

        Records of one act, linked by ``same_as``, count as one: by kind, paragraph and year under the record that
        means it (the first by id among those whose actors did more than draft), and by actor, state
        and instrument once under each label that any of them has. A year is that of the act's last day; a state is
        one that the act names.

        Parameters
        ----------
        by : {"kind", "actor", "state", "instrument", "paragraph", "year"}
            What to count by. An act with several actors, states or instruments counts under each.
        confidential : bool
            Whether confidential acts count.

        Examples
        --------
        >>> from ccwuniv import OutreachLog
        >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO", "VNM"]},
        ...                    {"id": "b", "kind": "letter", "start": "2014-05-02", "note": "-", "same_as": ["a"]}])
        >>> log.summary("kind").to_dict(), log.summary("state").to_dict()
        ({'letter': 1}, {'LAO': 1, 'VNM': 1})
        """
        given = dict(locals())
        acts = self.acts(confidential=confidential)
        counts = summarise(acts, by)
        counts.attrs = log_provenance("OutreachLog.summary", given, acts, by=by, confidential=confidential)
        return counts

    def write_jsonl(self, path: str | Path, *, internal: bool = False, confidential: bool = False) -> int:
        """Write the public acts as JSON Lines, a canonical line per act in the order of ids, and return how many.

        With ``internal=True`` the file holds internal acts, too, with ``confidential=True`` all; without both it is no
        full copy of the log. With ``confidential=True``
        links to confidential acts that are not in the file, such as withdrawn ones, are left out: a reader of the file
        could not tell that these acts are confidential.

        Raises
        ------
        StoreError
            When the file cannot be written; a file that was there before still is.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from ccwuniv import OutreachLog
        >>> with TemporaryDirectory() as folder:
        ...     OutreachLog.bundled().write_jsonl(Path(folder) / "log.jsonl")
        89
        """
        held = self._held()
        lines = held.movable_lines if confidential else held.released(internal=internal, confidential=False).lines
        return write_lines(Path(path), lines)

    def _repr_html_(self) -> str:
        from ccwuniv.outreach.overview import overview

        try:
            held = self._held()
        except StoreError as error:
            return html_facts([("log", str(error))])
        return overview(held.shown_lines)
