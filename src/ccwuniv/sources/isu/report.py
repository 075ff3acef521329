"""Turn reports of the Implementation Support Unit on universalization into data that can be checked."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from ccwuniv._support import Versioned, explained, freeze_fields, html_table, one_of
from ccwuniv.sources.isu.genre import Language
from ccwuniv.sources.isu.records import (
    Claim,
    DatedPassage,
    DraftAct,
    Paragraph,
    PartyCount,
    Person,
    ReadingNote,
    StateMention,
)
from ccwuniv.sources.isu.source import source_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["IsuReport", "read_report"]

Part = Literal["paragraphs", "mentions", "dates", "persons", "claims", "counts", "drafts", "notes"]


@dataclass(frozen=True)
class IsuReport(Versioned):
    r"""A report, read.

    Every ``start`` and ``end`` is a place in ``text``, the original, so that ``report.text[m.start:m.end]`` shows what
    was read as it is there, broken lines included.

    Parameters
    ----------
    source : str
        What the report was read from.
    text : str
        The original, with the characters put right that readers of PDF turn into others: ligatures and presentation
        forms, radicals, words broken at the end of a line, Arabic lam and alef in reversed order. ``notes`` say where
        that was so.
    language : str
        ar, en, es, fr, ru or zh.
    title, session, agenda_title, submitted_by, symbol : str or None
        The head of the report, as printed; None where it was not found. ``symbol`` is the report's own.
    meeting_dates : tuple of datetime.date or None
        The first and last day of the meeting to which it was submitted.
    agenda_item : int or None
        The number of the item.
    day : datetime.date or None
        The latest day of which the report can speak, and ``day_reason``, from what that follows.
    footnotes : mapping of str to str
        The footnotes by their marks, which are taken out of the sentences.
    paragraphs : tuple of Paragraph
    totals : mapping of str to int
        The number of parties to each instrument that the report states, by code; one that it does not state is not
        there. What else it counts parties by is in ``counts``.
    mentions : tuple of StateMention
    symbols : tuple of str
        The symbols of the documents that it cites, each once.
    dates : tuple of DatedPassage
    persons : tuple of Person
    claims : tuple of Claim
        What it says of participation, for :func:`~ccwuniv.analysis.check_report`.
    counts : tuple of PartyCount
        The numbers of parties and states that are not totals: of those who took part, submitted reports, signed, paid.
    drafts : tuple of DraftAct
        The outreach acts that it seems to tell: drafts, for a person to confirm.
    notes : tuple of ReadingNote
        What was not read, or deserves a look.

    Examples
    --------
    >>> text = "1. The Convention has 117 High Contracting Parties.\n\n2. Finland will send letters to Togo.\n"
    >>> report = read_report(text)
    >>> report.totals, [(draft.kind, draft.states) for draft in report.drafts]
    ({'CCW': 117}, [('letter', ('TGO',))])
    """

    source: str
    text: str
    language: Language
    title: str | None
    session: str | None
    meeting_dates: tuple[dt.date, dt.date] | None
    agenda_item: int | None
    agenda_title: str | None
    submitted_by: str | None
    symbol: str | None
    day: dt.date | None
    day_reason: str
    footnotes: Mapping[str, str]
    paragraphs: tuple[Paragraph, ...]
    totals: Mapping[str, int]
    mentions: tuple[StateMention, ...]
    symbols: tuple[str, ...]
    dates: tuple[DatedPassage, ...]
    persons: tuple[Person, ...]
    claims: tuple[Claim, ...]
    counts: tuple[PartyCount, ...]
    drafts: tuple[DraftAct, ...]
    notes: tuple[ReadingNote, ...]

    def __post_init__(self) -> None:
        freeze_fields(self, "footnotes", "totals")

    @property
    def states(self) -> tuple[str, ...]:
        """The states that it names, as ISO codes, each once, in the order of their first mention.

        Examples
        --------
        >>> read_report("1. The Convention has 117 High Contracting Parties. Finland will write to Togo.").states
        ('FIN', 'TGO')
        """
        return tuple(dict.fromkeys(mention.iso3 for mention in self.mentions))

    def frame(self, part: Part) -> pd.DataFrame:
        """Return one part as a table, a row per record.

        Parameters
        ----------
        part : {"paragraphs", "mentions", "dates", "persons", "claims", "counts", "drafts", "notes"}

        Raises
        ------
        OptionError
            For any other word.

        Examples
        --------
        >>> report = read_report("1. The Convention has 117 High Contracting Parties. Finland will write to Togo.")
        >>> report.frame("mentions")[["iso3", "text"]].to_numpy().tolist()
        [['FIN', 'Finland'], ['TGO', 'Togo']]
        """
        import pandas as pd

        one_of("part", part, get_args(Part))
        return pd.DataFrame([_row(record) for record in getattr(self, part)])

    def __repr__(self) -> str:
        return (
            f"<IsuReport {self.title or self.source!r} ({self.language}): {len(self.paragraphs)} paragraphs, "
            f"{len(self.totals)} totals, {len(self.states)} states, {len(self.drafts)} drafts, {len(self.notes)} notes>"
        )

    def _repr_html_(self) -> str:
        totals = ", ".join(f"{code} {count}" for code, count in self.totals.items()) or "none"
        cells = (
            (
                draft.paragraph,
                draft.kind,
                "; ".join(actor.label for actor in draft.actors),
                ", ".join(draft.states) or (draft.selector.describe() if draft.selector else ""),
                draft.status,
                draft.sentence[:80],
            )
            for draft in self.drafts
        )
        table = html_table(("paragraph", "draft of", "actors", "towards", "status", "sentence"), cells)
        return (
            f"<p><b>{escape(self.title or self.source)}</b> ({self.language}). Parties: {totals}. "
            f"{len(self.states)} states named.</p>{table}"
        )


def _row(record: object) -> dict[str, object]:
    fields = dataclasses.fields(record)  # type: ignore[arg-type]
    return {field.name: getattr(record, field.name) for field in fields}


@explained
def read_report(source: str | Path | bytes) -> IsuReport:
    r"""Read a report of the Implementation Support Unit on universalization.

    What could not be read is said in ``notes``. Where a PDF gives the digits of Arabic text at the wrong end of their
    run, a second reader of PDF is asked; where that is no better, no number of parties is taken from it.

    Parameters
    ----------
    source : str, pathlib.Path or bytes
        A file: `.txt` as it comes out of a PDF, a PDF (with the extra ``pdf``) or a Word document (`.docx`, with the
        extra ``office``); its bytes; or the text itself, where a string has a line break or reads like a sentence.

    Returns
    -------
    IsuReport

    Raises
    ------
    SourceFormatError
        For what is empty, too large (a file of more than twenty million bytes, or a text of more than a million
        characters), no text, or of another genre.
    StoreError
        For a file that is not there or cannot be read.

    Examples
    --------
    >>> report = read_report('''2014 session
    ... Geneva, 13-14 November 2014
    ... Item 10 of the provisional agenda
    ...
    ... 1. The Convention has 117 High Contracting Parties; Amended Protocol II, 100; and Protocol V, 84.
    ...
    ... 2. Finland will send letters to Viet
    ... Nam and Togo, which are not party to Amended Protocol II.
    ... ''')
    >>> report.totals
    {'CCW': 117, 'AP2': 100, 'P5': 84}
    >>> [report.text[m.start : m.end] for m in report.mentions]
    ['Finland', 'Viet\nNam', 'Togo']
    >>> [(draft.kind, draft.actors[0].country, draft.states, draft.status) for draft in report.drafts]
    [('letter', 'FIN', ('VNM', 'TGO'), 'planned')]
    """
    from ccwuniv.sources.isu.reading import read_text

    return IsuReport(**read_text(source_text(source)))
