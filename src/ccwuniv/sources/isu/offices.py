"""The organisations and offices that act in reports, as texts of the six languages name them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ccwuniv.sources.isu.words import words

__all__ = [
    "HEAD_OF",
    "OFFICES",
    "OFFICE_OF_STATE",
    "ORGANISATIONS",
    "STAFF_AFTER",
    "STATE_OFFICE_AFTER",
    "TOGETHER",
    "Office",
]

ORGANISATIONS = (
    (
        "International Committee of the Red Cross",
        words(
            "international committee of the red cross",
            r"(?-i:\bICRC\b|\bCICR\b|\bМККК\b)",
            "(?:红十字国际委员会|红十字委员会)(?:的?(?:法律)?(?:专家|顾问|律师|代表|代表团))?",
            r"comité international de la croix-rouge|comité internacional de la cruz roja",
            r"международн\w+ комитет\w* красного креста|(?<!\w)[وف]?(?:ال"
            r"|لل)لجنة الدولية(?: للصليب الأحمر(?: والهلال الأحمر)?|(?= [^ل]|[،.]))",
        ),
    ),
    (
        "Geneva International Centre for Humanitarian Demining",
        words(
            "geneva international cent(?:re|er) for humanitarian demining",
            r"(?-i:\bGICHD\b|\bCIDHG\b|\bЖМЦГР\b)",
            "(?:日内瓦)?国际人道主义排雷中心",
            "centre international de déminage humanitaire(?: [-–] ?genève| de genève)?",
            "centro internacional de desminado humanitario(?: de ginebra)?",
            r"женевск\w+ международн\w+ центр\w* по гуманитарному разминированию",
            r"(?<!\w)[وف]?مركز جنيف الدولي(?: لإزالة الألغام للأغراض الإنسانية)?",
        ),
    ),
    (
        "CCW Implementation Support Unit",
        words(
            "(?:CCW )?implementation support unit",
            r"(?-i:\bISU\b|\b[Tt]he Unit\b)",
            "(?:执行支助股|履约支助股|支助股)(?:股长|代表|工作人员|法律顾问|人员|专家)?|(?<!支助)股长",
            r"unité d['’]appui à l['’]application|(?-i:\b[Ll]['’]Unité\b)",
            r"dependencia de apoyo a la aplicación|(?-i:\b[Ll]a Dependencia\b)",
            r"групп\w{1,2} имплементационной поддержки"
            r"|(?-i:\bГрупп(?:а|ы|е|у|ой)\b(?! (?:правительств|эксперт|государств|стран|восточно|западно"
            r"|африкан|неприсоед|латино)))",
            r"(?<!\w)[وف]?وحدة دعم التنفيذ|(?<!\w)[وف]?الوحدة(?!\w)",
        ),
    ),
    (
        "CCW Sponsorship Programme",
        words(
            "(?:CCW )?sponsorship programme",
            "赞助方案|资助方案",
            r"programme de parrainage|programa de patrocinio|программ\w+ спонсорства|спонсорск\w+ программ\w+"
            r"|برنامج الرعاية",
        ),
    ),
    (
        "United Nations Regional Centre for Peace and Disarmament",
        words(
            "regional centre for peace(?: and|,) disarmament[^,;.]{0,45}",
            r"(?-i:\bUNRCPD\b|\bUNREC\b|\bUNLIREC\b)",
            "和平[与和]裁军[^，,。；]{2,12}区域中心",
            "centre régional (?:des nations unies )?pour la paix et le désarmement",
            "centro regional (?:de las naciones unidas )?para la paz(?: y|,) el desarme",
            r"региональн\w+ центр\w* (?:организации объединенных наций )?по вопросам мира и разоружения",
            "مركز الأمم المتحدة الإقليمي للسلام ونزع السلاح",
        ),
    ),
    (
        "United Nations Office for Disarmament Affairs",
        words(
            "office for disarmament affairs",
            r"(?-i:\bUNODA\b)",
            "裁军事务厅",
            "bureau des affaires de désarmement|oficina de asuntos de desarme",
            r"управлени\w+ (?:организации объединенных наций )?по вопросам разоружения|مكتب (?:الأمم المتحدة "
            r"ل)?شؤون نزع السلاح",
        ),
    ),
    (
        "United Nations Mine Action Service",
        words("(?:united nations )?mine action service", r"(?-i:\bUNMAS\b)", "地雷行动处"),
    ),
    (
        "United Nations Institute for Disarmament Research",
        words("institute for disarmament research", r"(?-i:\bUNIDIR\b)", "裁军研究所"),
    ),
    ("Cluster Munition Coalition", words("cluster munition coalition", "集束弹药联盟")),
    (
        "International Campaign to Ban Landmines",
        words("international campaign to ban landmines", r"(?-i:\bICBL\b)", "国际禁雷运动"),
    ),
    (
        "European Union",
        words(
            "european union",
            r"(?-i:\bEU\b)(?! member)",
            "欧洲联盟|欧盟",
            r"union européenne|unión europea|европейск\w+ союз\w*|(?<!\w)[وف]?الاتحاد الأوروبي",
        ),
    ),
    (
        "United Nations General Assembly",
        words(
            "general assembly",
            r"(?<!审议)(?<!审查)(?<![\u4e00-\u9fff])大会(?=第?\d|[^，,。；]{0,12}决议)|联合国大会|联大",
            r"assemblée générale|asamblea general|генеральн\w+ ассамбле\w+|(?<!\w)[وف]?الجمعية العامة",
        ),
    ),
    (
        "United Nations Secretariat",
        words(
            r"the secretariat\b",
            "秘书处",
            r"\b(?:le|du) secrétariat\b(?! général)|\bla secretaría\b|\bсекретариат(?:а|у|ом|е)?\b"
            r"|(?<!\w)[وف]?الأمانة(?! العام)(?!\w)",
        ),
    ),
)
"""The English name of each organisation, and how texts name it."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its one-word code, its English name, its organisation, and its names in texts."""

    key: str
    role: str
    body: str
    pattern: re.Pattern[str]


