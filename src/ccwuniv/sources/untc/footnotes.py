"""Read footnotes: departures and returns with their days, acts of former states, statements.

A sentence is read by the phrases of ``phrases/sentences.csv``: what left the treaty must say so of this treaty, not of
a statement, of another treaty or of a territory, and must not be a possibility or a wish.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.actors import actor_of, is_a_name
from ccwuniv.sources.untc.dates import Found, dates, first_date
from ccwuniv.sources.untc.objects import THIS_TREATY, Treaty, before_is_doubtful, names_a_treaty, object_of
from ccwuniv.sources.untc.phrases.meanings import tells_of_leaving
from ccwuniv.sources.untc.phrases.patterns import (
    BACK,
    EFFECT,
    ENDING,
    ENTRY,
    STATEMENT,
    STATEMENT_WITHDRAWN,
    kind_of_ending,
    kind_of_entry,
)

__all__ = [
    "FormerActs",
    "Told",
    "cancelled_signature",
    "former_acts",
    "leaves_unread",
    "lists_endings",
    "sentences",
    "statement_withdrawn",
    "tell",
    "tells_of_ending",
]

_SENTENCE = re.compile(r"(?<=[a-z0-9)\]”\"’])\.[”\"’]?\s+(?=[A-Z“\"(])|\n+|;\s+")
_INSIDE = r"(?:[^()]|\([^()]{0,300}\))"
_NOTIFICATION = re.compile(
    rf"\({_INSIDE}{{0,600}}?(?:depositary notif|C\.N\.){_INSIDE}{{0,600}}\)|"
    r"C\.N\.\s?[\w.][\w./ -]{0,80}? of (?=\d)",
    re.IGNORECASE,
)
_ENDING_STEMS = (
    "thdr", "revo", "enoun", "enun", "énon", "termina", "ceased", "retrai", "retir", "remain", "rescind", "rescission",
    "suspen", "annul", "cancelled its",
)  # fmt: skip
_MISPRINTED_YEAR = re.compile(r"(?<=[A-Za-z]\s)([lI])(?=\d{3}\b)")
_GOES_ON = re.compile(
    r"\W*(?:it|this|the (?:action|notification|notice|instrument)|il|elle|cette|the said (?:action|notification))\b",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\W*(?:the|this|that)(?: said)? (?:withdrawal|denunciation)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\bagain\b")
_SAME_DAY = re.compile(r"\bon (?:that|the) (?:very )?same (?:date|day)\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"(?:\b(?:signed|ratified|accepted|approved|acceded|succeeded)\b[^,;]*?\bon|\bsince|\bamended on|"
    r"\b(?:adopted|concluded|done|dated|made|opened)(?: on)?|\b(?:Convention|Protocol|Agreement|Treaty) of|"
    r"\bin force (?:on|since))\s*$",
    re.IGNORECASE,
)
_NO_ACT = re.compile(r"\b(?:adopted|concluded|done|dated|made|of)(?: on)?\s*$", re.IGNORECASE)
_FORMER = re.compile(
    r"^\W*(?P<who>(?:The )?(?:Government of )?(?:the )?(?:former )?[A-Z][\w'’ -]+?)(?:,[^,]*,)?\s+"
    rf"(?P<had>had\s+)?(?:initially\s+)?(?={ENTRY.pattern})"
)
_ON_BEHALF = re.compile(
    r"^\W*(?P<act>Accession|Ratification|Signature|Acceptance|Signed|Ratified)\s+(?:was effected\s+)?on behalf of\s+"
    r"(?:the\s+)?(?P<who>[A-Z][\w'’ -]+?)\s+on\s+(?=\d)"
)
_OF_ACTS = {"accession": "acceded", "ratification": "ratified", "signature": "signed", "acceptance": "accepted"}
_PROTOCOLS = re.compile(
    r"\b(?:accept|consent)ing\b[^.;]{0,200}?\b(?:(?P<all>all three protocols)|"
    r"protocols?\s+(?P<some>[IV]+(?:[\s,]+(?:and\s+)?[IV]+)*))\b",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\b(?:cancelled|canceled|annulled|null and void)", re.IGNORECASE)
_BEFORE = 200
"""How many characters before a day (3 times as many before a cancellation) are searched for its subject."""


@dataclass(frozen=True, slots=True)
class Told:
    """An ending or a return reported in a footnote.

    Attributes
    ----------
    kind : ActionKind or None
        The act; None where an ending was taken back.
    who : str or None
        Who acted, as named; None where the sentence names nobody.
    notified, effective : datetime.date or None
        Its days.
    territory : str
        For what it was done, where it was not for the state itself.
    mended : bool
        Whether a misprint in a year was mended.
    """

    kind: ActionKind | None
    who: str | None = None
    notified: dt.date | None = None
    effective: dt.date | None = None
    territory: str = ""
    mended: bool = False

    @property
    def direction(self) -> str:
        """In which direction it goes: ``out``, ``back`` where an ending was taken back, ``in`` for a consent."""
        if self.kind is None:
            return "back"
        return "out" if self.kind in {ActionKind.DENUNCIATION, ActionKind.WITHDRAWAL} else "in"


@dataclass(frozen=True, slots=True)
class FormerActs:
    """A state's acts that a footnote reports, with their days, and the protocols that it accepted with them.

    ``certain`` where the footnote says that the state *had* acted.
    """

    who: str
    acts: tuple[tuple[ActionKind, dt.date], ...]
    certain: bool
    protocols: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a footnote, without the numbers of notifications."""
    text = _NOTIFICATION.sub(" ", text).replace("  .", ".").replace(" .", ".")
    return tuple(part.strip() for part in _SENTENCE.split(text) if part.strip())


