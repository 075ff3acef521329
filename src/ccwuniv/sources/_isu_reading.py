"""Reading a report part by part, and putting the parts together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ccwuniv import names
from ccwuniv.model import InstrumentCode
from ccwuniv.sources._isu_actors import find_persons
from ccwuniv.sources._isu_claims import find_claims
from ccwuniv.sources._isu_dates import find_dates
from ccwuniv.sources._isu_drafts import Passage, Reader
from ccwuniv.sources._isu_flow import Flow
from ccwuniv.sources._isu_genre import check_genre, language_of
from ccwuniv.sources._isu_head import Head, read_head
from ccwuniv.sources._isu_layout import Layout, lay_out
from ccwuniv.sources._isu_lexicon import INTRODUCTION
from ccwuniv.sources._isu_lines import symbols
from ccwuniv.sources._isu_records import (
    Claim,
    DatedPassage,
    DraftAct,
    Paragraph,
    Person,
    ReadingNote,
    StateMention,
)
from ccwuniv.sources._isu_targets import find_described
from ccwuniv.sources._isu_terms import find_terms
from ccwuniv.sources._isu_totals import find_totals

__all__ = ["read_text"]

_AS_OF = re.compile(
    r"(?:\bas\s+(?:at|of|on)|\bby|\bon|\bau|\bal|\ben\s+date\s+du|по\s+состоянию\s+на|\bна|حتى|في|اعتبار[اً]+\s+من|截至|截止(?:到)?|到)\s*(?:le\s+|el\s+)?$",
    re.IGNORECASE,
)


def read_text(text: str, where: str) -> dict[str, Any]:
    """Read a text, and return the fields of a report."""
    parts = lay_out(text)
    flows = [flow for _, flow in parts.paragraphs]
    passages = [_passage(number, flow) for number, flow in parts.paragraphs]
    remark = check_genre(
        text, where, [term for one in passages for term in one.terms], sum(len(one.states) for one in passages)
    )
    language = language_of("\n".join(flow.text for flow in flows) or text)
    head = read_head(text, parts.head, parts.page, flows[0].start if flows else len(text))
    headings = _headings(parts)
    claims = [claim for one in passages for claim in find_claims(one, find_totals(one.flow.text))]
    totals, conflicts = _totals(claims)
    drafts = _drafts(passages, headings, claims) if language in ("en", "zh") else []
    day, reason = _day(passages, claims, drafts, head)
    everything: list[tuple[int | None, Flow]] = [(number, flow) for number, flow in parts.paragraphs]
    everything += [(None, flow) for flow in _elsewhere(text, parts)]
    dates, impossible = _dates(everything)
    notes = list(_notes(text, parts, totals, language, remark, passages, headings, drafts, claims))
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
        "drafts": tuple(drafts),
        "notes": (*notes, *conflicts, *(_note_at(text, *one) for one in impossible)),
    }