_GENEVA = "United Nations Office at Geneva"
_OF_A_COMMUNITY_EN = r"(?: of the (?:[\w-]+ ){1,3}(?:community|union|association|forum|organi[sz]ation))?"
TOGETHER = "together"
"""The key of those who speak together for the States of a meeting."""

OFFICES = (
    Office(
        "high_representative",
        "High Representative for Disarmament Affairs",
        "United Nations",
        words(
            "(?:united nations )?(?:under-secretary-general and )?high representative(?: for disarmament affairs)?",
            "(?:联合国)?(?:裁军事务)?高级代表",
            r"haute?[- ]représentante?(?: pour les affaires de désarmement)?|alt[oa] representante(?: para "
            r"asuntos de desarme)?",
            r"высок\w+ представител\w+(?: по вопросам разоружения)?|(?<!\w)[وف]?الممثل(?:ة)? السامية?(?: لشؤون "
            r"نزع السلاح)?",
        ),
    ),
    Office(
        "director_general",
        f"Acting Director-General of the {_GENEVA}",
        _GENEVA,
        words(
            f"acting director-general(?: of the {_GENEVA})?",
            "(?:联合国)?(?:日内瓦办事处)?代理总干事",
        ),
    ),
    Office(
        "director_general",
        f"Director-General of the {_GENEVA}",
        _GENEVA,
        words(f"director-general(?: of the {_GENEVA})?", "(?:联合国)?(?:日内瓦办事处)?总干事"),
    ),
    Office(
        "secretary_general",
        "Secretary-General",
        "United Nations",
        words(
            "(?<!under-)secretary-general(?: of the united nations)?",
            "(?:联合国)?秘书长",
            r"(?<!adjoint\s)(?<!adjointe\s)secrétaire général(?! adjoint)(?: de l['’]organisation des nations "
            r"unies| de l['’]ONU)?",
            r"(?<!sub)secretario general(?! adjunto)(?: de las naciones unidas)?",
            r"(?<!заместител.\s)(?<!заместителем\s)генеральн\w{2,3} секретар\w{1,2}(?: организации объединенных "
            r"наций)?",
            r"(?<!وكيل\s)(?<!وكيلة\s)(?<!\w)[وف]?الأمين العام(?: للأمم المتحدة)?",
        ),
    ),
    Office(
        "office_holder",
        "Chairperson-designate",
        "",
        words(
            r"\b(?:chair(?:person|man|woman)?s?|presidents?)[- ]designate\b|\boffice-?\s?holders?\b",
            "(?:候任|当选|指定)主席|公职人员",
            r"président(?:e|s|es)? désignée?s?|president[ea]s? designad[oa]s?",
            r"назначенн\w+ председател\w+|(?<!\w)[وف]?الرئيس(?:ة)? المعي[\u064b-\u0652]*نة?",
            r"الرؤساء المعي[\u064b-\u0652]*ن(?:ون|ين)",
        ),
    ),
    Office(
        "chair",
        "Chairperson",
        "",
        words(
            r"\b(?:chair(?:person|man|woman)?|president)s?\b(?![- ]designate)",
            "(?<![任选定])主席",
            r"(?<!vice-)(?<!vice\s)\bprésident(?:e|s|es)?\b(?! désigné)|(?<!vice)\bpresident(?:e|a|es|as)\b(?! "
            r"designad)",
            r"(?<!назначенный\s)(?<!заместител.\s)(?<!заместителем\s)\bпредседател\w{1,3}\b(?!ств)"
            r"|(?<!\w)[وف]?(?:ال)رئيس(?:ة)?(?! المعي)(?!\w)"
            r"|(?<!\w)[وف]?رئيس(?:ة)? (?:ال)?(?:مؤتمر|اجتماع)(?!\w)",
        ),
    ),
    Office(
        "coordinator",
        "Coordinator",
        "",
        words(
            r"\bcoordinators?\b(?: (?:on|for) (?:the )?universali[sz]ation)?",
            "(?:普遍加入问题)?协调[员人]",
            r"\bcoord(?:onnateur|onnatrice)s?\b(?: chargée?s? de l['’]universalisation| pour l['’]universalisation)?",
            r"\bcoordinador(?:a|es|as)?\b(?: (?:para|de|encargad[oa] de) la universalización)?",
            r"\bкоординатор\w{0,3}\b(?: по (?:вопрос\w+ )?универсализации)?",
            r"(?<!\w)[وف]?المنسقة?(?: المعني(?:ة)? ب(?:تحقيق )?عالمية الاتفاقية)?(?!\w)",
        ),
    ),
    Office(
        TOGETHER,
        "Heads of State and Government",
        "",
        words(
            r"\bheads of state(?: (?:and|or)(?: of)? government)?\b",
            r"\bchefs d['’]état(?: (?:et|ou) de gouvernement)?\b",
            r"\bjef[ea]s de estado(?: [yo] de gobierno)?\b",
            r"\bглав(?:ы|ами) государств(?: и правительств)?\b",
            r"(?<!\w)[وف]?رؤساء الدول(?: والحكومات)?(?!\w)",
            "(?:各国)?国家元首(?:[和与]政府首脑)?",
        ),
    ),
    Office(
        TOGETHER,
        "Ministers",
        "",
        words(
            r"\b(?:the|their) (?:\w+ )?ministers\b(?: (?:for foreign affairs|of (?:foreign affairs|defence)))?"
            rf"{_OF_A_COMMUNITY_EN}",
            r"\bles ministres\b(?: des affaires étrangères| de la défense)?",
            r"\b(?:los|las) ministr[oa]s\b(?: de (?:relaciones exteriores|defensa))?",
            r"\bминистр(?:ы|ами)\b(?: иностранных дел| обороны)?",
            r"(?<!\w)[وف]?الوزراء(?!\w)|(?<!\w)[وف]?وزراء (?:الخارجية|الدفاع)(?!\w)",
            "(?:与会)?各国(?:外交|国防)?部长|与会(?:外交|国防)?部长",
        ),
    ),
    Office(
        TOGETHER,
        "Participants",
        "",
        words(
            r"\bparticipants (?:in|at|of) the (?:conference|meeting|workshop|seminar|summit|forum)\b",
            r"\bles participants (?:à la|au|à l['’]) ?(?:conférence|réunion|atelier|séminaire|sommet|forum)\b",
            r"\blos participantes en (?:la|el) (?:conferencia|reunión|taller|seminario|cumbre|foro)\b",
            r"\bучастник(?:и|ами) (?:конференции|совещания|встречи|семинара|саммита|форума)\b",
            r"(?<!\w)[وف]?المشارك(?:ون|ين) في (?:المؤتمر|الاجتماع|حلقة العمل|الندوة|القمة|المنتدى)(?!\w)",
            "与会(?:者|国|各国)(?!部长|外交|国防)",
        ),
    ),
)
"""The offices of the United Nations and of the meetings."""

