"""The records in a table of the UN Treaty Collection."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ccwuniv._support import Versioned
from ccwuniv.records import ActionKind

__all__ = ["Form", "StatementKind", "UntcAction", "UntcConsent", "UntcHeader", "UntcNote", "UntcStatement"]

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


@dataclass(frozen=True, slots=True)
class UntcHeader(Versioned):
    r"""The header of the page, above the table.

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
    """A passage that was not understood or should be checked: its place, its text, and why.

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
