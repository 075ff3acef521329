"""Drafts of outreach acts, sentence by sentence: the kind, who acted, towards whom, whether done or planned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from ccwuniv.outreach import Actor, Selector
from ccwuniv.records import InstrumentCode
from ccwuniv.sources.isu.acting import acting
from ccwuniv.sources.isu.actors import FoundActor, find_actors, speaks_for_a_meeting
from ccwuniv.sources.isu.dates import find_dates
from ccwuniv.sources.isu.found_acts import FoundAct, clause_of, find_acts
from ccwuniv.sources.isu.kinds import ACTS
from ccwuniv.sources.isu.lexicon import (
    ABOUT,
    APPEALS,
    CALLS,
    DECLARED,
    DRAFTED,
    HOLDS,
    NEGATED,
    OF_JOINING,
    OF_OTHER_MATTERS,
    PASSIVE,
    PLANNED,
    PLANNED_AFTER,
    RECEIVED,
    REFERS_BACK,
    SPONSOR,
    STATEMENTS,
)
from ccwuniv.sources.isu.participants import GATHERINGS, beside, parties_already
from ccwuniv.sources.isu.passage import Passage, sentences
from ccwuniv.sources.isu.records import Claim, DraftAct
from ccwuniv.sources.isu.spans import Cover, inside
from ccwuniv.sources.isu.subjects import Cast
from ccwuniv.sources.isu.targets import Target, describe
from ccwuniv.sources.isu.telling import Telling
from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind, Capacity

__all__ = ["Reader"]

Span: TypeAlias = tuple[int, int]

_NO_TARGET = "no target was found"
_WITHOUT_TARGET = ("coordination", "prioritization", "reporting")
_SENT = ("letter", "joint_letter", "note_verbale", "email")
_EVENTS = ("seminar", "regional_meeting")
_TALKS = ("bilateral_meeting", "consultation", "call")
_WITH_PARTNERS = (*_EVENTS, *_SENT, "briefing", "publication")
_CAPACITY: dict[str, Capacity] = {
    "letter": "sender",
    "joint_letter": "sender",
    "sponsorship": "funder",
    "presentation": "speaker",
}
_AFTER_A_TOTAL = words(r"[^,;，；]{0,40}?[,;，；] ?(?:(?:and|while|whereas|but)\b ?|而|且|并)?")
_UNNAMED = words(
    r"\b(?:parties|states|delegations|experts?|participants|speakers|donors|countries|members) (?:also |have |had )?$"
)
_DOING = words(r"(?!meeting|briefing|training)[a-z]+ing\b")
_ESPECIALLY = words("特别是|尤其是", r"\b(?:especially|in particular|particularly|notably)\b")


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs of one report in order.

    ``telling`` are the words of its language that tell acts; None for Chinese and English.
    """

    telling: Telling | None = None
    cast: Cast = field(default_factory=Cast)

    def read(self, passage: Passage, claims: Sequence[Claim] = ()) -> list[DraftAct]:
        """Return the drafts of a paragraph; its claims say which instruments its states have not joined."""
        text = passage.flow.text
        places = beside(text, passage.named)
        states = [(m.iso3, m.start, m.end) for m in passage.named if m.start not in places]
        found = find_actors(text, passage.persons, states)
        outside = [claim for claim in claims if claim.kind == "not_party"]
        drafts: list[DraftAct] = []
        self.cast.last = ()
        for sentence in (_trimmed(text, *span) for span in sentences(text)):
            actors = inside(found, *sentence)
            subject = self.cast.subject(text, *sentence, actors) if self.telling is None else ()
            self.cast.persons += [one for one in actors if one.kind == "person"]
            stated = _totals(passage, sentence, claims)
            if self.telling is not None:
                drafts += self._told(passage, sentence, actors, outside, stated, alone=not drafts)
                continue
            if CALLS.search(text, *sentence) and not APPEALS.search(text, *sentence):
                continue
            if not stated and REFERS_BACK.search(text[slice(*sentence)]) and not PASSIVE.search(text, *sentence):
                drafts = _added_to_last(passage, drafts, sentence)
                continue
            acts = list(find_acts(text, sentence, ACTS, STATEMENTS, NEGATED, stated, HOLDS))
            told: list[DraftAct] = []
            for act in acts:
                who = self._subject(text, act, stated, actors) or subject
                draft = _with_claims(self._draft(passage, act, acts, who, actors), outside)
                told += [draft] if _is_told(text, act, draft, alone=not drafts and len(acts) == 1) else []
            drafts += told
            if told and (part := _especially(passage, told[-1], sentence)):
                drafts.append(part)
            self.cast.last = subject or self.cast.last
        return drafts

    def _subject(
        self, text: str, act: FoundAct, stated: Sequence[Span], actors: Sequence[FoundActor]
    ) -> tuple[Actor, ...]:
        """Return the subject of an act: by its verb, or of what a sentence tells after its totals."""
        if by_verb := self.cast.by_verb(text, act.words, actors):
            return by_verb
        after = _AFTER_A_TOTAL.match(text, *act.scope) if any(end == act.scope[0] for _, end in stated) else None
        place = after.end() if after else act.scope[1]
        return self.cast.subject(text, place, act.scope[1], inside(actors, place, act.scope[1]))

    def _told(
        self,
        passage: Passage,
        sentence: Span,
        actors: Sequence[FoundActor],
        outside: Sequence[Claim],
        stated: Sequence[Span],
        *,
        alone: bool,
    ) -> Iterator[DraftAct]:
        """Yield the acts that the verbs of a sentence tell; there is none without an actor and a target."""
        telling = self.telling
        if telling is None:
            return
        text = telling.plain(passage.flow.text)
        told: list[DraftAct] = []
        if telling.asks.search(text, *sentence) and not telling.appeals.search(text, *sentence):
            return
        acts = list(find_acts(text, sentence, telling.acts, telling.appeals, telling.negated, stated))
        for act in acts:
            who = self._who(text, act, actors)
            draft = _with_claims(self._draft(passage, act, acts, who, actors), outside)
            if _is_told(text, act, draft, alone=alone and len(acts) == 1):
                told.append(draft)
        yield from (one for one in told if not _told_with_target(one, told))

    def _who(self, text: str, act: FoundAct, actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return who acts; one who receives a sponsorship does not."""
        if self.telling is None:
            return ()
        found = acting(text, act.words, actors, self.telling)
        if act.kind == "sponsorship" and RECEIVED.search(text, *act.words):
            return ()
        return tuple(actor for one in found for actor in self.cast.meant(one))

    def _draft(
        self,
        passage: Passage,
        act: FoundAct,
        acts: Sequence[FoundAct],
        subject: tuple[Actor, ...],
        actors: Sequence[FoundActor],
    ) -> DraftAct:
        text = passage.flow.text
        target = _target(passage, act, acts)
        who, note = self._found_or_inferred(text, act, subject, actors)
        to_confirm = [note] if note else []
        if act.kind in _TALKS and not (_states(passage, act, who) or target.selector or target.region):
            who = tuple(actor for actor in who if not actor.country) or who
        who = tuple(dict.fromkeys((*who, *self._company(text, act, actors))))
        kind = _said_by(who) if act.kind == "statement" else act.kind
        if kind == "statement" and not who and DECLARED.search(text, *act.sentence):
            kind = "resolution"
        capacity = "drafter" if DRAFTED.search(text, *act.words) else _CAPACITY.get(act.kind)
        named = _states(passage, act, who)
        if named and target.selector and target.selector.signatory:
            target = replace(target, selector=None)
        states, participants = _apart(passage, act, named, bool(target.selector or target.count or target.region))
        if not (states or target.selector or target.count or target.region):
            to_confirm.append(_NO_TARGET)
        if act.kind == "bilateral_meeting" and not ABOUT.search(text, *act.sentence):
            to_confirm.append("the sentence does not say that it was about universalization")
        count = target.count
        if count is not None and states and count != len(states):
            to_confirm.append(f"the sentence prints the number {count} and names {len(states)}")
        to_confirm += [f"no list of States answers to {one.printed!r}" for one in target.region if not one.key]
        day = next((d for d in find_dates(text[slice(*act.scope)]) if d.precision == "day" and d.first), None)
        start, end = passage.flow.span(*act.sentence)
        return DraftAct(
            paragraph=passage.number,
            kind=kind,
            actors=tuple(actor.model_copy(update={"capacity": capacity}) for actor in who),
            states=states,
            participants=participants,
            selector=target.selector,
            count=count,
            region=target.region,
            instruments=_instruments(target.selector),
            treaty_scope=target.treaty_scope,
            accession_stage=target.stage,
            status=_status(self.telling.plain(text), act, self.telling.planned)
            if self.telling
            else _status(text, act, PLANNED),
            first=day.first if day else None,
            last=day.last if day else None,
            sentence=text[slice(*act.sentence)],
            start=start,
            end=end,
            to_confirm=tuple(to_confirm),
        )

    def _found_or_inferred(
        self, text: str, act: FoundAct, subject: tuple[Actor, ...], actors: Sequence[FoundActor]
    ) -> tuple[tuple[Actor, ...], str]:
        """Return who acts, and what is to be confirmed about it."""
        if subject:
            return subject, ""
        if self.telling is None and (agents := self.cast.agents(text, act.kind in _SENT, act.words, actors)):
            return agents, ""
        if act.kind == "sponsorship" and (sponsor := [a.actor for a in actors if a.actor.organisation == SPONSOR]):
            return (sponsor[0],), ""
        if only := self.cast.only_office(text, act.kind, actors):
            return only, "the actor is the only office that the sentence names"
        if self.cast.last:
            return self.cast.last, "the actor is that of the sentence before"
        return (), "no actor was found"

    def _company(self, text: str, act: FoundAct, actors: Sequence[FoundActor]) -> Iterator[Actor]:
        """Yield those together with whom an act was done."""
        if act.kind in _WITH_PARTNERS:
            yield from self.cast.partners(text, act.scope, actors)
        if act.kind == "coordination":
            yield from (a for one in inside(actors, *clause_of(text, act)) for a in self.cast.meant(one))


def _is_told(text: str, act: FoundAct, draft: DraftAct, *, alone: bool) -> bool:
    """Say whether an act has what one of its kind cannot be without: someone who acts, whom it concerns, its subject.

    What other acts of the same paragraph say need not be said again; ``alone`` is an act that follows none.
    """
    about = bool(ABOUT.search(text, *act.sentence))
    if (
        act.kind != "sponsorship"
        and OF_OTHER_MATTERS.search(text, *act.sentence)
        and not OF_JOINING.search(text, *act.sentence)
    ):
        return False
    if not draft.actors and (
        draft.kind == "statement"
        or _DOING.match(text, act.words[0])
        or _UNNAMED.search(text, act.sentence[0], act.words[0])
    ):
        return False
    if _NO_TARGET not in draft.to_confirm:
        return about or draft.kind != "advice" or not alone
    of_states = all(actor.country for actor in draft.actors)
    if not draft.actors or draft.kind == "sponsorship" or (of_states and draft.kind in (*_SENT, "advice")):
        return False
    of_all = draft.kind in _TALKS and any(speaks_for_a_meeting(actor) for actor in draft.actors)
    return not of_all and (
        about
        or not alone
        or (draft.kind in _EVENTS and not of_states)
        or draft.kind in ("coordination", "prioritization")
    )


def _told_with_target(draft: DraftAct, told: Sequence[DraftAct]) -> bool:
    """Say whether another part of the sentence tells the same act, and to whom: what this one does not say."""
    return _NO_TARGET in draft.to_confirm and any(
        one.kind == draft.kind and one.actors == draft.actors and _NO_TARGET not in one.to_confirm for one in told
    )


def _said_by(who: Sequence[Actor]) -> ActKind:
    """Return what a call is by who makes it: the General Assembly does so by resolutions, States together appeal."""
    if any(actor.organisation.endswith("General Assembly") for actor in who):
        return "resolution"
    several = len({actor.country for actor in who if actor.country}) > 1
    return "appeal" if several or any(speaks_for_a_meeting(actor) for actor in who) else "statement"


def _totals(passage: Passage, sentence: Span, claims: Sequence[Claim]) -> list[Span]:
    """Return the places in a sentence that state totals, and so no act."""
    start, end = passage.flow.span(*sentence)
    stated = [claim for claim in claims if claim.kind == "total" and start <= claim.start < end]
    return [(bisect_left(passage.flow.origin, one.start), bisect_left(passage.flow.origin, one.end)) for one in stated]


def _target(passage: Passage, act: FoundAct, acts: Sequence[FoundAct]) -> Target:
    """Read the target in the clause of the act, and what that leaves open in the rest of what is about it."""
    text = passage.flow.text
    clause = clause_of(text, act)
    near, wide = (describe(text[a:b], inside(passage.described, a, b)) for a, b in (clause, act.scope))
    next_act = min((a.words[0] for a in acts if act.words[1] <= a.words[0] < clause[1]), default=clause[1])
    own = describe(text[act.words[0] : next_act], [])
    return Target(
        selector=near.selector or wide.selector,
        count=own.count or near.count,
        region=near.region or wide.region,
        treaty_scope=near.treaty_scope or wide.treaty_scope,
        stage=next((one.stage for one in inside(passage.described, *act.scope) if one.stage), ""),
    )


def _states(passage: Passage, act: FoundAct, who: Sequence[Actor]) -> tuple[str, ...]:
    """Return the states named in what is about an act, without those who act."""
    acting = {actor.country for actor in who}
    start, end = act.scope
    persons = Cover((p.start, p.end) for p in inside(passage.persons, start - 300, end))
    named = inside(passage.named, start, end)
    places = beside(passage.flow.text, named)
    return tuple(
        dict.fromkeys(
            m.iso3
            for m in named
            if m.iso3 not in acting and not persons.touches(m.start, m.end) and m.start not in places
        )
    )


def _apart(
    passage: Passage, act: FoundAct, named: tuple[str, ...], described: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide the states named into the targets of an act, and those that are parties already and took part in it."""
    if act.kind not in GATHERINGS:
        return named, ()
    start, end = act.scope
    already = parties_already(passage.flow.text, inside(passage.named, start, end))
    others = tuple(iso3 for iso3 in named if iso3 not in already)
    return (others, tuple(iso3 for iso3 in named if iso3 in already)) if others or described else (named, ())


def _instruments(selector: Selector | None) -> tuple[str, ...]:
    """Return the instruments that states would join: those they are said to lack, otherwise the Convention."""
    parts = (selector.any_of or (selector,)) if selector else ()
    lacking = {code for part in parts for code in part.not_party_to}
    return tuple(str(code) for code in InstrumentCode if code in lacking) or ("CCW",)


def _status(text: str, act: FoundAct, planned: re.Pattern[str]) -> Literal["done", "planned"]:
    to_come = planned.search(text, act.scope[0], act.words[1] + 4) or PLANNED_AFTER.match(
        text, act.words[1], act.scope[1]
    )
    return "planned" if to_come else "done"


def _especially(passage: Passage, whole: DraftAct, sentence: Span) -> DraftAct | None:
    """Return the part of an act that concerns states described as close to joining."""
    text = passage.flow.text
    found = _ESPECIALLY.search(text, *sentence)
    stage = describe(text[found.start() : sentence[1]], []).stage if found else ""
    if not stage:
        return None
    return replace(whole, accession_stage=stage, to_confirm=(*whole.to_confirm, "a part of the act before it"))


def _with_claims(draft: DraftAct, outside: Sequence[Claim]) -> DraftAct:
    """Add to an act towards named states the description of the same states elsewhere in its sentence."""
    if draft.selector is not None or not draft.states:
        return draft
    said = [claim for claim in outside if draft.start <= claim.start < draft.end]
    common = set.intersection(*({c.treaty for c in said if c.iso3 == iso3} for iso3 in draft.states))
    if not common:
        return draft
    selector = Selector(not_party_to=tuple(sorted(common)))
    return replace(draft, selector=selector, instruments=_instruments(selector))


def _added_to_last(passage: Passage, drafts: list[DraftAct], sentence: Span) -> list[DraftAct]:
    """Add to the last act with a target what a later sentence says of its targets."""
    more = describe(passage.flow.text[slice(*sentence)], inside(passage.described, *sentence))
    told = next((n for n in range(len(drafts) - 1, -1, -1) if drafts[n].kind not in _WITHOUT_TARGET), None)
    if told is None or not (more.selector or more.region):
        return drafts
    last = drafts[told]
    selector = last.selector or more.selector
    reasons = [reason for reason in last.to_confirm if reason != _NO_TARGET]
    added = replace(
        last,
        selector=selector,
        region=last.region or more.region,
        instruments=_instruments(selector),
        to_confirm=(*reasons, "the target is that of a sentence that refers back"),
    )
    return [*drafts[:told], added, *drafts[told + 1 :]]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
