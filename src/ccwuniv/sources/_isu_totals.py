"""The headline totals of a report: which instrument has how many parties, in any of the six languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccwuniv.sources._isu_dates import find_dates
from ccwuniv.sources._isu_lines import symbols
from ccwuniv.sources._isu_numbers import find_numbers
from ccwuniv.sources._isu_spans import Cover, inside
from ccwuniv.sources._isu_terms import Term, find_terms

__all__ = ["NOT_PARTY", "FoundTotal", "find_totals"]

NOT_PARTY = re.compile(
    r"\bnot(?: yet)?(?: been| become| be)?(?: a)?(?: \w+)? (?:part(?:y|ies)|bound|ratif\w+|acced\w+|join\w+|adher\w+|signed)\b"
    r"|\bnon-?\s?(?:states? )?part(?:y|ies)\b|\boutside (?:of )?|\byet to (?:join|accede|ratify|become|adhere|consent)"
    r"|\bremain(?:s|ing)? outside|\bha(?:s|ve) (?:not|yet)\b|\bnot a party|\bnon-(?:signator|member)|\bneither\b|\bwithout being party"
    r"|尚未|还没有|还未|未加入|未批准|未成为|并非|不是|非缔约"
    r"|\bnon (?:parties|partie|liés|contractant)|\bpas (?:encore )?(?:parties?|adhéré|ratifié|devenus?)|\bn['’](?:ont|est|a|étaient) pas|\bne sont pas|\bn['’]y (?:sont|ont) pas"
    r"|\bno (?:son|es|eran|han|sean) |\baún no\b|\btodavía no\b|\bno partes?\b"
    r"|\bне (?:явля|присоедин|ратифиц|ста[лв]|участв)\w*|\bещ[её] не\b|\bне[- ]участник"
    r"|غير (?:ال)?[أا]طراف|لم (?:تنضم|تصبح|تصدق|ينضم)|ليست? (?:طرف|[أا]طراف)|لا تزال خارج",
    re.IGNORECASE,
)
"""Words that say that states are outside an instrument."""

_PARTY = re.compile(
    r"\bpart(?:y|ies)\b|\bstates?\b|\bjoined\b|\bratif|\bacced|\bmembership\b|\bparties?\b|\bétats?\b|\badhér"
    r"|\bpartes?\b|\bestados?\b|\badher|сторон|участник|участвую|государств|[أا]طراف|طرف|دول|缔约|国家|加入|批准",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\bnew\b|\badditional\b(?! protocol)|\bfurther\b|\bmore\b|\bgained\b|\battracted\b|\bincrease[ds]?(?: of| by)?\s*$|\brose by|\bby\s*$|\bonly\s*$"
    r"|\bfrom\s*$|\bcompared (?:with|to)\s*$|\bagainst\s*$|\bup from\s*$|\bagain|\bsignator|\bdelegation|\bcapital|\bof (?:the )?these\b"
    r"|\bnouve(?:l|lles|aux|au)\b|\bsupplémentaires?\b|\bde plus\b|\bcontre\s*$|\bsignataires?"
    r"|\bnuev[oa]s?\b|\badicional(?:es)?\b|\bmás\b|\bfrente a\s*$|\bsignatari"
    r"|\bнов(?:ых|ые|ое|ая|ый)\b|\bдополнительн|\bещ[её] \d|\bпротив\s*$|\bподписавш"
    r"|جديد|[إا]ضافي|موقع|新增|增加|新加入|又有|新的|签署国|另有|代表团|首都",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"^\W*(?:since\b|during the (?:period|year)|over the (?:past|last)|in the (?:past|last)|自\S{0,40}(?:以来|至今)|在\S{0,20}期间|depuis\b|desde\b|за (?:отчетный|прошедш|истекш)|с момента|со времени|منذ)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\btotal|\bstands? at|总数|总计|共计|共有|всего|مجموع|[إا]جمالي|au nombre|en tout|número", re.IGNORECASE)
_ITS_TOTAL = re.compile(r"\bits total|\bthe latter|其缔约方总数|sa part|su total|его участников", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"respectively|respectivement|respectivamente|соответственно|على التوالي|分别", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:个|名|国|位)?\s*(?:$|[,;.)\]:،؛。；，、）/|+–—-]|\n"
    r"|(?:高级)?缔约|国家?(?!的?首都|集团)|是|加入|批准|已"
    r"|(?:current |of the )?(?:high contracting part|states? part|states?\b|part(?:y|ies)\b|countries|members)|(?:to|and|for|in|have|has|are|were|as|on|under|at)\b"
    r"|(?:hautes? )?parties?\b|états?\b|pays\b|(?:à|au|et|pour|sont|ont|en)\b"
    r"|altas? partes?|partes?\b|estados?\b|países\b|(?:a|al|y|para|son|han|en)\b"
    r"|высок\w+ договарива|договарива|государств|участник|сторон|стран|(?:к|ко|и|в|для|явля\w+)\b"
    r"|طرف|[أا]طراف|دول|من\b|و|في\b|ل)",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?:[^.。!?！？؟]|\.(?=\S))+[.。!?！？؟]?")
_POSSIBLE = range(20, 251)
"""No instrument of the Convention is in force with fewer than twenty parties (articles 5 and 8)."""


@dataclass(frozen=True, slots=True)
class FoundTotal:
    """A count of the parties to an instrument, and where the two stand in the text."""

    code: str
    count: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    start: int
    end: int


def find_totals(text: str) -> list[FoundTotal]:
    """Find every count of the parties to an instrument in the text of a paragraph.

    A count of new parties, of signatories, of states that are not party or of meetings is none.

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
    terms = [term for term in find_terms(text) if term.code not in ("other", "mine_ban", "cluster_munitions", "arms_trade")]
    counts = list(_counts(text, terms))
    changes = Cover(found.span() for found in _SENTENCES.finditer(text) if _tells_change(found[0]))
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
    return totals


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Divide a text at semicolons, ends of sentences and lines."""
    start = 0
    for found in re.finditer(r"[;；؛。\n]|[.](?=\s+[^\s\da-zа-я]|\s*$)", text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _tells_change(sentence: str) -> bool:
    """Say whether a sentence tells what has changed since a day, and no total."""
    return bool(_SINCE.search(sentence.lstrip()) and not _TOTAL.search(sentence))


def _counts(text: str, terms: Sequence[Term]) -> Iterator[_Count]:
    """Find the numbers that can count parties: no date, no symbol, no article, and nothing else is counted."""
    taken = [(date.start, date.end) for date in find_dates(text)]
    taken += [(start, end) for _, start, end in symbols(text)]
    taken += [(term.start, term.end) for term in terms]
    cover = Cover(taken)
    excluded_before = -1
    for number in find_numbers(text):
        if number.value not in _POSSIBLE or cover.touches(number.start, number.end):
            continue
        after, before = text[number.end : number.end + 80], text[max(0, number.start - 24) : number.start]
        following = inside(terms, number.end, number.end + 12)
        directly = bool(following) and not text[number.end : following[0].start].strip(" 个（(：:")
        if not (_COUNTED.match(after) or directly):
            continue
        near = re.split(r"[,;.，；。、،؛]", after, maxsplit=1)[0]
        listed = excluded_before >= 0 and re.fullmatch(r"\s*(?:,|、|and|et|y|и|и|和)?\s*", text[excluded_before : number.start])
        if _CHANGE.search(near) or _CHANGE.search(before.rstrip()[-24:] if _ends_in_change(before) else "") or listed:
            excluded_before = number.end
            continue
        yield _Count(number.value, number.start, number.end)


def _ends_in_change(before: str) -> bool:
    found = list(_CHANGE.finditer(before.rstrip()))
    return bool(found) and len(before.rstrip()) - found[-1].end() <= 4


def _once(terms: Sequence[Term], counts: Sequence[_Count]) -> list[Term]:
    """Take a title and the number beside it for one name, where no count stands between them."""
    once: list[Term] = []
    for term in terms:
        last = once[-1] if once else None
        if last and last.code == term.code and not inside(counts, last.end, term.start):
            once[-1] = Term(term.code, last.start, term.end)
        else:
            once.append(term)
    return once


def _pairs(text: str, terms: Sequence[Term], counts: Sequence[_Count], end: int) -> Iterator[FoundTotal]:
    piece = text[min(terms[0].start, counts[0].start) : end]
    if len(terms) == len(counts) > 1 and _RESPECTIVELY.search(piece):
        if terms[-1].end <= counts[0].start or counts[-1].end <= terms[0].start:
            pairs = list(zip(terms, counts, strict=True))
        else:
            pairs = _beside(text, terms, counts)
    else:
        pairs = _beside(text, terms, counts)
    for n, (term, count) in enumerate(pairs):
        begin = min(term.start, count.start)
        until = min((min(t.start, c.start) for t, c in pairs[n + 1 :]), default=end)
        clause = max(begin - 300, *(text.rfind(mark, max(0, begin - 300), begin) + 1 for mark in ",，、؛;；.。\n"))
        if not NOT_PARTY.search(text, clause, until):
            yield FoundTotal(term.code, count.value, begin, max(term.end, count.end))


def _beside(text: str, terms: Sequence[Term], counts: Sequence[_Count]) -> list[tuple[Term, _Count]]:
    """Pair neighbours: as many as can be, those with the word "total" between them first, then the nearest."""
    tokens: list[Term | _Count] = sorted([*terms, *counts], key=lambda token: token.start)
    best: list[tuple[float, list[tuple[Term, _Count]]]] = [(0.0, []), (0.0, [])]
    for n in range(1, len(tokens)):
        left, right = tokens[n - 1], tokens[n]
        skipped = best[n]
        score, pairs = best[n - 1]
        between = text[left.end : right.start]
        if isinstance(left, Term) and isinstance(right, _Count):
            pair = (left, right)
        elif isinstance(left, _Count) and isinstance(right, Term):
            pair = (right, left)
        else:
            best.append(skipped)
            continue
        worth = 1.0 + 0.5 * bool(_TOTAL.search(between)) - min(len(between), 400) / 1000
        paired = (score + worth, [*pairs, pair])
        best.append(max(skipped, paired, key=lambda option: option[0]))
    return best[-1][1] if len(tokens) > 1 else []
