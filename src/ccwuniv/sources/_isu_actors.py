"""Who acts in a report: persons with their offices, offices alone, organisations, states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ccwuniv import names
from ccwuniv.acts import Actor

__all__ = ["FoundActor", "actor_of", "find_actors", "find_persons"]

_ORGANISATIONS = (
    ("International Committee of the Red Cross", r"international committee of the red cross|(?-i:\bICRC\b)|红十字国际委员会|红十字委员会"),
    (
        "Geneva International Centre for Humanitarian Demining",
        r"geneva international cent(?:re|er) for humanitarian demining|(?-i:\bGICHD\b)|日内瓦国际人道主义排雷中心|国际人道主义排雷中心",
    ),
    ("CCW Implementation Support Unit", r"(?:CCW )?implementation support unit|(?-i:\bISU\b|\bthe Unit\b|\bThe Unit\b)|执行支助股|履约支助股|支助股"),
    ("CCW Sponsorship Programme", r"sponsorship programme|赞助方案|资助方案"),
    (
        "United Nations Regional Centre for Peace and Disarmament",
        r"regional centre for peace(?: and|,) disarmament[^,;.]{0,45}|(?-i:\bUNRCPD\b|\bUNREC\b|\bUNLIREC\b)|和平[与和]裁军[^，。；]{2,12}区域中心",
    ),
    ("United Nations Office for Disarmament Affairs", r"office for disarmament affairs|(?-i:\bUNODA\b)|裁军事务厅"),
    ("United Nations Mine Action Service", r"(?:united nations )?mine action service|(?-i:\bUNMAS\b)|地雷行动处"),
    ("United Nations Institute for Disarmament Research", r"institute for disarmament research|(?-i:\bUNIDIR\b)|裁军研究所"),
    ("Cluster Munition Coalition", r"cluster munition coalition|集束弹药联盟"),
    ("International Campaign to Ban Landmines", r"international campaign to ban landmines|(?-i:\bICBL\b)|国际禁雷运动"),
    ("European Union", r"european union|欧洲联盟|欧盟"),
    ("United Nations Secretariat", r"the secretariat\b|秘书处"),
)
_OFFICES = (
    (
        "high_representative",
        "High Representative for Disarmament Affairs",
        "United Nations",
        r"(?:united nations )?(?:under-secretary-general and )?high representative(?: for disarmament affairs)?"
        r"|(?:联合国)?(?:裁军事务)?高级代表",
    ),
    (
        "director_general",
        "Acting Director-General of the United Nations Office at Geneva",
        "United Nations Office at Geneva",
        r"acting director-general(?: of the united nations office at geneva)?|(?:联合国)?(?:日内瓦办事处)?代理总干事",
    ),
    (
        "director_general",
        "Director-General of the United Nations Office at Geneva",
        "United Nations Office at Geneva",
        r"director-general(?: of the united nations office at geneva)?|(?:联合国)?(?:日内瓦办事处)?总干事",
    ),
    (
        "secretary_general",
        "Secretary-General",
        "United Nations",
        r"(?<!under-)secretary-general(?: of the united nations)?|(?:联合国)?秘书长",
    ),
    (
        "office_holder",
        "Chairperson-designate",
        "",
        r"\b(?:chair(?:person|man|woman)?s?|presidents?)[- ]designate\b|\boffice-?\s?holders?\b|(?:候任|当选|指定)主席|公职人员",
    ),
    (
        "chair",
        "Chairperson",
        "",
        r"\b(?:chair(?:person|man|woman)?|president)s?\b(?![- ]designate)|(?<![任选定])主席",
    ),
)
_EACH_ORGANISATION = tuple((name, re.compile(p.replace(" ", r"\s+"), re.IGNORECASE)) for name, p in _ORGANISATIONS)
_EACH_OFFICE = tuple((*office, re.compile(p, re.IGNORECASE)) for *office, p in _OFFICES)

_ZH_NAME = r"[\u4e00-\u9fff]{1,6}(?:[·•‧・][\u4e00-\u9fffA-Z.]{1,8})+|[\u4e00-\u9fff]{2,4}"
_ZH_OFFICE = "高级代表|秘书长|总干事|大使|主席|代表|部长|主任|协调员|协调人|司长|股长|专员|干事|总裁|会长"
_ZH_PERSON = re.compile(
    rf"(?P<office>[^，。；：“”\n]{{0,90}}?(?:{_ZH_OFFICE}))(?P<name>{_ZH_NAME})(?:先生|女士|博士|阁下|教授)"
)
_ZH_LEADING = re.compile(r"^(?:[、，和与及由以]|以及|此外|还有|\s)+")
_NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*\.?"
_NAME = rf"{_NAME_WORD}(?:\s+(?:de|del|della|di|da|dos|van|von|der|den|bin|al|el|la|le|du|y)\b|\s+{_NAME_WORD}){{0,5}}"
_HONORIFIC = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|MM?|Mme|Mlle|Sra?|Srta|H\.\s?E)\.?|Ambassador|Ambassadrice|Ambassadeur|Embajadora?|(?:His|Her)\s+Excellency"
_EN_PERSON = re.compile(
    rf"(?:(?<=\s)|(?<=\()|^)(?:(?:{_HONORIFIC})\s+)+(?P<name>{_NAME})(?:\s+(?:of|de|du)\s+(?P<of>(?:the\s+|la\s+)?{_NAME}))?"
)
_EN_OFFICE_WORD = (
    r"(?:Secretary-General|High\s+Representative|Director(?:-General)?|President|Chair(?:person|man|woman)?|Coordinator|Head|Officer|"
    r"Commissioner|Representative|Ambassador|Minister|Envoy)(?:-designate|-elect)?"
)
_EN_BEFORE = re.compile(
    rf"(?:\b[Tt]he\s+)?(?P<office>(?:(?!The\b)[A-Z][\w-]+\s+)*{_EN_OFFICE_WORD}(?:\s+(?:of|for|on|to|at|and)\s+(?:the\s+)?[\w\s-]*?)?)\s*,?\s*$"
)
_EN_AFTER = re.compile(
    rf"\s*,\s*(?:(?:as|in\s+(?:her|his|their)\s+capacity\s+as)\s+)?(?:the\s+)?(?P<office>(?:[A-Z\d][\w-]+\s+)*{_EN_OFFICE_WORD}[^,;.()]*)"
)
_EN_TITLED = re.compile(rf"(?P<office>{_EN_OFFICE_WORD})\s+(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,3}})")
_RU_PERSON = re.compile(r"(?:г-н|г-жа|посол)[а-я]*\s+(?P<name>[А-ЯЁ][\w.-]*(?:\s+[А-ЯЁ][\w.-]*){0,3})")
_AR_PERSON = re.compile(r"(?:السيدة?|السفيرة?)\s+(?P<name>[\u0621-\u064a-]+(?:\s+[\u0621-\u064a-]+){1,2})")
_OFFICE_NOT_NAME = re.compile(
    rf"^(?:{_EN_OFFICE_WORD}|Meeting|Conference|Convention|Protocol|States?|High|United|Annual|Amended|The|Permanent)\b"
)


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
    found += [
        FoundPerson(m["name"].strip(), "", None, m.start("name"), m.end("name"), m.start(), m.end())
        for pattern in (_RU_PERSON, _AR_PERSON)
        for m in pattern.finditer(text)
    ]
    return sorted(found, key=lambda person: person.start)


def _chinese(text: str) -> list[FoundPerson]:
    found = []
    for match in _ZH_PERSON.finditer(text):
        leading = _ZH_LEADING.match(match["office"])
        start = match.start() + (leading.end() if leading else 0)
        office = text[start : match.end("office")]
        found.append(
            FoundPerson(match["name"], office, _country(office), match.start("name"), match.end("name"), start, match.end())
        )
    return found


def _western(text: str) -> list[FoundPerson]:
    found = []
    taken: list[tuple[int, int]] = []
    for match in _EN_PERSON.finditer(text):
        name = match["name"].rstrip(".,")
        if _OFFICE_NOT_NAME.match(name):
            continue
        end = match.end() if match["of"] and _country(match["of"]) else match.end("name")
        since = max(match.start() - 160, taken[-1][1] if taken else 0)
        before = _EN_BEFORE.search(text[since : match.start()])
        after = _EN_AFTER.match(text, end)
        office, start = "", match.start()
        if before:
            office, start = before["office"].strip(), match.start() - len(before[0])
        elif after:
            office, end = after["office"].strip(), after.end()
        country = _country(match["of"] or "") or _country(office)
        found.append(FoundPerson(name, office, country, match.start("name"), match.start("name") + len(name), start, end))
        taken.append((start, end))
    for match in _EN_TITLED.finditer(text):
        free = not any(s < match.end() and match.start() < e for s, e in taken)
        if free and not _OFFICE_NOT_NAME.match(match["name"]) and _country(match["name"]) is None:
            found.append(
                FoundPerson(match["name"], match["office"], None, match.start("name"), match.end("name"), *match.span())
            )
    return found


def _country(text: str) -> str | None:
    mentions = names.find_states(text) if text else []
    return mentions[-1].iso3 if mentions else None


def actor_of(name: str, office: str, country: str | None) -> tuple[Actor, str]:
    """Return an actor from a name and an office as printed, and the office in one word, empty where it is not known.

    The office is put into English where it is known; where English is what is printed, it stays as it is.
    """
    for key, role, body, pattern in _EACH_OFFICE:
        if pattern.search(office):
            english = office if office.isascii() else role
            return Actor(person=name, role=english, role_printed=office, organisation=body, country=country), key
    english = office if office.isascii() else ""
    return Actor(person=name, role=english, role_printed=office, country=country), ""


def find_actors(text: str, persons: Iterable[FoundPerson], states: Iterable[tuple[str, int, int]]) -> list[FoundActor]:
    """Find everybody in a text who may act, in order; a name inside another is part of it."""
    found = [FoundActor(actor, "person", p.start, p.end, key) for p in persons for actor, key in [actor_of(p.name, p.office, p.iso3)]]
    found += [
        FoundActor(Actor(organisation=name, role_printed=match[0]), "organisation", match.start(), match.end())
        for name, pattern in _EACH_ORGANISATION
        for match in pattern.finditer(text)
    ]
    found += [
        FoundActor(actor_of("", match[0], None)[0], "office", match.start(), match.end(), key)
        for key, _, _, pattern in _EACH_OFFICE
        for match in pattern.finditer(text)
    ]
    found += [FoundActor(Actor(country=iso3), "state", start, end) for iso3, start, end in states]
    kept: list[FoundActor] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end, a.kind != "person")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
