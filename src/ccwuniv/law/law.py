"""What the treaty says: consent, dates of effect, denunciation, relations. Pure functions, each naming its article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from ccwuniv._support import explained
from ccwuniv.errors import DateError
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind, Basis, add_months

if TYPE_CHECKING:
    from ccwuniv.records import Action, EffectRule, Instrument, State

__all__ = [
    "COUNTING_PROTOCOLS",
    "NEIGHBOURING_RULES",
    "MinesRule",
    "Spell",
    "TwoProtocols",
    "common_instruments",
    "covers_internal_conflict",
    "date_of_effect",
    "date_of_end",
    "denunciation_effect",
    "end_with_convention",
    "mines_rule",
    "participation_spells",
    "two_protocol_rule",
]

COUNTING_PROTOCOLS = frozenset({"P1", "P2", "AP2", "P3", "P4", "P5"})
"""The protocols that count toward article 4(3). The amendment of article 1 is no protocol and never counts."""

if TYPE_CHECKING:
    NEIGHBOURING_RULES: Mapping[str, EffectRule]
    """The rules of effect of the three neighbouring treaties."""
else:

    def __getattr__(name: str) -> Mapping[str, EffectRule]:
        """Make ``NEIGHBOURING_RULES`` when it is first asked for: what checks a rule takes long to load."""
        if name == "NEIGHBOURING_RULES":
            from ccwuniv.records import RULES

            return RULES
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _after(day: dt.date, delay: int, unit: str, anchor: str = "day") -> dt.date:
    if unit == "days":
        try:
            return day + dt.timedelta(days=delay)
        except OverflowError:
            raise DateError(day, f"{delay} days from this day lie outside the calendar.") from None
    return add_months(day.replace(day=1) if anchor == "first_of_month" else day, delay)


@explained
def date_of_effect(deposited: dt.date, rule: EffectRule, entry_into_force: dt.date | None) -> dt.date | None:
    """Return the day on which a treaty takes effect for a state that consents to be bound.

    The delay runs from the deposit, or from the act that brought the treaty into force where that came later;
    since the delay never reorders two days, that is the later of the general entry into force and the deposit plus
    the delay (Convention, article 5; Mine Ban Convention, article 17; Convention on Cluster Munitions, article 17;
    Arms Trade Treaty, article 22). A succession does not follow this rule: see :func:`participation_spells`.

    Parameters
    ----------
    deposited : datetime.date
        The day on which the consent was deposited or notified.
    rule : EffectRule
        The treaty's delay.
    entry_into_force : datetime.date or None
        The treaty's general entry into force, None while it has none.

    Returns
    -------
    datetime.date or None
        None while the treaty is not in force.

    Examples
    --------
    >>> from ccwuniv.model import EffectRule
    >>> six_months = EffectRule(threshold=20, delay=6, unit="months", denunciation_delay=12)
    >>> date_of_effect(dt.date(2006, 10, 31), six_months, dt.date(2006, 11, 12))
    datetime.date(2007, 4, 30)
    >>> from ccwuniv.law import NEIGHBOURING_RULES
    >>> date_of_effect(dt.date(2004, 11, 1), NEIGHBOURING_RULES["mine_ban"], dt.date(1999, 3, 1))
    datetime.date(2005, 5, 1)
    """
    if entry_into_force is None:
        return None
    return max(entry_into_force, _after(deposited, rule.delay, rule.unit, rule.anchor))


@explained
def denunciation_effect(received: dt.date, rule: EffectRule, effective_on: dt.date | None = None) -> dt.date:
    """Return the day from which a state is no longer bound after it denounced a treaty or withdrew from it.

    Convention, article 9(2): one year after the depositary received the notification, later where the state is then
    in an armed conflict or occupation: give that day as ``effective_on``.

    Raises
    ------
    DateError
        When ``effective_on`` is earlier than the treaty allows.

    Examples
    --------
    >>> from ccwuniv.model import EffectRule
    >>> year = EffectRule(threshold=20, delay=6, unit="months", denunciation_delay=12, article="article 9(2)")
    >>> denunciation_effect(dt.date(2024, 2, 29), year)
    datetime.date(2025, 2, 28)
    """
    earliest = _after(received, rule.denunciation_delay, rule.denunciation_unit)
    if effective_on is None:
        return earliest
    if effective_on < earliest:
        raise DateError(
            effective_on.isoformat(),
            f"a denunciation received on {received} has no effect before {earliest} ({rule.article or 'treaty'}).",
        )
    return effective_on


@dataclass(frozen=True, slots=True)
class TwoProtocols:
    """Whether a choice of protocols satisfies article 4(3), and what is doubtful about it.

    Examples
    --------
    >>> two_protocol_rule(["P1", "P3"])
    TwoProtocols(satisfied=True, counted=('P1', 'P3'), warning='')
    """

    satisfied: bool
    counted: tuple[str, ...]
    warning: str = ""


@explained
def two_protocol_rule(codes: Iterable[str]) -> TwoProtocols:
    """Test a choice of protocols against article 4(3): at deposit a state consents to at least two protocols.

    Any two will do, Amended Protocol II, IV and V among them; the amendment of article 1 does not count. The condition
    is tested once, at deposit (article 4(4)). Protocol II and Amended Protocol II as the only pair is unsettled: it
    satisfies the rule here, with a warning.

    Examples
    --------
    >>> two_protocol_rule(["P1", "AP2"]).satisfied, two_protocol_rule(["A1", "P1"]).satisfied
    (True, False)
    >>> two_protocol_rule(["P2", "AP2"]).warning
    'Protocol II and Amended Protocol II as the only two: unsettled whether they are two protocols or one'
    """
    chosen = {str(code) for code in codes} & COUNTING_PROTOCOLS
    counted = tuple(code for code in ("P1", "P2", "AP2", "P3", "P4", "P5") if code in chosen)
    warning = (
        "Protocol II and Amended Protocol II as the only two: unsettled whether they are two protocols or one"
        if chosen == {"P2", "AP2"}
        else ""
    )
    return TwoProtocols(len(counted) >= 2, counted, warning)


EndedBy = Literal["denunciation", "withdrawal", "extinction", "denunciation of the Convention"]


@dataclass(frozen=True, slots=True)
class Spell:
    """One unbroken participation of one state in one instrument.

    ``ends`` is the first day on which the state is no longer bound, None while no end is known. ``effect`` is None
    where no rule gives it, and lies before ``consent.date`` for a succession.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [spell] = Registry.bundled().spells("FRA", "P5")
    >>> spell.covers(dt.date(2007, 4, 29), "consent"), spell.covers(dt.date(2007, 4, 29), "in_force")
    (True, False)
    """

    consent: Action
    effect: dt.date | None
    ends: dt.date | None = None
    ended_by: EndedBy | None = None

    def start(self, basis: Basis) -> dt.date | None:
        """Return the first day on which the state counts, on a basis.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [spell] = Registry.bundled().spells("HRV", "CCW")
        >>> str(spell.start("consent")), str(spell.start("in_force"))
        ('1993-12-02', '1991-10-08')
        """
        return self.consent.date if basis == "consent" else self.effect

    def covers(self, day: dt.date, basis: Basis) -> bool:
        """Say whether the state counts on a day: from its start, until the day before its end.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [spell] = Registry.bundled().spells("DDR", "CCW")
        >>> spell.covers(dt.date(1990, 10, 2), "consent"), spell.covers(dt.date(1990, 10, 3), "consent")
        (True, False)
        """
        start = self.start(basis)
        return start is not None and start <= day and (self.ends is None or day < self.ends)


def _effect(consent: Action, instrument: Instrument, state: State) -> dt.date | None:
    if consent.effective is not None:
        return consent.effective
    rule, general = instrument.effect_rule, instrument.entry_into_force
    if rule is None or general is None:
        return None
    if consent.kind is ActionKind.SUCCESSION:
        return max(general, state.eligible_from or consent.date)
    return date_of_effect(consent.date, rule, general)


@explained
def date_of_end(action: Action, instrument: Instrument) -> dt.date:
    """Return the first day on which a denunciation or withdrawal no longer lets a state count (article 9(2)).

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
    it takes effect (article 9(2)); the end of the state's existence closes it without any act. A succession takes
    effect on the day of the succession, before its notification: the action's own ``effective``, else the day on which
    the state came to exist. Signature, provisional and territorial application open nothing.

    Parameters
    ----------
    actions : sequence of Action
        Of this state on this instrument.
    instrument : Instrument
        Its rule gives the dates of effect.
    state : State
        Its existence bounds the spells.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> acts = reg.actions_of("HRV", "CCW")
    >>> [spell.effect for spell in participation_spells(acts, reg.instrument("CCW"), reg.state("HRV"))]
    [datetime.date(1991, 10, 8)]
    """
    extinct = state.eligible_until + dt.timedelta(days=1) if state.eligible_until else None
    spells: list[Spell] = []
    consent: Action | None = None

    def close(ends: dt.date | None, ended_by: EndedBy | None) -> None:
        if consent is None:
            return
        if extinct is not None and (ends is None or extinct < ends):
            ends, ended_by = extinct, "extinction"
        spells.append(Spell(consent, _effect(consent, instrument, state), ends, ended_by))

    for action in sorted(actions, key=lambda a: (a.date, a.kind in ENDING_KINDS)):
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
            result.append(Spell(spell.consent, spell.effect, cascade, "denunciation of the Convention"))
        else:
            result.append(spell)
    return tuple(result)


class MinesRule(StrEnum):
    """Which rule on mines, booby-traps and other devices binds two states towards each other.

    Examples
    --------
    >>> mines_rule({"CCW", "P2"}, {"CCW", "P2", "AP2"}) is MinesRule.P2
    True
    """

    AP2 = "AP2"
    P2 = "P2"
    NONE = "none"
    CONTESTED = "contested"


@explained
def mines_rule(a: Iterable[str], b: Iterable[str], *, article_40_5: bool = False) -> MinesRule:
    """Return the rule on mines between two states, from the codes of the instruments that bind each.

    Two parties to Amended Protocol II apply it between them; otherwise two parties to Protocol II apply that (Vienna
    Convention, articles 30 and 40(4)). Where one has Amended Protocol II only and the other Protocol II only,
    nothing binds both by the depositary's lists; a reading of the Vienna Convention's article 40(5)(b) would have the
    first bound by Protocol II, too: with ``article_40_5`` the pair is contested.

    Examples
    --------
    >>> mines_rule({"P2", "AP2"}, {"P2"}), mines_rule({"AP2"}, {"P2"}), mines_rule({"AP2"}, {"P2"}, article_40_5=True)
    (<MinesRule.P2: 'P2'>, <MinesRule.NONE: 'none'>, <MinesRule.CONTESTED: 'contested'>)
    """
    first, second = ({"P2", "AP2"} & {str(code) for code in side} for side in (a, b))
    if "AP2" in first & second:
        return MinesRule.AP2
    if "P2" in first & second:
        return MinesRule.P2
    if article_40_5 and first and second:
        return MinesRule.CONTESTED
    return MinesRule.NONE


@explained
def common_instruments(a: Iterable[str], b: Iterable[str]) -> frozenset[str]:
    """Return what binds two states towards each other in an international armed conflict (article 7(1)).

    Nothing does unless both are bound by the Convention; then it and every protocol that binds both.

    Examples
    --------
    >>> sorted(common_instruments({"CCW", "P1", "AP2"}, {"CCW", "P3", "P4"}))
    ['CCW']
    """
    both = frozenset(str(code) for code in a) & frozenset(str(code) for code in b)
    return both if "CCW" in both else frozenset()


@explained
def covers_internal_conflict(bound: Iterable[str]) -> frozenset[str]:
    """Return the protocols that bind a state in an armed conflict not of an international character.

    Amended Protocol II (its article 1(2)) and Protocol V (its article 1(3)) always do; Protocols I to IV only where the
    amended article 1 of the Convention is in force for the state.

    Examples
    --------
    >>> sorted(covers_internal_conflict({"CCW", "P1", "P3", "AP2"}))
    ['AP2']
    >>> sorted(covers_internal_conflict({"CCW", "A1", "P1", "P3", "AP2"}))
    ['AP2', 'P1', 'P3']
    """
    codes = frozenset(str(code) for code in bound)
    reached = {"AP2", "P5"} | ({"P1", "P2", "P3", "P4"} if "A1" in codes else set())
    return codes & reached
