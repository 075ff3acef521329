"""A table of the UN Treaty Collection, once read: its acts, its notes, and who counts as a party by it."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv._support import FrozenMapping, Versioned, freeze_fields
from ccwuniv.records import CONSENT_KINDS, ActionKind, spoken
from ccwuniv.registry import counted_parties, why_counts_differ
from ccwuniv.sources.untc.records import Form, UntcAction, UntcConsent, UntcHeader, UntcNote, UntcStatement

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["UntcTable"]

_FRAME_TYPES = {
    "iso3": "string",
    "participant": "string",
    "kind": "string",
    "date": "datetime64[s]",
    "effective": "datetime64[s]",
    "declared_as": "string",
    "withdrawn": "bool",
    "column": "string",
    "table": "int64",
    "row": "int64",
    "marks": "string",
    "note": "string",
}


@dataclass(frozen=True, slots=True, repr=False)
class UntcTable(Versioned):
    r"""A table of the UN Treaty Collection.

    Attributes
    ----------
    header : UntcHeader
        What is above the table.
    form : {"html", "xml", "csv"}
        In which form it was.
    source : str
        The name of the file.
    instrument : str
        The code of the instrument, such as ``CCW``; for an unknown treaty its number.
    as_of : datetime.date or None
        The day for which parties are counted.
    actions : tuple of UntcAction
        Every dated act, in the order of the page, then the withdrawals that its footnotes report.
    former_actions, former_consents : tuple of UntcAction, tuple of UntcConsent
        Acts of former participants, from the footnotes, and in the Convention's own table their consents to
        Protocols I to III. They are not counted as parties.
    consents : tuple of UntcConsent
        Consents to annexed protocols.
    statements : tuple of UntcStatement
        Reservations, declarations, objections and the like.
    footnotes : mapping of str to str
        The footnotes by mark, for reading; they belong to the United Nations and are stored nowhere.
    notes : tuple of UntcNote
        Everything that was not understood, or that deserves a look.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> table = read_untc(b"Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nEgypt,10 Apr 1981,")
    >>> table
    <UntcTable bytes from csv 'bytes': 3 actions, 1 parties, 0 consents, 1 notes>
    """

    header: UntcHeader
    form: Form
    source: str
    instrument: str
    as_of: dt.date | None = None
    actions: tuple[UntcAction, ...] = ()
    former_actions: tuple[UntcAction, ...] = ()
    former_consents: tuple[UntcConsent, ...] = ()
    consents: tuple[UntcConsent, ...] = ()
    statements: tuple[UntcStatement, ...] = ()
    footnotes: Mapping[str, str] = FrozenMapping()
    notes: tuple[UntcNote, ...] = ()

    def __post_init__(self) -> None:
        freeze_fields(self, "footnotes")

    @property
    def unread_departures(self) -> tuple[UntcNote, ...]:
        r"""The notes on words of departure that were not understood; each may be a state that left.

        ``Registry.from_tables`` refuses a table that has any, unless it is told ``allow_unread=True``.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> page = b"Participant,Ratification,Abandoned\nFrance,4 Mar 1988,1 May 2000\n"
        >>> [str(note) for note in read_untc(page).unread_departures]
        ["table 1, row 1: 'France: Abandoned: 1 May 2000': not understood as an act"]
        """
        return tuple(note for note in self.notes if note.departure)

    @property
    def parties_counted(self) -> int:
        r"""How many participants are bound on ``as_of``, as a registry made of the table counts them.

        A withdrawal counts from the day on which it takes effect, and a former state until it ceased to exist. Without
        ``as_of``, square brackets say who has left.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> page = b"Participant,Ratification\nFrance,4 Mar 1988\nGreece,28 Jan 1992\n"
        >>> read_untc(page, as_of="1990-01-01").parties_counted, read_untc(page, as_of="2000-01-01").parties_counted
        (1, 2)
        """
        return len(counted_parties(self, self.as_of))

    @property
    def signatories_counted(self) -> int:
        r"""How many participants have signed, signatures in brackets left out.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nEgypt,10 Apr 1981,")
        >>> table.signatories_counted, table.parties_counted
        (2, 1)
        """
        return len({_key(a) for a in self.actions if a.kind is ActionKind.SIGNATURE and not a.withdrawn})

    @property
    def agrees(self) -> bool | None:
        r"""Whether the header's total of parties equals a registry's count for the page's day; None without a total.

        Examples
        --------
        >>> from dataclasses import replace
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
        >>> table.agrees, replace(table, header=UntcHeader(parties_stated=2)).agrees
        (None, False)
        """
        if self.header.parties_stated is None:
            return None
        return self.header.parties_stated == len(counted_parties(self, self._day_of_the_page))

    @property
    def parties_check(self) -> str:
        r"""One sentence that compares the header's total of parties with the rows and with a registry made of them.

        Where these differ, the sentence says why, as far as the table shows it: the header is older, or counts who
        applies the treaty provisionally, a state that is no more, or not a participant without a code.

        Examples
        --------
        >>> from dataclasses import replace
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
        >>> print(replace(table, header=UntcHeader(parties_stated=2)).parties_check)
        The header states 2 parties; the rows give 1: they differ (the table does not show why).
        """
        stated, day = self.header.parties_stated, self._day_of_the_page
        counted, rows = len(counted_parties(self, day)), self._bound_by_rows
        when = f" on {spoken(day)}" if day else ""
        also = f", and a registry counts {counted}" if counted != rows else ""
        given = f"the rows give {rows}{when}{also}"
        if stated is None:
            return f"The header states no total of parties; {given}."
        if stated == counted:
            return f"The header states {stated} parties; {given}: they agree."
        why = why_counts_differ(self, stated, day)
        return f"The header states {stated} parties; {given}: they differ ({why})."

    @property
    def _day_of_the_page(self) -> dt.date | None:
        return self.header.status_day or self.as_of

    @property
    def _bound_by_rows(self) -> int:
        """How many participants have a row with a consent, of that day or before, that is not in brackets."""
        day = self._day_of_the_page or dt.date.max
        bound = (a for a in self.actions if a.row and a.kind in CONSENT_KINDS and not a.withdrawn and a.date <= day)
        return len({_key(action) for action in bound})

    def frame(self) -> pd.DataFrame:
        r"""Return the actions as a table, a row per act, with the origin in ``.attrs["ccwuniv"]``.

        Returns
        -------
        pandas.DataFrame
            Columns iso3, participant, kind, date, effective, declared_as, withdrawn, column, table, row, marks, note.

        Examples
        --------
        >>> from ccwuniv import read_untc
        >>> table = read_untc(b"Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nEgypt,10 Apr 1981,")
        >>> [f"{row.iso3} {row.kind} {row.date:%Y-%m-%d}" for row in table.frame().itertuples()]
        ['FRA signature 1981-04-10', 'FRA ratification 1988-03-04', 'EGY signature 1981-04-10']
        """
        import pandas as pd

        plain = [name for name in _FRAME_TYPES if name not in ("kind", "marks")]
        rows = [[*(getattr(a, name) for name in plain), a.kind.value, ", ".join(a.marks)] for a in self.actions]
        columns = [*plain, "kind", "marks"]
        frame = pd.DataFrame(rows, columns=columns, dtype="object")[[*_FRAME_TYPES]].astype(_FRAME_TYPES)
        frame.attrs["ccwuniv"] = {
            "source": f"UN Treaty Collection {self.header.number or self.source}",
            "instrument": self.instrument,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }
        return frame

    def __repr__(self) -> str:
        day = f" as of {self.as_of}" if self.as_of else ""
        return (
            f"<UntcTable {self.instrument}{day} from {self.form} {self.source!r}: {len(self.actions)} actions, "
            f"{self.parties_counted} parties, {len(self.consents)} consents, {len(self.notes)} notes>"
        )

    def _repr_html_(self) -> str:
        counts = (
            ("Parties", f"{self.parties_counted}"),
            ("Signatories", f"{self.signatories_counted}"),
            ("Actions", f"{len(self.actions)}"),
            ("Consents to annexed protocols", f"{len(self.consents)}"),
            ("Statements", f"{len(self.statements)}"),
            ("Notes", f"{len(self.notes)}"),
        )
        rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in counts)
        title = html.escape(f"{self.header.number or self.instrument}: {self.header.title or self.source}")
        return f"<table><caption>{title}</caption>{rows}</table><p>{html.escape(self.parties_check)}</p>"


def _key(action: UntcAction) -> str:
    return action.iso3 or action.participant
