"""A second copy of what the depositary prints, with which the rules compare the tables.

Source of the dates and counts: UN Treaty Collection, chapter XXVI-2 and its parts, status of 3 February 2026. The days
of the acts that brought the instruments into force lie six months before. The days of succession are as far verified as
``data/actions.csv`` says, else recalled.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

__all__ = [
    "ANNEXED",
    "FIRST_ACTS",
    "FIRST_THREE",
    "INSTRUMENTS",
    "LATER_CONSENTS",
    "NEIGHBOURS",
    "OPENED",
    "PARTIES_NOT_MEMBERS",
    "REGIONAL_GROUPS",
    "SNAPSHOT",
    "SUCCEEDED_TO",
    "SUCCESSIONS",
    "UN_MEMBERS",
]

Day = dt.date


class Dates(NamedTuple):
    """When an instrument was adopted, when the act came that brought it into force, when it entered into force."""

    adopted: Day
    trigger_date: Day
    entry_into_force: Day


NEIGHBOURS = {
    "mine_ban": Day(1999, 3, 1),
    "cluster_munitions": Day(2010, 8, 1),
    "arms_trade": Day(2014, 12, 24),
}
"""When the neighbouring treaties entered into force: the same site, chapters XXVI-5, XXVI-6 and XXVI-8, of that day."""

SNAPSHOT = Day(2026, 2, 3)
"""The day of the depositary's tables."""

OPENED = Day(1981, 4, 10)
"""The day on which the Convention, with its first three protocols, was opened for signature (article 3)."""

_FIRST = Dates(Day(1980, 10, 10), Day(1983, 6, 2), Day(1983, 12, 2))
INSTRUMENTS = {
    "CCW": _FIRST,
    "P1": _FIRST,
    "P2": _FIRST,
    "P3": _FIRST,
    "P4": Dates(Day(1995, 10, 13), Day(1998, 1, 30), Day(1998, 7, 30)),
    "AP2": Dates(Day(1996, 5, 3), Day(1998, 6, 3), Day(1998, 12, 3)),
    "A1": Dates(Day(2001, 12, 21), Day(2003, 11, 18), Day(2004, 5, 18)),
    "P5": Dates(Day(2003, 11, 28), Day(2006, 5, 12), Day(2006, 11, 12)),
}

FIRST_THREE = ("P1", "P2", "P3")
"""The protocols that were adopted with the Convention."""

ANNEXED = tuple(code for code in INSTRUMENTS if code != "CCW")
"""What ends with the Convention (article 9(3))."""

LATER_CONSENTS = {("FRA", "P3"): Day(2002, 7, 18), ("USA", "P3"): Day(2009, 1, 21)}
"""Consents to one of them that the table prints with a day of their own, after the deposit for the Convention."""

SUCCESSIONS = {
    "SVN": Day(1991, 6, 25),
    "HRV": Day(1991, 10, 8),
    "MKD": Day(1991, 11, 17),
    "BIH": Day(1992, 3, 6),
    "SRB": Day(1992, 4, 27),
    "CZE": Day(1993, 1, 1),
    "SVK": Day(1993, 1, 1),
    "MNE": Day(2006, 6, 3),
}
"""The states that succeeded to the Convention, and since when."""

SUCCEEDED_TO = {iso3: frozenset({"CCW", *FIRST_THREE}) for iso3 in SUCCESSIONS} | {
    "MNE": frozenset({"CCW", *FIRST_THREE, "P4", "A1"})
}
"""To what each of them succeeded."""

FIRST_ACTS = {"CCW": ("MEX", Day(1982, 2, 11)), "P4": ("FIN", Day(1996, 1, 11))}
"""Who consented first, and when."""

PARTIES_NOT_MEMBERS = {"VAT": Day(1997, 7, 22), "PSE": Day(2015, 1, 5)}
"""The parties to the Convention that are not members of the United Nations, and since when."""

REGIONAL_GROUPS = {"African": 54, "Asia-Pacific": 54, "Eastern European": 23, "GRULAC": 33, "WEOG": 29}
"""The sizes of the regional groups as listed, with Kiribati; together the 193 members of the United Nations."""

_UN_COUNTED = """
1945 51 1946 55 1947 57 1948 58 1949 59 1950 60 1955 76 1956 80 1957 82 1958 82 1960 99 1961 104 1962 110 1963 113
1964 115 1965 117 1966 122 1967 123 1968 126 1970 127 1971 132 1973 135 1974 138 1975 144 1976 147 1977 149 1978 151
1979 152 1980 154 1981 157 1983 158 1984 159 1990 159 1991 166 1992 179 1993 184 1994 185 1998 185 1999 188 2000 189
2002 191 2006 192 2011 193
"""
UN_MEMBERS = dict(zip(map(int, _UN_COUNTED.split()[::2]), map(int, _UN_COUNTED.split()[1::2]), strict=True))
"""The Members of the United Nations at the end of a year, as its own page has them; not checked against it."""
