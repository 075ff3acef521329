"""What a registry needs of a table of the UN Treaty Collection, however it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from ccwuniv.records import ActionKind

__all__ = ["TreatyAct", "TreatyConsent", "TreatyEntry", "TreatyHeader", "TreatyTable"]


class TreatyHeader(Protocol):
    """The head of a table."""

    @property
    def number(self) -> str | None:
        """The number in the collection."""
        ...

    @property
    def title(self) -> str | None:
        """The title as printed."""
        ...

    @property
    def concluded(self) -> dt.date | None:
        """The day of conclusion."""
        ...

    @property
    def entry_into_force(self) -> dt.date | None:
        """The general entry into force."""
        ...

    @property
    def parties_stated(self) -> int | None:
        """The total of parties that the page states."""
        ...


class TreatyEntry(Protocol):
    """Who made an act or a consent."""

    @property
    def participant(self) -> str:
        """The name as printed."""
        ...

    @property
    def iso3(self) -> str | None:
        """The state, or None."""
        ...


class TreatyAct(TreatyEntry, Protocol):
    """One dated act of a table."""

    @property
    def kind(self) -> ActionKind:
        """The act."""
        ...

    @property
    def date(self) -> dt.date:
        """Its day."""
        ...

    @property
    def effective(self) -> dt.date | None:
        """Its day of effect, where it is printed."""
        ...

    @property
    def declared_as(self) -> str:
        """The letter or word beside the date."""
        ...

    @property
    def withdrawn(self) -> bool:
        """Whether it is in brackets."""
        ...

    @property
    def note(self) -> str:
        """What a reader should know of it."""
        ...

    @property
    def marks(self) -> Sequence[str]:
        """The footnotes that it points to."""
        ...

    @property
    def row(self) -> int:
        """Its row; 0 if only a footnote reports it."""
        ...


class TreatyConsent(TreatyEntry, Protocol):
    """A consent to an annexed protocol."""

    @property
    def protocol(self) -> str:
        """The protocol, by its code or its heading."""
        ...

    @property
    def date(self) -> dt.date | None:
        """Its day."""
        ...


class TreatyTable(Protocol):
    r"""What a registry needs of a table of the UN Treaty Collection, however it was read.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", as_of="2020-01-01", instrument="CCW")
    >>> len(page.actions), page.parties_counted
    (1, 1)
    """

    @property
    def header(self) -> TreatyHeader:
        """What the page's head says."""
        ...

    @property
    def instrument(self) -> str:
        """The code of the instrument, empty where it is not known."""
        ...

    @property
    def as_of(self) -> dt.date | None:
        """The day for which the page holds."""
        ...

    @property
    def source(self) -> str:
        """The file or the address it was read from."""
        ...

    @property
    def actions(self) -> Sequence[TreatyAct]:
        """The acts of the table."""
        ...

    @property
    def former_actions(self) -> Sequence[TreatyAct]:
        """Acts that a later one undid."""
        ...

    @property
    def consents(self) -> Sequence[TreatyConsent]:
        """Consents to protocols, of a second table."""
        ...

    @property
    def former_consents(self) -> Sequence[TreatyConsent]:
        """Consents that a later act undid."""
        ...

    @property
    def unread_departures(self) -> Sequence[object]:
        """Passages that were not understood and may record a departure."""
        ...

    @property
    def notes(self) -> Sequence[object]:
        """What was not understood."""
        ...

    @property
    def parties_counted(self) -> int:
        """How many participants count as parties."""
        ...
