"""The data inside the explorer: the records of a registry as compact JSON types, rows instead of objects."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ccwuniv import names
from ccwuniv._version import __version__
from ccwuniv.citation import cite, page_address
from ccwuniv.documents.footers import INTERNAL
from ccwuniv.law import date_of_effect
from ccwuniv.names import name_order
from ccwuniv.records import read_in_words, statement_in_words, tile_places
from ccwuniv.registry import end_known

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.records import Instrument, Membership, State
    from ccwuniv.registry import Registry

__all__ = ["explorer_data", "explorer_title"]

_EPOCH = dt.date(1970, 1, 1)
_SCHEMES = {"m49": "UN M49"}
_LICENCE = (
    "This page: MIT. The data shipped with ccwuniv: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Names of "
    "states: those of the United Nations, and of Unicode CLDR (© Unicode, Inc., Unicode License v3, "
    "https://www.unicode.org/license.txt)."
)


def explorer_title(reg: Registry) -> str:
    """Return the title of a registry's page: the name of its first instrument."""
    return f"{reg.instruments[0].name}: participation" if reg.instruments else "Participation in treaties"


def explorer_data(reg: Registry, log: ReadableLog | None, *, internal: bool = False) -> dict[str, Any]:
    """Return the records of a registry, and the acts of a log, of JSON types only; whether they are internal is marked.

    A day is a whole number of days since 1 January 1970; a state, an instrument, a group, a source is its place
    in the list of them. What is not known or has no end is None.
    """
    return _Records(reg, internal=internal).whole(log)


def _day(day: dt.date | None) -> int | None:
    return None if day is None else (day - _EPOCH).days


