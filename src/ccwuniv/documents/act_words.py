"""An act of outreach in English, French and Spanish: its kind, and whom it was meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv.names import names_in_order
from ccwuniv.outreach import OutreachAction, Region, Selector, region_label

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["group_in_words", "kind_in_words", "towards_whom"]


@dataclass(frozen=True)
class _Words:
    """The phrases of one language for whom an act means; instruments follow a colon, so that none is inflected."""

    party_to: str
    not_party_to: str
    signatory: str
    group: str
    both: str
    either: str
    between: str
    number: str
    treaties: Mapping[str, str]
    groups: Mapping[str, str]
    regions: Mapping[str, str]
    kinds: Mapping[str, str]


_FR = _Words(
    party_to="États parties à : {names}",
    not_party_to="États non parties à : {names}",
    signatory="signataires de : {names}",
    group="membres de : {names}",
    both=" et ",
    either=" ou ",
    between=" ; ",
    number="nombre : {number}",
    treaties={
        "mine_ban": "Convention sur l'interdiction des mines antipersonnel",
        "cluster_munitions": "Convention sur les armes à sous-munitions",
        "arms_trade": "Traité sur le commerce des armes",
    },
    groups={
        "African": "Groupe des États d'Afrique",
        "Asia-Pacific": "Groupe des États d'Asie et du Pacifique",
        "Eastern European": "Groupe des États d'Europe orientale",
        "GRULAC": "Groupe des États d'Amérique latine et des Caraïbes",
        "WEOG": "Groupe des États d'Europe occidentale et autres États",
    },
    regions={
        "africa": "Afrique",
        "african_group": "Groupe des États d'Afrique",
        "asean": "ASEAN",
        "asia": "Asie",
        "asia_pacific": "Asie et Pacifique",
        "caribbean": "Caraïbes",
        "caricom": "CARICOM",
        "central_america": "Amérique centrale",
        "central_asia": "Asie centrale",
        "eastern_africa": "Afrique de l'Est",
        "eastern_asia": "Asie de l'Est",
        "europe": "Europe",
        "latin_america_caribbean": "Amérique latine et Caraïbes",
        "middle_east": "Moyen-Orient",
        "northern_africa": "Afrique du Nord",
        "pacific_islands": "États insulaires du Pacifique",
        "south_america": "Amérique du Sud",
        "south_east_asia": "Asie du Sud-Est",
        "southern_asia": "Asie du Sud",
        "western_africa": "Afrique de l'Ouest",
        "western_asia": "Asie de l'Ouest",
    },
    kinds={
        "letter": "lettre",
        "joint_letter": "lettre conjointe",
        "note_verbale": "note verbale",
        "email": "courriel",
        "call": "appel",
        "demarche": "démarche",
        "bilateral_meeting": "entretien bilatéral",
        "follow_up": "suivi",
        "consultation": "consultation",
        "seminar": "séminaire",
        "briefing": "séance d'information",
        "presentation": "exposé",
        "sponsorship": "parrainage",
        "regional_meeting": "réunion régionale",
        "publication": "publication",
        "advice": "conseil",
        "statement": "déclaration",
        "resolution": "résolution",
        "appeal": "appel commun",
        "coordination": "coordination",
        "reporting": "rapport",
        "prioritization": "ordre de priorité",
        "other": "autre",
    },
)

_ES = _Words(
    party_to="Estados partes en: {names}",
    not_party_to="Estados no partes en: {names}",
    signatory="signatarios de: {names}",
    group="miembros de: {names}",
    both=" y ",
    either=" o ",
    between="; ",
    number="número: {number}",
    treaties={
        "mine_ban": "Convención sobre la prohibición de las minas antipersonal",
        "cluster_munitions": "Convención sobre Municiones en Racimo",
        "arms_trade": "Tratado sobre el Comercio de Armas",
    },
    groups={
        "African": "Grupo de los Estados de África",
        "Asia-Pacific": "Grupo de los Estados de Asia y el Pacífico",
        "Eastern European": "Grupo de los Estados de Europa Oriental",
        "GRULAC": "Grupo de los Estados de América Latina y el Caribe",
        "WEOG": "Grupo de los Estados de Europa Occidental y otros Estados",
    },
    regions={
        "africa": "África",
        "african_group": "Grupo de los Estados de África",
        "asean": "ASEAN",
        "asia": "Asia",
        "asia_pacific": "Asia y el Pacífico",
        "caribbean": "Caribe",
        "caricom": "CARICOM",
        "central_america": "América Central",
        "central_asia": "Asia Central",
        "eastern_africa": "África Oriental",
        "eastern_asia": "Asia Oriental",
        "europe": "Europa",
        "latin_america_caribbean": "América Latina y el Caribe",
        "middle_east": "Oriente Medio",
        "northern_africa": "África del Norte",
        "pacific_islands": "Estados insulares del Pacífico",
        "south_america": "América del Sur",
        "south_east_asia": "Asia Sudoriental",
        "southern_asia": "Asia Meridional",
        "western_africa": "África Occidental",
        "western_asia": "Asia Occidental",
    },
    kinds={
        "letter": "carta",
        "joint_letter": "carta conjunta",
        "note_verbale": "nota verbal",
        "email": "correo electrónico",
        "call": "llamada",
        "demarche": "gestión diplomática",
        "bilateral_meeting": "reunión bilateral",
        "follow_up": "seguimiento",
        "consultation": "consulta",
        "seminar": "seminario",
        "briefing": "sesión informativa",
        "presentation": "presentación",
        "sponsorship": "patrocinio",
        "regional_meeting": "reunión regional",
        "publication": "publicación",
        "advice": "asesoramiento",
        "statement": "declaración",
        "resolution": "resolución",
        "appeal": "llamamiento",
        "coordination": "coordinación",
        "reporting": "presentación de informes",
        "prioritization": "orden de prioridad",
        "other": "otro",
    },
)

_WORDS: Mapping[str, _Words] = {"fr": _FR, "es": _ES}


def kind_in_words(kind: str, language: str) -> str:
    """Return the kind of an act in words.

    Examples
    --------
    >>> kind_in_words("joint_letter", "en"), kind_in_words("joint_letter", "es")
    ('joint letter', 'carta conjunta')
    """
    return kind.replace("_", " ") if language == "en" else _WORDS[language].kinds[kind]


def group_in_words(group: str, language: str) -> str:
    """Return the name of a regional group of the United Nations; another group keeps its own.

    Examples
    --------
    >>> group_in_words("GRULAC", "fr")
    "Groupe des États d'Amérique latine et des Caraïbes"
    """
    return group if language == "en" else _WORDS[language].groups.get(group, group)


def towards_whom(act: OutreachAction, reg: Registry, language: str) -> str:
    """Say whom an act was meant for: states named or described, a number, a region, or an audience.

    Examples
    --------
    >>> from ccwuniv import OutreachAction, Registry
    >>> letters = OutreachAction(
    ...     id="1", kind="letter", start="2014-05-01", selector={"party_to": "P2", "not_party_to": "AP2"}, count=2
    ... )
    >>> towards_whom(letters, Registry.bundled(), "en")
    'parties to Protocol II that are not party to Amended Protocol II; 2 of them'
    >>> towards_whom(letters, Registry.bundled(), "fr")
    'États parties à : Protocole II et États non parties à : Protocole II modifié ; nombre : 2'
    """
    named = ", ".join(names_in_order(act.states, language))
    described = _described(act.selector, reg, language) if act.selector else ""
    english = "{number} of them" if described else "{number} States"
    counted = english if language == "en" else _WORDS[language].number
    number = counted.format(number=act.count) if act.count and not act.states else ""
    regions = ", ".join(_region(region, language) for region in act.region)
    between = "; " if language == "en" else _WORDS[language].between
    return between.join(filter(None, (named, described, number, regions))) or act.audience or act.note


def _region(region: Region, language: str) -> str:
    if not region.key:
        return region.printed
    return region_label(region.key) if language == "en" else _WORDS[language].regions[region.key]


def _described(selector: Selector, reg: Registry, language: str) -> str:
    if language == "en":
        return selector.describe()
    words = _WORDS[language]

    def listed(codes: Iterable[str]) -> str:
        return ", ".join(
            words.treaties[code] if code in words.treaties else reg.instrument(code).names[language].short
            for code in codes
        )

    parts = [
        words.party_to.format(names=listed(selector.party_to)) if selector.party_to else "",
        words.not_party_to.format(names=listed(selector.not_party_to)) if selector.not_party_to else "",
        words.signatory.format(names=listed(selector.signatory)) if selector.signatory else "",
        words.group.format(names=", ".join(group_in_words(group, language) for group in selector.groups))
        if selector.groups
        else "",
        *(f"({_described(part, reg, language)})" for part in selector.all_of),
        words.either.join(f"({_described(part, reg, language)})" for part in selector.any_of),
    ]
    return words.both.join(filter(None, parts))
