"""The sources of an act: how much of each was seen, and the numbers that they print."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from ccwuniv.outreach.checked import Checked
from ccwuniv.outreach.codes import Text

__all__ = ["ActSource", "FoundBy", "PrintedCount", "SecondReading", "Seen"]

FoundBy: TypeAlias = Literal["record", "search"]
"""How the act is known: from a record of the work, from a whole document, or from a search of public pages."""

Seen: TypeAlias = Literal["whole", "page", "beginning", "preamble", "title"]
"""How much of a source was seen."""

SecondReading: TypeAlias = Literal["agreed", "corrected", "not_found"]
"""What a second reading of the sources found: each field as it was, some changed, or no page to read again."""


class ActSource(Checked):
    """A public page or document that reports an act, and how much of it was seen.

    Parameters
    ----------
    title : str
        Its title, or a name for it.
    publisher : str
        Who published it.
    symbol : str
        Its symbol or number, where it has one.
    dated : str
        The day, month or year that it bears, or what is in place of one.
    url : str
        Where it was found.
    seen : {"whole", "page", "beginning", "preamble", "title"}
        How much of it was seen: all, one page, its beginning, its preamble, its title.
    passage : str
        Which part was seen, and in what form: a stored copy, a search's excerpt.

    Examples
    --------
    >>> ActSource(title="Seminar backs disarmament", publisher="The Himalayan Times", seen="whole").seen
    'whole'
    """

    title: Text = Field(min_length=1)
    publisher: Text = ""
    symbol: Text = ""
    dated: Text = ""
    url: Text = ""
    seen: Seen
    passage: Text = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.publisher, self.symbol, self.dated) if part)


class PrintedCount(Checked):
    """A number that a source prints, kept beside the names that it gives, since the two may differ.

    Parameters
    ----------
    number : int
        The number as printed.
    of : str
        Of what: states, persons, speakers.
    listed : int
        How many names the sources give beside it.

    Examples
    --------
    >>> str(PrintedCount(number=11, of="representatives", listed=9))
    '11 representatives (9 names listed)'
    """

    number: int = Field(ge=1, le=1_000)
    of: Text = Field(min_length=1)
    listed: int = Field(default=0, ge=0, le=1_000)

    def __str__(self) -> str:
        return f"{self.number} {self.of} ({self.listed} names listed)"
