"""The order in which a reader expects names: by their letters, whatever their accents and their case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.records import State

__all__ = ["by_name", "in_name_order", "name_order", "names_in_order"]

_LETTERS_OF_THEIR_OWN = "йў"
"""Letters that Unicode splits into letter and accent, but that are letters of their own in an alphabet."""


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
    if name.isascii():
        return name.casefold(), name
    return "".join(map(_plain, unicodedata.normalize("NFC", name).casefold())), name


def _plain(letter: str) -> str:
    if letter in _LETTERS_OF_THEIR_OWN:
        return letter
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in apart if not unicodedata.combining(part))


@explained
def by_name(states: State | Iterable[State]) -> list[State]:
    """Return states in the order of the names under which they are shown.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [state.iso3 for state in by_name(map(reg.state, ["GBR", "CIV", "CRI"]))]
    ['CRI', 'CIV', 'GBR']
    """
    several: Iterable[Any] = [states] if hasattr(states, "iso3") else states
    return sorted(several, key=lambda state: name_order(state.name))


def names_in_order(states: str | Iterable[str], language: str = "en") -> list[str]:
    """Return the short names of states, given by their codes, in the order of these names.

    Examples
    --------
    >>> names_in_order(["DEU", "CIV", "FRA"], "fr")
    ['Allemagne', "Côte d'Ivoire", 'France']
    """
    from ccwuniv.names import resolving as names

    several = [states] if isinstance(states, str) else states
    return sorted((names.name(iso3, language) for iso3 in several), key=name_order)  # type: ignore[arg-type]


def in_name_order(names: pd.Series[str]) -> pd.Series[str]:
    """Return the key of a column of names, for ``DataFrame.sort_values(key=...)``; a column of anything else as it is.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"years": [2, 1, 1], "name": ["Chad", "Côte d'Ivoire", "Costa Rica"]})
    >>> frame.sort_values(["years", "name"], key=in_name_order)["name"].tolist()
    ['Costa Rica', "Côte d'Ivoire", 'Chad']
    """
    is_of_names = getattr(names, "name", None) == "name"
    return names.map(lambda name: "\0".join(name_order(name))) if is_of_names else names
