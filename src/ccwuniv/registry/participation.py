"""A state's participation in every instrument, as rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol, TypedDict

from ccwuniv.records import ENDING_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccwuniv.law import Spell
    from ccwuniv.records import Action, Dispute, Instrument, InstrumentLike, State, StateLike, Status

__all__ = ["Participation", "end_known", "participation_rows", "spell_of_status"]


class Participation(TypedDict):
    """The row of one instrument: the state's last act, and each day under its own name.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [row] = [row for row in participation_rows(reg, reg.state("LAO"), reg.as_of) if row["instrument"] == "AP2"]
    >>> row["status"], row["deposited"]
    ('not_bound', None)
    """

    instrument: str
    status: str
    kind: str
    deposited: dt.date | None
    in_force: dt.date | None
    ends: dt.date | None
    source: str
    note: str
    signed: dt.date | None


_ALONE = "the amendment denounced alone: unsettled, article 9 speaks of the Convention or a protocol"


def _note(action: Action, effect: dt.date | None, kept: str, dispute: str, unsettled: str) -> str:
    retroactive = f"succession, effective {effect}, before its notification" if effect and effect < action.date else ""
    return "; ".join(part for part in (kept, retroactive, unsettled, action.note, dispute) if part)


def _unsettled(registry: Asked, spell: Spell | None) -> str:
    """Say what is unsettled about the end of a spell."""
    if spell is None or spell.ended_by not in ("denunciation", "withdrawal"):
        return ""
    return _ALONE if registry.instrument(spell.consent.instrument).kind == "amendment" else ""


class Asked(Protocol):
    """The questions about one state that a registry must answer."""

    codes: tuple[str, ...]

    @property
    def disputes(self) -> tuple[Dispute, ...]: ...
    def instrument(self, instrument: InstrumentLike) -> Instrument: ...
    def actions_of(self, state: StateLike, instrument: InstrumentLike) -> tuple[Action, ...]: ...
    def signature(self, state: StateLike, instrument: InstrumentLike) -> Action | None: ...
    def spells(self, state: StateLike, instrument: InstrumentLike) -> tuple[Spell, ...]: ...
    def status(self, state: StateLike, instrument: InstrumentLike, as_of: dt.date, /) -> Status: ...


def end_known(registry: Asked, state: State, spell: Spell) -> dt.date | None:
    """Return the day from which the end of a spell was known: of the notice, or of the end itself; None without an end.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> left = reg.with_actions([{"iso3": "FRA", "instrument": "CCW", "kind": "denunciation", "date": "2026-03-02"}])
    >>> [spell] = left.spells("FRA", "P5")
    >>> str(end_known(left, left.state("FRA"), spell)), str(spell.ends)
    ('2026-03-02', '2027-03-02')
    """
    if spell.ends is None or spell.ended_by == "extinction":
        return spell.off_list or spell.ends
    code = spell.consent.instrument
    parent = registry.instrument(code).parent
    left = parent if spell.ended_by == "denunciation of the Convention" and parent is not None else code
    notices = [a.date for a in registry.actions_of(state, left) if a.kind in ENDING_KINDS and a.date <= spell.ends]
    return max(notices, default=spell.ends)


def spell_of_status(spells: Sequence[Spell], day: dt.date) -> Spell | None:
    """Return the spell on which a state's status by deposit rests on a day, None where nothing had been deposited.

    A spell in force outweighs a later deposit, and one that lasts outweighs one that has ended.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> str(spell_of_status(reg.spells("LAO", "CCW"), reg.as_of).consent.date)
    '1983-01-03'
    """
    begun = [s for s in spells if s.consent.date <= day]
    lasting = [s for s in begun if s.counts(day, "consent")]
    in_force = [s for s in lasting if s.in_force is not None and s.in_force <= day]
    return next(iter([*in_force[:1], *lasting[-1:], *begun[-1:]]), None)


def participation_rows(registry: Asked, state: State, day: dt.date) -> list[Participation]:
    """Return a row per instrument, in the order of the registry.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> rows = participation_rows(reg, reg.state("LAO"), reg.as_of)
    >>> [row["instrument"] for row in rows if row["status"] == "in_force"]
    ['CCW', 'P1', 'P2', 'P3', 'P5']
    """
    disputes = {
        d.instrument: f"disputed: {d.alternative} ({d.source})" for d in registry.disputes if d.iso3 == state.iso3
    }
    rows: list[Participation] = []
    for code in registry.codes:
        spell = spell_of_status(registry.spells(state, code), day)
        signature = registry.signature(state, code)
        signed = signature if signature and signature.date <= day else None
        action = spell.consent if spell else signed
        effect = spell.in_force if spell else None
        known = end_known(registry, state, spell) if spell else None
        kept = state.entry(day) if spell and spell.counts(day, "consent") and not spell.covers(day, "consent") else ""
        ends = (spell.off_list or spell.ends) if spell and known is not None and known <= day else None
        dispute = disputes.get(code, "")
        rows.append(
            {
                "instrument": code,
                "status": registry.status(state, code, day).value,
                "kind": action.kind.value if action else "",
                "deposited": spell.consent.date if spell else None,
                "in_force": effect,
                "ends": ends,
                "source": action.source if action else "",
                "note": _note(action, effect, kept, dispute, _unsettled(registry, spell if ends else None))
                if action
                else dispute,
                "signed": signed.date if signed else None,
            }
        )
    return rows
