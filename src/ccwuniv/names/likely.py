"""What an abbreviated, cut or transliterated name is likely to mean: "S. Leone", "Sao Tome", «Алемания»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from ccwuniv.names import nametable as table
from ccwuniv.names.text import FOLDING, letters
from ccwuniv.names.wording import ARTICLES, words

__all__ = ["likely_rows", "transliterated"]

_MOST = 5
"""The most states to suggest; if more are possible, none is suggested."""

_SHORTEST = 4
_PIECE = re.compile(r"\w+\.?")
_LEFT_OUT = ARTICLES | frozenset("and et y e и".split())
_LATIN = dict(
    zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufie", strict=True),
    ж="j", й="i", х="h", ц="c", ч="ch", ш="sh", щ="sh", ъ="", ь="", ю="iu", я="ia",
)  # fmt: skip


def likely_rows(name: str, language: str) -> list[list[str]]:
    """Return the rows of the names that an abbreviated or cut name is likely to mean; none where it may mean many.

    Each letter or abbreviation with a point must begin the word in its place; a name that is cut must begin a longer
    one. A present name in the language goes before all others.

    Examples
    --------
    >>> [sorted({row[0] for row in likely_rows(name, "en")}) for name in ("S. Leone", "Sao Tome", "Papua", "Lenoe")]
    [['SLE'], ['STP'], ['PNG'], []]
    """
    pieces = [piece for piece in _PIECE.findall(name.translate(FOLDING)) if piece not in _LEFT_OUT]
    if any(len(piece.rstrip(".")) == 1 or piece.endswith(".") for piece in pieces):
        return _few((row for _, plain, row in _in_order() if _fits(pieces, plain)), language)
    key = words(name)
    if len(key) < _SHORTEST or len(letters(name)) < _SHORTEST - 1 or letters(name) >= "\u2e80":
        return []
    wanted = f"{' '.join(pieces)} "
    names = _in_order()
    first, last = (bisect_left(names, (edge,)) for edge in (wanted, f"{wanted}\U0010ffff"))
    return _few((row for _, _, row in names[first:last]), language)


@cache
def _in_order() -> list[tuple[str, list[str], list[str]]]:
    """Return the names of the table in the order of their words: as one text, word by word, and the row."""
    return sorted((" ".join(plain), plain, row) for row in table.name_rows() for plain in (_plain(row[3]),))


def _plain(name: str) -> list[str]:
    return [piece.rstrip(".") for piece in _PIECE.findall(name.translate(FOLDING)) if piece not in _LEFT_OUT]


def _fits(pieces: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether each piece equals the word in its place, or is an abbreviation of it."""
    if len(whole) != len(pieces) or not any(len(piece) > 2 for piece in whole):
        return False
    plain = zip(pieces, whole, strict=True)
    return all(
        word.startswith(piece.rstrip(".")) and (len(word) > 1 or piece.rstrip(".") == word)
        if len(piece) == 1 or piece.endswith(".")
        else word == piece
        for piece, word in plain
    )


def _few(rows: Iterable[list[str]], language: str) -> list[list[str]]:
    every = list(rows)
    found = [row for row in every if row[1] == language and row[2] != "former"] or every
    return found if len({row[0] for row in found}) <= _MOST else []


def transliterated(key: str) -> str:
    """Return Russian letters as Latin ones, as a name of another language may be written in them; others as they are.

    Examples
    --------
    >>> transliterated("алемания"), transliterated("france")
    ('alemaniia', 'france')
    """
    return "".join(_LATIN.get(letter, letter) for letter in key)