HEAD_OF = words(
    r"\b(?:(?:deputy )?(?:director|head|chief)|staff(?: members?)?|members?|representatives?|officials?|officers?"
    r"|colleagues"
    r"|(?:legal )?(?:advis[eo]rs?|experts?|officers?|specialists)|lawyers|consultants?|experts?"
    r"|heads of (?:delegation|mission)"
    r"|(?:an? |the |its )?(?:delegations?|missions?|team)) (?:of|from) "
    r"(?:the )?(?:CCW )?$",
    r"\b(?:directeur|directrice|chef(?:fe)?s?(?: de (?:la )?(?:délégation|mission))?|membres|représentante?s?"
    r"|personnel|fonctionnaires"
    r"|(?:une |la )?(?:délégation|mission|équipe)) (?:de (?:la )?|du "
    r")?(?:l['’])?$",
    r"\b(?:director|directora|jef[ea]|miembros|representantes?|personal|funcionarios"
    r"|(?:una |la )?(?:delegación|misión)|(?:un |el )?equipo) de (?:la )?$",
    r"\b(?:(?:замести\w+ )?(?:директор\w{0,2}|руководител\w+)|представител\w+|сотрудни(?:к|ц)\w*|глав[аыоу]\w{0,2}"
    r"|делегаци\w+|мисси(?:я|и|ю|ей)|(?:региональн\w+ )?делегат\w*|эксперт\w*|юрист\w*|специалист\w*|член\w{0,3}"
    r"|команда|должностные лица"
    r"|советник\w*|персонал\w*|коллеги) $",
    r"(?<!\w)[وف]?(?:مدير|مديرة|رئيس|رئيسة|ممثلو|ممثل|ممثلة|موظفو|بعثة من|وفد من) $",
)
"""Words before an organisation when its representative acts for it."""

