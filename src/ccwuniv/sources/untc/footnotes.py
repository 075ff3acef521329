"""What footnotes tell: withdrawals and their days, acts of states that no longer exist, withdrawn statements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.dates import Found, dates, first_date

__all__ = [
    "Ending",
    "FormerActs",
    "cancelled_signature",
    "endings",
    "former_acts",
    "statement_withdrawn",
    "tells_of_ending",
]

_SENTENCE = re.compile(r"(?<=[a-z0-9)\]”\"’])\.[”\"’]?\s+(?=[A-Z“\"(])|\n+|;\s+")
_INSIDE = r"(?:[^()]|\([^()]{0,300}\))"
_NOTIFICATION = re.compile(
    rf"\({_INSIDE}{{0,600}}?(?:depositary notif|C\.N\.){_INSIDE}{{0,600}}\)|"
    r"C\.N\.\s?[\w.][\w./ -]{0,80}? of (?=\d)",
    re.IGNORECASE,
)
_STATEMENT = r"(?:reservation|declaration|objection|understanding|statement|communication|signature)s?"
_NOT_THE_TREATY = re.compile(
    rf"\b(?:withdr[ae]w\w*|withdrawal|denounc\w*|denunciation)\b(?:\s+(?!notif)[\w'’()-]+){{0,6}}?\s+{_STATEMENT}\b"
    rf"|\b{_STATEMENT}\s+(?:\w+\s+){{0,8}}?(?:was|were|is|are|be|been)\s+(?:\w+\s+)?withdrawn",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:withdraw(?:al|s|n|ing)?|withdrew|revo(?:k(?:e|es|ed|ing)|cation of) (?:its|the) (?:ratification|accession)|"
    r"(?P<denounced>denunciation|denounc(?:e|es|ed|ing)))\b"
    r"(?!\s+(?:provision|clause))",
    re.IGNORECASE,
)
_ENDING_STEM = re.compile(r"withdr|revo[ck]|denoun|denun", re.IGNORECASE)
_EFFECT = re.compile(
    r"t(?:ook|ak(?:es?|ing))\s+effect|effective|with\s+effect|(?:enter(?:ed|s)?|c[ao]mes?)\s+into\s+(?:force|effect)|"
    r"effect\s+(?:as\s+)?from|as\s+from|ceased?\s+to\s+be\s+(?:a\s+)?part(?:y|ies)|date\s+of\s+effect",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\W*(?:it|this|the (?:action|notification|notice|instrument))\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:rescind\w*|rescission|revok\w*|revocation|annul\w*|"
    r"(?:withdr[ae]w\w*|cancel\w*)\s+(?:of\s+)?(?:its|the|this|that|said)\s+"
    r"(?:notification|instrument|notice|decision|denunciation))\b",
    re.IGNORECASE,
)
_VERB = r"(?:signed|ratified|accepted|approved|acceded|succeeded)"
_VERBS = re.compile(rf"\b{_VERB}(?:(?:\s*,\s*|\s+)(?:(?:and|or)\s+)?{_VERB})*\b")
_FORMER = re.compile(
    r"^\W*(?P<who>(?:The )?(?:Government of )?(?:the )?(?:former )?[A-Z][\w'’ -]+?)(?:,[^,]*,)?\s+"
    rf"(?P<had>had\s+)?(?={_VERB})"
)
_OTHER_ACT = re.compile(
    rf"(?:\b{_VERB}\b[^,;]*?\bon|\b(?:adopted|concluded|done|dated|made|of)(?: on)?)\s*$", re.IGNORECASE
)
_NO_ACT = re.compile(r"\b(?:adopted|concluded|done|dated|made|of)(?: on)?\s*$", re.IGNORECASE)
_PROTOCOLS = re.compile(
    r"\b(?:accept|consent)ing\b[^.;]{0,200}?\b(?:(?P<all>all three protocols)|"
    r"protocols?\s+(?P<some>[IV]+(?:[\s,]+(?:and\s+)?[IV]+)*))\b",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\b(?:cancelled|canceled|annulled|null and void)", re.IGNORECASE)
_BEFORE = 200
"""How many characters before a day, or 3 times as many before a cancellation, are asked what it is about."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A withdrawal or denunciation that a footnote reports; ``undone`` where it says that it was taken back."""

    kind: ActionKind
    notified: dt.date | None
    effective: dt.date | None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class FormerActs:
    """A state's acts that a footnote reports, with their days, and the protocols that it accepted with them.

    ``certain`` where the footnote says that the state *had* acted.
    """

    who: str
    acts: tuple[tuple[ActionKind, dt.date], ...]
    certain: bool
    protocols: tuple[str, ...] = ()


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.split(_NOTIFICATION.sub(" ", text)) if part.strip()]


