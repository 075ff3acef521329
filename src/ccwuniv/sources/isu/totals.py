"""The headline totals of a report: which instrument has how many parties, in any of the six languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccwuniv.sources.isu.dates import find_dates
from ccwuniv.sources.isu.lines import symbols
from ccwuniv.sources.isu.numbers import FoundNumber, find_numbers
from ccwuniv.sources.isu.participation import NOT_PARTY
from ccwuniv.sources.isu.spans import Cover, inside
from ccwuniv.sources.isu.terms import NEIGHBOUR_CODES, Term, find_terms
from ccwuniv.sources.isu.words import words

__all__ = ["FoundTotal", "find_totals"]

_MOST_STATES = 250
_FOR_FORCE = 20
"""No instrument of the Convention enters into force with fewer parties (articles 5 and 8)."""

_PARTY = words(
    r"\bpart(?:y|ies)\b|\bstates?\b|\bjoined\b|\bratif|\bacced|\bmembership\b",
    r"\bétats?\b|\badhér|\bparties? contractantes?\b|\bpartes?\b|\bestados?\b|\badher",
    "сторон|участник|участвую|государств|[أا]طراف|طرف|دول|缔约|国家|加入|批准",
)
_COUNTS_PARTIES = words(
    r" ?(?:$|[,;.)\]:،؛。；，、）/|+–—-]|\n)",
    r" ?(?:current |of the )?(?:high contracting part|states? part|states?\b|part(?:y|ies)\b|countries|members)",
    r" ?(?:to|and|for|in|have|has|are|were|as|on|under|at)\b",
    r" ?(?:hautes? )?parties?\b| ?(?:états?|pays|à|au|et|pour|sont|ont|en)\b",
    r" ?(?:altas? )?partes?\b| ?(?:estados?|países|a|al|y|para|son|han|en)\b",
    r" ?(?:высок\w+ )?договарива| ?(?:государств|участник|сторон|стран)| ?(?:к|ко|и|в|для|явля\w+)\b",
    r" ?(?:طرف|[أا]طراف|دول|من\b|و|في\b|ل)",
    " ?(?:个|名|国|位)? ?(?:$|[。；，、）：]|(?:高级)?缔约|国家?(?!的?首都|集团)|是|加入|批准|已)",
)
_CHANGE = words(
    r"\bnew\b|\badditional\b(?! protocol)|\bfurther\b|\bmore\b|\bgained\b|\battracted\b|\bagain",
    r"\bby ?$|\bonly ?$|\bfrom ?$|\bincrease[ds]?(?: of| by)? ?$|\brose by|\bcompared (?:with|to) ?$|\bagainst ?$",
    r"\bsignator|\bdelegation|\bcapital|\bof (?:the )?these\b",
    r"\bnouve(?:l|lles|aux|au)\b|\bsupplémentaires?\b|\bde plus\b|\bcontre ?$|\bsignataires?",
    r"\bnuev[oa]s?\b|\badicional(?:es)?\b|\bmás\b|\bfrente a ?$|\bsignatari",
    r"\bнов(?:ых|ые|ое|ая|ый)\b|\bдополнительн|\bещ[её] \d|\bпротив ?$|\bподписавш",
    "جديد|[إا]ضافي|موقع",
    "新增|增加|新加入|又有|新的|签署国|另有|代表团|首都",
)
_SINCE = words(
    r"^\W*(?:since\b|during the (?:period|year)|(?:over|in) the (?:past|last)|depuis\b|desde\b)",
    r"^\W*(?:за (?:отчетный|прошедш|истекш)|с момента|со времени|منذ|自\S{0,40}(?:以来|至今)|在\S{0,20}期间)",
)
_TOTAL = words(r"\btotal|\bstands? at|\bau nombre|\ben tout|\bnúmero|всего|مجموع|[إا]جمالي|总数|总计|共计|共有")
_ITS_TOTAL = words(r"\bits total|\bthe latter|\bsu total|его участников|其缔约方总数")
_RESPECTIVELY = words("respectively|respectivement|respectivamente|соответственно|على التوالي|分别")
_LISTED = words(r" ?(?:,|、|and|et|y|и|和)? ?")
_PIECE_END = re.compile(r"[;；؛。\n]|[.](?=\s+[^\s\da-zа-я]|\s*$)")
_SENTENCE = re.compile(r"(?:[^.。!?！？؟]|\.(?=\S))+[.。!?！？؟]?")
_CLAUSE_MARKS = ",，、؛;；.。\n"


@dataclass(frozen=True, slots=True)
class FoundTotal:
    """A count of the parties to an instrument, and where the two stand in the text."""

    code: str
    count: int
    start: int
    end: int


def find_totals(text: str) -> list[FoundTotal]:
    """Find every count of the parties to an instrument in the text of a paragraph.

    A count of new parties, of signatories, of states that are not party or of meetings is none; nor is one of fewer
    than twenty, the number that entry into force takes, unless it stands in a list with the Convention's.

    Examples
    --------
    >>> text = "The Convention has 117 High Contracting Parties; amended Article 1, 79; Protocol V, 84."
    >>> [(total.code, total.count) for total in find_totals(text)]
    [('CCW', 117), ('A1', 79), ('P5', 84)]
    >>> find_totals("Finland contacted 11 parties to Protocol II not yet party to Amended Protocol II.")
    []
    """
    if not _PARTY.search(text):
        return []
    terms = [term for term in find_terms(text) if term.code not in NEIGHBOUR_CODES]
    counts = list(_counts(text, terms))
    changes = Cover(found.span() for found in _SENTENCE.finditer(text) if _tells_change(found[0]))
    totals: list[FoundTotal] = []
    last: list[Term] = []
    for start, end in _pieces(text):
        own_terms = _once(inside(terms, start, end), counts)
        own_counts = inside(counts, start, end)
        if not own_terms and _ITS_TOTAL.search(text, start, end):
            own_terms = last
        last = own_terms[-1:] or last
        if own_terms and own_counts and not changes.touches(start, start + 1):
            totals += _pairs(text, own_terms, own_counts, end)
    listed = len({total.code for total in totals}) > 1 and any(total.code == "CCW" for total in totals)
    return [total for total in totals if listed or total.count >= _FOR_FORCE or not total.count]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Divide a text at semicolons, ends of sentences and lines."""
    start = 0
    for found in _PIECE_END.finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _tells_change(sentence: str) -> bool:
    """Say whether a sentence tells what has changed since a day, and no total."""
    return bool(_SINCE.search(sentence.lstrip()) and not _TOTAL.search(sentence))


