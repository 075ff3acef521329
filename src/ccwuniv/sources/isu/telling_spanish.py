"""The words by which reports tell outreach acts, in Spanish."""

from __future__ import annotations

from dataclasses import replace

from ccwuniv.sources.isu.telling import Telling, Verb, acts_of
from ccwuniv.sources.isu.words import words

__all__ = ["SPANISH"]

_NOT_ES = r"(?<!\bno\s)(?<!\bno\sse\s)"


_INTENDS_ES = "(?:prevén?|tienen? previsto|proyectan?|planean?|se proponen?|tienen? (?:la intención|el propósito) de)"


def _spanish(stems: str, irregular: str, participles: str, future: str, nouns: str = "") -> Verb:
    """Return a verb: stems of the first conjugation, forms that are not regular, participles, stems of the future.

    The nouns tell it after "procedió a".
    """
    past = rf"(?:{stems})(?:ó|aron)|{irregular}" if stems else irregular
    had = rf"\bha(?:n|bía|bían)? (?:{participles})o\b"
    to_come = rf"(?:{future})(?:á|án)|{_INTENDS_ES} (?:{future})"
    to = rf"(?: al?| del?| con)? (?:la |el |los )?(?:{nouns})(?!\w)"
    carried = (
        (
            rf"|\b(?:procedió|procedieron|(?:se )?encarg(?:ó|aron)|(?:se )?ocup(?:ó|aron)|efectuó|llevó a cabo"
            rf"|coordinó|gestionó){to}"
        )
        if nouns
        else ""
    )
    return Verb(
        done=rf"{_NOT_ES}(?:\b(?<!\bse\s)(?:{past})(?!\w)|{had}{carried})",
        done_to=rf"(?<!\bno\s)(?:\bse (?:{past})(?!\w)|\b(?:fue|fueron|ha sido|han sido) (?:{participles})[oa]s?\b)",
        planned=rf"\b(?<!\bse\s)(?:{to_come})(?!\w)",
        planned_to=rf"\bse (?:{future})(?:á|án)(?!\w)|\b(?:será|serán) (?:{participles})[oa]s?\b",
    )


