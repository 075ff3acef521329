"""The annual draft and its internal annex, as blocks in the form of the documents of the genre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count

from ccwuniv import names
from ccwuniv.documents.act_words import group_in_words, kind_in_words
from ccwuniv.documents.annual_facts import ActFacts, AnnexFacts, AnnualFacts, Consent
from ccwuniv.documents.annual_words import ANNUAL_WORDS, AnnualLanguage, AnnualWords
from ccwuniv.documents.blocks import Block, Heading, Listing, Paragraph, Run, Table, Text
from ccwuniv.documents.counted import counted
from ccwuniv.documents.days import day_in_words
from ccwuniv.documents.recorded_words import recorded
from ccwuniv.registry import NOT_KNOWN

__all__ = ["annex_blocks", "annual_blocks"]


def annual_blocks(facts: AnnualFacts, language: AnnualLanguage, *, internal: bool) -> tuple[Block, ...]:
    """Write the draft: its head, an introduction, the status, the activities, the sources."""
    return _Draft(facts, language, internal=internal).blocks()


class _Draft:
    """The paragraphs of the draft, numbered through its sections."""

    def __init__(self, facts: AnnualFacts, language: AnnualLanguage, *, internal: bool) -> None:
        self._facts, self._internal = facts, internal
        self._language: AnnualLanguage = language
        self._words: AnnualWords = ANNUAL_WORDS[language]
        self._numbers = count(1)

    def blocks(self) -> tuple[Block, ...]:
        """Return all of it."""
        words = self._words
        sections = (
            (words.introduction, self._introduction()),
            (words.status, self._status()),
            (words.done, self._done()),
            (words.sources, self._sources()),
        )
        numerals = ("I", "II", "III", "IV")
        body: list[Block] = [*self._head()]
        for numeral, (title, blocks) in zip(numerals, sections, strict=True):
            body += [Heading(f"{numeral}. {title}"), *blocks]
        return tuple(body)

    def _spoken(self, day: dt.date) -> str:
        return day_in_words(day, self._language)

    def _paragraph(self, *text: Run | str) -> Paragraph:
        pieces = tuple(Run(piece) if isinstance(piece, str) else piece for piece in text)
        return Paragraph(pieces, number=next(self._numbers))

    def _head(self) -> Iterator[Block]:
        words, meeting = self._words, self._facts.meeting
        if meeting is None:
            yield Paragraph(words.no_meeting)
            yield Paragraph(words.no_item)
        else:
            if meeting.symbol:
                yield Paragraph(Run(meeting.symbol, bold=True))
            yield Paragraph(Run(meeting.name, bold=True))
            end = meeting.end or meeting.start
            form = words.one_day if end == meeting.start else words.days_of_meeting
            yield Paragraph(form.format(place=meeting.place, start=self._spoken(meeting.start), end=self._spoken(end)))
            yield Paragraph(meeting.agenda_item or words.no_item)
        yield Paragraph(Run(words.submitted, bold=True))

    def _introduction(self) -> Iterator[Block]:
        facts, words = self._facts, self._words
        scope = words.scope.format(since=self._spoken(facts.since), until=self._spoken(facts.until))
        yield self._paragraph(f"{words.draft} {scope}")
        cut = f" {words.cut.format(day=self._spoken(facts.counted_on))}" if facts.cut else ""
        yield self._paragraph(f"{words.counted} {facts.universe}{cut}")

    def _status(self) -> Iterator[Block]:
        facts, words = self._facts, self._words
        yield self._paragraph(Run(facts.headline, footnote="; ".join(facts.sources)))
        changes = [
            words.change.format(name=facts.names[code], change=f"{change:+d}") for code, change in facts.changes.items()
        ]
        form = words.changes if changes else words.no_change
        said = words.between_changes.join(changes)
        yield self._paragraph(form.format(day=self._spoken(facts.before), changes=said))
        if not facts.consents:
            yield self._paragraph(words.nobody_moved)
            return
        states = len({consent.iso3 for consent in facts.consents})
        yield self._paragraph(f"{counted(states, self._language, words.moved)} {words.no_effect}")
        yield Table(words.consents, tuple(map(self._consent, facts.consents)))

    def _consent(self, consent: Consent) -> tuple[Text, ...]:
        return (
            names.name(consent.iso3, self._language),
            self._facts.names[consent.instrument],
            Run(self._words.treaty_acts[consent.kind], footnote=consent.source),
            self._spoken(consent.day),
            self._spoken(consent.in_force) if consent.in_force else "",
        )

    def _done(self) -> Iterator[Block]:
        words = self._words
        if not self._facts.acts:
            yield self._paragraph(words.no_act)
        for actor, acts in self._facts.acts.items():
            yield self._paragraph(words.by.format(actor=actor or words.unknown_actor))
            yield Listing(tuple(map(self._act, acts)))

    def _act(self, act: ActFacts) -> Text:
        words = self._words
        concerned = ", ".join(self._facts.names[code] for code in act.instruments)
        parts = [
            kind_in_words(act.kind, self._language) + (f" ({words.planned})" if act.planned else ""),
            self._days(act),
            words.to.format(whom=act.towards) if act.towards else "",
            words.concerning.format(names=concerned),
        ]
        source = act.document or words.records.format(id=act.id)
        if act.paragraph:
            source = words.paragraph.format(document=source, number=act.paragraph)
        return (Run(", ".join(filter(None, parts)) + ".", footnote=source),)

    def _days(self, act: ActFacts) -> str:
        words, start, end = self._words, self._spoken(act.start), self._spoken(act.end)
        if act.precision == "year":
            return words.in_year.format(year=act.start.year)
        if act.precision == "month":
            return words.in_month.format(start=start)
        return words.on.format(start=start) if act.start == act.end else words.between.format(start=start, end=end)

    def _sources(self) -> Iterator[Block]:
        facts, words = self._facts, self._words
        log = words.log_internal if self._internal else words.log
        yield self._paragraph(f"{words.source.format(sources='; '.join(facts.sources), data=facts.data)} {log}")


def annex_blocks(facts: AnnexFacts, language: AnnualLanguage) -> tuple[Block, ...]:
    """Write the internal annex: the commitments of the period, and whom to talk to next."""
    words = ANNUAL_WORDS[language]
    since, until = day_in_words(facts.since, language), day_in_words(facts.until, language)
    unanswered = sum(one.unanswered for one in facts.commitments)
    commitments = tuple(
        (
            recorded(one.who, language),
            recorded(one.what, language),
            recorded(one.document, language),
            str(one.acts),
            recorded(one.answered_by, language) or (words.unanswered if one.unanswered else ""),
        )
        for one in facts.commitments
    )
    targets = tuple(
        (
            names.name(one.iso3, language),
            words.not_known if one.group == NOT_KNOWN else group_in_words(one.group, language),
            words.yes if one.signatory else "",
            str(one.neighbouring),
            str(one.contacts),
            day_in_words(one.last, language) if one.last else "",
        )
        for one in facts.targets
    )
    said = counted(len(commitments), language, words.commitments).format(open=unanswered)
    ahead = counted(facts.outside, language, words.ahead)
    if len(targets) > 1:
        ahead = f"{ahead} {words.order.format(shown=len(targets))}"
    return (
        Paragraph(words.annex_head.format(since=since, until=until)),
        Paragraph(said, number=1),
        *([Table(words.commitment, commitments)] if commitments else []),
        Paragraph(ahead, number=2),
        *([Table(words.target, targets)] if targets else []),
    )
