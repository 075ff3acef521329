"""Join your own covariates to a panel, without losing a row unnoticed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._support import explained, one_of, several
from ccwuniv.analysis.common import require_columns
from ccwuniv.analysis.identifiers import IDENTIFIERS
from ccwuniv.errors import DataError, DateError, OptionError
from ccwuniv.records import column_of, is_missing, kind_of, read_column, reads

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["join_covariates"]

_SHOWN = 5


@explained
def join_covariates(
    panel: pd.DataFrame,
    frame: pd.DataFrame,
    on: str | Sequence[str] = ("iso3", "year"),
    *,
    unmatched: Literal["error", "report"] = "error",
    max_age: int | None = None,
) -> pd.DataFrame:
    """Join covariates to a panel: every row of the panel stays, and rows without a match are reported.

    Where the last of the keys is a date in the panel, the join is dated: each row takes the latest covariate of that
    day or before, at most ``max_age`` days old. Otherwise keys match exactly.

    Parameters
    ----------
    panel : pandas.DataFrame
        What :func:`panel` or :func:`waiting_times` returned.
    frame : pandas.DataFrame
        Covariates, one row for each key; it has the key columns under the same names. States may be there by name:
        a name is read in the row's year, or on its day. Where the panel has identifiers, they are keys, too: a row
        without one (the list does not hold the state on that day) finds no match.
    on : str or several
        The key columns, or one: ``("iso3", "year")``, ``("cow", "year")``, ``("iso3", "date")``, ``("iso3", "start")``
        ...
    unmatched : {"error", "report"}
        What to do when rows of the panel find no covariate: raise, or leave them missing and count them.
    max_age : int, optional
        For a dated join, how many days old a covariate may be; any age by default.

    Returns
    -------
    pandas.DataFrame
        The panel with the further columns, its rows in their order. ``.attrs["ccwuniv"]["covariates"]`` counts the
        panel's rows without a match and the covariate rows that were not used, and names the first unmatched keys, and
        the first names in the covariates that mean no one state.

    Raises
    ------
    DataError
        When a key is missing, of another type, or not unique in ``frame``; when a covariate has the name of a column
        of the panel; when rows find no match (and ``unmatched="error"``).

    Examples
    --------
    >>> import pandas as pd
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis import panel
    >>> table = panel(Registry.bundled(), states=["LAO"], instruments=["AP2"], start=2012, end=2013)
    >>> wealth = pd.DataFrame({"iso3": ["LAO", "LAO"], "year": [2012, 2013], "gdp": [10.2, 11.9]})
    >>> join_covariates(table, wealth)["gdp"].tolist()
    [10.2, 11.9]
    """
    import numpy as np
    import pandas as pd

    one_of("unmatched", unmatched, ("error", "report"))
    keys = _keys(panel, frame, on)
    dated = kind_of(panel[keys[-1]]) == "date"
    if max_age is not None and (not dated or isinstance(max_age, bool) or not isinstance(max_age, int) or max_age < 0):
        raise OptionError("max_age", max_age, ["a number of days, for a join on a date"])
    held = [key for key in keys if re.sub("_[ab]$", "", key) in IDENTIFIERS]
    whole = panel[held].notna().all(axis=1).to_numpy()
    left, right = _alike(panel.loc[whole, keys], panel, keys, "panel"), _alike(frame, panel, keys, "covariates")
    of_no_state = _read_names(right, keys, own="ccwuniv" in frame.attrs)
    _check_unique(right, keys)
    right["_covariate"] = range(len(right))
    left["_row"] = np.flatnonzero(whole)
    joined = _dated(left, right, keys, max_age) if dated else left.merge(right, on=keys, how="left")
    joined = joined.set_index("_row").reindex(range(len(panel))).set_axis(panel.index)
    missing = joined["_covariate"].isna()
    used = int(joined["_covariate"].nunique())
    facts = _facts(panel, keys, missing, len(right) - used, dated, max_age)
    facts |= {"of_no_state": of_no_state[:_SHOWN]} if of_no_state else {}
    if unmatched == "error" and missing.any():
        of_none = f" (of no state: {' '.join(of_no_state[:_SHOWN])})" if of_no_state else ""
        lost = several(int(missing.sum()), "row of the panel finds", "rows of the panel find")
        raise DataError(
            f"{lost} no covariate, first {', '.join(facts['unmatched'])}{of_none}; "
            "add them to the covariates, or pass unmatched='report' to keep them with missing values",
            column="+".join(keys),
        )
    further = joined[list(frame.columns.difference(keys, sort=False))]
    result = pd.concat([panel, further], axis="columns")
    result.attrs = {"ccwuniv": {**panel.attrs.get("ccwuniv", {}), "covariates": facts}}
    return result


def _keys(panel: pd.DataFrame, frame: pd.DataFrame, on: Sequence[str]) -> list[str]:
    keys = [on] if isinstance(on, str) else list(on)
    if not keys or len(set(keys)) < len(keys):
        raise OptionError("on", on, ["the names of key columns, each once"])
    require_columns(panel, keys, "the key must be a column of the panel")
    require_columns(frame, keys, "name the key in the covariates as in the panel")
    if clash := [str(column) for column in frame.columns if column in panel.columns and column not in keys]:
        raise DataError("is in the panel already; rename it in the covariates", column=clash[0])
    return keys


def _alike(frame: pd.DataFrame, panel: pd.DataFrame, keys: Sequence[str], file: str) -> pd.DataFrame:
    """Return a copy whose keys are text, whole numbers or dates, as they are in the panel."""
    result = frame.copy()
    for key in keys:
        column = column_of(frame, key, "name the key once")
        if column.isna().any():
            raise DataError("a key is missing", file=file, row=int(column.isna().argmax()) + 2, column=key)
        kind = kind_of(column_of(panel, key, "name the key once"))
        result[key] = read_column(_words(column, key) if kind == "text" else column, key, kind, file=file)
    return result.reset_index(drop=True)


def _words(column: pd.Series[Any], key: str) -> pd.Series[Any]:
    """Return a key whose whole numbers are the words that a panel may have for them; of UN M49, three digits."""
    digits = 3 if re.sub("_[ab]$", "", key) == "m49" else 1

    def word(cell: Any) -> Any:  # noqa: ANN401  # a cell of anybody's table
        if not reads(cell, "integer"):
            return cell
        return str(int(float(cell.strip()) if isinstance(cell, str) else cell)).zfill(digits)

    return column.astype("object").map(word)


def _read_names(right: pd.DataFrame, keys: Sequence[str], *, own: bool) -> list[str]:
    """Replace names of states among the keys by codes, each read at its row's time; return why some could not be read.

    The codes of a table that this library made are its own: YUG is there the State that ended in 1992.
    """
    import pandas as pd

    from ccwuniv import names

    reasons: dict[str, None] = {}
    when = right[keys[-1]].tolist() if len(keys) > 1 and kind_of(right[keys[-1]]) != "text" else None
    for key in (key for key in keys if key.startswith("iso3")):
        written = right[key].tolist()
        codes = {code for code in names.states() if own or not names.depends_on_day(code)}
        named = [place for place, value in enumerate(written) if value not in codes]
        read: dict[tuple[object, object], str] = {}
        for place in named:
            one = written[place], when[place] if when else None
            if one not in read:
                try:
                    read[one] = names.resolve(*one)
                except (LookupError, DateError) as error:
                    read[one] = str(one[0])
                    reasons[str(error)] = None
            written[place] = read[one]
        if named:
            right[key] = pd.Series(written, index=right.index, dtype=right[key].dtype)
    return list(reasons)


def _check_unique(right: pd.DataFrame, keys: list[str]) -> None:
    twice = right[right.duplicated(keys)]
    if len(twice):
        raise DataError(
            "is twice in the covariates; keep one row for each key",
            column="+".join(keys),
            value=" ".join(_plain(value) for value in twice[keys].iloc[0]),
        )


def _plain(value: object) -> str:
    return "-" if is_missing(value) else str(value).removesuffix(" 00:00:00")


def _dated(left: pd.DataFrame, right: pd.DataFrame, keys: list[str], max_age: int | None) -> pd.DataFrame:
    import pandas as pd

    *by, when = keys
    return pd.merge_asof(
        left.sort_values(when, kind="stable"),
        right.sort_values(when, kind="stable"),
        on=when,
        by=by or None,
        tolerance=None if max_age is None else pd.Timedelta(days=max_age),
    )


def _facts(
    panel: pd.DataFrame, keys: list[str], missing: pd.Series[bool], unused: int, dated: bool, max_age: int | None
) -> dict[str, Any]:
    named = [*(["iso3"] if "iso3" in panel and "iso3" not in keys else []), *keys]
    first = panel.loc[missing.to_numpy(), named].drop_duplicates().head(_SHOWN)
    return {
        "on": list(keys),
        "join": "latest on or before the date" if dated else "exact",
        **({} if max_age is None else {"max_age_days": max_age}),
        "unmatched_rows": int(missing.sum()),
        "unmatched": [" ".join(map(_plain, row)) for row in first.astype("object").to_numpy().tolist()],
        "unused_covariates": unused,
    }
