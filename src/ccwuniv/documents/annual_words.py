"""The words of the annual draft in English, French and Spanish.

What a log and the commitments record (offices, notes, audiences, what was decided) is shown as recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccwuniv.analysis import NO_UNTREATED_GROUP
from ccwuniv.records import CONSENT_KINDS

__all__ = ["ANNUAL_WORDS", "AnnualWords"]


@dataclass(frozen=True)
class AnnualWords:
    """How one language says each part of the draft."""

    title: str
    head: str
    sections: tuple[str, str, str, str, str, str]
    changes: str
    no_change: str
    colon: str
    no_act: str
    unknown_actor: str
    planned: str
    days: str
    paragraph: str
    acts: tuple[str, str, str, str, str]
    nobody_moved: str
    moved: str
    no_untreated_group: str
    actions: tuple[str, str, str, str, str, str]
    treaty_acts: Mapping[str, str]
    commitments: Mapping[str, str]
    commitment: tuple[str, str, str, str, str]
    unanswered: str
    ahead: Mapping[str, str]
    order: str
    target: tuple[str, str, str, str, str, str]
    yes: str
    cite: str


_EN = AnnualWords(
    title="Promoting universality of the Convention and its Protocols: {year}",
    head="Draft, {since} to {until}. States count from the deposit of their consent.",
    sections=(
        "Totals", "What was done", "States that moved", "Commitments", "States to talk to next", "Sources",
    ),
    changes="Since {since}: {changes}.",
    no_change="No total has changed since {since}.",
    colon=":",
    no_act="The log holds no act of this period.",
    unknown_actor="not recorded",
    planned="planned",
    days="{start} to {end}",
    paragraph="paragraph {number}",
    acts=("act", "when", "towards", "for", "record"),
    nobody_moved="No State consented to be bound by any of the instruments.",
    moved="States that consented to be bound: {count}.",
    no_untreated_group=NO_UNTREATED_GROUP,
    actions=("date", "State", "instrument", "act", "takes effect", "source"),
    treaty_acts={kind.value: kind.value.replace("_", " ") for kind in CONSENT_KINDS},
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
    cite="Cite as: {reference}",
)  # fmt: skip

_FR = AnnualWords(
    title="Promotion de l'universalité de la Convention et de ses Protocoles : {year}",
    head="Projet, du {since} au {until}. Les États comptent à compter du dépôt de leur consentement. Les fonctions, "
    "les notes et les engagements sont repris tels qu'ils sont enregistrés.",
    sections=(
        "Totaux", "Activités menées", "États ayant consenti à être liés", "Engagements", "Prochains interlocuteurs",
        "Sources",
    ),
    changes="Depuis le {since} : {changes}.",
    no_change="Aucun total n'a changé depuis le {since}.",
    colon=" :",
    no_act="Le registre des activités n'en contient aucune pour cette période.",
    unknown_actor="auteur non enregistré",
    planned="prévu",
    days="du {start} au {end}",
    paragraph="paragraphe {number}",
    acts=("activité", "date", "à l'intention de", "instruments", "référence"),
    nobody_moved="Aucun État n'a consenti à être lié par l'un des instruments.",
    moved="États ayant consenti à être liés : {count}.",
    no_untreated_group="Il s'agit d'un taux de base parmi ceux que des activités ont touchés, non de l'effet "
    "d'une activité : lorsque des lettres sont adressées à tous les États non parties, il n'en reste aucun à leur "
    "comparer.",
    actions=("date", "État", "instrument", "acte", "prend effet le", "source"),
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
    cite="Référence : {reference}",
)  # fmt: skip

_ES = AnnualWords(
    title="Promoción de la universalidad de la Convención y sus Protocolos: {year}",
    head="Proyecto, del {since} al {until}. Los Estados se cuentan desde el depósito de su consentimiento. Los cargos, "
    "las notas y los compromisos figuran tal como constan en el registro.",
    sections=(
        "Totales", "Actividades realizadas", "Estados que consintieron en obligarse", "Compromisos",
        "Próximos interlocutores", "Fuentes",
    ),
    changes="Desde el {since}: {changes}.",
    no_change="Ningún total ha cambiado desde el {since}.",
    colon=":",
    no_act="El registro no contiene ninguna actividad de este período.",
    unknown_actor="autor no registrado",
    planned="prevista",
    days="del {start} al {end}",
    paragraph="párrafo {number}",
    acts=("actividad", "fecha", "dirigida a", "instrumentos", "referencia"),
    nobody_moved="Ningún Estado consintió en obligarse por ninguno de los instrumentos.",
    moved="Estados que consintieron en obligarse: {count}.",
    no_untreated_group="Se trata de una tasa de base entre aquellos a los que llegaron las actividades, no del "
    "efecto de actividad alguna: cuando se envían cartas a todos los Estados no partes, no queda "
    "ninguno con que compararlos.",
    actions=("fecha", "Estado", "instrumento", "acto", "surte efecto", "fuente"),
    treaty_acts={
        "ratification": "ratificación",
        "acceptance": "aceptación",
        "approval": "aprobación",
        "accession": "adhesión",
        "succession": "sucesión",
        "consent_to_be_bound": "consentimiento en obligarse",
        "definitive_signature": "firma definitiva",
        "formal_confirmation": "confirmación formal",
    },
    commitments={"other": "Compromisos: {n}; sin actividad en este período: {open}."},
    commitment=("quién", "qué", "documento", "actividades", "observación"),
    unanswered="ninguna",
    ahead={
        "one": "{n} Estado no es parte en la Convención.",
        "other": "{n} Estados no son partes en la Convención.",
    },
    order="Estos son los {shown} primeros en el orden de lectura: los signatarios, luego según el número de los tres "
    "tratados conexos en que son partes, luego según el menor número de contactos registrados. Este orden no predice "
    "nada.",
    target=("Estado", "grupo", "signatario", "tratados conexos", "contactos", "último contacto"),
    yes="sí",
    cite="Cítese como: {reference}",
)  # fmt: skip

ANNUAL_WORDS: Mapping[str, AnnualWords] = {"en": _EN, "fr": _FR, "es": _ES}
