"""The geographic labels by which texts of the six languages say where the targets of an act lie."""

from __future__ import annotations

from ccwuniv.outreach import Region
from ccwuniv.sources.isu.spans import Cover
from ccwuniv.sources.isu.words import words

__all__ = ["find_regions"]

_RU_STATES = r"(?:государств\w*|стран\w*|делегаци\w*|представител\w*|столиц\w*)"
_AR_OF = r"(?<!\w)(?:[وف]?(?:ل|ب|ال|لل|بال)?)"

# The order is that of precedence: a passage that one label claims belongs to no later one.
_PLACES = (
    (
        "african_group",
        words("非洲(?:国家|区域)?集团", r"african(?= (?:and \w+ )?(?:regional )?groups?)"),
    ),
    (
        "caricom",
        words(
            r"\bCARICOM\b|caribbean community|communauté des caraïbes|comunidad del caribe|КАРИКОМ|加勒比共同体|加共体",
            r"карибск\w+ сообществ\w*|الجماعة الكاريبية",
        ),
    ),
    (
        "asean",
        words(
            r"东盟|东南亚国家联盟|\bASEAN\b|\bANASE\b|АСЕАН|رابطة [أا]مم جنوب شرقي? آسيا",
            "association of south-?east asian nations|association des nations de l['’]asie du sud-est",
            "asociación de naciones de asia sudoriental",
            r"ассоциаци\w+ государств юго-восточн\w+ ази\w+",
        ),
    ),
    (
        "latin_america_caribbean",
        words(
            r"拉丁美洲[及和与]加勒比|拉加(?:国家|区域|地区)|\bGRULAC\b"
            r"|latin america(?:n)?(?: and the | and |/)caribbean",
            r"amérique latine et (?:des |les |aux |dans les )?caraïbes|américa latina y (?:el |del )?caribe",
            r"латинск\w+ америк\w+ и карибск\w+(?: бассейн\w*)?",
            r"[أا]مريكا اللاتينية و(?:منطقة )?(?:البحر )?الكاريبي",
        ),
    ),
    (
        "pacific_islands",
        words(
            "太平洋(?:岛屿?|岛)国家?|太平洋国家",
            r"pacific island(?:s|ing)?(?: states| countries)?"
            r"|(?<!asia-)(?<!asian\s)pacific (?:states|countries|region)",
            r"(?:états|pays)(?: insulaires| îliens)? du pacifique|îles du pacifique",
            r"(?:estados|países)(?: insulares)? del pacífico|islas del pacífico",
            r"тихоокеанск\w+ (?:островн\w+ )?(?:государств\w*|стран\w*)"
            rf"|{_RU_STATES} (?:бассейна )?тихого океана|островн\w+ государств\w* тихого океана",
            r"(?:(?:ال|لل)?(?:دول|بلدان))(?: الجزرية)?(?: في| منطقة)?(?: منطقة)? المحيط الهادئ|جزر المحيط الهادئ",
        ),
    ),
    (
        "asia_pacific",
        words(
            "亚洲[及和与]太平洋|亚太(?:区域|地区|国家)?",
            "asia(?: and the |[- ])pacific",
            "asie(?: et (?:du |le )?|-)pacifique|asia y (?:el |del )?pacífico",
            r"ази\w+ и тихого океана|азиатско-тихоокеанск\w+|آسيا والمحيط الهادئ",
        ),
    ),
    (
        "central_asia",
        words("中亚", r"central asian?|asie centrale|asia central|центральн\w+ ази\w+|آسيا الوسطى|وسط آسيا"),
    ),
    (
        "south_east_asia",
        words(
            r"东南亚|south[- ]?east(?:ern)?[- ]asian?|asie du sud-est|asia sudoriental|sudeste asiático",
            r"юго-восточн\w+ ази\w+|جنوب شرقي? آسيا",
        ),
    ),
    (
        "southern_asia",
        words(r"(?<!越)南亚|south(?:ern)? asian?|asie du sud|asia meridional|южн\w+ ази\w+|جنوب آسيا"),
    ),
    (
        "western_asia",
        words(
            r"(?<![来尼得])西亚|west(?:ern)? asian?|asie (?:occidentale|de l['’]ouest)|asia occidental|западн\w+ ази\w+"
            r"|غرب آسيا"
        ),
    ),
    (
        "eastern_asia",
        words(
            r"东亚|(?:north-?)?east(?:ern)? asian?|asie (?:orientale|de l['’]est)|asia oriental|восточн\w+ ази\w+"
            r"|شرق آسيا"
        ),
    ),
    (
        "middle_east",
        words(r"中东|middle east|moyen-orient|proche-orient|oriente medio|ближн\w+ восток\w*|الشرق الأوسط"),
    ),
    (
        "western_africa",
        words(
            r"(?<!巴)西非|west(?:ern)? african?|afrique (?:de l['’]ouest|occidentale)|áfrica occidental",
            r"западн\w+ африк\w+|غرب [أا]فريقيا",
        ),
    ),
    (
        "eastern_africa",
        words(
            r"东非|east(?:ern)? african?|afrique (?:de l['’]est|orientale)|áfrica oriental",
            r"восточн\w+ африк\w+|شرق [أا]فريقيا",
        ),
    ),
    (
        "northern_africa",
        words(
            r"北非|north(?:ern)? african?|afrique du nord|áfrica (?:del norte|septentrional)",
            r"северн\w+ африк\w+|شمال [أا]فريقيا",
        ),
    ),
    (
        "",
        words(
            r"southern african?\b|central african?\b(?! republic)|horn of africa|great lakes(?: region)?"
            r"|sahel(?:ian)?\b",
            r"afrique (?:australe|centrale)|corne de l['’]afrique|grands lacs|áfrica (?:meridional|austral|central)",
            r"cuerno de áfrica|grandes lagos|южн\w+ африк\w+(?= стран| государств)|африканск\w+ рог\w*",
            r"юга африки|центральн\w+ африк\w+|(?<!جمهورية\s)[أا]فريقيا الوسطى|وسط [أا]فريقيا|الجنوب الأفريقي"
            r"|القرن الأفريقي",
            r"中部非洲|南部非洲|非洲之角|大湖区|萨赫勒",
            r"(?-i:\b(?:ECOWAS|CEDEAO|SADC|ECCAS|CEEAC|IGAD|SAARC|OAS|OEA|SICA|MERCOSUR|ЭКОВАС|ОАГ)\b)|西非经共体",
        ),
    ),
    (
        "central_america",
        words(
            r"中美洲|central american?\b|amérique centrale|américa central|centroaméric\w+|центральн\w+ америк\w+"
            r"|[أا]مريكا الوسطى"
        ),
    ),
    (
        "south_america",
        words(r"南美(?!国)洲?|south american?\b|amérique du sud|américa del sur|южн\w+ америк\w+|[أا]مريكا الجنوبية"),
    ),
    (
        "caribbean",
        words(
            r"加勒比|\bcaribbean\b|\bcaraïbes?\b|\bcaribe\b|карибск\w+(?: бассейн\w*| мор\w+)?",
            r"(?:منطقة )?البحر الكاريبي|الكاريبي",
        ),
    ),
    ("", words(r"拉丁美洲|latin american?\b|amérique latine|américa latina|латинск\w+ америк\w+|[أا]مريكا اللاتينية")),
    (
        "africa",
        words(
            r"非洲|(?<!south\s)\bafrica\b|\bafrican (?:states|countries|capitals|delegations|governments)",
            r"\bafrique\b(?! du sud)|(?:états|pays|capitales|délégations) africain\w*",
            r"\báfrica\b|(?:estados|países|capitales|delegaciones) african[oa]s",
            r"(?<!южной\s)(?<!южная\s)\bафрик(?:а|и|е|у|ой)\b|африканск\w+ (?:государств\w*|стран\w*|столиц\w*)",
            r"(?<!جنوب\s)(?<!جمهورية\s)(?<!\w)(?:[وب])?[أا]فريقيا(?!\w)|(?:ال|لل)(?:دول|بلدان|عواصم|وفود) الأفريقية",
        ),
    ),
    (
        "asia",
        words(
            r"亚洲|\basia\b|asian (?:states|countries|capitals)|\basie\b|(?:états|pays) asiatiques",
            r"(?:estados|países) asiáticos|\bази(?:я|и|ю|ей)\b|азиатск\w+ (?:государств\w*|стран\w*|столиц\w*)",
            rf"{_AR_OF}آسيا(?!\w)|(?:ال|لل)(?:دول|بلدان) الآسيوية",
        ),
    ),
    (
        "europe",
        words(
            r"欧洲(?!联盟|委员会|安全)(?:国家|地区|区域)|(?<!in\s)(?<!of\s)\beurope\b|european (?:states|countries)",
            r"(?:états|pays) (?:d['’]europe(?! orientale et)|européens)(?! membres de l['’]union)",
            r"(?:estados|países) (?:de europa|europeos)|европейск\w+ (?:государств\w*|стран\w*)"
            r"|(?:ال|لل)(?:دول|بلدان) الأوروبية",
        ),
    ),
)
_INSTITUTION = words(
    "和平[与和]裁军[^，,。；]{2,14}中心|非洲联盟|非盟|非洲经济委员会|欧洲安全与合作组织|欧洲委员会",
    "(?:united nations )?regional centre[^,;.]{0,80}|african union|economic (?:and social )?commission for[^,;.]{0,40}",
    "council of europe|co-?operation in europe|centre régional[^,;.]{0,80}|centro regional[^,;.]{0,80}",
    "union africaine|unión africana|conseil de l['’]europe|consejo de europa|coopération en europe",
    "commission économique (?:et sociale )?pour[^,;.]{0,40}|comisión económica (?:y social )?para[^,;.]{0,40}",
    r"региональн\w+ центр\w*[^,;.]{0,80}|африканск\w+ союз\w*"
    r"|экономическ\w+ (?:и социальн\w+ )?комисси\w+ для[^,;.]{0,30}",
    "مركز [^،؛.]{0,40}الإقليمي[^،؛.]{0,60}|الاتحاد الأفريقي|اللجنة الاقتصادية[^،؛.]{0,40}",
    "organización de los estados americanos|organization of american states",
)
_GROUPS = words(
    "集团", r"\bgroups?\b|\bgroupe\b|\bgrupo\b|\bгрупп[аыеуой]+ (?=африк|государств африки)|مجموعة الدول الأفريقية"
)

