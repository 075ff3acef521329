"""Reports made at random in six languages, with the totals and the states that they give, to be set as PDF or Word."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

from tests.sources.party_sentences import uncounted

__all__ = ["LANGUAGES", "Made", "made_report"]

_DATA = Path(__file__).parents[2] / "data"
_NAMES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "en": (
        {
            "CCW": "the Convention",
            "A1": "amended Article 1",
            "P1": "Protocol I",
            "AP2": "Amended Protocol II",
            "P3": "Protocol III",
            "P4": "Protocol IV",
            "P5": "Protocol V",
        },
        {"first": "{Name} has {n} High Contracting Parties", "next": "{name}, {n}", "item": "{Name}: {n}"},
    ),
    "fr": (
        {
            "CCW": "la Convention",
            "A1": "l'article premier modifié",
            "P1": "le Protocole I",
            "AP2": "le Protocole II modifié",
            "P3": "le Protocole III",
            "P4": "le Protocole IV",
            "P5": "le Protocole V",
        },
        {"first": "{Name} compte {n} Hautes Parties contractantes", "next": "{name}, {n}", "item": "{Name} : {n}"},
    ),
    "es": (
        {
            "CCW": "la Convención",
            "A1": "el artículo 1 enmendado",
            "P1": "el Protocolo I",
            "AP2": "el Protocolo II enmendado",
            "P3": "el Protocolo III",
            "P4": "el Protocolo IV",
            "P5": "el Protocolo V",
        },
        {"first": "{Name} cuenta con {n} Altas Partes Contratantes", "next": "{name}, {n}", "item": "{Name}: {n}"},
    ),
    "ru": (
        {
            "CCW": "Конвенция",
            "A1": "статья 1 с поправками",
            "P1": "Протокол I",
            "AP2": "дополненный Протокол II",
            "P3": "Протокол III",
            "P4": "Протокол IV",
            "P5": "Протокол V",
        },
        {
            "first": "{Name} насчитывает {n} Высоких Договаривающихся Сторон",
            "next": "{name} – {n}",
            "item": "{Name}: {n}",
        },
    ),
    "zh": (
        {
            "CCW": "《公约》",
            "A1": "经修正后的第一条",
            "P1": "第一号议定书",
            "AP2": "经修正的第二号议定书",
            "P3": "第三号议定书",
            "P4": "第四号议定书",
            "P5": "第五号议定书",
        },
        {"first": "{name}现有{n}个缔约方", "next": "{name}，{n}个缔约方", "item": "{name}：{n}个缔约方"},
    ),
    "ar": (
        {
            "CCW": "الاتفاقية",
            "A1": "المادة 1 المعدلة",
            "P1": "البروتوكول الأول",
            "AP2": "البروتوكول الثاني المعدل",
            "P3": "البروتوكول الثالث",
            "P4": "البروتوكول الرابع",
            "P5": "البروتوكول الخامس",
        },
        {
            "first": "بلغ عدد الأطراف المتعاقدة السامية في {name} {n} طرفا",
            "next": "وفي {name}، {n}",
            "item": "{name}: {n}",
        },
    ),
}
LANGUAGES = tuple(_NAMES)
_STOPS = {"zh": ("；", "。", "、"), "ar": ("؛ ", ".", " و"), "fr": (" ; ", ".", ", ")}
_PLAIN = ("; ", ".", ", ")
_HEADS = {
    "en": (
        "Meeting of the High Contracting Parties to the Convention on Certain Conventional Weapons",
        "2019 session",
        "Geneva, 13-15 November 2019",
        "Item 9 of the provisional agenda",
        "Report on promoting universality of the Convention and its Protocols",
        "Submitted by the Implementation Support Unit",
    ),
    "fr": (
        "Réunion des Hautes Parties contractantes à la Convention sur certaines armes classiques",
        "Session de 2019",
        "Genève, 13-15 novembre 2019",
        "Point 9 de l'ordre du jour provisoire",
        "Rapport sur la promotion de l'universalité de la Convention et de ses Protocoles",
        "Présenté par l'Unité d'appui à l'application",
    ),
    "es": (
        "Reunión de las Altas Partes Contratantes en la Convención sobre Ciertas Armas Convencionales",
        "Período de sesiones de 2019",
        "Ginebra, 13 a 15 de noviembre de 2019",
        "Tema 9 del programa provisional",
        "Informe sobre la promoción de la universalidad de la Convención y sus Protocolos",
        "Presentado por la Dependencia de Apoyo a la Aplicación",
    ),
    "ru": (
        "Совещание Высоких Договаривающихся Сторон Конвенции о конкретных видах обычного оружия",
        "Сессия 2019 года",
        "Женева, 13–15 ноября 2019 года",
        "Пункт 9 предварительной повестки дня",
        "Доклад о содействии универсальности Конвенции и протоколов к ней",
        "Представлен Группой имплементационной поддержки",
    ),
    "zh": (
        "《特定常规武器公约》缔约方会议",
        "2019年会议",
        "2019年11月13日至15日，日内瓦",
        "临时议程项目9",
        "关于促进《公约》及其议定书普遍性的报告",
        "执行支助股提交",
    ),
    "ar": (
        "اجتماع الأطراف المتعاقدة السامية في اتفاقية الأسلحة التقليدية المعينة",
        "دورة عام 2019",
        "جنيف، 13-15 تشرين الثاني/نوفمبر 2019",
        "البند 9 من جدول الأعمال المؤقت",
        "تقرير عن تعزيز عالمية الاتفاقية وبروتوكولاتها",
        "مقدم من وحدة دعم التنفيذ",
    ),
}
_SENTENCES = {
    "en": (
        "The status of participation is as follows.",
        "The Unit sent letters to the following States: {states}.",
        "On {day} {month} 2018, the Conference welcomed the work done.",
        ("May", "June", "July", "October"),
        "The numbers of parties are as follows:",
    ),
    "fr": (
        "L'état de la participation est le suivant.",
        "L'Unité a adressé des lettres aux États suivants : {states}.",
        "Le {day} {month} 2018, la Conférence s'est félicitée du travail accompli.",
        ("mai", "juin", "juillet", "octobre"),
        "Le nombre de parties est le suivant :",
    ),
    "es": (
        "El estado de la participación es el siguiente.",
        "La Dependencia envió cartas a los siguientes Estados: {states}.",
        "El {day} de {month} de 2018, la Conferencia acogió con satisfacción la labor realizada.",
        ("mayo", "junio", "julio", "octubre"),
        "El número de partes es el siguiente:",
    ),
    "ru": (
        "Положение с участием выглядит следующим образом.",
        "Группа направила письма следующим государствам: {states}.",
        "{day} {month} 2018 года Конференция приветствовала проделанную работу.",
        ("мая", "июня", "июля", "октября"),
        "Число участников является следующим:",
    ),
    "zh": (
        "参加情况如下。",
        "执行支助股致函以下国家：{states}。",
        "2018年{month}{day}日，会议欢迎所做的工作。",
        ("5月", "6月", "7月", "10月"),
        "缔约方数目如下：",
    ),
    "ar": (
        "حالة المشاركة هي كما يلي.",
        "وجهت الوحدة رسائل إلى الدول التالية: {states}.",
        "في {day} {month} 2018، رحب المؤتمر بالعمل المنجز.",
        ("أيار/مايو", "حزيران/يونيه", "تموز/يوليه", "تشرين الأول/أكتوبر"),
        "عدد الأطراف هو كما يلي:",
    ),
}


@dataclass(frozen=True)
class Made:
    """A report: its head, its numbered paragraphs (of each the lines), and what it says."""

    language: str
    symbol: str
    head: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]
    totals: dict[str, int]
    states: frozenset[str]

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return self.language == "ar"


def made_report(rng: random.Random, language: str) -> Made:
    """Make a report: a paragraph of totals, one of letters to states, some of other counts and of dates."""
    totals = {code: rng.randint(21, 190) for code in _NAMES[language][0]}
    named = rng.sample(sorted(_states(language).items()), rng.randint(4, 9))
    _, letters, dated, months, _ = _SENTENCES[language]
    join = _STOPS.get(language, _PLAIN)[2]
    told = [
        (letters.format(states=join.join(name for _, name in named)),),
        (dated.format(day=rng.randint(2, 28), month=rng.choice(months)),),
        (_without_states(rng, language),),
    ]
    rng.shuffle(told)
    return Made(
        language=language,
        symbol=f"CCW/MSP/2019/{rng.randint(2, 9)}",
        head=_HEADS[language],
        paragraphs=(_totals(rng, language, totals), *told),
        totals=totals,
        states=frozenset(iso3 for iso3, _ in named),
    )


def _without_states(rng: random.Random, language: str) -> str:
    while True:
        text = uncounted(rng, language)
        if not any(chad in text for chad in ("Chad", "乍得")):
            return text


def _totals(rng: random.Random, language: str, totals: dict[str, int]) -> tuple[str, ...]:
    """Return the paragraph of totals: a sentence, or an item a line."""
    written, forms = _NAMES[language]
    codes = list(totals)
    opening, *_, listed = _SENTENCES[language]
    if rng.random() < 0.3:
        return (listed, *(f"• {_filled(forms['item'], written[code], totals[code])}" for code in codes))
    between, stop, _ = _STOPS.get(language, _PLAIN)
    rest = codes[1:]
    rng.shuffle(rest)
    pairs = [_filled(forms["first"], written["CCW"], totals["CCW"])]
    pairs += [_filled(forms["next"], written[code], totals[code]) for code in rest]
    glue = "" if language == "zh" else " "
    return (f"{opening}{glue}{between.join(pairs)}{stop}",)


def _filled(form: str, name: str, number: int) -> str:
    return form.format(name=name, Name=name[0].upper() + name[1:], n=number)


def _states(language: str) -> dict[str, str]:
    with (_DATA / "names.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso3"]: row["name"]
            for row in csv.DictReader(file)
            if row["language"] == language and row["form"] == "short" and not row["until"] and "(" not in row["name"]
        }
