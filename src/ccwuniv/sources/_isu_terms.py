"""The instruments as running text of the six languages names them: inflected, in part or in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

__all__ = ["Term", "find_terms"]

_NUMERALS = (
    r"I|1|١|一|[أا]ول|premier|primero",
    r"II|2|٢|二|ثاني|deuxième|segundo",
    r"III|3|٣|三|ثالث|troisième|tercero",
    r"IV|4|٤|四|رابع|quatrième|cuarto",
    r"V|5|٥|五|خامس|cinquième|quinto",
)
_EACH_NUMERAL = tuple(re.compile(words, re.IGNORECASE) for words in _NUMERALS)
_N = r"(?:IV|III|II|I|V|[1-5])(?![\w-])"
_TWO = r"(?:II|2)(?![\w-])"
_AR = r"(?<!\w)[وفبكل]{0,2}(?:ال|ل)?"
_ZH_AMENDED = "经?修[正订](?:后|过)?的"

# What may stand between "Protocol II" and the word that says "amended": a title, no other protocol and no count.
_TITLE = r"(?:(?!protoco|протокол|بروتوكول|议定书|第[一1]条|(?<!\d)\d{2,3}(?!\d))[^;؛。；.:])"

_OTHER_TREATIES = (
    r"mine[ -]ban(?: (?:convention|treaty))?|ottawa (?:convention|treaty)|\bAPMBC\b|(?-i:\bCCM\b)|(?-i:\bATT\b)",
    r"anti-?personnel (?:land)?mines?(?: ban)? convention|convention on cluster munitions|arms trade treaty",
    r"convention on the prohibition of the use, stockpiling[^;.]{0,90}destruction",
    r"(?:biological|chemical)(?: and toxin)? weapons convention|vienna convention|geneva conventions?",
    r"convention on the (?:rights|elimination|law)|additional protocols? I{1,3}\b",
    r"convention d['’]ottawa|convention sur (?:les armes à sous-munitions|les armes (?:biolog|chim)\w+)",
    r"convention sur l['’]interdiction (?:de l['’]emploi[^;.]{0,70} )?des mines[^;.,]*",
    r"traité sur le commerce des armes|convention de vienne|conventions? de genève",
    r"convención (?:de (?:ottawa|viena)|sobre (?:municiones|las armas (?:biol|qu[ií]m)\w+)[^;.,]*)",
    r"convención sobre la prohibición (?:del empleo[^;.]{0,90} )?de (?:las )?minas[^;.,]*",
    r"tratado sobre el comercio de armas|convenios? de ginebra",
    r"оттавск\w+ конвенци\w+|конвенци\w+ (?:по кассетным|о (?:биолог|хими|правах))\w*[^;.,]{0,30}",
    r"конвенци\w+ о запрещении (?:применения, [^;.]{0,60})?противопехотн[^;.,]*|(?:женевск|венск)\w+ конвенци\w+",
    r"договор\w* о торговле оружием",
    rf"{_AR}اتفاقية (?:الذخائر العنقودية|[أا]وتاوا|فيينا|جنيف|(?:ال)?[أا]سلحة (?:البيولوجية|الكيميائية))",
    rf"{_AR}اتفاقية حظر [^؛.]{{0,40}}الألغام المضادة للأفراد[^؛.،]*|{_AR}معاهدة تجارة الأسلحة",
    "《?(?:禁止)?(?:使用)?(?:集束弹药|杀伤人员地雷|渥太华|禁雷|生物(?:和毒素)?武器|化学武器|维也纳|日内瓦)[^，。；《》]{0,20}?公约》?",
    "《?武器贸易条约》?",
)
_NEIGHBOURS = {
    "mine_ban": r"mine|ottawa|APMB|渥太华|禁雷|地雷|minas|оттав|противопехот|وتاوا|الألغام",
    "cluster_munitions": r"cluster|CCM|sous-munitions|municiones|кассет|الذخائر|集束",
    "arms_trade": r"arms trade|ATT|commerce|comercio|торговле|تجارة|武器贸易",
}
_AMENDED_ARTICLE_1 = (
    r"(?:2001 )?amend(?:ed|ments?) (?:(?:to|of) )?article (?:1|I|one)\b|article (?:1|I) amendment",
    r"article (?:1|I|one)\b(?: of the (?:convention|CCW))?,? as amended(?: (?:on|in) (?:21 december )?2001)?",
    r"article (?:premier|1er|1|I)(?: de la convention)?,? (?:modifié|amendé|tel que modifié|tel qu['’]il a été modifié)",
    r"(?:amendement|modification)s? (?:apportée?s? )?(?:à|de) l['’]article (?:premier|1er|1|I)\b",
    r"art[íi]culo (?:1|I|primero)(?: de la convención)?,? (?:enmendado|modificado|en su forma (?:enmendada|modificada))",
    r"(?:enmienda|modificación)e?s? (?:al|del|a) art[íi]culo (?:1|I|primero)\b",
    r"(?:измененн|дополненн|пересмотренн)\w+ стать\w+ (?:1|I)\b|поправк\w+ к стать\w+ (?:1|I)\b",
    r"стать\w+ (?:1|I)(?: конвенции)?,? с (?:внесенными )?(?:в нее )?поправк\w+",
    rf"{_AR}مادة (?:1|١|ال[أا]ولى)(?: من الاتفاقية)? (?:المعدلة|بصيغتها المعدلة)|{_AR}تعديل (?:ال|لل)?مادة (?:1|١|ال[أا]ولى)",
    rf"{_ZH_AMENDED}(?:《[^》]*公约》)?第[一1]条|第[一1]条(?:的)?修正案|第[一1]条（经?修[正订](?:后|过)?）",
)
_AMENDED_PROTOCOL = (
    rf"amended (?:mines )?protocol (?:{_TWO}|on {_TITLE}{{0,110}}?devices)|amended mines protocol|(?-i:\bA\.?P\.?[ -]?II\b)",
    rf"protocol {_TWO}{_TITLE}{{0,130}}?(?:, ?| ?\(| )as (?:it was )?amended(?: on 3 may 1996)?",
    rf"protocol on prohibitions{_TITLE}{{0,110}}?devices,? as amended(?: on 3 may 1996)?",
    rf"protocole {_TWO}{_TITLE}{{0,140}}?(?:modifié|amendé)(?: le 3 mai 1996)?|protocole modifié {_TWO}",
    rf"protocole sur l['’]interdiction{_TITLE}{{0,110}}?dispositifs,? tel qu{_TITLE}{{0,30}}modifié(?: le 3 mai 1996)?",
    rf"protocolo {_TWO}{_TITLE}{{0,140}}?(?:enmendad|modificad)[oa]|protocolo (?:enmendado|modificado) {_TWO}",
    rf"protocolo sobre (?:la )?prohibici{_TITLE}{{0,110}}?artefactos,? (?:según|en su forma){_TITLE}{{0,20}}(?:enmend|modific)ad[oa]",
    rf"(?:дополненн|измененн|пересмотренн)\w+ протокол\w* {_TWO}|протокол\w* {_TWO}{_TITLE}{{0,140}}?поправками",
    rf"протокол\w* о запрещении{_TITLE}{{0,110}}?устройств\w*,? с (?:внесенными )?поправками",
    rf"{_AR}بروتوكول الثاني{_TITLE}{{0,140}}?(?:المعدل|بصيغته المعدلة)|{_AR}بروتوكول المعدل الثاني",
    rf"{_AR}بروتوكول المتعلق بحظر{_TITLE}{{0,110}}?النبائط الأخرى بصيغته المعدلة",
    rf"{_ZH_AMENDED}(?:关于)?{_TITLE}{{0,40}}?第?(?:二|2)号?(?:附加)?议定书|第二号(?:经?修[正订])议定书|第二号议定书修正案",
    rf"第二号议定书（经?修[正订](?:后)?）|{_ZH_AMENDED}[^，。；]{{0,4}}地雷[^，。；]{{0,30}}?议定书",
    r"1996\s*年\s*5\s*月\s*3\s*日经?修[正订]的[^，。；]{0,60}?议定书",
)
_BY_TITLE = {
    "P1": (
        r"protocol on non-?detectable fragments|protocole relatif aux éclats non localisables",
        r"protocolo sobre fragmentos no localizables|протокол\w* о необнаруживаемых осколках",
        rf"{_AR}بروتوكول المتعلق بالشظايا التي لا يمكن (?:كشفها|اكتشافها)|(?:关于)?无法检测的?碎片的?议定书",
    ),
    "P2": (
        r"protocol on (?:prohibitions or restrictions on the use of )?mines, booby-?traps and other devices|mines protocol",
        r"protocole sur l['’]interdiction ou la limitation de l['’]emploi des mines, pièges et autres dispositifs",
        r"protocolo sobre (?:la )?prohibici\w+ o restricciones del empleo de minas, armas trampa y otros artefactos",
        r"протокол\w* о запрещении или ограничении применения мин, мин-ловушек и других устройств",
        rf"{_AR}بروتوكول المتعلق بحظر أو تقييد استعمال الألغام والأشراك الخداعية والنبائط الأخرى",
        "禁止或限制使用地雷[^，。；]{0,20}?的?议定书",
    ),
    "P3": (
        r"protocol on (?:prohibitions or restrictions on the use of )?incendiary weapons|incendiary weapons protocol",
        r"protocole sur (?:l['’]interdiction ou la limitation de l['’]emploi d|l)es armes incendiaires",
        r"protocolo sobre (?:(?:la )?prohibici\w+ o restricciones del empleo de )?armas incendiarias",
        r"протокол\w* о (?:запрещении или ограничении применения )?зажигательно\w+ оружи\w+",
        rf"{_AR}بروتوكول المتعلق ب(?:حظر أو تقييد استعمال )?الأسلحة المحرقة|(?:关于|禁止或限制使用)?燃烧武器的?议定书",
    ),
    "P4": (
        r"(?:additional )?protocol on blinding laser weapons|blinding laser weapons protocol|additional protocol to the convention",
        r"protocole relatif aux armes à laser aveuglantes|protocolo sobre armas láser cegadoras",
        r"протокол\w* об ослепляющем лазерном оружии",
        rf"{_AR}بروتوكول المتعلق بأسلحة الليزر المسببة للعمى|(?:关于)?激光致盲武器的?议定书",
    ),
    "P5": (
        r"protocol on explosive remnants of war|ERW protocol|protocole relatif aux restes explosifs de guerre",
        r"protocolo sobre (?:los )?restos explosivos de guerra|протокол\w* по взрывоопасным пережиткам войны",
        rf"{_AR}بروتوكول المتعلق بالمتفجرات من مخلفات الحرب|(?:关于)?战争遗留爆炸物的?议定书",
    ),
}
_NUMBERED = (
    rf"(?:original )?protocols? {_N}|(?-i:(?<!\w)P[ -]?(?:IV|III|II|I|V)|(?<!\w)P[1-5])(?![\w-])",
    rf"protocoles? (?:original )?{_N}|protocolos? (?:original )?{_N}|(?:первоначальн\w+ )?протокол\w* {_N}",
    rf"{_AR}بروتوكول(?:ات)? (?:ال(?:[أا]ول|ثاني|ثالث|رابع|خامس)|(?:IV|III|II|I|V|[1-5١-٥])(?!\w))",
    r"(?:原|最初的?)?(?:关于(?:无法检测|地雷|燃烧|激光|战争遗留)[^，。；]{0,25}?的)?(?:第[一二三四五1-5]号?|[一二三四五]号)(?:附加)?议定书",
)
_ANOTHER = re.compile(rf"\s*(?:,|、|/|;|and|&|et|y|e|и|و)\s*(?:and |et |y |и )?({_N})", re.IGNORECASE)
_CONVENTION = (
    r"(?:the )?convention(?: on (?:prohibitions or restrictions on the use of )?certain conventional weapons"
    r"(?: which[^;.]{0,100}?effects)?)?(?: ?\(CCWC?\))?(?! on\b)(?![\w-])",
    r"(?-i:\bCCWC?\b|\bCCAC?\b|\bCAC\b|\bКНО\b|\bКОО\b)|inhumane weapons convention|certain conventional weapons convention",
    r"convention sur (?:l['’]interdiction ou la limitation de l['’]emploi de )?certaines armes classiques"
    r"(?:[^;.,]{0,110}?sans discrimination)?",
    r"convención(?: sobre (?:prohibiciones o restricciones del empleo de )?ciertas armas convencionales"
    r"(?:[^;.,]{0,110}?indiscriminados)?)?(?! (?:sobre|de)\b)(?!\w)",
    r"конвенци(?:я|и|ю|ей)(?: о (?:(?:запрещении или ограничении применения )?конкретных видов|конкретных видах|негуманном)"
    r" (?:обычного )?оружи\w+(?:[^;.]{0,100}?неизбирательное действие)?)?(?!\w)",
    rf"{_AR}اتفاقية(?: حظر أو تقييد استعمال أسلحة تقليدية معينة(?:[^؛.]{{0,60}}?الأثر)?| (?:ال)?أسلحة (?:ال)?تقليدية (?:ال)?معينة)?(?!\w)",
    "《(?:特定常规武器公约|某些常规武器公约|常规武器公约|公约)》|(?:特定|某些)?常规武器公约",
    "禁止或限制使用某些可被认为具有过分伤害力或滥杀滥伤作用的常规武器公约|[该本]?公约",
)
_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("other", _OTHER_TREATIES),
    ("A1", _AMENDED_ARTICLE_1),
    ("AP2", _AMENDED_PROTOCOL),
    *_BY_TITLE.items(),
    ("numbered", _NUMBERED),
    ("CCW", _CONVENTION),
)
_TO_THE_CONVENTION = re.compile(
    r"\s*,?\s*(?:\(?annexed\s+to|to|of|under|annexée?\s+à|à|de|anexo\s+a|a|к|прилагаемого\s+к|الملحق\s+ب?|من|ل)?\s*(?:la\s+)?",
    re.IGNORECASE,
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, _compiled(names)) for code, names in _NAMES)


def _compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(one.replace(" ", r"\s+").replace(r"\s+?", r"\s*") for one in alternatives), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A treaty named in a text: its code, one of a neighbouring treaty, or ``other``."""

    code: str
    start: int
    end: int


