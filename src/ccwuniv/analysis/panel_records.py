"""Panels that are a view of one day: actions, spells, and the states' dates, wide and long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccwuniv.analysis.common import categorical, day_array, days_of_ordinals
from ccwuniv.analysis.panel_scope import PANEL_STATUSES, Scope
from ccwuniv.law import Spell
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, Action, State
from ccwuniv.registry import spell_of_status

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["actions_panel", "long_panel", "spell_panel", "wide_panel"]

_DAY = dt.timedelta(days=1)


def _dated(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    for column in columns:
        frame[column] = day_array(frame[column])
    return frame


def actions_panel(scope: Scope) -> pd.DataFrame:
    """Return a row per treaty action until the last day, earliest first."""
    import pandas as pd

    states, codes = {state.iso3: state for state in scope.states}, {code: n for n, code in enumerate(scope.codes)}
    found = [a for a in scope.reg.actions if a.iso3 in states and a.instrument in codes and a.date <= scope.last]
    rows = [
        (a.iso3, a.instrument, a.kind.value, a.date, _effect(scope, a), a.declared_as, a.source, a.evidence, a.note)
        for a in sorted(found, key=lambda a: (a.date, a.iso3, codes[a.instrument]))
    ]
    columns = ["iso3", "instrument", "kind", "date", "effective", "declared_as", "source", "evidence", "note"]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    text = [column for column in columns if column not in ("date", "effective")]
    return _dated(frame.astype(dict.fromkeys(text, "str")), "date", "effective")


def _effect(scope: Scope, action: Action) -> dt.date | None:
    spells = scope.reg.spells(action.iso3, action.instrument)
    if action.kind in CONSENT_KINDS:
        return next((spell.in_force for spell in spells if spell.consent == action), action.effective)
    if action.kind in ENDING_KINDS:
        return next((spell.ends for spell in reversed(spells) if spell.consent.date <= action.date), action.effective)
    return action.effective


def wide_panel(scope: Scope) -> pd.DataFrame:
    """Return a row per state: its status on each instrument, and the two days by which it is bound."""
    import pandas as pd

    deposited, in_force = map(days_of_ordinals, scope.reg.bound_days(scope.last, basis=scope.basis))
    cells, rows = scope.cells(scope.last), list(scope.rows)
    columns: dict[str, object] = {}
    for place, (code, column) in enumerate(zip(scope.codes, scope.columns, strict=True)):
        columns |= {
            f"{code}_status": categorical(cells[:, place], PANEL_STATUSES),
            f"{code}_deposited": deposited[rows, column],
            f"{code}_in_force": in_force[rows, column],
        }
    return pd.DataFrame(columns, index=scope.iso3.rename("iso3"))


def long_panel(scope: Scope) -> pd.DataFrame:
    """Return a row per state and instrument: its status, and the days on which it rests."""
    import pandas as pd

    frame = pd.DataFrame(
        {
            "iso3": scope.iso3.repeat(len(scope.codes)),
            "instrument": pd.Index(scope.codes, dtype="str").take(list(range(len(scope.codes))) * len(scope.states)),
            **scope.status_and_bound(scope.cells(scope.last)),
        }
    )
    cells = [(state, code) for state in scope.states for code in scope.codes]
    signatures = [scope.reg.signature(state, code) for state, code in cells]
    frame["signed"] = day_array(s.date if s and s.date <= scope.last else None for s in signatures)
    latest = [spell_of_status(scope.reg.spells(state, code), scope.last) for state, code in cells]
    frame["deposited"] = day_array(spell.consent.date if spell else None for spell in latest)
    frame["in_force"] = day_array(spell.in_force if spell else None for spell in latest)
    frame["ends"] = day_array(
        spell.ends if spell and spell.ends and spell.ends <= scope.last else None for spell in latest
    )
    return frame


def spell_panel(scope: Scope) -> pd.DataFrame:
    """Return a row per unbroken participation, as far as it is known on the last day."""
    import pandas as pd

    rows = [_spell(scope, *found) for found in _spells(scope)]
    columns = [
        "iso3",
        "instrument",
        "spell",
        "kind",
        "start",
        "stop",
        "days",
        "censored",
        "ended_by",
        "deposited",
        "in_force",
    ]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    types = dict.fromkeys(("iso3", "instrument", "kind", "ended_by"), "str")
    frame = frame.astype({**types, "spell": "int64", "days": "int64", "censored": "bool"})
    return _dated(frame, "start", "stop", "deposited", "in_force")


def _spells(scope: Scope) -> Iterator[tuple[State, str, int, dt.date, Spell]]:
    for state in scope.states:
        for code in scope.codes:
            number = 0
            for spell in scope.reg.spells(state, code):
                start = spell.start(scope.basis)
                if start is not None and start <= scope.last and (spell.ends is None or start < spell.ends):
                    number += 1
                    yield state, code, number, start, spell


def _spell(scope: Scope, state: State, code: str, number: int, start: dt.date, spell: Spell) -> tuple[object, ...]:
    censored = spell.ends is None or spell.ends > scope.last
    stop = scope.last + _DAY if spell.ends is None or censored else spell.ends
    ended_by = "" if censored else spell.ended_by or ""
    kind, consent = spell.consent.kind.value, spell.consent.date
    return state.iso3, code, number, kind, start, stop, (stop - start).days, censored, ended_by, consent, spell.in_force
