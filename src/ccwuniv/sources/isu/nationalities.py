"""States named by an adjective beside an office of State: "the Rwandan authorities", "la délégation népalaise"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ccwuniv.names import Mention
from ccwuniv.sources.isu.words import words

__all__ = ["find_by_adjective"]

# State; adjective in English; stems in French, Spanish, Russian and Arabic, without their endings. As dictionaries give
# them, recalled; an adjective that two States share (Congolese, Dominican, Korean) is none.
_TABLE = """
AFG|Afghan|afghan|afgan|афганск|أفغاني
AGO|Angolan|angolais|angoleñ|ангольск|أنغولي
AND|Andorran|andorran|andorran|андоррск|أندوري
ARG|Argentine|argentin|argentin|аргентинск|أرجنتيني
ARM|Armenian|arménien|armeni|армянск|أرميني
AUS|Australian|australien|australian|австралийск|أسترالي
AUT|Austrian|autrichien|austr[ií]ac|австрийск|نمساوي
AZE|Azerbaijani|azerbaïdjanais|azerbaiyan|азербайджанск|أذربيجاني
BDI|Burundian|burundais|burund[eé]s|бурундийск|بوروندي
BEL|Belgian|belge|belg|бельгийск|بلجيكي
BFA|Burkinabe|burkinabè|burkin[eé]s|буркинийск|بوركيني
BGR|Bulgarian|bulgare|búlgar|болгарск|بلغاري
BHR|Bahraini|bahreïnien|bareiní|бахрейнск|بحريني
BHS|Bahamian|bahamien|bahameñ|багамск|بهامي
BLZ|Belizean|bélizien|beliceñ|белизск|بليزي
BRA|Brazilian|brésilien|brasileñ|бразильск|برازيلي
BRB|Barbadian|barbadien|barbadens|барбадосск|بربادوسي
BRN|Bruneian|brunéien|bruneano|брунейск|بروني
BTN|Bhutanese|bhoutanais|butan[eé]s|бутанск|بوتاني
BWA|Botswanan|botswanais|botswan|ботсванск|بوتسواني
CAN|Canadian|canadien|canadiens|канадск|كندي
CHE|Swiss|suisse|suiz|швейцарск|سويسري
CHL|Chilean|chilien|chilen|чилийск|شيلي
CMR|Cameroonian|camerounais|camerun[eé]s|камерунск|كاميروني
COL|Colombian|colombien|colombian|колумбийск|كولومبي
COM|Comorian|comorien|comorens|коморск|قمري
CPV|Cabo Verdean|cabo-verdien|caboverdian|кабо-вердийск|
CRI|Costa Rican|costaricien|costarricens|коста-риканск|كوستاريكي
CUB|Cuban|cubain|cuban|кубинск|كوبي
DEU|German|allemand|alem[aá]n|германск|ألماني
DJI|Djiboutian|djiboutien|djiboutian|джибутийск|جيبوتي
DNK|Danish|danois|dan[eé]s|датск|دانمركي
DZA|Algerian|algérien|argelin|алжирск|جزائري
EGY|Egyptian|égyptien|egipci|египетск|مصري
ERI|Eritrean|érythréen|eritre|эритрейск|إريتري
ESP|Spanish|espagnol|español|испанск|إسباني
ETH|Ethiopian|éthiopien|et[ií]ope|эфиопск|إثيوبي
FIN|Finnish|finlandais|finland[eé]s|финляндск|فنلندي
FJI|Fijian|fidjien|fiyian|фиджийск|فيجي
FRA|French|français|franc[eé]s|французск|فرنسي
GAB|Gabonese|gabonais|gabon[eé]s|габонск|غابوني
GBR|British|britannique|británic|британск|بريطاني
GEO|Georgian|géorgien|georgian|грузинск|جورجي
GHA|Ghanaian|ghanéen|ghan[eé]s|ганск|غاني
GIN|Guinean|guinéen|guinean|гвинейск|غيني
GMB|Gambian|gambien|gambian|гамбийск|غامبي
GNB|Bissau-Guinean|bissau-guinéen|guineans|бисау-гвинейск|
GNQ|Equatorial Guinean|équato-guinéen|ecuatoguinean|экваториально-гвинейск|
GUY|Guyanese|guyanien|guyan[eé]s|гайанск|غياني
HTI|Haitian|haïtien|haitian|гаитянск|هايتي
HUN|Hungarian|hongrois|húngar|венгерск|هنغاري
IDN|Indonesian|indonésien|indonesi|индонезийск|إندونيسي
IRL|Irish|irlandais|irland[eé]s|ирландск|أيرلندي
IRN|Iranian|iranien|iran[ií]|иранск|إيراني
IRQ|Iraqi|iraquien|iraqu[ií]|иракск|عراقي
ITA|Italian|italien|italian|итальянск|إيطالي
JAM|Jamaican|jamaïcain|jamaiquin|ямайск|جامايكي
JOR|Jordanian|jordanien|jordan|иорданск|أردني
JPN|Japanese|japonais|japon[eé]s|японск|ياباني
KAZ|Kazakh|kazakh|kazaj|казахстанск|كازاخستاني
KEN|Kenyan|kényan|keniano|кенийск|كيني
KGZ|Kyrgyz|kirghize|kirguis|кыргызск|قيرغيزي
KHM|Cambodian|cambodgien|camboyan|камбоджийск|كمبودي
KIR|I-Kiribati|kiribatien|kiribatian|кирибатийск|
KWT|Kuwaiti|koweïtien|kuwaití|кувейтск|كويتي
LAO|Lao|laotien|laosian|лаосск|لاوي
LBN|Lebanese|libanais|liban[eé]s|ливанск|لبناني
LBR|Liberian|libérien|liberian|либерийск|ليبري
LBY|Libyan|libyen|libi|ливийск|ليبي
LSO|Basotho|lesothan|lesothens|лесотск|ليسوتي
LTU|Lithuanian|lituanien|lituan|литовск|ليتواني
LVA|Latvian|letton|let[oó]n|латвийск|لاتفي
MAR|Moroccan|marocain|marroqu[ií]|марокканск|مغربي
MDG|Malagasy|malgache|malgache|малагасийск|مدغشقري
MDV|Maldivian|maldivien|maldiv|мальдивск|ملديفي
MEX|Mexican|mexicain|mexican|мексиканск|مكسيكي
MHL|Marshallese|marshallais|marshal[eé]s|маршалльск|مارشالي
MLI|Malian|malien|mal[ií]ens|малийск|
MMR|Myanmar|birman|birman|мьянманск|ميانماري
MNG|Mongolian|mongol|mongol|монгольск|منغولي
MOZ|Mozambican|mozambicain|mozambiqueñ|мозамбикск|موزامبيقي
MRT|Mauritanian|mauritanien|mauritan|мавританск|موريتاني
MUS|Mauritian|mauricien|maurician|маврикийск|موريشيوسي
MWI|Malawian|malawien|malaw[ií]|малавийск|ملاوي
MYS|Malaysian|malaisien|malasi|малайзийск|ماليزي
NAM|Namibian|namibien|namibi|намибийск|ناميبي
NER|Nigerien|nigérien|nigerin|нигерск|نيجري
NGA|Nigerian|nigérian|nigerian|нигерийск|نيجيري
NLD|Dutch|néerlandais|neerland[eé]s|нидерландск|هولندي
NOR|Norwegian|norvégien|norueg|норвежск|نرويجي
NPL|Nepalese|népalais|nepal[eé]s|непальск|نيبالي
NPL|Nepali||||
NZL|New Zealand|néo-zélandais|neozeland[eé]s|новозеландск|نيوزيلندي
OMN|Omani|omanais|oman[ií]|оманск|عماني
PHL|Philippine|philippin|filipin|филиппинск|فلبيني
PLW|Palauan|palaosien|palauan|палауск|بالاوي
PNG|Papua New Guinean|papouan-néo-guinéen|papú|папуасск|
POL|Polish|polonais|polac|польск|بولندي
PRT|Portuguese|portugais|portugu[eé]s|португальск|برتغالي
RWA|Rwandan|rwandais|ruand[eé]s|руандийск|رواندي
SDN|Sudanese|soudanais|sudan[eé]s|суданск|سوداني
SEN|Senegalese|sénégalais|senegal[eé]s|сенегальск|سنغالي
SGP|Singaporean|singapourien|singapurens|сингапурск|سنغافوري
SMR|Sammarinese|saint-marinais|sanmarinens|сан-маринск|سانماريني
SOM|Somali|somalien|somal[ií]|сомалийск|صومالي
SSD|South Sudanese|sud-soudanais|sursudan[eé]s|южносуданск|
STP|Sao Tomean|santoméen|santotomens||
SUR|Surinamese|surinamais|surinam[eé]s|суринамск|سورينامي
SWE|Swedish|suédois|suec|шведск|سويدي
SWZ|Swazi|swazi|suazi|свазилендск|سوازيلندي
SYR|Syrian|syrien|siri|сирийск|سوري
TCD|Chadian|tchadien|chadian|чадск|تشادي
TGO|Togolese|togolais|togol[eé]s|тоголезск|توغولي
THA|Thai|thaïlandais|tailand[eé]s|таиландск|تايلندي
TJK|Tajik|tadjik|tayik|таджикск|طاجيكي
TKM|Turkmen|turkmène|turcoman|туркменск|تركماني
TLS|Timorese|timorais|timorens|тиморск|تيموري
TON|Tongan|tongan|tongan|тонганск|تونغي
TTO|Trinidadian|trinidadien|trinitens|тринидадск|
TUN|Tunisian|tunisien|tunecin|тунисск|تونسي
TUV|Tuvaluan|tuvaluan|tuvaluan|тувалуанск|توفالي
TZA|Tanzanian|tanzanien|tanzan|танзанийск|تنزاني
UGA|Ugandan|ougandais|ugand[eé]s|угандийск|أوغندي
UZB|Uzbek|ouzbek|uzbek|узбекск|أوزبكي
VNM|Vietnamese|vietnamien|vietnamit|вьетнамск|فييتنامي
VNM||||вьетнамск|فيتنامي
VUT|Ni-Vanuatu|vanuatuan|vanuatuens|вануатск|فانواتي
WSM|Samoan|samoan|samoan|самоанск|ساموي
YEM|Yemeni|yéménite|yemen[ií]|йеменск|يمني
ZAF|South African|sud-africain|sudafrican|южноафриканск|
ZMB|Zambian|zambien|zambian|замбийск|زامبي
ZWE|Zimbabwean|zimbabwéen|zimbabuens|зимбабвийск|زمبابوي
RUS||||российск|
UKR||||украинск|
USA||||американск|
CHN||||китайск|
DEU||||немецк|
THA||||тайск|
FSM||||микронезийск|
EST||||эстонск|
MDA||||молдавск|
MDA||||молдовск|
BLR||||белорусск|
KGZ||||киргизск|
KAZ||||казахск|
SWZ||||эсватинийск|
TUR||||турецк|
GRC||||греческ|
CZE||||чешск|
SVK||||словацк|
SRB||||сербск|
HRV||||хорватск|
PER||||перуанск|
PAK||||пакистанск|
IND||||индийск|
ISR||||израильск|
QAT||||катарск|
ARE||||эмиратск|
SAU||||саудовск|
LKA||||шри-ланкийск|
SYC||||сейшельск|
"""
_ENDINGS = ("", "(?:n?es?|s)?", "(?:[oae]s?|s)?", r"\w{2,3}", "(?:ة|ا|ين|ون|ان|تين|تان)?")
_FRONTS = (r"(?<![\w-])", r"(?<![\w-])", r"(?<![\w-])", r"(?<![\w-])", r"(?<!\w)(?:[وف]?(?:[بلك]?ال|لل)?)")
_OFFICE_AFTER = words(
    r"(?: (?!(?:and|or|to|of|for|in|on|with|by|at|from|the|an?)\b)[\w-]+){0,3}? (?:authorit(?:y|ies)"
    r"|governments?|delegations?|delegates?|missions?|ministry"
    r"|ministries|ministers?|officials?|parliament(?:arians)?|embass(?:y|ies)|ambassadors?"
    r"|representatives?|counterparts?"
    r"|diplomats?|officers?|lawyers?|jurists?|experts?|soldiers?|students?|side|capital|presidency"
    r"|foreign office|high commissions?)\b",
    r"(?: \w+)? (?:власт|правительств|делегаци|представител|министерств|министр|чиновник|должностн|парламент|посольств"
    r"|посл[аоуе]|посол|миссии|миссией|миссия|коллег|сторон|дипломат|ведомств|служащ|военнослужащ|офицер|юрист"
    r"|эксперт|специалист|собеседник|партнер|депутат)",
)
_OFFICE_BEFORE = words(
    r"\b(?:autorités|gouvernements?|délégations?|missions?|ministères?|ministres?|fonctionnaires|responsables|parlement"
    r"|parlementaires|ambassades?|ambassadeurs?|ambassadrices?|représentante?s?|homologues?|délégué(?:e?s)?"
    r"|diplomates|officiers|experts?|juristes|militaires|cadres|parlementaires"
    r"|partie|interlocuteurs)(?: d(?:e la|es|e l['’]|e) ?(?:affaires étrangères|justice|défense|intérieur))?"
    r"(?: (?!et\b|ou\b|de\b|du\b|des\b)\w+)? $",
    r"\b(?:autoridades|gobiernos?|delegaci(?:ón|ones)|misi(?:ón|ones)|ministerios?|ministr[oa]s?"
    r"|funcionari[oa]s?"
    r"|parlamento|parlamentari[oa]s|embajadas?|embajador(?:a|es)?|representantes?|homólog[oa]s?"
    r"|delegad[oa]s?|diplomátic[oa]s|oficiales|expertos|juristas|militares|cancillería"
    r"|parte|interlocutores|secretari[oa]s? de estado)(?: de (?:relaciones exteriores|asuntos exteriores|justicia"
    r"|defensa|la defensa))?"
    r"(?: (?!y\b|e\b|de\b|del\b)\w+)? $",
    r"(?:سلطات|حكومة|حكومتين|وفد|وفدين|بعثة|بعثتين|وزارة|وزير|وزيرة|مسؤول|مسؤولين|مسؤولون|برلمان|سفارة|سفير|سفيرة|ممثل"
    r"|ممثلين|جانب|نظير|نظيره|نظيرتها|سفارتان|سفارتين|المفوضية السامية|ضباط|ضابطا|خبيرا|مسؤولا|موظفا"
    r"|خبراء|موظفين|حقوقيين|موظفي|برلمانيين|كلية|برلمانيون|مندوب"
    r"|مندوبة)(?: ال\w+){0,2} $",
)
_JOINED = words(" ?(?:,|،)? ?(?:and|et|y|e|и|و)? ?")
_LONGEST_OFFICE = 60
_SIDES = {
    "中方": "CHN",
    "日方": "JPN",
    "法方": "FRA",
    "俄方": "RUS",
    "美方": "USA",
    "英方": "GBR",
    "德方": "DEU",
    "韩方": "KOR",
}
_SIDE = re.compile(rf"(?:^|(?<=[，,。；、：\s由与和同向经应对]))({'|'.join(_SIDES)})(?![案面向法式言])", re.MULTILINE)
"""Chinese words for the government of a State, where no other word ends in the same characters."""


def find_by_adjective(text: str) -> list[Mention]:
    """Return the States that an adjective names beside a word for a government or those who speak for it.

    An adjective alone names none: a Nepalese plan is no address to Nepal.

    Examples
    --------
    >>> text = "The Unit met the Rwandan and Chadian authorities and read a Nepalese plan."
    >>> [(one.iso3, one.text) for one in find_by_adjective(text)]
    [('RWA', 'Rwandan'), ('TCD', 'Chadian authorities')]
    """
    found = (
        mention
        for pattern, states in _patterns()
        for run in _runs(text, pattern)
        for mention in _beside_an_office(text, run, states)
    )
    sides = (Mention(_SIDES[one[1]], *one.span(1), one[1]) for one in _SIDE.finditer(text))
    return sorted((*found, *sides), key=lambda one: one.start)


def _runs(text: str, pattern: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """Yield the adjectives of a text, those in one list that a comma or "and" joins."""
    run: list[re.Match[str]] = []
    for one in pattern.finditer(text):
        if run and not _JOINED.fullmatch(text, run[-1].end(), one.start()):
            yield run
            run = []
        run.append(one)
    yield run


def _beside_an_office(text: str, run: Sequence[re.Match[str]], states: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the States of joined adjectives of which one has an office beside it."""
    wide = [_with_office(text, *one.span()) for one in run]
    if any(span != one.span() for one, span in zip(run, wide, strict=True)):
        for one, span in zip(run, wide, strict=True):
            yield Mention(states[one["stem"].lower()], *span, text[slice(*span)])


