"""Spanish verbs of outreach, from which the phrases that tell acts are made."""

from __future__ import annotations

from dataclasses import replace

from ccwuniv.sources.isu.telling import Verb

__all__ = [
    "ABOUT",
    "GIVEN",
    "HELD",
    "INTENDS",
    "JOIN",
    "JOINING",
    "LED",
    "NOT",
    "PRINTED",
    "SENT",
    "TURNED_TO",
    "spanish",
]

NOT = r"(?<!\bno\s)(?<!\bno\sse\s)"
INTENDS = (
    r"\b(?:prevén?|proyectan?|planean?|planifican?|pretenden?|desean?|piensan?|deben?|deberán?|va a|van a|se proponen?"
    r"|tienen? (?:previsto|la intención de|el propósito de|pensado|programado|planes de)|se disponen? a|está previsto)"
)
_IRREGULAR = {
    "conducir": ("condujo|condujeron", "conducid", "conducir"),
    "convenir": ("convino|convinieron", "convenid", "convendr"),
    "dar": ("dio|dieron", "dad", "dar"),
    "distribuir": ("distribuyó|distribuyeron", "distribuid", "distribuir"),
    "escribir": ("escribió|escribieron", "escrit", "escribir"),
    "hacer": ("hizo|hicieron", "hech", "har"),
    "imprimir": ("imprimió|imprimieron", "impres", "imprimir"),
    "mantener": ("mantuvo|mantuvieron", "mantenid", "mantendr"),
    "obtener": ("obtuvo|obtuvieron", "obtenid", "obtendr"),
    "poner": ("puso|pusieron", "puest", "pondr"),
    "proseguir": ("prosiguió|prosiguieron", "proseguid", "proseguir"),
    "producir": ("produjo|produjeron", "producid", "producir"),
    "proponer": ("propuso|propusieron", "propuest", "propondr"),
    "sostener": ("sostuvo|sostuvieron", "sostenid", "sostendr"),
    "suscribir": ("suscribió|suscribieron", "suscrit", "suscribir"),
    "tener": ("tuvo|tuvieron", "tenid", "tendr"),
    "traducir": ("tradujo|tradujeron", "traducid", "traducir"),
}


def spanish(infinitives: str, nouns: str = "") -> Verb:
    """Return a verb: its infinitives, and the nouns that tell it after "procedió a"."""
    verbs = infinitives.split("|")
    forms = [_forms(one) for one in verbs]
    past, future = "|".join(one[0] for one in forms), "|".join(one[2] for one in forms)
    had = "|".join(_after(one, f"{form[1]}o") for one, form in zip(verbs, forms, strict=True))
    been = "|".join(_after(one, f"{form[1]}[oa]s?") for one, form in zip(verbs, forms, strict=True))
    base = "|".join(verbs)
    carried = ""
    if nouns:
        carried = (
            r"|\b(?:procedió|procedieron|(?:se )?encarg(?:ó|aron)|(?:se )?ocup(?:ó|aron)|efectuó|llevó a cabo|coordinó"
            rf"|gestionó|asumió)(?: al?| del?| con)? (?:la |el |los )?(?:{nouns})(?!\w)"
        )
    return Verb(
        done=rf"{NOT}(?:\b(?<!\bse\s)(?:{past})(?!\w)|\bha(?:n|bía|bían)? (?:\w+mente )?(?:{had})\b{carried})",
        done_to=(
            rf"(?<!\bno\s)(?:\b(?:se|se les?) (?:{past})(?!\w)|\b(?:fue|fueron|ha sido|han sido|había sido|habían sido"
            rf"|se ha|se han|quedó) (?:\w+mente )?(?:{been})(?!\w)|\b(?:{been})(?: en [^.;,]{{2,30}}?)? (?:\w+mente "
            rf"|en conjunto )?por\b)"
        ),
        planned=rf"(?:\b(?<!\bse\s)(?:{future})(?!\w)|{INTENDS} (?:\w+mente )?(?:{base})(?!\w))",
        planned_to=(
            rf"\bse (?:{future})(?!\w)|\b(?:será|serán|{INTENDS} ser) (?:{been})(?!\w)|{INTENDS} que se "
            r"|\bestán? previst[oa]s?\b"
        ),
    )


def _forms(infinitive: str) -> tuple[str, str, str]:
    """Return the past, the participle without its ending, and the future of a verb, with the words after it."""
    first, _, rest = infinitive.partition(" ")
    stem = first[:-2]
    if known := _IRREGULAR.get(first):
        past, participle, future = known
    elif first.endswith("ar"):
        past, participle, future = f"{stem}(?:ó|aron)", f"{stem}ad", first
    else:
        past, participle, future = f"{stem}(?:ió|ieron)", f"{stem}id", first
    return (
        _after(infinitive, f"(?:{past})"),
        participle,
        _after(infinitive, f"{future}(?:á|án)") if rest or first else "",
    )


def _after(infinitive: str, form: str) -> str:
    """Return a form with the words that go after the verb."""
    return f"{form} {infinitive.partition(' ')[2]}".strip()


