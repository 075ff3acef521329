"""Recognise texts that are not reports on universalization: budgets, lists of participants, resolutions."""

from __future__ import annotations

from dataclasses import dataclass

from ccwuniv.sources.isu.words import words

__all__ = ["OtherGenre", "other_genre", "speaks_of_universality"]

_HEAD = 1_500
_BUDGET = (
    (
        r"\b(?:estimated|revised|actual|projected) costs?\b|\bcost estimates?\b|\bcoûts?"
        r" (?:estimatifs?|prévus?)|\bestimación de (?:los )?(?:gastos|costos)"
    ),
    r"\bсмет[аыуе]\b|\bсметн\w+ расход|تقدير(?:ات)? (?:ال)?تكاليف|التكاليف المقدرة|估计费用|费用估计|概算",
    (
        r"\b(?:united states|US) dollars?\b|\bUS\$|\$ ?\d|\bdollars des états-unis|\bdólares"
        r" (?:de los|estadounidenses)|\bдоллар\w* США|دولار|美元"
    ),
    (
        r"\bassessed contributions?\b|\bcontributions? (?:mises en recouvrement|statutaires)"
        r"|\bcuotas (?:prorrateadas|asignadas)"
        r"|\bначисленн\w+ взнос|الاشتراكات المقررة|الأنصبة المقررة|分摊(?:会费|款)|摊款"
    ),
    (
        r"\bprogramme support costs?\b|\bcontingenc(?:y|ies) reserve|\bcash (?:balance|flow)"
        r"|\bworking capital|\bappui aux programmes"
        r"|\bapoyo a los programas|\bрасход\w+ на поддержку программ|تكاليف دعم البرامج|方案支助费用|周转(?:资金|基金)"
    ),
    r"\bexpenditures?\b|\bdépenses\b|\bgastos\b|\bрасход\w*|النفقات|المصروفات|支出",
    r"\bbudgets?\b|\bpresupuestos?\b|\bбюджет\w*|ميزانية|预算",
)
_PARTICIPANTS = (
    (
        r"\blist of participants\b|\bliste des participants\b|\blista de participantes\b|\bсписок"
        r" участников\b|قائمة المشاركين|与会者名单"
    ),
    (
        r"\b(?:permanent mission|mission permanente|misión permanente)\b|\bпостоянно\w+"
        r" представительств|البعثة الدائمة|常驻(?:日内瓦)?代表团"
    ),
    (
        r"\b(?:first|second|third) secretary\b|\b(?:premier|première|deuxième|troisième)"
        r" secrétaire\b|\b(?:primer|segundo|tercer) secretario\b"
        r"|\b(?:перв|втор|трет)\w+ секретар|السكرتير (?:الأول|الثاني|الثالث)|[一二三]等秘书|[一二三]秘"
    ),
    (
        r"\bhead of delegation\b|\bchef de (?:la )?délégation\b|\bjefe de (?:la )?delegación\b"
        r"|\bглава делегации\b|رئيس الوفد|代表团团长"
    ),
    (
        r"\bmilitary advis|\blegal advis|\bcounsellor\b|\bminister counsellor|\bconseill(?:er"
        r"|ère)\b|\bconsejer[oa]\b|\bсоветник\b|مستشار|参赞"
    ),
    r"\binterns?\b|\battaché\b|\bstagiaire\b|\bagregad[oa]\b|\bатташе\b|ملحق|随员|专员",
)
_RESOLUTION = (
    (
        r"\bthe general assembly,|\bl['’]assemblée générale,|\bla asamblea general,|\bгенеральная"
        r" ассамблея,|إن الجمعية العامة|^ ?大会[，,]"
    ),
    r"\brecalling (?:also )?(?:its|with|the)\b|\brappelant\b|\brecordando\b|\bссылаясь на\b|إذ تشير|回顾(?:其|到)?",
    (
        r"\b(?:decides to (?:include|remain)|decides to include in the provisional agenda)"
        r"|\bdécide d['’](?:inscrire|inclure)|\bdecide incluir"
        r"|\bпостановляет включить|تقرر أن تدرج|决定将.{0,30}列入"
    ),
    (
        r"\b(?:welcoming|noting|bearing in mind|emphasizing|reaffirming|stressing"
        r"|expressing)\b[^.;]{5,200},\s|\bnotant\b|\bse félicitant\b"
        r"|\btomando nota\b|\bacogiendo con beneplácito\b|\bотмечая\b|\bприветствуя\b|وإذ (?:تلاحظ|ترحب|تضع)|欢迎|铭记"
    ),
    (
        r"\b(?:calls upon all states|urges all states|requests the secretary-general)|\bprie le"
        r" secrétaire général|\bpide al secretario general"
        r"|\bпросит генерального секретаря|تطلب إلى الأمين العام|请秘书长"
    ),
    (
        r"\b\d+(?:st|nd|rd|th) plenary meeting\b|\bresolution adopted by the general assembly\b"
        r"|\brésolution adoptée par|\bresolución aprobada por"
        r"|\bрезолюция, принятая|قرار اتخذته الجمعية العامة|大会决议"
    ),
)
_GENRES = {
    "a budget or a financial report": tuple(words(phrase) for phrase in _BUDGET),
    "a list of participants": tuple(words(phrase) for phrase in _PARTICIPANTS),
    "a resolution": tuple(words(phrase) for phrase in _RESOLUTION),
}
_TITLES = words(
    (
        r"\blist of participants\b|\bliste des participants\b|\blista de participantes\b|\bсписок"
        r" участников\b|قائمة المشاركين|与会者名单"
    ),
    (
        r"\b(?:estimated costs (?:of|for)|cost estimates (?:of|for)|budget (?:of|for) the"
        r"|financial (?:report|statements?)|status of contributions)\b"
    ),
    (
        r"\bresolution adopted by the\b|\brésolution adoptée par\b|\bresolución aprobada por\b"
        r"|\bрезолюция, принятая\b|قرار اتخذته|大会.{0,20}决议"
    ),
    (
        r"\b(?:coûts estimatifs|prévisions de dépenses|situation financière|rapport financier)\b"
        r"|\bestimación de (?:los )?(?:gastos|costos)|\binforme financiero"
    ),
    (
        r"\b(?:сметные расходы|финансовый отчет|финансовое положение)\b|التكاليف المقدرة|التقرير"
        r" المالي|估计费用|概算|财务(?:报告|状况)"
    ),
)
_UNIVERSALITY = words(
    (
        r"\buniversali[sz]ation\b|\buniversality\b|\buniversalisation\b|\buniversalité\b"
        r"|\buniversalización\b|\buniversalidad\b"
    ),
    r"\bуниверсали[зсц]\w*|\bуниверсальност|عالمية|تحقيق العالمية|普遍加入|普遍性|普遍化",
)
_SURE, _LIKELY = 4, 3


@dataclass(frozen=True, slots=True)
class OtherGenre:
    """Each other genre, its phrases, and whether they are conclusive."""

    name: str
    phrases: tuple[str, ...]
    sure: bool


def speaks_of_universality(text: str) -> bool:
    """Say whether the head of a text, or its first lines, name the subject of the genre."""
    return bool(_UNIVERSALITY.search(text, 0, _HEAD))


def other_genre(text: str) -> OtherGenre | None:
    """Return which other genre a text is of, where several of that genre's phrases are in it, or None.

    Examples
    --------
    >>> found = other_genre("Estimated costs: the budget in US dollars, with assessed contributions and expenditure.")
    >>> found.name, found.sure
    ('a budget or a financial report', True)
    >>> other_genre("The Convention has 117 High Contracting Parties.") is None
    True
    """
    own = {name: tuple(m[0].strip() for p in patterns if (m := p.search(text))) for name, patterns in _GENRES.items()}
    name, phrases = max(own.items(), key=lambda one: len(one[1]))
    titled = bool(_TITLES.search(text, 0, _HEAD))
    if len(phrases) < (_LIKELY - titled):
        return None
    return OtherGenre(name, phrases[:3], len(phrases) + titled >= _SURE)
