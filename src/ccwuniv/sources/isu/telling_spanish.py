"""The words by which reports tell outreach acts, in Spanish."""

from __future__ import annotations

from ccwuniv.sources.isu.spanish_verbs import (
    ABOUT,
    GIVEN,
    HELD,
    INTENDS,
    JOIN,
    JOINING,
    LED,
    NOT,
    PRINTED,
    SENT,
    TURNED_TO,
    spanish,
)
from ccwuniv.sources.isu.telling import Telling, acts_of
from ccwuniv.sources.isu.words import words

__all__ = ["SPANISH"]

SPANISH = Telling(
    acts=acts_of(
        {
            "reporting": (rf"{NOT}\b(?:rindió|rindieron) (?:cuentas|informe)|\bpresentó un informe (?:a|ante)\b",),
            "publication": (
                *spanish(
                    "publicar|elaborar|redactar|actualizar|preparar|lanzar|editar|divulgar|imprimir|traducir|difundir"
                    "|emitir"
                    "|producir|hacer traducir|hacer imprimir|distribuir|poner a disposición|colgar|subir|compilar"
                    "|sacar|presentar|habilitar"
                    "|poner en línea",
                    "publicación|traducción|impresión|edición|difusión|elaboración",
                ).said_of(PRINTED),
                (
                    rf"(?:{PRINTED})[^.;]{{0,90}}?\b(?:está|están|se encuentra|se encuentran) (?:ya "
                    rf"|ahora )?disponibles?\b"
                ),
                rf"\b(?:puede|pueden) consultarse\b[^.;]{{0,40}}?(?:{PRINTED})",
                rf"\b(?:disponible|apareció|salió)\b[^.;]{{0,60}}?(?:{PRINTED})",
            ),
            "note_verbale": (
                *SENT.said_of(r"notas? verbal(?:es)?\b"),
                (
                    rf"\b(?:en|mediante|por|a través de|por medio de) (?:una |sus? |varias |sendas "
                    rf"|la )?notas? verbal(?:es)?\b(?={TURNED_TO})"
                ),
            ),
            "joint_letter": (
                (
                    rf"\b(?:en|mediante|por|a través de) (?:una |sendas |la )?cartas? (?:conjuntas?|comunes"
                    rf"|común)\b(?={TURNED_TO})"
                ),
                *SENT.said_of(r"cartas? (?:conjuntas?|comunes|común)\b"),
                r"\bcartas? (?:\w+ )?(?:cofirmadas?|firmadas? conjuntamente)\b",
                (
                    r"\b(?:escribieron|enviaron|firmaron|dirigieron|suscribieron|remitieron) (?:conjuntamente"
                    r"|en conjunto|juntos)\b[^.;]{0,30}?cartas?"
                ),
                (
                    r"\b(?:escribieron|firmaron) conjuntamente\b|\bcartas? (?:\w+ )?(?:suscritas?"
                    r"|firmadas?) por [^.;]{3,80}? y "
                ),
            ),
            "email": (
                *SENT.said_of(r"correos? electrónicos?\b|mensajes? electrónicos?\b"),
                rf"{NOT}(?<!\w)\w+(?:ó|aron|ieron|so|sieron)(?!\w)[^.;]{{0,80}}?\bpor correo electrónico\b",
                r"\b(?:por|mediante) (?:un )?(?:correo|mensaje) electrónico\b(?=[^.;]{5,120}?(?:ó|aron|ieron)(?!\w))",
            ),
            "letter": (
                r"\b(?<!se\s)(?:recibió|recibieron) (?:\w+ ){0,2}(?:cartas?|comunicaci(?:ón|ones)|recordatorios?)\b",
                (
                    rf"{NOT}\bvolv(?:ió|ieron) a escribir (?:a|al)\b|{NOT}\bescribi(?:ó"
                    rf"|eron) (?:\w+ ){{0,3}}(?:a|al)\b"
                ),
                *SENT.said_of(r"cartas?\b|comunicaci(?:ón|ones)\b|misivas?\b|escritos?\b|recordatorios?\b"),
                rf"{NOT}\bse (?:dirigió|dirigieron) (?:por escrito|por carta)\b|\bpor escrito (?:a|al)\b",
                (
                    rf"\b(?:en|mediante|por|a través de|por medio de) (?:una |sus? |varias |sendas |la "
                    rf"|las )?cartas?\b(?={TURNED_TO})"
                ),
                (
                    rf"{NOT}\b(?:escribió|escribieron|ha escrito|han escrito|escribirá|escribirán"
                    rf"|{INTENDS} (?:volver a )?escribir) (?:de nuevo |nuevamente )?(?:a|al)\b"
                ),
                r"\bdestinatari[oa]s? de (?:una|sendas|la) (?:\w+ )?cartas?\b",
            ),
            "call": (
                (
                    rf"{NOT}\bllam(?:ó|aron) (?:al|a la|a los) (?:punto de contacto|centro de coordinación|misión"
                    rf"|embajad\w+|representante|ministerio|homólog\w+"
                    rf"|consejer\w+|asesor\w*|oficina)"
                ),
                (
                    rf"{NOT}\b(?:llamó|llamaron|ha llamado|llamarán?|contactó|habló|se comunicó) por teléfono\b"
                    r"|\b(?:telefoneó|telefonearon)\b"
                ),
                *LED.said_of(
                    r"(?:conversaci(?:ón|ones)|llamadas?|entrevistas?|conferencias?) telefónicas?\b"
                    r"|videoconferencias?\b"
                ),
                (
                    rf"{NOT}\b(?:habló|hablaron|conversó|conversaron|se comunicó|se comunicaron|contactó"
                    rf"|llamó)[^.;]{{0,60}}?"
                    r"\bpor (?:teléfono|videoconferencia)\b"
                ),
                *HELD.said_of(r"videoconferencias?\b|reuni(?:ón|ones) (?:virtual(?:es)?|por videoconferencia)"),
                (
                    r"\b(?:en|durante|en el curso de|a lo largo de) (?:una|varias|sendas|la) (?:conversaci(?:ón|ones)"
                    r"|llamadas?|entrevistas?) "
                    rf"telefónicas?\b(?={TURNED_TO})"
                ),
            ),
            "demarche": LED.said_of(
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
                    r"programa de patrocinio\b[^.;]{1,110}?(?<!\w)(?:asistió|asistieron|participó|participaron)(?!\w)"
                    r"|(?<!\w)(?:asistió|asistieron|participó|participaron)(?!\w)[^.;]{2,110}?"
                    r"\b(?:con cargo al|en el marco del) programa de patrocinio\b"
                ),
                (
                    r"(?<!\w)(?:costeó|costearon|sufragó|sufragaron|financió|financiaron|cubrió"
                    r"|cubrieron) (?:la participación|el viaje|la asistencia|los gastos)(?!\w)"
                ),
                (
                    r"\b(?:gracias al|con (?:el )?(?:apoyo|ayuda) del|con cargo al"
                    r"|en el marco del)[^.;,]{0,20}? programa de patrocinio\b"
                    r"[^.;]{1,130}?\b(?:pudo|pudieron) (?:asistir|participar|viajar|acudir)"
                ),
                r"\b(?:presencia|participación|asistencia)\b[^.;]{2,110}?\b(?:fue posible|se hizo posible) gracias",
                (
                    rf"{INTENDS} (?:sufragar|costear|financiar|pagar|cubrir) (?:el viaje|los gastos|la participación"
                    r"|los viajes)"
                ),
                r"\bcomo beneficiari[oa]s? del programa de patrocinio",
                r"\bprograma de patrocinio\b[^.;]{0,30}? permitió\b",
                r"\b(?:pudo|pudieron) (?:asistir|participar|viajar|acudir)\b[^.;]{2,100}?programa de patrocinio",
                (
                    r"\b(?:gastos|billetes|pasajes)(?: de (?:viaje|participación))? de[^.;]{2,90}?\b(?:fueron"
                    r"|han sido) (?:sufragad|costead|cubiert|financiad|pagad)[oa]s\b"
                ),
                rf"{NOT}\bpagó (?:el viaje|los gastos|la participación)",
                (
                    r"\b(?:viajes?|desplazamientos?|gastos)\b[^.;]{2,110}?\b(?:fue|fueron|ha sido"
                    r"|han sido) (?:sufragad|costead|cubiert|financiad|pagad)[oa]s?\b"
                ),
                r"\bparticipación de[^.;]{2,110}?\b(?:fue|ha sido) (?:financiada|sufragada|costeada|patrocinada)\b",
                (
                    r"\b(?:se benefició|se beneficiaron) (?:del|de la|de un) (?:\w+ )?(?:programa|patrocinio|apoyo"
                    r"|financiación)"
                ),
                (
                    rf"{NOT}\b(?:(?:patrocinó|patrocinaron)(?! (?:una? |el |la )(?:acto|evento|taller|seminario"
                    rf"|reunión|actividad|mesa|conferencia))|financió la participación|patrocinará"
                    rf"|(?:sufragar|costear|financiar|pagar|cubrir)(?:á|án) (?:el viaje|los gastos|la participación"
                    rf"|la asistencia)|patrocinarán)\b"
                    r"|\bfueron patrocinad[oa]s\b|\bse patrocinó\b"
                ),
            ),
            "advice": (
                (
                    r"\brecibió (?:\w+ )?(?:asesoramiento|asistencia|ayuda|apoyo|orientación) (?:jurídic|técnic"
                    r"|legislativ)?[oa]?\b"
                ),
                (
                    rf"{NOT}\b(?:revis|examin|coment)(?:ó|aron)\b[^.;]{{0,50}}?(?:proyecto|anteproyecto|texto"
                    rf"|instrumento)\b"
                ),
                *spanish(
                    "formular|presentar|transmitir|enviar|comunicar|proporcionar|hacer|dar|remitir|aportar"
                ).said_of(
                    r"(?:observaci(?:ón|ones)|comentarios?|sugerencias?) (?:sobre|acerca"
                    r"|al) (?:\w+ )?(?:ante)?(?:proyecto|texto|instrumento|ley)"
                ),
                *GIVEN.said_of(
                    r"asesoramiento\b|asesoría\b|aclaraciones\b|orientaci(?:ón|ones)\b|(?:asistencia|ayuda|apoyo) "
                    r"(?:jurídic|técnic|legislativ)[oa]"
                ),
                *SENT.said_of(r"modelos? de instrumentos?|ley(?:es)? modelo\b|instrumentos? modelo\b"),
                *GIVEN.said_of(r"modelos? de instrumentos?|ley(?:es)? modelo\b"),
                (
                    rf"{NOT}\b(?:ayudó|ayudaron|asistió|asistieron|apoyó|apoyaron|acompañó|acompañaron"
                    rf"|respaldó) (?!a la |al? )?[^.;]{{2,90}}?\b(?:a|en) (?:la |el )?"
                    r"(?:redac|elabor|prepar|traduc|formul)\w+[^.;]{0,60}?(?:legislaci|ley|instrumento"
                    r"|adhesión|ratific|aplicación)"
                ),
                rf"{NOT}\b(?:asesoró|asesoraron)\b",
            ),
            "briefing": (
                (
                    rf"{NOT}\b(?:informó|informaron) (?:a (?:las|los)|al) (?:delegaciones|miembros"
                    rf"|representantes|estados|grupo"
                    r"|delegados)[^.;]{0,90}? (?:de (?:las?|los)|del|sobre|acerca)\b"
                ),
                r"\bfueron informad[oa]s (?:por|de|sobre|acerca)\b|\bpuso al (?:corriente|tanto)\b",
                *HELD.said_of(
                    r"(?:reuni(?:ón|ones)|sesi(?:ón|ones)) (?:informativas?|de información)\b|(?:exposici(?:ón|ones)"
                    r"|charlas?) informativas?\b|(?:actos?|eventos?"
                    r"|actividad(?:es)?|reuni(?:ón|ones)) paralel[oa]s?\b"
                ),
            ),
            "bilateral_meeting": (
                rf"{NOT}\bplante(?:ó|aron) a [^.;]{{2,80}}?(?:{ABOUT}|de adherirse|de sumarse|de ratificar)",
                rf"{NOT}\b(?:habl|convers|dialog|charl)(?:ó|aron)\b[^.;]{{0,80}}? con (?:el|la|los|las|su) ",
                (
                    rf"\b(?:en|durante|con ocasión de) (?:una|su|la|sendas|varias) (?:reuni(?:ón|ones)|encuentros?"
                    rf"|entrevistas?|conversaci(?:ón|ones)"
                    rf"|visitas?)\b(?! regional)[^.;]{{0,40}}?(?:bilateral|con|a)\b(?={TURNED_TO})"
                ),
                (
                    rf"\bcon [^.;]{{2,60}}?, [^.;]{{2,50}}?{NOT}\b(?:abord|plante|trat|examin|evoc)(?:ó"
                    rf"|aron) (?:el tema de )?{ABOUT}"
                ),
                (
                    rf"{NOT}\b(?:se (?:desplazar|trasladar|entrevistar|reunir)|acudir|ir)(?:á|án) (?:a|al|con)\b"
                    rf"|\bacudi(?:ó|eron) (?:a|al)\b"
                ),
                rf"{NOT}\bse (?:entrevistó|entrevistaron|entrevistará)\b[^.;]{{0,60}}? con\b",
                (
                    rf"{NOT}\b(?:aprovech(?:ó|aron)|se val(?:ió|ieron) de)\b(?! su (?:declaración|intervención"
                    rf"|discurso))[^.;]{{2,120}}? para"
                    r" (?:plantear|abordar|alentar|invitar|tratar|exhortar|instar|recordar|promover|hablar|examinar)"
                ),
                rf"{INTENDS} (?:visitar|viajar a|reunirse con|entrevistarse con)(?!\w)",
                (
                    rf"{NOT}\b(?:examinó|examinaron|discutió|discutieron|analizó|analizaron|trató|trataron"
                    rf"|abordó|abordaron|conversó|habló)"
                    r"(?!\w) (?:[^.;]{2,60} )?con (?:las? |los |el )?(?:autoridades|delegaci\w+"
                    r"|representantes?|funcionarios|ministeri\w+|ministr[oa]|embajad\w+|misión|gobierno)"
                ),
                (
                    r"\b(?:está|estaba) previsto que [^.;,]{3,60}? (?:visite|viaje a|se reúna(?: [^.;]{1,40})? con"
                    r"|se entreviste con)\b"
                ),
                (
                    rf"{NOT}\b(?:se (?:reunió|reunieron|entrevistó|entrevistaron|reunirá|reunirán)(?: "
                    rf"[^.;:]{{1,60}})? con)\b"
                ),
                (
                    rf"{NOT}\b(?:planteó|plantearon|abordó|abordaron|examinó|examinaron|trató|trataron|discutió"
                    rf"|discutieron|ha planteado|han planteado) {ABOUT}[^.;]{{0,80}}? (?:a|al|con|ante)(?!\w)"
                ),
                (
                    rf"{NOT}\b(?:visitó|visitaron|ha visitado|han visitado|visitará|visitarán|viajó a|viajaron "
                    rf"a|viajará a)(?!\w)"
                ),
                (
                    rf"{NOT}\b(?:recibió|recibieron|acogió) (?:en \w+(?: \w+)? )?(?:a |en visita a )?(?:una |la |el "
                    rf"|al "
                    rf"|los )?(?:delegación|representante"
                    r"|ministr[oa]|embajador|funcionarios|visita)[^.;]{0,40}? (?:de|del)\b"
                ),
                (
                    rf"{NOT}\bse (?:desplazó|desplazaron|trasladó|trasladaron) (?:a|al)\b|\bviajó a"
                    rf"|\bviajar[áa]n? a(?!\w)"
                ),
                (
                    r"\b(?:visita|misión) (?:de la|del) [^.;,]{2,50}? (?:a|al) [^.;]{2,60}?(?:tuvo lugar"
                    r"|tendrá lugar|está prevista|se realizará|se realizó)"
                ),
                rf"{NOT}\b(?:conversó|conversaron|se reunió|se reunieron) con\b",
                *LED.said_of(
                    r"(?:reuni(?:ón|ones)|encuentros?) con\b|(?:reuni(?:ón|ones)|encuentros?"
                    r"|conversaciones|consultas|contactos|entrevistas?|intercambios?|diálogos?) bilateral(?:es)?\b"
                    r"|(?:visitas?|misi(?:ón|ones)) (?:a|al|en)\b"
                ),
            ),
            "regional_meeting": HELD.said_of(r"(?:reuni(?:ón|ones)|conferencias?|foros?) (?:sub)?regional(?:es)?\b"),
            "seminar": (
                (
                    rf"{NOT}\b(?:convoc|invit|convid)(?:ó|aron) a [^.;]{{2,90}}? a (?:participar en )?(?:una?"
                    rf"|unas?) (?:\w+ )?(?:seminario|taller|coloquio|curso)"
                ),
                r"\b(?:fue|fueron|han sido) (?:capacitad|formad|adiestrad|instruid)[oa]s?\b",
                (
                    rf"{NOT}\b(?:siguió|siguieron|recibió|recibieron) [^.;]{{0,60}}?(?:formación|capacitación|curso"
                    rf"|taller|seminario)\b"
                ),
                (
                    rf"{NOT}\b(?<!se\s)(?:reunió|reunieron|congregó) (?:a|en) [^.;]{{2,90}}? (?:en|para"
                    rf"|con motivo de) (?:un |una )?(?:seminario|taller"
                    r"|coloquio|mesa redonda)"
                ),
                *HELD.said_of(
                    r"(?:jornadas?|sesi(?:ón|ones)|cursos?|cursillos?|programas?|actividades) de (?:formación"
                    r"|capacitación|adiestramiento)\b"
                    r"|cursos?\b(?! de (?:acción|agua))|capacitaci(?:ón|ones)\b|simposios?\b|seminarios?\b"
                    r"|talleres?\b|taller\b|coloquios?\b|mesas? redondas?\b|cursos? (?:práctico|de "
                    r"(?:formación|capacitación))"
                ),
            ),
            "presentation": (
                (
                    rf"{NOT}\b(?:aprovechó|aprovecharon)\b(?=[^.;]{{3,110}}?\bpara (?:presentar|explicar"
                    rf"|dar a conocer) (?:la convención"
                    r"|el protocolo|los beneficios|las ventajas))"
                ),
                (
                    rf"{NOT}\b(?:hizo|hicieron|realizó|realizaron|ofreció|ofrecieron|dio|dieron|pronunció"
                    rf"|presentó|impartió) una "
                    r"(?:presentación|exposición|ponencia|conferencia|charla|disertación)\b"
                ),
                (
                    rf"{NOT}\b(?:presentó|presentaron|expuso|expusieron) (?:la convención|el protocolo"
                    rf"|los beneficios|las ventajas)"
                ),
            ),
            "consultation": (
                *LED.said_of(
                    r"consultas\b|intercambios? de opiniones\b|contactos? (?:\w+ )?con\b|(?:diálogo"
                    r"|intercambios?)(?: \w+)? con\b|(?:conversaciones|deliberaciones)(?: \w+)? con\b"
                ),
                (
                    rf"{NOT}\b(?:intercambió|intercambiaron|dialogó|dialogaron"
                    rf"|conferenció)[^.;]{{0,50}}? con\b|\b(?:permaneció"
                    r"|permanecieron|siguió|siguieron|ha estado|han estado|estuvo|estuvieron|se mantuvo"
                    r"|se mantuvieron) en (?:\w+ )?contacto\b"
                    rf"|{NOT}\b(?:fue|fueron) (?:contactad|consultad)[oa]s?\b"
                    rf"|{NOT}\b(?:consultó|consultaron|se puso en contacto|se pusieron en contacto|contactó"
                    rf"|contactaron)\b"
                ),
            ),
            "follow_up": (
                rf"{NOT}\b(?:dio|dieron) seguimiento\b|\bhizo un seguimiento\b",
                rf"{NOT}\bvolv(?:ió|ieron) a (?:ponerse en contacto|comunicarse|dirigirse|contactar)\b",
            ),
        }
    ),
    appeals=words(
        r"\b(?:declaración|intervención|discurso|alocución|mensaje)\b[^.;]{0,60}? para (?:alentar|exhortar|instar"
        r"|invitar|pedir|hacer un llamamiento)\b"
        rf"[^.;]{{3,200}}?(?:{JOIN})",
        rf"{NOT}\b(?:exhort|inst|alent|invit|llam|apel|anim|conmin|apremi|abog)(?:ó|aron|ará"
        rf"|arán)(?!\w)[^.;]{{3,220}}?(?:{JOIN})",
        rf"{NOT}\b(?:ha|han) (?:exhortado|instado|alentado|invitado|pedido|llamado|animado)\b[^.;]{{3,220}}?(?:{JOIN})",
        rf"{NOT}\b(?:pidió|pidieron|pedirá|solicitó)(?!\w)[^.;]{{3,220}}?(?:{JOIN})",
        rf"{NOT}\b(?:se )?(?:exhortan?|instan?|alientan?|invitan?|pide|piden|insta|hace un llamamiento"
        rf"|hacen un llamamiento"
        rf"|apelan?|reiteran? su llamamiento)\b[^.;]{{3,220}}?(?:{JOIN})",
        rf"{NOT}\b(?:hizo|hicieron|lanzó|lanzaron|reiteró|reiteraron|renovó|formuló|dirigió|hará|emitió|efectuó)(?!\w)"
        rf"[^.;]{{0,30}}?(?:llamamiento|llamado|apelación)s?\b[^.;]{{0,200}}?(?:{JOINING})",
        rf"{NOT}\b(?:abogó|abogaron|se pronunció|preconizó)(?!\w)[^.;]{{0,160}}?(?:{JOINING})",
    ),
    planned=words(
        r"(?<!\w)\w{3,}(?:ará|arán|erá|erán|irá|irán|drá|drán)(?!\w)|\bhar(?:á|án)(?!\w)"
        rf"|{INTENDS}(?!\w)|\bestán? previst[oa]s?\b"
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
        r"\b(?:siguió|siguieron|recibió|recibieron) [^.;]{0,60}?(?:formación|capacitación|curso|taller|seminario)",
        r"\b(?:fue|fueron|ha sido|han sido) (?!anfitri)\w+|\b(?:recibió|recibieron) (?:\w+ ){0,2}(?:cartas?|notas?"
        r"|comunicaci"
        r"|asesor|asistencia|ayuda|apoyo|orientaci)",
    ),
    agent=words(
        r"\b(?:por|entre|que|a cargo de|auspiciad[oa] por|bajo los auspicios de|por iniciativa de|(?:cartas?"
        r"|notas?(?: verbal(?:es)?)?|comunicaci(?:ón|ones)|recordatorios?|mensajes?) de) (?:la |las |los |el )?$"
    ),
)
