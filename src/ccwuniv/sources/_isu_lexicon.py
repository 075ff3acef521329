"""The words by which reports tell outreach acts, in Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccwuniv.acts import ActKind

__all__ = ["ACTS", "CALLS", "DRAFTS", "INTRODUCTION", "PASSIVE", "PLANNED", "REFERS_BACK", "STATEMENTS"]

_ZH = "[^，。；：\n]"
_WORDS = r"(?:[\w'’-]+ ){0,%d}"


def _act(kind: ActKind, chinese: str, english: str) -> tuple[ActKind, re.Pattern[str]]:
    return kind, re.compile(f"{chinese}|{english.replace(' ', chr(92) + 's+')}", re.IGNORECASE)


# The order is that of precedence: a passage that one of them claims belongs to no later one.
ACTS: tuple[tuple[ActKind, re.Pattern[str]], ...] = (
    _act(
        "reporting",
        rf"分享{_ZH}{{0,20}}(?:结果|信息|成果|经验)|提供{_ZH}{{0,8}}反馈|向{_ZH}{{2,20}}(?:汇报|通报|报告)了?|提交{_ZH}{{0,10}}报告",
        r"\breported (?:back )?to\b|\breporting to\b|\bshar(?:e|ed|es|ing) (?:\w+ ){0,2}(?:results?|outcomes?|information|feedback)(?: of [^.;,]*)?"
        r"|\b(?:provid|giv)\w+ (?:\w+ ){0,3}feedback|\bgave (?:\w+ ){0,3}feedback|\binformed the (?:ISU|implementation|meeting|conference)",
    ),
    _act(
        "publication",
        rf"(?:完成|编写|编制|印发|出版|发布|拟订|起草|更新|翻译|制作){_ZH}{{0,60}}?(?:出版物|小册子|简介|手册|概况介绍|情况说明|指南|宣传材料|传单)",
        r"\b(?:publish|prepar|produc|draft|complet|updat|issu|translat|print|distribut|develop|finali[sz])\w* [^.,;:]{0,70}?"
        r"\b(?:publications?|brochures?|booklets?|leaflets?|fact\s?sheets?|guides?|handbooks?|briefs|information (?:papers?|materials?|kits?)|toolkits?)\b",
    ),
    _act(
        "joint_letter",
        rf"联合致\s?函|联名{_ZH}{{0,4}}(?:函|信)|共同致函|联合(?:发出|签署){_ZH}{{0,10}}(?:函|信)|(?:拟订|起草){_ZH}{{0,10}}(?:候任主席|公职人员|各位主席){_ZH}{{0,30}}(?:信函|函件)",
        r"\bjoint (?:\w+ ){0,2}letters?|\bjointly (?:wrote|written|sent|sign|address)\w*|\b(?:wrote|written|sent) jointly|\bco-?signed"
        r"|\bdraft\w* [^.;,]{0,30}letters? [^.;,]{0,20}(?:designate|office-?\s?holders?)",
    ),
    _act(
        "letter",
        rf"致\s?函|致信|发函|(?:拟订|起草|发出|寄送|寄发|分发){_ZH}{{0,30}}(?:信函|函件|信件|普通照会)",
        r"\b(?:wrote|written|writ(?:es|ing)) (?:letters? )?to\b|\bsen[dt](?:ing|s)? [^.;:]{0,40}?\b(?:letters?|notes? verbales?)\b"
        r"|\bletters? (?:was|were|has been|have been|will be) (?:\w+ )?(?:sent|addressed|dispatched|drafted)|\baddress\w* (?:\w+ ){0,2}letters?"
        r"|\b(?:draft|facilitat|prepar)\w* [^.;:,]{0,40}?\bletters?\b|\bnotes? verbales?\b",
    ),
    _act(
        "demarche",
        rf"首都{_ZH}{{0,6}}(?:采取行动|采取{_ZH}{{0,4}}行动|交涉)|外交(?:交涉|行动)|(?:进行|作出){_ZH}{{0,4}}交涉",
        r"\bd[ée]marches?\b|\b(?:action|representations|approaches) in (?:\w+ ){0,4}capitals?\b|\bin (?:the )?(?:\w+ ){0,2}capitals\b",
    ),
    _act(
        "sponsorship",
        rf"提供了?{_ZH}{{0,6}}(?:资助|赞助)|(?:得到|获得|受到)了?{_ZH}{{0,20}}(?:资助|赞助)|(?:资助|赞助)了",
        r"\bsponsored\b(?! (?:delegat|participant|representativ|expert|official)\w*)|\b(?:receiv|provid|grant|offer|benefit)\w*(?: from)? (?:\w+ ){0,3}(?:sponsorship|funding)\b(?! programme)"
        r"|\bfund(?:ed|ing) the participation|\bsponsorship (?:was|were) (?:\w+ )?(?:provided|granted|given|offered)",
    ),
    _act(
        "briefing",
        rf"(?:简介会议?|简报会|情况介绍会|通报会|吹风会|说明会)|提供{_ZH}{{0,6}}简介|作{_ZH}{{0,4}}简报",
        r"\bbrief(?:ed|ings?)\b|\bside[- ]events?\b|\binformation sessions?\b",
    ),
    _act(
        "bilateral_meeting",
        r"双边(?:会议|会谈|会晤|讨论|磋商|接触|对话)",
        r"\bbilateral(?:ly)? (?:\w+ ){0,2}(?:meetings?|consultations?|discussions?|contacts?|talks|exchanges?|dialogues?|engagements?)|\bmet bilaterally|\bmet with (?:the )?(?:representatives|permanent|delegations?|officials|ambassador)",
    ),
    _act(
        "regional_meeting",
        r"(?:次)?区域(?:会议|大会|论坛|活动)",
        r"\b(?:sub-?)?regional (?:\w+ ){0,1}(?:meetings?|conferences?|events?|forums?|dialogues?)\b",
    ),
    _act(
        "seminar",
        r"研讨会|讨论会|讲习班|培训班|圆桌会议|座谈会|学术会议",
        r"\bseminars?\b|\bworkshops?\b|\bround\s?-?tables?\b|\bsymposi(?:um|a)\b|\btraining courses?\b",
    ),
    _act(
        "presentation",
        rf"向{_ZH}{{2,24}}?(?:介绍|演示|宣讲|陈述)",
        r"\bpresent(?:ed|ations?|ing)\b|\bwill present\b|\blectur(?:ed|es?|ing)\b",
    ),
    _act(
        "advice",
        rf"提供{_ZH}{{0,10}}咨询|咨询意见|提供{_ZH}{{0,8}}建议",
        r"\b(?:provid|giv|offer)\w* (?:\w+ ){0,3}(?:advice|guidance|clarifications?)|\badvis(?:ed|es|ing)\b",
    ),
    _act(
        "prioritization",
        r"(?:讨论|确定|查明|拟订)[^。；]{0,40}?(?:重点国家|优先国家|重点目标|优先目标)",
        r"\bpriority (?:states|countries)\b|\bprioriti[sz]\w+|\bidentif(?:y|ied|ying) [^.;]{0,60}?(?:states|countries)\b",
    ),
    _act(
        "coordination",
        rf"举行{_ZH}{{0,6}}定期会议|定期(?:会晤|会面|举行会议)|协调会",
        r"\bregular (?:\w+ ){0,2}meetings?\b|\bcoordination meetings?\b|\bmet (?:regularly|periodically)\b|\bcoordinat(?:ed|ing) (?:their|its|with|closely)",
    ),
    _act(
        "follow_up",
        r"后续(?:工作|行动|活动|接触)|跟进",
        r"\bfollow(?:ed|ing|s)?[- ]up\b",
    ),
    _act(
        "consultation",
        rf"(?:进行|开展|举行)了?{_ZH}{{0,6}}(?:磋商|协商)|[与同]{_ZH}{{2,60}}?接触|启动工作",
        r"\bconsult(?:ed|ations?|ing)\b|\bengag(?:ed|ing|ement) (?:with|in)\b|\breach(?:ed|ing) out\b|\bapproach(?:ed|ing)\b|\bcontact(?:ed|ing|s)\b|\boutreach to\b"
        r"|\bdialogue with\b|\bheld (?:talks|discussions) with\b|\bmade contact\b|\binitiated (?:work|efforts)\b",
    ),
)
"""The kind of act, and the words that tell it."""

STATEMENTS = re.compile(
    rf"继续宣传|发言|发表{_ZH}{{0,10}}(?:讲话|声明|演说)|致辞|呼吁尚未"
    r"|\b(?:delivered|made|gave) (?:\w+\s+){0,3}(?:statements?|speech|remarks|address)\b|\bcall(?:ed|s)\s+(?:on|upon)\b|\bencourag(?:ed|es)\b|\burged\b|\bappealed\b"
    r"|\b(?:has\s+|have\s+)?(?:continue[ds]?\s+(?:to\s+promote|promoting)|promot(?:ed|es))\b",
    re.IGNORECASE,
)
"""Promotion in words: an act of its own only where the sentence tells no other."""

REFERS_BACK = re.compile(
    r"^\W*(?:虽然这|这[些类种]|该类|此类|上述(?:行动|会议|函件)|其行动|这一工作|函件强调"
    r"|(?:al)?though these|(?:these|such|those|this|the)\s+(?:\w+\s+)?(?:letters?|meetings?|d[ée]marches?|seminars?|workshops?|briefings?|events?|consultations?|contacts?|efforts|visits?|publications?|states)\b)",
    re.IGNORECASE,
)
"""A sentence that says more of an act already told. An English one may still tell one: see :data:`PASSIVE`."""

PASSIVE = re.compile(
    r"\b(?:was|were|will\s+be|is\s+to\s+be|has\s+been|have\s+been|are)\s+(?:\w+\s+)?(?:held|organi[sz]ed|sent|sponsored|conducted|hosted|convened|given|invited|funded|contacted|approached|briefed)\b",
    re.IGNORECASE,
)

PLANNED = re.compile(
    rf"将(?:于|在|会|继续|举行|举办|召开|致函|提交|对|与|应|向{_ZH}{{2,20}}(?:介绍|报告|通报))|计划(?:于|在|举行|举办)|拟于"
    r"|\bwill\b|\bis\s+to\b|\bare\s+to\b|\bplan(?:s|ned)?\s+(?:to|for)\b|\bintends?\s+to\b|\b(?:is|are)\s+(?:scheduled|expected|planned)\b|\bforthcoming\b",
    re.IGNORECASE,
)
"""Words that say that an act is still to come."""

CALLS = re.compile(
    rf"(?:会议|行动计划|大会){_ZH}{{0,24}}(?:商定|呼吁|赋予|决定|要求|委托|请)|这一要求编写|应“请"
    r"|\b(?:conference|meeting|assembly|plan of action|decision)\b[^.;]{0,90}\b(?:agreed|decided|requested|mandated|tasked|adopted|called|calls|urges?|encourages?|invites?)\b"
    r"|\bpursuant\s+to\b|\bin\s+accordance\s+with\s+(?:the\s+)?(?:decision|mandate|plan)|\bsubmitted\s+in\s+response",
    re.IGNORECASE,
)
"""Decisions that ask for acts, and are none."""

INTRODUCTION = re.compile(r"导言|引言|背景|任务规定|现状|introduction|background|mandate|status of|état des|introducción|введение|مقدمة", re.IGNORECASE)
"""Headings under which no acts are told."""

DRAFTS = re.compile(r"拟订|起草|\bdraft(?:ed|ing|s)?\b", re.IGNORECASE)
"""Words that say that the actor only drafted."""
