"""From any usual name of an instrument to its code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccwuniv.errors import UnknownInstrumentError, quoted

if TYPE_CHECKING:
    from ccwuniv.records import Instrument

__all__ = ["InstrumentNames"]

_NOT_WORD = re.compile(r"[\W_]+")


def _normal(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return _NOT_WORD.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


_LONGEST_TITLE = 1_000


class InstrumentNames:
    """The names of a registry's instruments: codes, aliases, short and full titles in every language.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> InstrumentNames(reg.instruments).known[:3]
    ('CCW', 'A1', 'P1')
    """

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        self._printed: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self.known: tuple[str, ...] = ()
        for instrument in instruments:
            self.known += (instrument.code,)
            titles = [title for name in instrument.names.values() for title in (name.short, name.full)]
            for name in (instrument.code, *instrument.aliases, *titles):
                self._codes.setdefault(_normal(name), instrument.code)
                self._printed.setdefault(_normal(name), name)

    def resolve(self, name: object) -> str:
        """Return the code of the instrument that a name means.

        Raises
        ------
        UnknownInstrumentError
            With the codes of the registry and the closest names.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> InstrumentNames(reg.instruments).resolve("amended protocol ii")
        'AP2'
        """
        wanted = _normal(name) if isinstance(name, str) and len(name) <= _LONGEST_TITLE else ""
        if wanted and wanted in self._codes:
            return self._codes[wanted]
        raise UnknownInstrumentError(
            name if isinstance(name, str) else quoted(name), self.known, self._closest(wanted) if wanted else ()
        )

    def _closest(self, wanted: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process

        found = process.extract(wanted, list(self._printed), scorer=fuzz.ratio, limit=3, score_cutoff=50)
        return tuple(self._printed[normal] for normal, _, _ in found)
