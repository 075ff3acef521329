"""Phrases of a log in English and French, from a list; any other phrase stays as it was recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccwuniv import names
from ccwuniv.documents.days import day_in_words
from ccwuniv.records import as_day

if TYPE_CHECKING:
    from ccwuniv.outreach import Actor

__all__ = ["actor_in_words", "recorded", "source_in_words"]

_FR: Mapping[str, str] = {
    "CCW Implementation Support Unit": "Unité d'appui à l'application de la Convention",
    "Implementation Support Unit": "Unité d'appui à l'application de la Convention",
    "CCW Sponsorship Programme": "Programme de parrainage au titre de la Convention",
    "Geneva International Centre for Humanitarian Demining": "Centre international de déminage humanitaire - Genève",
    "International Committee of the Red Cross": "Comité international de la Croix-Rouge",
    "United Nations": "Organisation des Nations Unies",
    "United Nations Office at Geneva": "Office des Nations Unies à Genève",
    "United Nations Office for Disarmament Affairs": "Bureau des affaires de désarmement de l'ONU",
    "Secretary-General": "Secrétaire général",
    "High Representative for Disarmament Affairs": "Haute-Représentante pour les affaires de désarmement",
    "Acting Director-General of the United Nations Office at Geneva":
        "Directeur général par intérim de l'Office des Nations Unies à Genève",
    "Chairperson of the 2014 Meeting of Experts on Lethal Autonomous Weapons Systems":
        "Président de la Réunion d'experts de 2014 sur les systèmes d'armes létaux autonomes",
    "Chairperson-designate of the 2014 Meeting of the High Contracting Parties":
        "Président désigné de la Réunion de 2014 des Hautes Parties contractantes",
    "President-designate of the Eighth Conference of the High Contracting Parties to Protocol V":
        "Présidente désignée de la huitième Conférence des Hautes Parties contractantes au Protocole V",
    "President-designate of the Sixteenth Annual Conference of the High Contracting Parties to Amended Protocol II":
        "Présidente désignée de la seizième Conférence annuelle des Hautes Parties contractantes au Protocole II "
        "modifié",
    "Ambassador of Poland": "Ambassadeur de Pologne",
    "Ambassador of Finland": "Ambassadrice de Finlande",
    "Ambassador of the Czech Republic": "Ambassadrice de la République tchèque",
    "African Group and ASEAN": "Groupe des États d'Afrique et ASEAN",
    "First Committee of the United Nations General Assembly": "Première Commission de l'Assemblée générale",
    "United Nations Regional Centre for Peace and Disarmament in Asia and the Pacific":
        "Centre régional des Nations Unies pour la paix et le désarmement en Asie et dans le Pacifique",
    "United Nations disarmament fellows of 2014": "boursiers de l'ONU en matière de désarmement de 2014",
    "annual meetings of 2013": "réunions annuelles de 2013",
    "delegations and groups visiting the United Nations Office at Geneva":
        "délégations et groupes en visite à l'Office des Nations Unies à Genève",
    "each other and the CCW Implementation Support Unit": "les uns aux autres et à l'Unité d'appui à l'application",
    "governments": "gouvernements",
    "its regional meetings": "ses réunions régionales",
    "its regional seminars on international humanitarian law":
        "ses séminaires régionaux sur le droit international humanitaire",
    "meetings of experts of 2014": "réunions d'experts de 2014",
    "meetings of experts of Amended Protocol II and Protocol V of 2014":
        "réunions d'experts de 2014 au titre du Protocole II modifié et du Protocole V",
    "the sponsored delegates": "les délégués parrainés",
    "High Contracting Parties": "Hautes Parties contractantes",
    "United Nations, CCW Implementation Support Unit, International Committee of the Red Cross and other organizations":
        "Organisation des Nations Unies, Unité d'appui à l'application de la Convention, Comité international de la "
        "Croix-Rouge et autres organisations",
    "promote universalization": "promouvoir l'universalisation",
    "promote universalization in bilateral contacts": "promouvoir l'universalisation dans les contacts bilatéraux",
    "look for every opportunity to promote universalization, and support the parties in doing so":
        "rechercher toutes les occasions de promouvoir l'universalisation et appuyer les parties à cet effet",
    "keep universalization as a standing item on the agenda of their annual Meeting":
        "maintenir l'universalisation comme point permanent de l'ordre du jour de leur Réunion annuelle",
    "report to the Meeting every year on the work done for universalization and on its progress":
        "faire rapport chaque année à la Réunion sur l'action menée en faveur de l'universalisation et sur ses progrès",
    "the report's own agenda item, number 10 of the provisional agenda of 2014":
        "le point de l'ordre du jour consacré au rapport, le point 10 de l'ordre du jour provisoire de 2014",
    "the report itself": "le rapport lui-même",
    "CCW/CONF.IV/4/Add.1, annex I": "CCW/CONF.IV/4/Add.1, annexe I",
    "final document, cited without a symbol": "document final, cité sans cote",
    "Report of the Implementation Support Unit to the 2014 Meeting of the High Contracting Parties":
        "Rapport de l'Unité d'appui à l'application à la Réunion de 2014 des Hautes Parties contractantes",
}  # fmt: skip

_PAGE = re.compile(r"UN Treaty Collection (.+), status of (\d{4}-\d{2}-\d{2})((?:, note \S+)?)")
_SYMBOL = re.compile(r"[A-Z0-9][A-Za-z0-9.]*(?:/[A-Za-z0-9.-]+)+")


def recorded(text: str, language: str) -> str:
    """Return a recorded phrase in a language, in quotation marks where it is on no list and so stays as recorded.

    A symbol of a document is the same in every language.

    Examples
    --------
    >>> recorded("governments", "fr"), recorded("a lunch", "fr"), recorded("a lunch", "en")
    ('gouvernements', '« a lunch »', 'a lunch')
    """
    if not text or language == "en":
        return text
    if text in _FR or _SYMBOL.fullmatch(text):
        return _FR.get(text, text)
    head, comma, tail = text.rpartition(", ")
    if comma and head in _FR and tail in _FR:
        return f"{_FR[head]}, {_FR[tail]}"
    return f"« {text} »"


def source_in_words(source: str, language: str) -> str:
    """Return a source in a language: of a page of the depositary the day of its status is said in words of it.

    Examples
    --------
    >>> source_in_words("UN Treaty Collection XXVI-2, status of 2026-02-03", "fr")
    'Collection des Traités des Nations Unies XXVI-2, état au 3 février 2026'
    """
    found = None if language == "en" else _PAGE.fullmatch(source)
    if found is None:
        return source
    pages, day, note = found.groups()
    return f"Collection des Traités des Nations Unies {pages}, état au {day_in_words(as_day(day), language)}{note}"


def actor_in_words(actor: Actor, language: str) -> str:
    """Return who acted: the person, the office, the organisation, the country.

    Examples
    --------
    >>> from ccwuniv import Actor
    >>> ban = Actor(person="Ban Ki-moon", role="Secretary-General", organisation="United Nations")
    >>> actor_in_words(ban, "fr")
    'Ban Ki-moon, Secrétaire général, Organisation des Nations Unies'
    """
    role = actor.role or ("" if actor.organisation else actor.role_printed)
    body = "" if actor.organisation and actor.organisation in role else actor.organisation
    country = names.name(actor.country, language) if actor.country and not actor.organisation else ""  # type: ignore[arg-type]
    within = "" if "Ambassador of" in role else country
    return ", ".join(filter(None, (actor.person, recorded(role, language), recorded(body, language), within)))
