"""What a column of a table means, by its own heading: the kinds of its letters, and of a date without a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from ccwuniv.records import CONSENT_KINDS, ActionKind
from ccwuniv.sources.untc.limits import LONGEST_HEADING
from ccwuniv.sources.untc.text import squeeze

__all__ = ["USUAL_LETTERS", "Column", "Role", "columns", "is_participant", "kind_of"]

_KINDS: tuple[tuple[str, ActionKind], ...] = (
    (r"succession (?:to|à la) (?:the )?signature", ActionKind.SIGNATURE),
    (r"definitive(?:ly)? sign|signature d[ée]finitive", ActionKind.DEFINITIVE_SIGNATURE),
    (
        r"provisional(?:ly)? appl|appl(?:ication|ied) provisional|application provisoire",
        ActionKind.PROVISIONAL_APPLICATION,
    ),
    (r"territor|\bextension", ActionKind.TERRITORIAL_APPLICATION),
    (r"confirmation", ActionKind.FORMAL_CONFIRMATION),
    (r"consent to be bound|consentement à être lié", ActionKind.CONSENT_TO_BE_BOUND),
    (r"denunciation|denounce|dénonciation", ActionKind.DENUNCIATION),
    (r"withdraw|withdrew|\bretrait", ActionKind.WITHDRAWAL),
    (r"accession|acced|adhésion|adhesion|adherence", ActionKind.ACCESSION),
    (r"succession|succeed", ActionKind.SUCCESSION),
    (r"ratif", ActionKind.RATIFICATION),
    (r"accept|acceptation", ActionKind.ACCEPTANCE),
    (r"approv|approbation|approuv", ActionKind.APPROVAL),
    (r"signature|signed|signé", ActionKind.SIGNATURE),
)
_LEXICON = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS)
_GENERIC = re.compile(r"application|participation|undertaking|receipt|deposit|^date\b|^party since", re.IGNORECASE)
_NO_ACTION = re.compile(
    r"adoption|registration|admission|resolution|publication|\b(?:of|de) reservation", re.IGNORECASE
)
_PARTICIPANT = re.compile(
    r"(?:participants?|(?:states?|contracting) part(?:y|ies)|states?|part(?:y|ies)|countr(?:y|ies)|members?|état|etat|"
    r"pays)(?: name)?[\s\d,;*]*",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"(?:date (?:of|d[e'])\s*)?(?:the )?(?:entry into force|coming into force|effect\b|effective|prise d.effet|"
    r"entrée en vigueur|in force)|effective date|date effective",
    re.IGNORECASE,
)
_ACT = re.compile(r"(?:type of |form of |treaty )?(?:action|act|kind)s?|type", re.IGNORECASE)
_ACT_DATE = re.compile(r"date|date of (?:notification|deposit|receipt|action|act)\b.*", re.IGNORECASE)
_TERRITORIES = re.compile(r"territor(?:y|ies)|territoires?", re.IGNORECASE)
_ANNEXED = re.compile(
    r"\b(?:protocole?s?|annexe?s?|appendix|parts?|chapters?|sections?|articles?|options?|regulations?|schedules?)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;/]|\s(?:or|and|ou|et)\s")
_LETTERED = re.compile(r"([^,;()]*?)\s*\(\s*([A-Za-z]{1,3})\s*\)")

USUAL_LETTERS = {
    "": ActionKind.RATIFICATION,
    "a": ActionKind.ACCESSION,
    "A": ActionKind.ACCEPTANCE,
    "AA": ActionKind.APPROVAL,
    "c": ActionKind.FORMAL_CONFIRMATION,
    "d": ActionKind.SUCCESSION,
    "n": ActionKind.PROVISIONAL_APPLICATION,
    "P": ActionKind.CONSENT_TO_BE_BOUND,
    "s": ActionKind.DEFINITIVE_SIGNATURE,
}
"""The letters by which the site marks an action throughout; a page's own heading goes before."""


