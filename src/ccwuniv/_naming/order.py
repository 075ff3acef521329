"""The order in which a reader expects names: by their letters, whatever their accents and their case."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["name_order"]

_LETTERS_OF_THEIR_OWN = "йў"
"""Letters that Unicode takes apart and that an alphabet has beside the plain ones."""


@lru_cache(maxsize=4096)
def name_order(name: str) -> tuple[str, str]:
    """Return the key by which a name is sorted: without case and accents first; the name itself where two are alike.

    Examples
    --------
    >>> sorted(["Croatia", "Côte d'Ivoire", "Costa Rica", "Éire"], key=name_order)
    ['Costa Rica', "Côte d'Ivoire", 'Croatia', 'Éire']
    >>> sorted(["Йемен", "Италия", "Казахстан"], key=name_order)
    ['Италия', 'Йемен', 'Казахстан']
    """
    return "".join(map(_plain, unicodedata.normalize("NFC", name).casefold())), name


def _plain(letter: str) -> str:
    if letter in _LETTERS_OF_THEIR_OWN:
        return letter
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in apart if not unicodedata.combining(part))
