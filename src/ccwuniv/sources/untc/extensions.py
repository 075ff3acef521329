"""Territories to which a participant extended its consent, by the footnotes, each with its day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ccwuniv.records import CONSENT_KINDS, ActionKind
from ccwuniv.sources.untc.actors import actor_of
from ccwuniv.sources.untc.dates import first_date
from ccwuniv.sources.untc.footnotes import sentences
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.participants import state_of, territory_of
from ccwuniv.sources.untc.records import UntcAction

__all__ = ["territorial_acts", "territories_in"]

_EXTENDS = re.compile(
    r"\b(?:territorial\s+application\s+(?:in\s+respect\s+of|to)|(?:will|shall|would)\s+(?:also\s+)?(?:apply|extend)\s+to|"
    r"appl(?:y|ies)\s+to|extends?\s+to|extended\s+to|extension\s+(?:of\s+[^.;]{0,80}?\s)?to)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|unless|until|cease\w*|no longer|neither|whether|may|could|except)\b", re.IGNORECASE)
_UPON_CONSENT = re.compile(
    r"^\W*(?:with the following declaration\b|upon (?:its |the )?(?:ratification|acceptance|approval|accession|"
    r"succession|consent\w*|deposit\w*)\b|in (?:its|the) instrument of)",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"\b(?P<part>(?:[\w-]+\s+)?part\s+of\s+(?:the\s+)?[A-Z]\w+)", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:of|and|the|\(?[A-ZÀ-Þ][\w'’.)-]*))*")
_UNTIL = re.compile(r"[.;”\"]\s|[.;”\"]$|\bwhich\b|\bfor whose\b|\bwith effect\b|\bto take effect\b")
_ALIKE = {"Macau": "Macao"}
_MOST_WORDS = 6


def territorial_acts(page: Page, actions: Sequence[UntcAction]) -> Iterator[UntcAction]:
    """Yield the territorial applications that the footnotes of a page report, and no table of it lists.

    A footnote tells of those whose rows point to it.

    Parameters
    ----------
    page : Page
        The page.
    actions : sequence of UntcAction
        The acts of its rows; a declaration made with one of them has its day.
    """
    seen: set[tuple[str, str]] = set()
    told: set[tuple[str, dt.date, str]] = set()
    listed = {(a.iso3, a.date) for a in actions if a.kind is ActionKind.TERRITORIAL_APPLICATION}
    for act in actions:
        for mark in act.marks if act.kind in CONSENT_KINDS and act.iso3 else ():
            text = page.footnotes.get(mark, "")
            if not text or (mark, act.participant) in seen:
                continue
            seen.add((mark, act.participant))
            if not ("appl" in text or "xten" in text or "Appl" in text):
                continue
            for day, where in _extensions(text, act):
                if (key := (act.participant, day, where)) in told or (act.iso3, day) in listed:
                    continue
                told.add(key)
                note = f"to {where}; read in footnote {mark}"
                kind = ActionKind.TERRITORIAL_APPLICATION
                yield UntcAction(act.participant, act.iso3, kind, day, marks=(mark,), note=note, table=act.table)


def _extensions(text: str, act: UntcAction) -> Iterator[tuple[dt.date, str]]:
    """Yield the days and the territories of extensions told in a footnote."""
    day: dt.date | None = None
    read = [(sentence, _EXTENDS.search(sentence)) for sentence in sentences(text)]
    for sentence, found in read if any(found for _, found in read) else ():
        own = first_date(sentence[: found.start()] if found else sentence)
        if _UPON_CONSENT.search(sentence):
            own = own or act.date
        day = own or day
        if found is None or day is None or _NOT.search(sentence[: found.start()][-60:] + found[0]):
            continue
        who = actor_of(sentence)
        if who is not None and (code := state_of(who)) is not None and code != act.iso3:
            continue
        after = sentence[found.end() :]
        after = after[: end.start()] if (end := _UNTIL.search(after)) else after
        if where := territories_in(after, act.iso3 or ""):
            yield day, where


def territories_in(text: str, iso3: str) -> str:
    """Return the territories of a state that a text names, in its order, as one text; empty where it names none.

    Examples
    --------
    >>> territories_in("the Hong Kong Special Administrative Region and the Macao Special Administrative Region", "CHN")
    'Hong Kong and Macao'
    >>> territories_in("the Caribbean part of the Netherlands", "NLD"), territories_in("all persons", "NLD")
    ('the Caribbean part of the Netherlands', '')
    """
    found: dict[str, None] = {}
    for run in _CAPITALS.finditer(text):
        words = run[0].replace(",", " ").split()
        start = 0
        while start < len(words):
            for end in range(start + 1, min(len(words), start + _MOST_WORDS) + 1):
                name = " ".join(words[start:end]).strip(".,;")
                if words[start][:1].isupper() and territory_of(name) == iso3:
                    found[_ALIKE.get(name, name)] = None
                    start = end - 1
                    break
            start += 1
    if not found and (part := _OF_ITSELF.search(text)):
        named = re.sub(r"^.*\bof\s+(?:the\s+)?", "", part["part"], flags=re.IGNORECASE)
        return f"the {part['part'].replace('The ', 'the ')}" if state_of(named) == iso3 else ""
    names = list(found)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
