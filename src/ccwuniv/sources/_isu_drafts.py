"""Drafts of outreach acts, sentence by sentence: the kind, who acted, towards whom, whether done or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from ccwuniv.acts import Actor, Selector
from ccwuniv.model import InstrumentCode
from ccwuniv.sources._isu_actors import FoundActor, FoundPerson, find_actors
from ccwuniv.sources._isu_dates import find_dates
from ccwuniv.sources._isu_flow import Flow
from ccwuniv.sources._isu_lexicon import ACTS, CALLS, DRAFTS, PASSIVE, PLANNED, REFERS_BACK, STATEMENTS
from ccwuniv.sources._isu_records import Claim, DraftAct
from ccwuniv.sources._isu_spans import Cover, inside
from ccwuniv.sources._isu_targets import Described, Target, describe
from ccwuniv.sources._isu_terms import Term

if TYPE_CHECKING:
    from ccwuniv.acts import ActKind
    from ccwuniv.names import Mention

__all__ = ["Passage", "Reader", "sentences"]

_SENTENCE = re.compile(r"(?:[^。！？!?؟\n]|\n)+?(?:[。！？!?؟][”’\"』」）)]*|(?<!\W[A-HJ-UWYZ])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMrs)\.[”’\"）)]*(?=\s|$)|$)")
_LIST = re.compile(r"[：:]|\binclud(?:ed|es|ing)\b|\bas follows\b")
_CLAUSE_MARK = re.compile(r"[,，;；:：。\n]")
_JOINS = re.compile(r"\s*(?:[、，,]|和|与|及|以及|and|&|,\s*and)?\s*(?:the\s+)?", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:此外|另外|同时|还|所有|全部|各|本|该|三名|两名|[一二三四五]名|\d{4}年|在[^，]{2,30}(?:支持|框架|协助)下|作为[^，]{2,40})[，、]?|《[^》]*》|\s"
    r"|(?:in addition|furthermore|moreover|similarly|in parallel|(?:during|throughout|since|with|on|in|as|at|following|under) [^,]{2,110}),"
    r"|also|all|the|both|two|three|each of|CCW)*\s*$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:(?:two|three|all)\s+)?$", re.IGNORECASE)
_LETTER_OF = re.compile(r"\b(?:of|from|by)\s+(?:the\s+)?(?:(?:two|three|all)\s+)?$", re.IGNORECASE)
_PRONOUN = re.compile(r"\s*(?:they|it|she|he|它们|他们|他|她)\b", re.IGNORECASE)
_TARGET_MARK = re.compile(r"(?:\b(?:to|with|towards?|for|of|in|at|from|by|between|that)\s+(?:the\s+)?|[向对与同就为的给由])$", re.IGNORECASE)
_RECEIVED = re.compile(r"得到|获得|受到|接受|\b(?:was|were|has been|have been)\s+(?:also\s+)?(?:sponsored|contacted|approached|briefed|invited)|\breceived\b|\bbenefit", re.IGNORECASE)
_ESPECIALLY = re.compile(r"特别是|尤其是|\b(?:especially|in particular|particularly|notably)\b", re.IGNORECASE)
_WITHOUT_TARGET = ("coordination", "prioritization", "reporting")
_NO_TARGET = "no target was found"
_CAPACITY = {
    "letter": "sender",
    "joint_letter": "sender",
    "sponsorship": "funder",
    "presentation": "speaker",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with everything that was found in it."""

    number: int
    flow: Flow
    terms: Sequence[Term]
    states: Sequence[Mention]
    persons: Sequence[FoundPerson]
    described: Sequence[Described]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each sentence of a text.

    Examples
    --------
    >>> text = "Mr. Ban wrote. He met St. Lucia."
    >>> [text[start:end].strip() for start, end in sentences(text)]
    ['Mr. Ban wrote.', 'He met St. Lucia.']
    """
    for found in _SENTENCE.finditer(text):
        if found[0].strip():
            yield found.start(), found.end()


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs of one report in order: who was named before is who is meant later."""

    persons: list[FoundActor] = field(default_factory=list)

    def read(self, passage: Passage, claims: Sequence[Claim] = ()) -> list[DraftAct]:
        """Return the drafts of a paragraph; its claims tell what the states that it names are outside of."""
        outside = [claim for claim in claims if claim.kind == "not_party"]
        text = passage.flow.text
        found = find_actors(text, passage.persons, [(m.iso3, m.start, m.end) for m in passage.states])
        drafts: list[DraftAct] = []
        last: tuple[Actor, ...] = ()
        for start, end in sentences(text):
            actors = inside(found, start, end)
            subject = self._subject(text, start, end, actors) or _pronoun(text, start, last)
            self.persons += [one for one in actors if one.kind == "person"]
            if CALLS.search(text, start, end):
                continue
            if REFERS_BACK.search(text[start:end].lstrip()) and not PASSIVE.search(text, start, end):
                drafts = _added_to_last(passage, drafts, start, end)
                continue
            acts = list(_acts(text, start, end))
            for kind, act, scope in acts:
                who = subject or tuple(actor for one in _agents(text, kind, act, actors) for actor in self._meant(one))
                inferred = () if who else ("the actor is that of the sentence before",)
                who = who or last
                inferred = inferred if who else ()
                draft = self._draft(passage, kind, act, scope, (start, end), who, actors, inferred, [a for _, a, _ in acts])
                drafts.append(_with_claims(draft, outside))
            if acts and (part := _especially(passage, drafts[-1], start, end)):
                drafts.append(part)
            last = subject or last
        return drafts

    def _subject(self, text: str, start: int, end: int, actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return those with whom a sentence begins."""
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        first = next((n for n, one in enumerate(actors) if _LEAD.fullmatch(text[begin : one.start])), None)
        if first is None:
            return ()
        run = [actors[first]]
        for one in actors[first + 1 :]:
            between = text[run[-1].end : one.start]
            role = run[-1].kind == "state" and one.kind == "office" and _is_role(between)
            if role:
                run[-1] = _with_role(run[-1], one, text)
            elif _JOINS.fullmatch(between) and not (one.kind == "state" and run[-1].kind != "state"):
                run.append(one)
            else:
                break
        if all(one.kind == "state" for one in run) and (len(run) > 1 or _RECEIVED.search(text, run[-1].end, end)):
            return ()
        return tuple(actor for one in run for actor in self._meant(one))

    def _meant(self, found: FoundActor) -> tuple[Actor, ...]:
        """Return whom an office without a name means: the persons named with it before, where there are some."""
        if found.kind != "office":
            return (found.actor,)
        named = {one.actor.person: one.actor for one in self.persons if one.office == found.office}
        return tuple(named.values()) or (found.actor,)

    def _draft(
        self,
        passage: Passage,
        kind: ActKind,
        act: tuple[int, int],
        scope: tuple[int, int],
        sentence: tuple[int, int],
        who: tuple[Actor, ...],
        actors: Sequence[FoundActor],
        inferred: tuple[str, ...],
        others: Sequence[tuple[int, int]],
    ) -> DraftAct:
        text = passage.flow.text
        if kind == "coordination":
            clause = _clause(text, act, sentence)
            company = [a for one in actors if clause[0] <= one.start < clause[1] for a in self._meant(one)]
            who = tuple(dict.fromkeys((*who, *company)))
        capacity = "drafter" if DRAFTS.search(text, *act) else _CAPACITY.get(kind)
        target = _target(passage, act, scope, sentence, others)
        states = _states(passage, scope, sentence, who)
        to_confirm = list(inferred)
        if not who:
            to_confirm.append("no actor was found")
        if not (states or target.selector or target.count or target.region):
            to_confirm.append(_NO_TARGET)
        day = next((d for d in find_dates(text[scope[0] : scope[1]]) if d.precision == "day" and d.first), None)
        start, end = passage.flow.span(*_trimmed(text, *sentence))
        return DraftAct(
            paragraph=passage.number,
            kind=kind,
            actors=tuple(a.model_copy(update={"capacity": capacity}) for a in who) if capacity else who,
            states=states,
            selector=target.selector,
            count=target.count,
            region=target.region,
            instruments=_instruments(target),
            treaty_scope=target.treaty_scope,
            accession_stage="",
            status=_status(text, act, scope, sentence),
            first=day.first if day else None,
            last=day.last if day else None,
            evidence=text[slice(*_trimmed(text, *sentence))],
            start=start,
            end=end,
            to_confirm=tuple(to_confirm),
        )


def _with_claims(draft: DraftAct, outside: Sequence[Claim]) -> DraftAct:
    """Give an act towards named states the description that the report gives of just these states elsewhere."""
    if draft.selector is not None or not draft.states:
        return draft
    lacking = [{c.treaty for c in outside if c.iso3 == iso3 and draft.start <= c.start < draft.end} for iso3 in draft.states]
    common = set.intersection(*lacking)
    if not common:
        return draft
    codes = tuple(str(code) for code in InstrumentCode if code in common)
    return replace(draft, selector=Selector(not_party_to=tuple(sorted(common))), instruments=codes or ("CCW",))


def _pronoun(text: str, start: int, last: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors of the sentence before, where this one begins with a word for them."""
    lead = re.match(r"\W*(?:(?:with|in|on|during|at|as|under) [^,.]{2,110},)?", text[start : start + 160], re.IGNORECASE)
    return last if lead and _PRONOUN.match(text, start + lead.end()) else ()


def _is_role(between: str) -> bool:
    return bool(re.fullmatch(r"\s*,?\s*(?:作为|担任|as|in\s+its\s+capacity\s+as)[^，。,;.]{0,80}", between, re.IGNORECASE))


def _with_role(state: FoundActor, office: FoundActor, text: str) -> FoundActor:
    printed = re.sub(r"^\W*(?:作为|担任|as|in\s+its\s+capacity\s+as)\s*(?:the\s+)?", "", text[state.end : office.end], flags=re.IGNORECASE)
    actor = Actor(country=state.actor.country, role=office.actor.role, role_printed=printed)
    return FoundActor(actor, "state", state.start, office.end)


def _agents(text: str, kind: ActKind, act: tuple[int, int], actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Return the agents of a passive: those after "by" (of a letter: "from"), or the first office before the act."""
    mark = _LETTER_OF if kind in ("letter", "joint_letter") else _BY
    after = [one for one in actors if act[0] <= one.start and mark.search(text, max(0, one.start - 30), one.start)]
    if after:
        return after[:1]
    before = [one for one in actors if one.end <= act[0] and one.kind != "state"]
    return [one for one in before if not _TARGET_MARK.search(text, max(0, one.start - 30), one.start)][:1]


def _acts(text: str, start: int, end: int) -> Iterator[tuple[ActKind, tuple[int, int], tuple[int, int]]]:
    """Yield the acts that a sentence tells: the kind, the words, and the part of the sentence that is about it."""
    units = list(_units(text, start, end))
    told: list[tuple[ActKind, tuple[int, int], tuple[int, int]]] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in ACTS:
        seen: set[tuple[int, int]] = set()
        for found in pattern.finditer(text, start, end):
            if any(s < found.end() and found.start() < e for s, e in taken):
                continue
            unit = next((u for u in units if u[0] <= found.start() < u[1]), (start, end))
            taken.append(found.span())
            if unit not in seen:
                told.append((kind, found.span(), unit))
                seen.add(unit)
    if not told and (said := STATEMENTS.search(text, start, end)):
        told.append(("statement", said.span(), (start, end)))
    yield from sorted(told, key=lambda one: one[1])


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a sentence at semicolons and lines, and what a list names at its commas too."""
    opened = _LIST.search(text, start, end)
    place = start
    for found in re.finditer(r"[;；؛\n]|[,，、](?!\s*(?:which|that|who))", text[start:end]):
        here = start + found.start()
        if found[0] in ",，、" and not (opened and here > opened.start()):
            continue
        yield place, here
        place = here + 1
    yield place, end


def _clause(text: str, act: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the clause between commas in which an act is told."""
    before = [mark.end() for mark in _CLAUSE_MARK.finditer(text, sentence[0], act[0])]
    after = _CLAUSE_MARK.search(text, act[1], sentence[1])
    return before[-1] if before else sentence[0], after.start() if after else sentence[1]


def _target(
    passage: Passage,
    act: tuple[int, int],
    scope: tuple[int, int],
    sentence: tuple[int, int],
    others: Sequence[tuple[int, int]],
) -> Target:
    """Read the target in the clause of the act, and what that leaves open in the rest of what is about it."""
    text = passage.flow.text
    target = Target()
    narrow = _clause(text, act, sentence)
    until = min((a[0] for a in others if act[1] <= a[0] < narrow[1]), default=narrow[1])
    for start, end in dict.fromkeys((narrow, scope if scope != sentence else sentence)):
        more = describe(text[start:end], inside(passage.described, start, end))
        target.selector = target.selector or more.selector
        if (start, end) == narrow:
            target.count = describe(text[act[0] : until], []).count or more.count
        target.region = target.region or more.region
        target.treaty_scope = target.treaty_scope or more.treaty_scope
    return target


def _states(passage: Passage, scope: tuple[int, int], sentence: tuple[int, int], who: Sequence[Actor]) -> tuple[str, ...]:
    acting = {actor.country for actor in who}
    start, end = scope if scope[0] != sentence[0] else sentence
    persons = Cover((p.start, p.end) for p in inside(passage.persons, start - 300, end))
    named = inside(passage.states, start, end)
    return tuple(dict.fromkeys(m.iso3 for m in named if m.iso3 not in acting and not persons.touches(m.start, m.end)))


def _instruments(target: Target) -> tuple[str, ...]:
    codes = {code for one in target.described for code in one.lacking} if target.described else set()
    if target.selector is not None and not codes:
        parts = target.selector.any_of or (target.selector,)
        codes = {code for part in parts for code in part.not_party_to}
    return tuple(str(code) for code in InstrumentCode if code in codes) or ("CCW",)


def _status(
    text: str, act: tuple[int, int], scope: tuple[int, int], sentence: tuple[int, int]
) -> Literal["done", "planned"]:
    start = scope[0] if scope[0] != sentence[0] else sentence[0]
    found = [m for m in PLANNED.finditer(text, start, max(act[1], act[0] + 40)) if m.start() <= act[1]]
    return "planned" if found else "done"


def _especially(passage: Passage, whole: DraftAct, start: int, end: int) -> DraftAct | None:
    """Return the part of an act that a sentence singles out by how near the states are to joining."""
    text = passage.flow.text
    found = _ESPECIALLY.search(text, start, end)
    stage = describe(text[found.start() : end], []).stage if found else ""
    if not stage:
        return None
    return replace(whole, accession_stage=stage, to_confirm=(*whole.to_confirm, "a part of the act before it"))


def _added_to_last(passage: Passage, drafts: list[DraftAct], start: int, end: int) -> list[DraftAct]:
    """Give the last act what a sentence that refers back to it says of its targets."""
    more = describe(passage.flow.text[start:end], inside(passage.described, start, end))
    told = next((n for n in range(len(drafts) - 1, -1, -1) if drafts[n].kind not in _WITHOUT_TARGET), None)
    if told is None or not (more.selector or more.region):
        return drafts
    last = drafts[told]
    note = "the target is that of a sentence that refers back"
    selector = last.selector or more.selector
    region = last.region or more.region
    instruments = _instruments(more) if last.selector is None and more.selector else last.instruments
    found = tuple(reason for reason in last.to_confirm if reason != _NO_TARGET)
    added = replace(last, selector=selector, region=region, instruments=instruments, to_confirm=(*found, note))
    return [*drafts[:told], added, *drafts[told + 1 :]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
