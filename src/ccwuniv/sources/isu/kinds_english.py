"""The words by which reports tell each kind of act, in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = ["ENGLISH"]

_TO_STATE = (
    "(?= (?-i:(?:the )?(?:Bahamas|Central|Comoros|Congo|Cook|Czech|Democratic|Dominican|Federated|Gambia|Holy See"
    "|Islamic|Kingdom|Lao|Maldives|Marshall|Netherlands|Niger|Philippines|Plurinational|Principality|Republic|Russian"
    "|Solomon"
    "|State of|Sudan|Syrian|United|Bolivarian)|[A-Z]))"
)

_EN_ABOUT = (
    r"(?:the |its |their )?(?:(?:question|issue|matter|possibility|prospects?|benefits|merits|status) (?:of|for) "
    r")?(?:the )?(?:accession|universali[sz]ation|universality|ratification|joining the convention)\b"
)

ENGLISH: Mapping[ActKind, Sequence[str]] = {
    "reporting": (
        r"\breported (?:back )?to\b|\breporting to\b|\b(?:provid\w+|giv\w+|gave) (?:\w+ ){0,3}feedback",
        r"\bshar(?:e|ed|es|ing) (?:\w+ ){0,2}(?:results?|outcomes?|information|feedback)(?: of [^.;,]*)?",
        r"\binformed the (?:ISU|implementation|meeting|conference)[^.;]{0,20}? of (?:its|their|his|her|the)",
    ),
    "publication": (
        r"\b(?:publish|prepar|produc|draft|complet|updat|issu|translat|print|distribut|develop|finali[sz])\w* "
        r"[^.,;:]{0,70}?\b(?:publications?|brochures?|booklets?|leaflets?|fact ?sheets?|guides?|handbooks?"
        r"|briefs|information (?:papers?|materials?|kits?)|toolkits?)\b",
    ),
    "joint_letter": (
        r"\bjoint (?:\w+ ){0,2}letters?|\bjointly (?:wrote|written|sent|sign|address)\w*",
        r"\b(?:wrote|written|sent) jointly|\bco-?signed",
        r"\bdraft\w* [^.;,]{0,30}letters? [^.;,]{0,20}(?:designate|office- ?holders?|office ?holders?)",
    ),
    "note_verbale": (r"\bnotes? verbales?",),
    "email": (r"\bby e-?mail\b|\be-?mail(?:ed|s)?\b|\belectronic (?:mail|messages?)\b",),
    "call": (
        r"\b(?:tele)?phone (?:calls?|conversations?|conferences?)\b|\b(?:tele)?phoned\b|\bteleconferences?\b"
        r"|\bvideo[ -]?(?:calls?|conferences?|meetings?)\b|\bconference calls?\b"
        r"|\b(?:spoke|called|contacted)[^.;,]{0,40} by (?:tele)?phone\b|\bcalled by (?:tele)?phone\b",
    ),
    "letter": (
        r"\b(?:wrote|written|writes|writing|will write) (?:letters? )?to\b|\baddress\w* (?:\w+ ){0,2}letters?",
        r"\bsen[dt](?:ing|s)? [^.;:]{0,40}?\bletters?\b|\b(?:draft|facilitat|prepar)\w* [^.;:,]{0,40}?\bletters?\b",
        r"\b(?:in|by) (?:(?:a|an|her|his|its|their|identical|separate|several|individual) ){0,2}letters?\b"
        r"(?=[^.;]{3,160}?\b(?:drew|invited|encouraged|urged|called (?:on|upon)|appealed to|reminded|explained)\b)",
        r"\bletters? (?:was|were|has been|have been|will be) (?:\w+ )?(?:sent|addressed|dispatched|drafted)",
    ),
    "demarche": (
        r"\bd[ée]marches?\b|\b(?:action|representations|approaches) in (?:\w+ ){0,4}capitals?\b",
        r"\bin (?:the )?(?:\w+ ){0,2}capitals\b",
    ),
    "sponsorship": (
        r"\breceived (?:\w+ )?(?:support|assistance) to (?:take part|participate|attend)",
        r"\bsponsored\b(?! (?:delegat|participant|representativ|expert|official))",
        r"\b(?:receiv|provid|grant|offer|benefit)\w* (?:from )?(?:\w+ ){0,3}(?:sponsorship|funding)\b(?! program)",
        r"\bparticipation of [^.;]{2,110}? (?:was|were|is|has been) (?:\w+ )?(?:funded|financed|sponsored"
        r"|covered)\b",
        r"\bfund(?:ed|ing) the participation|\bbenefit\w* from the (?:CCW )?sponsorship programme",
        r"\b(?:attended|participated|took part)\b[^.;]{0,90}?\b(?:with|under|through|thanks to)\b[^.;,]{0,40}?"
        r"\bsponsorship (?:programme|scheme)",
        r"\bsponsorship (?:was|were) (?:\w+ )?(?:provided|granted|given|offered)",
        r"\b(?:able|enabled|helped) to (?:attend|participate|take part)\b[^.;]{0,90}?"
        r"\b(?:with|under|through|thanks to|by)\b[^.;,]{0,40}?\bsponsorship (?:programme|scheme)",
        r"\b(?:under|through|thanks to) the [^.;,]{0,20}sponsorship (?:programme|scheme),? [^.;]{2,110}?"
        r"\b(?:attended|participated|took part)\b",
    ),
    "briefing": (
        r"\bbrief(?:ed|ings?)\b"
        r"|\bwill (?:also )?brief\b|\b(?:is|are) to brief\b|\bside[- ]events?\b|\binformation sessions?\b",
    ),
    "bilateral_meeting": (
        r"\bbilateral(?:ly)? (?:\w+ ){0,2}(?:meetings?|consultations?|discussions?|contacts?|talks|exchanges?)",
        r"\bbilateral (?:dialogues?|engagements?)|\bmet bilaterally",
        r"\bmet with (?:the )?(?:senior |high-level |government )*(?:representatives|permanent|delegations?"
        r"|officials|ambassador)",
        r"\bmet (?:separately |bilaterally )?(?:the )?(?:delegations?|(?:permanent )?representatives|ambassadors?"
        r"|officials|authorities) (?:of|from)\b",
        r"\b(?:exchanges?|discussions?|meetings?|talks|conversations?) (?:took place|(?:was|were) held) with\b",
        r"\b(?:will|is to|are to) meet (?:with )?(?:the )?(?:delegations?|(?:permanent )?representatives?"
        r"|ambassadors?"
        r"|officials|authorities) (?:of|from)\b",
        rf"\bdiscuss(?:ed|es|ing)? {_EN_ABOUT}[^.;,]{{0,60}}? with\b",
        r"\bmet in [^.;,]{2,40}? with (?:the )?(?:representatives|permanent|delegations?|officials|ambassador)",
        (
            rf"\bmet(?! (?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)){_TO_STATE}"
            rf"|\bmet (?:in [^.;,]{{2,40}}? )?with(?= (?-i:[A-Z]))|\bvisit(?:ed|s? to){_TO_STATE}"
            rf"|\bmissions? to{_TO_STATE}|\bwill visit{_TO_STATE}"
        ),
        r"\brais(?:e|ed|ing) (?:the )?(?:\w+ )?universali[sz]ation (?:of [^.;,]{2,60}? )?with\b",
        r"\brais(?:e|ed|ing) (?:the )?(?:\w+ of )?accession (?:to [^.;,]{2,60}? )?with\b",
    ),
    "regional_meeting": (r"\b(?:sub-?)?regional (?:\w+ )?(?:meetings?|conferences?|events?|forums?|dialogues?)\b",),
    "seminar": (r"\bseminars?\b|\bworkshops?\b|\bround ?-?tables?\b|\bsymposi(?:um|a)\b|\btraining courses?\b",),
    "presentation": (
        r"\bpresent(?:ed|ations?|ing)\b(?! (?:an?|the|its|his|her|their) (?:\w+ ){0,3}"
        r"(?:papers?|reports?|drafts?|proposals?|documents?|budgets?|programmes?))"
        r"|\bwill present\b|\blectur(?:ed|es?|ing)\b",
    ),
    "advice": (r"\b(?:provid|giv|offer)\w* (?:\w+ ){0,3}(?:advice|guidance|clarifications?)|\badvis(?:ed|es|ing)\b",),
    "prioritization": (
        r"\bpriority (?:states|countries)\b|\bprioriti[sz]\w+ [^.;]{0,60}?\b(?:states|countries|targets)\b",
        r"\bidentif(?:y|ied|ying) [^.;]{0,60}?(?:states|countries)\b",
    ),
    "coordination": (
        r"\bregular (?:\w+ ){0,2}meetings?\b|\bcoordination meetings?\b|\bmet (?:regularly|periodically)\b",
        r"\bcoordinat(?:ed|ing) (?:their|its|with|closely)",
    ),
    "follow_up": (r"(?<!\bto\s)\bfollow(?:ed|ing|s)?[- ]up\b|\bto follow[- ]up with\b",),
    "consultation": (
        r"\bconsult(?:ed|ations?|ing)\b|\bengag(?:ed|ing|ement) (?:with|in)\b|\breach(?:ed|ing) out\b",
        r"\bapproach(?:ed|ing)\b|\bcontact(?:ed|ing|s)\b|\bmade contact\b|\boutreach to\b|\bdialogue with\b",
        r"\bheld (?:talks|discussions) with\b|\binitiated (?:work|efforts)\b",
    ),
}
