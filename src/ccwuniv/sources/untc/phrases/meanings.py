"""What a phrase means: the act that it names, alone or changed by what is before or after it."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from ccwuniv._support import one_of
from ccwuniv.records import CONSENT_KINDS, ActionKind

__all__ = [
    "Direction",
    "Meaning",
    "fold",
    "heading",
    "meaning",
    "opening_of_title",
    "phrase_lines",
    "starts_aside",
    "tells_of_leaving",
]

Direction = Literal["in", "out", "back", "none"]

_FOLDER = Path(__file__).parent
_LONGEST = 200
_MOST_WORDS = 5
"""Words of the longest modifier."""

_DATED = re.compile(r"of(?: \d{1,2}(?: [^\W\d_]+)?)?(?: \d{4})?")
_APART = re.compile(r"[^\w']+|_+")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_OPENINGS = (
    "date of the deposit of the", "date of deposit of the", "date of deposit of", "date of receipt of the",
    "date of receipt of", "deposit of the instrument of", "deposit of instrument of", "receipt of the instrument of",
    "receipt of instrument of", "notification of the", "notification of", "notifications of", "notice of",
    "instrument of", "instruments of", "date of the", "date of", "date de la", "date de l'", "date de", "date d'",
    "instrument de", "instrument d'", "notification de", "notification d'", "fecha de la", "fecha de",
    "instrumento de", "data de", "datum", "дата", "تاريخ", "day of",
)  # fmt: skip
_ENDINGS = (" date", " dates", " day", " instrument", " deposited", " datum")
_LEAVING = re.compile(
    r"withdr[ae]w|denounc|denunc|dénonc|\bterminat|renounc|renunc|renuncia|\bceas|cessation|no longer|not in force|"
    r"\bleft\b|\bleav(?:e|es|ing)\b|\bexit|expel|expuls|abrogat|revok|revoc|repudiat|retrait|\bretir[eéoa]|cess[éea]|"
    r"participation .{0,20}\bend\b|\bend(?:s|ed|ing)? (?:its|the) participation|"
    r"résili|abandon|salida|terminación|kündig|austritt|opzeg|beëindig|выход|вышл|денонс|прекра|退出|废止|انسح"
)
_STEMS = (
    "thdr", "enoun", "enun", "dénon", "termina", "ceas", "cess", "no longer", "not in force", "left", "leav", "exit",
    "expel", "expuls", "abrogat", "revo", "repudiat", "retr", "retir", "résili", "abandon", "salida", "kündig",
    "participation", "austritt", "opzeg", "beëindig", "вы", "денонс", "прекра", "退出", "废止", "انسح",
)  # fmt: skip
"""What every word of leaving holds: most texts hold none of it, which is told fast."""


class Meaning(NamedTuple):
    """What a phrase means: an act and its direction; ``kind`` is None where it is no act of participation."""

    act: str
    direction: Direction
    kind: ActionKind | None = None

    @property
    def remark(self) -> str:
        """What a reader should know of an act that the phrase does not name itself."""
        return {
            "unnamed consent": "names no act; taken as consent to be bound",
            "provisional consent": "names a provisional consent; who gave it is not counted as a party",
        }.get(self.act, "")


_NO_ACT = Meaning("no act", "none")
_KINDS = {kind.value: kind for kind in ActionKind}


def phrase_lines(table: Literal["acts", "modifiers", "headings", "sentences"]) -> list[dict[str, str]]:
    """Return the lines of a table of the phrases by which pages are read, each with its meaning and an example.

    Parameters
    ----------
    table : {"acts", "modifiers", "headings", "sentences"}
        Acts in headings and cells; what changes them; other headings, and titles of tables; sentences of footnotes.

    Raises
    ------
    OptionError
        For another table.

    Examples
    --------
    >>> phrase_lines("acts")[0]["phrase"], phrase_lines("acts")[0]["act"]
    ('signature', 'signature')
    """
    one_of("table", table, ("acts", "modifiers", "headings", "sentences"))
    with (_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Return a phrase as it is compared: small letters without accents, and one space between words.

    Examples
    --------
    >>> fold("Adhésion(s):  l’Accord"), fold("treaty_title")
    ("adhesion s l'accord", 'treaty title')
    """
    text = text.translate(_APOSTROPHES).casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _APART.sub(" ", text).strip()


@cache
def _acts() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for line in phrase_lines("acts"):
        kind = ActionKind.CONSENT_TO_BE_BOUND if line["act"] == "unnamed consent" else _KINDS.get(line["act"])
        found[fold(line["phrase"])] = Meaning(line["act"], cast(Direction, line["direction"]), kind)
    return found


@cache
def _modifiers() -> tuple[dict[str, str], dict[str, str]]:
    """Return what may come before an act, and what may come after it, with the effect of each."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for line in phrase_lines("modifiers"):
        (before if line["place"] == "before" else after)[fold(line["words"])] = line["effect"]
    return before, after


@cache
def _headings() -> tuple[dict[str, str], dict[str, str]]:
    """Return the meanings of whole headings, and of the words with which a table's title begins."""
    whole: dict[str, str] = {}
    titles: dict[str, str] = {}
    for line in phrase_lines("headings"):
        (titles if line["meaning"].startswith("table of") else whole)[fold(line["phrase"])] = line["meaning"]
    return whole, titles


def heading(text: str) -> str | None:
    """Return what a whole heading says that its cells hold, other than acts, or None.

    Examples
    --------
    >>> heading("Date of Effect"), heading("Участник"), heading("Ratification")
    ('effect', 'participant', None)
    """
    return _headings()[0].get(_without_marks(fold(text[:_LONGEST])))