def _with_office(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of an adjective with that of the office beside it."""
    after = _OFFICE_AFTER.match(text, end)
    before = _OFFICE_BEFORE.search(text, max(0, start - _LONGEST_OFFICE), start)
    return before.start() if before else start, after.end() if after else end


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], Mapping[str, str]]]:
    """Return a pattern for each language, and the States by the stems that it finds, in small letters.

    The stems are in one group: with a group for each, the search takes twelve times as long.
    """
    rows = [line.split("|") for line in _TABLE.split("\n") if line]
    found: list[tuple[re.Pattern[str], Mapping[str, str]]] = []
    for n, (front, ending) in enumerate(zip(_FRONTS, _ENDINGS, strict=True), start=1):
        states: dict[str, str] = {}
        for row in rows:
            for stem in _spellings(row[n]) if row[n] else ():
                states.setdefault(stem, row[0])
        flags = re.IGNORECASE if n >= 4 else re.NOFLAG
        pattern = re.compile(rf"{front}(?P<stem>{'|'.join(map(re.escape, states))}){ending}(?![\w-])", flags)
        found.append((pattern, {stem.lower(): iso3 for stem, iso3 in states.items()}))
    return tuple(found)


def _spellings(stem: str) -> list[str]:
    """Return a stem once with each of the letters in its brackets."""
    before, _, rest = stem.partition("[")
    letters, _, after = rest.partition("]")
    return [f"{before}{letter}{after}" for letter in letters] or [stem]
