"""Registries made from a registry: with further actions, under another reading, or compared with another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ccwuniv.errors import DataError, DateError
from ccwuniv.records import CONSENT_KINDS, Action, ActionKind, Dispute, Instrument, State, as_day, record_error
from ccwuniv.registry.contradictions import check_consistency
from ccwuniv.registry.origin import provenance
from ccwuniv.registry.shown import states_shown_by

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry.records import Records

__all__ = ["changed_actions", "read_instead", "with_actions", "with_disputes"]

_WEIGHTS = {"weak": 0, "fair": 1, "strong": 2}


def _action(registry: Records, given: Action | Mapping[str, Any], place: int) -> Action:
    if isinstance(given, Action):
        fields = dict(vars(given))  # checked again: it may have been made or copied without
    elif isinstance(given, Mapping):
        fields = {"source": "hypothetical", "evidence": "hypothetical", **given}
    else:
        raise DataError("should be an Action, or a mapping of its fields", file=f"action {place}", value=given)
    if isinstance(fields.get("iso3"), str):
        fields["iso3"] = registry.state(fields["iso3"], _day_of(fields.get("date"))).iso3
    if isinstance(fields.get("instrument"), str):
        fields["instrument"] = registry.instrument(fields["instrument"]).code
    try:
        return Action.model_validate(fields)
    except ValidationError as error:
        raise record_error(error, file=f"action {place}") from None


def _day_of(value: object) -> dt.date | None:
    """Return the day at which the name beside an act is read; nothing for any other value, refused by the record."""
    try:
        return as_day(value)
    except DateError:
        return None


def with_actions(
    registry: Records, given: Action | Mapping[str, Any] | Iterable[Action | Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the changed parts of a registry to which actions are added."""
    several: Iterable[Any] = [given] if isinstance(given, Action | Mapping) else given
    added = tuple(_action(registry, one, place) for place, one in enumerate(several, start=1))
    actions = (*registry.actions, *added)
    last_day = max([registry.data_until, *(action.date for action in added)])
    instruments = {i.code: i for i in registry.instruments}
    states = {s.iso3: s for s in registry.states}
    if added:
        check_consistency(actions, instruments, states, last_day)
        states = states_shown_by(added, states, registry.actions)
    return {"actions": actions, "states": states.values()}


def with_disputes(registry: Records) -> dict[str, Any]:
    """Return the changed parts of a registry in which every disputed fact is read the other way, once."""
    actions = list(registry.actions)
    instruments = list(registry.instruments)
    states = list(registry.states)
    for dispute in read_instead(registry.disputes):
        if dispute.field == "trigger_date":
            instruments = [_retriggered(i, dispute) if i.code == dispute.instrument else i for i in instruments]
        elif dispute.field == "listed_until":
            states = [_relisted(state, dispute) for state in states]
        else:
            actions = _reread(actions, dispute, registry)
    return {"actions": actions, "instruments": instruments, "states": states}


def read_instead(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Return one dispute for each disputed fact: the one of most weight, among equals the first.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> len(read_instead(reg.disputes)) <= len(reg.disputes)
    True
    """
    chosen: dict[tuple[str | None, str, str], Dispute] = {}
    for dispute in disputes:
        fact = dispute.iso3, dispute.instrument, dispute.field
        known = chosen.get(fact)
        if known is None or _WEIGHTS[dispute.weight] > _WEIGHTS[known.weight]:
            chosen[fact] = dispute
    return tuple(chosen.values())


def _retriggered(instrument: Instrument, dispute: Dispute) -> Instrument:
    from ccwuniv.law import date_of_effect

    if dispute.alternative_value is None or instrument.effect_rule is None:
        return instrument
    general = date_of_effect(dispute.alternative_value, instrument.effect_rule, dispute.alternative_value)
    return instrument.model_copy(update={"trigger_date": dispute.alternative_value, "entry_into_force": general})


def _relisted(state: State, dispute: Dispute) -> State:
    """Return a state whose entry on the list ends, or follows the one that ends, by the other reading."""
    held, other, day = dispute.held_value, dispute.alternative_value, dt.timedelta(days=1)
    if state.iso3 == dispute.iso3:
        return state.model_copy(update={"listed_until": other})
    if (
        held is not None
        and other is not None
        and dispute.iso3 in state.successor_of
        and state.listed_since == held + day
    ):
        return state.model_copy(update={"listed_since": other + day})
    return state


def _reread(actions: list[Action], dispute: Dispute, registry: Records) -> list[Action]:
    mine = [
        a for a in actions if a.iso3 == dispute.iso3 and a.instrument == dispute.instrument and a.kind in CONSENT_KINDS
    ]
    rest = [a for a in actions if a not in mine]
    if dispute.alternative_value is None:
        return rest
    if dispute.field == "effective":
        return [*rest, *(a.model_copy(update={"effective": dispute.alternative_value}) for a in mine)]
    consent = Action(
        iso3=dispute.iso3 or "",
        instrument=dispute.instrument,
        kind=ActionKind.CONSENT_TO_BE_BOUND,
        date=dispute.alternative_value,
        source=dispute.source,
        note=f"alternative reading of a disputed fact ({dispute.weight})",
    )
    if registry.as_of < consent.date:
        raise DataError("the alternative lies after the data's last day", file="disputes.csv", value=str(consent.date))
    return [*rest, consent]


_COLUMNS = ["change", "iso3", "instrument", "kind", "date", "effective", "old_date", "old_effective", "source"]


def changed_actions(old: Records, new: Records) -> pd.DataFrame:
    """Return what differs between two registries: a row per action added, removed or changed."""
    import pandas as pd

    rows: list[dict[str, Any]] = []
    before, after = _by_act(old), _by_act(new)
    for key in sorted(before.keys() | after.keys()):
        was, now = list(before.get(key, ())), list(after.get(key, ()))
        same = [a for a in was if any(_dates(a) == _dates(b) for b in now)]
        was = [a for a in was if a not in same]
        now = [b for b in now if not any(_dates(a) == _dates(b) for a in same)]
        for index in range(max(len(was), len(now))):
            rows.append(_row(was[index] if index < len(was) else None, now[index] if index < len(now) else None))
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    for column in ("date", "effective", "old_date", "old_effective"):
        frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
    frame.attrs = provenance(new, "Registry.diff", as_of=new.as_of, compared_with=old.version, compared_as_of=old.as_of)
    return frame


def _by_act(registry: Records) -> dict[tuple[str, str, str], list[Action]]:
    found: dict[tuple[str, str, str], list[Action]] = {}
    for action in sorted(registry.actions, key=lambda a: a.date):
        found.setdefault((action.instrument, action.iso3, action.kind), []).append(action)
    return found


def _dates(action: Action) -> tuple[Any, Any]:
    return action.date, action.effective


def _row(was: Action | None, now: Action | None) -> dict[str, Any]:
    shown = now or was
    assert shown is not None
    return {
        "change": "changed" if was and now else "added" if now else "removed",
        "iso3": shown.iso3,
        "instrument": shown.instrument,
        "kind": shown.kind.value,
        "date": now.date if now else None,
        "effective": now.effective if now else None,
        "old_date": was.date if was else None,
        "old_effective": was.effective if was else None,
        "source": shown.source,
    }