def find_terms(text: str) -> list[Term]:
    """Find every instrument of the Convention, and every other treaty, that a text names.

    Examples
    --------
    >>> [term.code for term in find_terms("Protocol II as amended on 3 May 1996, Protocols I, III and IV, the Mine Ban Convention")]
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
            end = -minus_end
            terms += _named(code, text, start, end)
            end = terms[-1].end
    return _joined(terms, text)


def _named(code: str, text: str, start: int, end: int) -> list[Term]:
    printed = text[start:end]
    if code == "other":
        kinds = (kind for kind, words in _NEIGHBOURS.items() if re.search(words, printed, re.IGNORECASE))
        return [Term(next(kinds, "other"), start, end)]
    if code != "numbered":
        return [Term(code, start, end)]
    terms = [Term(_protocol(printed), start, end)]
    while another := _ANOTHER.match(text, terms[-1].end):
        if not re.match(r"(?:original )?proto[ck]ol(?:s|es|os)\b|протоколы|протоколам|протоколов|протоколах", printed, re.IGNORECASE):
            break
        terms.append(Term(_protocol(another[1]), another.start(1), another.end(1)))
    return terms


def _protocol(printed: str) -> str:
    numeral = re.findall("|".join(sorted("|".join(_NUMERALS).split("|"), key=len, reverse=True)), printed, re.IGNORECASE)[-1]
    return f"P{next(n for n, words in enumerate(_EACH_NUMERAL, start=1) if words.fullmatch(numeral))}"


def _joined(terms: list[Term], text: str) -> list[Term]:
    """Take "Protocol I annexed to the Convention" for one name, and a title beside a number."""
    joined: list[Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        between = text[last.end : term.start] if last else ""
        same_name = last and last.code == term.code and re.fullmatch(r"\s*[(（,，]?\s*", between) is not None
        annexed = last and last.code not in ("CCW", "other") and term.code == "CCW" and _TO_THE_CONVENTION.fullmatch(between)
        of_it = last and last.code == "CCW" and term.code not in ("CCW", "other") and re.fullmatch(r"\s*(?:的|所附的?|之)?\s*", between)
        if last and (same_name or annexed or of_it):
            joined[-1] = Term(term.code if of_it else last.code, last.start, term.end)
        else:
            joined.append(term)
    return joined
