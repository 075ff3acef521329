"""The facts of the page on a state, gathered as one record; no text is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccwuniv import names
from ccwuniv.analysis import step_rows, was_made
from ccwuniv.citation import cite_facts
from ccwuniv.documents.asks import ASKED, asks_of
from ccwuniv.documents.universes import Denominator, denominator
from ccwuniv.documents.wording import Road, road_of
from ccwuniv.names import by_name, name_order
from ccwuniv.outreach import NEIGHBOURS
from ccwuniv.records import CONSENT_KINDS, RelatedParticipation, State, Statement, add_months, official_languages
from ccwuniv.registry import NOT_KNOWN, beyond_the_data, participation_rows, provenance

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.documents.meetings import Meeting
    from ccwuniv.records import Dispute
    from ccwuniv.registry import Participation, Registry

__all__ = ["Around", "BriefFacts", "Joined", "Joining", "StatementFacts", "brief_facts"]

_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


@dataclass(frozen=True)
class Joining:
    """What a state may still join, and how.

    ``road`` is how it comes into the Convention, None for a party; ``effect`` the day on which all would be in force
    if deposited on the day of the page; ``heirs`` the names of the successors of a former state.
    """

    asks: tuple[str, ...]
    road: Road | None
    two_protocols: bool
    effect: dt.date | None
    heirs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Around:
    """Participation in a group to which a state belongs: ``parties`` has the states bound by each instrument."""

    name: str
    members: frozenset[str]
    parties: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Joined:
    """A consent deposited in the region in the twelve months before."""

    state: str
    instrument: str
    day: dt.date


@dataclass(frozen=True)
class StatementFacts:
    """A statement on record, and the name of the state that made it or towards which it was made."""

    statement: Statement
    other: str = ""


@dataclass(frozen=True)
class BriefFacts:
    """The facts of the registry for a page on a state."""

    state: State
    day: dt.date
    status: str
    exists: bool
    name: str
    group: str | None
    formal_names: Mapping[str, str]
    instruments: Mapping[str, str]
    standing: tuple[Participation, ...]
    joining: Joining
    around: tuple[Around, ...]
    joined: tuple[Joined, ...]
    statements: tuple[StatementFacts, ...]
    towards: tuple[StatementFacts, ...]
    neighbouring: Mapping[str, tuple[RelatedParticipation, ...]]
    disputes: tuple[Dispute, ...]
    denominator: Denominator
    not_examples: frozenset[str]
    meetings: tuple[Meeting, ...]
    citation: str
    beyond: str

    @property
    def kept(self) -> bool:
        """Whether the depositary's list kept the entry beyond the State's last day as a participant."""
        return _is_kept(self.state, self.day)

    def name_of(self, code: str) -> str:
        """Return the name of an instrument."""
        return self.instruments[code]


def brief_facts(
    reg: Registry,
    state: State,
    day: dt.date,
    *,
    groups: Mapping[str, Collection[str]],
    not_examples: Collection[str],
    meetings: Collection[Meeting],
    universe: Universe,
) -> BriefFacts:
    """Gather what the registry knows of a state on a day.

    Parameters
    ----------
    reg : Registry
    state : State
    day : datetime.date
    groups : mapping of name to codes
        The office's own groups; those to which the state belongs are shown.
    not_examples : collection of str
        The codes of states that are counted, and not named.
    meetings : collection of Meeting
        Those of them that lie ahead are kept.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        The denominator: of groups, too, nobody else is counted.
    """
    [step] = step_rows(reg, day, [state])
    count = denominator(reg, day, universe)
    around = _around(reg, state, day, groups, count)
    own = [s for s in reg.statements if was_made(reg, s, day)]
    made_from = provenance(reg, "Registry.participation", as_of=day, state=state.iso3)
    languages = dict.fromkeys((*official_languages(state.iso3), *_LANGUAGES))
    return BriefFacts(
        state=state,
        day=day,
        status=step["status"],
        exists=state.eligible(day),
        name=state.entry(day),
        group=reg.regional_group(state, _within(reg, state, day)),
        formal_names={
            code: names.name(state.iso3, code, form="formal")  # type: ignore[arg-type]
            for code in (() if _is_kept(state, day) else languages)
        },
        instruments={instrument.code: instrument.name for instrument in reg.instruments},
        standing=tuple(participation_rows(reg, state, day)),
        joining=_joining(reg, state, step, day),
        around=around,
        joined=_joined(reg, state, day, around, not_examples),
        statements=tuple(
            StatementFacts(s, reg.state(s.objected_to).name if s.objected_to else "")
            for code in reg.codes
            for s in own
            if s.iso3 == state.iso3 and s.instrument == code
        ),
        towards=tuple(
            StatementFacts(s, reg.state(s.iso3).name)
            for s in sorted(own, key=lambda s: name_order(reg.state(s.iso3).name))
            if s.objected_to == state.iso3
        ),
        neighbouring={
            name.removeprefix("the "): tuple(
                r for r in reg.related if r.iso3 == state.iso3 and r.treaty == treaty and r.deposited <= day
            )
            for treaty, name in NEIGHBOURS.items()
        },
        disputes=tuple(d for d in reg.disputes if d.iso3 == state.iso3),
        denominator=count,
        not_examples=frozenset(not_examples),
        meetings=tuple(sorted((m for m in meetings if m.start >= day), key=lambda m: m.start)),
        citation=cite_facts(made_from["ccwuniv"]),
        beyond=beyond_the_data(reg, day),
    )


def _is_kept(state: State, day: dt.date) -> bool:
    return state.listed(day) and not state.eligible(day)


def _within(reg: Registry, state: State, day: dt.date) -> dt.date:
    """Return the day, or a former participant's last day, as far back as the registry goes."""
    return day if state.eligible_until is None else max(min(day, state.eligible_until), reg.first_day)


