"""What a report says of participation: who is outside what, who has joined, how many there are."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ccwuniv.model import InstrumentCode
from ccwuniv.sources._isu_dates import find_dates
from ccwuniv.sources._isu_drafts import Passage, sentences
from ccwuniv.sources._isu_numbers import find_numbers
from ccwuniv.sources._isu_records import Claim
from ccwuniv.sources._isu_spans import Cover, inside
from ccwuniv.sources._isu_targets import Described
from ccwuniv.sources._isu_terms import Term
from ccwuniv.sources._isu_participation import NOT_PARTY
from ccwuniv.sources._isu_totals import FoundTotal

if TYPE_CHECKING:
    from ccwuniv.names import Mention

__all__ = ["find_claims"]

_SEPARATOR = re.compile(
    r"\s*(?:\([^()]{0,60}\)|（[^（）]{0,60}）)?\s*(?:[、，,;；\n•]|\band\b|\bet\b|\by\b|\be\b|\bи\b|和|与|及|以及|و|&)?\s*[•–-]?\s*(?:and\s+|et\s+|y\s+|и\s+|و)?"
    r"(?:the\s+|l['’]|la\s+|le\s+|les\s+|el\s+|los\s+|de\s+la\s+|de\s+|du\s+|des\s+|d['’]|à\s+(?:la\s+|l['’])?|au\s+|aux\s+|a\s+)?",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"[:：(（—]|包括|如下|例如|\bnamely\b|\binclud(?:ing|es?)\b|\bsuch\s+as\b|\bi\.\s?e\.|\bnotamment\b|\bà\s+savoir\b|\bincluid[oa]s?\b|\ba\s+saber\b|в\s+том\s+числе|а\s+именно|منها|وهي|بما\s+في(?:ها|\s+ذلك)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*[,(，]?\s*(?:(?:and|but|both|all|none|each|of|which|that|who|them|whom|states?|countries|are|is|were|was|being|have|has|also|still|currently|remain(?:s|ed)?"
    r"|qui|tous|toutes|États|pays|sont|est|encore|que|todos|todas|Estados|países|son|es|все|которые|государства|目前|仍|仍然|也|都|均|皆|至今)\b\s*|[都均仍也皆])*",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"(?:这[一二两三四五六七八九些]?个?国家|两国|三国|它们|上述国家|\bboth(?:\s+(?:states|countries))?\b|\b(?:these|those)\s+(?:\w+\s+)?(?:states|countries)\b|\bneither(?:\s+(?:state|country))?(?:\s+is)?"
    r"|\bces\s+(?:deux\s+)?(?:états|pays)\b|\bambos\b|\bestos\s+(?:dos\s+)?(?:estados|países)\b|\bоба\b|\bэти\s+государства\b)[\w\s]{0,20}[都均仍也]?\s*(?:是|are|sont|son)?\s*$",
    re.IGNORECASE,
)
_MOST_STATES = 250
_CLAUSE_MARK = re.compile(r"[,，;；:：。]")
_PART_BEFORE = re.compile(r"其中|\bof\s+(?:these|them|those|which)\b|\bsome\b|\bcapitals?\s+of\b|\bamong\b", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s*(?:of\s+(?:these|them|those)\b|(?:\w+\s+)?capitals?\b)|[^，。；]*首都", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:there\s+(?:are|remain)|remain(?:s|ed|ing)?|are|still)\b|仍?有|il\s+(?:reste|y\s+a)|(?:hay|quedan)\b|остаются|هناك", re.IGNORECASE)
_JOINED = re.compile(
    r"\b(?:acceded|ratified|joined|adhered|consented\s+to\s+be\s+bound|deposited\s+(?:its|their|an?)\s+instruments?|became\s+(?:an?\s+)?(?:new\s+)?(?:high\s+contracting\s+)?part(?:y|ies)"
    r"|(?:has|have|had)\s+become\s+(?:an?\s+)?(?:new\s+)?(?:high\s+contracting\s+|states?\s+)?part(?:y|ies)|(?:notified|expressed|declared)\s+(?:\w+\s+){0,3}consent)\b"
    r"|(?<!尚未)(?<!未)(?:加入了|批准了|接受了|交存了?|已加入|已批准|已?成为(?=[^，。；]{0,24}缔约))|(?<=日)(?:加入|批准)"
    r"|\b(?:a|ont)\s+(?:adhéré|ratifié|accédé)\b|\b(?:est|sont)\s+devenue?s?\s+parties?|\bse\s+(?:adhirió|adhirieron|ha\s+adherido|han\s+adherido)\b|\b(?:ratificó|ratificaron|ha\s+ratificado|han\s+ratificado)\b"
    r"|\bприсоединил(?:ся|ась|ось|ись)\b|\bратифицировал[аио]?\b|\bстал[аио]?\s+участник\w*|(?<!لم )انضمت?\s|صدقت\s",
    re.IGNORECASE,
)


def find_claims(passage: Passage, totals: Sequence[FoundTotal]) -> list[Claim]:
    """Return everything that a paragraph claims of participation, in order."""
    flow = passage.flow
    claims = [
        Claim("total", passage.number, *flow.span(t.start, t.end), flow.text[t.start : t.end], t.code, number=t.count)
        for t in totals
    ]
    groups = list(_groups(passage))
    for start, end in sentences(flow.text):
        own = inside(passage.described, start, end)
        near = _starting(groups, start - 300, end) if own else []
        for described in own:
            for group in _outside(flow.text, described, own, near, start, end):
                claims += _not_party(passage, described, group)
        claims += _counts(passage, own, start, end)
        claims += _joined(passage, _starting(groups, start, end), start, end)
    return sorted(dict.fromkeys(claims), key=lambda claim: (claim.start, claim.end))


def _groups(passage: Passage) -> Iterator[list[Mention]]:
    """Yield the lists of states: those that stand side by side, without the offices of persons."""
    text = passage.flow.text
    persons = Cover((p.start, p.end) for p in passage.persons)
    free = [m for m in passage.states if not persons.touches(m.start, m.end)]
    group: list[Mention] = []
    for mention in free:
        if group and not _SEPARATOR.fullmatch(text[group[-1].end : mention.start]):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _starting(groups: Sequence[list[Mention]], start: int, end: int) -> Sequence[list[Mention]]:
    first, last = (bisect_left(groups, place, key=lambda group: group[0].start) for place in (start, end))
    return groups[first:last]


def _outside(
    text: str, described: Described, own: Sequence[Described], groups: Sequence[list[Mention]], start: int, end: int
) -> Iterator[list[Mention]]:
    """Yield the lists of states of which the words for "not party" are said: after them, or before."""
    next_start = min((one.start for one in own if one.start > described.start), default=end)
    for group in groups:
        first, last = group[0].start, group[-1].end
        if described.end <= first < next_start and _INTRODUCES.search(text, described.end, first):
            yield group
        elif last <= described.start and (start <= first or described.start - last < 200):
            between = text[last : described.start]
            is_last = not any(last <= other[0].start < described.start for other in groups)
            if is_last and (_SUBJECT.fullmatch(between) or _ANAPHOR.search(between) or _neither(text, described, between)):
                yield group


def _neither(text: str, described: Described, between: str) -> bool:
    return bool(re.match(r"neither", text[described.start :], re.IGNORECASE)) and len(between) < 200


def _not_party(passage: Passage, described: Described, group: Sequence[Mention]) -> Iterator[Claim]:
    note = f"the report says {described.wider!r}, and not which" if described.wider else ""
    for mention in group:
        for treaty in described.lacking:
            place = passage.flow.span(mention.start, mention.end)
            yield Claim("not_party", passage.number, *place, mention.text, treaty, mention.iso3, note=note)


def _counts(passage: Passage, own: Sequence[Described], start: int, end: int) -> Iterator[Claim]:
    """Yield the numbers of states that a description gives; of a part of them it is said that it is one."""
    text = passage.flow.text
    for described in own:
        before = [mark.end() for mark in _CLAUSE_MARK.finditer(text, start, described.start)]
        until = _CLAUSE_MARK.search(text, described.end, end)
        begin, stop = before[-1] if before else start, until.start() if until else end
        for number in find_numbers(text[begin:stop]):
            near = text[begin + number.end : begin + number.end + 50]
            if number.value > _MOST_STATES or text[: begin + number.start].endswith("这") or not re.match(r"\s*个|\s*(?:\w+\s+){0,3}(?:states?|part(?:y|ies)|countries|capitals)", near, re.IGNORECASE):
                continue
            before = text[begin : begin + number.start]
            part = bool(_PART_BEFORE.search(before) or _PART_AFTER.match(text[begin + number.end : stop]))
            whole = bool(described.having) or bool(_WHOLE.search(text, begin, described.start))
            note = "" if whole and not part else "part"
            place = passage.flow.span(begin + number.start, max(described.end, begin + number.end))
            yield Claim("count", passage.number, *place, text[begin:stop].strip(), number=number.value, selector=described.selector, note=note)
            break


def _joined(passage: Passage, groups: Sequence[list[Mention]], start: int, end: int) -> Iterator[Claim]:
    """Yield the states of which a sentence says that they have become party, each with its day."""
    text = passage.flow.text
    verb = next((v for v in _JOINED.finditer(text, start, end) if not NOT_PARTY.search(text, max(start, v.start() - 30), v.end() + 3)), None)
    if verb is None:
        return
    before = [group for group in groups if group[-1].end <= verb.start()]
    group = before[-1] if before else next((g for g in groups if _INTRODUCES.search(text, verb.end(), g[0].start)), None)
    group = group or next((g for g in groups if _SEPARATOR.fullmatch(text[verb.end() : g[0].start])), None)
    if group is None:
        return
    common = _days(text[start : group[0].start]) or _days(text[group[-1].end : end])
    after = [t for t in passage.terms if verb.start() <= t.start < end and t.code in frozenset(InstrumentCode)]
    for n, mention in enumerate(group):
        until = group[n + 1].start if n + 1 < len(group) else end
        inside = re.compile(r"\s*[(（]([^()（）]*)[)）]").match(text, mention.end, until)
        days = _days(inside[1]) if inside else ()
        terms: Sequence[Term] = [t for t in passage.terms if inside and inside.start() <= t.start < inside.end()] or after
        day = days[0] if days else common[0] if len(set(common)) == 1 else None
        for code in dict.fromkeys(t.code for t in terms) or ["CCW"]:
            place = passage.flow.span(mention.start, mention.end)
            yield Claim("joined", passage.number, *place, mention.text, str(code), mention.iso3, day=day)


def _days(text: str) -> tuple[dt.date, ...]:
    return tuple(d.first for d in find_dates(text) if d.precision == "day" and d.first and d.first == d.last)