class _Records:
    """The records of one registry, each source text kept once."""

    def __init__(self, reg: Registry, *, internal: bool) -> None:
        self._reg, self._internal = reg, internal
        self._texts: dict[str, int] = {}
        self._state = {state.iso3: place for place, state in enumerate(reg.states)}
        self._instrument = {code: place for place, code in enumerate(reg.codes)}
        self._member = defaultdict(list)
        for period in reg.periods:
            if period.system == "un_member":
                self._member[period.iso3].append(period)

    def whole(self, log: ReadableLog | None) -> dict[str, Any]:
        reg = self._reg
        acts, targets = self._outreach(log)
        return {
            "version": __version__,
            "data": reg.version,
            "first": _day(min(reg.first_action, reg.as_of)),
            "last": _day(reg.as_of),
            "hypothetical": reg.hypothetical,
            "marking": INTERNAL if self._internal else "",
            "sources": list(reg.sources),
            "counted": list(reg.sources_of(("actions", "memberships:un") if reg.memberships else ("actions",))),
            "citation": cite(reg),
            "licence": _LICENCE,
            "instruments": self._instruments(),
            **self._states_and_groups(),
            "actions": self._actions(),
            **self._spells(),
            "statements": self._statements(),
            "disputes": self._disputes(),
            "acts": acts,
            "targets": targets,
            "texts": list(self._texts),
        }

    def _text(self, text: str) -> int:
        return self._texts.setdefault(read_in_words(text), len(self._texts))

    def _instruments(self) -> list[dict[str, Any]]:
        return [
            {
                "code": instrument.code,
                "name": instrument.name,
                "names": {language: name.short for language, name in instrument.names.items()},
                "title": instrument.names["en"].full if "en" in instrument.names else instrument.code,
                "kind": instrument.kind,
                "parent": self._instrument.get(instrument.parent or ""),
                "countsTowardTwo": instrument.counts_toward_two,
                "adopted": _day(instrument.adopted),
                "inForce": _day(instrument.entry_into_force),
                "rule": instrument.effect_rule is not None or self._every_effect_known(instrument.code),
                "effect": self._effect_of_a_deposit(instrument),
                "page": page_address(instrument.untc_id),
                "sources": list(self._reg.sources_of(instruments=instrument.code)),
            }
            for instrument in self._reg.instruments
        ]

    def _effect_of_a_deposit(self, instrument: Instrument) -> int | None:
        """Return when a consent deposited on the last day would take effect; None where no rule says so."""
        if instrument.effect_rule is None:
            return None
        return _day(date_of_effect(self._reg.as_of, instrument.effect_rule, instrument.entry_into_force))

    def _every_effect_known(self, code: str) -> bool:
        spells = (spell for state in self._reg.states for spell in self._reg.spells(state, code))
        return all(spell.in_force is not None for spell in spells)

    def _states_and_groups(self) -> dict[str, Any]:
        memberships = sorted(self._reg.memberships, key=lambda m: (m.scheme != "un", m.scheme, m.group))

        def label(membership: Membership) -> str:
            scheme = _SCHEMES.get(membership.scheme, membership.scheme)
            return membership.group if membership.scheme == "un" else f"{membership.group} ({scheme})"

        groups = list(dict.fromkeys(map(label, memberships)))
        places = tile_places()
        of_state = defaultdict(list)
        for m in memberships:
            of_state[m.iso3].append([groups.index(label(m)), _day(m.since), _day(m.until)])
        states = [
            {**self._state_facts(s), "tile": places.get(s.iso3), "groups": of_state[s.iso3]} for s in self._reg.states
        ]
        regional = list(self._reg.group_names("un"))
        return {"groups": groups, "regional": regional, "states": states}

    def _state_facts(self, state: State) -> dict[str, Any]:
        every = names.known_as(state.iso3)
        named = bool(every)
        return {
            "iso3": state.iso3,
            "name": state.name,
            "kind": state.kind,
            "from": _day(state.eligible_since),
            "until": _day(state.eligible_until),
            "listedFrom": _day(state.listed_since),
            "listedUntil": _day(state.listed_until),
            "listedAs": state.listed_as,
            "member": self._membership(state),
            "successorOf": sorted(state.successor_of, key=lambda iso3: name_order(self._name(iso3))),
            "names": {language: names.name(state.iso3, language) for language in names.LANGUAGES} if named else {},
            "searched": list(dict.fromkeys(every)) if named else [],
            "source": self._text(state.source),
            "evidence": state.evidence,
        }

    def _membership(self, state: State) -> list[list[int | None]]:
        """Return between which days a state was a Member of the United Nations."""
        return [[_day(period.since), _day(period.until)] for period in self._member.get(state.iso3, ())]

    def _name(self, iso3: str) -> str:
        return self._reg.states[self._state[iso3]].name if iso3 in self._state else iso3

    def _actions(self) -> list[list[Any]]:
        return [
            [
                self._state[a.iso3],
                self._instrument[a.instrument],
                a.kind.value,
                _day(a.date),
                self._text(a.source),
                a.evidence,
                read_in_words(a.note),
            ]
            for a in self._reg.actions
        ]

    def _spells(self) -> dict[str, list[list[Any]]]:
        """Return the spells, and for those that end (by their place in the list) from which day that was known."""
        place = {action: index for index, action in enumerate(self._reg.actions)}
        spells: list[list[Any]] = []
        known: list[list[Any]] = []
        for state in self._reg.states:
            for spell in (s for code in self._reg.codes for s in self._reg.spells(state, code)):
                if spell.ends is not None:
                    known.append([len(spells), _day(end_known(self._reg, state, spell))])
                days = (_day(day) for day in (spell.in_force, spell.ends))
                spells.append([place[spell.consent], *days, spell.ended_by, _day(spell.off_list)])
        return {"spells": spells, "endsKnown": known}

    def _statements(self) -> list[list[Any]]:
        return [
            [
                self._state[s.iso3],
                self._instrument.get(s.instrument),
                statement_in_words(s),
                _day(s.made),
                _day(s.withdrawn),
                s.objected_to,
                self._text(s.source),
            ]
            for s in self._reg.statements
            if s.iso3 in self._state
        ]

    def _disputes(self) -> list[list[Any]]:
        return [
            [
                None if d.iso3 is None else self._state[d.iso3],
                self._instrument.get(d.instrument),
                d.field,
                d.held,
                d.alternative,
                self._text(d.source),
                d.weight,
                read_in_words(d.note),
            ]
            for d in self._reg.disputes
        ]

    def _outreach(self, log: ReadableLog | None) -> tuple[list[list[Any]], list[list[Any]]]:
        if log is None:
            return [], []
        public = log.actions
        place = {act.id: index for index, act in enumerate(public)}
        acts = [
            [
                act.kind,
                _day(act.start),
                _day(act.end),
                "; ".join(map(str, act.actors)),
                self._text(f"{act.document or 'log'}, {f'paragraph {act.paragraph}' if act.paragraph else act.id}"),
                act.status == "planned",
            ]
            for act in public
        ]
        codes: dict[tuple[str, str, str], list[str]] = {}
        for row in log.targets(self._reg).itertuples():
            codes.setdefault((str(row.iso3), str(row.id), str(row.designation)), []).append(str(row.instrument))
        return acts, [
            [self._state[iso3], place[act], found, designation]
            for (iso3, act, designation), found in sorted(codes.items())
            if iso3 in self._state
        ]
