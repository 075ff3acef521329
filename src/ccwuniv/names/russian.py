"""The cases of Russian names: "Республика Корея" appears in running text as "Республики Корея", "Республику Корея" ...

A name declines up to its first noun: the adjectives before it, and the noun; what follows stays ("Соединенных Штатов
Америки"). Where a name is two nouns joined by "и", both decline ("Боснии и Герцеговины"). Names that end in "о", "и",
"у", "е" or "э" do not decline. The rules give a form too many for a few names (Сьерра-Леоне), and never one of another
state.
"""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = ["case_forms"]

_Cases: TypeAlias = tuple[str, ...]
"""Genitive, dative, accusative, instrumental, prepositional."""

_ENDINGS_OF_ADJECTIVES = (
    ("шая", "шей шей шую шей шей"),
    ("ая", "ой ой ую ой ой"),
    ("яя", "ей ей юю ей ей"),
    ("кое", "кого кому кое ким ком"),
    ("ое", "ого ому ое ым ом"),
    ("ый", "ого ому ый ым ом"),
    ("ой", "ого ому ой ым ом"),
    ("ский", "ского скому ский ским ском"),
    ("ые", "ых ым ые ыми ых"),
    ("ие", "их им ие ими их"),
    ("овы", "овых овым овы овыми овых"),
)
_ENDINGS_OF_NOUNS = (
    ("Египет", "Египта Египту Египет Египтом Египте"),
    ("Израиль", "Израиля Израилю Израиль Израилем Израиле"),
    ("Беларусь", "Беларуси Беларуси Беларусь Беларусью Беларуси"),
    ("Филиппины", "Филиппин Филиппинам Филиппины Филиппинами Филиппинах"),
    ("Мальдивы", "Мальдив Мальдивам Мальдивы Мальдивами Мальдивах"),
    ("Сейшелы", "Сейшел Сейшелам Сейшелы Сейшелами Сейшелах"),
    ("Коморы", "Комор Коморам Коморы Коморами Коморах"),
    ("Багамы", "Багам Багамам Багамы Багамами Багамах"),
    ("Гренадины", "Гренадин Гренадинам Гренадины Гренадинами Гренадинах"),
    ("Гебриды", "Гебрид Гебридам Гебриды Гебридами Гебридах"),
    ("трова", "тровов тровам трова тровами тровах"),
    ("Штаты", "Штатов Штатам Штаты Штатами Штатах"),
    ("Эмираты", "Эмиратов Эмиратам Эмираты Эмиратами Эмиратах"),
    ("Нидерланды", "Нидерландов Нидерландам Нидерланды Нидерландами Нидерландах"),
    ("ство", "ства ству ство ством стве"),
    ("ия", "ии ии ию ией ии"),
    ("я", "и е ю ей е"),
    ("ий", "ия ию ий ием ии"),
    ("й", "я ю й ем е"),
)
_INDECLINABLE = re.compile(r"([иоуеэюыь]|[уоаеи]а|о-ва)$|^[^а-яё]+$")


def case_forms(name: str) -> tuple[str, ...]:
    """Return the forms of a Russian name in the cases other than the first, each once.

    Examples
    --------
    >>> case_forms("Мексика")
    ('Мексики', 'Мексике', 'Мексику', 'Мексикой')
    >>> case_forms("Соединенные Штаты Америки")[0], case_forms("Босния и Герцеговина")[0], case_forms("Чили")
    ('Соединенных Штатов Америки', 'Боснии и Герцеговины', ())
    """
    if " (" in name and name.endswith(")"):
        outer, inner = name[:-1].split(" (", 1)
        forms = [f"{a} ({b})" for a, b in zip(_phrase(outer), _phrase(inner), strict=True)]
    elif " — " in name:
        fixed, part = name.split(" — ", 1)
        forms = [f"{fixed} — {form}" for form in _phrase(part)]
    else:
        forms = list(_phrase(name))
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def _phrase(phrase: str) -> _Cases:
    words = phrase.split(" ")
    pair = len(words) == 3 and words[1] == "и"
    declined: list[_Cases] = []
    head = False
    for place, word in enumerate(words):
        adjective = _by_ending(word, _ENDINGS_OF_ADJECTIVES) if place + 1 < len(words) else None
        if word == "и" or (head and not pair):
            declined.append((word,) * 5)
        elif adjective:
            declined.append(adjective)
        else:
            declined.append(_noun(word))
            head = True
    return tuple(" ".join(case) for case in zip(*declined, strict=True))


def _noun(word: str) -> _Cases:
    regular = _by_ending(word, _ENDINGS_OF_NOUNS)
    if regular:
        return regular
    if _INDECLINABLE.search(word):
        first, hyphen, second = word.partition("-")
        if not hyphen or _INDECLINABLE.search(first):
            return (word,) * 5
        return tuple(f"{form}-{second}" for form in _noun(first))
    if word.endswith("а"):
        stem = word[:-1]
        hard = stem[-1]
        return (
            f"{stem}{'и' if hard in 'гкхжшщч' else 'ы'}",
            f"{stem}е",
            f"{stem}у",
            f"{stem}{'ей' if hard in 'жшщчц' else 'ой'}",
            f"{stem}е",
        )
    return f"{word}а", f"{word}у", word, f"{word}{'ем' if word[-1] in 'жшщчц' else 'ом'}", f"{word}е"


def _by_ending(word: str, endings: tuple[tuple[str, str], ...]) -> _Cases | None:
    for ending, forms in endings:
        if word.endswith(ending):
            return tuple(word[: -len(ending)] + form for form in forms.split())
    return None
