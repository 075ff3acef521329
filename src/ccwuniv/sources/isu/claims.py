"""What a report says of participation: who is outside what, who has joined, how many there are."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ccwuniv.sources.isu.dates import find_dates
from ccwuniv.sources.isu.numbers import FoundNumber, find_numbers
from ccwuniv.sources.isu.participation import JOINED, NOT_PARTY
from ccwuniv.sources.isu.passage import Passage, sentences
from ccwuniv.sources.isu.records import Claim
from ccwuniv.sources.isu.spans import Cover, inside
from ccwuniv.sources.isu.targets import Described
from ccwuniv.sources.isu.terms import NEIGHBOUR_CODES
from ccwuniv.sources.isu.totals import FoundTotal
from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.names import Mention

__all__ = ["find_claims"]

Group: TypeAlias = "Sequence[Mention]"

_ARTICLE = "the |l['’]|la |le |les |el |los |de la |de |du |des |d['’]|à (?:la |l['’])?|au |aux |a "
_SEPARATOR = words(
    r" ?(?:\([^()]{0,60}\)|（[^（）]{0,60}）)? ?(?:[、，,;；\n•&]|\b(?:and|et|y|e|и)\b|和|与|及|以及|و)?"
    rf" ?[•–-]? ?(?:and |et |y |и |و)?(?:{_ARTICLE})?"
)
_INTRODUCES = words(
    "[:：(（—]|包括|如下|例如",
    r"\bnamely\b|\binclud(?:ing|es?)\b|\bsuch as\b|\bi\. ?e\.",
    r"\bnotamment\b|\bà savoir\b|\bincluid[oa]s?\b|\ba saber\b",
    r"в том числе|а именно|منها|وهي|بما في(?:ها| ذلك)",
)
_SUBJECT = words(
    r" ?[,(，]? ?(?:(?:and|but|both|all|none|each|of|which|that|who|them|whom|states?|countries"
    r"|are|is|were|was|being|have|has|also|still|currently|remain(?:s|ed)?"
    r"|qui|tous|toutes|États|pays|sont|est|encore|que|todos|todas|Estados|países|son|es|все|которые|государства)\b ?"
    "|目前|仍然|至今|[都均仍也皆])*"
)
_ANAPHOR = words(
    r"(?:这[一二两三四五六七八九些]?个?国家|两国|三国|它们|上述国家)[都均仍也]?是? ?$",
    r"\b(?:both(?: (?:states|countries))?|(?:these|those) (?:\w+ )?(?:states|countries))\b[\w\s]{0,20}$",
    r"\b(?:neither(?: (?:state|country))?(?: is)?|ces (?:deux )?(?:états|pays)|ambos)\b[\w\s]{0,20}$",
    r"\b(?:estos (?:dos )?(?:estados|países)|оба|эти государства)\b[\w\s]{0,20}$",
)
_CLAUSE_MARK = re.compile(r"[,，;；:：。]")
_BRACKETED = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_COUNTS_STATES = words(r"\s*个|\s*(?:\w+ ){0,3}(?:states?|part(?:y|ies)|countries|capitals)")
_PART_BEFORE = words("其中", r"\bof (?:these|them|those|which)\b|\bsome\b|\bcapitals? of\b|\bamong\b")
_PART_AFTER = words("[^，,。；]*首都", r" ?(?:of (?:these|them|those)\b|(?:\w+ )?capitals?\b)")
_THERE_ARE = words(
    "仍?有",
    r"\b(?:there (?:are|remain)|remain(?:s|ed|ing)?|are|still)\b",
    r"il (?:reste|y a)|\b(?:hay|quedan)\b|остаются|هناك",
)
_MOST_STATES = 250


def find_claims(passage: Passage, totals: Sequence[FoundTotal]) -> list[Claim]:
    """Return everything that a paragraph claims of participation, in order."""
    flow = passage.flow
    claims = [
        Claim(
            kind="total",
            paragraph=passage.number,
            start=flow.span(t.start, t.end)[0],
            end=flow.span(t.start, t.end)[1],
            text=flow.text[t.start : t.end],
            treaty=t.code,
            number=t.count,
            day=t.until if t.since == t.until else None,
            note="ordinal" if t.ordinal else f"{t.since} to {t.until}" if t.since != t.until else "",
        )
        for t in totals
    ]
    groups = list(_groups(passage))
    for start, end in sentences(flow.text):
        own = inside(passage.described, start, end)
        for n, described in enumerate(own):
            until = own[n + 1].start if n + 1 < len(own) else end
            for group in _outside(flow.text, described, until, _starting(groups, start - 300, end), start):
                claims += _not_party(passage, described, group)
            claims += _count(passage, described, start, end)
        claims += _joined(passage, _starting(groups, start, end), start, end)
    return sorted(dict.fromkeys(claims), key=lambda claim: (claim.start, claim.end))


def _groups(passage: Passage) -> Iterator[Group]:
    """Yield the lists of states: those that are side by side, without the offices of persons."""
    text = passage.flow.text
    persons = Cover((person.start, person.end) for person in passage.persons)
    group: list[Mention] = []
    for mention in passage.states:
        if persons.touches(mention.start, mention.end):
            continue
        if group and not _SEPARATOR.fullmatch(text, group[-1].end, mention.start):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _starting(groups: Sequence[Group], start: int, end: int) -> Sequence[Group]:
    first, last = (bisect_left(groups, place, key=lambda group: group[0].start) for place in (start, end))
    return groups[first:last]


def _outside(text: str, described: Described, until: int, groups: Sequence[Group], sentence: int) -> Iterator[Group]:
    """Yield the lists of states of which the words for "not party" are said: after them, or before."""
    before = [group for group in groups if group[-1].end <= described.start]
    if before and _says_of(text, before[-1], described, sentence):
        yield before[-1]
    for group in groups:
        if described.end <= group[0].start < until and _INTRODUCES.search(text, described.end, group[0].start):
            yield group


def _says_of(text: str, group: Group, described: Described, sentence: int) -> bool:
    """Say whether words that follow a list of states are said of these: directly, or by a word for them."""
    last = group[-1].end
    if group[0].start < sentence and described.start - last >= 200:
        return False
    between = text[last : described.start]
    neither = text[described.start : described.end].lower().startswith("neither")
    return bool(neither or _SUBJECT.fullmatch(between) or _ANAPHOR.search(between))


def _not_party(passage: Passage, described: Described, group: Group) -> Iterator[Claim]:
    note = f"the report says {described.wider!r}, and not which" if described.wider else ""
    for mention in group:
        for treaty in described.lacking:
            place = passage.flow.span(mention.start, mention.end)
            yield Claim("not_party", passage.number, *place, mention.text, treaty, mention.iso3, note=note)


def _count(passage: Passage, described: Described, start: int, end: int) -> Iterator[Claim]:
    """Yield the number of states that a description gives; where it is that of a part of them, with a note."""
    text = passage.flow.text
    before = [mark.end() for mark in _CLAUSE_MARK.finditer(text, start, described.start)]
    until = _CLAUSE_MARK.search(text, described.end, end)
    begin, stop = before[-1] if before else start, until.start() if until else end
    for found in find_numbers(text[begin:stop]):
        number = FoundNumber(found.value, begin + found.start, begin + found.end)
        referring = text[begin : number.start].endswith("这")
        if number.value > _MOST_STATES or referring or not _COUNTS_STATES.match(text, number.end, stop):
            continue
        part = _PART_BEFORE.search(text, begin, number.start) or _PART_AFTER.match(text, number.end, stop)
        whole = described.having or _THERE_ARE.search(text, begin, described.start)
        place = passage.flow.span(number.start, max(described.end, number.end))
        yield Claim(
            kind="count",
            paragraph=passage.number,
            start=place[0],
            end=place[1],
            text=text[begin:stop].strip(),
            number=number.value,
            selector=described.selector,
            note="" if whole and not part else "part",
        )
        return


def _joined(passage: Passage, groups: Sequence[Group], start: int, end: int) -> Iterator[Claim]:
    """Yield the states of which a sentence says that they have become party, each with its day."""
    text = passage.flow.text
    verbs = JOINED.finditer(text, start, end)
    verb = next((v for v in verbs if not NOT_PARTY.search(text, max(start, v.start() - 30), v.end() + 3)), None)
    group = _subject_of(text, verb, groups) if verb else None
    if verb is None or group is None:
        return
    common = _days(text[start : group[0].start]) or _days(text[group[-1].end : end])
    named = [term.code for term in inside(passage.terms, verb.start(), end) if term.code not in NEIGHBOUR_CODES]
    for n, mention in enumerate(group):
        bracket = _BRACKETED.match(text, mention.end, group[n + 1].start if n + 1 < len(group) else end)
        days = _days(bracket[1]) if bracket else ()
        own = [term.code for term in inside(passage.terms, bracket.start(), bracket.end())] if bracket else []
        day = days[0] if days else common[0] if len(set(common)) == 1 else None
        place = passage.flow.span(mention.start, mention.end)
        for code in dict.fromkeys(own or named or ["CCW"]):
            yield Claim("joined", passage.number, *place, mention.text, code, mention.iso3, day=day)


def _subject_of(text: str, verb: re.Match[str], groups: Sequence[Group]) -> Group | None:
    """Return the states that a verb is said of: the list before it, or one that follows at once or is introduced."""
    before = [group for group in groups if group[-1].end <= verb.start()]
    after = (
        group
        for group in groups
        if group[0].start >= verb.end()
        and (
            _SEPARATOR.fullmatch(text, verb.end(), group[0].start)
            or _INTRODUCES.search(text, verb.end(), group[0].start)
        )
    )
    return before[-1] if before else next(after, None)


def _days(text: str) -> tuple[dt.date, ...]:
    return tuple(d.first for d in find_dates(text) if d.precision == "day" and d.first and d.first == d.last)
