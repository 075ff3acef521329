"""French verbs of outreach, from which the phrases that tell acts are made."""

from __future__ import annotations

from dataclasses import replace

from ccwuniv.sources.isu.telling import Verb

__all__ = [
    "ABOUT",
    "BEEN",
    "GIVEN",
    "HAS",
    "HELD",
    "INTENDS",
    "JOIN",
    "JOINING",
    "LED",
    "PRINTED",
    "SENT",
    "TURNED_TO",
    "WITH",
    "french",
]

HAS = r"\b(?:a|ont|avait|avaient) (?:(?!pas\b|jamais\b|plus\b|été\b)\w+ ){0,2}"
BEEN = r"\b(?:a|ont|avait|avaient) (?:(?!pas\b|jamais\b|plus\b)\w+ )?été (?:\w+ )?"
INTENDS = (
    r"\b(?:(?:devra(?:it|ient)?|doi(?:t|vent)|compte(?:nt)?|entend(?:ent)?|va|vont|souhaite(?:nt)?)(?!\w)"
    r"|(?:(?:se )?propose(?:nt)?|prévoi(?:t|ent)|envisage(?:nt)?|projette(?:nt)?"
    r"|(?:a|ont) (?:l['’]intention|prévu|décidé)|(?:est|sont) (?:chargée?s?|sur le point)) d(?:e(?= )|['’])) ?"
)
_INFINITIVES = {
    "conduit": "conduire",
    "entrepris": "entreprendre",
    "eu": "avoir",
    "fait": "faire",
    "mis": "mettre",
    "offert": "offrir",
    "poursuivi": "poursuivre",
    "produit": "produire",
    "remis": "remettre",
    "soumis": "soumettre",
    "tenu": "tenir",
    "transmis": "transmettre",
    "émis": "émettre",
}
_FUTURES = {
    "accueillir": "accueiller",
    "avoir": "aur",
    "envoyer": "enverr",
    "faire": "fer",
    "mener": "mèner",
    "tenir": "tiendr",
}


def french(participles: str, nouns: str = "") -> Verb:
    """Return a verb: its participles, and the nouns that tell it after "a procédé à"."""
    infinitives = [_infinitive(one) for one in participles.split("|")]
    futures = "|".join(_future(one) for one in infinitives)
    base = "|".join(infinitives)
    subjunctives = "|".join(f"{one[:-2]}e(?:nt)?" for one in infinitives if one.endswith("er"))
    agreeing = "|".join(_agreeing(one) for one in participles.split("|"))
    to = rf"(?: à| de| du| au)?(?: la| les?)? (?:l['’])?(?:{nouns})(?!\w)" if nouns else ""
    carried = rf"|{HAS}(?:procédé|assuré|effectué|pris en charge|coordonné|facilité|achevé){to}" if nouns else ""
    carried_to = rf"|{BEEN}(?:procédé|assurée?|effectuée?)[^.;,]{{0,50}}?{to}" if nouns else ""
    to_come = rf"|\b(?:procéder(?:a|ont)|{INTENDS}procéder){to}" if nouns else ""
    return Verb(
        done=f"(?:{HAS}(?:{participles})(?!\\w)|\\bvien(?:t|nent) d(?:e |['’])(?:{base})(?!\\w){carried})",
        done_to=(f"(?:{BEEN}(?:{agreeing})(?!\\w)|\\b(?:{agreeing}) (?:\\w+ )?par\\b{carried_to})"),
        planned=(
            rf"(?:\b(?:{futures})(?!\w)"
            rf"|\b(?:prévu|envisagé|convenu) qu(?:e |['’])[^.;,]{{2,50}}? (?:{subjunctives})(?!\w)"
            rf"|{INTENDS}(?:\w+ )?(?:{base})(?!\w){to_come})"
        ),
        planned_to=(
            rf"\b(?:sera|seront|{INTENDS}être) (?:\w+ )?(?:{agreeing})(?!\w)"
            rf"|\b(?:est|sont) (?:(?:censée?s?|appelée?s?) à|prévue?s? pour) être (?:{agreeing})(?!\w)"
        ),
    )


def _infinitive(participle: str) -> str:
    """Return the infinitive of a participle, which may have other words after it."""
    first, _, rest = participle.partition(" ")
    known = _INFINITIVES.get(first) or (f"{first[:-1]}er" if first.endswith("é") else f"{first}r")
    return f"{known} {rest}".strip()


def _agreeing(participle: str) -> str:
    """Return a participle that may agree with its noun."""
    first, space, rest = participle.partition(" ")
    return f"{first}e?s?{space}{rest}"


def _future(infinitive: str) -> str:
    first, _, rest = infinitive.partition(" ")
    stem = _FUTURES.get(first) or first.removesuffix("e")
    return f"{stem}(?:a|ont) {rest}".strip()


