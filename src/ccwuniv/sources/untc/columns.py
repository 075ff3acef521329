"""Read the meaning of a column from its heading: the kinds of its letters, and of a date without one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import lru_cache

from ccwuniv.records import CONSENT_KINDS, ActionKind
from ccwuniv.sources.untc.limits import LONGEST_HEADING
from ccwuniv.sources.untc.phrases.meanings import fold, heading, meaning, starts_aside
from ccwuniv.sources.untc.text import squeeze

__all__ = ["USUAL_LETTERS", "Column", "Role", "columns", "is_participant", "without_letters"]

_ANNEXED = re.compile(
    r"(?:(?:optional|additional|revised|amended) )?(?:protocole?s?|annexe?s?|appendix|appendices|parts?|chapters?|"
    r"sections?|options?|regulations?|schedules?)(?: (?:n[o°]\.? ?)?(?:[ivxlc]+|\d+|[a-z])\b"
    r"(?:[ ,]|and|et|to|[ivxlc]+\b|\d+|\b[a-z]\b)*)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;/]|\s(?:or|and|ou|et)\s", re.IGNORECASE)
_LETTERED = re.compile(r"([^,;()]*?)\s*\(\s*([A-Za-z]{1,3})\s*\)")
_LEGEND = re.compile(r"(?<![A-Za-z])([A-Za-z]{1,3})\s*=\s*([^,;=()]+?)(?=\s+[A-Za-z]{1,3}\s*=|[,;)]|$)")
_SEVERAL = "the heading names several acts and no letter tells which"

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
    """The kinds of content of a column's cells."""

    PARTICIPANT = auto()
    ACTIONS = auto()
    EFFECT = auto()
    ACT = auto()
    ACT_DATE = auto()
    TERRITORIES = auto()
    STATUS = auto()
    TREATY = auto()
    REMARKS = auto()
    ANNEXED = auto()
    NO_ACT = auto()
    OTHER = auto()


_ROLES = {
    "participant": Role.OTHER,
    "effect": Role.EFFECT,
    "act": Role.ACT,
    "territories": Role.TERRITORIES,
    "status": Role.STATUS,
    "treaty": Role.TREATY,
    "remarks": Role.REMARKS,
}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its heading as printed, what it holds, and what its dates mean.

    ``unlettered`` is the kind of a date without a letter, None where the heading gives none; ``unexplained`` are the
    letters of phrases that are on no list; ``remark`` says why a kind had to be taken that the heading does not spell
    out, and ``unread`` what of the heading is on no list.
    """

    heading: str
    role: Role
    letters: dict[str, ActionKind] = field(default_factory=dict)
    unlettered: ActionKind | None = None
    remark: str = ""
    unexplained: frozenset[str] = frozenset()
    unread: str = ""

    @property
    def kinds(self) -> set[ActionKind]:
        """Every kind of act that the heading names."""
        return {*self.letters.values(), *([self.unlettered] if self.unlettered else [])}


def is_participant(text: str) -> bool:
    """Say whether a heading is that of the participants' names.

    Examples
    --------
    >>> is_participant("Participant 2, 3"), is_participant("Participation(P)")
    (True, False)
    """
    return heading(text) == "participant"


def columns(headings: tuple[str, ...]) -> tuple[Column, ...]:
    """Return what each column of a table means.

    The first heading that can be that of the participants is; where none can, the first column is.

    Examples
    --------
    >>> _, signature, consent = columns(("Participant", "Signature", "Accession(a), Acceptance(A), Ratification"))
    >>> str(signature.unlettered), str(consent.unlettered), {k: str(v) for k, v in consent.letters.items()}
    ('signature', 'ratification', {'a': 'accession', 'A': 'acceptance'})
    """
    return _columns(tuple(map(squeeze, headings)))


@lru_cache(maxsize=512)
def _columns(headings: tuple[str, ...]) -> tuple[Column, ...]:
    named = next((n for n, text in enumerate(headings) if is_participant(text)), 0)
    roles = [heading(text) for n, text in enumerate(headings) if n != named]
    found = tuple(
        Column(text[:LONGEST_HEADING], Role.PARTICIPANT)
        if n == named
        else _column(text, "act" in roles, "territories" in roles)
        for n, text in enumerate(headings)
    )
    return tuple(map(_with_letters_of_others, found, [found] * len(found)))


def _with_letters_of_others(column: Column, every: tuple[Column, ...]) -> Column:
    """Explain a letter by another column's heading where only that one names it."""
    if column.role is not Role.ACTIONS:
        return column
    unexplained = {letter for other in every for letter in other.unexplained} - column.letters.keys()
    letters = {letter: kind for other in every for letter, kind in other.letters.items()} | column.letters
    kept = {letter: kind for letter, kind in letters.items() if letter in column.letters or letter not in unexplained}
    if kept == column.letters and unexplained == column.unexplained:
        return column
    return replace(column, letters=kept, unexplained=frozenset(unexplained))


