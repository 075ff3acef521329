"""The words by which texts of the six languages say that a state is outside an instrument, or has joined it."""

from __future__ import annotations

from ccwuniv.sources.isu.words import words

__all__ = ["ASKED_TO_JOIN", "CONSIDERING", "JOINED", "NOT_PARTY", "SIGNATORIES"]

NOT_PARTY = words(
    r"\bnot(?: yet)?(?: be(?:en|come)?)?(?: a)?(?: \w+)? (?:part(?:y|ies)|bound|ratif\w+|acced\w+|join\w+|adher\w+)\b",
    r"\bnot (?:yet |already )?done so\b|\bnot signed\b|\bnot a party|\bnon-? ?(?:states? )?part(?:y|ies)\b"
    r"|\bnon-(?:signator|member)|\boutside (?:of )?",
    r"\byet to (?:join|accede|ratify|become|adhere|consent)|\bha(?:s|ve) (?:not|yet)\b|\bneither\b",
    r"\bnone of (?:which|whom|them) (?:is|are)\b",
    r"\bnon (?:encore )?(?:parties|partie|liée?s?|contractant)|\bpas (?:encore )?(?:parties?|adhéré|ratifié|devenus?)",
    r"\bn['’](?:ont|est|a|étaient|y sont|y ont) pas|\bne sont pas|\bne l['’](?:ont|avaient) pas"
    r"|\ben dehors d|\bhors d|\bà l['’](?:extérieur|écart) d|(?:encore|reste\w*|resté\w*|demeur\w+"
    r"|toujours) à l['’]écart",
    r"\b(?:permanec|sigu|segu|continú|continua|est[aá]|qued)\w* (?:\w+ )?(?:fuera|al margen) d",
    r"\bno (?:son|es|eran|han|sean) |\baún no\b|\btodavía no\b|\bno partes?\b|\bsin ser partes?\b|\bno lo "
    r"h(?:an|ayan|ubieran) hecho\b",
    r"\bне (?:явля|присоедин|ратифиц|ста[лв]|участв|связан|вход(?:ит|ят|ящ)\w* в (?:число|круг))\w*|\bне"
    r"(?:подписавш|ратифицировавш|участвующ)\w+|\bнеприсоединивш\w+ (?=к )"
    r"|\bне сдела\w+ этого|\bне подписа\w+ (?=конвенц)",
    r"\b(?:ещ[её]|пока|до сих пор|по-прежнему|так и|доныне) не\b|\bне[- ]?(?:участни|сторон)(?:к|ц|ы\b|ам)|\bвне "
    r"(?:(?:режима|рамок|сферы|действия|ее|его) )*(?=конвенц|дополн|протокол|договор|ее\b|него\b|нее\b|режима"
    r"|рамок)|\b(?:оста|наход|стоя|держ)\w+ (?:\w+ )?(?:за рамками|за пределами|в стороне)(?! от)?\b",
    "غير (?:ال)?[أا]طراف|لم (?:تنضم|تصبح|تصدق|ينضم|تقبل|يقبل|تلتحق)|ليست? (?:بعد )?(?:طرف|[أا]طراف)"
    "|ليستا (?:بعد )?طرفين"
    "|لم (?:تفعل|يفعل) ذلك|(?:التي|الدول) (?:ظلت|بقيت|تبقى) خارج|(?:لا "
    "تزال|ما زالت) خارج",
    "(?:公约|议定书)》?之外|未受[^，,。；]{0,14}约束|尚未|还没有|还未|未加入|未批准|未成为|并非|不是|非缔约|非(?=《?[^，,。；》]{2,12}》?缔约)",
)
"""Words that say that states are outside an instrument."""

_EN_PARTY = r"(?:an? )?(?:new )?(?:high contracting |states? )?part(?:y|ies)"

JOINED = words(
    r"\b(?:acceded|ratified|joined|adhered|consented to be bound|deposited (?:its|their|an?) instruments?)\b",
    rf"\b(?:became|has become|have become|had become) {_EN_PARTY}\b",
    r"\b(?:notified|expressed|declared) (?:\w+ ){0,3}consent\b",
    r"\b(?:a|ont) (?:adhéré|ratifié|accédé)\b|\b(?:est|sont) devenue?s? parties?",
    r"\bse (?:adhirió|adhirieron|ha adherido|han adherido)\b|\b(?:ratificó|ratificaron|ha ratificado|han ratificado)\b",
    r"\bприсоединил(?:ся|ась|ось|ись)\b|\bратифицировал[аио]?\b|\bстал[аио]? участник\w*",
    r"(?<!لم\s)انضمت?\s|صدقت\s",
    "(?<!尚未)(?<!未)(?:加入了|批准了|接受了|交存了?|已加入|已批准|已?成为(?=[^，,。；]{0,24}缔约))",
    "(?<=日)(?:加入|批准)",
)
"""Words that say that states have become party to an instrument."""

SIGNATORIES = words(
    r"\b(?:signatories|signatory states|(?:each|every) (?:of the )?signator(?:y|ies))\b"
    r"(?! (?-i:[A-Z]))(?!,? (?:to|of) protocol)",
    r"\b(?:les|des|aux|autres|tous les|ces) (?:états )?signataires\b|\b(?:los|a los|todos los|demás|esos) (?:estados )?"
    r"signatarios\b",
    r"\b(?:все(?:м|х|ми)?|остальн\w+|други\w+) (?:государств\w*, )?(?:подписавш\w+)"
    r"|(?:государств\w*|стран\w*), (?:\w+ )?подписавш\w+ конвенцию|\bподписавш\w+ конвенцию,? (?:но не \w+ ее )?"
    r"(?:государств|стран)\w*|\bподписавш\w+ (?:государств|стран)\w*|\bгосударств\w*-подписант\w*",
    r"(?<!\w)(?:[وفبل]|إلى )?(?:جميع )?(?:ال|لل)دول الموقعة|(?:所有|其余|各|其他)签署国",
)
"""Words for the States that have signed and not joined."""

