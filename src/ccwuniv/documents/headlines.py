"""The paragraph of totals, in any of the six languages of the United Nations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ccwuniv._support import explained, one_of
from ccwuniv.documents.counted import counted
from ccwuniv.documents.days import day_in_words
from ccwuniv.errors import DataError
from ccwuniv.records import Basis, DateLike, check_counting

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["headline"]

Language = Literal["ar", "en", "es", "fr", "ru", "zh"]

_BEYOND: Mapping[str, str] = {
    "en": "These numbers follow by law from what was deposited by {day}; later deposits are not included.",
    "fr": "Ces chiffres découlent, en droit, des dépôts effectués jusqu'au {day} ; les suivants n'y figurent pas.",
    "es": "Estas cifras se derivan, conforme a derecho, de lo depositado hasta el {day}; no incluyen lo posterior.",
    "ru": "Эти числа следуют по праву из актов, сданных на хранение по {day} включительно; более поздние не учтены.",
    "zh": "以上数字系依法由截至{day}已交存的文书推算得出；此后交存的文书未计入。",
    "ar": "تُستخلص هذه الأعداد بحكم القانون مما أُودع حتى {day}؛ ولا تشمل ما أُودع بعد ذلك.",
}
"""The sentence for a day after the data stop."""

_HYPOTHETICAL: Mapping[str, str] = {
    "en": "Hypothetical acts are included.",
    "fr": "Des actes hypothétiques sont inclus.",
    "es": "Se incluyen actos hipotéticos.",
    "ru": "Учтены гипотетические акты.",
    "zh": "以上数字包括假设的行为。",
    "ar": "وتشمل هذه الأعداد إجراءات افتراضية.",
}
"""The sentence where acts were added to ask "what if"."""

ORDER = ("CCW", "A1", "P1", "AP2", "P3", "P4", "P5")
"""The order of the Implementation Support Unit's own paragraph; original Protocol II, not in it, is last."""


@dataclass(frozen=True)
class _Wording:
    """The phrases of one language for each total and for original Protocol II, by the plural class of the number."""

    first: str
    parties: Mapping[str, str]
    item: Mapping[str, str]
    between: str
    close: str
    titles: Mapping[str, str]


