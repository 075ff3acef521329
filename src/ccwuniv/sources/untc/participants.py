"""Who a participant is: from its cell to its name, its marks and its state."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ccwuniv.errors import NotAParticipantError, UnknownStateError
from ccwuniv.sources.untc.limits import LONGEST_NAME, MOST_SUGGESTIONS
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.text import bare, name_and_marks

__all__ = ["Who", "iso3_of", "state_of", "who_is"]


class Who(NamedTuple):
    """A participant as its cell prints it: the name, its marks and brackets, and the state, or why it is none."""

    printed: str
    marks: tuple[str, ...] = ()
    bracketed: bool = False
    iso3: str | None = None
    why: str = ""


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
    from ccwuniv.names import resolve

    if code := state_of(name):
        return code, ""
    if len(name) > LONGEST_NAME:
        return None, f"a name of {len(name):,} characters is no state's"
    page.unknown_names += 1
    if page.unknown_names > MOST_SUGGESTIONS:
        return None, "no state known here, like many other names of this page"
    try:
        return resolve(name), ""
    except NotAParticipantError as error:
        return None, f"no state of the depositary's practice: {error.reason}"
    except UnknownStateError as error:
        return None, str(error)


def who_is(text: str, page: Page) -> Who:
    """Read the cell of a participant."""
    bracketed = text.startswith("[")
    name, marks = name_and_marks(bare(text))
    if bracketed:
        name, inner = name_and_marks(name.strip("[] "))
        marks += inner
    return Who(name, tuple(dict.fromkeys(marks)), bracketed, *iso3_of(name, page)) if name else Who("")
