"""The acts towards a state, as an internal paper lists them, gathered as one record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv import names
from ccwuniv.outreach import candidacies, contacts_by_state

if TYPE_CHECKING:
    from ccwuniv.outreach import Contact, OutreachAction, ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["ContactFacts", "Open", "Stage", "Towards", "contact_facts"]


@dataclass(frozen=True)
class Towards:
    """An act done towards a state."""

    start: dt.date
    end: dt.date
    kind: str
    named: bool
    instruments: tuple[str, ...]
    by: str
    record: str
    note: str


@dataclass(frozen=True)
class Open:
    """An act that is planned, or that is to be followed up."""

    kind: str
    record: str
    planned: bool
    due: dt.date | None


@dataclass(frozen=True)
class Stage:
    """What was said of how close a state is to joining."""

    words: str
    record: str


@dataclass(frozen=True)
class ContactFacts:
    """The acts towards a state: ``unclear`` counts those of which it is not recorded whether they reached it.

    ``log`` is the name of the log's file, where it has one.
    """

    contacts: tuple[Towards, ...]
    sponsored: int
    unclear: int
    own: int
    open: tuple[Open, ...]
    stages: tuple[Stage, ...]
    log: str


def contact_facts(
    reg: Registry, log: ReadableLog, iso3: str, until: dt.date | None, *, confidential: bool
) -> ContactFacts:
    """Gather a log's acts towards a state, up to a day or all of them; planned ones may be later."""
    contacts = contacts_by_state(reg, log, until, confidential=confidential).get(iso3, [])
    acts = [a for a in log.acts(confidential=confidential) if until is None or a.start <= until]
    named = [a for a in acts if iso3 in a.states]
    ahead = [a for a in log.acts(confidential=confidential) if a.status == "planned" and iso3 in a.states]
    return ContactFacts(
        contacts=tuple(map(_towards, contacts)),
        sponsored=sum(contact.act.kind == "sponsorship" for contact in contacts),
        unclear=len(candidacies(reg, log, iso3, until, confidential=confidential)),
        own=sum(any(actor.country == iso3 for actor in act.actors) for act in acts),
        open=tuple(
            Open(a.kind, a.id, a.status == "planned", a.due)
            for a in (*(a for a in named if a.status != "planned" and a.due), *ahead)
        ),
        stages=tuple(Stage(a.accession_stage, _record(a)) for a in named if a.accession_stage),
        log=Path(path).name if (path := getattr(log, "path", None)) else "",
    )


def _record(act: OutreachAction) -> str:
    return f"{act.id}, paragraph {act.paragraph}" if act.paragraph else act.id


def _towards(contact: Contact) -> Towards:
    act = contact.act
    who = [names.name(actor.country) if actor.country else actor.label for actor in act.actors]
    return Towards(
        act.start, act.end, act.kind, contact.named, contact.instruments, "; ".join(who), _record(act), act.note
    )
