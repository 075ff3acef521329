"""The words of the page on one state, section by section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ccwuniv.analysis import next_steps, was_made
from ccwuniv.citation import cite
from ccwuniv.documents.counted import counted
from ccwuniv.documents.markdown import markdown_table, plain
from ccwuniv.documents.wording import lacking, path_sentence, road_of
from ccwuniv.names import by_name, name_order
from ccwuniv.outreach import NEIGHBOURS, Contact, OutreachAction, candidacies, contacts_by_state
from ccwuniv.records import State, Statement, official_languages, spoken, statement_in_words
from ccwuniv.registry import NOT_KNOWN, Participation, beyond_the_data, participation_rows

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["brief_markdown"]

_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
_LATEST = 5
_STATUS = {
    "party": "Party",
    "signatory": "Signatory",
    "former_party": "Former party",
    "not_party": "Not a party",
    "not_eligible": "A former State",
}


_STANDS = {
    "not_bound": "not bound",
    "signed": "signed",
    "consented": "consented",
    "in_force": "in force",
    "ended": "ended",
}


_LAWFUL = {"one": "{n} set of Protocols is lawful", "other": "{n} sets of Protocols are lawful"}


class _Notes:
    """Numbers the sources in the order in which the page first needs them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, source: str) -> str:
        return f"({self._numbers.setdefault(source, len(self._numbers) + 1)})" if source else ""

    def lines(self) -> list[str]:
        return [f"({number}) {plain(source)}" for source, number in self._numbers.items()]


def brief_markdown(
    reg: Registry,
    log: ReadableLog | None,
    state: State,
    day: dt.date,
    until: dt.date | None,
    title: str,
    *,
    confidential: bool,
) -> str:
    """Write the page in Markdown."""
    notes = _Notes()
    [step] = next_steps(reg, day, states=[state]).to_dict("records")
    sections = [
        ("Status", _status(reg, participation_rows(reg, state, day), notes)),
        ("What is missing, and the lawful path", _path(reg, state, step, day)),
        ("Statements", _statements(reg, state, day, notes)),
        ("Bound around it", _around(reg, state, day)),
        ("Neighbouring treaties", _treaties(reg, state, day, notes)),
        ("Contacts on record", _outreach(reg, log, state, until, confidential=confidential)),
        ("Disputed facts", _disputes(reg, state, notes)),
    ]
    sources = "; ".join(notes.lines())
    cited = "\n\n".join(
        [*([f"{sources}."] if sources else []), plain(f"Cite as: {cite(reg.participation(state, day))}")]
    )
    body = [f"## {name}\n\n{text}" for name, text in [*sections, ("Sources", cited)] if text]
    return "\n\n".join([f"# {plain(title)}", _head(reg, state, step, day), _names(state), *body]) + "\n"


def _head(reg: Registry, state: State, step: dict[Any, Any], day: dt.date) -> str:
    group = reg.regional_group(state, _within(reg, state, day))
    where = f"Regional group: {plain(group)}." if group else "In no regional group on record."
    gone = (
        f" Its last day as a participant in the depositary's practice was {spoken(state.eligible_until)}."
        if not state.eligible(day) and (state.eligible_until)
        else ""
    )
    status = _STATUS.get(step["status"], "Not yet open")
    what = f"{plain(state.iso3)}, on {spoken(day)}"
    head = f"{status}. {where} {what}; States count from the deposit of their consent.{gone}"
    return "\n\n".join(part for part in (head, beyond_the_data(reg, day)) if part)


def _within(reg: Registry, state: State, day: dt.date) -> dt.date:
    """Return the day, or the last one on which a former participant took part, as far as the registry goes back."""
    return day if state.eligible_until is None else max(min(day, state.eligible_until), reg.first_day)


def _names(state: State) -> str:
    from ccwuniv import names

    order = dict.fromkeys((*official_languages(state.iso3), *_LANGUAGES))
    formal = [names.name(state.iso3, language, form="formal") for language in order]  # type: ignore[arg-type]
    return f"**Formal name.** {' · '.join(formal)}"


