"""The acts that only the footnotes of a page report: withdrawals of its participants, acts of former states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ccwuniv.sources.untc.footnotes import (
    Ending,
    FormerActs,
    cancelled_signature,
    endings,
    former_acts,
    tells_of_ending,
)
from ccwuniv.sources.untc.limits import LONGEST_NOTE, MOST_ENDINGS
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.participants import state_of
from ccwuniv.sources.untc.records import UntcAction, UntcConsent
from ccwuniv.sources.untc.rows import CCW_PROTOCOLS

__all__ = ["former_actions", "former_consents", "withdrawals"]

_IN_MANY_NAMES = {"Republic", "Democratic", "State", "States", "United", "Kingdom", "Islands", "Federation", "People's"}


def withdrawals(page: Page, actions: Sequence[UntcAction]) -> Iterator[UntcAction]:
    """Yield the withdrawals and denunciations in the footnotes that the rows of their participants point to.

    Parameters
    ----------
    page : Page
        The page; what its footnotes leave open goes into its notes.
    actions : sequence of UntcAction
        The acts of its rows.
    """
    rows: dict[tuple[str, int, int], list[UntcAction]] = {}
    for action in (action for action in actions if action.marks or action.withdrawn):
        rows.setdefault((action.participant, action.table, action.row), []).append(action)
    told = {mark: endings(text) for mark, text in page.footnotes.items() if tells_of_ending(text)}
    for mark in [mark for mark, found in told.items() if len(found) > MOST_ENDINGS]:
        page.note(f"footnote {mark}", _start(page.footnotes[mark]), "tells of too many withdrawals; none is read")
        del told[mark]
    used: set[str] = set()
    for row in rows.values():
        yield from _of_one_row(page, row, told, used)
    for mark, text in page.footnotes.items():
        where = f"footnote {mark}"
        if mark not in used and mark in told:
            page.note(where, _start(text), "speaks of a withdrawal or denunciation; no act is read from it")
        if cancelled_signature(text):
            page.note(where, _start(text), "speaks of a signature that was cancelled; it is no act")


def _of_one_row(
    page: Page, row: Sequence[UntcAction], told: Mapping[str, Sequence[Ending]], used: set[str]
) -> Iterator[UntcAction]:
    first, bracketed, found = row[0], any(act.withdrawn for act in row), False
    for mark in dict.fromkeys(mark for act in row for mark in act.marks):
        if mark not in told or not (bracketed or _concerns(page.footnotes[mark][:LONGEST_NOTE], first.participant)):
            continue
        used.add(mark)
        for ending in told[mark]:
            if problem := _problem(ending, bracketed):
                page.note(f"footnote {mark}", first.participant, problem)
            elif action := _action(first, ending, mark):
                found = True
                yield action
    if bracketed and not found:
        where = f"table {first.table}, row {first.row}"
        page.note(where, first.participant, "withdrawn, by its brackets; the day of withdrawal is not stated")


def _problem(ending: Ending, bracketed: bool) -> str:
    """Say why an ending is no act. Without brackets it needs a day of effect: not every notice is accepted as valid."""
    if ending.undone:
        return "a withdrawal that was taken back; it is no act"
    if ending.effective is None and not (bracketed and ending.notified):
        return "speaks of a withdrawal without its day of effect; no act is read from it"
    return ""


def _action(of: UntcAction, ending: Ending, mark: str) -> UntcAction | None:
    date = ending.notified or ending.effective
    if date is None:
        return None
    remarks = [f"read in footnote {mark}"]
    if ending.notified is None:
        remarks.append("the day of notification is not stated, this is the day of effect")
    if ending.effective is None:
        remarks.append("the day of effect is not stated")
    return UntcAction(
        of.participant,
        of.iso3,
        ending.kind,
        date,
        ending.effective,
        marks=(mark,),
        note="; ".join(remarks),
        table=of.table,
    )


def _concerns(text: str, participant: str) -> bool:
    """Say whether a footnote that several rows may share is about this participant: it names it, or names nobody."""
    words = set(re.findall(r"[^\W\d_][\w'’-]{3,}", participant)) - _IN_MANY_NAMES
    return any(word in text for word in words) or "Government of" not in text


def _start(text: str) -> str:
    return " ".join(text.split()[:12])


def former_actions(page: Page, actions: Sequence[UntcAction]) -> Iterator[UntcAction]:
    """Yield the acts of states without a row, such as former participants, from the footnotes.

    Parameters
    ----------
    page : Page
        The page.
    actions : sequence of UntcAction
        The acts of its rows: who has one is no former state here.
    """
    for mark, iso3, found in _former(page, actions):
        for kind, day in found.acts:
            yield UntcAction(found.who, iso3, kind, day, marks=(mark,), note=f"read in footnote {mark}")


def former_consents(page: Page, actions: Sequence[UntcAction]) -> Iterator[UntcConsent]:
    """Yield the consents to Protocols I to III that the same footnotes report."""
    for mark, iso3, found in _former(page, actions):
        for roman in found.protocols:
            if roman in CCW_PROTOCOLS:
                yield UntcConsent(found.who, iso3, CCW_PROTOCOLS[roman], None, f"footnote {mark}")


def _former(page: Page, actions: Sequence[UntcAction]) -> Iterator[tuple[str, str | None, FormerActs]]:
    listed = {action.participant for action in actions} | {action.iso3 for action in actions if action.iso3}
    for mark, text in page.footnotes.items():
        for found in former_acts(text):
            iso3 = state_of(found.who) or state_of(re.sub(r"^former ", "", found.who))
            if not {iso3, found.who} & listed and (iso3 or found.certain):
                yield mark, iso3, found
