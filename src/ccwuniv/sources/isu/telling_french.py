"""The words by which reports tell outreach acts, in French."""

from __future__ import annotations

from dataclasses import replace

from ccwuniv.sources.isu.telling import Telling, Verb, acts_of
from ccwuniv.sources.isu.words import words

__all__ = ["FRENCH"]

_HAS = r"\b(?:a|ont|avait|avaient) (?:(?!pas\b|jamais\b|plus\b|été\b)\w+ ){0,2}"
_BEEN = r"\b(?:a|ont|avait|avaient) (?:(?!pas\b|jamais\b|plus\b)\w+ )?été (?:\w+ )?"


def _french(participles: str, planned: str, nouns: str = "") -> Verb:
    """Return a verb: its participles, its forms to come, and the nouns that tell it after "a procédé à"."""
    to = rf"(?: à| de| du| au)?(?: la| les?)? (?:l['’])?(?:{nouns})(?!\w)" if nouns else ""
    carried = rf"|{_HAS}(?:procédé|assuré|effectué|pris en charge|coordonné|facilité|achevé){to}" if nouns else ""
    carried_to = rf"|{_BEEN}(?:procédé|assurée?|effectuée?)[^.;,]{{0,50}}?{to}" if nouns else ""
    to_come = rf"|procéder(?:a|ont){to}" if nouns else ""
    return Verb(
        done=f"(?:{_HAS}(?:{participles})(?!\\w){carried})",
        done_to=f"(?:{_BEEN}(?:{participles})(?:e?s?)(?!\\w){carried_to})",
        planned=rf"\b(?:{planned}{to_come})(?!\w)",
        planned_to=rf"\b(?:sera|seront) (?:{participles})(?:e?s?)(?!\w)",
    )