def tells_of_ending(text: str, treaty: Treaty = THIS_TREATY) -> bool:
    """Say whether a footnote is about leaving the treaty, not about withdrawing a reservation or the like.

    Examples
    --------
    >>> tells_of_ending("On 1 May 1990, Spain withdrew its reservation."), tells_of_ending("Spain denounced it.")
    (False, True)
    """
    low = text.lower()
    if not any(map(low.__contains__, _ENDING_STEMS)):
        return False
    return any(_leaves(sentence, treaty) for sentence in sentences(text))


def _leaves(sentence: str, treaty: Treaty) -> tuple[re.Match[str], str] | None:
    """Return the first phrase of a sentence that means leaving this treaty, and for which territory, or None."""
    if STATEMENT_WITHDRAWN.search(sentence):
        sentence = STATEMENT_WITHDRAWN.sub(lambda found: " " * len(found[0]), sentence)
    for phrase in ENDING.finditer(sentence):
        if before_is_doubtful(sentence[: phrase.start()]):
            continue
        about = object_of(sentence, phrase.end(), treaty)
        if about.kind in {"treaty", "territory"}:
            return phrase, about.territory
    return None


def leaves_unread(text: str) -> str:
    """Return the first sentence of a footnote with an unknown word of departure and a treaty, or None.

    Examples
    --------
    >>> leaves_unread("On 3 May 1990, Utopia left the Convention."), leaves_unread("Utopia withdrew its reservation.")
    ('On 3 May 1990, Utopia left the Convention.', '')
    """
    if not tells_of_leaving(text):
        return ""
    for sentence in sentences(text):
        known = ENDING.search(sentence) or BACK.search(sentence) or STATEMENT.search(sentence)
        if not known and tells_of_leaving(sentence) and names_a_treaty(sentence) and not before_is_doubtful(sentence):
            return sentence
    return ""


def tell(text: str, treaty: Treaty = THIS_TREATY) -> list[Told]:
    """Read the departures and returns in a footnote, in order.

    Parameters
    ----------
    text : str
        The footnote.
    treaty : Treaty
        That of the page.

    Examples
    --------
    >>> note = "Notice of withdrawal was received on 6 May 2024. The withdrawal took effect on 6 November 2024."
    >>> [(str(one.kind), str(one.notified), str(one.effective)) for one in tell(note)]
    [('withdrawal', '2024-05-06', '2024-11-06')]
    """
    mended = _MISPRINTED_YEAR.sub("1", text)
    teller = _Teller(treaty)
    for sentence in sentences(mended):
        teller.hear(sentence)
    return [replace(one, mended=True) for one in teller.told] if mended != text else teller.told


