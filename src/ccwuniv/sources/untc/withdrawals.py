"""Acts that only a page's footnotes report: departures and returns of participants, acts of former states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ccwuniv._support import data_directory
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind
from ccwuniv.registry import read_records
from ccwuniv.sources.untc.footnotes import (
    FormerActs,
    Told,
    cancelled_signature,
    former_acts,
    leaves_unread,
    tell,
    tells_of_ending,
)
from ccwuniv.sources.untc.limits import LONGEST_NOTE, MOST_ENDINGS
from ccwuniv.sources.untc.listed import listed_endings
from ccwuniv.sources.untc.objects import Treaty
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.participants import state_of
from ccwuniv.sources.untc.records import UntcAction, UntcConsent
from ccwuniv.sources.untc.rows import CCW_PROTOCOLS

__all__ = ["former", "withdrawals"]

_IN_MANY_NAMES = {"Republic", "Democratic", "State", "States", "United", "Kingdom", "Islands", "Federation", "People's"}


@dataclass(slots=True)
class _Participant:
    """A participant: the acts of its rows, the footnotes they refer to, and the events told there."""

    first: UntcAction
    acts: list[UntcAction] = field(default_factory=list)
    marks: dict[str, None] = field(default_factory=dict)
    told: list[tuple[str, Told]] = field(default_factory=list)

    @property
    def bracketed(self) -> bool:
        return any(act.withdrawn for act in self.acts)

    @property
    def took_back(self) -> bool:
        """Whether only its consent is in brackets: it took that back, and remains a signatory."""
        signed = [act for act in self.acts if act.kind is ActionKind.SIGNATURE]
        bound = [act for act in self.acts if act.kind in CONSENT_KINDS]
        return bool(signed and bound) and all(a.withdrawn for a in bound) and not any(a.withdrawn for a in signed)

    def consented(self, day: dt.date) -> bool:
        """Say whether a row shows a consent on a day or later: a new consent means that the state had left."""
        return any(act.kind in CONSENT_KINDS and not act.withdrawn and act.date >= day for act in self.acts)


def withdrawals(page: Page, actions: Sequence[UntcAction]) -> Iterator[UntcAction]:
    """Yield the departures, the returns, and returning states' first consents that a page's footnotes report.

    Parameters
    ----------
    page : Page
        The page; what its footnotes leave open goes into its notes.
    actions : sequence of UntcAction
        The acts of its rows.
    """
    treaty = Treaty(page.header.title, page.header.concluded)
    speaking = {mark for mark, text in page.footnotes.items() if tells_of_ending(text, treaty)}
    told = {mark: _told(page, mark, page.footnotes[mark], treaty) for mark in page.footnotes if mark in speaking}
    unread = {mark: said for mark, text in page.footnotes.items() if mark not in told and (said := leaves_unread(text))}
    asked = told or unread or page.footnote_tables or any(act.withdrawn for act in actions)
    people = _participants(actions) if asked else []
    used = _hear(page, people, told, treaty)
    for one in people:
        if one.told or one.bracketed:
            yield from _of_one(page, one, treaty)
    for mark, text in page.footnotes.items():
        if mark in told and mark not in used:
            message = "speaks of a withdrawal or denunciation; no act is read from it"
            page.note(f"footnote {mark}", _start(text), message, departure=_at_risk(mark, told[mark], people))
        elif mark in unread and mark not in used and _at_risk(mark, [Told(None)], people):
            message = "a word of leaving that is on no list; no act is read"
            page.note(f"footnote {mark}", _start(unread[mark]), message, departure=True)
        if cancelled_signature(text):
            page.note(f"footnote {mark}", _start(text), "speaks of a signature that was cancelled; it is not an act")


def _hear(page: Page, people: Sequence[_Participant], told: Mapping[str, Sequence[Told]], treaty: Treaty) -> set[str]:
    """Add to each participant its events in the footnotes; return the marks of the footnotes with events."""
    used: set[str] = set()
    for mark, events in told.items():
        for event in events:
            for one in _whose(event, mark, page.footnotes[mark], people):
                one.told.append((mark, event))
                used.add(mark)
    for mark, name, event in listed_endings(page, treaty):
        who = state_of(name)
        for one in people:
            if (who and one.first.iso3 == who) or one.first.participant == name:
                one.told.append((mark, event))
                used.add(mark)
    return used


def _told(page: Page, mark: str, text: str, treaty: Treaty) -> list[Told]:
    found = tell(text, treaty)
    if len(found) > MOST_ENDINGS:
        page.note(f"footnote {mark}", _start(text), "tells of too many withdrawals; none is read", departure=True)
        return []
    return found


def _participants(actions: Sequence[UntcAction]) -> list[_Participant]:
    """Return the participants of a page, in the order of its rows."""
    found: dict[str, _Participant] = {}
    for action in actions:
        if action.kind is ActionKind.TERRITORIAL_APPLICATION:
            continue
        one = found.setdefault(action.iso3 or action.participant, _Participant(action))
        one.acts.append(action)
        if action.marks:
            one.marks.update(dict.fromkeys(action.marks))
    return list(found.values())


def _whose(event: Told, mark: str, text: str, people: Sequence[_Participant]) -> list[_Participant]:
    """Return the participants of a footnote's event: those it names, else those whose rows point to it."""
    pointing = [one for one in people if mark in one.marks]
    if event.who is not None:
        if code := state_of(event.who):
            return [one for one in people if one.first.iso3 == code]
        return [one for one in pointing if _names(event.who, one.first.participant)]
    if len(pointing) < 2:
        return pointing
    return [one for one in pointing if one.bracketed] or [
        one for one in pointing if _names(text[:LONGEST_NOTE], one.first.participant)
    ]


