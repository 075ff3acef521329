"""What an office's own list of contacts calls things: headings of columns, kinds of act, months, in three languages.

Words are matched whole, without regard to case, accents and punctuation; nothing is guessed from a part of one.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

__all__ = [
    "HEADINGS",
    "field_of",
    "kind_of_words",
    "level_of_words",
    "month_of",
    "plain_words",
    "stage_of_words",
    "status_of_words",
]

HEADINGS: Mapping[str, str] = {
    "start": "date; day; date of contact; date of act; start; start date; from date; first day; fecha; date du contact",
    "end": "end; end date; until; last day; date de fin; fecha final",
    "kind": "kind; type; kind of act; type of act; type of contact; form; form of contact; channel; means; "
    "type de contact; forme; tipo; tipo de contacto",
    "states": "state; states; country; countries; delegation; delegations; mission; etat; etats; pays; estado; "
    "estados; pais; paises",
    "instruments": "instrument; instruments; protocol; protocols; treaty; protocole; protocoles; protocolo; protocolos",
    "actor": "by; by whom; who; actor; actors; contacted by; done by; par; par qui; por; por quien",
    "venue": "venue; place; where; location; lieu; lugar",
    "audience": "audience; room; public",
    "note": "note; notes; remark; remarks; comment; comments; details; remarque; remarques; observation; "
    "observations; commentaire; commentaires; nota; notas; observaciones; comentarios",
    "due": "due; follow up; follow up by; follow up due; due date; next step by; deadline; reminder; relance; "
    "suivi; echeance; seguimiento; plazo",
    "status": "status; done or planned; statut; estado del acto",
    "document": "document; symbol; reference; ref; cote; signatura; referencia",
    "stage": "stage; sponsorship; etape; etapa",
    "level": "level; confidentiality; level of confidentiality; confidential; classification; sensitivity; niveau; "
    "confidentialite; niveau de confidentialite; confidentiel; nivel; confidencialidad; nivel de confidencialidad; "
    "confidencial",
    "count": "count; number of states; nombre d etats; numero de estados",
}
"""For each field of an act, what the heading of its column may say."""

_KINDS: Mapping[str, str] = {
    "letter": "letters; lettre; lettres; carta; cartas",
    "joint_letter": "joint letters; lettre conjointe; carta conjunta",
    "note_verbale": "notes verbales; nv; verbal note; nota verbal; notas verbales",
    "email": "e mail; e mails; emails; courriel; correo electronico; correo; electronic mail",
    "call": "calls; phone; phone call; telephone; telephone call; telcon; video call; videocall; appel; "
    "appel telephonique; llamada; llamada telefonica",
    "demarche": "demarches; gestion diplomatica",
    "bilateral_meeting": "bilateral; bilateral talks; bilateral meetings; entretien bilateral; reunion bilateral",
    "consultation": "consultations; informal consultations; consulta; consultas",
    "seminar": "seminars; workshop; seminaire; seminario; atelier; taller",
    "briefing": "briefings; seance d information; sesion informativa",
    "presentation": "presentations; talk; expose; presentacion",
    "sponsorship": "sponsorships; parrainage; patrocinio; sponsored travel",
    "regional_meeting": "regional meetings; regional seminar; reunion regionale; reunion regional",
    "publication": "publications; publicacion",
    "statement": "statements; declaration; declaracion",
}
_UNCLEAR: Mapping[str, tuple[str, ...]] = {
    "meeting": ("bilateral_meeting", "regional_meeting", "consultation"),
    "meetings": ("bilateral_meeting", "regional_meeting", "consultation"),
    "reunion": ("bilateral_meeting", "regional_meeting", "consultation"),
    "note": ("note_verbale", "other"),
    "mail": ("email", "letter"),
}
"""Words that may mean several kinds."""

_STATUSES: Mapping[str, str] = {
    "done": "completed; sent; held; yes; fait; envoye; hecho; enviado",
    "planned": "to do; todo; open; no; prevu; a faire; previsto",
}
_LEVELS: Mapping[str, str] = {
    "public": "publique; publico; publica",
    "internal": "interne; interno; interna",
    "confidential": "confidentiel; confidentielle; confidencial; secret",
}
_MONTHS: Mapping[int, str] = {
    number: f"{calendar.month_name[number]}; {calendar.month_abbr[number]}; {others}"
    for number, others in enumerate(
        ("janvier; enero", "fevrier; febrero", "mars; marzo", "avril; abril", "mai; mayo", "juin; junio",
         "juillet; julio", "aout; agosto", "septembre; septiembre; sept", "octobre; octubre", "novembre; noviembre",
         "decembre; diciembre"),
        start=1,
    )
}  # fmt: skip


def plain_words(text: str) -> str:
    """Return a text without case, accents and punctuation.

    Examples
    --------
    >>> plain_words(" Follow-up (by): "), plain_words("Séminaire")
    ('follow up by', 'seminaire')
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c))))


def _index(words: Mapping[str, str]) -> dict[str, str]:
    found = {plain_words(name): name for name in words}
    found.update({one.strip(): name for name, said in words.items() for one in said.split(";")})
    return found


@cache
def _headings() -> dict[str, str]:
    return _index(HEADINGS)


@cache
def _kinds() -> dict[str, str]:
    from ccwuniv.outreach.kinds import ACT_KINDS

    return {plain_words(kind): kind for kind in ACT_KINDS} | _index(_KINDS)


def field_of(heading: str) -> str | None:
    """Return the field of an act that a column is about, by its heading; None where that is on no list.

    Examples
    --------
    >>> field_of("Follow-up by"), field_of("Pays"), field_of("Budget line")
    ('due', 'states', None)
    """
    return _headings().get(plain_words(heading))


def kind_of_words(text: str) -> tuple[str, ...]:
    """Return the kinds of act that a word may mean: one, several, or none where it is on no list.

    Examples
    --------
    >>> kind_of_words("Phone call"), kind_of_words("meeting")[0], kind_of_words("fax")
    (('call',), 'bilateral_meeting', ())
    """
    word = plain_words(text)
    if word in _UNCLEAR:
        return _UNCLEAR[word]
    return (_kinds()[word],) if word in _kinds() else ()


def status_of_words(text: str) -> str | None:
    """Return whether an act is done or planned, by a word; None where that is on no list.

    Examples
    --------
    >>> status_of_words("Sent"), status_of_words("perhaps")
    ('done', None)
    """
    return _index(_STATUSES).get(plain_words(text))


def level_of_words(text: str) -> str | None:
    """Return who may know of an act, by a word; None where that is on no list.

    Examples
    --------
    >>> level_of_words("Confidentiel"), level_of_words("yes")
    ('confidential', None)
    """
    return _index(_LEVELS).get(plain_words(text))


def stage_of_words(text: str) -> str | None:
    """Return the stage of a sponsorship, by its own word; None for another.

    Examples
    --------
    >>> stage_of_words("Followed up"), stage_of_words("perhaps")
    ('followed_up', None)
    """
    from ccwuniv.outreach.kinds import SPONSORSHIP_STAGES

    return {plain_words(stage): stage for stage in SPONSORSHIP_STAGES}.get(plain_words(text))


def month_of(word: str) -> int | None:
    """Return the number of a month, by its name in English, French or Spanish.

    Examples
    --------
    >>> month_of("mars"), month_of("Sept."), month_of("Smarch")
    (3, 9, None)
    """
    asked = plain_words(word)
    found = {number for number, said in _MONTHS.items() if asked in [plain_words(one) for one in said.split(";")]}
    return found.pop() if len(found) == 1 else None
