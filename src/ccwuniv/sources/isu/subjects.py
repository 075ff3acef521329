"""Find who acts in a sentence: its first actors, the agent of a passive, or those of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ccwuniv.outreach import Actor
from ccwuniv.sources.isu.actors import FoundActor
from ccwuniv.sources.isu.words import words

__all__ = ["Cast", "joined", "side_by_side"]

_ADVERBIALS = r"(?:(?:in addition|furthermore|moreover|similarly|in parallel|{prepositions} [^,]{{2,110}}),)"
_PREPOSITIONS = "(?:during|throughout|since|with|on|in|as|at|under|following|after|from|through|thanks to|by)"
_LEAD = words(
    r"\W*(?:此外|另外|同时|还|所有|全部|各|本|该|[一二三四五两]名|\d{4}年(?:初|底|末|[上下]半年|[春夏秋冬][季天]?)?"
    r"|《[^》]*》|[、，]|\s"
    r"|在[^，,]{2,30}(?:支持|框架|协助)下|在?[^，,]{2,30}(?:之后|期间|之际)|在[^，,]{2,40}(?:上|中|时)|作为[^，,]{2,40}|为[^，,]{2,40}[，,]"
    r"|\d{1,2}月"
    r"|\d{1,2}日|至"
    rf"|{_ADVERBIALS.format(prepositions=_PREPOSITIONS)}"
    r"|(?:on|in|from) [\w ]{3,28}? (?:19|20)\d\d"
    r"|also|all|the|both|two|three|each of|CCW)* ?"
)
_WHEN = words(
    r"\W*(?:early |late |later )?(?:in|on|at|during|from|over|throughout|by|between|towards|since) [^,;:.]{2,60}? "
    r"(?:the |both |all |two |three )*"
)
_VERB_FOLLOWS = words(
    r"(?: \([^()]{1,40}\))?(?:[- ](?:designate|elect)\b)?(?: (?:of|for|on|to|in) (?:(?!\bto\b|\bwas\b"
    r"|\bwere\b)[^,;.]){2,70}?)?"
    r"(?:, (?!and\b)[^,;.]{2,80},)?"
    r" (?:(?:has|have|had|also|then|jointly|again|both|together|subsequently|formally|separately"
    r"|further) ){0,3}"
    r"(?:(?!based|called for)[a-z-]+ed|wrote|written|sent|met|held|spoke|spoken|gave|given|made|had|took"
    r"|taken|ran|drew|told"
    r"|sought|paid|undertook|brought|put|led|kept|set|(?:is|are|was|were) (?:planning|scheduled|expected"
    r"|due|to|in)"
    r"|will|shall|intends?|plans?|continues?|took|urges?|invites?|encourages?|appeals?|calls?)\b"
)
_TOLD_OF = words(
    r"\b(?:to|with|towards?|for|of|in|at|from|by|between|under|met|visited|contacted|approached|briefed|helped"
    r"|assisted|supported|advised|invited|urged|encouraged|asked"
    r"|reminded|informed|trained|phoned|telephoned|e-?mailed|sponsored|enabled|allowed) (?:the )?$"
)
_RELATIVE = words(r",? (?:which|who) (?:(?:has|have|had|then|also|later|subsequently|kindly) ){0,2}")
_AND = words(r"\b(?:and|&)\b")
_SPONSORED_THEN = words(
    r"\b(?:received (?:[\w-]+ ){0,4}(?:support|assistance|funding|sponsorship|letters?|communications?"
    r"|advice|reminders?"
    r"|messages?|e-?mails?|notes?|calls?|visits?|invitations?|briefings?)|benefit\w*|beneficiar\w+|recipients?"
    r"|attend\w*"
    r"|participat\w*|took part|take part)\b[^.;]{0,130}$"
)
_ATTENDED = words(r" [^.;,]{0,30}?\b(?:attended|followed|completed|took part in|participated in|received)\b")
_PRONOUN = words(
    rf"\W*{_ADVERBIALS.format(prepositions='(?:with|in|on|during|at|as|under)')}?\s*(?:they|it|she|he)\b",
    r"\W*(?:它们|他们|她们|它|他|她)",
)
_JOINS = words(
    r" ?(?:[、，,،]|和|与|及|以及|and|&|, ?and|et|y|e|и)? ?(?:de |del |du |des |d['’])?(?:the |la |le |les |el "
    r"|los |las |l['’])?"
    r"|،? ?و ?"
)
_APPOSITION = words(
    r" ?[,，、،] ?(?:the |le |la |el )?(?=(?:deputy )?(?:permanent|représentant|representante|постоянн)|ال?ممثل"
    r"|[^，,。]{2,8}常驻)"
)
_AS = words("作为|担任", "as (?:the )?", "in its capacity as (?:the )?")
_ROLE_FOLLOWS = words(r" ?,? ?(?:作为|担任|as|in its capacity as)[^，,。,;.]{0,80}")
_BY = words(
    r"\b(?:by|at the initiative of|under the auspices of|between|(?<!permanent\s)(?:visits?|missions?"
    r"|trips?) of) (?:the )?(?:(?:two|three|all) )?$",
    "(?:^|[，,。；])由$",
)
_BETWEEN = words(r"\bbetween (?:the )?$")
_LETTER_OF = words(
    "(?:^|[，,。；])由$", r"(?:\b(?:from|by|on behalf of)|\bletters? of) (?:the )?(?:(?:two|three|all) )?$"
)
_AT_REQUEST = words(r"\bat the (?:request|initiative) of (?:the )?$")
_TARGET_MARK = words(r"(?:\b(?:to|with|towards?|for|of|in|at|from|by|between|that) (?:the )?|[向对与同就为的给由])$")
_SPONSORED = words("(?:赞助|资助)方案", "sponsorship programme")
_ARABIC_AND = re.compile("و(?!حدة|زار|زير|فد|كال)")
_WITH, _TALKED = re.compile("[与同]"), re.compile("(?:就|进行|举行|开展)")
_RECEIVED = words(
    "得到|获得|受到|接受|收到|接到|由[^，,。；]{0,20}(?:赞助|资助)方案|在[^，,。]{0,14}(?:资助|赞助)下",
    r"\b(?:was|were|has been|have been|had been|will be) (?:\w+ )?(?:\w+ed|met|sent|given|told|paid|reminded)\b",
    r"\breceived\b|\brecipients? of\b|\bbeneficiar\w+|\bbenefit(?:ed|s|ing)? from\b|\bwith [^.;]{0,30}(?:support"
    r"|assistance) (?:of"
    r"|from) the [^.;]{0,20}sponsorship",
    r"\b(?:attended|participated|took part|(?:able|enabled|helped) to (?:attend|participate|take part))\b[^.;]{3,90}"
    r"\b(?:under|through|thanks to) the [^.;]{0,20}sponsorship",
)

_ADDRESSED = words(
    r"\b(?:to|with|for|towards|under|against|at the request of|requested by|in response to|on request of) (?:the )?$",
    r"\b(?:à|au|aux|avec|pour|auprès|à la demande|sur demande|en réponse) (?:de |du |des )?(?:la |les? |l['’])?$",
    r"\b(?:al?|ante|con|para|a (?:petición|solicitud|pedido)) (?:de |del )?(?:la |los |el )?$",
    r"\b(?:к|ко|с|со|для|по просьбе|в ответ на просьбу) $",
    r"(?<!\w)(?:إلى|مع|لدى|على|طلب|من أجل) $|(?<!\w)و?ل$",
    "[向与同对应]$",
)
_DATIVE = re.compile("[А-Яа-яё]+[еую]\\b")
_OF_A_MEETING_AND = words(
    r"(?:[- ](?:designate|elect))? (?:of|for|on) (?:the )?(?:[\w-]+ ){0,5}?(?:conference|meeting|parties|group"
    r"|committee"
    r"|protocol (?:I|V)+|convention|universali[sz]ation|nations|affairs),? (?:and|together with|as well as"
    r"|with) (?:the )?",
    r" (?:de |du |de la |des |pour (?:le |la |l['’])?|chargée? (?:de |du )(?:la "
    r"|l['’])?)(?:[\w'’-]+ ){0,5}?(?:conférence(?: d['’]examen)?"
    r"|réunion|parties|groupe|protocole (?:I|V)+|convention|contractantes|universalisation),? (?:et|ainsi que) (?:de "
    r"|du )?"
    r"(?:la |le |l['’])?",
    r" (?:de |del |de la |de los |para (?:el |la )?"
    r"|encargad[oa] de (?:la )?)(?:[\w-]+ ){0,5}?(?:conferencia(?: de examen)?|reunión"
    r"|partes"
    r"|grupo|protocolo (?:I|V)+|convención|contratantes|universalización),? (?:y|e|así como|junto con) (?:de(?:l"
    r"| la)? )?"
    r"(?:la |el )?",
    r" (?:по )?(?:\w+ ){0,4}?(?:конференци\w+|совещани\w+|сторон|групп\w+|протокол\w+ (?:I|V)+|конвенци\w+"
    r"|универсализаци\w+),? (?:и|а также|совместно с) ",
    r" (?:[\u0621-\u0652]+ ){0,5}?(?:المؤتمر|الاجتماع|السامية|الاستعراضي(?: \w+)?|الاتفاقية|الخامس|الثاني) ?و ?",
)
_TOGETHER_WITH = words(
    r"\b(?:in (?:close )?(?:cooperation|co-operation|collaboration|partnership|conjunction) with|together with"
    r"|jointly with|(?:team(?:ed|ing) up|joined (?:forces|hands)|partner(?:ed|ing)) with"
    r"|alongside|co-(?:organi[sz]|host|sponsor)ed (?:by|with)) (?:the )?$",
    r"\b(?:en (?:étroite )?(?:coopération|collaboration|partenariat|liaison) avec|conjointement avec|de concert avec"
    r"|aux côtés d[eu]|avec le concours d[eu]|en association avec) (?:de )?(?:la |les? |l['’])?$",
    r"\b(?:en (?:estrecha )?(?:cooperación|colaboración|asociación|coordinación) con|junto (?:con|a)|conjuntamente con"
    r"|de consuno con|con la colaboración de) ?(?:la |los |el |l )?$",
    r"\b(?:совместно с|вместе с|в (?:тесном )?(?:сотрудничестве|взаимодействии|партнерстве) с|при участии"
    r"|на пару с)о? $",
    r"(?<!\w)(?:بالتعاون (?:الوثيق )?مع|بالاشتراك مع|بالشراكة مع|بالتنسيق مع|جنبا إلى جنب مع) $",
    "(?:合作|协作|联合|一道|携手|会同|协同)(?:举[办行])?$",
)
_COOPERATES = re.compile("(?:通力|密切|共同)?(?:合作|协作|一道|携手|联合|共同)")
_RESOLVES = ("United Nations General Assembly",)
_SPONSORS = ("CCW Sponsorship Programme",)


@dataclass(slots=True)
class Cast:
    """The actors so far in a report: a later mention of an office means the person named before.

    ``last`` are the subjects of the sentence before.
    """

    persons: list[FoundActor] = field(default_factory=list)
    last: tuple[Actor, ...] = ()

    def subject(self, text: str, start: int, end: int, actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return the actors at the start of a sentence, among the ``actors`` found in it."""
        first = next((n for n, one in enumerate(actors) if _LEAD.fullmatch(text, start, one.start)), None)
        if actors and first != 0 and _acts_after_when(text, start, end, actors[0]):
            first = 0
        if first is None:
            return self.last if _PRONOUN.match(text, start, end) else ()
        run = side_by_side(text, actors[first:])
        if _with_another(text, run, end):
            run = run[:1]
        if all(one.kind == "state" for one in run) and (
            _RECEIVED.search(text, run[-1].end, end) or _SPONSORED.search(text, start, run[0].start)
        ):
            return ()
        return tuple(actor for one in run for actor in self.meant(one))

    def by_verb(self, text: str, act: tuple[int, int], actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return the last of those before an English act whose name a verb follows, or else the first after it."""
        told = [one for one in actors if one.end < act[0] and _RELATIVE.fullmatch(text, one.end, act[0])]
        if told:
            return self.meant(told[-1])
        runs = [run for n in range(len(actors)) if (run := _before_a_verb(text, actors, n))]
        before = [run for run in runs if run[-1].end <= act[1]]
        chosen = before[-1] if before else next(iter(runs), [])
        if all(one.kind == "state" for one in chosen) and (
            _SPONSORED_THEN.search(text, *act) or (chosen and _ATTENDED.match(text, chosen[-1].end, act[0]))
        ):
            return ()
        return tuple(actor for one in chosen for actor in self.meant(one))

    def agents(self, text: str, letter: bool, act: tuple[int, int], actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return the agents of a passive: those after "by" (of a letter: "from"), or the first office before it."""
        mark = _LETTER_OF if letter else _BY
        after = [one for one in actors if act[0] <= one.start and mark.search(text, max(0, one.start - 60), one.start)]
        before = [
            one
            for one in actors
            if one.end <= act[0]
            and one.kind != "state"
            and (
                _AT_REQUEST.search(text, max(0, one.start - 30), one.start)
                or not _TARGET_MARK.search(text, max(0, one.start - 30), one.start)
            )
        ]
        rest = [one for one in actors if after and one.start >= after[0].start]
        between = bool(after) and bool(_BETWEEN.search(text, after[0].start - 30, after[0].start))
        named = [one for one in actors if one.end <= act[0] and _BY.search(text, max(0, one.start - 30), one.start)]
        agents = side_by_side(text, rest, with_states=not between) if rest else named[-1:]
        if named and not rest:
            joined_to = [one for one in actors if named[-1].start <= one.start and one.end <= act[0]]
            agents = side_by_side(text, joined_to, with_states=True)
        if not agents and before:
            agents = side_by_side(text, [one for one in actors if before[0].start <= one.start])
        return tuple(actor for one in agents for actor in self.meant(one))

    def only_office(self, text: str, kind: str, actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return the one office or organisation of a sentence, or those joined, unless the act is addressed to it."""
        free = [
            one
            for one in actors
            if one.kind != "state"
            and not _ADDRESSED.search(text, max(0, one.start - 40), one.start)
            and not _DATIVE.match(text, one.start)
            and one.actor.organisation not in (_RESOLVES if kind != "statement" else ())
            and one.actor.organisation not in (_SPONSORS if kind != "sponsorship" else ())
        ]
        if not free:
            return ()
        run = side_by_side(text, [one for one in actors if one.start >= free[0].start])
        return tuple(actor for one in run for actor in self.meant(one)) if run[-1].end >= free[-1].end else ()

    def partners(self, text: str, scope: tuple[int, int], actors: Sequence[FoundActor]) -> tuple[Actor, ...]:
        """Return those together with whom an act was done."""
        found = [
            one
            for one in actors
            if scope[0] <= one.start < scope[1]
            and (
                _TOGETHER_WITH.search(text, max(scope[0], one.start - 60), one.start)
                or (_WITH.match(text, one.start - 1) and _COOPERATES.match(text, one.end))
            )
        ]
        return tuple(actor for one in found for actor in self.meant(one))

    def meant(self, found: FoundActor) -> tuple[Actor, ...]:
        """Return the persons whom an office without a name means: those named with it before, if any."""
        if found.kind != "office":
            return (found.actor,)
        named = {one.actor.person: one.actor for one in self.persons if one.office == found.office}
        return tuple(named.values()) or (found.actor,)


def _acts_after_when(text: str, start: int, end: int, one: FoundActor) -> bool:
    """Say whether one who is named after a time or a place has a verb: "In February the Chair wrote"."""
    return bool(_WHEN.fullmatch(text, start, one.start) and _VERB_FOLLOWS.match(text, one.end, end)) and not (
        _TARGET_MARK.search(text, max(start, one.start - 30), one.start)
    )


def _before_a_verb(text: str, actors: Sequence[FoundActor], n: int) -> list[FoundActor]:
    """Return an actor with a verb after its name, with those listed before it; none where a preposition is before."""
    if not _VERB_FOLLOWS.match(text, actors[n].end):
        return []
    run = [actors[n]]
    several = False
    for one in reversed(actors[:n]):
        by_and = bool(_AND.search(text, one.end, run[0].start))
        several = several or by_and
        alike = by_and or (one.kind == "state") == (run[0].kind == "state")
        if not (joined(text, one, run[0]) and several and alike):
            break
        run.insert(0, one)
    told_of = _TOLD_OF.search(text, max(0, run[0].start - 30), run[0].start)
    if told_of:
        place = told_of[0].lower().startswith(("in", "at"))
        after = (k for k in range(1, len(run)) if "," in text[run[k - 1].end : run[k].start])
        apart = next((k for k in after if place or run[k].kind != run[k - 1].kind), len(run))
        run = run[apart:]
    return [*run[:-1], side_by_side(text, actors[n:])[0]] if run else []


def side_by_side(text: str, actors: Sequence[FoundActor], *, with_states: bool = False) -> list[FoundActor]:
    """Return the first actor and those joined to it; a state with the office that it holds is one.

    With ``with_states`` a state may be joined to an organisation: "by the Unit and Norway".
    """
    run = [actors[0]]
    for one in actors[1:]:
        last = run[-1]
        if last.kind == "state" and one.kind == "office" and _ROLE_FOLLOWS.fullmatch(text, last.end, one.start):
            run[-1] = _with_role(last, one, text)
        elif last.kind == "office" and one.kind == "state" and _APPOSITION.match(text, last.end, one.end):
            run[-1] = _of_state(last, one, text)
        elif _listed(text, last, one) and (one.kind != "state" or last.kind == "state" or with_states):
            run.append(one)
        else:
            break
    return run


def _listed(text: str, last: FoundActor, one: FoundActor) -> bool:
    """Say whether one is in a list with the last: "the President of the Conference and the Secretary-General"."""
    offices = last.kind != "state" and one.kind in ("office", "organisation")
    return joined(text, last, one) or (offices and bool(_OF_A_MEETING_AND.fullmatch(text, last.end, one.start)))


def _with_role(state: FoundActor, office: FoundActor, text: str) -> FoundActor:
    printed = re.sub(r"^\W+", "", text[state.end : office.end])
    as_ = _AS.match(printed)
    actor = Actor(
        country=state.actor.country, role=office.actor.role, role_printed=printed[as_.end() :] if as_ else printed
    )
    return FoundActor(actor, "state", state.start, office.end)


def _with_another(text: str, run: Sequence[FoundActor], end: int) -> bool:
    """Say whether a state talks, in Chinese, with those named after it: "A with B on ... held"."""
    return (
        len(run) > 1
        and run[0].kind == run[1].kind == "state"
        and bool(_WITH.fullmatch(text[run[0].end : run[1].start]) and _TALKED.match(text, run[-1].end, end))
    )


def joined(text: str, one: FoundActor, other: FoundActor) -> bool:
    """Say whether two are in one list: a space alone joins none, unless the Arabic "and" is written with the name."""
    between = text[one.end : other.start]
    listed = not between or bool(between.strip()) or _ARABIC_AND.match(text, other.start) is not None
    return listed and bool(_JOINS.fullmatch(between))


def _of_state(office: FoundActor, state: FoundActor, text: str) -> FoundActor:
    """Return an office with the state whose representative holds it."""
    actor = Actor(
        country=state.actor.country, role=office.actor.role, role_printed=text[office.start : office.end].strip()
    )
    return FoundActor(actor, "state", office.start, state.end)
