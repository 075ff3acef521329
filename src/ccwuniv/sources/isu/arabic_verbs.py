"""Arabic verbs of outreach, from which the phrases that tell acts are made."""

from __future__ import annotations

import re

from ccwuniv.sources.isu.telling import Verb

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
    "did",
    "voiced",
    "will",
]

_MARKS = "[\u064b-\u0652]*"
AND = r"(?<![\w\u064b-\u0652])[وف]?"
THING = r"(?<!\w)(?:ب|ال|بال|ل|لل)?"


def voiced(phrase: str) -> str:
    """Allow vowel signs after each letter of a phrase, and alef without its hamza; the phrase has no class."""
    return re.sub("[\u0621-\u064a]", lambda m: f"{'[أإا]' if m[0] in 'أإ' else m[0]}{_MARKS}", phrase)


def did(verbs: str) -> str:
    """Return the past of verbs in all persons that reports use, with pronouns at their end; given in the masculine."""
    forms = (
        f"{verb[:-1]}(?:ى|ت|وا|يا|تا)" if verb.endswith("ى") else f"{verb}(?:ت|وا|ا|تا)?" for verb in verbs.split()
    )
    return rf"{AND}(?:{voiced('|'.join(forms))})(?:{voiced('ها|هما|هم|ه')})?(?!\w)"


def will(verbs: str) -> str:
    """Return the future of verbs, given in the present."""
    stems = "|".join(verb[1:] for verb in verbs.split())
    return rf"{AND}(?:{voiced('س|سوف ')})[يت]{_MARKS}(?:{voiced(stems)})(?:{voiced('ون|ان')})?(?!\w)"


_CARRIED_OUT = did(
    "قام تولى عمد بادر حرص شرع بدأ باشر تكفل اضطلع عمل أشرف ساهم أسهم شارك نجح اشترك تعاون تشارك انتهى فرغ أكمل أنجز "
    "واصل"
)
_CAME_ABOUT = did("تم جرى")
INTENDS = (
    rf"{AND}(?:[يت]{_MARKS}(?:{voiced('عتزم|خطط|نوي|توقع|زمع|عتزمون|خططون|عتزمان')})"
    rf"|{voiced('ستقوم|سيقوم|سيقومون|ستتولى|سيتولى|ستعمل|سيعمل|يجري الإعداد ل|سيتم|ستتم|سيجري|ستجري|ينتظر')}"
    rf"|{voiced('من المقرر|من المزمع|من المتوقع|من المنتظر|من المخطط')})(?!\w)"
)


def arabic(past: str, present: str, nouns: str, passive: str = "") -> Verb:
    """Return a verb: its past is written the same in active and passive; its nouns tell it after another verb."""
    said = rf"(?:ب|في |على |إلى |من )?(?:ال)?(?:{voiced(nouns)})(?!\w)"
    stems = "|".join(verb[1:] for verb in present.split())
    done = rf"{did(past)}|{_CARRIED_OUT}(?: [\w\u064b-\u0652]+){{0,12}}? {said}|{_CAME_ABOUT} {said}"
    to_come = (
        rf"{will(present)}|{INTENDS}(?: [\w\u064b-\u0652]+){{0,6}}? (?:ل|ب|على )?(?:{said}"
        rf"|{voiced('أن')} [يت]{_MARKS}(?:{voiced(stems)})(?:{voiced('وا|ا')})?(?!\w))"
        rf"|{AND}[يت]{_MARKS}(?:{voiced(stems)})(?!\w)(?=[^.؛\n]{{0,60}}?{voiced('المقبل|القادم')})"
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
OFFICIALS = voiced(
    "سلطات|السلطات|وفد|الوفد|وفود|ممثل|الممثل|ممثلي|ممثلة|الممثلة|حكومة|مسؤولي|مسؤولين|سفير|السفير|سفيرة|وزير|وزيرة"
    "|وزارة"
    "|البعثة|بعثة|نظير|نظيره|نظيرتها|المستشار|مستشار|رئيس وزراء|المدير|مدير"
)
ABOUT = voiced(
    "(?:مسألة |موضوع |قضية |إمكانية |فوائد |آفاق |مزايا |احتمالات )?"
    "(?:الانضمام|انضمامها|انضمامهما|انضمامه|انضمام|عالمية الاتفاقية|تحقيق عالمية|التصديق|تصديق)"
)
JOIN = voiced(
    "الانضمام|انضمام|تنضم|ينضم|تنضما|(?:تصبح|تكون|لتصبح|يصبح) (?:\\w+ )?(?:أطرافا|طرفا|طرفين)|التصديق|تفعل ذلك|تصدق"
    "|تحذو حذو"
    "|تلتزم ب|الالتزام ب"
)
TURNED_TO = (
    rf"(?:{did('دعا لفت شجع حث شرح ذكر أكد شدد أوضح أبلغ طلب اقترح ناشد أشار بحث ناقش تناول عرض')}"
    rf"|{did('استعرض بين أعرب نبه أثار طرح')}"
    rf"|(?<!\w)(?:{voiced('دعت|دعي|دعيت|دعاها|دعته|تدعوها|يدعوها|تدعوهما|تحثها|تشجعها|استفسر|استفسرت')})(?!\w))"
)
PRINTED = (
    rf"{THING}(?:{voiced('كتيب|كتيبا|كتيبات|نشرة|منشور|منشورا|دليلا|دليل|كراسا|كراسة|مطوية|كتابا إرشاديا|خلاصة وافية')}"
    rf"|{voiced('صفحة شبكية|صفحتها الشبكية|ملصقا|شريط فيديو|شريطا|مقطع فيديو|موجزا|مجموعة أدوات|مجموعة مواد')}"
    rf"|{voiced('صحيفة وقائع|قانونا نموذجيا|مذكرة إعلامية|ورقة إعلامية|مواد إعلامية|حقيبة|مجموعة معلومات')})(?!\w)"
)
