"""The names most like one that may be misspelt."""

from __future__ import annotations

from collections.abc import Iterable

from ccwuniv._support import explained, one_of
from ccwuniv.errors import OptionError
from ccwuniv.names import nametable as table
from ccwuniv.names.likely import likely_rows, transliterated
from ccwuniv.names.lookup import LONGEST_NAME, known
from ccwuniv.names.nametable import Language
from ccwuniv.names.text import letters

__all__ = ["closest", "nearest"]

_CLOSE = 70.0
_NEARLY_AS_CLOSE = 12.0
_CANDIDATES = 8
_FORMS = ("short", "formal", "former", "variant")


@explained
def closest(name: str, limit: int = 5, language: Language = "en") -> tuple[str, ...]:
    """Return the known names most like one that may be misspelt, best first, one for each state.

    An abbreviated or cut name is read as such: "S. Leone", "Sao Tome". Any other is compared with the names in all six
    languages; those that are much further from it than the best one are left out.

    Parameters
    ----------
    name : str
        A name in any of the six languages.
    limit : int
        How many at most.
    language : {"en", "ar", "es", "fr", "ru", "zh"}
        The language of the names that are returned, which is that of the message they are in.

    Returns
    -------
    tuple of str
        Names that :func:`resolve` knows; empty where nothing comes close.

    Raises
    ------
    OptionError
        For a negative limit, or another language.

    Examples
    --------
    >>> closest("Kyrgistan"), closest("Koreaa", limit=2), closest("Atlantis")
    (('Kyrgyzstan',), ('Republic of Korea', "Democratic People's Republic of Korea"), ())
    >>> closest("Alemannia"), closest("Alemannia", language="es")
    (('Germany',), ('Alemania',))
    """
    if not isinstance(limit, int) or limit < 0:
        raise OptionError("limit", limit, ("a number of names",))
    one_of("language", language, table.LANGUAGES)
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not (key := letters(name)):
        return ()
    near = [(100.0, row) for row in likely_rows(name, language)] or _near(key, limit)
    near.sort(key=lambda one: (-one[0], one[1][1] != language, _FORMS.index(one[1][2])))
    found: dict[str, str] = {}
    for score, (iso3, spoken, _, written, *_) in near:
        if score < near[0][0] - _NEARLY_AS_CLOSE:
            break
        means = known(written, None)
        if means in (iso3, None):
            found.setdefault(iso3, written if spoken == language and means else _short(iso3, language))
    return tuple(found.values())[:limit]


def _near(key: str, limit: int) -> list[tuple[float, list[str]]]:
    """Return the rows of names like one, each with its similarity; Russian letters are also compared as Latin ones."""
    from rapidfuzz import fuzz, process

    found: list[tuple[float, list[str]]] = []
    for written in dict.fromkeys((key, transliterated(key))):
        keys, rows = table.spelt(written)
        most = _CANDIDATES * min(limit, len(keys))
        near = process.extract(written, keys, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=most)
        found += [(score, rows[place]) for _, score, place in near]
    return found


def nearest(text: str, among: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the words most like one that may be misspelt, best first, by the measure of :func:`closest`.

    Examples
    --------
    >>> nearest("Melanesai", ["Melanesia", "GRULAC", "parties"]), nearest("not party", ["not_party", "parties"])
    (('Melanesia',), ('not_party',))
    """
    from rapidfuzz import fuzz, process

    words = list(among)
    near = process.extract(letters(text), map(letters, words), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=limit)
    return tuple(words[place] for _, _, place in near)


def _short(iso3: str, language: Language) -> str:
    """Return a name of a state that means it alone: its short one, if that does."""
    rows = table.rows_of()[iso3, language]
    present = [row[3] for form in ("short", "formal", "variant") for row in rows if row[2] == form]
    return next((name for name in present if known(name, None) == iso3), present[0])