ASKED_TO_JOIN = words(
    r"\b(?:accession|adherence|ratification) (?:to [^.;,]{2,40} )?(?:by|of) all (?:other )?states\b"
    r"|\badhésion de tous les (?:états|pays)\b|\b(?:adhesión|ratificación) de todos los (?:estados|países)\b"
    r"|присоединени\w+ (?:к ней )?всех (?:государств|стран)|انضمام (?:جميع|كافة|كل) الدول|所有国家(?:都|均)?加入",
    r"\b(?:all|every|each|other|more|these|those|remaining) (?:\w+ ){0,2}?(?:states?|countries|country"
    r"|governments?)\b[^.;]{0,40}?"
    r" to (?:\w+ ){0,3}?(?:accede|join|ratify|become (?:an? )?(?:\w+ ){0,3}part(?:y|ies)|adhere|come on board"
    r"|follow suit)\b",
    r"\b(?:tous les|toutes les|chaque|les autres|les derniers|d['’]autres|aux) (?:\w+ )?(?:états?|pays"
    r"|nations)\b[^.;]{0,40}? (?:à"
    r"|d['’]|de) ?"
    r"(?:\w+ ){0,3}?(?:adhérer|ratifier|devenir (?:\w+ )?parties?|rejoindre)",
    r"\b(?:les|aux|chaque|tous les|des) (?:autres )?(?:états?|pays) (?:restants?"
    r"|(?:[^.;]{0,30}? )?pour qu['’]ils? (?:y )?(?:adhèrent"
    r"|ratifient|deviennent|le fassent))",
    r"\b(?:todos los|cada|los demás|otros|más) (?:\w+ )?(?:estados?|países|naciones)\b[^.;]{0,40}? (?:a "
    r"|para )(?:que )?"
    r"(?:\w+ ){0,3}?(?:adherirse|(?:se )?adhi\w+|ratificar|ratifiquen|(?:pas\w+ a )?ser partes?|hacerse partes?"
    r"|se hagan partes?"
    r"|sumarse|se sumen)",
    r"\b(?:вс(?:е|ех|ем)|кажд\w+|други\w+|остальн\w+|оставш\w+) (?:\w+ )?(?:государств\w*|стран\w*)\b[^.;]{0,40}?"
    r"(?:присоединиться|присоединению|ратифицировать|стать (?:\w+ )?участни\w+|примкнуть|последовать|сделать это)"
    r"|(?:государств\w*|стран\w*)\b[^.;,]{0,40}? (?:пополнить ряды|примкнуть к|вступить в (?:нее|конвенц|число))\w*",
    r"(?<!\w)[بل]?(?:جميع|كل|كافة|سائر) (?:ال|لل)?(?:دول|بلدان)(?!\w)[^.؛]{0,40}?"
    r"(?:الانضمام|تنضم|التصديق|تصدق|تصبح (?:\w+ )?[أا]طرافا?)|(?:ال|لل)دول (?:كافة|المتبقية"
    r"|الباقية)[^.؛]{0,40}?(?:الانضمام|تنضم|التصديق)",
    "(?:各国|所有国家|其余国家|更多的国家|世界各国|其他国家|更多国家|各国政府)[^。；]{0,20}?(?:加入|批准|成为)",
)
"""A call on States to join an instrument: it is for those outside."""

CONSIDERING = words(
    r"\b(?:states|countries|governments) (?:that are |which are |that may be |currently )?(?:considering|contemplating"
    r"|interested in|wishing to|preparing (?:to|for)|intending to|planning to|seeking to|thinking of|desiring to)"
    r" (?:\w+ )?(?:join|acced|accession|ratif|becom|adher|membership)\w*",
    r"\b(?:états?|pays) (?:intéressés|désireux|qui (?:envisagent|souhaitent|souhaiteraient|se préparent|songent)"
    r"|envisageant|souhaitant)\b[^.;,]{0,30}?(?:adh[ée]|ratif|devenir parties?|rejoindre)\w*",
    r"\b(?:estados|países) (?:interesados|deseosos|que (?:se plantean|estudian|consideran|desean|deseen|contemplan"
    r"|estén considerando|están considerando|se proponen|se planteen))\b[^.;,]{0,30}?(?:adh[ei]|ratific|ser partes?"
    r"|sumarse)\w*",
    r"\b(?:государств\w*|стран\w*), (?:рассматривающ|желающ|планирующ|намеревающ|заинтересованн|изучающ|готовящ)\w+"
    r"[^.;,]{0,40}?(?:присоедин|ратифик|участи)\w*|\b(?:потенциальн|будущ)\w+ (?:государств\w*-)?участник\w*",
    r"(?:ال|لل)(?:دول|بلدان) (?:الراغبة|التي (?:ترغب|تنظر|تعتزم|تفكر)|المهتمة|الساعية)[^.؛،]{0,30}?"
    r"(?:الانضمام|التصديق|تصبح [أا]طرافا)",
    "(?:有意|考虑|准备|打算|希望|正在考虑)(?:加入|批准)[^，,。；]{0,14}的?(?:国家|各国|缔约)|(?:有意|拟)加入国",
)
"""Words for States outside that may join."""
