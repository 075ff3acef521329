"""The types of columns: pandas' own, which know missing values of every kind, those that any model takes, or small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DTYPES", "Dtypes", "with_dtypes"]

Dtypes: TypeAlias = Literal["pandas", "plain", "categories"]

DTYPES = ("pandas", "plain", "categories")


def with_dtypes(frame: pd.DataFrame, dtypes: Dtypes) -> pd.DataFrame:
    """Return a table whose truth values are 0 and 1 and whose numbers are NumPy's, if plain types are asked for.

    Whole numbers and truth values are then ``int64``; with a missing value among them ``float64``, which has NaN for
    it, as other numbers are. Days, text and codes stay. As ``"categories"``, each text becomes a category, in the order
    in which it comes first.

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
    if dtypes == "categories":
        import pandas as pd

        texts = [name for name, dtype in frame.dtypes.items() if isinstance(dtype, pd.StringDtype)]
        return frame.astype({name: pd.CategoricalDtype(list(frame[name].unique())) for name in texts})
    for name, dtype in frame.dtypes.items():
        if dtype.kind in "biu":
            found[name] = "float64" if frame[name].isna().any() else "int64"
        elif dtype.kind == "f":
            found[name] = "float64"
    return frame.astype(found)
