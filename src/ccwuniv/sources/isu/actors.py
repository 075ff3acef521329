"""Who may act in a report: persons with their offices, offices alone, organisations, states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccwuniv import names
from ccwuniv.outreach import Actor
from ccwuniv.sources.isu.spans import Cover
from ccwuniv.sources.isu.words import words

__all__ = ["FoundActor", "FoundPerson", "find_actors", "find_persons"]

_ORGANISATIONS = (
    (
        "International Committee of the Red Cross",
        words("international committee of the red cross", r"(?-i:\bICRC\b)", "红十字国际委员会|红十字委员会"),
    ),
    (
        "Geneva International Centre for Humanitarian Demining",
        words(
            "geneva international cent(?:re|er) for humanitarian demining",
            r"(?-i:\bGICHD\b)",
            "(?:日内瓦)?国际人道主义排雷中心",
        ),
    ),
    (
        "CCW Implementation Support Unit",
        words("(?:CCW )?implementation support unit", r"(?-i:\bISU\b|\b[Tt]he Unit\b)", "执行支助股|履约支助股|支助股"),
    ),
    ("CCW Sponsorship Programme", words("(?:CCW )?sponsorship programme", "赞助方案|资助方案")),
    (
        "United Nations Regional Centre for Peace and Disarmament",
        words(
            "regional centre for peace(?: and|,) disarmament[^,;.]{0,45}",
            r"(?-i:\bUNRCPD\b|\bUNREC\b|\bUNLIREC\b)",
            "和平[与和]裁军[^，。；]{2,12}区域中心",
        ),
    ),
    (
        "United Nations Office for Disarmament Affairs",
        words("office for disarmament affairs", r"(?-i:\bUNODA\b)", "裁军事务厅"),
    ),
    (
        "United Nations Mine Action Service",
        words("(?:united nations )?mine action service", r"(?-i:\bUNMAS\b)", "地雷行动处"),
    ),
    (
        "United Nations Institute for Disarmament Research",
        words("institute for disarmament research", r"(?-i:\bUNIDIR\b)", "裁军研究所"),
    ),
    ("Cluster Munition Coalition", words("cluster munition coalition", "集束弹药联盟")),
    (
        "International Campaign to Ban Landmines",
        words("international campaign to ban landmines", r"(?-i:\bICBL\b)", "国际禁雷运动"),
    ),
    ("European Union", words("european union", "欧洲联盟|欧盟")),
    ("United Nations Secretariat", words(r"the secretariat\b", "秘书处")),
)


@dataclass(frozen=True, slots=True)
class _Office:
    """An office: in one word, in English, the body that it is of, and how texts name it."""

    key: str
    role: str
    body: str
    pattern: re.Pattern[str]


_GENEVA = "United Nations Office at Geneva"
_OFFICES = (
    _Office(
        "high_representative",
        "High Representative for Disarmament Affairs",
        "United Nations",
        words(
            "(?:united nations )?(?:under-secretary-general and )?high representative(?: for disarmament affairs)?",
            "(?:联合国)?(?:裁军事务)?高级代表",
        ),
    ),
    _Office(
        "director_general",
        f"Acting Director-General of the {_GENEVA}",
        _GENEVA,
        words(
            f"acting director-general(?: of the {_GENEVA})?",
            "(?:联合国)?(?:日内瓦办事处)?代理总干事",
        ),
    ),
    _Office(
        "director_general",
        f"Director-General of the {_GENEVA}",
        _GENEVA,
        words(f"director-general(?: of the {_GENEVA})?", "(?:联合国)?(?:日内瓦办事处)?总干事"),
    ),
    _Office(
        "secretary_general",
        "Secretary-General",
        "United Nations",
        words("(?<!under-)secretary-general(?: of the united nations)?", "(?:联合国)?秘书长"),
    ),
    _Office(
        "office_holder",
        "Chairperson-designate",
        "",
        words(
            r"\b(?:chair(?:person|man|woman)?s?|presidents?)[- ]designate\b|\boffice-?\s?holders?\b",
            "(?:候任|当选|指定)主席|公职人员",
        ),
    ),
    _Office(
        "chair",
        "Chairperson",
        "",
        words(r"\b(?:chair(?:person|man|woman)?|president)s?\b(?![- ]designate)", "(?<![任选定])主席"),
    ),
)

_ZH_OFFICE = "高级代表|秘书长|总干事|大使|主席|代表|部长|主任|协调员|协调人|司长|股长|专员|干事|总裁|会长"
_ZH_NAME = r"[\u4e00-\u9fff]{1,6}(?:[·•‧・][\u4e00-\u9fffA-Z.]{1,8})+|[\u4e00-\u9fff]{2,4}"
_ZH_PERSON = re.compile(
    rf"(?P<office>[^，。；：“”\n]{{0,90}}?(?:{_ZH_OFFICE}))(?P<name>{_ZH_NAME})(?:先生|女士|博士|阁下|教授)"
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
_NO_NAME = re.compile(
    rf"(?:{_OFFICE_WORD}|Meeting|Conference|Convention|Protocol|States?|High|United|Annual|Amended|The|Permanent)\b"
)
_RU_PERSON = re.compile(r"(?:г-н|г-жа|посол)[а-я]*\s+(?P<name>[А-ЯЁ][\w.-]*(?:\s+[А-ЯЁ][\w.-]*){0,3})")
_AR_PERSON = re.compile(r"(?:السيدة?|السفيرة?)\s+(?P<name>[\u0621-\u064a-]+(?:\s+[\u0621-\u064a-]+){1,2})")


@dataclass(frozen=True, slots=True)
class FoundActor:
    """Somebody who may act: who, and where in the text; ``office`` is that of a person or an office, in one word."""

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
        found += [FoundPerson(m["name"], "", None, *m.span("name"), *m.span()) for m in pattern.finditer(text)]
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
    """Return a person named with "Mr.", "Ms." or "Ambassador", and the office that stands before or after."""
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

    The office is put into the UN's English where it is known; that of a chair, of which there are many, stays as it is
    where it is printed in English.
    """
    known = next((one for one in _OFFICES if one.pattern.search(office)), None)
    as_printed = office.isascii() and (known is None or known.key in ("office_holder", "chair"))
    role = office if as_printed else known.role if known else ""
    body = known.body if known else ""
    actor = Actor(person=name, role=role, role_printed=office, organisation=body, country=country)
    return actor, known.key if known else ""


def find_actors(text: str, persons: Iterable[FoundPerson], states: Iterable[tuple[str, int, int]]) -> list[FoundActor]:
    """Find everybody in a text who may act, in order; a name inside another is part of it."""
    found = [FoundActor(Actor(country=iso3), "state", start, end) for iso3, start, end in states]
    for person in persons:
        actor, key = _actor_of(person.name, person.office, person.iso3)
        found.append(FoundActor(actor, "person", person.start, person.end, key))
    for name, pattern in _ORGANISATIONS:
        for match in pattern.finditer(text):
            actor = Actor(organisation=name, role_printed=match[0])
            found.append(FoundActor(actor, "organisation", *match.span()))
    for office in _OFFICES:
        for match in office.pattern.finditer(text):
            found.append(FoundActor(_actor_of("", match[0], None)[0], "office", *match.span(), office.key))
    kept: list[FoundActor] = []
    for one in sorted(found, key=lambda actor: (actor.start, -actor.end, actor.kind != "person")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
