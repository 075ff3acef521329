"""Find the targets of the acts in a log: states named, states selected, and mere candidates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ccwuniv._support import uncollected
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.frames import holds_internal
from ccwuniv.outreach.identity import one_act
from ccwuniv.outreach.regions import region_members
from ccwuniv.outreach.selector import Selector
from ccwuniv.records import Basis, DateLike
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["TargetRow", "candidate_frame", "candidate_rows", "target_frame", "target_rows"]


class TargetRow(NamedTuple):
    """Towards whom an act went: a row of ``OutreachLog.targets``, or of ``candidates``."""

    id: str
    paragraph: int | None
    iso3: str
    instrument: str
    designation: str
    date: dt.date
    counted_as: str


class _Resolver:
    """Finds whom each act means; a question that many acts share is asked once."""

    def __init__(self, registry: Registry, as_of: DateLike | None, basis: Basis) -> None:
        self._registry = registry
        self._as_of = None if as_of is None else registry.day(as_of)
        self._basis: Basis = basis
        self._selected: dict[tuple[Selector, dt.date], tuple[str, ...]] = {}
        self._parties = cache(self._party_codes)

    def _party_codes(self, instrument: str, day: dt.date) -> frozenset[str]:
        return frozenset(state.iso3 for state in self._registry.parties(instrument, day, basis=self._basis))

    def day(self, act: OutreachAction) -> dt.date:
        """Return the day on which an act is resolved: its last, or the data's last where that is earlier."""
        return self._as_of or min(act.end, self._registry.as_of)

    def selected(self, act: OutreachAction) -> tuple[str, ...]:
        """Return all states that the act's selector describes, if the act went to all of them."""
        return () if act.selector is None or _only_some(act, self._all(act)) else self._all(act)

    def candidates(self, act: OutreachAction) -> tuple[tuple[str, str], ...]:
        """Return the candidates of the act, and the lists that name them.

        A label without a list narrows nothing down.
        """
        everyone = self._all(act)
        if not act.region or not all(region.key for region in act.region):
            found = everyone if act.selector is not None and _only_some(act, everyone) else ()
            unlisted = [f"no list: {region.printed}" for region in act.region if not region.key]
            return tuple((iso3, ";".join(["selector", *unlisted])) for iso3 in found)
        day = self.day(act)
        lists: dict[str, list[str]] = {}
        for region in act.region:
            for iso3 in region_members(region.key, day):
                lists.setdefault(iso3, []).append(region.key)
        among = self._living(day) if act.selector is None else set(everyone)
        return tuple((iso3, ";".join(lists[iso3])) for iso3 in sorted(lists.keys() & among))

    def instruments(self, act: OutreachAction, iso3: str) -> tuple[str, ...]:
        """Return the instruments that an act concerns for a state it does not name: those that the state lacks.

        A state that an act describes is about all of them where it lacks none: the description was the act's own.
        """
        lacking = tuple(code for code in act.instruments if iso3 not in self._parties(code, self.day(act)))
        return lacking or (() if act.selector is None else act.instruments)

    def _all(self, act: OutreachAction) -> tuple[str, ...]:
        if act.selector is None:
            return ()
        key = act.selector, self.day(act)
        if key not in self._selected:
            self._selected[key] = act.selector.resolve(self._registry, key[1], self._basis)
        return self._selected[key]

    def _living(self, day: dt.date) -> frozenset[str]:
        return frozenset(state.iso3 for state in self._registry.states if state.eligible(day))


def _only_some(act: OutreachAction, everyone: Sequence[str]) -> bool:
    """Say whether an act reached only part of the states that it describes."""
    fewer = act.count is not None and act.count < len(everyone)
    return act.complete is False or bool(act.region) or fewer


@uncollected()
def target_rows(
    acts: Sequence[OutreachAction], registry: Registry, as_of: DateLike | None, basis: Basis
) -> list[TargetRow]:
    """Return a row per act, target and instrument."""
    resolver, names = _Resolver(registry, as_of, basis), one_act(acts)
    return [row for act in acts for row in _targets(act, resolver, names[act.id])]


def target_frame(
    acts: Sequence[OutreachAction], registry: Registry, as_of: DateLike | None, basis: Basis
) -> pd.DataFrame:
    """Return the same as a table."""
    return _frame(target_rows(acts, registry, as_of, basis), registry, "OutreachLog.targets", as_of, basis, acts)


def _targets(act: OutreachAction, resolver: _Resolver, counted_as: str) -> Iterator[TargetRow]:
    day = resolver.day(act)
    for iso3 in act.states:
        for code in act.instruments:
            yield TargetRow(act.id, act.paragraph, iso3, code, "named", day, counted_as)
    for iso3 in resolver.selected(act):
        if iso3 not in act.states:
            for code in resolver.instruments(act, iso3):
                yield TargetRow(act.id, act.paragraph, iso3, code, "selected", day, counted_as)


@uncollected()
def candidate_rows(
    acts: Sequence[OutreachAction], registry: Registry, as_of: DateLike | None, basis: Basis
) -> list[TargetRow]:
    """Return a row per act, candidate and instrument."""
    resolver, names = _Resolver(registry, as_of, basis), one_act(acts)
    return [row for act in acts for row in _candidates(act, resolver, names[act.id])]


def candidate_frame(
    acts: Sequence[OutreachAction], registry: Registry, as_of: DateLike | None, basis: Basis
) -> pd.DataFrame:
    """Return the same as a table."""
    return _frame(candidate_rows(acts, registry, as_of, basis), registry, "OutreachLog.candidates", as_of, basis, acts)


def _candidates(act: OutreachAction, resolver: _Resolver, counted_as: str) -> Iterator[TargetRow]:
    day = resolver.day(act)
    for iso3, because in resolver.candidates(act):
        if iso3 not in act.states:
            for code in resolver.instruments(act, iso3):
                yield TargetRow(act.id, act.paragraph, iso3, code, because, day, counted_as)


def _frame(
    rows: Iterable[TargetRow],
    registry: Registry,
    call: str,
    as_of: DateLike | None,
    basis: Basis,
    acts: Sequence[OutreachAction],
) -> pd.DataFrame:
    import pandas as pd

    columns = list(zip(*rows, strict=True)) or [()] * len(TargetRow._fields)
    dtypes = {"paragraph": "Int64", "date": "datetime64[s]"}
    named = zip(TargetRow._fields, columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(list(cells), dtype=dtypes.get(name, "str")) for name, cells in named})
    day = None if as_of is None else registry.day(as_of)
    frame.attrs = provenance(
        registry,
        call,
        tables=("actions", "related"),
        documents=documents_of(acts),
        as_of=day,
        counting=basis,
        internal=holds_internal(acts),
    )
    return frame