class Role(Enum):
    """What the cells of a column hold."""

    PARTICIPANT = auto()
    ACTIONS = auto()
    EFFECT = auto()
    ACT = auto()
    ACT_DATE = auto()
    TERRITORIES = auto()
    ANNEXED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its heading as printed, what it holds, and what its dates mean.

    ``unlettered`` is the kind of a date without a letter, None where the heading gives none; ``remark`` says why a
    kind had to be taken that the heading does not spell out.
    """

    heading: str
    role: Role
    letters: dict[str, ActionKind] = field(default_factory=dict)
    unlettered: ActionKind | None = None
    remark: str = ""


def kind_of(words: str) -> ActionKind | None:
    """Return the kind of action that some words name, or None.

    Examples
    --------
    >>> str(kind_of("Notification of provisional application")), kind_of("Communication")
    ('provisional_application', None)
    """
    if _NO_ACTION.search(words):
        return None
    return next((kind for pattern, kind in _LEXICON if pattern.search(words)), None)


def is_participant(heading: str) -> bool:
    """Say whether a heading is that of the participants' names.

    Examples
    --------
    >>> is_participant("Participant 2, 3"), is_participant("Participation(P)")
    (True, False)
    """
    return bool(_PARTICIPANT.fullmatch(squeeze(heading)))


def columns(headings: tuple[str, ...]) -> tuple[Column, ...]:
    """Return what each column of a table means.

    The first heading that can be that of the participants is; where none can, the first column is.

    Examples
    --------
    >>> _, signature, consent = columns(("Participant", "Signature", "Accession(a), Acceptance(A), Ratification"))
    >>> str(signature.unlettered), str(consent.unlettered), {k: str(v) for k, v in consent.letters.items()}
    ('signature', 'ratification', {'a': 'accession', 'A': 'acceptance'})
    """
    named = next((n for n, heading in enumerate(headings) if is_participant(heading)), 0)
    lower = [squeeze(heading) for heading in headings]
    has_act = any(_ACT.fullmatch(heading) for heading in lower)
    has_territories = any(_TERRITORIES.fullmatch(heading) for heading in lower)
    return tuple(
        Column(heading[:LONGEST_HEADING], Role.PARTICIPANT)
        if n == named
        else _column(heading, has_act, has_territories)
        for n, heading in enumerate(lower)
    )


def _column(heading: str, has_act: bool, has_territories: bool) -> Column:
    if len(heading) > LONGEST_HEADING:
        return Column(heading[:LONGEST_HEADING], Role.OTHER)
    role = _role(heading, has_act)
    if role is not None:
        return Column(heading, role)
    letters, rest = _letters(heading)
    named = list(dict.fromkeys(kind for part in _PARTS.split(rest) if (kind := kind_of(part)) is not None))
    generic = bool(_GENERIC.search(heading)) and not _NO_ACTION.search(heading)
    if has_territories and not letters and (named or generic):
        return Column(heading, Role.ACTIONS, {}, ActionKind.TERRITORIAL_APPLICATION)
    if named or letters:
        return Column(heading, Role.ACTIONS, letters, *_unlettered(named))
    if generic:
        remark = f"the heading {heading!r} names no act; taken as consent to be bound"
        return Column(heading, Role.ACTIONS, {}, ActionKind.CONSENT_TO_BE_BOUND, remark)
    return Column(heading, Role.ANNEXED if _ANNEXED.search(heading) else Role.OTHER)


def _role(heading: str, has_act: bool) -> Role | None:
    """Return what a heading says that its cells hold other than acts, or None."""
    if _EFFECT.match(heading):
        return Role.EFFECT
    if _TERRITORIES.fullmatch(heading):
        return Role.TERRITORIES
    if _ACT.fullmatch(heading):
        return Role.ACT
    return Role.ACT_DATE if has_act and _ACT_DATE.fullmatch(heading) else None


def _unlettered(named: list[ActionKind]) -> tuple[ActionKind | None, str]:
    """Return the kind of a date without a letter, and what to say of it where the heading names several."""
    if len(named) < 2:
        return (named[0] if named else None), ""
    common = ActionKind.CONSENT_TO_BE_BOUND if set(named) <= CONSENT_KINDS else named[0]
    return common, "the heading names several acts and no letter tells which"


def _letters(heading: str) -> tuple[dict[str, ActionKind], str]:
    """Return the kinds of a heading's letters, and the heading without its lettered words."""
    letters: dict[str, ActionKind] = {}

    def keep(found: re.Match[str]) -> str:
        words = _PARTS.split(found[1])
        kind = kind_of(words[-1]) or USUAL_LETTERS.get(found[2])
        if kind is None:
            return found[0]
        letters[found[2]] = kind
        return " and ".join(words[:-1])

    rest = _LETTERED.sub(keep, heading)
    return letters, rest