def _column(text: str, has_act: bool, has_territories: bool) -> Column:
    if len(text) > LONGEST_HEADING:
        return Column(text[:LONGEST_HEADING], Role.OTHER)
    role = heading(text)
    if role in _ROLES:
        return Column(text, _ROLES[role])
    if has_act and heading(without_letters(text)) == "day of the act":
        return Column(text, Role.ACT_DATE, unexplained=frozenset(found[2] for found in _LETTERED.finditer(text)))
    return _of_acts(text, has_territories)


def without_letters(text: str) -> str:
    """Return a heading without its letters.

    Examples
    --------
    >>> without_letters("Notification (n)"), without_letters("Date of notification/deposit")
    ('Notification', 'Date of notification/deposit')
    """
    return squeeze(_LETTERED.sub(r"\1", text)) if "(" in text else text


def _of_acts(text: str, has_territories: bool) -> Column:
    """Return the meaning of a heading without another role; below a group's heading, by its own words."""
    group, _, own = text.rpartition(": ")
    about = meaning(group) if group else None
    letters, unexplained, aside, rest = _letters(own if group and not meaning(text) else text)
    named, none, unread, remark = _named(rest)
    if about and about.kind is None:
        return Column(text, Role.NO_ACT)
    none = none or aside
    if has_territories and not letters and not unread and (named or none):
        kind = ActionKind.TERRITORIAL_APPLICATION
        return Column(text, Role.ACTIONS, dict.fromkeys(unexplained, kind) if aside else {}, kind)
    if named or letters:
        unlettered, why = _unlettered(named)
        said = " and ".join(filter(None, (remark and f"the heading {text!r} {remark}", why)))
        return Column(text, Role.ACTIONS, letters, unlettered, said, unexplained, ", ".join(unread))
    if fold(text) and _ANNEXED.fullmatch(fold(text)):
        return Column(text, Role.ANNEXED)
    return Column(text, Role.NO_ACT if none and not unread else Role.OTHER, unexplained=unexplained)


def _named(text: str) -> tuple[list[ActionKind], bool, list[str], str]:
    """Return the kinds that a heading without its letters names, whether it names something else, and the rest."""
    found: dict[ActionKind, None] = {}
    none, unread, remark = False, [], ""
    whole = meaning(text)
    for part in [text] if whole else filter(str.strip, _PARTS.split(text)):
        said = whole or meaning(part)
        if said is None:
            unread += [] if starts_aside(part) and (found or none) else [squeeze(part)]
        elif said.kind is None:
            none = True
        else:
            found[said.kind] = None
            remark = remark or said.remark
    return list(found), none, unread, remark


def _unlettered(named: list[ActionKind]) -> tuple[ActionKind | None, str]:
    """Return the kind of a date without a letter, and a note where the heading names several."""
    if len(named) < 2:
        return (named[0] if named else None), ""
    common = ActionKind.CONSENT_TO_BE_BOUND if set(named) <= CONSENT_KINDS else named[0]
    return common, _SEVERAL


def _letters(text: str) -> tuple[dict[str, ActionKind], frozenset[str], bool, str]:
    """Return a heading's letters with their kinds, those that name no act, whether all of them do, and the rest."""
    letters: dict[str, ActionKind] = {}
    unexplained: set[str] = set()
    unknown: set[str] = set()

    def keep(letter: str, phrase: str) -> None:
        said = meaning(phrase)
        if said is not None and said.kind is not None:
            letters[letter] = said.kind
        else:
            unexplained.add(letter)
            unknown.update([letter] if said is None else [])

    def explained(found: re.Match[str]) -> str:
        keep(found[1], found[2])
        return ""

    def lettered(found: re.Match[str]) -> str:
        if meaning(found[1]):
            keep(found[2], found[1])
            return ""
        words = _PARTS.split(found[1])
        if not words[-1].strip():
            return found[0]
        keep(found[2], words[-1])
        return " and ".join(words[:-1])

    rest = _LEGEND.sub(explained, text) if "=" in text else text
    rest = _LETTERED.sub(lettered, rest) if "(" in rest else rest
    return letters, frozenset(unexplained), bool(unexplained) and not unknown, rest
