"""Geographic labels of reports, and the documented lists of states that they may mean."""

from __future__ import annotations

import datetime as dt
from functools import cache

from ccwuniv._support import data_directory
from ccwuniv.records import Day, Evidence, Record, read_csv

__all__ = ["region_keys", "region_label", "region_members"]


class RegionMember(Record):
    """A state that a geographic label may mean, the days between which it did, and the source of the list.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import read_csv
    >>> read_csv(data_directory() / "regions.csv", RegionMember)[0][0].region
    'africa'
    """

    region: str
    label_en: str
    label_zh: str
    iso3: str
    since: Day | None = None
    until: Day | None = None
    source: str
    evidence: Evidence


@cache
def _members() -> dict[str, tuple[RegionMember, ...]]:
    rows, _ = read_csv(data_directory() / "regions.csv", RegionMember)
    keys = dict.fromkeys(row.region for row in rows)
    return {key: tuple(row for row in rows if row.region == key) for key in keys}


def region_keys() -> tuple[str, ...]:
    """Return the regions for which there is a list of candidates.

    Examples
    --------
    >>> "central_asia" in region_keys()
    True
    """
    return tuple(_members())


def region_label(key: str) -> str:
    """Return a region's label in English.

    Examples
    --------
    >>> region_label("central_asia")
    'Central Asia'
    """
    return _members()[key][0].label_en


def region_members(region: str, day: dt.date) -> frozenset[str]:
    """Return the states that a region's list holds on a day.

    Examples
    --------
    >>> from datetime import date
    >>> sorted(region_members("central_asia", date(2014, 9, 1)))
    ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
    """
    return frozenset(
        row.iso3
        for row in _members()[region]
        if (row.since is None or row.since <= day) and (row.until is None or day <= row.until)
    )
