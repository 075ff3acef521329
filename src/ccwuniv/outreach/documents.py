"""The documents known to bear on the record of outreach, whether they were read or not."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from ccwuniv._support import data_directory
from ccwuniv.records import Record, read_csv

__all__ = ["KnownDocument", "known_documents"]


class KnownDocument(Record):
    """A document known to exist that reports, or may report, acts of outreach.

    Parameters
    ----------
    year : int
        The year of which it tells.
    document : str
        Its symbol, or its title where it has none.
    title : str
        What it is.
    read : {"whole", "page", "beginning", "preamble", "title", "not_read"}
        How much of it was read.
    known_from : str
        Where it is cited or listed, or where it was read.
    evidence : {"verified", "recalled"}
        Whether that was read there.
    note : str
        What else a reader should know.

    Examples
    --------
    >>> [one.document for one in known_documents() if one.year == 2022 and one.read == "not_read"]
    ['CCW/MSP/2022/3', 'CCW/MSP/2022/4']
    """

    year: int = Field(ge=1980, le=2100)
    document: str = Field(min_length=1)
    title: str = Field(min_length=1)
    read: Literal["whole", "page", "beginning", "preamble", "title", "not_read"]
    known_from: str = Field(min_length=1)
    evidence: Literal["verified", "recalled"]
    note: str = ""


@cache
def known_documents() -> tuple[KnownDocument, ...]:
    """Return the shipped documents, by year.

    Examples
    --------
    >>> sum(one.read == "whole" for one in known_documents())
    2
    """
    return tuple(read_csv(data_directory() / "documents.csv", KnownDocument)[0])