def opening_of_title(text: str) -> str | None:
    """Return what kind of table a title announces by its first words, or None.

    Examples
    --------
    >>> opening_of_title("Notifications made under article 5"), opening_of_title("Consent to be bound by Protocols")
    ('table of notifications', None)
    """
    words = fold(text[:_LONGEST]).split()
    titles = _headings()[1]
    return next((titles[w] for n in (4, 3, 2, 1) if (w := " ".join(words[:n])) in titles), None)


def tells_of_leaving(text: str) -> bool:
    """Say whether a text has a word of leaving, whatever it may mean.

    Examples
    --------
    >>> tells_of_leaving("its denunciation"), tells_of_leaving("its reservation")
    (True, False)
    """
    low = text.lower()
    return any(map(low.__contains__, _STEMS)) and _LEAVING.search(low) is not None


def meaning(text: str) -> Meaning | None:
    """Return what a phrase means, or None where it is on no list.

    Parameters
    ----------
    text : str
        A heading, the words of a cell.

    Examples
    --------
    >>> meaning("Notification of provisional application").act, meaning("Acceptance of amendments").act
    ('provisional_application', 'another instrument')
    >>> meaning("Withdrawal of denunciation").direction, meaning("Acceptance of individual communications")
    ('back', None)
    """
    return _meaning(fold(text)) if 0 < len(text) <= _LONGEST else None


def starts_aside(text: str) -> bool:
    """Say whether a phrase only says more of the act before it: "in respect of the Convention as amended".

    Examples
    --------
    >>> starts_aside("under article 5"), starts_aside("Accession")
    (True, False)
    """
    words = fold(text[:_LONGEST]).split()
    effects = (_modifiers()[1].get(" ".join(words[:n])) for n in range(_MOST_WORDS, 0, -1))
    return next(filter(None, effects), "") in {"as before", "of the treaty"}


@lru_cache(maxsize=2048)
def _meaning(folded: str) -> Meaning | None:
    known = _acts().get(folded)
    if known or not folded:
        return known
    before, _ = _modifiers()
    first, _, rest = folded.partition(" ")
    if first in before and rest:
        return _with_more_words(folded) or _changed_before(before[first], rest)
    bare = _without_marks(folded)
    if bare != folded:
        return _meaning(bare)
    return _within(folded) or _with_more_words(folded)


def _changed_before(effect: str, rest: str) -> Meaning | None:
    inner = _meaning(rest) or _several(rest)
    if inner is None or effect == "no act":
        return inner and _NO_ACT
    if inner.kind in CONSENT_KINDS:
        return Meaning("provisional consent", "none", ActionKind.PROVISIONAL_APPLICATION)
    return inner if inner.kind is ActionKind.PROVISIONAL_APPLICATION else _NO_ACT


def _several(folded: str) -> Meaning | None:
    """Return the meaning of several consents together, such as "acceptance accession"."""
    found = [_acts().get(word) for word in folded.split() if word not in {"and", "or", "et", "ou"}]
    if len(found) > 1 and all(one and one.kind in CONSENT_KINDS for one in found):
        return Meaning("unnamed consent", "in", ActionKind.CONSENT_TO_BE_BOUND)
    return None


def _within(folded: str) -> Meaning | None:
    """Take away the words that may surround an act without changing it: "date of deposit of the instrument of"."""
    for opening in _OPENINGS:
        if folded.startswith(opening) and (inner := _meaning(folded[len(opening) :].strip())):
            return inner
    return next((_meaning(folded.removesuffix(end)) for end in _ENDINGS if folded.endswith(end)), None)


def _with_more_words(folded: str) -> Meaning | None:
    """Read the longest act at the beginning, and change it as the words after it say, if these are on a list."""
    words = folded.split(" ")
    for n in range(len(words) - 1, 0, -1):
        act = _acts().get(" ".join(words[:n]))
        if act is not None:
            return _changed_after(act, words[n:])
    return None


def _changed_after(act: Meaning, words: list[str]) -> Meaning | None:
    _, after = _modifiers()
    for n in range(min(_MOST_WORDS, len(words)), 0, -1):
        effect = after.get(" ".join(words[:n]))
        if effect is not None:
            changed = _change(effect, act, words[n:])
            if changed is not None or effect in {"of the treaty", "of an act"}:
                return changed
    return None


def _change(effect: str, act: Meaning, rest: list[str]) -> Meaning | None:
    if effect in {"no act", "by another"}:
        return _NO_ACT
    if effect in {"statement", "another instrument"}:
        return Meaning(effect, "none")
    if effect == "as before":
        return act
    if effect == "for a territory":
        return _for_a_territory(act) if rest else None
    if effect == "of the treaty":
        return _changed_after(act, rest) if rest and not _DATED.fullmatch(" ".join(rest)) else act
    return _of_an_act(act, _meaning(" ".join(rest)))


def _for_a_territory(act: Meaning) -> Meaning:
    if act.kind is None:
        return act
    if act.direction == "out":
        return Meaning("territorial ending", "none")
    return Meaning("territorial_application", "none", ActionKind.TERRITORIAL_APPLICATION)


def _of_an_act(act: Meaning, of: Meaning | None) -> Meaning | None:
    """Read an act that is about another act: an objection to an accession, the withdrawal of a denunciation."""
    if act.act in {"statement", "notification", "no act", "another instrument"}:
        return act
    if of is None:
        return None
    if act.direction == "out" or act.act == "undoing":
        if of.direction == "out":
            return Meaning("undone", "back")
        if of.kind is None or of.kind is ActionKind.SIGNATURE:
            return Meaning(of.act if of.kind is None else "no act", "none")
        return None
    return None


def _without_marks(folded: str) -> str:
    """Return a heading without the numbers of footnotes at its end."""
    words = folded.split(" ")
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return " ".join(words)
