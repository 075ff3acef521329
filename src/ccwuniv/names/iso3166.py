"""Codes of ISO 3166 and their years, from pycountry, with the few that it lacks."""

from __future__ import annotations

import datetime as dt

__all__ = ["alpha_3", "withdrawn"]

_WITHDRAWN = {
    "BUR": "MMR",
    "BYS": "BLR",
    "DHY": "BEN",
    "HVO": "BFA",
    "NHB": "VUT",
    "RHO": "ZWE",
    "ROM": "ROU",
    "SCG": "SRB",
    "SUN": "RUS",
    "TMP": "TLS",
    "VDR": "VNM",
    "ZAR": "COD",
}
"""Alpha-3 codes withdrawn since 1974 for states that go on under another; of these pycountry lacks ROM."""

_RESERVED = {"XK": "XKX", "EU": "EUE"}
"""Alpha-2 codes in use that ISO 3166-1 does not hold."""


def alpha_3(code: str) -> str:
    """Return the alpha-3 code in use now for an alpha-2 or alpha-3 code in capitals, or the code itself.

    Examples
    --------
    >>> alpha_3("LA"), alpha_3("SU"), alpha_3("ZAR"), alpha_3("XK"), alpha_3("QQ")
    ('LAO', 'RUS', 'COD', 'XKX', 'QQ')
    """
    if len(code) == 2:
        import pycountry

        known = pycountry.countries.get(alpha_2=code) or pycountry.historic_countries.get(alpha_2=code)
        code = known.alpha_3 if known else _RESERVED.get(code, code)
    return _WITHDRAWN.get(code, code)


def withdrawn(code: str) -> tuple[str, str] | None:
    """Return the state of a withdrawn alpha-2 or alpha-3 code that goes on under another, and the code's last day.

    Of some codes the year of withdrawal alone is known; they count to its end. A code that is in use now, or whose
    last day is not known, gives None.

    Examples
    --------
    >>> withdrawn("ZAR"), withdrawn("DY"), withdrawn("FRA")
    (('COD', '1997-07-13'), ('BEN', '1977-12-31'), None)
    """
    import pycountry

    if len(code) == 2:
        current = pycountry.countries.get(alpha_2=code)
        book = pycountry.historic_countries.get(alpha_2=code)
    else:
        current = pycountry.countries.get(alpha_3=code)
        book = pycountry.historic_countries.get(alpha_3=code)
    if current or not book or not (state := _WITHDRAWN.get(book.alpha_3)):
        return None
    day: str = book.withdrawal_date
    last = f"{day}-12-31" if len(day) == 4 else (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    return state, last
