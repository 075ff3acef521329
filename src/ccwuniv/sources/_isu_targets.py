"""Towards whom an act goes: states described by what they are party to, counts, geographic labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ccwuniv._codes import NEIGHBOURS
from ccwuniv.acts import Region, Selector
from ccwuniv.model import InstrumentCode
from ccwuniv.sources._isu_numbers import find_numbers
from ccwuniv.sources._isu_spans import inside
from ccwuniv.sources._isu_terms import Term
from ccwuniv.sources._isu_participation import NOT_PARTY

__all__ = ["Described", "Target", "describe", "find_described"]

_KNOWN = frozenset(InstrumentCode) | NEIGHBOURS.keys()
_PARTIES_TO = re.compile(r"(?:part(?:y|ies)|缔约[方国])\s*(?:to|of)?\s*(?:the\s+)?(?:original\s+)?$", re.IGNORECASE)
_PARTIES_AFTER = re.compile(
    r"\s*(?:的|中的?|个|名|国)?\s*(?:缔约[方国]|(?:high\s+contracting\s+|states?\s+)?part(?:y|ies)\b)", re.IGNORECASE
)
_APART = re.compile(r"[,;.](?!\s*(?:which|that|who))|[\u3000-\u9fff，；]")
_CLAUSE_END = re.compile(r"[,，;；。:：\n]|\.(?=\s|$)")
_ZH_PARTIES_BETWEEN = re.compile(r"(?:缔约[方国])?的\s*(?:\d+|[一二三四五六七八九十百两]+)?\s*个?\s*$")
_WIDER = re.compile(r"(?<!《)(?<!certain )常规武器(?:领域的?)?条约|(?:treaties|instruments)\s+on\s+conventional\s+(?:weapons|arms)|conventional[- ](?:weapons|arms)\s+(?:treaties|conventions|instruments)", re.IGNORECASE)
_WIDER_CODES = ("CCW", "mine_ban", "cluster_munitions")
_PLACES = (
    ("african_group", r"非洲(?:国家|区域)?集团|african(?= (?:and \w+ )?(?:regional )?groups?)"),
    ("asean", r"东盟|东南亚国家联盟|\bASEAN\b|association of south-?east asian nations"),
    ("pacific_islands", r"太平洋(?:岛屿?|岛)国家?|pacific island(?:s|ing)?(?: states| countries)?|pacific islands"),
    ("asia_pacific", r"亚洲[及和与]太平洋|亚太(?:区域|地区)?|asia(?: and the |[- ])pacific"),
    ("central_asia", r"中亚|central asia"),
    ("middle_east", r"中东|middle east"),
    ("africa", r"非洲|\bafrica\b"),
    ("asia", r"(?<!中)(?<!东南)亚洲|(?<!central )(?<!south-east )\basia\b"),
)
_EACH_PLACE = tuple((key, re.compile(pattern.replace(" ", r"\s"), re.IGNORECASE)) for key, pattern in _PLACES)
_INSTITUTION = re.compile(r"(?:(?:united nations )?regional centre[^,;.]{0,80}|和平[与和]裁军[^，。；]{2,14}中心)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*个?(?:尚未[^，。；]{0,40}的?国家|(?:原)?[^，。；]{0,12}缔约[方国]|国家|首都|国)|\s+(?:\w+\s+){0,2}(?:states?|countries|capitals|part(?:y|ies)|high\s+contracting)\b|\s+of\s+(?:them|these)\b",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"接近加入|即将加入|加入[^，。；]{0,8}程序|close\s+to\s+(?:joining|accession|acceding|ratif\w+)|advanced\s+stage|considering\s+(?:accession|joining|acceding)|in\s+the\s+process\s+of\s+(?:joining|acceding|ratifying|accession)|had\s+initiated\s+[^,;.]{0,30}(?:accession|ratification)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Described:
    """States described by an instrument that they lack, and one that they have; ``end`` is where the words end."""

    lacking: tuple[str, ...]
    having: tuple[str, ...]
    start: int
    end: int
    wider: str = ""

    @property
    def selector(self) -> Selector:
        """Who is meant."""
        return Selector(party_to=self.having, not_party_to=self.lacking)


@dataclass(slots=True)
class Target:
    """What a passage says of its targets."""

    selector: Selector | None = None
    count: int | None = None
    region: tuple[Region, ...] = ()
    treaty_scope: str = ""
    stage: str = ""
    described: list[Described] = field(default_factory=list)


def find_described(text: str, terms: Sequence[Term]) -> list[Described]:
    """Find the passages of a text that describe states by what they are outside of.

    The first instrument after the words for "not party" is the one that is lacking; one named as the parties'
    own, before or after, is the one that they have.

    Examples
    --------
    >>> from ccwuniv.sources._isu_terms import find_terms
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
        if described and found.start() < described[-1].end:
            continue
        clause_end = _clause_end(text, found.end())
        wider = _WIDER.search(text, found.end(), min(clause_end, found.end() + 60))
        lacking = inside(known, found.end() - 1, min(clause_end, found.end() + 90))
        if wider and not (lacking and lacking[0].start < wider.start()):
            described.append(Described(_WIDER_CODES, (), found.start(), wider.end(), wider[0]))
            continue
        first = lacking[:1]
        codes = tuple(_coordinated(text, lacking)) or ("CCW",)
        end = first[0].end if first else found.end()
        near = inside(known, found.start() - 120, min(clause_end, end + 120))
        having = _having(text, near, found.start(), end, clause_end)
        having = tuple(code for code in having if code not in codes)
        described.append(Described(codes, having, found.start(), end))
    return described


