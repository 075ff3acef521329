"""The words of the annual draft in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ccwuniv.records import CONSENT_KINDS

__all__ = ["ANNUAL_WORDS", "AnnualLanguage", "AnnualWords"]

AnnualLanguage: TypeAlias = Literal["en", "fr"]


@dataclass(frozen=True)
class AnnualWords:
    """The phrases of one language for the draft and its annex."""

    title: str
    no_meeting: str
    days_of_meeting: str
    one_day: str
    no_item: str
    submitted: str
    draft: str
    introduction: str
    scope: str
    counted: str
    cut: str
    status: str
    changes: str
    no_change: str
    change: str
    between_changes: str
    moved: Mapping[str, str]
    nobody_moved: str
    consents: tuple[str, str, str, str, str]
    treaty_acts: Mapping[str, str]
    done: str
    no_act: str
    by: str
    unknown_actor: str
    to: str
    concerning: str
    planned: str
    on: str
    in_month: str
    in_year: str
    between: str
    paragraph: str
    records: str
    no_effect: str
    sources: str
    source: str
    log: str
    log_internal: str
    annex: str
    annex_head: str
    commitments: Mapping[str, str]
    commitment: tuple[str, str, str, str, str]
    unanswered: str
    ahead: Mapping[str, str]
    order: str
    target: tuple[str, str, str, str, str, str]
    yes: str
    not_known: str


_EN = AnnualWords(
    title="Promoting universality of the Convention and its Protocols",
    no_meeting="[Meeting of the High Contracting Parties, or Review Conference, to which this is submitted]",
    days_of_meeting="{place}, {start} to {end}",
    one_day="{place}, {start}",
    no_item="[Item of the provisional agenda]",
    submitted="Submitted by the Implementation Support Unit",
    draft="Draft.",
    introduction="Introduction",
    scope="This document covers the period from {since} to {until}.",
    counted="States count from the deposit of their consent to be bound.",
    cut="Totals and consents are as at {day}, the last day of the data; later deposits are not known.",
    status="Status of participation",
    changes="Since {day} the number of parties has changed as follows: {changes}.",
    no_change="No total has changed since {day}.",
    change="{name}, {change}",
    between_changes="; ",
    moved={
        "one": "{n} State consented to be bound in the period.",
        "other": "{n} States consented to be bound in the period.",
    },
    nobody_moved="No State consented to be bound by any of the instruments in the period.",
    consents=("State", "instrument", "act", "date of deposit", "entry into force"),
    treaty_acts={kind.value: kind.value.replace("_", " ") for kind in CONSENT_KINDS},
    done="Activities",
    no_act="No activity of this period is on public record.",
    by="{actor}:",
    unknown_actor="Author not recorded",
    to="to {whom}",
    concerning="concerning {names}",
    planned="planned",
    on="on {start}",
    in_month="in the month from {start}",
    in_year="in {year}",
    between="between {start} and {end}",
    paragraph="{document}, paragraph {number}",
    records="Records of the Implementation Support Unit, {id}",
    no_effect="No consent is presented here as the effect of an activity.",
    sources="Sources",
    source="The figures rest on the records of the depositary: {sources} (ccwuniv, data {data}).",
    log="The activities are those that the Unit's log has as public.",
    log_internal="The activities are those that the Unit's log has as public or internal.",
    annex="Internal annex: commitments, and whom to talk to next",
    annex_head="From {since} to {until}. Not for distribution.",
    commitments={
        "one": "{n} commitment; {open} without an act in this period.",
        "other": "{n} commitments; {open} of them without an act in this period.",
    },
    commitment=("who", "what", "document", "acts", "remark"),
    unanswered="none",
    ahead={
        "one": "{n} State is not party to the Convention.",
        "other": "{n} States are not party to the Convention.",
    },
    order="The first {shown} in the order of reading: signatories, then by how many of the three neighbouring treaties "
    "they have joined, then by the fewest contacts on record. The order forecasts nothing.",
    target=("State", "group", "signatory", "neighbouring treaties", "contacts", "last contact"),
    yes="yes",
    not_known="not known",
)

_FR = AnnualWords(
    title="Promotion de l'universalité de la Convention et de ses Protocoles",
    no_meeting="[Réunion des Hautes Parties contractantes, ou Conférence d'examen, à laquelle le document est soumis]",
    days_of_meeting="{place}, {start} - {end}",
    one_day="{place}, {start}",
    no_item="[Point de l'ordre du jour provisoire]",
    submitted="Document soumis par l'Unité d'appui à l'application",
    draft="Projet.",
    introduction="Introduction",
    scope="Le présent document porte sur la période du {since} au {until}.",
    counted="Les États sont comptés à partir du dépôt de leur consentement à être liés.",
    cut="Les totaux et les consentements sont arrêtés au {day}, dernier jour des données ; les dépôts ultérieurs ne "
    "sont pas connus.",
    status="État de la participation",
    changes="Depuis le {day}, le nombre de parties a évolué comme suit : {changes}.",
    no_change="Aucun total n'a changé depuis le {day}.",
    change="{name}, {change}",
    between_changes=" ; ",
    moved={
        "one": "{n} État a consenti à être lié au cours de la période.",
        "other": "{n} États ont consenti à être liés au cours de la période.",
    },
    nobody_moved="Aucun État n'a consenti à être lié par l'un des instruments au cours de la période.",
    consents=("État", "instrument", "acte", "date du dépôt", "entrée en vigueur"),
    treaty_acts={
        "ratification": "ratification",
        "acceptance": "acceptation",
        "approval": "approbation",
        "accession": "adhésion",
        "succession": "succession",
        "consent_to_be_bound": "consentement à être lié",
        "definitive_signature": "signature définitive",
        "formal_confirmation": "confirmation formelle",
    },
    done="Activités menées",
    no_act="Aucune activité publique n'est enregistrée pour cette période.",
    by="{actor} :",
    unknown_actor="Auteur non enregistré",
    to="à l'intention de : {whom}",
    concerning="instruments : {names}",
    planned="prévu",
    on="le {start}",
    in_month="dans le mois à compter du {start}",
    in_year="en {year}",
    between="entre le {start} et le {end}",
    paragraph="{document}, paragraphe {number}",
    records="Dossiers de l'Unité d'appui à l'application, {id}",
    no_effect="Aucun consentement n'est présenté ici comme l'effet d'une activité.",
    sources="Sources",
    source="Les chiffres reposent sur les registres du dépositaire : {sources} (ccwuniv, données {data}).",
    log="Les activités sont celles que le journal de l'Unité indique comme publiques.",
    log_internal="Les activités sont celles que le journal de l'Unité indique comme publiques ou internes.",
    annex="Annexe interne : engagements et prochains interlocuteurs",
    annex_head="Du {since} au {until}. Ne pas diffuser. Les engagements figurent tels qu'ils sont enregistrés.",
    commitments={"other": "Engagements : {n}, dont {open} sans activité pendant cette période."},
    commitment=("qui", "quoi", "document", "activités", "observation"),
    unanswered="aucune",
    ahead={
        "one": "{n} État n'est pas partie à la Convention.",
        "other": "{n} États ne sont pas parties à la Convention.",
    },
    order="Voici les {shown} premiers dans l'ordre de lecture : les signataires, puis selon le nombre des trois "
    "traités voisins auxquels ils sont parties, puis selon le plus petit nombre de contacts enregistrés. Cet ordre ne "
    "prédit rien.",
    target=("État", "groupe", "signataire", "traités voisins", "contacts", "dernier contact"),
    yes="oui",
    not_known="non connu",
)

ANNUAL_WORDS: Mapping[AnnualLanguage, AnnualWords] = {"en": _EN, "fr": _FR}
