"""Sentences with numbers of parties of every kind, in six languages, made at random: with their totals, or none."""

from __future__ import annotations

import random
from collections.abc import Mapping

__all__ = ["KINDS", "sentence", "uncounted", "wrong"]

# An instrument: how it is named as a subject, after "to", after "of".
_TREATIES: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "en": {
        "CCW": ("the Convention", "to the Convention", "of the Convention"),
        "AP2": ("Amended Protocol II", "to Amended Protocol II", "of Amended Protocol II"),
        "P5": ("Protocol V", "to Protocol V", "of Protocol V"),
        "P3": ("Protocol III", "to Protocol III", "of Protocol III"),
    },
    "fr": {
        "CCW": ("la Convention", "à la Convention", "de la Convention"),
        "AP2": ("le Protocole II modifié", "au Protocole II modifié", "du Protocole II modifié"),
        "P5": ("le Protocole V", "au Protocole V", "du Protocole V"),
        "P3": ("le Protocole III", "au Protocole III", "du Protocole III"),
    },
    "es": {
        "CCW": ("la Convención", "en la Convención", "de la Convención"),
        "AP2": ("el Protocolo II enmendado", "en el Protocolo II enmendado", "del Protocolo II enmendado"),
        "P5": ("el Protocolo V", "en el Protocolo V", "del Protocolo V"),
        "P3": ("el Protocolo III", "en el Protocolo III", "del Protocolo III"),
    },
    "ru": {
        "CCW": ("Конвенция", "к Конвенции", "Конвенции"),
        "AP2": ("дополненный Протокол II", "к дополненному Протоколу II", "дополненного Протокола II"),
        "P5": ("Протокол V", "к Протоколу V", "Протокола V"),
        "P3": ("Протокол III", "к Протоколу III", "Протокола III"),
    },
    "zh": {
        "CCW": ("《公约》", "《公约》", "《公约》"),
        "AP2": ("经修正的第二号议定书", "经修正的第二号议定书", "经修正的第二号议定书"),
        "P5": ("第五号议定书", "第五号议定书", "第五号议定书"),
        "P3": ("第三号议定书", "第三号议定书", "第三号议定书"),
    },
    "ar": {
        "CCW": ("الاتفاقية", "في الاتفاقية", "الاتفاقية"),
        "AP2": ("البروتوكول الثاني المعدل", "في البروتوكول الثاني المعدل", "البروتوكول الثاني المعدل"),
        "P5": ("البروتوكول الخامس", "في البروتوكول الخامس", "البروتوكول الخامس"),
        "P3": ("البروتوكول الثالث", "في البروتوكول الثالث", "البروتوكول الثالث"),
    },
}
_TOTALS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "{Subject} has {n} High Contracting Parties.",
        "As at 1 March 2019, {subject} had {n} High Contracting Parties; {subject2}, {m}.",
        "There are currently {n} High Contracting Parties {to}.",
        "{n} States are party {to}.",
        "The number of High Contracting Parties {to} stands at {n}.",
        "The total number of States parties {to} rose from {less} to {n}.",
        "{Subject} has {n} High Contracting Parties (+2) and 4 signatory States; {subject2} has {m} (+1).",
    ),
    "fr": (
        "{Subject} compte {n} Hautes Parties contractantes.",
        "Au 1er mars 2019, {subject} comptait {n} Hautes Parties contractantes ; {subject2}, {m}.",
        "Il y a actuellement {n} Hautes Parties contractantes {to}.",
        "{n} États sont parties {to}.",
        "Le nombre de Hautes Parties contractantes {to} s'élève à {n}.",
        "Le nombre d'États parties {to} est passé de {less} à {n}.",
        (
            "{Subject} compte {n} Hautes Parties contractantes (+2) et 4 États signataires ;"
            " {subject2} en compte {m} (+1)."
        ),
    ),
    "es": (
        "{Subject} cuenta con {n} Altas Partes Contratantes.",
        "Al 1 de marzo de 2019, {subject} contaba con {n} Altas Partes Contratantes; {subject2}, {m}.",
        "Actualmente hay {n} Altas Partes Contratantes {to}.",
        "{n} Estados son partes {to}.",
        "El número de Altas Partes Contratantes {to} asciende a {n}.",
        "El número de Estados partes {to} pasó de {less} a {n}.",
        "{Subject} tiene {n} Altas Partes Contratantes (+2) y 4 Estados signatarios; {subject2} tiene {m} (+1).",
    ),
    "ru": (
        "{Subject} насчитывает {n} Высоких Договаривающихся Сторон.",
        "По состоянию на 1 марта 2019 года участниками {of} являлись {n} государств; {of2} – {m}.",
        "Число участников {of} составляет {n}.",
        "{n} государств являются участниками {of}.",
        "Число государств-участников {of} возросло с {less} до {n}.",
        "{Subject} насчитывает {n} участников (+2) и 4 подписавших государства; {subject2} насчитывает {m} (+1).",
    ),
    "zh": (
        "{subject}现有{n}个缔约方。",
        "截至2019年3月1日，{subject}有{n}个缔约方；{subject2}，{m}个缔约方。",
        "{subject}缔约方总数为{n}个。",
        "{subject}的缔约方从{less}个增至{n}个。",
        "{subject}有{n}个缔约方（+2）和4个签署国；{subject2}有{m}个缔约方（+1）。",
    ),
    "ar": (
        "بلغ عدد الأطراف المتعاقدة السامية {to} {n} طرفا.",
        "حتى 1 آذار/مارس 2019، بلغ عدد الأطراف {to} {n} طرفا؛ و{to2}، {m}.",
        "هناك حاليا {n} دولة طرفا {to}.",
        "ارتفع عدد الدول الأطراف {to} من {less} إلى {n}.",
    ),
}
_OTHERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "participants": (
            "The following {n} High Contracting Parties {to} participated in the work of the Meeting: Chad and Togo.",
            "{n} High Contracting Parties {to} attended the Meeting.",
            "Delegations of {n} States parties {to} took part in the Conference {of2}.",
        ),
        "reports": (
            "In 2023, {n} High Contracting Parties submitted annual reports under {subject} and {m} under {subject2}.",
            "{n} High Contracting Parties {to} reported on victim assistance.",
            "Number of annual reports submitted by High Contracting Parties {to} {less} {n} {m}",
        ),
        "signatures": ("{n} States signed {subject} before 10 April 1982.",),
        "instruments": (
            "{Subject} entered into force on 2 December 1983 after {n} States had deposited their instruments.",
        ),
        "arrears": (
            "As at 31 October, {n} High Contracting Parties {to} had outstanding contributions.",
            "{n} High Contracting Parties {to} were in arrears.",
        ),
        "sponsored": ("{n} High Contracting Parties {to} benefited from the Sponsorship Programme.",),
        "new_parties": (
            "Since the last Meeting, {n} States became party {to}.",
            "{Subject} attracted {n} new parties.",
        ),
        "not_party": ("There are {n} States not party {to}.",),
    },
    "fr": {
        "participants": (
            "Les {n} Hautes Parties contractantes {to} ci-après ont participé aux travaux de la Réunion.",
            "{n} États parties {to} ont assisté à la Conférence {of2}.",
        ),
        "reports": ("En 2023, {n} Hautes Parties contractantes ont soumis leur rapport au titre {of} et {m} {to2}.",),
        "signatures": ("{n} États ont signé {subject}.",),
        "instruments": ("{Subject} est entré en vigueur après que {n} États avaient déposé leurs instruments.",),
        "arrears": ("Au 31 octobre, {n} Hautes Parties contractantes {to} avaient des contributions impayées.",),
        "sponsored": ("{n} Hautes Parties contractantes {to} ont bénéficié du Programme de parrainage.",),
        "not_party": ("{n} États ne sont pas parties {to}.",),
    },
    "es": {
        "participants": (
            "Las siguientes {n} Altas Partes Contratantes {to} participaron en los trabajos de la Reunión.",
            "{n} Estados partes {to} asistieron a la Conferencia.",
        ),
        "reports": ("En 2023, {n} Altas Partes Contratantes presentaron informes en virtud {of} y {m} {to2}.",),
        "signatures": ("{n} Estados firmaron {subject}.",),
        "instruments": ("{Subject} entró en vigor después de que {n} Estados habían depositado sus instrumentos.",),
        "arrears": ("Al 31 de octubre, {n} Altas Partes Contratantes {to} tenían cuotas pendientes.",),
        "sponsored": ("{n} Altas Partes Contratantes {to} se beneficiaron del Programa de Patrocinio.",),
        "not_party": ("{n} Estados no son partes {to}.",),
    },
    "ru": {
        "participants": (
            "В работе Совещания участвовали следующие {n} Высоких Договаривающихся Сторон {of}.",
            "{n} государств-участников {of} приняли участие в Конференции.",
        ),
        "reports": ("В 2023 году {n} участников {of} представили доклады, а {m} участников {of2} – нет.",),
        "signatures": ("{n} государств подписали документы {of}.",),
        "instruments": ("{Subject} вступил в силу после того, как {n} государств сдали на хранение свои грамоты.",),
        "arrears": ("На 31 октября {n} участников {of} имели задолженность по взносам.",),
        "not_party": ("{n} государств не являются участниками {of}.",),
    },
    "zh": {
        "participants": ("以下{n}个{subject}缔约方参加了会议工作：乍得和多哥。", "{n}个{subject}缔约方出席了会议。"),
        "reports": ("2023年，{n}个缔约方根据{subject}提交了年度报告，{m}个根据{subject2}提交了报告。",),
        "signatures": ("{n}个国家签署了{subject}。",),
        "instruments": ("在{n}个国家交存文书之后，{subject}于1983年12月2日生效。",),
        "arrears": ("截至10月31日，{n}个{subject}缔约方拖欠摊款。",),
        "sponsored": ("{n}个{subject}缔约方得到资助。",),
        "not_party": ("{n}个国家尚未加入{subject}。",),
    },
    "ar": {
        "participants": ("شاركت في أعمال الاجتماع {n} دولة من الأطراف المتعاقدة السامية {to}.",),
        "reports": ("في عام 2023، قدم {n} طرفا {to} تقارير سنوية.",),
        "signatures": ("وقعت {n} دولة على {subject}.",),
        "arrears": ("في 31 تشرين الأول/أكتوبر، كانت على {n} دولة من الأطراف {to} متأخرات.",),
        "not_party": ("هناك {n} دولة ليست طرفا {to}.",),
    },
}
KINDS = tuple(dict.fromkeys(kind for kinds in _OTHERS.values() for kind in kinds))
"""The kinds of counts of which sentences are made."""