HELD = french(
    "organisé|tenu|accueilli|été l['’]hôte|animé|dispensé|convoqué|coorganisé|coparrainé|parrainé|donné|mis sur pied"
    "|mené|réalisé"
    "|proposé|conduit|facilité|cofinancé|financé|hébergé|monté|assuré|offert|abrité|lancé|présidé|coprésidé|coordonné"
    "|appuyé|soutenu|consacré|programmé",
    "organisation|tenue|animation|convocation",
)
HELD = replace(
    HELD,
    done_to=rf"{HELD.done_to}|\bs['’](?:est|était|sont) (?:tenue?s?|déroulée?s?)(?!\w)"
    r"|\bse sont (?:tenu|déroulé)e?s(?!\w)|\b(?:a|ont) eu lieu\b|\b(?:a|ont) (?:réuni|rassemblé|porté sur"
    r")(?!\w)",
    planned_to=rf"{HELD.planned_to}|\bse (?:tiendr|déroulera?)(?:a|ont)\b|\b(?:aur|réunir|rassembler)(?:a|ont)\b"
    r"|\b(?:est|sont) prévue?s?(?!\w)|\b(?:doit|doivent|devrait|devraient) (?:se tenir|avoir lieu|se dérouler)(?!\w)",
)
SENT = french(
    "adressé|envoyé|transmis|fait parvenir|remis|expédié|communiqué|distribué|diffusé|fait tenir|signé|fait circuler"
    "|fait distribuer|rédigé|soumis|lancé|émis|posté|délivré|acheminé|notifié|cosigné|déposé|présenté|relayé|retourné"
    "|renvoyé|partagé",
    "envoi|expédition|distribution|diffusion|remise|transmission",
)
SENT = replace(
    SENT,
    done_to=rf"{SENT.done_to}|\b(?:est|sont|était|étaient) parvenue?s?(?!\w)"
    r"|\b(?:est|sont) parties? (?:en|le|hier|à destination|vers|pour)(?!\w)"
    r"|\b(?:est|sont) (?:\w+ )?adressée?s? (?:à|aux?)(?!\w)",
)
LED = french(
    "mené|eu|tenu|engagé|conduit|poursuivi|procédé|effectué|entrepris|fait|accompli|passé|multiplié|renouvelé|noué"
    "|entamé|amorcé|organisé|accordé|sollicité",
)
LED = replace(
    LED,
    done_to=rf"{LED.done_to}|\bs['’](?:est|était) (?:tenue?|déroulée?|engagée?|poursuivie?)(?!\w)"
    r"|\bse sont (?:tenu|déroulé|engagé|poursuivi)e?s(?!\w)|\b(?:a|ont) eu lieu\b",
)
GIVEN = french(
    "fourni|donné|prodigué|dispensé|apporté|offert|prêté|accordé|proposé|délivré|procuré|communiqué|formulé|rendu",
    "fourniture|prestation",
)
WITH = r"(?: [^.;:]{1,60})? (?:avec|auprès)(?!\w)"
TURNED_TO = (
    r"[^.;]{5,200}?(?:\bs['’]est (?:dite?|déclarée?|félicitée?)\b"
    r"|\b(?:a|ont) (?:\w+ ){0,2}?(?:(?:invité|encouragé"
    r"|exhorté|engagé|prié|appelé|informé|incité"
    r"|sensibilisé"
    r"|conseillé|sollicité|avisé|saisi)(?:e?s?)|(?:attiré|appelé) l['’]attention|rappelé|expliqué|évoqué|abordé|exposé"
    r"|souligné|signalé|précisé|demandé|proposé|fait savoir|fait part|insisté|plaidé|suggéré|présenté|recommandé"
    r"|indiqué|réaffirmé|estimé|fait valoir|assuré|dit (?:convaincu|espérer)|communiqué|détaillé|rendu compte)(?!\w))"
)
ABOUT = (
    r"(?:(?:(?:la|les|des) questions?|le thème|le sujet|la possibilité|les avantages|l['’]intérêt|les perspectives"
    r"|les modalités|l['’]état d['’]avancement|l['’]opportunité) (?:de |d['’]une? |d['’]|que présente(?:rait)? )?)?"
    r"(?:la |l['’](?:éventuelle )?|son |sa |leur )?(?:adhésion|universalisation|universalité|ratification)\b"
    r"|la (?:ratification|question de la ratification)\b"
)
JOIN = (
    r"adh[ée]rer\b|adh[èe]r(?:e|ent)\b|devenir (?:hautes )?parties?|deviennent (?:hautes )?parties?|ratifi(?:er|ent)\b"
    r"|rejoindre|faire de même|franchir le pas|le devenir|le faire\b|(?:être|soient) liée?s? par|y devenir"
    r"|s[e'’] ?(?:y )?joindre"
    r"|mener à bien (?:la"
    r"|leur) |achever (?:la|leur) "
)
JOINING = rf"{JOIN}|\bratifi|\ble fassent\b|\ble faire\b|adhésion|universalisation|universalité|ratification"
PRINTED = (
    r"foires? aux questions|aide-mémoire|livrets?\b|plaquettes?\b|brochures?\b|dépliants?\b|guides?\b|manuels?\b"
    r"|publications?\b|fiches? d['’]information|notes? d['’]information|affiches?\b"
    r"|(?:pages?|sites?) (?:web|internet)|vidéos?\b|infographies?\b|recueils?\b|lois? types?\b|trousses?\b"
    r"|dossiers? d['’](?:adhésion|information)"
)