def _names(text: str, participant: str) -> bool:
    """Say whether a text has a distinctive word of a participant's name."""
    words = set(re.findall(r"[^\W\d_][\w'’-]{3,}", participant)) - _IN_MANY_NAMES
    return any(word in text for word in words)


def _at_risk(mark: str, told: Sequence[Told], people: Sequence[_Participant]) -> bool:
    """Say whether one whose row points to a footnote, without brackets, may have left by it; anybody, if none does."""
    bound = [
        one
        for one in people
        if mark in one.marks and not one.bracketed and any(act.kind in CONSENT_KINDS for act in one.acts)
    ]
    unreferenced = not any(mark in one.marks for one in people)
    return (unreferenced or bool(bound)) and any(event.who is None and not event.territory for event in told)


def _of_one(page: Page, one: _Participant, treaty: Treaty) -> Iterator[UntcAction]:
    """Yield a participant's acts told in footnotes; unclear ones go into the notes."""
    endings: list[UntcAction] = []
    open_marks: dict[str, None] = {}
    for mark, told in one.told:
        if told.direction == "back" and (endings or open_marks):
            open_marks.popitem() if open_marks else endings.pop()
            page.note(f"footnote {mark}", one.first.participant, "a withdrawal that was taken back; it is not an act")
        elif told.direction == "out" and _is_open(one, mark, told):
            open_marks[mark] = None
        elif told.direction == "out" and _has_day(told) and (action := _ending(page, one, mark, told, treaty)):
            _add(endings, action)
    for mark in open_marks if not endings and not one.bracketed else ():
        message = "speaks of a withdrawal without its day of effect; no act is read from it"
        page.note(f"footnote {mark}", one.first.participant, message, departure=True)
    if endings:
        entries = list(_entries(one))
        consents = [act.date for act in (*one.acts, *entries) if act.kind in CONSENT_KINDS]
        if not consents or min(ending.date for ending in endings) <= min(consents):
            page.note(f"footnote {endings[0].marks[0]}", one.first.participant, "an ending before every consent shown")
        yield from entries
        yield from endings
    elif one.bracketed:
        _note_brackets(page, one)


def _entries(one: _Participant) -> Iterator[UntcAction]:
    """Yield the consents of states that left, told in footnotes and missing in the rows."""
    shown = {act.date for act in one.acts if act.kind in CONSENT_KINDS}
    for mark, told in one.told:
        if told.kind in CONSENT_KINDS and told.kind and told.notified and told.notified not in shown:
            yield _act(one.first, told.kind, told.notified, None, mark)


def _note_brackets(page: Page, one: _Participant) -> None:
    where, name = f"table {one.first.table}, row {one.first.row}", one.first.participant
    if one.took_back:
        message = "it took its consent back, by the brackets around that alone, and remains a signatory"
        page.note(where, name, message)
    elif not any(act.kind in ENDING_KINDS for act in one.acts):
        told_by = "status" if any("by its status" in act.note for act in one.acts) else "brackets"
        page.note(where, name, f"withdrawn, by its {told_by}; the day of withdrawal is not stated")


