"""Find possible actors in a report: persons with their offices, offices, organisations, states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccwuniv import names
from ccwuniv.outreach import Actor
from ccwuniv.sources.isu.offices import (
    HEAD_OF,
    OFFICE_OF_STATE,
    OFFICES,
    ORGANISATIONS,
    STAFF_AFTER,
    STATE_OFFICE_AFTER,
    TOGETHER,
)
from ccwuniv.sources.isu.spans import Cover

__all__ = ["FoundActor", "FoundPerson", "find_actors", "find_persons", "speaks_for_a_meeting"]

_ZH_OFFICE = "高级代表|秘书长|总干事|大使|主席|代表|部长|主任|协调员|协调人|司长|股长|专员|干事|总裁|会长"
_ZH_NAME = r"[\u4e00-\u9fff]{1,6}(?:[·•‧・][\u4e00-\u9fffA-Z.]{1,8})+|[\u4e00-\u9fff]{2,4}"
_ZH_PERSON = re.compile(
    rf"(?P<office>[^，,。；：“”\n]{{0,90}}?(?:{_ZH_OFFICE}))(?P<name>{_ZH_NAME})(?:先生|女士|博士|阁下|教授)"
)
_ZH_TITLE = re.compile("先生|女士|博士|阁下|教授")
_ZH_LEADING = re.compile(r"(?:[、，和与及由以]|以及|此外|还有|\s)+")

_NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*\.?"
_PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|bin|al|el|la|le|du|y)\b"
_NAME = rf"{_NAME_WORD}(?:\s+{_PARTICLE}|\s+{_NAME_WORD}){{0,5}}"
_HONORIFIC = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|MM?|Mme|Mlle|Sra?|Srta|H\.\s?E)\.?"
    r"|Ambassador|Ambassadrice|Ambassadeur|Embajadora?|(?:His|Her)\s+Excellency)"
)
_EN_PERSON = re.compile(
    rf"(?:(?<=\s)|(?<=\()|^)(?:{_HONORIFIC}\s+)+(?P<name>{_NAME})"
    rf"(?:\s+(?:of|de|du)\s+(?P<of>(?:the\s+|la\s+)?{_NAME}))?"
)
_OFFICE_WORD = (
    r"(?:Secretary-General|High\s+Representative|Director(?:-General)?|President|Chair(?:person|man|woman)?"
    r"|Coordinator|Head|Officer|Commissioner|Representative|Ambassador|Minister|Envoy)(?:-designate|-elect)?"
)
_OFFICE_BEFORE = re.compile(
    rf"(?:\b[Tt]he\s+)?(?P<office>(?:(?!The\b)[A-Z][\w-]+\s+)*{_OFFICE_WORD}"
    r"(?:\s+(?:of|for|on|to|at|and)\s+(?:the\s+)?[\w\s-]*?)?)\s*,?\s*$"
)
_OFFICE_AFTER = re.compile(
    r"\s*,\s*(?:(?:as|in\s+(?:her|his|their)\s+capacity\s+as)\s+)?(?:the\s+)?"
    rf"(?P<office>(?:[A-Z\d][\w-]+\s+)*{_OFFICE_WORD}[^,;.()]*)"
)
_TITLED = re.compile(rf"(?P<office>{_OFFICE_WORD})\s+(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,3}})")
_NEAR = 60
_OF_MANY = ("office_holder", "chair", "coordinator", TOGETHER)
_ENGLISH = re.compile(
    r"\b(?:chair\w*|presidents?|office-?\s?holders?|coordinators?|heads\sof|ministers|participants)\b", re.IGNORECASE
)
_NO_NAME = re.compile(
    rf"(?:{_OFFICE_WORD}|Meeting|Conference|Convention|Protocol|States?|High|United|Annual|Amended|The|Permanent)\b"
)
_OF = re.compile(r" (?:of|de|des|du|d['’]|de la|de l['’]|del) ?(?:the |la |el |l['’])?(?=[A-ZÀ-Þ])")
_RU_PERSON = re.compile(r"(?:г-н|г-жа|посол(?!ьст))[а-я]*\s+(?P<name>[А-ЯЁ][\w.-]*(?:\s+[А-ЯЁ][\w.-]*){0,3})")
_AR_PERSON = re.compile(r"(?:السيدة?|السفيرة?)\s+(?P<name>[\u0621-\u064a-]+(?:\s+[\u0621-\u064a-]+){1,2})")


@dataclass(frozen=True, slots=True)
class FoundActor:
    """A possible actor and its place in the text; ``office`` is the office in one word."""

    actor: Actor
    kind: str
    start: int
    end: int
    office: str = ""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person named in a text: the place of the name, and of the whole with the office."""

    name: str
    office: str
    iso3: str | None
    name_start: int
    name_end: int
    start: int
    end: int


def find_persons(text: str) -> list[FoundPerson]:
    """Find the persons of a text, each with the office as printed.

    Examples
    --------
    >>> person = find_persons("联合国秘书长潘基文先生已致函。")[0]
    >>> person.name, person.office
    ('潘基文', '联合国秘书长')
    >>> person = find_persons("Ambassador Päivi Kairamo of Finland, President-designate of the Conference, wrote.")[0]
    >>> person.name, person.office, person.iso3
    ('Päivi Kairamo', 'President-designate of the Conference', 'FIN')
    """
    found = [*_chinese(text), *_western(text)]
    for pattern in (_RU_PERSON, _AR_PERSON):
        found += [
            FoundPerson(m["name"], "", None, *m.span("name"), *m.span())
            for m in pattern.finditer(text)
            if not _country(m["name"])
        ]
    return sorted(found, key=lambda person: person.start)


