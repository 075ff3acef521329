"""Numbers of parties that are not totals: of those who took part, reported, signed, paid, and what else is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ccwuniv.sources.isu.activities import ACTIVITIES, CountKind
from ccwuniv.sources.isu.flow import Flow
from ccwuniv.sources.isu.masked import NEIGHBOUR, NUMBER, TREATY, Masked
from ccwuniv.sources.isu.passage import sentences
from ccwuniv.sources.isu.records import PartyCount
from ccwuniv.sources.isu.totals import FoundTotal
from ccwuniv.sources.isu.words import words

__all__ = ["find_counts"]

_MOST_STATES = 250
_PARTIES = words(
    (
        r" ?(?:\w+ ){0,2}?(?:(?:high )?contracting part|states?\b|part(?:y|ies)\b|countries\b"
        r"|HCPs?\b|signator|delegations?\b)"
    ),
    r" (?:\w+ ){0,2}?(?:hautes? parties|parties\b|états?\b|pays\b|signataires?\b|délégations?\b)",
    r" (?:\w+ ){0,2}?(?:altas? partes|partes?\b|estados?\b|países\b|signatari|delegaciones\b)",
    r" (?:\w+ ){0,2}?(?:высок\w+ договарив|договарива|государств|участник|сторон|стран|делегац)",
    r" ?(?:طرف|[أا]طراف|دول|بلد|وفد|وفود)",
    rf" ?个?(?:《?{TREATY}》?)?的?(?:高级)?(?:缔约|国家|签署国|代表团|非缔约|尚未)",
)
_ELLIPTIC = words(
    rf" ?(?:under|to|for|of|au|à|pour|en|para|к|по|في)? ?(?:the |la |le |el )?{TREATY}",
    r" (?:had|have|has|were|are|did|of (?:them|these|those|which))\b",
)
_REFERS = words(
    r"(?:\b(?:these|those|the (?:above|said)|ces|cettes?|estos|esos|эти|этих)|هذه|هاتان|هذان|[这该]|上述) ?$",
)
_PART_BEFORE = words(
    r"(?:其中|\bof (?:these|them|those|which|whom),? ?|\bdont ?|\bparmi (?:eux"
    r"|elles)?,? ?|\bde ellos,? ?|\bиз них ?|منها ?)$"
)
_WHOLE_BEFORE = words(
    r"\b(?:of|among|out of) (?:the|its|all) ?$|\bsur les ?$|\bparmi les ?$|\b(?:de|entre)"
    r" (?:los|las) ?$|\bиз ?$|\bсреди ?$|من بين(?: ال)? ?$"
)
_CLAUSE = re.compile(r"[;；؛。\n]|\.(?=\s)")
_TREATIES = re.compile(f"[{TREATY}{NEIGHBOUR}]")
_NEAR = 300


@cache
def _patterns() -> tuple[tuple[CountKind, re.Pattern[str]], ...]:
    return tuple((kind, words(*phrases)) for kind, phrases in ACTIVITIES.items())


def find_counts(paragraph: int, flow: Flow, text: Masked, totals: Sequence[FoundTotal]) -> list[PartyCount]:
    """Return every number of a paragraph that counts parties or states and is not a total."""
    stated = {total.number for total in totals}
    found: list[PartyCount] = []
    marks = sorted(text.numbers)
    for start, end in sentences(text.text):
        counting = False
        for place, until in _clauses(text.text, start, end):
            for n in marks[bisect_left(marks, place) : bisect_left(marks, until)]:
                number = text.numbers[n]
                names = bool(_PARTIES.match(text.text, n + 1, until))
                if text.text[n] != NUMBER or number.start in stated or number.value > _MOST_STATES:
                    continue
                if _REFERS.search(text.text, place, n) or not (
                    names or (counting and _ELLIPTIC.match(text.text, n + 1, until))
                ):
                    continue
                counting = True
                kind = _kind(text.text, place, n, until, (start, end))
                span = flow.span(*text.span(place, until))
                printed = flow.text[slice(*text.span(place, until))].strip(" ,;，；")
                found.append(PartyCount(paragraph, kind, number.value, _treaty(text, n, until), *span, printed))
    return found


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    for mark in _CLAUSE.finditer(text, start, end):
        if mark.start() > place:
            yield place, mark.start()
        place = mark.end()
    if place < end:
        yield place, end


def _kind(text: str, start: int, number: int, end: int, sentence: tuple[int, int]) -> CountKind:
    """Return what is counted: by the first phrase after the number, or else the last before it, in its sentence."""
    if _WHOLE_BEFORE.search(text, start, number):
        return "other"
    if _PART_BEFORE.search(text, start, number):
        return "part"
    following = text.find(NUMBER, number + 1, end)
    after = following if following >= 0 else end
    kinds = _patterns()
    told: list[tuple[int, int, CountKind]] = [
        (found.start(), n, kind) for n, (kind, one) in enumerate(kinds) if (found := one.search(text, number, after))
    ]
    if told:
        return min(told)[2]
    for begin, until in ((start, number), (start, end), sentence):
        last: list[tuple[int, CountKind]] = [
            (max((m.start() for m in one.finditer(text, begin, until)), default=-1), kind) for kind, one in kinds
        ]
        place, nearest = max(last, key=lambda one: one[0])
        if place >= 0:
            return nearest
    return "other"


def _treaty(text: Masked, number: int, end: int) -> str:
    """Return the instrument that is named nearest after a number, or else before it in its clause."""
    following = text.text.find(NUMBER, number + 1, end)
    after = _TREATIES.search(text.text, number + 1, following if following >= 0 else end)
    if after:
        return text.terms[after.start()].code
    before = max(text.text.rfind(mark, max(0, number - _NEAR), number) for mark in (TREATY, NEIGHBOUR))
    return text.terms[before].code if before >= 0 and not _CLAUSE.search(text.text, before, number) else ""
