"""Reading a report part by part, and putting the parts together."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ccwuniv import names
from ccwuniv.records import InstrumentCode
from ccwuniv.sources.isu.actors import find_persons
from ccwuniv.sources.isu.claims import find_claims
from ccwuniv.sources.isu.counts import find_counts
from ccwuniv.sources.isu.dates import find_dates
from ccwuniv.sources.isu.drafts import Reader
from ccwuniv.sources.isu.flow import Flow
from ccwuniv.sources.isu.genre import Language, check_genre, language_of
from ccwuniv.sources.isu.head import Head, read_head
from ccwuniv.sources.isu.layout import Layout, lay_out
from ccwuniv.sources.isu.lexicon import INTRODUCTION
from ccwuniv.sources.isu.lines import symbols
from ccwuniv.sources.isu.masked import masked
from ccwuniv.sources.isu.nationalities import find_by_adjective
from ccwuniv.sources.isu.passage import Passage
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
from ccwuniv.sources.isu.second_reader import held_against_second
from ccwuniv.sources.isu.source import SourceText
from ccwuniv.sources.isu.spans import Cover
from ccwuniv.sources.isu.targets import find_described
from ccwuniv.sources.isu.telling import Telling
from ccwuniv.sources.isu.terms import find_terms
from ccwuniv.sources.isu.totals import totals_in

__all__ = ["read_text"]

_HEADING_NUMBER = re.compile(r"^[\W\d]*(?:[IVXA-H]+\.)?\W*")
_AS_OF = re.compile(
    r"(?:\bas\s+(?:at|of|on)|\bau|\bal|\ben\s+date\s+du|по\s+состоянию\s+на|حتى|في|截至|截止到?)\s*(?:le\s+|el\s+|يوم\s+)?$",
    re.IGNORECASE,
)


def read_text(source: SourceText) -> dict[str, Any]:
    """Read the text of a source, and return the fields of a report."""
    text, where = source.text, source.where
    parts = lay_out(text)
    flows = [flow for _, flow in parts.paragraphs]
    passages = [_passage(number, flow) for number, flow in parts.paragraphs]
    clean = "\n".join([*(line.text for line in parts.head), *(flow.text for flow in flows)])
    terms = [term for one in passages for term in one.terms]
    remark, taken_for = check_genre(text, clean, where, terms, sum(len(one.states) for one in passages))
    language = language_of(clean)
    head = read_head(text, parts.head, parts.page, flows[0].start if flows else len(text))
    headings = _headings(parts)
    claims, counts = _claims(passages)
    claims, counts, unlike = held_against_second(source, claims, counts)
    totals, conflicts = _totals(claims)
    drafts = _drafts(language, passages, headings, claims, taken_for)
    day, reason = _day(passages, claims, drafts, head)
    everything: list[tuple[int | None, Flow]] = [(number, flow) for number, flow in parts.paragraphs]
    everything += [(None, flow) for flow in _elsewhere(text, parts)]
    dates, impossible = _dates(everything)
    notes = list(_notes(text, parts, totals, remark, passages, headings, drafts, claims))
    return {
        "source": where,
        "text": text,
        "language": language,
        "title": head.title,
        "session": head.session,
        "meeting_dates": head.meeting_dates,
        "agenda_item": head.agenda_item,
        "agenda_title": head.agenda_title,
        "submitted_by": head.submitted_by,
        "symbol": head.symbol,
        "day": day,
        "day_reason": reason,
        "footnotes": {mark: flow.text for mark, flow in parts.footnotes.items()},
        "paragraphs": tuple(_paragraphs(parts, headings)),
        "totals": totals,
        "mentions": tuple(_mentions(everything)),
        "symbols": tuple(dict.fromkeys(s for _, flow in _in_order(everything) for s, _, _ in symbols(flow.text))),
        "dates": dates,
        "persons": tuple(_persons(passages)),
        "claims": tuple(claims),
        "counts": tuple(counts),
        "drafts": tuple(drafts),
        "notes": (
            *(ReadingNote("text", "", remark) for remark in source.remarks),
            *unlike,
            *notes,
            *conflicts,
            *_unread(counts),
            *(_note_at(text, *one) for one in impossible),
        ),
    }


def _passage(number: int, flow: Flow) -> Passage:
    terms = find_terms(flow.text)
    states = names.find_states(flow.text)
    cover = Cover((one.start, one.end) for one in states)
    by_adjective = (one for one in find_by_adjective(flow.text) if not cover.touches(one.start, one.end))
    return Passage(
        number=number,
        flow=flow,
        terms=terms,
        states=states,
        named=sorted((*states, *by_adjective), key=lambda one: one.start),
        persons=find_persons(flow.text),
        described=find_described(flow.text, terms),
    )


def _headings(parts: Layout) -> dict[int, str]:
    """Return, for each paragraph, the heading above it."""
    found: dict[int, str] = {}
    last = ""
    for number, _ in parts.paragraphs:
        last = next((flow.text for n, flow in reversed(parts.headings) if n == number), last)
        found[number] = last
    return found


def _elsewhere(text: str, parts: Layout) -> Iterator[Flow]:
    """Yield the parts outside paragraphs: the head, the headings, the footnotes, the annexes."""
    for line in parts.head:
        yield Flow.of(text, line.start, line.end)
    for _, flow in parts.headings:
        yield flow
    yield from parts.footnotes.values()
    yield from parts.rest


def _in_order(flows: Iterable[tuple[int | None, Flow]]) -> list[tuple[int | None, Flow]]:
    return sorted(flows, key=lambda one: one[1].start)


def _paragraphs(parts: Layout, headings: dict[int, str]) -> Iterator[Paragraph]:
    ends = [*(flow.start for _, flow in parts.paragraphs[1:]), math.inf]
    for (number, flow), until in zip(parts.paragraphs, ends, strict=True):
        marks = tuple(mark for mark, place in parts.marks.marks.items() if flow.start <= place < until)
        yield Paragraph(number, flow.text, flow.start, flow.end, marks, headings[number])


def _mentions(flows: Iterable[tuple[int | None, Flow]]) -> Iterator[StateMention]:
    for number, flow in _in_order(flows):
        for found in names.find_states(flow.text):
            yield StateMention(found.iso3, *flow.span(found.start, found.end), found.text, number)


def _persons(passages: Iterable[Passage]) -> Iterator[Person]:
    for one in passages:
        for found in one.persons:
            place = one.flow.span(found.name_start, found.name_end)
            yield Person(found.name, found.office, found.iso3, *place, one.number)


def _dates(
    flows: Iterable[tuple[int | None, Flow]],
) -> tuple[tuple[DatedPassage, ...], list[tuple[int, str, str]]]:
    """Return the dates of a text, and those that no calendar has."""
    found: list[DatedPassage] = []
    impossible: list[tuple[int, str, str]] = []
    for number, flow in _in_order(flows):
        cited = [(start, end) for _, start, end in symbols(flow.text)]
        for date in find_dates(flow.text):
            place, printed = flow.span(date.start, date.end), flow.text[date.start : date.end]
            if any(start <= date.start < end for start, end in cited):
                continue
            if date.first and date.last:
                found.append(DatedPassage(date.first, date.last, date.precision, *place, printed, number))
            elif date.impossible:
                impossible.append((place[0], printed, "no calendar has this day"))
    return tuple(found), impossible


def _claims(passages: Sequence[Passage]) -> tuple[list[Claim], list[PartyCount]]:
    """Return the claims on participation in the paragraphs, and the numbers of parties that are not totals."""
    claims: list[Claim] = []
    counts: list[PartyCount] = []
    for one in passages:
        text = masked(one.flow.text)
        totals = totals_in(text)
        claims += find_claims(one, totals)
        counts += find_counts(one.number, one.flow, text, totals)
    return claims, counts


def _unread(counts: Sequence[PartyCount]) -> Iterator[ReadingNote]:
    """Yield the numbers of parties for which no known phrase says what they count."""
    for count in counts:
        if count.kind == "other":
            message = f"{count.number} counts parties in words that are not known; it was not taken for a total"
            yield ReadingNote(f"paragraph {count.paragraph}", count.text, message)


def _totals(claims: Sequence[Claim]) -> tuple[dict[str, int], list[ReadingNote]]:
    """Take the totals of the paragraph that gives most of them first, and say where another differs.

    A total of a year, or of an earlier day than others have, comes after them, and so does an ordinal number.
    """
    counted = [claim for claim in claims if claim.kind == "total"]
    rich = {c.paragraph: len({o.treaty for o in counted if o.paragraph == c.paragraph}) for c in counted}
    latest = max((claim.day for claim in counted if claim.day), default=dt.date.max)
    found: dict[str, Claim] = {}
    conflicts: list[ReadingNote] = []

    def rank(claim: Claim) -> tuple[bool, bool, int, bool, int]:
        ordinal = claim.note == "ordinal"
        old = bool(claim.note) or (claim.day or latest) < latest
        return ordinal, old, -rich[claim.paragraph], claim.day is not None, -(claim.number or 0) if ordinal else 0

    for claim in sorted(counted, key=rank):
        held = found.setdefault(claim.treaty, claim)
        if held.number != claim.number and held.day == claim.day and not claim.note:
            message = f"gives {claim.number} parties to {claim.treaty}, where another passage gives {held.number}"
            conflicts.append(ReadingNote(f"paragraph {claim.paragraph}", claim.text, message))
    return {str(code): found[code].number or 0 for code in InstrumentCode if code in found}, conflicts


def _drafts(
    language: Language, passages: Sequence[Passage], headings: dict[int, str], claims: Sequence[Claim], taken_for: str
) -> list[DraftAct]:
    """Return the drafts of acts; those of a text that may be of another genre say so."""
    reader = Reader(_telling(language))
    drafts = [
        draft
        for one in passages
        if not _is_introduction(headings[one.number])
        for draft in reader.read(one, [claim for claim in claims if claim.paragraph == one.number])
    ]
    if not taken_for:
        return drafts
    outside = f"found in what may be {taken_for}, and no report on universalization"
    return [dataclasses.replace(draft, to_confirm=(*draft.to_confirm, outside)) for draft in drafts]


def _telling(language: Language) -> Telling | None:
    """Return the words for acts in a language, compiled on first use; None for Chinese and English."""
    if language == "fr":
        from ccwuniv.sources.isu.telling_french import FRENCH

        return FRENCH
    if language == "es":
        from ccwuniv.sources.isu.telling_spanish import SPANISH

        return SPANISH
    if language == "ru":
        from ccwuniv.sources.isu.telling_russian import RUSSIAN

        return RUSSIAN
    if language == "ar":
        from ccwuniv.sources.isu.telling_arabic import ARABIC

        return ARABIC
    return None


def _is_introduction(heading: str) -> bool:
    return bool(INTRODUCTION.fullmatch(_HEADING_NUMBER.sub("", heading)))


def _day(
    passages: Sequence[Passage], claims: Sequence[Claim], drafts: Sequence[DraftAct], head: Head
) -> tuple[dt.date | None, str]:
    """Return the latest day that a report can cover, and the reason."""
    counting = {claim.paragraph for claim in claims if claim.kind == "total"}
    for one in passages:
        text = one.flow.text
        for date in find_dates(text) if one.number in counting else ():
            if date.precision == "day" and date.first and _AS_OF.search(text[max(0, date.start - 40) : date.start]):
                return date.first, f"paragraph {one.number} gives its totals as of this day"
    planned = [draft for draft in drafts if draft.status == "planned" and draft.first]
    if planned:
        first = min(planned, key=lambda draft: draft.first or dt.date.max)
        day = first.first or dt.date.max
        return day - dt.timedelta(days=1), f"the day before what paragraph {first.paragraph} announces for {day}"
    if head.dated:
        return head.dated, "the date of the report"
    if head.meeting_dates:
        return head.meeting_dates[0] - dt.timedelta(days=1), "the day before the meeting"
    return None, "the text gives no day"


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _note_at(text: str, place: int, found: str, message: str) -> ReadingNote:
    return ReadingNote(f"line {_line(text, place)}", found, message)


def _notes(
    text: str,
    parts: Layout,
    totals: dict[str, int],
    remark: str,
    passages: Sequence[Passage],
    headings: dict[int, str],
    drafts: Sequence[DraftAct],
    claims: Sequence[Claim],
) -> Iterator[ReadingNote]:
    if remark:
        yield ReadingNote("text", "", remark)
    yield from _layout_notes(text, parts)
    if not totals:
        yield ReadingNote("text", "", "no total of parties was found")
    else:
        left = [str(code) for code in InstrumentCode if code not in totals]
        if left:
            yield ReadingNote("totals", ", ".join(left), "not counted in the report, which is not zero")
    told = {draft.paragraph for draft in drafts} | {claim.paragraph for claim in claims}
    for one in passages:
        if one.number not in told and not _is_introduction(headings[one.number]):
            yield ReadingNote(f"paragraph {one.number}", one.flow.text[:60], "no act and no claim was read here")


def _layout_notes(text: str, parts: Layout) -> Iterator[ReadingNote]:
    for line in sorted(parts.page, key=lambda one: one.start):
        yield _note_at(text, line.start, line.text.strip(), "left out as belonging to the page")
    if parts.gaps:
        yield ReadingNote("paragraphs", ", ".join(map(str, parts.gaps)), "numbers that were not found in the text")
    if not parts.numbered:
        yield ReadingNote("paragraphs", "", "none is numbered; they are numbered here in their order")
    for mark, place in parts.marks.swallowed:
        message = f"read as footnote mark {mark} over the first digit of a year"
        yield _note_at(text, place, text[place : place + 6], message)
    for flow in parts.rest:
        yield _note_at(text, flow.start, flow.text[:60], "an annex: read for states and dates, not for totals and acts")
    for mark in parts.footnotes:
        if mark not in parts.marks.marks:
            yield ReadingNote(f"footnote {mark}", parts.footnotes[mark].text[:60], "its mark was not found in the text")
