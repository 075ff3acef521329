"""Find what a state left: this treaty, another one, a statement, or this treaty for one territory."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ccwuniv.sources.untc.participants import state_of, territory_of
from ccwuniv.sources.untc.phrases.patterns import STATEMENT

__all__ = ["THIS_TREATY", "About", "Treaty", "before_is_doubtful", "names_a_treaty", "object_of"]

_NOUN = re.compile(
    r"\b(?:Convention|Protocol|Agreement|Covenant|Treaty|Statute|Constitution|Arrangement|Charter|Act|Amendments?|"
    r"Annex|Accord|Pacte|Traité|Protocole)\b"
)
_PARTICIPATION = re.compile(r"\b(?:its|the) participation\b")
_UNTIL = re.compile(
    r"[.;:]\s|[.;:]$|\b(?:which|in accordance with|pursuant to|under|t(?:ook|akes?|aking) effect|"
    r"will|shall|entere?d?s? into force|c[ao]mes? into)\b"
)
_REACH = 160
# "its withdrawal, together with a declaration": what comes with a notification of leaving is not what is left. Of a
# verb it may be: "withdrew, together with others, its declaration".
_TOGETHER = re.compile(
    r"\s*,?\s*(?:(?:together|along) with|accompanied by|as well as|with)\s+(?:an?|the(?: following)?|its)\s+(?:\w+\s+)?"
    r"(?:declarations?|statements?|communications?|explanations?|notes?|letters?)\b"
)
_LEAVING_ITSELF = re.compile(
    r"\b(?:withdrawal|denunciation|renunciation|termination|retrait|dénonciation)$", re.IGNORECASE
)
_PARTS = ("article", "paragraph", "provision", "clause")
_BESIDE = 30
"""How far from a word of leaving a part of a treaty is its object: "denounced article 9"."""

_NEUTRAL = frozenset(
    "of from to the said this that above mentioned above-mentioned aforementioned aforesaid present its their his "
    "participation in accession membership ratification as a party and by de la du le cette ladite l' current "
    "it".split()
)
_QUALIFIED = re.compile(r"\s*\(?(?:of|du)\s+(?:(?P<day>\d{1,2})\s+(?P<month>\w+)\s+)?(?P<year>\d{4})")
_SUBJECT = re.compile(
    r"\s*(?:,\s*)?(?:on|concerning|relating to|relative to|for|against|regarding)\s+"
    r"(?:the\s+)?(?P<words>[A-Z][^,.;(]{3,80})"
)
_FOR = re.compile(
    r"\b(?:in respect of|on behalf of|with respect to|as regards|in regard to|with regard to|pour|for)\s+"
    r"(?P<place>(?:the\s+)?(?:territor(?:y|ies) of\s+)?(?:the\s+)?[A-Z][^,.;()]*?)"
    r"(?=\s+(?:on|with|took|takes|will|from|as|was|in|and|effective|to)\b|[,.;()]|$)"
)
_DOUBTFUL = re.compile(
    r"\b(?:not|never|may|can|could|might|should|would|unless|if|whether|no|any|right (?:to|of)|possib\w+|without|"
    r"request\w*|propos\w+|condemn\w*|prior to|pending|object\w* to|doubts?|propriety|procedure|regard\w*|concern\w*|"
    r"considers?|view|effects? of|legality|validity)\b[^.;]{0,40}$"
)
_CONDEMNED = re.compile(r"\s+(?:and condemn\w*|as\b|them\b|such\b|those\b|in the strongest)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Treaty:
    """The treaty of a page: its title and the day of its conclusion, as far as they are known."""

    title: str = ""
    concluded: dt.date | None = None

    @property
    def noun(self) -> str:
        """What it is by its title: a convention, a protocol."""
        return _noun_of(self.title)

    @property
    def words(self) -> frozenset[str]:
        """The words of its title, in small letters."""
        return _words_of(self.title)


THIS_TREATY: Final = Treaty()
"""The treaty of a page whose title is not known: whatever a sentence names is taken for it."""


@lru_cache(maxsize=64)
def _noun_of(title: str) -> str:
    found = _NOUN.search(title)
    return found[0].rstrip("s").lower() if found else ""


@lru_cache(maxsize=64)
def _words_of(title: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(title)) | frozenset(re.findall(r"\d{4}", title))


class About(NamedTuple):
    """What an act is about, and for which territory."""

    kind: Literal["treaty", "another treaty", "statement", "territory"]
    territory: str = ""


def before_is_doubtful(before: str) -> bool:
    """Say whether the words before a departure make it only a possibility, a wish or a denial.

    Examples
    --------
    >>> before_is_doubtful("any State Party may "), before_is_doubtful("it had decided to ")
    (True, False)
    """
    return bool(_DOUBTFUL.search(before))


def names_a_treaty(sentence: str) -> bool:
    """Say whether a sentence speaks of a convention, a protocol or the like, or of participation in one.

    Examples
    --------
    >>> names_a_treaty("Spain left the Protocol."), names_a_treaty("Spain left the room.")
    (True, False)
    """
    return bool(_NOUN.search(sentence) or _PARTICIPATION.search(sentence))


def object_of(sentence: str, start: int, treaty: Treaty) -> About:
    """Return what an act of leaving is about, by the words after it.

    Examples
    --------
    >>> note = "Utopia denounced the Convention in respect of Aruba on 3 May 1990."
    >>> object_of(note, note.index(" the"), Treaty("Convention on Examples"))
    About(kind='territory', territory='Aruba')
    """
    after = sentence[start : start + _REACH]
    near = after[: end.start()] if (end := _UNTIL.search(after)) else after
    if _CONDEMNED.match(after):
        return About("statement")
    if (beside := _TOGETHER.match(near)) and _LEAVING_ITSELF.search(sentence, max(0, start - 24), start):
        near = near[beside.end() :]
    noun, statement = _NOUN.search(near), STATEMENT.search(near)
    far = statement and statement.start() > _BESIDE and statement[0].lower().startswith(_PARTS)
    if statement and not far and (noun is None or statement.start() < noun.start()):
        return About("statement")
    if noun and _is_another(near, noun, treaty):
        return About("another treaty")
    place = _FOR.search(after)
    if place and (name := _territory(place["place"])):
        return About("territory", name)
    return About("treaty")


def _is_another(near: str, noun: re.Match[str], treaty: Treaty) -> bool:
    """Say whether a sentence names another treaty than that of the page."""
    if not treaty.title or not treaty.noun:
        return False
    if noun[0].rstrip("s").lower() != treaty.noun:
        return True
    qualifiers = {word.lower() for word in re.findall(r"[\w'’-]+", near[: noun.start()])} - _NEUTRAL
    years = {word for word in qualifiers if re.fullmatch(r"\d{4}", word)}
    if any(word not in treaty.words and not word[:1].isdigit() for word in qualifiers):
        return True
    rest = near[noun.end() :]
    if dated := _QUALIFIED.match(rest):
        years.add(dated["year"])
        rest = rest[dated.end() :]
    if not all(_is_year_of(year, treaty) for year in years):
        return True
    about = _SUBJECT.match(rest)
    subject = about["words"].strip() if about else ""
    words = [word.lower() for word in _WORD.findall(subject) if len(word) > 3]
    return bool(words) and words[0] not in treaty.words and state_of(subject) is None


def _is_year_of(year: str, treaty: Treaty) -> bool:
    return year in treaty.words or treaty.concluded is None or treaty.concluded.year == int(year)


def _territory(place: str) -> str:
    """Return the name of a territory, or nothing where the words name a state or none."""
    name = re.sub(r"^(?:the\s+)?(?:territor(?:y|ies) of\s+)?(?:the\s+)?", "", place).strip()
    if territory_of(name):
        return name
    stated = re.match(r"(?:the\s+)?territor", place) is not None
    return name if state_of(name) is None and (stated or not name.startswith(("Government", "Republic"))) else ""
