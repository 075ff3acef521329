"""Qualifiers beside a name that make it another state's name: "S. Sudan", "Sudan, S.", "Congo (Rep. of the)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ccwuniv.names import nametable as table
from ccwuniv.names.text import Flat
from ccwuniv.names.wording import ARTICLES, DIRECTIONS, QUALIFYING_ABBREVIATIONS, QUALIFYING_WORDS, in_order
from ccwuniv.names.years import Period, bearers, meant

__all__ = ["Whole", "whole_name"]

_REACH = 48
_PIECE = re.compile(r"[^\W\d_]+\.?|\S")
_WORD_BEFORE = re.compile(r"([^\W\d_]{2,})\W*$")
_WORD_AFTER_IT = re.compile(r"[a-zа-я]").match
_WORD_AFTER = re.compile(r"[ ,(]+([^\W\d_]+)").match
_BESIDE = ARTICLES | QUALIFYING_WORDS.keys() | QUALIFYING_ABBREVIATIONS.keys()
_AND = frozenset("and et y e or ou o u и или".split())
_APOSTROPHES = frozenset("'’‘ʼ`´＇")
# By themselves these letters make another name of the one beside them, whether or not the table has that: before it
# another letter numbers a heading; after it "I" and "A" are words, "V" and "X" figures.
_ALONE_BEFORE = frozenset("nsewodrсювз")
_ALONE_AFTER = frozenset("bcdefghjklmnopqrstuwyz")
_PREPOSITIONS = frozenset("взоск")
# Words, too, unless they have a point.
_AMBIGUOUS = frozenset("so no am".split())


class Whole(NamedTuple):
    """A name with its qualifiers: its place in the text, and its state, or none."""

    start: int
    end: int
    iso3: str


class _Piece(NamedTuple):
    start: int
    end: int
    word: str
    plain: str
    """Its folded form; empty for an article."""

    pointed: bool
    capital: bool


def whole_name(
    flat: Flat, text: str, base: str, alone: Whole, first: int, last: int, when: Period | None = None
) -> Whole:
    """Return the whole name around a name that may be part of a longer one.

    Parameters
    ----------
    flat, text : Flat, str
        The flat text, and the text itself.
    base : str
        The words of the name.
    alone : Whole
        The name by itself.
    first, last : int
        Where the mention before it ends, and where the next name begins.
    when : tuple of str, optional
        The time of the text.

    Returns
    -------
    Whole
        The longest name there that the table has. Where it has none, the name alone; with no state, if what is beside
        it makes it another.
    """
    before: list[_Piece] = []
    after: list[_Piece] = []
    closed = alone.end
    here = flat.text[max(first, alone.start - _REACH) : alone.start].replace(".", " ").split()
    if here and _may_qualify(here[-1]):
        before = _before(flat, text, max(first, alone.start - _REACH), alone.start)
    if (there := _WORD_AFTER(flat.text, alone.end)) and _may_qualify(there[1]):
        after, closed = _after(flat, text, alone.end, last)
    if not before and not after:
        return alone
    for left, right in ((before, after), (before, []), ([], after)):
        key = in_order([base, *_plain(left), *_plain(right)]) if left or right else ""
        if key not in table.by_words():
            continue
        several = bearers(key, "words")
        codes = meant(several, when, spoken=True) if several else table.by_words()[key]
        found = codes[0] if len(codes) == 1 and codes[0] in table.states() else ""
        small = bool(left) and not left[0].capital and all(piece.plain != "rep" for piece in left)
        start, end = left[0].start if left else alone.start, closed if right else alone.end
        return Whole(start, end, "" if small and found != alone.iso3 else found)
    another = _another(before, _ALONE_BEFORE) or _another(after, _ALONE_AFTER)
    return alone._replace(iso3="") if another else alone


def _may_qualify(word: str) -> bool:
    return len(word) == 1 or word in _BESIDE


def _another(pieces: list[_Piece], alone: frozenset[str]) -> bool:
    """Say whether a name belongs to a longer one, though the table has no such longer name."""
    read = [piece for piece in pieces if piece.plain]
    if len(read) == 1 and len(read[0].word) == 1:
        return read[0].word in alone or (read[0].pointed and alone is _ALONE_AFTER)
    abbreviated = any(piece.pointed or piece.word in QUALIFYING_ABBREVIATIONS for piece in read)
    return abbreviated and all(
        piece.word in QUALIFYING_ABBREVIATIONS or piece.word in QUALIFYING_WORDS for piece in read
    )


def _plain(pieces: Iterable[_Piece]) -> list[str]:
    return [piece.plain for piece in pieces if piece.plain]


def _before(flat: Flat, text: str, first: int, start: int) -> list[_Piece]:
    """Return the qualifiers and articles right before a name, the first of them a qualifier."""
    found: list[_Piece] = []
    for match in reversed(list(_PIECE.finditer(flat.text, first, start))):
        piece = _piece(flat, text, match)
        if piece is None or flat.text[match.start() - 1 : match.start()].isalnum():
            break
        if piece.plain in DIRECTIONS and found and not found[0].plain:  # the south of Sudan
            break
        found.insert(0, piece)
    while found and not found[0].plain:
        del found[0]
    return found


def _after(flat: Flat, text: str, end: int, last: int) -> tuple[list[_Piece], int]:
    """Return the qualifiers and articles directly after a name, and where they end, if they belong to it."""
    nothing: tuple[list[_Piece], int] = [], end
    pieces = list(_PIECE.finditer(flat.text, end, end + _REACH))
    if not pieces or flat.text[end].isalnum():
        return nothing
    opening = pieces[0].group()
    marked = opening in ("(", ",")
    if not marked and "\n" in text[flat.origin(end - 1) : flat.origin(pieces[0].start())]:
        return nothing
    found: list[_Piece] = []
    for match in pieces[marked:]:
        piece = _piece(flat, text, match)
        if piece is None or not (marked or piece.capital or piece.pointed or (not piece.plain and piece.word != "s")):
            break
        found.append(piece)
    here = len(found) + marked
    following = pieces[here] if here < len(pieces) else None
    if not _plain(found) or found[-1].end > last:
        return nothing
    if opening == "(":
        closed = following is not None and following.group() == ")" and not _WORD_AFTER_IT(flat.text, following.end())
        return (found, following.end()) if closed and following else nothing
    if not (marked or found[-1].plain) or (following and _goes_on(flat, text, found[-1].end, following)):
        return nothing
    return found, found[-1].end


def _goes_on(flat: Flat, text: str, end: int, following: re.Match[str]) -> bool:
    """Say whether a word follows on the same line that may be part of the name."""
    word = following.group().rstrip(".")
    there = text[flat.origin(end - 1) : flat.origin(following.start())]
    return word[:1].isalpha() and word not in _AND and "\n" not in there


def _piece(flat: Flat, text: str, match: re.Match[str]) -> _Piece | None:
    """Return a qualifier, an article or an initial, or nothing for another word."""
    word, pointed = match.group().rstrip("."), match.group().endswith(".")
    origin = flat.origin(match.start())
    capital = text[origin].isupper()
    if len(word) == 1:
        plain = _initial(text, origin, word, pointed)
    elif word in ARTICLES:
        plain = None if pointed else ""
    elif word in QUALIFYING_WORDS:
        plain = None if pointed and word not in QUALIFYING_ABBREVIATIONS else QUALIFYING_WORDS[word]
    else:
        plain = QUALIFYING_ABBREVIATIONS.get(word)
        initials = plain is not None and " " in plain
        unpointed = word not in _AMBIGUOUS and (text[origin + 1].isupper() if initials else capital)
        plain = plain if pointed or unpointed else None
    return None if plain is None else _Piece(match.start(), match.end(), word, plain, pointed, capital)


def _initial(text: str, origin: int, word: str, pointed: bool) -> str | None:
    """Return the folded form of a single letter; empty for an article, None for a word."""
    if text[origin - 1 : origin] in _APOSTROPHES and word == "s":
        return ""
    if text[origin + 1 : origin + 2] in _APOSTROPHES and word in "ld":
        return ""
    if not text[origin].isupper() or (not pointed and (word in _PREPOSITIONS or _between_capitals(text, origin, word))):
        return None
    return QUALIFYING_ABBREVIATIONS.get(word, word)


def _between_capitals(text: str, origin: int, word: str) -> bool:
    """Say whether a letter is "and" or "or" between words in capitals."""
    there = _WORD_BEFORE.search(text, max(0, origin - _REACH), origin)
    return word in "eoy" and there is not None and there.group(1).isupper()
