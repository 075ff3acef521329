"""From tables of the UN Treaty Collection, of any treaty, to the records of a registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ccwuniv._support import data_directory
from ccwuniv.errors import DataError
from ccwuniv.law import NEIGHBOURING_RULES
from ccwuniv.records import EffectRule, Instrument, InstrumentName, PublishedTotal, State
from ccwuniv.registry.folder import read_records
from ccwuniv.registry.shown import states_shown_by
from ccwuniv.registry.treaty_acts import actions_of, source_of
from ccwuniv.registry.treaty_counts import (
    counted_parties,
    former_names,
    shipped_instruments,
    shipped_states,
    why_counts_differ,
)
from ccwuniv.registry.treaty_table import TreatyTable

__all__ = ["from_tables"]


def from_tables(
    given: TreatyTable | Iterable[TreatyTable], rules: Mapping[str, EffectRule], *, allow_unread: bool = False
) -> dict[str, Any]:
    """Return the arguments of a registry made from the tables."""
    tables = tuple(given) if isinstance(given, Iterable) else (given,)
    if not tables:
        raise DataError("a registry needs at least one table; read one with read_untc")
    for table in tables:
        _refuse(table, allow_unread)
    known = shipped_instruments()
    actions = tuple(action for table in tables for action in actions_of(table))
    instruments: dict[str, Instrument] = {}
    for table in tables:
        for code in (table.instrument, *dict.fromkeys(consent.protocol for consent in table.consents)):
            own = known.get(code) or _instrument(code, table)
            instruments[code] = own.model_copy(update={"effect_rule": rules[code]}) if code in rules else own
    order = [*[code for code in known if code in instruments], *[code for code in instruments if code not in known]]
    states = dict(shipped_states())
    for table in tables:
        states |= former_names(table)
    for action in actions:
        if action.iso3 not in states:
            printed = State(iso3=action.iso3, name=action.iso3, kind="organisation", source=action.source)
            states[action.iso3] = printed
    states = states_shown_by(actions, states)
    days = [table.as_of for table in tables if table.as_of is not None]
    return {
        "instruments": [instruments[code] for code in order],
        "states": states.values(),
        "actions": actions,
        "memberships": read_records(data_directory(), "groups.csv"),
        "periods": read_records(data_directory(), "periods.csv"),
        "published_totals": [total for table in tables for total in _stated(table)],
        "as_of": max([*days, *(action.date for action in actions)], default=None),
        "version": "; ".join(source_of(table) for table in tables),
        "sources": [f"{source_of(table)}{_agreement(table)}" for table in tables],
    }


def _refuse(table: TreatyTable, allow_unread: bool) -> None:
    """Refuse a table of which nothing was understood, or by which somebody may have left, unless told otherwise."""
    unread = table.unread_departures
    if unread and not allow_unread:
        shown = "; ".join(map(str, unread[:3])) + ("; ..." if len(unread) > 3 else "")
        raise DataError(
            f"somebody may have left by what was not understood ({shown}); read it on the page, then call "
            "Registry.from_tables(..., allow_unread=True) to count without it",
            file=table.source,
        )
    if not table.actions and not table.consents:
        shown = "; ".join(map(str, table.notes[:2])) or "the table has no rows"
        raise DataError(f"no row was understood: {shown}", file=table.source)


def _instrument(code: str, table: TreatyTable) -> Instrument:
    if code != table.instrument:
        return Instrument(
            code=code,
            names={"en": InstrumentName(short=code, full=code)},
            kind="protocol",
            parent=table.instrument,
            source=source_of(table),
        )
    header = table.header
    title = header.title or code
    return Instrument(
        code=code,
        names={"en": InstrumentName(short=title, full=title)},
        untc_id=header.number or "",
        adopted=header.concluded,
        entry_into_force=header.entry_into_force,
        effect_rule=NEIGHBOURING_RULES.get(code),
        source=source_of(table),
    )


def _stated(table: TreatyTable) -> list[PublishedTotal]:
    if table.header.parties_stated is None or table.as_of is None:
        return []
    return [
        PublishedTotal(
            date=table.as_of,
            precision="day",
            instrument=table.instrument,
            kind="total",
            count=table.header.parties_stated,
            source=f"{source_of(table)}, header",
            agrees=table.header.parties_stated == len(counted_parties(table, table.as_of)),
        )
    ]


def _agreement(table: TreatyTable) -> str:
    stated = table.header.parties_stated
    if stated is None:
        return ""
    counted = len(counted_parties(table, table.as_of))
    why = "" if stated == counted else f": {why_counts_differ(table, stated, table.as_of)}"
    return f" ({stated} parties by its header, {counted} by its rows{why})"
