"""The words by which reports tell outreach acts, in Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = [
    "ABOUT",
    "ACTS",
    "AFTER_AN_EVENT",
    "APPEALS",
    "AT_AN_EVENT",
    "CALLS",
    "DRAFTED",
    "HELD_THEN",
    "HOLDS",
    "INTRODUCTION",
    "NEGATED",
    "PASSIVE",
    "PLANNED",
    "PLANNED_AFTER",
    "RECEIVED",
    "REFERS_BACK",
    "SPONSOR",
    "STATEMENTS",
    "THERE",
]

_ZH = "[^，。；：\n]"
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

# The order is that of precedence: a passage that one of them claims belongs to no later one.
ACTS: tuple[tuple[ActKind, re.Pattern[str]], ...] = (
    (
        "reporting",
        words(
            rf"分享{_ZH}{{0,20}}(?:结果|信息|成果|经验)|提供{_ZH}{{0,8}}反馈|提交(?!的)(?!了?{_ZH}{{0,4}}(?:年度|国家)报告){_ZH}{{0,10}}报告(?!的)",
            rf"向{_ZH}{{2,20}}(?:汇报|通报|报告)了?",
            r"\breported (?:back )?to\b|\breporting to\b|\b(?:provid\w+|giv\w+|gave) (?:\w+ ){0,3}feedback",
            r"\bshar(?:e|ed|es|ing) (?:\w+ ){0,2}(?:results?|outcomes?|information|feedback)(?: of [^.;,]*)?",
            r"\binformed the (?:ISU|implementation|meeting|conference)[^.;]{0,20}? of (?:its|their|his|her|the)",
        ),
    ),
    (
        "publication",
        words(
            rf"(?:完成|编写|编制|印发|出版|发布|拟订|起草|更新|翻译|制作){_ZH}{{0,60}}?"
            "(?:出版物|小册子|简介|手册|概况介绍|情况说明|指南|宣传材料|传单)",
            r"\b(?:publish|prepar|produc|draft|complet|updat|issu|translat|print|distribut|develop|finali[sz])\w* "
            r"[^.,;:]{0,70}?\b(?:publications?|brochures?|booklets?|leaflets?|fact ?sheets?|guides?|handbooks?"
            r"|briefs|information (?:papers?|materials?|kits?)|toolkits?)\b",
        ),
    ),
    (
        "joint_letter",
        words(
            rf"联合致\s?函|联名{_ZH}{{0,4}}(?:函|信)|共同致函|联合(?:发出|签署){_ZH}{{0,10}}(?:函|信)",
            rf"(?:拟订|起草){_ZH}{{0,10}}(?:候任主席|公职人员|各位主席){_ZH}{{0,30}}(?:信函|函件)",
            r"\bjoint (?:\w+ ){0,2}letters?|\bjointly (?:wrote|written|sent|sign|address)\w*",
            r"\b(?:wrote|written|sent) jointly|\bco-?signed",
            r"\bdraft\w* [^.;,]{0,30}letters? [^.;,]{0,20}(?:designate|office- ?holders?|office ?holders?)",
        ),
    ),
    (
        "note_verbale",
        words(
            r"普通照会",
            r"\bnotes? verbales?",
        ),
    ),
    (
        "email",
        words(
            r"电子邮件|电邮",
            r"\bby e-?mail\b|\be-?mail(?:ed|s)?\b|\belectronic (?:mail|messages?)\b",
        ),
    ),
    (
        "call",
        words(
            r"致\s?电|通了?电话|电话(?:交谈|会谈|会议|联系|沟通|通话)|(?:视频|电视)会议",
            r"\b(?:tele)?phone (?:calls?|conversations?|conferences?)\b|\b(?:tele)?phoned\b|\bteleconferences?\b"
            r"|\bvideo[ -]?(?:calls?|conferences?|meetings?)\b|\bconference calls?\b"
            r"|\b(?:spoke|called|contacted)[^.;,]{0,40} by (?:tele)?phone\b|\bcalled by (?:tele)?phone\b",
        ),
    ),
    (
        "letter",
        words(
            rf"致\s?函|致信|发函|(?:拟订|起草|发出|寄送|寄发|分发){_ZH}{{0,30}}(?:信函|函件|信件)",
            rf"在{_ZH}{{0,24}}(?:信|函|信函|函件)中(?=，?(?:提请|呼吁|鼓励|邀请|敦促|吁请))",
            r"\b(?:wrote|written|writes|writing|will write) (?:letters? )?to\b|\baddress\w* (?:\w+ ){0,2}letters?",
            r"\bsen[dt](?:ing|s)? [^.;:]{0,40}?\bletters?\b|\b(?:draft|facilitat|prepar)\w* [^.;:,]{0,40}?\bletters?\b",
            r"\b(?:in|by) (?:(?:a|an|her|his|its|their|identical|separate|several|individual) ){0,2}letters?\b"
            r"(?=[^.;]{3,160}?\b(?:drew|invited|encouraged|urged|called (?:on|upon)|appealed to|reminded|explained)\b)",
            r"\bletters? (?:was|were|has been|have been|will be) (?:\w+ )?(?:sent|addressed|dispatched|drafted)",
        ),
    ),
    (
        "demarche",
        words(
            rf"首都{_ZH}{{0,6}}(?:采取{_ZH}{{0,4}}行动|交涉)|外交(?:交涉|行动)|(?:进行|作出){_ZH}{{0,4}}交涉",
            r"\bd[ée]marches?\b|\b(?:action|representations|approaches) in (?:\w+ ){0,4}capitals?\b",
            r"\bin (?:the )?(?:\w+ ){0,2}capitals\b",
        ),
    ),
    (
        "sponsorship",
        words(
            rf"提供了?{_ZH}{{0,6}}(?:资助|赞助)|(?:得到|获得|受到)了?{_ZH}{{0,20}}(?:资助|赞助)",
            rf"(?:资助|赞助)了|(?:资助|赞助)方案{_ZH}{{0,6}}(?:支持|资助|赞助)下",
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
    ),
    (
        "briefing",
        words(
            rf"会外活动|会边活动|(?<!双)边会(?!谈)|简介会议?|简报会|情况介绍会|通报会|吹风会|说明会"
            rf"|提供{_ZH}{{0,6}}简介|作{_ZH}{{0,4}}简报",
            r"\bbrief(?:ed|ings?)\b"
            r"|\bwill (?:also )?brief\b|\b(?:is|are) to brief\b|\bside[- ]events?\b|\binformation sessions?\b",
        ),
    ),
    (
        "bilateral_meeting",
        words(
            "双边(?:会议|会谈|会晤|讨论|磋商|接触|对话)|向[^，。；]{2,40}提出了?[^，。；]{0,12}(?:加入|普遍)"
            "|访问了?(?!学者)(?=[^，。；、的]{2,30}(?:[，。；、]|$))",
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
            rf"会见了?(?={_ZH}{{2,60}}?(?:代表|大使|官员|当局|部长|政府))|[与同]{_ZH}{{2,60}}?(?:会晤|会面|讨论了?{_ZH}{{0,8}}加入)",
            r"\bmet in [^.;,]{2,40}? with (?:the )?(?:representatives|permanent|delegations?|officials|ambassador)",
            (
                rf"\bmet(?! (?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)){_TO_STATE}"
                rf"|\bmet (?:in [^.;,]{{2,40}}? )?with(?= (?-i:[A-Z]))|\bvisit(?:ed|s? to){_TO_STATE}"
                rf"|\bmissions? to{_TO_STATE}|\bwill visit{_TO_STATE}"
            ),
            r"\brais(?:e|ed|ing) (?:the )?(?:\w+ )?universali[sz]ation (?:of [^.;,]{2,60}? )?with\b",
            r"\brais(?:e|ed|ing) (?:the )?(?:\w+ of )?accession (?:to [^.;,]{2,60}? )?with\b",
        ),
    ),
    (
        "regional_meeting",
        words(
            "(?:次)?区域(?:会议|大会|论坛|活动)",
            r"\b(?:sub-?)?regional (?:\w+ )?(?:meetings?|conferences?|events?|forums?|dialogues?)\b",
        ),
    ),
    (
        "seminar",
        words(
            "(?:研讨会|讨论会|讲习班|培训班|圆桌会议|座谈会|学术会议)"
            "(?!的?(?:报告|成果|结论|建议|结果|与会者|参加者|议程|记录))",
            r"\bseminars?\b|\bworkshops?\b|\bround ?-?tables?\b|\bsymposi(?:um|a)\b|\btraining courses?\b",
        ),
    ),
    (
        "presentation",
        words(
            rf"向{_ZH}{{2,24}}?(?:介绍|演示|宣讲|陈述)",
            r"\bpresent(?:ed|ations?|ing)\b(?! (?:an?|the|its|his|her|their) (?:\w+ ){0,3}"
            r"(?:papers?|reports?|drafts?|proposals?|documents?|budgets?|programmes?))"
            r"|\bwill present\b|\blectur(?:ed|es?|ing)\b",
        ),
    ),
    (
        "advice",
        words(
            rf"提供{_ZH}{{0,10}}咨询|咨询意见|提供{_ZH}{{0,8}}建议",
            r"\b(?:provid|giv|offer)\w* (?:\w+ ){0,3}(?:advice|guidance|clarifications?)|\badvis(?:ed|es|ing)\b",
        ),
    ),
    (
        "prioritization",
        words(
            "(?:讨论|确定|查明|拟订)[^。；]{0,40}?(?:重点国家|优先国家|重点目标|优先目标)",
            r"\bpriority (?:states|countries)\b|\bprioriti[sz]\w+",
            r"\bidentif(?:y|ied|ying) [^.;]{0,60}?(?:states|countries)\b",
        ),
    ),
    (
        "coordination",
        words(
            rf"举行{_ZH}{{0,6}}定期会议|定期(?:会晤|会面|举行会议)|协调会",
            r"\bregular (?:\w+ ){0,2}meetings?\b|\bcoordination meetings?\b|\bmet (?:regularly|periodically)\b",
            r"\bcoordinat(?:ed|ing) (?:their|its|with|closely)",
        ),
    ),
    (
        "follow_up",
        words(
            "后续(?:工作|行动|活动|接触)|跟进|再(?:次|度)(?:联系|接触)了?",
            r"(?<!\bto\s)\bfollow(?:ed|ing|s)?[- ]up\b|\bto follow[- ]up with\b",
        ),
    ),
    (
        "consultation",
        words(
            rf"(?:进行|开展|举行)了?{_ZH}{{0,6}}(?:磋商|协商)|[与同]{_ZH}{{2,60}}?接触|启动工作|联系了",
            r"\bconsult(?:ed|ations?|ing)\b|\bengag(?:ed|ing|ement) (?:with|in)\b|\breach(?:ed|ing) out\b",
            r"\bapproach(?:ed|ing)\b|\bcontact(?:ed|ing|s)\b|\bmade contact\b|\boutreach to\b|\bdialogue with\b",
            r"\bheld (?:talks|discussions) with\b|\binitiated (?:work|efforts)\b",
        ),
    ),
)
"""The kind of act, and the words that tell it."""

STATEMENTS = words(
    rf"继续宣传|发言|发表{_ZH}{{0,10}}(?:讲话|声明|演说)|致辞|(?:呼吁|敦促|促请|吁请)(?:所有|各)?(?:尚未|仍未|非)",
    r"\b(?:delivered|made|gave) (?:\w+ ){0,3}(?:statements?|speech|remarks|address)\b|\bcall(?:ed|s) (?:on|upon)\b",
    r"(?<!\bwere\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bis\s)\bencourag(?:ed|es)\b|\burged\b|\bappealed\b"
    r"|\bpromot(?:ed|es)\b|\bcontinue[ds]? (?:to promote|promoting)\b",
)
"""Promotion in words: an act of its own only where the sentence tells no other."""

AFTER_AN_EVENT = words(
    r"\b(?:after|following|since|before|prior to|further to|ahead of|report (?:of|on)) (?:the|its|their|this|that) "
    r"(?:[\w-]+ ){0,4}$"
)
"""What goes before an event that is only mentioned."""

HOLDS = words(
    r"\b(?:held|hold(?:s|ing)?|host\w*|organi[sz]\w+|co-?organi[sz]\w+|co-?host\w*|conven\w+|conduct\w*|arrang\w+"
    r"|ran|run(?:s|ning)?|gave|giv(?:e|es|en|ing)|deliver\w*|took place|take(?:s|n)? place|taking place|sponsor\w*"
    r"|facilitat\w+|attend\w*|participat\w+|took part|spoke|invit\w+|present\w*|brief(?:ed)?|launch\w*|opened|chaired"
    r"|contribut\w+|support\w*|brought together|devoted|dedicated|includ\w+|provid\w+|made|used|set up|planned"
    r"|plans?|scheduled|engag\w+)\b",
    "举行|举办|主办|协办|承办|合办|召开|组织|参加|出席|参与|与会|应邀|发言|介绍|提供|支持|资助|赞助|主持|开展|安排|计划|邀请|进行"
    "|作了|[会班](?:上|期间|间隙)",
)
"""Words that say of an event, in English, that it is held."""

AT_AN_EVENT = words(
    r"\b(?:at|during|in the course of|on|(?:in|on) the (?:margins|sidelines) of|on the occasion of) "
    r"(?:an?|the|its|his|her|their|another) (?:[\w-]+ ){0,4}$"
)
"""What goes before an event where it is the place of another act."""

THERE = words(r"\b(?:where|où|donde|где)\b[^.;,]{0,30}$|(?:حيث|在那里|并与)[^.;,，。]{0,30}$")
"""What goes before the talks that a visit was for."""

HELD_THEN = words(r"[^.;,]{0,60}?\b(?:held|hosted|organi[sz]ed|convened|arranged|run|conducted)\b")
"""What goes after an event that is told as an act of its own."""

REFERS_BACK = words(
    r"^\W*(?:虽然)?(?:这[些类种]|该类|此类|上述(?:行动|会议|函件)|其行动|这一工作|函件强调|会议强调)",
    r"^\W*(?:al)?though these|^\W*(?:these|such|those|this|the) (?:\w+ )?"
    r"(?:letters?|meetings?|d[ée]marches?|seminars?|workshops?|briefings?|events?|consultations?|contacts?|efforts"
    r"|visits?|publications?|states)\b",
)
"""A sentence that says more of an act already told. An English one may still tell one: see :data:`PASSIVE`."""

PASSIVE = words(
    r"\b(?:was|were|will be|is to be|has been|have been|are) (?:\w+ )?(?:held|organi[sz]ed|sent|sponsored|conducted"
    r"|hosted|convened|given|invited|funded|contacted|approached|briefed)\b"
)
"""Words that say in an English sentence that something was done."""

NEGATED = words(
    r"\b(?:no|not|never|nor|no further)(?: \w+)? $",
    r"\b(?:should|could|(?-i:may)|might|must|can|ought to)(?: [\w’'-]+){0,6} $",
    r"\b(?:unit|secretariat|president|chair\w*|coordinator|committee)[^.;,]{0,12} (?:was|were) invited to (?:\w+ )?$",
    "(?:(?<![许认])可以?(?![靠能])|应当|应该|希望|愿意)[^，。；]{0,16}$",
    "(?:没有|并未|未曾|未能|未)(?:向[^，。；]{1,20})?$",
)
"""The words before an act that was not done."""

PLANNED_AFTER = words(r"[^.;,]{0,80}?\b(?:will be|(?:is|are) (?:to be|scheduled|planned|expected))\b")
"""What says after an act that it is still to come."""

PLANNED = words(
    r"将(?:于|在|会|为|派|继续|举行|举办|召开|组织|开展|进行|致函|提交|分发|访问|会见|邀请|对|与|应|向)",
    "计划(?:于|在|举行|举办)|拟于",
    r"\bwill\b|\b(?:is|are) to\b|\bplan(?:s|ned)? (?:to|for)\b|\bintends? to\b",
    r"\b(?:is|are) (?:scheduled|expected|planned)\b|\bforthcoming\b",
)
"""Words that say that an act is still to come."""

CALLS = words(
    rf"(?:会议(?!主席)|行动计划|大会){_ZH}{{0,24}}(?:商定|呼吁|赋予|决定|要求|委托|(?<!邀)请)|这一要求编写|应“请",
    r"\b(?:conference|meeting|assembly|plan of action|decision)\b[^.;]{0,90}"
    r"\b(?:agreed|decided|requested|mandated|tasked|adopted|called|calls|urges?|encourages?|invites?)\b",
    r"\b(?:recommended|suggested|proposed|requested|urged|encouraged|invited|asked) (?:that )?(?:the |all |other )?"
    r"(?:high contracting parties|states parties|parties|office-?holders)\b",
    r"\b(?:suggested|proposed|recommended|requested|decided|agreed) that\b",
    r"\b(?:high contracting parties|states parties|parties|office-?holders) (?:are|were) (?:\w+ )?"
    r"(?:encouraged|invited|urged|requested|asked|called upon) to\b",
    "(?:代表团|有人|缔约方|会议|主席|与会者|协调员)[^，。；]{0,6}(?:建议|提议)",
    "(?:鼓励|请|敦促|呼吁|促请|吁请|要求|建议)(?:所有|各|有关|其他)*(?:高级)?缔约[方国]",
    r"\bpursuant to\b|\bin accordance with (?:the )?(?:decision|mandate|plan)|\bsubmitted in response",
)
"""Decisions that ask for acts, and are none."""

APPEALS = words(
    r"\b(?:call(?:ed|s) (?:on|upon)|urge[ds]|appeal(?:ed|s) to|encourage[ds]"
    r"|invite[ds])\b[^.;]{0,40}\b(?:states|parties|members)\b[^.;]{0,120}"
    r"\b(?:become|becoming|join|joining|accede|acceding|ratify|ratifying)\b",
    "(?:呼吁|敦促|吁请|促请)[^。；]{0,80}?国家?[^。；]{0,60}?(?:加入|成为[^。；]{0,20}缔约|批准)"
    "|(?:呼吁|敦促|吁请)(?:所有)?尚未",
)
"""A call on States to join: an act, though a meeting or an assembly made it."""

SPONSOR = "CCW Sponsorship Programme"
"""Who sponsors where the sentence says only who was."""

RECEIVED = words(
    r"\bbénéfici|parrainée?s?\b|\b(?:recibi|obtuv|se benefici|fueron)|\b(?:получил|воспользовал)|تلق|حصل|استفاد",
    r"\b(?:assist|particip|asisti)|участ|حضر|شارك",
)
"""Words by which those who are sponsored are the subject."""

INTRODUCTION = words(
    r"introduction|background|mandate|status\b.*|état des.*|introducción|введение|مقدمة",
    "导言|引言|背景|任务规定|现状",
)
"""Headings under which no acts are told."""

DRAFTED = words("拟订|起草", r"\bdraft(?:ed|ing|s)?\b")
"""Words that say that the actor only drafted."""

ABOUT = words(
    "普遍|加入|批准|公约|议定书",
    r"\badh[ée](?:r|s)|\badhe[sr]|конвенц|протокол|присоедин|универсал|участник|الاتفاقية|البروتوكول|الانضمام|عالمية",
    r"\buniversal|\baccession|\bacced|\bratif|\bjoin|\bpart(?:y|ies)\b|\b(?:convention|protocol)",
)
"""Words that say that an act was about participation."""
