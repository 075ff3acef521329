"""The views of a registry that the rules share, each made once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ccwuniv.law import Spell, date_of_effect
from ccwuniv.records import CONSENT_KINDS, Action, ActionKind, Dispute, Instrument, Period, State, System
from ccwuniv.registry import read_instead

if TYPE_CHECKING:
    from ccwuniv.analysis import Mandate
    from ccwuniv.outreach import OutreachAction
    from ccwuniv.registry import Registry

__all__ = ["Facts", "Participation"]


@dataclass(frozen=True, slots=True)
class Participation:
    """One spell of one state in one instrument."""

    state: State
    instrument: Instrument
    spell: Spell

    @property
    def consent(self) -> Action:
        """The act that began it."""
        return self.spell.consent

    @property
    def is_succession(self) -> bool:
        """Whether the state succeeded another, so that the rule of effect does not apply."""
        return self.consent.kind is ActionKind.SUCCESSION

    @property
    def after_trigger(self) -> bool:
        """Whether the consent came after the act that brought the instrument into force."""
        trigger, general, rule = (
            self.instrument.trigger_date,
            self.instrument.entry_into_force,
            self.instrument.effect_rule,
        )
        if trigger is not None:
            return self.consent.date > trigger
        effect = date_of_effect(self.consent.date, rule, general) if rule is not None else None
        return effect is not None and general is not None and effect > general


class Facts:
    """A registry, and the views of it that several rules share; acts of outreach, and the commitments they answer.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> facts = Facts(Registry.bundled())
    >>> len(facts.successions), facts.successions[0].state.iso3
    (34, 'SVN')
    """

    def __init__(self, reg: Registry, acts: Iterable[OutreachAction] = (), commitments: Iterable[Mandate] = ()) -> None:
        self.reg = reg
        self.acts_of_outreach = tuple(acts)
        self.commitments: Mapping[str, Mandate] = {one.id: one for one in commitments}
        self.instruments: Mapping[str, Instrument] = {i.code: i for i in reg.instruments}
        self.states: Mapping[str, State] = {s.iso3: s for s in reg.states}

    @cached_property
    def consents(self) -> tuple[Action, ...]:
        """Every act by which a state consents to be bound."""
        return tuple(action for action in self.reg.actions if action.kind in CONSENT_KINDS)

    @cached_property
    def signatures(self) -> tuple[Action, ...]:
        """Every signature."""
        return tuple(action for action in self.reg.actions if action.kind is ActionKind.SIGNATURE)

    @cached_property
    def acts(self) -> Mapping[tuple[str, str], Sequence[Action]]:
        """Every act, grouped by state and instrument, earliest first."""
        found: dict[tuple[str, str], list[Action]] = defaultdict(list)
        for action in sorted(self.reg.actions, key=lambda action: action.date):
            found[action.iso3, action.instrument].append(action)
        return dict(found)

    @cached_property
    def participations(self) -> tuple[Participation, ...]:
        """Every spell of every state."""
        return tuple(
            Participation(self.states[iso3], self.instruments[code], spell)
            for (iso3, code), spells in self._spells.items()
            for spell in spells
        )

    @cached_property
    def successions(self) -> tuple[Participation, ...]:
        """The spells that began with a succession."""
        return tuple(p for p in self.participations if p.is_succession)

    @cached_property
    def _spells(self) -> Mapping[tuple[str, str], tuple[Spell, ...]]:
        return {(iso3, code): self.reg.spells(iso3, code) for iso3, code in self.acts}

    def spells(self, iso3: str, code: str) -> tuple[Spell, ...]:
        """Return a state's spells in an instrument, none where the registry knows neither.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> facts = Facts(Registry.bundled())
        >>> [spell.consent.kind.value for spell in facts.spells("LAO", "CCW")]
        ['accession']
        >>> facts.spells("LAO", "AP2")
        ()
        """
        return self._spells.get((iso3, code), ())

    def spell_on(self, iso3: str, code: str, day: dt.date) -> Spell | None:
        """Return the spell that covers a day on the basis of consent.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv import Registry
        >>> facts = Facts(Registry.bundled())
        >>> str(facts.spell_on("LAO", "CCW", date(2014, 9, 1)).in_force)
        '1983-12-02'
        """
        return next((s for s in self.spells(iso3, code) if s.covers(day, "consent")), None)

    def first_consent(self, iso3: str, code: str) -> Action | None:
        """Return the act by which a state first consented.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> facts = Facts(Registry.bundled())
        >>> str(facts.first_consent("LAO", "CCW").date)
        '1983-01-03'
        """
        spells = self.spells(iso3, code)
        return spells[0].consent if spells else None

    def held(self, dispute: Dispute) -> dt.date | None:
        """Return the day that the registry holds of a disputed fact, None where there was no act.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> facts = Facts(Registry.bundled())
        >>> dispute = next(dispute for dispute in facts.reg.disputes if dispute.iso3 == "BHR")
        >>> facts.held(dispute) is None
        True
        """
        if dispute.field == "trigger_date":
            instrument = self.instruments.get(dispute.instrument)
            return instrument.trigger_date if instrument else None
        if dispute.field == "listed_until":
            state = self.states.get(dispute.iso3 or "")
            return (state.listed_until or state.eligible_until) if state else None
        spells = self.spells(dispute.iso3 or "", dispute.instrument)
        if not spells:
            return None
        return spells[-1].consent.date if dispute.field == "consent" else spells[-1].in_force

    def members(self, day: dt.date) -> frozenset[str]:
        """Return the codes of the Members of the United Nations on a day.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv import Registry
        >>> len(Facts(Registry.bundled()).members(date(2000, 10, 31)))
        189
        """
        return frozenset(p.iso3 for p in self.reg.periods if p.system == "un_member" and p.holds(day))

    def periods_of(self, iso3: str, system: System) -> tuple[Period, ...]:
        """Return a state's periods in a system of states.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> [str(p.since) for p in Facts(Registry.bundled()).periods_of("SYR", "un_member")]
        ['1945-10-24', '1961-10-13']
        """
        return self._periods.get((iso3, system), ())

    @cached_property
    def _periods(self) -> Mapping[tuple[str, str], tuple[Period, ...]]:
        found: dict[tuple[str, str], tuple[Period, ...]] = {}
        for period in self.reg.periods:
            key = period.iso3, period.system
            found[key] = (*found.get(key, ()), period)
        return found

    def member_since(self, iso3: str) -> dt.date | None:
        """Return the day on which a state was admitted to the United Nations, None where it was not.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> str(Facts(Registry.bundled()).member_since("CHE"))
        '2002-09-10'
        """
        return min((period.since for period in self.periods_of(iso3, "un_member")), default=None)

    @cached_property
    def read_the_other_way(self) -> bool:
        """Whether every disputed fact is read the other way, as with ``with_disputes("alternative")``."""
        disputes = read_instead(self.reg.disputes)
        return bool(disputes) and all(self.held(dispute) == dispute.alternative_value for dispute in disputes)

    def parties(self, code: str, day: dt.date) -> frozenset[str]:
        """Return the codes of the parties on a day, on the basis of consent; none on a day beyond the data.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv import Registry
        >>> facts = Facts(Registry.bundled())
        >>> len(facts.parties("CCW", date(2014, 9, 1)))
        117
        """
        if not self.reg.first_day <= day <= self.reg.as_of:
            return frozenset()
        return frozenset(state.iso3 for state in self.reg.parties(code, day))
