"""The instruments as running text of the six languages names them: inflected, in part or in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ccwuniv.outreach import NEIGHBOURS
from ccwuniv.sources.isu.words import words

__all__ = ["NEIGHBOUR_CODES", "Term", "find_terms"]

NEIGHBOUR_CODES = frozenset({*NEIGHBOURS, "other"})
"""The codes of treaties that are not of the Convention."""

_NUMERALS = (
    "I|1|١|一|[أا]ول",
    "II|2|٢|二|ثاني",
    "III|3|٣|三|ثالث",
    "IV|4|٤|四|رابع",
    "V|5|٥|五|خامس",
)
_EACH_NUMERAL = tuple(words(numeral) for numeral in _NUMERALS)
_ANY_NUMERAL = words(*sorted("|".join(_NUMERALS).split("|"), key=len, reverse=True))
_N = r"(?:IV|III|II|I|V|[1-5])(?![\w-])"
_TWO = r"(?:II|2)(?![\w-])"
_ONE_FR = "(?:premier|1er|1|I)"
_AR = r"(?<!\w)[وفبكل]{0,2}(?:ال|ل)?"
_ZH_AMENDED = "经?修[正订](?:后|过)?的"

# What may be between "Protocol II" and the word that says "amended": a title, no other protocol and no count.
_TITLE = r"(?:(?!protoco|протокол|بروتوكول|议定书|第[一1]条|(?<!\d)\d{2,3}(?!\d))[^;؛。；.:])"

_OTHER_TREATIES = (
    r"mine[ -]ban(?: (?:convention|treaty))?|ottawa (?:convention|treaty)|(?-i:\bAPMBC\b|\bCCM\b|\bATT\b)",
    r"anti-?personnel (?:land)?mines?(?: ban)? convention|convention on cluster munitions|arms trade treaty",
    r"convention on the prohibition of the use, stockpiling[^;.]{0,90}destruction",
    r"(?:biological|chemical)(?: and toxin)? weapons convention|vienna convention|geneva conventions?",
    r"convention on the (?:rights|elimination|law)|additional protocols? I{1,3}\b",
    r"convention d['’]ottawa|convention sur les armes (?:à sous-munitions|biolog\w+|chim\w+)|convention de vienne",
    r"convention sur l['’]interdiction (?:de l['’]emploi[^;.]{0,70} )?des mines[^;.,]*",
    r"traité sur le commerce des armes|conventions? de genève",
    r"convención (?:de (?:ottawa|viena)|sobre (?:municiones|las armas (?:biol|qu[ií]m)\w+)[^;.,]*)",
    r"convención sobre la prohibición (?:del empleo[^;.]{0,90} )?de (?:las )?minas[^;.,]*",
    r"tratado sobre el comercio de armas|convenios? de ginebra",
    r"оттавск\w+ конвенци\w+|конвенци\w+ (?:по кассетным|о (?:биолог|хими|правах))\w*[^;.,]{0,30}",
    r"конвенци\w+ о запрещении (?:применения, [^;.]{0,60})?противопехотн[^;.,]*|(?:женевск|венск)\w+ конвенци\w+",
    r"договор\w* о торговле оружием",
    rf"{_AR}اتفاقية (?:الذخائر العنقودية|[أا]وتاوا|فيينا|جنيف|(?:ال)?[أا]سلحة (?:البيولوجية|الكيميائية))",
    rf"{_AR}اتفاقية حظر [^؛.]{{0,40}}الألغام المضادة للأفراد[^؛.،]*|{_AR}معاهدة تجارة الأسلحة",
    "《?(?:禁止)?(?:使用)?(?:集束弹药|杀伤人员地雷|渥太华|禁雷)[^，,。；《》]{0,20}?公约》?",
    "《?(?:禁止)?(?:生物(?:和毒素)?武器|化学武器|维也纳|日内瓦)[^，,。；《》]{0,20}?公约》?|《?武器贸易条约》?",
)
_EACH_NEIGHBOUR = {
    "mine_ban": words("mine|ottawa|APMB|minas|оттав|противопехот|وتاوا|الألغام|渥太华|禁雷|地雷"),
    "cluster_munitions": words("cluster|CCM|sous-munitions|municiones|кассет|الذخائر|集束"),
    "arms_trade": words("arms trade|ATT|commerce|comercio|торговле|تجارة|武器贸易"),
}
_AMENDED_ARTICLE_1 = (
    r"(?:2001 )?amend(?:ed|ments?) (?:(?:to|of) )?article (?:1|I|one)\b|article (?:1|I) amendment",
    r"article (?:1|I|one)\b(?: of the (?:convention|CCW))?,? as amended(?: (?:on|in) (?:21 december )?2001)?",
    rf"article {_ONE_FR}(?: de la convention)?,? (?:tel que )?(?:modifié|amendé)",
    rf"article {_ONE_FR}(?: de la convention)?,? tel qu['’]il a été modifié",
    rf"(?:amendement|modification)s? (?:apportée?s? )?(?:à|de) l['’]article {_ONE_FR}\b",
    r"art[íi]culo (?:1|I|primero)(?: de la convención)?,? (?:en su forma )?(?:enmendad|modificad)[oa]",
    r"(?:enmienda|modificación)e?s? (?:al|del|a) art[íi]culo (?:1|I|primero)\b",
    r"(?:измененн|дополненн|пересмотренн)\w+ стать\w+ (?:1|I)\b|поправк\w+ к стать\w+ (?:1|I)\b",
    r"стать\w+ (?:1|I)(?: конвенции)?,? с (?:внесенными )?(?:в нее )?поправк\w+",
    rf"{_AR}مادة (?:1|١|ال[أا]ولى)(?: من الاتفاقية)? (?:المعدلة|بصيغتها المعدلة)",
    rf"{_AR}تعديل (?:ال|لل)?مادة (?:1|١|ال[أا]ولى)",
    rf"{_ZH_AMENDED}(?:《[^》]*公约》)?第[一1]条|第[一1]条(?:的)?修正案|第[一1]条（经?修[正订](?:后|过)?）",
)
_AMENDED_PROTOCOL = (
    rf"amended (?:mines )?protocol (?:{_TWO}|on {_TITLE}{{0,110}}?devices)|amended mines protocol",
    r"(?-i:\bA\.?P\.?[ -]?II\b)",
    rf"protocol {_TWO}{_TITLE}{{0,130}}?(?:, ?| ?\(| )as (?:it was )?amended(?: on 3 may 1996)?",
    rf"protocol on prohibitions{_TITLE}{{0,110}}?devices,? as amended(?: on 3 may 1996)?",
    rf"protocole {_TWO}{_TITLE}{{0,140}}?(?:modifié|amendé)(?: le 3 mai 1996)?|protocole modifié {_TWO}",
    rf"protocole sur l['’]interdiction{_TITLE}{{0,110}}?dispositifs,? tel qu{_TITLE}{{0,30}}modifié(?: le 3 mai 1996)?",
    rf"protocolo {_TWO}{_TITLE}{{0,140}}?(?:enmendad|modificad)[oa]|protocolo (?:enmendado|modificado) {_TWO}",
    (
        rf"protocolo sobre (?:la )?prohibici{_TITLE}{{0,110}}?artefactos,? (?:según|en su forma)"
        rf"{_TITLE}{{0,20}}(?:enmend|modific)ad[oa]"
    ),
    rf"(?:дополненн|измененн|пересмотренн)\w+ протокол\w* {_TWO}|протокол\w* {_TWO}{_TITLE}{{0,140}}?поправками",
    rf"протокол\w* о запрещении{_TITLE}{{0,110}}?устройств\w*,? с (?:внесенными )?поправками",
    rf"{_AR}بروتوكول الثاني{_TITLE}{{0,140}}?(?:المعدل|بصيغته المعدلة)|{_AR}بروتوكول المعدل الثاني",
    rf"{_AR}بروتوكول المتعلق بحظر{_TITLE}{{0,110}}?النبائط الأخرى بصيغته المعدلة",
    rf"{_ZH_AMENDED}(?:关于)?{_TITLE}{{0,40}}?第?(?:二|2)号?(?:附加)?议定书|第二号(?:经?修[正订])议定书",
    rf"第二号议定书（经?修[正订](?:后)?）|第二号议定书修正案|{_ZH_AMENDED}[^，,。；]{{0,4}}地雷[^，,。；]{{0,30}}?议定书",
    r"1996\s*年\s*5\s*月\s*3\s*日经?修[正订]的[^，,。；]{0,60}?议定书",
)
_BY_TITLE = {
    "P1": (
        "protocol on non-?detectable fragments|protocole relatif aux éclats non localisables",
        r"protocolo sobre fragmentos no localizables|протокол\w* о необнаруживаемых осколках",
        rf"{_AR}بروتوكول المتعلق بالشظايا التي لا يمكن (?:كشفها|اكتشافها)",
        "(?:关于)?无法检测的?碎片的?议定书",
    ),
    "P2": (
        "protocol on (?:prohibitions or restrictions on the use of )?mines, booby-?traps and other devices",
        "mines protocol",
        "protocole sur l['’]interdiction ou la limitation de l['’]emploi des mines, pièges et autres dispositifs",
        r"protocolo sobre (?:la )?prohibici\w+ o restricciones del empleo de minas, armas trampa y otros artefactos",
        r"протокол\w* о запрещении или ограничении применения мин, мин-ловушек и других устройств",
        rf"{_AR}بروتوكول المتعلق بحظر أو تقييد استعمال الألغام والأشراك الخداعية والنبائط الأخرى",
        "禁止或限制使用地雷[^，,。；]{0,20}?的?议定书",
    ),
    "P3": (
        "protocol on (?:prohibitions or restrictions on the use of )?incendiary weapons|incendiary weapons protocol",
        "protocole sur (?:l['’]interdiction ou la limitation de l['’]emploi d|l)es armes incendiaires",
        r"protocolo sobre (?:(?:la )?prohibici\w+ o restricciones del empleo de )?armas incendiarias",
        r"протокол\w* о (?:запрещении или ограничении применения )?зажигательно\w+ оружи\w+",
        rf"{_AR}بروتوكول المتعلق ب(?:حظر أو تقييد استعمال )?الأسلحة المحرقة",
        "(?:关于|禁止或限制使用)?燃烧武器的?议定书",
    ),
    "P4": (
        "(?:additional )?protocol on blinding laser weapons|blinding laser weapons protocol",
        "additional protocol to the convention",
        "protocole relatif aux armes à laser aveuglantes|protocolo sobre armas láser cegadoras",
        r"протокол\w* об ослепляющем лазерном оружии",
        rf"{_AR}بروتوكول المتعلق بأسلحة الليزر المسببة للعمى",
        "(?:关于)?激光致盲武器的?议定书",
    ),
    "P5": (
        "protocol on explosive remnants of war|ERW protocol|protocole relatif aux restes explosifs de guerre",
        r"protocolo sobre (?:los )?restos explosivos de guerra|протокол\w* по взрывоопасным пережиткам войны",
        rf"{_AR}بروتوكول المتعلق بالمتفجرات من مخلفات الحرب",
        "(?:关于)?战争遗留爆炸物的?议定书",
    ),
}
_NUMBERED = (
    rf"(?:original )?protocols? {_N}|(?-i:(?<!\w)P[ -]?(?:IV|III|II|I|V)|(?<!\w)P[1-5])(?![\w-])",
    rf"protocoles? (?:original )?{_N}|protocolos? (?:original )?{_N}|(?:первоначальн\w+ )?протокол\w* {_N}",
    rf"{_AR}بروتوكول(?:ات)? (?:ال(?:[أا]ول|ثاني|ثالث|رابع|خامس)|(?:IV|III|II|I|V|[1-5١-٥])(?!\w))",
    (
        "(?:原|最初的?)?(?:关于(?:无法检测|地雷|燃烧|激光|战争遗留)[^，,。；]{0,25}?的)?"
        "(?:第[一二三四五1-5]号?|[一二三四五]号)(?:附加)?议定书"
    ),
)
_CONVENTION = (
    (
        r"(?:the )?convention(?: on (?:prohibitions or restrictions on the use of )?certain conventional weapons"
        r"(?: which[^;.]{0,100}?effects)?)?(?: ?\(CCWC?\))?(?! on\b(?! \d))(?![\w-])"
    ),
    r"(?-i:\bCCWC?\b|\bCCAC?\b|\bCAC\b|\bКНО\b|\bКОО\b)|(?:inhumane|certain conventional) weapons convention",
    (
        r"convention sur (?:l['’]interdiction ou la limitation de l['’]emploi de )?certaines armes classiques"
        r"(?:[^;.,]{0,110}?sans discrimination)?"
    ),
    (
        r"convención(?: sobre (?:prohibiciones o restricciones del empleo de )?ciertas armas convencionales"
        r"(?:[^;.,]{0,110}?indiscriminados)?)?(?! (?:sobre|de)\b)(?!\w)"
    ),
    (
        r"конвенци(?:я|и|ю|ей)(?: о (?:(?:запрещении или ограничении применения )?конкретных видов"
        r"|конкретных видах|негуманном) (?:обычного )?оружи\w+(?:[^;.]{0,100}?неизбирательное действие)?)?(?!\w)"
    ),
    (
        rf"{_AR}اتفاقية(?: حظر أو تقييد استعمال أسلحة تقليدية معينة(?:[^؛.]{{0,60}}?الأثر)?"
        r"| (?:ال)?أسلحة (?:ال)?تقليدية (?:ال)?معينة)?(?!\w)"
    ),
    "《(?:特定常规武器公约|某些常规武器公约|常规武器公约|公约)》|(?:特定|某些)?常规武器公约|[该本]?公约",
    "禁止或限制使用某些可被认为具有过分伤害力或滥杀滥伤作用的常规武器公约",
)
_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("other", _OTHER_TREATIES),
    ("A1", _AMENDED_ARTICLE_1),
    ("AP2", _AMENDED_PROTOCOL),
    *_BY_TITLE.items(),
    ("numbered", _NUMBERED),
    ("CCW", _CONVENTION),
)
_PLURAL = words("(?:original )?proto[ck]ol(?:s|es|os)", "протокол(?:ы|ам|ов|ах)")
_ANOTHER = words(rf" ?(?:,|、|/|;|and|&|et|y|e|и|و) ?(?:and |et |y |и )?({_N})")
_ANNEXED = words(
    r" ?,? ?(?:\(?annexed to|to|of|under|annexée? à|à|de|anexo a|a|к|прилагаемого к|الملحق ب?|من|ل)? ?(?:la )?"
)
_OF_THE_CONVENTION = words(" ?(?:的|所附的?|之)?")
_BRACKET = words(" ?[(（,，]? ?")


@dataclass(frozen=True, slots=True)
class Term:
    """A treaty named in a text: its code, one of a neighbouring treaty, or ``other``."""

    code: str
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, words(*names)) for code, names in _NAMES)


def find_terms(text: str) -> list[Term]:
    """Find every instrument of the Convention, and every other treaty, that a text names.

    Examples
    --------
    >>> text = "Protocol II as amended on 3 May 1996, Protocols I, III and IV, the Mine Ban Convention"
    >>> [term.code for term in find_terms(text)]
    ['AP2', 'P1', 'P3', 'P4', 'mine_ban']
    >>> [term.code for term in find_terms("尚未加入经修正的第二号议定书的11个原第二号议定书缔约方")]
    ['AP2', 'P2']
    """
    found = [
        (match.start(), -match.end(), rank, code)
        for rank, (code, pattern) in enumerate(_patterns())
        for match in pattern.finditer(text)
    ]
    terms: list[Term] = []
    end = 0
    for start, minus_end, _, code in sorted(found):
        if start >= end:
            terms += _named(code, text, start, -minus_end)
            end = terms[-1].end
    return _joined(terms, text)


def _named(code: str, text: str, start: int, end: int) -> list[Term]:
    printed = text[start:end]
    if code == "other":
        kinds = (kind for kind, names in _EACH_NEIGHBOUR.items() if names.search(printed))
        return [Term(next(kinds, "other"), start, end)]
    if code != "numbered":
        return [Term(code, start, end)]
    terms = [Term(_protocol(printed), start, end)]
    while _PLURAL.match(printed) and (another := _ANOTHER.match(text, terms[-1].end)):
        terms.append(Term(_protocol(another[1]), another.start(1), another.end(1)))
    return terms


def _protocol(printed: str) -> str:
    numeral = _ANY_NUMERAL.findall(printed)[-1]
    return f"P{next(n for n, names in enumerate(_EACH_NUMERAL, start=1) if names.fullmatch(numeral))}"


def _joined(terms: list[Term], text: str) -> list[Term]:
    """Take "Protocol I annexed to the Convention" for one name, and a title beside a number."""
    joined: list[Term] = []
    for term in terms:
        one = _as_one(joined[-1], term, text) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(term)
    return joined


def _as_one(last: Term, term: Term, text: str) -> Term | None:
    between = text[last.end : term.start]
    apart = {last.code, term.code} & NEIGHBOUR_CODES
    if last.code == term.code and _BRACKET.fullmatch(between):
        return Term(term.code, last.start, term.end)
    if not apart and term.code == "CCW" and last.code != "CCW" and _ANNEXED.fullmatch(between):
        return Term(last.code, last.start, term.end)
    if not apart and last.code == "CCW" and term.code != "CCW" and _OF_THE_CONVENTION.fullmatch(between):
        return Term(term.code, last.start, term.end)
    return None
