"""What a table of the UN Treaty Collection holds, once read."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ccwuniv._support import FrozenMapping, Versioned, freeze_fields
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind, spoken

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Form", "UntcAction", "UntcConsent", "UntcHeader", "UntcNote", "UntcStatement", "UntcTable"]

Form = Literal["html", "xml", "csv"]
StatementKind = Literal[
    "reservation",
    "declaration",
    "understanding",
    "objection",
    "communication",
    "statement",
    "territorial_application",
    "notification",
]

_FRAME_TYPES = {
    "iso3": "string",
    "participant": "string",
    "kind": "string",
    "date": "datetime64[s]",
    "effective": "datetime64[s]",
    "declared_as": "string",
    "withdrawn": "bool",
    "column": "string",
    "table": "int64",
    "row": "int64",
    "marks": "string",
    "note": "string",
}


@dataclass(frozen=True, slots=True)
class UntcHeader(Versioned):
    r"""What stands above the table.

    Attributes
    ----------
    chapter : str
        The chapter of the collection, such as ``XXVI``.
    number : str or None
        The treaty's number in the collection, such as ``XXVI-2-a``.
    title : str
        The title as printed.
    concluded, concluded_at : datetime.date or None, str
        The first day and place of conclusion.
    entry_into_force : datetime.date or None
        The general entry into force; None where the treaty is not yet in force.
    registration : tuple of (datetime.date or None, str)
        Day and number of registration with the United Nations (Charter, article 102).
    signatories_stated, parties_stated : int or None
        The totals that the page itself prints.
    status_day : datetime.date or None
        The day of the page; the HTML alone prints one.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = b"Status as at 3 February 2026\n\nParticipant,Ratification\nFrance,4 Mar 1988\n"
    >>> str(read_untc(page).header.status_day)
    '2026-02-03'
    """

    chapter: str = ""
    number: str | None = None
    title: str = ""
    concluded: dt.date | None = None
    concluded_at: str = ""
    entry_into_force: dt.date | None = None
    registration: tuple[dt.date | None, str] = (None, "")
    signatories_stated: int | None = None
    parties_stated: int | None = None
    status_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class UntcAction(Versioned):
    r"""One dated act of one participant.

    Attributes
    ----------
    participant : str
        The name as printed, without footnote marks.
    iso3 : str or None
        The state, None where the participant is none (an organisation, a territory) or is not known.
    kind : ActionKind
        The act, by the letter beside the date and the heading of the column.
    date : datetime.date
        The day of the act: of signature, of deposit, of notification.
    effective : datetime.date or None
        The day of effect, where the page prints it.
    declared_as : str
        The letter or word beside the date, empty where there is none.
    withdrawn : bool
        Whether the page puts the act in square brackets: it was withdrawn later.
    column : str
        The heading of its column.
    row, table : int
        Its row, the first below the heading being 1, and the table on the page.
    marks : tuple of str
        The footnotes that its participant and its cell point to.
    note : str
        What a reader of this act should know.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> [act] = read_untc(b"Participant,Accession(a)\nLao PDR,3 Jan 1983 a\n").actions
    >>> act.participant, act.iso3, act.kind.value, act.declared_as
    ('Lao PDR', 'LAO', 'accession', 'a')
    """

    participant: str
    iso3: str | None
    kind: ActionKind
    date: dt.date
    effective: dt.date | None = None
    declared_as: str = ""
    withdrawn: bool = False
    column: str = ""
    row: int = 0
    marks: tuple[str, ...] = ()
    note: str = ""
    table: int = 1


@dataclass(frozen=True, slots=True)
class UntcConsent(Versioned):
    r"""A participant's consent to an annexed protocol, as a cross or date in a column of its own.

    ``protocol`` is ``P1``, ``P2`` or ``P3`` in the Convention's own table, elsewhere the heading as printed. ``date``
    is the day printed beside the cross, None where the consent was given with the deposit for the treaty itself.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = b"Participant,Accession(a),Protocol I,Protocol II\nLao PDR,3 Jan 1983 a,x,x\n"
    >>> [(consent.iso3, consent.protocol, consent.date) for consent in read_untc(page, instrument="CCW").consents]
    [('LAO', 'P1', None), ('LAO', 'P2', None)]
    """

    participant: str
    iso3: str | None
    protocol: str
    date: dt.date | None
    printed: str


@dataclass(frozen=True, slots=True)
class UntcStatement(Versioned):
    """A reservation, declaration, understanding, objection or the like: who, what, when, never its text.

    ``heading`` is at most the first twelve words as printed; ``upon`` names the act it came with.

    Examples
    --------
    >>> UntcStatement("France", "FRA", "reservation", made=dt.date(1988, 3, 4)).made.year
    1988
    """

    participant: str
    iso3: str | None
    kind: StatementKind
    heading: str = ""
    made: dt.date | None = None
    upon: str = ""
    objected_to: str | None = None
    withdrawn: dt.date | None = None


@dataclass(frozen=True, slots=True)
class UntcNote(Versioned):
    """What was not understood or deserves a look: where it is, what is printed, what about it.

    ``departure`` where a word of leaving was not understood: by it, somebody may have left.

    Examples
    --------
    >>> print(UntcNote("table 1, row 3", "Atlantis", "no participant that is known"))
    table 1, row 3: 'Atlantis': no participant that is known
    """

    where: str
    found: str
    message: str
    departure: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.found!r}: {self.message}" if self.found else f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True, repr=False)
class UntcTable(Versioned):
    r"""A table of the UN Treaty Collection.

    Attributes
    ----------
    header : UntcHeader
        What stands above the table.
    form : {"html", "xml", "csv"}
        In which form it was.
    source : str
        The name of the file.
    instrument : str
        The code of the instrument, such as ``CCW``; for an unknown treaty its number.
    as_of : datetime.date or None
        The day for which parties are counted.
    actions : tuple of UntcAction
        Every dated act, in the order of the page, then the withdrawals that its footnotes report.
    former_actions, former_consents : tuple of UntcAction, tuple of UntcConsent
        Acts of states that no longer exist, from the footnotes, and in the Convention's own table their consents to
        Protocols I to III. They are not counted as parties.
    consents : tuple of UntcConsent
        Consents to annexed protocols.
    statements : tuple of UntcStatement
        Reservations, declarations, objections and the like.
    footnotes : mapping of str to str
        The footnotes by mark, for reading; they belong to the United Nations and are stored nowhere.
    notes : tuple of UntcNote
        Everything that was not understood, or that deserves a look.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> table = read_untc(b"Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nEgypt,10 Apr 1981,")
    >>> table
    <UntcTable bytes from csv 'bytes': 3 actions, 1 parties, 0 consents, 0 notes>
    """

    header: UntcHeader
    form: Form
    source: str
    instrument: str
    as_of: dt.date | None = None
    actions: tuple[UntcAction, ...] = ()
    former_actions: tuple[UntcAction, ...] = ()
    former_consents: tuple[UntcConsent, ...] = ()
    consents: tuple[UntcConsent, ...] = ()
    statements: tuple[UntcStatement, ...] = ()
    footnotes: Mapping[str, str] = FrozenMapping()
    notes: tuple[UntcNote, ...] = ()

    def __post_init__(self) -> None:
        freeze_fields(self, "footnotes")

    @property
    def parties_counted(self) -> int:
        r"""How many participants are bound on ``as_of``: consent given, and not ended by then.

        A withdrawal counts from the day on which it takes effect. Without ``as_of``, square brackets decide.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> page = b"Participant,Ratification\nFrance,4 Mar 1988\nGreece,28 Jan 1992\n"
        >>> read_untc(page, as_of="1990-01-01").parties_counted, read_untc(page, as_of="2000-01-01").parties_counted
        (1, 2)
        """
        return len(_parties(self.actions, self.as_of))

    @property
    def signatories_counted(self) -> int:
        r"""How many participants have signed, signatures in brackets left out.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nEgypt,10 Apr 1981,")
        >>> table.signatories_counted, table.parties_counted
        (2, 1)
        """
        return len({_key(a) for a in self.actions if a.kind is ActionKind.SIGNATURE and not a.withdrawn})

    @property
    def agrees(self) -> bool | None:
        r"""Whether the rows give as many parties as the header states on the day of the page; None without a total.

        Examples
        --------
        >>> from dataclasses import replace
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
        >>> table.agrees, replace(table, header=UntcHeader(parties_stated=2)).agrees
        (None, False)
        """
        if self.header.parties_stated is None:
            return None
        return self.header.parties_stated == self._on_the_page

    @property
    def parties_check(self) -> str:
        r"""One sentence on the header's total of parties beside that of the rows.

        Examples
        --------
        >>> from dataclasses import replace
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
        >>> print(replace(table, header=UntcHeader(parties_stated=2)).parties_check)
        The header states 2 parties; the rows give 1: they differ.
        """
        stated, day = self.header.parties_stated, self._day_of_the_page
        when = f" on {spoken(day)}" if day else ""
        if stated is None:
            return f"The header states no total of parties; the rows give {self._on_the_page}{when}."
        verdict = "they agree" if self.agrees else "they differ"
        return f"The header states {stated} parties; the rows give {self._on_the_page}{when}: {verdict}."

    @property
    def _day_of_the_page(self) -> dt.date | None:
        return self.header.status_day or self.as_of

    @property
    def _on_the_page(self) -> int:
        return len(_parties(self.actions, self._day_of_the_page))

    def frame(self) -> pd.DataFrame:
        r"""Return the actions as a table, a row per act, with the origin in ``.attrs["ccwuniv"]``.

        Returns
        -------
        pandas.DataFrame
            Columns iso3, participant, kind, date, effective, declared_as, withdrawn, column, table, row, marks, note.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nEgypt,10 Apr 1981,")
        >>> [f"{row.iso3} {row.kind} {row.date:%Y-%m-%d}" for row in table.frame().itertuples()]
        ['FRA signature 1981-04-10', 'FRA ratification 1988-03-04', 'EGY signature 1981-04-10']
        """
        import pandas as pd

        plain = [name for name in _FRAME_TYPES if name not in ("kind", "marks")]
        rows = [[*(getattr(a, name) for name in plain), a.kind.value, ", ".join(a.marks)] for a in self.actions]
        columns = [*plain, "kind", "marks"]
        frame = pd.DataFrame(rows, columns=columns, dtype="object")[[*_FRAME_TYPES]].astype(_FRAME_TYPES)
        frame.attrs["ccwuniv"] = {
            "source": f"UN Treaty Collection {self.header.number or self.source}",
            "instrument": self.instrument,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }
        return frame

    def __repr__(self) -> str:
        day = f" as of {self.as_of}" if self.as_of else ""
        return (
            f"<UntcTable {self.instrument}{day} from {self.form} {self.source!r}: {len(self.actions)} actions, "
            f"{self.parties_counted} parties, {len(self.consents)} consents, {len(self.notes)} notes>"
        )

    def _repr_html_(self) -> str:
        counts = (
            ("Parties", f"{self.parties_counted}"),
            ("Signatories", f"{self.signatories_counted}"),
            ("Actions", f"{len(self.actions)}"),
            ("Consents to annexed protocols", f"{len(self.consents)}"),
            ("Statements", f"{len(self.statements)}"),
            ("Notes", f"{len(self.notes)}"),
        )
        rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in counts)
        title = html.escape(f"{self.header.number or self.instrument}: {self.header.title or self.source}")
        return f"<table><caption>{title}</caption>{rows}</table><p>{html.escape(self.parties_check)}</p>"


def _key(action: UntcAction) -> str:
    return action.iso3 or action.participant


def _parties(actions: Iterable[UntcAction], day: dt.date | None) -> set[str]:
    endings: dict[str, list[UntcAction]] = {}
    consents: list[UntcAction] = []
    for action in actions:
        if action.kind in ENDING_KINDS:
            endings.setdefault(_key(action), []).append(action)
        elif action.kind in CONSENT_KINDS and (day is None or action.date <= day):
            consents.append(action)
    return {_key(c) for c in consents if not _ended(c, endings.get(_key(c), []), day)}


def _ended(consent: UntcAction, endings: Iterable[UntcAction], day: dt.date | None) -> bool:
    later = [ending for ending in endings if ending.date >= consent.date]
    if day is None:
        return consent.withdrawn or any(ending.row for ending in later)
    if not later:
        return consent.withdrawn
    return any((ending.effective or ending.date) <= day for ending in later)
