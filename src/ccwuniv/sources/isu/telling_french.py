"""The words by which reports tell outreach acts, in French."""

from __future__ import annotations

from ccwuniv.sources.isu.french_verbs import (
    ABOUT,
    BEEN,
    GIVEN,
    HAS,
    HELD,
    INTENDS,
    JOIN,
    JOINING,
    LED,
    PRINTED,
    SENT,
    TURNED_TO,
    WITH,
    french,
)
from ccwuniv.sources.isu.telling import Telling, acts_of
from ccwuniv.sources.isu.words import words

__all__ = ["FRENCH"]

FRENCH = Telling(
    acts=acts_of(
        {
            "reporting": (rf"{HAS}(?:rendu compte|fait rapport)(?!\w)",),
            "publication": (
                *french(
                    "publié|élaboré|fait paraître|rédigé|imprimé|traduit|mis à jour|mis en ligne|lancé"
                    "|diffusé|fait traduire|fait imprimer|édité|produit|actualisé|sorti|réalisé|conçu|mis au point"
                    "|mis à la disposition|distribué",
                    "publication|impression|traduction|édition|diffusion|élaboration",
                ).said_of(PRINTED),
                (
                    rf"(?:{PRINTED})[^.;]{{0,90}}?\b(?:est|sont) (?:\w+ )?(?:disponibles?|accessibles?|consultables?"
                    rf"|en ligne|parue?s?)"
                ),
                (
                    rf"\b(?:disponibles?|accessibles?|parue?s?)\b[^.;]{{0,60}}?, (?:la |le |les |l['’]"
                    rf"|une? )(?:\w+ )?(?:{PRINTED})"
                ),
                rf"\b(?:est|sont) parue?s? [^.;]{{0,60}}?(?:{PRINTED})",
            ),
            "note_verbale": (
                *SENT.said_of(r"notes? verbales?\b"),
                (
                    rf"\b(?:par|dans) (?:(?:une|des|sa|ses|leurs?|plusieurs"
                    rf"|cette) )?(?:\w+ )?notes? verbales?\b(?={TURNED_TO})"
                ),
            ),
            "joint_letter": (
                *SENT.said_of(r"lettres? (?:communes?|conjointes?)\b"),
                (
                    rf"\blettres? (?:\w+ )?cosignées? par\b|{HAS}(?:cosigné|écrit conjointement"
                    rf"|conjointement (?:écrit|adressé|envoyé))(?!\w)"
                ),
            ),
            "email": (
                *SENT.said_of(
                    r"courriels?\b|(?:courriers?|messages?|messageries?) électroniques?\b|par (?:courriel"
                    r"|voie électronique)\b"
                ),
                (
                    rf"{HAS}(?:pris contact|contacté|saisi|informé|rappelé|relancé|sollicité"
                    rf"|demandé)[^.;]{{0,60}}?par (?:courriel"
                    r"|courrier électronique|voie électronique)\b"
                ),
                (
                    rf"{HAS}\w+[^.;]{{0,60}}? ?par (?:courriel|courrier électronique|message électronique"
                    rf"|voie électronique)\b"
                ),
                r"\bpar (?:courriel|courrier électronique|message électronique)\b(?=[^.;]{5,120}?\b(?:a|ont) )",
            ),
            "letter": (
                r"\b(?:a|ont) reçu (?:\w+ ){0,3}(?:lettres?|courriers?|communications?|rappels?)\b",
                *SENT.said_of(
                    r"lettres?\b|courriers?\b(?! électroniques?)|communications?\b(?: écrites?)?"
                    r"|correspondances?\b|rappels?\b|messages? écrits?\b"
                ),
                rf"{HAS}(?:saisi|contacté|invité|informé|sollicité|encouragé)[^.;]{{2,60}}?\bpar (?:écrit|lettre)\b",
                (
                    rf"(?:{HAS}écrit|{INTENDS}(?:\w+ )?écrire|\bécrir(?:a"
                    rf"|ont))(?:, [^,;.]{{2,40}},)? (?:(?!que\b)\w+ ){{0,3}}?(?:à|aux?)(?!\w)"
                ),
                (
                    r"\b(?:s['’]est|se sont) vue?s? (?:adresser|remettre|envoyer|transmettre) [^.;]{0,40}?(?:lettre"
                    r"|courrier)"
                ),
                r"\bdestinataires? d['’]une (?:\w+ )?(?:lettre|courrier)",
                (
                    r"\bs['’](?:est|était) adressée?s? (?:\w+ )?par (?:écrit|lettre|courrier)\b"
                    r"|\bse sont adressée?s par (?:écrit|lettre)"
                ),
                rf"{HAS}saisi(?:e?s?) par (?:écrit|lettre)\b",
                (
                    rf"\b(?:par|dans) (?:(?:une|des|sa|ses|leurs?|plusieurs|cette|la) )?(?:\w+ )?(?:lettres?"
                    rf"|courriers?)\b(?! électronique)(?={TURNED_TO})"
                ),
            ),
            "call": (
                (
                    rf"{HAS}appelé (?:l[ea] |l['’]|les )(?:point de contact|point focal|mission|ambassad\w+"
                    rf"|représentant\w*|ministère|homologue"
                    rf"|conseill\w+|secrétaire|secrétariat d)"
                ),
                (
                    r"\bs['’](?:est|était) (?:\w+ )?entretenue?s? (?:par (?:téléphone|visioconférence"
                    r"|vidéoconférence)|au téléphone)\b"
                    r"|\bse sont (?:\w+ )?entretenue?s (?:par (?:téléphone|visioconférence|vidéoconférence)"
                    r"|au téléphone)\b"
                ),
                *HELD.said_of(r"(?:visio|vidéo)conférences?\b|réunions? (?:virtuelles?|par visioconférence)"),
                rf"{HAS}(?:téléphoné|appelé (?:au|par) téléphone|joint par téléphone|contacté par téléphone)(?!\w)",
                *LED.said_of(
                    r"(?:entretiens?|conversations?|échanges?|appels?|conférences?) téléphoniques?\b"
                    r"|visioconférences?\b"
                ),
                *HELD.said_of(r"(?:entretiens?|conversations?|échanges?|appels?|conférences?) téléphoniques?\b"),
                rf"{HAS}(?:appelé|joint|contacté|parlé|discuté|échangé)[^.;]{{2,60}}?\b(?:par|au) téléphone\b",
                (
                    r"\b(?:lors|au cours) (?:d['’]une? |de (?:plusieurs )?|des )(?:\w+ )?(?:entretiens?"
                    r"|conversations?"
                    rf"|appels?|échanges?) téléphoniques?\b(?={TURNED_TO})"
                ),
            ),
            "demarche": (
                rf"{HAS}démarché(?!\w)",
                r"\ben effectuant (?:une |des )démarches?\b",
                r"\b(?:est|sont) intervenue?s? (?:\w+ )?auprès d|\bintervenu auprès d",
                *LED.said_of("démarches?(?! à suivre)(?!\\w)"),
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
                    r"\b(?:assister|participer|assisté|participé) (?:à|au)\b[^.;]{2,90}?\b(?:grâce|avec|au titre)\b"
                    r"[^.;,]{1,50}?programme de parrainage"
                ),
                rf"\bparticipation (?:de |du |des |d['’])[^.;]{{2,110}}?{BEEN}(?:financée?|prise en charge)(?!\w)",
                (
                    rf"\b(?:voyages?|déplacements?|frais|billets?)\b[^.;]{{2,110}}?{BEEN}(?:financé"
                    rf"|pris en charge|payé|couvert|réglé)(?:e?s?)"
                    r"(?!\w)"
                ),
                (
                    rf"{HAS}(?:parrainé(?! (?:une? |des |l['’]|les? |la )(?:manifestation|événement|atelier|séminaire"
                    rf"|réunion|conférence))|(?:financé|pris en charge|couvert) (?:la participation|le voyage"
                    rf"|la venue|les billets|le séjour|l['’]hébergement|les déplacements|les frais))(?!\w)"
                    rf"|{BEEN}parrainée?s?(?!\w)"
                ),
                (
                    r"\b(?:au titre|dans le cadre|grâce au soutien|avec (?:l['’]appui"
                    r"|le soutien)) du programme de parrainage\b[^.;]{1,110}?\b(?:assisté|participé|pris part)(?!\w)"
                ),
                (
                    rf"\b(?:grâce (?:au|à l)|avec (?:l['’]appui|le soutien|l['’]aide)|au titre"
                    rf"|dans le cadre)[^.;,]{{0,40}}?"
                    rf"programme de parrainage\b[^.;]{{1,130}}?{HAS}pu (?:se rendre|venir|assister|participer"
                    rf"|prendre part)"
                ),
                (
                    rf"{HAS}pu (?:assister|participer|prendre part|se rendre"
                    rf"|venir)\b[^.;]{{2,100}}?programme de parrainage"
                ),
                (
                    rf"\bprogramme de parrainage\b[^.;]{{0,30}}?{HAS}permis\b[^.;]{{2,140}}? (?:d['’]assister"
                    rf"|de participer"
                    r"|de prendre part|de se rendre)"
                ),
                (
                    r"\bprendr(?:a|ont) (?:à sa charge|à leur charge|en charge)\b|\bfinancer(?:a"
                    r"|ont) (?:la participation|le voyage)"
                    r"|\b(?:venue|présence|participation)\b[^.;]{2,110}?\brendue possible\b|\bparrainer(?:a|ont)\b"
                    r"|\bser(?:a|ont) parrainée?s?\b"
                ),
            ),
            "advice": (
                *french("formulé|présenté|fait|transmis|communiqué|adressé|fourni|soumis|rédigé").said_of(
                    r"(?:observations?|commentaires?|remarques?) (?:sur|au sujet) (?:\w+ "
                    r"|l['’])?(?:avant-)?(?:projet|texte|instrument|loi)"
                ),
                *GIVEN.said_of(
                    r"(?:conseils?|avis|éclaircissements?|précisions)(?: (?:juridiques?|techniques?))?(?!\w)"
                    r"|(?:assistance|aide|appui|concours|soutien) (?:juridiques?|techniques?|législati\w+)"
                    r"|orientations?(?!\w)"
                ),
                *SENT.said_of(r"modèles? d['’]instruments?|lois? types?\b|projets? d['’]instruments?"),
                *GIVEN.said_of(r"modèles? d['’]instruments?|lois? types?\b"),
                (
                    rf"{HAS}(?:aidé|assisté|accompagné|appuyé|soutenu)[^.;]{{2,90}}?(?:élabor|rédig|rédac"
                    rf"|établi|législat|\bloi\b"
                    r"|instrument|adhésion|ratif|traduc|tradui)\w*"
                ),
                rf"{HAS}(?:conseillé|renseigné)(?!\w)",
                (
                    rf"{HAS}(?:prêté|apporté|offert) (?:son |leur )?(?:concours|aide|appui|soutien"
                    rf"|assistance)\b[^.;]{{2,110}}?"
                    r"(?:élabor|rédig|rédac|établi|législat|\bloi\b|instrument|adhésion|ratif|traduc)\w*"
                ),
                rf"{HAS}(?:relu|examiné|révisé|commenté|mis au point) [^.;]{{0,50}}?(?:projet|texte|instrument|loi)\b",
            ),
            "briefing": (
                *HELD.said_of(
                    r"(?:séances?|réunions?) d['’](?:information|initiation)\b|(?:manifestations?|événements?"
                    r"|réunions?) parallèles?\b|exposés? d['’]information\b|(?:déjeuners?"
                    r"|petits[- ]déjeuners?|points?) d['’]information\b"
                ),
                (
                    rf"{HAS}(?:informé|entretenu) (?:les?|des|d['’]) ?(?:délégations|membres|représentants"
                    rf"|états|groupe|délégués)"
                    r"[^.;]{0,90}? (?:des|de l|du|sur|au sujet)\b"
                ),
                rf"{BEEN}(?:informée?s|mise?s au courant) (?:par|des|de|sur)\b",
                (
                    rf"{HAS}fait (?:le point|un exposé) (?:devant|à l['’]intention|pour|à l['’]attention"
                    rf"|aux) (?:les |des |du )?"
                    r"(?:délégations|membres|représentants|états|groupe|délégués)"
                ),
            ),
            "bilateral_meeting": (
                (
                    r"\b(?:points?|questions?|sujets?|thèmes?) (?:abordée?s?|évoquée?s?|examinée?s?"
                    r"|soulevée?s?) par\b[^.;]{2,90}? (?:avec|lors)\b"
                ),
                (
                    rf"{HAS}(?:mis à profit|profité|saisi l['’]occasion|tiré parti"
                    rf"|tiré profit)\b(?! (?:de |d['’])?(?:sa|son|leur|une) (?:déclaration|intervention"
                    rf"|discours))[^.;]{{2,120}}? pour (?:aborder|évoquer"
                    r"|soulever|encourager|inviter|rappeler|promouvoir|plaider|discuter|s['’]entretenir)"
                ),
                rf"{BEEN}reçue?s?\b[^.;]{{0,50}}? par (?:les? |la |l['’]|des )",
                (
                    rf"{HAS}(?:examiné|discuté|étudié|évoqué|abordé|passé en revue"
                    rf"|parlé) (?:[^.;]{{2,60}} )?avec (?:les |la |le |l['’]|des )?"
                    r"(?:autorités|délégations?|représentante?s?|fonctionnaires|ministère|ministre|ambassad\w+"
                    r"|mission|gouvernement)"
                ),
                (
                    rf"{INTENDS}(?:visiter|se rendre (?:en|au|aux|à|dans)|rencontrer"
                    rf"|s['’]entretenir{WITH}|effectuer une "
                    r"(?:visite|mission))(?!\w)"
                ),
                (
                    rf"\bs['’](?:est|était|étaient) (?:\w+ )?entretenue?s?{WITH}|\bse sont (?:\w+ "
                    rf")?entretenue?s{WITH}"
                ),
                (
                    rf"{HAS}(?:soulevé|abordé|évoqué|examiné|discuté(?: de)?"
                    rf"|traité(?: de)?) {ABOUT}[^.;]{{0,80}}?{WITH}"
                ),
                rf"\bs['’]est réunie?{WITH}|\bse sont réunie?s{WITH}|\bs['’]entretiendr(?:a|ont){WITH}",
                (
                    rf"{HAS}(?:reçu|accueilli) (?:une |la |le |l['’]|des |son |sa )?(?:homologue|délégation"
                    rf"|représentante?s?"
                    rf"|ministre|ambassadeur|ambassadrice"
                    r"|fonctionnaires|visite)[^.;]{0,40}? (?:de|du|des|d['’])"
                ),
                (
                    rf"{HAS}(?:effectué|fait|mené|accompli|conduit|entrepris) (?:une |des "
                    rf"|plusieurs )?(?:visites?|missions?"
                    r"|déplacements?)(?: (?:de travail|officielles?|d['’]\w+|technique|conjointe))? (?:en|au"
                    r"|aux|à|dans)(?!\w)"
                ),
                (
                    r"\b(?:visite|mission) (?:de la |de l['’]|du )[^.;,]{2,50}? (?:en|au|aux"
                    r"|à) [^.;]{2,60}?(?:a eu lieu|aura lieu"
                    r"|est prévue|sera effectuée|a été effectuée|s['’]est déroulée)"
                ),
                rf"{HAS}voyagé (?:en|au|aux|à)(?!\w)|\bs['’]est déplacée? (?:en|au|aux|à)(?!\w)",
                rf"{HAS}rencontrée?s?(?!\w)|{HAS}visité(?!\w)|\brencontrer(?:a|ont)\b|\bvisiter(?:a|ont)\b",
                (
                    r"\bs['’](?:est|était) rendue?s? (?:en|au|aux|à|dans)(?!\w)|\bse sont rendue?s (?:en|au|aux|à"
                    r"|dans)(?!\w)|\bse rendr(?:a|ont) (?:en|au|aux|à|dans)(?!\w)"
                ),
                *LED.said_of(
                    r"(?:entrevues?|têtes?-à-têtes?|réunions? de travail)\b|(?:réunions?|rencontres?|entretiens?"
                    r"|discussions?|consultations?|échanges?|contacts?"
                    r"|conversations?) bilatéra\w+|(?:réunions?|rencontres?) avec\b|(?:visites?|missions?)"
                    r" (?:en|au|aux|à|dans)(?!\w)"
                ),
            ),
            "regional_meeting": HELD.said_of(r"(?:réunions?|conférences?|forums?) (?:sous-)?régiona\w+"),
            "seminar": (
                (
                    rf"{HAS}(?:convié|invité)(?:e?s?) [^.;]{{2,90}}? à (?:participer à )?(?:une?"
                    rf"|des) (?:\w+ )?(?:séminaire|atelier|colloque|stage|cours)"
                ),
                rf"{BEEN}(?:formée?s?|initiée?s?) (?:par|à|au)\b",
                rf"{HAS}suivi [^.;]{{0,60}}?(?:formation|cours|stage|séminaire|atelier)\b",
                (
                    rf"{HAS}(?:réuni|rassemblé) [^.;]{{2,90}}? (?:pour|lors|dans le cadre|à l['’]occasion"
                    rf"|autour|en) (?:de |d['’])?(?:une? )?"
                    r"(?:séminaires?|ateliers?|colloques?|tables? rondes?)"
                ),
                *HELD.said_of(
                    r"journées? de formation\b|(?:sessions?|cours|stages?|cycles?|programmes?) de formation\b"
                    r"|formations?\b(?! des démineurs)|\bcours\b(?! (?:de|d))|séminaires?\b|ateliers?\b|colloques?\b"
                    r"|tables? rondes?\b|journées? d['’]étude\b|stages? de formation\b"
                ),
            ),
            "presentation": (
                (
                    rf"{HAS}(?:saisi l['’]occasion|profité)\b(?=[^.;]{{3,90}}?\bpour (?:présenter|expliquer"
                    rf"|faire connaître) (?:la convention"
                    r"|le protocole|les avantages))"
                ),
                (
                    rf"{HAS}(?:présenté (?!(?:une?|son|sa|leurs?|le|des) (?:\w+ )?(?:projet|rapport|document"
                    rf"|candidature|budget"
                    rf"|proposition|demande|instrument|note))|fait (?:un |une )(?:exposé|présentation"
                    rf"|communication)|donné (?:une|un) (?:conférence|exposé|présentation)|prononcé un exposé)(?!\w)?"
                ),
            ),
            "consultation": (
                *LED.said_of(
                    r"consultations?\b|échanges? de vues\b|(?:discussions?|entretiens?|pourparlers|échanges?"
                    r"|conversations?|dialogues?|contacts?|séances? de travail|débats?)(?: \w+){0,2} (?:avec|entre)\b"
                ),
                (
                    rf"{HAS}(?:échangé|dialogué|discuté|débattu|conversé|maintenu (?:le|des) contacts?"
                    rf"|noué (?:le|des) contacts?)"
                    rf"[^.;]{{0,60}}? avec\b|\b(?:est|sont|a été|ont été) (?:restée?s? )?en contact\b"
                    rf"|{HAS}gardé le contact"
                ),
                (
                    rf"{HAS}(?:consulté|pris contact|pris langue|contacté|approché|sollicité)(?!\w)"
                    rf"|{BEEN}(?:consulté|contacté|approché|sollicité)e?s?(?!\w)|\bconsulter(?:a|ont)\b"
                ),
            ),
            "follow_up": (
                r"\bs['’]est de nouveau (?:rapprochée?|adressée?|tournée?)|\bse sont de nouveau rapprochés",
                r"\b(?:est|sont) revenue?s? (?:vers|auprès)",
                (
                    rf"{HAS}(?:relancé|assuré le suivi|assuré un suivi|fait un suivi|repris contact"
                    rf"|de nouveau sollicité|réinterrogé|recontacté)(?!\w)|{HAS}fait le point{WITH}"
                ),
            ),
        }
    ),
    appeals=words(
        rf"\b(?:sont|étaient) (?:\w+ )?(?:priés|invités|exhortés|appelés|encouragés|engagés) (?:à|de"
        rf"|d['’])[^.;]{{0,120}}?(?:{JOIN})",
        rf"\bnous (?:exhortons|appelons|invitons|engageons|encourageons|demandons|prions)\b[^.;]{{3,220}}?(?:{JOIN})",
        r"\b(?:déclaration|intervention|discours|allocution|exposé|message)\b[^.;]{0,60}? pour (?:encourager"
        r"|appeler|exhorter|inviter|engager|prier)\b"
        rf"[^.;]{{3,200}}?(?:{JOIN})",
        rf"{HAS}(?:(?:lancé|renouvelé|réitéré|adressé|publié) (?:conjointement )?(?:un |son |leur "
        rf"|l['’])?(?:\w+ )?appel"
        rf"|plaidé (?:en faveur|pour)|préconisé|prôné)(?!\w)[^.;]{{0,200}}?(?:{JOINING})",
        rf"{HAS}(?:conjointement )?(?:appelé|exhorté|engagé|invité|demandé|encouragé|prié|adjuré|pressé|incité"
        rf"|souhaité que)"
        rf"(?:e?s?)(?: instamment)?(?!\w)[^.;]{{0,200}}?(?:{JOIN})",
        rf"\b(?:lancer|exhorter|engager|inviter|demander|encourager)(?:a|ont)\b[^.;]{{3,200}}?(?:{JOIN})",
        r"\b(?:demande|appelle|exhorte|engage|invite|encourage|prie|presse|lance|réitère|renouvelle)(?:nt)?"
        rf"(?! pas)[^.;]{{3,220}}?(?:{JOIN})",
    ),
    planned=words(
        INTENDS,
        r"\b(?:est|sont) prévue?s?(?!\w)",
        r"\b\w{2,}(?:era|eront|ira|iront|dra|dront|tra|tront|rra|rront)\b|\b(?:sera|seront|fera|feront|aura|auront)\b"
        r"|\b(?:prévoi(?:t|ent)|envisage(?:nt)?|(?:a|ont) l['’]intention|devra(?:it|ient)|doit|doivent"
        r"|compte(?:nt)?)\b",
    ),
    aside=words(
        r"(?:\b(?:à|au|aux|avec|auprès|pour|en|dans|chez|sur|par|de|du|entre|vers|envers|contre) (?:la |les |le "
        r")?|(?<=\w\s)des |\b(?:à|avec|auprès de|pour|en|dans|sur|par|de|entre|vers|envers) l['’]|\bd['’])$"
    ),
    asks=words(
        r"\b(?:conférence|réunion|assemblée|groupe)\b[^.;]{0,80}?\b(?:décidé|décide|convenue?s?|prié|prie"
        r"|demandé|demande|chargé|recommandé|approuvé|adopté)\b"
        r"|(?<!\w)(?:proposé|suggéré|recommandé|souhaité|préconisé) (?:qu(?:e\b|['’])|(?:de |d['’])(?=\w+er\b))"
        r"|\bconformément (?:à|au)x?\b[^.;]{0,40}(?:décision|mandat)"
    ),
    negated=words(
        r"\baucune?(?: \w+)? $",
        r"\b(?:en réponse|répon\w+|faisant suite|à la suite) (?:à|aux?|de|des|d['’])(?: la| sa| une| cette)? ?$",
    ),
    passive=words(
        rf"{BEEN}(?!l['’])",
        r"\b(?:a|ont) (?:reçu(?! (?:son|sa|le|l['’]|une délégation|la délégation|des représent)\b)|bénéficié|suivi)\b",
        r"\bvue?s? (?:remettre|adresser|envoyer|transmettre)\b|\bdestinataires?\b",
    ),
    agent=words(
        r"\b(?:par|entre|que|(?:lettres?|notes?(?: verbales?)?|courriers?|rappels?|courriels?|messages?(?: \w+)?"
        r"|communications?) (?:de|du|d)) ?"
        r"(?:la |les |le |l['’])?$|\bqu['’](?:a )?$|\b(?:à l['’]initiative|sous (?:l['’]égide|le patronage"
        r"|les auspices|la houlette)|avec le concours) (?:de (?:la |l['’])?|du |des |d['’])$"
    ),
)