_HELD_ES = _spanish(
    "organiz|celebr|convoc|auspici|realiz|coorganiz|present|patrocin|copatrocin|coauspici|copresid"
    "|facilit|financi|cofinanci"
    "|efectu",
    "acogió|acogieron|impartió|impartieron|mantuvo|mantuvieron|llevó a cabo|llevaron a cabo|tuvo lugar|tuvieron "
    "lugar|ofreció|ofrecieron|sostuvo|sostuvieron|dictó|dictaron|dio|dieron|condujo|condujeron",
    "organizad|celebrad|convocad|auspiciad|realizad|acogid|impartid|llevad",
    "organizar|celebrar|convocar|auspiciar|realizar|acoger|impartir",
    "organización|celebración|realización",
)
_HELD_ES = replace(
    _HELD_ES, done_to=rf"{_HELD_ES.done_to}|\b(?:co)?organizad[oa]s? (?:conjuntamente |en conjunto )?por\b"
)
_SENT_ES = _spanish(
    "envi|curs|despach|entreg|difund|circul|firm|suscrib|present",
    "distribuyó|distribuyeron|hizo circular|dirigió|dirigieron|remitió|remitieron|transmitió"
    "|transmitieron|hizo llegar|hicieron llegar|suscribió|suscribieron|difundió|difundieron|puso|pusieron",
    "enviad|dirigid|remitid|transmitid|cursad|entregad|firmad|distribuid|difundid|despachad",
    "enviar|dirigir|remitir|transmitir|cursar",
    "envío|distribución|difusión|remisión|entrega",
)
_LED_ES = _spanish(
    "celebr|realiz|efectu|inici|entabl|desarroll|cumpl",
    "llevó a cabo|llevaron a cabo|mantuvo|mantuvieron|sostuvo|sostuvieron|emprendió|emprendieron|tuvo|tuvieron"
    "|hizo|hicieron",
    "celebrad|realizad|efectuad|llevad|mantenid|sostenid|emprendid|hech",
    "celebrar|realizar|efectuar|llevar|mantendr|sostendr|emprender|tendr|har",
)
_GIVEN_ES = _spanish(
    "prest|brind|facilit|proporcion|aport",
    "ofreció|ofrecieron|dio|dieron|impartió|impartieron|suministró|suministraron",
    "prestad|brindad|facilitad|proporcionad|ofrecid|dad",
    "prestar|brindar|facilitar|proporcionar|ofrecer|dar",
)
_TURNED_TO_ES = (
    r"[^.;]{5,170}?(?<!\w)(?:invitó|invitaron|alentó|alentaron|instó|instaron|exhortó|exhortaron|señaló a la atención"
    r"|señalaron a la atención|recordó a|recordaron a|explicó|explicaron|abordó|abordaron|trató|trataron)(?!\w)"
)
_ABOUT_ES = (
    r"(?:la cuestión de |el tema de |la posibilidad de |los beneficios de )?(?:la |su )?(?:posible )?"
    r"(?:universalización|universalidad|adhesión|ratificación)\b"
)
_JOIN_ES = (
    r"adherirse|adhirier[ae]n|se adhieran?|adhieran|pas(?:en|aran) a ser partes?|ser partes?"
    r"|ratifi(?:quen|caran|car)|se sumen|se h(?:agan|icieran) partes?"
)
SPANISH = Telling(
    acts=acts_of(
        {
            "reporting": (rf"{_NOT_ES}\b(?:rindió|rindieron) (?:cuentas|informe)|\bpresentó un informe (?:a|ante)\b",),
            "publication": _spanish(
                "public|elabor|redact|actualiz|prepar|lanz|edit|divulg|imprim",
                "tradujo|tradujeron|difundió|difundieron|emitió|produjo|imprimió",
                "publicad|elaborad|lanzad|traducid|actualizad|editad|difundid",
                "publicar|lanzar|editar|actualizar|traducir",
            ).said_of(
                r"folletos?\b|guías?\b|manual(?:es)?\b|publicaci(?:ón|ones)\b|hojas? informativas?\b"
                r"|notas? informativas?\b|carteles?\b|páginas? (?:web|electrónicas?)|sitios? web|vídeos?\b"
                r"|videos?\b|infografías?\b"
                r"|ley(?:es)? modelo\b|compilaci(?:ón|ones)\b|carpetas? (?:informativas?|de adhesión)"
            ),
            "note_verbale": (
                *_SENT_ES.said_of(r"notas? verbal(?:es)?\b"),
                rf"\b(?:en|mediante|por) (?:una |sus? |varias |sendas )?notas? verbal(?:es)?\b(?={_TURNED_TO_ES})",
            ),
            "joint_letter": (
                *_SENT_ES.said_of(r"cartas? (?:conjuntas?|comunes|común)\b"),
                r"\bcartas? (?:\w+ )?(?:cofirmadas?|firmadas? conjuntamente)\b",
                r"\b(?:escribieron conjuntamente|enviaron conjuntamente|firmaron conjuntamente)\b",
            ),
            "email": (
                *_SENT_ES.said_of(r"correos? electrónicos?\b|mensajes? electrónicos?\b"),
                rf"{_NOT_ES}(?<!\w)\w+(?:ó|aron|ieron|so|sieron)(?!\w)[^.;]{{0,80}}?\bpor correo electrónico\b",
                r"\b(?:por|mediante) (?:un )?(?:correo|mensaje) electrónico\b(?=[^.;]{5,120}?(?:ó|aron|ieron)(?!\w))",
            ),
            "letter": (
                r"\b(?<!se\s)(?:recibió|recibieron) (?:\w+ ){0,2}(?:cartas?|comunicaci(?:ón|ones)|recordatorios?)\b",
                (
                    rf"{_NOT_ES}\bvolv(?:ió|ieron) a escribir (?:a|al)\b|{_NOT_ES}\bescribi(?:ó"
                    rf"|eron) (?:\w+ ){{0,3}}(?:a|al)\b"
                ),
                *_SENT_ES.said_of(r"cartas?\b|comunicaci(?:ón|ones)\b|misivas?\b|escritos?\b|recordatorios?\b"),
                rf"{_NOT_ES}\bse (?:dirigió|dirigieron) (?:por escrito|por carta)\b|\bpor escrito (?:a|al)\b",
                rf"\b(?:en|mediante|por) (?:una |sus? |varias |sendas )?cartas?\b(?={_TURNED_TO_ES})",
                rf"{_NOT_ES}\b(?:escribió|escribieron|ha escrito|han escrito|escribirá|escribirán) (?:a|al)\b",
            ),
            "call": (
                (
                    rf"{_NOT_ES}\b(?:llamó|llamaron|ha llamado|llamarán?|contactó|habló"
                    rf"|se comunicó) por teléfono\b"
                    r"|\b(?:telefoneó|telefonearon)\b"
                ),
                *_LED_ES.said_of(
                    r"(?:conversaci(?:ón|ones)|llamadas?|entrevistas?|conferencias?) telefónicas?\b"
                    r"|videoconferencias?\b"
                ),
                (
                    rf"{_NOT_ES}\b(?:habló|hablaron|conversó|conversaron|se comunicó|se comunicaron"
                    rf"|contactó"
                    rf"|llamó)[^.;]{{0,60}}?"
                    r"\bpor (?:teléfono|videoconferencia)\b"
                ),
                *_HELD_ES.said_of(r"videoconferencias?\b|reuni(?:ón|ones) (?:virtual(?:es)?|por videoconferencia)"),
                (
                    r"\b(?:en|durante) (?:una|varias|sendas|la) (?:conversaci(?:ón|ones)|llamadas?"
                    r"|entrevistas?) "
                    rf"telefónicas?\b(?={_TURNED_TO_ES})"
                ),
            ),
            "demarche": _LED_ES.said_of(
                r"gesti(?:ón|ones)(?: diplomáticas?| conjuntas?| oficial(?:es)?)* (?:ante|en)\b"
                r"|gestiones diplomáticas\b"
            ),
            "sponsorship": (
                r"\b(?:recibió|recibieron|obtuvo|obtuvieron) (?:\w+ )?(?:apoyo|patrocinio|financiación|asistencia)",
                (
                    r"\b(?:asistió|asistieron|participó|participaron) (?:a|en)\b[^.;]{2,90}?\b"
                    r"(?:con|gracias|mediante)\b[^.;,]{1,50}?programa de patrocinio"
                ),
                (
                    r"\b(?:con cargo al|en el marco del|gracias al|con el apoyo del|por medio del) "
                    r"programa de patrocinio\b"
                    r"[^.;]{1,110}?(?<!\w)(?:asistió|asistieron|participó|participaron)(?!\w)"
                    r"|(?<!\w)(?:asistió|asistieron|participó|participaron)(?!\w)[^.;]{2,110}?"
                    r"\b(?:con cargo al|en el marco del) programa de patrocinio\b"
                ),
                (
                    r"(?<!\w)(?:costeó|costearon|sufragó|sufragaron|financió|financiaron|cubrió"
                    r"|cubrieron) (?:la participación|el "
                    r"viaje|la asistencia|los gastos)(?!\w)"
                ),
                (
                    r"\b(?:gracias al|con (?:el )?(?:apoyo|ayuda) del|con cargo al"
                    r"|en el marco del)[^.;,]{0,20}? programa de patrocinio\b"
                    r"[^.;]{1,130}?\b(?:pudo|pudieron) (?:asistir|participar)"
                ),
                r"\b(?:pudo|pudieron) (?:asistir|participar)\b[^.;]{2,100}?programa de patrocinio",
                (
                    r"\b(?:gastos|billetes|pasajes)(?: de (?:viaje"
                    r"|participación))? de[^.;]{2,90}?\b(?:fueron"
                    r"|han sido) "
                    r"(?:sufragad|costead|cubiert|financiad|pagad)[oa]s\b"
                ),
                rf"{_NOT_ES}\bpagó (?:el viaje|los gastos|la participación)",
                (
                    r"\b(?:viajes?|desplazamientos?|gastos)\b[^.;]{2,110}?\b(?:fue|fueron|ha sido"
                    r"|han sido) (?:sufragad|costead|cubiert|financiad"
                    r"|pagad)[oa]s?\b"
                ),
                r"\bparticipación de[^.;]{2,110}?\b(?:fue|ha sido) (?:financiada|sufragada|costeada|patrocinada)\b",
                (
                    r"\b(?:se benefició|se beneficiaron) (?:del|de la|de un) (?:\w+ )?(?:programa"
                    r"|patrocinio|apoyo"
                    r"|financiación)"
                ),
                (
                    rf"{_NOT_ES}\b(?:patrocinó|patrocinaron|financió la participación|patrocinará"
                    rf"|patrocinarán)\b"
                    r"|\bfueron patrocinad[oa]s\b|\bse patrocinó\b"
                ),
            ),
            "advice": (
                *_spanish(
                    "formul|present|transmit|enví|comunic|proporcion",
                    "hizo|hicieron|transmitió|dio",
                    "formulad|presentad",
                    "formular",
                ).said_of(
                    r"(?:observaci(?:ón|ones)|comentarios?|sugerencias?) (?:sobre|acerca"
                    r"|al) (?:\w+ )?(?:ante)?(?:proyecto|texto|instrumento|ley)"
                ),
                *_GIVEN_ES.said_of(
                    r"asesoramiento\b|asesoría\b|aclaraciones\b|orientaci(?:ón|ones)\b|(?:asistencia|ayuda|apoyo) "
                    r"(?:jurídic|técnic|legislativ)[oa]"
                ),
                *_SENT_ES.said_of(r"modelos? de instrumentos?|ley(?:es)? modelo\b|instrumentos? modelo\b"),
                *_GIVEN_ES.said_of(r"modelos? de instrumentos?|ley(?:es)? modelo\b"),
                (
                    rf"{_NOT_ES}\b(?:ayudó|ayudaron|asistió|asistieron|apoyó|apoyaron) (?!a la "
                    rf"|al? )?[^.;]{{2,90}}?\b(?:a|en) (?:la |el )?"
                    r"(?:redac|elabor|prepar|traduc|formul)\w+[^.;]{0,60}?(?:legislaci|ley|instrumento"
                    r"|adhesión|ratific|aplicación)"
                ),
                rf"{_NOT_ES}\b(?:asesoró|asesoraron)\b",
            ),
            "briefing": (
                (
                    rf"{_NOT_ES}\b(?:informó|informaron) (?:a (?:las|los)|al) (?:delegaciones|miembros"
                    rf"|representantes|estados|grupo"
                    r"|delegados)[^.;]{0,90}? (?:de (?:las?|los)|del|sobre|acerca)\b"
                ),
                r"\bfueron informad[oa]s (?:por|de|sobre|acerca)\b|\bpuso al (?:corriente|tanto)\b",
                *_HELD_ES.said_of(
                    r"(?:reuni(?:ón|ones)|sesi(?:ón|ones)) (?:informativas?|de información)\b|(?:actos?|eventos?"
                    r"|actividad(?:es)?|"
                    r"reuni(?:ón|ones)) paralel[oa]s?\b"
                ),
            ),
            "bilateral_meeting": (
                rf"\b{_INTENDS_ES} (?:visitar|viajar a|reunirse con|entrevistarse con)(?!\w)",
                (
                    rf"{_NOT_ES}\b(?:examinó|examinaron|discutió|discutieron|analizó|analizaron|trató"
                    rf"|trataron"
                    rf"|abordó|abordaron|conversó|habló)"
                    r"(?!\w) (?:[^.;]{2,60} )?con (?:las? |los |el )?(?:autoridades|delegaci\w+"
                    r"|representantes?|funcionarios|ministeri\w+"
                    r"|ministr[oa]|embajad\w+|misión|gobierno)"
                ),
                r"\b(?:está|estaba) previsto que [^.;,]{3,60}? (?:visite|viaje a|se reúna con|se entreviste con)\b",
                (
                    rf"{_NOT_ES}\b(?:se (?:reunió|reunieron|entrevistó|entrevistaron|reunirá|reunirán)(?: "
                    rf"[^.;:]{{1,60}})? con)\b"
                ),
                (
                    rf"{_NOT_ES}\b(?:planteó|plantearon|abordó|abordaron|examinó|examinaron|trató|trataron"
                    rf"|discutió"
                    rf"|discutieron|ha planteado|han planteado) {_ABOUT_ES}[^.;]{{0,80}}? (?:a|al|con"
                    rf"|ante)(?!\w)"
                ),
                (
                    rf"{_NOT_ES}\b(?:visitó|visitaron|ha visitado|han visitado|visitará|visitarán|viajó a"
                    rf"|viajaron "
                    rf"a|viajará a)(?!\w)"
                ),
                (
                    rf"{_NOT_ES}\b(?:recibió|recibieron|acogió) (?:a |en visita a )?(?:una |la |el |al "
                    rf"|los )?(?:delegación|representante"
                    r"|ministr[oa]|embajador|funcionarios|visita)[^.;]{0,40}? (?:de|del)\b"
                ),
                (
                    rf"{_NOT_ES}\bse (?:desplazó|desplazaron|trasladó|trasladaron) (?:a|al)\b|\bviajó a"
                    rf"|\bviajar[áa]n? a(?!\w)"
                ),
                (
                    r"\b(?:visita|misión) (?:de la|del) [^.;,]{2,50}? (?:a|al) [^.;]{2,60}?(?:tuvo lugar"
                    r"|tendrá lugar|está prevista"
                    r"|se realizará|se realizó)"
                ),
                rf"{_NOT_ES}\b(?:conversó|conversaron|se reunió|se reunieron) con\b",
                *_LED_ES.said_of(
                    r"(?:reuni(?:ón|ones)|encuentros?) con\b|(?:reuni(?:ón|ones)|encuentros?"
                    r"|conversaciones|consultas|contactos|entrevistas?|intercambios?|diálogos?) "
                    r"bilateral(?:es)?\b"
                    r"|(?:visitas?|misi(?:ón|ones)) (?:a|al|en)\b"
                ),
            ),
            "regional_meeting": _HELD_ES.said_of(
                r"(?:reuni(?:ón|ones)|conferencias?|foros?) (?:sub)?regional(?:es)?\b"
            ),
            "seminar": (
                (
                    rf"{_NOT_ES}\b(?<!se\s)(?:reunió|reunieron|congregó) (?:a|en) [^.;]{{2,90}}? (?:en|para"
                    rf"|con motivo de) (?:un |una )?(?:seminario|taller"
                    r"|coloquio|mesa redonda)"
                ),
                *_HELD_ES.said_of(
                    r"seminarios?\b|talleres?\b|taller\b|coloquios?\b|mesas? redondas?\b|cursos? (?:práctico|de "
                    r"(?:formación|capacitación))"
                ),
            ),
            "presentation": (
                (
                    rf"{_NOT_ES}\b(?:aprovechó|aprovecharon)\b(?=[^.;]{{3,110}}?\bpara (?:presentar"
                    rf"|explicar"
                    rf"|dar a conocer) (?:la convención"
                    r"|el protocolo|los beneficios|las ventajas))"
                ),
                (
                    rf"{_NOT_ES}\b(?:hizo|hicieron|realizó|realizaron|ofreció|ofrecieron|dio|dieron"
                    rf"|pronunció"
                    rf"|presentó|impartió) una "
                    r"(?:presentación|exposición|ponencia|conferencia|charla|disertación)\b"
                ),
                (
                    rf"{_NOT_ES}\b(?:presentó|presentaron|expuso|expusieron) (?:la convención|el protocolo"
                    rf"|los beneficios|las ventajas)"
                ),
            ),
            "consultation": (
                *_LED_ES.said_of(
                    r"consultas\b|intercambios? de opiniones\b|contactos? (?:\w+ )?con\b|(?:diálogo"
                    r"|intercambios?)(?: \w+)? con\b|(?:conversaciones|deliberaciones)(?: \w+)? con\b"
                ),
                (
                    rf"{_NOT_ES}\b(?:intercambió|intercambiaron|dialogó|dialogaron"
                    rf"|conferenció)[^.;]{{0,50}}? con\b|\b(?:permaneció"
                    r"|permanecieron|siguió|siguieron|ha estado|han estado|estuvo|estuvieron|se mantuvo"
                    r"|se mantuvieron) en (?:\w+ )?contacto\b"
                    rf"|{_NOT_ES}\b(?:fue|fueron) (?:contactad|consultad)[oa]s?\b"
                    rf"|{_NOT_ES}\b(?:consultó|consultaron|se puso en contacto|se pusieron en contacto"
                    rf"|contactó"
                    rf"|contactaron)\b"
                ),
            ),
            "follow_up": (
                rf"{_NOT_ES}\b(?:dio|dieron) seguimiento\b|\bhizo un seguimiento\b",
                rf"{_NOT_ES}\bvolv(?:ió|ieron) a (?:ponerse en contacto|comunicarse|dirigirse|contactar)\b",
            ),
        }
    ),
    appeals=words(
        r"\b(?:declaración|intervención|discurso|alocución)\b[^.;]{0,60}? para (?:alentar|exhortar|instar"
        r"|invitar|pedir|hacer un llamamiento)\b"
        rf"[^.;]{{3,200}}?(?:{_JOIN_ES})",
        rf"{_NOT_ES}\b(?:exhortó|exhortaron|instó|instaron|alentó|alentaron|pidió|pidieron|invitó|invitaron"
        rf"|llamó|llamaron|apeló|apelaron"
        rf"|hizo un llamamiento"
        rf"|hicieron un llamamiento|ha (?:exhortado|instado|alentado"
        rf"|invitado))\b[^.;]{{3,200}}?(?:{_JOIN_ES})",
        rf"\b(?:exhortará|instará|alentará|invitará|hará un llamamiento)\b[^.;]{{3,200}}?(?:{_JOIN_ES})",
    ),
    planned=words(
        r"(?<!\w)\w{3,}(?:ará|arán|erá|erán|irá|irán|drá|drán)(?!\w)|\bhar(?:á|án)(?!\w)"
        rf"|\b{_INTENDS_ES}(?!\w)|\bestá previsto\b"
    ),
    aside=words(
        r"(?:\b(?:a|al|ante|con|de|del|en|para|por|entre|hacia|sobre|contra|desde|tras) (?:la |las |los |el )?)$"
    ),
    asks=words(
        r"\b(?:conferencia|reunión|asamblea|grupo)\b[^.;]{0,80}?(?<!\w)(?:decidió|decide|acordó|acuerda|pidió"
        r"|pide|solicitó|encargó"
        r"|recomendó|aprobó)(?!\w)|(?<!\w)(?:propuso|propusieron|sugirió|sugirieron|recomendó|recomendaron|propuesto"
        r"|sugerido|recomendado) que\b|\bde conformidad con (?:la decisión|el mandato)"
    ),
    negated=words(r"\bningun[oa]?(?: \w+)? $|\bno se $"),
    passive=words(
        r"\b(?:fue|fueron|ha sido|han sido) \w+|\b(?:recibió|recibieron) (?:\w+ ){0,2}(?:cartas?|notas?|comunicaci)"
    ),
    agent=words(
        r"\b(?:por|entre|que|(?:cartas?|notas?(?: verbal(?:es)?)?|comunicaci(?:ón|ones)|recordatorios?"
        r"|mensajes?) de) (?:la |las |los |el )?$"
    ),
)
