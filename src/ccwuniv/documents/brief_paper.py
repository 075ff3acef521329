"""The text of the page on a state, as blocks: the form to hand over, and the internal one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ccwuniv.documents.asks import ASKED
from ccwuniv.documents.blocks import Block, Heading, Listing, Paragraph, Run, Table, Text
from ccwuniv.documents.brief_facts import BriefFacts, StatementFacts
from ccwuniv.documents.contact_facts import ContactFacts, Towards
from ccwuniv.documents.counted import counted
from ccwuniv.documents.footers import unread
from ccwuniv.documents.joining_words import joining_steps
from ccwuniv.documents.wording import lacking, path_sentence
from ccwuniv.names import names_in_order
from ccwuniv.records import spoken, statement_in_words

__all__ = ["brief_blocks"]

_LATEST = 5
_MOST_NAMES = 12
_STATUS = {
    "party": "High Contracting Party",
    "signatory": "Signatory, not a party",
    "former_party": "Former party",
    "not_party": "Not a party",
    "not_eligible": "A former State",
}
_KEPT = "An entry kept on the depositary's list, where it counts by deposit"
_STANDS = {
    "not_bound": "not bound",
    "signed": "signed",
    "consented": "consent deposited, not yet in force",
    "in_force": "in force",
    "ended": "no longer bound",
}
_UNCLEAR = {
    "one": "{n} more contact went to part of a group that includes this State; the record does not say to whom.",
    "other": "{n} more contacts went to part of a group that includes this State; the record does not say to whom.",
}
_ON_RECORD = {"one": "{n} contact on record", "other": "{n} contacts on record"}
_OWN = {"one": "{n} act of its own towards others.", "other": "{n} acts of its own towards others."}


def brief_blocks(facts: BriefFacts, contacts: ContactFacts | None, language: str, *, internal: bool) -> list[Block]:
    """Write the page: its facts, a sentence in the State's language, and in the internal form the facts of the log."""
    sections: list[tuple[str, list[Block]]] = [
        *([("What to ask for, and why now", _talking_points(facts, contacts))] if internal else []),
        ("Status", _standing(facts)),
        ("Not yet joined, and how to join", _joining(facts, language)),
        ("Participation in its region", _around(facts)),
        ("Statements on record", _statements(facts, internal=internal)),
        *([("Neighbouring treaties", _neighbouring(facts)), ("Contacts on record", _contacts(contacts))] if internal
          else []),
        ("Disputed facts", _disputes(facts)),
        ("Source", [Paragraph(f"Cite as: {facts.citation}")]),
    ]  # fmt: skip
    body = [block for title, blocks in sections if blocks for block in (Heading(title), *blocks)]
    beyond = [Paragraph(facts.beyond)] if facts.beyond else []
    return [Paragraph(_head(facts)), *beyond, *([_names(facts)] if facts.formal_names else []), *body]


def _head(facts: BriefFacts) -> str:
    gone = facts.state.eligible_until
    ceased = (
        f" Its last day as a participant in the depositary's practice was {spoken(gone)}."
        if not facts.exists and gone
        else ""
    )
    group = f"Regional group: {facts.group}." if facts.group else "In no regional group on record."
    status = _KEPT if facts.kept else _STATUS.get(facts.status, "The Convention is not yet open")
    return (
        f"{status}. {group} As at {spoken(facts.day)}; States count from the deposit of their consent. "
        f"{facts.denominator.in_words('en')}{ceased}"
    )


def _names(facts: BriefFacts) -> Paragraph:
    parts = [Run("Formal name. ", bold=True)]
    for code, name in facts.formal_names.items():
        parts += [*([Run(" · ")] if len(parts) > 1 else []), Run(name, language="" if code == "en" else code)]
    return Paragraph(tuple(parts))