def _clause_end(text: str, place: int) -> int:
    found = _CLAUSE_END.search(text, place)
    return found.start() if found else len(text)


def _coordinated(text: str, lacking: Sequence[Term]) -> Iterator[str]:
    """Yield the first instrument, and those that stand with it in one list."""
    for n, term in enumerate(lacking):
        if n and not re.fullmatch(r"\s*(?:or|and|,|、|和|或|nor)?\s*(?:to\s+)?(?:the\s+)?", text[lacking[n - 1].end : term.start]):
            return
        yield term.code


def _having(text: str, known: Sequence[Term], start: int, end: int, clause_end: int) -> tuple[str, ...]:
    """Return the instruments to which the same states are said to be party."""
    for term in known:
        before, after = text[max(0, term.start - 40) : term.start], text[term.end : term.end + 30]
        if end <= term.start < clause_end and _PARTIES_AFTER.match(after) and _ZH_PARTIES_BETWEEN.search(text[end : term.start]):
            return (term.code,)
        near = term.end <= start <= term.end + 45 and not _APART.search(text[term.end : start])
        if near and (_PARTIES_TO.search(before) or _PARTIES_AFTER.match(after)):
            return (term.code,)
    return ()


def describe(text: str, described: Sequence[Described]) -> Target:
    """Gather what a passage says of its targets: the selector, a count, geographic labels, how near they are."""
    target = Target(described=list(described))
    selectors = list(dict.fromkeys(one.selector for one in described))
    if len(selectors) == 1:
        target.selector = selectors[0]
    elif selectors:
        target.selector = Selector(any_of=selectors)
    target.treaty_scope = next((one.wider for one in described if one.wider), "")
    counted = [n for n in find_numbers(text) if _COUNTED.match(text, n.end) and n.value <= 200]
    if counted:
        target.count = counted[0].value
    target.region = tuple(_regions(text))
    stage = _STAGE.search(text)
    target.stage = stage[0] if stage else ""
    return target


def _regions(text: str) -> Iterator[Region]:
    taken = [found.span() for found in _INSTITUTION.finditer(text)]
    groups = bool(re.search(r"集团|\bgroups?\b", text, re.IGNORECASE))
    found: dict[str, tuple[int, str]] = {}
    for key, pattern in _EACH_PLACE:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            found.setdefault("african_group" if key == "africa" and groups else key, (match.start(), match[0]))
    for key, (_, printed) in sorted(found.items(), key=lambda item: item[1][0]):
        yield Region(printed=printed, key=key)
