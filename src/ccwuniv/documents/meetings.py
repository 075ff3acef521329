"""A meeting for which papers are written, as the office's calendar has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["Meeting"]


@dataclass(frozen=True)
class Meeting:
    """A meeting of the parties to an instrument.

    Attributes
    ----------
    name : str
        Its name in the language of the paper, such as ``"2014 Meeting of the High Contracting Parties"``.
    start, end : datetime.date
        Its first and its last day; the last is the first where it is not given.
    instrument : str
        The code of the instrument whose parties meet.
    place : str
        Where.
    agenda_item : str
        The item under which a paper on universalization is submitted, such as ``"Item 9: Report of the Unit"``.
    symbol : str
        The symbol of that paper, where it has one.
    documents_due : datetime.date, optional
        The day by which papers are to be submitted.

    Examples
    --------
    >>> Meeting("2014 Meeting of the High Contracting Parties", dt.date(2014, 11, 13), dt.date(2014, 11, 14)).end
    datetime.date(2014, 11, 14)
    """

    name: str
    start: dt.date
    end: dt.date | None = None
    instrument: str = "CCW"
    place: str = "Geneva"
    agenda_item: str = ""
    symbol: str = ""
    documents_due: dt.date | None = None
