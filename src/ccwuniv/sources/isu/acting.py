"""Find who acts in a sentence: the subject of the verb, or the agent of a passive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ccwuniv import names
from ccwuniv.sources.isu.actors import FoundActor
from ccwuniv.sources.isu.subjects import joined, side_by_side
from ccwuniv.sources.isu.telling import Telling

__all__ = ["acting"]

_NEAR = 40
_FEW_WORDS = 4
_OPENS_SENTENCE = re.compile(r"(?:^|[.;]\s)\W*$")
_SUBJECT = re.compile(r",\s(?:la |le |les |l['’]|el |los |las )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:entre|между)\s(?:la\s|les?\s|l['’]|el\s|los\s)?$", re.IGNORECASE)
_DATIVE = re.compile(r"\w+(?:ому|ему|[уюе]|ам|ям)\b")
_SAID = re.compile(r"\b(?:a (?:déclaré|dit|affirmé)|declaró|dijo|afirmó) (?:la |le |l['’]|el )?$")
_OPENS = re.compile(r"(?:^|[.;,])\s*$")


def acting(text: str, act: tuple[int, int], actors: Sequence[FoundActor], of: Telling) -> list[FoundActor]:
    """Return the actors of an act, among the ``actors`` found in its sentence."""
    if of.subject_form is not None:
        return _by_form(text, act, actors, of)
    free = _free(text, actors, of)
    if of.verb_first:
        near = [one for one in free if act[0] <= one.start]
        close = [one for one in near if len(text[act[0] : one.start].split()) <= _FEW_WORDS]
        close = close or [one for one in near if act[1] <= one.start and not text[act[1] : one.start].strip()]
    else:
        close = [one for one in free if one.start < act[0] or _inverted(text, act, one)]
    agents = [one for one in actors if of.agent.search(text, max(0, one.start - _NEAR), one.start)]
    if of.verb_first and not close and not agents:
        close = [one for one in free if one.end <= act[0] and (one.kind != "state" or one.actor.role_printed)]
    if of.passive and of.passive.search(text, *act):
        close = [one for one in close if one.kind != "state" and not agents]
    by = not close and bool(agents)
    rest = _after_opening(text, act, free) or [one for one in free if _SAID.search(text, 0, one.start)]
    found = _run(text, close or agents or rest, actors, with_states=by)
    return found[:1] if by and _BETWEEN.search(text, max(0, found[0].start - _NEAR), found[0].start) else found


def _free(text: str, actors: Sequence[FoundActor], of: Telling) -> list[FoundActor]:
    """Return the actors with no preposition before them, nor before the list that they are in."""
    free: list[FoundActor] = []
    aside: FoundActor | None = None
    for one in actors:
        alike = aside is not None and (aside.kind == one.kind == "state" or "," not in text[aside.end : one.start])
        in_list = aside is not None and alike and joined(text, aside, one)
        if in_list or of.aside.search(text, max(0, one.start - _NEAR), one.start):
            aside = one
        else:
            free.append(one)
            aside = None
    return free


def _after_opening(text: str, act: tuple[int, int], free: Sequence[FoundActor]) -> list[FoundActor]:
    """Return the actor after words that open a sentence: "In letters of May, the Chair invited"."""
    if not _OPENS_SENTENCE.search(text, 0, act[0]):
        return []
    return [one for one in free if one.start >= act[1] and _SUBJECT.search(text, act[1], one.start)]


def _inverted(text: str, act: tuple[int, int], one: FoundActor) -> bool:
    """Say whether an actor is inside the words of an act, directly after the verb."""
    return act[0] <= one.start < act[1] and len(text[act[0] : one.start].split()) <= 1


def _by_form(text: str, act: tuple[int, int], actors: Sequence[FoundActor], of: Telling) -> list[FoundActor]:
    """Return the subject, or else the agent, by the case in which each is written."""
    if of.subject_form is None or of.agent_form is None:
        return []
    free = _free(text, actors, of)
    subjects = [
        one for one in free if of.subject_form.match(text, one.start) or text[one.start : one.end] in _nominatives()
    ]
    if of.passive and of.passive.search(text, *act):
        subjects = [one for one in subjects if one.kind != "state"]
    before = [one for one in subjects if one.start < act[0]]
    agents = [
        one
        for one in actors
        if of.agent_form.match(text, one.start)
        or (of.agent.search(text, max(0, one.start - _NEAR), one.start) and not _DATIVE.match(text, one.start))
    ]
    opening = [
        one
        for one in free
        if one.kind == "state" and text[one.start : one.end] in _names() and _OPENS.search(text, 0, one.start)
    ]
    by = not before and bool(agents)
    found = _run(text, before or agents or subjects or opening, actors, with_states=by)
    return found[:1] if by and _BETWEEN.search(text, max(0, found[0].start - _NEAR), found[0].start) else found


@cache
def _names() -> frozenset[str]:
    """Return the Russian names of states in the nominative."""
    return frozenset(row[3] for row in names.name_rows() if row[1] == "ru")


@cache
def _nominatives() -> frozenset[str]:
    """Return those whose form says that they are the subject: many end in a vowel and have but one."""
    return frozenset(name for name in _names() if not name.endswith(("и", "о", "у", "е", "э", "ю")))


def _run(
    text: str, close: Sequence[FoundActor], actors: Sequence[FoundActor], *, with_states: bool
) -> list[FoundActor]:
    """Return the first of those, with whom a list joins to it."""
    if not close:
        return []
    rest = [one for one in actors if one.start >= close[0].start]
    return side_by_side(text, rest, with_states=with_states)
