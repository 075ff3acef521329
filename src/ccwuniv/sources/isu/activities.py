"""Other counts of parties in a report: those that took part, reported, signed or paid; found by whole phrases."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from ccwuniv.sources.isu.words import words

__all__ = ["ACTIVITIES", "TOLD", "CountKind"]

CountKind: TypeAlias = Literal[
    "participants",
    "reports",
    "signatures",
    "signatories",
    "instruments",
    "arrears",
    "payments",
    "sponsored",
    "contacted",
    "speakers",
    "votes",
    "not_party",
    "new_parties",
    "part",
    "other",
]
"""The subject of a count of parties; ``other`` if no phrase of the tables matches."""

_ZH = "[^，,。；：\n]"

ACTIVITIES: dict[CountKind, tuple[str, ...]] = {
    "not_party": (
        (
            r"\bnot(?: yet)? (?:a )?part(?:y|ies)\b|\bnot (?:yet )?(?:joined|acceded|ratified|bound)"
            r"|\boutside\b|\bnon-parties"
        ),
        (
            r"\bnon (?:parties|partie)|\bn['’](?:ont|est|étaient) pas|\bne sont pas|\bno (?:son|eran"
            r"|es) |\bno partes?\b|\baún no\b"
        ),
        (
            r"\bне (?:явля|присоедин|ратифиц|участв)\w*|\bне[- ]участник|غير (?:ال)?[أا]طراف|لم"
            r" (?:تنضم|تصبح|تصدق|ينضم)|ليست? (?:طرف|[أا]طراف)"
        ),
        "尚未|未加入|未批准|未成为|不是|非缔约",
    ),
    "arrears": (
        (
            r"\boutstanding (?:contributions|dues|payments|amounts|balances)|\b(?:in )?arrears\b"
            r"|\b(?:had|have|has) not (?:yet )?paid"
        ),
        r"\bowed?\b|\bunpaid\b|\barriérés|\bcontributions (?:non acquittées|impayées|en souffrance|en retard)",
        (
            r"\b(?:redevables?|en retard de paiement)|\bcuotas (?:pendientes|impagas|atrasadas)"
            r"|\bcontribuciones pendientes"
        ),
        (
            r"\b(?:en mora|adeudaban|adeudan)|\bзадолженност|\bневыплаченн|\bне уплатил|متأخرات|لم"
            r" تسدد|غير المسددة|اشتراكات متأخرة"
        ),
        "拖欠|欠款|欠缴|未缴|未付",
    ),
    "payments": (
        r"\bpaid\b|\bcontributed\b|\bpayments?\b|\b(?:ont|avaient) (?:versé|payé|acquitté)|\bcontribué\b",
        r"\b(?:pagaron|habían pagado|han pagado|abonaron|contribuyeron)|\b(?:уплатил|внесли|выплатил|перечислил)\w*",
        "سدد|دفع|ساهم|缴付|缴纳|付清|捐款|缴清",
    ),
    "reports": (
        (
            r"\b(?:submitt|present|provid|fil|deliver|mak|made|gave|updat|transmit)\w* (?:\w+"
            r" ){0,5}(?:reports?|information|replies|forms?)\b"
        ),
        (
            r"\b(?:annual|national) reports?\b|\breported\b|\breporting\b|\breports? (?:from|by"
            r"|submitted|received)|\brapports?\b"
        ),
        r"\binformes?\b|\bдоклад\w*|\bотчет\w*|\bотчёт\w*|(?<!\w)(?:ال|لل)?تق(?:رير|ارير)|报告",
    ),
    "signatures": (
        (
            r"\bsigned\b|\bsignatures?\b|\b(?:ont|avaient|a) signé|\bsignèrent\b|\b(?:firmaron|habían"
            r" firmado|han firmado|firmó)\b"
        ),
        r"\bподписал\w*|\bподписан\w*|(?<!\w)و?وقعت|(?<!\w)و?وقّعت|التوقيع|وقع على|签署了|签署(?!国)|签字",
    ),
    "signatories": (r"\bsignator(?:y|ies)\b|\bsignataires?\b|\bsignatari[oa]s?\b|\bподписавш\w+|موقعة|الموقعة|签署国",),
    "instruments": (
        (
            r"\b(?:had |have |has )?deposit(?:ed)?\b|\b(?:avaient|ont) déposé|\bdépos(?:é|èrent)"
            r"|\b(?:habían|han) depositado|\bdepositaron"
        ),
        r"\b(?:сдали|сдало|депонировал\w*) (?:\w+ ){0,3}|\bсдач\w+ на хранение|أودعت|إيداع|交存",
    ),
    "sponsored": (
        (
            r"\bsponsor(?:ed|ship)\b|\bfunded\b|\bbenefit(?:t?ed)?\b|\b(?:were|was) (?:served"
            r"|supported|assisted)|\bserved\b|\bassist(?:ed|ance)\b"
        ),
        (
            r"\bparrain|\bbénéfici|\bpatrocin|\bse beneficiaron|\bbenefici|\bспонсор|\bпомощ"
            r"|\bвоспользовал|رعاية|استفاد|资助|赞助|受益|援助"
        ),
    ),
    "contacted": (
        (
            r"\bcontacted\b|\bletters?\b|\bwrote\b|\bapproached\b|\bvisited\b|\bconsulted\b"
            r"|\blettres?\b|\bcartas\b|\bписьм|\bконтакт|رسائل|اتصال"
        ),
        r"\bcontact(?:és|é|os|aron|ada|s)\b|致函|接触|联系",
    ),
    "votes": (
        (
            r"\bvot(?:ed|es?|ing)\b|\bin favou?r\b|\babstain|\bsupported\b|\bco-?sponsored\b|\bont"
            r" voté|\bvotaron|\bгласовал|\bголосовал\w*|صوت|投票|赞成"
        ),
    ),
    "speakers": (
        (
            r"\bspoke\b|\bmade statements\b|\bdelivered (?:a )?statements?|\btook the floor|\bont"
            r" pris la parole|\bhicieron uso de la palabra"
        ),
        r"\bвыступил\w*|تحدث|أدلت|发言",
    ),
    "participants": (
        (
            r"\bparticipat\w*|\btook part|\battend(?:ed|ance|ing|ees)?\b|\b(?:was|were)"
            r" (?:represented|present|registered|accredited)"
        ),
        (
            r"\bpresent at\b|\brepresented\b|\bregistered\b|\bdelegations?\b|\bont (?:pris part"
            r"|participé|assisté)|\bparticip|\bassist[éi]"
        ),
        (
            r"\b(?:étaient|était) (?:représenté|présent)|\bprésents?\b|\bdélégations?\b"
            r"|\basisti(?:eron|ó)|\bestuvieron representad"
        ),
        r"\bdelegaciones\b|\bучаствовал\w*|\bприн(?:яли|имали) участие|\bприсутствовал|\bбыли представлены|\bделегаци",
        "شارك|حضر|اشترك|ممثلة|وفود|وفد|参加了?(?:会议|本次|这次|该|第|审议|工作|缔约)|参加会议|出席|与会|派代表|代表团",
    ),
    "new_parties": (
        (
            r"\bnew\b|\bbecame\b|\bjoined\b|\bacceded\b|\bratified\b|\badditional\b|\bhas become"
            r"|\bhave become|\bhad become"
        ),
        (
            r"\bnouve(?:l|lle|lles|aux)\b|\badhéré|\bratifié|\bsont deven|\bnuev[oa]s\b|\bse"
            r" adhirieron|\bratific|\bpasaron a ser"
        ),
        (
            rf"\bнов(?:ых|ые|ое)\b|\bприсоедин|\bратифицир|\bстали\b|جديد|انضم|صدق|أصبح|新增|新的|新加入|加入了"
            rf"|批准了|加入{_ZH}{{0,12}}(?:公约|议定书)"
        ),
    ),
    "part": (
        (
            r"\bof (?:these|them|those|which|whom)\b|\bof the\b|\bamong\b|\bparmi\b|\bde (?:ellos"
            r"|estos)|\bиз них\b|من بين|其中"
        ),
    ),
}
"""The phrases for what the states of a clause did or are; the first kind with a match is meant."""

TOLD: re.Pattern[str] = words(
    *(phrase for kind, phrases in ACTIVITIES.items() if kind not in ("part", "not_party") for phrase in phrases)
)
"""All phrases that say that states did something."""
