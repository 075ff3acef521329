"""Where a sentence tells acts: the words that tell each, and the part of the sentence that is about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ccwuniv.sources.isu.lexicon import AFTER_AN_EVENT, AT_AN_EVENT, HELD_THEN, NOT_HELD, THANKED, THERE
from ccwuniv.sources.isu.participants import GATHERINGS
from ccwuniv.sources.isu.spans import Cover
from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = ["FoundAct", "clause_of", "find_acts"]

Span: TypeAlias = tuple[int, int]

_LIST = words("[：:]", r"\binclud(?:ed|es|ing)\b|\bas follows\b")
_EVENTS = frozenset({"seminar", "regional_meeting", "briefing"})
_VISIT = words("visit|mission")
_TALKS = frozenset({"bilateral_meeting", "call"})
_MODES = ("joint_letter", "note_verbale", "email", "call", "letter")
_WEAK = frozenset({"consultation", "follow_up", "coordination", "prioritization", "reporting"})
_AND_DID = words(
    r"\b(?:and|then|while|before|who|which)\b,? (?:(?:has|have|had|also|then|later|subsequently|the \w+|\w+) ){0,2}"
    r"(?:[a-z]+ed|wrote|sent|met|held|spoke|gave|made|had|took|ran)\b",
    r"\b(?:et|puis|qui|où) (?:\w+ )?(?:(?:l['’]|l(?:es|eur) |y )?(?:a|ont)\b|s['’]|se )|\b(?:y|e|que"
    r"|donde) (?:se |les? "
    r")?\w+(?:ó|aron|ieron|vo|jo)(?!\w)|\b(?:и|а|затем|котор\w+|где) (?:\w+ ){0,2}\w+(?:л|ла|ли|лся|лись"
    r"|лась)\b"
    r"|،|(?<!\w)(?:حيث|كما)(?!\w)|[，；]|并",
)
_UNIT_MARK = re.compile(r"[;；؛\n]|[,，、](?!\s*(?:which|that|who))")
_CLAUSE_MARK = re.compile(r"[,，;；:：。\n]")


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act that a sentence tells: the kind, the words, the part of the sentence that is about it, the sentence."""

    kind: ActKind
    words: Span
    scope: Span
    sentence: Span


def find_acts(
    text: str,
    sentence: Span,
    kinds: Sequence[tuple[ActKind, re.Pattern[str]]],
    statements: re.Pattern[str],
    negated: re.Pattern[str],
    stated: Sequence[Span] = (),
    holds: re.Pattern[str] | None = None,
) -> Iterator[FoundAct]:
    """Yield the acts that a sentence tells, in order; of each kind one in each of its parts, totals apart.

    Where the phrases of a language tell events without a verb, ``holds`` are the verbs that one of them needs.
    """
    units = [part for unit in _units(text, *sentence) for part in _without(unit, stated)]
    told: dict[tuple[str, Span], FoundAct] = {}
    taken: list[Span] = list(stated)
    for kind, pattern in kinds:
        cover = Cover(taken)
        for found in pattern.finditer(text, *sentence):
            if cover.touches(*found.span()) or negated.search(
                text, max(sentence[0], found.start() - 40), found.start()
            ):
                continue
            taken.append(found.span())
            unit = next((u for u in units if u[0] <= found.start() < u[1]), sentence)
            told.setdefault((kind, unit), FoundAct(kind, found.span(), unit, sentence))
    if not told:
        scopes = units if stated else [sentence]
        yield from (
            FoundAct("statement", said.span(), s, sentence) for s in scopes if (said := statements.search(text, *s))
        )
    elif not NOT_HELD.search(text, *sentence):
        acts = [act for act in told.values() if not (_mentioned(text, act, holds) or _thanked_for(text, act))]
        yield from sorted(_once(text, _apart_from_places(text, acts)), key=lambda act: act.words)


def _thanked_for(text: str, act: FoundAct) -> bool:
    """Say whether a sentence tells of an act only to thank for it."""
    thanks = THANKED.search(text, act.sentence[0], act.words[1])
    return thanks is not None and not _AND_DID.search(text, thanks.end(), act.words[0] + 20)


def _once(text: str, acts: Sequence[FoundAct]) -> list[FoundAct]:
    """Return the acts without those that say again, in the same clause, how or that another was done."""
    kept: list[FoundAct] = []
    for act in sorted(acts, key=_strength):
        if not any(_said_again(text, one, act) for one in kept):
            kept.append(act)
    return kept


def _strength(act: FoundAct) -> tuple[bool, int]:
    """Return what puts an act before those that may say it again."""
    place = _MODES.index(act.kind) if act.kind in _MODES else len(_MODES) + (act.kind == "presentation")
    return act.kind in _WEAK, place


def _said_again(text: str, one: FoundAct, again: FoundAct) -> bool:
    by_another_name = (one.kind in _MODES and again.kind in (*_MODES, "advice", "publication")) or (
        one.kind in (*_EVENTS, *_TALKS) and again.kind == "presentation"
    )
    if one.scope != again.scope or not (again.kind in _WEAK or by_another_name):
        return False
    if one.kind in _TALKS and again.kind == "consultation":
        return True
    first, second = sorted((one.words, again.words))
    return not _AND_DID.search(text, first[1], max(first[1], min(second[0] + 20, second[1])))


def _without(unit: Span, stated: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a part of a sentence between its totals."""
    place, end = unit
    for start, until in stated:
        if place < start < end:
            yield place, start
        place = max(place, min(until, end))
    if place < end:
        yield place, end


def _apart_from_places(text: str, acts: Sequence[FoundAct]) -> list[FoundAct]:
    """Return the acts without the events that are only where another took place, and the talks that a visit was for."""
    places = [
        act
        for act in acts
        if (act.kind in GATHERINGS or _VISIT.match(text, act.words[0]))
        and AT_AN_EVENT.search(text, act.sentence[0], act.words[0])
        and not HELD_THEN.match(text, act.words[1], act.sentence[1])
    ]
    others = [act for act in acts if act not in places] or list(acts)
    visits = [act.words[0] for act in others if act.kind == "bilateral_meeting"]
    return [
        act
        for act in others
        if not (
            act.kind == "consultation"
            and any(place < act.words[0] for place in visits)
            and THERE.search(text, act.sentence[0], act.words[0])
        )
    ]


def _mentioned(text: str, act: FoundAct, holds: re.Pattern[str] | None) -> bool:
    """Say whether an event is only mentioned: something was done after it, or no verb says that it was held."""
    if act.kind not in _EVENTS:
        return False
    after = AFTER_AN_EVENT.search(text, act.sentence[0], act.words[0])
    if after and not HELD_THEN.match(text, act.words[1], act.sentence[1]):
        return True
    return holds is not None and not holds.search(text, *act.sentence)


def _units(text: str, start: int, end: int) -> Iterator[Span]:
    """Divide a sentence at semicolons and lines; where it opens a list, what the list names, at commas too."""
    opened = _LIST.search(text, start, end)
    place = opened.end() if opened else start
    for found in _UNIT_MARK.finditer(text, place, end):
        if opened or found[0] not in ",，、":
            yield place, found.start()
            place = found.end()
    yield place, end


def clause_of(text: str, act: FoundAct) -> Span:
    """Return the clause between commas in which an act is told."""
    start, end = act.scope
    before = [mark.end() for mark in _CLAUSE_MARK.finditer(text, start, act.words[0])]
    after = _CLAUSE_MARK.search(text, act.words[1], end)
    return before[-1] if before else start, after.start() if after else end
