"""Read one cell: dates with their letters and brackets, or a cross."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ccwuniv.records import ENDING_KINDS, ActionKind
from ccwuniv.sources.untc.columns import USUAL_LETTERS, Column
from ccwuniv.sources.untc.dates import Found, Order, dates, usual_date
from ccwuniv.sources.untc.limits import LONGEST_CELL
from ccwuniv.sources.untc.phrases.meanings import Meaning, meaning
from ccwuniv.sources.untc.text import bare

__all__ = ["Act", "Cross", "Reading", "read_cell", "read_cross"]

_LETTER = re.compile(r"[\s(,:-]*([A-Za-z]{1,3})(?![A-Za-zÀ-ÿ])")
_YEAR = re.compile(r"\d{4}")
_AT_THE_END = re.compile(r"[\s\d,;.)\]]*(?:$|\[)")
_WORDS = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ]{3,}")
_SIGN = re.compile(r"[,;:(\[]|\s[/–—-]\s")
_CLOSED = re.compile(r"\s*\([^()]*\)")
_NOTHING = re.compile(r"(?:[\s.,;:()\[\]*†‡/&–—-]|\b(?:and|et)\b)*")
_LOOSE_MARKS = re.compile(r"(?<![\d/])\d{1,3}(?:\s*,\s*\d{1,3})*(?![\d/])")
_CROSS = re.compile(r"[\[(\s]*[xX×✓✔][\])]*(?![A-Za-z])")


_AS_THE_SITE = Order()
_OF_ONE_ACT = ENDING_KINDS | {ActionKind.TERRITORIAL_APPLICATION}
"""Kinds that only a heading can give: the site's usual letters mark signatures and consents."""


class Act(NamedTuple):
    """One date of a cell, and its meaning by the letter beside it and the column's heading."""

    kind: ActionKind
    day: dt.date
    letter: str
    bracketed: bool
    remark: str = ""


class Reading(NamedTuple):
    """The content of a cell: its acts, footnote marks, and passages not understood."""

    acts: tuple[Act, ...] = ()
    marks: tuple[str, ...] = ()
    unread: str = ""


class Cross(NamedTuple):
    """A cross in a column of its own, with the day printed beside it where there is one."""

    day: dt.date | None
    unread: str = ""


def read_cell(text: str, column: Column, order: Order = _AS_THE_SITE) -> Reading:
    """Read a cell of dates.

    Parameters
    ----------
    text : str
        Such as ``28 Aug 2002 a``, ``[12 May 2004 a]``, ``24 Oct 1995, 5 Jan 1999 a``.
    column : Column
        What the letters of its column mean.
    order : Order
        How numeric dates are to be read.

    Examples
    --------
    >>> from ccwuniv.sources.untc.columns import columns
    >>> consent = columns(("Participant", "Ratification, Accession(a)"))[1]
    >>> [(str(a.kind), str(a.day), a.bracketed) for a in read_cell("[12 May 1993 a] 4 June 1999", consent).acts]
    [('accession', '1993-05-12', True), ('ratification', '1999-06-04', False)]
    >>> read_cell("31 Feb 1999, and more", consent).unread
    '31 Feb 1999, and more'
    """
    if (usual := usual_date(text)) and usual[1] not in column.unexplained:
        return Reading((_act(*usual, None, column),))
    if len(text) > LONGEST_CELL:
        return Reading(unread=text)
    text = bare(text)
    found = list(dates(text, order))
    letters = [_letter(text[one.end : after.start if after else len(text)], column) for one, after in _pairs(found)]
    ends = [one.end + (letter.end() if letter else 0) for one, letter in zip(found, letters, strict=True)]
    heads, tails = _parted(text, found, ends)
    acts, left, lost = [], [], []
    for n, (one, letter, head, tail) in enumerate(zip(found, letters, heads, tails, strict=True)):
        word, said = ("", None) if letter else _word(tail, head)
        of_another = n > 0 and not letter and said is None and _WORDS.search(head) and not _NOTHING.fullmatch(head)
        is_act = (
            one.day
            and (said is None or said.kind)
            and not of_another
            and not (letter and letter[1] in column.unexplained)
        )
        if one.day and is_act:
            left += [head.replace(word, "") if word else head, tail.replace(word, "", 1) if word else tail]
            bracketed = text[: one.start].count("[") > text[: one.start].count("]")
            remark = "" if _YEAR.search(one.printed) else f"{one.printed!r}: a year of two digits"
            act = _act(one.day, letter[1] if letter else "", said and (word, said), column)
            acts.append(act._replace(bracketed=bracketed, remark=_joined(remark, act.remark)))
        else:
            lost.append(text[one.start - len(head) : ends[n] + len(tail)])
    if not acts:
        return Reading(unread="" if _NOTHING.fullmatch(text) else text)
    beside = " ".join(left)
    marks = tuple(mark for run in _LOOSE_MARKS.findall(beside) for mark in run.replace(",", " ").split())
    rest = " ".join([_LOOSE_MARKS.sub("", beside), *lost])
    return Reading(tuple(acts), marks, "" if _NOTHING.fullmatch(rest) else rest.strip(" ,;:"))