def sentence(rng: random.Random, language: str = "") -> tuple[str, dict[str, int], str, int]:
    """Make a sentence at random: its text, the totals that it states, the kind of what else it counts, its number."""
    language = language or rng.choice(tuple(_TREATIES))
    one, two = rng.sample(tuple(_TREATIES[language]), 2)
    n, m = rng.randint(21, 190), rng.randint(21, 190)
    subject, to, of = _TREATIES[language][one]
    subject2, to2, of2 = _TREATIES[language][two]
    fields = {
        "subject": subject,
        "Subject": subject[0].upper() + subject[1:],
        "to": to,
        "of": of,
        "subject2": subject2,
        "to2": to2,
        "of2": of2,
        "n": n,
        "m": m,
        "less": n - 1,
    }
    kind = rng.choice(("total", *_OTHERS[language]))
    template = rng.choice(_TOTALS[language] if kind == "total" else _OTHERS[language][kind])
    totals = {one: n} if kind == "total" else {}
    if kind == "total" and "{m}" in template:
        totals[two] = m
    return template.format(**fields), totals, kind, n


def uncounted(rng: random.Random, language: str) -> str:
    """Make a sentence of a language with a number of parties that is no total."""
    while True:
        text, totals, kind, _ = sentence(rng, language)
        if not totals and kind != "total":
            return text


def wrong(number: int, seed: int = 0) -> list[str]:
    """Read so many sentences, and return those of which other totals come out than they state."""
    from ccwuniv.sources.isu.totals import find_totals

    rng = random.Random(seed)
    made = (sentence(rng) for _ in range(number))
    return [text for text, totals, _, _ in made if {one.code: one.count for one in find_totals(text)} != totals]


if __name__ == "__main__":
    import sys

    count, chosen = int(sys.argv[1]), int(sys.argv[2])
    failed = wrong(count, chosen)
    sys.stdout.write(f"{count} sentences with numbers of parties: {len(failed)} with other totals than stated\n")
    sys.stdout.writelines(f"  {text}\n" for text in failed[:10])
    sys.exit(bool(failed))