class _Teller:
    """The content of a footnote so far; ``aside``: the last withdrawal was of something else."""

    def __init__(self, treaty: Treaty) -> None:
        self.treaty, self.aside = treaty, False
        self.told: list[Told] = []
        self.last: int | None = None

    def hear(self, sentence: str) -> None:
        """Read one sentence in the light of those before it."""
        last = self.told[self.last] if self.last is not None else None
        if BACK.search(sentence) and (last or ENDING.search(sentence)):
            self.told.append(Told(None, actor_of(sentence), _days(sentence)[0]))
            return
        leaves = _leaves(sentence, self.treaty)
        notified, effective = _days(sentence)
        if leaves is None:
            if last and not self.aside and effective and last.effective is None and _GOES_ON.match(sentence):
                self._take_effect(last, effective)
                return
            self.aside = bool(ENDING.search(sentence)) or self.aside
            self.told += _entries(sentence, self.treaty, last)
        elif self.aside and not notified and _THE_SAME.match(sentence):
            return
        elif last and last.effective is None and not notified and effective:
            self._take_effect(last, effective)
        elif notified or effective or last is None:
            self._leave(sentence, *leaves, notified, effective)

    def _take_effect(self, last: Told, effective: dt.date) -> None:
        if self.last is not None:
            self.told[self.last] = replace(last, effective=effective)

    def _leave(
        self, sentence: str, phrase: re.Match[str], territory: str, notified: dt.date | None, effective: dt.date | None
    ) -> None:
        one = Told(kind_of_ending(phrase[0]), actor_of(sentence), notified, effective, territory)
        self.last, self.aside = len(self.told), bool(territory)
        self.told.append(one)
        rest = sentence[phrase.end() :]
        again = ENTRY.search(rest)
        if again and (_AGAIN.search(rest) or again[0].lower().startswith("re")):
            self.told += [replace(entry, who=one.who) for entry in _entries(rest[again.start() :], self.treaty, one)]


def _entries(sentence: str, treaty: Treaty, last: Told | None) -> list[Told]:
    """Read the consents in a sentence: earlier ones, before an ending, and a return on the same day."""
    verb = ENTRY.search(sentence)
    if verb is None or before_is_doubtful(sentence[: verb.start()]):
        return []
    who = actor_of(sentence)
    if last and last.notified and _SAME_DAY.search(sentence):
        return [Told(kind_of_entry(verb[0]), who, last.notified)]
    if object_of(sentence, verb.end(), treaty).kind == "another treaty":
        return []
    dated = list(_dated_verbs(sentence)) or [(kind_of_entry(verb[0]), day) for day in _days(sentence)[:1] if day]
    return [Told(kind, who, day) for kind, day in dated]


