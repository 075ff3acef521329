"""Geographic labels of reports, and the documented lists of states that they may mean."""

from __future__ import annotations

import datetime as dt
from functools import cache

from ccwuniv._support import data_directory
from ccwuniv.records import Day, Evidence, Membership, Record, read_csv

__all__ = ["region_keys", "region_label", "region_members"]

_OF_SUBREGIONS = {
    "caribbean": ("Caribbean", "加勒比", ("Caribbean",)),
    "central_america": ("Central America", "中美洲", ("Central America",)),
    "eastern_africa": ("Eastern Africa", "东非", ("Eastern Africa",)),
    "eastern_asia": ("Eastern Asia", "东亚", ("Eastern Asia",)),
    "europe": (
        "Europe",
        "欧洲",
        ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    ),
    "latin_america_caribbean": (
        "Latin America and the Caribbean",
        "拉丁美洲和加勒比",
        ("Caribbean", "Central America", "South America"),
    ),
    "northern_africa": ("Northern Africa", "北非", ("Northern Africa",)),
    "south_america": ("South America", "南美洲", ("South America",)),
    "south_east_asia": ("South-East Asia", "东南亚", ("Southeast Asia",)),
    "southern_asia": ("Southern Asia", "南亚", ("Southern Asia",)),
    "western_africa": ("Western Africa", "西非", ("Western Africa",)),
    "western_asia": ("Western Asia", "西亚", ("Western Asia",)),
}
_WIDER = {"caribbean": ("caricom",)}


class RegionMember(Record):
    """A state that a geographic label may mean, between which days, and by which source.

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


@cache
def _subregions() -> tuple[Membership, ...]:
    rows, _ = read_csv(data_directory() / "groups.csv", Membership)
    return tuple(row for row in rows if row.scheme == "m49")


def region_keys() -> tuple[str, ...]:
    """Return the regions for which there is a list of candidates: in ``regions.csv``, or of sub-regions of the M49.

    Central and Southern Africa have none: reports mean more states by them than the M49 does.

    Examples
    --------
    >>> "central_asia" in region_keys()
    True
    """
    return (*_members(), *_OF_SUBREGIONS)


def region_label(key: str) -> str:
    """Return a region's label in English.

    Examples
    --------
    >>> region_label("central_asia")
    'Central Asia'
    """
    return _OF_SUBREGIONS[key][0] if key in _OF_SUBREGIONS else _members()[key][0].label_en


def region_members(region: str, day: dt.date) -> frozenset[str]:
    """Return the states that a region's list holds on a day.

    Examples
    --------
    >>> from datetime import date
    >>> sorted(region_members("central_asia", date(2014, 9, 1)))
    ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
    """
    if region in _OF_SUBREGIONS:
        subregions = _OF_SUBREGIONS[region][2]
        within = frozenset(row.iso3 for row in _subregions() if row.group in subregions and row.holds(day))
        return within.union(*(region_members(wider, day) for wider in _WIDER.get(region, ())))
    return frozenset(
        row.iso3
        for row in _members()[region]
        if (row.since is None or row.since <= day) and (row.until is None or day <= row.until)
    )
