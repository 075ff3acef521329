"""Codes of ISO 3166, looked up in pycountry each time, and beside them the few that it does not have."""

from __future__ import annotations

__all__ = ["alpha_3"]

_WITHDRAWN = {
    "BUR": "MMR",
    "BYS": "BLR",
    "DHY": "BEN",
    "GEL": "KIR",
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