def _chinese(text: str) -> Iterator[FoundPerson]:
    for match in _ZH_PERSON.finditer(text) if _ZH_TITLE.search(text) else ():
        leading = _ZH_LEADING.match(match["office"])
        start = match.start() + (leading.end() if leading else 0)
        office = text[start : match.end("office")]
        yield FoundPerson(match["name"], office, _country(office), *match.span("name"), start, match.end())


def _western(text: str) -> list[FoundPerson]:
    found: list[FoundPerson] = []
    for match in _EN_PERSON.finditer(text):
        if not _NO_NAME.match(match["name"]):
            found.append(_with_honorific(text, match, since=found[-1].end if found else 0))
    cover = Cover((person.start, person.end) for person in found)
    for match in _TITLED.finditer(text):
        if not (cover.touches(*match.span()) or _NO_NAME.match(match["name"]) or _country(match["name"])):
            found.append(FoundPerson(match["name"], match["office"], None, *match.span("name"), *match.span()))
    return found


def _with_honorific(text: str, match: re.Match[str], since: int) -> FoundPerson:
    """Return a person named with "Mr.", "Ms." or "Ambassador", and the office that is before or after."""
    name = match["name"].rstrip(".,")
    of = _country(match["of"] or "")
    start, end = match.start(), match.end() if of else match.end("name")
    office = ""
    if before := _OFFICE_BEFORE.search(text[max(since, start - 160) : start]):
        office, start = before["office"], start - len(before[0])
    elif after := _OFFICE_AFTER.match(text, end):
        office, end = after["office"].strip(), after.end()
    begin = match.start("name")
    return FoundPerson(name, office, of or _country(office), begin, begin + len(name), start, end)


def _country(text: str) -> str | None:
    mentions = names.find_states(text) if text else []
    return mentions[-1].iso3 if mentions else None


def _actor_of(name: str, office: str, country: str | None) -> tuple[Actor, str]:
    """Return an actor from a name and an office as printed, and the office in one word, empty where it is not known.

    The office is put into the UN's English where it is known; one that many hold stays as it is where it is printed in
    English.
    """
    known = next((one for one in OFFICES if one.pattern.search(office)), None)
    as_printed = office.isascii() and (known is None or (known.key in _OF_MANY and bool(_ENGLISH.search(office))))
    role = office if as_printed else known.role if known else ""
    body = known.body if known else ""
    actor = Actor(person=name, role=role, role_printed=office, organisation=body, country=country)
    return actor, known.key if known else ""


def speaks_for_a_meeting(actor: Actor) -> bool:
    """Say whether an actor is all those of a meeting, who make an appeal together."""
    return not actor.country and any(
        office.key == TOGETHER and office.pattern.search(actor.role_printed) for office in OFFICES
    )


def find_actors(text: str, persons: Iterable[FoundPerson], states: Iterable[tuple[str, int, int]]) -> list[FoundActor]:
    """Find all possible actors in a text, in order; a name inside another is part of it."""
    found = [_speaking_for(text, iso3, start, end) for iso3, start, end in states]
    for person in persons:
        actor, key = _actor_of(person.name, person.office, person.iso3)
        found.append(FoundActor(actor, "person", person.start, person.end, key))
    for name, pattern in ORGANISATIONS:
        for match in pattern.finditer(text):
            head = HEAD_OF.search(text, max(0, match.start() - _NEAR), match.start())
            start = head.start() if head else match.start()
            staff = STAFF_AFTER.match(text, match.end())
            end = staff.end() if staff else match.end()
            found.append(FoundActor(Actor(organisation=name, role_printed=text[start:end]), "organisation", start, end))
    for office in OFFICES:
        for match in office.pattern.finditer(text):
            if office.key == TOGETHER and any(_of_states(text, match.end(), one.start, one.end) for one in found):
                continue
            found.append(FoundActor(_actor_of("", match[0], None)[0], "office", *match.span(), office.key))
    kept: list[FoundActor] = []
    for one in sorted(found, key=lambda actor: (actor.start, -actor.end, actor.kind != "person")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _of_states(text: str, end: int, start: int, until: int) -> bool:
    """Say whether a state is named right after a plural of office: "the Ministers of Spain and Mexico"."""
    return start <= end + 12 and end < until and bool(_OF.match(text, end))


def _speaking_for(text: str, iso3: str, start: int, end: int) -> FoundActor:
    """Return a state, with the office of its representative if that is beside its name."""
    before = OFFICE_OF_STATE.search(text, max(0, start - _NEAR), start)
    after = STATE_OFFICE_AFTER.match(text, end)
    begin, until = before.start() if before else start, after.end() if after else end
    if (begin, until) == (start, end):
        return FoundActor(Actor(country=iso3), "state", start, end)
    return FoundActor(Actor(country=iso3, role_printed=text[begin:until].strip()), "state", begin, until)
