"""The facts of the annual draft, gathered as one record; no text is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv import names
from ccwuniv.analysis import coverage_rows, mandates_of_years, outside_rows
from ccwuniv.documents.act_words import towards_whom
from ccwuniv.documents.headlines import ORDER, headline
from ccwuniv.documents.recorded_words import actor_in_words, recorded, source_in_words
from ccwuniv.documents.universes import denominator
from ccwuniv.names import name_order
from ccwuniv.outreach import OutreachAction
from ccwuniv.records import CONSENT_KINDS

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.documents.annual_words import AnnualLanguage
    from ccwuniv.documents.meetings import Meeting
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["ActFacts", "AnnexFacts", "AnnualFacts", "Commitment", "Consent", "Target", "annex_facts", "annual_facts"]


@dataclass(frozen=True)
class ActFacts:
    """An act of the period, with whom it was meant for in words."""

    id: str
    kind: str
    planned: bool
    start: dt.date
    end: dt.date
    precision: str
    towards: str
    instruments: tuple[str, ...]
    document: str
    paragraph: int | None


@dataclass(frozen=True)
class Consent:
    """A consent deposited in the period."""

    iso3: str
    instrument: str
    kind: str
    day: dt.date
    in_force: dt.date | None
    source: str


@dataclass(frozen=True)
class AnnualFacts:
    """The facts for the draft: ``counted_on`` is the day of the totals, at most the data's last day."""

    since: dt.date
    until: dt.date
    counted_on: dt.date
    headline: str
    before: dt.date
    changes: Mapping[str, int]
    consents: tuple[Consent, ...]
    acts: Mapping[str, tuple[ActFacts, ...]]
    names: Mapping[str, str]
    universe: str
    sources: tuple[str, ...]
    data: str
    meeting: Meeting | None

    @property
    def cut(self) -> bool:
        """Whether the data stop before the end of the period."""
        return self.counted_on < self.until


def annual_facts(
    reg: Registry,
    log: ReadableLog,
    since: dt.date,
    until: dt.date,
    *,
    meeting: Meeting | None,
    language: AnnualLanguage,
    universe: Universe,
) -> AnnualFacts:
    """Gather what happened between two days, the acts to the last of them, the totals as far as the data go."""
    counted_on = min(until, reg.as_of)
    before = max(min(since, reg.as_of) - dt.timedelta(days=1), reg.first_day)
    then, now = ({code: len(reg.parties(code, day)) for code in reg.codes} for day in (before, counted_on))
    acts: dict[str, tuple[ActFacts, ...]] = {}
    for act in log.filter(since=since, until=until):
        actor = (" ; " if language == "fr" else "; ").join(actor_in_words(one, language) for one in act.actors)
        acts[actor] = (*acts.get(actor, ()), _act(act, reg, language))
    return AnnualFacts(
        since=since,
        until=until,
        counted_on=counted_on,
        headline=headline(reg, counted_on, language=language),
        before=before,
        changes={code: now[code] - then[code] for code in (*ORDER, "P2") if now[code] != then[code]},
        consents=_consents(reg, since, counted_on, language),
        acts=acts,
        names={i.code: i.names[language].short if i.names else i.name for i in reg.instruments},
        universe=denominator(reg, counted_on, universe).in_words(language),
        sources=tuple(source_in_words(source, language) for source in reg.sources_of(("actions",))),
        data=reg.version,
        meeting=meeting,
    )


def _act(act: OutreachAction, reg: Registry, language: AnnualLanguage) -> ActFacts:
    bare = act.model_copy(update={"note": "", "audience": ""})
    towards = towards_whom(bare, reg, language) or recorded(act.audience, language)
    return ActFacts(
        act.id,
        act.kind,
        act.status == "planned",
        act.start,
        act.end,
        act.precision,
        towards,
        act.instruments,
        recorded(act.document, language),
        act.paragraph,
    )


def _consents(reg: Registry, since: dt.date, until: dt.date, language: AnnualLanguage) -> tuple[Consent, ...]:
    moved = [a for a in reg.actions if a.kind in CONSENT_KINDS and since <= a.date <= until]
    shown = {a.iso3: name_order(names.name(a.iso3, language)) for a in moved}
    moved.sort(key=lambda a: (a.date, shown[a.iso3], reg.codes.index(a.instrument)))
    return tuple(
        Consent(
            a.iso3,
            a.instrument,
            a.kind.value,
            a.date,
            reg.entry_into_force(a.iso3, a.instrument),
            source_in_words(a.source, language),
        )
        for a in moved
    )


@dataclass(frozen=True)
class Commitment:
    """A commitment that held in the period, and how many acts answer it."""

    who: str
    what: str
    document: str
    acts: int
    answered_by: str
    unanswered: bool


@dataclass(frozen=True)
class Target:
    """A state outside the Convention, with the reasons to talk to it."""

    iso3: str
    group: str
    signatory: bool
    neighbouring: int
    contacts: int
    last: dt.date | None


@dataclass(frozen=True)
class AnnexFacts:
    """The facts for the office alone: commitments, and whom to talk to next."""

    since: dt.date
    until: dt.date
    commitments: tuple[Commitment, ...]
    targets: tuple[Target, ...]
    outside: int


_SHOWN = 12


def annex_facts(
    reg: Registry, log: ReadableLog, since: dt.date, until: dt.date, language: AnnualLanguage
) -> AnnexFacts:
    """Gather the internal annex of the draft. A commitment is shown for the years for which it holds."""
    acts = log.filter(since=since, until=until)
    covered = coverage_rows(acts, mandates_of_years(acts, since.year, until.year))
    commitments = tuple(
        Commitment(r["who"], r["what"], r["document"], r["acts"], r["answered_by"], r["unanswered"]) for r in covered
    )
    listed = outside_rows(reg, None, min(until, reg.as_of))
    contacts = _contacts(reg, log, until)
    targets = [
        Target(
            r["iso3"],
            r["un_regional_group"],
            r["signatory"],
            r["neighbouring_treaties"],
            *contacts.get(r["iso3"], (0, None)),
        )
        for r in listed
    ]
    targets.sort(key=lambda t: (not t.signatory, -t.neighbouring, t.contacts, name_order(names.name(t.iso3, language))))
    return AnnexFacts(since, until, commitments, tuple(targets[:_SHOWN]), len(targets))


def _contacts(reg: Registry, log: ReadableLog, until: dt.date) -> dict[str, tuple[int, dt.date]]:
    from ccwuniv.outreach import contacts_by_state

    found = contacts_by_state(reg, log, until)
    return {iso3: (len(own), own[-1].act.end) for iso3, own in found.items()}