HELD = spanish(
    "organizar|celebrar|convocar|auspiciar|realizar|coorganizar|presentar|patrocinar|copatrocinar|coauspiciar"
    "|copresidir"
    "|facilitar|financiar|cofinanciar|efectuar|acoger|impartir|mantener|llevar a cabo|ofrecer|sostener|dictar|dar"
    "|conducir|albergar|apoyar|inaugurar|presidir|coordinar|programar|dirigir|hospedar",
    "organización|celebración|realización|convocatoria",
)
HELD = replace(
    HELD,
    done=rf"{HELD.done}|\b(?:fue|fueron) anfitri(?:ón|ona|ones) de\b",
    done_to=rf"{HELD.done_to}"
    r"|\b(?:tuvo|tuvieron) lugar\b|\bse desarroll(?:ó|aron)(?!\w)|\b(?:reunió|reunieron|congregó)"
    r"(?!\w)",
    planned_to=rf"{HELD.planned_to}"
    r"|\b(?:tendrá|tendrán) lugar\b|\b(?:reunirá|congregará)(?!\w)|\bse desarrollar(?:á|án)(?!\w)",
)
SENT = spanish(
    "enviar|cursar|despachar|entregar|difundir|circular|firmar|suscribir|presentar|distribuir|hacer circular|dirigir"
    "|remitir|transmitir|hacer llegar|poner|redactar|expedir|emitir|trasladar|comunicar|compartir|publicar|mandar"
    "|extender",
    "envío|distribución|difusión|remisión|entrega",
)
LED = spanish(
    "celebrar|realizar|efectuar|iniciar|entablar|desarrollar|cumplir|llevar a cabo|mantener|sostener|emprender|tener"
    "|hacer"
    "|proseguir|continuar|establecer|conducir|organizar|retomar|reanudar|multiplicar",
)
LED = replace(LED, done_to=rf"{LED.done_to}|\b(?:tuvo|tuvieron) lugar\b|\bse desarroll(?:ó|aron)(?!\w)")
GIVEN = spanish(
    "prestar|brindar|facilitar|proporcionar|aportar|ofrecer|dar|impartir|suministrar|formular|dispensar|conceder"
    "|otorgar"
    "|entregar|enviar|transmitir",
    "prestación",
)
TURNED_TO = (
    r"[^.;]{5,200}?(?<!\w)(?:invit|alent|inst|exhort|record|explic|abord|trat|señal|inform|subray|destac|expres|plante"
    r"|aconsej|recomend|solicit|record|comunic|manifest|present|indic|reiter|detall|anim|agradec|apremi|precis|pregunt"
    r"|consult|cit|averigu)(?:ó|aron)(?!\w)|[^.;]{5,200}?(?<!\w)(?:expuso|propuso|sugirió|pidió|insistió|hizo saber"
    r"|expusieron|propusieron|sugirieron|pidieron|hizo hincapié|transmitió|dio a conocer|puso de relieve"
    r"|se mostró (?:convencid|confiad)[oa]|dijo|consideró|estimó|aseguró)(?!\w)"
)
ABOUT = (
    r"(?:(?:la cuestión|el tema|la posibilidad|los beneficios|el asunto|las ventajas|las perspectivas|el estado"
    r"|el proceso"
    r"|la conveniencia|la situación) (?:de |del |sobre )?)?(?:la |su |una )?(?:posible |eventual |futura )?"
    r"(?:universalización|universalidad|adhesión|ratificación)\b"
)
JOIN = (
    r"adherirse|adhirier[ae]n|se adhir(?:iera|iese)n?|se adhieran?|adhieran|(?:pas(?:en|aran|ar) a )?ser partes?"
    r"|sean partes?"
    r"|pertenecer a|ratifi(?:quen|caran|car|que|casen)\b|se sumen|sumarse|se sumaran|se h(?:agan|icieran) partes?"
    r"|hacerse partes?|convertirse en (?:\w+ )?partes?|lo hagan|lo hicieran|hacerlo|ingres(?:en|ar|aran)|incorporarse"
    r"|se incorporen|se vinculen|vincularse|lo sean\b"
)
JOINING = rf"{JOIN}|adhesión|universalización|universalidad|ratificación"
PRINTED = (
    r"folletos?\b|guías?\b|manual(?:es)?\b|publicaci(?:ón|ones)\b|hojas? informativas?\b|notas? informativas?\b"
    r"|carteles?\b|páginas? (?:web|electrónicas?)|sitios? web|vídeos?\b|videos?\b|infografías?\b|ley(?:es)? modelo\b"
    r"|compilaci(?:ón|ones)\b|carpetas? (?:informativas?|de (?:adhesión|ratificación))|trípticos?\b|boletín\b"
    r"|boletines\b|compendios?\b|materiales? (?:informativos?|de divulgación)|fichas? (?:informativas?|descriptivas?)"
    r"|versi(?:ón|ones) [^.;,]{0,30}?(?:guía|manual|folleto)|traducci(?:ón|ones) [^.;,]{0,30}?(?:guía|manual|folleto)"
)
