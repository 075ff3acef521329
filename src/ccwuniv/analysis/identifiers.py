"""The identifiers by which other data sets know a state, as columns of a table, as of the day of each row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ccwuniv._support import one_of
from ccwuniv.names import identifiers_on

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["IDENTIFIERS", "Identifier", "IdentifiersLike", "identifiers_asked", "with_identifiers"]

Identifier: TypeAlias = Literal["cow", "gw", "m49", "iso2"]
IdentifiersLike: TypeAlias = "Identifier | Sequence[Identifier]"

IDENTIFIERS: tuple[Identifier, ...] = get_args(Identifier)
"""The columns that a table may have, each named by its scheme."""

_NUMBERS = ("cow", "gw")


def identifiers_asked(asked: IdentifiersLike | None) -> tuple[Identifier, ...]:
    """Return the identifiers that a caller names, each once, in the caller's order.

    Raises
    ------
    OptionError
        For one that no table has.

    Examples
    --------
    >>> identifiers_asked("cow"), identifiers_asked(["gw", "cow", "gw"]), identifiers_asked(None)
    (('cow',), ('gw', 'cow'), ())
    """
    given: list[Identifier] = [] if asked is None else [asked] if isinstance(asked, str) else list(asked)
    for one in given:
        one_of("identifiers", one, IDENTIFIERS)
    return tuple(dict.fromkeys(given))


def with_identifiers(
    frame: pd.DataFrame, asked: tuple[Identifier, ...], days: dt.date | npt.NDArray[np.datetime64]
) -> pd.DataFrame:
    """Return a table with identifiers right after the code (and name) of each state; of pairs, of both.

    Parameters
    ----------
    frame : pandas.DataFrame
        A column ``iso3``, or ``iso3_a`` and ``iso3_b``, or an index ``iso3``.
    asked : tuple of identifiers
        As of :func:`identifiers_asked`.
    days : day or array of days
        Of all rows, or of each.

    Examples
    --------
    >>> import pandas as pd
    >>> with_identifiers(pd.DataFrame({"iso3": ["LAO", "VAT"]}), ("cow", "m49"), dt.date(2014, 9, 1)).values.tolist()
    [['LAO', 812, '418'], ['VAT', <NA>, '336']]
    """
    import numpy as np
    import pandas as pd

    if not asked:
        return frame
    each = np.full(len(frame), np.datetime64(days)) if isinstance(days, dt.date) else days
    codes: dict[str, pd.Series[Any] | pd.Index[Any]] = {"": frame.index} if frame.index.name == "iso3" else {}
    codes |= {str(column).removeprefix("iso3"): frame[column] for column in frame if str(column).startswith("iso3")}
    result = frame.copy(deep=False)
    result.attrs = {}
    for end, states in codes.items():
        before = next((name for name in (f"name{end}", f"iso3{end}") if name in result), None)
        place = 0 if before is None else list(result).index(before) + 1
        for further, name in enumerate(asked):
            found = identifiers_on(map(str, states), each, name)
            numbers = name in _NUMBERS
            cells = [None if one is None else int(one) for one in found] if numbers else found
            column = pd.Series(cells, index=result.index, dtype="Int64" if numbers else "object")
            result.insert(place + further, f"{name}{end}", column)
    result.attrs = dict(frame.attrs)
    return result