STAFF_AFTER = words(
    r" (?:experts?|staff(?: members?)?|officials|delegations?|representatives?|lawyers|team|specialists"
    r"|legal advis[eo]rs?"
    r"|colleagues|directors?|heads? of (?:delegation|mission)s?|head)\b"
)
"""Words after an organisation when its representative acts for it."""

OFFICE_OF_STATE = words(
    r"\b(?:the )?(?:(?:deputy )?permanent )?(?:representatives?|ambassadors?|delegations?|governments?"
    r"|missions?|authorities|officials"
    r"|embass(?:y|ies)|high commissions?|consulates?|(?:(?:prime|foreign|defence|deputy) )*(?:ministers?"
    r"|ministry)(?: (?:of"
    r"|for) (?:foreign affairs|defence"
    r"|external relations))?|foreign office|envoys?|delegates) of (?:the )?$"
    r"|\b(?:an? |the )?(?:experts?|officials?|delegates?|representatives?) from (?:the )?$",
    r"\b(?:le |la |l['’])?(?:expert(?:e?s)?|délégué(?:e?s)?|représentante?s?(?: permanente?)?"
    r"|délégation(?: (?:officielle"
    r"|parlementaire|de haut niveau))?|gouvernement|ambassadeur"
    r"|ambassadrice|mission(?: permanente)?|autorités|fonctionnaires|ambassades?|haut-commissariat|consulat|(?:premier "
    r"|vice-)?ministres?(?: (?:des affaires étrangères|de la défense|des relations extérieures))?) "
    r"(?:permanente? )?"
    r"(?:de la |du |de l['’]|de |d['’]|des )$",
    r"\b(?:el |la )?(?:representantes?(?: permanente)?|delegad[oa]s?|delegación(?: (?:oficial|parlamentaria"
    r"|de alto nivel))?"
    r"|gobierno|embajadora?"
    r"|misión(?: (?:permanente|oficial|técnica|interministerial|de alto nivel))?|autoridades|funcionarios|embajadas?"
    r"|alta comisión|consulado|consejer[oa] federal"
    r"|(?:ministr[oa]s?"
    r"|viceministr[oa]|canciller(?:ía)?|secretari[oa])(?: de (?:relaciones exteriores|asuntos exteriores"
    r"|defensa))?) (?:de la |del |de los "
    r"|de )$",
    r"\b(?<!ской\s)(?<!ским\s)(?<!скими\s)(?<!ских\s)(?:(?:временн\w+ |чрезвычайн\w+ и полномочн\w+ )?(?:заместител\w+ "
    r"|представител\w+ |сотрудник\w* |глав\w{1,3} |руководител\w+ |советник\w* |юрисконсульт\w* |эксперт\w* )?"
    r"(?:постоянн\w+ )?(?:премьер-министр\w{0,2}|министр\w{0,2}(?: (?:иностранных|внешних) (?:дел|сношений)| обороны)?"
    r"|министерств\w{1,2}(?: (?:иностранных|внешних) (?:дел|сношений)| обороны)?|МИДа?|высок\w{2,3} комиссар\w{0,2}"
    r"|генеральн\w{2,3} прокурор\w{0,2}|(?:федеральн\w+ )?департамент\w{0,2} иностранных дел"
    r"|должностны\w{1,2} лиц\w{0,3}|представител(?:ь|я|ю|ем|и|ей|ями|ям)|посол|посла|послом|послу|послы"
    r"|делегаци(?:я|и|ей|ю)"
    r"|высок\w{2,3} комисси\w{1,3}|правительств(?:о|а|ом|у)|посольств(?:о|а|ом|у)|власти|власт(?:ей|ями|ям)"
    r"|президент\w{0,2}|дипломат(?:ы|ов|ами"
    r"|ам)"
    r"|поверенн\w{2,3} в делах|парламентари(?:и|ев|ями|ям)|парламент(?:а|у|ом)?|эксперт(?:ы|ов|ами|ам)?"
    r"|советник(?:и|а|у|ом)?|юрисконсульт(?:а|у|ом)?|делегат(?:ы|а|ов|ами|ам)?|глав(?:а|ы|у|е|ой)"
    r"|(?:постоянное )?представительств(?:о|а|ом|у))) $",
    r"(?<!\w)[وف]?(?:(?:ال)?ممثل(?:ة)?(?: (?:ال)?دائمة?)?|مندوب(?:ة)?|وفد(?:ا|ي)?|حكومة|سفير(?:ة|ي|ا)?|سفارة"
    r"|وزير(?:ة|ي|ا)?(?: (?:ال)?(?:خارجية|دفاع))?|مسؤولو|بعثة) ?ل?$",
)
"""Words before the name of a state when its representative is meant."""

STATE_OFFICE_AFTER = re.compile(
    "驻[^，,。；]{1,12}(?:使馆|大使|使团|代表团|领馆)|(?:裁军|常驻)?大使|外交部(?!长会)长?|外长|总理|总统|国防部长?|外交官|(?:常驻)?代表(?!们)团?"
    "|常驻(?!日内瓦)(?:[^，,。；]{0,12})代表(?!团)|政府"
)
"""Words after the name of a state, in Chinese, when its representative is meant."""
