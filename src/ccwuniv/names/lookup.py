"""From a name or code, however it is written, to the codes of what it may mean."""

from __future__ import annotations

import datetime as dt
import re

from ccwuniv.names import nametable as table
from ccwuniv.names.iso3166 import alpha_3
from ccwuniv.names.schemes import meant_by
from ccwuniv.names.text import letters
from ccwuniv.names.wording import words
from ccwuniv.names.years import ALWAYS, Bearer, Period, bearers, dated_names, exact, meant

__all__ = ["LONGEST_NAME", "bearers_of", "codes_of", "depends_on_day", "is_number", "known"]

LONGEST_NAME = 200
_NUMBER = re.compile(r"\s*\d{1,4}(\.0+)?\s*")


def known(name: object, when: Period | None, *, spoken: bool = False) -> str | None:
    """Return the state that a name means at a time, if it means one."""
    if not isinstance(name, str):
        return None
    if (when is None or name not in dated_names()) and (found := exact().get(name)):
        return found
    codes = codes_of(name, when, spoken=spoken)
    return codes[0] if len(codes) == 1 and codes[0] in table.states() else None


def codes_of(name: str, when: Period | None, *, spoken: bool = False) -> tuple[str, ...]:
    """Return the codes that a code or name may mean at a time, of states and of what is none."""
    if len(name) > LONGEST_NAME * 5:  # no name, however it is written
        return ()
    if several := _of_code(name.strip().upper(), when):
        return several
    for key, index, found in ((letters(name), "letters", table.by_letters), (words(name), "words", table.by_words)):
        if key in found():
            borne = bearers(key, index)
            return meant(borne, when, spoken=spoken) if borne else found()[key]
    return ()


def bearers_of(name: str) -> tuple[Bearer, ...]:
    """Return who bears or bore a name, where a day matters for it."""
    return bearers(letters(name), "letters") or bearers(words(name), "words")


def depends_on_day(name: str) -> bool:
    """Say whether a name means one state or another by the day, and none without one.

    Examples
    --------
    >>> depends_on_day("Yugoslavia"), depends_on_day("Congo"), depends_on_day("Korea")
    (True, False, False)
    """
    several = bearers_of(name) if len(name) <= LONGEST_NAME else ()
    return len(meant(several, None)) > 1 and all((one.since, one.until) != ALWAYS for one in several)


def is_number(name: str) -> bool:
    """Say whether a text is a bare number, which may be a code of several lists."""
    return bool(_NUMBER.fullmatch(name))


def _of_code(code: str, when: Period | None) -> tuple[str, ...]:
    """Return what a code of ISO 3166 may mean at a time; nothing for any other."""
    if len(code) not in (2, 3) or not code.isascii() or not code.isalpha():
        return ()
    several = meant_by(code, "iso_alpha2", None) if len(code) == 2 else ()
    if len(several) > 1:
        days = map(dt.date.fromisoformat, when or ())
        return tuple({iso3 for day in days for iso3 in meant_by(code, "iso_alpha2", day)}) if when else several
    current = alpha_3(code)
    return (current,) if current in table.states() or current in table.reasons() else ()
