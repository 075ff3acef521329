"""States that a sentence calls parties already: they took part in a gathering and were not its target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.names import Mention

__all__ = ["GATHERINGS", "beside", "parties_already"]

GATHERINGS = frozenset({"seminar", "briefing", "regional_meeting", "consultation", "presentation", "coordination"})
"""The kinds of acts in which others than the targets take part."""

_NEAR = 90

_MET_IN = words(
    r"\b(?:meeting|gathered|assembled|gathering) in (?:the )?$",
    r"\bréunie?s? (?:en|au|aux|à) (?:la )?$|\breunid[oa]s en (?:el |la |los )?$",
    r"\bсобравши(?:е|х|ми)ся (?:в|на) $|(?<!\w)[وف]?المجتمع(?:ون|ين) في $",
)
_PARTNER = words(
    r"\b(?:in (?:close )?(?:co-?operation|collaboration|partnership) with|with (?:the )?(?:\w+ )?(?:support|assistance"
    r"|funding) (?:of|from)|(?:at|on|upon) the invitation of) (?:the )?(?:government of (?:the )?)?$",
    r"\b(?:en (?:étroite )?(?:coopération|collaboration) avec|en partenariat avec) (?:le gouvernement (?:de |du |des "
    r"|d['’]))?(?:la |le |les |l['’])?$",
    r"\b(?:(?:avec|grâce à|grâce au) ?(?:l['’]appui|le soutien|le concours|l['’]aide|le financement|soutien"
    r"|financement|une contribution)"
    r"(?: financi\w+)?|à l['’]invitation) (?:de (?:la |l['’])?"
    r"|du |des |d['’])$",
    r"\ben (?:estrecha )?(?:cooperación|colaboración|asociación) con (?:el gobierno de )?(?:la |el |los )?$",
    r"\b(?:con (?:el |la )?(?:apoyo|asistencia|financiación|financiamiento|fondos|ayuda|contribución|patrocinio)"
    r"|por invitación)(?: financier[oa]s?)? (?:de |del )(?:la |los )?$",
    r"\b(?:в сотрудничестве|совместно) с(?:о)? (?:правительством )?$|\b(?:при (?:финансовой )?(?:поддержке|содействии"
    r"|участии)|на средства|за счет средств) "
    r"(?:правительства )?$|\bпо приглашению (?:правительства )?$",
    r"(?<!\w)(?:بالتعاون مع|بدعم(?: مالي)? من|بدعوة من|بمساعدة من|بتمويل من) (?:حكومة )?$",
)
_PARTNER_AFTER = words("(?:政府)?的?(?:支持|协助|资助|合作)下|(?:政府)?(?:出资|提供(?:的)?(?:资金|经费))")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Autumn|Summer"
_CITY = re.compile(
    rf"\b(?:in|at|In|At|à|À|en|En|в|В)\s+(?!(?:{_MONTHS}|Protocol|Convention|Part|Annex)\b)"
    r"(?P<city>[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'.-]*(?:\s(?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'.-]*|de|of|des|la|el|le)){0,3})\s?(?:,\s|\()$"
)
_AFTER_CITY = re.compile(r"\s*(?:[,.;)]|$|(?:on|from|in|between|during|du|le|les|del|el|с|\d)\b)")

_LIST = words(
    r" ?(?:[、，,،]|和|与|及|以及|and|, ?and|et|y|e|и)? ?(?:the |la |le |les |el |los |l['’]|de la |du |de l['’]|de "
    r"|d['’]|des |del "
    r"|of (?:the )?)?|،? ?و"
)
_BEFORE = words(
    r"\b(?:high contracting|states) parties(?: to [^,;:.]{2,40})?,?(?: ?:| namely| such as| including)? (?:the )?$",
    r"\b(?:hautes parties contractantes|états parties)(?: à [^,;:.]{2,40})?,?(?: ?:| à savoir| comme| dont)? "
    r"(?:la |le |les |l['’])?$",
    r"\b(?:altas partes contratantes|estados partes)(?: en [^,;:.]{2,40})?,?(?: ?:| a saber,?| como)? (?:el |la "
    r"|los )?$",
    r"\b(?:высок\w+ договаривающ\w+ сторон\w*|государств\w*[- ]участник\w*)(?: (?:конвенции"
    r"|протокола)[^,;:.]{0,30})?,?(?: ?:"
    r"| а именно| таких как)? ?$",
    r"(?:الأطراف المتعاقدة السامية|الدول الأطراف|الدولتان الطرفان|الدولتين الطرفين)(?: في [^،؛:.]{2,40})?(?: ?[:،]"
    r"| وهي| مثل)? $",
    "(?<!非)(?<!非《公约》)缔约[方国](?:即|包括|如|[：:，])?$",
)
_NO_PARTY_BEFORE = words(r"\bnon[- ]|\bnot\b|\bне\b|غير|\bno\b|尚未|未|非")
_AFTER = words(
    r",? (?:which|that|who) (?:are|is|were|was) (?:both |all )?(?:already )?(?:a )?(?:high contracting "
    r")?part(?:y|ies)\b"
    r"|,? (?:both |all )?(?:already )(?:high contracting )?parties\b",
    r",? (?:qui )?(?:sont|est|étaient) déjà (?:hautes )?parties?\b|,? déjà parties?\b",
    r",? que ya (?:son|es|eran) partes?\b|,? ya partes?\b",
    r",? (?:которые )?уже являющ\w+ участник\w+|,? (?:которые|которая) уже явля\w+ участник\w+",
    r"،? ?(?:وهي|وهما|التي هي) (?:بالفعل )?(?:دول |دولتان )?(?:أطراف|طرف|طرفان)(?!\w)",
    "(?:等|这些|两)?(?:个)?(?:已是|均为|都是|已经是)[^，,。；]{0,12}缔约",
)


def parties_already(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return, of the states named in a passage, those that it says are parties already.

    Examples
    --------
    >>> from ccwuniv import names
    >>> text = "a workshop for Togo, attended by the High Contracting Parties Benin and Mali"
    >>> parties_already(text, names.find_states(text))
    ('BEN', 'MLI')
    """
    return tuple(
        mention.iso3
        for run in _runs(text, mentions)
        if _AFTER.match(text, run[-1].end) or _said_before(text, run[0].start)
        for mention in run
    )