def _standing(facts: BriefFacts) -> list[Block]:
    rows, remarks = [], []
    ending = any(row["ends"] for row in facts.standing)
    for row in facts.standing:
        kept = facts.kept and row["status"] == "consented"
        day = row["deposited"] or row["signed"]
        act = f"{row['kind'].replace('_', ' ')}, {_day(day)}" if day else ""
        cells: list[Text] = [
            facts.name_of(row["instrument"]),
            (Run("on the list, by deposit" if kept else _STANDS[row["status"]], footnote=row["source"]),),
            act,
            _until(row["in_force"], facts.state.eligible_until) if kept else _day(row["in_force"]),
        ]
        rows.append((*cells, *([_day(row["ends"])] if ending else [])))
        note = row["note"].partition("disputed: ")[0].rstrip("; ")
        note = note.removeprefix(facts.name).lstrip("; ") if facts.kept else note
        remarks += [f"{facts.name_of(row['instrument'])}: {note}"] if note else []
    header = (
        "instrument",
        "status",
        "act",
        "in force" if facts.kept else "in force since",
        *(["bound no longer from"] if ending else []),
    )
    return [Table(header, tuple(rows)), *([Paragraph(f"Remarks. {'; '.join(remarks)}.")] if remarks else [])]


def _until(day: dt.date | None, last: dt.date | None) -> str:
    return f"{spoken(day)} to {spoken(last)}" if day and last else _day(day)


def _day(day: dt.date | None) -> str:
    return spoken(day) if day else ""


def _joining(facts: BriefFacts, language: str) -> list[Block]:
    joining = facts.joining
    if facts.kept:
        return [Paragraph("Nothing is open to it, and no request or letter is addressed to it.")]
    if not facts.exists:
        heirs = f" Succeeded, as far as recorded here, by {', '.join(joining.heirs)}." if joining.heirs else ""
        return [Paragraph(f"Nothing is open to a former State.{heirs}")]
    if not joining.asks:
        bound = facts.status == "party"
        return [Paragraph("Bound by every instrument that is asked for.")] if bound else []
    said = lacking(facts.instruments, joining.asks, "en")
    blocks: list[Block] = [Paragraph(f"{facts.name} {said}.")]
    steps = joining_steps(facts)
    blocks.append(Listing(steps, ordered=True) if steps else Paragraph(path_sentence(joining.asks, joining.road, "en")))
    if joining.effect:
        all_of = "all would enter into force" if len(joining.asks) > 1 else "it would enter into force"
        blocks.append(Paragraph(f"If deposited on {spoken(facts.day)}, {all_of} on {spoken(joining.effect)}."))
    if language != "en":
        path = path_sentence(joining.asks, joining.road, language)
        blocks.append(Paragraph(f"{facts.formal_names[language]}: {path} ({unread(language)})", language=language))
    return blocks


def _around(facts: BriefFacts) -> list[Block]:
    if not facts.around:
        return []
    codes = [code for code in ASKED if code in facts.instruments]
    header = ("instrument", *(around.name for around in facts.around))
    rows = [
        (facts.name_of(code), *(f"{len(a.parties[code])} of {len(a.members)}" for a in facts.around)) for code in codes
    ]
    nearest = facts.around[0]
    asked = [code for code in facts.joining.asks if nearest.parties.get(code)]
    named = [
        _named(f"{facts.name_of(code)}, {nearest.name}", nearest.parties[code], facts)
        for code in ([asked[0]] if "CCW" in asked else asked)
    ]
    shown = "States bound, by deposit of consent."
    return [Table(header, tuple(rows), shown), *(Paragraph(sentence) for sentence in named if sentence)]


def _named(what: str, codes: Sequence[str], facts: BriefFacts) -> str:
    """Name the states bound, without those that are not to be held up as examples, and the state itself."""
    named = names_in_order(set(codes) - facts.not_examples - {facts.state.iso3})
    if not named:
        return ""
    more = f" and {len(named) - _MOST_NAMES} more" if len(named) > _MOST_NAMES else ""
    among = "among them " if len(named) < len(codes) else ""
    return f"{what}: {among}{', '.join(named[:_MOST_NAMES])}{more}."