def _days(sentence: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the day of notification and the day of effect that a sentence gives."""
    days = [day for day in dates(sentence) if day.day]
    effective = _day_of_effect(sentence, days)
    notified = next((d for d in days if d is not effective and not _OTHER_DAY.search(_before(sentence, d))), None)
    return notified.day if notified else None, effective.day if effective else None


def _day_of_effect(sentence: str, days: Sequence[Found]) -> Found | None:
    for phrase in EFFECT.finditer(sentence) if days else ():
        after = next((day for day in days if day.start >= phrase.end()), None)
        if after or phrase.end() > days[-1].start:
            return after
    return None


def _before(text: str, day: Found) -> str:
    return text[max(0, day.start - _BEFORE) : day.start]


def lists_endings(text: str, treaty: Treaty = THIS_TREATY) -> bool:
    """Say whether a footnote announces a list of those that left: its last sentence speaks of leaving the treaty.

    Examples
    --------
    >>> lists_endings("The following States notified their withdrawal from the Convention on the dates indicated:")
    True
    >>> lists_endings("The following States objected to the withdrawal of the reservation:")
    False
    """
    last = (sentences(text) or ("",))[-1]
    return _leaves(last, treaty) is not None and not STATEMENT.search(last) and "object" not in last


def former_acts(text: str) -> Iterator[FormerActs]:
    """Read the acts of other states than those of the rows, such as former participants.

    Examples
    --------
    >>> note = "Czechoslovakia had signed and ratified it on 1 May 1970 and 2 May 1971, respectively."
    >>> [(f.who, [(str(kind), str(day)) for kind, day in f.acts]) for f in former_acts(note)]
    [('Czechoslovakia', [('signature', '1970-05-01'), ('ratification', '1971-05-02')])]
    """
    for sentence in sentences(text):
        if found := _ON_BEHALF.match(sentence):
            verb = _OF_ACTS.get(found["act"].lower(), found["act"].lower())
            acts = tuple(_dated_verbs(f"{verb} on {sentence[found.end() :]}"))
            if acts:
                yield FormerActs(found["who"].strip(), acts, True)
            continue
        match = _FORMER.match(sentence)
        who = match and re.sub(r"^(?:The )?(?:Government of )?(?:the )?", "", match["who"], flags=re.IGNORECASE).strip()
        if not match or not who or not is_a_name(who):
            continue
        acts = tuple(_dated_verbs(sentence[match.end() :]))
        if acts:
            yield FormerActs(who, acts, bool(match["had"]), _protocols(sentence))


def _protocols(sentence: str) -> tuple[str, ...]:
    match = _PROTOCOLS.search(sentence)
    if not match:
        return ()
    return ("I", "II", "III") if match["all"] else tuple(re.findall(r"[IV]+", match["some"]))


_VERBS = re.compile(rf"{ENTRY.pattern}(?:(?:\s*,\s*|\s+)(?:(?:and|or)\s+)?{ENTRY.pattern})*", re.IGNORECASE)


def _dated_verbs(text: str) -> Iterator[tuple[ActionKind, dt.date]]:
    """Yield the acts named by verbs, each with its own day: "signed and ratified on A and B, respectively"."""
    groups = list(_VERBS.finditer(text))
    for group, following in zip_longest(groups, groups[1:]):
        rest = text[group.end() : following.start() if following else len(text)]
        days = [day.day for day in dates(rest) if day.day and not _NO_ACT.search(_before(rest, day))]
        verbs = ENTRY.findall(group[0])
        if len(days) >= len(verbs):
            yield from zip(map(kind_of_entry, verbs), days, strict=False)


def cancelled_signature(text: str) -> bool:
    """Say whether a footnote speaks of a signature that was cancelled.

    Examples
    --------
    >>> cancelled_signature("The signature affixed on 3 May 1982 was cancelled.")
    True
    """
    before = (text[max(0, found.start() - 3 * _BEFORE) : found.start()] for found in _CANCELLED.finditer(text))
    return any("signature" in ".".join(words.split(".")[-2:]).lower() for words in before)


def statement_withdrawn(text: str) -> dt.date | None:
    """Return the day on which a reservation or similar statement was withdrawn, by a footnote.

    Examples
    --------
    >>> statement_withdrawn("On 19 January 1994, the Government notified its decision to withdraw the reservation.")
    datetime.date(1994, 1, 19)
    """
    for sentence in sentences(text):
        if _withdraws_statement(sentence) or re.search(r"declaration ceased to have effect", sentence, re.IGNORECASE):
            ceased = re.search(r"ceased to have effect on (.*)", sentence, re.IGNORECASE)
            return first_date(ceased[1] if ceased else sentence)
    return None


def _withdraws_statement(sentence: str) -> bool:
    if STATEMENT_WITHDRAWN.search(sentence):
        return True
    return any(object_of(sentence, one.end(), THIS_TREATY).kind == "statement" for one in ENDING.finditer(sentence))
