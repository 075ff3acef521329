"""What stands in one cell: dates with their letters and brackets, or a cross."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.columns import USUAL_LETTERS, Column, kind_of
from ccwuniv.sources.untc.dates import dates, usual_date
from ccwuniv.sources.untc.limits import LONGEST_CELL
from ccwuniv.sources.untc.text import bare

__all__ = ["Act", "Cross", "Reading", "read_cell", "read_cross"]

_LETTER = re.compile(r"[\s(,:-]*([A-Za-z]{1,3})(?![A-Za-zÀ-ÿ])")
_YEAR = re.compile(r"\d{4}")
_AT_THE_END = re.compile(r"[\s\d,;.)\]]*(?:$|\[)")
_WORDS = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ]{3,}")
_NOTHING = re.compile(r"(?:[\s.,;:()\[\]*†‡/&–—-]|\b(?:and|et)\b)*")
_LOOSE_MARKS = re.compile(r"(?<![\d/])\d{1,3}(?:\s*,\s*\d{1,3})*(?![\d/])")
_CROSS = re.compile(r"[\[(\s]*[xX×✓✔][\])]*(?![A-Za-z])")


class Act(NamedTuple):
    """One date of a cell, and what it means by the letter beside it and the column's heading."""

    kind: ActionKind
    day: dt.date
    letter: str
    bracketed: bool
    remark: str = ""


class Reading(NamedTuple):
    """What a cell holds: its acts, loose footnote marks, and what was not understood."""

    acts: tuple[Act, ...] = ()
    marks: tuple[str, ...] = ()
    unread: str = ""


class Cross(NamedTuple):
    """A cross in a column of its own, with the day printed beside it where there is one."""

    day: dt.date | None
    unread: str = ""


def read_cell(text: str, column: Column, *, month_before_day: bool = False) -> Reading:
    """Read a cell of dates.

    Parameters
    ----------
    text : str
        Such as ``28 Aug 2002 a``, ``[12 May 2004 a]``, ``24 Oct 1995, 5 Jan 1999 a``.
    column : Column
        What the letters of its column mean.
    month_before_day : bool
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
    if usual := usual_date(text):
        return Reading((_act(*usual, None, column),))
    if len(text) > LONGEST_CELL:
        return Reading(unread=text)
    text = bare(text)
    found = list(dates(text, month_before_day=month_before_day))
    acts, left, position = [], [], 0
    for n, one in enumerate(found):
        end = found[n + 1].start if n + 1 < len(found) else len(text)
        before, after = text[position : one.start], text[one.end : end]
        letter = _letter(after, column)
        position = one.end + (letter.end() if letter else 0)
        word = None if letter else _word(after) or (_word(before) if n == 0 else None)
        if word:
            before, position = before.replace(word, ""), one.end
            after = after.replace(word, "", 1) if word in after else after
        left.append(before if one.day else f"{before} {one.printed}")
        if n + 1 == len(found):
            left.append(text[position:].replace(word or "", "", 1))
        if one.day:
            bracketed = text[: one.start].count("[") > text[: one.start].count("]")
            remark = "" if _YEAR.search(one.printed) else f"{one.printed!r}: a year of two digits"
            acts.append(_act(one.day, letter[1] if letter else "", word, column, bracketed=bracketed, remark=remark))
    unread = " ".join(left if found else [text])
    marks = (
        tuple(mark for run in _LOOSE_MARKS.findall(unread) for mark in run.replace(",", " ").split()) if acts else ()
    )
    rest = _LOOSE_MARKS.sub("", unread) if acts else unread
    return Reading(tuple(acts), marks, "" if _NOTHING.fullmatch(rest) else rest.strip(" ,;:") if acts else text)


def _letter(after: str, column: Column) -> re.Match[str] | None:
    match = _LETTER.match(after)
    known = match and (match[1] in column.letters or match[1] in USUAL_LETTERS)
    unknown = match and match[1].lower() not in {"and", "et"} and _AT_THE_END.match(after, match.end())
    return match if known or unknown else None


def _word(text: str) -> str | None:
    return next((words for words in _WORDS.findall(text) if kind_of(words)), None)


def _act(
    day: dt.date, letter: str, word: str | None, column: Column, *, bracketed: bool = False, remark: str = ""
) -> Act:
    named = kind_of(word) if word else None
    if named:
        return Act(named, day, (word or "").strip(), bracketed, remark)
    if letter in column.letters:
        return Act(column.letters[letter], day, letter, bracketed, remark)
    if not letter and column.unlettered:
        return Act(column.unlettered, day, "", bracketed, _joined(remark, column.remark))
    kind, why = _fallback(letter, column)
    return Act(kind, day, letter, bracketed, _joined(remark, why))


def _joined(*remarks: str) -> str:
    return "; ".join(remark for remark in remarks if remark)


def _fallback(letter: str, column: Column) -> tuple[ActionKind, str]:
    """Return the kind of an act whose letter, or lack of one, the heading does not explain, and why it is this."""
    if letter in USUAL_LETTERS and letter:
        return USUAL_LETTERS[letter], f"the heading does not explain the letter {letter!r}; taken as the site uses it"
    kinds = set(column.letters.values())
    only = next(iter(kinds)) if len(kinds) == 1 and not column.unlettered else None
    kind = column.unlettered or only or ActionKind.CONSENT_TO_BE_BOUND
    if letter:
        return kind, f"the letter {letter!r} is explained nowhere"
    return kind, "no letter, and the heading gives no act without one"


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
