"""A state's participation in every instrument, as rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypedDict

from ccwuniv._vocabulary import ENDING_KINDS

if TYPE_CHECKING:
    from ccwuniv.law import Spell
    from ccwuniv.model import Action, State
    from ccwuniv.registry import Registry

__all__ = ["Participation", "participation_rows"]


class Participation(TypedDict):
    """What one instrument's row says: of the deposit, or of the signature where there is no deposit."""

    instrument: str
    status: str
    kind: str
    date: dt.date | None
    in_force: dt.date | None
    ends: dt.date | None
    source: str
    note: str


def _note(action: Action, effect: dt.date | None, dispute: str) -> str:
    retroactive = f"succession, effective {effect}, before its notification" if effect and effect < action.date else ""
    return "; ".join(part for part in (retroactive, action.note, dispute) if part)


def _ends(registry: Registry, state: State, spell: Spell, day: dt.date) -> dt.date | None:
    """Return when a spell ends, as far as it was known on a day: when it had ended, or notice had been given."""
    notices = registry.actions_of(state, spell.consent.instrument)
    noticed = any(a.kind in ENDING_KINDS and spell.consent.date <= a.date <= day for a in notices)
    return spell.ends if noticed or (spell.ends is not None and spell.ends <= day) else None


def participation_rows(registry: Registry, state: State, day: dt.date) -> list[Participation]:
    """Return a row per instrument, in the order of the registry."""
    disputes = {
        d.instrument: f"disputed: {d.alternative} ({d.source})" for d in registry.disputes if d.iso3 == state.iso3
    }
    rows: list[Participation] = []
    for code in registry.codes:
        past = [s for s in registry.spells(state, code) if s.consent.date <= day]
        signed = registry.signature(state, code)
        action = past[-1].consent if past else signed if signed and signed.date <= day else None
        effect = past[-1].effect if past else None
        dispute = disputes.get(code, "")
        rows.append(
            {
                "instrument": code,
                "status": registry.status(state, code, day).value,
                "kind": action.kind.value if action else "",
                "date": action.date if action else None,
                "in_force": effect,
                "ends": _ends(registry, state, past[-1], day) if past else None,
                "source": action.source if action else "",
                "note": _note(action, effect, dispute) if action else dispute,
            }
        )
    return rows
