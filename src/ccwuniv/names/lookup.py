"""Find the codes of the states that a name or code, however written, may mean."""

from __future__ import annotations

import re
from functools import lru_cache

from ccwuniv.names import nametable as table
from ccwuniv.names.iso3166 import alpha_3, withdrawn
from ccwuniv.names.schemes import past_bearers
from ccwuniv.names.text import letters
from ccwuniv.names.wording import words
from ccwuniv.names.years import ALWAYS, Bearer, Period, bearers, dated_names, exact, lives, matters, meant

__all__ = [
    "LONGEST_NAME",
    "bearers_of",
    "codes_of",
    "depends_on_day",
    "has_years",
    "is_code",
    "is_number",
    "is_over",
    "known",
]

LONGEST_NAME = 200
_NUMBER = re.compile(r"\s*\d{1,4}(\.0+)?\s*")


def known(name: object, when: Period | None, *, spoken: bool = False) -> str | None:
    """Return the state that a name means at a time, if it means one."""
    if not isinstance(name, str):
        return None
    if when is None and name in table.states():
        return name
    if (when is None or not (name in dated_names() or name in lives())) and (found := exact().get(name)):
        return found
    codes = codes_of(name, when, spoken=spoken)
    return codes[0] if len(codes) == 1 and codes[0] in table.states() else None


def codes_of(name: str, when: Period | None, *, spoken: bool = False) -> tuple[str, ...]:
    """Return the codes that a code or name may mean at a time, of states and other entities."""
    if len(name) > LONGEST_NAME * 5:  # no name, however it is written
        return ()
    if several := bearers_of_code(name.strip().upper()):
        return _of_code(name.strip().upper(), several, when)
    for key, index, found in ((letters(name), "letters", table.by_letters), (words(name), "words", table.by_words)):
        if key in found():
            borne = bearers(key, index)
            return meant(borne, when, spoken=spoken) if borne else found()[key]
    return ()


def bearers_of(name: str) -> tuple[Bearer, ...]:
    """Return the states that bear or bore a name, if the day matters."""
    several = bearers_of_code(name.strip().upper())
    if several:
        return several if matters(several) else ()
    return bearers(letters(name), "letters") or bearers(words(name), "words")


def has_years(name: str) -> bool:
    """Say whether a day may change what a name or code means.

    Examples
    --------
    >>> has_years("Zaire"), has_years("ZAR"), has_years("Congo"), has_years("France")
    (True, True, True, False)
    """
    return len(name) <= LONGEST_NAME and bool(bearers_of(name))


def depends_on_day(name: str) -> bool:
    """Say whether a name means different states on different days, and none without a day.

    Examples
    --------
    >>> depends_on_day("Yugoslavia"), depends_on_day("Congo"), depends_on_day("Korea")
    (True, False, False)
    """
    several = bearers_of(name) if len(name) <= LONGEST_NAME else ()
    return len(meant(several, None)) > 1 and all((one.since, one.until) != ALWAYS for one in several)


def is_over(name: str, day: str) -> bool:
    """Say whether no state bore a name any longer on a day.

    Examples
    --------
    >>> is_over("Zaire", "1999-01-01"), is_over("Zaire", "1965-01-01"), is_over("France", "1999-01-01")
    (True, False, False)
    """
    several = bearers_of(name) if len(name) <= LONGEST_NAME else ()
    return bool(several) and all(one.until < day for one in several)


def is_number(name: str) -> bool:
    """Say whether a text is a bare number, which may be a code of several lists."""
    return bool(_NUMBER.fullmatch(name))


def is_code(name: str) -> bool:
    """Say whether a text is a present or former code of a state, of ISO 3166 or of that form."""
    return bool(bearers_of_code(name.strip().upper()))


@lru_cache(maxsize=2048)
def bearers_of_code(code: str) -> tuple[Bearer, ...]:
    """Return the states that bear or bore an ISO 3166 code in capitals, and when; none for other texts.

    A present code means its state on earlier days, too; a withdrawn one has its years. The code of a former state
    that ISO never had is that state's as long as it was one.

    Examples
    --------
    >>> bearers_of_code("DD"), bearers_of_code("XRV")[0].until, bearers_of_code("SUDAN")
    ((Bearer(code='DDR', since='0000-01-01', until='1990-10-29'),), '1976-07-01', ())
    """
    if len(code) not in (2, 3) or not code.isascii() or not code.isalpha():
        return ()
    past = past_bearers(code, "iso2" if len(code) == 2 else "iso_alpha3")
    if past:
        return past
    if ended := withdrawn(code):
        return (Bearer(ended[0], ALWAYS[0], ended[1]),)
    current = alpha_3(code)
    if current not in table.states() and current not in table.reasons():
        return ()
    return (Bearer(current, *lives().get(current, ALWAYS)),)


def _of_code(code: str, several: tuple[Bearer, ...], when: Period | None) -> tuple[str, ...]:
    """Return what a code may mean at a time; without one the code of a state here means that state."""
    return (code,) if when is None and code in table.states() else meant(several, when)
