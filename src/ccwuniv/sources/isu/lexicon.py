"""The words that say of acts in reports that they were done, planned or only asked for, in Chinese and English."""

from __future__ import annotations

from ccwuniv.sources.isu.words import words

__all__ = [
    "ABOUT",
    "AFTER_AN_EVENT",
    "APPEALS",
    "AT_AN_EVENT",
    "CALLS",
    "DECLARED",
    "DRAFTED",
    "HELD_THEN",
    "HOLDS",
    "INTRODUCTION",
    "NEGATED",
    "NOT_HELD",
    "OF_JOINING",
    "OF_OTHER_MATTERS",
    "PASSIVE",
    "PLANNED",
    "PLANNED_AFTER",
    "RECEIVED",
    "REFERS_BACK",
    "SPONSOR",
    "STATEMENTS",
    "THANKED",
    "THERE",
]

_ZH = "[^，,。；：\n]"

_CALL_TO_JOIN = (
    r"\b(?:call(?:ed|s) (?:on|upon)|urge[ds]|appeal(?:ed|s) to|encourage[ds]|invite[ds])\b[^.;]{0,40}"
    r"\b(?:states|countries|parties|members)\b[^.;]{0,120}"
    r"\b(?:become|becoming|join|joining|accede|acceding|ratify|ratifying|do so)\b"
)
STATEMENTS = words(
    _CALL_TO_JOIN,
    r"\badvocat(?:ed|es)\b|\bpleaded for\b|\bmade (?:a |the )?(?:plea|case) for\b",
    rf"继续宣传|发言|发出{_ZH}{{0,6}}(?:呼吁|号召|倡议)|发表{_ZH}{{0,10}}(?:讲话|声明|演说|文告|贺词|谈话|公报)|致辞|(?:呼吁|敦促|促请|吁请)(?:所有|各|其余"
    rf"|那些)?(?:尚未|仍未|非|仍在|仍处|签署国|未)",
    rf"(?:呼吁|敦促|促请|吁请|鼓励|号召){_ZH}{{0,14}}(?:各国|国家|缔约[国方]){_ZH}{{0,30}}(?:加入|批准|成为)",
    r"\b(?:reiterated|renewed|repeated|echoed|joined|issued|launched|voiced) (?:[\w’'-]+ ){0,5}?(?:calls?|appeals?"
    r"|plea)\b",
    r"\b(?:declaration|communiqué|message|appeal|resolution)\b[^.;]{0,60}?\b(?:calling|urging|appealing|inviting"
    r"|encouraging)\b",
    r"\b(?:delivered|made|gave) (?:\w+ ){0,3}(?:statements?|speech|remarks|address)\b|\bcall(?:ed|s) (?:on|upon)\b",
    r"\b(?:statement|intervention|address|speech|remarks)\b[^.;]{0,60}?\bto (?:encourage|urge|call (?:on"
    r"|upon)|appeal|invite)\b",
    r"(?<!\bwere\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bis\s)\bencourag(?:ed|es)\b|\burged\b|\bappealed\b"
    r"|\bpromot(?:ed|es)\b|\bcontinue[ds]? (?:to promote|promoting)\b",
)
"""Promotion in words: an act of its own only where the sentence tells no other."""

AFTER_AN_EVENT = words(
    r"\b(?:after|following|since|before|prior to|further to|ahead of|report (?:of|on)|attended|participated in"
    r"|took part in) (?:the|its|their|this|that) "
    r"(?:[\w-]+ ){0,4}$"
)
"""What goes before an event that is only mentioned."""

HOLDS = words(
    r"\b(?:held|hold(?:s|ing)?|host\w*|organi[sz]\w+|co-?organi[sz]\w+|co-?host\w*|conven\w+|conduct\w*"
    r"|arrang\w+|put on|gathered|convened|assembled|staged|teamed up|laid on"
    r"|ran|run(?:s|ning)?|gave|giv(?:e|es|en|ing)|deliver\w*|took place|take(?:s|n)? place|taking place"
    r"|sponsor\w*"
    r"|facilitat\w+|attend\w*|participat\w+|took part|spoke|invit\w+|present\w*|brief(?:ed)?|launch\w*"
    r"|opened|chaired"
    r"|offer\w*|fund(?:ed|s)?|financ\w+|co-?fund\w+|contribut\w+|support\w*|train(?:ed|ing)|brought together|devoted"
    r"|dedicated|includ\w+|provid\w+|made|used|set up|planned"
    r"|plans?|scheduled|engag\w+)\b",
    "举行|举办|主办|协办|承办|合办|召开|组织|参加|出席|参与|与会|应邀|发言|介绍|提供|支持|资助|赞助|主持|开展|安排|计划|邀请|进行"
    "|作了|[会班](?:上|期间|间隙)",
)
"""Words that say of an event, in English, that it is held."""