def beside(text: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """Return where the States are named that are only a place of an act, or that helped another with it.

    Examples
    --------
    >>> from ccwuniv import names
    >>> text = "In Geneva, Switzerland, the Unit briefed Chad in cooperation with Finland."
    >>> found = names.find_states(text)
    >>> places = beside(text, found)
    >>> [one.iso3 for one in found if one.start not in places]
    ['TCD']
    """
    return frozenset(one.start for n, one in enumerate(mentions) if _is_beside(text, mentions, n))


def _is_beside(text: str, mentions: Sequence[Mention], n: int) -> bool:
    one = mentions[n]
    since = max(0, one.start - _NEAR)
    if _MET_IN.search(text, since, one.start) or _PARTNER.search(text, since, one.start):
        return True
    if _PARTNER_AFTER.match(text, one.end):
        return True
    city = _CITY.search(text, since, one.start)
    if not city or not _AFTER_CITY.match(text, one.end):
        return False
    another = any(m.start < city.end("city") and m.end > city.start("city") for m in mentions[:n])
    listed = n + 1 < len(mentions) and _LIST.fullmatch(text, one.end, mentions[n + 1].start)
    return not another and not listed


def _said_before(text: str, start: int) -> bool:
    found = _BEFORE.search(text, max(0, start - 90), start)
    return found is not None and not _NO_PARTY_BEFORE.search(text, max(0, found.start() - 24), found.end())


def _runs(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield each list of states in a passage."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not _LIST.fullmatch(text, run[-1].end, mention.start):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run
