"""The foot of every paper."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["INTERNAL", "footer", "unread"]

INTERNAL = "INTERNAL"
"""The marking of a paper that is not for others."""

_NOT_OFFICIAL: Mapping[str, str] = {
    "en": "This is not an official document of the United Nations. The record of the depositary prevails. The "
    "designations used imply no opinion on the legal status of any country, territory, city or area, or of its "
    "authorities.",
    "fr": "Le présent document n'est pas un document officiel de l'Organisation des Nations Unies. Les registres du "
    "dépositaire font foi. Les appellations employées n'impliquent aucune prise de position quant au statut juridique "
    "d'un pays, d'un territoire, d'une ville ou d'une zone, ou de leurs autorités.",
    "es": "Este no es un documento oficial de las Naciones Unidas. Prevalece el registro del depositario. Las "
    "denominaciones empleadas no implican juicio alguno sobre la condición jurídica de ningún país, territorio, ciudad "
    "o zona, ni de sus autoridades.",
    "ru": "Настоящий текст не является официальным документом Организации Объединенных Наций. Преимущественную силу "
    "имеют записи депозитария. Употребляемые обозначения не означают выражения какого-либо мнения о правовом статусе "
    "какой-либо страны, территории, города или района или их властей.",
    "zh": "本文不是联合国的正式文件。以保存人的记录为准。所用名称不意味着对任何国家、领土、城市或地区或其当局的"
    "法律地位表示任何意见。",
    "ar": "هذه ليست وثيقة رسمية من وثائق الأمم المتحدة. والعبرة بسجل الوديع. ولا تنطوي التسميات المستخدمة على الإعراب "
    "عن أي رأي بشأن المركز القانوني لأي بلد أو إقليم أو مدينة أو منطقة أو لسلطات أي منها.",
}

_UNREAD: Mapping[str, str] = {
    "ar": "لم يراجع هذا النص شخص لغته الأم هي العربية.",
    "es": "Este texto no ha sido revisado por una persona cuya lengua materna sea el español.",
    "fr": "Ce texte n'a pas été relu par une personne de langue maternelle française.",
    "ru": "Этот текст не был вычитан носителем русского языка.",
    "zh": "本文未经中文母语者审校。",
}


def unread(language: str) -> str:
    """Return the remark that no native speaker has read a text; empty for English.

    Examples
    --------
    >>> unread("es")
    'Este texto no ha sido revisado por una persona cuya lengua materna sea el español.'
    """
    return _UNREAD.get(language, "")


def footer(language: str) -> tuple[str, ...]:
    """Return the lines at the foot of a paper.

    Examples
    --------
    >>> footer("en")[0][:61], len(footer("en")), len(footer("fr"))
    ('This is not an official document of the United Nations. The r', 1, 2)
    """
    return tuple(filter(None, (_NOT_OFFICIAL[language], unread(language))))
