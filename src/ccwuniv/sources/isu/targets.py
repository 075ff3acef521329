"""Find the targets of an act: states described by their participation, counts, geographic labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ccwuniv.outreach import NEIGHBOURS, Region, Selector
from ccwuniv.records import InstrumentCode
from ccwuniv.sources.isu.numbers import find_numbers
from ccwuniv.sources.isu.participation import ASKED_TO_JOIN, CONSIDERING, NOT_PARTY, SIGNATORIES
from ccwuniv.sources.isu.places import find_regions
from ccwuniv.sources.isu.spans import inside
from ccwuniv.sources.isu.terms import Term
from ccwuniv.sources.isu.words import words

__all__ = ["Described", "Target", "describe", "find_described"]

_KNOWN = frozenset(InstrumentCode) | NEIGHBOURS.keys()
_WIDER_CODES = ("CCW", "mine_ban", "cluster_munitions")
_MOST_STATES = 250
_LONGEST_CLAUSE = 300

_PARTIES_TO = words(r"(?:part(?:y|ies)) ?(?:to|of)? ?(?:the )?(?:original )?$")
_PARTIES_AFTER = words(" ?(?:的|中的?|个|名|国)? ?缔约[方国]", r" ?(?:high contracting |states? )?part(?:y|ies)\b")
_APART = re.compile(r"[,;.](?!\s*(?:which|that|who))|[\u3000-\u9fff，；]")
_CLAUSE_END = re.compile(r"[,，;；。:：\n]|\.(?=\s|$)")
_BEFORE_PARTIES = words(r"(?:缔约[方国])?的 ?(?:\d+|[一二三四五六七八九十百两]+)? ?个? ?$")
_IN_ONE_LIST = words(" ?(?:or|and|,|、|和|或|nor)? ?(?:to )?(?:the )?")
_WIDER = words(
    "(?<!《)常规武器(?:领域的?)?条约",
    "(?:treaties|instruments) on conventional (?:weapons|arms)",
    r"(?<!certain\s)conventional[- ](?:weapons|arms) (?:treaties|conventions|instruments)",
)
_COUNTS_STATES = words(
    r"\s*个?(?:尚未[^，,。；]{0,40}的?国家|(?:原)?[^，,。；]{0,12}缔约[方国]|国家|首都|国)",
    r" (?:\w+ ){0,2}(?:states?|countries|capitals|part(?:y|ies)|high contracting)\b| of (?:them|these)\b",
    r" (?:États?|pays|Estados?|países|государств\w*|стран\w*|دولة|دول|بلدا)(?!\w)",
)
_STAGE = words(
    "接近加入|即将加入|加入[^，,。；]{0,8}程序",
    r"close to (?:joining|accession|acceding|ratif\w+)|advanced stage|considering (?:accession|joining|acceding)",
    r"in the process of (?:joining|acceding|ratifying|accession)|had initiated [^,;.]{0,30}(?:accession|ratification)",
)


@dataclass(frozen=True, slots=True)
class Described:
    """States described by an instrument that they lack, and one that they have.

    ``wider`` is what is printed where the text speaks of treaties on conventional weapons in general. ``signed`` are
    the instruments that they have signed; ``stage`` is what is printed of how close they are to joining.
    """

    lacking: tuple[str, ...]
    having: tuple[str, ...]
    start: int
    end: int
    wider: str = ""
    signed: tuple[InstrumentCode, ...] = ()
    stage: str = ""

    @property
    def selector(self) -> Selector:
        """Who is meant."""
        return Selector(party_to=self.having, not_party_to=self.lacking, signatory=self.signed)


@dataclass(frozen=True, slots=True)
class Target:
    """The description of targets in a passage."""

    selector: Selector | None = None
    count: int | None = None
    region: tuple[Region, ...] = ()
    treaty_scope: str = ""
    stage: str = ""


def find_described(text: str, terms: Sequence[Term]) -> list[Described]:
    """Find the passages that describe states by the instruments they have not joined.

    The first instrument after the words for "not party" is the one that is lacking; one named as the parties'
    own, before or after, is the one that they have.

    Examples
    --------
    >>> from ccwuniv.sources.isu.terms import find_terms
    >>> text = "the parties to Protocol II that are not yet party to Amended Protocol II"
    >>> [(d.having, d.lacking) for d in find_described(text, find_terms(text))]
    [(('P2',), ('AP2',))]
    >>> text = "尚未加入经修正的第二号议定书的11个原第二号议定书缔约方"
    >>> [(d.having, d.lacking) for d in find_described(text, find_terms(text))]
    [(('P2',), ('AP2',))]
    """
    known = [term for term in terms if term.code in _KNOWN]
    described: list[Described] = []
    for found in NOT_PARTY.finditer(text):
        if not described or found.start() >= described[-1].end:
            described.append(_described(text, known, found.start(), found.end()))
    for found in SIGNATORIES.finditer(text):
        if not any(one.start - _LONGEST_CLAUSE < found.start() < one.end + _LONGEST_CLAUSE for one in described):
            described.append(Described(("CCW",), (), *found.span(), signed=(InstrumentCode.CCW,)))
    if not described:
        described += [_described(text, known, *found.span()) for found in ASKED_TO_JOIN.finditer(text)]
        described += [
            replace(_described(text, known, *found.span()), stage=found[0]) for found in CONSIDERING.finditer(text)
        ]
    return sorted(described, key=lambda one: one.start)


def _described(text: str, known: Sequence[Term], start: int, end: int) -> Described:
    clause = _CLAUSE_END.search(text, end, end + _LONGEST_CLAUSE)
    clause_end = clause.start() if clause else min(len(text), end + _LONGEST_CLAUSE)
    wider = _WIDER.search(text, end, min(clause_end, end + 60))
    after = inside(known, end - 1, min(clause_end, end + 90))
    if wider and not (after and after[0].start < wider.start()):
        return Described(_WIDER_CODES, (), start, wider.end(), wider[0])
    lacking = tuple(_first_list(text, after)) or ("CCW",)
    stop = after[0].end if after else end
    having = _having(text, inside(known, start - 120, min(clause_end, stop + 120)), start, stop)
    return Described(lacking, tuple(code for code in having if code not in lacking), start, stop)


def _first_list(text: str, terms: Sequence[Term]) -> Iterator[str]:
    """Yield the first instrument, and those listed with it."""
    for n, term in enumerate(terms):
        if n and not _IN_ONE_LIST.fullmatch(text, terms[n - 1].end, term.start):
            return
        yield term.code


def _having(text: str, near: Sequence[Term], start: int, end: int) -> tuple[str, ...]:
    """Return the instrument to which the same states are said to be party."""
    for term in near:
        parties_after = _PARTIES_AFTER.match(text, term.end, term.end + 30)
        if term.start >= end and parties_after and _BEFORE_PARTIES.search(text[end : term.start]):
            return (term.code,)
        close = term.end <= start <= term.end + 45 and not _APART.search(text, term.end, start)
        if close and (parties_after or _PARTIES_TO.search(text[max(0, term.start - 40) : term.start])):
            return (term.code,)
    return ()


def describe(text: str, described: Sequence[Described]) -> Target:
    """Gather a passage's description of its targets: who, how many, where, and how close to joining."""
    selectors = tuple(dict.fromkeys(one.selector for one in described))
    counts = (n.value for n in find_numbers(text) if n.value <= _MOST_STATES and _COUNTS_STATES.match(text, n.end))
    stage = _STAGE.search(text)
    return Target(
        selector=Selector(any_of=selectors) if len(selectors) > 1 else next(iter(selectors), None),
        count=next(counts, None),
        region=find_regions(text),
        treaty_scope=next((one.wider for one in described if one.wider), ""),
        stage=stage[0] if stage else next((one.stage for one in described if one.stage), ""),
    )
