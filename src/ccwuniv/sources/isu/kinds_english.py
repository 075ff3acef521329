"""The words by which reports tell each kind of act, in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.english_verbs import (
    BE,
    EN_ABOUT,
    GAVE,
    GIVE,
    HELD,
    HOLD,
    LESS,
    MODEL,
    OFFICIALS,
    PAID,
    PRINTED,
    SEND,
    SENT,
    TO_STATE,
    TRAVEL,
    WILL,
    said_of,
)

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = ["ENGLISH"]

ENGLISH: Mapping[ActKind, Sequence[str]] = {
    "reporting": (
        r"\breported (?:back )?to\b|\breporting to\b|\b(?:provid\w+|giv\w+|gave) (?:\w+ ){0,3}feedback",
        r"\bshar(?:e|ed|es|ing) (?:\w+ ){0,2}(?:results?|outcomes?|information|feedback)(?: of [^.;,]*)?",
        r"\binformed the (?:ISU|implementation|meeting|conference)[^.;]{0,20}? of (?:its|their|his|her|the)",
    ),
    "publication": (
        (
            r"\b(?:publish|prepar|produc|draft|complet|updat|issu|translat|print|distribut|develop|finali[sz])\w* "
            r"[^.,;:]{0,70}?\b(?:publications?|brochures?|booklets?|leaflets?|fact ?sheets?|guides?|handbooks?"
            r"|briefs|information (?:papers?|materials?|kits?)|toolkits?)\b"
        ),
        *said_of(
            PRINTED,
            "published|launched|released|printed|produced|issued|updated|translated|posted|uploaded"
            "|compiled|revised|disseminated|made available|brought out|put out|rolled out|prepared|developed|came out"
            "|appeared",
            "publish|launch|release|print|produce|issue|update|translate|post|compile|revise|disseminate|make available"
            "|bring out|prepare|develop",
            passive="published|launched|released|printed|produced|issued|updated|translated|posted|uploaded|compiled|revised"
            "|disseminated|made available|brought out|put online|placed on|put on|(?:now )?available|rolled out"
            "|prepared|developed",
        ),
    ),
    "joint_letter": (
        r"\bjoint (?:\w+ ){0,2}letters?|\bjointly (?:wrote|written|sent|sign|address)\w*",
        r"\b(?:wrote|written|sent) jointly|\bco-?signed",
        r"\bdraft\w* [^.;,]{0,30}letters? [^.;,]{0,20}(?:designate|office- ?holders?|office ?holders?)",
        (
            r"\bletters? (?:\w+ ){0,3}jointly (?:\w+ )?(?:signed|sent)\b"
            r"|\bletters? (?:co-?)?signed (?:jointly )?by [^.;,]{3,60}? and\b"
        ),
    ),
    "note_verbale": (r"\bnotes? verbales?",),
    "email": (r"\be-?mail(?:ed|ing|s)?\b|\belectronic (?:mail|messages?|correspondence|communications?)\b",),
    "call": (
        (
            r"\b(?:tele)?phone (?:calls?|conversations?|conferences?)\b|\b(?:tele)?phoned\b|\bteleconferences?\b"
            r"|\bvideo[ -]?(?:calls?|conferences?|meetings?)\b|\bconference calls?\b"
            r"|\b(?:spoke|called|contacted)[^.;,]{0,40} by (?:tele)?phone\b|\bcalled by (?:tele)?phone\b"
        ),
        (
            r"\b(?:spoke|spoken|talked|conferred) (?:with [^.;,]{2,60} |to [^.;,]{2,60} )?(?:by|on"
            r"|over) (?:the )?(?:tele)?phone\b"
            r"|\bby (?:tele)?phone\b|\b(?:virtual|online|video|telephone) (?:meetings?|calls?|discussions?"
            r"|conversations?|consultations?|exchanges?) (?:with|was|were|between)\b|\b(?:tele)?phone(?:s"
            r"|ing)?(?= the| [A-Z])|\b(?:rang|phoned)(?= the| their| his| her| [A-Z])|\bcall(?:s)? (?:was"
            r"|were) (?:made|placed|held)\b"
        ),
    ),
    "letter": (
        (
            r"\bletters?\b[^.;:]{0,60}?\b(?:left|went from|reached|arrived at|was handed|were handed)\b"
            r"|\bhanded (?:an? )?letters?\b"
        ),
        r"\b(?:wrote|written|writes|writing|will write) (?:letters? )?to\b|\baddress\w* (?:\w+ ){0,2}letters?",
        r"\bsen[dt](?:ing|s)? [^.;:]{0,40}?\bletters?\b|\b(?:draft|facilitat|prepar)\w* [^.;:,]{0,40}?\bletters?\b",
        (
            r"\b(?:in|by) (?:(?:a|an|her|his|its|their|identical|separate|several|individual) ){0,2}letters?\b"
            r"(?=[^.;]{3,160}?\b(?:drew|invited|encouraged|urged|called (?:on|upon)|appealed to|reminded"
            r"|explained)\b)"
        ),
        r"\bletters? (?:was|were|has been|have been|will be) (?:\w+ )?(?:sent|addressed|dispatched|drafted)",
        *said_of(
            r"letters?|(?:written )?communications?|written (?:messages?|invitations?|appeals?|reminders?)"
            r"|correspondence|reminders?",
            SENT,
            SEND,
        ),
        r"\brecipients? of (?:[\w-]+ ){0,2}letters?\b",
        (
            r"\breceived (?:[\w-]+ ){0,4}(?:letters?|communications?|reminders?|correspondence|messages?) from"
            r" (?:the )?(?:CCW |united nations )?(?:presidents?|chair\w*|secretary|secretariat|unit|ISU|implementation"
            r"|coordinators?|high representative|director|office|ICRC|international committee|european union|EU)\b"
        ),
        (
            r"\b(?:approached|contacted|invited|informed|encouraged|reminded|addressed|urged) (?:in writing"
            r"|by letter)\b|\bin writing\b"
        ),
        (
            rf"\b{WILL}(?:write to|address (?:\w+ ){{0,2}}letters?)\b|\bhad written to\b|\bwr(?:ote"
            rf"|itten) (?:[\w-]+ ){{0,3}}to\b"
        ),
    ),
    "demarche": (
        r"\bd[ée]marches?\b|\b(?:action|representations|approaches) in (?:\w+ ){0,4}capitals?\b",
        r"\bin (?:the )?(?:\w+ ){0,2}capitals\b",
        *said_of(r"(?:\w+ )?representations?(?= to| with| in|\b)", "made|making", "make"),
    ),
    "sponsorship": (
        (
            r"\b(?:was|were) (?:\w+ )?(?:represented|present)\b[^.;]{0,90}?\b(?:thanks to|under|through"
            r"|with the (?:support|help) of)\b[^.;,]{0,30}?sponsorship (?:programme|scheme)\b"
        ),
        (
            r"\bthanks to the [^.;,]{0,20}sponsorship (?:programme|scheme) that\b[^.;]{2,90}?\b(?:could|was able to"
            r"|were able to)\b"
        ),
        (
            r"\bhad (?:their|his|her|its) (?:\w+ ){0,3}(?:travel|participation|attendance|expenses"
            r"|costs|air ?fares?|tickets?|accommodation|flights?|subsistence)\b[^.;]{0,60}?"
            r"\b(?:paid|covered|funded|financed|met|sponsored)\b"
        ),
        r"\breceived (?:\w+ )?(?:support|assistance) to (?:take part|participate|attend)",
        r"\bsponsored\b(?! (?:delegat|participant|representativ|expert|official))",
        r"\b(?:receiv|provid|grant|offer|benefit)\w* (?:from )?(?:\w+ ){0,3}(?:sponsorship|funding)\b(?! program)",
        (
            r"\bparticipation of [^.;]{2,110}? (?:was|were|is|has been) (?:\w+ )?(?:funded|financed|sponsored"
            r"|covered)\b"
        ),
        r"\bfund(?:ed|ing) the participation|\bbenefit\w* from the (?:CCW )?sponsorship programme",
        r"\bas (?:an? )?beneficiar(?:y|ies) of the (?:CCW )?sponsorship programme",
        (
            r"\b(?:attended|participated|took part)\b[^.;]{0,90}?\b(?:with|under|through|thanks to)\b[^.;,]{0,40}?"
            r"\bsponsorship (?:programme|scheme)"
        ),
        r"\bsponsorship (?:was|were) (?:\w+ )?(?:provided|granted|given|offered)",
        (
            r"\b(?:able|enabled|helped) to (?:attend|participate|take part)\b[^.;]{0,90}?"
            r"\b(?:with|under|through|thanks to|by)\b[^.;,]{0,40}?\bsponsorship (?:programme|scheme)"
        ),
        (
            r"\b(?:under|through|thanks to) the [^.;,]{0,20}sponsorship (?:programme|scheme),? [^.;]{2,110}?"
            r"\b(?:attended|participated|took part)\b"
        ),
        *said_of(TRAVEL, PAID, "fund|finance|cover|pay(?: for)?|meet|sponsor|support"),
        *said_of(
            r"travel and (?:accommodation|subsistence)", f"{PAID}|{GAVE}", f"fund|finance|cover|pay(?: for)?|{GIVE}"
        ),
        (
            r"\b(?:thanks to|under|through|with (?:the )?(?:support|assistance|help|funding) (?:of|from)"
            r"|(?:supported|sponsored|funded|assisted) (?:by|under"
            r"|through)) (?:the )?[^.;,]{0,20}sponsorship (?:programme|scheme)[^.;]{2,120}?\b(?:attend(?:ed)?"
            r"|participat(?:ed?)|took part|take part)\b"
        ),
        (
            r"\b(?:attend(?:ed|ing)?|participat(?:ed?|ing)|took part|take part)\b[^.;]{0,90}?\b(?:support"
            r"|assistance|help|funding|means) (?:of|from) (?:the )?[^.;,]{0,20}sponsorship (?:programme|scheme)\b"
        ),
        rf"\b(?:sponsored|{WILL}sponsor)\b(?! (?:by|event|programme))",
    ),
    "briefing": (
        (
            r"\b(?:spoke|talked|explained|outlined|addressed|informed) (?:[^.;,]{2,60} )?(?:to )?(?:the "
            r")?(?:members of (?:the )?)?"
            r"(?:\w+ ){0,3}(?:group|delegations|delegates|members|representatives)\b[^.;]{0,60}? (?:about|on"
            r"|of|regarding) (?:the )?"
            r"(?:benefits|advantages|importance|merits|content|provisions|convention|protocols?|steps|procedures?)\b"
        ),
        (
            r"\bbrief(?:ed|ings?)\b|\bwill (?:also )?brief\b|\b(?:is|are) to brief\b|\bside[- ]events?\b"
            r"|\binformation sessions?\b"
        ),
    ),
    "bilateral_meeting": (
        (
            rf"\b(?:sat down|got together|{WILL}sit down) with\b|\bheld (?:an? |the )?(?:series|round"
            rf"|number) of (?:\w+ )?meetings with\b"
        ),
        (
            rf"\b(?:discussed|reviewed|examined|explored|went over|talked about"
            rf"|considered) (?:{LESS}{{2,60}} )?with (?:the )?"
            rf"(?:[\w-]+ ){{0,3}}?{OFFICIALS} (?:of|from)\b|\b(?:discussed|reviewed) with{TO_STATE}"
        ),
        r"\bbilateral(?:ly)? (?:\w+ ){0,2}(?:meetings?|consultations?|discussions?|contacts?|talks|exchanges?)",
        r"\bbilateral (?:dialogues?|engagements?)|\bmet bilaterally",
        (
            r"\bmet with (?:the )?(?:senior |high-level |government )*(?:representatives|permanent|delegations?"
            r"|officials|ambassador)"
        ),
        (
            r"\bmet (?:separately |bilaterally )?(?:the )?(?:delegations?|(?:permanent )?representatives|ambassadors?"
            r"|officials|authorities) (?:of|from)\b"
        ),
        r"\b(?:exchanges?|discussions?|meetings?|talks|conversations?) (?:took place|(?:was|were) held) with\b",
        (
            r"\b(?:will|is to|are to) meet (?:with )?(?:the )?(?:delegations?|(?:permanent )?representatives?"
            r"|ambassadors?|officials|authorities) (?:of|from)\b"
        ),
        rf"\bdiscuss(?:ed|es|ing)? {EN_ABOUT}[^.;,]{{0,60}}? with\b",
        r"\bmet in [^.;,]{2,40}? with (?:the )?(?:representatives|permanent|delegations?|officials|ambassador)",
        (
            rf"\bmet(?! (?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)){TO_STATE}"
            rf"|\bmet (?:in [^.;,]{{2,40}}? )?with(?= (?-i:[A-Z]))|\bvisit(?:ed|s? to){TO_STATE}"
            rf"|\bmissions? to{TO_STATE}|\bwill visit{TO_STATE}|\b(?:took up|taken up|raised|broached) with{TO_STATE}"
        ),
        r"\brais(?:e|ed|ing) (?:the )?(?:\w+ )?universali[sz]ation (?:of [^.;,]{2,60}? )?with\b",
        r"\brais(?:e|ed|ing) (?:the )?(?:\w+ of )?accession (?:to [^.;,]{2,60}? )?with\b",
        (
            rf"\b(?:met|(?<!the\s)(?<!this\s)meeting|meets|{WILL}meet)\b(?: (?:separately|again|also|briefly"
            rf"|bilaterally|informally"
            rf"|jointly|individually))?(?: (?:in|on|at) [^.;,]{{2,40}}?)?(?: with)? (?:the |an? |senior "
            rf"|high-level |its |his |her )*(?!travel|cost|expens|accommodation)(?:(?!travel|costs?\b"
            rf"|expenses)[\w-]+ ){{0,3}}?{OFFICIALS} (?:of|from|for)\b"
        ),
        *said_of(r"(?:bilateral |separate |informal |individual |working |official )*meetings? with", HELD, HOLD),
        (
            rf"\bmeetings? with {LESS}{{2,80}}?{BE} (?:\w+ )?(?:held|organi[sz]ed|arranged|convened"
            rf"|conducted)\b|\b(?:bilateral )?meetings? between\b"
        ),
        (
            rf"\b(?:travel(?:l?ed|l?ing)|{WILL}(?:travel|go|pay a visit|visit)) to{TO_STATE}|\bvisit(?:ing"
            rf"|ed)?{TO_STATE}|\b(?:{WILL})visit{TO_STATE}"
        ),
        (
            r"\b(?:undertook|undertaken|paid|conducted|carried out|made|making|led) (?:an? |the |official "
            r"|working |advisory |technical |country |two-day |three-day |joint )*(?:visits?|missions?|trips?) to\b"
        ),
        (
            r"(?<!permanent\s)\b(?:visits?|missions?|trips?) (?:of"
            r"|by) (?!the united nations)[^.;,]{2,60}? to (?:the )?(?-i:[A-Z])(?!nited Nations)|\b(?:visits?|missions?"
            r"|trips?) to [^.;,]{2,50}? (?:was|were|took place|will|is|has been)\b"
        ),
        (
            rf"\b(?:received|receiving|hosted|welcomed(?! the (?:representatives|participants|delegations|delegates))"
            rf"|{WILL}(?:receive|host|welcome)) (?:an? |the |official "
            rf"|visiting |high-level |working )*(?:visits? (?:of|from|by)|(?:[\w-]+ ){{0,2}}?{OFFICIALS} (?:of"
            rf"|from))\b"
        ),
        (
            rf"\b(?:called|calling|{WILL}call|paid (?:a |courtesy )*calls?) (?:up)?on (?:the )?(?:[\w-]+ "
            rf"){{0,3}}?(?:{OFFICIALS}) (?:of|for|from)\b"
        ),
        (
            rf"\b(?:raised|raising|broached|took up|brought up|addressed|explored|reviewed|discussed"
            rf"|discussing) {EN_ABOUT}(?= to |[ ,.])(?! at| in a statement)"
        ),
    ),
    "regional_meeting": (r"\b(?:sub-?)?regional (?:\w+ )?(?:meetings?|conferences?|events?|forums?|dialogues?)\b",),
    "seminar": (
        (
            r"\b(?:was|were|has been|have been) (?:\w+ )?trained\b|\btrained (?:the |\w+ ){0,3}(?:officials|officers"
            r"|advis[eo]rs|lawyers|diplomats|experts|representatives|staff|delegates)\b|\bseminars?\b|\bworkshops?\b"
            r"|\btraining (?:sessions?|events?|for|of|days?)\b"
            r"|\bround ?-?tables?\b|\bsymposi(?:um|a)\b|\btraining courses?\b"
        ),
    ),
    "presentation": (
        (
            r"\b(?:took|used|seized|taking|using) (?:the )?(?:opportunity|occasion"
            r"|advantage)\b(?=[^.;]{0,90}?\bto (?:present|introduce"
            r"|explain) (?:the )?(?:convention|protocol|benefits))"
        ),
        (
            r"\bpresent(?:ed|ations?|ing)\b(?! (?:an?|the|its|his|her|their) (?:\w+ ){0,3}"
            r"(?:notes?|letters?|credentials|instruments?|papers?|reports?|drafts?|proposals?|documents?|budgets?"
            r"|programmes?))|\bwill present\b|\blectur(?:ed|es?|ing)\b"
        ),
        *said_of(
            r"presentations?|lectures?|talk|keynote",
            GAVE + "|made|delivered|making|delivering|held",
            GIVE + "|make|deliver",
        ),
    ),
    "advice": (
        *said_of(
            r"(?:comments|observations|suggestions|remarks) on (?:the |its |their "
            r"|a )?(?:\w+ ){0,3}(?:draft|bill|legislation|law"
            r"|instrument|text)",
            f"{GAVE}|{SENT}|made",
            f"{GIVE}|{SEND}|make",
        ),
        r"\b(?:provid|giv|offer)\w* (?:\w+ ){0,3}(?:advice|guidance|clarifications?)|\badvis(?:ed|es|ing)\b",
        *said_of(
            r"advice|guidance|clarifications?|(?:legal|technical|legislative"
            r"|drafting) (?:and \w+ )?(?:assistance|support|help|expertise)",
            GAVE,
            GIVE,
        ),
        (
            r"\b(?:reviewed|commented on|examined|revised|vetted|drafted|redrafted|checked) (?:the |an? |its |their )?"
            r"(?:\w+ ){0,3}(?:draft|bills?|implementing|legislation|instruments?)\b"
        ),
        *said_of(MODEL, f"{SENT}|{GAVE}|shared|sharing", f"{SEND}|{GIVE}|share"),
        (
            r"\b(?:assist(?:ed|ing)|help(?:ed|ing)|support(?:ed|ing)|accompanied) [^.;]{2,90}? (?:(?:in|with"
            r"|by) )?(?:to )?(?:the )?(?:draft|prepar|translat|complet|review|draw|finali[sz]|drawing)\w*"
        ),
        (
            r"\b(?:assist(?:ed|ing)|help(?:ed|ing)) [^.;]{2,90}? (?:in|with|on"
            r"|through) [^.;]{0,30}?(?:accession|ratification|legislation|implementing|instrument)"
        ),
        (
            r"\bassistance (?:was|were|has been|will be) (?:\w+ )?(?:provided|given|offered"
            r"|extended) [^.;]{0,60}?(?:accession|ratification|legislation|implementing|instrument|joining)"
        ),
    ),
    "prioritization": (
        r"\bpriority (?:states|countries)\b|\bprioriti[sz]\w+ [^.;]{0,60}?\b(?:states|countries|targets)\b",
        r"\bidentif(?:y|ied|ying) [^.;]{0,60}?(?:states|countries)\b",
    ),
    "coordination": (
        r"\bregular (?:\w+ ){0,2}meetings?\b|\bcoordination meetings?\b|\bmet (?:regularly|periodically)\b",
        r"\bcoordinat(?:ed|ing) (?:their|its|with|closely)",
        (
            r"\bagreed (?:with [^.;]{2,60} )?(?:to|on) (?:\w+ ){0,4}(?:coordinat|cooperat|collaborat"
            r"|work(?:ing)? together|join (?:efforts|forces)|divi|share)\w*"
        ),
        (
            r"\bcoordinat(?:ed|ing) (?:[^.;,]{2,40} )?(?:efforts|activities|work|outreach|action"
            r"|universali[sz]ation)[^.;,]{0,60}? with\b"
        ),
    ),
    "follow_up": (
        (
            r"\b(?:checked (?:in|back)|touched base|caught up|got back in touch|got back)(?: again)? (?:with|to)\b"
            r"|\bwent back to(?= (?:the )?(?-i:[A-Z]))"
            r"|(?<!\bto\s)\bfollow(?:ed|ing|s)?[- ]up\b|\bto follow[- ]up with\b"
        ),
    ),
    "consultation": (
        r"\bconsult(?:ed|ing)\b|\bengag(?:ed|ing|ement) (?:with|in)\b|\breach(?:ed|ing) out\b",
        r"\bapproach(?:ed|ing)\b|\bcontact(?:ed|ing|s)\b|\bmade contact\b|\boutreach to\b|\bdialogue with\b",
        r"\bheld (?:talks|discussions) with\b|\binitiated (?:work|efforts)\b",
        *said_of(
            r"(?:consultations?|discussions?|talks|exchanges?(?: of views)?|contacts?|dialogues?"
            r"|conversations?|negotiations) (?:\w+ )?(?:with|between|among)|consultations?",
            HELD,
            HOLD,
        ),
        (
            r"\bliais(?:ed|ing|es)\b|\bexchang(?:ed|ing) (?:views|ideas|information) with\b|\b(?:remain|stay"
            r"|kept|keep|was|were|been)\w* in (?:\w+ )?(?:contact|touch|communication|dialogue)\b"
            r"|\bgot in touch\b|\bestablished contacts?\b"
        ),
        (
            r"\bconferred\b(?! (?:a|the|by|on)\b)|\breached out\b|\btook contact\b|\bspoke (?:with|to)(?= the| [A-Z])"
            r"|\bconferred with\b|\bcorresponded with\b|\bmade overtures\b|\bturned to(?= the| [A-Z])|\bsounded out\b"
        ),
        (
            r"\b(?:discussions?|talks|exchanges?|conversations?|consultations?) (?:were held|took place"
            r"|have taken place|continued) (?:with|between)\b"
        ),
    ),
}