def _counts(text: str, terms: Sequence[Term]) -> Iterator[FoundNumber]:
    """Find the numbers that can count parties: no date, no symbol, no article, and nothing else is counted."""
    taken = [(date.start, date.end) for date in find_dates(text)]
    taken += [(start, end) for _, start, end in symbols(text)]
    cover = Cover([*taken, *((term.start, term.end) for term in terms)])
    changed = -1
    for number in find_numbers(text):
        if number.value > _MOST_STATES or cover.touches(number.start, number.end):
            continue
        following = inside(terms, number.end, number.end + 12)
        directly = bool(following) and not text[number.end : following[0].start].strip(" 个（(：:")
        if not (directly or _COUNTS_PARTIES.match(text, number.end)):
            continue
        in_one_list = changed >= 0 and _LISTED.fullmatch(text, changed, number.start)
        if in_one_list or _tells_new(text, number):
            changed = number.end
        else:
            yield number


def _tells_new(text: str, number: FoundNumber) -> bool:
    """Say whether a number counts what is new, or anything but parties, by the words right beside it."""
    after = re.split(r"[,;.，；。、،؛]", text[number.end : number.end + 80], maxsplit=1)[0]
    before = text[max(0, number.start - 24) : number.start].rstrip()
    ends_in_change = any(len(before) - found.end() <= 4 for found in _CHANGE.finditer(before))
    return ends_in_change or bool(_CHANGE.search(after))


def _once(terms: Sequence[Term], counts: Sequence[FoundNumber]) -> list[Term]:
    """Take a title and the number beside it for one name, where no count stands between them."""
    once: list[Term] = []
    for term in terms:
        last = once[-1] if once else None
        if last and last.code == term.code and not inside(counts, last.end, term.start):
            once[-1] = Term(term.code, last.start, term.end)
        else:
            once.append(term)
    return once


def _pairs(text: str, terms: Sequence[Term], counts: Sequence[FoundNumber], end: int) -> Iterator[FoundTotal]:
    apart = terms[-1].end <= counts[0].start or counts[-1].end <= terms[0].start
    in_turn = len(terms) == len(counts) > 1 and apart and _RESPECTIVELY.search(text, terms[0].start, end)
    pairs = list(zip(terms, counts, strict=True)) if in_turn else _beside(text, terms, counts)
    for n, (term, count) in enumerate(pairs):
        begin = min(term.start, count.start)
        until = min((min(t.start, c.start) for t, c in pairs[n + 1 :]), default=end)
        near = max(0, begin - 300)
        clause = max(near, *(text.rfind(mark, near, begin) + 1 for mark in _CLAUSE_MARKS))
        if not NOT_PARTY.search(text, clause, until):
            yield FoundTotal(term.code, count.value, begin, max(term.end, count.end))


def _beside(text: str, terms: Sequence[Term], counts: Sequence[FoundNumber]) -> list[tuple[Term, FoundNumber]]:
    """Pair neighbours: as many as can be, those with the word "total" between them first, then the nearest."""
    tokens: list[Term | FoundNumber] = sorted([*terms, *counts], key=lambda token: token.start)
    best: list[tuple[float, list[tuple[Term, FoundNumber]]]] = [(0.0, []), (0.0, [])]
    for n in range(1, len(tokens)):
        left, right = tokens[n - 1], tokens[n]
        if isinstance(left, Term) and isinstance(right, FoundNumber):
            pair = (left, right)
        elif isinstance(left, FoundNumber) and isinstance(right, Term):
            pair = (right, left)
        else:
            best.append(best[n])
            continue
        between = text[left.end : right.start]
        worth = 1.0 + 0.5 * bool(_TOTAL.search(between)) - min(len(between), 400) / 1000
        score, pairs = best[n - 1]
        best.append(max(best[n], (score + worth, [*pairs, pair]), key=lambda option: option[0]))
    return best[-1][1]