AT_AN_EVENT = words(
    r"\b(?:at|during|in the course of|on|(?:opportunity|occasion|advantage) of|(?:in|on) the (?:margins"
    r"|sidelines) of|on the occasion of) "
    r"(?:an?|the|its|his|her|their|another) (?:[\w-]+ ){0,4}$"
)
"""What goes before an event where it is the place of another act."""

THERE = words(r"\b(?:where|où|donde|где)\b[^.;,]{0,30}$|(?:حيث|在那里|并与)[^.;,，。]{0,30}$")
"""What goes before the talks that a visit was for."""

HELD_THEN = words(
    r"[^.;,]{0,60}?\b(?:held|hosted|organi[sz]ed|convened|arranged|run|ran|conducted|gave|given|offered|delivered"
    r"|provided|put on)\b"
)
"""What goes after an event that is told as an act of its own."""

REFERS_BACK = words(
    r"^\W*(?:虽然)?(?:这[些类种]|该类|此类|上述(?:行动|会议|函件)|其行动|这一工作|函件强调|会议强调)",
    r"^\W*(?:al)?though these|^\W*(?:these|such|those|this|the) (?:\w+ )?"
    r"(?:letters?|meetings?|d[ée]marches?|seminars?|workshops?|briefings?|events?|consultations?|contacts?|efforts"
    r"|visits?|publications?|states)\b",
)
"""A sentence that says more of an act already told. An English one may still tell one: see :data:`PASSIVE`."""

PASSIVE = words(
    r"\b(?:was|were|will be|is to be|has been|have been|are) (?:\w+ )?(?:held|organi[sz]ed|sent|sponsored|conducted"
    r"|hosted|convened|given|invited|funded|contacted|approached|briefed)\b"
)
"""Words that say in an English sentence that something was done."""

NEGATED = words(
    r"\b(?:no|not(?! (?:yet )?part(?:y|ies)\b)|never|nor|no further)(?: \w+)? $",
    r"\b(?:ready|willing|prepared|in a position|available|wish(?:es)?|hopes?|able) to (?:[\w-]+ ){0,2}$",
    "(?:随时准备|准备好|愿意|乐于)[^，,。；]{0,24}$",
    r"\b(?:should|could|(?-i:may)|might|must|can|ought to)(?: [\w’'-]+){0,6} $",
    r"\b(?:unit|secretariat|president|chair\w*|coordinator|committee)[^.;,]{0,12} (?:was|were) invited to (?:\w+ )?$",
    "(?:(?<![许认])可以?(?![靠能])|应当|应该|希望|愿意)[^，,。；]{0,16}$",
    "(?:没有|并未|未曾|未能|未)(?:向[^，,。；]{1,20})?$",
)
"""The words before an act that was not done."""

NOT_HELD = words(
    r"\b(?:cancel?led|postponed|called off|fell through|(?:could|did) not (?:be|take|go|travel|visit|attend|meet|hold)"
    r"|(?:was|were) not (?:possible|held|able|in a position)|unable to|prevented (?:the|from)|failed to)\b",
    r"\b(?:annulée?s?|reportée?s?|ajournée?s?|différée?s?)(?!\w)|\bn['’](?:a|ont) (?:pas )?(?:pu|été en mesure)(?!\w)",
    r"\b(?:cancelad|aplazad|suspendid|pospuest|postergad)[oa]s?\b|\bno (?:pud|tuv|fue posible|se (?:pud"
    r"|celebr|organiz))\w*",
    r"\b(?:отмен[её]н|перенес[её]н|отложен)\w*\b|\bне (?:смог|удалось|состоя|был[аио]? провед)\w*",
    r"(?<!\w)و?(?:[أا]لغي|[أا]لغيت|[أا]رجئ|[أا]رجئت|تأجل|تأجلت|تعذر|تعذرت)(?!\w)|لم (?:تتمكن|يتمكن|تعقد|يعقد)",
    "取消|推迟|延期|未能|无法",
)
"""Words that say that what was planned was not done."""

