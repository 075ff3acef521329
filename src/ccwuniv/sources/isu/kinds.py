"""The words by which reports tell each kind of act, in Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = ["ACTS"]

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
            r"\bpriority (?:states|countries)\b|\bprioriti[sz]\w+ [^.;]{0,60}?\b(?:states|countries|targets)\b",
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
