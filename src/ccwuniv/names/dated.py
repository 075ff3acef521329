"""The identifiers of states between their days, and of many states, each as of its own day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from ccwuniv.names.schemes import SCHEMES, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

    from ccwuniv.names.schemes import Scheme

__all__ = ["identifier_rows", "identifiers_on"]


class DatedIdentifier(NamedTuple):
    """An identifier of a state, and the first and last day of its use, None where none is known."""

    iso3: str
    scheme: str
    identifier: str
    since: dt.date | None
    until: dt.date | None
    source: str


def identifier_rows() -> tuple[DatedIdentifier, ...]:
    """Return every identifier of every state, changed or not.

    Examples
    --------
    >>> [(one.identifier, str(one.since)) for one in identifier_rows() if (one.iso3, one.scheme) == ("DEU", "cow")]
    [('260', '1955-05-05'), ('255', '1990-10-03')]
    """
    return tuple(
        DatedIdentifier(
            *(one.iso3, one.scheme, one.identifier),
            None if one.since == dt.date.min else one.since,
            None if one.until == dt.date.max else one.until,
            one.source,
        )
        for one in sorted(rows(), key=lambda one: (one.iso3, SCHEMES.index(one.scheme), one.since))
    )


def identifiers_on(iso3: Iterable[str], days: npt.NDArray[np.datetime64], scheme: Scheme) -> npt.NDArray[np.object_]:
    """Return the identifier of each state on its day, None where the list does not hold it then.

    Parameters
    ----------
    iso3 : iterable of str
        The codes of the states.
    days : array of days
        As many as codes. Where a day is missing, so is the identifier.
    scheme : str
        One of SCHEMES.

    Examples
    --------
    >>> import numpy as np
    >>> days = np.array(["1985-12-31", "1991-12-31"], dtype="datetime64[D]")
    >>> [identifiers_on(["DEU", "DEU"], days, scheme).tolist() for scheme in ("cow", "gw")]
    [['260', '255'], ['260', '260']]
    """
    import numpy as np
    import pandas as pd

    places, different = pd.factorize(np.array(list(iso3), dtype=object))
    order = places.argsort(kind="stable")
    starts = places[order].searchsorted(np.arange(len(different) + 1))
    number = {code: place for place, code in enumerate(different)}
    exact = np.asarray(days, dtype="datetime64[D]")
    found: npt.NDArray[Any] = np.full(len(places), None, dtype=object)
    for one in rows():
        if one.scheme == scheme and one.iso3 in number:
            place = number[one.iso3]
            own = order[starts[place] : starts[place + 1]]
            since, until = np.datetime64(one.since), np.datetime64(one.until)
            found[own[(since <= exact[own]) & (exact[own] <= until)]] = one.identifier
    return found
