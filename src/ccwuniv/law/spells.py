"""Spells of participation: from a consent to its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from ccwuniv._support import FrozenMapping, Versioned, explained
from ccwuniv.law.effects import date_of_effect, denunciation_effect
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind, Basis, as_day, counted_from, succession_of

if TYPE_CHECKING:
    from ccwuniv.records import Action, DateLike, Instrument, State

__all__ = ["COUNTED_SINCE", "Spell", "counted", "date_of_end", "end_with_convention", "participation_spells"]

COUNTED_SINCE: Mapping[str, dt.date] = FrozenMapping({"CHN": dt.date(1971, 10, 25)})
"""The first day of acts that count under a code, for codes that had an earlier holder."""


EndedBy = Literal["denunciation", "withdrawal", "extinction", "denunciation of the Convention"]


@dataclass(frozen=True, slots=True)
class Spell(Versioned):
    """One unbroken participation of one state in one instrument.

    ``ends`` is the first day on which the state is no longer bound, None while no end is known. ``in_force`` is None
    where no rule gives it, and lies before ``consent.date`` for a succession. ``off_list`` is the first day on which
    the depositary's list no longer shows it, where that is later than ``ends``: counts of parties follow the list.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [spell] = Registry.bundled().spells("FRA", "P5")
    >>> spell.covers(dt.date(2007, 4, 29), "consent"), spell.covers(dt.date(2007, 4, 29), "in_force")
    (True, False)
    """

    consent: Action
    in_force: dt.date | None
    ends: dt.date | None = None
    ended_by: EndedBy | None = None
    off_list: dt.date | None = None

    def start(self, basis: Basis) -> dt.date | None:
        """Return the first day on which the state counts, on a basis.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [spell] = Registry.bundled().spells("HRV", "CCW")
        >>> str(spell.start("consent")), str(spell.start("in_force")), str(spell.start("in_force_as_known"))
        ('1993-12-02', '1991-10-08', '1993-12-02')
        """
        return counted_from(self.consent.date, self.in_force, basis)

    def covers(self, day: DateLike, basis: Basis) -> bool:
        """Say whether the state counts on a day: from its start, until the day before its end.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [spell] = Registry.bundled().spells("DDR", "CCW")
        >>> spell.covers(dt.date(1990, 10, 2), "consent"), spell.covers(dt.date(1990, 10, 3), "consent")
        (True, False)
        """
        start, day = self.start(basis), as_day(day)
        return start is not None and start <= day and (self.ends is None or day < self.ends)

    def counts(self, day: DateLike, basis: Basis) -> bool:
        """Say whether the state counts as a party on a day; by deposit, as long as it is on the depositary's list.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [spell] = Registry.bundled().spells("YUG", "CCW")
        >>> spell.covers(dt.date(1995, 6, 30), "consent"), spell.counts(dt.date(1995, 6, 30), "consent")
        (False, True)
        """
        if basis == "consent" and self.off_list is not None:
            return self.consent.date <= as_day(day) < self.off_list
        return self.covers(day, basis)


@explained
def counted(action: Action) -> bool:
    """Say whether an act can count a state: not an act in the name of China before 25 October 1971.

    Such acts stay under CHN, with the depositary's footnote, and nobody is counted by them (General Assembly resolution
    2758 (XXVI) is of that day).

    Examples
    --------
    >>> from ccwuniv import Action
    >>> act = Action(iso3="CHN", instrument="treaty", kind="ratification", date="1951-07-19", source="assumed")
    >>> counted(act), counted(act.model_copy(update={"iso3": "FRA"}))
    (False, True)
    """
    return action.date >= COUNTED_SINCE.get(action.iso3, dt.date.min)


def _effect(consent: Action, instrument: Instrument, state: State) -> dt.date | None:
    if consent.effective is not None:
        return consent.effective
    rule, general = instrument.effect_rule, instrument.entry_into_force
    if rule is None or general is None:
        return None
    if consent.kind is ActionKind.SUCCESSION:
        return max(general, succession_of(state) or consent.date)
    return date_of_effect(consent.date, rule, general)


@explained
def date_of_end(action: Action, instrument: Instrument) -> dt.date:
    """Return the first day on which a state no longer counts after a denunciation or withdrawal (article 9(2)).

    Examples
    --------
    >>> from ccwuniv import Action, Registry
    >>> left = Action(iso3="FRA", instrument="P5", kind="denunciation", date="2026-03-02", source="assumed")
    >>> date_of_end(left, Registry.bundled().instrument("P5"))
    datetime.date(2027, 3, 2)
    """
    if action.effective is not None:
        return action.effective
    return action.date if instrument.effect_rule is None else denunciation_effect(action.date, instrument.effect_rule)


@explained
def participation_spells(actions: Sequence[Action], instrument: Instrument, state: State) -> tuple[Spell, ...]:
    """Return the spells of one state's participation in one instrument, earliest first.

    A consent opens a spell, whatever word the depositary uses for it; a denunciation or withdrawal closes it on the day
    it takes effect (article 9(2)); the last day of a former participant closes it without any act. A succession takes
    effect on the day of the succession, before its notification: the action's own ``effective``, else the day from
    which the state is eligible by succession, else (no day of it is recorded) that of the notification. Signature,
    provisional and territorial application open nothing; nor does what is not :func:`counted`.

    Parameters
    ----------
    actions : sequence of Action
        Of this state on this instrument.
    instrument : Instrument
        Its rule gives the dates of effect.
    state : State
        Its last day as a participant bounds the spells.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> acts = reg.actions_of("HRV", "CCW")
    >>> [spell.in_force for spell in participation_spells(acts, reg.instrument("CCW"), reg.state("HRV"))]
    [datetime.date(1991, 10, 8)]
    """
    extinct = state.eligible_until + dt.timedelta(days=1) if state.eligible_until else None
    spells: list[Spell] = []
    consent: Action | None = None

    def close(ends: dt.date | None, ended_by: EndedBy | None) -> None:
        if consent is None:
            return
        off_list = None
        if extinct is not None and (ends is None or extinct < ends):
            ends, ended_by = extinct, "extinction"
            off_list = state.listed_until + dt.timedelta(days=1) if state.listed_until else None
        spells.append(Spell(consent, _effect(consent, instrument, state), ends, ended_by, off_list))

    for action in _in_order([action for action in actions if counted(action)]):
        if action.kind in CONSENT_KINDS and consent is None:
            consent = action
        elif action.kind in ENDING_KINDS and consent is not None:
            close(
                date_of_end(action, instrument),
                "denunciation" if action.kind is ActionKind.DENUNCIATION else "withdrawal",
            )
            consent = None
    close(None, None)
    return tuple(spells)


def _in_order(actions: Sequence[Action]) -> list[Action]:
    """Return the acts in the order of effect: a state that leaves and consents again on one day is bound."""
    if len(actions) < 2:
        return [*actions]
    ordered: list[Action] = []
    bound = False
    for _, on_one_day in groupby(sorted(actions, key=lambda a: a.date), key=lambda a: a.date):
        acts = sorted(on_one_day, key=lambda a: (a.kind in ENDING_KINDS) != bound)
        for action in acts:
            bound = (bound or action.kind in CONSENT_KINDS) and action.kind not in ENDING_KINDS
        ordered += acts
    return ordered


@explained
def end_with_convention(spells: Sequence[Spell], convention: Sequence[Spell]) -> tuple[Spell, ...]:
    """End a protocol's spells where the Convention itself was denounced (article 9(3)).

    Denouncing the Convention counts as denouncing every annexed protocol, and the amendment of its article 1, on the
    same day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> left = {"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2026-03-02"}
    >>> convention = reg.with_actions([left]).spells("FRA", "CCW")
    >>> [str(spell.ends) for spell in end_with_convention(reg.spells("FRA", "P5"), convention)]
    ['2027-03-02']
    """
    ends = [s.ends for s in convention if s.ends is not None and s.ended_by != "extinction"]
    result = []
    for spell in spells:
        cascade = min((end for end in ends if end > spell.consent.date), default=None)
        if cascade is not None and (spell.ends is None or cascade < spell.ends):
            result.append(Spell(spell.consent, spell.in_force, cascade, "denunciation of the Convention"))
        else:
            result.append(spell)
    return tuple(result)