def _status(reg: Registry, rows: Iterable[Participation], notes: _Notes) -> str:
    cells, remarks = [], []
    for row in rows:
        act = f"{row['kind'].replace('_', ' ')} {row['deposited'] or row['signed'] or ''}".strip()
        ends = row["ends"] or ""
        name = reg.instrument(row["instrument"]).name
        cells.append([name, _STANDS[row["status"]], act, row["in_force"] or "", ends, notes(row["source"])])
        note = row["note"].partition("disputed: ")[0].rstrip("; ")
        remarks += [f"{row['instrument']}: {note}"] if note else []
    table = markdown_table(["instrument", "status", "act", "in force from", "bound no longer from", "source"], cells)
    return "\n\n".join([table, *([plain(f"Remarks. {'; '.join(remarks)}.")] if remarks else [])])


def _around(reg: Registry, state: State, day: dt.date) -> str:
    """Show who is bound of its regional group, and of its neighbours, the States of its sub-region."""
    schemes = {"un": "Regional group", "m49": "Sub-region"}
    named = {scheme: reg.regional_group(state, day, scheme=scheme) for scheme in schemes}

    def known(group: str) -> bool:
        return group != NOT_KNOWN and reg.group_known_since(group) <= day

    members = {
        scheme: {m.iso3 for m in reg.group(group, day)} for scheme, group in named.items() if group and known(group)
    }
    if not members:
        return ""
    rows = []
    for instrument in reg.instruments:
        parties = [party.iso3 for party in reg.parties(instrument, day)]
        bound = {scheme: [iso3 for iso3 in parties if iso3 in own] for scheme, own in members.items()}
        cells = [f"{len(bound[scheme])} of {len(own)}: {_codes(bound[scheme], own)}" for scheme, own in members.items()]
        rows.append([instrument.name, *cells])
    header = ["instrument", *(f"{schemes[scheme]}: {named[scheme]}" for scheme in members)]
    return markdown_table(header, rows)


def _codes(bound: list[str], members: set[str]) -> str:
    """Write a part of a group by its codes, or by those of the rest where that is shorter."""
    rest = sorted(members.difference(bound))
    if not rest or not bound:
        return "none" if rest else "all"
    return f"all but {' '.join(rest)}" if len(rest) < len(bound) else " ".join(bound)


def _path(reg: Registry, state: State, step: dict[Any, Any], day: dt.date) -> str:
    if not state.eligible(day):
        heirs = [other.name for other in by_name(reg.states) if state.iso3 in other.successor_of]
        return (
            f"Nothing is open to a former State. Succeeded, as far as recorded here, by {plain(', '.join(heirs))}."
            if (heirs)
            else "Nothing is open to a former State."
        )
    codes = step["missing"].split()
    if not codes:
        return "Bound by every instrument." if step["bound_by"] else ""
    road = road_of(step["act"]) if step["act"] else None
    parts = [plain(f"{state.name} {lacking(reg, codes, 'en')}."), path_sentence(codes, road, "en")]
    if road and step["minimum_protocols"]:
        lawful = counted(int(step["lawful_choices"]), "en", _LAWFUL)
        sets = f"{lawful}, the smallest of {step['minimum_protocols']}"
        doubt = f" ({step['note']})" if step["note"] else ""
        parts.append(f"{sets}{doubt}.")
    if step["earliest_effect"] == step["earliest_effect"]:
        effect = spoken(step["earliest_effect"].date())
        parts.append(f"By the rules of effect, acts deposited on {spoken(day)} would all be in force on {effect}.")
    return " ".join(parts)


def _statements(reg: Registry, state: State, day: dt.date, notes: _Notes) -> str:
    def shown(statement: Statement) -> str:
        towards = f" towards {plain(reg.state(statement.objected_to).name)}" if statement.objected_to else ""
        made = f", {statement.made}" if statement.made else ""
        gone = statement.withdrawn if statement.withdrawn and statement.withdrawn <= day else None
        ended = f", withdrawn {gone}" if gone and statement.until is None else ""
        return f"{plain(statement_in_words(statement))}{towards}{made}{ended} {notes(statement.source)}"

    known = [s for s in reg.statements if was_made(reg, s, day)]
    lines = []
    for code in reg.codes:
        own = [shown(s) for s in known if s.iso3 == state.iso3 and s.instrument == code]
        lines += [f"{plain(reg.instrument(code).name)}: {'; '.join(own)}"] if own else []
    others = [
        f"{plain(reg.state(s.iso3).name)} ({plain(statement_in_words(s))}{f', {s.made}' if s.made else ''}) "
        f"{notes(s.source)}"
        for s in sorted(known, key=lambda s: name_order(reg.state(s.iso3).name))
        if s.objected_to == state.iso3
    ]
    lines += [f"Of other States towards it: {'; '.join(others)}"] if others else []
    undated = " Where no day stands, the source gives none." if lines else ""
    return f"{'. '.join(lines)}.{undated}" if lines else "None on record."