_WORDINGS: Mapping[str, _Wording] = {
    "en": _Wording(
        "As at {day}, the {title} has {parties}",
        {"one": "{n} High Contracting Party", "other": "{n} High Contracting Parties"},
        {"other": "{title}, {n}"},
        "; ",
        ".",
        {
            "CCW": "Convention on Certain Conventional Weapons",
            "A1": "amended Article 1",
            "P1": "Protocol I on Non-Detectable Fragments",
            "AP2": "Amended Protocol II on Mines, Booby-Traps and Other Devices",
            "P3": "Protocol III on Incendiary Weapons",
            "P4": "Protocol IV on Blinding Laser Weapons",
            "P5": "Protocol V on Explosive Remnants of War",
            "P2": "the original Protocol II",
        },
    ),
    "fr": _Wording(
        "Au {day}, la {title} compte {parties}",
        {"one": "{n} Haute Partie contractante", "other": "{n} Hautes Parties contractantes"},
        {"other": "{title}, {n}"},
        " ; ",
        ".",
        {
            "CCW": "Convention sur certaines armes classiques",
            "A1": "l'article premier modifié",
            "P1": "le Protocole I relatif aux éclats non localisables",
            "AP2": "le Protocole II modifié sur les mines, pièges et autres dispositifs",
            "P3": "le Protocole III sur les armes incendiaires",
            "P4": "le Protocole IV relatif aux armes à laser aveuglantes",
            "P5": "le Protocole V relatif aux restes explosifs de guerre",
            "P2": "le Protocole II original",
        },
    ),
    "es": _Wording(
        "Al {day}, la {title} cuenta con {parties}",
        {"one": "{n} Alta Parte Contratante", "other": "{n} Altas Partes Contratantes"},
        {"other": "{title}, {n}"},
        "; ",
        ".",
        {
            "CCW": "Convención sobre Ciertas Armas Convencionales",
            "A1": "el artículo 1 enmendado",
            "P1": "el Protocolo I sobre Fragmentos No Localizables",
            "AP2": "el Protocolo II Enmendado sobre Minas, Armas Trampa y Otros Artefactos",
            "P3": "el Protocolo III sobre Armas Incendiarias",
            "P4": "el Protocolo IV sobre Armas Láser Cegadoras",
            "P5": "el Protocolo V sobre los Restos Explosivos de Guerra",
            "P2": "el Protocolo II original",
        },
    ),
    "ru": _Wording(
        "По состоянию на {day} {parties}",
        {
            "one": "участником {title} является {n} государство",
            "few": "участниками {title} являются {n} государства",
            "other": "участниками {title} являются {n} государств",
        },
        {"other": "{title} — {n}"},
        "; ",
        ".",
        {
            "CCW": "Конвенции о конкретных видах обычного оружия",
            "A1": "статьи 1 с поправками",
            "P1": "Протокола I о необнаруживаемых осколках",
            "AP2": "дополненного Протокола II о минах, минах-ловушках и других устройствах",
            "P3": "Протокола III о зажигательном оружии",
            "P4": "Протокола IV об ослепляющем лазерном оружии",
            "P5": "Протокола V по взрывоопасным пережиткам войны",
            "P2": "первоначального Протокола II",
        },
    ),
    "zh": _Wording(
        "截至{day}，{title}有{parties}",
        {"other": "{n}个缔约方"},
        {"other": "{title}，{n}个缔约方"},
        "；",
        "。",
        {
            "CCW": "《特定常规武器公约》",
            "A1": "《特定常规武器公约》经修正后的第一条",
            "P1": "关于无法检测的碎片的第一号议定书",
            "AP2": "经修正的关于地雷、诱杀装置和其他装置的第二号议定书",
            "P3": "关于燃烧武器的第三号议定书",
            "P4": "关于激光致盲武器的第四号议定书",
            "P5": "关于战争遗留爆炸物的第五号议定书",
            "P2": "原第二号议定书",
        },
    ),
    "ar": _Wording(
        "حتى {day}، بلغ عدد الأطراف في {title} {parties}",
        {
            "one": "طرفاً واحداً",
            "two": "طرفين",
            "few": "{n} أطراف",
            "many": "{n} طرفاً",
            "other": "{n} طرف",
        },
        {
            "one": "وفي {title} طرف واحد",
            "two": "وفي {title} طرفان",
            "few": "وفي {title} {n} أطراف",
            "many": "وفي {title} {n} طرفاً",
            "other": "وفي {title} {n} طرف",
        },
        "؛ ",
        ".",
        {
            "CCW": "اتفاقية الأسلحة التقليدية المعينة",
            "A1": "المادة 1 المعدلة",
            "P1": "البروتوكول الأول المتعلق بالشظايا التي لا يمكن كشفها",
            "AP2": "البروتوكول الثاني المعدل المتعلق بالألغام والأشراك الخداعية والنبائط الأخرى",
            "P3": "البروتوكول الثالث المتعلق بالأسلحة المحرقة",
            "P4": "البروتوكول الرابع المتعلق بأسلحة الليزر المسببة للعمى",
            "P5": "البروتوكول الخامس المتعلق بالمتفجرات من مخلفات الحرب",
            "P2": "البروتوكول الثاني الأصلي",
        },
    ),
}


@explained
def headline(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    language: Language = "en",
    after_data: bool = False,
    basis: Basis = "consent",
) -> str:
    """Write the paragraph of totals on a day, in one of the six languages.

    The order is that of the Implementation Support Unit's reports, the instruments are named as the United Nations
    names them, and original Protocol II, which those reports leave out, is last; an instrument without parties is
    left out. ``read_report`` reads the paragraph back without loss.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    as_of : day, optional
        The data's last day by default.
    language : {"ar", "en", "es", "fr", "ru", "zh"}
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts.

    Returns
    -------
    str
        The paragraph; for a day after the data's last, a sentence after it says up to which day deposits are known,
        and another one says where hypothetical acts are included.

    Raises
    ------
    OptionError
        For another language.
    DataError
        For a registry of another treaty.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> headline(Registry.bundled(), "2014-09-01", language="zh")[:31]
    '截至2014年9月1日，《特定常规武器公约》有117个缔约方；'
    """
    one_of("language", language, tuple(_WORDINGS))
    check_counting(basis)
    if not {*ORDER, "P2"} <= set(reg.codes):
        raise DataError("a headline is of all the instruments of the Convention; this registry has not all")
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    totals = {code: len(reg.parties(code, day, basis=basis)) for code in reg.codes}
    words = _WORDINGS[language]
    parties = counted(totals["CCW"], language, words.parties).format(title=words.titles["CCW"])
    first = words.first.format(day=day_in_words(day, language), title=words.titles["CCW"], parties=parties)
    items = [
        counted(totals[code], language, words.item).format(title=words.titles[code])
        for code in (*ORDER[1:], "P2")
        if totals[code]
    ]
    paragraph = words.between.join([first, *items]) + words.close
    said = [paragraph]
    if day > reg.data_until:
        said.append(_BEYOND[language].format(day=day_in_words(reg.data_until, language)))
    if any(action.evidence == "hypothetical" and action.date <= day for action in reg.actions):
        said.append(_HYPOTHETICAL[language])
    return ("" if language == "zh" else " ").join(said)