THANKED = words(
    r"\b(?:thank(?:ed)?|thanks (?!to\b)|express(?:ed|es|ing) (?:\w+ ){0,3}(?:appreciation|gratitude"
    r"|thanks)|commended|paid tribute"
    r"|took note of|noted with (?:satisfaction|appreciation)|welcom(?:ed"
    r"|es) (?:with satisfaction )?the (?:\w+ )?"
    r"(?:efforts?|letters?|work|initiative|holding|organi[sz]ation|workshops?|seminars?|visits?"
    r"|publication|information))\b",
    r"\b(?:remerci|s['’]est félicité|se sont félicité|pris note)\w*|\bexprimé (?:sa|leur) (?:gratitude|reconnaissance)",
    r"\b(?:agradeci|tomó nota|expres\w+ su (?:agradecimiento|reconocimiento|gratitud)"
    r"|acogió con (?:satisfacción|beneplácito))"
    r"\w*|\b(?:поблагодар|выразил\w* (?:\w+ )?(?:благодарность|признательность)"
    r"|с удовлетворением отмет)\w*",
    r"(?<!\w)و?(?:شكر|شكرت|أعرب\w*(?: \w+){0,3} عن (?:\w+ )?(?:تقدير|امتنان|شكر|عرفان))",
    "感谢|赞赏|(?:会议|大会|与会者|各国|代表团"
    r"|缔约[国方])欢迎",
)
"""Words of thanks: what is thanked for is told elsewhere."""

PLANNED_AFTER = words(
    r"[^.;,]{0,160}?\b(?:will (?:\w+ )?be|(?:is|are) (?:to be|scheduled|planned|expected|foreseen|due))\b",
    r"[^.;,]{0,160}?\b(?:(?:est|sont) (?:prévu|programmé)e?s?|está(?:n)? previst[oa]s?|запланирован\w*"
    r"|намечен\w*)(?!\w)",
    r"[^.;,]{0,160}?\b(?:(?:réunir|se tiendr|aur|accueiller)(?:a|ont)|(?:se )?(?:reunir|celebrar|tendr)(?:á|án))(?!\w)",
    r"[^.؛،]{0,120}?(?<!\w)(?:من المقرر|مقررة?|مزمع)(?!\w)|[^。；]{0,60}?(?:定于|预定|即将)",
)
"""What says after an act that it is still to come."""

PLANNED = words(
    r"将(?:由|于|在|会|为|派|继续|举行|举办|召开|组织|开展|进行|致函|提交|分发|访问|会见|邀请|对|与|应|向|支付|承担|资助|提供|推出|发布|出版|同|就|赴|前往|率)|即将",
    "计划(?:于|在|举行|举办|访问|致函|派)|拟(?:于|在|派|致函|举[办行]|组织|赴|访问|邀请|向|与)|打算|定于",
    r"\bwill\b|\b(?:is|are) to\b|\bplan(?:s|ned)? (?:to|for)\b|\bintends? to\b",
    r"\b(?:is|are) (?:scheduled|expected|planned|due|set)\b|\bforthcoming\b",
)
"""Words that say that an act is still to come."""

CALLS = words(
    rf"(?:会议(?!主席)|行动计划|大会){_ZH}{{0,24}}(?:商定|呼吁|赋予|决定|要求|委托|(?<!邀)请(?!求))|这一要求编写|应“请",
    r"\b(?:conference|meeting|assembly|plan of action|decision)\b[^.;]{0,90}"
    r"\b(?:agreed|decided|requested|mandated|tasked|adopted|called|calls|urges?|encourages?|invites?)\b",
    r"\b(?:recommended|suggested|proposed|requested|urged|encouraged|invited|asked) (?:that )?(?:the |all |other )?"
    r"(?:high contracting parties|states parties|parties|office-?holders)\b",
    r"\b(?:suggested|proposed|recommended|requested|decided|agreed) that\b",
    r"\b(?:high contracting parties|states parties|parties|office-?holders) (?:are|were) (?:\w+ )?"
    r"(?:encouraged|invited|urged|requested|asked|called upon) to\b",
    "(?:代表团|有人|缔约方|会议|主席|与会者|协调员)[^，,。；]{0,6}(?:建议|提议)",
    "(?:鼓励|请|敦促|呼吁|促请|吁请|要求|建议)(?:所有|各|有关|其他)*(?:高级)?缔约[方国]",
    r"\b(?:encouraged|invited|requested|asked|urged|called (?:on|upon)|tasked"
    r"|mandated) (?:the )?(?:\w+ )?(?:presidents?"
    r"|chair\w*|coordinators?|unit|ISU|implementation support unit|secretariat|secretary-general"
    r"|office-?holders)\b",
    r"\bpursuant to\b|\bin accordance with (?:the )?(?:decision|mandate|plan)|\bsubmitted in response",
)
"""Decisions that ask for acts, and are none."""

APPEALS = words(
    _CALL_TO_JOIN,
    "(?:联合|共同)?(?:呼吁|敦促|吁请|促请)[^。；]{0,80}?国家?[^。；]{0,60}?(?:加入|成为[^。；]{0,20}缔约|批准)"
    "|(?:呼吁|敦促|吁请)(?:所有)?尚未",
)
"""A call on States to join: an act, though a meeting or an assembly made it."""

SPONSOR = "CCW Sponsorship Programme"
"""Who sponsors where the sentence says only who was."""

