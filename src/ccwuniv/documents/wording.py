"""What a state has not joined, and how to join, in the six languages of the United Nations.

The instruments are listed after a colon, so that no language needs to inflect their names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Road", "lacking", "path_sentence", "road_of"]

Road: TypeAlias = Literal["ratify", "accede", "succeed"]


@dataclass(frozen=True)
class _Words:
    """The phrases of one language for each part; ``{act}`` is the act by which the state joins the Convention."""

    not_bound: str
    between: str
    acts: Mapping[Road, str]
    succession: str
    join: str
    protocols: str
    amendment: str
    gap: str = " "


_WORDS: Mapping[str, _Words] = {
    "en": _Words(
        not_bound="is not bound by: {names}",
        between="; ",
        acts={
            "ratify": "Having signed the Convention, the State may ratify, accept or approve it",
            "accede": "The State may accede to the Convention",
        },
        succession="Article 4 does not speak of succession. As a successor, the State may notify its succession to the "
        "instruments that bound its predecessor on the day of the succession, if it so considers, or accede to the "
        "Convention (article 4, paragraphs 1 and 3); it is best to take advice from the Treaty Section.",
        join="{act} at any time (article 4, paragraph 1), consenting upon deposit to be bound by at least two of its "
        "Protocols, whichever it chooses (article 4, paragraph 3), and to the others then or later "
        "(article 4, paragraph 4).",
        protocols="Being a party to the Convention, the State may at any time notify the Depositary of its consent to "
        "be bound by further Protocols, all at once or one by one (article 4, paragraph 4).",
        amendment="The amendment to article 1 is accepted by an instrument of its own "
        "(article 8, paragraph 1 (b)).",
    ),
    "fr": _Words(
        not_bound="n'est pas lié par les instruments suivants : {names}",
        between=" ; ",
        acts={
            "ratify": "L'État, qui a signé la Convention, peut la ratifier, l'accepter ou l'approuver",
            "accede": "L'État peut adhérer à la Convention",
        },
        succession="L'article 4 ne parle pas de succession. En tant que successeur, l'État peut, s'il en juge ainsi, "
        "notifier sa succession aux instruments qui liaient son prédécesseur à la date de la succession, ou adhérer à "
        "la Convention (article 4, paragraphes 1 et 3) ; il convient de prendre l'avis de la Section des traités.",
        join="{act} à tout moment (article 4, paragraphe 1), en consentant, lors du dépôt, à être lié par au moins "
        "deux de ses Protocoles, à son choix (article 4, paragraphe 3), et par les autres au même moment ou plus tard "
        "(article 4, paragraphe 4).",
        protocols="Partie à la Convention, l'État peut à tout moment notifier au Dépositaire son consentement à être "
        "lié par d'autres Protocoles, ensemble ou un par un (article 4, paragraphe 4).",
        amendment="L'amendement à l'article premier est accepté par un instrument distinct "
        "(article 8, paragraphe 1 b)).",
    ),
    "es": _Words(
        not_bound="no está obligado por los siguientes instrumentos: {names}",
        between="; ",
        acts={
            "ratify": "El Estado, que ha firmado la Convención, puede ratificarla, aceptarla o aprobarla",
            "accede": "El Estado puede adherirse a la Convención",
        },
        succession="El artículo 4 no habla de sucesión. Como sucesor, el Estado puede, si así lo considera, notificar "
        "su sucesión en los instrumentos que obligaban a su predecesor en la fecha de la sucesión, o adherirse a la "
        "Convención (artículo 4, párrafos 1 y 3); conviene consultar a la Sección de Tratados.",
        join="{act} en cualquier momento (artículo 4, párrafo 1), consintiendo, al depositar su instrumento, en "
        "obligarse por al menos dos de sus Protocolos, a su elección (artículo 4, párrafo 3), y por los demás en ese "
        "momento o más adelante (artículo 4, párrafo 4).",
        protocols="Como parte en la Convención, el Estado puede notificar al Depositario en cualquier momento su "
        "consentimiento en obligarse por otros Protocolos, conjuntamente o uno por uno (artículo 4, párrafo 4).",
        amendment="La enmienda del artículo 1 se acepta mediante un instrumento propio "
        "(artículo 8, párrafo 1 b)).",
    ),
    "ru": _Words(
        not_bound="не связано следующими документами: {names}",
        between="; ",
        acts={
            "ratify": "Государство, подписавшее Конвенцию, может ратифицировать, принять или утвердить ее",
            "accede": "Государство может присоединиться к Конвенции",
        },
        succession="Статья 4 не говорит о правопреемстве. Будучи преемником, государство может, если оно так считает, "
        "уведомить о правопреемстве в отношении документов, обязательных для его предшественника на дату "
        "правопреемства, или присоединиться к Конвенции (пункты 1 и 3 статьи 4); следует обратиться за консультацией в "
        "Договорную секцию.",
        join="{act} в любое время (пункт 1 статьи 4), выразив при сдаче документа на хранение согласие на "
        "обязательность для него не менее двух Протоколов по своему выбору (пункт 3 статьи 4), а остальных — тогда же "
        "или позднее (пункт 4 статьи 4).",
        protocols="Будучи участником Конвенции, государство может в любое время уведомить Депозитария о своем "
        "согласии на обязательность для него других Протоколов, всех сразу или по отдельности (пункт 4 статьи 4).",
        amendment="Поправка к статье 1 принимается отдельным документом (пункт 1 b) статьи 8).",
    ),
    "zh": _Words(
        not_bound="不受下列文书的约束：{names}",
        between="；",
        acts={
            "ratify": "该国已签署公约，可随时批准、接受或核准公约",
            "accede": "该国可随时加入公约",
        },
        succession="第四条未提及继承。该国作为继承国，如认为适当，可通知继承在国家继承之日对被继承国有约束力的文书，"
        "或加入公约（第四条第1款和第3款）；宜征询条约科的意见。",
        join="{act}（第四条第1款），在交存文书时须同意受至少两项议定书的约束，由该国自行选择（第四条第3款），"
        "并可在当时或以后同意受其他议定书的约束（第四条第4款）。",
        protocols="该国作为公约缔约国，可随时通知保存人，同意受其他议定书的约束，可一并同意，也可逐项同意"
        "（第四条第4款）。",
        amendment="对第一条修正案的接受，以单独的文书为之（第八条第1款(b)项）。",
        gap="",
    ),
    "ar": _Words(
        not_bound="غير ملزَمة بالصكوك التالية: {names}",
        between="؛ ",
        acts={
            "ratify": "يجوز للدولة، وقد وقّعت على الاتفاقية، أن تصدّق عليها أو تقبلها أو توافق عليها",
            "accede": "يجوز للدولة أن تنضم إلى الاتفاقية",
        },
        succession="لا تتناول المادة 4 الخلافة. ويجوز للدولة، بصفتها دولة خلفاً، أن تخطر، إذا رأت ذلك، بخلافتها في "
        "الصكوك التي كانت ملزمة لسلفها في تاريخ الخلافة، أو أن تنضم إلى الاتفاقية (الفقرتان 1 و3 من المادة 4)؛ ويحسن "
        "أخذ مشورة قسم المعاهدات.",
        join="{act} في أي وقت (الفقرة 1 من المادة 4)، على أن تعرب عند إيداع صكّها عن رضاها بالالتزام ببروتوكولين "
        "على الأقل من اختيارها (الفقرة 3 من المادة 4)، ولها أن ترضى بالالتزام بالبروتوكولات الأخرى حينئذ أو فيما بعد "
        "(الفقرة 4 من المادة 4).",
        protocols="يجوز للدولة، بصفتها طرفاً في الاتفاقية، أن تخطر الوديع في أي وقت برضاها بالالتزام ببروتوكولات أخرى، "
        "معاً أو كل على حدة (الفقرة 4 من المادة 4).",
        amendment="ويُقبل تعديل المادة 1 بصك مستقل (الفقرة 1 (ب) من المادة 8).",
    ),
}  # fmt: skip


def road_of(act: str) -> Road:
    """Return how a state joins the Convention, from the words of :func:`next_steps`."""
    if act.startswith("ratification"):
        return "ratify"
    return "succeed" if act.startswith("succession") else "accede"


def lacking(instruments: Mapping[str, str], codes: Collection[str], language: str) -> str:
    """Name the instruments that do not bind a state; empty where all do.

    Parameters
    ----------
    instruments : mapping of code to name
        The names of the instruments in that language.
    codes : collection of str
        By which it is not bound.
    language : {"ar", "en", "es", "fr", "ru", "zh"}

    Examples
    --------
    >>> lacking({"AP2": "Amended Protocol II", "P5": "Protocol V"}, ["AP2", "P5"], "en")
    'is not bound by: Amended Protocol II; Protocol V'
    """
    words = _WORDS[language]
    listed = words.between.join(instruments[code] for code in codes)
    return words.not_bound.format(names=listed) if codes else ""


def path_sentence(codes: Collection[str], road: Road | None, language: str) -> str:
    """Say how a state may join the instruments that it lacks.

    Parameters
    ----------
    codes : collection of str
        What it lacks.
    road : {"ratify", "accede", "succeed"}, optional
        How it comes into the Convention; None for a party.
    language : {"ar", "en", "es", "fr", "ru", "zh"}

    Examples
    --------
    >>> path_sentence(["A1"], None, "en")
    'The amendment to article 1 is accepted by an instrument of its own (article 8, paragraph 1 (b)).'
    """
    words = _WORDS[language]
    parts = []
    if road == "succeed":
        parts.append(words.succession)
    elif road is not None:
        parts.append(words.join.format(act=words.acts[road]))
    elif set(codes) - {"CCW", "A1"}:
        parts.append(words.protocols)
    if "A1" in codes:
        parts.append(words.amendment)
    return words.gap.join(parts)
