"""Doubts about acts: without the Convention, with too few protocols, or before any day known for the state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

from ccwuniv.law import COUNTING_PROTOCOLS, Spell, two_protocol_rule
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, Action, Instrument, InstrumentLike, State, StateLike
from ccwuniv.registry.shown import is_first_shown_by

__all__ = ["Doubt", "amendment_alone", "before_its_state", "doubts_of", "too_few_protocols", "without_the_convention"]


class Doubt(NamedTuple):
    """A doubt about an act: what was found, what the Convention expects, and the article."""

    action: Action
    found: str
    expected: str
    article: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        act = self.action
        return f"{act.iso3} {act.instrument}: {self.found}; expected {self.expected} ({self.article})"


class Asked(Protocol):
    """The questions about an act that a registry must answer."""

    codes: tuple[str, ...]

    def state(self, state: StateLike) -> State: ...
    def instrument(self, instrument: InstrumentLike) -> Instrument: ...
    def actions_of(self, state: StateLike, instrument: InstrumentLike) -> tuple[Action, ...]: ...
    def spells(self, state: StateLike, instrument: InstrumentLike) -> tuple[Spell, ...]: ...


def _spell_on(reg: Asked, iso3: str, code: str, day: dt.date) -> Spell | None:
    return next((spell for spell in reg.spells(iso3, code) if spell.covers(day, "consent")), None)


def without_the_convention(reg: Asked, act: Action) -> Doubt | None:
    """Return what is wrong with an act on a protocol or amendment by a state that is not a party to the convention.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> lone = {"iso3": "VNM", "instrument": "P5", "kind": "consent_to_be_bound", "date": "2026-03-02"}
    >>> reg = Registry.bundled().with_actions(lone)
    >>> without_the_convention(reg, reg.actions[-1]).found
    'consent_to_be_bound on 2026-03-02, party to CCW never'
    """
    parent = reg.instrument(act.instrument).parent
    if parent is None or parent not in reg.codes or _spell_on(reg, act.iso3, parent, act.date) is not None:
        return None
    first = min((a.date for a in reg.actions_of(act.iso3, parent) if a.kind in CONSENT_KINDS), default=None)
    party = f"party to {parent} {f'since {first}' if first else 'never'}"
    found = f"{act.kind} on {act.date}, {party}"
    return Doubt(act, found, f"a consent to {parent} by that day", "Convention, article 4(3)-(4)")


def too_few_protocols(reg: Asked, act: Action) -> Doubt | None:
    """Return what is wrong with a consent to the Convention without two protocols on that day, or with a doubtful pair.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> alone = {"iso3": "VNM", "instrument": "CCW", "kind": "ratification", "date": "2026-03-02"}
    >>> reg = Registry.bundled().with_actions(alone)
    >>> print(too_few_protocols(reg, reg.actions[-1]))
    VNM CCW: no protocol on 2026-03-02; expected two protocols at least (Convention, article 4(3))
    """
    if act.instrument != "CCW" or act.kind not in CONSENT_KINDS or not set(reg.codes) >= COUNTING_PROTOCOLS:
        return None
    chosen = [code for code in COUNTING_PROTOCOLS if _spell_on(reg, act.iso3, code, act.date) is not None]
    result, article = two_protocol_rule(chosen), "Convention, article 4(3)"
    counted = f"{', '.join(result.counted) or 'no protocol'} on {act.date}"
    if not result.satisfied:
        return Doubt(act, counted, "two protocols at least", article)
    return Doubt(act, counted, f"a third: {result.warning}", article, "warning") if result.warning else None


def amendment_alone(reg: Asked, act: Action) -> Doubt | None:
    """Return what is unsettled where a state leaves an amendment and stays in the convention that it amends.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> left = {"iso3": "FRA", "instrument": "A1", "kind": "denunciation", "date": "2026-03-02"}
    >>> reg = Registry.bundled().with_actions(left)
    >>> amendment_alone(reg, reg.actions[-1]).found
    'denunciation on 2026-03-02 of the amendment alone'
    """
    instrument = reg.instrument(act.instrument)
    if act.kind not in ENDING_KINDS or instrument.kind != "amendment" or instrument.parent not in reg.codes:
        return None
    convention = _spell_on(reg, act.iso3, instrument.parent or "", act.date)
    if convention is None or convention.ends is not None:
        return None
    expected = "the Convention or a protocol to be denounced; whether an amendment alone can be is unsettled"
    return Doubt(
        act, f"{act.kind} on {act.date} of the amendment alone", expected, "Convention, article 9(1)", "warning"
    )


def before_its_state(reg: Asked, act: Action) -> Doubt | None:
    """Return what is wrong with an act on a day on which nothing else shows that its state could take part.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> act = {"iso3": "EST", "instrument": "CCW", "kind": "signature", "date": "1985-01-01"}
    >>> reg = Registry.bundled().with_actions(act)
    >>> before_its_state(reg, reg.actions[-1]).found
    'signature on 1985-01-01, before any other day on which Estonia is shown to take part'
    """
    state = reg.state(act.iso3)
    if not is_first_shown_by(state, act):
        return None
    found = f"{act.kind} on {act.date}, before any other day on which {state.name} is shown to take part"
    return Doubt(act, found, "a later day; the answers take it as eligible from that act", "the depositary's practice")


def doubts_of(reg: Asked, actions: Iterable[Action]) -> Iterator[Doubt]:
    """Yield the doubts about some acts of a registry.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> list(doubts_of(reg, reg.actions))
    []
    """
    for act in actions:
        for search in (before_its_state, without_the_convention, too_few_protocols, amendment_alone):
            if (doubt := search(reg, act)) is not None:
                yield doubt