def _pairs(found: Sequence[Found]) -> Iterator[tuple[Found, Found | None]]:
    return zip_longest(found, found[1:])


def _parted(text: str, found: Sequence[Found], ends: Sequence[int]) -> tuple[list[str], list[str]]:
    """Return the words before and after each date of a cell that describe it.

    What is between two dates is parted where a comma, a semicolon or a bracket begins the second: in
    "4 May 1990 (denounced 5 May 1999)" the word is of the second. Without such a sign the words follow their dates if
    some follow the last date, and are before them if not.
    """
    between = [text[end : one.start] for end, one in zip(ends, found[1:], strict=False)]
    last = text[ends[-1] :] if ends else ""
    heads, tails = [text[: found[0].start]] if found else [], []
    for words in between:
        closed = _CLOSED.match(words)
        sign = _SIGN.search(words, closed.end() if closed else 0)
        at = sign.start() if sign else len(words) if closed or _WORDS.search(last) else 0
        tails.append(words[:at])
        heads.append(words[at:])
    return heads, [*tails, last] if found else []


def _letter(after: str, column: Column) -> re.Match[str] | None:
    match = _LETTER.match(after)
    known = match and (match[1] in column.letters or match[1] in USUAL_LETTERS or match[1] in column.unexplained)
    unknown = match and match[1].lower() not in {"and", "et"} and _AT_THE_END.match(after, match.end())
    return match if known or unknown else None


def _word(*texts: str) -> tuple[str, Meaning | None]:
    """Return the known words beside a date, and their meaning."""
    for words in (words for text in texts for words in _WORDS.findall(text)):
        if said := meaning(words):
            return words, said
    return "", None


def _act(day: dt.date, letter: str, said: tuple[str, Meaning] | None, column: Column) -> Act:
    if said and said[1].kind:
        return Act(said[1].kind, day, said[0].strip(), False, said[1].remark)
    if letter in column.letters:
        return Act(column.letters[letter], day, letter, False)
    if not letter and column.unlettered:
        return Act(column.unlettered, day, "", False, column.remark)
    kind, why = _fallback(letter, column)
    return Act(kind, day, letter, False, why)


def _joined(*remarks: str) -> str:
    return "; ".join(remark for remark in remarks if remark)


def _fallback(letter: str, column: Column) -> tuple[ActionKind, str]:
    """Return the kind of an act whose letter (or missing letter) the heading does not explain, and the reason."""
    if letter in USUAL_LETTERS and letter and column.unlettered not in _OF_ONE_ACT:
        return USUAL_LETTERS[letter], f"the heading does not explain the letter {letter!r}; taken as the site uses it"
    kinds = set(column.letters.values())
    only = next(iter(kinds)) if len(kinds) == 1 and not column.unlettered else None
    kind = column.unlettered or only or ActionKind.CONSENT_TO_BE_BOUND
    if letter:
        return kind, f"the letter {letter!r} is explained nowhere"
    return kind, "no letter, and the heading names no act for a date without one"


def read_cross(text: str) -> Cross | None:
    """Read a cell that says by a cross whether a participant consented, or None where there is no cross.

    Examples
    --------
    >>> read_cross("x (18 July 2002)"), read_cross("X"), read_cross("no")
    (Cross(day=datetime.date(2002, 7, 18), unread=''), Cross(day=None, unread=''), None)
    """
    text = bare(text)
    match = _CROSS.match(text)
    if not match or len(text) > LONGEST_CELL:
        return None
    rest = text[match.end() :]
    found = next((one for one in dates(rest) if one.day), None)
    unread = rest.replace(found.printed, "", 1) if found else rest
    return Cross(found.day if found else None, "" if _NOTHING.fullmatch(_LOOSE_MARKS.sub("", unread)) else rest.strip())
