"""The records read from a report, each with its place in the original."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._support import Versioned

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind, Actor, OutreachAction, Region, Selector
    from ccwuniv.sources.isu.activities import CountKind

__all__ = ["Claim", "DatedPassage", "DraftAct", "Paragraph", "PartyCount", "Person", "ReadingNote", "StateMention"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph: its number as printed (or its order), its text, its place.

    ``text`` is clean: no breaks of lines inside a sentence, no footnote marks, nothing that belongs to the page. An
    item of a list keeps its own line. ``marks`` are those of the footnotes that hang on it; ``heading`` is the one
    under which it stands.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 parties. On 2 May 2014 Ambassador Anna Smith of Finland wrote to Togo.\n"
    >>> report = read_report(text)
    >>> report.paragraphs[0].number, report.paragraphs[0].text[:13]
    (1, 'The Conventio')
    """

    number: int
    text: str
    start: int
    end: int
    marks: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class StateMention:
    r"""A place where a state is named; ``paragraph`` is None in the head, a heading, a footnote or an annex.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 parties. On 2 May 2014 Ambassador Anna Smith of Finland wrote to Togo.\n"
    >>> report = read_report(text)
    >>> [mention.iso3 for mention in report.mentions]
    ['FIN', 'TGO']
    """

    iso3: str
    start: int
    end: int
    text: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class DatedPassage:
    r"""A day, a range of days, a month or a year that the text names, from ``first`` to ``last``.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 parties. On 2 May 2014 Ambassador Anna Smith of Finland wrote to Togo.\n"
    >>> report = read_report(text)
    >>> str(report.dates[0].first), report.dates[0].precision
    ('2014-05-02', 'day')
    """

    first: dt.date
    last: dt.date
    precision: Literal["day", "month", "year"]
    start: int
    end: int
    text: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Person:
    r"""A person: the name and the office as printed, and the state whose office it is.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 parties. On 2 May 2014 Ambassador Anna Smith of Finland wrote to Togo.\n"
    >>> report = read_report(text)
    >>> report.persons[0].name, report.persons[0].iso3
    ('Anna Smith', 'FIN')
    """

    name: str
    office: str
    iso3: str | None
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Claim(Versioned):
    r"""A claim of a report on participation, to be compared with a registry.

    ``kind`` is ``total`` (an instrument has so many parties, on ``day`` where its sentence begins with one; ``note``
    holds a longer period, or ``ordinal`` where a state became the 125th party), ``not_party`` (a state is outside an
    instrument), ``joined`` (a state became a party, on ``day`` where one is printed) or ``count`` (so many states
    answer to ``selector``). ``treaty`` is an instrument of the Convention or a neighbouring treaty.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 parties. On 2 May 2014 Ambassador Anna Smith of Finland wrote to Togo.\n"
    >>> report = read_report(text)
    >>> report.claims[0].kind, report.claims[0].number
    ('total', 117)
    """

    kind: Literal["total", "not_party", "joined", "count"]
    paragraph: int
    start: int
    end: int
    text: str
    treaty: str = ""
    iso3: str | None = None
    number: int | None = None
    day: dt.date | None = None
    selector: Selector | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyCount:
    r"""A number of parties or states that is not a total: how many took part, submitted reports, signed, paid.

    ``kind`` says what is counted, by a phrase of the sentence; ``other`` where none is known. ``treaty`` is the
    instrument that is named with it, empty where none is. ``text`` is the clause.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 parties. In 2013, 48 parties to Protocol V submitted annual reports.\n"
    >>> report = read_report(text)
    >>> report.totals, [(count.kind, count.number, count.treaty) for count in report.counts]
    ({'CCW': 117}, [('reports', 48, 'P5')])
    """

    paragraph: int
    kind: CountKind
    number: int
    treaty: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DraftAct:
    r"""An outreach act as the text seems to tell it: a draft, for a person to confirm.

    ``states`` are its targets; ``participants`` are those that the sentence says are parties already and took part.
    ``count`` is the number that it prints, even where that is not the number of the names. ``sentence`` is the sentence
    on which the draft rests; ``to_confirm`` says what was inferred rather than read. Persons and offices are as
    printed, with the office in English where it is known.

    Examples
    --------
    >>> from ccwuniv import read_report
    >>> text = "1. The Convention has 117 High Contracting Parties.\n\n2. Finland will send letters to Togo.\n"
    >>> report = read_report(text)
    >>> report.drafts[0].kind, report.drafts[0].states
    ('letter', ('TGO',))
    """

    paragraph: int
    kind: ActKind
    actors: tuple[Actor, ...]
    states: tuple[str, ...]
    selector: Selector | None
    count: int | None
    region: tuple[Region, ...]
    instruments: tuple[str, ...]
    treaty_scope: str
    accession_stage: str
    status: Literal["done", "planned"]
    first: dt.date | None
    last: dt.date | None
    sentence: str
    start: int
    end: int
    to_confirm: tuple[str, ...]
    participants: tuple[str, ...] = ()
    draft: Literal[True] = True

    def confirm(self, id: str, **fields: Any) -> OutreachAction:  # noqa: A002 - the field's own name
        r"""Make an act of the draft, once a person has checked it.

        Parameters
        ----------
        id : str
            The act's identifier.
        **fields
            What the person adds or corrects: ``start`` and ``end`` above all, where the sentence gives no date.

        Returns
        -------
        OutreachAction

        Raises
        ------
        DataError
            When a field is missing or wrong: an act needs at least a day.

        Examples
        --------
        >>> from ccwuniv import read_report
        >>> text = "1. The Convention has 117 High Contracting Parties.\n\n2. Finland will send letters to Togo.\n"
        >>> report = read_report(text)
        >>> report.drafts[0].confirm("a", start="2014-05-02").states
        ('TGO',)
        """
        from ccwuniv.outreach import OutreachAction

        taken = ("kind", "paragraph", "actors", "states", "selector", "count", "region", "instruments", "status")
        known: dict[str, Any] = {name: getattr(self, name) for name in taken}
        known |= {"treaty_scope": self.treaty_scope, "accession_stage": self.accession_stage}
        if self.first is not None:
            known |= {"start": self.first, "end": self.last, "precision": "day"}
        remarks = []
        if not (self.states or self.selector or self.count or self.region):
            remarks.append("the report names no target")
        if self.count is not None and self.count < len(self.states):
            known["count"] = None
            remarks.append(f"the report prints the number {self.count}")
        if self.participants:
            remarks.append(f"parties that took part: {', '.join(self.participants)}")
        if remarks:
            known["note"] = "; ".join(remarks)
        return OutreachAction(**{**known, "id": id, **fields})


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A passage that was not read, or should be checked: where it is, what it says, and why.

    Examples
    --------
    >>> ReadingNote("paragraph 3", "soon", "this is not a day").where
    'paragraph 3'
    """

    where: str
    found: str
    message: str
