"""The types of columns: pandas' own, which know missing values of every kind, or those that any model takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DTYPES", "Dtypes", "with_dtypes"]

Dtypes: TypeAlias = Literal["pandas", "plain"]

DTYPES = ("pandas", "plain")


def with_dtypes(frame: pd.DataFrame, dtypes: Dtypes) -> pd.DataFrame:
    """Return a table whose truth values are 0 and 1 and whose numbers are NumPy's, if plain types are asked for.

    Whole numbers and truth values are ``int64``; with a missing value among them ``float64``, which has NaN for it, as
    other numbers are. Days, text and codes stay.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"event": [True, False], "bound": pd.array([True, None], dtype="boolean")})
    >>> with_dtypes(frame, "plain").dtypes.astype(str).tolist()
    ['int64', 'float64']
    """
    if dtypes == "pandas":
        return frame
    found: dict[Any, Any] = {}
    for name, dtype in frame.dtypes.items():
        if dtype.kind in "biu":
            found[name] = "float64" if frame[name].isna().any() else "int64"
        elif dtype.kind == "f":
            found[name] = "float64"
    return frame.astype(found)
