"""Ways to break a registry, each a function from a registry to a broken one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import ccwuniv as ccw
from ccwuniv.records import CONSENT_KINDS

TABLE = "UN Treaty Collection XXVI-2, status of 2026-02-03"

Break = Callable[[ccw.Registry], ccw.Registry]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def change(iso3: str, code: str, of: str = "", /, **fields: Any) -> Break:
    """Give other fields to the state's consent to the instrument, or to its act of a kind."""
    given = {name: day(value) if name in ("date", "effective") else value for name, value in fields.items()}

    def broken(reg: ccw.Registry) -> ccw.Registry:
        def meant(action: ccw.Action) -> bool:
            wanted = action.kind == of if of else action.kind in CONSENT_KINDS
            return (action.iso3, action.instrument) == (iso3, code) and wanted

        actions = [a.model_copy(update=given) if meant(a) else a for a in reg.actions]
        assert actions != list(reg.actions)
        return reg.replaced(actions=actions)

    return broken


def without(*gone: str, kind: str = "") -> Break:
    """Drop acts, each named as ``KOR AP2``; with ``kind``, only those of that kind."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        kept = [a for a in reg.actions if f"{a.iso3} {a.instrument}" not in gone or (kind and a.kind != kind)]
        assert len(kept) < len(reg.actions)
        return reg.replaced(actions=kept)

    return broken


def added(*acts: str, **fields: Any) -> Break:
    """Add acts, each written as ``EGY CCW ratification 2026-02-03``, whatever they contradict."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        new = []
        for act in acts:
            iso3, instrument, kind, date = act.split()
            new.append(
                ccw.Action(
                    **{"iso3": iso3, "instrument": instrument, "kind": kind, "date": date, "source": TABLE} | fields
                )
            )
        return reg.replaced(actions=[*reg.actions, *new])

    return broken


def table(name: str, key: str, /, **fields: Any) -> Break:
    """Give other fields to the rows of another table whose code, iso3, instrument or group is the key."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        def meant(record: object) -> bool:
            return key in {getattr(record, part, None) for part in ("code", "iso3", "instrument", "group")}

        before = getattr(reg, name)
        after = [r.model_copy(update=fields) if meant(r) else r for r in before]
        assert after != list(before)
        return reg.replaced(**{name: after})

    return broken


def published(instrument: str, day: str, /, **fields: Any) -> Break:
    """Give other fields to the published totals of one instrument on one day."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        meant = [t for t in reg.published_totals if (t.instrument, str(t.date)) == (instrument, day)]
        assert meant
        totals = [t.model_copy(update=fields) if t in meant else t for t in reg.published_totals]
        return reg.replaced(published_totals=totals)

    return broken


def statement(iso3: str, instrument: str, kind: str, /, **fields: Any) -> Break:
    """Give other fields to the statements of one kind of one state on one instrument."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        meant = [s for s in reg.statements if (s.iso3, s.instrument, s.kind) == (iso3, instrument, kind)]
        assert meant
        return reg.replaced(statements=[s.model_copy(update=fields) if s in meant else s for s in reg.statements])

    return broken


def period(iso3: str, system: str, /, **fields: Any) -> Break:
    """Give other fields to a state's first period in a system of states."""

    def broken(reg: ccw.Registry) -> ccw.Registry:
        first = next(p for p in reg.periods if (p.iso3, p.system) == (iso3, system))
        return reg.replaced(periods=[p.model_copy(update=fields) if p is first else p for p in reg.periods])

    return broken


def no_periods(iso3: str, /) -> Break:
    """Leave out a state's periods in all systems of states."""
    return lambda reg: reg.replaced(periods=[p for p in reg.periods if p.iso3 != iso3])


def both(*breaks: Break) -> Break:
    def broken(reg: ccw.Registry) -> ccw.Registry:
        for one in breaks:
            reg = one(reg)
        return reg

    return broken


def as_of(last: str) -> Break:
    return lambda reg: reg.replaced(as_of=last)


def all_accept_the_amendment(reg: ccw.Registry) -> ccw.Registry:
    missing = set(reg.parties("CCW")) - set(reg.parties("A1"))
    return added(*(f"{s.iso3} A1 consent_to_be_bound 2026-02-03" for s in missing))(reg)
