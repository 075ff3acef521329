"""A draft of the year's report on universalization: what was done, what came of it, what is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from ccwuniv import names
from ccwuniv._support import Versioned, explained, one_of, write_file
from ccwuniv.analysis import mandate_coverage, target_list
from ccwuniv.citation import cite
from ccwuniv.documents.act_words import group_in_words, kind_in_words, towards_whom
from ccwuniv.documents.annual_words import ANNUAL_WORDS, AnnualWords
from ccwuniv.documents.counted import counted
from ccwuniv.documents.days import day_in_words
from ccwuniv.documents.headlines import ORDER, headline
from ccwuniv.documents.markdown import html_page, markdown_table, plain
from ccwuniv.errors import DateError
from ccwuniv.names import name_order
from ccwuniv.outreach import OutreachAction
from ccwuniv.records import CONSENT_KINDS, Action, DateLike

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["AnnualReport", "annual_report"]

AnnualLanguage: TypeAlias = Literal["en", "fr", "es"]


@dataclass(frozen=True)
class AnnualReport(Versioned):
    """A draft of a year's report.

    Attributes
    ----------
    title : str
    since, until : datetime.date
        The first and the last day that it covers.
    markdown : str
        The text, in numbered paragraphs.
    language : {"en", "fr", "es"}
        The language of the text.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> draft = annual_report(Registry.bundled(), OutreachLog.bundled(), 2014)
    >>> draft.title, str(draft.since), str(draft.until)
    ('Promoting universality of the Convention and its Protocols: 2014', '2014-01-01', '2014-12-31')
    """

    title: str
    since: dt.date
    until: dt.date
    markdown: str
    language: AnnualLanguage = "en"

    @property
    def html(self) -> str:
        """The draft as one page that needs nothing beside it.

        Examples
        --------
        >>> from ccwuniv import OutreachLog, Registry
        >>> draft = annual_report(Registry.bundled(), OutreachLog.bundled(), 2014)
        >>> draft.html.startswith("<!DOCTYPE html>"), f"<title>{draft.title}</title>" in draft.html
        (True, True)
        """
        return html_page(self.title, self.markdown, self.language)

    def write(self, path: str | Path) -> Path:
        """Write the draft: as a page where the name ends in ``.html``, else as Markdown.

        Raises
        ------
        StoreError
            When the file cannot be written; a file that was there before still is.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> from ccwuniv import OutreachLog, Registry
        >>> draft = annual_report(Registry.bundled(), OutreachLog.bundled(), 2014)
        >>> with TemporaryDirectory() as folder:
        ...     draft.write(Path(folder, "draft.md")).read_text("utf-8") == draft.markdown
        True
        """
        file = Path(path)
        write_file(file, self.html if file.suffix == ".html" else self.markdown)
        return file

    def _repr_markdown_(self) -> str:
        return self.markdown


@explained
def annual_report(
    reg: Registry,
    log: ReadableLog,
    year: int,
    *,
    since: DateLike | None = None,
    until: DateLike | None = None,
    language: AnnualLanguage = "en",
) -> AnnualReport:
    """Draft a year's report on universalization, from the log and the registry; each figure with its source.

    It has the totals and their change, what was done by whom, the states that moved, mandate by mandate what answers
    it, and the states to talk to next with the reasons. Confidential acts are left out.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    log : OutreachLog
    year : int
        The calendar year. An act belongs to it where any of its days does.
    since, until : day, optional
        Another period, such as the one from one annual meeting to the next; the data's last day ends it at the latest.
    language : {"en", "fr", "es"}
        The language of the draft. Offices, notes and commitments are shown as recorded.

    Returns
    -------
    AnnualReport

    Raises
    ------
    DateError
        For a year or period that the data cannot answer for.
    OptionError
        For another language.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> draft = annual_report(Registry.bundled(), OutreachLog.bundled(), 2014, language="fr")
    >>> draft.title, str(draft.until)
    ("Promotion de l'universalité de la Convention et de ses Protocoles : 2014", '2014-12-31')
    """
    if isinstance(year, bool) or not isinstance(year, int):
        raise DateError(year, "give the year as a whole number, such as 2014.")
    one_of("language", language, tuple(ANNUAL_WORDS))
    reg = reg.within_data()
    first = reg.day(since if since is not None else f"{year:04d}-01-01")
    last = reg.day(min(dt.date(year, 12, 31), reg.as_of) if until is None else until)
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    draft = _Draft(log, reg, first, last, language)
    title = draft.words.title.format(year=year)
    return AnnualReport(title, first, last, draft.text(title), language)


class _Draft:
    """The sections of the draft, their paragraphs numbered as reports of the genre have them."""

    def __init__(
        self, log: ReadableLog, reg: Registry, first: dt.date, last: dt.date, language: AnnualLanguage
    ) -> None:
        self.words: AnnualWords = ANNUAL_WORDS[language]
        self._log, self._reg = log, reg
        self._language: AnnualLanguage = language
        self._first, self._last = first, last
        self._acts = log.filter(since=first, until=last).actions
        self._paragraphs = 0

    def text(self, title: str) -> str:
        """Return the whole draft in Markdown."""
        since, until = self._spoken(self._first), self._spoken(self._last)
        parts = [f"# {title}", self.words.head.format(since=since, until=until)]
        sections = (self._totals, self._done, self._moved, self._commitments, self._ahead, self._sources)
        for heading, section in zip(self.words.sections, sections, strict=True):
            parts += [f"## {heading}", section()]
        return "\n\n".join(parts) + "\n"

    def _spoken(self, day: dt.date) -> str:
        return day_in_words(day, self._language)

    def _paragraph(self, text: str, header: Sequence[str] = (), rows: Iterable[Sequence[object]] = ()) -> str:
        self._paragraphs += 1
        return f"{self._paragraphs}\\. {text}" + (f"\n\n{markdown_table(header, rows)}" if header else "")

    def _totals(self) -> str:
        reg, words = self._reg, self.words
        before = reg.totals(max(self._first - dt.timedelta(days=1), reg.first_day))
        after = reg.totals(self._last)
        changes = [f"{code} {after[code] - before[code]:+d}" for code in (*ORDER, "P2") if after[code] != before[code]]
        template = words.changes if changes else words.no_change
        change = template.format(since=self._spoken(self._first), changes=", ".join(changes))
        return f"{self._paragraph(headline(reg, self._last, language=self._language))}\n\n{self._paragraph(change)}"

    def _done(self) -> str:
        if not self._acts:
            return self._paragraph(self.words.no_act)
        by_actor: dict[str, list[OutreachAction]] = {}
        for act in self._acts:
            by_actor.setdefault("; ".join(map(str, act.actors)) or self.words.unknown_actor, []).append(act)
        return "\n\n".join(
            self._paragraph(plain(actor) + self.words.colon, self.words.acts, [self._act(act) for act in own])
            for actor, own in by_actor.items()
        )

    def _act(self, act: OutreachAction) -> tuple[str, ...]:
        words = self.words
        planned = f" ({words.planned})" if act.status == "planned" else ""
        days = f"{act.start}" if act.start == act.end else words.days.format(start=act.start, end=act.end)
        record = [act.id, *([words.paragraph.format(number=act.paragraph)] if act.paragraph else [])]
        return (
            kind_in_words(act.kind, self._language) + planned,
            days,
            towards_whom(act, self._reg, self._language),
            " ".join(act.instruments),
            ", ".join(record),
        )

    def _moved(self) -> str:
        codes = self._reg.codes
        moved = [a for a in self._reg.actions if a.kind in CONSENT_KINDS and self._first <= a.date <= self._last]
        if not moved:
            return self._paragraph(self.words.nobody_moved)
        shown = {action.iso3: name_order(names.name(action.iso3, self._language)) for action in moved}
        moved.sort(key=lambda action: (action.date, shown[action.iso3], codes.index(action.instrument)))
        count = len({action.iso3 for action in moved})
        text = f"{self.words.moved.format(count=count)} {self.words.no_untreated_group}"
        return self._paragraph(text, self.words.actions, map(self._action, moved))

    def _action(self, action: Action) -> tuple[object, ...]:
        return (
            action.date,
            names.name(action.iso3, self._language),
            action.instrument,
            self.words.treaty_acts[action.kind.value],
            self._reg.entry_into_force(action.iso3, action.instrument) or "",
            action.source,
        )

    def _commitments(self) -> str:
        covered = mandate_coverage(self._acts)
        rows = [
            (
                r["who"],
                r["what"],
                r["document"],
                r["acts"],
                r["answered_by"] or (self.words.unanswered if r["unanswered"] else ""),
            )
            for r in covered.to_dict("records")
        ]
        text = counted(len(covered), self._language, self.words.commitments).format(
            open=int(covered["unanswered"].sum())
        )
        return self._paragraph(text, self.words.commitment, rows)

    def _ahead(self) -> str:
        targets = target_list(self._reg, self._log, self._last)
        ahead = targets.head(12)
        shown = [name_order(names.name(str(iso3), self._language)) for iso3 in ahead.index]
        ranks = list(zip(~ahead["signatory"], -ahead["neighbouring_treaties"], ahead["contacts"], shown, strict=True))
        ahead = ahead.iloc[sorted(range(len(ahead)), key=ranks.__getitem__)]  # equals by the names of the language
        rows = [
            (
                names.name(str(iso3), self._language),
                group_in_words(r["un_regional_group"], self._language),
                self.words.yes if r["signatory"] else "",
                r["neighbouring_treaties"],
                r["contacts"],
                "" if r["last_contact"] != r["last_contact"] else f"{r['last_contact']:%Y-%m-%d}",
            )
            for iso3, r in zip(ahead.index, ahead.to_dict("records"), strict=True)
        ]
        text = counted(len(targets), self._language, self.words.ahead)
        if len(ahead) > 1:
            text = f"{text} {self.words.order.format(shown=len(ahead))}"
        return self._paragraph(text, self.words.target, rows)

    def _sources(self) -> str:
        documents = sorted({act.document for act in self._acts if act.document})
        lines = [f"- {plain(source)}" for source in (*self._reg.sources, *documents)]
        return "\n".join([*lines, "", self.words.cite.format(reference=plain(cite(self._reg)))])