RECEIVED = words(
    r"\bbeneficiari|бенефициар|получател|مستفيد",
    r"\bbénéfici|parrainée?s?\b|\b(?:recibi|obtuv|se benefici|fueron)|\b(?:получ(?:ил|ат|ит|ают|ает)|воспользовал)"
    r"|تلق|حصل|استفاد",
    r"\b(?:assist|particip|asisti)|участвова(?!ть)|участвуют|прин(?:ял\w*|явш\w+|имал\w*) участие|присутствовал"
    r"|(?:смог\w*|сумел\w*|возможность) (?:[\w-]+ )?(?:приня|участв|присутств|посетить|приехать|прибыть)|حضر|شارك",
)
"""Words by which those who are sponsored are the subject."""

INTRODUCTION = words(
    r"introduction|background|mandate|status\b.*|état des.*|introducción|введение|مقدمة",
    "导言|引言|背景|任务规定|现状",
)
"""Headings under which no acts are told."""

DECLARED = words(
    r"\bfinal (?:declaration|document)\b|\bdéclaration finale\b|\bdocument final\b|\bdeclaración final\b"
    r"|\bdocumento final\b",
    r"\bзаключительн\w+ (?:деклараци\w+|документ\w*)|\bитогов\w+ документ\w*|الإعلان الختامي|الوثيقة الختامية",
    "最后宣言|最后文件",
)
"""The documents in which the parties of a meeting call on others together."""

DRAFTED = words("拟订|起草", r"\bdraft(?:ed|ing|s)?\b")
"""Words that say that the actor only drafted."""

OF_OTHER_MATTERS = words(
    r"\b(?:financ(?:es|ial)|contributions?|arrears|budget\w*|assess(?:ed|ments?)|invoices?|payments?|agenda"
    r"|accreditation|registration|visas?|credentials|candida\w+|nominat\w+|dates of the|national reports?)\b",
    r"\b(?:financi[eè]r\w*|contributions?|arriérés|budg[eé]t\w*|quote-parts?|ordre du jour|pouvoirs|candidatures?)\b",
    r"\b(?:financier\w*|contribuciones|atrasos|mora|presupuest\w+|cuotas|programa provisional|credenciales"
    r"|candidaturas?)\b",
    r"\b(?:финансов\w+|взнос\w*|задолженност\w+|бюджет\w*|повестк\w+|полномочи\w+|кандидатур\w*)\b",
    r"(?<!\w)(?:ال|بال|و)?مالية(?!\w)|اشتراكات|مساهمات|متأخرات|ميزانية|جدول الأعمال|وثائق التفويض|ترشيح",
    r"\bas (?:an? )?(?:official |working )?documents?\b|\b(?:comme|en tant que) documents?\b|\bcomo documento"
    r"|\bв качестве документ|بوصفه?ا? وثيقة|作为(?:正式|会议)?文件",
    "会费|资金短缺|会议服务|日程|分摊|摊款|拖欠|财务|经费|预算|议程|全权证书|注册|候选人",
)
"""Words for what meetings and letters are about beside participation."""

OF_JOINING = words(
    "普遍|加入|批准|成为[^，,。；]{0,12}缔约|受[^，,。；]{0,14}约束",
    r"\buniversal|\baccession|\bacced|\bratif|\bjoin|\badher|\bbecom\w+ (?:an? )?(?:\w+ )*part(?:y|ies)|bound by",
    r"\badh[ée](?:r|s)|\badhe[sr]|\bratific|\bdevenir|\bser partes?|\badhir",
    r"присоедин|универсал|ратифик|участи\w+ в (?:конвенц|протокол)|стать \w*\s?участник|انضمام|تنضم|ينضم|تصديق|عالمية"
    r"|تصبح",
)
"""Words for joining an instrument."""

ABOUT = words(
    r"\barticle (?:premier|1|one)\b|\bartículo (?:1|primero)\b|стать\w+ 1\b|المادة 1(?!\d)|第[一1]条",
    "普遍|加入|批准|公约|议定书|文书|立法",
    r"\badh[ée](?:r|s)|\badhe[sr]|\badhi[re]|конвенц|протокол|присоедин|универсал|ратифик|участник|(?-i:\bКНО\b)"
    r"|اتفاقية|بروتوكول"
    r"|انضمام|تصديق|عالمية|لاتفاقية|لبروتوكول",
    r"\binstrument|\bl[eé]gisl|\bmodel law|\bloi type|\bley modelo|законодательств|законопроект"
    r"|проект\w* (?:\w+ )?закон|документ\w* о прис|تشريع|صك",
    r"\buniversal|\baccession|\bacced|\bratif|\bjoin|\bpart(?:y|ies)\b|\b(?:convenci|convention|protocol|non-part)",
)
"""Words that say that an act was about participation."""