def _has_day(told: Told) -> bool:
    """Say whether an ending has a day, or is for a territory; without either it is not an act."""
    return bool(told.notified or told.effective or told.territory)


def _is_open(one: _Participant, mark: str, told: Told) -> bool:
    """Say whether an ending is incomplete: without brackets it needs a day of effect, or a later consent.

    Not every notice is accepted as valid: without either, the page itself shows the participant as bound.
    """
    if told.territory:
        return False
    day = told.notified or told.effective
    if day is None:
        return mark in one.marks and told.who is not None
    if one.took_back and told.effective is None:
        return True
    return told.effective is None and not (one.bracketed or one.consented(day))


def _ending(page: Page, one: _Participant, mark: str, told: Told, treaty: Treaty) -> UntcAction | None:
    """Return the act of an ending, or None and a note that says why."""
    where, name = f"footnote {mark}", one.first.participant
    day = told.notified or told.effective
    if told.territory or day is None:
        page.note(where, name, f"an ending for {told.territory} alone, which ends no participation")
        return None
    if treaty.concluded and day < treaty.concluded:
        page.note(where, f"{name}: {day}", "an ending before the treaty was adopted; it is not an act")
        return None
    effective = told.effective
    if effective and told.notified and effective < told.notified:
        page.note(where, f"{name}: {effective}", "an effect before its notification; it is not used")
        effective = None
    if told.mended:
        page.note(where, name, "a misprint in a year, a letter for a figure, is mended")
    assert told.kind is not None
    return _act(one.first, told.kind, day, effective, mark, notified=told.notified is not None)


def _act(
    of: UntcAction, kind: ActionKind, day: dt.date, effective: dt.date | None, mark: str, *, notified: bool = True
) -> UntcAction:
    remarks = [f"read in footnote {mark}"]
    if not notified:
        remarks.append("the day of notification is not stated, this is the day of effect")
    if effective is None and kind in ENDING_KINDS:
        remarks.append("the day of effect is not stated")
    note = "; ".join(remarks)
    return UntcAction(of.participant, of.iso3, kind, day, effective, marks=(mark,), note=note, table=of.table)


def _add(endings: list[UntcAction], action: UntcAction) -> None:
    """Add an ending, unless it is there already: an act quoted three times counts once."""
    for n, known in enumerate(endings):
        same = known.date == action.date or (
            known.effective is not None and known.effective in {action.effective, action.date}
        )
        if same:
            if known.effective is None and action.effective is not None:
                endings[n] = action
            return
    endings.append(action)


def _start(text: str) -> str:
    return " ".join(text.split()[:12])


def former(page: Page, actions: Sequence[UntcAction]) -> tuple[list[UntcAction], list[UntcConsent]]:
    """Return the acts of states without a row, such as former participants, and their consents to Protocols I to III.

    Parameters
    ----------
    page : Page
        The page, whose footnotes tell them.
    actions : sequence of UntcAction
        The acts of its rows: who has one is not a former state here.
    """
    acts: list[UntcAction] = []
    consents: list[UntcConsent] = []
    for mark, iso3, told in _former(page, actions):
        note = f"read in footnote {mark}"
        acts += [UntcAction(told.who, iso3, kind, day, marks=(mark,), note=note) for kind, day in told.acts]
        annexed = [CCW_PROTOCOLS[roman] for roman in told.protocols if roman in CCW_PROTOCOLS]
        consents += [UntcConsent(told.who, iso3, protocol, None, f"footnote {mark}") for protocol in annexed]
    return acts, consents


@cache
def _former_states() -> frozenset[str]:
    return frozenset(state.iso3 for state in read_records(data_directory(), "states.csv") if state.kind == "former")


def _former(page: Page, actions: Sequence[UntcAction]) -> Iterator[tuple[str, str | None, FormerActs]]:
    listed = {action.participant for action in actions} | {action.iso3 for action in actions if action.iso3}
    for mark, text in page.footnotes.items():
        for found in former_acts(text):
            iso3 = state_of(found.who) or state_of(re.sub(r"^former ", "", found.who))
            if not {iso3, found.who} & listed and (found.certain or iso3 in _former_states()):
                yield mark, iso3, found
