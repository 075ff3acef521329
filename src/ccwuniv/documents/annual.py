"""A draft of the year's report on universalization, and its internal annex as a paper of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv._support import explained, one_of
from ccwuniv.documents.annual_facts import annex_facts, annual_facts
from ccwuniv.documents.annual_paper import annex_blocks, annual_blocks
from ccwuniv.documents.annual_words import ANNUAL_WORDS, AnnualLanguage
from ccwuniv.documents.footers import INTERNAL, footer
from ccwuniv.documents.left_outs import left_out
from ccwuniv.documents.papers import Paper
from ccwuniv.errors import DateError
from ccwuniv.records import DateLike, as_day

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.documents.letterheads import Letterhead
    from ccwuniv.documents.meetings import Meeting
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["AnnualReport", "annual_annex", "annual_report"]

_YEARS = (1980, 2200)


@dataclass(frozen=True, kw_only=True)
class AnnualReport(Paper):
    """A draft of a year's report, with what every paper has: ``markdown``, ``html``, ``word`` and ``write``.

    Attributes
    ----------
    title : str
    since, until : datetime.date
        The first and the last day that it covers.
    counted_on : datetime.date
        The day of its totals: the last day, or the data's last where that is earlier.
    language : {"en", "fr"}
        The language of the text.
    left_out : int
        How many internal acts of the period are not in it; of confidential ones nothing is said.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> draft = annual_report(Registry.bundled(), OutreachLog.bundled(), 2014)
    >>> draft.title, str(draft.since), str(draft.until)
    ('Promoting universality of the Convention and its Protocols', '2014-01-01', '2014-12-31')
    """

    since: dt.date
    until: dt.date
    counted_on: dt.date
    left_out: int = 0


@explained
def annual_report(
    reg: Registry,
    log: ReadableLog,
    year: int | None = None,
    *,
    since: DateLike | None = None,
    until: DateLike | None = None,
    language: AnnualLanguage = "en",
    meeting: Meeting | None = None,
    letterhead: Letterhead | None = None,
    universe: Universe = "all_states",
    internal: bool = False,
) -> AnnualReport:
    """Draft a year's report on universalization, in the form of the Meeting's documents; each figure with a source.

    It has numbered paragraphs: what it covers, the totals and their change, the States that consented to be bound,
    what was done by whom, with footnotes that name the documents. Public acts alone are in it, unless ``internal`` is
    given. Acts are taken to the last day of the period, totals as far as the data go.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    log : OutreachLog
    year : int, optional
        The calendar year. An act belongs to it where any of its days does.
    since, until : day, optional
        The period, such as the one from the last Meeting to the deadline for documents; both without a year.
    internal : bool
        Whether internal acts are in it; every page then says INTERNAL.
    language : {"en", "fr"}
        The language of the draft. What a log records in other words than those on its list is quoted as recorded.
    meeting : Meeting, optional
        The meeting to which it is submitted, with the item of its agenda; places are left for them in brackets where it
        is not given.
    letterhead : Letterhead, optional
        Who writes; the office and its address are above the title.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        Out of which states is counted; the draft says it in words.

    Returns
    -------
    AnnualReport

    Raises
    ------
    DateError
        For a year or period that the data cannot answer for.
    OptionError
        For another language or universe.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> draft = annual_report(Registry.bundled(), OutreachLog.bundled(), 2014, language="fr")
    >>> draft.title, str(draft.until)
    ("Promotion de l'universalité de la Convention et de ses Protocoles", '2014-12-31')
    """
    one_of("language", language, tuple(ANNUAL_WORDS))
    reg = reg.within_data()
    first, last = _period(reg, year, since, until)
    said = log.released(internal=internal)
    facts = annual_facts(reg, said, first, last, meeting=meeting, language=language, universe=universe)
    return AnnualReport(
        title=ANNUAL_WORDS[language].title,
        blocks=annual_blocks(facts, language, internal=internal),
        language=language,
        footer=footer(language),
        marking=INTERNAL if internal else "",
        since=first,
        until=last,
        counted_on=facts.counted_on,
        head=letterhead.lines if letterhead else (),
        left_out=left_out(log.filter(since=first, until=last), internal=internal),
    )


@explained
def annual_annex(
    reg: Registry,
    log: ReadableLog,
    year: int | None = None,
    *,
    since: DateLike | None = None,
    until: DateLike | None = None,
    language: AnnualLanguage = "en",
    letterhead: Letterhead | None = None,
) -> Paper:
    """Draft the internal annex of a year's report: the commitments that held, and whom to talk to next.

    Every page says INTERNAL. Confidential acts are left out.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    log : OutreachLog
    year, since, until
        As for :func:`annual_report`.
    language : {"en", "fr"}
    letterhead : Letterhead, optional
        Who writes; the office and its address are above the title.

    Returns
    -------
    Paper

    Raises
    ------
    DateError, OptionError
        As for :func:`annual_report`.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> annex = annual_annex(Registry.bundled(), OutreachLog.bundled(), 2026)
    >>> annex.marking, "2014 Meeting" in annex.markdown
    ('INTERNAL', False)
    """
    one_of("language", language, tuple(ANNUAL_WORDS))
    reg = reg.within_data()
    first, last = _period(reg, year, since, until)
    facts = annex_facts(reg, log.released(internal=True), first, last, language)
    title = ANNUAL_WORDS[language].annex
    head = letterhead.lines if letterhead else ()
    return Paper(title, annex_blocks(facts, language), language, footer(language), INTERNAL, head)


def _period(reg: Registry, year: int | None, since: DateLike | None, until: DateLike | None) -> tuple[dt.date, dt.date]:
    if year is None and (since is None or until is None):
        raise DateError(year, "use the year, or both the first and the last day of the period.")
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise DateError(year, "use the year as a whole number, such as 2014.")
    if year is not None and not _YEARS[0] <= year <= _YEARS[1]:
        raise DateError(year, f"use a year from {_YEARS[0]} to {_YEARS[1]}.")
    first = dt.date(year or 1, 1, 1) if since is None else as_day(since)
    last = dt.date(year or 1, 12, 31) if until is None else as_day(until)
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    if first > reg.as_of:
        raise DateError(str(first), f"the data stop at {reg.as_of}, before the period begins.")
    reg.recorded_day(first)
    return first, last