def _joining(reg: Registry, state: State, step: Mapping[Any, Any], day: dt.date) -> Joining:
    heirs = (
        ()
        if state.eligible(day) or state.listed(day)
        else (o.name for o in by_name(reg.states) if state.iso3 in o.successor_of)
    )
    return Joining(
        asks_of(step["missing"].split()),
        road_of(step["act"]) if step["act"] else None,
        bool(step["minimum_protocols"]),
        step["earliest_effect"],
        tuple(heirs),
    )


def _around(
    reg: Registry, state: State, day: dt.date, groups: Mapping[str, Collection[str]], count: Denominator
) -> tuple[Around, ...]:
    """Return the sub-region of the UN's standard M49, the office's own groups, and the regional group of the UN."""
    found: dict[str, Collection[str]] = {}

    def known(group: str | None) -> bool:
        return group is not None and group != NOT_KNOWN and reg.group_known_since(group) <= day

    for scheme in ("m49", "un"):
        group = reg.regional_group(state, day, scheme=scheme)
        if group is not None and known(group):
            found[group if scheme == "m49" else f"Regional group: {group}"] = [m.iso3 for m in reg.group(group, day)]
        if scheme == "m49":
            found |= {name: members for name, members in groups.items() if state.iso3 in members}
    parties = {code: [s.iso3 for s in by_name(reg.parties(code, day))] for code in reg.codes if code in ASKED}
    return tuple(
        Around(
            name,
            own := count.codes.intersection(members),
            {code: tuple(iso3 for iso3 in bound if iso3 in own) for code, bound in parties.items()},
        )
        for name, members in found.items()
    )


def _joined(
    reg: Registry, state: State, day: dt.date, around: tuple[Around, ...], not_examples: Collection[str]
) -> tuple[Joined, ...]:
    near = around[0].members.difference([state.iso3], not_examples) if around else frozenset[str]()
    since = add_months(day, -12)
    return tuple(
        Joined(reg.state(act.iso3).name, act.instrument, act.date)
        for act in sorted(reg.actions, key=lambda act: act.date)
        if act.iso3 in near and since < act.date <= day and act.kind in CONSENT_KINDS and act.instrument in ASKED
    )