def _talking_points(facts: BriefFacts, contacts: ContactFacts | None) -> list[Block]:
    points: list[str] = []
    joining = facts.joining
    if joining.asks:
        points.append(f"Ask for: {', '.join(facts.name_of(code) for code in joining.asks)}.")
    if joining.effect:
        points.append(f"If deposited now, in force on {spoken(joining.effect)}.")
    near = facts.around[0].name if facts.around else ""
    points += [
        f"{one.state} ({near}) consented to {facts.name_of(one.instrument)} on {spoken(one.day)}."
        for one in facts.joined
    ]
    points += [f"{meeting.name}: {spoken(meeting.start)}, {meeting.place}." for meeting in facts.meetings]
    if contacts is not None:
        due = ((o, "overdue since" if o.due < facts.day else "due by", o.due) for o in contacts.open if o.due)
        points += [f"Follow-up {how} {spoken(day)}: {_kind(o.kind)} ({o.record})." for o, how, day in due]
        points += [f"Planned: {_kind(o.kind)} ({o.record})." for o in contacts.open if o.planned]
        if contacts.contacts:
            last = contacts.contacts[-1]
            points.append(f"Last contact: {_kind(last.kind)}, {_days(last)} ({last.record}).")
        points += [f'Stage on record: "{stage.words}" ({stage.record}).' for stage in contacts.stages]
    return [Listing(tuple(points))] if points else []


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


def _days(act: Towards) -> str:
    return spoken(act.start) if act.start == act.end else f"{spoken(act.start)} to {spoken(act.end)}"


def _statements(facts: BriefFacts, *, internal: bool) -> list[Block]:
    def said(one: StatementFacts) -> tuple[Run, str]:
        statement = one.statement
        made = f", {spoken(statement.made)}" if statement.made else ", no day in the source"
        gone = statement.withdrawn if statement.withdrawn and statement.withdrawn <= facts.day else None
        ended = f", withdrawn {spoken(gone)}" if gone and statement.until is None else ""
        return Run(f"{statement_in_words(statement)}{made}{ended}", footnote=statement.source), one.other

    items: list[Text] = []
    for one in facts.statements:
        run, other = said(one)
        towards = f", towards {other}" if other else ""
        items.append((Run(f"{facts.name_of(one.statement.instrument)}: "), run, Run(towards)))
    for one in facts.towards if internal else ():
        run, other = said(one)
        items.append((Run(f"{other}, towards this State: "), run))
    return [Listing(tuple(items))] if items else []


def _neighbouring(facts: BriefFacts) -> list[Block]:
    items: list[Text] = []
    for treaty, rows in facts.neighbouring.items():
        if not rows:
            items.append(f"{treaty}: not a party")
        for row in rows:
            left = row.withdrawal_notified if row.withdrawal_notified and row.withdrawal_notified <= facts.day else None
            ends = f", withdrawal notified {spoken(left)}, effective {_day(row.withdrawal_effective)}" if left else ""
            text = f"{treaty}: deposit {spoken(row.deposited)}, in force {_day(row.in_force)}{ends}"
            items.append((Run(text, footnote=row.source),))
    return [Listing(tuple(items))]


def _contacts(contacts: ContactFacts | None) -> list[Block]:
    if contacts is None:
        return [Paragraph("No log was consulted.")]
    number = len(contacts.contacts)
    head = f"{counted(number, 'en', _ON_RECORD)}, {contacts.sponsored} of them sponsorship." if number else (
        "No contact on record."
    )  # fmt: skip
    unclear = f" {counted(contacts.unclear, 'en', _UNCLEAR)}" if contacts.unclear else ""
    own = f" {counted(contacts.own, 'en', _OWN)}" if contacts.own else ""
    log = f" Log: {contacts.log}." if contacts.log else ""
    blocks: list[Block] = [Paragraph(f"{head}{unclear}{own}{log}")]
    if number:
        latest = contacts.contacts[-_LATEST:][::-1]
        caption = f"The latest {_LATEST}." if number > _LATEST else ""
        rows = tuple(
            (
                _days(act),
                _kind(act.kind),
                "by name" if act.named else "as one of those described",
                " ".join(act.instruments),
                act.by,
                act.record,
            )
            for act in latest
        )
        blocks.append(Table(("when", "act", "towards it", "for", "by", "record"), rows, caption))
        said = tuple(f"{act.record}: {act.note}" for act in latest if act.note)
        blocks += [Paragraph("Notes."), Listing(said)] if said else []
    return blocks


def _disputes(facts: BriefFacts) -> list[Block]:
    items: Iterable[Text] = (
        (
            Run(f"{facts.name_of(d.instrument)}: held here, {d.held}; elsewhere, {d.alternative}", footnote=d.source),
            Run(f" ({d.weight} against the depositary's record)"),
        )
        for d in facts.disputes
    )
    listed = tuple(items)
    return [Listing(listed)] if listed else []