def tells_of_ending(text: str) -> bool:
    """Say whether a footnote speaks of leaving the treaty, not of withdrawing a reservation or the like.

    Examples
    --------
    >>> tells_of_ending("On 1 May 1990, Spain withdrew its reservation."), tells_of_ending("Spain denounced it.")
    (False, True)
    """
    return bool(_ENDING_STEM.search(text)) and any(
        _ENDING.search(_NOT_THE_TREATY.sub(" ", sentence)) for sentence in _sentences(text)
    )


def endings(text: str) -> list[Ending]:
    """Read the withdrawals from the treaty that a footnote reports, in its order.

    Parameters
    ----------
    text : str
        The footnote.

    Examples
    --------
    >>> note = "Notice of withdrawal was received on 6 May 2024. The withdrawal took effect on 6 November 2024."
    >>> [(str(e.kind), str(e.notified), str(e.effective)) for e in endings(note)]
    [('withdrawal', '2024-05-06', '2024-11-06')]
    """
    found: list[Ending] = []
    for sentence in _sentences(text):
        if found and _UNDONE.search(sentence):
            found[-1] = replace(found[-1], undone=True)
            continue
        kept = _NOT_THE_TREATY.sub(" ", sentence)
        word = _ENDING.search(kept)
        notified, effective = _days(kept)
        last = found[-1] if found else None
        goes_on = bool(last and last.effective is None and not last.undone and not notified)
        if last and goes_on and (word or _GOES_ON.match(kept)):
            found[-1] = replace(last, effective=effective)
        elif word and (notified or effective or last is None):
            kind = ActionKind.DENUNCIATION if word["denounced"] else ActionKind.WITHDRAWAL
            found.append(Ending(kind, notified, effective))
    return found


def _days(sentence: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the day of notification and the day of effect that a sentence gives."""
    days = [day for day in dates(sentence) if day.day]
    effective = _day_of_effect(sentence, days)
    notified = next((d for d in days if d is not effective and not _OTHER_ACT.search(_before(sentence, d))), None)
    return notified.day if notified else None, effective.day if effective else None


def _day_of_effect(sentence: str, days: Sequence[Found]) -> Found | None:
    for phrase in _EFFECT.finditer(sentence) if days else ():
        after = next((day for day in days if day.start >= phrase.end()), None)
        if after or phrase.end() > days[-1].start:
            return after
    return None


def _before(text: str, day: Found) -> str:
    return text[max(0, day.start - _BEFORE) : day.start]


def former_acts(text: str) -> Iterator[FormerActs]:
    """Read the acts of other states than those of the rows, such as states that no longer exist.

    Examples
    --------
    >>> note = "Czechoslovakia had signed and ratified it on 1 May 1970 and 2 May 1971, respectively."
    >>> [(f.who, [(str(kind), str(day)) for kind, day in f.acts]) for f in former_acts(note)]
    [('Czechoslovakia', [('signature', '1970-05-01'), ('ratification', '1971-05-02')])]
    """
    for sentence in _sentences(text):
        match = _FORMER.match(sentence)
        if not match:
            continue
        acts = tuple(_dated_verbs(sentence[match.end() :]))
        if acts:
            who = re.sub(r"^(?:The )?(?:Government of )?(?:the )?", "", match["who"], flags=re.IGNORECASE).strip()
            yield FormerActs(who, acts, bool(match["had"]), _protocols(sentence))


def _protocols(sentence: str) -> tuple[str, ...]:
    match = _PROTOCOLS.search(sentence)
    if not match:
        return ()
    return ("I", "II", "III") if match["all"] else tuple(re.findall(r"[IV]+", match["some"]))


def _dated_verbs(text: str) -> Iterator[tuple[ActionKind, dt.date]]:
    """Yield the acts that verbs name, each with the day of its own: signed and ratified on A and B, respectively."""
    groups = list(_VERBS.finditer(text))
    for group, following in zip_longest(groups, groups[1:]):
        rest = text[group.end() : following.start() if following else len(text)]
        days = [day.day for day in dates(rest) if day.day and not _NO_ACT.search(_before(rest, day))]
        verbs = re.findall(_VERB, group[0])
        kinds = [kind for verb in verbs if (kind := _kind_of(verb))]
        if len(days) >= len(verbs):
            yield from zip(kinds, days, strict=False)


def _kind_of(verb):
    from ccwuniv.sources.untc.phrases.meanings import meaning
    m=meaning(verb)
    return m.kind


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
    """Return the day on which a reservation or the like was withdrawn, where a footnote says so.

    Examples
    --------
    >>> statement_withdrawn("On 19 January 1994, the Government notified its decision to withdraw the reservation.")
    datetime.date(1994, 1, 19)
    """
    for sentence in _sentences(text):
        if _NOT_THE_TREATY.search(sentence) or re.search(r"declaration ceased to have effect", sentence, re.IGNORECASE):
            ceased = re.search(r"ceased to have effect on (.*)", sentence, re.IGNORECASE)
            return first_date(ceased[1] if ceased else sentence)
    return None
