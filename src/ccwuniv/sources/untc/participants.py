"""Identify a participant from its cell: its name, its marks and its state."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from typing import NamedTuple

from ccwuniv._support import data_directory
from ccwuniv.errors import NotAParticipantError, UnknownStateError
from ccwuniv.sources.untc.limits import LONGEST_NAME, MOST_SUGGESTIONS
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.phrases.meanings import fold
from ccwuniv.sources.untc.text import bare, name_and_marks

__all__ = ["Who", "iso3_of", "state_of", "territory_of", "who_is"]

_OF_THIS_CONVENTION = re.compile(r"(?:;|, before) the Convention\b[^;.]*")
_ACTS_FOR = re.compile(r"for which (?:the )?(.+?) acts in treaties|region of (\w+), which acts for it")


class Who(NamedTuple):
    """A participant as its cell prints it: name, marks, brackets, and the state or why there is none.

    ``territories`` are those for which alone it acted.
    """

    printed: str
    marks: tuple[str, ...] = ()
    bracketed: bool = False
    iso3: str | None = None
    why: str = ""
    territories: tuple[str, ...] = ()


def state_of(name: str) -> str | None:
    """Return the code of a participant, or None.

    Examples
    --------
    >>> state_of("Viet Nam"), state_of("Atlantis")
    ('VNM', None)
    """
    return _known(name) if len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=1024)
def _known(name: str) -> str | None:
    from ccwuniv.names import resolve_many

    return resolve_many([name], errors="none")[0]


def iso3_of(name: str, page: Page) -> tuple[str | None, str]:
    """Return the code of a participant of a page, or None and why it has none."""
    if code := state_of(name):
        return code, ""
    if len(name) > LONGEST_NAME:
        return None, f"a name of {len(name):,} characters is not a state's"
    page.unknown_names += 1
    if page.unknown_names > MOST_SUGGESTIONS:
        return None, "no state known here, like many other names of this page"
    refused, why = _refused(name)
    if refused and not page.of_this_convention:
        why = _OF_THIS_CONVENTION.sub("", why)
    return None, f"no state of the depositary's practice: {why}" if refused else why


@lru_cache(maxsize=1024)
def _refused(name: str) -> tuple[bool, str]:
    """Return whether a name is known to belong to no possible participant, and the reason."""
    from ccwuniv.names import resolve

    try:
        return False, resolve(name)
    except NotAParticipantError as error:
        return True, error.reason
    except UnknownStateError as error:
        return False, str(error)


def territory_of(name: str) -> str | None:
    """Return the code of the state that acts for a territory, or None where the name is not a known territory's.

    Examples
    --------
    >>> territory_of("Aruba"), territory_of("Hong Kong"), territory_of("Aragon")
    ('NLD', 'CHN', None)
    """
    return _territories().get(fold(name)) if len(name) <= LONGEST_NAME else None


@cache
def _territories() -> dict[str, str]:
    """Return the states that act for territories, by the names of these."""
    found: dict[str, str] = {}
    with (data_directory() / "not_participants.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if (acts := _ACTS_FOR.search(line["reason"])) and (iso3 := state_of(acts[1] or acts[2])):
                found[fold(line["name"])] = iso3
    return found


def who_is(text: str, page: Page) -> Who:
    """Read the cell of a participant."""
    if (who := _who(text)).iso3 or not who.printed:
        return who
    return who._replace(iso3=None, why=iso3_of(who.printed, page)[1])


@lru_cache(maxsize=2048)
def _who(text: str) -> Who:
    bracketed = text.startswith("[")
    name, marks = name_and_marks(bare(text))
    if bracketed:
        name, inner = name_and_marks(name.strip("[] "))
        marks += inner
    return Who(name, tuple(dict.fromkeys(marks)), bracketed, state_of(name)) if name else Who("")
