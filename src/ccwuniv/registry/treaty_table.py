"""What a registry needs of a table of the UN Treaty Collection, however it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from ccwuniv.records import ActionKind

__all__ = ["TreatyAct", "TreatyEntry", "TreatyTable"]


class _Header(Protocol):
    @property
    def number(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def concluded(self) -> dt.date | None: ...
    @property
    def entry_into_force(self) -> dt.date | None: ...
    @property
    def parties_stated(self) -> int | None: ...


class TreatyEntry(Protocol):
    @property
    def participant(self) -> str: ...
    @property
    def iso3(self) -> str | None: ...


class TreatyAct(TreatyEntry, Protocol):
    @property
    def kind(self) -> ActionKind: ...
    @property
    def date(self) -> dt.date: ...
    @property
    def effective(self) -> dt.date | None: ...
    @property
    def declared_as(self) -> str: ...
    @property
    def withdrawn(self) -> bool: ...
    @property
    def note(self) -> str: ...
    @property
    def row(self) -> int: ...


class _Consent(TreatyEntry, Protocol):
    @property
    def protocol(self) -> str: ...
    @property
    def date(self) -> dt.date | None: ...


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
    def header(self) -> _Header:
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
    def consents(self) -> Sequence[_Consent]:
        """Consents to protocols, of a second table."""
        ...

    @property
    def former_consents(self) -> Sequence[_Consent]:
        """Consents that a later act undid."""
        ...

    @property
    def unread_departures(self) -> Sequence[object]:
        """What was not understood, and by which somebody may have left."""
        ...

    @property
    def notes(self) -> Sequence[object]:
        """What was not understood."""
        ...

    @property
    def parties_counted(self) -> int:
        """How many participants count as parties."""
        ...