_SPEAKS_FOR = words(
    r"\b(?:on behalf of|in the name of) (?:the )?(?:members? of (?:the )?|states of (?:the )?|group of )*$",
    r"\bau nom (?:du |des |de la |de l['’]|d['’])(?:groupe |états |membres )*(?:des |de |d['’])?(?:états "
    r"|pays )?(?:d['’]|de l['’])?$",
    r"\ben nombre (?:del |de la |de los |de )(?:grupo )?(?:de )?(?:los )?(?:estados )?(?:de )?$",
    r"\bот имени (?:групп\w+ )?(?:государств )?$|(?:باسم|بالنيابة عن) (?:مجموعة )?(?:الدول |دول )?$|代表$",
)


def find_regions(text: str) -> tuple[Region, ...]:
    """Return the geographic labels in order, without those inside another label or an organisation's name.

    A label to which no list of States answers has no key.

    Examples
    --------
    >>> [(one.printed, one.key) for one in find_regions("un atelier pour les États d'Afrique de l'Ouest")]
    [("Afrique de l'Ouest", 'western_africa')]
    >>> [(one.printed, one.key) for one in find_regions("a seminar for Southern Africa, hosted by South Africa")]
    [('Southern Africa', '')]
    """
    taken = [found.span() for found in _INSTITUTION.finditer(text)]
    groups = _GROUPS.search(text)
    found: dict[str, tuple[int, str, str]] = {}
    for key, pattern in _PLACES:
        cover = Cover(taken)
        for match in pattern.finditer(text):
            if not cover.touches(*match.span()) and not _SPEAKS_FOR.search(
                text, max(0, match.start() - 60), match.start()
            ):
                taken.append(match.span())
                listed = "african_group" if key == "africa" and groups else key
                found.setdefault(listed or match[0], (match.start(), match[0], listed))
    return tuple(Region(printed=printed, key=key) for _, printed, key in sorted(found.values()))
