"""Arabic verbs of outreach, from which the phrases that tell acts are made."""

from __future__ import annotations

import re

from ccwuniv.sources.isu.telling import Verb
from ccwuniv.sources.isu.words import words

__all__ = [
    "ABOUT",
    "AND",
    "GIVEN",
    "HELD",
    "INTENDS",
    "JOIN",
    "LED",
    "OFFICIALS",
    "PRINTED",
    "SENT",
    "THING",
    "TURNED_TO",
    "arabic",
    "arabic_words",
    "did",
    "unvowelled",
    "will",
]

_SIGNS = "[\u064b-\u0652]*"
_SIGN = re.compile("[\u064b-\u0652]")
_VOWELLED = re.compile("[\u0621-\u064a]+[\u064b-\u0652][\u0621-\u0652]*")
_ALEF = re.compile("[أإ]")
AND = r"(?<![\w\u064b-\u0652])[وف]?"
THING = r"(?<!\w)(?:ب|ال|بال|ل|لل)?"


def arabic_words(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives that are sought in a text that :func:`unvowelled` returns; alef may lack its hamza."""
    return words(*(_ALEF.sub("[أإا]", one).replace(" ", f"{_SIGNS} ") for one in alternatives))


def unvowelled(text: str) -> str:
    """Return a text of the same length with the vowel signs of each word at its end."""
    return _VOWELLED.sub(lambda word: _SIGN.sub("", word[0]) + "".join(_SIGN.findall(word[0])), text)


def did(verbs: str) -> str:
    """Return the past of verbs in all persons that reports use, with pronouns at their end; given in the masculine."""
    forms = (
        f"{verb[:-1]}(?:ى|ت|وا|يا|تا)" if verb.endswith("ى") else f"{verb}(?:ت|وا|ا|تا)?" for verb in verbs.split()
    )
    return rf"{AND}(?:{'|'.join(forms)})(?:ها|هما|هم|ه)?(?!\w)"


def will(verbs: str) -> str:
    """Return the future of verbs, given in the present."""
    stems = "|".join(verb[1:] for verb in verbs.split())
    return rf"{AND}(?:س|سوف )[يت](?:{stems})(?:ون|ان)?(?!\w)"


_CARRIED_OUT = did(
    "قام تولى عمد بادر حرص شرع بدأ باشر تكفل اضطلع عمل أشرف ساهم أسهم شارك نجح اشترك تعاون تشارك انتهى فرغ أكمل أنجز "
    "واصل"
)
_CAME_ABOUT = did("تم جرى")
INTENDS = (
    rf"{AND}(?:[يت](?:عتزم|خطط|نوي|توقع|زمع|عتزمون|خططون|عتزمان)"
    rf"|ستقوم|سيقوم|سيقومون|ستتولى|سيتولى|ستعمل|سيعمل|يجري الإعداد ل|سيتم|ستتم|سيجري|ستجري|ينتظر"
    rf"|من المقرر|من المزمع|من المتوقع|من المنتظر|من المخطط)(?!\w)"
)


def arabic(past: str, present: str, nouns: str, passive: str = "") -> Verb:
    """Return a verb: its past is written the same in active and passive; its nouns tell it after another verb."""
    said = rf"(?:ب|في |على |إلى |من )?(?:ال)?(?:{nouns})(?!\w)"
    stems = "|".join(verb[1:] for verb in present.split())
    done = rf"{did(past)}|{_CARRIED_OUT}(?: \w+){{0,12}}? {said}|{_CAME_ABOUT} {said}"
    to_come = (
        rf"{will(present)}|{INTENDS}(?: \w+){{0,6}}? (?:ل|ب|على )?(?:{said}"
        rf"|أن [يت](?:{stems})(?:وا|ا)?(?!\w))"
        rf"|{AND}[يت](?:{stems})(?!\w)(?=[^.؛\n]{{0,60}}?المقبل|القادم)"
    )
    return Verb(done, f"{done}|{did(passive)}" if passive else done, to_come, to_come)


HELD = arabic(
    "عقد نظم استضاف يسر مول أقام أجرى رعى احتضن أدار هيأ ترأس استقبل نسق افتتح اختتم أتاح خصص شهد جمع",
    "يعقد ينظم يستضيف يجري يقيم يرعى يحتضن يدير ييسر يقدم يستقبل",
    "عقد|تنظيم|استضافة|إجراء|إقامة|تيسير|رعاية|إدارة|تقديم",
    "انعقد التأم أجري أقيم استضيف جرى",
)
SENT = arabic(
    "أرسل وجه بعث أحال سلم وزع عمم وقع أصدر قدم نقل خط حرر وافى أودع أرفق حمل أبرق رفع تقدم",
    "يرسل يوجه يبعث يحيل يسلم يعمم يوزع يوقع يصدر ينقل",
    "إرسال|توجيه|بعث|إحالة|تسليم|توزيع|تعميم|إصدار|نقل|تقديم|توقيع",
    "أحيل",
)
LED = arabic(
    "قام أجرى بذل اتخذ بدأ اضطلع باشر واصل استهل عقد كثف كرر أتم دخل في",
    "يقوم يجري يبذل يتخذ يواصل يعقد يدخل",
    "إجراء|بذل|القيام ب",
    "أجري جرى دار",
)
GIVEN = arabic(
    "قدم أسدى وفر منح زود أعطى أتاح أبدى مد أمد ساهم أرسل",
    "يقدم يوفر يسدي يمنح يزود يتيح",
    "تقديم|إسداء|توفير|منح|تزويد|إعطاء|إتاحة",
    "تلقى أعطي",
)
OFFICIALS = (
    "سلطات|السلطات|وفد|الوفد|وفود|ممثل|الممثل|ممثلي|ممثلة|الممثلة|حكومة|مسؤولي|مسؤولين|سفير|السفير|سفيرة|وزير|وزيرة"
    "|وزارة"
    "|البعثة|بعثة|نظير|نظيره|نظيرتها|المستشار|مستشار|رئيس وزراء|المدير|مدير"
)
ABOUT = (
    "(?:مسألة |موضوع |قضية |إمكانية |فوائد |آفاق |مزايا |احتمالات )?"
    "(?:الانضمام|انضمامها|انضمامهما|انضمامه|انضمام|عالمية الاتفاقية|تحقيق عالمية|التصديق|تصديق)"
)
JOIN = (
    r"الانضمام|انضمام|تنضم|ينضم|تنضما|(?:تصبح|تكون|لتصبح|يصبح) (?:\w+ )?(?:أطرافا|طرفا|طرفين|كذلك)|التصديق|تفعل ذلك"
    "|تصدق|تحذو حذو|الالتحاق|تلتحق|التحاق|تبادر إلى ذلك|تلتزم ب|الالتزام ب|القبول|قبول|تقبل|الانخراط|المصادقة"
)
TURNED_TO = (
    rf"(?:{did('دعا لفت شجع حث شرح ذكر أكد شدد أوضح أبلغ طلب اقترح ناشد أشار بحث ناقش تناول عرض')}"
    rf"|{did('استعرض بين أعرب نبه أثار طرح')}"
    rf"|(?<!\w)(?:دعت|دعي|دعيت|دعاها|دعته|تدعوها|يدعوها|تدعوهما|تحثها|تشجعها|استفسر|استفسرت)(?!\w))"
)
PRINTED = (
    rf"{THING}(?:كتيب|كتيبا|كتيبات|نشرة|منشور|منشورا|دليلا|دليل|كراسا|كراسة|مطوية|كتابا إرشاديا|خلاصة وافية"
    rf"|صفحة شبكية|صفحتها الشبكية|ملصقا|شريط فيديو|شريطا|مقطع فيديو|موجزا|مجموعة أدوات|مجموعة مواد"
    rf"|صحيفة وقائع|قانونا نموذجيا|مذكرة إعلامية|ورقة إعلامية|مواد إعلامية|حقيبة|مجموعة معلومات)(?!\w)"
)