def _treaties(reg: Registry, state: State, day: dt.date, notes: _Notes) -> str:
    parts = []
    for treaty, name in NEIGHBOURS.items():
        rows = [r for r in reg.related if r.iso3 == state.iso3 and r.treaty == treaty and r.deposited <= day]
        title = name.removeprefix("the ")
        if not rows:
            parts.append(f"{title}: not a party")
        for row in rows:
            left = row.withdrawal_notified if row.withdrawal_notified and row.withdrawal_notified <= day else None
            ends = f", withdrawal notified {left}, effective {row.withdrawal_effective}" if left else ""
            parts.append(f"{title}: deposit {row.deposited}, in force {row.in_force}{ends} {notes(row.source)}")
    return ". ".join(parts) + "."


def _outreach(
    reg: Registry, log: ReadableLog | None, state: State, until: dt.date | None, *, confidential: bool
) -> str:
    if log is None:
        return "No log was consulted."
    contacts = contacts_by_state(reg, log, until, confidential=confidential).get(state.iso3, [])
    sponsored = sum(contact.act.kind == "sponsorship" for contact in contacts)
    maybe = candidacies(reg, log, state.iso3, until, confidential=confidential)
    head = f"{len(contacts)} on record, {sponsored} of them sponsorship." if contacts else "None on record."
    if maybe:
        head += f" Acts that reached only some of a group in which it is; whether it, is not recorded: {len(maybe)}."
    acts = [a for a in log.acts(confidential=confidential) if until is None or a.start <= until]
    own = sum(any(actor.country == state.iso3 for actor in act.actors) for act in acts)
    head += f" Acts of its own towards others: {own}." if own else ""
    parts = [head]
    if contacts:
        rows = [_contact(contact) for contact in reversed(contacts[-_LATEST:])]
        more = f" The latest {_LATEST}:" if len(contacts) > _LATEST else ""
        parts = [head + more, markdown_table(["when", "act", "towards it", "for", "by", "record"], rows)]
    open_ones = [a for a in acts if state.iso3 in a.states and (a.status == "planned" or a.due)]
    due = [
        f"{a.kind.replace('_', ' ')} ({plain(a.id)}){' planned' if a.status == 'planned' else ''}"
        f"{f', follow-up due {a.due}' if a.due else ''}"
        for a in open_ones
    ]
    said = [f"\"{plain(a.accession_stage)}\" ({plain(_record(a))})" for a in acts
            if a.accession_stage and state.iso3 in a.states]  # fmt: skip
    parts += [f"Open: {'; '.join(due)}."] if due else []
    parts += [f"Said of its accession: {'; '.join(said)}."] if said else []
    return "\n\n".join(parts)


def _record(act: OutreachAction) -> str:
    paragraph = f", paragraph {act.paragraph}" if act.paragraph else ""
    return f"{act.id}{paragraph}"


def _contact(contact: Contact) -> list[str]:
    from ccwuniv import names

    act = contact.act
    who = [names.name(actor.country) if actor.country else actor.label for actor in act.actors]
    return [
        f"{act.start}" if act.start == act.end else f"{act.start} to {act.end}",
        act.kind.replace("_", " "),
        "by name" if contact.named else "as one of those described",
        " ".join(contact.instruments),
        "; ".join(who),
        _record(act),
    ]


def _disputes(reg: Registry, state: State, notes: _Notes) -> str:
    lines = [
        f"{plain(d.instrument)}: held, {plain(d.held)}; elsewhere, {plain(d.alternative)} {notes(d.source)}, {d.weight}"
        for d in reg.disputes
        if d.iso3 == state.iso3
    ]
    return f"{'. '.join(lines)}." if lines else ""