_INTENDS_FR = (
    r"(?:devra(?:it|ient)?|doit|doivent|compte(?:nt)?|prévoi(?:t|ent) (?:de |d['’])|envisage(?:nt)? (?:de |d['’])"
    r"|(?:a|ont) l['’]intention (?:de |d['’])|a prévu (?:de |d['’]))"
)
_HELD_FR = _french(
    "organisé|tenu|accueilli|animé|dispensé|convoqué|coorganisé|coparrainé|donné|mis sur pied|mené"
    "|réalisé|proposé|conduit"
    "|facilité|cofinancé|financé|hébergé|monté|assuré",
    r"(?:co)?organisera|(?:co)?organiseront|tiendr(?:a|ont)|accueiller(?:a|ont)|animer(?:a|ont)|dispenser(?:a|ont)"
    r"|convoquer(?:a|ont)|donner(?:a|ont)|(?:pr[ée]voi(?:t|ent)|envisage(?:nt)?|(?:a|ont) l['’]intention) "
    r"(?:de |d['’])(?:organiser|tenir|accueillir)",
    "organisation|tenue|animation",
)
_HELD_FR = replace(
    _HELD_FR,
    done_to=rf"{_HELD_FR.done_to}|\bs['’](?:est|était) tenue?(?!\w)|\bse sont tenu(?:e?s)(?!\w)|\b(?:a|ont) eu lieu\b"
    rf"|\bs['’](?:est|était) déroulée?(?!\w)"
    r"|\b(?:co)?organisée?s? (?:conjointement )?par\b",
    planned_to=rf"{_HELD_FR.planned_to}|\bse tiendr(?:a|ont)\b|\baur(?:a|ont) lieu\b",
)
_SENT_FR = _french(
    "adressé|envoyé|transmis|fait parvenir|remis|expédié|communiqué|distribué|diffusé|fait tenir|signé|fait circuler"
    "|fait distribuer",
    "adresser(?:a|ont)|enverr(?:a|ont)|transmettr(?:a|ont)|fer(?:a|ont) parvenir|remettr(?:a|ont)|expédier(?:a|ont)",
    "envoi|expédition|distribution|diffusion|remise",
)
_LED_FR = _french(
    "mené|eu|tenu|engagé|conduit|poursuivi|procédé|effectué|entrepris|fait|accompli|passé",
    "mèner(?:a|ont)|aur(?:a|ont)|tiendr(?:a|ont)|engager(?:a|ont)|conduir(?:a|ont)|procéder(?:a|ont)|effectuer(?:a|ont)"
    "|entreprendr(?:a|ont)|fer(?:a|ont)",
)
_GIVEN_FR = _french(
    "fourni|donné|prodigué|dispensé|apporté|offert|prêté|accordé|proposé|délivré",
    "fournir(?:a|ont)|donner(?:a|ont)|dispenser(?:a|ont)|apporter(?:a|ont)|offrir(?:a|ont)|prêter(?:a|ont)",
)
_WITH_FR = r"(?: [^.;:]{1,60})? (?:avec|auprès)(?!\w)"
_TURNED_TO_FR = (
    r"[^.;]{5,170}?\b(?:a|ont) (?:\w+ )?(?:(?:invité|encouragé|exhorté|engagé|prié|appelé)(?:e?s?)"
    r"|(?:attiré|appelé) l['’]attention"
    r"|rappelé (?:à|aux?)|expliqué|évoqué|abordé)(?!\w)"
)
_ABOUT_FR = (
    r"(?:(?:la question|le thème|le sujet|la possibilité|les avantages|les perspectives) (?:de |d['’]une? ))?"
    r"(?:l['’](?:éventuelle )?|son |sa |leur )?(?:adhésion|universalisation|universalité|ratification)\b"
    r"|la (?:ratification|question de la ratification)\b"
)
_JOIN_FR = r"adh[ée]rer|adh[èe]r(?:e|ent)|devenir (?:hautes )?parties?|deviennent parties?|ratifi(?:er|ent)|rejoindre"
FRENCH = Telling(
    acts=acts_of(
        {
            "reporting": (rf"{_HAS}(?:rendu compte|fait rapport)(?!\w)",),
            "publication": _french(
                "publié|élaboré|fait paraître|rédigé|imprimé|traduit|mis à jour|mis en ligne|lancé"
                "|diffusé|édité|produit|actualisé",
                "publier(?:a|ont)",
            ).said_of(
                r"livrets?\b|plaquettes?\b|brochures?\b|dépliants?\b|guides?\b|manuels?\b|publications?\b"
                r"|fiches? d['’]information"
                r"|notes? d['’]information|affiches?\b"
                r"|(?:pages?|sites?) (?:web|internet)|vidéos?\b|infographies?\b|recueils?\b|lois? types?\b"
                r"|trousses?\b"
                r"|dossiers? d['’](?:adhésion|information)"
            ),
            "note_verbale": (
                *_SENT_FR.said_of(r"notes? verbales?\b"),
                rf"\b(?:par|dans) (?:une|des|sa|ses|leurs?|plusieurs) (?:\w+ )?notes? verbales?\b(?={_TURNED_TO_FR})",
            ),
            "joint_letter": (
                *_SENT_FR.said_of(r"lettres? (?:communes?|conjointes?)\b"),
                (
                    rf"\blettres? (?:\w+ )?cosignées? par\b|{_HAS}(?:cosigné|écrit conjointement"
                    rf"|conjointement (?:écrit|adressé|envoyé))(?!\w)"
                ),
            ),
            "email": (
                *_SENT_FR.said_of(
                    r"courriels?\b|(?:courriers?|messages?|messageries?) électroniques?\b|par (?:courriel"
                    r"|voie électronique)\b"
                ),
                (
                    rf"{_HAS}(?:pris contact|contacté|saisi|informé|rappelé|relancé|sollicité"
                    rf"|demandé)[^.;]{{0,60}}?par (?:courriel"
                    r"|courrier électronique|voie électronique)\b"
                ),
                r"\bpar (?:courriel|courrier électronique|message électronique)\b(?=[^.;]{5,120}?\b(?:a|ont) )",
            ),
            "letter": (
                r"\b(?:a|ont) reçu (?:\w+ ){0,3}(?:lettres?|courriers?|communications?|rappels?)\b",
                *_SENT_FR.said_of(
                    r"lettres?\b|courriers?\b(?! électroniques?)|communications?\b(?: écrites?)?"
                    r"|correspondances?\b|rappels?\b"
                    r"|messages? écrits?\b"
                ),
                rf"{_HAS}(?:saisi|contacté|invité|informé|sollicité|encouragé)[^.;]{{2,60}}?\bpar (?:écrit|lettre)\b",
                rf"{_HAS}écrit (?:à|aux?)(?!\w)",
                r"\bécrir(?:a|ont) (?:à|aux?)(?!\w)",
                rf"\b(?:par|dans) (?:une|des|sa|ses|leurs?|plusieurs) (?:\w+ )?lettres?\b(?={_TURNED_TO_FR})",
            ),
            "call": (
                (
                    r"\bs['’](?:est|était) (?:\w+ )?entretenue?s? (?:par (?:téléphone|visioconférence"
                    r"|vidéoconférence)"
                    r"|au téléphone)\b"
                    r"|\bse sont (?:\w+ )?entretenue?s (?:par (?:téléphone|visioconférence"
                    r"|vidéoconférence)"
                    r"|au téléphone)\b"
                ),
                *_HELD_FR.said_of(r"(?:visio|vidéo)conférences?\b|réunions? (?:virtuelles?|par visioconférence)"),
                rf"{_HAS}(?:téléphoné|appelé (?:au|par) téléphone|joint par téléphone|contacté par téléphone)(?!\w)",
                *_LED_FR.said_of(
                    r"(?:entretiens?|conversations?|échanges?|appels?|conférences?) téléphoniques?\b"
                    r"|visioconférences?\b"
                ),
                *_HELD_FR.said_of(r"(?:entretiens?|conversations?|échanges?|appels?|conférences?) téléphoniques?\b"),
                rf"{_HAS}(?:appelé|joint|contacté|parlé|discuté|échangé)[^.;]{{2,60}}?\b(?:par|au) téléphone\b",
                (
                    r"\b(?:lors|au cours) (?:d['’]une? |de (?:plusieurs )?|des )(?:\w+ )?(?:entretiens?"
                    r"|conversations?"
                    rf"|appels?|échanges?) téléphoniques?\b(?={_TURNED_TO_FR})"
                ),
            ),
            "demarche": (
                r"\ben effectuant (?:une |des )démarches?\b",
                *_LED_FR.said_of("démarches?(?! à suivre)(?!\\w)"),
            ),
            "sponsorship": (
                (
                    r"\b(?:grâce au|au titre du|dans le cadre du|avec l['’]appui du) programme de "
                    r"parrainage\b[^.;]{1,110}?"
                    r"(?<!\w)(?:a|ont) (?:\w+ )?(?:assisté|participé|pris part|été représenté)"
                ),
                (
                    r"\b(?:a|ont|avaient) bénéficié (?:d['’]un |du |de (?:ce |l['’])?)(?:\w+ ){0,2}"
                    r"(?:appui|soutien|parrainage|financement|aide|programme)"
                ),
                (
                    r"\b(?:assister|participer|assisté|participé) (?:à|au)\b[^.;]{2,90}?\b(?:grâce|avec"
                    r"|au titre)\b"
                    r"[^.;,]{1,50}?programme de parrainage"
                ),
                rf"\bparticipation (?:de |du |des |d['’])[^.;]{{2,110}}?{_BEEN}(?:financée?|prise en charge)(?!\w)",
                (
                    rf"\b(?:voyages?|déplacements?|frais|billets?)\b[^.;]{{2,110}}?{_BEEN}(?:financé"
                    rf"|pris en charge|payé|couvert|réglé)(?:e?s?)"
                    r"(?!\w)"
                ),
                (
                    rf"{_HAS}(?:parrainé|(?:financé|pris en charge|couvert) (?:la participation|le voyage"
                    rf"|la venue"
                    rf"|les frais))(?!\w)"
                    rf"|{_BEEN}parrainée?s?(?!\w)"
                ),
                (
                    r"\b(?:au titre|dans le cadre|grâce au soutien|avec (?:l['’]appui"
                    r"|le soutien)) du programme de parrainage\b"
                    r"[^.;]{1,110}?\b(?:assisté|participé|pris part)(?!\w)"
                ),
                (
                    rf"\b(?:grâce (?:au|à l)|avec (?:l['’]appui|le soutien|l['’]aide)|au titre"
                    rf"|dans le cadre)[^.;,]{{0,40}}?"
                    rf"programme de parrainage\b[^.;]{{1,130}}?{_HAS}pu (?:assister|participer"
                    rf"|prendre part)"
                ),
                rf"{_HAS}pu (?:assister|participer|prendre part)\b[^.;]{{2,100}}?programme de parrainage",
                r"\bparrainer(?:a|ont)\b|\bser(?:a|ont) parrainée?s?\b",
            ),
            "advice": (
                *_french("formulé|présenté|fait|transmis|communiqué|adressé|fourni", "formuler(?:a|ont)").said_of(
                    r"(?:observations?|commentaires?|remarques?) (?:sur|au sujet) (?:\w+ "
                    r"|l['’])?(?:avant-)?(?:projet|texte|instrument|loi)"
                ),
                *_GIVEN_FR.said_of(
                    r"(?:conseils?|avis|éclaircissements?|précisions)(?: (?:juridiques?"
                    r"|techniques?))?(?!\w)"
                    r"|(?:assistance|aide|appui|concours|soutien) (?:juridiques?|techniques?|législati\w+)"
                    r"|orientations?(?!\w)"
                ),
                *_SENT_FR.said_of(r"modèles? d['’]instruments?|lois? types?\b|projets? d['’]instruments?"),
                *_GIVEN_FR.said_of(r"modèles? d['’]instruments?|lois? types?\b"),
                (
                    rf"{_HAS}(?:aidé|assisté|accompagné|appuyé|soutenu)[^.;]{{2,90}}?(?:élabor|rédig|rédac"
                    rf"|établi|législat|\bloi\b"
                    r"|instrument|adhésion|ratif|traduc|tradui)\w*"
                ),
                rf"{_HAS}(?:conseillé|renseigné)(?!\w)",
            ),
            "briefing": (
                *_HELD_FR.said_of(
                    r"(?:séances?|réunions?) d['’]information\b|(?:manifestations?|événements?"
                    r"|réunions?) parallèles?\b|exposés? d['’]information\b|(?:déjeuners?"
                    r"|petits[- ]déjeuners?|points?) d['’]information\b"
                ),
                (
                    rf"{_HAS}(?:informé|entretenu) (?:les?|des|d['’]) ?(?:délégations|membres|représentants"
                    rf"|états|groupe|délégués)"
                    r"[^.;]{0,90}? (?:des|de l|du|sur|au sujet)\b"
                ),
                rf"{_BEEN}(?:informée?s|mise?s au courant) (?:par|des|de|sur)\b",
                (
                    rf"{_HAS}fait (?:le point|un exposé) (?:devant|à l['’]intention|pour|à l['’]attention"
                    rf"|aux) (?:les |des |du )?"
                    r"(?:délégations|membres|représentants|états|groupe|délégués)"
                ),
            ),
            "bilateral_meeting": (
                (
                    rf"{_HAS}(?:examiné|discuté|étudié|évoqué|abordé|passé en revue"
                    rf"|parlé) (?:[^.;]{{2,60}} )?avec (?:les |la |le |l['’]|des )?"
                    r"(?:autorités|délégations?|représentante?s?|fonctionnaires|ministère|ministre"
                    r"|ambassad\w+"
                    r"|mission|gouvernement)"
                ),
                (
                    rf"\b{_INTENDS_FR} ?(?:visiter|se rendre (?:en|au|aux|à|dans)|rencontrer"
                    rf"|s['’]entretenir{_WITH_FR}|effectuer une "
                    r"(?:visite|mission))(?!\w)"
                ),
                (
                    rf"\bs['’](?:est|était|étaient) (?:\w+ )?entretenue?s?{_WITH_FR}|\bse sont (?:\w+ "
                    rf")?entretenue?s{_WITH_FR}"
                ),
                (
                    rf"{_HAS}(?:soulevé|abordé|évoqué|examiné|discuté(?: de)?"
                    rf"|traité(?: de)?) {_ABOUT_FR}[^.;]{{0,80}}?{_WITH_FR}"
                ),
                rf"\bs['’]est réunie?{_WITH_FR}|\bse sont réunie?s{_WITH_FR}|\bs['’]entretiendr(?:a|ont){_WITH_FR}",
                (
                    rf"{_HAS}(?:reçu|accueilli) (?:une |la |le |l['’]|des )?(?:délégation|représentante?s?"
                    rf"|ministre|ambassadeur|ambassadrice"
                    r"|fonctionnaires|visite)[^.;]{0,40}? (?:de|du|des|d['’])"
                ),
                (
                    rf"{_HAS}(?:effectué|fait|mené|accompli|conduit|entrepris) (?:une |des "
                    rf"|plusieurs )?(?:visites?|missions?"
                    r"|déplacements?)(?: (?:de travail|officielles?|d['’]\w+|technique|conjointe))? (?:en"
                    r"|au"
                    r"|aux|à|dans)(?!\w)"
                ),
                (
                    r"\b(?:visite|mission) (?:de la |de l['’]|du )[^.;,]{2,50}? (?:en|au|aux"
                    r"|à) [^.;]{2,60}?(?:a eu lieu|aura lieu"
                    r"|est prévue|sera effectuée|a été effectuée|s['’]est déroulée)"
                ),
                rf"{_HAS}voyagé (?:en|au|aux|à)(?!\w)|\bs['’]est déplacée? (?:en|au|aux|à)(?!\w)",
                rf"{_HAS}rencontrée?s?(?!\w)|{_HAS}visité(?!\w)|\brencontrer(?:a|ont)\b|\bvisiter(?:a|ont)\b",
                (
                    r"\bs['’](?:est|était) rendue?s? (?:en|au|aux|à|dans)(?!\w)|\bse sont rendue?s (?:en"
                    r"|au|aux|à"
                    r"|dans)(?!\w)"
                    r"|\bse rendr(?:a|ont) (?:en|au|aux|à|dans)(?!\w)"
                ),
                *_LED_FR.said_of(
                    r"(?:réunions?|rencontres?|entretiens?|discussions?|consultations?|échanges?|contacts?"
                    r"|conversations?) bilatéra\w+|(?:réunions?|rencontres?) avec\b|(?:visites?"
                    r"|missions?)"
                    r" (?:en|au|aux|à|dans)(?!\w)"
                ),
            ),
            "regional_meeting": _HELD_FR.said_of(r"(?:réunions?|conférences?|forums?) (?:sous-)?régiona\w+"),
            "seminar": (
                (
                    rf"{_HAS}(?:réuni|rassemblé) [^.;]{{2,90}}? (?:pour|lors|dans le cadre|à l['’]occasion"
                    rf"|autour|en) (?:de |d['’])?(?:une? )?"
                    r"(?:séminaires?|ateliers?|colloques?|tables? rondes?)"
                ),
                *_HELD_FR.said_of(
                    r"séminaires?\b|ateliers?\b|colloques?\b|tables? rondes?\b|journées? d['’]étude\b|stages? de "
                    r"formation\b"
                ),
            ),
            "presentation": (
                (
                    rf"{_HAS}(?:saisi l['’]occasion|profité)\b(?=[^.;]{{3,90}}?\bpour (?:présenter"
                    rf"|expliquer"
                    rf"|faire connaître) (?:la convention"
                    r"|le protocole|les avantages))"
                ),
                (
                    rf"{_HAS}(?:présenté (?!(?:une?|son|sa|leurs?|le|des) (?:\w+ )?(?:projet|rapport"
                    rf"|document"
                    rf"|candidature|budget"
                    rf"|proposition|demande|instrument|note))|fait (?:un |une )(?:exposé|présentation"
                    rf"|communication)|donné (?:une|un) "
                    rf"(?:conférence|exposé|présentation)|prononcé un exposé)(?!\w)?"
                ),
            ),
            "consultation": (
                *_LED_FR.said_of(
                    r"consultations?\b|échanges? de vues\b|(?:discussions?|entretiens?|pourparlers)(?: \w+)? avec\b"
                ),
                (
                    rf"{_HAS}(?:échangé|dialogué|discuté|débattu|conversé|maintenu (?:le|des) contacts?"
                    rf"|noué (?:le|des) contacts?)"
                    rf"[^.;]{{0,60}}? avec\b|\b(?:est|sont|a été|ont été) (?:restée?s? )?en contact\b"
                    rf"|{_HAS}gardé le contact"
                ),
                (
                    rf"{_HAS}(?:consulté|pris contact|pris langue|contacté|approché|sollicité)(?!\w)"
                    rf"|{_BEEN}(?:consulté|contacté"
                    rf"|approché|sollicité)e?s?(?!\w)|\bconsulter(?:a|ont)\b"
                ),
            ),
            "follow_up": (
                (
                    rf"{_HAS}(?:relancé|assuré le suivi|assuré un suivi|fait un suivi|repris contact"
                    rf"|recontacté)(?!\w)|{_HAS}fait le point{_WITH_FR}"
                ),
            ),
        }
    ),
    appeals=words(
        r"\b(?:déclaration|intervention|discours|allocution|exposé)\b[^.;]{0,60}? pour (?:encourager"
        r"|appeler|exhorter|inviter|engager|prier)\b"
        rf"[^.;]{{3,200}}?(?:{_JOIN_FR})",
        rf"{_HAS}(?:lancé un appel|lancé conjointement un appel|(?:conjointement )?(?:appelé|exhorté|engagé"
        rf"|invité|demandé"
        rf"|encouragé|prié)(?:e?s?)(?: instamment)?)(?!\w)[^.;]{{3,200}}?(?:{_JOIN_FR})",
        rf"\b(?:lancer|exhorter|engager|inviter|demander|encourager)(?:a|ont)\b[^.;]{{3,200}}?(?:{_JOIN_FR})",
    ),
    planned=words(
        r"\b\w{2,}(?:era|eront|ira|iront|dra|dront|tra|tront|rra|rront)\b|\b(?:sera|seront|fera|feront|aura|auront)\b"
        r"|\b(?:prévoi(?:t|ent)|envisage(?:nt)?|(?:a|ont) l['’]intention|devra(?:it|ient)|doit|doivent|compte(?:nt)?)\b"
    ),
    aside=words(
        r"(?:\b(?:à|au|aux|avec|auprès|pour|en|dans|chez|sur|par|de|du|entre|vers|envers|contre) (?:la |les |le "
        r")?|(?<=\w\s)des "
        r"|\b(?:à|avec|auprès de|pour|en|dans|sur|par|de|entre|vers|envers) l['’]|\bd['’])$"
    ),
    asks=words(
        r"\b(?:conférence|réunion|assemblée|groupe)\b[^.;]{0,80}?\b(?:décidé|décide|convenue?s?|prié|prie"
        r"|demandé|demande|chargé|recommandé"
        r"|approuvé|adopté)\b"
        r"|(?<!\w)(?:proposé|suggéré|recommandé|souhaité|préconisé) qu(?:e\b|['’])"
        r"|\bconformément (?:à|au)x?\b[^.;]{0,40}(?:décision|mandat)"
    ),
    negated=words(r"\baucune?(?: \w+)? $"),
    passive=words(_BEEN, r"\b(?:a|ont) reçu\b"),
    agent=words(
        r"\b(?:par|entre|que|(?:lettres?|notes?(?: verbales?)?|courriers?|rappels?|courriels?"
        r"|communications?) (?:de|du|d)) ?"
        r"(?:la |les |le |l['’])?$|\bqu['’](?:a )?$|\b(?:à l['’]initiative|sous l['’]égide"
        r"|avec le concours) "
        r"(?:de (?:la |l['’])?|du |des |d['’])$"
    ),
)
